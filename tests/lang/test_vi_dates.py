"""Times as Vietnamese writes them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthnews.lang.vi import dates
from healthnews.times import Calendar, Clock, Holiday, Interval, Length, Part, Relative, Weekday


def found(sentence: str) -> list[tuple[str, str]]:
    times = dates.find(sentence, sentence.lower(), 0, len(sentence))
    return [(sentence[t.start : t.end], t.kind) for t in times]


def form(sentence: str) -> object:
    (time,) = dates.find(sentence, sentence.lower(), 0, len(sentence))
    return time.form


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("5/7 huyện và 12/13 tỉnh đạt chuẩn", id="totals"),
        pytest.param("Bệnh viện 30 Tháng 4 và chuyên khoa 27 Tháng 2", id="names"),
        pytest.param("thắng 6-4, tỷ số 2-1 (7-3), 2-3 lần mỗi tuần", id="scores and ranges"),
        pytest.param("thời gian qua, hiện nay, trong năm", id="vague times"),
        pytest.param("hoạt động 24/24 giờ, lúc 7 giờ sáng", id="clocks without a day"),
        pytest.param("trẻ 5 tháng tuổi và bệnh nhân nam, 61", id="ages"),
        pytest.param("lần thứ hai, mũi thứ 3, người thứ tư", id="ordinals"),
        pytest.param("chiếm tới 1/3 số ca", id="fractions"),
        pytest.param("Nghị định 43/2006/NĐ-CP, quyết định số 3/2020/QĐ-UBND", id="documents"),
        pytest.param("ngày thứ 3 liên tiếp không có ca mới", id="a day by its place"),
        pytest.param("thai tuần 32, bài tuần 7 buổi, uống 1-2/3 liều", id="weeks of something else"),
        pytest.param("trong năm ngày càng nhiều, sau năm 20", id="a year before a word"),
    ],
)
def test_what_is_no_time(sentence: str) -> None:
    """Totals, names, scores, ages and vague words are no times."""
    assert found(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Sáng 12/2, tỉnh họp", [("Sáng 12/2", "date")]),
        ("Tính đến 18h ngày 14/6", [("18h ngày 14/6", "date")]),
        ("Lúc 4h30 sáng 2-3", [("4h30 sáng 2-3", "date")]),
        ("Cập nhật 07/07/2020 18:22", [("07/07/2020 18:22", "date")]),
        ("khoảng 8h ngày 9/2", [("khoảng 8h ngày 9/2", "date")]),
        ("ngày 4 tháng 8 năm 2020", [("ngày 4 tháng 8 năm 2020", "date")]),
        ("Sáng nay (15/6), bộ họp", [("Sáng nay (15/6)", "date")]),
        ("Từ 7-9/8, trạm khám", [("Từ 7-9/8", "period")]),
        ("(5/2/2020-10/4/2020)", [("5/2/2020-10/4/2020", "period")]),
        ("Trước đó 4 ngày, bà sốt", [("Trước đó 4 ngày", "date")]),
        ("Mất một giờ sau khi vào viện", [("một giờ", "duration")]),
        ("Trong tuần 33, xã có 4 ca", [("tuần 33", "period")]),
        ("hai ngày 12 và 13/6", [("12", "date"), ("13/6", "date")]),
        ("dịp lễ 30-4 và 1-5 năm 2024", [("30-4", "date"), ("1-5 năm 2024", "date")]),
        ("tối thứ Sáu tuần trước", [("tối thứ Sáu tuần trước", "date")]),
        ("Từ tháng 12-2019, khoa mở rộng", [("tháng 12-2019", "period")]),
        ("6 tháng đầu năm 2020", [("6 tháng đầu năm 2020", "period")]),
        ("9 tháng năm 2020", [("9 tháng năm 2020", "period")]),
        ("Từ 10 đến 15/6, tiêm 5 ca", [("Từ 10 đến 15/6", "period")]),
        ("Từ ngày 24-7 đến 31-7", [("Từ ngày 24-7 đến 31-7", "period")]),
        ("giai đoạn 2021-2025", [("giai đoạn 2021-2025", "period")]),
        ("từ đầu năm đến nay", [("từ đầu năm đến nay", "period")]),
        ("từ năm 2013 đến nay", [("từ năm 2013 đến nay", "period")]),
        ("từ năm 2013, khoa có 10 máy", [("năm 2013", "period")]),
        ("tháng 3 và tháng 5", [("tháng 3", "period"), ("tháng 5", "period")]),
        ("tháng 7, 8, 9 tới", [("tháng 7, 8, 9 tới", "period")]),
        ("cuối năm 2015, quý II năm 2020", [("cuối năm 2015", "period"), ("quý II năm 2020", "period")]),
        ("những năm 1990", [("những năm 1990", "period")]),
        ("hai tháng trước", [("hai tháng trước", "period")]),
        ("cách đây sáu năm", [("cách đây sáu năm", "period")]),
        ("cách ly 14 ngày, sau hơn hai tuần", [("14 ngày", "duration"), ("hơn hai tuần", "duration")]),
        ("4 ngày qua, 5 năm vừa qua", [("4 ngày qua", "duration"), ("5 năm vừa qua", "duration")]),
        ("chưa đầy 24 tiếng", [("chưa đầy 24 tiếng", "duration")]),
        ("nằm viện năm ngày", [("năm ngày", "duration")]),
        ("ca mổ kéo dài 2 giờ 30 phút", [("2 giờ 30 phút", "duration")]),
        ("quý I và quý II năm 2021", [("quý I", "period"), ("quý II năm 2021", "period")]),
        ("từ 3/2020 đến 5/2021", [("từ 3/2020 đến 5/2021", "period")]),
        ("2 ngày sau đó, hai tuần nữa", [("2 ngày sau đó", "date"), ("hai tuần nữa", "period")]),
        ("mùa hè năm 2020, thế kỷ XX", [("mùa hè năm 2020", "period"), ("thế kỷ XX", "period")]),
        ("ngày 5 tháng này", [("ngày 5 tháng này", "date")]),
        ("lúc tám giờ rưỡi tối 12/5", [("tám giờ rưỡi tối 12/5", "date")]),
        ("3 giờ kém 15 chiều nay", [("3 giờ kém 15 chiều nay", "date")]),
        ("mổ trong ba giờ, chờ 3 giờ rưỡi", [("ba giờ", "duration"), ("3 giờ rưỡi", "duration")]),
        ("họp thứ hai lúc 9 giờ sáng", [("thứ hai lúc 9 giờ sáng", "date")]),
        ("Chủ nhật, 5/2, trạm nghỉ", [("Chủ nhật, 5/2", "date")]),
        ("đợt dịch (từ 27/4-13/5) và từ ngày 1/3-2/3", [("từ 27/4-13/5", "period"), ("từ ngày 1/3-2/3", "period")]),
        ("từ 1/3-2/3 số hộ, từ 1/3-1/2 số hộ", []),
        ("tháng 11 và 11 tháng đầu năm", [("tháng 11", "period"), ("11 tháng đầu năm", "period")]),
        ("lúc 8 giờ 30 giờ địa phương", []),
        ("và một ngày Quốc tế Thiếu nhi vui", []),
        ("trong những tháng cuối năm 2016", [("những tháng cuối năm 2016", "period")]),
        ("cứ mấy tháng đầu năm, bao năm nay", []),
        ("xảy ra trong ba, bốn giờ", []),
        ("xét nghiệm lại sau 1, 3 và 6 tháng", [("1", "duration"), ("3", "duration"), ("6 tháng", "duration")]),
        ("khoa Nội 2, 6 tháng sau", [("6 tháng sau", "period")]),
        ("tại BV ngày 29-5, 8 người", [("ngày 29-5", "date")]),
        ("Ngày Thầy thuốc Việt Nam 27-2", [("27-2", "date")]),
        ("đón Tết thiếu nhi 1/6 thật vui", [("1/6", "date")]),
        ("mỗi ngày Hoa uống 1/2 viên", []),
        ("con gái của Công chúa Nhật", []),
        ("khách đạt 83 triệu năm nay", [("năm nay", "period")]),
        ("dân làng thờ từ trăm năm nay", []),
        ("Kết phiên 4/2, giá giảm", [("4/2", "date")]),
        ("tới 2007 mới về", [("2007", "period")]),
        ("súng ZSU-23-2 và từ ngày 13 -15/6", [("từ ngày 13 -15/6", "period")]),
        ("Từ 3/4-7/4/2018, trạm khám", [("Từ 3/4-7/4/2018", "period")]),
        ("Tối muộn 12/2, xe lật", [("Tối muộn 12/2", "date")]),
        ("Sáng nay (8.6), bộ họp", [("Sáng nay (8.6)", "date")]),
        ("Cuối tuần qua, xã có 3 vụ", [("Cuối tuần qua", "period")]),
        ("nghỉ lễ Quốc khánh năm 2019", [("lễ Quốc khánh năm 2019", "date")]),
        ("Hội nghị Ung thư Thế giới năm 2018", [("năm 2018", "period")]),
        ("Quốc tế Phụ nữ", [("Quốc tế Phụ nữ", "date")]),
        ("Ngày Quốc tế Phụ nữ có mít tinh", []),
    ],
)
def test_one_time_is_one_expression(sentence: str, expected: list[tuple[str, str]]) -> None:
    """A time holds its clock, its part of the day, its year and both ends of its interval."""
    assert found(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("tháng năm", Calendar(month=5)),
        ("hai tư tháng bảy năm hai nghìn mười ba", Calendar(day=24, month=7, year=2013)),
        ("năm hai không hai ba", Calendar(year=2023)),
        ("18h30 ngày 14/6", Calendar(day=14, month=6, clock=Clock(18, 30))),
        ("2 giờ chiều ngày 14/6", Calendar(day=14, month=6, clock=Clock(14))),
        ("quý I/2021", Calendar(quarter=1, year=2021)),
        ("những năm 90", Calendar(year=1990, span="decade")),
        ("tuần cuối năm 2024", Part(of=Calendar(year=2024), unit="week", last=True)),
        ("3 giờ kém 15 chiều 14/6", Calendar(day=14, month=6, clock=Clock(14, 45))),
        ("Giáng sinh năm ngoái", Holiday(name="christmas", year_shift=-1)),
        ("hôm qua", Relative(unit="day", offset=-1)),
        ("cùng ngày", Relative(unit="day", anchor="context")),
        ("năm trước đó", Relative(unit="year", offset=-1, anchor="context")),
        ("chủ nhật", Weekday(weekday=7)),
        ("mùng 10 tháng Giêng âm lịch", Calendar(day=10, month=1, lunar=True)),
        ("ngày 23/5 âm lịch", Calendar(day=23, month=5, lunar=True)),
        ("15/1/2024 (âm lịch)", Calendar(year=2024, day=15, month=1, lunar=True)),
        ("từ tháng 1/2022 đến ngày 4/8", Interval(start=Calendar(month=1, year=2022), end=Calendar(day=4, month=8))),
        ("2 - 7 ngày", Length(value=None, low=2, high=7, unit="day", qualifier="range")),
        ("sau năm phút", Length(value=5, low=5, high=5, unit="minute")),
        ("tuần 33", Calendar(week=33)),
        ("4 ngày qua", Length(value=4, low=4, high=4, unit="day", toward=-1)),
    ],
)
def test_forms(sentence: str, expected: object) -> None:
    """What was read is symbolic and free of any language."""
    assert form(sentence) == expected


PIECES = [
    "1",
    "12",
    "/",
    "-",
    ".",
    " ",
    "h",
    "ngày ",
    "tháng ",
    "năm ",
    "2020",
    "từ ",
    "đến ",
    "đầu ",
    "hai ",
    "tuần ",
    "sáng ",
    "và ",
    "nay",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=50))
def test_times_never_overlap_and_never_raise(pieces: list[str]) -> None:
    """Whatever the characters, times come left to right."""
    sentence = "".join(pieces)
    edge = 0
    for time in dates.find(sentence, sentence, 0, len(sentence)):
        assert edge <= time.start < time.end <= len(sentence)
        edge = time.end


@pytest.mark.parametrize(
    ("sentence", "times"),
    [
        ("Chị nhập viện ngày 5/6, ra viện ngày 12/6.", ["ngày 5/6", "ngày 12/6"]),
        ("Hôm nay 2/7, sở họp.", ["Hôm nay 2/7"]),
        ("Mỗi tháng 5-6 ca nhập viện.", []),
        ("Khám vào 1 - 2 buổi mỗi tuần.", []),
        ("Ca mổ kéo dài 3 giờ, phòng mở từ 8 giờ đến 16 giờ, nghỉ lúc 13 giờ 30 phút.", ["3 giờ"]),
    ],
)
def test_what_stands_beside_a_time(sentence: str, times: list[str]) -> None:
    """Days behind a stay in hospital, days of today, counts by the month, hours by the clock."""
    found = dates.find(sentence, sentence.lower(), 0, len(sentence))
    assert [sentence[time.start : time.end] for time in found] == times
