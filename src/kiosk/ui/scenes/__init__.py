"""From blocks to widgets, layouts and reflow."""
