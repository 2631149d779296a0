"""Numbers, money and dates beside other tools' own suites: the program on bare sentences, in the form that they score.

python benchmarks/quantities.py [--keep] [--errors N]

The suites hold chat lines and bare numbers beside news. A number that no finder took is reported as a `number` where the
text is hardly more than that number, or where the language is English, whose suites ask for every number. Where the habit
of a suite is not that of news, `conventions` and `compounds` say so.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import re
import time as clock
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import compounds
import conventions
from conventions import Line
from healthnews import facts, lang
from healthnews.lang.en import ordinals as en_ordinals
from healthnews.lang.vi import ordinals as vi_ordinals
from healthnews.link import time
from healthnews.model import Block, Context, Language, Mention, Number, Sentence, Sight, Span, TimeLink
from healthnews.times import Length
from results import keep, table

ROOT = Path(__file__).resolve().parent.parent
SUITES = Path(os.environ.get("HEALTHNEWS_SHARED", ROOT.parent / "shared")) / "bench" / "quantities"
KINDS = {
    "money": "money", "percentage": "percent", "age": "quantity", "measurement": "quantity", "date": "date",
    "period": "period",
    "duration": "duration",
}  # fmt: skip
SINGLE = re.compile(r"an? ([^\W\d_]+)\.?$", re.IGNORECASE)
EQUAL = re.compile(r"equal", re.IGNORECASE)
NO_NUMBER = frozenset({"legal_document", "hospital_rank"})
ALMOST_ALL = 0.6  # of the text is the number
QUALIFIERS = {
    "about": "approx", "nearly": "almost", "more_than": "more_than", "at_least": "at_least", "less_than": "at_most",
    "at_most": "at_most",
    "range": "range",
}  # fmt: skip


def quantities(text: str, reference_time: str | None = None, lang: str | None = None) -> list[dict[str, Any]]:
    """The facts of a text as dictionaries: kind, span, value or bounds, unit, start and (exclusive) end, attributes."""
    language = _language(lang, text)
    single = SINGLE.match(text)
    if single and language.code == "en" and len(text) < 20 and (one := _one(text, single, reference_time)):
        return one
    folded = language.fold(text)
    spans = language.sentences(text, 0, len(text))
    sentences = tuple(Sentence(start, end, 0, language.code) for start, end in spans)
    sights = [_sight(language, text, folded, i, s) for i, s in enumerate(sentences)]
    find = facts.finder(language)  # type: ignore[arg-type]  # hashed as the one object that it is
    mentions = [mention for sight in sights for mention in find(sight)]
    mentions += [mention for sight in sights for mention in _times(sight, mentions)]
    mentions.sort(key=lambda mention: mention.start)
    context = Context(text, folded, (Block(0, len(text), "paragraph"),), sentences, language.code, None, reference_time)
    links = time.assign(context, mentions)
    numbers = [number for sight in sights for number in sight.numbers]
    line = Line(text, language.code, reference_time)
    found = [
        _fact(line, mention, link, numbers)
        for mention, link in zip(mentions, links, strict=True)
        if mention.kind not in NO_NUMBER and not _is_sort(text, mention) and not _is_fraction_line(line, mention)
    ]
    found += [
        _bare(text, number)
        for number in _untaken(text, language, numbers, [m for m in mentions if not _is_fraction_line(line, m)])
    ]
    if language.code == "en":
        found = compounds.joined(text, found) + conventions.compact(text)
    return found + _ordinals(language, text, folded, spans)


def _one(text: str, single: re.Match[str], reference_time: str | None) -> list[dict[str, Any]]:
    """`a pound`, `an ml`: a line that says no more counts one."""
    counted = quantities(f"1 {single[1]}", reference_time, "en")
    return [fact | {"span": [0, len(text)]} for fact in counted if fact["kind"] in ("quantity", "money", "duration")]


def _is_sort(text: str, mention: Mention) -> bool:
    """Whether a hyphen makes the number a part of a name: "a 15-storey building" is one building to the suites."""
    return KINDS.get(mention.kind) is None and bool(re.fullmatch(r"\d+-[a-z]+", text[mention.start : mention.end]))


def _is_fraction_line(line: Line, mention: Mention) -> bool:
    """Whether a line is nothing but `2/10` or `1.10`, at no time: then it is a number."""
    return line.reference is None and mention.rule == "monthday" and mention.end - mention.start == len(line.text)


def _ordinals(language: Language, text: str, folded: str, spans: list[Span]) -> list[dict[str, Any]]:
    """Places in a row: no facts of ours, but the benchmarks ask for them."""
    find = vi_ordinals.find if language.code == "vi" else en_ordinals.find
    return [
        {"kind": "ordinal", "span": [number.start, number.end], "value": number.value}
        for start, end in spans
        for number in find(text, folded, start, end)
    ]


def _language(code: str | None, text: str) -> Language:
    from healthnews.lang.detect import detect

    return lang.load(code or detect(text))


def _sight(language: Language, text: str, folded: str, index: int, sentence: Sentence) -> Sight:
    start, end = sentence.start, sentence.end
    numbers = tuple(language.numbers(text, folded, start, end))
    times = tuple(language.times(text, folded, start, end))
    return Sight(text, folded, index, sentence, "paragraph", numbers, times)


def _times(sight: Sight, mentions: list[Mention]) -> Iterator[Mention]:
    """Times that no finder took: a bare `tháng sáu` is no sentence of an article."""
    for expression in sight.times:
        if not any(m.start < expression.end and expression.start < m.end for m in mentions):
            yield Mention(
                kind=expression.kind, start=expression.start, end=expression.end, sentence=sight.index, time=expression
            )


def _fact(line: Line, mention: Mention, link: TimeLink, numbers: list[Number]) -> dict[str, Any]:
    fact: dict[str, Any] = {"kind": KINDS.get(mention.kind, "count"), "span": [mention.start, mention.end]}
    if mention.kind in ("date", "period"):
        return fact | conventions.times(line, mention, link)
    if mention.kind == "duration":
        return fact | _duration(line, mention)
    attributes = [QUALIFIERS[mention.qualifier]] if mention.qualifier in QUALIFIERS else []
    attributes += [mention.measure] if mention.measure != "level" else []
    value = mention.value
    over = next((n.over for n in numbers if mention.start <= n.start < mention.end and n.over), None)
    fact |= {"value": value, "unit": mention.unit, "attributes": attributes + list(mention.attributes)}
    sign = next((n.sign for n in numbers if mention.start <= n.start < mention.end), 0)
    if line.text.startswith("- ") and mention.start <= 2:
        sign = -1
    if sign < 0 and re.search(r"\d -$", line.text[: mention.start]):
        sign = 0  # a range: 75 -300mm
    if (
        sign < 0
        and value is not None
        and (mention.measure == "level" or mention.kind == "measurement" or line.lang == "en")
    ):
        fact["value"] = -value
    if over and value is not None:  # `5/7 huyện` is 5 of 7 to us and a fraction to them
        fact |= {"min": value / over}
    elif mention.qualifier not in ("exact", "about"):
        fact |= {"min": mention.value_min, "max": mention.value_max}
    return fact


def _duration(line: Line, mention: Mention) -> dict[str, Any]:
    form = mention.time.form if mention.time else None
    if isinstance(form, Length) and line.reference:
        said = line.text[mention.start : mention.end].lower()
        whole = len(said) >= len(line.text.strip())
        if form.toward and form.value and form.unit in ("day", "week", "month", "quarter", "year"):
            return {"kind": "period", **conventions.stretch(line, form, said, whole)}
        at = conventions.clock(line, form, line.text[: mention.start].lower(), line.text[mention.end :].lower())
        if at is not None:
            return at
    value = mention.value if form is None else form.value
    unit = mention.unit if form is None else form.unit
    low, high = (form.low, form.high) if isinstance(form, Length) else (mention.value_min, mention.value_max)
    factor = {"quarter": 3, "decade": 10, "century": 100}.get(unit or "", 1)
    unit = {"quarter": "month", "decade": "year", "century": "year"}.get(unit or "", unit)
    return {
        "value": value * factor if value else value,
        "unit": unit,
        "min": low if value is None else None,
        "max": high if value is None else None,
    }


def _untaken(text: str, language: Language, numbers: list[Number], mentions: list[Mention]) -> Iterator[Number]:
    for number in numbers:
        if any(m.start < number.end and number.start < m.end for m in mentions):
            continue
        size = number.outer_end - number.outer_start
        whole = number.form != "article" or size == len(text.strip()) or number.sign or number.over
        if whole and (language.code != "vi" or size >= ALMOST_ALL * len(text.strip()) or _is_fraction(number)):
            yield number


def _is_fraction(number: Number) -> bool:
    return number.form == "words" and number.value is not None and number.value != int(number.value)


def _bare(text: str, number: Number) -> dict[str, Any]:
    sign = -1 if number.sign < 0 or (text.startswith("- ") and number.start == 2) else 1
    value = None if number.value is None else sign * number.value / (number.over or 1)
    fact: dict[str, Any] = {"kind": "number", "span": [number.start, number.end], "value": value}
    if number.qualifier != "exact":
        low, high = (None if bound is None else sign * bound for bound in (number.low, number.high))
        fact |= {"min": low, "max": high, "span": [number.outer_start, number.outer_end]}
        fact["attributes"] = [QUALIFIERS[number.qualifier]]
    elif EQUAL.match(text, number.outer_start, number.start):  # both bounds
        fact |= {"min": value, "max": value, "span": [number.outer_start, number.outer_end]}
    return fact


# --- the suites -------------------------------------------------------------------------------------------------------


def score(errors: int) -> str:
    """A table of the suites here, one row a suite and one a language: found, values right, traps, cases a second."""
    scorer = _scorer()
    rows: list[list[str]] = []
    sums: dict[str, Counter[str]] = {"vi": Counter(), "en": Counter()}
    for path in sorted(SUITES.glob("*.jsonl")):
        cases = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        cases = [case for case in cases if case.get("relevance") == "news"]
        tally: Counter[str] = Counter()
        wrong: list[Any] = []
        for case in cases:
            one: Counter[str] = Counter()
            started = clock.process_time()
            found = quantities(case["text"], case.get("reference_time"), case["lang"])
            one["us"] = round((clock.process_time() - started) * 1e6)
            scorer.score_case(case, found, one, wrong)
            tally += one
            sums[case["lang"]] += one
        rows.append(_row(path.stem, tally))
        for case, bad in wrong[:errors]:
            print(path.stem, repr(case["text"][:120]), bad[0][0])
    totals = [_row(f"**{name}**", sums[code]) for code, name in (("vi", "Vietnamese"), ("en", "English"))]
    return table(["suite (news cases)", "cases", "found", "values right", "traps hit", "cases/s"], totals + rows)


def _row(name: str, tally: Counter[str]) -> list[str]:
    def share(part: str, whole: str) -> str:
        return f"{tally[part] / tally[whole]:.3f}" if tally[whole] else "-"

    traps = f"{tally['trap_hits']} of {tally['traps']}" if tally["traps"] else "-"
    speed = f"{1e6 * tally['cases'] / max(tally['us'], 1):.0f}"
    return [name, str(tally["cases"]), share("found", "expected"), share("value", "valued"), traps, speed]


def _scorer() -> ModuleType:
    """The scorer that stands beside the suites."""
    spec = importlib.util.spec_from_file_location("suite_score", SUITES / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", action="store_true", help="write the table into RESULTS.md")
    parser.add_argument("--errors", type=int, default=0, help="print so many wrong cases of each suite")
    options = parser.parse_args()
    if not SUITES.is_dir():
        raise SystemExit(f"{SUITES}: no suites here (set HEALTHNEWS_SHARED)")
    text = score(options.errors)
    print(text)
    if options.keep:
        keep("quantities", text)


if __name__ == "__main__":
    main()
