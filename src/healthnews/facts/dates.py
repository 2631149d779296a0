"""Times as facts: days, periods and lengths of time, as the language read them.

An age is no length of time: "aged 16 and 17 years".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from healthnews.facts.ages import Ages
from healthnews.facts.change import Change, Said
from healthnews.facts.confidence import confidence
from healthnews.facts.settle import Find
from healthnews.facts.view import View
from healthnews.facts.vocabulary import Vocabulary
from healthnews.model import Mention, Qualifier, TimeExpression
from healthnews.times import Length

name = "dates"


def compile(vocabulary: Vocabulary) -> Find:
    """Makes the times of one sentence into mentions."""
    change, ages = Change(vocabulary), Ages(vocabulary)

    def find(view: View) -> Iterator[Mention]:
        for time in view.sight.times:
            if view.claimed(time.start, time.end):
                continue
            if time.kind != "duration":
                yield _time(view, time)
            elif not _is_age(view, time) and not _is_per(view, time):
                yield _length(view, time)

    def _is_age(view: View, time: TimeExpression) -> bool:
        return ages.is_headed(view, view.word_at(time.start), view.word_before(time.end))

    def _is_per(view: View, time: TimeExpression) -> bool:
        """ "12,000 a day" is a rate, not a day long."""
        first = view.word_at(time.start)
        hit = vocabulary.per.starting(view.words, first, len(view.words))
        if hit is None or first == 0 or view.ends[hit.last - 1] != time.end or not vocabulary.stops:
            return False
        return view.words[first - 1] not in vocabulary.stops and view.words[first - 1] not in vocabulary.aux

    def _length(view: View, time: TimeExpression) -> Mention:
        form = time.form if isinstance(time.form, Length) else Length(value=None, low=None, high=None, unit="day")
        said = Said(view.word_at(time.start), view.word_before(time.end), 0)
        return Mention(
            kind="duration",
            start=time.start,
            end=time.end,
            sentence=view.sight.index,
            value=form.value,
            value_min=form.low,
            value_max=form.high,
            qualifier=cast(Qualifier, form.qualifier),
            unit=form.unit,
            time=time,
            status="reported" if form.toward < 0 else change.status(view, said, change.cues(view), soon=False),
            rule="duration",
            confidence=confidence("duration"),
        )

    return find


def _time(view: View, time: TimeExpression) -> Mention:
    rule = time.rule or time.kind
    about: Qualifier = "about" if getattr(time.form, "about", False) else "exact"
    return Mention(
        kind=time.kind,
        start=time.start,
        end=time.end,
        sentence=view.sight.index,
        qualifier=about,
        time=time,
        rule=rule,
        confidence=confidence(rule),
    )
