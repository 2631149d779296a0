"""How Vietnamese ends its sentences: abbreviations of titles, places and offices, and the words that usually begin."""

from __future__ import annotations

from healthnews.lang.boundaries import Rules
from healthnews.lang.boundaries import split as split_by
from healthnews.text import Span

TITLES = """
    tp q p h x tt tx kp t.p t.x t.t st tr lk đ/c đc lm sđt đt tel fax vs bs ths th.s ts gs pgs bscki bsckii ckii cki
    bsck cn ks ds đd nsưt nsnd ls kts mr mrs ms dr prof jr sr no
"""  # `TP. Hà Nội`, `BS. Lan`, `PGS.TS. Hùng`; of joined titles the last part decides
ENDINGS = "v.v vv v.v.. t.ư tw t.w co ltd inc corp a.m p.m tcn scn"
COUNTERS = "tr no fig"
STARTERS = """
    theo tại trong ngày sau khi hiện đây đó ông bà anh chị ngoài tuy nhưng và với từ các những một để do vì nếu còn
    cũng được đến trước bên năm tháng tuần sáng chiều tối đêm như mỗi nhiều có không đặc chúng tôi cùng qua riêng về
    nhờ bởi cho mặc dù vậy thế bệnh công trường cơ lúc hơn ảnh nguồn trên dưới giữa gần mới vừa rồi thậm thời đồng sẽ
    là
"""
HONORIFICS = "ông bà anh chị cô chú bác thầy em cháu bé cụ dì cậu mợ tên là với của và nhân viên sĩ sinh"

RULES = Rules(
    titles=frozenset(TITLES.split()),
    endings=frozenset(ENDINGS.split()),
    counters=frozenset(COUNTERS.split()),
    starters=frozenset(STARTERS.split()),
    honorifics=frozenset(HONORIFICS.split()),
)


def split(text: str, start: int, end: int) -> list[Span]:
    """The sentences of one block, in order, without surrounding white space.

    >>> [s for s in split("TS. Lan đến TP. Huế. Theo bà, có 2.017 ca.", 0, 42)]
    [Span(start=0, end=20), Span(start=21, end=42)]
    """
    return split_by(text, start, end, RULES)
