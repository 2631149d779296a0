"""Kind files: ours, and those of a user's folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from healthnews.errors import UsageError
from healthnews.facts import knowledge

from .conftest import mentions

MIDWIFE = """
counts = "village midwives"
unit = "person"

[vi]
nouns = ["cô đỡ thôn bản"]

[en]
nouns = ["village midwives"]
"""


def test_our_kinds_are_those_of_the_definition() -> None:
    """One file for each kind that a record may have."""
    assert len(knowledge.kinds()) == 28


def test_a_kind_of_a_users_own(tmp_path: Path) -> None:
    """A file in the user's folder is a kind beside ours."""
    (tmp_path / "midwife_count.toml").write_text(MIDWIFE, "utf-8")
    (mention,) = mentions("vi", "Huyện có 14 cô đỡ thôn bản.", tmp_path)
    assert (mention.kind, mention.value, mention.unit) == ("midwife_count", 14.0, "person")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("counts = [", "not a kind file"),
        ("unit = 'bed'", "counts"),
        ("counts = 'x'\n[vi]\nnoun = ['ca']", "noun"),
        ("counts = 'x'\n[vi]\nnouns = [1]", "nouns"),
        ("counts = 'x'\n[vi.attributes]\nicu = ['hồi sức']", "icu"),
    ],
    ids=["not TOML", "no counts", "a wrong key", "a wrong type", "an attribute that is not listed"],
)
def test_a_bad_file_is_named_with_its_key(tmp_path: Path, text: str, told: str) -> None:
    """What is wrong with a kind file stops the program before any work."""
    path = tmp_path / "bad.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(UsageError, match=told) as error:
        knowledge.kinds(tmp_path)
    assert "bad.toml" in str(error.value)


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    """The folder itself must be there."""
    with pytest.raises(UsageError, match="not a folder"):
        knowledge.kinds(tmp_path / "none")
