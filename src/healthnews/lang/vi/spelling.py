"""Vietnamese in the one spelling that lexicons use.

Two schools place the tone of `oa`, `oe`, `uy` on either vowel (`hòa`, `hoà`); old encodings left `Ð` (eth) for
`Đ`. Both are settled here by rule, so that every word list needs one spelling. The result has the text's length,
code point for code point."""

from __future__ import annotations

import re

from healthnews.lang.fold import lower

NEW = ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"]
OLD = ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"]
PLACED = dict(zip(NEW, OLD, strict=True)) | {"q" + old: "q" + new for new, old in zip(NEW[10:], OLD[10:], strict=True)}
# at the syllable's end only (`hoàn` is one for both schools), and in `quý` the u belongs to the q
MISPLACED = re.compile("(?:u(?<!qu)[ỳýỷỹỵ]|o[àáảãạèéẻẽẹ]|q[ùúủũụ]y)(?![^\\W\\d_])")


def fold(text: str) -> str:
    """`text` in small letters, with plain spaces and one placement of tones.

    >>> fold("Hoà Bình, Thuỷ, quý, hoàn, Ðà Nẵng")
    'hòa bình, thủy, quý, hoàn, đà nẵng'
    """
    folded = lower(text).replace("ð", "đ")
    return MISPLACED.sub(lambda found: PLACED[found[0]], folded)
