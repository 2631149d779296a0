"""What is yet to be built: a document whose title says so describes a facility that does not stand yet.

`Hậu Giang sắp có bệnh viện 300 giường`: its beds, departments, storeys and money are planned throughout, but for
sentences that tell of what there is already.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from healthnews.model import Context, Language, Mention

BUILT = frozenset({"bed_count", "department_count", "equipment_count", "money"})
PARTS = frozenset({"room", "storey", "building", "project"})  # units of other things that are built
SIZES = frozenset({"m", "m2", "ha"})
TITLE = {
    "vi": re.compile(
        r"\b(?:(?:sắp|sẽ|chuẩn bị|đề xuất|dự kiến|muốn) (?:có(?: thêm)?|xây|xây dựng|xây mới|khởi công|đầu tư)|khởi công|dự án xây"
        r"|đầu tư xây|xây dựng (?:mới )?(?:một )?(?:bệnh viện|trung tâm|trạm|cơ sở|khu))\b"
    ),
    "en": re.compile(
        r"\b(?:(?:to|will|plans? to|set to|wants to) (?:get|have|build|construct|open|start building)|breaks? ground|to be built"
        r"|plans? for (?:a |the )?(?:new|\w+-bed))\b"
    ),
}
FACILITY = re.compile(
    r"\b(?:bệnh viện|trung tâm|trạm y tế|phòng khám|cơ sở|khu|hospital|cent(?:er|re)|clinic|ward|wing|campus)\b"
)
# a sentence that tells of what there is, or of others
THERE = re.compile(
    r"\b(?:hiện|hiện nay|hiện tại|hiện có|đã|đang|năm ngoái|năm trước|trước đây|trước đó|cũ|toàn tỉnh|toàn ngành|cả nước|xếp hạng"
    r"|currently|already|existing|now|has been|have been|had|last year|was|were|nationwide|across the (?:province|country|state))\b"
)

LISTED = frozenset({"money", "other_count", "facility_count", "bed_count", "people_count"})
APART = 120  # characters between two members of a list of plans
FIGURE = re.compile(r"\d")
GOES_ON = re.compile(r";|, | và | and ")
IS_THERE = re.compile(
    r"\b(?:hiện|đã|đang|trước|so với|nay|còn|nhưng|cũ|gồm|trong đó|có|currently|already|now|existing|has|have|had|was|were|while|but|compared"
    r"|than|of which|including)\b"
)


def of_their_document(context: Context, mentions: Sequence[Mention], language: Language) -> list[Mention]:
    """The mentions, those planned that describe what the title says is to be built."""
    title = language.fold(context.title or "") or _title_block(context)
    said = TITLE.get(language.code, TITLE["en"]).search(title)
    if said is None or not FACILITY.search(title):
        return list(mentions)
    return [
        msgspec.structs.replace(mention, status="planned") if _describes(context, mention) else mention
        for mention in mentions
    ]


def of_their_list(context: Context, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, each as planned as the one of its unit before it in a list: `sẽ có 30 tỉnh; 15 tỉnh và 18 tỉnh`."""
    result = list(mentions)
    last: dict[tuple[int, str, str | None], Mention] = {}
    for index, mention in enumerate(result):
        if mention.kind not in LISTED or not FIGURE.search(context.text, mention.start, mention.end):
            continue
        key = (mention.sentence, mention.kind, mention.unit)
        before = last.get(key)
        if context.folded.endswith("từ ", 0, mention.start) and mention.status == "reported":
            continue  # từ 10.000 đồng lên 35.000 đồng
        if before is not None and before.status == "planned" and mention.status == "reported":
            gap = context.folded[before.end : mention.start]
            aside = mention.kind == "money" and "(" in gap  # a price beside a name is there already
            if len(gap) <= APART and GOES_ON.search(gap) and not IS_THERE.search(gap) and not aside:
                mention = result[index] = msgspec.structs.replace(mention, status="planned")
        last[key] = mention
    return result


def _title_block(context: Context) -> str:
    block = next((block for block in context.blocks if block.role == "title"), None)
    return context.folded[block.start : block.end] if block is not None else ""


def _describes(context: Context, mention: Mention) -> bool:
    """Whether a number is a part of what will be built: no change, no rate, in no sentence about what there is."""
    kind = mention.kind in BUILT or mention.unit in PARTS or (mention.kind == "measurement" and mention.unit in SIZES)
    if not kind or mention.status != "reported" or mention.measure in ("increase", "decrease"):
        return False
    sentence = context.sentences[mention.sentence]
    return THERE.search(context.folded, sentence.start, sentence.end) is None
