"""The tagger's weights, put where they are asked for.

The model weighs 43 templates: the two tokens before, the token, the two behind, adjacent pairs and triples of
them, as written and in small letters, whether they are whole numbers, capitalised, in the dictionary. With the
two labels B (begins a word) and I (goes on) only the difference of an attribute's weights matters: what it gives
to I over B."""

from __future__ import annotations

from collections.abc import Sequence

from healthnews.lang.vi.crf import Model

SINGLES = ("T[-2]", "T[-1]", "T[0]", "T[1]", "T[2]")
PAIRS = ("T[-2,-1]", "T[-1,0]", "T[0,1]", "T[1,2]")
TRIPLES = ("T[-2,0]", "T[-1,1]", "T[0,2]")
OUTSIDE = ("BOS", "EOS")  # what a template holds that looks beyond the text's beginning or end
NOTHING = [0.0, 0.0, 0.0, 0.0, 0.0]


class Tables:
    """Rows of weights by token, pair and triple, one for each template; everything else by name.

    The columns of a pair: what it gives to the token two behind its first, to its second, its first, the one before.
    """

    def __init__(self, model: Model, dictionary: set[str]) -> None:
        self.dictionary = dictionary
        self.singles: dict[str, list[float]] = {}
        self.folded_singles: dict[str, list[float]] = {}
        self.pairs: dict[str, list[float]] = {}
        self.folded_pairs: dict[str, list[float]] = {}
        self.triples: dict[str, list[float]] = {}
        tables = _tables((self.singles, SINGLES), (self.pairs, PAIRS), (self.triples, TRIPLES))
        tables |= _tables((self.folded_singles, SINGLES), (self.folded_pairs, PAIRS), test=".lower")
        self.get = _sort(model, tables).get
        self.titles, self.known, self.digits = (
            [self._weigh(SINGLES, f".{test}={answer}") for answer in (False, True)]
            for test in ("istitle", "is_in_dict", "isdigit")
        )
        self.pair_names, self.triple_names = (
            [self._weigh([template], f".istitle={answer}")[0] for answer in (False, True)]
            for template in ("T[0,1]", "T[0,2]")
        )
        self.triple_known, self.triple_unknown = (
            self._weigh(TRIPLES, f".is_in_dict={answer}") for answer in (True, False)
        )
        self.pair_known, self.pair_unknown = (self._pair(answer) for answer in (True, False))
        self.begin_triples = {first_two(key) for key in self.triples}
        self.begin_words = {first_two(entry) for entry in dictionary if entry.count(" ") == 2}
        self._edges()

    def _weigh(self, templates: Sequence[str], ending: str) -> list[float]:
        return [self.get(template + ending, 0.0) for template in templates]

    def _pair(self, known: bool) -> list[float]:
        """What a pair gives for being in the dictionary or not; a triple that begins with it counts as unknown here."""
        third, second, first = self.triple_unknown
        two, one, own, before = self._weigh(PAIRS, f".is_in_dict={known}")
        return [two + third, one + second, own + first, before]

    def _edges(self) -> None:
        """What stands before the first token and behind the last."""
        tests = ("=", ".lower=", ".is_in_dict=", ".istitle=", ".isdigit=")

        def outside(mark: str, *templates: str) -> float:
            return sum(self.get(template + test + mark, 0.0) for template in templates for test in tests)

        self.before = (
            outside("BOS", "T[-2]", "T[-2,-1]", "T[-2,0]"),
            outside("BOS", "T[-1]", "T[-1,0]", "T[-1,1]"),
        )
        self.behind = (outside("EOS", "T[1]", "T[0,1]", "T[0,2]"), outside("EOS", "T[2]", "T[1,2]"))
        # for the last two tokens: the triple that reaches beyond the end, instead of an unknown one
        self.end_triple = (
            outside("EOS", "T[0,2]") - self.triple_unknown[2] - self.triple_names[False],
            outside("EOS", "T[-1,1]") - self.triple_unknown[1],
        )


def first_two(words: str) -> str:
    """The first two of three words."""
    return " ".join(words.split(" ", 2)[:2])


def is_title(token: str) -> bool:
    """Whether a token begins with a capital, or with what has none: a digit, a mark."""
    return token[0] == token[0].upper()


def is_digit(token: str) -> bool:
    """Whether a token is a whole number of 32 bits, with or without a sign."""
    digits = token[1:] if token[0] in "+-" else token
    if not (digits.isascii() and digits.isdigit()) or len(digits.lstrip("0")) > 10:
        return False
    return int(digits) < 2**31 + (token[0] == "-")


Places = dict[str, tuple[dict[str, list[float]], int, int]]  # by template: table, columns, column


def _tables(*tables: tuple[dict[str, list[float]], tuple[str, ...]], test: str = "") -> Places:
    """Where the weights of each template go."""
    return {
        template + test: (table, len(templates), place)
        for table, templates in tables
        for place, template in enumerate(templates)
    }


def _sort(model: Model, tables: Places) -> dict[str, float]:
    """Put the weights of tokens into their tables; the others come back by their names."""
    others: dict[str, float] = {}
    for name, preference in model.preferences():
        template, _, value = name.partition("=")
        known = tables.get(template)
        if known is None or value in OUTSIDE:
            others[name] = preference
        if known is None:
            continue
        table, size, place = known  # a token may read `BOS`, and then has its weights
        row = table.get(value)
        if row is None:
            row = table[value] = [0.0] * size
        row[place] = preference
    return others
