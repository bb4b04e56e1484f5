"""A touchscreen kiosk that shows a technology park."""
