"""The kind files: what each says it finds, it finds."""

from __future__ import annotations

import pytest

from healthnews.facts import knowledge
from healthnews.facts.kind import Example
from healthnews.facts.lexicon import spellings
from healthnews.proof import failing

KINDS = knowledge.kinds()
EXAMPLES = [(kind.name, example) for kind in KINDS.values() for example in kind.example]


@pytest.mark.parametrize(("kind", "example"), EXAMPLES, ids=[f"{k}: {e.sentence[:40]}" for k, e in EXAMPLES])
def test_an_example_is_found_as_its_file_says(kind: str, example: Example) -> None:
    """Every example of a kind file is true; one without a text holds no fact of its kind."""
    assert failing(kind, example) == ""


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
