"""Design tokens, and what follows from them."""
