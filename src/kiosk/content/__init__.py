"""Files to model, and everything that is wrong with them."""
