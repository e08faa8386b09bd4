"""Marks and identities become the Record."""
