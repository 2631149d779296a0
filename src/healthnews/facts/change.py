"""What the sentence says of a count besides its number.

A rise or a level, new or in all, planned or denied, per what. "tăng 3.000 ca" is the difference, "tăng lên 210
giường" where it arrived. A day or a week that reports its cases reports new ones; an interval that reaches to the
report gives a total so far.
"""

from __future__ import annotations

from typing import NamedTuple

from healthnews.facts.lexicon import REACH, Hit
from healthnews.facts.view import HARD, View
from healthnews.facts.vocabulary import Vocabulary
from healthnews.model import Measure, Number, Status, TimeExpression
from healthnews.times import Calendar, Interval, Length, Part, Relative, Shifted, Weekday

Cue = Hit[tuple[str, ...]]

CHANGE = 1  # words between `tăng` and its number
OF_A_SHARE = 4  # and a percentage: "expand the fleet by 30%"
NEW = 3  # words between `thêm` and its number
OWN = frozenset({"its", "their", "our", "his", "her"})
HOURS = 48  # a report of so many hours is one of a day
AHEAD = 4  # words between a count and a `will` behind it: "a 300-bed hospital will be built"
AHEAD_SO_FAR = 8  # and `so far`: "1,200 cases of the disease in the province so far"
REPORTED = 7  # days that one report covers
UNKNOWN_DAYS = 10_000
THERE = 5  # words from `current` to a count
AT = frozenset({"tại", "ở", "khắp"})  # "tại 63 tỉnh sẽ giảm biên chế": the provinces are there
ARRIVES = 8  # words from a count to the `lên` that leads to what it becomes
ARRIVED = frozenset({"lên", "xuống", "còn"})
COMPARED = 2  # and from `compared with` to its number
SOON = 12  # words that `sẽ` reaches over
MODALS = frozenset({"will", "would", "can", "could", "should"})  # "the new wing will take up to 40 patients"
QUOTES = frozenset('“”"«»')
NEVER_NEW = frozenset({"percentage", "money", "age", "measurement", "other_count"})
COUNTED_BY_DAY = frozenset({"case_count", "death_count", "recovery_count", "contact_count"})


class Said(NamedTuple):
    """A count in the sentence: its words, and the word where its clause begins."""

    first: int
    last: int
    left: int


class Change:
    """Reads what the cues of a sentence say of its numbers."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._breaks = vocabulary.set("conjunction") | frozenset(",(")
        self._within = vocabulary.cue("within", backward=True)

    def cues(self, view: View) -> list[Cue]:
        """All cues of a sentence; phrases that only look like one are left out."""
        if "cues" not in view.memo:
            hits = self._vocabulary.meaning.scan(view.words)
            view.memo["cues"] = [hit for hit in hits if "plain" not in hit.entry and not _in_compound(view, hit)]
        found: list[Cue] = view.memo["cues"]
        return found

    def measure(
        self, view: View, number: Number, said: Said, cues: list[Cue], kind: str, *, stock: bool = False
    ) -> Measure:
        """Whether the number is a level, a difference, new, or a total so far."""
        if number.sign:
            return "increase" if number.sign > 0 else "decrease"
        if _is_compared(said, cues):
            return "level"
        changed = _changed(view, said, cues, self._breaks, OF_A_SHARE if kind == "percentage" else CHANGE)
        if changed == "increase" and kind in COUNTED_BY_DAY and _is_more(view, said):
            return "new"
        if changed is None and number.qualifier == "range" and kind == "percentage":
            changed = _spread(view, said, cues)
        if changed is not None:
            return changed
        if stock or not self._vocabulary.kinds[kind].flow:
            return (
                "new" if kind not in NEVER_NEW and _counts_new(view, said, cues, self._breaks, inside=True) else "level"
            )
        if _counts_new(view, said, cues, self._breaks, inside=False):
            return "new"
        start = _clause_start(view, said.first)
        before = [cue for cue in cues if start <= cue.first and cue.last <= said.last]
        if (
            any("cumulative" in cue.entry for cue in before)
            or self._so_far(view, said, cues)
            or _is_through(view, said)
        ):
            return "cumulative"
        return self._by_time(view, said, before, kind)

    def _so_far(self, view: View, said: Said, cues: list[Cue]) -> bool:
        """Whether `so far`, `từ đầu năm` follows in the clause, with no number between that it could belong to."""
        for cue in cues:
            if said.last <= cue.first <= said.last + AHEAD_SO_FAR and "so_far" in cue.entry:
                between = view.words[said.last : cue.first]
                return not any(word in HARD or word in "()" or word[0].isdigit() for word in between)
        return False

    def _by_time(self, view: View, said: Said, before: list[Cue], kind: str) -> Measure:
        """What the time before a count makes of it: a reporting day or week, or an interval up to the report."""
        form = self._time_of(view, said)
        if form is None:
            return "level"
        week = isinstance(form, Interval) and (isinstance(form.start, Shifted) or isinstance(form.end, Shifted))
        if isinstance(form, Interval) and kind in COUNTED_BY_DAY and (week or _days_of(form) <= REPORTED):
            return "new"
        if isinstance(form, Interval) and (form.end is None or _is_day(form.end)):
            return "cumulative"
        if kind not in COUNTED_BY_DAY:
            return "level"
        if _is_week(form) or isinstance(form, Length):
            return "new"
        return "new" if _is_day(form) and any("report" in cue.entry for cue in before) else "level"

    def _time_of(self, view: View, said: Said) -> object:
        """The form of the time that a count stands under: the last before it, or the next behind it in its clause."""
        times = [time for time in view.sight.times if time.kind != "duration" or self._reports(view, time)]
        before = [time for time in times if time.end <= view.starts[said.first]]
        if before:
            return before[-1].form
        end = view.ends[said.last - 1]
        after = next((time for time in times if time.start >= end), None)
        if after is None or any(word in HARD for word in view.words[said.last : view.word_at(after.start)]):
            return None
        return after.form

    def _reports(self, view: View, time: TimeExpression) -> bool:
        """Whether a length of time is the day or week of a report: `24 giờ qua`, `trong một tuần`."""
        within = self._within.ending(view.words, view.word_at(time.start)) is not None
        return _is_last_day(time.form, within=within)

    def status(
        self,
        view: View,
        said: Said,
        cues: list[Cue],
        *,
        soon: bool = True,
        behind: bool = True,
        built: bool = False,
        far: bool = True,
    ) -> Status:
        """Whether the number is planned or denied.

        `soon`: whether `sẽ` says so too, `behind`: behind the count as well; `built`: whether `dự kiến hoàn thành` further on does; `far`: whether a plan
        reaches over its whole sentence.
        """
        before = [cue for cue in cues if cue.last <= said.first and not _quote_between(view, cue.last, said.first)]
        own = view.word(said.first - 1) in OWN  # did not open for its 41,000 students
        if not own and any("denied" in cue.entry and said.first - cue.last <= SOON for cue in before):
            return "denied"
        if any("denied_after" in cue.entry and self._same_clause(view, said.last, cue.first) for cue in cues):
            return "denied"
        if built and any("upcoming" in cue.entry and cue.first >= said.last for cue in cues):
            return "planned"
        behind = behind and view.word(said.first - 1) not in AT
        if soon and behind and any("soon" in cue.entry and self._follows(view, said.last, cue.first) for cue in cues):
            return "planned"
        if _is_compared(said, cues) or self._is_there(view, said, before) or _is_left(view, said):
            return "reported"
        planned = any(
            ("planned" in cue.entry and (far or said.first - cue.last <= SOON))
            or (soon and "soon" in cue.entry and said.first - cue.last <= SOON)
            for cue in before
        )
        return "planned" if planned else "reported"

    def _is_there(self, view: View, said: Said, before: list[Cue]) -> bool:
        """Whether it is there already, in a sentence of plans: `add 120 beds to the current 300`."""
        told = [cue for cue in before if "existing" in cue.entry or "planned" in cue.entry or "soon" in cue.entry]
        if not told or "existing" not in told[-1].entry:
            return False
        return said.first - told[-1].last <= THERE and not any(
            word in HARD or word == "," for word in view.words[told[-1].last : said.first]
        )

    def _same_clause(self, view: View, last: int, first: int) -> bool:
        """Whether words stand behind a count with no mark between that ends its clause."""
        return last <= first and not any(word in HARD for word in view.words[last:first])

    def _follows(self, view: View, last: int, first: int) -> bool:
        """Whether a word stands shortly behind a count in the same clause."""
        return 0 <= first - last <= AHEAD and not any(
            word in HARD or word in self._breaks for word in view.words[last:first]
        )


def _in_compound(view: View, hit: Cue) -> bool:
    """Whether a word is the end of another: the `plans` of `micro-plans`."""
    at = hit.first
    return (
        at > 1
        and view.words[at - 1] == "-"
        and view.words[at - 2].isalpha()
        and view.words[at].isalpha()
        and view.touches(at)
        and view.touches(at - 1)
    )


def _is_more(view: View, said: Said) -> bool:
    """Whether a count adds to another: `and 24 more`, but not `24 more than`."""
    return view.word(said.last) == "more" and view.word(said.last + 1) != "than"


def _is_through(view: View, said: Said) -> bool:
    """Whether a day before a count is the one that it runs to: `Through Tuesday, 320 cases`."""
    if "through" not in view.words:
        return False
    start = view.starts[said.first]
    days = (view.word_at(time.start) for time in view.sight.times if time.end <= start and _is_day(time.form))
    return any(view.word(at - 1) == "through" for at in days)


def _is_compared(said: Said, cues: list[Cue]) -> bool:
    """Whether a number is what another is set against: `compared with 70 cases`, `exceed the 1,200 cases of 2013`."""
    return any("compared" in cue.entry and 0 <= said.first - cue.last <= COMPARED for cue in cues)


def _is_left(view: View, said: Said) -> bool:
    """Whether a number is where a change begins: the 200 of `nâng từ 200 giường lên 500 giường`."""
    if view.word(said.first - 1) != "từ":
        return False
    ahead = view.words[said.last : said.last + ARRIVES]
    arrived = next((at for at, word in enumerate(ahead) if word in ARRIVED), None)
    return arrived is not None and not any(word in HARD or word == "," for word in ahead[:arrived])


def _changed(view: View, said: Said, cues: list[Cue], breaks: frozenset[str], reach: int) -> Measure | None:
    """`increase` or `decrease` where the number is the difference, not where it arrived."""
    for cue in reversed(cues):
        if cue.last > said.first or cue.first < said.left:
            continue
        if said.first - cue.last > reach or any(word in breaks for word in view.words[cue.last : said.first]):
            break
        if "reached" in cue.entry:
            return None
        if "increase" in cue.entry or "decrease" in cue.entry:
            return "increase" if "increase" in cue.entry else "decrease"
    for cue in cues:
        if cue.first == said.last and ("increase_after" in cue.entry or "decrease_after" in cue.entry):
            return "increase" if "increase_after" in cue.entry else "decrease"
    return None


def _spread(view: View, said: Said, cues: list[Cue]) -> Measure | None:
    """`tăng từ 10-15%` tells how much it rose: the `từ` belongs to the range."""
    for cue in cues:
        if "reached" in cue.entry and cue.last == said.first + 1 and view.words[cue.last - 1] == "từ":
            return {"tăng": "increase", "giảm": "decrease"}.get(view.words[cue.first])  # type: ignore[return-value]
    return None


def _counts_new(view: View, said: Said, cues: list[Cue], breaks: frozenset[str], *, inside: bool) -> bool:
    """Whether `new` stands in the phrase, right behind it, or, unless only `inside` is asked, shortly before it."""
    for cue in cues:
        if "new" not in cue.entry:
            continue
        if said.first <= cue.first < said.last or cue.first == said.last:
            return True
        before = cue.first >= said.left and cue.last <= said.first
        if (
            before
            and (said.first - cue.last <= (0 if inside else NEW))
            and not set(view.words[cue.last : said.first]) & (breaks | MODALS)
        ):
            return True
    return False


def _clause_start(view: View, first: int) -> int:
    floor = max(0, first - REACH)
    while first > floor and view.words[first - 1] not in HARD:
        first -= 1
    return first


def _quote_between(view: View, first: int, last: int) -> bool:
    return any(word in QUOTES for word in view.words[first:last])


def _is_day(form: object) -> bool:
    if isinstance(form, Calendar):
        return form.day is not None
    return isinstance(form, Weekday) or (isinstance(form, Relative) and form.unit == "day")


def _is_last_day(form: object, *, within: bool = False) -> bool:
    """The past day, or the past week: `trong 24 giờ qua`, `in the last 24 hours`; `within` is as good as past."""
    if not isinstance(form, Length) or form.value is None or (form.toward >= 0 and not within):
        return False
    return (form.unit == "hour" and form.value <= HOURS) or (form.unit in ("day", "week") and form.value == 1)


def _days_of(form: Interval) -> int:
    """About how many days an interval between two days holds: `từ 18h ngày 13/6 đến 6h ngày 14/6`."""
    first, last = form.start, form.end
    if not (isinstance(first, Calendar) and isinstance(last, Calendar) and first.day and last.day):
        return UNKNOWN_DAYS
    months = (last.month or 0) - (first.month or last.month or 0)
    days = months % 12 * 30 + last.day - first.day
    return days if days >= 0 else UNKNOWN_DAYS


def _is_week(form: object) -> bool:
    if isinstance(form, Part):
        return form.unit == "week" and form.count == 1
    return (isinstance(form, Relative) and form.unit == "week") or (
        isinstance(form, Calendar) and form.week is not None
    )
