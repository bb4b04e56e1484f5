"""Drives the real window as visitors would, for minutes or days, and says how it stood that."""
