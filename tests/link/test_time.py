"""When a fact holds: times resolved as news speaks, and the time that governs each count."""

from __future__ import annotations

import datetime as dt
import re

import pytest

import healthnews
from healthnews import lang
from healthnews.link import time
from healthnews.link.calendar import Reference, nearest_year, resolve
from healthnews.model import Block, Context, Mention, Sentence, TimeLink
from healthnews.times import Calendar, Interval, Length, Part, Relative, Weekday

TODAY = dt.date(2021, 6, 15)  # a Tuesday


def linked(text: str, published: str | None = "2021-06-15", code: str = "vi") -> dict[str, TimeLink]:
    """Every time and every counted noun of a text with its link. Paragraphs stand on lines of their own."""
    language = lang.load(code)
    folded = language.fold(text)
    blocks, sentences, mentions = [], [], []
    for match in re.finditer(r"[^\n]+", text):
        blocks.append(Block(match.start(), match.end(), "paragraph"))
        for start, end in language.sentences(text, match.start(), match.end()):
            sentences.append(Sentence(start, end, len(blocks) - 1, code))
    for index, sentence in enumerate(sentences):
        times = language.times(text, folded, sentence.start, sentence.end)
        mentions += [Mention(kind=t.kind, start=t.start, end=t.end, sentence=index, time=t) for t in times]
        for number in language.numbers(text, folded, sentence.start, sentence.end):
            noun = re.compile(r" (?:ca|giường|người|cases|infections|beds)\b").match(text, number.end, sentence.end)
            if noun:
                kind = "bed_count" if noun[0] in (" giường", " beds") else "case_count"
                mentions.append(
                    Mention(kind=kind, start=number.start, end=noun.end(), sentence=index, value=number.value)
                )
    mentions.sort(key=lambda mention: mention.start)
    context = Context(text, folded, tuple(blocks), tuple(sentences), code, None, published)
    return {text[m.start : m.end]: link for m, link in zip(mentions, time.assign(context, mentions), strict=True)}


@pytest.mark.parametrize(
    ("form", "edtf", "start", "end"),
    [
        (Calendar(month=2, day=12), "2021-02-12", "2021-02-12", "2021-02-12"),
        (Calendar(month=12, day=28), "2020-12-28", "2020-12-28", "2020-12-28"),
        (Calendar(month=7, day=24), "2021-07-24", "2021-07-24", "2021-07-24"),
        (Calendar(month=5, year_shift=-1), "2020-05", "2020-05-01", "2020-05-31"),
        (Calendar(quarter=2, year=2020), "2020-04/2020-06", "2020-04-01", "2020-06-30"),
        (Calendar(year=1990, span="decade"), "199X", "1990-01-01", "1999-12-31"),
        (Relative(unit="day", offset=-1), "2021-06-14", "2021-06-14", "2021-06-14"),
        (Relative(unit="week", offset=-1), "2021-06-07/2021-06-13", "2021-06-07", "2021-06-13"),
        (Relative(unit="week", offset=-1, weekday=5), "2021-06-11", "2021-06-11", "2021-06-11"),
        (Relative(unit="quarter", offset=-1), "2021-01/2021-03", "2021-01-01", "2021-03-31"),
        (Weekday(weekday=1), "2021-06-14", "2021-06-14", "2021-06-14"),
        (Weekday(weekday=2), "2021-06-15", "2021-06-15", "2021-06-15"),
        (Part(of=Calendar(year=2020), unit="month", count=6), "2020-01/2020-06", "2020-01-01", "2020-06-30"),
        (Part(of=Calendar(year=2020), unit="month", count=3, last=True), "2020-10/2020-12", "2020-10-01", "2020-12-31"),
        (Part(of=Calendar(year=2024), unit="week", last=True), "2024-12-23/2024-12-29", "2024-12-23", "2024-12-29"),
        (Calendar(week=20), "2021-05-17/2021-05-23", "2021-05-17", "2021-05-23"),
        (Calendar(week=50), "2020-12-07/2020-12-13", "2020-12-07", "2020-12-13"),
        (Interval(start=Calendar(year=2013), end=None), "2013/..", "2013-01-01", None),
        (Interval(start=Calendar(year=2021), end=Calendar(year=2025)), "2021/2025", "2021-01-01", "2025-12-31"),
        (Interval(start=Calendar(month=6, day=10), end=Calendar(month=6, day=14)),
         "2021-06-10/2021-06-14", "2021-06-10", "2021-06-14"),
        (Interval(start=Calendar(month=1, year=2020), end=Calendar(month=3, day=4)),
         "2020-01/2021-03-04", "2020-01-01", "2021-03-04"),
        (Length(value=4, low=4, high=4, unit="day", toward=-1), "2021-06-12/2021-06-15", "2021-06-12", "2021-06-15"),
    ],
)  # fmt: skip
def test_values_with_inclusive_bounds(form: object, edtf: str, start: str, end: str | None) -> None:
    """A form resolves to EDTF; both of its bounds belong to it."""
    moment = resolve(form, Reference(published=TODAY))  # type: ignore[arg-type]
    assert moment is not None
    assert (moment.edtf, str(moment.start), None if moment.end is None else str(moment.end)) == (edtf, start, end)


@pytest.mark.parametrize(
    ("form", "edtf"),
    [
        (Calendar(month=2, day=12), "XXXX-02-12"),
        (Calendar(month=5), "XXXX-05"),
        (Interval(start=Calendar(month=6, day=1), end=Calendar(month=6, day=30)), "XXXX-06-01/XXXX-06-30"),
    ],
)
def test_year_stays_unknown_without_publication(form: object, edtf: str) -> None:
    """No year is invented, and no bounds."""
    moment = resolve(form, Reference())  # type: ignore[arg-type]
    assert moment is not None and (moment.edtf, moment.start, moment.end) == (edtf, None, None)


@pytest.mark.parametrize(
    "form",
    [
        Relative(unit="day"),
        Weekday(weekday=3),
        Calendar(month=2, day=29, year=2021),
        Calendar(day=1, month=1, lunar=True),
    ],
)
def test_what_has_no_value(form: object) -> None:
    """A deictic without publication, a day that never was and a lunar day resolve to nothing."""
    assert resolve(form, Reference()) is None  # type: ignore[arg-type]


def test_news_looks_back() -> None:
    """A day is the nearest past one, unless the verb looks ahead or only weeks lie before it."""
    assert nearest_year(TODAY, 11, 20, None) == 2020
    assert nearest_year(TODAY, 11, 20, True) == 2021
    assert nearest_year(TODAY, 7, 1, None) == 2021
    assert nearest_year(TODAY, 7, 1, False) == 2020


def test_day_in_full_governs_its_short_form() -> None:
    """`25-11` after `25-11-2018` is in 2018."""
    links = linked("Ngày 25-11-2018, khoa có 5 ca.\nHôm 25-11, tỉnh họp.")
    assert links["Hôm 25-11"].time == "2018-11-25"


def test_story_of_years_ago_needs_no_year() -> None:
    """A month behind one of years ago is of that year; one before it is not."""
    links = linked("Tháng 8/2015, tỉnh họp. Đến tháng 9, sở báo cáo. Tháng 4, khoa mở cửa.")
    assert (links["tháng 9"].time, links["Tháng 4"].time) == ("2015-09", "2021-04")


def test_same_day_takes_up_the_day_of_the_story() -> None:
    """`Cùng ngày` is the day that the story told, also without a year."""
    assert linked("Chiều 12-1, tỉnh họp.\nCùng ngày, sở báo cáo.", None)["Cùng ngày"].time == "XXXX-01-12"


@pytest.mark.parametrize(
    ("text", "count", "value", "basis"),
    [
        ("Năm 2020, tỉnh có 40 ca.", "40 ca", "2020", "stated"),
        ("Tỉnh ghi nhận 40 ca trong tháng 5.", "40 ca", "2021-05", "stated"),
        ("Hiện nay, khoa có 10 giường.", "10 giường", "2021-06-15", "published"),
        ("Tính đến 18h ngày 14/6, cả nước có 90 ca.", "90 ca", "2021-06-14T18:00", "stated"),
        ("Từ năm 2013, tỉnh có 70 ca.", "70 ca", "2013/..", "stated"),
        ("Vụ việc xảy ra ngày 29/5, đến nay đã có 8 ca.", "8 ca", "2021-06-15", "published"),
        ("4 ngày qua, thành phố có 14 ca.", "14 ca", "2021-06-12/2021-06-15", "stated"),
        ("Năm 2020, tỉnh họp. Số mắc là 40 ca.", "40 ca", "2020", "context"),
        ("Số mắc giảm so với năm 2019 (35 ca).", "35 ca", "2019", "stated"),
        ("Năm 2020 tăng 12 ca so với năm 2019.", "12 ca", "2020", "stated"),
        ("Khoa có 7 giường (bàn giao năm 2009).", "7 giường", None, None),
        ("Năm 2020, tỉnh họp. Những năm gần đây có 30 ca.", "30 ca", None, None),
        ("Năm 2020, tỉnh họp. Khoa có 30 giường.", "30 giường", None, None),
        ("Bệnh viện phát hiện 30 ca.", "30 ca", None, None),
        ("Ngày 12/6, xe khách bốc cháy. Vụ việc khiến 8 người chết.", "8 người", "2021-06-12", "context"),
        ("Ngày 12/6, công an họp. Ba người bị bắt trong vụ tai biến khiến 8 người chết.", "8 người", None, None),
    ],
)
def test_time_that_governs_a_count(text: str, count: str, value: str | None, basis: str | None) -> None:
    """Its own sentence first, then one before it; comparisons, a thing's own year and vague times govern nothing."""
    link = linked(text)[count]
    assert (link.time, link.basis) == (value, basis)


def test_each_count_of_a_series_has_its_own_year() -> None:
    """The nearest time before a count governs it."""
    links = linked("Năm 2011 có 5 ca; năm 2012: 7 ca; năm 2013: 9 ca. Cả tỉnh có 3 người.")
    assert [links[count].time for count in ("5 ca", "7 ca", "9 ca", "3 người")] == ["2011", "2012", "2013", None]


def test_time_behind_the_bracket_of_a_count() -> None:
    """`từ 60 ca (ở 52 người) năm 2010 lên 75 ca (ở 70 người) năm 2015`: each count and its bracket have the year behind."""
    links = linked("Tăng từ 60 ca (tương ứng 52 người) vào năm 2010 lên 75 ca (tương ứng 70 người) năm 2015.")
    assert [links[count].time for count in ("60 ca", "52 người", "75 ca", "70 người")] == [
        "2010",
        "2010",
        "2015",
        "2015",
    ]


def test_english_speaks_the_same() -> None:
    """Since opens an interval, a weekday of speaking governs nothing, so far is the day of publication."""
    links = linked(
        "Since 2003, 129 infections were reported. Officials said Monday 2 cases died. So far 7 cases.", code="en"
    )
    assert [links[count].time for count in ("129 infections", "7 cases")] == ["2003/..", "2021-06-15"]
    assert links["Monday"].time == "2021-06-14"


def test_joined_counts_share_the_time_behind_them() -> None:
    """`26 ca và 11 người từ 2009 đến 2018`: nothing but a conjunction parts the two."""
    links = linked("Tỉnh ghi nhận 26 ca và 11 người từ năm 2009 đến năm 2018.")
    assert links["26 ca"].time == links["11 người"].time == "2009/2018"


def test_a_since_reaches_over_its_clause() -> None:
    """`since the rains began in May` opens the interval too."""
    links = linked("The ministry counted 26 cases since the rains began in May 2021.", code="en")
    assert links["26 cases"].time == "2021-05/.."


def test_the_same_day_is_the_one_the_sentence_before_opened() -> None:
    """`Cùng ngày` passes over a date that was told aside."""
    links = linked("Sáng 12/6, sở họp về ca tử vong tối 10/6. Cùng ngày, đoàn đến nơi.")
    assert links["Cùng ngày"].time == "2021-06-12"


def test_today_as_our_times_governs_its_sentence_alone() -> None:
    """`Today, the disease is rare` dates nothing behind it."""
    assert linked("Today, the disease is rare. The state had 26 cases.", code="en")["26 cases"].time is None


def test_a_change_from_a_year_is_no_since() -> None:
    """`up 12% from 2018` compares with 2018; what follows is of the sentence's own year."""
    links = linked("In 2019, the hospital had 3,402 visits, up 12 cases from 2018, and 98 cases.", code="en")
    assert links["98 cases"].time == "2019"


def test_week_by_its_number_is_the_last_that_had_begun() -> None:
    """`tuần 33` without a year is of the year that the publication date makes nearest in the past."""
    published = Reference(published=dt.date(2024, 2, 12))
    assert getattr(resolve(Calendar(week=5), published), "edtf", None) == "2024-01-29/2024-02-04"
    assert getattr(resolve(Calendar(week=50), published), "edtf", None) == "2023-12-11/2023-12-17"
    assert resolve(Calendar(week=5), Reference()) is None


def test_year_of_a_paper_dates_no_count() -> None:
    """What a 2016 review counts is not of 2016; what the 2016 survey found is."""
    assert linked("A 2016 review found 40 cases.", code="en")["40 cases"].time is None
    assert linked("In the 2016 survey there were 40 cases.", code="en")["40 cases"].time == "2016"


def test_what_is_compared_with_governs_nothing() -> None:
    """`up 4% compared to that in 2014` does not date what stands behind it."""
    assert linked("In 2015 they rose, compared to that in 2014, to 40 cases.", code="en")["40 cases"].time == "2015"


def test_so_far_does_not_hide_a_day() -> None:
    """`As of 4 June 2020, ... so far` without a publication date is of that day."""
    found = linked("As of 4 June 2020, the city had 11 cases so far.", published=None, code="en")
    assert found["11 cases"].time == "2020-06-04"


def test_counts_beside_a_compared_time() -> None:
    """`than in the same week of 2018` governs nothing before it; what stands right behind `compared to 2019 with` is of 2019."""
    text = "On 9 May 2020 there were 12 cases, lower compared to 2019 with 40 infections."
    found = linked(text, code="en")
    assert (found["12 cases"].time, found["40 infections"].time) == ("2020-05-09", "2019")


def test_time_reaches_past_what_a_count_is_of() -> None:
    """`115 cases of dengue and 12 infections were found between 1 and 7 August` dates both."""
    found = linked("115 cases of dengue and 12 infections were found in May 2020.", code="en")
    assert {found["115 cases"].time, found["12 infections"].time} == {"2020-05"}


def test_last_november_in_november() -> None:
    """In the month of the publication, `last` names the one a year before."""
    moment = resolve(Calendar(month=6, forward=False), Reference(published=TODAY))
    assert moment is not None and moment.edtf == "2020-06"


def test_days_of_one_week() -> None:
    """`from Monday to Wednesday` runs within a week."""
    moment = resolve(Interval(start=Weekday(weekday=4), end=Weekday(weekday=7)), Reference(published=TODAY))
    assert moment is not None and moment.edtf == "2021-06-10/2021-06-13"


def test_days_in_brackets_tell_the_week() -> None:
    """`Last week (from March 1 to 7)` is that week, without a publication date too."""
    found = linked("Last week (from March 1 to 7 2015), 57 cases were seen.", published=None, code="en")
    assert found["57 cases"].time == "2015-03-01/2015-03-07"


def test_time_nobody_can_date_ends_the_one_before() -> None:
    """`Over the past week`, in a text of no known day, is not in the month that a sentence before told."""
    text = "In September 2019 it had 50 cases. Over the past week it rose. Officials saw 17 cases."
    links = linked(text, published=None, code="en")
    assert links["50 cases"].time == "2019-09" and links["17 cases"].time is None


def test_previous_week_is_the_one_before_that_which_ends() -> None:
    """`the week to 21 June`, and `the previous week` behind it."""
    links = linked("It had 20 cases in the week to 21 June 2015 and 24 cases the previous week.", None, "en")
    assert links["the previous week"].time == "2015-06-08/2015-06-14"


def test_latest_figures_in_brackets_govern_what_follows() -> None:
    """`(as of 24 June)` tells of when the counts behind it are."""
    links = linked("By the latest figures (as of 24 June 2016), it had 68 cases.", published=None, code="en")
    assert links["68 cases"].time == "2016-06-24"


def test_organs_of_anybody_are_of_no_day_before() -> None:
    """`Trung thất nằm giữa hai lá phổi` is said of anybody, on no day that the text told before."""
    text = "Ngày 5/3/2018, khoa mổ 4 ca. Trung thất nằm giữa hai lá phổi. Đã có 9 ca mổ.\n"
    found = {fact.mention.unit: fact.time.time for fact in healthnews.parse(text.encode(), name="a.txt").facts}
    assert found["organ"] is None and "2018-03-05" in found.values()


def test_day_of_telling_dates_no_event_told_before() -> None:
    """`Sáng 5/3, công an cho biết chưa rõ vụ việc khiến 12 người nhập viện`: they were ill before."""
    text = "Sáng 5/3/2018, công an xã cho biết chưa rõ ai bán loại bánh khiến 12 người nhập viện."
    assert linked(text, None)["12 người"].time is None
    text = "Sáng 5/3/2018, công an xã cho biết một vụ cháy khiến 12 người nhập viện."
    assert linked(text, None)["12 người"].time == "2018-03-05"


def test_day_on_which_something_is_done_about_an_event() -> None:
    """`Trưa 5/3, liên quan đến vụ 7 người tử vong, công an bắt 3 người`: only who is caught is of that day."""
    links = linked("Trưa 5/3/2018, liên quan đến vụ 7 người tử vong, công an đã bắt 3 người. Có 9 ca nặng.", None)
    assert links["7 người"].time is None and links["3 người"].time == "2018-03-05" and links["9 ca"].time is None
    links = linked("Sáng 5/3/2018, công an điều tra vụ việc khiến 18 người ngộ độc, 8 người tử vong.", None)
    assert links["18 người"].time is None and links["8 người"].time is None
    links = linked("Sáng 5/3/2018, tai nạn liên quan hai xe khách khiến 18 người bị thương.", None)
    assert links["18 người"].time == "2018-03-05"
