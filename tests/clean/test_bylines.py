"""Bylines: who wrote a page and when, from one line."""

from __future__ import annotations

import pytest

from healthnews.clean import bylines

REFUSED = [
    pytest.param("Today: 20/09/2020 17:51:03 (GMT+7)", id="page clock"),
    pytest.param("Hôm nay, 20/09/2020", id="vietnamese page clock"),
    pytest.param("© 2019 Báo Mới", id="copyright"),
    pytest.param("Giấy phép số 12/GP-TTDT cấp ngày 28/12/2020", id="licence"),
    pytest.param("Chiều 12/1, trao đổi với phóng viên", id="sentence"),
    pytest.param("Bệnh viện thành lập ngày 12/3/2020 tại Hà Nội", id="a date in a sentence"),
    pytest.param("Tháng 3 năm 2020", id="a month"),
    pytest.param("2019", id="a year"),
]
READ = [
    pytest.param("27/01/2023 13:46", "2023-01-27T13:46", (), id="day and hour"),
    pytest.param("Lan Chi 07/07/2020 18:22", "2020-07-07T18:22", ("Lan Chi",), id="name, day, hour"),
    pytest.param(
        "Ban Tin/TTX-Thứ năm, ngày 13/02/2025 21:59 GMT+7",
        "2025-02-13T21:59+07:00",
        ("Ban Tin/TTX",),
        id="desk and zone",
    ),
    pytest.param("2016-11-28, 17:55:33+07:00", "2016-11-28T17:55:33+07:00", (), id="iso with a comma"),
    pytest.param("2018-12-09 00:00:00", "2018-12-09", (), id="a database's midnight"),
    pytest.param("13h46 ngày 27/1/2023", "2023-01-27T13:46", (), id="hour before day"),
    pytest.param("6h05' ngày 3/4/2019", "2019-04-03T06:05", (), id="minute mark"),
    pytest.param("Thứ Ba, 13 Tháng Hai, 2025", "2025-02-13", (), id="month in words"),
    pytest.param("By Ann Lee on November 19, 2019 at 9:45 am", "2019-11-19T09:45", ("Ann Lee",), id="english"),
    pytest.param("10:11 PM EDT, Fri April 22, 2022", "2022-04-22T22:11-04:00", (), id="english hour first"),
    pytest.param("2023 Jan 7", "2023-01-07", (), id="year first, month in words"),
    pytest.param("5th February 2004", "2004-02-05", (), id="ordinal day"),
    pytest.param("Tin, ảnh: TS Lê Thanh và Trần An", None, ("Lê Thanh", "Trần An"), id="label, degree, two names"),
    pytest.param("Hồng An(Theo CNN)", None, ("Hồng An",), id="source left out"),
]


@pytest.mark.parametrize("line", REFUSED)
def test_other_dates_are_refused(line: str) -> None:
    """A date that is not the article's makes no byline."""
    assert bylines.read(line) is None


@pytest.mark.parametrize(("line", "published", "authors"), READ)
def test_bylines_are_read(line: str, published: str | None, authors: tuple[str, ...]) -> None:
    """Days, hours, zones and names are read as written, and the date's place in the line with them."""
    found = bylines.read(line)
    assert found is not None
    assert (found.published and found.published.iso, found.authors) == (published, authors)


def test_an_order_that_is_not_known_is_not_guessed() -> None:
    """03/04/2020 is read only by a caller who knows which number is the day; 13/04/2020 by all."""
    assert bylines.dates("03/04/2020", day_first=None) == []
    assert [d.iso for d in bylines.dates("03/04/2020", day_first=True)] == ["2020-04-03"]
    assert [d.iso for d in bylines.dates("03/04/2020", day_first=False)] == ["2020-03-04"]
    assert [d.iso for d in bylines.dates("04/13/2020", day_first=None)] == ["2020-04-13"]


def test_a_change_is_no_publication() -> None:
    """The date after `Cập nhật` or `Updated` is the modification date."""
    found = bylines.read("Published March 3, 2020 Updated March 4, 2020")
    assert found is not None and found.published is not None and found.modified is not None
    assert (found.published.iso, found.modified.iso) == ("2020-03-03", "2020-03-04")
    only = bylines.read("Cập nhật lúc 10:30 ngày 2/3/2020")
    assert only is not None and only.published is None and only.modified is not None


def test_words_run_together_still_hold_their_dates() -> None:
    """A month in capitals begins a date where two elements were run into one line."""
    found = bylines.dates("Sleep ClinicMARCH 22, 2022Updated: APRIL 02, 2026")
    assert [dated.iso for dated in found] == ["2022-03-22", "2026-04-02"]
