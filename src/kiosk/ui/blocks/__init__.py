"""One block of a scene a file."""
