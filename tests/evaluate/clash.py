"""An invented annotated report, as a file of the corpus, and readings of it."""

from pathlib import Path

CLASH_REL = """\
id: made-001
title: Shelling at Dunmore crossing
publisher: Borderland Post
published: 2023-11-22
style: wire
bundle: null
origin: invented
---
[c3 [a1 Freedonia] [e1 shelled] [p1 Dunmore] on [t1 Tuesday], killing [n1 two] \
[a2 [a3 Sylvanian] guards]], [a4 the [a3 Sylvanian] foreign ministry] [q1 said]. \
[a1 Freedonia] [q2 denied] [c1 any [e1 shelling]] and [q3 warned] that \
[c2 it would [e2 seize] the crossing] if a [a3 Sylvanian] patrol returned.
---
a1: {name: Freedonia, kind: state, country: SE, of: null}
a2: {name: guards, kind: military, country: PT, of: a3}
a3: {name: Sylvania, kind: state, country: PT, of: null}
a4: {name: foreign ministry, kind: government, country: PT, of: a3}
p1: {name: Dunmore, kind: city, country: PT, lat: 50.0, lon: 36.0}
t1: {edtf: "2023-11-21"}
e1: {type: ASSAULT, mode: shelling, status: happened, agents: [a1], targets: [a2], \
place: p1, time: t1, weapons: []}
e2: {type: COERCE, mode: seize, status: threatened, agents: [a1], targets: [], \
place: null, time: null, weapons: []}
n1: {event: e1, effect: killed, of: a2, low: 2, high: 2}
q1: {source: a4, via: [], stance: accuses, content: [c3], about: [e1, n1], said: null}
q2: {source: a1, via: [], stance: denies, content: [c1], about: [e1], said: null}
q3: {source: a1, via: [], stance: threatens, content: [c2], about: [e2], said: null}
links: []
"""


def write_corpus(folder: Path, *, copies: int = 1) -> Path:
    """A corpus of so many reports, the first of them the development report."""
    reports = folder / "reports"
    reports.mkdir(parents=True)
    for number in range(1, copies + 1):
        text = CLASH_REL.replace("made-001", f"made-{number:03}").replace("two]", f"{number + 1}]")
        text = text.replace("low: 2, high: 2", f"low: {number + 1}, high: {number + 1}")
        (reports / f"made-{number:03}.rel").write_text(text, encoding="utf-8")
    (folder / "split.yaml").write_text("development: [made-001]\n", encoding="utf-8")
    return folder
