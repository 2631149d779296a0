"""Where the text of a page stands in its raw HTML."""

from __future__ import annotations

import html as entities
import random
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthnews.clean import html
from healthnews.read.decode import decode

PARTS = st.lists(
    st.sampled_from(
        ["Bệnh viện có ", "210", " giường", "&amp;", "&nbsp;", "<b>", "</b>", "<br>", "<p>", "</p>", "<div>", "</div>", "\r\n", "a&acirc;", "<!-- x -->",
         "<script>1<2</script>", "&lt;5", "e\u0301", "<td>", "<i title='a>b'>", "</i>", "&#7879;", "<ul><li>", "&notit;", "< 5", "\t"]
    ),
    max_size=40,
)  # fmt: skip


def squeeze(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split()).replace("\u00a0", "")


def visible(raw: str) -> str:
    raw = re.sub(r"<!--.*?-->|<(script|style)\b.*?</\1\s*>", "", raw, flags=re.S | re.I)
    return squeeze(entities.unescape(re.sub(r"</?[a-zA-Z](?:\"[^\"]*\"|'[^']*'|[^>\"'])*>", "", raw)))


@settings(deadline=None, max_examples=60)
@given(PARTS, st.randoms(use_true_random=False))
def test_exact_places_give_the_text_back(parts: list[str], rng: random.Random) -> None:
    """Cutting the source at an exact place, dropping tags and decoding entities gives the text back."""
    raw = "<h1>Tin</h1><p>" + "".join(parts)
    text = html.clean(decode(raw.encode()))
    for block in text.blocks:
        start = rng.randrange(block.start, block.end)
        end = rng.randint(start + 1, block.end)
        low, high, exact = text.text.source_span(start, end)
        if exact:
            assert visible(raw[low:high]) == squeeze(text.text.value[start:end].replace(" | ", " "))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1258"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_real_pages_are_placed(shared: Path, encoding: str, form: str) -> None:
    """On the development pages, in any encoding and normal form, nearly all spans are exact and all exact ones are
    right.
    """
    exact = total = 0
    for path in sorted((shared / "input/dev").glob("*.html")):
        raw = unicodedata.normalize(form, path.read_text("utf-8"))
        if encoding == "cp1258":
            raw = "".join(
                c if c.encode("cp1258", "ignore") else entities.escape(f"&#{ord(c)};").replace("&amp;", "&")
                for c in raw
            )
        source = decode(raw.encode(encoding, "replace"))
        found = html.clean(source)
        text, rng = found.text, random.Random(path.name)
        for _ in range(20):
            block = rng.choice(found.blocks)
            start = rng.randrange(block.start, block.end)
            end = rng.randint(start + 1, min(block.end, start + 60))
            low, high, is_exact = text.source_span(start, end)
            total += 1
            exact += is_exact
            if is_exact:
                written = squeeze(text.value[start:end].replace(" | ", " ").strip(" |"))  # bars are ours
                assert visible(source.text[low:high]).strip(" |") == written, path.name
    assert exact >= 0.97 * total
