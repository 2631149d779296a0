"""The Vietnamese names of feasts, by the keys of `link.holidays`.

A feast is a time where its year stands behind it (`Giáng sinh năm 2020`), or where a line says nothing else. Feasts by the
moon (`Tết Nguyên đán`) last many days and are never resolved within a sentence.
"""

from __future__ import annotations

import re

from healthnews.alternation import alternation
from healthnews.model import TimeExpression
from healthnews.times import Holiday, Relative

NAMES = {
    "christmas": "giáng sinh|noel|nô-en|chúa giáng sinh", "christmas_eve": "đêm giáng sinh|đêm noel",
    "new_year": "tết dương lịch|tết tây|năm mới dương lịch", "new_years_eve": "đêm giao thừa dương lịch",
    "valentine": "valentine|lễ tình nhân|lễ tình yêu", "halloween": "halloween|hóa trang halloween",
    "womens_day": "quốc tế phụ nữ", "may_day": "quốc tế lao động",
    "reunification": "giải phóng miền nam|thống nhất đất nước|giải phóng miền nam thống nhất đất nước|giải phóng hoàn toàn miền nam",
    "vietnam_national": "quốc khánh|quốc khánh việt nam|tết độc lập", "thanksgiving": "lễ tạ ơn", "easter": "lễ phục sinh|phục sinh",
    "april_fools": "cá tháng tư|nói dối", "mothers_day": "của mẹ", "fathers_day": "của cha|của bố",
    "earth_day": "trái đất|trái đất thế giới", "world_sight": "thị giác thế giới", "world_kidney": "thận thế giới",
    "lunar_new_year": "tết nguyên đán|tết âm lịch|tết ta|tết cổ truyền", "mens_day": "quốc tế nam giới|quốc tế đàn ông",
    "day_2_3": "thành lập đảng", "day_2_4": "ung thư thế giới|thế giới phòng chống ung thư", "day_2_27": "thầy thuốc việt nam|thầy thuốc",
    "day_3_20": "quốc tế hạnh phúc", "day_3_22": "nước thế giới", "day_3_24": "thế giới phòng chống lao|lao thế giới",
    "day_3_26": "thành lập đoàn", "day_4_7": "sức khỏe thế giới|sức khoẻ thế giới", "day_5_12": "quốc tế điều dưỡng|điều dưỡng quốc tế",
    "day_5_19": "sinh nhật bác|sinh nhật bác hồ", "day_5_31": "thế giới không thuốc lá|thế giới không hút thuốc lá",
    "day_6_1": "quốc tế thiếu nhi|tết thiếu nhi", "day_6_5": "môi trường thế giới", "day_6_14": "thế giới hiến máu|quốc tế người hiến máu",
    "day_6_21": "báo chí cách mạng việt nam|báo chí việt nam", "day_6_26": "quốc tế phòng chống ma túy|toàn dân phòng chống ma túy",
    "day_6_28": "gia đình việt nam", "day_7_11": "dân số thế giới",
    "day_7_27": "thương binh liệt sĩ|thương binh - liệt sĩ|thương binh liệt sỹ|thương binh, liệt sĩ", "day_8_19": "cách mạng tháng tám|cách mạng tháng 8",
    "day_9_28": "thế giới phòng chống bệnh dại|phòng chống dại thế giới", "day_10_1": "quốc tế người cao tuổi",
    "day_10_10": "giải phóng thủ đô|sức khỏe tâm thần thế giới", "day_10_13": "doanh nhân việt nam", "day_10_20": "phụ nữ việt nam",
    "day_11_14": "đái tháo đường thế giới|phòng chống đái tháo đường thế giới", "day_11_20": "nhà giáo việt nam|hiến chương nhà giáo",
    "day_12_1": "thế giới phòng chống aids|thế giới phòng chống hiv/aids|aids thế giới", "day_12_19": "toàn quốc kháng chiến",
    "day_12_22": "thành lập quân đội nhân dân việt nam|thành lập quân đội", "day_12_26": "dân số việt nam",
}  # fmt: skip
KEYS = {phrase: key for key, phrases in NAMES.items() for phrase in phrases.split("|")}
MOVING = frozenset({"lunar_new_year", "easter"})  # not resolved within a sentence
LEADS = ("ngày lễ ", "dịp lễ ", "ngày ", "dịp ", "lễ ", "")
YEAR = r"(?:1[5-9]|20|21)\d\d(?!\d|[.,]\d)"
# "Lễ Quốc khánh năm 2019", not "Hội nghị Ung thư Thế giới 2018": the words before it say that a day is meant
RULE = (
    "holiday", "ngày lễ dịp đêm",
    rf"(?:{'|'.join(LEADS[:-1])})(?P<ho_n>{alternation(name for name, key in KEYS.items() if key not in MOVING)})"
    rf",? (?:của )?(?:năm )?(?P<ho_y>{YEAR})"
)  # fmt: skip
LINE = re.compile(
    rf"(?:vào )?(?:{'|'.join(LEADS)})(?P<ho_n>{alternation(KEYS)})(?:,? (?:của )?(?:năm )?(?:(?P<ho_y>{YEAR})|"
    r"(?P<ho_ys>nay|ngoái|sau|tới|trước)))?\W*"
)
LONGEST = 60
SHIFTS = {"nay": 0, "ngoái": -1, "trước": -1, "sau": 1, "tới": 1}


def feast(match: re.Match[str]) -> Holiday:
    """The feast of a match of the rule, or of a line."""
    shift = match.groupdict().get("ho_ys")
    year = int(match["ho_y"]) if match["ho_y"] else None
    return Holiday(name=KEYS[match["ho_n"]], year=year, year_shift=SHIFTS[shift] if shift else None)


def alone(folded: str, start: int, end: int) -> TimeExpression | None:
    """The feast, or `mai`, of a sentence that says nothing else."""
    if end - start > LONGEST:
        return None
    match = LINE.fullmatch(folded, start, end)
    if match is not None:
        return TimeExpression(
            start, max(match.end("ho_n"), match.end("ho_y"), match.end("ho_ys")), "date", feast(match), "holiday"
        )
    tomorrow = folded[start:end].strip(" .!?") == "mai"
    return TimeExpression(start, start + 3, "date", Relative(unit="day", offset=1), "relday") if tomorrow else None
