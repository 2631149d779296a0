"""Sentences and words as corpus tools read them."""

from __future__ import annotations

import json

from healthnews.lang import rendering

TEXTS = ["Bệnh viện có 210 giường.", "The hospital isn't full. It has beds."]


def test_one_sentence_a_line() -> None:
    """`text` has a sentence a line, and the syllables of a word joined by underscores."""
    assert list(rendering.stream(TEXTS, "text")) == [
        "Bệnh_viện có 210 giường .",
        "The hospital is n't full .",
        "It has beds .",
    ]


def test_conllu() -> None:
    """Each word has ten columns; MISC tells its positions and whether it touches the next."""
    rows = [line.split("\t") for line in rendering.stream(TEXTS[:1], "conllu") if line[:1].isdigit()]
    assert [len(row) for row in rows] == [10] * 5
    assert [row[1] for row in rows] == ["Bệnh viện", "có", "210", "giường", "."]
    assert [row[9] for row in rows][-2:] == ["start=17|end=23|SpaceAfter=No", "start=23|end=24"]


def test_jsonl() -> None:
    """Each line is a sentence with its language and its words' positions in the text it came from."""
    rows = [json.loads(line) for line in rendering.stream(TEXTS, "jsonl")]
    assert [row["lang"] for row in rows] == ["vi", "en", "en"]
    assert rows[2]["tokens"][0] == [rows[2]["start"], rows[2]["start"] + 2]
