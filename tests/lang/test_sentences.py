"""Where sentences end, in both languages."""

from __future__ import annotations

from itertools import pairwise

import pytest

from healthnews.lang import load

VIETNAMESE = {
    "a title before a name": "TS.BS. Lan và ThS Hùng đến TP. Huế.|Hôm sau họ về.",
    "initials": "Bị cáo P.T.T., trú tại Q. 1, nhận tội.|Ngày 5.6.2020, bà H. nộp đơn.",
    "an initial at the end": "Công an gặp chị H. và anh K.|Theo chị, mọi việc đã xong.",
    "figures": "Có 52.338 ca, đạt 37,6%.|Ngày 27.2.2021 thêm 2.017 ca.",
    "a letter that is no initial": "Nhiệt độ tới 38 độ C.|Vùng núi lạnh hơn.",
    "and so on": "Có xe, máy, v.v. và nhiều thứ khác.|Tất cả đều mới.",
    "a quotation goes on": "“Tốt quá!” ông nói.|“Tôi rất vui.|Cả nhà cũng vui.”|Bà cười.",
    "a speaker behind a dash": '"Lạ quá!" - bà kể.|Mọi người im lặng.',
    "list numbers": "1. Rửa tay sạch.|2. Đeo khẩu trang.|3. Khai báo y tế.",
    "a semicolon": "Khoa có 5 bác sĩ; phòng có 3 giường.",
    "an ellipsis": "Xã mua giường, tủ, bàn...|Huyện mua xe.",
    "an ellipsis inside": "Họ đi mãi... rồi dừng lại.",
    "run together": "Ông đến bệnh viện.|Theo bác sĩ, ông đã khỏe.",
    "a web address": "Xem tại baochinhphu.vn hoặc gọi 115.",
    "brackets": "Cả xóm vui mừng (Ảnh minh họa. Nguồn: huyện) khi có nước.",
}
ENGLISH = {
    "a title before a name": "Dr. Lee met Mr. Brown.|They agreed.",
    "a country": "The U.S. reported 3.5 cases per day.|U.K. officials did not.",
    "a country at the end": "He flew to the U.S.|The flight was long.",
    "hours": "Doors open at 9 a.m. and close at 5 p.m.|They never close early.",
    "a question": "Was it measles?|Nobody knew.",
    "a small letter behind a mark": "It works!|try it yourself.",
    "a quotation": '"We are ready." The nurse smiled.',
    "an abbreviation before a figure": "See No. 5 and Fig. 2 for details.",
}
ENGLISH["a quotation"] = '"We are ready."|The nurse smiled.'


def _sentences(code: str, text: str) -> list[str]:
    return [text[start:end] for start, end in load(code).sentences(text, 0, len(text))]


@pytest.mark.parametrize("marked", VIETNAMESE.values(), ids=VIETNAMESE.keys())
def test_vietnamese(marked: str) -> None:
    """Vietnamese sentences end where the bar stands."""
    joint = "" if "viện.|Theo" in marked else " "
    assert _sentences("vi", marked.replace("|", joint)) == marked.split("|")


@pytest.mark.parametrize("marked", ENGLISH.values(), ids=ENGLISH.keys())
def test_english(marked: str) -> None:
    """English sentences end where the bar stands."""
    assert _sentences("en", marked.replace("|", " ")) == marked.split("|")


def test_a_block_bounds_its_sentences() -> None:
    """What lies outside [start, end) is not looked at."""
    text = "Một câu. Hai câu. Ba câu."
    assert load("vi").sentences(text, 9, 17) == [(9, 17)]


def test_lines_of_a_list() -> None:
    """A blank line and a list's next line end a sentence; a wrapped line does not."""
    assert _sentences("vi", "Có ba việc\n- Rửa tay\n- Đeo khẩu\ntrang\n\nHết") == [
        "Có ba việc",
        "- Rửa tay",
        "- Đeo khẩu\ntrang",
        "Hết",
    ]


@pytest.mark.parametrize(
    "text", ["1." * 10**5, ". " * 10**5, "\n " * 10**5, "(a. B " * 10**4, "\ud800. \0", "•" * 10**5]
)
def test_hostile_text(text: str) -> None:
    """Sentences of any text are in order, apart, and lose nothing but white space."""
    for code in ("vi", "en"):
        spans = load(code).sentences(text, 0, len(text))
        assert all(a < b <= c for (a, b), (c, _) in pairwise(spans))
        assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
