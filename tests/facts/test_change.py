"""Measure and status: what a number does."""

from __future__ import annotations

import pytest

from .conftest import Find

MEASURES = {
    # a level is what nothing is said of, and where a change arrived
    "level": ("vi", "Bệnh viện có 210 giường.", "level"),
    "raised to": ("vi", "Số giường tăng lên 210 giường.", "level"),
    "an event is no report": ("vi", "Đêm 29-5, 18 bệnh nhân bị sốc phản vệ.", "level"),
    "a closed past year": ("vi", "Năm 2016 có 14 ca tử vong.", "level"),
    "english: reached": ("en", "Beds rose to 300 beds.", "level"),
    "english: reported": ("en", "The state has reported 40 cases.", "level"),
    "english: what it is compared with": ("en", "On 9 May it reported 12 new cases, compared with one case.", "level"),
    "english: known already": ("en", "The total may exceed the 22,170 cases.", "level"),
    "english: a new house": ("en", "The new wing will take up to 40 admissions.", "level"),
    # the difference itself
    "rise": ("vi", "Điều trị tăng 3.000 ca.", "increase"),
    "rise with a bound": ("vi", "Khám tăng trên 7.000 ca.", "increase"),
    "fall": ("vi", "Số mắc giảm 17,9%.", "decrease"),
    "times": ("vi", "Bệnh nhân tăng gấp 3 lần.", "increase"),
    "sign": ("vi", "Khỏi bệnh (-262) ca mắc.", "decrease"),
    "a rise of a share": ("vi", "Điều chỉnh tăng mức đóng thêm 0,3%.", "increase"),
    "english: expanded by": ("en", "They expand the fleet by 30%.", "increase"),
    "english: less than the": ("en", "It took 54% less than the average.", "decrease"),
    "english: rise by": ("en", "Infections rose by 12 percent.", "increase"),
    "english: a rise behind": ("en", "It was a 12 percent increase.", "increase"),
    # new
    "new behind": ("vi", "Phát hiện 14 ca bệnh mới.", "new"),
    "new before": ("vi", "Ghi nhận thêm 15 ca mắc.", "new"),
    "a reporting day": ("vi", "Ngày 14/6, tỉnh ghi nhận 15 ca mắc.", "new"),
    "a day by its hours": ("vi", "Từ 18h ngày 13/6 đến 6h ngày 14/6, trong nước có 90 ca.", "new"),
    "a reporting week": ("vi", "Tuần trước có 15 ca mắc.", "new"),
    "english: new": ("en", "They found 15 new cases.", "new"),
    "a week's cases": ("vi", "Hơn 180 ca sốt xuất huyết trong một tuần.", "new"),
    "a part of new ones": ("vi", "184 ca mắc mới ở 12 huyện, nhiều nhất là Krông Pắc với 74 ca.", "new"),
    "english: the last day": ("en", "There were 56 deaths in the last 24 hours.", "new"),
    # in all
    "total": ("vi", "Tổng cộng có 10.881 ca mắc.", "cumulative"),
    "up to now": ("vi", "Đến nay đã có 61 ca tử vong.", "cumulative"),
    "since": ("en", "Since 2003, 129 infections were found.", "cumulative"),
    "so far behind": ("vi", "Tỉnh ghi nhận 1.200 ca mắc từ đầu năm.", "cumulative"),
    "since behind": ("en", "The ministry recorded 1,174 cases since the rains began.", "cumulative"),
    "an interval up to the report": ("en", "From 1 January to 15 March 2020 it notified 52 cases.", "cumulative"),
    "english: a month in short ends no clause": ("en", "Since the report of Oct. 4, there were 63 cases.", "cumulative"),
    "english: more than the": ("en", "It was five times more than the 1,481 cases.", "level"),
    "english: so many more": ("en", "The agency confirmed 109 cases and the state 24 more.", "new"),
    "english: through a day": ("en", "The ministry said that through Sept. 21, 174 people were sickened.", "cumulative"),
    "english: a week by its end": ("en", "It saw two cases in the week ending 26 August 2017.", "new"),
    "as of": ("en", "As of 4 August 2017, the country reported 80 cases.", "cumulative"),
    "through": ("en", "Through Tuesday, the city had 320 cases.", "cumulative"),
    "a stock is a level": ("vi", "Đến nay toàn tỉnh có 120 trạm y tế.", "level"),
    "active cases are a level": ("en", "Active cases rose to 300 on Monday.", "level"),
}  # fmt: skip


@pytest.mark.parametrize(("code", "text", "measure"), MEASURES.values(), ids=MEASURES.keys())
def test_measures(find: Find, code: str, text: str, measure: str) -> None:
    """A level, a difference, a new count and a total so far are told apart."""
    counts = [m for m in find(code, text) if m.kind not in ("date", "period", "duration")]
    assert counts[-1].measure == measure


STATUS = {
    "english: those that a school has": ("en", "It did not hold classes for its 41,000 students.", "reported"),
    "vaccine is no wish": ("vi", "Có 3 liều vắc-xin cho trẻ, giá 30.000 đồng.", "reported"),
    "a planned price was paid": ("vi", "Giá kế hoạch là 2.800 đồng.", "reported"),
    "a hope in a name": ("vi", "Nơi đầy hy vọng này có 135 giường.", "reported"),
    "how the virus spreads": ("vi", "Virus sẽ bay xa 2 m.", "reported"),
    "hope that is lost": ("vi", "Chị mất tất cả hy vọng, đã nằm viện suốt hai năm qua.", "reported"),
    "where it will be": ("vi", "Tại 63 tỉnh sẽ giảm được biên chế.", "reported"),
    "not every place": ("vi", "Không phải địa phương nào cũng hỗ trợ 100%.", "reported"),
    "the ministry of planning": ("vi", "Bộ Kế hoạch và Đầu tư công bố mức tăng 0,48%.", "reported"),
    "where a plan begins": (
        "vi",
        "Tỉnh dự kiến nâng số giường bệnh từ 210 giường hiện nay lên mức cao hơn.",
        "reported",
    ),
    "where a plan arrives": ("vi", "Tỉnh dự kiến nâng từ 210 giường lên 350 giường.", "planned"),
    "what is told plans nothing": ("vi", "Viện sẽ thông tin về sức khỏe của 12 bệnh nhân.", "reported"),
    "an indicator is no target": ("vi", "Tỷ lệ vi phạm chỉ tiêu hóa chất là 3,7%.", "reported"),
    "planned": ("vi", "Tỉnh dự kiến xây 3 bệnh viện.", "planned"),
    "will": ("vi", "Sở sẽ tuyển 50 bác sĩ.", "planned"),
    "will behind": ("en", "A 300-bed hospital will be built.", "planned"),
    "expected": ("en", "The unit is expected to hold 40 beds.", "planned"),
    "finished later": ("vi", "Khu nhà có 300 giường, dự kiến hoàn thành năm sau, đang thi công.", "planned"),
    "built": ("vi", "Khu nhà sẽ được xây dựng trên khu đất 3,2 ha ở cửa ngõ phía nam.", "planned"),
    "a plan for something else": (
        "vi",
        "Dự kiến hôm nay hội đồng sẽ họp với các chuyên gia đầu ngành để tìm nguyên nhân tử vong của 8 bệnh nhân.",
        "reported",
    ),
    "a plan that was met": ("vi", "Đơn vị đạt 108% kế hoạch; phẫu thuật 1.250 ca.", "reported"),
    "asked for": ("vi", "Tỉnh đề nghị Bộ Y tế cấp 200 máy thở.", "planned"),
    "expected to open": ("en", "The clinic, with 90 beds, is expected to open soon.", "planned"),
    "predicted": ("en", "The hospital predicts 37,000 visits.", "planned"),
    "plans in another word": ("en", "It wrote micro-plans and trained 130 nurses.", "reported"),
    "there already": ("en", "The plan adds wards to the current 40 hospitals.", "reported"),
    "known already": ("en", "Cases are expected to exceed the 22,170 cases.", "reported"),
    "denied behind": ("vi", "Tin 3 học sinh tử vong là sai sự thật.", "denied"),
    "denied behind in English": ("en", "Reports of 12 deaths are false, the clinic said.", "denied"),
    "denied": ("vi", "Sở bác bỏ tin đồn có 30 người chết.", "denied"),
    "denied in English": ("en", "Officials denied reports that 50 people had died.", "denied"),
}


@pytest.mark.parametrize(("code", "text", "status"), STATUS.values(), ids=STATUS.keys())
def test_status(find: Find, code: str, text: str, status: str) -> None:
    """Plans and denials are told from reports."""
    counts = [m for m in find(code, text) if m.kind not in ("date", "period")]
    assert counts[-1].status == status
