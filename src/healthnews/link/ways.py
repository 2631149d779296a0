"""The ways in which facts are linked, by the name that `show --why` and `explain` give: `how` of a link, in words.

Dates and periods carry the name of the language's own reading there (`lang/readings.py`).
"""

from __future__ import annotations

TIME: dict[str, str] = {
    "sentence": "a time of its own sentence governs it",
    "since": "its sentence counts from that time on: `từ năm 2013`, `since 2013`",
    "looking_back": "a length of time before the day of publication: `14 ngày qua`, `the past 3 months`",
    "now": "its sentence says now (`hiện nay`, `to date`): the day of publication",
    "coordinated": "it stands under several times of its sentence at once",
    "earlier_sentence": "a time of an earlier sentence or a heading still governs it",
    "whole": "the time of the count that it is a part of: `126 ca. Trong đó, 3 ca nhập cảnh`",
    "told": "none: the day of its sentence is the day on which somebody told of an event",
    "unresolved": "a time is told, and nothing says which day or year it is",
}

PLACE: dict[str, str] = {
    "sentence": "a place in its own sentence governs it",
    "facility": "the place in the name of its facility, or right behind it",
    "residence": "where the person of this age lives",
    "earlier": "the place of an earlier sentence of the paragraph",
    "taken_up": "`tỉnh này`, `the province`: the one that the sentences before it named",
    "document": "the one province that the document is about",
}

FACILITY: dict[str, str] = {
    "named": "a name in its own sentence",
    "meant": "a word of its sentence that stands for a facility named before: `bệnh viện`, `the center`",
    "earlier": "the facility of an earlier sentence",
    "title": "the one facility that the title names",
}

DISEASE: dict[str, str] = {
    "has": "said right behind persons: `18 bệnh nhân bị suy thận`, `12 patients with measles`",
    "phrase": "named in the very phrase of the count, or right behind it",
    "sentence": "named in its own sentence",
    "earlier": "named in an earlier sentence of the paragraph",
    "document": "the one disease that the document is about",
}

WAYS: dict[str, dict[str, str]] = {"time": TIME, "place": PLACE, "facility": FACILITY, "disease": DISEASE}
