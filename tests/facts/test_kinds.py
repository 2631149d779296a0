"""The kind files: what each says it finds, it finds."""

from __future__ import annotations

import pytest

from healthnews.facts import knowledge
from healthnews.facts.knowledge import Example
from healthnews.facts.lexicon import spellings

from .conftest import Find

KINDS = knowledge.kinds()
EXAMPLES = [(kind.name, example) for kind in KINDS.values() for example in kind.example]
OF_TIMES = {"date", "period"}


@pytest.mark.parametrize(("kind", "example"), EXAMPLES, ids=[f"{k}: {e.sentence[:40]}" for k, e in EXAMPLES])
def test_an_example_is_found_as_its_file_says(find: Find, kind: str, example: Example) -> None:
    """Every example of a kind file is true; one without a text holds no fact of its kind."""
    found = [mention for mention in find(example.lang, example.sentence) if mention.kind == kind]
    if example.text is None:
        assert found == []
        return
    mention = next((m for m in found if example.sentence[m.start : m.end] == example.text), None)
    assert mention is not None, [example.sentence[m.start : m.end] for m in find(example.lang, example.sentence)]
    if kind in OF_TIMES:
        return
    assert mention.value == example.value
    assert mention.qualifier == example.qualifier
    assert mention.measure == example.measure
    assert mention.status == example.status
    assert list(mention.attributes) == example.attributes
    assert mention.per == example.per
    if example.unit is not None:
        assert mention.unit == example.unit
    if example.subject is not None:
        assert mention.subject == example.subject
    if example.qualifier != "exact":
        assert (mention.value_min, mention.value_max) == _bounds(example)


def _bounds(example: Example) -> tuple[float | None, float | None]:
    if example.qualifier == "about":
        return example.value, example.value
    return example.value_min, example.value_max


@pytest.mark.parametrize("name", sorted(KINDS))
def test_a_kind_proves_itself_in_both_languages(name: str) -> None:
    """Every kind has an example in Vietnamese and one in English."""
    assert {example.lang for example in KINDS[name].example} == {"vi", "en"}


def test_no_noun_belongs_to_two_kinds() -> None:
    """A noun that decides alone decides for one kind: else the order of the files would."""
    for code in ("vi", "en"):
        owner: dict[str, str] = {}
        for kind in KINDS.values():
            if kind.name in ("rate", "duration", "legal_document", "hospital_rank"):
                continue
            table = kind.vi if code == "vi" else kind.en
            nouns = [*knowledge.by_unit(kind, table.nouns), *knowledge.by_unit(kind, table.neutral)]
            for pattern, _ in nouns:
                for phrase in spellings(pattern):
                    assert owner.setdefault(phrase, kind.name) == kind.name, (
                        f"{code}: {phrase}: {owner[phrase]}, {kind.name}"
                    )
