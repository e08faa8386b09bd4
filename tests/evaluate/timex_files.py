"""Small files in the formats of the TIMEX corpora, written for the tests."""

WIKIWARS = """<DOC>
<DOCID>made</DOCID>
<DATETIME> <TIMEX2 val="2009-12-19T17:00:00">2009-12-19T17:00:00</TIMEX2> </DATETIME>
<TEXT>
The fort fell on <TIMEX2 val="1807-03-05">5 March 1807</TIMEX2> after
<TIMEX2 val="P2W" anchor_dir="ENDING">two weeks</TIMEX2> of siege. It was rebuilt
<TIMEX2 val="1807-06" mod="START">early in <TIMEX2 val="1807-06">June 1807</TIMEX2></TIMEX2>.
</TEXT>
</DOC>
"""

_TOKENS = (
    (0, "Yard launches boats"),
    (1, "May 4 , 2011"),
    (2, "The yard launched over 1,200 boats on Tuesday , it said ."),
    (3, "Nobody annotated what came in 2012 ."),
)


def write_meantime_file() -> str:
    """One article of three sentences with a creation time, a time, two quantities and a price."""
    words = [(sentence, word) for sentence, text in _TOKENS for word in text.split()]
    tokens = "\n".join(
        f'<token number="{i}" sentence="{sentence}" t_id="{i + 1}">{word}</token>'
        for i, (sentence, word) in enumerate(words)
    )
    marks = (
        _timex("CREATION_TIME", "2011-05-04", (4, 5, 6, 7))
        + _timex("NONE", "2011-05-03", (15,))
        + _timex("NONE", "2011", ())
        + _value("QUANTITY", (11, 12))
        + _value("MONEY", (13,))
    )
    body = f"{tokens}<Markables>{marks}</Markables>"
    return f'<?xml version="1.0" ?><Document doc_id="1">{body}</Document>'


def _value(kind: str, tokens: tuple[int, ...]) -> str:
    return f'<VALUE type="{kind}">{_anchors(tokens)}</VALUE>'


def _anchors(tokens: tuple[int, ...]) -> str:
    return "".join(f'<token_anchor t_id="{token}"/>' for token in tokens)


def _timex(function: str, value: str, tokens: tuple[int, ...]) -> str:
    head = f'functionInDocument="{function}" type="DATE" value="{value}"'
    return f"<TIMEX3 {head}>{_anchors(tokens)}</TIMEX3>"
