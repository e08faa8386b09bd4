"""``python -m relata`` is the command ``relata``."""

from relata.cli.main import main

if __name__ == "__main__":
    main()
