"""Vietnamese from before Unicode: each table told by its letters, read exactly, with the bytes of every letter."""

from __future__ import annotations

import unicodedata

import pytest

from healthnews.read import legacy
from healthnews.read.decode import decode

TEXT = (
    "Bệnh viện đa khoa có 210 giường; mỗi năm khám cho hơn 28.796 lượt người. Trẻ dưới sáu tuổi được miễn phí, "
    "những bệnh nhân ở xã vùng cao được đưa đón. Số máy thở tăng thêm mười chiếc, kỹ thuật mới: nội soi, lọc thận, "
    "đỡ đẻ."
)
VNI_OF_MARKS = {marks: char for char, marks in legacy.VNI_MARKS.items()}
VNI_OF_LETTER = {letter: char for char, letter in legacy.VNI_SINGLE.items()}


def to_single(text: str, name: str) -> bytes:
    """`text` in TCVN3 or VISCII."""
    table = {char: code for code, char in legacy.TABLES[name].items()}
    return bytes(table.get(char, ord(char)) for char in text)


def to_vni(text: str) -> bytes:
    """`text` in VNI-Windows: base letter and mark byte."""
    out = []
    for char in text:
        low = char.lower()
        if low in VNI_OF_LETTER:
            out.append(VNI_OF_LETTER[low])
            continue
        base, *marks = unicodedata.normalize("NFD", low)
        if "\u031b" in marks:
            base = VNI_OF_LETTER["ơ" if base == "o" else "ư"]
            marks.remove("\u031b")
        marks.sort(key=lambda mark: mark not in "\u0302\u0306")
        out.append(base + VNI_OF_MARKS["".join(marks)] if marks else base)
    return "".join(out).encode("latin-1")


def to_viqr(text: str) -> bytes:
    """`text` in VIQR."""
    of = {mark: sign for signs in (legacy.VIQR_SHAPES, legacy.VIQR_TONES) for sign, mark in signs.items()}
    out = []
    for char in text.replace("đ", "dd").replace("Đ", "DD"):
        base, *marks = unicodedata.normalize("NFD", char)
        marks.sort(key=lambda mark: mark not in "\u0302\u0306\u031b")
        out.append(base + "".join(of[mark] for mark in marks))
    return "".join(out).encode("ascii")


@pytest.mark.parametrize("name", ["tcvn3", "viscii"])
def test_one_byte_a_letter(name: str) -> None:
    """TCVN3 and VISCII are told from each other and read letter for letter, each letter its byte."""
    source = decode(to_single(TEXT, name))
    assert (source.encoding, source.text) == (name, TEXT)
    assert source.bytes_of(10, 12) == (10, 12)


def test_vni_writes_vowel_and_mark() -> None:
    """VNI's two bytes are one letter, and the letter has both bytes."""
    raw = to_vni(TEXT.lower())
    source = decode(raw)
    assert (source.encoding, source.text) == ("vni", TEXT.lower())
    where = source.text.index("ệ")
    first, last = source.bytes_of(where, where + 1)
    assert raw[first:last].decode("latin-1") == "eä"
    assert source.byte_at(len(source.text)) == len(raw)


def test_vni_capitals() -> None:
    """Capitals and their marks are capitals."""
    assert (
        legacy.convert("BEÄNH VIEÄN ÑA KHOA THAØNH PHOÁ".encode("latin-1"), "vni")[0] == "BỆNH VIỆN ĐA KHOA THÀNH PHỐ"
    )


def test_viqr_is_ascii_with_signs() -> None:
    """VIQR is read in text, and question marks and dots that end a sentence stay what they are."""
    raw = to_viqr(TEXT)
    source = decode(raw)
    assert source.encoding == "viqr"
    assert source.text == TEXT
    where = source.text.index("ệ")
    first, last = source.bytes_of(where, where + 1)
    assert raw[first:last] == b"e^."


def test_cp1258_has_combining_tones() -> None:
    """cp1258 writes a tone behind its letter; the decoded text has both, the clean text composes them."""
    raw = (
        b"B\xea\xf2nh vi\xea\xf2n c\xf3 hai tr\xe3m gi\xfd\xf5\xccng b\xea\xf2nh, "
        b"m\xf4\xf2t n\xe3m kh\xe1m cho v\xe0i ngh\xecn ng\xfd\xf5\xcci"
    )
    source = decode(raw)
    assert source.encoding == "cp1258"
    assert unicodedata.normalize("NFC", source.text).startswith("Bệnh viện có hai trăm giườ")
    assert len(source.text) == len(raw)


def test_old_font_saved_as_unicode() -> None:
    """Letters of an old font pasted into a Unicode file are read as what they meant, at their UTF-8 bytes."""
    raw = to_single(TEXT, "tcvn3").decode("latin-1").encode("utf-8")
    source = decode(raw)
    assert (source.encoding, source.text) == ("utf-8+tcvn3", TEXT)
    where = source.text.index("ệ")
    first, last = source.bytes_of(where, where + 1)
    assert raw[first:last].decode() == "Ö"


@pytest.mark.parametrize(
    "text",
    [
        "L'hôpital a déclaré que vingt-trois malades sont guéris, où l'été dernier la grippe était très répandue.",
        "Das Krankenhaus hat für die Ärzte über zwölf Räume geöffnet, schließlich größere Säle.",
        "El niño está en el hospital; mañana será su cumpleaños, según explicó la médica española.",
    ],
    ids=["French", "German", "Spanish"],
)
def test_western_letters_are_no_legacy_vietnamese(text: str) -> None:
    """No table reads other languages as Vietnamese syllables."""
    assert legacy.detect(text.encode("cp1252")) is None
    assert decode(text.encode("utf-8")).encoding == "utf-8"


def test_code_and_english_are_no_viqr() -> None:
    """Signs behind vowels are no tones where there are few, or in markup."""
    assert not legacy.is_viqr(b"Is it so? We do. a^2 + b^2, e(x), who knows? The end. " * 5)
    assert not legacy.is_viqr(b"<p>Be^.nh vie^.n co' hai tra(m giu+o+`ng be^.nh</p>")
