"""Frozen values and pure decisions: no Qt, no files, no clock."""
