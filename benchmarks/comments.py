"""Count the readers' comments that stay in the article, on the development pages that hold any, beside the peers.

    python benchmarks/comments.py [../shared/bench/extraction] [--peers] [--list] [--keep]

A comment is what stands in an element that publishing systems give to one reader's words. The elements below were
looked at on every page; forms, counts and invitations that stand in some of them are left out by their words. A
comment is kept where eight words in a row of it, which the gold text does not have, stand in the article; a page
leaks where it keeps any. `--flattened` cleans the lines of the page as a text file.
"""

from __future__ import annotations

import argparse
import os
import re
from pathlib import Path
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

import adapters
import flattened
from extraction import SETS, WORD, Extract, golds, is_held_out, page_bytes, peers, rows
from healthnews.clean import plain
from healthnews.read.decode import decode
from results import keep, table

SHARED = Path(os.environ.get("HEALTHNEWS_SHARED", Path(__file__).resolve().parents[2] / "shared"))
OF_ONE_READER = (
    "li.comment", ".comment-body", ".comment-content", ".comment-text", ".comment_body", "#comments li",
    "[itemprop=comment]", "div.comment", "[id^=comment-]", ".comment-item", ".user-comment", ".item-comment",
)  # fmt: skip
NO_COMMENT = re.compile(
    r"^(?:be the first|there are no|\d+ (?:comments?|repl(?:y|ies))\b|leave a (?:reply|comment)|comments? there are no"
    r"|your comment has|your email|submit a comment|sort by)",
    re.I,
)
RUN = 8  # words in a row that tell a comment


class Commented(NamedTuple):
    """A page that holds comments: for each comment the runs of words that the gold text does not have."""

    id: str
    page: bytes
    comments: list[set[str]]


def runs(text: str) -> set[str]:
    """All runs of words of a text."""
    words = WORD.findall(text.lower())
    return {" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def commented(folder: Path) -> list[Commented]:
    """The pages of all sets that hold comments."""
    found = []
    for kind in SETS:
        for row in rows(folder, kind):
            page = page_bytes(folder, kind, row)
            article = set.union(*map(runs, golds(row)))
            tree = LexborHTMLParser(decode(page).text)
            tree.strip_tags(["script", "style", "template", "form", "noscript"])
            said = {" ".join(node.text(separator=" ").split()) for name in OF_ONE_READER for node in tree.css(name)}
            said = {text for text in said if not NO_COMMENT.match(text) and runs(text)}
            said = {text for text in said if not any(other in text for other in said if other != text)}
            comments = [own for text in said if (own := runs(text) - article)]
            if comments:
                found.append(Commented(row["id"], page, comments))
    return found


def lines(page: bytes) -> str:
    """The article of the page's lines."""
    return flattened.article(plain.clean(decode(flattened.flatten(page).encode() or b"-")))


def main() -> None:
    """Print a row for each extractor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=SHARED / "bench/extraction")
    parser.add_argument("--peers", action="store_true", help="measure the other extractors in the same run")
    parser.add_argument("--list", action="store_true", help="list the pages with their comments, and what is kept")
    parser.add_argument("--keep", action="store_true", help="write the table into RESULTS.md")
    args = parser.parse_args()
    pages = commented(args.folder)
    extractors: dict[str, Extract] = {"healthnews": adapters.article_text, "healthnews, flattened": lines}
    extractors |= peers() if args.peers else {}
    total = sum(len(page.comments) for page in pages)
    shown = []
    for name, extract in extractors.items():
        leaks, comments = 0, 0
        for page in pages:
            article = runs(extract(page.page))
            kept = [own & article for own in page.comments if own & article]
            leaks += bool(kept)
            comments += len(kept)
            if args.list and name.startswith("healthnews") and not is_held_out(page.id):
                print(f"{name}: {page.id[:12]} {len(kept)} of {len(page.comments)}", *(min(own) for own in kept[:3]))
        shown.append([name, f"{leaks / len(pages):.3f}", str(leaks), f"{comments / total:.3f}"])
    text = table(["extractor", "pages that keep a comment", "pages", "comments kept"], shown)
    print(text)
    if args.keep:
        keep("comments", f"{text}\n\n{len(pages)} pages with {total} comments.")


if __name__ == "__main__":
    main()
