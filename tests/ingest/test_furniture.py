import pytest

from relata.ingest.furniture import drop_furniture, is_furniture

SENTENCE = "Two men were killed at the bridge on Tuesday, the mayor said."


@pytest.mark.parametrize(
    "line",
    [
        "Skip to main content",
        "Read more: Army shells town, killing 12.",
        "READ ALSO: Harvest begins | Rain at last",
        "Related: What we know of the Tarek Front",
        "More:",
        "You may also like...",
        "Home | News | Sport | Opinion",
        "Home > World > Middle East",
        "Share this story on Facebook, Twitter and WhatsApp",
        "Share 214 Tweet Email Print",
        "We use cookies to improve your experience on our website.",
        "Accept all cookies? Manage preferences",
        "Sign up for our newsletter and get the news every morning.",
        "The north in your inbox every Friday",
        "Subscribe now",
        "Advertisement",
        "Story continues below",
        "Published 5 May 2024 | Updated 6 May 2024, 10:00",
        "By Ilda Varn",
        "By ILDA VARN and Omar Tell, Oura Post",
        "© 2024 The Oura Post. All rights reserved.",
        "Follow us on Telegram",
        "Follow the desk @ouradesk",
        "Ilda Varn can be reached at ilda@post.example",
        "3 min read",
        "Tags: bridge, mayor",
        "Watch: Smoke over the river",
        "BLACK DAY: bridge falls [VIDEO]",
        "----",
    ],
)
def test_lines_in_which_a_page_speaks_of_itself_are_furniture(line):
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        SENTENCE,
        "Loading docks were hit in the port of Oura.",
        "Terms of the truce were not disclosed.",
        "Latest: Three people were killed in the strike, police said.",
        "Watch: the army said it had lost two posts in the night.",
        "More in the town were wounded, the doctors said.",
        "Witnesses reached by phone said a video posted on Telegram showed the strike.",
        "The Front said on Telegram that it had fired.",
        "Fighters joined the channel of the convoy at dawn, two drivers said.",
        "By Monday the town had fallen.",
        "(c) On 11 September a gunboat opened fire three times on a fishing boat.",
        "Response",
        "- Three police officers were wounded, it said.",
        "Share of the dead who were children: 40 per cent.",
        "Print shops in the old town burned down.",
        "33°47′N 44°30′E / 33.783°N 44.500°E / 33.783; 44.500",
        "Search teams found nine bodies.",
        "Home to 40,000 people, the town was shelled for days.",
    ],
)
def test_sentences_of_a_report_that_begin_alike_stay(line):
    assert not is_furniture(line)


@pytest.mark.parametrize(
    "heading",
    [
        "Your say (3)",
        "Comments",
        "COMMENTS (2)",
        "Readers' letters",
        "Have your say",
        "12 responses",
        "Join the conversation",
    ],
)
def test_all_that_follows_a_heading_of_comments_is_gone(heading):
    found = drop_furniture([SENTENCE, heading, "My cousin says 40 people died at the bridge."])
    assert found.lines == (SENTENCE,)


def test_a_section_called_responses_is_no_heading_of_comments():
    lines = [SENTENCE, "Responses", "The army sent two teams of engineers."]
    assert drop_furniture(lines).lines == tuple(lines)


def test_a_comments_heading_above_the_report_cuts_nothing():
    assert drop_furniture(["Comments", SENTENCE]).lines == ("Comments", SENTENCE)


def test_captions_and_credits_are_kept_apart():
    found = drop_furniture(
        [
            "Photo: Smoke over the river (I. Varn)",
            SENTENCE,
            "(Reporting by Omar Tell; Editing by Ilda Varn)",
            "Additional reporting by Nadi Oss",
            "SOURCE: News agencies",
        ]
    )
    assert found.lines == (SENTENCE,)
    assert found.captions == ("Photo: Smoke over the river (I. Varn)",)
    assert len(found.credits) == 3


def test_a_source_line_in_the_middle_stays_since_it_may_be_told():
    lines = [SENTENCE, "Source: army post taken", SENTENCE]
    assert drop_furniture(lines).lines == tuple(lines)


def test_a_last_heading_under_which_nothing_stands_goes():
    assert drop_furniture([SENTENCE, "See the pictures here:"]).lines == (SENTENCE,)
