"""Every common form of a time expression once, as reports of conflict write it.

A row is a sentence with the expression in braces, and its value; ``null`` is none. The day of
publication is Wednesday 22 November 2023 throughout.
"""

import pytest
from tests.resolve.test_time import resolve

ROWS = """
It fell in {early November}.|2023-11~
It fell in {late October}.|2023-10-21/2023-10-31
It fell in {mid-October}.|2023-10-15~
It fell in {the first half of October}.|2023-10-01/2023-10-15
It fell in {the first week of October}.|2023-10-01/2023-10-07
It fell {at the beginning of October}.|2023-10~
It fell {at the start of the month}.|2023-11~
They met {at the end of last month}.|2023-10-31
They met {at the end of last year}.|2022-12
They met {at the beginning of this year}.|2023-01
It began {early this year}.|2023-01/2023-03
It began {late last year}.|2022-10/2022-12
It began {in mid-2022}.|2022-06~
It fell {in the second quarter of 2023}.|2023-04/2023-06
It fell {in the first quarter}.|2023-01/2023-03
It fell {in the first six months of 2023}.|2023-01/2023-06
It fell {in the first six months of this year}.|2023-01/2023-06
It fell {in the first ten months of the year}.|2023-01/2023-10
It fell {in the first nine months of 2022}.|2022-01/2022-09
It fell {between January and October}.|2023-01/2023-10
It fell {between 1 January and 31 October}.|2023-01-01/2023-10-31
It fell {from January to October this year}.|2023-01/2023-10
It fell {from 10 to 14 November}.|2023-11-10/2023-11-14
It fell {on November 10-14}.|2023-11-10/2023-11-14
It fell {on 10, 11 and 12 November}.|2023-11-10/2023-11-12
It fell {on 9 and 10 November}.|2023-11-09/2023-11-10
It fell {on Friday and Saturday}.|2023-11-17/2023-11-18
It fell {over the weekend}.|2023-11-18/2023-11-19
It fell {last weekend}.|2023-11-18/2023-11-19
It fell {over the past week}.|2023-11-15/2023-11-22
It fell {in the past seven days}.|2023-11-15/2023-11-22
It fell {in the past month}.|2023-10/2023-11
It fell {in the past 24 hours}.|2023-11-21/2023-11-22
It fell {over the past day}.|2023-11-21/2023-11-22
It fell {in the last few days}.|null
It fell {in recent weeks}.|null
It fell {a few days ago}.|null
It fell {several weeks ago}.|null
It fell {three days ago}.|2023-11-19
It fell {a week ago}.|2023-11-15
It fell {two weeks ago}.|2023-11-08~
It fell {about two weeks ago}.|2023-11-08~
It fell {more than a month ago}.|2023-10~
It fell {some three months ago}.|2023-08~
It fell {six months ago}.|2023-05~
It fell {a year ago}.|2022-11~
It fell {two years ago}.|2021~
It fell {ten years ago}.|2013~
It fell {a decade ago}.|2013~
It fell {exactly a year ago}.|2022-11~
It fell {last month}.|2023-10
It fell {last year}.|2022
It fell {last week}.|2023-11-13/2023-11-19
It fell {the week before last}.|2023-11-06/2023-11-12
It fell {earlier this month}.|2023-11
It fell {earlier this week}.|2023-11-20/2023-11-22
It fell {earlier this year}.|2023
It fell {late last week}.|2023-11-13/2023-11-19
It fell {last summer}.|2023-06/2023-08
It fell {this summer}.|2023-06/2023-08
It fell {in the summer of 2021}.|2021-06/2021-08
It fell {in the winter of 2021-22}.|2021-12/2022-02
It fell {in the spring}.|2023-03/2023-05
It fell {last autumn}.|2022-09/2022-11
It fell {in October}.|2023-10
It fell {last October}.|2023-10
It fell {in December}.|2022-12
It fell {in December last year}.|2022-12
It fell {in October of last year}.|2022-10
It fell {the month before}.|2023-10
It fell {in the 1990s}.|1990/1999
It fell {in the early 1990s}.|1990/1993
It fell {in the late 1980s}.|1987/1989
It has been shut {since Monday}.|2023-11-20/..
It has been shut {since 12 November}.|2023-11-12/..
It has been shut {since late October}.|2023-10-21/..
It has been shut {since early November}.|2023-11~/..
It has been shut {since mid-October}.|2023-10-15~/..
It has been shut {since last week}.|2023-11-13/..
It has been shut {since last month}.|2023-10/..
It has been shut {since last year}.|2022/..
It has been shut {since the end of October}.|2023-10-31/..
It has been shut {since the beginning of the month}.|2023-11~/..
It has been shut {since the start of November}.|2023-11~/..
It has been shut {since the start of the year}.|2023-01-01/..
It has been shut {since yesterday}.|2023-11-21/..
It has been shut {since dawn}.|2023-11-22/..
It has been shut {since this morning}.|2023-11-22/..
It has been shut {since three days ago}.|2023-11-19/..
It has been shut {since early Monday}.|2023-11-20/..
It has been shut {since Monday night}.|2023-11-20/..
It will last {until 30 November}.|2023-11-22/2023-11-30
It will last {until the end of the month}.|2023-11-22/2023-11-30
It will last {until the end of the year}.|2023-11-22/2023-12
It will last {until next Monday}.|2023-11-22/2023-11-27
It will last {until further notice}.|2023-11-22/..
They will leave {by the end of the month}.|2023-11-30
They will leave {by the end of the year}.|2023-12
They will leave {by the end of next week}.|2023-12-03
They will leave {by mid-December}.|2023-12-15~
They will leave {next week}.|2023-11-27/2023-12-03
They will leave {next month}.|2023-12
They will leave {next spring}.|2024-03/2024-05
They will leave {in January}.|2024-01
They will leave {early next year}.|2024-01/2024-03
They will leave {early next month}.|2023-12~
They will leave {within two weeks}.|2023-11-22/2023-12-06
They will leave {in three days}.|2023-11-25~
They will leave {tomorrow morning}.|2023-11-23
They will leave {later this week}.|2023-11-22/2023-11-26
They will leave {later this month}.|2023-11
They will leave {at the weekend}.|2023-11-25/2023-11-26
They will leave {the day after tomorrow}.|2023-11-24
It fell {on the night of 19 November}.|2023-11-19/2023-11-20
It fell {on the night of 19 to 20 November}.|2023-11-19/2023-11-20
It fell {overnight into Tuesday}.|2023-11-20/2023-11-21
It fell {overnight Monday}.|2023-11-20/2023-11-21
It fell {overnight from Monday to Tuesday}.|2023-11-20/2023-11-21
It fell {late on Monday}.|2023-11-20
It fell {in the early hours of Tuesday}.|2023-11-21
It fell {shortly after midnight on Tuesday}.|2023-11-21
It fell {at about 3 a.m. on 20 November}.|2023-11-20
It fell {at 14:30 GMT on Monday}.|2023-11-20
It fell {on Monday, 20 November}.|2023-11-20
It fell {on Monday (20 November)}.|2023-11-20
It fell {on Nov. 20}.|2023-11-20
It fell {on the 20th of November}.|2023-11-20
It fell {on 20/11/2023}.|2023-11-20
It fell {on 20 November last year}.|2022-11-20
It fell {on Tuesday morning}.|2023-11-21
It fell {on Tuesday last week}.|2023-11-14
It fell {on Monday of this week}.|2023-11-20
It fell {the previous Friday}.|2023-11-17
It fell {last Tuesday}.|2023-11-21
It fell {the night before last}.|2023-11-20
It fell {earlier in the day}.|2023-11-22
It fell {earlier on Wednesday}.|2023-11-22
It fell {this afternoon}.|2023-11-22
It fell {on New Year's Eve}.|2022-12-31
It fell {on Christmas Day}.|2022-12-25
It fell {during Ramadan}.|2023-03-23~/2023-04-20~
It lasted {three weeks}.|null
It lasts {for two hours}.|null
It falls {every day}.|null
It falls {daily}.|null
It falls {on Fridays}.|null
It fell {for the third day running}.|2023-11-20/2023-11-22
It fell {for a second consecutive day}.|2023-11-21/2023-11-22
It is in its {tenth day}.|2023-11-13/2023-11-22
It fell {in November 2021}.|2021-11
It fell {in 2014 and 2015}.|2014/2015
It fell {from 2014 to 2016}.|2014/2016
It fell {in the three years to 2020}.|2017/2020
It fell {before the war}.|null
It fell {at the time}.|null
It fell {at the same time}.|null
It fell {in the meantime}.|null
It fell {in the last two months}.|2023-09/2023-11
It fell {during the last three months}.|2023-08/2023-11
It fell {so far this month}.|2023-11
It fell {in the current year}.|2023
It fell {by Tuesday evening}.|2023-11-21
It fell {as of 20 November}.|2023-11-20
It fell {as of Monday}.|2023-11-20
It fell {at around noon yesterday}.|2023-11-21
It fell {on or about 20 November}.|2023-11-20~
It fell {around 20 November}.|2023-11-20~
It fell {in or around October}.|2023-10~
""".strip().split("\n")


@pytest.mark.parametrize("row", ROWS)
def test_a_form_has_its_value(row: str) -> None:
    sentence, value = row.split("|")
    words = sentence[sentence.index("{") + 1 : sentence.index("}")]
    text = sentence.replace("{", "").replace("}", "")
    assert (resolve(text, words)[0].edtf or "null") == value
