"""Times as Vietnamese writes them: days, periods and durations, one expression with everything in it.

One pass finds the times as they stand alone (calendar_words.py); then neighbours are joined: a clock or a part of the day with its
day, two ends with their interval, a number with its unit of time. What looks like a date and is none (`5/7 huyện`, `Bệnh viện
30 Tháng 4`) is refused by what stands around it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from healthnews.lang.vi import numbers
from healthnews.lang.vi.calendar_words import (
    AFTERNOON, CONTEXT_DAYS, DAY_WORDS, GRAMMAR, LUNAR_MONTHS, MONTH_WORDS, PART_SHIFTS, RELATIVE_DAYS, ROMAN, SHIFTS, WEEKDAYS,
)  # fmt: skip
from healthnews.model import Number, TimeExpression
from healthnews.times import Calendar, Clock, Form, Interval, Length, Part, Relative, Unit, Weekday


class Atom(NamedTuple):
    """A time as it stands alone. `kind` is date or period, or clock, daypart, lone, which need a neighbour."""

    start: int
    end: int
    kind: str
    form: Form | Clock | str | int
    rule: str


TRIGGER = re.compile(r"\d|ngày|tháng|năm|tuần|quý|hôm|sáng|tối|chiều|đêm|trưa|chủ nhật|thứ|thập|mồng|mùng|giờ|phút|tiếng")
UNITS: dict[str, Unit] = {
    "giây": "second", "phút": "minute", "giờ": "hour", "tiếng": "hour", "h": "hour", "ngày": "day", "đêm": "day", "hôm": "day",
    "tuần": "week", "tháng": "month", "quý": "quarter", "năm": "year", "thập kỷ": "decade", "thập niên": "decade", "thập kỉ": "decade",
    "thế kỷ": "century", "thế kỉ": "century",
}  # fmt: skip
# Before a bare `d/m` or `d-m` that is a date: ngày, sáng 12/2, hôm 6-5, từ 10/5, đến 15/6, (12/2).
DAY_CUE = re.compile(
    r"(?:\b(?:ngày|hôm|sáng|trưa|chiều|tối|đêm|khuya|từ|đến|tới|vào|trước|sau|qua|dịp|lễ|mùng|mồng|tết|nhật|(?:thứ (?:[2-7]|hai|ba|tư|năm|sáu|bảy)),?|"
    r"hết|kể từ|tính đến|cập nhật|ngày:) ?|\(|\d[-/]\d{1,2}(?: và|,) )$"
)
NAME_BEFORE = re.compile(
    r"(?:bệnh viện|đa khoa|chuyên khoa|trường|đường|phố|phường|công viên|quảng trường|cầu|bv|viện|nhà máy|công ty|xí nghiệp|tp|khu) $"
)
SCORE_BEFORE = re.compile(r"(?:tỷ số|tỉ số|tỷ lệ|tỉ lệ|thắng|thua|hòa|hoà|điểm|số|tổ|nhà|ngõ|hẻm|kiệt|đường|quận|quốc lộ|khoản|điều|phòng) $")
PORTION_BEFORE = re.compile(r"\b(?:chiếm|lên|đạt|có|gần|giảm|tăng|còn|xuống) (?:tới|đến) $")
COUNT_AFTER = re.compile(
    r" (?:ca|người|bệnh|tỉnh|huyện|xã|quận|phường|thành|bác|y|cán|lượt|mẫu|đơn|cơ|trường|giường|liều|mũi|lần|tuổi|triệu|tỷ|tỉ|nghìn|ngàn|"
    r"kg|km|m|ml|đồng|điểm|độ|em|cháu|trẻ|hộ|khoa|phòng|máy|xe|tháng|năm|tuần|giờ|phút|con|chỉ|tiêu|mục|nội|viên|loại|bước|trạm|thôn|khu|"
    r"phần|giây|lít|bé|nhân|nhà|nước|quốc|sở|địa|trong|trên|so|đại)\b"
)
YEAR_CUE = re.compile(
    r"(?:\b(?:từ|đến|tới|trước|sau|trong|vào|giữa|cuối|đầu|hết|sinh|sn|sn:|với|kể từ|hè|thu|xuân|đông|mùa|tết) |\()$"
)
COUNT_BEFORE = re.compile(r"(?:\d|\b(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|chục|mươi|vài|mấy|nhiều|những|nửa)) $")
YEAR_END = re.compile(r"(?= ?(?:[.,;:)–-]|$| (?:và|đến|tới|là|có|thì|đã|ở|tại|cho|của|khi|với|trở|do|bị|được|sẽ|cả|toàn|tỉnh)(?!\w)))")
PART_OF_PERIOD = re.compile(r"\b(?:đầu|giữa|cuối|trung tuần|thượng tuần|hạ tuần|những ngày đầu|những ngày cuối|cuối những) $")
ABOUT = re.compile(r"\b(?:khoảng|tầm|chừng)(?: từ)? $")
CLOCK_TO_DAY = re.compile(r",? ?(?:phút )?(?:của )?(?:ngày |hôm )?\(?")
DAY_TO_CLOCK = re.compile(r",? ?(?:lúc |vào lúc |hồi |vào hồi |khoảng |\| |- |– )?")
PART_TO_DAY = re.compile(r"(?: ngày| hôm)? ?")
WEEKDAY_TO_DAY = re.compile(r",? ?(?:ngày )?")
TODAY_TO_DAY = re.compile(r" (?:ngày )?")
TO = re.compile(r" ?(?:đến|tới|cho đến|cho tới|đến hết|tới hết|đến tận|đến cuối|đến đầu|đến giữa|kéo dài đến)(?: hết)? | ?[-–—] ?")
NOW = re.compile(r" (?:đến|tới|cho đến|cho tới|đến tận)(?: thời điểm)? (?:nay|bây giờ|hiện nay|hiện tại|giờ|hiện nay)(?!\w)")
FROM = re.compile(r"\b(?:trong )?từ (?:ngày |hôm )?$")
LONE = re.compile(r"\b((?:từ |đêm |tối |sáng |chiều |hôm |các |hai |ba |2 |3 |những )*(?:ngày )?)((?:(?:0?[1-9]|[12]\d|3[01])(?:, ?| và | đến | tới | ?[-–] ?)(?:ngày )?)+)$")
LONE_DAY = re.compile(r"\d{1,2}")
DURATION_UNIT = re.compile(
    r" ?(giây|phút|giờ|tiếng đồng hồ|tiếng|ngày đêm|ngày|đêm|tuần lễ|tuần|tháng|quý|năm|thập kỷ|thập niên|thế kỷ|h)(?![\w])(?! ?(?:tuổi|âm lịch))"
)
DURATION_TAIL = re.compile(
    r"(?P<half> rưỡi)?(?P<past> (?:vừa qua|vừa rồi|gần đây|gần nhất|trở lại đây|qua(?! (?:đời|lại|các|khỏi|cơn))))?"
    r"(?P<next> (?:tới đây|tới|tiếp theo|kế tiếp|sắp tới))?(?P<ago> (?:trước đó|trước đây|sau đó|(?:trước|sau)(?=[.,;:)]| ?$)))?(?!\w)"
)
DAY_FOLLOWS = re.compile(r" (?:0?[1-9]|[12]\d|3[01])(?:, ?| và |-|/| - )(?:ngày )?\d{1,2}")
CLOCK_BEFORE = re.compile(r"\b(?:lúc|hồi|vào lúc|khoảng lúc) $")
CLOCK_AFTER = re.compile(r" (?:sáng|trưa|chiều|tối|đêm|khuya|kém|đúng|ngày|hôm|\d)")
AGO_BEFORE = re.compile(r"\bcách (?:đây|nay)(?: khoảng| chừng)? $")
RATE_BEFORE = re.compile(r"(?:/|\b(?:hằng|hàng|nào|thứ) )$")
ORDINAL_BEFORE = re.compile(r"(?<!\d )\b(?:tháng|năm|ngày|quý|thứ|lần thứ|tuổi|khóa|lớp) $")
ARTICLE_CUE = re.compile(r"\b(?:sau|trong|hơn|gần|khoảng|chỉ|kéo dài|vòng|suốt|trước|được|đúng|tròn|mất|chưa đầy|dưới|trên|thêm|đã|ít nhất|cộng|và) $")


def find(text: str, folded: str, start: int, end: int) -> list[TimeExpression]:
    """Dates, periods and durations of one sentence, left to right, never overlapping.

    >>> sentence = "Từ 10 đến 15/6 và trong 6 tháng đầu năm 2020, cách ly 14 ngày"
    >>> [sentence[t.start : t.end] for t in find(sentence, sentence.lower(), 0, len(sentence))]
    ['Từ 10 đến 15/6', '6 tháng đầu năm 2020', '14 ngày']
    """
    if not TRIGGER.search(folded, start, end):
        return []
    atoms = [atom for rule, match in GRAMMAR.finditer(folded, start, end) for atom in _atom(text, folded, start, end, rule, match)]
    found = _joined(folded, start, end, atoms) if atoms else []
    found += _durations(text, folded, start, end, found)
    return sorted(found, key=lambda time: time.start)


# --- one time as it stands alone -----------------------------------------------------------------------------------------------------


def _atom(text: str, folded: str, start: int, end: int, rule: str, match: re.Match[str]) -> list[Atom]:
    at = match.start()
    if at > start + 1 and folded[at - 1] == "-" and folded[at - 2].isdigit():
        return []
    built = BUILDERS[rule](match)
    if built is None:
        return []
    kind, form = built
    if kind == "date" and NAME_BEFORE.search(folded, max(start, match.start() - 14), match.start()) and rule in ("dthang", "dm"):
        return []  # Bệnh viện 30 Tháng 4
    if rule == "dm" and not _is_day(folded, start, end, match):
        return []
    if rule == "year" and not (
        YEAR_CUE.search(folded, max(start, match.start() - 12), match.start()) and YEAR_END.match(folded, match.end(), end)
    ):
        kind = "year"
    if rule == "ctxday" and re.search(r"\b(?:những|các|mấy) $", folded[max(start, match.start() - 7) : match.start()]):
        return []  # những ngày trước đó
    if rule == "month" and match["mo_m"] == "năm" and re.search(r"\b(?:ngày(?:,| và)?|những|các|qua|bao) $", folded[max(start, match.start() - 8) : match.start()]):
        return []  # ngày tháng năm sinh
    if rule in ("yearof", "month", "week", "quarter") and isinstance(form, Relative) and COUNT_BEFORE.search(
        folded, max(start, match.start() - 12), match.start()
    ):
        return []  # 5 năm qua, hai tháng trước
    if rule == "weekday" and not _is_weekday(text, folded, start, end, match):
        return []
    return [Atom(match.start(), match.end(), kind, form, rule)]


def _is_day(folded: str, start: int, end: int, match: re.Match[str]) -> bool:
    """Whether a bare `d-m` is a day: a cue stands before it, or it can be nothing else."""
    if match["dm_y"] or match["dm_ys"] or not match[0][0].isdigit():
        return True
    before = match.start()
    lone = LONE.search(folded, max(start, before - 40), before)
    if lone and lone[1].strip() and "đến" not in lone[1]:
        return not COUNT_AFTER.match(folded, match.end(), end) or "ngày" in lone[1]
    if match["dm_s"] == ".":
        return bool(re.search(r"\b(?:ngày|hôm|sáng|chiều|tối|đêm) $", folded[max(start, before - 8) : before]))
    if DAY_CUE.search(folded, max(start, before - 14), before):
        if folded[before - 1] == "(" and not (match.end() < end and folded[match.end()] in "),"):
            return False
        if PORTION_BEFORE.search(folded, max(start, before - 12), before):
            return False  # chiếm tới 1/3
        return not (COUNT_AFTER.match(folded, match.end(), end) and re.search(r"\b(?:từ|đến|tới|sau|trước|qua|lễ) $", folded[max(start, before - 6) : before]))
    if SCORE_BEFORE.search(folded, max(start, before - 10), before) or COUNT_AFTER.match(folded, match.end(), end):
        return False
    day, month = int(match["dm_d"]), int(match["dm_m"])
    padded = len(match["dm_d"]) == 2 and len(match["dm_m"]) == 2 and match["dm_m"][0] == "0"
    return match["dm_s"] == "-" and (day > max(month, 12) or padded)  # 6-4 is a score


def _is_weekday(text: str, folded: str, start: int, end: int, match: re.Match[str]) -> bool:
    """Whether `thứ hai` is a Monday and no second thing: a week, a day or a part of the day stands beside it."""
    if match["wd_s"] or match["wd_t"] or match["wd_sun"]:
        return True
    if match.start() == start and match.end() == end:
        return True
    if re.search(r"\b(?:sáng|trưa|chiều|tối|đêm|ngày|hôm|vào|từ|đến) $", folded[max(start, match.start() - 8) : match.start()]):
        return not re.search(r"\b(?:vào|từ|đến|ngày) $", folded[max(start, match.start() - 8) : match.start()]) or text[match.end() - 1].isdigit() or bool(
            re.match(r",? ?\(?(?:ngày )?\d{1,2}[-/]\d|,|\.| ?$| \(", folded[match.end() : end])
        )
    return bool(re.match(r",? ?\(?(?:ngày )?(?:mùng |mồng )?\d{1,2}(?:[-/.]\d| tháng)", folded[match.end() : end]))


def _number(written: str) -> int:
    return int(written) if written.isdigit() else DAY_WORDS.get(written, 0)


def _month(written: str) -> int:
    return int(written) if written.isdigit() else MONTH_WORDS[written]


def _short_year(written: str, full: int | None = None) -> int:
    if len(written) == 4:
        return int(written)
    return (full // 100 if full else 20) * 100 + int(written)


def _spelled_year(written: str) -> int | None:
    """`hai nghìn mười ba`, `một chín chín chín`, `hai không linh tám`."""
    words = written.split()
    figures = [{"mốt": 1, "lăm": 5, "linh": 0, "lẻ": 0, "không": 0, "tư": 4}.get(word, MONTH_WORDS.get(word)) for word in words]
    if len(words) == 4 and all(figure is not None and figure < 10 for figure in figures):
        return int("".join(map(str, figures)))
    found = numbers.find(written, written, 0, len(written.rstrip()))
    value = found[0].value if len(found) == 1 and found[0].end == len(written.rstrip()) else None
    return int(value) if value is not None and 100 <= value < 2200 else None


Built = tuple[str, Form | Clock | str | int] | None


def _year_of(match: re.Match[str], prefix: str) -> dict[str, int | None]:
    year = match[prefix + "y"]
    shift = match[prefix + "ys"]
    return {"year": int(year) if year else None, "year_shift": SHIFTS[shift] if shift else None}


def _valid(day: int, month: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _ymd(m: re.Match[str]) -> Built:
    day, month = int(m["ymd_d"]), int(m["ymd_m"])
    return ("date", Calendar(year=int(m["ymd_y"]), month=month, day=day)) if _valid(day, month) else None


def _dmy(m: re.Match[str]) -> Built:
    day, month = int(m["dmy_d"]), int(m["dmy_m"])
    if not _valid(day, month):
        return None
    return "date", Calendar(year=_short_year(m["dmy_y"]), month=month, day=day)


def _dthang(m: re.Match[str]) -> Built:
    day, month = _number(m["dt_d"]), _month(m["dt_m"])
    if not _valid(day, month):
        return None
    lunar = m["dt_m"] in LUNAR_MONTHS or bool(m["dt_al"])
    year = _year_of(m, "dt_")
    if m["dt_yw"]:
        year["year"] = _spelled_year(m["dt_yw"])
    return "date", Calendar(month=month, day=day, lunar=lunar, forward=_ahead(m["dt_f"]), **year)


def _ahead(tail: str | None) -> bool | None:
    """Where `vừa qua`, `tới` look."""
    return None if not tail else "tới" in tail


def _part(m: re.Match[str]) -> Built:
    written, of = m["pt_n"], m["pt_of"]
    unit = UNITS[m["pt_u"]]
    last = m["pt_e"].startswith("cuối")
    if not of or written == "vài":
        return None  # 3 tháng đầu: a duration
    if of == "năm" and unit == "year":
        return None
    count = _number(written) if written else 1
    whole: Calendar | Relative
    if of.startswith("năm"):
        rest = of[4:]
        if rest[:1].isdigit():
            rest = rest[:4]
        if rest in ("này",):
            rest = "nay"
        if rest == "học":
            return None
        whole = Calendar(year=int(rest)) if rest.isdigit() else Relative(unit="year", offset=SHIFTS.get(rest, 0))
    elif of.isdigit():
        whole = Calendar(year=int(of))
    elif of.startswith("quý"):
        parts = re.findall(r"[ivx]+|\d+", of)
        whole = Calendar(quarter=ROMAN[parts[0]], year=int(parts[1]) if len(parts) > 1 else None)
    elif of == "tháng":
        whole = Relative(unit="month")
    else:
        month = re.match(r"tháng (mười hai|mười một|\w+)", of)
        assert month
        whole = Calendar(month=_month(month[1]), **_year_of(m, "pt_"))
    kind = "date" if unit == "day" and count == 1 else "period"
    return kind, Part(of=whole, unit=unit, count=count or 1, last=last)


def _nmonths(m: re.Match[str]) -> Built:
    return "period", Part(of=Calendar(year=int(m["nm_y"])), unit="month", count=min(12, int(m["nm_n"])))


def _clock(m: re.Match[str]) -> Built:
    minute = m["ck_m1"] or m["ck_m2"] or m["ck_m3"] or m["ck_m4"]
    return "clock", Clock(int(m["ck_h"]), int(minute or 0), int(m["ck_s"]) if m["ck_s"] else None)


def _dm(m: re.Match[str]) -> Built:
    day, month = int(m["dm_d"]), int(m["dm_m"])
    return ("date", Calendar(month=month, day=day, forward=_ahead(m["dm_f"]), **_year_of(m, "dm_"))) if _valid(day, month) else None


def _years(m: re.Match[str]) -> Built:
    first = int(m["yr_a"])
    last = _short_year(m["yr_b"], first)
    if not first < last <= first + 150:
        return None
    if len(m["yr_b"]) == 2 and m[0][0].isdigit():
        return None
    return "period", Interval(start=Calendar(year=first), end=Calendar(year=last))


def _shifted(unit: Unit, word: str) -> Relative:
    """`năm ngoái` by the publication, `năm trước đó` by the time last spoken of."""
    return Relative(unit=unit, offset=SHIFTS[word], anchor="context" if word.endswith(" đó") else "published")


def _decade(m: re.Match[str]) -> Built:
    year = int(m["dc_y"])
    if year < 100:
        year += 2000 if m["dc_c"] in ("xxi", "21") else 1900
    return "period", Calendar(year=year, span="decade")


def _yearof(m: re.Match[str]) -> Built:
    if m["yo_y"]:
        return "period", Calendar(year=int(m["yo_y"]))
    if m["yo_s"]:
        return "period", _shifted("year", m["yo_s"])
    if m["yo_c"]:
        return "period", Relative(unit="year", anchor="context")
    year = _spelled_year(m["yo_w"])
    return ("period", Calendar(year=year)) if year and year >= 1000 else None


def _month_atom(m: re.Match[str]) -> Built:
    if m["mo_s"]:
        return "period", _shifted("month", m["mo_s"])
    if m["mo_c"]:
        return "period", Relative(unit="month", anchor="context")
    month = _month(m["mo_m"])
    tail = (m["mo_f"] or "").strip()
    year = _year_of(m, "mo_")
    if m["mo_yw"]:
        year["year"] = _spelled_year(m["mo_yw"])
    if tail == "năm nay":
        year["year_shift"] = 0
    forward = True if tail in ("tới", "sắp tới") else False if tail.startswith("vừa") else None
    lunar = m["mo_m"] in LUNAR_MONTHS
    anchor = "context" if m["mo_yc"] else "published"
    first = Calendar(month=month, forward=forward, lunar=lunar, anchor=anchor, **year)  # type: ignore[arg-type]
    others = [int(n) for n in re.findall(r"\d+", m["mo_l"] or "")]
    if not others:
        return "period", first
    if " và " in m["mo_l"] and len(others) == 1 and others[0] != month + 1:
        return "period", first
    return "period", Interval(start=first, end=Calendar(month=others[-1], forward=forward, **year))


def _quarter(m: re.Match[str]) -> Built:
    if m["qu_s"]:
        return "period", _shifted("quarter", m["qu_s"])
    return "period", Calendar(quarter=ROMAN[m["qu_q"]], **_year_of(m, "qu_"))


def _half(m: re.Match[str]) -> Built:
    half = 1 if m["hf_e"] == "đầu" else 2
    shift = SHIFTS[m["hf_s"]] if m["hf_s"] else 0
    return "period", Calendar(half=half, year=int(m["hf_y"]) if m["hf_y"] else None, year_shift=None if m["hf_y"] else shift)


def _week(m: re.Match[str]) -> Built:
    shift = m["wk_s"] or m["wk_s2"]
    if shift:
        return "period", _shifted("week", shift)
    if m["wk_c"]:
        return "period", Relative(unit="week", anchor="context")
    return "period", Calendar(week=int(m["wk_n"]), year=int(m["wk_y"]))


def _weekday(m: re.Match[str]) -> Built:
    day = 7 if m["wd_sun"] else WEEKDAYS[m["wd_d"]]
    if m["wd_s"]:
        return "date", Relative(unit="week", offset=SHIFTS.get(m["wd_s"], 0), weekday=day)
    forward = {"tới": True, "tuần": True}.get(m["wd_t"] or "")
    return "date", Weekday(weekday=day, forward=forward)


def _relday(m: re.Match[str]) -> Built:
    return "date", Relative(unit="day", offset=RELATIVE_DAYS[m[0]] or 0)


def _ctxday(m: re.Match[str]) -> Built:
    return "date", Relative(unit="day", offset=CONTEXT_DAYS[m[0]], anchor="context")


def _daypart(m: re.Match[str]) -> Built:
    if m["dp_s"]:
        return "date", Relative(unit="day", offset=PART_SHIFTS[m["dp_s"]])
    return "daypart", m["dp_p"]


def _tet(m: re.Match[str]) -> Built:
    written = m["te_d"] or m["te_d2"]
    return "date", Calendar(month=1, day=_number(written) if written else 30, lunar=True)


def _dau(m: re.Match[str]) -> Built:
    return "start", Relative(unit=UNITS[m["da_u"]])


BUILDERS = {
    "ymd": _ymd, "dmy": _dmy, "dthang": _dthang, "part": _part, "nmonths": _nmonths, "clock": _clock, "dm": _dm, "years": _years,
    "decade": _decade, "yearof": _yearof, "sangnam": lambda m: ("period", Relative(unit="year", offset=1)),
    "cungnam": lambda m: ("period", Relative(unit=UNITS[m["cn_u"]], anchor="context")), "month": _month_atom, "quarter": _quarter,
    "half": _half, "week": _week, "weekday": _weekday, "relday": _relday, "ctxday": _ctxday, "daypart": _daypart, "tet": _tet,
    "dau": _dau, "year": lambda m: ("period", Calendar(year=int(m["ye_y"]))),
}  # fmt: skip


# --- neighbours ----------------------------------------------------------------------------------------------------------------------


def _joined(folded: str, start: int, end: int, atoms: list[Atom]) -> list[TimeExpression]:
    days = _with_days(folded, atoms)
    found: list[TimeExpression] = []
    index = 0
    while index < len(days):
        atom = days[index]
        after = days[index + 1] if index + 1 < len(days) else None
        interval = _interval(folded, start, end, atom, after)
        if interval is not None:
            time, used = interval
            found.append(time)
            index += used
            continue
        found += _alone(folded, start, end, atom)
        index += 1
    return found


def _with_days(folded: str, atoms: list[Atom]) -> list[Atom]:
    """Clocks and parts of the day taken into their days: `18h ngày 14/6`, `sáng 12/2`, `Thứ Tư, 07/01/2015 | 22:34`."""
    found: list[Atom] = []
    index = 0
    while index < len(atoms):
        run = [atoms[index]]
        while index + len(run) < len(atoms) and _belongs(folded, run, atoms[index + len(run)]):
            run.append(atoms[index + len(run)])
        index += len(run)
        merged = _merge(folded, run)
        if merged is not None:
            found.append(merged)
    return found


def _belongs(folded: str, run: list[Atom], after: Atom) -> bool:
    before = run[-1]
    if after.start < before.end:
        return False
    gap = folded[before.end : after.start]
    if len(gap) > 16:
        return False
    kinds = (before.kind, after.kind)
    if kinds in (("clock", "daypart"), ("daypart", "clock")):
        return bool(re.fullmatch(r",? ?(?:lúc |khoảng )?", gap))
    if before.kind == "clock" and after.kind == "clock":
        return bool(re.fullmatch(r" ?[-–] ?| đến (?:khoảng )?", gap))
    if before.kind in ("clock", "daypart") and after.kind == "date":
        return bool(CLOCK_TO_DAY.fullmatch(gap)) and not (before.kind == "daypart" and "," in gap)
    if before.kind == "date" and before.rule == "weekday" and after.kind == "date" and after.rule in ("dmy", "dm", "dthang", "ymd"):
        return bool(WEEKDAY_TO_DAY.fullmatch(gap)) and not any(a.rule != "weekday" and a.kind == "date" for a in run)
    if before.rule in ("relday", "daypart") and after.rule in ("dmy", "dm", "dthang"):
        return bool(TODAY_TO_DAY.fullmatch(gap))  # sáng nay 29/5
    if before.kind == "date" and after.kind == "clock":
        return bool(DAY_TO_CLOCK.fullmatch(gap)) and not any(a.kind == "clock" for a in run)
    return False


def _merge(folded: str, run: list[Atom]) -> Atom | None:
    """The one time of a run, with its clock; None where no day is in it."""
    days = [atom for atom in run if atom.kind == "date"]
    clocks = [atom for atom in run if atom.kind == "clock"]
    if not days:
        return run[0] if len(run) == 1 and run[0].kind not in ("clock", "daypart") else None
    form = days[-1].form
    if len(days) > 1 and isinstance(days[0].form, Weekday) and isinstance(form, Calendar):
        form = _replace(form, weekday=days[0].form.weekday)
    start, finish = run[0].start, run[-1].end
    if run[0].kind == "date" and run[-1].kind == "daypart":
        finish = days[-1].end
    part = next((str(atom.form) for atom in run if atom.kind == "daypart"), "")
    part = part or next((folded[a.start : a.end].split()[0] for a in run if a.rule == "daypart" and a.kind == "date"), "")
    if clocks and not isinstance(form, Interval | Part):
        hours = [_replace(form, clock=_afternoon(clock.form, part)) for clock in clocks]  # type: ignore[arg-type]
        form = hours[0] if len(hours) == 1 else Interval(start=hours[0], end=hours[1])
    return Atom(start, finish, "date", form, days[-1].rule)


def _replace(form: object, **changes: object) -> Form:
    import msgspec

    return msgspec.structs.replace(form, **changes)  # type: ignore[type-var,return-value]


def _afternoon(clock: Clock, part: str) -> Clock:
    if part in AFTERNOON and clock.hour < 12 and not (part == "đêm" and clock.hour < 6):
        return Clock(clock.hour + 12, clock.minute, clock.second)
    return clock


def _interval(folded: str, start: int, end: int, atom: Atom, after: Atom | None) -> tuple[TimeExpression, int] | None:
    """`từ A đến B`, `A - B`, `từ A đến nay`, `từ 10 đến 15/6`."""
    form = atom.form
    if not isinstance(form, Calendar | Relative | Part | Weekday):
        return None
    opened = FROM.search(folded, max(start, atom.start - 18), atom.start)
    begin = _trimmed(folded, opened.start(), atom.start) if opened else atom.start
    now = NOW.match(folded, atom.end, end)
    if now and (opened or atom.kind == "start"):
        begin = opened.start() if opened else atom.start
        if folded.startswith("trong ", begin):
            begin += 6
        before = PART_OF_PERIOD.search(folded, max(start, atom.start - 20), atom.start)
        if before and not opened:
            outer = FROM.search(folded, max(start, before.start() - 18), before.start())
            begin = outer.start() if outer else begin
        return TimeExpression(begin, now.end(), "period", Interval(start=form, end=None), "interval"), 1
    part = PART_OF_PERIOD.search(folded, max(start, atom.start - 20), atom.start)
    if now and part and atom.kind == "period":
        outer = FROM.search(folded, max(start, part.start() - 18), part.start())
        return TimeExpression(outer.start() if outer else part.start(), now.end(), "period", Interval(start=form, end=None), "interval"), 1
    if after is None or not isinstance(after.form, Calendar | Relative | Part | Weekday) or after.start < atom.end:
        return None
    gap = folded[atom.end : after.start]
    if not TO.fullmatch(gap) or atom.kind == "year" != after.kind:
        return None
    if not _follows(form, after.form) or not (opened or not gap.strip().isalpha() or _same_sort(form, after.form)):
        return None
    clocked = getattr(form, "clock", None) and getattr(after.form, "clock", None)
    if folded.startswith("trong ", begin):
        begin += 6
    if not opened and part:
        begin = part.start()
    return TimeExpression(begin, after.end, "period" if not clocked else "period", Interval(start=form, end=after.form), "interval"), 2


def _trimmed(folded: str, begin: int, atom_start: int) -> int:
    return begin


def _follows(first: object, second: object) -> bool:
    """Whether the second time can end what the first begins: no `15/6 - 10/6`."""
    if isinstance(first, Calendar) and isinstance(second, Calendar):
        if first.year and second.year:
            return (first.year, first.month or 0, first.day or 0) < (second.year, second.month or 13, second.day or 32)
        if first.month and second.month and not first.year and not second.year:
            return (first.month, first.day or 0) != (second.month, second.day or 0)
    return True


def _same_sort(first: object, second: object) -> bool:
    if isinstance(first, Calendar) and isinstance(second, Calendar):
        return (first.day is None) == (second.day is None)
    return False


def _alone(folded: str, start: int, end: int, atom: Atom) -> list[TimeExpression]:
    if atom.kind in ("clock", "daypart", "start", "year"):
        return []
    form, begin = atom.form, atom.start
    if atom.kind == "date" and isinstance(form, Calendar) and atom.rule in ("dm", "dthang", "dmy") and form.clock is None:
        lone = LONE.search(folded, max(start, begin - 40), begin)
        if lone and lone[2].strip():
            coordinated = _coordinated(folded, lone, atom, form)
            if coordinated:
                return coordinated
    about = False
    if atom.kind == "period":
        part = PART_OF_PERIOD.search(folded, max(start, begin - 20), begin)
        if part and atom.rule in ("month", "yearof", "quarter", "week", "decade", "year"):
            begin = part.start()
    if isinstance(form, Calendar | Relative) and form.clock or isinstance(form, Interval):
        near = ABOUT.search(folded, max(start, begin - 14), begin)
        if near:
            begin, about = near.start(), True
            if isinstance(form, Interval):
                form = _replace(form, about=True)
            else:
                form = _replace(form, about=True)
    return [TimeExpression(begin, atom.end, "date" if atom.kind == "date" else "period", form, atom.rule)]


def _coordinated(folded: str, lone: re.Match[str], atom: Atom, form: Calendar) -> list[TimeExpression]:
    """Days that borrow their month: `từ 10 đến 15/6` one period, `12 và 13/6` two dates."""
    days = [(m.start(), m.end(), int(m[0])) for m in LONE_DAY.finditer(folded, lone.start(2), lone.end(2))]
    cue = lone[1].strip()
    joiner = folded[days[-1][1] : atom.start]
    has_dash = "-" in joiner or "–" in joiner
    if not cue and not (has_dash and False):
        return []
    assert form.day is not None
    if ("đến" in joiner or "tới" in joiner or has_dash) and len(days) == 1:
        if days[0][2] >= form.day:
            return []
        first = Calendar(day=days[0][2], month=form.month, year=form.year, year_shift=form.year_shift)
        begin = lone.start(1) if cue.startswith("từ") or cue.startswith("ngày") else days[0][0]
        return [TimeExpression(begin, atom.end, "period", Interval(start=first, end=form), "interval")]
    if has_dash or "đến" in joiner or "tới" in joiner:
        return []
    singles = [
        TimeExpression(a, b, "date", Calendar(day=d, month=form.month, year=form.year, year_shift=form.year_shift), "coordinated")
        for a, b, d in days
        if 1 <= d <= 31
    ]
    if singles and cue.endswith("ngày") and cue in ("ngày", "từ ngày"):
        first_day = singles[0]
        singles[0] = TimeExpression(folded.rindex("ngày", lone.start(1), first_day.start), first_day.end, "date", first_day.form, "coordinated")
    return [*singles, TimeExpression(atom.start, atom.end, "date", form, atom.rule)]


# --- lengths of time -----------------------------------------------------------------------------------------------------------------


def _durations(text: str, folded: str, start: int, end: int, taken: list[TimeExpression]) -> list[TimeExpression]:
    found: list[TimeExpression] = []
    for number in numbers.find(text, folded, start, end):
        unit = DURATION_UNIT.match(folded, number.end, end)
        if not unit or any(t.start < unit.end() and number.start < t.end for t in taken):
            continue
        time = _duration(folded, start, end, number, unit)
        if time is not None and not any(t.start < time.end and time.start < t.end for t in taken):
            found.append(time)
    return found


def _duration(folded: str, start: int, end: int, number: Number, unit: re.Match[str]) -> TimeExpression | None:
    before = folded[max(start, number.outer_start - 14) : number.outer_start]
    name = unit[1].split()[0] if unit[1].split()[0] in UNITS else unit[1]
    if number.over is not None or RATE_BEFORE.search(before):
        return None
    if name in ("ngày", "đêm", "tháng", "năm") and DAY_FOLLOWS.match(folded, unit.end(), end):
        return None  # hai ngày 12 và 13/6
    if name in ("tháng", "năm") and NAME_BEFORE.search(before):
        return None
    if ORDINAL_BEFORE.search(folded, max(start, number.start - 10), number.start):
        return None
    if name in ("giờ", "h") and (CLOCK_BEFORE.search(before) or CLOCK_AFTER.match(folded, unit.end(), end)):
        return None
    tail = DURATION_TAIL.match(folded, unit.end(), end)
    assert tail is not None
    if number.form == "article" and not (tail[0] or ARTICLE_CUE.search(before) or number.outer_start != number.start):
        return None
    ago = (tail["ago"] or "").strip()
    since_then = AGO_BEFORE.search(before)
    if since_then and not ago:
        ago = "trước đây"  # cách đây sáu năm
    close = tail.end()
    value, low, high = number.value, number.low, number.high
    if tail["half"] and value is not None:
        value += 0.5
        low = None if low is None else low + 0.5
        high = None if high is None else high + 0.5
    if ago and value is not None and value == int(value) and number.qualifier == "exact" and name not in ("giờ", "phút", "giây", "tiếng", "h"):
        anchor = "context" if ago in ("trước đó", "sau đó", "sau") else "published"
        sign = -1 if ago.startswith("trước") else 1
        kind = "date" if UNITS[name] == "day" else "period"
        begin = since_then.start() + max(start, number.outer_start - 14) if since_then else number.start
        return TimeExpression(begin, close, kind, Relative(unit=UNITS[name], offset=sign * int(value), anchor=anchor), "ago")  # type: ignore[arg-type]
    if ago and tail["ago"]:
        close = tail.start("ago")
    toward = -1 if tail["past"] or folded.startswith(" nay", close) else 1 if tail["next"] else 0
    first = re.match(r" đầu(?: tiên)?(?!\w)(?! năm)", folded[close:end])
    if first and name in ("tháng", "tuần", "ngày"):
        close += first.end()
    form = Length(value=value, low=low, high=high, unit=UNITS[name], qualifier=number.qualifier, toward=toward)
    return TimeExpression(number.outer_start, close, "duration", form, "duration")


# --- words that mean the day of writing ----------------------------------------------------------------------------------------------

NOW_WORDS = re.compile(r"(?<!\w)(?:hiện nay|hiện tại|hiện|đến nay|tới nay|đến thời điểm hiện tại|đến thời điểm này|cho đến nay|đến giờ|bây giờ)(?!\w)(?! (?:trường|tượng|đại|diện))")


@lru_cache(maxsize=4)
def deictics(text: str, folded: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Where the sentence says `now` without a calendar value: `hiện nay`, `đến nay`. They are no facts but govern counts."""
    return tuple(match.span() for match in NOW_WORDS.finditer(folded, start, end))
