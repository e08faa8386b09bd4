"""What all tests share."""

from hypothesis import settings

# a busy machine says nothing of the code: no test fails for being slow to draw an example
settings.register_profile("relata", deadline=None)
settings.load_profile("relata")
