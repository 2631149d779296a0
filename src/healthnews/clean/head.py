"""What a page says of itself in its head: `meta` elements and JSON-LD, read once, before anything is stripped."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import msgspec

_ARTICLE = re.compile(r"(?:Article|Posting|Report|Blog|Review|Recipe)$|^(?:CreativeWork|WebPage|VideoObject)$")
_WORD = re.compile(r"\w+")
_BARE = re.compile(r"[\x00-\x1f]+")


class Head(msgspec.Struct, frozen=True):
    """`meta` elements by name or property (lower-cased, the first of each counts), JSON-LD objects, title and links."""

    meta: dict[str, str]
    objects: tuple[dict[str, Any], ...]
    title: str = ""
    canonical: str = ""
    lang: str = ""

    def first(self, *names: str) -> str:
        """The first of some `meta` elements that says anything."""
        return next((value for name in names if (value := self.meta.get(name, "").strip())), "")

    def stated(self, key: str) -> Any:
        """What the JSON-LD says of the article under a key, None where it says nothing."""
        return next((found[key] for found in self.objects if found.get(key)), None)


def read(tree: Any) -> Head:
    """The head of a parsed page."""
    meta: dict[str, str] = {}
    for node in tree.css("meta"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = attributes.get("content")
        if name and content:
            meta.setdefault(name.strip().lower(), content)
    link = tree.css_first('link[rel="canonical"]')
    title = tree.css_first("title")
    root = tree.css_first("html")
    return Head(
        meta,
        tuple(_objects(tree)),
        " ".join(title.text().split()) if title is not None else "",
        ((link.attributes.get("href") if link is not None else "") or "").strip(),
        ((root.attributes.get("lang") if root is not None else "") or meta.get("og:locale", "")).strip(),
    )


def _objects(tree: Any) -> list[dict[str, Any]]:
    """JSON-LD objects that speak of an article, articles before pages; a script that is no JSON says nothing."""
    found: list[tuple[int, dict[str, Any]]] = []
    for script in tree.css('script[type="application/ld+json"]'):
        text = script.text()
        try:
            data = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(data, 0):
            kind = thing.get("@type")
            names = kind if isinstance(kind, list) else [kind]
            match = next((m for n in names if isinstance(n, str) and (m := _ARTICLE.search(n))), None)
            if match:
                found.append((1 if match[0] in ("WebPage", "CreativeWork", "VideoObject") else 0, thing))
    return [thing for _, thing in sorted(found, key=lambda pair: pair[0])]


def _things(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(data, list):
        for part in data[:50]:
            yield from _things(part, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart"):
            if isinstance(data.get(key), list | dict):
                yield from _things(data[key], depth + 1)


def bare(text: str) -> str:
    """A text's letters and digits in lower case: what is left when two spellings of one title are compared."""
    return "".join(_WORD.findall(text.lower()))
