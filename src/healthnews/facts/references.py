"""Legal documents by their number, and the ranks of hospitals.

A document's own date belongs to it and is no fact beside it: "Nghị quyết số 10-NQ/TU ngày 29/12/2021" is one record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from healthnews.facts.confidence import confidence
from healthnews.facts.knowledge import words
from healthnews.facts.lexicon import Hit
from healthnews.facts.settle import Find
from healthnews.facts.view import View
from healthnews.facts.vocabulary import Vocabulary
from healthnews.model import Mention, TimeExpression

name = "references"

CODE = re.compile(r"\d+(?:[/-][\w.]*[^\W_]|[^\W\d_]+)*")
SERIES_CODE = re.compile(
    r"\d+(?:/\d{4})?/?[-/]?(?:[A-ZĐ]{2,}|QH\d+|L-CTN)[\w\-/ĐƯ]*|\d+[/-]\d{4}/[\w\-/Đ]+|\d+-[A-ZĐ]{2}[\w\-/Đ]*"
)
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
SHORT_CODE = re.compile(r"\d+(?:/\d{4})?[a-z]?(?![\w%])(?![.,]\d)")  # "Chỉ thị 16", "Thông tư 63/2014"
# a number that says itself what it is, behind the name of its law: "Luật Dược (số 105/2016/QH13)"
NUMBERED_LAW = re.compile(
    r"\b(?:[Ss]ố|[Nn]o\.?):? ?\d+(?:/\d{4})?/(?:QH\d+|(?:NĐ|QĐ|NQ|TT|TTLT|CT|KH|BC|TB|CV|HD)-[A-ZĐ]+[\w\-/Đ]*)"
)
STRONG = "strong"  # the group of document nouns that need no more than their number
NEAR = 4  # words between a document's number and its date
RANKED_WITHIN = 8  # words between a hospital and its rank


def openings(vocabulary: Vocabulary) -> tuple[str, ...]:
    """The words that open a rank, which needs no number in digits."""
    if "hospital_rank" not in vocabulary.kinds:
        return ()
    nouns = words(vocabulary.kinds["hospital_rank"], vocabulary.language).nouns
    return tuple(vocabulary.language.fold(noun) for noun in nouns)


def compile(vocabulary: Vocabulary) -> Find:
    """Finds legal documents and hospital ranks of one sentence."""
    documents = vocabulary.nouns_of("legal_document")
    ranks = vocabulary.nouns_of("hospital_rank")
    ranked = vocabulary.heads_of("hospital_rank")
    number_sign = vocabulary.cue("legal_number")
    dated = vocabulary.cue("legal_dated")
    special = vocabulary.cue("special_class")

    def find(view: View) -> Iterator[Mention]:
        known = [mention for hit in documents.scan(view.words) for mention in _document(view, hit)]
        yield from known
        yield from _numbered(view, known)
        for hit in ranks.scan(view.words):
            yield from _rank(view, hit.first, hit.last)

    def _document(view: View, hit: Hit[str]) -> Iterator[Mention]:
        first, last = hit.first, hit.last
        sign = number_sign.starting(view.words, last, len(view.words))
        at = sign.last if sign else last
        if view.word(at) in ":.":
            at += 1
        if not view.word(at).isdigit():
            return
        pattern = CODE if sign else SERIES_CODE
        code = pattern.match(view.text, view.starts[at], view.sight.sentence.end)
        if code is None and hit.entry == STRONG:
            code = SHORT_CODE.match(view.text, view.starts[at], view.sight.sentence.end)
        if code is None:
            return
        if code[0].isdigit() and _counts(view, code.end()):
            return
        yield from _made(view, view.starts[first], code.end())

    def _numbered(view: View, known: list[Mention]) -> Iterator[Mention]:
        """Numbers of laws that stand apart from the law's name."""
        sentence = view.sight.sentence
        if "legal_document" not in vocabulary.kinds or view.text.find("/", sentence.start, sentence.end) < 0:
            return
        for match in NUMBERED_LAW.finditer(view.text, sentence.start, sentence.end):
            if not any(mention.start < match.end() and match.start() < mention.end for mention in known):
                yield from _made(view, match.start(), match.end())

    def _made(view: View, start: int, end: int) -> Iterator[Mention]:
        time = _date(view, view.word_at(end))
        yield Mention(
            kind="legal_document",
            start=start,
            end=end,
            sentence=view.sight.index,
            subject=view.text[start:end],
            time=time,
            rule="document_number",
            confidence=confidence("document_number"),
        )
        if time is not None:
            yield view.no_fact(time.start, time.end, "document_date")

    def _counts(view: View, end: int) -> bool:
        """Whether a bare number counts what follows: "kế hoạch 50 giường", but not "Nghị quyết 04 Bộ Chính trị"."""
        follows = vocabulary.nouns.starting(view.words, view.word_at(end), len(view.words))
        return follows is not None and view.text[view.starts[follows.first]].islower()

    def _date(view: View, after: int) -> TimeExpression | None:
        """The date right after a document's number, with nothing but `ngày`, `dated`, `(` between."""
        for time in view.sight.times:
            first = view.word_at(time.start)
            if time.kind == "duration" or not after <= first <= after + NEAR:
                continue
            at = after
            while at < first and (hit := dated.starting(view.words, at, first)) is not None:
                at = hit.last
            if at == first:
                return time
        return None

    def _rank(view: View, first: int, last: int) -> Iterator[Mention]:
        word = view.word(last)
        value: int | None = ROMAN.get(word)
        end = last + 1
        if value is None and word.isdigit() and 1 <= int(word) <= 4:
            value = int(word)
        if value is None and (hit := special.starting(view.words, last, len(view.words))) is not None:
            value, end = 0, hit.last
        if value is None or not _of_hospital(view, first, end):
            return
        yield Mention(
            kind="hospital_rank",
            start=view.starts[first],
            end=view.ends[end - 1],
            sentence=view.sight.index,
            value=float(value),
            value_min=float(value),
            value_max=float(value),
            subject=view.written(first, end),
            rule="hospital_rank",
            confidence=confidence("hospital_rank"),
        )

    def _of_hospital(view: View, first: int, end: int) -> bool:
        words_ = view.words
        before = range(max(0, first - RANKED_WITHIN), first)
        after = range(end, min(len(words_), end + 3))
        return any(ranked.starting(words_, at, first) for at in before) or any(
            ranked.starting(words_, at, len(words_)) for at in after
        )

    return find
