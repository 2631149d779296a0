"""What the names of elements say: the words that site builders give to parts of a page (class, id, role, itemprop).

A name is one witness among others: `article-tags` may be the body of one site and the keywords of another.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_PATTERNS = {
    "thread": r"comments?[-_]{0,2}(?:list|body|content|text|author|thread|area|wrap|item|reply|section|meta|form"
    r"|box)|commentlist|disqus"
    r"|fb-comments|list-?comments?|box-?comment|binh-?luan|ykien",
    "comment": r"comment|respond|reply|phan-?hoi",
    "related": r"related|recommend|recirc|more-(?:stories|from|on)|read-?(?:more|next|also)|also-?read|you-?may"
    r"|trending|popular"
    r"|most-?(?:read|viewed)|tin-?lien-?quan|lien-?quan|tin-?khac|xem-?them|doc-?them|cung-?chuyen|tinmoi|latest"
    r"|next-?(?:post|article)|prev-?(?:post|article)|post-?nav|teaser|\bcards?\b|card[-_]|carousel|slider|swiper"
    r"|upnext|explore"
    r"|zergnet|outbrain|taboola",
    "share": r"shar(?:e|ing)|social|follow|twitter|facebook|addthis|sns|zalo|print|email",
    "nav": r"\bnav|navigation|menu|breadcrumb|crumb|header(?!-?(?:content|text))|masthead|topbar|toolbar|sitemap"
    r"|pagination|pager"
    r"|skip|search",
    "foot": r"foot(?:er)?\b|footer|copyright|colophon|disclaimer|legal|cookie|consent|gdpr|privacy",
    "aside": r"sidebar|side-?bar|aside|\brail|right-?col|widget|module-?right",
    "ad": r"\bads?\b|\bad[-_]|[-_]ad\b|advert|sponsor|promo|banner|dfp|gpt|adslot|quang-?cao|affiliate|product"
    r"|shop|price|buy",
    "signup": r"newsletter|subscri|sign-?up|login|register|paywall|donat|support-?us|\bcta\b|[-_]cta|cta[-_]"
    r"|call-?to-?action|popup"
    r"|modal|overlay|lightbox|form\b|offer",
    "author": r"author|byline|bio\b|contributor|\bby\b|tac-?gia|writer|avatar|profile",
    "date": r"\bdate|\btime\b|timestamp|published|meta\b|meta[-_]|info\b|dateline|ngay|updated",
    "tags": r"\btags?\b|tags?[-_]|[-_]tags?\b|keyword|topics?\b|categor|label\b|tu-?khoa|taxonomy",
    "caption": r"caption|image-?desc|credit|photo-?cms|chu-?thich|gallery|slideshow|img-?desc|thumb",
    "title": r"title|headline|heading",
    "lead": r"sapo|\blead\b|lede|standfirst|\bdek\b|summary|excerpt|subtitle|sub-?head|intro|description|deck"
    r"|chapeau|tldr"
    r"|key-?(?:points|takeaways)",
    "toc": r"\btoc\b|toc[-_]|table-?of-?contents|jump|contents-?list|anchor",
    "quote": r"quote|tweet|embed|instagram|video|player|audio|podcast",
    "body": r"article-?_?-?(?:body|content|text)|story-?_?-?(?:body|content|text)|entry-?content|post-?(?:body"
    r"|content|text)"
    r"|(?:main|detail|news|page|body|single|blog)-?_?-?(?:content|text|body)|contentdetail|\bcontent\b|rich-?text"
    r"|rte\b|wysiwyg"
    r"|prose|markdown|noi-?dung|fck|cms-?body",
    "article": r"article|\bpost\b|story|hentry|\bentry\b|blog|main\b",
    "hidden": r"hidden|visually|sr-only|screen-?reader|collapse",
    "faq": r"faq|accordion|question|answer|review|rating|score|table|list|step|recipe|ingredient",
}
GROUPS = tuple(_PATTERNS)
BIT = {name: 1 << index for index, name in enumerate(GROUPS)}
BAD = sum(
    BIT[name]
    for name in [
        "thread",
        "comment",
        "related",
        "share",
        "nav",
        "foot",
        "aside",
        "ad",
        "signup",
        "author",
        "date",
        "tags",
        "hidden",
        "toc",
    ]
)
# One plain alternation to find where a name may stand: without groups and in lower case it is five times as fast.
_ANY = re.compile("|".join(_PATTERNS.values()))
_WHICH = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _PATTERNS.items()))
_BY_TAG = {
    "nav": BIT["nav"],
    "footer": BIT["foot"],
    "aside": BIT["aside"],
    "form": BIT["signup"],
    "header": BIT["nav"],
    "figcaption": BIT["caption"],
    "article": BIT["article"],
    "main": BIT["article"],
    "button": BIT["signup"],
    "address": BIT["author"],
}
_known: dict[tuple[str, str | None, str | None], int] = {}
_words: dict[str, int] = {}
MANY = 50_000
LONGEST = 80


def groups(tag: str, attributes: Mapping[str, Any]) -> int:
    """The groups that an element belongs to by its tag and names, one bit each."""
    key = (tag, attributes.get("class"), attributes.get("id"))
    found = _known.get(key)
    if found is None:
        found = _BY_TAG.get(tag, 0) | _named(f"{key[1] or ''} {key[2] or ''}")
        if len(_known) > MANY:
            _known.clear()
            _words.clear()
        _known[key] = found
    if len(attributes) > 1:
        style = attributes.get("style")
        if (style and "display:none" in style.replace(" ", "")) or "hidden" in attributes:
            found |= BIT["hidden"]
        role, part = attributes.get("role"), attributes.get("itemprop")
        if role or part:
            found |= _named(f"{role or ''} {part or ''}")
    return found


def _named(text: str) -> int:
    """The groups of the words in some names; a word is looked at once."""
    found = 0
    for word in text.split():
        bits = _words.get(word)
        if bits is None:
            bits = _words[word] = _bits(word.lower())
        found |= bits
    return found


def _bits(word: str) -> int:
    if len(word) > LONGEST or ":" in word or "[" in word:  # `md:hidden` is style, not a name
        return 0
    found = 0
    for match in _ANY.finditer(word):
        which = _WHICH.match(word, match.start())
        found |= BIT[which.lastgroup or ""] if which else 0
    return found
