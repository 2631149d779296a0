"""Tokens to words: underthesea's tagger, computed the short way.

The tagger is a linear chain of two labels, B (begins a word) and I (goes on). A token's score for I over B sums the weights
of 43 templates that look at the two tokens before it and the two behind: single tokens, adjacent pairs, triples, as
written and in small letters, whether they are digits, capitalised, in the dictionary. With two labels only the difference
of the weights matters, and all templates but the triples depend on adjacent pairs alone. So each pair is scored once and
remembered as four numbers: what it gives to the token two behind its first, to its second, to its first and to the one
before it. Triples are looked up only behind pairs that begin a known one.

Viterbi needs one number a token, too: d, the best score of a path that ends in I less that of one that ends in B.
    d' = e + (BI - BB  if d <= BB - IB  else  II - IB  if d >= BI - II  else  BI - IB - d)
and the label before an I is I where d > BI - II, before a B where d > BB - IB. Where d comes so near to a threshold that the
order of additions decides, the sentence is computed again in the order of the original (`replay`).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from itertools import compress
from operator import itemgetter

from healthnews.lang.vi.crf import Weights

MOST_TOKENS = 100_000  # tokens and pairs that are remembered; then the memory starts afresh
MOST_PAIRS = 150_000
SHIFT = 24  # a pair's key: two numbers of tokens in one
NEAR = 1e-9
NEVER = -1e9
CAPITALS, BEGINS = 1, 2  # of a pair: both capitalised; the beginning of a known triple

Three = tuple[float, float, float]
NOTHING = [0.0, 0.0, 0.0, 0.0]
PAIRS = ("T[-2,-1]", "T[-1,0]", "T[0,1]", "T[1,2]")
TRIPLES = ("T[-2,0]", "T[-1,1]", "T[0,2]")
OUTSIDE = ("BOS", "EOS")  # what a template holds that looks beyond the text's beginning or end


class Tagger:
    """Labels tokens with the weights of a model and a dictionary of lower-case words."""

    def __init__(self, weights: Weights, dictionary: set[str]) -> None:
        (bb, bi), (ib, ii) = weights.steps
        self._steps = (bb, bi, ib, ii)
        self._scores = Scores(weights, dictionary)

    def begins(self, tokens: list[str], forced: Iterable[int] = ()) -> tuple[list[bool], bool]:
        """Which tokens begin a word, and whether that is beyond the rounding of a sum.

        The tokens at the places `forced` begin one whatever the model says, and the others are labelled accordingly.
        """
        if not tokens:
            return [], True
        scores = self._scores.of(tokens)
        for at in forced:
            scores[at] = NEVER
        return self._back(self._forward(scores))

    def _forward(self, scores: list[float]) -> list[float]:
        """By how much the best path that ends in I at each token beats the one that ends in B."""
        bb, bi, ib, ii = self._steps
        low, high, begin, inner, step = bb - ib, bi - ii, bi - bb, ii - ib, bi - ib
        found = scores[:1]
        add, d = found.append, scores[0]
        for score in scores[1:]:
            d = score + (begin if d <= low else inner if d >= high else step - d)
            add(d)
        return found

    def _back(self, ends: list[float]) -> tuple[list[bool], bool]:
        """The best path, from its end to its beginning."""
        bb, bi, ib, ii = self._steps
        low, high = bb - ib, bi - ii
        sure_begin, maybe_begin, maybe_inner, sure_inner = low - NEAR, low + NEAR, high - NEAR, high + NEAR
        begins: list[bool] = []
        add, certain = begins.append, abs(ends[-1]) > NEAR
        begin = ends[-1] <= 0
        add(begin)
        for d in ends[-2::-1]:
            if d < sure_begin:
                begin = True
            elif d > sure_inner:
                begin = False
            elif maybe_begin < d < maybe_inner:
                begin = not begin
            else:
                certain = False
                begin = d <= (low if begin else high)
            add(begin)
        begins.reverse()
        begins[0] = True
        return begins, certain


class Scores:
    """What the templates give to I over B at each token."""

    def __init__(self, weights: Weights, dictionary: set[str]) -> None:
        self._dictionary = dictionary
        self._raw: dict[str, list[float]] = {}
        self._lower: dict[str, list[float]] = {}
        self._triple: dict[str, list[float]] = {}
        self._get = self._sort(weights).get
        self._begin_triples = {_first_two(key) for key in self._triple}
        self._begin_words = {_first_two(word) for word in dictionary if word.count(" ") == 2}
        self._known = self._weigh(PAIRS, ".is_in_dict=True")
        self._unknown = self._weigh(PAIRS, ".is_in_dict=False")
        self._names = [self._weigh(["T[0,1]"], f".istitle={flag}")[0] for flag in (False, True)]
        self._triple_known = self._weigh(TRIPLES, ".is_in_dict=True")
        self._triple_unknown = self._weigh(TRIPLES, ".is_in_dict=False")
        self._triple_names = [self._weigh(["T[0,2]"], f".istitle={flag}")[0] for flag in (False, True)]
        self._edges()
        self._forget()

    def _sort(self, weights: Weights) -> dict[str, float]:
        """Put the weights of tokens that are seen together into tables; the others come back by their names."""
        tables = {template: (self._raw, 4, place) for place, template in enumerate(PAIRS)}
        tables |= {f"{template}.lower": (self._lower, 4, place) for place, template in enumerate(PAIRS)}
        tables |= {template: (self._triple, 3, place) for place, template in enumerate(TRIPLES)}
        others: dict[str, float] = {}
        for name, (begin, inner) in weights.attributes.items():
            template, _, value = name.partition("=")
            if template not in tables or value in OUTSIDE:
                others[name] = inner - begin
                continue
            table, size, place = tables[template]
            row = table.get(value)
            if row is None:
                row = table[value] = [0.0] * size
            row[place] = inner - begin
        return others

    def _weigh(self, templates: Sequence[str], ending: str) -> list[float]:
        return [self._get(template + ending, 0.0) for template in templates]

    def _edges(self) -> None:
        """What stands before the first token and behind the last."""
        tests = ("=", ".lower=", ".is_in_dict=", ".istitle=", ".isdigit=")

        def outside(mark: str, *templates: str) -> float:
            return sum(self._get(template + test + mark, 0.0) for template in templates for test in tests)

        self._before = (
            outside("BOS", "T[-2]", "T[-2,-1]", "T[-2,0]"),
            outside("BOS", "T[-1]", "T[-1,0]", "T[-1,1]"),
        )
        self._behind = (outside("EOS", "T[1]", "T[0,1]", "T[0,2]"), outside("EOS", "T[2]", "T[1,2]"))
        self._end_triple = (
            outside("EOS", "T[0,2]") - self._triple_unknown[2] - self._triple_names[False],
            outside("EOS", "T[-1,1]") - self._triple_unknown[1],
        )

    def _forget(self) -> None:
        """Start the memory afresh: tokens by number, what each gives to its five places, and the pairs of numbers."""
        self._numbers: dict[str, int] = Numbers(self)
        self._written: list[str] = []
        self._small: list[str] = []
        self._title = bytearray()
        self._single = tuple(array("d") for _ in range(5))
        self._pairs: dict[int, int] = Pairs(self)
        self._rows = tuple(array("d") for _ in range(4))
        self._counts = bytearray()

    def of(self, tokens: list[str]) -> list[float]:
        """The scores of the tokens of one text."""
        if len(self._numbers) > MOST_TOKENS or len(self._pairs) > MOST_PAIRS:
            self._forget()
        numbers = list(map(self._numbers.__getitem__, tokens))
        keys = [a << SHIFT | b for a, b in zip(numbers, numbers[1:], strict=False)]  # noqa: RUF007
        rows = list(map(self._pairs.__getitem__, keys))
        take = itemgetter(*rows) if len(rows) > 1 else lambda column: [column[row] for row in rows]
        two, one, own, behind = map(take, self._rows)
        last = self._single[2][numbers[-1]]
        before, after = self._before, self._behind
        # what the pairs give that begin two before, one before, at and one behind each token
        two = (before[0], before[0], *two)
        one = (before[1], *one)
        own = (*own, last + after[0])
        behind = (*behind[1:], after[1], after[1])
        scores = [a + b + c + d for a, b, c, d in zip(two, one, own, behind, strict=False)]
        if rows:
            self._add_triples(numbers, take(self._counts), scores)
        return scores

    def _add_triples(self, numbers: list[int], counts: Sequence[int], scores: list[float]) -> None:
        """Add what triples give beyond unknown ones; the last two tokens see the text's end instead."""
        scores[-2] += self._end_triple[0]
        scores[-1] += self._end_triple[1]
        title, names = self._title, self._triple_names[True] - self._triple_names[False]
        for at in compress(range(len(counts) - 1), counts):
            if counts[at] & CAPITALS and title[numbers[at + 2]]:
                scores[at] += names
            if counts[at] & BEGINS:
                first, second, third = self._triple_score(numbers[at : at + 3])
                scores[at] += first
                scores[at + 1] += second
                scores[at + 2] += third

    def number(self, token: str) -> int:
        """A number for a token not met before; what single-token templates give to it is noted under it."""
        number, get = len(self._small), self._get
        lower, title = token.lower(), is_title(token)
        endings = (
            f"={token}",
            f".lower={lower}",
            f".istitle={title}",
            f".is_in_dict={lower in self._dictionary}",
            f".isdigit={is_digit(token)}",
        )
        for column, template in zip(self._single, ("T[-2]", "T[-1]", "T[0]", "T[1]", "T[2]"), strict=True):
            column.append(sum([get(template + ending, 0.0) for ending in endings]))
        self._written.append(token)
        self._small.append(token if lower == token else lower)
        self._title.append(title)
        return number

    def pair(self, key: int) -> int:
        """A row for an adjacent pair not met before: what it gives to the four tokens whose templates see it.

        A triple that begins with it counts as unknown until it is seen.
        """
        row, first, second = len(self._counts), key >> SHIFT, key & (1 << SHIFT) - 1
        raw = f"{self._written[first]} {self._written[second]}"
        lower = f"{self._small[first]} {self._small[second]}"
        r, s = self._raw.get(raw, NOTHING), self._lower.get(lower, NOTHING)
        k = self._known if lower in self._dictionary else self._unknown
        t, single, names = self._triple_unknown, self._single, self._title[first] & self._title[second]
        two, one, own, behind = self._rows
        two.append(single[0][first] + r[0] + s[0] + k[0] + t[0])
        one.append(single[1][first] + r[1] + s[1] + k[1] + t[1])
        capitals = self._names[names] + self._triple_names[False]
        own.append(single[2][first] + single[3][second] + r[2] + s[2] + k[2] + t[2] + capitals)
        behind.append(single[4][second] + r[3] + s[3] + k[3])
        begins = raw in self._begin_triples or lower in self._begin_words
        self._counts.append(CAPITALS * names | BEGINS * begins)
        return row

    def _triple_score(self, numbers: list[int]) -> Three:
        """What a triple gives to its first, second and third token beyond an unknown one, capitals aside."""
        first, second, third = numbers
        raw = f"{self._written[first]} {self._written[second]} {self._written[third]}"
        lower = f"{self._small[first]} {self._small[second]} {self._small[third]}"
        row = self._triple.get(raw, NOTHING)
        if lower not in self._dictionary:
            return row[2], row[1], row[0]
        known, unknown = self._triple_known, self._triple_unknown
        return row[2] + known[2] - unknown[2], row[1] + known[1] - unknown[1], row[0] + known[0] - unknown[0]


class Numbers(dict[str, int]):
    """Tokens by number; one not met before gets the next."""

    def __init__(self, scores: Scores) -> None:
        self._scores = scores

    def __missing__(self, token: str) -> int:
        found = self[token] = self._scores.number(token)
        return found


class Pairs(dict[int, int]):
    """Pairs of numbers by row; one not met before gets the next."""

    def __init__(self, scores: Scores) -> None:
        self._scores = scores

    def __missing__(self, key: int) -> int:
        found = self[key] = self._scores.pair(key)
        return found


def _first_two(words: str) -> str:
    return " ".join(words.split(" ", 2)[:2])


def is_title(token: str) -> bool:
    """Whether a token begins with a capital, or with what has none: a digit, a mark."""
    return token[0] == token[0].upper()


def is_digit(token: str) -> bool:
    """Whether a token is a whole number of 32 bits, with or without a sign."""
    digits = token[1:] if token[0] in "+-" else token
    if not (digits.isascii() and digits.isdigit()) or len(digits.lstrip("0")) > 10:
        return False
    number = int(digits)
    return number < 2**31 + (token[0] == "-")
