from hypothesis import given
from tests.link.events import DAY, any_event, make_event, make_place

from relata.link import keys_of


def shared(one, other):
    return set(keys_of(one)) & set(keys_of(other))


def test_reports_of_one_act_share_a_key():
    assert shared(make_event("r1"), make_event("r2", first=DAY + 1, last=DAY + 1))


def test_acts_months_apart_share_none():
    late = make_event("r2", first=DAY + 90, last=DAY + 90, published=DAY + 91)
    assert not shared(make_event("r1"), late)


def test_an_undated_act_is_looked_for_in_the_days_before_its_report():
    undated = make_event("r2", first=None, last=None, is_dated=False, published=DAY + 6)
    assert shared(make_event("r1"), undated)


def test_an_act_without_a_place_is_found_by_what_its_report_is_about():
    bare = make_event("r2", places=(), agents=(), words=("attack",), topic=("orun",))
    assert shared(make_event("r1"), bare)


def test_a_village_and_its_district_town_share_a_cell():
    one = make_event("r1", agents=(), words=(), topic=())
    other = make_event("r2", places=(make_place("telmar"),), agents=(), words=(), topic=())
    assert shared(one, other)


def test_a_month_and_a_day_in_it_are_found_when_both_are_background():
    month = make_event("r1", first=DAY, last=DAY + 30, is_past=True)
    day = make_event("r2", first=DAY + 4, last=DAY + 4, is_past=True)
    assert shared(month, day)


def test_no_key_is_a_country_or_an_everyday_word():
    keys = keys_of(
        make_event(words=("the", "said", "orun"), places=(make_place("vassi", "country"),))
    )
    assert not [key for key in keys if key.endswith(("w:the", "w:said", "XX"))]


@given(any_event())
def test_keys_are_sorted_few_and_the_same_each_time(event):
    keys = keys_of(event)
    assert list(keys) == sorted(set(keys))
    assert keys == keys_of(event)
