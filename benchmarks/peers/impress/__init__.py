"""The deck of slides."""
