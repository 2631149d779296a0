"""What the document makes of a count, once its facility and its disease are known.

A sentence alone takes employees for health workers, shots for vaccines, `trường hợp` for cases of a disease; where
nothing in the document speaks of health, they are persons, shots, cases of something else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from healthnews.link.facility import Facilities
from healthnews.model import Context, DiseaseLink, Mention

PLAIN = frozenset({"said_before", "said_after", "said_later", "same_as_before"})  # rules of a noun of any employer
EMPLOYEES = re.compile(r"(?:cán bộ|nhân viên|nhân sự|lao động)(?!\w)")
ANYBODY = re.compile(r"(?:[\w-]+ )*(?:employees?|staff(?: members?)?|specialists|technicians|interns|trainees)$")
HEALTH = re.compile(
    r"\b(?:y tế|y bác|bác s[iĩỹ]|y s[iĩỹ]|điều dưỡng|hộ sinh|dược|bệnh viện|bv|viện|trạm|khoa|phòng khám|trung tâm|ttyt|cdc|tiêm"
    r"|phòng(?:,)? chống dịch|bệnh nhân|bệnh nhi|người bệnh|cấp cứu|dân số|khám|chữa bệnh|điều trị|nhập viện|tư vấn|bhyt"
    r"|health\w*|hospitals?|medic\w*|clinic\w*|nurs\w*|doctors?|physicians?|patients?|wards?|care|laborator\w*|vaccin\w*|emergency)\b"
)
ILL = re.compile(
    r"\b(?:mắc|nhiễm|bệnh|dịch|tử vong|dương tính|cách ly|mổ|phẫu thuật|ghép|sinh|đẻ|ngộ độc|nặng|chấn thương|tai biến)\b"
)
TESTED = re.compile(
    r"\b(?:lấy|xét nghiệm|bệnh phẩm|dương tính|âm tính|phân tích|kiểm nghiệm|giám sát|vi rút|virus|vi khuẩn|nhiễm|quan trắc|thử|hóa chất|kháng sinh|dư lượng|ngưỡng|giới hạn|thực phẩm)\b"
)
AWAY = re.compile(r"\b(?:tàu|xe|khách sạn|phòng ngủ|căn hộ|homestay|biệt thự|resort|du thuyền|nhà nghỉ|ghế)\b")
HURT = re.compile(r"\b(?:bị thương|thương vong|thương nặng|injured|wounded|hurt|casualties)\b")
SHOT = re.compile(r"\b(?:shots?|mũi)$")
INJECTED = re.compile(
    r"\b(?:tiêm|chích|vắc|liều|chủng|vaccin\w*|immuni[sz]\w*|inoculat\w*|boosters?|doses?|jabs?|inject\w*|pharmac\w*|health\w*|clinics?|nurses?)\b"
)


def by_facility(context: Context, mentions: Sequence[Mention], facilities: Facilities) -> list[Mention]:
    """The mentions, those of no facility as what their sentence makes of them."""
    return [
        _by_sentence(context, mention, facilities) if entity is None else mention
        for mention, entity in zip(mentions, facilities.of_mention, strict=True)
    ]


def _by_sentence(context: Context, mention: Mention, facilities: Facilities) -> Mention:
    """Employees whom no word makes health workers are persons, turns of travellers no visits, berths no hospital beds."""
    if mention.kind == "staff_count" and _is_anybody(context, mention, facilities):
        return _as(mention, "people_count", mention.unit)
    if mention.kind == "visit_count" and mention.rule == "neutral" and not facilities.entities:
        return mention if _holds(HEALTH, context, mention) else _as(mention, "other_count", "turn")
    if mention.kind == "bed_count" and _holds(AWAY, context, mention) and not _holds(HEALTH, context, mention):
        return _as(mention, "other_count", "bed")
    return mention


def by_disease(context: Context, mentions: Sequence[Mention], links: Sequence[DiseaseLink]) -> list[Mention]:
    """The mentions, each as what its disease, or none, makes of it."""
    return [_by_disease(context, mention, link) for mention, link in zip(mentions, links, strict=True)]


def _by_disease(context: Context, mention: Mention, link: DiseaseLink) -> Mention:
    """Patients of whom is said which disease they have are its cases: `18 bệnh nhân bị suy thận`.

    Of no disease are the worst hurt of an accident (`5 người bị thương, trong đó 2 người nguy kịch`), shots at a goal,
    and `12.077 trường hợp đăng ký`.
    """
    if mention.kind == "patient_count" and link.how == "has" and "inpatient" not in mention.attributes:
        return _as(mention, "case_count", "case")
    if link.disease is not None:
        return mention
    if (
        mention.kind == "vaccination_count"
        and SHOT.search(_subject(mention))
        and not _holds(INJECTED, context, mention)
    ):
        return _as(mention, "other_count", "item" if _subject(mention) == "mũi" else "shot")
    if mention.kind == "case_count" and mention.rule == "neutral" and _subject(mention).startswith("trường hợp"):
        return _as(mention, "other_count", "case")
    if (
        mention.kind == "case_count"
        and mention.rule == "neutral"
        and _subject(mention) == "ca"
        and not _is_ill(context, mention)
    ):
        return _as(mention, "other_count", "shift")
    if mention.kind == "test_count" and _subject(mention) == "mẫu" and not _holds(TESTED, context, mention):
        return _as(mention, "other_count", "sample")
    if mention.kind == "case_count" and mention.attributes == ("severe",):
        start = context.sentences[mention.sentence].start
        if HURT.search(context.folded, start, mention.start):
            return msgspec.structs.replace(_as(mention, "people_count", "person"), measure="level")
    return mention


def _as(mention: Mention, kind: str, unit: str | None) -> Mention:
    return msgspec.structs.replace(mention, kind=kind, unit=unit, attributes=())


def _is_anybody(context: Context, mention: Mention, facilities: Facilities) -> bool:
    """Whether words name employees of any employer; in English, where the document names no facility either."""
    anybody = mention.rule in PLAIN and EMPLOYEES.match(_subject(mention))
    if not anybody and (facilities.entities or not ANYBODY.match(_subject(mention))):
        return False
    return not _holds(HEALTH, context, mention)


def _subject(mention: Mention) -> str:
    return (mention.subject or "").lower()


def _is_ill(context: Context, mention: Mention) -> bool:
    """Whether the sentence of a mention speaks of health or of an illness."""
    return _holds(HEALTH, context, mention) or _holds(ILL, context, mention)


def _holds(pattern: re.Pattern[str], context: Context, mention: Mention) -> bool:
    """Whether the sentence of a mention holds a word."""
    sentence = context.sentences[mention.sentence]
    return pattern.search(context.folded, sentence.start, sentence.end) is not None
