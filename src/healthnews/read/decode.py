"""Bytes to a Source: which encoding, what could not be read, and no lone surrogate in the text.

The order of trust: a byte order mark; strict UTF-8 (no other encoding passes for it); UTF-8 with a few bad bytes;
what the page declares; the Vietnamese encodings that came before Unicode, told by their letters; windows-1252, which
reads anything. Bytes that no writer of text would make end in an EncodingError that says what they look like.
"""

from __future__ import annotations

import re
from array import array
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE, getincrementaldecoder
from collections.abc import Sequence

from healthnews.errors import EncodingError
from healthnews.read import legacy
from healthnews.text import Source

BOMS = (
    (BOM_UTF8, "utf-8"),
    (BOM_UTF32_LE, "utf-32-le"),
    (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
)
MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive (or a Word, Excel or EPUB document)"),
    (b"\xd0\xcf\x11\xe0", "an old Word, Excel or PowerPoint document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"(\xb5/\xfd", "a zstd file"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a RIFF file (WebP, WAV or AVI)"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "an SQLite database"),
    (b"ID3", "an MP3 file"),
    (b"OggS", "an Ogg file"),
)
ARE_TEXT = frozenset([b"{\\rtf"])  # magic that is text all the same; named for its advice only
DECLARED = re.compile(
    rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)|<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_.-]+)"""
)
WESTERN = "windows-1252"
CODECS = {
    "utf-8": "utf-8", "utf8": "utf-8", "windows-1258": "cp1258", "cp1258": "cp1258", "x-viet-tcvn": "tcvn3",
    "tcvn": "tcvn3", "viscii": "viscii", "x-viscii": "viscii", "x-viet-vni": "vni", "gbk": "gb18030",
    "gb2312": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs", "shift_jis": "cp932", "x-sjis": "cp932",
    "euc-jp": "euc_jp", "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "windows-874": "cp874", "tis-620": "cp874",
    "koi8-r": "koi8-r", "koi8-u": "koi8-u", "iso-8859-2": "iso-8859-2", "iso-8859-5": "iso-8859-5",
    "iso-8859-7": "iso-8859-7", "iso-8859-15": "iso-8859-15", "windows-1250": "cp1250", "windows-1251": "cp1251",
    "windows-1253": "cp1253", "windows-1254": "cp1254", "windows-1255": "cp1255", "windows-1256": "cp1256",
    "iso-8859-9": "cp1254",
}  # fmt: skip
MANY_BYTES = frozenset(["gb18030", "big5hkscs", "cp932", "euc_jp", "cp949"])
LEGACY = frozenset(["cp1258", "tcvn3", "vni", "viscii"])
ESCAPED = re.compile("[\ud800-\udfff]")
CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r\x1b")
NO_LATIN_VIETNAMESE = re.compile("[\u0110\u0111\u01a0-\u01b0\u1ea0-\u1ef9\u0300-\u0323]")
LATIN_LETTERS = re.compile("[\xa1-\xff]")
SAMPLE = 65_536


def decode(raw: bytes, name: str = "") -> Source:
    """The text of a document with the bytes of every character.

    Raises EncodingError where the bytes are no text: empty, binary, or a format that only another program reads.
    """
    if not raw.strip(b" \t\r\n\v\f\0"):
        raise EncodingError("holds no text: " + ("the file is empty" if not raw else "nothing but white space"))
    for bom, encoding in BOMS:
        if raw.startswith(bom):
            return _marked(raw, encoding, len(bom))
    _refuse_known(raw)
    wide = _wide_without_mark(raw)
    if wide:
        return _wide(raw, wide, 0)
    _refuse_binary(raw)
    return _utf8(raw, 0) or _mostly_utf8(raw) or _declared(raw) or _guessed(raw)


# ---------------------------------------------------------------- Unicode


def _marked(raw: bytes, encoding: str, bom_bytes: int) -> Source:
    if encoding != "utf-8":
        return _wide(raw, encoding, bom_bytes)
    return _utf8(raw, bom_bytes) or _repaired(raw, raw[bom_bytes:].decode("utf-8", "surrogateescape"), bom_bytes)


def _utf8(raw: bytes, bom_bytes: int) -> Source | None:
    try:
        text = raw[bom_bytes:].decode("utf-8") if bom_bytes else raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if len(text) == len(raw) and legacy.is_viqr(raw):
        return _legacy(raw, "viqr")
    if "\0" in text:
        clean, warning = _without_nul(text)
        return Source(raw, clean, "utf-8", bom_bytes=bom_bytes, escaped=text, warnings=warning)
    if _may_be_latin(raw, bom_bytes) and not NO_LATIN_VIETNAMESE.search(text, 0, SAMPLE):
        found = _legacy_saved_as_unicode(raw, text, bom_bytes)
        if found:
            return found
    return Source(raw, text, "utf-8", bom_bytes=bom_bytes)


def _mostly_utf8(raw: bytes) -> Source | None:
    """UTF-8 with a few bad bytes: there are other characters than ASCII, and at most one bad byte for five of them.

    Three bytes at the end that a cut left are no evidence against UTF-8.
    """
    escaped = raw.decode("utf-8", "surrogateescape")
    bad = len(ESCAPED.findall(escaped))
    wide = (len(raw) - bad) - (len(escaped) - bad)  # continuation bytes: at least one for each character beyond ASCII
    if wide < 5 * bad:
        return None
    return _repaired(raw, escaped, 0)


def _repaired(raw: bytes, escaped: str, bom_bytes: int) -> Source:
    text, warning = _without_nul(escaped)
    text, bad = ESCAPED.subn("\ufffd", text)
    first = ESCAPED.search(escaped)
    where = len(escaped[: first.start()].encode("utf-8")) + bom_bytes if first else 0
    return Source(
        raw, text, "utf-8", bom_bytes=bom_bytes, escaped=escaped, warnings=(*warning, _bad_bytes(bad, "UTF-8", where))
    )


def _wide_without_mark(raw: bytes) -> str | None:
    """`utf-16-le` or `-be` where every other byte of the beginning is the high byte of Latin or Vietnamese letters."""
    sample = raw[:2048]
    if len(sample) < 4 or b"\0" not in sample:
        return None
    sample = sample[: len(sample) // 2 * 2]
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        low = sample[0::2] if encoding == "utf-16-le" else sample[1::2]
        usual = len(high) - len(high.translate(None, b"\x00\x01\x03\x1e\x20"))
        if usual >= 0.95 * len(high) and high.count(0) >= 0.5 * len(high) and low.count(0) <= 0.02 * len(low):
            return encoding
    return None


def _wide(raw: bytes, encoding: str, bom_bytes: int) -> Source:
    """UTF-16 or UTF-32; a lone surrogate is U+FFFD, and so are the last bytes where they are no whole character."""
    unit = 4 if encoding.startswith("utf-32") else 2
    body = raw[bom_bytes:]
    whole = len(body) // unit * unit
    if unit == 4:
        return _wide_by_units(raw, body, encoding, bom_bytes)
    escaped = body[:whole].decode(encoding, "surrogatepass")
    text, warning = _without_nul(escaped)
    text, bad = ESCAPED.subn("\ufffd", text)
    warnings = (*warning, _bad_bytes(bad, encoding.upper(), None)) if bad else warning
    if whole == len(body):
        return Source(raw, text, encoding, bom_bytes=bom_bytes, escaped=escaped, warnings=warnings)
    sizes = (4 if char > "\uffff" else 2 for char in escaped)
    cut = "the file ends in the middle of a character"
    return Source(raw, text + "\ufffd", encoding, offsets=_sums(sizes, bom_bytes, len(raw)), warnings=(*warnings, cut))


def _wide_by_units(raw: bytes, body: bytes, encoding: str, bom_bytes: int) -> Source:
    text = ESCAPED.sub("\ufffd", body.decode(encoding, "replace"))
    offsets = [min(bom_bytes + 4 * index, len(raw)) for index in range(len(text))]
    return Source(raw, text, encoding, offsets=[*offsets, len(raw)])


def _sums(sizes: object, start: int, end: int) -> Sequence[int]:
    offsets = array("Q", [start])
    for size in sizes:  # type: ignore[attr-defined]
        offsets.append(offsets[-1] + size)
    offsets.append(end)
    return offsets


def _without_nul(text: str) -> tuple[str, tuple[str, ...]]:
    count = text.count("\0")
    if not count:
        return text, ()
    return text.replace("\0", "\ufffd"), (f"{count} NUL characters stand in the text",)


# ---------------------------------------------------------------- declared and guessed


def _declared(raw: bytes) -> Source | None:
    """What a page says of itself; Western and UTF-8 declarations, which every page made, are looked behind."""
    match = DECLARED.search(raw, 0, 4096)
    codec = CODECS.get((match[1] or match[2]).decode("ascii").lower()) if match else None
    if codec is None or codec == "utf-8":
        return None
    if codec in LEGACY:
        return _legacy(raw, codec)
    return _stepwise(raw, codec) if codec in MANY_BYTES else _single_bytes(raw, codec)


def _guessed(raw: bytes) -> Source:
    found = legacy.detect(raw)
    return _legacy(raw, found) if found else _single_bytes(raw, WESTERN)


def _legacy(raw: bytes, name: str) -> Source:
    text, offsets = legacy.convert(raw, name)
    return Source(raw, text, name, offsets=offsets)


def _legacy_saved_as_unicode(raw: bytes, text: str, bom_bytes: int) -> Source | None:
    """Letters of an old font pasted into a Unicode file: they are Latin-1 to the eye of a program."""
    sample = text[: legacy.SAMPLE]
    if len(LATIN_LETTERS.findall(sample)) * 20 < len(sample):
        return None
    name = legacy.detect(sample.encode("latin-1", "replace"))
    if name not in ("tcvn3", "vni"):
        return None
    read, positions = legacy.remap(text, name)
    byte_at = _sums((len(char.encode("utf-8")) for char in text), bom_bytes, len(raw))
    offsets = array("Q", (byte_at[position] for position in positions))
    warning = f"the letters of an old font ({name.upper()}) were saved as Unicode; read as what they meant"
    return Source(raw, read, f"utf-8+{name}", offsets=offsets, warnings=(warning,))


def _may_be_latin(raw: bytes, bom_bytes: int) -> bool:
    """Whether UTF-8 can hold so many letters of an old font: their first bytes are counted, which costs a hundredth."""
    sample = raw[bom_bytes : bom_bytes + 4 * legacy.SAMPLE]
    return (sample.count(0xC2) + sample.count(0xC3)) * 80 >= len(sample)


def _single_bytes(raw: bytes, codec: str) -> Source:
    text = raw.decode(codec, "replace").replace("\0", "\ufffd")
    bad = text.count("\ufffd")
    warnings = (_bad_bytes(bad, codec, None),) if bad else ()
    return Source(raw, text, codec, offsets=range(len(raw) + 1), warnings=warnings)


def _stepwise(raw: bytes, codec: str) -> Source:
    """Encodings of one to four bytes a character, read byte by byte so that each character's bytes are known."""
    decoder = getincrementaldecoder(codec)("replace")
    parts: list[str] = []
    offsets = array("Q")
    start = 0
    for index in range(len(raw)):
        new = decoder.decode(raw[index : index + 1])
        if new:
            parts.append(new)
            offsets.extend([start] * len(new))
            start = index + 1
    rest = decoder.decode(b"", True)
    offsets.extend([start] * len(rest))
    offsets.append(len(raw))
    text = "".join((*parts, rest))
    bad = text.count("\ufffd")
    return Source(raw, text, codec, offsets=offsets, warnings=(_bad_bytes(bad, codec, None),) if bad else ())


def _bad_bytes(count: int, encoding: str, first: int | None) -> str:
    what = "1 byte is" if count == 1 else f"{count} bytes are"
    where = f", the first at byte {first}" if first is not None else ""
    return f"{what} not {encoding}{where}; read as U+FFFD"


# ---------------------------------------------------------------- no text


def _refuse_known(raw: bytes) -> None:
    for magic, what in MAGIC:
        if raw.startswith(magic) and (magic in ARE_TEXT or _control_share(raw) > 0.001):
            raise EncodingError(f"looks like {what}, not text; convert it to HTML or plain text first")


def _refuse_binary(raw: bytes) -> None:
    share = _control_share(raw.replace(b"\0", b"") if raw.count(0) * 10 < len(raw) or _only_padding(raw) else raw)
    if share > 0.01 and share * min(len(raw), SAMPLE) > 3:
        raise EncodingError(
            f"is not text in any encoding that we know: {share:.0%} of its first bytes are control characters; "
            "leave binary files out with --exclude"
        )


def _only_padding(raw: bytes) -> bool:
    """Whether all NULs stand at the end, as a crash leaves them."""
    return b"\0" not in raw.rstrip(b"\0")


def _control_share(raw: bytes) -> float:
    sample = raw[:SAMPLE]
    return (len(sample) - len(sample.translate(None, CONTROLS))) / max(1, len(sample))
