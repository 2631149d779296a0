"""Whose staff: officials of an office that has nothing to do with health are persons, not health workers."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from healthnews.link.facility import Facilities
from healthnews.model import Context, Mention

PLAIN = frozenset({"said_before", "said_after", "said_later", "same_as_before"})  # rules of a noun of any employer
EMPLOYEES = re.compile(r"(?:cán bộ|nhân viên|nhân sự|lao động)(?!\w)")
ANYBODY = re.compile(
    r"(?:[\w-]+ )*(?:employees?|staff(?: members?)?|specialists|technicians|interns|trainees)$"
)  # of any employer
HEALTH = re.compile(
    r"\b(?:y tế|y bác|bác s[iĩỹ]|y s[iĩỹ]|điều dưỡng|hộ sinh|dược|bệnh viện|bv|viện|trạm|khoa|phòng khám|trung tâm|ttyt|cdc|tiêm"
    r"|phòng(?:,)? chống dịch|bệnh nhân|người bệnh|cấp cứu|dân số"
    r"|health\w*|hospitals?|medic\w*|clinic\w*|nurs\w*|doctors?|physicians?|patients?|wards?|care|laborator\w*|vaccin\w*|emergency)\b"
)


def of_health(context: Context, mentions: Sequence[Mention], facilities: Facilities) -> list[Mention]:
    """The mentions, with employees whom neither a facility nor a word of their sentence makes health workers as persons."""
    return [
        msgspec.structs.replace(mention, kind="people_count", attributes=())
        if mention.kind == "staff_count"
        and entity is None
        and _is_anybody(mention, facilities)
        and not _speaks_of_health(context, mention)
        else mention
        for mention, entity in zip(mentions, facilities.of_mention, strict=True)
    ]


def _is_anybody(mention: Mention, facilities: Facilities) -> bool:
    """Whether the words alone name employees of any employer; in English, where the document names no facility either."""
    subject = (mention.subject or "").lower()
    if mention.rule in PLAIN and EMPLOYEES.match(subject):
        return True
    return not facilities.entities and ANYBODY.match(subject) is not None


def _speaks_of_health(context: Context, mention: Mention) -> bool:
    sentence = context.sentences[mention.sentence]
    return HEALTH.search(context.folded, sentence.start, sentence.end) is not None
