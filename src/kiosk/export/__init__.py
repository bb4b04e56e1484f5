"""What visitors take along: scenes as a handout, pictures, slides and a page for telephones."""
