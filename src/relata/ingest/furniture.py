"""Lines of a page that are no part of its report, and how they are told.

The page's main text has been cut out already; this takes away what still leaks. Every rule looks
at a whole line, so that a sentence of the report that begins with the same words stays.
"""

import re
from dataclasses import dataclass

from relata.ingest.dates import is_stamp_line

_FLAGS = re.IGNORECASE
_SENTENCE = re.compile(r"\w{2,}[^.!?]*[.!?][\"'”’)\]]*$")
_LEADS = re.compile(
    r"^[\W_]*(?:read (?:more|also|next|on|now|the full (?:story|report|article|statement))|"
    r"also read|see also|"
    r"more (?:on|from|about|in) (?:this|the|our)\b.{0,60}|more (?:stories|news|coverage)|"
    r"related(?: (?:stories|articles?|news|coverage|content|reading|posts?|topics?|links?|"
    r"items?))?|"
    r"further reading|recommended(?: (?:for you|reading|stories))?|must[- ]reads?|"
    r"most (?:read|popular|viewed|shared)|top stories|trending(?: now)?|latest(?: news| stories)?|"
    r"editor[’']?s?[’']? picks?|don[’']?t miss|in case you missed it|"
    r"(?:watch|listen|view|see)(?: (?:now|live|more|also|the video|video|here|photos?|gallery))?|"
    r"(?:keep|continue|carry on) reading|click here|explainer|go deeper)\s*(?:[:>»→|"
    r"–—-].*)?[\W_]*$",
    _FLAGS,
)
_LEAD_WITH_COLON = re.compile(
    r"^[\W_]*(?:read(?: (?:more|also|next|on|this|our \w+))?|also read|see(?: also| more)?|watch|"
    r"listen|"
    r"related(?: \w+)?|more|more (?:on|from|about) .{1,40}|explainer|opinion|gallery|in pictures|"
    r"recommended|don[’']t miss|must read)\s*[:>»→|]\s*\S",
    _FLAGS,
)
_BREAKS = re.compile(
    r"^[\W_]*(?:skip to (?:main )?(?:content|navigation|article)|jump to (?:content|navigation)|"
    r"back to top|"
    r"(?:story|article) continues(?: below)?.*|advertisements?|ads?|sponsored(?: content| post)?|"
    r"paid (?:content|post)|promoted|loading.*|close|menu|search|home|print(?: this)?(?: page|"
    r" article)?|"
    r"\d+ min(?:ute)?s? read|(?:reading )?time:? \d+ min(?:ute)?s?|listen to this (?:article|"
    r"story)|"
    r"(?:this )?(?:article|story) (?:was )?(?:last )?updated.{0,60}|"
    r"(?:show|hide|view|see|load) (?:all|more|less)(?: \w+){0,2}|\d+ (?:comments?|shares?|views?)|"
    r"(?:leave|post|add) a (?:comment|reply)|comments? (?:are )?(?:closed|off|disabled)|"
    r"(?:tags?|topics?|filed under|categor(?:y|ies)|keywords?|more about)\s*:.*|"
    r"(?:©|\(c\)|copyright\b).{0,200}|all rights reserved.?|terms (?:of|and) .{0,40}|"
    r"privacy policy)[\W_]*$",
    _FLAGS,
)
_SHARE_WORD = (
    r"(?:share|tweet|e-?mail|print|save|copy link|copy|link|whats ?app|facebook|twitter|x|"
    r"telegram|pinterest|"
    r"reddit|linked ?in|pocket|flipboard|messenger|comments?|like|pin|sms|viber|vk|gmail|tumblr|"
    r"instagram|"
    r"youtube|google\+?|bookmark|embed|this|article|story|post|page|on|via|with|by|to|and|or|"
    r"your|friends|"
    r"follow|us|me|opens in new window|button|link copied)"
)
_SHARE = re.compile(rf"^[\W_\d]*{_SHARE_WORD}(?:[\W_\d]+{_SHARE_WORD})*[\W_\d]*$", _FLAGS)
_SHARE_CORE = re.compile(
    r"share|tweet|facebook|twitter|whats ?app|telegram|e-?mail|print|linked ?in|copy link|follow|"
    r"bookmark",
    _FLAGS,
)
_PROMPTS = re.compile(
    r"\b(?:(?:sign|signed|signing) up|subscribe|register|join)\b.{0,120}\b(?:newsletters?|"
    r"e-?mails?|alerts?|"
    r"briefing|inbox|updates|channel|notifications?|our (?:telegram|whatsapp)|free trial)\b|"
    r"\b(?:in|to|into) your inbox\b|"
    r"^[\W_]*(?:follow (?:us|@?\w+) on|like us on|find us on|download (?:our|the) app|get our app|"
    r"get the latest\b|get (?:our|the) (?:free )?(?:newsletter|app)|support our (?:journalism|"
    r"work)|"
    r"become a (?:member|subscriber|patron)|"
    r"(?:already )?(?:a )?subscriber\?|already have an account|subscribe(?: now| today)?[\W_]*$|"
    r"sign (?:in|up)[\W_]*$|log ?in[\W_]*$|donate\b.{0,40}$|for more (?:news|stories|on this)\b)|"
    r"\bour (?:(?:free|daily|weekly|morning|evening) )+(?:newsletter|e-?mail)\b",
    _FLAGS,
)
_COOKIES = re.compile(
    r"\bcookies?\b.{0,120}\b(?:accept|consent|settings?|polic(?:y|ies)|preferences?|agree|"
    r"experience|manage|"
    r"websites?|sites?|browser)\b|\b(?:accept|agree|consent|use|uses|using)\b.{0,60}\bcookies\b",
    _FLAGS,
)
_BYLINE = re.compile(r"^by (?:[A-Z][\w.’'-]+[ ,]*(?:and |& )?){1,8}(?:\|.{0,80}|,.{0,60})?$")
_CREDIT = re.compile(
    r"^\W*(?:file )?(?:photo|image|picture|photograph|illustration|video|graphic|credit|caption)s?"
    r"(?: (?:credit|by|courtesy(?: of)?))?\s*(?:[:©]|by\b).{1,250}$",
    _FLAGS,
)
_COMMENTS = re.compile(
    r"^[\W_]*(?:\d+ )?(?:(?:readers?[’']?s?[’']? )?(?:comments?|letters?|repl(?:y|ies)|responses|"
    r"discussion|talkbacks?)|"
    r"(?:have )?your say|have your say|join the (?:conversation|discussion)|what do you think\??|"
    r"letters to the editor|leave a (?:comment|reply)|(?:view|show|see|"
    r"read) (?:all )?(?:\d+ )?comments?|"
    r"conversation|recent comments|add your comment)\s*(?:[(\[]\d+[)\]])?[\W_]*$",
    _FLAGS,
)
_SEPARATOR = re.compile(r"\s*[|›»·•>/]\s*|\s{2,}")
_PROMPT_LIMIT = 260


@dataclass(frozen=True, slots=True)
class Filtered:
    """The lines that stay, and those taken out as captions."""

    lines: tuple[str, ...]
    captions: tuple[str, ...] = ()


def drop_furniture(lines: list[str]) -> Filtered:
    """The lines of the report in their order; everything from a heading of comments on is gone."""
    kept: list[str] = []
    captions: list[str] = []
    for line in lines:
        if _COMMENTS.match(line) and any(_SENTENCE.search(earlier) for earlier in kept):
            break
        if _CREDIT.match(line):
            captions.append(line)
        elif not is_furniture(line):
            kept.append(line)
    return Filtered(tuple(_without_loose_end(kept)), tuple(captions))


def is_furniture(line: str) -> bool:
    """The whole line belongs to the page, not to the report."""
    words = line.strip()
    if not re.search(r"\w", words):
        return True
    if len(words) <= 200 and (_LEADS.match(words) or _BREAKS.match(words) or _is_share(words)):
        return True
    if len(words) <= 200 and (_LEAD_WITH_COLON.match(words) or _BYLINE.match(words)):
        return True
    if len(words) <= _PROMPT_LIMIT and (_PROMPTS.search(words) or _COOKIES.search(words)):
        return True
    return is_stamp_line(words) or _is_menu(words)


def _is_share(words: str) -> bool:
    return bool(len(words) < 120 and _SHARE.match(words) and _SHARE_CORE.search(words))


def _is_menu(words: str) -> bool:
    """``Home | News | Sport``: three or more short parts between separators, no sentence."""
    if len(words) > 300 or _SENTENCE.search(words) or words.startswith("|"):
        return False
    parts = [part for part in _SEPARATOR.split(words) if part]
    return len(parts) >= 3 and all(len(part.split()) <= 3 for part in parts)


def _without_loose_end(lines: list[str]) -> list[str]:
    """Takes off a last heading under which nothing stands any more."""
    end = len(lines)
    while end > 1 and lines[end - 1].endswith(":") and len(lines[end - 1].split()) <= 6:
        end -= 1
    return lines[:end]
