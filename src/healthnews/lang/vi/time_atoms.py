"""Times as they stand alone.

What looks like a date and is none (`5/7 huyện`, `Bệnh viện 30 Tháng 4`) is refused by what stands around it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from healthnews.lang.vi.time_forms import BUILDERS
from healthnews.times import Calendar, Clock, Form, Part, Relative


class Atom(NamedTuple):
    """A time as it stands alone. `kind` is date or period, or clock, daypart, lone, which need a neighbour."""

    start: int
    end: int
    kind: str
    form: Form | Clock | str | int
    rule: str


# Before a bare `d/m` or `d-m` that is a date: ngày, sáng 12/2, hôm 6-5, từ 10/5, đến 15/6, (12/2).
DAY_CUE = re.compile(
    r"(?:\b(?:ngày|hôm|sáng|sáng sớm|muộn|trưa|chiều|tối|đêm|khuya|từ|đến|tới|vào|trước|sau|qua|phiên|dịp|lễ|khánh|mùng|mồng|tết|nhật,?|"
    r"(?:thứ (?:[2-7]|hai|ba|tư|năm|sáu|bảy)),?|"
    r"nay,?|hết|kể từ|tính đến|cập nhật|ngày:) ?|\()$"
)
NAME_BEFORE = re.compile(
    r"(?:bệnh viện|đa khoa|chuyên khoa|trường|đường|phố|phường|công viên|quảng trường|cầu|bv|"
    r"(?<!nhập )(?<!xuất )(?<!ra )(?<!vào )(?<!nằm )(?<!chuyển )viện|nhà máy|công ty|"
    r"xí nghiệp|tp|khu) $"
)
FEAST_BEFORE = re.compile(r"\b(ngày|tết|lễ) ((?:[^\W\d_]+ ){1,7})\(?$")
AND_BEFORE = re.compile(r"\d[-/]\d{1,2} và $")
SCORE_BEFORE = re.compile(
    r"(?:tỷ số|tỉ số|tỷ lệ|tỉ lệ|thắng|thua|hòa|hoà|điểm|số|tổ|nhà|ngõ|hẻm|kiệt|đường|quận|quốc lộ|khoản|điều|phòng) $"
)
PORTION_BEFORE = re.compile(r"\b(?:chiếm|lên|đạt|có|gần|giảm|tăng|còn|xuống) (?:tới|đến) $")
COUNT_AFTER = re.compile(
    r" (?:ca|câu|bài|trang|chương|tập|bàn|trận|vòng|ván|hiệp|chén|bát|muỗng|thìa|củ|cây|nhánh|ống|gam|gram|g|mg|cm|mm|ngày|đêm|tiếng|hôm|bạn|đội|môn|nhóm|món|vé|phiếu|suất|người|bệnh|tỉnh|huyện|xã|quận|phường|thành|bác|y|cán|lượt|mẫu|đơn|cơ|trường|giường|liều|mũi|lần|tuổi|"
    r"triệu|tỷ|tỉ|nghìn|ngàn|"
    r"kg|km|m|ml|đồng|điểm|độ|em|cháu|trẻ|hộ|khoa|phòng|máy|xe|tháng|năm|tuần|giờ|phút|con|chỉ|tiêu|mục|nội|viên|loại|"
    r"bước|trạm|thôn|khu|"
    r"buổi|bữa|vụ|đợt|ổ|cuộc|quả|trái|lát|gói|hộp|chai|suất|bộ|cái|chiếc|dân|ly|cốc|viện|bữa|"
    r"phần|giây|lít|bé|nhân|nhà|nước|quốc|sở|địa|trong|trên|so|đại)\b"
)
YEAR_CUE = re.compile(
    r"(?:\b(?:từ|đến|tới|trước|sau|trong|vào|giữa|cuối|đầu|hết|sinh|sn|sn:|với|kể từ|hè|thu|xuân|đông|mùa|tết) |\()$"
)
THIS_YEAR, MILLIONS = re.compile(r"năm (?:nay|ngoái|tới)(?!\w)"), ("vạn ", "triệu ", "tỷ ", "tỉ ")
COUNT_BEFORE = re.compile(
    r"(?:\d|\b(?:bao|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|chục|mươi|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ|vài|mấy|nhiều|những|nửa)) $"
)
SEVERAL_BEFORE = re.compile(r"\b(?:vài|mấy|nhiều|những|các|bao) $")
WEEK_CUE = re.compile(r"(?:\b(?:trong|của|với|từ|đến|tới|qua|hết|sang|và|là) |, |\()$")
DAYS_COUNTED = re.compile(r"\b(?:hai|ba|bốn|sáu|bảy|tám|chín|mười|vài|mấy|nhiều|những) $")
NTH_BEFORE = re.compile(r"\b(?:người|ca|lần|con|mũi|đợt|vị trí|hạng|đứng|xếp|trường hợp|bệnh nhân|đời|thế hệ) $")
EACH_BEFORE = re.compile(r"\b(?:mỗi|hằng|hàng|một) $")
NTH_AFTER = re.compile(r" (?:của|liên tiếp|kể từ|trong|sau|thực hiện|điều trị|cách ly|mắc|nhập viện|giãn cách)(?!\w)")
YEAR_END = re.compile(
    r"(?= ?(?:[.,;:)–-]|$| (?:và|đến|tới|là|có|thì|mới|chỉ|vẫn|còn|không|chưa|đã|ở|tại|cho|của|khi|với|trở|do|bị|được|sẽ|cả|toàn|tỉnh)(?!\w)))"
)
DAYS_BEFORE = re.compile(r"\b(?:từ|ngày|các ngày|hôm) (0?[1-9]|[12]\d|3[01])[-–]$")
IN_FULL = re.compile(r"(?<!\d)\d{1,2}/\d{1,2}(?:/\d{4})?[-–]$")  # 1/3/2020-30/6/2020, 3/4-7/4/2018
TODAY_BEFORE = re.compile(r"\b(?:nay|qua|mai|thứ (?:[2-7]|hai|ba|tư|năm|sáu|bảy)|nhật) \($")
RUN = re.compile(r"(\d{1,2})/(\d{1,2}) ?[-–] ?(\d{1,2})/(\d{1,2})(?![\d/])")
IN_A_TYPE = re.compile(r"[^\W\d_] ?-$")
DAY_BEHIND = re.compile(r"-\d{1,2}/\d{1,2}(?![\d/])")
FIRST_OF_RUN = re.compile(r"(?<![\d/])\d{1,2}/\d{1,2}[-–]$")
LARGEST_SHARE = 5
DAY_IN_FULL_AFTER = re.compile(r" ?[-–—] ?\d{1,2}/\d{1,2}/\d{4}(?!\d)")  # 3/4 - 7/4/2018
LONE = re.compile(
    r"\b((?:từ |đêm |tối |sáng |chiều |hôm |các |hai |ba |2 |3 |những )*(?:ngày )?)((?:(?:0?[1-9]|[12]\d|3[01])(?:, ?|"
    r" và | đến | tới | ?[-–] ?)(?:ngày )?)+)$"
)


def read(text: str, folded: str, start: int, end: int, rule: str, match: re.Match[str]) -> list[Atom]:
    """The time of one match of the grammar; none where what stands around it says that it is none."""
    at = match.start()
    behind_figure = at > start + 1 and folded[at - 1] in "-–" and folded[at - 2].isdigit()
    if rule in ("dm", "dmy") and at > start and IN_A_TYPE.search(folded, max(start, at - 3), at):
        return []  # ZSU-23-2
    if behind_figure and not _ends_interval(folded, start, rule, match):
        return []
    built = BUILDERS[rule](match)
    if built is None:
        return []
    kind, form = built
    if (
        kind == "date"
        and rule in ("dthang", "dm")
        and not folded.startswith("ngày", at)
        and NAME_BEFORE.search(folded, max(start, at - 14), at)
    ):
        return []  # Bệnh viện 30 Tháng 4
    if rule == "dm" and not behind_figure and not _stands(text, folded, start, end, match):
        return []
    if rule == "year" and not (
        YEAR_CUE.search(folded, max(start, match.start() - 12), match.start())
        and YEAR_END.match(folded, match.end(), end)
    ):
        kind = "year"
    if rule == "monthyear" and not (
        (at == start and match.end() >= end - 1) or YEAR_CUE.search(folded, max(start, at - 12), at)
    ):
        return []
    if rule == "relday" and folded.startswith("hôm", at) and DAYS_COUNTED.search(folded, max(start, at - 8), at):
        return []  # mấy hôm nay
    if rule == "ctxday" and folded.startswith("ngày", at) and COUNT_BEFORE.search(folded, max(start, at - 8), at):
        return []  # 2 ngày sau đó
    if rule == "ctxday" and re.search(r"\b(?:những|các|mấy) $", folded[max(start, match.start() - 7) : match.start()]):
        return []  # những ngày trước đó
    if (
        rule == "month"
        and match["mo_m"] == "năm"
        and re.search(
            r"\b(?:ngày(?:,| và)?|những|các|qua|bao) $", folded[max(start, match.start() - 8) : match.start()]
        )
    ):
        return []  # ngày tháng năm sinh
    if (
        rule in ("yearof", "month", "week", "quarter")
        and isinstance(form, Relative)
        and COUNT_BEFORE.search(folded, max(start, match.start() - 12), match.start())
        and not (THIS_YEAR.match(folded, at) and folded.endswith(MILLIONS, start, at))  # đạt 83 triệu năm nay
    ):
        return []  # 5 năm qua, hai tháng trước
    if rule == "part" and not match["pt_n"] and (some := SEVERAL_BEFORE.search(folded, max(start, at - 8), at)):
        return _some_of(form, some.start(), match.end())
    if rule == "month" and EACH_BEFORE.search(folded, max(start, at - 6), at):
        return []  # mỗi tháng 5 ca
    if rule == "week" and match["wk_e"] and at > start and not WEEK_CUE.search(folded, max(start, at - 8), at):
        return []  # thai tuần 29, mỗi tuần 5 buổi
    if rule == "weekday" and NTH_BEFORE.search(folded, max(start, at - 12), at):
        return []  # người thứ 2
    if rule == "weekday" and not _is_weekday(text, folded, start, end, match):
        return []
    return [Atom(match.start(), match.end(), kind, form, rule)]


def _ends_interval(folded: str, start: int, rule: str, match: re.Match[str]) -> bool:
    """Whether a day behind a dash ends an interval: `từ 3-5/6`, `1/3/2020-30/6/2020`; not `2-3/5`."""
    if rule not in ("dm", "dmy"):
        return False
    if rule == "dmy" and IN_FULL.search(folded, max(start, match.start() - 12), match.start()):
        return True
    if rule == "dm" and (first := FIRST_OF_RUN.search(folded, max(start, match.start() - 7), match.start())):
        return _is_run(folded, start, first.start())
    before = DAYS_BEFORE.search(folded, max(start, match.start() - 24), match.start())
    if before is None or "/" not in match[0]:
        return False
    return int(before[1]) < int(re.match(r"\d+", match[0])[0])  # type: ignore[index]  # it begins with its day


def _some_of(form: Form | Clock | str | int, start: int, end: int) -> list[Atom]:
    """`những tháng cuối năm 2016` is 2016, as `cuối năm 2016` is; `mấy tháng đầu năm` may be those of any year."""
    whole = form.of if isinstance(form, Part) else None
    named = isinstance(whole, Calendar) and (whole.year or whole.month or whole.quarter)
    return [Atom(start, end, "period", whole, "part")] if whole is not None and named else []


def _stands(text: str, folded: str, start: int, end: int, match: re.Match[str]) -> bool:
    """Whether a bare `d/m` is a day, alone or as the first of two: `27/4-13/5`."""
    if DAY_BEHIND.match(folded, match.end(), end):
        return _is_run(folded, start, match.start("dm_d"))
    return _is_day(folded, start, end, match) or _is_feast(text, folded, start, end, match)


def _is_feast(text: str, folded: str, start: int, end: int, match: re.Match[str]) -> bool:
    """Whether a day stands behind the name of its feast: `Ngày Thầy thuốc Việt Nam 27-2`, `Tết thiếu nhi (1-6)`."""
    if not match[0][0].isdigit() or match["dm_s"] == "." or COUNT_AFTER.match(folded, match.end(), end):
        return False
    named = FEAST_BEFORE.search(folded, max(start, match.start() - 60), match.start())
    return named is not None and (named[1] == "tết" or text[named.start(2)].isupper())


def _is_run(folded: str, start: int, at: int) -> bool:
    """Whether `27/4-13/5` is from one day to another: a cue stands before it, and the second is later."""
    run = RUN.match(folded, at)
    if run is None or not DAY_CUE.search(folded, max(start, at - 14), at):
        return False
    (day, month), (last_day, last_month) = (int(run[1]), int(run[2])), (int(run[3]), int(run[4]))
    shares = day < month <= LARGEST_SHARE and last_day <= last_month <= LARGEST_SHARE  # từ 1/3-1/2 số hộ
    return (month, day) < (last_month, last_day) and not (shares and not folded.startswith("ngày ", at - 5))


def _is_day(folded: str, start: int, end: int, match: re.Match[str]) -> bool:
    """Whether a bare `d-m` is a day: a cue stands before it, or it can be nothing else."""
    if match["dm_y"] or not match[0][0].isdigit():
        return True
    if match["dm_ys"]:
        return match["dm_s"] == "/" or int(match["dm_d"]) > int(match["dm_m"])  # 5-6 năm nay: years
    if match["dm_s"] == "/" and DAY_IN_FULL_AFTER.match(folded, match.end(), end):
        return True
    before = match.start()
    lone = LONE.search(folded, max(start, before - 40), before)
    if lone and lone[1].strip() and "đến" not in lone[1]:
        return not COUNT_AFTER.match(folded, match.end(), end) or "ngày" in lone[1]
    if match["dm_s"] == ".":
        if TODAY_BEFORE.search(folded, max(start, before - 10), before) and folded.startswith(")", match.end()):
            return True  # sáng nay (8.6)
        return bool(re.search(r"\b(?:ngày|hôm|sáng|chiều|tối|đêm) $", folded[max(start, before - 8) : before]))
    if DAY_CUE.search(folded, max(start, before - 14), before):
        if folded[before - 1] == "(":
            closed = match.end() < end and folded[match.end()] in "),"
            return closed and (match["dm_s"] == "/" or int(match["dm_d"]) > 12)  # (7-3) is a score
        if PORTION_BEFORE.search(folded, max(start, before - 12), before):
            return False  # chiếm tới 1/3
        return not (
            COUNT_AFTER.match(folded, match.end(), end)
            and re.search(r"\b(?:từ|đến|tới|sau|trước|qua|lễ|vào|hết|dịp) $", folded[max(start, before - 6) : before])
        )
    if SCORE_BEFORE.search(folded, max(start, before - 10), before) or COUNT_AFTER.match(folded, match.end(), end):
        return False
    if AND_BEFORE.search(folded, max(start, before - 10), before):
        return True  # 30-4 và 1-5
    day, month = int(match["dm_d"]), int(match["dm_m"])
    padded = len(match["dm_d"]) == 2 and len(match["dm_m"]) == 2 and match["dm_m"][0] == "0"
    return match["dm_s"] == "-" and (day > max(month, 12) or padded)  # 6-4 is a score


def _is_weekday(text: str, folded: str, start: int, end: int, match: re.Match[str]) -> bool:
    """Whether `thứ hai` is a Monday and no second thing: a week, a day or a part of the day stands beside it."""
    if folded.startswith("ngày ", match.start() - 5) and NTH_AFTER.match(folded, match.end(), end):
        return False  # ngày thứ 3 của đợt dịch
    if match["wd_s"] or match["wd_t"] or match["wd_sun"]:
        return True
    if match.start() == start and match.end() == end:
        return True
    if re.search(
        r"\b(?:sáng|trưa|chiều|tối|đêm|ngày|hôm|vào|từ|đến) $", folded[max(start, match.start() - 8) : match.start()]
    ):
        return (
            not re.search(r"\b(?:vào|từ|đến|ngày) $", folded[max(start, match.start() - 8) : match.start()])
            or text[match.end() - 1].isdigit()
            or bool(re.match(r",? ?\(?(?:ngày )?\d{1,2}[-/]\d|,|\.| ?$| \(", folded[match.end() : end]))
        )
    return bool(
        re.match(
            r",? ?\(?(?:ngày )?(?:mùng |mồng )?\d{1,2}(?:[-/.]\d| tháng)|,? (?:vào )?lúc \d", folded[match.end() : end]
        )
    )
