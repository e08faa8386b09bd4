"""An invented message and its key, in the manner of MUC-4's files."""

from pathlib import Path

TEXTS = """\
TST1-MUC3-0001

   LIMA, 7 SEP 89 (MADE) -- [TEXT] GUERRILLAS OF THE RED DAWN BOMBED A
BANK IN LIMA YESTERDAY.  TWO CLERKS WERE KILLED.

   THE MAYOR CONDEMNED IT.


TST1-MUC3-0002

   BOGOTA, NO DATE -- [TEXT] THE COFFEE HARVEST BEGAN.
"""

KEY = """\
;;; an invented key
0.  MESSAGE: ID                     TST1-MUC3-0001
1.  MESSAGE: TEMPLATE               1
2.  INCIDENT: DATE                  06 SEP 89
3.  INCIDENT: LOCATION              (PERU: LIMA (CITY)) / (PERU)
4.  INCIDENT: TYPE                  BOMBING
5.  INCIDENT: STAGE OF EXECUTION    ACCOMPLISHED
6.  INCIDENT: INSTRUMENT ID         -
7.  INCIDENT: INSTRUMENT TYPE       -
8.  PERP: INCIDENT CATEGORY         TERRORIST ACT
9.  PERP: INDIVIDUAL ID             "GUERRILLAS OF THE RED DAWN" / "GUERRILLAS"
10. PERP: ORGANIZATION ID           "RED DAWN"
11. PERP: ORGANIZATION CONFIDENCE   REPORTED AS FACT: "RED DAWN"
12. PHYS TGT: ID                    "BANK"
13. PHYS TGT: TYPE                  FINANCIAL: "BANK"
14. PHYS TGT: NUMBER                1: "BANK"
15. PHYS TGT: FOREIGN NATION        -
16. PHYS TGT: EFFECT OF INCIDENT    ? SOME DAMAGE: "BANK"
17. PHYS TGT: TOTAL NUMBER          -
18. HUM TGT: NAME                   -
19. HUM TGT: DESCRIPTION            "CLERKS"
20. HUM TGT: TYPE                   CIVILIAN: "CLERKS"
21. HUM TGT: NUMBER                 2: "CLERKS"
22. HUM TGT: FOREIGN NATION         -
23. HUM TGT: EFFECT OF INCIDENT     DEATH: "CLERKS"
24. HUM TGT: TOTAL NUMBER           -

0.  MESSAGE: ID                     TST1-MUC3-0002
1.  MESSAGE: TEMPLATE               *
2.  INCIDENT: DATE                  *
4.  INCIDENT: TYPE                  *
"""


def write_muc4(folder: Path, *, texts: str = TEXTS, key: str = KEY) -> Path:
    """The two files of test set 1."""
    place = folder / "CORPORA" / "tst1"
    place.mkdir(parents=True)
    (place / "tst1-muc3").write_text(texts, encoding="utf-8")
    (place / "key-tst1.v7").write_text(key, encoding="utf-8")
    return folder
