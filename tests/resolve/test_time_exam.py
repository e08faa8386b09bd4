"""Every common form of a time expression once, as reports of conflict write it.

A row is a sentence with the expression in braces, and its value; ``null`` is none; in a step, what
was told before stands in angle brackets. The day of publication is Wednesday 22 November 2023.
"""

import re

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
The court will rule {in March}.|2024-03
Elections {in December} will decide.|2023-12
Elections are due {in March}.|2024-03
The mission ends {in December}.|2023-12
The mission was extended to {March}.|2024-03
They hope to finish {by March}.|2024-03
The mandate runs out {on 31 December}.|2023-12-31
The mandate expires {at the end of January}.|2024-01-31
The next round is planned for {15 January}.|2024-01-15
A summit {on 30 November} will discuss it.|2023-11-30
The vote, set for {12 December}, may slip.|2023-12-12
He was killed {in December}.|2022-12
The attack {of 12 October} killed nine.|2023-10-12
The {12 October} attack killed nine.|2023-10-12
The {October 2022} truce failed.|2022-10
The {2021} coup failed.|2021
It followed the coup {of February 2021}.|2021-02
He has been held {since his arrest in March}.|2023-03/..
He was arrested {in March 2022}.|2022-03
It was {Nov 20-21}.|2023-11-20/2023-11-21
It was {20-21 Nov}.|2023-11-20/2023-11-21
It was {20/21 November}.|2023-11-20/2023-11-21
It was {20–21.11.2023}.|2023-11-20/2023-11-21
It was {the 20th and 21st}.|2023-11-20/2023-11-21
It was {30 October to 3 November}.|2023-10-30/2023-11-03
It was {December 2022 to March 2023}.|2022-12/2023-03
It was {from late October to early November}.|2023-10-21/2023-11~
It was {on 20 November 2023 at 0900Z}.|2023-11-20
It was {20 Nov 23}.|2023-11-20
It was {20NOV23}.|2023-11-20
It was {200900Z NOV 23}.|2023-11-20
It was {2023-11-20}.|2023-11-20
It was {20.11.2023}.|2023-11-20
It was {November 20th}.|2023-11-20
It was {the twentieth of November}.|2023-11-20
It was {Monday the 20th}.|2023-11-20
It was {Mon 20 Nov}.|2023-11-20
It was {Monday evening}.|2023-11-20
It was {Monday's dawn}.|2023-11-20
It was {on Monday at dawn}.|2023-11-20
It was {before dawn on Monday}.|2023-11-20
It was {late Monday night}.|2023-11-20
It was {Monday night into Tuesday morning}.|2023-11-20/2023-11-21
It was {between Monday and Tuesday}.|2023-11-20/2023-11-21
It was {the night between Monday and Tuesday}.|2023-11-20/2023-11-21
It was {the night from Monday to Tuesday}.|2023-11-20/2023-11-21
It was {the night to Tuesday}.|2023-11-20/2023-11-21
It was {in the night of Monday to Tuesday}.|2023-11-20/2023-11-21
It was {Sunday through Tuesday}.|2023-11-19/2023-11-21
It was {from Sunday until Tuesday}.|2023-11-19/2023-11-21
It was {from Sunday}.|2023-11-19/..
It was {all day Monday}.|2023-11-20
It was {throughout Monday}.|2023-11-20
It was {during the night}.|2023-11-21/2023-11-22
It was {in the night}.|2023-11-21/2023-11-22
It was {yesterday evening}.|2023-11-21
It was {yesterday at 9pm}.|2023-11-21
It was {at 9 p.m. yesterday}.|2023-11-21
It was {today at dawn}.|2023-11-22
It was {at dawn today}.|2023-11-22
It was {this Monday}.|2023-11-20
It was {this past Monday}.|2023-11-20
It was {on the Monday}.|2023-11-20
It was {one Monday in October}.|2023-10
It was {on Monday of last week}.|2023-11-13
It was {last week's Monday}.|2023-11-13
It was {two Mondays ago}.|2023-11-13
It was {the first Monday of November}.|2023-11-06
It was {the second week of November}.|2023-11-08/2023-11-14
It was {the last week of October}.|2023-10-25/2023-10-31
It was {in the week of 6 November}.|2023-11-06/2023-11-12
It was {the week ending 19 November}.|2023-11-13/2023-11-19
It was {in the week to 19 November}.|2023-11-13/2023-11-19
It was {in the month to 19 November}.|2023-10-19/2023-11-19
It was {in the year to October}.|2022-10/2023-10
It was {last November}.|2022-11
It was {this October}.|2023-10
It was {October this year}.|2023-10
It was {in October and November}.|2023-10/2023-11
It was {in October or November}.|2023-10/2023-11
It was {between October and now}.|2023-10/2023-11-22
It was {from October until now}.|2023-10/2023-11-22
It was {until recently}.|null
It was {recently}.|null
It was {lately}.|null
It was {now}.|2023-11-22
It was {currently}.|null
It was {at present}.|null
It was {moments ago}.|2023-11-22
It was {minutes ago}.|2023-11-22
It was {an hour ago}.|2023-11-22
It was {two hours ago}.|2023-11-22
It was {48 hours ago}.|2023-11-20
It was {36 hours ago}.|2023-11-20
It was {half a year ago}.|2023-05~
It was {a month and a half ago}.|2023-10~
It was {a year and a half ago}.|2022-05~
It was {nearly two years ago}.|2021~
It was {almost a decade ago}.|2013~
It was {two decades ago}.|2003~
It was {a century ago}.|1923~
It was {years ago}.|null
It was {months ago}.|null
It was {weeks ago}.|null
It was {days ago}.|null
It was {the other day}.|null
It was {in a few days}.|null
It was {three weeks back}.|2023-11-01~
It was {a fortnight ago}.|2023-11-08~
It was {last fortnight}.|2023-11-08/2023-11-22
It was {over the last three days}.|2023-11-19/2023-11-22
It was {in the past three months}.|2023-08/2023-11
It was {in the past year}.|2022-11/2023-11
It was {in the last five years}.|2018-11/2023-11
It was {over the past decade}.|2013-11/2023-11
It was {in the past hour}.|2023-11-22
It will be {in the next two weeks}.|2023-11-22/2023-12-06
It will be {in the next 48 hours}.|2023-11-22/2023-11-24
It will be {over the next three months}.|2023-11-22/2024-02-20
It will be {in two weeks' time}.|2023-12-06~
It will be {a week from today}.|2023-11-29
It will be {on Monday week}.|2023-12-04
It will be {next Tuesday}.|2023-11-28
It will be {this coming Friday}.|2023-11-24
It will be {tonight}.|2023-11-22
It will be {this weekend}.|2023-11-25/2023-11-26
It will be {next weekend}.|2023-11-25/2023-11-26
It will be {next year}.|2024
It will be {in 2024}.|2024
It will be {by 2025}.|2025
It will be {before the end of the year}.|../2023-12
It will be {before 1 December}.|../2023-12-01
It will be {after 1 December}.|2023-12-01/..
It will be {from 1 December}.|2023-12-01/..
It will be {from Friday}.|2023-11-24/..
It will be {on Christmas Eve}.|2023-12-24
It will be {by New Year}.|2024-01-01
""".strip().split("\n")


@pytest.mark.parametrize("row", ROWS)
def test_a_form_has_its_value(row: str) -> None:
    sentence, value = row.split("|")
    words = sentence[sentence.index("{") + 1 : sentence.index("}")]
    text = sentence.replace("{", "").replace("}", "")
    assert (resolve(text, words)[0].edtf or "null") == value


STEPS = """
<On 12 November> raiders burned a mill. {The next day} soldiers came.|2023-11-13
<On 12 November> raiders burned a mill. {The day after}, soldiers came.|2023-11-13
<On 12 November> raiders burned a mill. {Two days later} soldiers came.|2023-11-14
<On 12 November> raiders burned a mill. {Two days after that} soldiers came.|2023-11-14
<On 12 November> raiders burned a mill. {A week later} soldiers came.|2023-11-19
<On 12 November> raiders burned a mill. {The following evening} soldiers came.|2023-11-13
<On 12 November> raiders burned a mill. {The following Tuesday} soldiers came.|2023-11-14
<On 12 November> raiders burned a mill. {That evening} soldiers came.|2023-11-12
<On 12 November> raiders burned a mill. {That same day} soldiers came.|2023-11-12
<On 12 November> raiders burned a mill. {Later that day} soldiers came.|2023-11-12
<On 12 November> raiders burned a mill. {Earlier that day} soldiers came.|2023-11-12
<On 12 November> raiders burned a mill. {Later the same day} soldiers came.|2023-11-12
<On 12 November> raiders burned a mill. {The day before} soldiers came.|2023-11-11
<On 12 November> raiders burned a mill. {Three days earlier} soldiers came.|2023-11-09
<On 12 November> raiders burned a mill. {Three days before that} soldiers came.|2023-11-09
<On 12 November> raiders burned a mill. {The previous week} soldiers came.|2023-10-30/2023-11-05
<On 12 November> raiders burned a mill. {The week before} soldiers came.|2023-10-30/2023-11-05
<On 12 November> raiders burned a mill. {A fortnight earlier} soldiers came.|2023-10-29~
<On 12 November> raiders burned a mill. {Hours later} soldiers came.|2023-11-12
<On 12 November> raiders burned a mill. {Two hours later} soldiers came.|2023-11-12
<On 12 November> raiders burned a mill. {Within hours} soldiers came.|2023-11-12
<On 12 November> raiders burned a mill. {The morning after} soldiers came.|2023-11-13
<On 12 November> raiders burned a mill. {The night before} soldiers came.|2023-11-11
<On 12 November> raiders burned a mill. {Since then} soldiers have come.|2023-11-12/..
<On 12 November> raiders burned a mill. {By then} soldiers had come.|2023-11-12
<On 12 November> raiders burned a mill. {At the time} soldiers came.|null
<On 12 November> raiders burned a mill. Soldiers came {at 05:00}.|2023-11-12
<On 12 November> raiders burned a mill. Soldiers came {at dusk}.|2023-11-12
<On 12 November> raiders burned a mill. Soldiers came {on the 14th}.|2023-11-14
<On 12 November> raiders burned a mill. Soldiers left {four days after the attack}.|2023-11-16
<On 12 November> raiders burned a mill. Soldiers left {two days after the raid}.|2023-11-14
<On 12 November> raiders burned a mill. Soldiers had left {two days before the raid}.|2023-11-10
<On 12 November> raiders burned a mill. Soldiers left {the day after the raid}.|2023-11-13
<On 12 November> raiders burned a mill. Soldiers left {the day before the raid}.|2023-11-11
<On 12 November> raiders burned a mill. Soldiers left {hours before the raid}.|2023-11-12
<On 12 November> raiders burned a mill. Soldiers left {a month later}.|null
<In May 2021> raiders burned a mill. {The following month} soldiers came.|2021-06
<In May 2021> raiders burned a mill. {A year later} soldiers came.|2022-05~
<In May 2021> raiders burned a mill. {Two months later} soldiers came.|2021-07~
<In May 2021> raiders burned a mill. {The following year} soldiers came.|2022
<In May 2021> raiders burned a mill. {The same month} soldiers came.|2021-05
<In May 2021> raiders burned a mill. {That month} soldiers came.|2021-05
<In May 2021> raiders burned a mill. {That year} soldiers came.|2021
<In May 2021> raiders burned a mill. {Later that month} soldiers came.|2021-05
<In May 2021> raiders burned a mill. {Later that year} soldiers came.|2021
<In May 2021> raiders burned a mill. {In June} soldiers came.|2023-06
<In 2014> raiders burned a mill. {The next year} soldiers came.|2015
<In 2014> raiders burned a mill. {Two years later} soldiers came.|2016~
<In 2014> raiders burned a mill. {Five years earlier} soldiers came.|2009~
<On Monday> raiders burned a mill. {The next morning} soldiers came.|2023-11-21
<On Monday> raiders burned a mill. {A day later} soldiers came.|2023-11-21
<On Monday> raiders burned a mill. {Twenty-four hours later} soldiers came.|2023-11-21
<On Monday> raiders burned a mill. {48 hours later} soldiers came.|2023-11-22
<On Monday> raiders burned a mill. {Overnight} soldiers came.|2023-11-21/2023-11-22
<On Monday night> raiders burned a mill. {At dawn} soldiers came.|2023-11-21
<On Monday night> raiders burned a mill. {At 3 a.m.} soldiers came.|2023-11-21
<Yesterday> raiders burned a mill. {At noon} soldiers came.|2023-11-21
<On Monday> raiders burned a mill. {This morning} soldiers came.|2023-11-22
<On Monday> raiders burned a mill. {Today} soldiers came.|2023-11-22
<On Monday> raiders burned a mill. {Last week} soldiers came.|2023-11-13/2023-11-19
<On Monday> raiders burned a mill, {two days after} soldiers left.|2023-11-18
<On Monday> raiders burned a mill, {hours after} soldiers left.|2023-11-20
""".strip().split("\n")


@pytest.mark.parametrize("row", STEPS)
def test_a_step_counts_from_what_was_told_before(row: str) -> None:
    sentence, value = row.split("|")
    first, second = re.findall(r"[<{](.+?)[>}]", sentence)
    text = re.sub(r"[<>{}]", "", sentence)
    assert (resolve(text, first, second)[1].edtf or "null") == value
