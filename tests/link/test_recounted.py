"""What a document makes of a count: employees are health workers, shots are vaccines, where something says so."""

from __future__ import annotations

import pytest

from healthnews import document
from healthnews.link import recounted
from healthnews.model import Context, DiseaseLink, Mention, Sentence

TEXTS = {
    "an insurance office": (
        "Cơ quan bảo hiểm xã hội thành phố xác nhận có năm cán bộ của mình đi lễ hội.",
        "people_count",
    ),
    "sent with health workers": ("Huyện cử 5 cán bộ và 3 nhân viên y tế xuống xã.", "staff_count"),
    "of a hospital": ("Bệnh viện huy động 30 nhân viên tham gia trực.", "staff_count"),
    "english: of a company": ("The company has 700 employees in two towns.", "people_count"),
    "english: of a hospital": ("The hospital has 700 employees.", "staff_count"),
    "english: shots at a goal": ("The goalie stopped 30 shots on Sunday.", "other_count"),
    "english: shots in an arm": ("Nurses gave 30 shots on Sunday.", "vaccination_count"),
    "stitches": ("Bác sĩ phải khâu 8 mũi ở tai.", "other_count"),
    "steel": ("Có 8 mẫu thép không đạt cấp A.", "other_count"),
    "water": ("Trạm vừa lấy 8 mẫu ở giếng làng để phân tích.", "test_count"),
    "berths": ("Con tàu mới đóng có 22 giường.", "other_count"),
    "beds": ("Bệnh viện mới xây có 22 giường.", "bed_count"),
    "travellers": ("Lượng khách quốc tế đạt 9,8 triệu lượt.", "other_count"),
    "shifts": ("Công ty thi công 3 ca liên tục.", "other_count"),
    "of a factory": ("Công ty tuyển 200 lao động cho nhà máy mới.", "people_count"),
}


@pytest.mark.parametrize(("text", "kind"), TEXTS.values(), ids=TEXTS.keys())
def test_a_count_is_of_health_where_something_says_so(text: str, kind: str) -> None:
    """`năm cán bộ` of an insurance office count no staff of health."""
    assert document.parse(text.encode(), "a.txt").facts[0].mention.kind == kind


def test_cases_of_no_disease_are_counted_as_something_else() -> None:
    """`12.077 trường hợp đăng ký` in a text that names no disease."""
    context = Context("Có 12", "có 12", (), (Sentence(0, 5, 0, "vi"),), "vi", None, None)
    plain, said = (
        Mention(kind="case_count", start=0, end=3, sentence=0, value=12.0, unit="case", rule=rule, subject="Trường hợp")
        for rule in ("neutral", "said_after")
    )
    counted = recounted.by_disease(
        context, [plain, said, plain], [DiseaseLink(), DiseaseLink(), DiseaseLink("measles", "B05")]
    )
    assert [mention.kind for mention in counted] == ["other_count", "case_count", "case_count"]
