"""Makes the reader's weights; torch is imported only here."""
