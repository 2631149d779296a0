"""The tagger once more, in the order in which the original adds.

Runs of equal unknown tokens (`~ ~ ~ ~`) have best paths of equal score, and the rounding of sums decides between
them. Then the short way of `decode` cannot know, and each token's 43 weights are added here one after the other,
as underthesea does."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from healthnews.lang.vi.tables import Tables, is_digit, is_title

SINGLE = range(-2, 3)
PAIRS = ((-2, -1), (-1, 0), (0, 1), (1, 2))
TRIPLES = ((-2, 0), (-1, 1), (0, 2))
SPANS = (*((at, at) for at in SINGLE), *PAIRS, *TRIPLES)
Scores = tuple[float, float]


def begins(tokens: list[str], size: int, following: int, tables: Tables) -> bytes:
    """Which of the first `size` tokens begin a word, where `following` tells it of the one behind them.

    Behind the last token of a text stands an edge.
    """
    scores = _scores(tokens, size, tables)
    (bb, bi), (ib, ii) = tables.steps
    begin, inner = scores[0]
    back: list[tuple[bool, bool]] = []
    for score_begin, score_inner in scores[1:]:
        back.append((inner + ib > begin + bb, inner + ii > begin + bi))
        begin, inner = (
            max(begin + bb, inner + ib) + score_begin,
            max(begin + bi, inner + ii) + score_inner,
        )
    if size == len(tokens):
        is_inner = inner > begin
    else:
        is_inner = inner + ib > begin + bb if following else inner + ii > begin + bi
    found = bytearray([not is_inner])
    for to_begin, to_inner in reversed(back):
        is_inner = to_inner if is_inner else to_begin
        found.append(not is_inner)
    found[-1] = 1  # what the text begins with begins a word
    return bytes(reversed(found))


def _scores(tokens: list[str], size: int, tables: Tables) -> list[Scores]:
    """The sums for B and I of the first tokens; equal surroundings have equal sums."""
    known: dict[tuple[str | None, ...], Scores] = {}
    padded = [None, None, *tokens[: size + 2], None, None]
    scores = []
    for at in range(size):
        window = tuple(padded[at : at + 5])
        # a window at an edge has other edge templates than an inner one: None tells them apart
        if window not in known:
            names = map(tables.numbers.get, _attributes(window, tables.is_word))
            found = [number for number in names if number is not None]
            known[window] = _sum(tables.weights[0], found), _sum(tables.weights[1], found)
        scores.append(known[window])
    return scores


def _sum(weights: Sequence[float], numbers: list[int]) -> float:
    """Added one by one: `sum` rounds otherwise in later versions of Python."""
    total = 0.0
    for number in numbers:
        total += weights[number]
    return total


def _attributes(window: tuple[str | None, ...], is_word: Callable[[str], bool]) -> list[str]:
    """What the templates see around the middle of five tokens, in the model's order of templates."""
    seen = {span: _seen(window, *span) for span in SPANS}
    small = {span: None if text is None else text.lower() for span, text in seen.items()}

    def name(span: tuple[int, int]) -> str:
        return f"T[{span[0]}]" if span[0] == span[1] else f"T[{span[0]},{span[1]}]"

    def value(span: tuple[int, int], answer: object) -> object:
        return answer if seen[span] is not None else "BOS" if window[2 + span[0]] is None and span[0] < 0 else "EOS"

    def titles(span: tuple[int, int]) -> bool:
        return all(is_title(token) for token in window[2 + span[0] : 3 + span[1]] if token)

    lower = [span for span in SPANS if span not in TRIPLES]
    digit = [(at, at) for at in (-1, 0, 1)]
    title = [*((at, at) for at in SINGLE), (0, 1), (0, 2)]
    return [
        *(f"{name(span)}={value(span, seen[span])}" for span in SPANS),
        *(f"{name(span)}.lower={value(span, small[span])}" for span in lower),
        *(f"{name(span)}.isdigit={value(span, is_digit(seen[span] or '-'))}" for span in digit),
        *(f"{name(span)}.istitle={value(span, titles(span))}" for span in title),
        *(f"{name(span)}.is_in_dict={value(span, is_word(small[span] or ''))}" for span in SPANS),
    ]


def _seen(window: tuple[str | None, ...], first: int, last: int) -> str | None:
    """The tokens from one offset to another with spaces between, None where the text does not reach."""
    tokens = window[2 + first : 3 + last]
    return None if None in tokens else " ".join(token or "" for token in tokens)
