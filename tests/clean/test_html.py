"""HTML pages: what is the article, what is not, and in what shape it comes out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from healthnews.clean import clean, html, is_html, reasons
from healthnews.model import Cleaned
from healthnews.read.decode import decode

BODY = "".join(
    f"<p>Trong đợt {n}, trung tâm y tế huyện đã khám cho {n * 100} người dân ở các xã vùng cao, cấp thuốc miễn phí và tư vấn cách phòng bệnh.</p>"
    for n in range(1, 6)
)
PAGE = f"""<!doctype html><html lang="vi"><head><title>Khám bệnh cho người dân vùng cao - Báo Thử</title>
<meta property="og:title" content="Khám bệnh cho người dân vùng cao">
<meta property="og:description" content="Hơn 1.500 người dân vùng cao được khám bệnh miễn phí trong tháng qua.">
</head><body><nav><a href="/">Trang chủ</a> <a href="/y-te">Y tế</a></nav><div class="page"><div class="detail-head">
<h1>Khám bệnh cho người dân vùng cao</h1><div class="author">Lan Chi 07/07/2020 18:22</div>
<h2 class="sapo">Hơn 1.500 người dân vùng cao được khám bệnh miễn phí trong tháng qua.</h2></div>
<div class="detail-content">{BODY}
<figure><img src="a.jpg"><figcaption>Bác sĩ khám cho trẻ em. Ảnh: Lan Chi</figcaption></figure>
<div class="box-tin-lien-quan"><h3>Tin liên quan</h3><ul><li><a href="/1">Thêm 15 ca mắc sởi ở huyện bên</a></li>
<li><a href="/2">Bệnh viện tỉnh có thêm 20 giường</a></li></ul></div>
<ul><li>Khám nội khoa cho 800 người</li><li>Khám mắt cho 300 người</li></ul>
<table><tr><th>Xã</th><th>Số người</th></tr><tr><td>Tân Lập</td><td>210</td></tr><tr><td>Tân Thành</td><td>190</td></tr></table>
{BODY.replace("đợt", "đợt sau")}</div>
<div class="comments-list"><div class="comment-body"><p>Tôi thấy 99 người chờ khám, mong trung tâm sắp xếp lại cho bà con đỡ vất vả.</p></div></div>
</div><footer><p>© 2020 Báo Thử. Giấy phép số 12/GP-TTĐT</p></footer></body></html>"""


def cleaned(page: str) -> Cleaned:
    return html.clean(decode(page.encode()))


def texts(found: Cleaned, role: str) -> list[str]:
    value = found.text.value
    return [value[block.start : block.end] for block in found.blocks if block.role == role]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Số ca < 20, <b>", False, id="a text with a sign"),
        pytest.param("Có 210 giường bệnh.\n\nNguồn: <https://example.org>", False, id="an address in angle brackets"),
        pytest.param("<h1>Tin</h1><p>Có 20 giường.", True, id="a fragment"),
        pytest.param("\ufeff<!-- x --><!DOCTYPE html><html>", True, id="a page after a comment"),
        pytest.param("<?xml version='1.0'?><html>", True, id="xhtml"),
    ],
)
def test_html_is_told_by_content(text: str, expected: bool) -> None:
    """A fragment is HTML; a text that mentions `<` is not."""
    assert is_html(text.lstrip("\ufeff")) is expected


def test_title_and_lead_are_found_by_the_head() -> None:
    """The lead above the body container is the article's, as its description announces it."""
    found = cleaned(PAGE)
    assert texts(found, "title") == ["Khám bệnh cho người dân vùng cao"]
    assert texts(found, "lead") == ["Hơn 1.500 người dân vùng cao được khám bệnh miễn phí trong tháng qua."]


def test_furniture_is_on_record_with_its_role() -> None:
    """Related boxes inside the body, comments, navigation and footers are out, and told apart."""
    found = cleaned(PAGE)
    by_role = {
        role: " ".join(one.text.value for one in found.removed if one.role == role)
        for role in {r.role for r in found.removed}
    }
    for text in ("15 ca mắc sởi", "20 giường", "99 người chờ", "© 2020", "Trang chủ"):
        assert text not in found.text.value
        assert any(text in said for said in by_role.values())
    assert "99 người" in by_role["comment_widget"]
    assert "15 ca" in by_role["related"]


def test_lists_tables_and_captions_keep_their_shape() -> None:
    """A list item is a block, a table row one block with its cells apart, a caption stands once."""
    found = cleaned(PAGE)
    assert texts(found, "list_item") == ["Khám nội khoa cho 800 người", "Khám mắt cho 300 người"]
    assert texts(found, "table_row") == ["Xã | Số người", "Tân Lập | 210", "Tân Thành | 190"]
    assert texts(found, "caption") == ["Bác sĩ khám cho trẻ em. Ảnh: Lan Chi"]


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        pytest.param(
            "<tr><th>Khoa</th><th>Giường</th></tr><tr><td>A</td><td>30</td></tr>",
            ["Khoa | Giường", "A | 30"],
            id="a cell that could be a button",
        ),
        pytest.param(
            "<tr><td>07/07/2020</td><td>12 ca</td></tr><tr><td>08/07/2020</td><td>15 ca</td></tr>",
            ["07/07/2020 | 12 ca", "08/07/2020 | 15 ca"],
            id="dates are no bylines",
        ),
        pytest.param("<tr><td>Số giường</td><td>210</td></tr>", ["Số giường | 210"], id="one row"),
    ],
)
def test_rows_of_small_tables_hold_together(table: str, rows: list[str]) -> None:
    """Cells of a small table are told apart in one row, whatever a cell alone might be."""
    page = PAGE.replace("<ul><li>Khám nội", f"<table>{table}</table><ul><li>Khám nội")
    assert texts(cleaned(page), "table_row")[: len(rows)] == rows


def test_tiles_of_counts_are_no_paragraphs() -> None:
    """A figure and its word that stand in elements of their own run together: a board of the page, no sentence of it."""
    tiles = "".join(
        f"<div><span>{figure}</span><span>{word}</span></div>"
        for figure, word in (("3.141", "Ca nhiễm"), ("2.718", "Khỏi"), ("12", "Tử vong"))
    )
    found = cleaned(PAGE.replace("<figure>", f"<div>{tiles}</div><figure>"))
    assert "3.141" not in found.text.value
    assert "Khám nội khoa cho 800 người" in found.text.value


def test_weights_explain_each_block() -> None:
    """What the scorer weighed can be told for kept and removed blocks, of a page and of its flattened lines."""
    found = cleaned(PAGE)
    tell = reasons.teller(decode(PAGE.encode()))
    body = [block for block in found.blocks if block.role == "paragraph"]
    assert all(tell(found.text, block.start) for block in body)
    comment = next(one for one in found.removed if "99 người" in one.text.value)
    assert ("above=thread" in dict(tell(comment.text, 0))) and min(dict(tell(comment.text, 0)).values()) < 0


def test_breaks_split_paragraphs() -> None:
    """Two <br> end a paragraph; one in the middle of a sentence does not."""
    found = cleaned(
        "<h1>Tin y tế huyện</h1><p>Bệnh viện có 210<br>giường bệnh.<br><br>Trung tâm có 20 bác sĩ và 30 điều dưỡng.</p>"
    )
    assert found.text.value.split("\n")[1:] == [
        "Bệnh viện có 210 giường bệnh.",
        "Trung tâm có 20 bác sĩ và 30 điều dưỡng.",
    ]


def test_blocks_cover_the_text() -> None:
    """Blocks are in order, joined by one newline, without white space at their ends."""
    found = cleaned(PAGE)
    value = found.text.value
    assert "\n".join(value[block.start : block.end] for block in found.blocks) == value
    assert all(value[block.start : block.end].strip() == value[block.start : block.end] for block in found.blocks)


def test_documents_keep_what_they_must(shared: Path) -> None:
    """On the development pages every `must` string is in the clean text and no `must_not` string is."""
    rows = [json.loads(line) for line in (shared / "gold/dev.jsonl").read_text("utf-8").split("\n") if line]
    wrong = []
    for row in rows:
        if not row.get("document") or not row["source"].endswith(".html"):
            continue
        found = clean(decode((shared / "input/dev" / row["source"]).read_bytes(), row["source"]))
        text = " ".join(found.text.value.split())
        wrong += [(row["source"], "lost", one) for one in row["must"] if " ".join(one.split()) not in text]
        wrong += [(row["source"], "kept", one) for one in row["must_not"] if " ".join(one.split()) in text]
    assert wrong == []
