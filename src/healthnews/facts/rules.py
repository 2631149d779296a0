"""The rules by which facts are found, by the name that stands in the record.

Times carry the names of the language's own readings (`lang/<code>/dates.py`).
"""

from __future__ import annotations

RULES: dict[str, str] = {
    "noun": "the counted noun right after the number decides alone: `210 giường thực kê`, `9 specialized hospitals`",
    "plural_noun": "a plural right after the number that no kind knows: `1,000 alarms` (English only)",
    "symbol": "a currency sign or code right before the number: `$2.5 million`, `USD 60`",
    "said_after": "a neutral noun, and what happens to it at once: `7 người tử vong`, `3 people have died`",
    "said_later": "a neutral noun, and what happens to it later in the clause: `18 người … sốc phản vệ`",
    "said_before": "a neutral noun, and the verb before its number: `phẫu thuật 30 ca`, `killed 12 people`",
    "head": "what it counts is named before it and joined to it: `số ca nghi ngờ … là 11 người`, `aged 17 years`",
    "same_as_before": "a neutral noun that goes on with what the number before it counted: `…, 4 ca`",
    "others": "`others` of what the number before it counted",
    "neutral": "a neutral noun of which no more is said: `40 người` are people, `40 ca` cases",
    "bare_head": "a number without a noun behind a head: `the death toll rose to 26`, `Số mắc: 35`",
    "bare_said_after": "a number without a noun, and what happens to it: `11 have died`",
    "age_of_group": "a bound behind persons: `children under five`",
    "list": "a number in brackets behind a name, in a list of what the sentence counts: `Tân Phú (9)`",
    "table": "a number in a table cell, by the head of its column or row",
    "rate": "a value per population without a noun of its own: `15 per 100,000`, `2,3/1.000`",
    "zero": "a negation that says there were none: `không ghi nhận ca mắc mới`, `no deaths`",
    "duration": "a length of time as the language reads it: `14 ngày`, `past 3 months`",
    "document_number": "the name of a legal document with its number: `Nghị quyết số 10-NQ/TU`",
    "hospital_rank": "a rank beside a hospital: `bệnh viện hạng II`",
}
