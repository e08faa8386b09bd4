import re
from html.parser import HTMLParser

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factory import make_info
from tests.strikes import STRIKES_TEXT, make_strikes_record

from relata.model.record import Actor, Claim, Record
from relata.publish.html import arrow_ends, render_html
from relata.publish.markup import Markup, clean, element, escape
from relata.publish.phrases import Lexicon

HOSTILE = (
    "</script><script>window.struck=1;alert(1)</script> \"onmouseover='alert(2)' "
    "<img src=x onerror=alert(3)> </style>&lt; ]]> {{7*7}} \u202egnp.exe\n\n<!-- said"
)


def make_hostile_record():
    end = len(HOSTILE)
    name = '"><svg onload=alert(4)>'
    return Record(
        report=make_info(HOSTILE, title=HOSTILE, publisher=name, author=name, language='en"x=y'),
        actors=(Actor(id="a1", name=name, kind=name, mentions=((0, 9),), role=name),),
        claims=(
            Claim(id="c1", source="a1", stance=name, cue=((end - 4, end),), content=((0, 40),)),
        ),
        notes=(name,),
    )


class TagCounter(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tags = []
        self.attributes = []
        self.text = []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes.extend(name for name, _ in attrs)

    def handle_data(self, data):
        self.text.append(data)


def parse(page):
    counter = TagCounter()
    counter.feed(page)
    return counter


def test_a_hostile_report_adds_no_element_and_no_handler():
    parsed = parse(render_html(make_hostile_record()))
    assert parsed.tags.count("script") == 1
    assert parsed.tags.count("svg") == 1
    assert "img" not in parsed.tags
    assert not [name for name in parsed.attributes if name.startswith("on")]


def test_the_page_names_no_address_to_load_from():
    page = render_html(make_strikes_record())
    assert not re.search(
        r"""(?:src|href)=["'](?!#)|url\(|@import|https?://(?!www\.w3\.org/)""", page
    )


def test_the_policy_allows_only_the_page_s_own_style_and_script():
    page = render_html(make_strikes_record())
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1]
    assert policy.startswith("default-src &#x27;none&#x27;")
    assert "unsafe" not in policy


def test_every_value_of_an_event_stands_on_words():
    page = render_html(make_strikes_record())
    start = STRIKES_TEXT.index("seven")
    assert f'data-spans="{start}-{start + 5}"' in page


def test_a_value_carried_against_is_shown_with_its_denial():
    assert "denied by Eastern Shield Brigades" in render_html(make_strikes_record())


def test_a_speaker_has_a_label_beside_its_colour():
    assert re.search(r'class="by sp\d" data-by="Pentagon"', render_html(make_strikes_record()))


def test_a_record_without_events_says_so():
    page = render_html(Record(report=make_info("Rain in the hills.")))
    assert "No event was found" in page
    assert "The report gives no count" in page


def test_the_same_record_gives_the_same_page():
    assert render_html(make_strikes_record()) == render_html(make_strikes_record())


def test_an_arrow_joins_the_mentions_nearest_to_its_signal():
    record = make_strikes_record()
    start, end = arrow_ends(record.links[0], Lexicon(record))
    assert start == STRIKES_TEXT.index("strikes were")
    assert end == STRIKES_TEXT.index("attack,”")


def test_an_arrow_without_words_at_one_end_has_no_ends():
    record = make_strikes_record()
    link = msgspec.structs.replace(record.links[0], target_id="e9")
    assert arrow_ends(link, Lexicon(record)) == (None, None)


def test_an_unknown_code_is_shown_as_it_stands():
    record = make_strikes_record()
    event = msgspec.structs.replace(record.events[0], type="NEW_TYPE", status="unheard_of")
    page = render_html(msgspec.structs.replace(record, events=(event,)))
    assert "new type" in page
    assert "unheard of" in page


@given(st.text())
def test_any_text_comes_back_from_the_page(text):
    parsed = parse(element("p", text))
    assert "".join(parsed.text) == clean(text)
    assert parsed.tags == ["p"]


@given(st.text())
def test_any_attribute_stays_one_attribute(text):
    parsed = parse(element("p", "", title=text))
    assert parsed.attributes == ["title"]


@given(st.text(alphabet=st.characters(codec=None)))
def test_cleaning_keeps_offsets_and_can_be_encoded(text):
    assert len(clean(text)) == len(text)
    clean(text).encode()


def test_markup_is_not_escaped_twice():
    assert element("b", element("i", "<")) == "<b><i>&lt;</i></b>"
    assert isinstance(escape("x"), Markup)


@pytest.mark.parametrize(
    ("value", "written"), [(True, "<p hidden></p>"), (False, "<p></p>"), (None, "<p></p>")]
)
def test_an_attribute_without_a_value_is_bare_or_left_out(value, written):
    assert element("p", "", hidden=value) == written
