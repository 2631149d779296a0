"""The law of positions: the source bytes of every fact, tags dropped and entities decoded, give its text back.

It holds for every encoding, in NFC and NFD, in text files and in pages whose markup cuts words and numbers.
"""

from __future__ import annotations

import html
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from healthnews import record
from healthnews.document import parse
from healthnews.verify import gives

SENTENCES = (
    "Trung tâm Y tế huyện Hòa An có 120 giường thực kê và gần 90 cán bộ, y, bác sĩ.",
    "Trong 6 tháng đầu năm 2021, trạm đã khám cho 12.345 lượt người bệnh, tăng 7,5% so với cùng kỳ.",
    "Ngày 14/6, tỉnh Cao Bằng ghi nhận thêm 15 ca mắc mới, không có ca tử vong.",
    "Dự án có tổng vốn hơn 1,2 triệu USD, hoàn thành trước ngày 30/9/2022.",
    "The district hospital has 210 beds & treated 1,204 patients in March 2020.",
    "Health officials said nine people died of measles last week.",
)
MARKS = {"\u0302", "\u0306", "\u031b"}  # circumflex, breve and horn are part of cp1258's letters; tones stand apart


def cp1258(text: str) -> bytes:
    """Text as old Vietnamese editors wrote it: letters with their tones after them."""
    decomposed = unicodedata.normalize("NFD", text)
    letters: list[str] = []
    for char in decomposed:
        if char in MARKS and letters:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + char)
        else:
            letters.append(char)
    return "".join(letters).encode("cp1258", "replace")


ENCODINGS = {
    "utf-8": lambda text: text.encode(),
    "utf-8 with a mark": lambda text: text.encode("utf-8-sig"),
    "utf-16": lambda text: text.encode("utf-16"),
    "cp1258": cp1258,
    "utf-8 with a bad byte": lambda text: text.encode().replace(b" ", b" \xff ", 1),
}


def holds(raw: bytes, name: str) -> int:
    """Check every fact of a document; how many there were."""
    found = record.rows(parse(raw, name))
    document = found.document
    for fact in found.facts:
        part = raw[fact.source_start : fact.source_end]
        assert gives(part, document.encoding, fact.text), (fact.text, part, document.encoding)
        assert document.text[fact.start : fact.end] == fact.text
        assert document.text[fact.sentence_start : fact.sentence_end] == fact.sentence
    if document.published_source_start is not None:
        part = raw[document.published_source_start : document.published_source_end]
        assert gives(part, document.encoding, document.published_text or "")
    assert unicodedata.is_normalized("NFC", document.text)
    assert found.inexact == 0
    return len(found.facts)


@st.composite
def pages(draw: st.DrawFn) -> str:
    """A page whose markup cuts sentences anywhere, with entities and comments."""
    paragraphs = []
    for sentence in draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4)):
        pieces = html.escape(sentence).split(" ")
        for _ in range(draw(st.integers(0, 3))):
            at = draw(st.integers(0, len(pieces) - 1))
            form = draw(st.sampled_from(("<b>{}</b>", "<a href='/x?a=1&b=2'>{}</a>", "{}<!-- 99 ca -->", "&nbsp;{}")))
            pieces[at] = form.format(pieces[at])
        paragraphs.append(f"<p>{draw(st.sampled_from((' ', chr(10), '&#32;'))).join(pieces)}</p>")
    head = "<title>Tin y tế</title><style>p > b {}</style><script>var a = '<p>5 ca</p>';</script>"
    return f"<!DOCTYPE html><html><head>{head}</head><body><h1>Tin y tế</h1>\n{chr(10).join(paragraphs)}</body></html>"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("encoding", ENCODINGS)
@settings(derandomize=True, max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(page=pages())
def test_facts_of_pages_stand_at_their_bytes(encoding, form, page):
    """Markup between and inside the words of a fact belongs to its bytes and not to its text."""
    charset = "windows-1258" if encoding == "cp1258" else "utf-8"
    declared = page.replace("<head>", f'<head><meta charset="{charset}">')
    holds(ENCODINGS[encoding](unicodedata.normalize(form, declared)), "page.html")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("encoding", ENCODINGS)
@settings(derandomize=True, max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(lines=st.lists(st.sampled_from(SENTENCES), min_size=3, max_size=8), end=st.sampled_from(("\n", "\r\n", "\n\n")))
def test_facts_of_text_files_stand_at_their_bytes(encoding, form, lines, end):
    """Line ends, byte order marks and bad bytes move nothing."""
    holds(ENCODINGS[encoding](unicodedata.normalize(form, end.join(["Tin y tế", *lines, ""]))), "page.txt")


def test_generated_documents_have_facts():
    """The two laws above are not empty."""
    assert holds("\n\n".join(("Tin y tế", *SENTENCES)).encode(), "page.txt") > 8


def real(shared: Path) -> list[Path]:
    """The real documents beside the checkout."""
    return sorted((shared / "input/seeds").iterdir()) + sorted((shared / "input/dev").iterdir())


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_facts_of_real_documents_stand_at_their_bytes(shared, form):
    """The same page in UTF-16 and, where its letters allow, in the other normal form."""
    for path in real(shared):
        text = unicodedata.normalize(form, path.read_bytes().decode("utf-8", "replace"))
        holds(text.encode("utf-8"), path.name)
        if len(text) < 60_000:
            holds(text.encode("utf-16"), path.name)
