"""Compile the lexicon of weapons and objects from its files: ``python -m tests.things_index``."""

from relata.assets import ASSETS, register_asset
from relata.resolve.thing_lexicon import ASSET, compile_lexicon


def main() -> None:
    """Write the index and its line of the manifest.

    Raises:
        ThingFileError: a file has faults; nothing is written.
    """
    data = compile_lexicon()
    (ASSETS / ASSET).write_bytes(data)
    register_asset(ASSET)


if __name__ == "__main__":
    main()
