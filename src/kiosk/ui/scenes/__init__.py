"""Scenes laid out: backgrounds, headers, grids of blocks."""
