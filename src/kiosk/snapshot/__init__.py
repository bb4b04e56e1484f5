"""Pictures of every scene and sheet without a window, and an inventory of what they show."""
