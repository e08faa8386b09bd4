"""The desk: a local web application in which people judge what the machine proposes.

``app`` puts it together; ``api`` is the JSON interface, ``pages`` what a browser shows; ``rights``
says who may call what; ``people`` who somebody is. The desk keeps nothing of its own: judgements
are rows of the ledger.
"""
