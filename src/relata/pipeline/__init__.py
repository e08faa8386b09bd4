"""Settings, wiring and runs."""
