"""Many people at one desk: no error, no judgement lost or doubled, checked against the log.

    python benchmarks/desk_load.py [--people 25] [--minutes 10] [--database postgresql://…/NAME]

Each person reviews reports of the queue as the page does: list, sheet, some fields one by one with
what was seen, now and then a draft, an undo, or everything at once. A conflict (409) is an answer,
not an error. Afterwards every judgement that the desk acknowledged must stand in the log exactly
once, by the person who gave it.
"""

import argparse
import json
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import httpx
from tests.desk.conftest import served
from tests.made_records import loaded_of, make_record

from relata.desk.app import make_desk
from relata.desk.options import DeskOptions
from relata.desk.people import begin_session
from relata.pipeline.keeping import put_report
from relata.pipeline.settings import Settings
from relata.store import Ledger, init_ledger
from relata.store.accounts import User, put_user
from relata.wire import decode_record

RESULTS = Path(__file__).parent / "results" / "desk_load.json"
REPORTS = 400


@dataclass
class Person:
    """One person's calls, and what the desk acknowledged."""

    name: str
    client: httpx.Client
    acknowledged: list[str] = field(default_factory=list)
    answers: Counter[int] = field(default_factory=Counter)
    taken_ms: list[float] = field(default_factory=list)

    def call(self, method: str, path: str, body: object = None) -> httpx.Response:
        """Call the desk."""
        begun = time.perf_counter()
        answer = self.client.request(method, path, json=body)
        self.taken_ms.append(1000 * (time.perf_counter() - begun))
        self.answers[answer.status_code] += 1
        return answer

    def review(self, chance: random.Random) -> None:
        """Review one report of the queue."""
        items = self.call("GET", "/api/queue?open=true&limit=50").json()["items"]
        if not items:
            items = self.call("GET", "/api/queue?limit=50").json()["items"]
        cluster = chance.choice(items)["cluster"]
        found = self.call("GET", f"/api/incidents/{cluster}")
        if found.status_code != 200:
            return  # somebody merged or took it apart meanwhile
        report = chance.choice(found.json()["incident"]["events"])["report"]
        answer = self.call("GET", f"/api/reports/{report}/sheet")
        fields = [f for part in answer.json()["sheet"]["parts"] for f in part["fields"]]
        for one in chance.sample(fields, min(4, len(fields))):
            self.decide(report, one, chance)
        if chance.random() < 0.3:
            body = {"key": f"{report}/note", "body": str(chance.random())}
            self.call("PUT", "/api/drafts", body)
        if chance.random() < 0.15:
            self.call("POST", "/api/undo")
        if chance.random() < 0.2:
            done = self.call("POST", f"/api/reports/{report}/accept", {"seconds": 5})
            if done.status_code == 201:
                self.acknowledged.append(done.json()["review"]["id"])

    def decide(self, report: str, one: dict[str, object], chance: random.Random) -> None:
        """Accept a field, or set a count."""
        part = str(one["ref"]).partition(":")[2]
        body: dict[str, object] = {"verdict": "accept", "seen": one["seen"], "other": one["other"]}
        if one["field"] == "count":
            body |= {"verdict": "set", "value": str(chance.randrange(1, 40))}
        answer = self.call("PUT", f"/api/reports/{report}/fields/{part}/{one['field']}", body)
        if answer.status_code == 200:
            self.acknowledged.append(answer.json()["judgement"]["id"])


def fill(ledger: Ledger, people: int) -> None:
    """Reports to review, and the people's accounts."""
    with ledger.write("benchmark") as writer:
        for number in range(REPORTS):
            record = make_record(number, acts=REPORTS // 2)
            put_report(writer, loaded_of(record), record)
        for number in range(people):
            user = User(f"person {number}", "reviewer", None, is_active=True)
            put_user(writer.connection, user)


def run(ledger: Ledger, people: int, minutes: float) -> dict[str, object]:
    """Let people review; then compare what they were told with the log."""
    fill(ledger, people)
    desk = make_desk(ledger, DeskOptions(has_accounts=True), Settings())
    with served(desk) as address:
        crew = []
        for number in range(people):
            secret, csrf = begin_session(ledger, f"person {number}")
            client = httpx.Client(
                base_url=address,
                timeout=120,
                headers={"Origin": address, "X-Relata-CSRF": csrf},
                cookies={"relata_session": secret},
            )
            crew.append(Person(f"person {number}", client))
        until = time.monotonic() + minutes * 60
        threads = [threading.Thread(target=_work, args=(one, until)) for one in crew]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    return check(ledger, crew, minutes)


def _work(person: Person, until: float) -> None:
    chance = random.Random(person.name)
    while time.monotonic() < until:
        person.review(chance)


def check(ledger: Ledger, crew: list[Person], minutes: float) -> dict[str, object]:
    """What was lost, doubled or wrongly signed."""
    with ledger.view() as view:
        ever = {row.subject for row in view.changes() if row.kind == "undo"}
        stands = view.judgements()
        given = [*stands, *view.undone_judgements()]
        changes = view.changes()
    signed = {one.id: one.who for one in given}
    told = Counter(judgement for person in crew for judgement in person.acknowledged)
    answers: Counter[int] = Counter()
    taken = sorted(ms for person in crew for ms in person.taken_ms)
    for person in crew:
        answers += person.answers
    lost = [one for one in told if one not in signed]
    wrong = [j for person in crew for j in person.acknowledged if signed.get(j) != person.name]
    judged = sum(change.kind == "judge" for change in changes)
    return {
        "people": len(crew),
        "minutes": minutes,
        "calls": sum(answers.values()),
        "answers": {str(status): count for status, count in sorted(answers.items())},
        "errors": sum(count for status, count in answers.items() if status >= 500),
        "acknowledged": len(told),
        "lost": len(lost),
        "doubled": sum(count > 1 for count in told.values()) + (judged - len(given)),
        "wrongly_signed": len(wrong),
        "undone": len(ever),
        "p50_ms": round(taken[len(taken) // 2], 1),
        "p95_ms": round(taken[int(len(taken) * 0.95)], 1),
    }


def main() -> None:
    """Measure and write the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=25)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--database", help="An empty PostgreSQL database instead of a file.")
    chosen = parser.parse_args()
    results = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    with tempfile.TemporaryDirectory() as folder:
        address = chosen.database or f"{folder}/ledger.sqlite"
        ledger, _ = init_ledger(address, decode_record, "benchmark")
        name = "PostgreSQL" if chosen.database else "SQLite"
        results[name] = run(ledger, chosen.people, chosen.minutes)
        ledger.close()
    print(json.dumps(results[name], indent=1))
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(results, indent=1) + "\n")


if __name__ == "__main__":
    main()
