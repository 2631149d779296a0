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
    "part_placed": "a part of the count before it, in brackets with its place: `6 ca mắc (4 ở xã A, 2 ở xã B)`",
    "others": "`others` of what the number before it counted",
    "neutral": "a neutral noun of which no more is said: `40 người` are people, `40 ca` cases",
    "bare_head": "a number without a noun behind a head: `the death toll rose to 26`, `Số mắc: 35`",
    "bare_said_before": "a number without a noun, and the verb right before it: `and killed 2,287` (English only)",
    "apposed": "a number between commas behind a name is an age: `Ann Lee, 54, who` (English only)",
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

# Why a number or a time of a sentence is no fact, by the name that `explain` gives.
REFUSALS: dict[str, str] = {
    "code": "a code: it is grown into letters: `BN1234`, `COVID-19`, `5K`",
    "numbering": "it only orders what follows, at the head of a sentence: `1. Rửa tay`",
    "emergency_number": "a number to call in need: `gọi 115`",
    "ratio": "a scale or a ratio, by the word before it",
    "idiom": "a figure of speech or a slogan: `4 tại chỗ`, `24/24`",
    "version": "a version or a model: `công nghệ 4.0`, `MRI 3.0`",
    "numbered_name": "it belongs to the name before it: `quận 1`, `mũi 3`, `Bệnh viện Nhi đồng 1`",
    "list_of_names": "it goes on a list of numbered names: `quận 1, 4, 5`",
    "phone": "a telephone or account number",
    "address": "it stands in a web or mail address",
    "teaser": "another article's headline in square brackets",
    "day_as_name": "a day that is part of a name: `Bệnh viện 30 Tháng 4`",
    "document_date": "the date of the legal document before it, told in that record",
    "within_fact": "it belongs to the phrase of another fact: the total of a share, the population of a rate",
    "per_time": "it says per what time the value before it is: `12,000 a day`",
    "not_counting": "a word such as `một`, `a` that names here and does not count: `một bệnh viện thông minh`",
    "no_fraction": "such things are counted in whole numbers",
    "unit_of_time": "a unit of time stands behind it, but they make no length of time here",
    "no_number": "figures that are no number by themselves: a score, a clock, the end of a name",
    "no_noun": "no noun beside it that a kind knows",
}
