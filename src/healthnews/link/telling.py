"""Events that are spoken of: the day on which somebody tells of one, or does something about it, is not its own."""

from __future__ import annotations

import re

# `bắt 3 người liên quan vụ 8 bệnh nhân tử vong`: an event that is spoken of, at its own time
REFERRED = re.compile(r"\w \b(?:vụ|vụ việc|sự cố|vụ án)(?: (?!ngày|tháng|năm)[^\W\d_]+){0,4} $")
# `Chiều 12/5, công an huyện cho biết chưa rõ vì sao ... khiến 59 người nhập viện`: known before, and not of the day of telling;
# `một vụ cháy khiến 3 người chết` is the news itself
TOLD = re.compile(
    r"\b(?:cho biết|cho hay|thông tin|trao đổi|khởi tố|điều tra|làm rõ)\b(?:(?!\bmột vụ)[^.;]){0,300}"
    r"\b(?:khiến|vụ(?: (?!ngày|tháng|năm)[^\W\d_]+){0,4}) (?:[\d.]+ [^\d.;:,()]{1,40}(?:, |,? và |,? trong đó (?:có )?))?"
    r"(?:(?:ít nhất|hơn|gần|khoảng|cho) )*$"
)
# `Trưa 5-3, liên quan đến vụ 7 người tử vong`: a day on which something is said or done about it
ABOUT = re.compile(r"[ ,]{0,2}liên quan\b")
DONE = re.compile(r"\b(?:cho biết|cho hay|thông tin|bắt|khởi tố|tiếp nhận|ghi nhận|xác định|xảy ra|đã có)\b")
TOLD_REACH = 350  # characters from a day of telling to what is told


def is_told(folded: str, time: int, count: int) -> bool:
    """Whether a time that ends at `time` is only that of telling of the count that starts at `count`."""
    low = max(time, count - TOLD_REACH)
    if ABOUT.match(folded, time):
        return low == time and DONE.search(folded, time, count) is None
    return TOLD.search(folded, low, count) is not None
