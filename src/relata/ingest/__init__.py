"""A page, feed, file, mail or pasted text becomes a Report."""
