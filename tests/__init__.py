"""Tests of Relata, and what writes its generated pages."""
