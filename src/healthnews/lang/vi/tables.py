"""The tagger's weights, put where they are asked for.

The model weighs 43 templates: the two tokens before, the token, the two behind, adjacent pairs and triples of
them, as written and in small letters, whether they are whole numbers, capitalised, in the dictionary. With the
two labels B (begins a word) and I (goes on) only the difference of an attribute's weights matters: what it gives
to I over B."""

from __future__ import annotations

from collections.abc import Sequence

from healthnews.lang.vi.crf import Weights

SINGLES = ("T[-2]", "T[-1]", "T[0]", "T[1]", "T[2]")
PAIRS = ("T[-2,-1]", "T[-1,0]", "T[0,1]", "T[1,2]")
TRIPLES = ("T[-2,0]", "T[-1,1]", "T[0,2]")
OUTSIDE = ("BOS", "EOS")  # what a template holds that looks beyond the text's beginning or end
BEGINS = 2  # in a row's fifth place: the pair may begin a triple of which something is known

# What a pair gives to the token two behind its first, to its second, to its first and to the one before; what it begins
Row = tuple[float, float, float, float, int]
NOTHING: Row = (0.0, 0.0, 0.0, 0.0, 0)
NONE = (0.0, 0.0, 0.0, 0.0, 0.0)


class Tables:
    """Rows by pair and triple; everything else by name."""

    def __init__(self, weights: Weights, dictionary: set[str]) -> None:
        raw: dict[str, list[float]] = {}
        folded: dict[str, list[float]] = {}
        triples: dict[str, list[float]] = {}
        self.dictionary = dictionary
        self.singles: dict[str, list[float]] = {}
        self.folded_singles: dict[str, list[float]] = {}
        tables = _tables((self.singles, SINGLES), (raw, PAIRS), (triples, TRIPLES))
        tables |= _tables((self.folded_singles, SINGLES), (folded, PAIRS), test=".lower")
        self.get = _sort(weights, tables).get
        self.titles, self.known, self.digits = (
            [self._weigh(SINGLES, f".{test}={answer}") for answer in (False, True)]
            for test in ("istitle", "is_in_dict", "isdigit")
        )
        self.triples = {key: tuple(row) for key, row in triples.items()}
        self.pair_names = [self._weigh(["T[0,1]"], f".istitle={flag}")[0] for flag in (False, True)]
        self.triple_names = [self._weigh(["T[0,2]"], f".istitle={flag}")[0] for flag in (False, True)]
        self.triple_known = self._weigh(TRIPLES, ".is_in_dict=True")
        self.triple_unknown = self._weigh(TRIPLES, ".is_in_dict=False")
        self._merge(raw, folded)
        self._edges()

    def _weigh(self, templates: Sequence[str], ending: str) -> list[float]:
        return [self.get(template + ending, 0.0) for template in templates]

    def _merge(self, raw: dict[str, list[float]], folded: dict[str, list[float]]) -> None:
        """One row for each pair of which something is known: its weights, a word, the triples it begins.

        A triple that begins with the pair counts as unknown here. `small` holds the rows of pairs in small letters,
        both as written and as looked up; `folded` those that a pair with capitals has beside its own in `raw`.
        """
        third, second, first = self.triple_unknown
        known, unknown = (self._weigh(PAIRS, f".is_in_dict={flag}") for flag in (True, False))
        word: Row = (known[0] + third, known[1] + second, known[2] + first, known[3], 0)
        self.unknown: Row = (unknown[0] + third, unknown[1] + second, unknown[2] + first, unknown[3], 0)
        self.words = {entry for entry in self.dictionary if entry.count(" ") == 1}
        self.folded: dict[str, Row] = dict.fromkeys(self.words, word)
        for pair, row in folded.items():
            self.folded[pair] = plus(word if pair in self.words else self.unknown, _row(row))
        for pair in {first_two(entry) for entry in self.dictionary if entry.count(" ") == 2}:
            self.folded[pair] = (*self.folded.get(pair, self.unknown)[:4], BEGINS)
        self.raw: dict[str, Row] = {pair: _row(row) for pair, row in raw.items()}
        for pair in {first_two(key) for key in self.triples}:
            self.raw[pair] = (*self.raw.get(pair, NOTHING)[:4], BEGINS)
        self.small = {pair: plus(self.folded.get(pair, self.unknown), row) for pair, row in self.raw.items()}

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


def _row(weights: list[float]) -> Row:
    two, one, own, before = weights
    return (two, one, own, before, 0)


def plus(row: Row, other: Row) -> Row:
    """The sum of two rows."""
    return (row[0] + other[0], row[1] + other[1], row[2] + other[2], row[3] + other[3], row[4] | other[4])


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


def _sort(weights: Weights, tables: Places) -> dict[str, float]:
    """Put the weights of tokens into their tables; the others come back by their names."""
    others: dict[str, float] = {}
    for name, (begin, inner) in weights.attributes.items():
        template, _, value = name.partition("=")
        if template not in tables or value in OUTSIDE:
            others[name] = inner - begin
        if template not in tables:
            continue
        table, size, place = tables[template]  # a token may read `BOS`, and then has its weights
        row = table.get(value)
        if row is None:
            row = table[value] = [0.0] * size
        row[place] = inner - begin
    return others
