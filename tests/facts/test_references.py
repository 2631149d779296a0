"""Legal documents and hospital ranks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .conftest import Find

Brief = Callable[[str, str], list[tuple[object, ...]]]

NONE = {
    "a plan that counts beds": ("vi", "Theo kế hoạch 50 giường sẽ được bổ sung."),
    "a law without a number": ("vi", "Luật Bảo hiểm y tế có hiệu lực."),
    "a league": ("vi", "Đội xếp hạng 2 thế giới."),
    "a rank of goods": ("vi", "Các hạng mục công trình đã xong."),
    "english: grade of a pupil": ("en", "She is in grade 2."),
}


@pytest.mark.parametrize(("code", "text"), NONE.values(), ids=NONE.keys())
def test_what_only_looks_like_a_reference(find: Find, code: str, text: str) -> None:
    """A document needs its number, a rank its hospital."""
    assert [m for m in find(code, text) if m.kind in ("legal_document", "hospital_rank")] == []


DOCUMENTS = {
    "resolution": ("vi", "Thực hiện Nghị quyết số 20-NQ/TW của Đảng.", "Nghị quyết số 20-NQ/TW"),
    "decree with its year": ("vi", "Nghị định 146/2018/NĐ-CP quy định mức hưởng.", "Nghị định 146/2018/NĐ-CP"),
    "its year before the slash": ("vi", "Theo Nghị quyết 19-2017/NQ-CP.", "Nghị quyết 19-2017/NQ-CP"),
    "letter": ("vi", "Sở gửi công văn số 1234/SYT-NVY đến các trạm.", "công văn số 1234/SYT-NVY"),
    "directive by its number alone": ("vi", "Thành phố giãn cách theo Chỉ thị 16.", "Chỉ thị 16"),
    "circular with its year alone": ("vi", "Theo Thông tư 63/2014 thì được.", "Thông tư 63/2014"),
    "before a name": ("vi", "Theo Nghị quyết 04 Bộ Chính trị.", "Nghị quyết 04"),
    "behind the name of its law": (
        "vi",
        "Theo Luật Dược (số 105/2016/QH13), quầy phải có dược sĩ.",
        "số 105/2016/QH13",
    ),
    "english: a number alone": ("en", "The law (No. 40/2009/QH12) says so.", "No. 40/2009/QH12"),
    "english": ("en", "Decision No. 2151/QD-BYT took effect.", "Decision No. 2151/QD-BYT"),
}


@pytest.mark.parametrize(("code", "text", "said"), DOCUMENTS.values(), ids=DOCUMENTS.keys())
def test_documents_by_their_number(brief: Brief, code: str, text: str, said: str) -> None:
    """A legal document is its name and number, and nothing in it is counted."""
    assert brief(code, text) == [(said, "legal_document", None)]


def test_a_documents_date_is_part_of_it(find: Find) -> None:
    """The date right behind a document is the document's time and no fact of its own."""
    (mention,) = find("vi", "Nghị quyết số 10-NQ/TU ngày 29/12/2021 của Tỉnh ủy.")
    assert mention.time is not None
    assert mention.kind == "legal_document"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("bệnh viện hạng I của tỉnh", 1),
        ("Trung tâm y tế hạng III", 3),
        ("đơn vị hạng 2", 2),
        ("Bệnh viện hạng đặc biệt", 0),
    ],
)
def test_ranks_of_hospitals(find: Find, text: str, value: int) -> None:
    """Ranks are Roman or plain; the special class is 0."""
    (mention,) = find("vi", text)
    assert (mention.kind, mention.value) == ("hospital_rank", value)
