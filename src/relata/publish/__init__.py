"""One file per way of showing records to people."""
