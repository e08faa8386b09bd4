import pytest
from tests.ingest.pdfs import Line, make_encrypted_pdf, make_pdf, make_picture_pdf
from tests.ingest.sources import fail_one, read_one

from relata.ingest.hyphens import join_lines, keeps_hyphen, known_words

LEFT = [
    "Gunmen fired on a bus near the old Beni",
    "Oura bridge on Monday, killing two men",
    "and hurting a driver, the governor said.",
]
RIGHT = [
    "In the south a mine went off under a",
    "cart on Sunday. Its driver lost a foot,",
    "the district hospital told the paper.",
]


@pytest.fixture
def save(tmp_path):
    def write(data: bytes):
        path = tmp_path / "bulletin.pdf"
        path.write_bytes(data)
        return path

    return write


def column(left: float, lines: list[str], top: float = 700) -> list[Line]:
    return [Line(left, top - 16 * place, words) for place, words in enumerate(lines)]


def rows(one: list[Line], other: list[Line]) -> list[Line]:
    """Drawn line by line across the gutter, as many programs do."""
    return [line for pair in zip(one, other, strict=True) for line in pair]


def test_columns_are_read_one_after_the_other(save):
    page = [Line(60, 760, "Weekly note 9"), *rows(column(60, LEFT), column(320, RIGHT))]
    report = read_one(save(make_pdf(page)))
    assert report.text == f"Weekly note 9\n\n{' '.join(LEFT)}\n\n{' '.join(RIGHT)}"
    assert report.text[slice(*report.headline)] == report.title == "Weekly note 9"
    assert report.extractor.startswith("pypdfium2 ")


def test_a_full_width_heading_between_columns_parts_them(save):
    middle = Line(
        60, 640, "A heading that runs over both of the columns of this page from end to end"
    )
    page = [
        *rows(column(60, LEFT), column(320, RIGHT)),
        middle,
        *rows(
            column(
                60,
                [
                    "Third text begins here and is long",
                    "enough to be a column of its own",
                    "as one can see.",
                ],
                600,
            ),
            column(
                320,
                [
                    "Fourth text stands to the right",
                    "of the third text and it ends the",
                    "page altogether.",
                ],
                600,
            ),
        ),
    ]
    text = read_one(save(make_pdf(page))).text
    order = [
        text.index(words) for words in ("Gunmen", "In the south", "A heading", "Third", "Fourth")
    ]
    assert order == sorted(order)


def test_short_cells_of_a_table_are_read_row_by_row(save):
    table = rows(
        column(60, ["Beni Oura", "Tell Varn", "Ras Oss"]),
        column(320, ["3 killed", "9 killed", "none"]),
    )
    text = read_one(
        save(make_pdf([Line(60, 760, "Toll by town in the first week of the month"), *table]))
    ).text
    assert "Beni Oura 3 killed" in text.replace("\n", " ")


def test_words_broken_at_line_ends_are_whole(save):
    page = column(
        60,
        [
            "Monitors counted eleven injured peo-",
            "ple in Makarivka after the long-",
            "range fire. A long-range gun was seen",
            "at Al-",
            "Oura.",
        ],
    )
    text = read_one(save(make_pdf(page))).text
    assert "people in Makarivka after the long-range fire" in text
    assert "at Al-Oura." in text
    assert "\ufffe" not in text


def test_a_paragraph_goes_on_over_the_page_break(save):
    first = column(60, ["The army said that it had taken", "the bridge after two days of"], 100)
    text = read_one(save(make_pdf(first, column(60, ["fighting in which nine men died."])))).text
    assert text == (
        "The army said that it had taken the bridge after two days of "
        "fighting in which nine men died."
    )


def test_a_wider_step_begins_a_paragraph(save):
    page = [*column(60, LEFT), *column(60, RIGHT, 620)]
    assert read_one(save(make_pdf(page))).text == f"{' '.join(LEFT)}\n\n{' '.join(RIGHT)}"


def test_the_day_the_file_was_made_is_not_the_day_of_publication(save):
    made = "<</CreationDate(D:20240507101500Z)>>"
    report = read_one(save(make_pdf(column(60, LEFT), info=made)))
    assert (report.published, report.published_basis) == ("XXXX", "unknown")
    assert any("made on 2024-05-07" in note for note in report.notes)


def test_a_head_above_the_columns_is_read_before_them(save):
    head = [Line(60, 780, "Weekly note 9"), Line(420, 780, "3 June 2022")]
    long = [*LEFT, *LEFT], [*RIGHT, *RIGHT]
    report = read_one(save(make_pdf([*head, *rows(column(60, long[0]), column(320, long[1]))])))
    assert report.text.startswith("Weekly note 9 3 June 2022\n\nGunmen fired")
    assert report.text.rindex("the governor said") < report.text.index("In the south")


def test_page_numbers_and_heads_that_recur_are_not_in_the_text(save):
    pages = [
        [
            Line(60, 800, f"Oura Monitor, week {number}"),
            *column(60, [f"Gunmen fired on {place} on Monday, killing", *RIGHT, f"by {place}."]),
            Line(300, 40, f"Page {number} of 3"),
        ]
        for number, place in ((1, "Beni Oura"), (2, "Tell Varn"), (3, "Ras Oss"))
    ]
    text = read_one(save(make_pdf(*pages))).text
    assert "Page" not in text
    assert "Monitor" not in text
    assert text.count("Gunmen fired") == 3


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (make_encrypted_pdf(), "source.pdf.encrypted"),
        (make_picture_pdf(), "source.pdf.image_only"),
        (make_pdf(column(60, LEFT))[:400], "source.pdf.truncated"),
        (b"%PDF-1.7\nnothing of a PDF\n%%EOF\n", "source.pdf"),
    ],
)
def test_pdfs_that_cannot_be_read_say_why(save, data, code):
    error = fail_one(save(data))
    assert error.code == code
    assert error.message.startswith("Wanted ")


@pytest.mark.parametrize(
    ("first", "second", "elsewhere", "kept"),
    [
        ("Kra", "matorsk", "", False),
        ("long", "range", "a long-range gun", True),
        ("co", "operation", "the cooperation of both", False),
        ("AC", "130", "", True),
        ("Al", "Asad", "", True),
        ("Iran", "backed", "men of Iran came", True),
        ("self", "defence", "in defence of the town", True),
        ("in", "jured", "in the town", False),
    ],
)
def test_the_hyphen_is_kept_where_the_text_bears_it_out(first, second, elsewhere, kept):
    assert keeps_hyphen(first, second, known_words([elsewhere])) is kept


def test_lines_without_a_broken_word_are_joined_by_a_space():
    assert join_lines(["one -", "two", "three"], frozenset()) == "one - two three"
