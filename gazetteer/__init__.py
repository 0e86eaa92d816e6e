"""Names to places, offline."""
