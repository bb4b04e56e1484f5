"""Tools that all blocks share: leaves, fonts, pictures, painting, touch."""
