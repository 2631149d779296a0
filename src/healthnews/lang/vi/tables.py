"""The tagger's weights, as the templates ask for them.

The model weighs 43 templates: the two tokens before, the token, the two behind, adjacent pairs and triples of
them, as written and in small letters, whether they are whole numbers, capitalised, in the dictionary. With the
two labels B (begins a word) and I (goes on) only the difference of an attribute's weights matters: what it gives
to I over B. Most pairs are in no attribute: one look at the hints tells."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from operator import sub

from healthnews.lang.vi.crf import Model

# from the token two before a position to the one two behind, from the one before a pair to the one behind it
SINGLES = ("T[2]", "T[1]", "T[0]", "T[-1]", "T[-2]")
PAIRS = ("T[1,2]", "T[0,1]", "T[-1,0]", "T[-2,-1]")
TRIPLES = ("T[0,2]", "T[-1,1]", "T[-2,0]")

# Hints: a word of the dictionary; tokens that attributes hold, as written or in small letters; the first two tokens of
# triples that attributes hold, or of words of three.
WORD, WRITTEN, FOLDED, BEGINS_WRITTEN, BEGINS_WORD = 1, 2, 4, 8, 16
HINTS = {template + test: hint for template in SINGLES + PAIRS for test, hint in (("", WRITTEN), (".lower", FOLDED))}


class Tables:
    """What attributes give, and the dictionary. Rows are in the order of the templates above.

    `weights` are those of B and of I by the `numbers` of attributes.
    """

    def __init__(self, model: Model, dictionary: set[str]) -> None:
        self.numbers = model.numbers()
        self.weights, self.steps = model.weights, model.steps
        self._gives = array("d", map(sub, model.weights[1], model.weights[0]))
        self.hints = _hints(self.numbers, dictionary)
        self.titles, self.known, self.digits = (
            [self._row(SINGLES, f".{test}={answer}") for answer in (False, True)]
            for test in ("istitle", "is_in_dict", "isdigit")
        )
        self.pair_names, self.triple_names = (
            [self._row([template], f".istitle={answer}")[0] for answer in (False, True)]
            for template in ("T[0,1]", "T[0,2]")
        )
        self.triple_known = self._row(TRIPLES, ".is_in_dict=True")
        self.triple_unknown = self._row(TRIPLES, ".is_in_dict=False")
        self.pair_known, self.pair_unknown = self._pair("True"), self._pair("False")
        self._edges()

    def row(self, templates: Sequence[str], text: str, folded: str, hint: int) -> list[float]:
        """What tokens give to each template, as far as it depends on their letters."""
        gives = self._row(templates, f"={text}") if hint & WRITTEN else [0.0] * len(templates)
        if hint & FOLDED:
            gives = [a + b for a, b in zip(gives, self._row(templates, f".lower={folded}"), strict=True)]
        return gives

    def is_word(self, folded: str) -> bool:
        """Whether the dictionary has tokens in small letters, with spaces between."""
        return bool(self.hints.get(folded, 0) & WORD)

    def _row(self, templates: Sequence[str], ending: str) -> list[float]:
        number, gives = self.numbers.get, self._gives
        return [0.0 if (at := number(template + ending)) is None else gives[at] for template in templates]

    def _pair(self, known: str) -> list[float]:
        """What a pair gives for being in the dictionary or not; a triple that begins with it counts as unknown here."""
        first, second, third = self.triple_unknown
        before, own, one, two = self._row(PAIRS, f".is_in_dict={known}")
        return [before, own + first, one + second, two + third]

    def _edges(self) -> None:
        """What stands before the first token and behind the last."""
        tests = ("=", ".lower=", ".is_in_dict=", ".istitle=", ".isdigit=")

        def outside(mark: str, *templates: str) -> float:
            return sum(sum(self._row(templates, test + mark)) for test in tests)

        self.before = (
            outside("BOS", "T[-2]", "T[-2,-1]", "T[-2,0]"),
            outside("BOS", "T[-1]", "T[-1,0]", "T[-1,1]"),
        )
        self.behind = (outside("EOS", "T[1]", "T[0,1]", "T[0,2]"), outside("EOS", "T[2]", "T[1,2]"))
        # for the last two tokens: the triple that reaches beyond the end, instead of an unknown one
        self.end_triple = (
            outside("EOS", "T[0,2]") - self.triple_unknown[0] - self.triple_names[False],
            outside("EOS", "T[-1,1]") - self.triple_unknown[1],
        )


def _hints(names: Iterable[str], dictionary: set[str]) -> dict[str, int]:
    """What is known of a text of one to three tokens."""
    hints = dict.fromkeys(dictionary, WORD)
    hint_of, hint = HINTS.get, hints.get
    for name in names:
        template, _, text = name.partition("=")
        more = hint_of(template)
        if more:
            hints[text] = hint(text, 0) | more
        elif template in TRIPLES:
            text = first_two(text)
            hints[text] = hint(text, 0) | BEGINS_WRITTEN
    for text in [text for text in dictionary if text.count(" ") == 2]:
        text = first_two(text)
        hints[text] = hint(text, 0) | BEGINS_WORD
    return hints


def first_two(words: str) -> str:
    """The first two of three words."""
    return words.rpartition(" ")[0]


def is_title(token: str) -> bool:
    """Whether a token begins with a capital, or with what has none: a digit, a mark."""
    return token[0] == token[0].upper()


def is_digit(token: str) -> bool:
    """Whether a token is a whole number of 32 bits, with or without a sign."""
    digits = token[1:] if token[0] in "+-" else token
    if not (digits.isascii() and digits.isdigit()) or len(digits.lstrip("0")) > 10:
        return False
    return int(digits) < 2**31 + (token[0] == "-")
