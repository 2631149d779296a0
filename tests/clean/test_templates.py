"""What a site repeats: counted the same in any order, looked up by site, never a verdict alone."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from healthnews.clean.templates import Counts, Templates, is_template, line_key, path_key, site_of

PAGES = st.lists(
    st.tuples(
        st.sampled_from(["a.vn", "b.vn"]), st.lists(st.sampled_from(["Trang chủ", "Y tế", "Tin 1", "Tin 2", "Liên hệ"]))
    ),
    max_size=20,
)


def counted(pages: list[tuple[str, list[str]]]) -> Counts:
    counts = Counts()
    for site, lines in pages:
        counts.add(site, map(line_key, lines))
    return counts


@given(PAGES, st.randoms(), st.integers(0, 20))
def test_order_and_workers_do_not_matter(pages: list[tuple[str, list[str]]], chance: object, cut: int) -> None:
    """Any order of the pages and any split between workers give the same bytes."""
    whole = msgspec.json.encode(counted(pages).templates())
    mixed = list(pages)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    parts = counted(mixed[:cut])
    parts.merge(counted(mixed[cut:]))
    assert msgspec.json.encode(parts.templates()) == whole


def test_read_back() -> None:
    """What is kept between runs is what was learned."""
    templates = counted([("a.vn", ["Trang chủ"])] * 4).templates()
    assert msgspec.json.decode(msgspec.json.encode(templates), type=Templates) == templates


def test_rare_lines_are_no_templates() -> None:
    """Two pages are no site, and a line of one page in ten repeats nothing."""
    assert counted([("a.vn", ["Trang chủ"])] * 2).templates().share("a.vn", line_key("Trang chủ")) == 0
    pages = [("a.vn", ["Y tế"])] * 3 + [("a.vn", ["Tin"])] * 27
    assert counted(pages).templates().share("a.vn", line_key("Y tế")) == 0


def test_a_line_counts_once_a_page() -> None:
    """A line that stands twice on each page stands on each page."""
    templates = counted([("a.vn", ["Trang chủ", "Trang chủ"])] * 3).templates()
    assert templates.share("a.vn", line_key("Trang chủ")) == 1
    assert templates.share("b.vn", line_key("Trang chủ")) == 0


def test_figures_do_not_tell_lines_apart() -> None:
    """`(3) Bình luận` and `(0) Bình luận` are one line; a path is never a line."""
    assert line_key("(3) Bình luận") == line_key("(0) Bình luận")
    assert line_key("ul") != path_key("ul")


def test_sites() -> None:
    """Hosts without `www`; else the folder with the mark of its system."""
    assert site_of("http://www.a.vn/x") == site_of("https://a.vn/y") == "a.vn"
    assert (site_of(None, "raw"), site_of(None, "raw", "CMS")) == ("raw", "raw#CMS")


def test_repetition_alone_decides_nothing() -> None:
    """A repeated sentence inside the article stays; a repeated line outside it goes."""
    assert not is_template(1.0, words=20, prose=True, inside=True)
    assert not is_template(0.0, words=2, prose=False, inside=False)
    assert is_template(0.5, words=2, prose=False, inside=False)
    assert is_template(0.9, words=4, prose=False, inside=True)
