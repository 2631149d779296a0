"""The words of Vietnamese dates, each with where it was seen, and the patterns of one time as it stands alone."""

from __future__ import annotations

from healthnews.alternation import alternation
from healthnews.lang.grammar import Grammar
from healthnews.lang.vi import rarer

UNITS_WORDS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def _spelled() -> dict[str, int]:
    """The days 1 to 31 in words, formal and colloquial: hai mươi tư, hai tư, băm mốt is not written in news."""
    found: dict[str, int] = {}
    for value, word in enumerate(UNITS_WORDS, 1):
        found[word] = value
    found["bẩy"], found["tư"], found["mười"] = 7, 4, 10
    ones = {**{w: i for i, w in enumerate(UNITS_WORDS, 1)}, "mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5, "bẩy": 7}
    for word, value in ones.items():
        if word not in ("mốt", "tư"):
            found[f"mười {word}"] = 10 + value
        for tens, ten in (("hai", 20), ("ba", 30)):
            if ten + value <= 31:
                found[f"{tens} mươi {word}"] = ten + value
                if word not in ("một",):
                    found[f"{tens} {word}"] = ten + value
    found["hai mươi"], found["ba mươi"], found["hai chục"] = 20, 30, 20
    return found


DAY_WORDS = _spelled()
MONTH_WORDS = {
    "một": 1, "giêng": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8,
    "chín": 9,
    "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
LUNAR_MONTHS = frozenset({"giêng", "chạp"})
WEEKDAYS = {
    "hai": 1, "ba": 2, "tư": 3, "năm": 4, "sáu": 5, "bảy": 6, "bẩy": 6, "2": 1, "3": 2, "4": 3, "5": 4, "6": 5, "7": 6,
}  # fmt: skip
QUARTERS = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4, "01": 1, "02": 2, "03": 3, "04": 4,
    "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4,
}  # fmt: skip
NUMERALS = r"(?:mười hai|mười một|mười|một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|vài)"
# Words after a unit that place it by the day of speaking. -1: the one before, 0: this one, +1: the next.
SHIFTS = {
    "trước đó": -1, "sau đó": 1, "nay": 0, "này": 0, "hiện tại": 0, "hiện nay": 0, "ngoái": -1, "trước": -1, "rồi": -1,
    "qua": -1, "vừa qua": -1, "vừa rồi": -1,
    "vừa rôi": -1, "trước nữa": -2, "kia": -2, "sau": 1, "tới": 1, "kế tiếp": 1, "tiếp theo": 1, "sắp tới": 1,
    "sang năm": 1,
}  # fmt: skip
RELATIVE_DAYS = {
    "hôm nay": 0, "ngày hôm nay": 0, "ngày nay": None, "hôm qua": -1, "ngày hôm qua": -1, "hôm kia": -2, "hôm kìa": -3,
    "ngày mai": 1,
    "ngày kia": 2, "ngày mốt": 2, "hôm trước": None,
}  # fmt: skip
CONTEXT_DAYS = {
    "cùng ngày": 0, "trong cùng ngày": 0, "ngày đó": 0, "hôm đó": 0, "ngày hôm đó": 0, "ngày ấy": 0, "hôm ấy": 0,
    "ngày trước đó": -1,
    "ngày hôm trước": -1, "hôm trước đó": -1, "ngày hôm sau": 1, "hôm sau": 1, "ngày sau đó": 1, "ngày kế tiếp": 1,
    "ngày hôm ấy": 0,
}  # fmt: skip
DAY_PARTS = (
    "rạng sáng",
    "sáng sớm",
    "chiều muộn",
    "tối muộn",
    "đêm muộn",
    "sáng",
    "trưa",
    "chiều tối",
    "chiều",
    "tối",
    "đêm",
    "khuya",
    "nửa đêm",
)
AFTERNOON = frozenset({"chiều", "tối", "đêm", "chiều tối", "chiều muộn", "tối muộn"})
PART_SHIFTS = {"nay": 0, "qua": -1, "mai": 1}

DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
MONTH = r"(?:0?[1-9]|1[0-2])(?!\d)"
YEAR = r"(?:1[5-9]|20|21)\d\d(?!\d|[.,]\d)"
_words = alternation
SHIFT = f"(?:{_words(SHIFTS)})(?!\\w)"
YEAR_TAIL = (
    rf"(?:(?: ?[-/.,] ?| năm | của năm |, năm | )(?P<{{0}}y>{YEAR})|(?: ?(?:của )?năm (?P<{{0}}ys>nay|ngoái|trước|sau|"
    rf"tới)(?!\w)))"
)
DAY_TAIL = r" (?:vừa qua|vừa rồi|sắp tới|tới đây)(?!\w)| tới(?=[.,;)]| ?$)"
YEAR_WORDS = (
    r"(?:(?:không|một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín|mười|mươi|trăm|nghìn|ngàn|linh|lẻ)(?!\w) ?){2,8}"
)
PART_AFTER = r" (?:sáng|trưa|chiều|tối|đêm|khuya)(?!\w)"  # "ba giờ chiều", not "ba giờ chờ"
MINUTES = alternation(word for word, value in DAY_WORDS.items() if value % 5 == 0)

_first_words = "một hai ba bốn tư năm sáu bảy bẩy tám chín mười vài"
RULES = (
    ("ymd", "0", rf"(?P<ymd_y>{YEAR})(?P<ymd_s>[-/])(?P<ymd_m>{MONTH})(?P=ymd_s)(?P<ymd_d>{DAY})"),
    (
        "dmy", "0 ngày hôm",
        rf"(?:ngày |hôm )?(?P<dmy_d>{DAY}) ?[-/.] ?(?P<dmy_m>{MONTH}) ?[-/.] ?(?P<dmy_y>{YEAR}|\d\d(?![\d/.:-]))"
        r"(?P<dmy_al> (?:âm lịch|al)(?!\w)| \((?:âm lịch|al)\))?",
    ),
    ("nmonths", "0", rf"(?P<nm_n>\d{{1,2}}) tháng(?: của)?(?: năm|/| ) ?(?P<nm_y>{YEAR})"),
    ("dthang", f"0 ngày mùng mồng {_first_words}",
        rf"(?:ngày )?(?:(?P<dt_lunar>mùng|mồng) )?(?P<dt_d>{DAY}|(?:{_words(DAY_WORDS)})) ?tháng (?P<dt_m>{MONTH}|"
        rf"(?:{_words(MONTH_WORDS)})(?!\w))"
        rf"(?! (?:ngày|tuổi|tuần|đầu|cuối)(?!\w))(?:{YEAR_TAIL.format('dt_')}|"
        rf"(?: năm (?P<dt_yw>{YEAR_WORDS})))?(?P<dt_al> âm lịch)?(?P<dt_f>{DAY_TAIL})?",
    ),
    ("part", f"0 tháng quý tuần ngày năm {_first_words}",
        rf"(?P<pt_n>\d{{1,2}}|{NUMERALS})? ?(?P<pt_u>tháng|quý|tuần|ngày|năm)(?: lễ)? (?P<pt_e>đầu tiên|đầu|cuối cùng|"
        rf"cuối)(?: của)?"
        rf"(?: (?P<pt_of>năm (?:{YEAR}(?: nay)?|học|nay|này|ngoái|trước|sau|tới)|năm(?!\w)|tháng (?:{MONTH}|"
        rf"{_words(MONTH_WORDS)})(?!\w)(?:{YEAR_TAIL.format('pt_')})?|"
        rf"tháng|quý (?:iv|iii|ii|i|[1-4])(?:[/ -](?:năm )?{YEAR})?|{YEAR}))?(?!\w)",
    ),
    (
        "clock", "0",
        r"(?P<ck_h>[01]?\d|2[0-4])(?:h(?P<ck_m1>[0-5]\d)?[’']?(?!\w)|g(?P<ck_m2>[0-5]\d)(?!\w)|"
        r":(?P<ck_m3>[0-5]\d)(?::(?P<ck_s>[0-5]\d))?(?!\d)| ?giờ(?!\w)(?:(?: (?P<ck_m4>[0-5]?\d)(?: phút| ?')?(?!\d|"
        rf"[/.-]))|(?P<ck_half> rưỡi)(?={PART_AFTER})| kém (?P<ck_to>[1-5]?\d|{MINUTES})(?: phút)?(?={PART_AFTER}))?)"
    ),
    (
        "spelledclock", "một hai ba bốn năm sáu bảy tám chín mười",
        rf"(?P<sc_h>mười (?:một|hai)|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) giờ(?:(?P<sc_half> rưỡi)|"
        rf" kém (?P<sc_to>[1-5]?\d|{MINUTES})(?: phút)?| (?P<sc_m>[1-5]?\d|{MINUTES})(?: phút)?)?(?={PART_AFTER})"
    ),
    (
        "dm", "0 ngày hôm mùng mồng",
        rf"(?:ngày |hôm |mùng |mồng )?(?P<dm_d>{DAY}) ?(?P<dm_s>[-/.]) ?(?P<dm_m>{MONTH})(?![/.,]\d|-\d(?!\d?/\d)|%| ?%|"
        rf"[^\W\d_])(?:(?:,| của)? năm (?:(?P<dm_y>{YEAR})|(?P<dm_ys>nay|ngoái|trước|sau|"
        rf"tới)(?!\w)))?(?P<dm_al> (?:âm lịch|al)(?!\w)| \((?:âm lịch|al)\))?(?P<dm_f>{DAY_TAIL})?"
    ),
    (
        "years", "0 giai nhiệm niên thời năm mùa các những từ",
        rf"(?:(?:giai đoạn|nhiệm kỳ|nhiệm kì|niên khóa|niên khoá|niên độ|thời kỳ|năm học|mùa dịch|các năm|những năm|"
        rf"năm) )?(?:từ )?(?:năm )?(?P<yr_a>{YEAR})(?P<yr_g> ?[-–—] ?| đến | tới )(?:năm )?(?P<yr_b>{YEAR}|"
        rf"\d\d(?![\d/.,-]|\w))"
    ),
    (
        "decade", "những các thập",
        r"(?:(?:những|các) (?:thập niên|thập kỷ|thập kỉ|năm)(?: những năm)?|thập niên|thập kỷ|"
        r"thập kỉ)(?: những năm)? (?P<dc_y>(?:1[5-9]|20)\d0|[1-9]0)(?!\d)(?! (?:qua|gần|"
        r"trước))(?: của)?(?: thế kỷ (?P<dc_c>trước|xx|xxi|20|21)(?!\w))?"
    ),
    (
        "yearof", "năm",
        rf"năm (?:(?P<yo_y>{YEAR})(?: nay)?|(?P<yo_s>{SHIFT})|(?P<yo_w>{YEAR_WORDS})|(?P<yo_c>đó|ấy)(?!\w))"
    ),
    ("sangnam", "sang", r"sang năm(?! (?:\d|mới\b))(?!\w)"),
    ("cungnam", "cùng", r"cùng (?P<cn_u>năm|tháng|tuần)(?!\w)"),
    ("month", "tháng",
        rf"tháng (?:(?P<mo_m>{MONTH}|(?:{_words(MONTH_WORDS)})(?!\w))(?P<mo_l>(?:(?:, ?| và |-|–|"
        rf" - ){MONTH}(?![-/.]{MONTH}|h| giờ|[.,]\d| (?:ngày|người|ca|bệnh|tháng)))*)"
        rf"(?:{YEAR_TAIL.format('mo_')}|(?: năm (?P<mo_yw>{YEAR_WORDS})))?(?: năm (?P<mo_yc>đó|ấy))?(?P<mo_f> (?:này|"
        rf"tới|sắp tới|vừa qua|vừa rồi|năm nay)(?!\w))?|(?P<mo_s>{SHIFT})|(?P<mo_c>đó|ấy)(?!\w))",
    ),
    (
        "quarter", "quý",
        rf"quý (?:(?P<qu_q>iv|iii|ii|i|0?[1-4]|một|hai|ba|tư)(?!\w)(?:(?: ?[/.,-] ?| năm |"
        rf" )(?P<qu_y>{YEAR}))?(?:(?: của)? năm (?P<qu_ys>nay|ngoái|trước|sau|tới)(?!\w))?|(?P<qu_s>{SHIFT}))"
    ),
    (
        "half", "nửa 0",
        rf"(?:nửa|6 tháng) (?P<hf_e>đầu|cuối) năm(?: (?P<hf_y>{YEAR})| (?P<hf_s>nay|ngoái|trước|sau|tới)(?!\w))?"
    ),
    (
        "week", "tuần",
        rf"tuần (?:(?P<wk_s>{SHIFT})|lễ (?P<wk_s2>{SHIFT})|(?P<wk_c>đó|ấy)(?!\w)|(?:thứ )?(?P<wk_n>[1-9]|[1-4]\d|"
        rf"5[0-3])(?!\d)(?: ?(?:/| năm |, năm | của năm ) ?(?P<wk_y>{YEAR}))|(?P<wk_e>[5-9]|[1-4]\d|5[0-3])(?![\w%/]|[.,:-]\d|"
        r" (?:ngày|giờ|buổi|lần|tuổi|thai|của thai|năm học|triệu|đồng)(?!\w)| ?-))"
    ),
    (
        "weekday", "thứ chủ chúa",
        r"(?:thứ (?P<wd_d>hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])(?!\w)|(?P<wd_sun>chủ nhật|"
        r"(?<!công )chúa nhật)(?!\w))(?:(?: của)? tuần (?P<wd_s>này|trước|sau|tới|qua|vừa qua|vừa rồi|rồi)(?!\w)| (?P<wd_t>tới|"
        r"vừa qua|vừa rồi|tuần)(?!\w))?"
    ),
    ("relday", "hôm ngày", rf"(?:{_words({k: v for k, v in RELATIVE_DAYS.items() if v is not None})})(?!\w)"),
    ("ctxday", "cùng trong ngày hôm", rf"(?:{_words(CONTEXT_DAYS)})(?!\w)"),
    (
        "daypart", "rạng sáng trưa chiều tối đêm khuya nửa",
        rf"(?P<dp_p>{_words(dict.fromkeys(DAY_PARTS))})(?: (?:ngày |hôm )?(?P<dp_s>nay|qua|mai)(?!\w))?(?!\w)"
    ),
    (
        "tet", "0 ngày sáng tối đêm mùng mồng",
        r"(?:(?:ngày |sáng |tối |đêm )?(?:(?:mùng|mồng) (?P<te_d>\d{1,2}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)|"
        r"2[89]|30)(?:/12)? tết(?!\w)|(?:mùng|mồng) (?P<te_d2>\d{1,2}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?!\w|"
        r"[-/]| ?tháng))"
    ),
    ("dau", "đầu", r"đầu (?P<da_u>năm|tháng|tuần|quý)(?= (?:đến|tới|cho đến|cho tới) (?:nay|giờ|hiện|thời điểm))"),
    ("year", "0", rf"(?P<ye_y>{YEAR})(?![-/:%\w])"),
)  # fmt: skip
# What can follow a figure that begins a time, or a bare year. Measured: a third of the time of trying all rules.
GATE = (
    r"\d{1,2}(?: ?[-/.:] ?\d|h| ?giờ| ?g\d| ?tháng| (?:ngày|tuần|quý|năm) (?:lễ |đầu|cuối)| tết|(?=/12 tết))|"
    r"\d{4}(?!\d)"
)
GRAMMAR = Grammar((*rarer.RULES[:-1], *RULES[:-1], rarer.RULES[-1], RULES[-1]), GATE)
