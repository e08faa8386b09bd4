"""The wordings by which pages speak of themselves, for whole lines of main text.

Each pattern was weighed against what a report might say: "Loading docks were hit", "Terms of the
truce", "Latest: three killed" are sentences of reports and match none of them.
"""

import re


def _whole_line(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"^[\W_]*(?:{'|'.join(alternatives)})[\W_]*$", re.IGNORECASE)


def _anywhere(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.IGNORECASE)


LEADS = _whole_line(
    r"read (?:more|also|next|on|now|the full (?:story|report|article|statement))",
    r"also read",
    r"see also",
    r"more (?:on|from|about) (?:this|the|our) (?:story|topic|author|section|series)",
    r"(?:more|latest|top|other|related) (?:stories|news|coverage|headlines)",
    r"related(?: (?:stories|articles?|news|content|reading|posts?|topics?|links?|items?))?",
    r"further reading",
    r"recommended(?: (?:for you|reading|stories))?",
    r"must[- ]reads?",
    r"most (?:read|popular|viewed|shared)(?: in [\w ]{1,30})?",
    r"trending(?: now)?",
    r"editor[’']?s?[’']? picks?",
    r"don[’']?t miss",
    r"in case you missed it",
    r"(?:watch|listen|view|see)(?: (?:now|live|more|also|the video|video|here|photos?|gallery))?",
    r"see more (?:photos|pictures|videos)",
    r"you (?:may|might) (?:also )?(?:like|be interested in|enjoy)",
    r"(?:more|also|plus|related)\s*:",
    r"(?:keep|continue|carry on) reading",
    r"click here",
    r"go deeper",
)
"""Lines that only lead on to other pages."""

TEASERS = re.compile(
    r"^[\W_]*(?:read(?: (?:more|also|next|on|this|now|our \w+|the full \w+))?|also read|see also|"
    r"related(?: \w+)?|"
    r"recommended(?: \w+)?|don[’']?t miss|must[- ]read|in case you missed it|you (?:may|"
    r"might) (?:also )?like|"
    r"more (?:on|from|about) (?:this|the|our) \w+)\s*[:>»→|–—-]\s*\S"
    r"|^[\W_]*also on [\w-]+\.\w{2,4}\b",
    re.IGNORECASE,
)
"""Lines that lead on to another page by its headline, whatever that headline says."""

SOFT_TEASERS = re.compile(
    r"^[\W_]*(?:see(?: more)?|watch|listen|more|explainer|opinion|gallery|in pictures)\s*[:>»→|"
    r"]\s*\S",
    re.IGNORECASE,
)
"""As TEASERS, but a report's own sentence may begin so; a full sentence stays."""

LABELLED_TEASER = re.compile(
    r"\S.*\s\[(?:INSIGHT|VIDEO|VIDEOS|REACTION|PICTURES|PICS|PHOTOS|WARNING|NEWS|ANALYSIS|"
    r"REVEALED|LIVE|"
    r"UPDATE|LATEST|REPORT|COMMENT|OPINION|GALLERY|WATCH|MAP|MAPS|POLL|EXCLUSIVE|INTERVIEW)\]\|?$"
)
"""Headlines of other pages that end with a label in brackets."""

BREAKS = _whole_line(
    r"skip to (?:main )?(?:content|navigation|article)",
    r"jump to (?:content|navigation)",
    r"back to top",
    r"(?:story|article) continues(?: below)?(?: (?:this )?(?:advertisement|ad|gallery|video|"
    r"photo))?",
    r"advertisements?",
    r"ads?",
    r"sponsored(?: content| post)?",
    r"paid (?:content|post)",
    r"promoted",
    r"loading",
    r"close|menu|search|home",
    r"print(?: this)?(?: page| article)?",
    r"\d+ min(?:ute)?s? read",
    r"(?:reading )?time:? \d+ min(?:ute)?s?",
    r"listen to this (?:article|story)",
    r"(?:this )?(?:article|story) (?:was )?(?:last )?updated(?: (?:on|at) .{0,50})?",
    r"(?:show|hide|view|see|load) (?:all|more|less)(?: (?:comments|stories|photos|posts|results))?",
    r"\d+ (?:comments?|shares?|views?|likes?)",
    r"(?:leave|post|add) a (?:comment|reply)",
    r"comments? (?:are )?(?:closed|off|disabled)",
    r"(?:tags?|topics?|filed under|categor(?:y|ies)|keywords?|more about)\s*:.*",
    r"tags",
    r"(?:(?:first|last|originally) )?(?:published|updated|posted|modified)(?: (?:on|at|by))?",
    r"the post .{1,200} (?:appeared first|first appeared) on .{1,80}",
    r"(?:©|\(c\) ?\d{4}|copyright (?:©|\(c\)|\d{4})).{0,200}",
    r"all rights reserved",
    r"terms (?:of (?:use|service)|and conditions)(?: .{0,40})?",
    r"privacy policy",
    r"this copy is for your personal.{0,250}",
)
"""Signs of the page's own working: jumps, advertisements, counts, rights."""

_SHARE_WORD = (
    r"(?:share|tweet|e-?mail|print|save|copy link|copy|link|whats ?app|facebook|twitter|x|telegram|"
    r"pinterest|reddit|linked ?in|pocket|flipboard|messenger|comments?|like|pin|sms|viber|vk|gmail|"
    r"tumblr|instagram|youtube|google\+?|bookmark|embed|this|article|story|post|page|on|via|with|"
    r"by|"
    r"to|and|or|it|a|your|friends?|follow|us|me|opens in new window|button|link copied)"
)
SHARE = re.compile(rf"^[\W_\d]*{_SHARE_WORD}(?:[\W_\d]+{_SHARE_WORD})*[\W_\d]*$", re.IGNORECASE)
"""Lines of nothing but the words of share buttons."""

SHARE_CORE = _anywhere(
    r"share|tweet|facebook|twitter|whats ?app|telegram|e-?mail|print|linked ?in|copy link|follow",
    r"bookmark",
)
"""What a line of SHARE must hold at least."""

PROMPTS = _anywhere(
    r"(?:^|[.?!:]\s)\W*(?:please |to |click here to )?(?:sign up|subscribe|register|"
    r"join)\b.{0,120}\b(?:newsletters?|"
    r"e-?mails?|alerts?|briefing|inbox|updates|channel|notifications?|telegram|whatsapp|"
    r"free trial)\b",
    r"\byou can (?:also )?(?:sign up|subscribe|register)\b.{0,60}\b(?:newsletters?|e-?mails?|"
    r"alerts?)\b",
    r"\b(?:in|to|into) your inbox\b",
    r"\bour (?:(?:free|daily|weekly|morning|evening) )+(?:newsletter|e-?mail)\b",
    r"^[\W_]*(?:follow (?:us|@\w+) on|like us on|find us on|download (?:our|the) app|"
    r"get our app)\b",
    r"^[\W_]*get (?:the latest\b.{0,80}\b(?:news|updates|stories)\b|(?:our|"
    r"the) (?:free )?(?:newsletter|app)\b)",
    r"^[\W_]*(?:support our (?:journalism|work)|become a (?:member|subscriber|patron))\b",
    r"^[\W_]*(?:like|enjoyed?|did you (?:like|enjoy)) this (?:story|article|post)\b",
    r"^[\W_]*tell us what you think\b",
    r"^[\W_]*(?:do you )?(?:have|got) a (?:news |story )?tip\b",
    r"^[\W_]*(?:already )?(?:a )?subscriber\?",
    r"^[\W_]*already have an account\b",
    r"^[\W_]*(?:subscribe(?: now| today)?|sign (?:in|up)|log ?in|donate(?: now| today)?)[\W_]*$",
    r"^[\W_]*for more (?:news|stories|on this)\b",
)
"""Requests to the reader: newsletters, applications, gifts, logins."""

COOKIES = _anywhere(
    r"\bcookies?\b.{0,120}\b(?:accept|consent|settings?|polic(?:y|ies)|preferences?|agree|"
    r"experience|manage|"
    r"websites?|sites?|browser)\b",
    r"\b(?:accept|agree|consent|use|uses|using)\b.{0,60}\bcookies\b",
)
"""Notices on cookies."""

CONTACTS = _anywhere(
    r"^[\W_]*(?:follow|reach|e-?mail|contact)\b.{0,80}(?:\bon (?:twitter|facebook|instagram|x|"
    r"telegram)\b|(?<!\w)@\w+)",
    r"\bfollow (?:him|her|them|us|me) (?:@|on (?:twitter|facebook|instagram|x)\b)",
    r"\b(?:may|can) be reached (?:at|on|by|via)\b.{0,60}@",
    r"^[\W_]*[\w.+-]+@[\w-]+\.[\w.]+[\W_]*$",
    r"^[\W_]*(?:https?://)?(?:www\.)?(?:twitter|x|facebook|instagram)\.com/\S+$",
)
"""How to reach or follow the writers."""

_NAME = r"[A-Z][\w.’'-]+"
BYLINE = re.compile(
    rf"^by {_NAME}(?:[ ,]+(?:and |& )?{_NAME}){{0,7}}(?:[ ,]*\|.{{0,80}})?$", re.IGNORECASE
)
"""``By Name Name, Agency``; used on lines whose words all begin with a capital."""

CAPTION_CREDIT = re.compile(
    r"^\W*(?:file )?(?:photo|image|picture|photograph|illustration|graphic)s?"
    r"(?: (?:credit|by|courtesy(?: of)?))?\s*(?:[:©]|by\b).{1,250}$",
    re.IGNORECASE,
)
"""Captions and credits that begin with the word for a picture."""

CREDITS = re.compile(
    r"^[\W_]*(?:additional |with )?(?:reporting|writing|editing|compiled|"
    r"edited)(?: and (?:writing|editing|reporting))?"
    r" by\b.{1,250}$|^[\W_]*with (?:files|inputs?|reporting) from\b.{1,120}$|"
    r"^.{3,200}\bcontributed (?:reporting|to this (?:report|story|article))\b.{0,60}$",
    re.IGNORECASE,
)
"""Who reported, wrote and edited."""

SOURCE_LINE = re.compile(r"^[\W_]*sources?\s*:\s*[^\s\d]+(?:\s+[^\s\d]+){0,7}\s*$", re.IGNORECASE)
"""The agencies an outlet drew on; only at the very end of a page."""

COMMENTS = _whole_line(
    r"(?:\d+ )?(?:readers?[’']?s?[’']? )?comments?(?: section)?(?: [(\[]\d+[)\]])?",
    r"readers?[’']?s?[’']? (?:letters?|replies|views|voices)(?: [(\[]\d+[)\]])?",
    r"(?:letters?|repl(?:y|ies)|responses?|discussion|conversation|talkbacks?) [(\[]\d+[)\]]",
    r"\d+ (?:repl(?:y|ies)|responses?|thoughts? on .{1,200})",
    r"(?:talkbacks?|(?:have )?your say)(?: [(\[]\d+[)\]])?",
    r"(?:join|start) the (?:conversation|discussion|debate)",
    r"what do you think\??",
    r"letters to the editor",
    r"leave a (?:comment|reply)",
    r"(?:view|show|see|read) (?:all )?(?:\d+ )?comments",
    r"recent comments",
    r"add your comment",
)
"""Headings under which readers write; all that follows is theirs."""
