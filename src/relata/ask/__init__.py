"""The room ``ask``: a report becomes marks by asking a language model of the user's choice.

A second reader beside the one that comes with Relata. The model stands behind a server that speaks
OpenAI's chat interface, on this machine or elsewhere; nothing is sent anywhere unless a caller made
an ``AskingReader``. The model answers with words of the text; what it says is anchored to those
words, and what cannot be is dropped with a note, so that a record of this reader obeys the same
contract as any other. Values (days, places, numbers) are given by Relata's own rules.
"""

from relata.ask.options import AskOptions
from relata.ask.reader import AskingReader

__all__ = ["AskOptions", "AskingReader"]
