"""Lengths of time: a number with its unit (`hơn hai tuần`), and times counted back from now (`hai tháng trước`)."""

from __future__ import annotations

import re

from healthnews.lang import series
from healthnews.lang.vi import numbers
from healthnews.lang.vi.time_atoms import NAME_BEFORE
from healthnews.lang.vi.time_forms import UNITS
from healthnews.model import Number, TimeExpression
from healthnews.times import Anchor, Length, Relative, Unit

DURATION_UNIT = re.compile(
    r" ?(giây|phút|giờ|tiếng đồng hồ|tiếng|ngày đêm|ngày|đêm|hôm(?! (?:nay|qua|sau|trước|đó|mai|ấy|kia|thứ)\b)|tuần lễ|tuần|tháng|quý|năm|thập kỷ|thập niên|thế kỷ|"
    r"h)(?![\w])(?! ?(?:tuổi|âm lịch))"
)
DURATION_TAIL = re.compile(
    r"(?P<half> rưỡi)?(?P<past> (?:vừa qua|vừa rồi|gần đây|gần nhất|trở lại đây|qua(?! (?:đời|lại|các|khỏi|cơn))))?"
    r"(?P<next> (?:tới đây|tới|tiếp theo|kế tiếp|sắp tới))?(?P<ago> (?:nữa(?! (?:là|mới|thì|hay))|trước đó|trước đây|sau đó|(?:trước|"
    r"sau)(?=[.,;:)]| ?$)))?(?!\w)"
)
DAY_FOLLOWS = re.compile(r" (?:0?[1-9]|[12]\d|3[01])(?:, ?| và |-|/| - )(?:ngày )?\d{1,2}")
CLOCK_BEFORE = re.compile(r"\b(?:lúc|hồi|vào lúc|khoảng lúc) $")
CLOCK_AFTER = re.compile(r" (?:sáng|trưa|chiều|tối|đêm|khuya|kém|đúng|ngày|hôm|\d)")
HOUR_BEFORE = re.compile(r"\d{1,2} ?(?:giờ|h) ?$")
MINUTES_AFTER = re.compile(r" \d{1,2} phút")
LASTING = re.compile(
    r"\b(?:sau|trong|hơn|gần|khoảng|kéo dài|vòng|suốt|mất|chưa đầy|dưới|trên|thêm|ít nhất|thời gian|chỉ|đến|tới|được|trước|chờ"
    r"|cách|ngủ|bay|chạy|tối đa|tối thiểu)(?: (?:hơn|gần|khoảng|là|chừng))? $"
)
AGO_BEFORE = re.compile(r"\bcách (?:đây|nay)(?: khoảng| chừng)? $")
LOCAL_TIME = re.compile(r" \(?(?:theo |)(?:giờ |)(?:địa phương|việt nam|hà nội|quốc tế|gmt|mỹ|anh|pháp)(?!\w)")
TO_AGE = re.compile(r" ?(?:đến|tới|[-–]) ?(?:dưới |gần |hơn )?\d+ (?:ngày |tuần |tháng )?tuổi")  # 12 tháng đến 11 tuổi
SINCE_THEN = re.compile(r" (?:sau|trước) khi(?!\w)")  # một giờ sau khi vào viện
THEN_BEFORE = re.compile(r"\b(trước|sau) đó,? $")  # trước đó 3 ngày
THEN_AFTER = re.compile(r"[.,;:)]| ?$")
MINUTES = re.compile(r" (\d{1,2}) phút(?!\w)")
LENGTH_BEFORE = re.compile(r"\b(?:sau|trong|kéo dài|vòng|suốt|mất|hết|thêm) $")
MORE_BEFORE = re.compile(r"\b(?:thêm|vài|mấy|hơn|cả|tới|đến|khoảng|ít nhất|trong|mất|cần|phải|còn)(?: \w+)? $")
RATE_BEFORE = re.compile(r"(?:/|\b(?:hằng|hàng|nào|thứ) )$")
ORDINAL_BEFORE = re.compile(r"(?<!\d )\b(?:tháng|năm|ngày|quý|thứ|lần thứ|tuổi|khóa|lớp) $")
ARTICLE_CUE = re.compile(
    r"\b(?:sau|trong|hơn|gần|khoảng|chỉ|kéo dài|vòng|suốt|trước|được|đúng|tròn|mất|chưa đầy|dưới|trên|thêm|đã|ít nhất|"
    r"cộng|và) $"
)
SERIES = series.Series(
    gap=re.compile(r"(?:, ?| )(?:(?P<tie>và|hoặc|hay) )?"),
    cue=re.compile(r"\b(?:sau|trong|mỗi|cách|khoảng|từ|lúc|khi|trước|là|vòng|rồi|và|gồm|cứ|các mốc|mốc|đến) $"),
)


def durations(text: str, folded: str, start: int, end: int, taken: list[TimeExpression]) -> list[TimeExpression]:
    """The lengths of a sentence, in order, without those inside a time that is `taken` (in order, too)."""
    found: list[TimeExpression] = []
    at = 0
    counts = numbers.find(text, folded, start, end)
    for index, number in enumerate(counts):
        unit = DURATION_UNIT.match(folded, number.end, end)
        if not unit or (found and number.start < found[-1].end):
            continue
        while at < len(taken) and taken[at].end <= number.outer_start:
            at += 1
        around = taken[at : at + 2]
        if any(t.start < unit.end() and number.start < t.end for t in around):
            continue
        time = _duration(text, folded, start, end, number, unit)
        if time is not None and not any(t.start < time.end and time.start < t.end for t in around):
            near = taken[max(0, at - series.MOST) : at + 1]
            listed = (n for n in counts[max(0, index - series.MOST) : index] if not any(_within(n, t) for t in near))
            found += series.before(folded, start, list(listed), number, time, SERIES)
            found.append(time)
    return found


def _within(number: Number, time: TimeExpression) -> bool:
    return time.start <= number.start < time.end


def _duration(
    text: str, folded: str, start: int, end: int, number: Number, unit: re.Match[str]
) -> TimeExpression | None:
    before = folded[max(start, number.outer_start - 14) : number.outer_start]
    name = unit[1].split()[0] if unit[1].split()[0] in UNITS else unit[1]
    if number.over is not None or RATE_BEFORE.search(before):
        return None
    if name in ("ngày", "tuần", "tháng") and TO_AGE.match(folded, unit.end(), end):
        return None
    if name in ("ngày", "đêm", "tháng", "năm") and DAY_FOLLOWS.match(folded, unit.end(), end):
        return None  # hai ngày 12 và 13/6
    if name in ("tháng", "năm") and NAME_BEFORE.search(before):
        return None
    if name == "giờ" and LOCAL_TIME.match(folded, unit.end(), end):
        return None
    if number.form == "article" and text[unit.end() : unit.end() + 2].strip().isupper():
        return None  # một ngày Quốc tế thiếu nhi vui vẻ
    if ORDINAL_BEFORE.search(folded, max(start, number.start - 10), number.start):
        return None
    minutes = MINUTES.match(folded, unit.end(), end) if name in ("giờ", "tiếng", "h") else None
    if minutes and number.value is not None and LENGTH_BEFORE.search(before):
        long = number.value * 60 + int(minutes[1])  # kéo dài 2 giờ 30 phút
        form = Length(value=long, low=long, high=long, unit="minute", qualifier=number.qualifier)
        return TimeExpression(number.outer_start, minutes.end(), "duration", form, "duration")
    if name in ("giờ", "h") and (CLOCK_BEFORE.search(before) or CLOCK_AFTER.match(folded, unit.end(), end)):
        return None
    if _is_clock(folded, start, end, number, name, unit.end(), before):
        return None
    tail = DURATION_TAIL.match(folded, unit.end(), end)
    assert tail is not None
    later = SINCE_THEN.match(folded, unit.end(), end) is not None
    if number.form == "article" and not (
        tail[0]
        or later
        or ARTICLE_CUE.search(before)
        or number.outer_start != number.start
        or (number.start, unit.end()) == (start, end)
    ):
        return None
    ago = (tail["ago"] or "").strip()
    if ago == "nữa" and MORE_BEFORE.search(before):
        ago = ""  # thêm 2 tuần nữa: two more weeks
    since_then = AGO_BEFORE.search(before)
    if since_then and not ago:
        ago = "trước đây"  # cách đây sáu năm
    then = THEN_BEFORE.search(before) if not ago and THEN_AFTER.match(folded, tail.end(), end) else None
    if then is not None:
        ago = f"{then[1]} đó"
        since_then = then
    close = tail.end()
    value, low, high = number.value, number.low, number.high
    if tail["half"] and value is not None:
        value += 0.5
        low = None if low is None else low + 0.5
        high = None if high is None else high + 0.5
    if (
        ago
        and value is not None
        and value == int(value)
        and number.qualifier == "exact"
        and name not in ("giờ", "phút", "giây", "tiếng", "h")
    ):
        begin = since_then.start() + max(start, number.outer_start - 14) if since_then else number.start
        return _counted(begin, close, UNITS[name], int(value), ago)
    if ago and tail["ago"]:
        close = tail.start("ago")
    toward = -1 if tail["past"] or folded.startswith(" nay", close) else 1 if tail["next"] else 0
    first = re.match(r" đầu(?: tiên)?(?!\w)(?! năm)", folded[close:end])
    if first and name in ("tháng", "tuần", "ngày"):
        close += first.end()
    form = Length(value=value, low=low, high=high, unit=UNITS[name], qualifier=number.qualifier, toward=toward)
    return TimeExpression(number.outer_start, close, "duration", form, "duration")


def _is_clock(folded: str, start: int, end: int, number: Number, name: str, after: int, before: str) -> bool:
    """Whether hours or minutes are told by the clock: `13 giờ 30 phút`, `từ 9 giờ đến 16 giờ`, `tin 9h`."""
    if name == "phút":
        hour = HOUR_BEFORE.search(folded, max(start, number.start - 12), number.start)
        return hour is not None and not LASTING.search(folded[max(start, hour.start() - 20) : hour.start()])
    if name not in ("giờ", "h") or (number.high or 0) > 24 or number.outer_start < number.start - 5:
        return False
    if LASTING.search(before):
        return False
    if number.qualifier == "range":
        return folded.startswith("từ ", number.outer_start)
    return name == "h" or MINUTES_AFTER.match(folded, after, end) is not None


def _counted(begin: int, close: int, unit: Unit, count: int, ago: str) -> TimeExpression:
    """`hai tháng trước` by the publication date, `hai ngày sau đó` by the time last spoken of."""
    anchor: Anchor = "context" if ago in ("trước đó", "sau đó", "sau") else "published"
    offset = -count if ago.startswith("trước") else count
    form = Relative(unit=unit, offset=offset, anchor=anchor, ago=True)
    return TimeExpression(begin, close, "date" if unit == "day" else "period", form, "ago")
