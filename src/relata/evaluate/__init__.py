"""Runs scorers over corpora, and the gate."""
