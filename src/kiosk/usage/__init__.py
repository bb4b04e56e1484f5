"""What visitors looked at: counted without saying who, kept in one small database, reported."""
