"""What a site repeats: learned in any order, a witness and never a verdict, taken out where a page leaves a doubt."""

from __future__ import annotations

import random

import pytest

from healthnews.clean import clean
from healthnews.clean.templates import Open, Repeated, learn, line_key, lines, open_lines, site_of, take_out
from healthnews.model import Cleaned
from healthnews.read.decode import decode

NEWS = [
    ("Trạm y tế xã có thêm bác sĩ", "Sáng qua, trạm y tế xã Bình An nhận thêm hai bác sĩ về làm việc lâu dài tại địa phương."),
    ("Bệnh viện huyện mở rộng khoa nhi", "Khoa nhi của bệnh viện huyện vừa được xây thêm một tầng với đầy đủ phòng điều trị mới."),
    ("Tiêm vắc xin cho trẻ em vùng cao", "Đoàn tiêm chủng đã đến từng bản để tiêm vắc xin cho trẻ em chưa được tiêm đủ mũi năm nay."),
    ("Khám mắt miễn phí cho người già", "Hơn ba trăm người già trong xã được khám mắt và phát kính miễn phí trong hai ngày cuối tuần."),
    ("Phòng dịch sốt xuất huyết ở phường", "Phường đã huy động các tổ dân phố diệt lăng quăng và phun hoá chất ở những nơi có nguy cơ."),
]  # fmt: skip
BODY = [
    "Theo lãnh đạo trung tâm y tế, việc này giúp người dân không phải đi xa để được chăm sóc sức khoẻ ban đầu.",
    "Trong thời gian tới, ngành y tế tỉnh sẽ tiếp tục hỗ trợ trang thiết bị và đào tạo cho cán bộ cơ sở tại chỗ.",
]
APPEAL = "Người dân cần đeo khẩu trang và rửa tay thường xuyên để phòng bệnh cho bản thân và cho cả cộng đồng."
NOTICE = "Bạn đang đọc bản tin của Ví Dụ"  # below every article, in an element that says nothing


def written(title: str, first: str) -> str:
    """A page of a site that puts a notice below each article and an appeal into it."""
    body = "".join(f"<p>{line}</p>" for line in (first, BODY[0], APPEAL, BODY[1], NOTICE))
    return f"<html lang='vi'><head><title>{title}</title></head><body><div><h1>{title}</h1>{body}</div></body></html>"


def page(title: str, first: str) -> Cleaned:
    return clean(decode(written(title, first).encode()))


PAGES = [page(title, first) for title, first in NEWS]


def named(pages: list[Cleaned], chosen: Cleaned) -> frozenset[bytes]:
    return learn(map(lines, pages)).of(open_lines(chosen))


def kept(cleaned: Cleaned) -> list[str]:
    return [cleaned.text.value[block.start : block.end] for block in cleaned.blocks]


def test_a_site_gives_away_what_a_page_does_not() -> None:
    """The notice that a single page leaves in the article goes; the appeal inside the articles stays."""
    assert all(NOTICE in kept(one) for one in PAGES)
    for one in PAGES:
        cleaned = take_out(one, named(PAGES, one))
        assert NOTICE not in kept(cleaned)
        assert kept(cleaned) == [line for line in kept(one) if line != NOTICE]
        assert [removed.text.value for removed in cleaned.removed if removed.role == "template"] == [NOTICE]


def test_places_move_with_the_text() -> None:
    """Blocks and source places are those of the lines that stay."""
    cleaned = take_out(PAGES[0], named(PAGES, PAGES[0]))
    raw = written(*NEWS[0])
    for block in cleaned.blocks:
        start, end, exact = cleaned.text.source_span(block.start, block.end)
        assert exact and raw[start:end] == cleaned.text.value[block.start : block.end]


def test_nothing_is_learned_from_few_pages() -> None:
    """Three pages are no site."""
    assert named(PAGES[:3], PAGES[0]) == frozenset()


def test_order_does_not_matter() -> None:
    """Any order of the pages teaches the same."""
    mixed = list(PAGES)
    random.Random(1).shuffle(mixed)
    assert learn(map(lines, mixed)) == learn(map(lines, PAGES))


def test_a_line_counts_once_a_page() -> None:
    """A line that stands twice on each page stands on each page."""
    key = line_key("Trang chủ")
    assert learn([[key, key]] * 4) == Repeated(4, {key: 4})


def test_common_is_measured_against_the_doubt() -> None:
    """The better a line looks, the more common it must be."""
    key = line_key("Xem thêm")
    repeated = Repeated(10, {key: 5})
    assert repeated.of([Open(key, 50)]) == {key}
    assert repeated.of([Open(key, 60)]) == frozenset()


@pytest.mark.parametrize("role", ["title", "prose", "heading"])
def test_what_is_never_open(role: str) -> None:
    """Titles, prose inside an article and headings inside it are the article's, however common."""
    heading = "Khuyến cáo phòng bệnh"
    body = f"<p>{BODY[0]}</p><p>{BODY[1]}</p><h2>{heading}</h2><p>{APPEAL}</p><p>{NEWS[0][1]}</p><p>{NEWS[1][1]}</p>"
    one = clean(
        decode(
            f"<html><head><title>Tin y tế tỉnh</title></head><body><h1>Tin y tế tỉnh</h1>{body}</body></html>".encode()
        )
    )
    line = {"title": "Tin y tế tỉnh", "prose": APPEAL, "heading": heading}[role]
    assert line in kept(one)
    assert line_key(line) not in {open_line.key for open_line in open_lines(one)}


def test_figures_tell_lines_apart() -> None:
    """A bulletin's count of today is no repetition of yesterday's."""
    assert line_key("Ghi nhận 15 ca mắc mới") != line_key("Ghi nhận 16 ca mắc mới")


def test_text_files_have_lines_too() -> None:
    """Lines of text files are counted, those around the article are open."""
    text = "\n\n".join([NEWS[0][0], NEWS[0][1], *BODY, APPEAL, "Thông tin hữu ích dành cho bạn"])
    one = clean(decode(text.encode(), "tin.txt"))
    assert line_key(BODY[0]) in lines(one)
    assert line_key(BODY[0]) not in {open_line.key for open_line in open_lines(one)}


def test_sites() -> None:
    """Hosts without `www`; else the folder with the mark of its system; an address that is none names no site."""
    assert site_of("http://www.a.vn/x") == site_of("https://a.vn/y") == "a.vn"
    assert (site_of(None, "raw"), site_of(None, "raw", "CMS"), site_of("http://[", "raw")) == ("raw", "raw#CMS", "raw")
