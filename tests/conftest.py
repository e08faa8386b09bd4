"""Settings of every test: hypothesis gives slow machines their time; no user's own places."""

import os

from hypothesis import settings

settings.register_profile("relata", deadline=None)
settings.load_profile("relata")

os.environ["RELATA_PLACES"] = "/nowhere/places.sqlite"
