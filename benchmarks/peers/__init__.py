"""What a lobby would use instead of the kiosk, and an observer that measures all of them alike."""
