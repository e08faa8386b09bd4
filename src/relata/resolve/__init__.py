"""Marks get values by rules and data: actor, place, time, number."""
