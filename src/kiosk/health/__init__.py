"""How the kiosk is: heartbeat, restarts, safe mode, problems in plain words; knows no Qt."""
