"""Which language a text is in. (first slice)"""

from __future__ import annotations

import re

VIETNAMESE = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")


def detect(text: str) -> str:
    """`vi`, `en` or `und`."""
    if not text.strip():
        return "und"
    return "vi" if len(VIETNAMESE.findall(text[:20000])) * 20 > len(text[:20000].split()) else "en"
