"""What a page says of itself: title, authors, dates, each refused rather than guessed."""

from __future__ import annotations

import pytest

from healthnews.clean import html
from healthnews.model import Metadata
from healthnews.read.decode import decode

TEXT = (
    "<p>Trung tâm y tế huyện đã khám cho 300 người dân ở các xã vùng cao, cấp thuốc miễn phí và tư vấn cách phòng bệnh.</p>"
    * 4
)


def described(head: str, top: str = "", bottom: str = "", *, lang: str = "vi") -> Metadata:
    page = f'<html lang="{lang}"><head>{head}</head><body><div><h1>Khám bệnh cho người dân</h1>{top}<div>{TEXT}</div></div>{bottom}</body></html>'
    return html.clean(decode(page.encode())).metadata


DATES = [
    pytest.param(
        '<meta property="article:published_time" content="2020-07-07T18:22:00+07:00">',
        "",
        "2020-07-07T18:22:00+07:00",
        id="meta",
    ),
    pytest.param(
        '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2020-07-07"}</script>',
        "",
        "2020-07-07",
        id="json-ld",
    ),
    pytest.param("", "<time datetime='2020-07-07T18:22'>hôm qua</time>", "2020-07-07T18:22", id="time element"),
    pytest.param("", "<p class='date'>Thứ ba, 07/07/2020 18:22</p>", "2020-07-07T18:22", id="visible line"),
    pytest.param(
        '<link rel="canonical" href="https://example.org/2020/07/07/kham-benh">', "", "2020-07-07", id="address"
    ),
    pytest.param("", "<p>Today: 20/09/2020 17:51:03</p>", None, id="page clock"),
    pytest.param('<script type="application/ld+json">{broken</script>', "", None, id="broken json"),
]


META = '<meta property="article:published_time" content="{}">'
CHANGED = '<meta property="article:modified_time" content="{}">'
ARTICLE = '<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{}","datePublished":"{}"}}</script>'
REVISED = '<script type="application/ld+json">{"@type":"Article","datePublished":"2012-09-12","dateModified":"2021-09-08"}</script>'
AGREEMENT = [
    pytest.param(META.format("2020-07-06T18:22:00Z"), "<p>07/07/2020</p>", "2020-07-07", id="utc and the shown day"),
    pytest.param(
        META.format("2020-07-06") + CHANGED.format("2020-07-08"),
        "<p>Cập nhật: 08/07/2020</p>",
        "2020-07-06",
        id="a change is no publication",
    ),
    pytest.param(CHANGED.format("2020-07-08"), "<p>Cập nhật: 08/07/2020</p>", None, id="only a change"),
    pytest.param(
        '<meta name="DC.date" content="2021-07-05T14:20:08Z">' + CHANGED.format("2021-07-05T14:20:08-04:00"),
        "<time datetime='2021-03-01'>1/3/2021</time>",
        "2021-03-01",
        id="a date of the very second of the last change",
    ),
    pytest.param(REVISED, "<p>Cập nhật: 08/09/2021</p>", "2021-09-08", id="rewritten years later, as readers are told"),
    pytest.param("", "<p>Xuất bản: 06/07/2020 Cập nhật: 08/07/2020</p>", "2020-07-06", id="labels"),
    pytest.param("", "<p>Đăng ngày</p><p>06/07/2020</p>", "2020-07-06", id="a label above its date"),
    pytest.param("", "<p>Cập nhật <time datetime='2020-07-08'>08/07/2020</time></p>", "2020-07-08", id="time in a line"),
    pytest.param(
        ARTICLE.format("Tin khác của trang", "2020-01-01") + ARTICLE.format("Khám bệnh cho người dân", "2020-07-07"),
        "",
        "2020-07-07",
        id="of several articles the page's own",
    ),
    pytest.param(
        '<link rel="canonical" href="https://example.org/kham-benh-20200707182233123.htm">', "", "2020-07-07",
        id="day in an address number",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("head", "top", "published"), DATES)
def test_the_publication_date_is_read_where_it_is_stated(head: str, top: str, published: str | None) -> None:
    """JSON-LD, `meta`, <time>, a visible line and the address state it; a page clock does not."""
    assert described(head, top).published == published


@pytest.mark.parametrize(("head", "top", "published"), AGREEMENT)
def test_witnesses_are_weighed(head: str, top: str, published: str | None) -> None:
    """Two that agree beat one, and the day of a change alone is refused."""
    assert described(head, top).published == published


CLOCK = "<header><p>Thứ bảy, 07/03/2026</p><ul>{}</ul></header>".format("<li><a href='/'>Mục tin</a></li>" * 12)


def test_a_clock_in_the_header_is_no_publication() -> None:
    """A bare day far above the headline, or right above it but later than what is stated, is the day of fetching."""
    page = f"<html lang='vi'><head>{{}}</head><body>{{}}<div><h1>Khám bệnh cho người dân</h1><div>{TEXT}</div></div></body></html>"
    assert html.clean(decode(page.format("", CLOCK).encode())).metadata.published is None
    near = page.format(ARTICLE.format("Khám bệnh cho người dân", "2020-07-07"), "<p>Thứ bảy, 07/03/2026</p>")
    assert html.clean(decode(near.encode())).metadata.published == "2020-07-07"


def test_the_last_change_is_read_where_readers_see_it() -> None:
    """Without a word in the head the day behind `Cập nhật` is that of the last change."""
    found = described(META.format("2020-07-06"), "<p>Cập nhật: 18:30 08/07/2020</p>")
    assert (found.published, found.modified) == ("2020-07-06", "2020-07-08T18:30")


def test_a_list_of_days_below_is_of_other_articles() -> None:
    """Cards below the article have days of their own."""
    cards = "".join(f"<div><p>{day:02}/08/2020</p><p>Một tin khác của báo</p></div>" for day in (3, 4, 5))
    assert described("", "", cards).published is None


def test_an_unknown_order_is_settled_by_the_page() -> None:
    """03/10/2023 is read as the page writes another date, or as the day that its address states; else not at all."""
    line = "<p>03/10/2023</p>"
    assert described("", line, lang="en").published is None
    address = '<link rel="canonical" href="https://example.org/blog/2023/october/03/clinic">'
    assert described(address, line, lang="en").published == "2023-10-03"
    comment = "<div class='comment-list'><p>Ann 25/12/2023</p></div>"
    assert described("", line, comment, lang="en").published == "2023-10-03"


def test_everything_stated_has_its_place() -> None:
    """Title, names, site, address and both dates stand in the source where the record says."""
    page = (
        '<html lang="vi"><head><link rel="canonical" href="https://vidu.vn/tin-1"><meta property="og:site_name"'
        ' content="Báo Ví Dụ"><meta content="2020-07-07T18:22:00+07:00" property="article:published_time">'
        + CHANGED.format("2020-07-08T09:00:00+07:00")
        + f"</head><body><h1>Khám bệnh cho người dân</h1><p>Tác giả: Lan Chi</p>{TEXT}</body></html>"
    ).encode()
    found = html.clean(decode(page)).metadata
    said = {one.field: one for one in found.stated}
    assert set(said) == {"title", "authors", "site", "url", "published", "modified"}
    for one in found.stated:
        assert one.source is not None
        assert page[one.source.start : one.source.end].decode() == one.text
    assert said["published"].rule == "meta article:published_time"
    assert (found.published, found.modified) == ("2020-07-07T18:22:00+07:00", "2020-07-08T09:00:00+07:00")


def test_other_dates_are_no_publication() -> None:
    """A copyright year, a licence and a related article's date say nothing of this article."""
    footer = "<footer><p>© 2019 Báo Thử. Giấy phép cấp ngày 28/12/2018</p></footer>"
    assert described("", "", footer).published is None


def test_the_date_has_its_bytes() -> None:
    """The bytes of the date are those of its text in the source."""
    page = f"<html><body><h1>Khám bệnh cho người dân</h1><p>Thứ ba, 07/07/2020 18:22</p>{TEXT}</body></html>".encode()
    found = html.clean(decode(page)).metadata
    assert found.published_source is not None and found.published_text is not None
    start, end = found.published_source
    assert page[start:end].decode() == found.published_text == "07/07/2020 18:22"


def test_authors_are_names() -> None:
    """Names are read from JSON-LD and bylines; an address or a site is no author."""
    head = '<script type="application/ld+json">{"@type":"NewsArticle","author":[{"name":"Lan Chi"},{"name":"Trần An"}]}</script>'
    assert described(head).authors == ("Lan Chi", "Trần An")
    assert described('<meta property="article:author" content="https://example.org/u/1">').authors == ()


STATED = '<script type="application/ld+json">{"@type":"NewsArticle","author":%s}</script>'
AUTHORS = [
    pytest.param("", "<p>Learn More</p>", "", (), id="a button"),
    pytest.param("", "<p>Health Insurance</p><p>March 5, 2020</p>", "", (), id="a topic beside the date"),
    pytest.param(STATED % '{"@type":"Organization","name":"Daily Example"}', "", "", (), id="the publisher"),
    pytest.param('<meta name="author" content="VIDU.COM.VN">', "", "", (), id="a site"),
    pytest.param("", "", "<p>Theo Báo Mới</p>", (), id="the source"),
    pytest.param(STATED % '"By Ann Lee, Staff Writer"', "", "", ("Ann Lee",), id="json-ld with label and office"),
    pytest.param('<meta name="author" content="Ann Lee and Bo Chan">', "", "", ("Ann Lee", "Bo Chan"), id="meta"),
    pytest.param("", "<p>By Ann LeeUpdated: March 5, 2020</p>", "", ("Ann Lee",), id="run together"),
    pytest.param("", "<p>Ann de la Cruz</p><p>March 5, 2020</p>", "", ("Ann de la Cruz",), id="above the date"),
    pytest.param("", "<div class='author'>Ann Lee</div>", "", ("Ann Lee",), id="element called author"),
    pytest.param("", "<p>Tác giả: Lê Thị Hoa</p>", "", ("Lê Thị Hoa",), id="vietnamese label"),
]


@pytest.mark.parametrize(("head", "top", "bottom", "authors"), AUTHORS)
def test_authors_are_stated(head: str, top: str, bottom: str, authors: tuple[str, ...]) -> None:
    """A label, the head, the date or an element's name say that a name is an author's; capitals alone do not."""
    assert described(head, top, bottom, lang="en").authors == authors


def test_vietnamese_papers_sign_below() -> None:
    """A name alone on the last line of a Vietnamese article is its author's."""
    page = f"<html lang='vi'><body><h1>Khám bệnh cho người dân</h1><p>07/07/2020</p><div>{TEXT}<p><b>Trần Văn An</b></p></div></body></html>"
    assert html.clean(decode(page.encode())).metadata.authors == ("Trần Văn An",)
