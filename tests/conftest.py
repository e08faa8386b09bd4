"""Settings of every test: hypothesis gives slow machines their time."""

from hypothesis import settings

settings.register_profile("relata", deadline=None)
settings.load_profile("relata")
