"""Nouns, ids and ports: what every other room speaks of."""
