"""Releases: checked, compiled content that never changes again, and which of it is shown."""
