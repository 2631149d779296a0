"""Characters that know their origin: what is copied, rewritten and written can be traced to the very bytes."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthnews.text import CHECKPOINT, Builder, PlainOrigin, Source

LETTERS = st.text(st.sampled_from("abộệưđ ạ0123\n\u0301\u0323\u0302\u0309가\u1100\u1161\u11a8é中😀"), max_size=60)


def whole(value: str):
    """The text of a whole origin."""
    builder = Builder(PlainOrigin(value))
    builder.copy(0, len(value))
    return builder.build()


@given(LETTERS)
def test_text_is_nfc(value: str) -> None:
    """A text is the NFC of what was copied."""
    assert whole(value).value == unicodedata.normalize("NFC", value)


@given(LETTERS, st.data())
def test_any_part_is_found_again(value: str, data: st.DataObject) -> None:
    """Every part of a text lies in the origin part that it names, in the same normal form."""
    text = whole(value)
    if not text.value:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    origin_start, origin_end = text.origin_span(start, end)
    assert text.value[start:end] in unicodedata.normalize("NFC", value[origin_start:origin_end])


def test_a_copied_run_has_an_inside() -> None:
    """A part of a copy maps to the same part of the origin, across cuts."""
    builder = Builder(PlainOrigin("một\u00a0\u00a0 hai"))
    builder.copy(0, 4)
    builder.copy(6, 9)
    text = builder.build()
    assert text.value == "một\u00a0hai"
    assert text.origin_span(2, 6) == (2, 8)


def test_a_rewritten_run_maps_to_the_whole() -> None:
    """Letters composed from three code points answer all three."""
    text = whole(unicodedata.normalize("NFD", "bộ"))
    assert text.value == "bộ"
    assert text.origin_span(1, 2) == (1, 4)


def test_written_characters_stand_nowhere() -> None:
    """A separator between two blocks does not widen the span of either."""
    builder = Builder(PlainOrigin("a--b"))
    builder.copy(0, 1)
    builder.write("\n")
    builder.copy(3, 4)
    text = builder.build()
    assert (text.origin_span(0, 1), text.origin_span(2, 3), text.origin_span(0, 3)) == ((0, 1), (3, 4), (0, 4))


@pytest.mark.parametrize(
    ("encoding", "bom"), [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("cp1258", b"")]
)
def test_bytes_of_a_part(encoding: str, bom: bytes) -> None:
    """The bytes of any part of a source decode to that part, past checkpoints and byte order marks."""
    part = "Tram y te: 210 giuong\r\n" if encoding == "cp1258" else "Trạm y tế: 210 giường 😀\r\n"
    value = part * (CHECKPOINT // 10)
    raw = bom + value.encode(encoding)
    source = Source(raw, value, encoding, bom_bytes=len(bom))
    for start in range(0, len(value) - 40, 997):
        first, last = source.bytes_of(start, start + 31)
        assert raw[first:last].decode(encoding) == value[start : start + 31]


def test_bad_bytes_keep_their_place() -> None:
    """A byte that is no UTF-8 is one replacement character and one byte wide."""
    raw = "giường ".encode() + b"\xff" + " bệnh".encode()
    escaped = raw.decode("utf-8", "surrogateescape")
    source = Source(raw, escaped.replace("\udcff", "\ufffd"), "utf-8", escaped=escaped)
    start = source.text.index("bệnh")
    first, last = source.bytes_of(start, start + 4)
    assert raw[first:last].decode() == "bệnh"


@pytest.mark.parametrize(("raw", "line"), [("a\nb\nc", 3), ("a\r\nb\r\nc", 3), ("a\rb\rc", 3), ("abc", 1)])
def test_lines_count_from_one(raw: str, line: int) -> None:
    """The line of the last character, whatever ends lines."""
    assert Source(raw.encode(), raw, "utf-8").line_at(len(raw) - 1) == line
