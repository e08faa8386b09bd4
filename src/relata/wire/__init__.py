"""Records to JSON and back, with validation that names every problem."""
