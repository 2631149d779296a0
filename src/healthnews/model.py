"""The values that pass between the stages, and the contracts of a language and a finder.

Everything here is frozen and has no behaviour beyond arithmetic on itself. Positions are code points of the
document's clean text, half open, unless a field's comment says otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal, Protocol

import msgspec

from healthnews.text import Span as Span
from healthnews.text import Text

ContentRole = Literal["title", "lead", "heading", "paragraph", "list_item", "table_row", "caption"]
RemovedRole = Literal[
    "navigation",
    "comment_widget",
    "cms_footer",
    "related",
    "share",
    "ticker",
    "clock",
    "byline",
    "repeated_caption",
    "snippet",
    "picture_placeholder",
    "advertisement",
    "template",
]
Qualifier = Literal["exact", "about", "nearly", "more_than", "at_least", "less_than", "at_most", "range"]
Measure = Literal["level", "new", "cumulative", "increase", "decrease"]
Status = Literal["reported", "planned", "denied"]
TimeBasis = Literal["stated", "context", "published"]
TokenMode = Literal["facts", "exact"]
StatedField = Literal["title", "authors", "site", "url", "published", "modified"]


class Block(msgspec.Struct, frozen=True):
    """A piece of the clean text that has one role; blocks are in order and do not overlap."""

    start: int
    end: int
    role: ContentRole
    rule: str = ""  # why it has this role, as `show --why` prints it
    score: float | None = None  # the block scorer's margin where it was asked


class Removed(msgspec.Struct, frozen=True):
    """A visible piece of the source that is not the article, and the rule that took it out."""

    role: RemovedRole
    text: Text
    rule: str
    score: float | None = None


class Stated(msgspec.Struct, frozen=True):
    """One thing that a page says of itself, as written, the rule that read it, and its bytes in the source where they
    are known.
    """

    field: StatedField
    text: str
    rule: str
    source: Span | None = None


class Metadata(msgspec.Struct, frozen=True):
    """What the page says of itself. None: not stated; we refuse rather than guess."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None  # ISO 8601, as fine as stated: 2020-07-07 or 2020-07-07T18:22 or with +07:00
    published_text: str | None = None  # as written in the source
    published_source: Span | None = None  # bytes of `published_text` in the source, where it could be placed
    published_rule: str = ""
    modified: str | None = None
    url: str | None = None
    site: str | None = None
    lang: str | None = None  # as declared, never trusted alone
    stated: tuple[Stated, ...] = ()  # where each of these was read


class Cleaned(msgspec.Struct, frozen=True):
    """A document without its furniture: blocks of `text`, joined by newlines, and all that was taken out."""

    text: Text
    blocks: tuple[Block, ...]
    removed: Sequence[Removed]
    metadata: Metadata
    warnings: tuple[str, ...] = ()


class Sentence(msgspec.Struct, frozen=True):
    """A sentence of one block; `tokens` are [start, end) pairs in the clean text, empty where not wanted."""

    start: int
    end: int
    block: int  # index into the document's blocks
    lang: str
    tokens: tuple[tuple[int, int], ...] = ()


class Number(msgspec.Struct, frozen=True):
    """A number or a range as written, scale words applied.

    `start`, `end` hold the number with its scale word (`1,2 triệu`); `outer_start`, `outer_end` also its approximator
    or bound (`hơn 1,2 triệu`, `từ 50 trở lên`). `value` is None for a range; `low` and `high` are the stated bounds,
    None where open.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    value: float | None
    low: float | None
    high: float | None
    qualifier: Qualifier = "exact"
    form: Literal["digits", "words", "mixed", "roman", "article"] = (
        "digits"  # article: `a`, `một` that may be no number
    )
    sign: int = 0  # -1 or +1 where a sign is written
    over: float | None = None  # the total it is set against: 63 in `35/63 tỉnh`, whose value is 35


class TimeExpression(msgspec.Struct, frozen=True):
    """A time as the text writes it, before it is resolved against the publication date and its neighbours.

    `kind` is the fact's kind: `date`, `period`, or `duration` for lengths such as `4 ngày qua`. `form` is symbolic and
    language-free; `link.time` resolves it.
    """

    start: int
    end: int
    kind: Literal["date", "period", "duration"]
    form: Any
    rule: str = ""


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """One fact as a finder saw it in one sentence, before overlaps are settled and links are made."""

    kind: str
    start: int
    end: int
    sentence: int  # index into the document's sentences
    value: float | None = None
    value_min: float | None = None
    value_max: float | None = None
    qualifier: Qualifier = "exact"
    unit: str | None = None
    subject: str | None = None
    measure: Measure = "level"
    status: Status = "reported"
    attributes: tuple[str, ...] = ()
    per: str | None = None
    time: TimeExpression | None = None  # of dates, periods and legal documents' dates
    rule: str = ""  # or, of a mention without a kind, why it is no fact
    confidence: float = 0.5
    because: tuple[int, int] | None = None  # the words that decided what it is, where `rule` alone does not say it


class Context(msgspec.Struct, frozen=True):
    """What the linkers may look at: the whole document.

    `folded` is `text` lower-cased, with Vietnamese tone marks in one placement, code point for code point the same
    length: every lexicon is matched against it.
    """

    text: str
    folded: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    lang: str
    title: str | None = None
    published: str | None = None


class TimeLink(msgspec.Struct, frozen=True):
    """When a fact holds. `time` is EDTF; `start`, `end` are inclusive ISO dates; `how` names the linking rule."""

    time: str | None = None
    start: str | None = None
    end: str | None = None
    basis: TimeBasis | None = None
    how: str = ""


class PlaceLink(msgspec.Struct, frozen=True):
    """Where a fact holds, under the units of the article's date and under the 34 of 2025-07-01."""

    place: str | None = None
    province: str | None = None
    province_code: str | None = None
    province_now: str | None = None
    province_now_code: str | None = None
    how: str = ""


class FacilityLink(msgspec.Struct, frozen=True):
    """The facility a fact is about, in its fullest form in the document."""

    facility: str | None = None
    level: str | None = None
    how: str = ""


class DiseaseLink(msgspec.Struct, frozen=True):
    """The disease a fact is about, by its canonical name."""

    disease: str | None = None
    icd10: str | None = None
    how: str = ""


class Fact(msgspec.Struct, frozen=True):
    """A mention with its links: everything of the fact record but the source's own coordinates."""

    mention: Mention
    time: TimeLink = TimeLink()
    place: PlaceLink = PlaceLink()
    facility: FacilityLink = FacilityLink()
    disease: DiseaseLink = DiseaseLink()
    flags: tuple[str, ...] = ()


class Language(Protocol):
    """How one language is written. All positions are code points of the text that is passed, half open."""

    code: str
    cues: Mapping[str, tuple[str, ...]]  # folded words by what they say: `increase`, `plan`, `negation`, … (cues.toml)

    def fold(self, text: str) -> str:
        """`text` in the one spelling that lexicons use; same length, code point for code point."""

    def sentences(self, text: str, start: int, end: int) -> list[Span]:
        """The sentences of one block, in order, without surrounding white space."""

    def words(self, text: str, start: int, end: int, mode: TokenMode = "facts") -> list[tuple[int, int]]:
        """The words of one sentence, in order, covering every character that is not white space."""

    def words_of(self, text: str, sentences: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
        """The words of each of many sentences: the same as one by one, and sooner."""

    def numbers(self, text: str, folded: str, start: int, end: int) -> list[Number]:
        """Numbers left to right, never overlapping."""

    def times(self, text: str, folded: str, start: int, end: int) -> list[TimeExpression]:
        """Dates, periods and durations left to right, never overlapping."""


class Sight(msgspec.Struct, frozen=True):
    """One sentence as the finders see it: the whole text, its folded twin, and what the language found in it."""

    text: str
    folded: str
    index: int
    sentence: Sentence
    role: ContentRole
    numbers: tuple[Number, ...]
    times: tuple[TimeExpression, ...]


Find = Callable[[Sight], Iterable[Mention]]


class Finder(Protocol):
    """How to look for one sort of thing. `compile` may be slow; what it returns is the hot loop and never raises."""

    name: str

    def compile(self, kinds: Any, language: Language) -> Find: ...
