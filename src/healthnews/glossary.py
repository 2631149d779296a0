"""What the names in the records mean: kinds, rules, ways of linking, flags, and why a number is no fact."""

from __future__ import annotations

from pathlib import Path

from healthnews.errors import UsageError
from healthnews.facts import knowledge
from healthnews.facts.kind import Kind
from healthnews.facts.rules import REFUSALS, RULES
from healthnews.lang.readings import READINGS
from healthnews.link.checks import FLAGS
from healthnews.link.ways import WAYS


def kinds_of(name: str, folder: Path | None = None) -> list[Kind]:
    """The kind of a name, or all for the name `kinds`; with those of a user's folder.

    Raises UsageError where there is none, or a kind file of the folder is wrong.
    """
    known = knowledge.kinds(folder)
    if name == "kinds":
        return [known[each] for each in sorted(known)]
    if name not in known:
        raise UsageError(
            f"{name}: nothing is called so; there are facts, documents, kinds, rules, {', '.join(sorted(known))}"
        )
    return [known[name]]


def rules() -> dict[str, dict[str, str]]:
    """Names and their meaning, by where they stand."""
    links = {f"how a {link} is linked": ways for link, ways in WAYS.items()}
    return {
        "rule": RULES,
        "rule of dates, periods and lengths of time": READINGS,
        **links,
        "flags": FLAGS,
        "why a number or a time is no fact": REFUSALS,
    }
