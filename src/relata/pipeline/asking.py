"""The tools of a run whose reader is a language model: the rest is as with Relata's own reader."""

from pathlib import Path

from relata.ask import AskingReader, AskOptions
from relata.pipeline.reading import Tools, describe_reader, limit_threads
from relata.pipeline.settings import Settings


def load_asking_tools(settings: Settings, options: AskOptions) -> Tools:
    """Reader, gazetteer and registry of a run that asks a model.

    Raises:
        BadEndpoint: the server's address cannot be used.
        DataError: gazetteer or registry are absent or damaged.
    """
    limit_threads()
    from relata.resolve.actor_registry import load_registry
    from relata.resolve.gazetteer_user import open_places

    reader = AskingReader(options)
    gazetteer = open_places(settings.gazetteer, settings.cache, settings.places)
    registry = load_registry(settings.registry)
    return Tools(reader, gazetteer, describe_reader(reader, gazetteer, registry), registry)


def default_answers(settings: Settings) -> Path:
    """The folder under which answers are kept: that of the cache."""
    return settings.cache or Path.home() / ".cache" / "relata"
