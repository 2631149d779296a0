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
    r"|phòng(?:,)? chống dịch|bệnh nhân|người bệnh|cấp cứu|dân số"
    r"|health\w*|hospitals?|medic\w*|clinic\w*|nurs\w*|doctors?|physicians?|patients?|wards?|care|laborator\w*|vaccin\w*|emergency)\b"
)
HURT = re.compile(r"\b(?:bị thương|thương vong|thương nặng|injured|wounded|hurt|casualties)\b")
SHOT = re.compile(r"\bshots?$", re.IGNORECASE)
INJECTED = re.compile(
    r"\b(?:vaccin\w*|immuni[sz]\w*|inoculat\w*|boosters?|doses?|jabs?|inject\w*|pharmac\w*|health\w*|clinics?|nurses?)\b"
)


def by_facility(context: Context, mentions: Sequence[Mention], facilities: Facilities) -> list[Mention]:
    """The mentions, with employees whom neither a facility nor a word of their sentence makes health workers as persons."""
    return [
        _as(mention, "people_count", mention.unit)
        if mention.kind == "staff_count" and entity is None and _is_anybody(context, mention, facilities)
        else mention
        for mention, entity in zip(mentions, facilities.of_mention, strict=True)
    ]


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
        and SHOT.search(mention.subject or "")
        and not _holds(INJECTED, context, mention)
    ):
        return _as(mention, "other_count", "shot")
    if mention.kind == "case_count" and mention.rule == "neutral" and _subject(mention).startswith("trường hợp"):
        return _as(mention, "other_count", "case")
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


def _holds(pattern: re.Pattern[str], context: Context, mention: Mention) -> bool:
    """Whether the sentence of a mention holds a word."""
    sentence = context.sentences[mention.sentence]
    return pattern.search(context.folded, sentence.start, sentence.end) is not None
