"""Small parts that every widget uses."""
