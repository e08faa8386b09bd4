"""Pure scorers: records in, figures out."""
