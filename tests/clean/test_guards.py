"""Pages that would hang a parser are read as lines, with a warning."""

from __future__ import annotations

import time

import pytest

from healthnews.clean import guards, html, plain
from healthnews.read.decode import decode

HOSTILE = {
    "nested div": "<div>" * 100_000,
    "nested div, closed": "<div>" * 20_000 + "x" + "</div>" * 20_000,
    "nested lists": "<ul><li>" * 20_000,
    "attributes": "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">x</p>",
    "paragraphs": "<p>" * 1_000_000,
    "short lines": "<p>x" * 300_000,
    "declarations": "<![CDATA[" * 100_000,
    "comments": "<!-- " * 29_000 + "x" * 900_000,
    "tags without an end": "<p " * 29_000 + "x" * 900_000,
    "line breaks": "a<br>" * 200_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_end_soon(name: str) -> None:
    """None takes more than a second of the process for a megabyte."""
    page = f"<html><body><p>Bệnh viện có 210 giường.</p>{HOSTILE[name]}".encode()
    start = time.process_time()
    found = html.clean(decode(page))
    assert time.process_time() - start < 1.5 * max(1.0, len(page) / 1e6)
    if HOSTILE[name].count("<") > guards.TAGS:
        assert "read as lines" in found.warnings[-1]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Tin\n" * 250_000, id="lines of one word"),
        pytest.param("".join(f"Tin {n}\n" for n in range(110_000)), id="short lines"),
        pytest.param("(0) Bình luận\n" * 60_000, id="furniture"),
        pytest.param("".join(f"Bệnh viện huyện số {n} có thêm giường...\n" for n in range(20_000)), id="cut lines"),
        pytest.param(("#tin tức y tế " * 14 + "!\n") * 2_000, id="tags that end in a sign"),
    ],
)
def test_hostile_texts_end_soon(text: str) -> None:
    """A text of very many lines is read by stretches: no more than a second of the process for a megabyte."""
    data = f"Bệnh viện có 210 giường.\n{text}".encode()
    start = time.process_time()
    found = plain.clean(decode(data))
    assert time.process_time() - start < 1.5 * max(1.0, len(data) / 1e6)
    assert "210 giường" in found.text.value


def test_options_are_cheap() -> None:
    """20,000 <option> are parsed without the events that make them quadratic."""
    page = ("<html><body><p>Bệnh viện có 210 giường.</p><select>" + "<option>x" * 20_000).encode()
    start = time.process_time()
    html.clean(decode(page))
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("<p>một<p>hai" * 2_000, id="paragraphs that close themselves"),
        pytest.param("<table>" + "<tr><td>1<td>2" * 2_000 + "</table>", id="rows that close themselves"),
        pytest.param("<div><img><br><img></div>" * 2_000, id="void elements"),
        pytest.param("<script>" + "x<1;" * 5_000 + "</script><p>x</p>", id="a long script"),
        pytest.param("<p data-x='" + "a b=c " * 5_000 + "'>x</p>", id="a long attribute"),
    ],
)
def test_ordinary_pages_pass(page: str) -> None:
    """What is long but not deep is parsed."""
    assert guards.refuse(page) is None


@pytest.mark.parametrize("page", [b"<!doctype html>", b"<html><head><meta charset='utf-8'></head><bo", b"<p> </p><br>"])
def test_pages_without_text_are_empty_documents(page: bytes) -> None:
    """Pages that were cut off in their head: no title, no author, no error."""
    found = html.clean(decode(page))
    assert (found.text.value, found.blocks, found.metadata.authors) == ("", (), ())
