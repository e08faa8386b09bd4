"""Who may do what: one table of every route, which the application refuses to start without.

A role may do all that the roles before it may. ``anyone`` needs no session at all.
"""

ANYONE = "anyone"
ROLES = ("reader", "coder", "reviewer", "admin")
"""From the least to the most: a reader looks, a coder judges, a reviewer settles what others
disagree on and joins incidents, an admin keeps the accounts."""

RIGHTS: dict[tuple[str, str], str] = {
    # pages
    ("GET", "/sign-in"): ANYONE,
    ("GET", "/enter"): ANYONE,
    ("GET", "/"): "reader",
    ("GET", "/incidents"): "reader",
    ("GET", "/incidents/{incident}"): "reader",
    ("GET", "/reports/{report}"): "reader",
    ("GET", "/reports/{report}/text"): "reader",
    ("GET", "/claims/{ref}"): "reader",
    ("GET", "/actors"): "reader",
    ("GET", "/contradictions"): "reader",
    ("GET", "/search"): "reader",
    ("GET", "/digest"): "reader",
    ("GET", "/add"): "coder",
    ("GET", "/log"): "reader",
    ("GET", "/agreement"): "reviewer",
    ("GET", "/people"): "admin",
    ("GET", "/help"): "reader",
    ("GET", "/searches/{name}.atom"): "reader",
    # the interface for programs
    ("POST", "/api/session"): ANYONE,
    ("DELETE", "/api/session"): "reader",
    ("GET", "/api/me"): "reader",
    ("GET", "/api/openapi.json"): "reader",
    ("GET", "/api/queue"): "reader",
    ("GET", "/api/incidents"): "reader",
    ("GET", "/api/incidents/{incident}"): "reader",
    ("GET", "/api/incidents/{incident}/near"): "reader",
    ("POST", "/api/incidents/{incident}/explode"): "reviewer",
    ("POST", "/api/incidents/{incident}/merge"): "reviewer",
    ("GET", "/api/map"): "reader",
    ("GET", "/api/contradictions"): "reader",
    ("POST", "/api/settlements"): "reviewer",
    ("GET", "/api/reports/{report}"): "reader",
    ("GET", "/api/reports/{report}/sheet"): "reader",
    ("GET", "/api/reports/{report}/latin"): "reader",
    ("GET", "/api/reports/{report}/fields/{part}/{field}"): "reader",
    ("PUT", "/api/reports/{report}/fields/{part}/{field}"): "coder",
    ("POST", "/api/reports/{report}/accept"): "coder",
    ("POST", "/api/reports/{report}/edits"): "coder",
    ("PUT", "/api/reports/{report}/record"): "coder",
    ("POST", "/api/pairs"): "coder",
    ("POST", "/api/undo"): "coder",
    ("POST", "/api/redo"): "coder",
    ("GET", "/api/log"): "reader",
    ("POST", "/api/sources"): "coder",
    ("PUT", "/api/reports/{report}/published"): "coder",
    ("GET", "/api/search"): "reader",
    ("GET", "/api/searches"): "reader",
    ("PUT", "/api/searches/{name}"): "reader",
    ("DELETE", "/api/searches/{name}"): "reader",
    ("GET", "/api/searches/{name}/alert"): "reader",
    ("GET", "/api/actors"): "reader",
    ("GET", "/api/registry"): "reader",
    ("GET", "/api/places"): "reader",
    ("GET", "/api/coordinates"): "reader",
    ("GET", "/api/edtf"): "reader",
    ("GET", "/api/digest"): "reader",
    ("POST", "/api/sentences"): "coder",
    ("DELETE", "/api/sentences/{name}"): "coder",
    ("GET", "/api/exports/{name}"): "reader",
    ("GET", "/api/drafts"): "reader",
    ("PUT", "/api/drafts"): "reader",
    ("DELETE", "/api/drafts"): "reader",
    ("GET", "/api/agreement"): "reviewer",
    ("GET", "/api/users"): "admin",
    ("PUT", "/api/users/{name}"): "admin",
    ("GET", "/api/tokens"): "reader",
    ("POST", "/api/tokens"): "reader",
    ("DELETE", "/api/tokens/{name}"): "reader",
    ("GET", "/api/audit"): "admin",
}
"""Method and route, and the least role that may call it."""


BLURRED: frozenset[tuple[str, str]] = frozenset(
    {
        ("GET", "/"),
        ("GET", "/incidents"),
        ("GET", "/incidents/{incident}"),
        ("GET", "/help"),
        ("DELETE", "/api/session"),
        ("GET", "/api/me"),
        ("GET", "/api/openapi.json"),
        ("GET", "/api/incidents"),
        ("GET", "/api/incidents/{incident}"),
        ("GET", "/api/map"),
    }
)
"""All that a role may call from which names and exact places are kept; what they answer is made by
``blurring``."""


def may(role: str, needed: str) -> bool:
    """Whether a role reaches as far as another."""
    return needed == ANYONE or (role in ROLES and ROLES.index(role) >= ROLES.index(needed))
