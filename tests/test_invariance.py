"""The same article gives the same facts however its letters, its numbers and its page are written."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import healthnews
from healthnews.document import Document
from healthnews.lang.vi.spelling import PLACED, fold

Facts = Counter[tuple[object, ...]]

MOVED = {old: new for new, old in PLACED.items() if not new.startswith("q")}
TONED = re.compile("(?:(?<!q)[ùúủũụ]y|[òóỏõọ][ae])(?![^\\W\\d_])", re.IGNORECASE)
# a count, not a measure: "1,260 mm" may be either
GROUPED = re.compile(
    r"(?<![\d.,/x])\d{1,3}(?:\.\d{3})+(?= (?:ca|người|bệnh nhân|lượt|liều|mũi|trẻ|giường|mẫu|trường hợp)\b)"
)


def facts(document: Document, *, linked: bool = True) -> Facts:
    """What a document states, in one spelling."""
    found: Facts = Counter()
    for fact in document.facts:
        m = fact.mention
        said = (
            m.kind,
            m.value,
            m.value_min,
            m.value_max,
            m.qualifier,
            m.unit,
            m.measure,
            m.status,
            m.attributes,
            m.per,
        )
        links = (fact.time.time, fact.place.province, fact.disease.disease, _spelled(fact.facility.facility or ""))
        found[(*said, *(links if linked else links[:1]))] += 1
    return found


def _spelled(text: str) -> str:
    return fold(unicodedata.normalize("NFC", text))


def tones_moved(text: str) -> str:
    """`hòa` as `hoà`: the other school's place of the tone."""

    def moved(match: re.Match[str]) -> str:
        pair = MOVED.get(match[0].lower(), match[0])
        return "".join(c.upper() if o.isupper() else c for c, o in zip(pair, match[0], strict=True))

    return TONED.sub(moved, text)


def commas(text: str) -> str:
    """`52.338 ca` as `52,338 ca`."""
    return GROUPED.sub(lambda match: match[0].replace(".", ","), text)


WAYS: dict[str, Callable[[str], str]] = {
    "decomposed letters": lambda text: unicodedata.normalize("NFD", text),
    "tones in the other place": tones_moved,
    "thousands by commas": commas,
}


def documents(folder: Path, ending: str) -> Iterator[Path]:
    yield from sorted(path for path in folder.rglob(f"*{ending}") if path.is_file())


def texts(folder: Path) -> list[str]:
    found = [path.read_bytes() for path in documents(folder, ".txt")]
    return [unicodedata.normalize("NFC", data.decode()) for data in found if _is_utf8(data)]


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


@pytest.mark.parametrize("way", WAYS)
def test_spelling_changes_nothing(way: str, root: Path) -> None:
    """Over the texts of the sample corpus."""
    _same(texts(root / "data" / "raw"), WAYS[way])


@pytest.mark.parametrize("way", WAYS)
def test_spelling_changes_nothing_in_real_texts(way: str, shared: Path) -> None:
    """Over the real texts."""
    _same([*texts(shared / "input" / "dev"), *texts(shared / "input" / "seeds")], WAYS[way])


def _same(written: list[str], way: Callable[[str], str]) -> None:
    changed = [text for text in written if way(text) != text]
    assert changed, "no text is changed by this way of writing"
    for text in changed:
        assert facts(healthnews.parse(way(text).encode())) == facts(healthnews.parse(text.encode())), text[:80]


def test_a_page_and_its_text_state_the_same(root: Path) -> None:
    """The clean text of a page, read as a text of its own, has the facts of the page."""
    pages = [*documents(root / "data" / "raw", ".html"), *documents(root / "data" / "raw", ".htm")]
    assert pages
    for path in pages:
        page = healthnews.parse(path.read_bytes(), path.name)
        text = healthnews.parse(page.text.encode(), "page.txt", published=page.published)
        assert facts(text, linked=False) == facts(page, linked=False), path.name
