import pytest
from tests.evaluate.timex_files import WIKIWARS, write_meantime_file
from typer.testing import CliRunner

from relata.cli.main import app
from relata.evaluate.meantime import load_meantime
from relata.evaluate.readings import read_with
from relata.evaluate.times import TIMES
from relata.evaluate.timex import read_timex_value
from relata.evaluate.timex_set import BadTimexFile, Timex, make_times_record
from relata.evaluate.values import measure_values
from relata.evaluate.wikiwars import load_wikiwars


def write_wikiwars(folder, text=WIKIWARS):
    (folder / "made.key.xml").write_text(text, encoding="utf-8")
    return folder


def write_meantime(folder, text=None):
    (folder / "made.xml").write_text(text or write_meantime_file(), encoding="utf-8")
    return folder


def marked(example):
    text = example.report.text
    return [(text[slice(*time.mentions[0])], time.edtf) for time in example.gold.times]


def test_inline_tags_become_marks_of_the_text_without_them(tmp_path):
    (example,) = load_wikiwars(write_wikiwars(tmp_path))
    assert "<" not in example.report.text
    assert example.report.published == "2009-12-19"
    assert marked(example) == [
        ("5 March 1807", "1807-03-05"),
        ("two weeks", None),
        ("early in June 1807", "1807-06~"),
        ("June 1807", "1807-06"),
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (WIKIWARS.replace("<TEXT>", ""), "wanted <TEXT>"),
        (WIKIWARS.replace("after\n", "after</TIMEX2>\n"), "made.key.xml:5: wanted only TIMEX2"),
        (WIKIWARS.replace("after\n", "after <B>\n"), "made.key.xml:5: wanted only TIMEX2"),
        (WIKIWARS.replace("after\n", 'after <TIMEX2 val="1807">\n'), "one is not closed"),
        (WIKIWARS.replace("2009-12-19T17", "yesterday"), "wanted <DATETIME>"),
    ],
)
def test_a_broken_article_is_refused_with_file_and_line(tmp_path, text, wanted):
    with pytest.raises(BadTimexFile, match=wanted):
        load_wikiwars(write_wikiwars(tmp_path, text))


def test_a_file_in_another_encoding_is_refused_with_its_line(tmp_path):
    raw = WIKIWARS.replace("siege", "si\u00e8ge").encode("cp1252")
    (tmp_path / "made.key.xml").write_bytes(raw)
    with pytest.raises(BadTimexFile, match=r"made\.key\.xml:6: wanted UTF-8"):
        load_wikiwars(tmp_path)


def test_a_folder_without_the_corpus_is_named(tmp_path):
    with pytest.raises(BadTimexFile, match="folder of MEANTIME"):
        load_meantime(tmp_path)


def test_tokens_are_laid_out_as_english_prints_them(tmp_path):
    (example,) = load_meantime(write_meantime(tmp_path))
    assert example.report.text == (
        "Yard launches boats\n\nThe yard launched over 1,200 boats on Tuesday, it said."
    )


def test_the_time_of_creation_dates_the_report_and_is_no_part_of_its_text(tmp_path):
    (example,) = load_meantime(write_meantime(tmp_path))
    assert example.report.published == "2011-05-04"
    assert "May" not in example.report.text
    assert marked(example) == [("Tuesday", "2011-05-03")]


def test_a_quantity_has_the_number_that_its_words_say(tmp_path):
    (example,) = load_meantime(write_meantime(tmp_path))
    (tally,) = example.gold.tallies
    assert (tally.low, tally.high) == (1201, None)


def test_the_annotation_within_documents_is_taken_where_both_are_there(tmp_path):
    for name in ("intra-doc_annotation", "intra_cross-doc_annotation"):
        (tmp_path / name).mkdir()
        write_meantime(tmp_path / name)
    assert len(load_meantime(tmp_path)) == 1


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("</Document>", "", r"made\.xml:\d+: wanted XML"),
        ("Document", "Page", "wanted a <Document>"),
        ('<token_anchor t_id="15"/>', '<token_anchor t_id="99"/>', "points at token 99"),
    ],
)
def test_a_broken_annotation_is_refused(tmp_path, old, new, wanted):
    broken = write_meantime_file().replace(old, new)
    with pytest.raises(BadTimexFile, match=wanted):
        load_meantime(write_meantime(tmp_path, broken))


def measure(examples, times):
    kind = TIMES.on_set("wikiwars")
    read = read_with(lambda report: make_times_record(report, times(report.text)))
    return measure_values(kind, examples, read, "wikiwars").counts


def test_a_span_of_time_is_compared_by_its_ends(tmp_path):
    text = WIKIWARS.replace("5 March", '2</TIMEX2>-<TIMEX2 val="1807-03-05">5 March').replace(
        'val="1807-03-05">2', 'val="1807-03-02">2'
    )
    examples = load_wikiwars(write_wikiwars(tmp_path, text))

    def times(text):
        start = text.index("2-5")
        span = (start, start + len("2-5 March 1807"))
        value = read_timex_value("1807-03-05")
        return [Timex(span=span, value=type(value)(edtf="1807-03-02/1807-03-05"))]

    position = measure(examples, times)["timex_position.strict"]
    assert (position.gold, position.read, position.gold_hit) == (4, 2, 2)


def test_an_expression_without_position_needs_none_to_be_right(tmp_path):
    examples = load_wikiwars(write_wikiwars(tmp_path))

    def times(text):
        start = text.index("two weeks")
        return [Timex(span=(start, start + 9))]

    counts = measure(examples, times)
    assert counts["timex_value.strict"].gold_hit == 1
    assert counts["timex_position.strict"].read == 0


def test_the_command_measures_a_set_and_names_its_folder_when_it_is_not_given(tmp_path):
    write_wikiwars(tmp_path)
    run = CliRunner().invoke
    shown = run(app, ["evaluate", "times", "--set", "wikiwars", "--data", str(tmp_path)])
    assert "(wikiwars)" in shown.output
    refused = run(app, ["evaluate", "times", "--set", "wikiwars"])
    assert refused.exit_code != 0


def test_a_part_of_a_year_is_marked_as_one_by_its_words(tmp_path):
    tokens = write_meantime_file().replace(">Tuesday<", ">early-2011<")
    text = tokens.replace('value="2011-05-03"', 'value="2011"')
    (example,) = load_meantime(write_meantime(tmp_path, text))
    assert marked(example) == [("early-2011", "2011~")]
