"""One command a file: parses, calls a function, prints."""
