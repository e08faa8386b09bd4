"""Relata reads reports of armed conflict and keeps who did what to whom, and according to whom.

Importing the package loads no heavy library; each room is imported where it is needed.
"""

__version__ = "0.1.0"
