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


@pytest.mark.parametrize(("head", "top", "published"), DATES)
def test_the_publication_date_is_read_where_it_is_stated(head: str, top: str, published: str | None) -> None:
    """JSON-LD, `meta`, <time>, a visible line and the address are read in this order; a page clock is not."""
    assert described(head, top).published == published


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
