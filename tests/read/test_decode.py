"""Bytes to a Source: every encoding that pages and scrapers leave, with the bytes of every character."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthnews.errors import EncodingError
from healthnews.read.decode import decode
from healthnews.text import Source

SENTENCE = "Bệnh viện có 210 giường, 20 khoa; đã khám cho 28.796 lượt người ở 12 xã.\n"
TEXT = SENTENCE * 4


def holds_its_bytes(source: Source, encoding: str, start: int, end: int) -> bool:
    """Whether the bytes of [start, end) decode to that part of the text."""
    first, last = source.bytes_of(start, end)
    return source.raw[first:last].decode(encoding) == source.text[start:end]


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32-le"),
    ],
)
def test_unicode_with_and_without_mark(encoding: str, told: str) -> None:
    """The text is the same in every Unicode encoding, and every part of it is found again in the bytes."""
    source = decode(TEXT.encode(encoding))
    assert (source.text, source.encoding, source.warnings) == (TEXT, told, ())
    for start in range(0, len(TEXT) - 9, 7):
        assert holds_its_bytes(source, told, start, start + 9)


def test_few_bad_bytes_are_counted_and_keep_their_place() -> None:
    """One bad byte does not make a page of UTF-8 another encoding; what stands behind it is still exact."""
    raw = (SENTENCE + "Có ").encode() + b"\xff\xfe" + SENTENCE.encode()
    source = decode(raw)
    assert source.encoding == "utf-8"
    assert source.text == SENTENCE + "Có \ufffd\ufffd" + SENTENCE
    assert "2 bytes are not UTF-8" in source.warnings[0]
    start = len(SENTENCE) + 5
    assert holds_its_bytes(source, "utf-8", start, len(source.text))


def test_cut_at_the_end() -> None:
    """A file that ends in the middle of a character loses that character and nothing else."""
    source = decode(TEXT.encode()[:-1] + "ệ".encode()[:2])
    assert source.encoding == "utf-8"
    assert source.text.startswith(TEXT[:-1])
    assert source.warnings
    wide = decode("\ufeff".encode("utf-16-le") + TEXT.encode("utf-16-le")[:-1])
    assert wide.text == TEXT[:-1] + "\ufffd"
    assert wide.byte_at(len(wide.text)) == len(wide.raw)


def test_encoded_surrogates_never_reach_the_text() -> None:
    """Surrogates, in UTF-8 or in UTF-16, are U+FFFD in the text: records could not be written else."""
    for raw in (TEXT.encode() + b"\xed\xa0\x80", b"\xff\xfe" + TEXT.encode("utf-16-le") + b"\x00\xd8"):
        source = decode(raw)
        source.text.encode("utf-8")
        assert source.text.endswith("\ufffd")
        assert source.byte_at(len(source.text)) == len(raw)


def test_nul_is_no_character_of_the_text() -> None:
    """A crash leaves NULs; they are told and shown as U+FFFD."""
    source = decode(TEXT.encode() + b"\0" * 3)
    assert source.text == TEXT + "\ufffd" * 3
    assert "3 NUL" in source.warnings[0]


def test_declared_charset_is_believed() -> None:
    """A page that says what it is, is read so, with the bytes of every character."""
    html = '<html><head><meta charset="gb2312"></head><body>健康新闻 210 张床位</body></html>'
    source = decode(html.encode("gb2312"))
    assert source.text == html
    where = source.text.index("新闻")
    assert holds_its_bytes(source, "gb2312", where, where + 2)


def test_western_text() -> None:
    """What no Vietnamese table reads as syllables is windows-1252."""
    source = decode("Le préfet a déclaré 12 lits à l’hôpital".encode("cp1252"))
    assert (source.encoding, source.text) == ("windows-1252", "Le préfet a déclaré 12 lits à l’hôpital")


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "the file is empty"),
        (b" \r\n\t\0\0", "nothing but white space"),
        (b"%PDF-1.4\n\x00\x01\x02\x03" * 40, "PDF"),
        (b"PK\x03\x04\x14\x00\x00\x00" * 40, "ZIP"),
        (bytes(range(256)) * 40, "control characters"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "PNG"),
    ],
    ids=["empty", "white", "pdf", "zip", "binary", "png"],
)
def test_no_text_says_what_it_is(raw: bytes, said: str) -> None:
    """What is no text ends in a message that says what was found."""
    with pytest.raises(EncodingError, match=said):
        decode(raw)


@given(st.binary(min_size=1, max_size=400), st.booleans())
@settings(max_examples=300, deadline=None)
def test_any_bytes_end_in_a_source_or_an_error(noise: bytes, mixed: bool) -> None:
    """Nothing else than an EncodingError is raised, and positions cover the bytes in order."""
    raw = SENTENCE.encode() + noise if mixed else noise
    try:
        source = decode(raw)
    except EncodingError:
        return
    source.text.encode("utf-8")
    places = [source.byte_at(position) for position in range(len(source.text) + 1)]
    assert places == sorted(places)
    assert places[-1] == len(raw)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=200), st.data())
@settings(max_examples=200, deadline=None)
def test_every_part_of_utf8_decodes_to_itself(words: str, data: st.DataObject) -> None:
    """For every i < j the bytes between byte_at(i) and byte_at(j) decode to text[i:j]."""
    source = decode(("Có " + words).encode("utf-8"))
    end = data.draw(st.integers(1, len(source.text)))
    start = data.draw(st.integers(0, end - 1))
    assert holds_its_bytes(source, "utf-8", start, end) or source.encoding != "utf-8"


def test_common_path_is_fast() -> None:
    """Strict UTF-8 is decoded at C speed: nothing walks the characters (20 times the bare decoding at most)."""
    raw = TEXT.encode() * 1500

    def best(work: object) -> float:
        times = []
        for _ in range(5):
            start = time.process_time()
            work(raw)  # type: ignore[operator]
            times.append(time.process_time() - start)
        return min(times)

    assert best(decode) < 20 * best(lambda data: data.decode("utf-8")) + 0.005
