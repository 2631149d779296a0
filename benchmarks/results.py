"""Where measured tables are kept: one section of RESULTS.md for each measuring script."""

from __future__ import annotations

from pathlib import Path

RESULTS = Path(__file__).with_name("RESULTS.md")


def keep(section: str, text: str) -> None:
    """Replace what RESULTS.md holds between the marks of a section."""
    first, last = f"<!-- {section} -->\n", f"<!-- end of {section} -->"
    before, _, rest = RESULTS.read_text("utf-8").partition(first)
    _, end, after = rest.partition(last)
    if not end:
        raise SystemExit(f"{RESULTS}: no section {section!r}: it needs the lines {first.strip()} and {last}")
    RESULTS.write_text(f"{before}{first}\n{text.strip()}\n\n{last}{after}", "utf-8")


def table(heads: list[str], rows: list[list[str]]) -> str:
    """A Markdown table."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
