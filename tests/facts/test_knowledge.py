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


EN = "counts = 'calls'\n[en]\nnouns = ['calls']\n"
WRONG = [
    pytest.param("counts = [", "not TOML", "correct that place", id="not TOML"),
    pytest.param("unit = 'bed'", "counts: missing", "add it", id="no counts"),
    pytest.param(
        "counts = 'x'\n[vi]\nnoun = ['ca']", "vi.noun: no such key", "did you mean `nouns`?", id="a wrong key"
    ),
    pytest.param("counts = 'x'\ncolour = 1", "colour: no such key", "there are counts, unit", id="a key like no other"),
    pytest.param("counts = 1", "counts: expected text, got a number", "correct it", id="a wrong type"),
    pytest.param("counts = 'x'\n[vi]\nnouns = [1]", r"vi.nouns\[0\]: expected text, got a number", "", id="in a list"),
    pytest.param(
        "counts = 'x'\n[vi]\nnouns = 'ca'", "vi.nouns: expected a table or a list, got text", "", id="no list"
    ),
    pytest.param(
        "counts = 'x'\n[vi.attributes]\nicu = ['hồi sức']",
        "vi.attributes.icu: not among",
        "add it to the list",
        id="attribute",
    ),
    pytest.param("counts = 'x'", "vi.nouns, en.nouns: no words", "by which nouns", id="no words"),
    pytest.param("decides = ['peson']\n" + EN, "decides: 'peson' is no class", "did you mean `person`?", id="a class"),
    pytest.param(
        EN + "[[example]]\nlang = 'fr'\nsentence = 'x'", r"example\[0\].lang: 'fr'", "vi or en", id="a language"
    ),
    pytest.param(
        EN + "[[example]]\nlang = 'en'\nsentence = '4 calls.'\ntext = '5 calls'",
        "does not stand in",
        "copy it",
        id="a text",
    ),
    pytest.param(
        EN + "[[example]]\nlang = 'en'\nsentence = '4 calls.'\nattributes = ['late']",
        "'late' is not among",
        "add it",
        id="its",
    ),
    pytest.param(
        EN + "[[example]]\nlang = 'en'\nsentence = '4 calls.'\nmeasure = 'old'",
        "measure: 'old' is not known",
        "there are level, new",
        id="enum",
    ),
]


@pytest.mark.parametrize(("text", "told", "advice"), WRONG)
def test_a_bad_file_is_named_with_its_key(tmp_path: Path, text: str, told: str, advice: str) -> None:
    """File, key, what was found, what to do: the program stops before any work."""
    path = tmp_path / "bad.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(UsageError, match=told) as error:
        knowledge.kinds(tmp_path)
    assert str(error.value).startswith(f"{path}: ")
    assert advice in str(error.value)


@pytest.mark.parametrize(
    ("name", "told"), [("case_count", "a kind of the program has this name"), ("My-Calls", "not a name")]
)
def test_a_name_that_cannot_be(tmp_path: Path, name: str, told: str) -> None:
    """Our kinds are not replaced in silence, and names are plain."""
    (tmp_path / f"{name}.toml").write_text(EN, "utf-8")
    with pytest.raises(UsageError, match=told):
        knowledge.kinds(tmp_path)


def test_a_folder_without_kinds(tmp_path: Path) -> None:
    """An empty folder is a mistake, not a wish."""
    with pytest.raises(UsageError, match="no kind files"):
        knowledge.kinds(tmp_path)


def test_a_file_that_was_changed_is_read_again(tmp_path: Path) -> None:
    """In a notebook kinds grow while the program runs."""
    path = tmp_path / "midwife_count.toml"
    path.write_text(MIDWIFE, "utf-8")
    mentions("vi", "Huyện có 14 bà đỡ.", tmp_path)
    path.write_text(MIDWIFE.replace("cô đỡ thôn bản", "bà đỡ"), "utf-8")
    (mention,) = mentions("vi", "Huyện có 14 bà đỡ.", tmp_path)
    assert mention.kind == "midwife_count"


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    """The folder itself must be there."""
    with pytest.raises(UsageError, match="not a folder; name the one"):
        knowledge.kinds(tmp_path / "none")
