"""Vietnamese as it was written before Unicode: TCVN3 (ABC), VNI, VISCII and VIQR.

The first three fill the upper half of a byte with Vietnamese letters, each in its own way; VNI writes a vowel and its
mark as two bytes, VIQR writes them in ASCII (`Vie^.t Nam`). Nothing in a file says which one it is, so the letters
decide: under the right table nearly every word that is not plain ASCII is a Vietnamese syllable, under the wrong ones
few are.

Tables: TCVN 5712:1993 (VN3, and the toned capitals of VN1 above 0x7F), RFC 1456 (VISCII 1.1, VIQR), VNI-Windows.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Mapping, Sequence

SAMPLE = 16_384  # bytes that are looked at to tell the encoding
ENOUGH_WORDS = 4  # words with Vietnamese letters, fewer decide nothing
ENOUGH_SHARE = 0.85  # of them must be syllables: right tables reach .95, wrong ones .4

UPPER_HALF = {
    "tcvn3": (
        "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ"
        "\xa0ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
    ),
    "viscii": (
        "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
        "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
    ),
}
VISCII_LOW = {0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"}

# VNI-Windows: what a mark byte (as Latin-1 shows it) adds to the vowel before it; capitals follow by case.
VNI_MARKS = {
    "ø": "\u0300", "ù": "\u0301", "û": "\u0309", "õ": "\u0303", "ï": "\u0323", "â": "\u0302", "ê": "\u0306",
    "à": "\u0302\u0300", "á": "\u0302\u0301", "å": "\u0302\u0309", "ã": "\u0302\u0303", "ä": "\u0302\u0323",
    "è": "\u0306\u0300", "é": "\u0306\u0301", "ú": "\u0306\u0309", "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip
VNI_SINGLE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "ì": "ì", "í": "í", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
VIQR_SHAPES = {"(": "\u0306", "^": "\u0302", "+": "\u031b"}
VIQR_TONES = {"`": "\u0300", "'": "\u0301", "?": "\u0309", "~": "\u0303", ".": "\u0323"}

VNI_PART = re.compile("[aAoOeEuUyYôÔöÖ][øùûõïâêàáåãäèéúüëØÙÛÕÏÂÊÀÁÅÃÄÈÉÚÜË]|[ñôöìíæóòîÑÔÖÌÍÆÓÒÎ]")
VIQR_PART = re.compile(r"[dD][dD]|([aAeEiIoOuUyY])(?:([(^+])([`'?~.])?|([`'?~.])(?=[A-Za-z\s,;:!.)\"-]|$))")
SENTENCE_FOLLOWS = re.compile(r"\s+[A-Z]|\s*$")
VIQR_SURE = re.compile(r"[aeoAEO]\^[`'?~.]?|[aA]\([`'?~.]?|[ouOU]\+[`'?~.]?")

WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u0323\u031b]+[^\W\d_]*)*")
TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
SYLLABLE = re.compile(
    "(?:ngh|ng|nh|gh|gi|ch|kh|ph|th|tr|qu|[bcdđghklmnprstvx])?"
    "(?:uyê|iêu|yêu|ươi|ươu|uôi|oai|oay|oao|oeo|uây|uya|uyu|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|ôi|ơi|oo|ua|uâ|ưa|uê|ui"
    "|ưi|uơ|uô|ươ|ưu|uy|yê|[aăâeêioôơuưy])"
    "(?:ng|nh|ch|[cmnpt])?"
)


def detect(raw: bytes) -> str | None:
    """The legacy encoding that reads these bytes as Vietnamese: `cp1258`, `tcvn3`, `vni`, `viscii`, or None.

    >>> detect("BÖnh viÖn cã hai tr¨m gi­êng bÖnh".encode("latin-1"))
    'tcvn3'
    """
    sample = raw[:SAMPLE]
    best, name = ENOUGH_SHARE, None
    for candidate in ("cp1258", "tcvn3", "vni", "viscii"):
        share = syllable_share(convert(sample, candidate)[0])
        if share > best:
            best, name = share, candidate
    return name


def is_viqr(raw: bytes) -> bool:
    """Whether ASCII bytes are Vietnamese in VIQR; pages are not asked, their markup looks like it.

    >>> is_viqr(b"Be^.nh vie^.n co' hai tra(m giu+o+`ng be^.nh"), is_viqr(b"f(a) + b(c+d)^2, isn't it? a.b")
    (True, False)
    """
    sample = raw[:SAMPLE].decode("ascii", "replace")
    marks = sum(1 for _ in VIQR_SURE.finditer(sample))
    if marks < ENOUGH_WORDS or marks * 12 < len(sample.split()) or "</" in sample:
        return False
    return syllable_share(convert(raw[:SAMPLE], "viqr")[0]) > ENOUGH_SHARE


def syllable_share(text: str) -> float:
    """Of the words that are not plain ASCII, the share that Vietnamese spelling allows; 0 where they are too few."""
    found = good = 0
    for match in WORD.finditer(text):
        word = match[0]
        if word.isascii():
            continue
        found += 1
        good += _is_syllable(word)
        if found == 400:
            break
    return good / found if found >= ENOUGH_WORDS else 0.0


def convert(raw: bytes, name: str) -> tuple[str, Sequence[int]]:
    """The text of legacy bytes and the byte position of each of its code points and of the end."""
    if name == "viqr":
        return _rewrite(raw.decode("ascii", "replace"), VIQR_PART, _viqr)
    if name == "vni":
        return _rewrite(raw.decode("latin-1"), VNI_PART, _vni)
    if name == "cp1258":
        return raw.decode("cp1258", "replace"), range(len(raw) + 1)
    return raw.decode("latin-1").translate(TABLES[name]), range(len(raw) + 1)


def remap(text: str, name: str) -> tuple[str, Sequence[int]]:
    """Legacy letters that somebody saved as Unicode (`BÖnh viÖn`), read as meant; positions: code points of `text`."""
    if name == "vni":
        return _rewrite(text, VNI_PART, _vni)
    return text.translate(TABLES[name]), range(len(text) + 1)


def _is_syllable(word: str) -> bool:
    plain, tones = TONES.subn("", unicodedata.normalize("NFD", word.lower()))
    return tones <= 1 and SYLLABLE.fullmatch(unicodedata.normalize("NFC", plain)) is not None


def _table(name: str) -> Mapping[int, str]:
    table = {0x80 + index: char for index, char in enumerate(UPPER_HALF[name])}
    return table | VISCII_LOW if name == "viscii" else table


TABLES: dict[str, Mapping[int, str]] = {name: _table(name) for name in UPPER_HALF}


def _vni(match: re.Match[str]) -> str:
    part = match[0]
    if len(part) == 1:
        return VNI_SINGLE[part] if part in VNI_SINGLE else VNI_SINGLE[part.lower()].upper()
    vowel = _vni_vowel(part[0])
    return unicodedata.normalize("NFC", vowel + VNI_MARKS[part[1].lower()])


def _vni_vowel(char: str) -> str:
    if char.isascii():
        return char
    return VNI_SINGLE[char] if char in VNI_SINGLE else VNI_SINGLE[char.lower()].upper()


def _viqr(match: re.Match[str]) -> str:
    part = match[0]
    if part[0] in "dD":
        return "đ" if part[0] == "d" else "Đ"
    vowel, shape, tone, bare_tone = match.groups()
    marks = VIQR_SHAPES.get(shape or "", "") + VIQR_TONES.get(tone or bare_tone or "", "")
    if _is_sentence_sign(match, tone or bare_tone):
        return unicodedata.normalize("NFC", vowel + VIQR_SHAPES.get(shape or "", "")) + part[-1]
    letter = unicodedata.normalize("NFC", vowel + marks)
    return letter if len(letter) == 1 else part


def _is_sentence_sign(match: re.Match[str], tone: str | None) -> bool:
    """Whether `.` or `?` behind a vowel ends a sentence: its syllable has a tone already, or a new sentence follows."""
    if tone not in (".", "?"):
        return False
    before = match.string[max(0, match.start() - 8) : match.start()].split(" ")[-1]
    if any(sign in before for sign in "`'~"):
        return True
    return tone == "." and SENTENCE_FOLLOWS.match(match.string, match.end()) is not None


def _rewrite(text: str, pattern: re.Pattern[str], letter: object) -> tuple[str, Sequence[int]]:
    """`text` with each match replaced by one letter, and where each code point of the result began."""
    parts: list[str] = []
    offsets = array("Q")
    position = 0
    for match in pattern.finditer(text):
        start, end = match.span()
        new = letter(match)  # type: ignore[operator]
        parts += (text[position:start], new)
        offsets.extend(range(position, start))
        offsets.extend(range(start, end) if len(new) == end - start else [start] * len(new))
        position = end
    parts.append(text[position:])
    offsets.extend(range(position, len(text) + 1))
    return "".join(parts), offsets
