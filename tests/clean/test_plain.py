"""Text files with residue: the article is kept, the rest is taken out with a reason, and nothing is lost."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthnews.clean import flat as flat_page
from healthnews.clean import plain
from healthnews.clean.lines import UNSEEN, split
from healthnews.model import Cleaned
from healthnews.read.decode import decode

TITLE = "Trung tâm Y tế huyện Ví Dụ nâng cao chất lượng khám chữa bệnh"
LEAD = "Sáu tháng đầu năm, trung tâm đã khám cho 12.345 lượt người, tăng so với cùng kỳ năm trước."
BODY = "Trung tâm hiện có 120 giường bệnh, 14 khoa và phòng, cùng đội ngũ hơn 90 cán bộ, y bác sĩ và điều dưỡng."
MORE = "Thời gian tới, đơn vị sẽ tiếp tục triển khai thêm các kỹ thuật mới và đào tạo nhân lực cho các trạm y tế xã."
LAST = "Người dân trong huyện rất yên tâm khi được điều trị ngay tại địa phương mà không phải đi xa như trước đây."


def clean(*lines: str) -> Cleaned:
    return plain.clean(decode("\n".join(lines).encode()))


def removed(cleaned: Cleaned) -> dict[str, str]:
    """The removed parts by their text, with their role."""
    return {part.text.value: part.role for part in cleaned.removed}


def roles(cleaned: Cleaned) -> list[tuple[str, str]]:
    return [(block.role, cleaned.text.value[block.start : block.end]) for block in cleaned.blocks]


def test_title_lead_and_byline() -> None:
    """A line of author and date below the title is byline; its date is the publication date, at its bytes."""
    cleaned = clean(TITLE, "", "Lan Chi 07/07/2020 18:22", "", LEAD, "", BODY, "", MORE)
    assert roles(cleaned) == [("title", TITLE), ("lead", LEAD), ("paragraph", BODY), ("paragraph", MORE)]
    found = cleaned.metadata
    assert (found.title, found.authors, found.published) == (TITLE, ("Lan Chi",), "2020-07-07T18:22")
    assert found.published_source is not None
    raw = "\n".join((TITLE, "", "Lan Chi 07/07/2020 18:22")).encode()
    assert raw[slice(*found.published_source)].decode() == "07/07/2020 18:22" == found.published_text


def test_page_clock_is_no_date() -> None:
    """`Today: ...` is when the page was read; it is taken out and is not the publication date."""
    cleaned = clean("Today: 20/09/2020 17:51:03 (GMT+7)", "", TITLE, LEAD, BODY)
    assert removed(cleaned)["Today: 20/09/2020 17:51:03 (GMT+7)"] == "clock"
    assert cleaned.metadata.published is None


def test_caption_twice_is_kept_once() -> None:
    """A caption that stands twice is one caption and one repeated caption."""
    caption = "Các bác sĩ của trung tâm thực hiện một ca mổ nội soi cho bệnh nhân"
    cleaned = clean(TITLE, LEAD, caption, caption, BODY, MORE)
    assert roles(cleaned).count(("caption", caption)) == 1
    assert removed(cleaned)[caption] == "repeated_caption"


def test_slogans_above_the_title() -> None:
    """A banner of numbered slogans is no article: its numbers are no facts."""
    banner = "1. Rửa tay thường xuyên bằng xà phòng. 2. Đeo khẩu trang nơi đông người. 3. Tiêm đủ mũi 3, mũi 4."
    cleaned = clean(banner, "", TITLE, "", LEAD, BODY)
    assert removed(cleaned)[banner] == "advertisement"
    assert cleaned.metadata.title == TITLE


def test_picture_numbers_and_placeholders() -> None:
    """Bare picture numbers, empty markdown pictures and the bar behind a caption go; the captions stay."""
    cleaned = clean(
        TITLE, LEAD, "2", "Khu khám bệnh mới của trung tâm", BODY, "![]() |", "Giờ thăm bệnh buổi chiều. |", MORE
    )
    assert ("caption", "Khu khám bệnh mới của trung tâm") in roles(cleaned)
    assert ("caption", "Giờ thăm bệnh buổi chiều.") in roles(cleaned)
    assert {removed(cleaned)[text] for text in ("2", "![]() |", "|")} == {"picture_placeholder"}


def test_keywords_of_pictures() -> None:
    """A list of keywords that stands there again and again is no sentence."""
    keywords = "Example province, health sector, new hospital, training of doctors"
    english = [
        "Example province builds a new hospital for its people",
        "The province has started the building of a hospital with 300 beds in its northern district.",
        keywords,
        "It will have 25 departments and be run by doctors who were trained in the capital for years.",
        keywords,
        keywords,
    ]
    assert removed(clean(*english))[keywords] == "picture_placeholder"


def test_other_articles_with_the_paper_s_mark() -> None:
    """Where the paper's mark opens a paragraph again, another article begins: its numbers are not ours."""
    teaser = "(VDO) - The district next door has reported 15 suspected cases since Monday, the office said."
    cleaned = clean(
        "Example province builds a new hospital for its people",
        "(VDO) - The province has started the building of a hospital with 300 beds in its northern district.",
        "It will have 25 departments and be run by doctors who were trained in the capital for years.",
        "The work is to be finished in two years, and the old house will then be a school for nurses.",
        "District next door watches travellers from abroad",
        teaser,
        "Minh Thu",
        "New comment has just been added. Click here",
        "Sort:NewBest News",
    )
    assert (
        removed(cleaned)[teaser] == removed(cleaned)["District next door watches travellers from abroad"] == "related"
    )
    assert cleaned.metadata.authors == ("Minh Thu",)
    assert removed(cleaned)["Sort:NewBest News"] == "comment_widget"
    assert "15" not in cleaned.text.value


def test_mark_of_the_lead_may_stand_again_before_the_body() -> None:
    """Lead and body may both carry the paper's mark; a body is never a teaser."""
    cleaned = clean(TITLE, "(VDO) – " + LEAD, "(VDO) – " + " ".join([BODY, MORE] * 6))
    assert not cleaned.removed


def test_tail_of_a_page() -> None:
    """Comment counts, the title again and the publishing system's line end in their roles."""
    cleaned = clean(TITLE, LEAD, BODY, MORE, "(0) Bình luận", "Nổi bật", "Mới nhất", TITLE, "POWERED BY EXAMPLE CMS")
    found = removed(cleaned)
    assert found["(0) Bình luận"] == "comment_widget"
    assert found[TITLE] == "navigation"
    assert found["POWERED BY EXAMPLE CMS"] == "cms_footer"
    assert cleaned.text.value.count(TITLE) == 1


def test_cut_copy_of_a_sentence() -> None:
    """What a search page shows, a sentence cut by dots, goes where the text has the whole."""
    cut = "Sáu tháng đầu năm, trung tâm đã khám cho 12.345 lượt người, tăng ..."
    cleaned = clean(TITLE, "", cut, "", LEAD, "", BODY)
    assert removed(cleaned)[cut] == "snippet"
    assert roles(cleaned)[1] == ("lead", LEAD)


def test_cut_lead_that_stands_nowhere_else_stays() -> None:
    """A cut sentence is kept where nothing else says it."""
    cut = "Người dân huyện Ví Dụ đã quen với việc khám bệnh gần nhà, ..."
    assert cut in clean(TITLE, "", cut, "", BODY, "", MORE).text.value


def test_cut_title_and_its_full_form() -> None:
    """The title is its fullest form; a date behind it is the publication date."""
    cleaned = clean(TITLE[:44] + " ...", "", TITLE + " 22/04/2024 12:34", "", LEAD, "", BODY)
    assert (cleaned.metadata.title, cleaned.metadata.published) == (TITLE, "2024-04-22T12:34")


def test_publisher_behind_the_title() -> None:
    """The publisher's name is not the title's."""
    for suffix in (" - Báo Ví ...", " - Báo Ví Dụ điện tử", " | vidu.vn"):
        cleaned = clean(TITLE + suffix, LEAD, BODY)
        assert cleaned.metadata.title == TITLE
        assert cleaned.blocks[0].end == len(TITLE)


def test_dash_in_a_title_is_no_publisher() -> None:
    """A title may hold a dash."""
    title = "Phòng chống cúm mùa ở trường học - Bộ Y tế khuyến cáo"
    assert clean(title, LEAD, BODY).metadata.title == title


@pytest.mark.parametrize(
    ("lines", "authors"),
    [
        (("NHẬT TÂN",), ("NHẬT TÂN",)),
        (("Tin, ảnh: Lệ Hoa",), ("Lệ Hoa",)),
        (("TS TRẦN VĂN VÍ DỤ", "Giám đốc Bệnh viện Ví Dụ 7"), ("TRẦN VĂN VÍ DỤ",)),
        (("Hồng Nhung(Theo Tin Xa)",), ("Hồng Nhung",)),
        (("Theo Đài Ví Dụ",), ()),
    ],
)
def test_signature_behind_the_last_sentence(lines: tuple[str, ...], authors: tuple[str, ...]) -> None:
    """Who signed an article is byline, with the post below the name."""
    cleaned = clean(TITLE, LEAD, BODY, MORE, LAST, *lines)
    assert cleaned.metadata.authors == authors
    assert {removed(cleaned)[line] for line in lines} == {"byline"}


def test_name_run_on_behind_the_last_sentence() -> None:
    """`… như trước đây.Lan Chi` ends in an author; `… tại TP. Hồ Chí Minh` does not."""
    cleaned = clean(TITLE, LEAD, BODY, LAST + "Lan Chi")
    assert cleaned.metadata.authors == ("Lan Chi",)
    assert cleaned.text.value.endswith(LAST)
    cleaned = clean(TITLE, LEAD, BODY, MORE[:-1] + " tại TP. Hồ Chí Minh")
    assert cleaned.metadata.authors == ()


def test_database_time_below_the_title() -> None:
    """A scraper's own time stamp below the title is the date; midnight is only a day."""
    assert (
        clean(TITLE, "", "2016-11-28, 17:55:33+07:00", "", LEAD, BODY).metadata.published == "2016-11-28T17:55:33+07:00"
    )
    assert clean(TITLE, "", "2018-12-09 00:00:00", "", LEAD, BODY).metadata.published == "2018-12-09"


def test_day_in_the_article_s_address() -> None:
    """An address that the scraper noted holds the day; a file name does not."""
    cleaned = clean(TITLE, LEAD, BODY, "Link: https://vidu.vn/suc-khoe/tin-20240815055926086.htm")
    assert (cleaned.metadata.published, cleaned.metadata.published_rule) == ("2024-08-15", "address")
    assert plain.clean(decode("\n".join((TITLE, LEAD, BODY)).encode(), "tin-2024-08-15.txt")).metadata.published is None


def test_behind_the_agency_s_end_mark() -> None:
    """News agencies close a text with `./.`; a teaser behind it is another article."""
    teaser = "Tỉnh bên cạnh tiêm thêm vaccine Tại cuộc họp, ông Ví Dụ cho biết sẽ có 500 liều trong tháng tới."
    assert removed(clean(TITLE, LEAD, BODY, MORE[:-1] + "./.", teaser))[teaser] == "related"


def test_table_rows_keep_their_cells() -> None:
    """Cells that tabs or bars separate stay apart in one row."""
    cleaned = clean(TITLE, LEAD, "Huyện\tGiường\tBác sĩ", "Ví Dụ\t120\t35", BODY)
    assert ("table_row", "Ví Dụ | 120 | 35") in roles(cleaned)


def test_lists_keep_their_items() -> None:
    """Items with a mark are list items."""
    cleaned = clean(TITLE, LEAD, "Trung tâm được đầu tư:", "- 02 máy siêu âm", "- 01 xe cứu thương", BODY)
    assert [text for role, text in roles(cleaned) if role == "list_item"] == ["- 02 máy siêu âm", "- 01 xe cứu thương"]


def test_clean_article_loses_nothing() -> None:
    """An article without residue is kept whole."""
    cleaned = clean(TITLE, LEAD, BODY, "Chủ động phòng dịch", MORE, LAST)
    assert not cleaned.removed
    assert [role for role, _ in roles(cleaned)] == ["title", "lead", "paragraph", "heading", "paragraph", "paragraph"]


def test_menus_of_a_whole_page() -> None:
    """A page flattened to its lines: menus above, teasers and imprint below, the article between."""
    menu = [
        "Trang chủ",
        "Thời sự",
        "Chính trị",
        "Kinh tế",
        "Văn hóa",
        "Thể thao",
        "Y tế",
        "Du lịch",
        "Video",
        "Đăng nhập",
    ] * 3
    teasers = [
        "Tin liên quan",
        *(f"Huyện số {word} mở thêm phòng khám cho người cao tuổi" for word in ("một", "hai", "ba")),
    ]
    imprint = [
        "Tổng biên tập: Nguyễn Văn Ví Dụ",
        "Giấy phép số 12/GP-VD",
        "Điện thoại: 0123.456.789",
        "© 2020 Báo Ví Dụ",
    ]
    article = [LEAD, BODY, MORE, LAST, BODY.replace("120", "130"), MORE.replace("xã", "phường")]
    cleaned = clean(*menu, TITLE, "Lan Chi - 07/03/2020 08:47", *article, *teasers, *menu, *imprint)
    assert cleaned.metadata.title == TITLE
    assert cleaned.metadata.published == "2020-03-07T08:47"
    assert [text for _, text in roles(cleaned)] == [TITLE, *article]


def held(cleaned: Cleaned, source: str) -> set[int]:
    """The code points of the source that stand in a block or in a removed part."""
    found: set[int] = set()
    for run in cleaned.text.runs:
        found.update(range(run.origin_start, run.origin_end))
    for part in cleaned.removed:
        found.update(range(*part.text.origin_span(0, len(part.text))))
    return found


def nothing_is_lost(text: str) -> None:
    cleaned = plain.clean(decode(text.encode()))
    unseen = UNSEEN + "".join(map(chr, [*range(1, 32), 127]))
    lost = {i for i, char in enumerate(text) if char not in unseen} - held(cleaned, text)
    assert not lost, [text[i] for i in sorted(lost)][:20]
    for block in cleaned.blocks:
        assert cleaned.text.value[block.start : block.end].strip()
    assert all(a.end < b.start for a, b in zip(cleaned.blocks, cleaned.blocks[1:], strict=False))


PIECES = st.sampled_from(
    [
        TITLE,
        LEAD,
        BODY,
        MORE,
        "",
        " ",
        "2",
        "|",
        "![]() |",
        "(0) Bình luận",
        "Tin liên quan",
        "Lan Chi",
        "a\tb\tc",
        "\u200b",
        "Ảnh: Lan",
        "...",
    ]
)


@given(st.lists(PIECES | st.text(st.characters(exclude_categories=("Cs",)), max_size=30), min_size=1, max_size=30))
@settings(max_examples=150, deadline=None)
def test_every_visible_character_is_kept_or_removed(lines: list[str]) -> None:
    """Nothing is lost silently: every character that can be seen is in a block or in a removed part."""
    text = "x" + "\n".join(lines).replace("\0", "")
    try:
        decode(text.encode())
    except Exception:
        return
    if decode(text.encode()).encoding == "utf-8":
        nothing_is_lost(text)


def test_real_files_lose_nothing(shared: Path) -> None:
    """The same for the real texts beside the checkout."""
    for path in sorted((shared / "input").glob("*/*.txt")):
        nothing_is_lost(path.read_text("utf-8"))


@pytest.mark.parametrize("encoding", ["nfd", "utf-16"])
def test_spelling_and_encoding_do_not_matter(shared: Path, encoding: str) -> None:
    """The same blocks, roles and metadata from NFC and NFD, UTF-8 and UTF-16."""
    for path in sorted((shared / "input").glob("*/*.txt")):
        text = unicodedata.normalize("NFC", path.read_text("utf-8"))
        raw = unicodedata.normalize("NFD", text).encode() if encoding == "nfd" else text.encode("utf-16")
        one, other = plain.clean(decode(text.encode())), plain.clean(decode(raw))
        assert other.text.value == one.text.value, path.name
        assert other.blocks == one.blocks
        assert [part.rule for part in other.removed] == [part.rule for part in one.removed]
        for field in ("title", "authors", "published"):
            assert getattr(other.metadata, field) == getattr(one.metadata, field)


def test_what_must_stand_and_what_must_not(shared: Path) -> None:
    """On the real texts every string that a reader marked stands or is gone, and title, date and authors are right."""
    wrong = []
    for name in ("seeds.jsonl", "dev.jsonl"):
        for line in (shared / "gold" / name).read_text("utf-8").splitlines():
            row = json.loads(line)
            if row.get("document") and row["source"].endswith(".txt"):
                wrong += _differences(shared, row)
    assert not wrong


def _differences(shared: Path, row: dict[str, object]) -> list[tuple[object, ...]]:
    path = next((shared / "input").glob(f"*/{row['source']}"))
    cleaned = plain.clean(decode(path.read_bytes()))
    text, found = flat(cleaned.text.value), cleaned.metadata
    wrong: list[tuple[object, ...]] = [(path.name, "lost", s) for s in row["must"] if flat(s) not in text]  # type: ignore[attr-defined]
    wrong += [(path.name, "kept", s) for s in row["must_not"] if flat(s) in text]  # type: ignore[attr-defined]
    pairs = (
        (found.title, row["title"]),
        ((found.published or "")[:16], row["published"] or ""),
        (list(found.authors), row["authors"]),
    )
    return wrong + [(path.name, have, want) for have, want in pairs if have != want]


def flat(text: str) -> str:
    return " ".join(text.split())


MENU = ("Home", "News", "Health", "Sports", "Opinion", "Contact us", "About us", "Log in", "Subscribe", "Search") * 2
OPENING = "The clinic in Elm Creek will open its doors for vaccination on Saturday, and 300 doses are ready."
COMMENTS = [
    line
    for number in range(1, 9)
    for line in (
        f"Joe Doe on February {number}, 2025 at {number}:15 pm said:",
        f"I took my {number} children there last week, we waited for two hours in the rain and nobody told us why, so I hope it goes better now.",
        "My neighbours say the same, and they live much closer to the clinic than we do.",
        "Reply",
    )
]


def test_comments_longer_than_the_article_are_no_article() -> None:
    """A notice of two sentences stands above a long thread of comments, each signed with its hour."""
    more = (
        "Parents can bring children of any age, and nobody needs an appointment or an insurance card, the county said."
    )
    page = ("Clinic opens on Saturday", "February 1, 2025 | by Ann Doe", OPENING, more, "Comments", *COMMENTS)
    cleaned = clean(*MENU, *page, *MENU, "© 2025 Elm Creek Post")
    assert OPENING in cleaned.text.value and more in cleaned.text.value
    assert "waited for two hours" not in cleaned.text.value


def test_the_paragraph_between_byline_and_body_is_kept() -> None:
    """The first paragraph stands right below buttons and counts, as furniture does."""
    body = [
        f"In week {number} the nurses of the county saw {number * 40} children at the schools, and most of them had both doses on the same day, said the head of the programme."
        for number in range(1, 6)
    ]
    cleaned = clean(*MENU, "Clinic opens on Saturday", "By Ann Doe", "Share", "12 Comments", OPENING, *body, *MENU)
    assert [text for _, text in roles(cleaned)][-6:] == [OPENING, *body]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("The nurses asked whether what the screen shows them is really a good image.", False),
        ("Hai bác sĩ so kết quả chụp của ngày hôm nay với từng tấm ảnh.", False),
        ("One doctor sees the bigger picture. Who else does?", False),
        ("A nurse weighs a child in Elm Creek. Photo: Ann Doe", True),
        ("A nurse weighs a child in Elm Creek. Photo. Ann Doe", True),
        ("Bác sĩ khám cho trẻ em (Ảnh: Lan Chi).", True),
    ],
    ids=[
        "image ends a sentence",
        "ảnh ends a sentence",
        "a question follows",
        "credit",
        "credit behind a stop",
        "in brackets",
    ],
)
def test_a_sentence_about_pictures_is_no_caption(line: str, expected: bool) -> None:
    """A credit names somebody behind its word; a sentence may end with the same word."""
    assert split(line)[0].is_caption is expected


def test_rows_of_figures_are_no_headlines_of_others() -> None:
    """A table whose cells ran together stands between paragraphs as headlines do, but half of it is figures."""
    rows = [f"{place} Elm Creek Clinic {place * 31} {place + 2} {place * 7} 0" for place in range(1, 7)]
    lines = split("\n".join(["Which of the clinics had most visits", *rows]))
    assert not any(flat_page._is_teaser(line) for line in lines[1:])
    assert flat_page._is_teaser(lines[0])


ENGLISH = "Hospitals in the district treated 40 patients for cholera yesterday, and 3 of them have died since Monday."
OTHER = "The ministry has sent two teams of doctors and enough fluids for the next month to the district."
DATELINES = [
    ("GENEVA, 4 February 2014 - ", "2014-02-04"),
    ("NAPLES, FLORIDA (October 26, 2004) - ", "2004-10-26"),
    ("4 February 2014 – ", "2014-02-04"),
    ("Port Elm (NPA) -- Feb. 4, 2014 -- ", "2014-02-04"),
    ("ELMTOWN, Feb. 4, 2014 /NewsLine/ -- ", "2014-02-04"),
    ("Hà Nội, ngày 4/2/2014 - ", "2014-02-04"),
]
NO_DATELINES = [
    "On 4 February 2014, ",
    "On 4 February 2014 - a Tuesday - ",
    "4 February 2014 was a hard day: ",
    "4 February 2014 - 5 March 2014: ",
    "As of 4 February 2014 - ",
    "The minister arrived on 4 February 2014 - ",
    "Sáng 4/2/2014 - ",
]


@pytest.mark.parametrize(("dateline", "day"), DATELINES)
def test_datelines_date_a_text(dateline: str, day: str) -> None:
    """The day of a dateline is the publication date and no part of the first sentence."""
    found = clean("Cholera in the north", "", dateline + ENGLISH, "", OTHER)
    assert (found.metadata.published, found.metadata.published_rule) == (day, "dateline")
    assert roles(found)[1] == ("lead", ENGLISH)
    assert removed(found) == {dateline.strip(): "byline"}


@pytest.mark.parametrize("opening", NO_DATELINES)
def test_days_of_a_sentence_are_no_dateline(opening: str) -> None:
    """A day that a sentence tells stays in it and dates no text."""
    found = clean("Cholera in the north", "", opening + ENGLISH, "", OTHER)
    assert found.metadata.published is None
    assert roles(found)[1][1] == opening + ENGLISH


def test_dateline_of_a_day_remembered() -> None:
    """Where the text tells of much later days its first day is one that it remembers."""
    found = clean("A flood", "", "4 February 2014 - " + ENGLISH, "", "On 9 May 2019 the last tents were taken down.")
    assert found.metadata.published is None


def test_dateline_beside_another_date() -> None:
    """A dateline that repeats the publication date is byline; one of another day stays."""
    assert removed(clean("Cholera", "", "2014-02-04", "", "4 February 2014 - " + ENGLISH, OTHER)) == {
        "2014-02-04": "byline",
        "4 February 2014 -": "byline",
    }
    other = clean("Cholera in the north", "", "2014-02-06", "", "4 February 2014 - " + ENGLISH, OTHER)
    assert (other.metadata.published, roles(other)[1][1][:15]) == ("2014-02-06", "4 February 2014")


TITLES = [
    ("Cholera Situation Report - 24 June 2015", "Cholera Situation Report", "2015-06-24"),
    ("DENGUE UPDATE, 24 June 2015", "DENGUE UPDATE", "2015-06-24"),
    ("24 June 2015 | Situation report", "Situation report", "2015-06-24"),
    ("Báo cáo tình hình dịch sởi - Ngày 24 tháng 6 năm 2015", "Báo cáo tình hình dịch sởi", "2015-06-24"),
    ("Bản tin dịch sởi ngày 24/6/2015", "Bản tin dịch sởi ngày 24/6/2015", "2015-06-24"),
    ("Thêm 12 ca mắc sởi (Cập nhật 15h ngày 4/2/2014)", "Thêm 12 ca mắc sởi", "2014-02-04"),
    ("The night of the flood - 4 February 2014", "The night of the flood - 4 February 2014", None),
    ("11 May 2001 | what the survivors tell", "11 May 2001 | what the survivors tell", None),
    ("Cholera weekly report (03 - 09 May 2022)", "Cholera weekly report (03 - 09 May 2022)", None),
]


@pytest.mark.parametrize(("line", "title", "day"), TITLES)
def test_titles_of_reports_bear_their_day(line: str, title: str, day: str | None) -> None:
    """The day beside a report's name is the publication date and no part of the title; that of an event is neither."""
    found = clean(line, "", ENGLISH, "", OTHER).metadata
    assert (found.title, found.published, found.authors) == (title, day, ())


def test_place_and_day_are_no_author() -> None:
    """A place with the day below the title signs nothing."""
    for line in ("Hà Nội, ngày 4/2/2014", "GENEVA, 4 February 2014"):
        found = clean("Cholera in the north", "", line, "", ENGLISH, "", OTHER).metadata
        assert (found.published, found.authors) == ("2014-02-04", ())


def test_note_of_change_repeats_the_date() -> None:
    """A note of change without a year is byline where the file's other line has its day, else it is text."""
    note = "(Cập nhật 15h ngày 4/2)"
    assert removed(clean(TITLE, "04/02/2014", note, "", BODY, MORE))[note] == "byline"
    alone = clean(TITLE, note, "", BODY, MORE)
    assert not alone.removed and alone.metadata.published is None
