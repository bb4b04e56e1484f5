"""Measures the program: its start, its frames, its memory, on content of any size."""
