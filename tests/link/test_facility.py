"""At which facility a fact holds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import healthnews
from healthnews import lang
from healthnews.link import facility_groups, facility_names
from healthnews.model import Fact

Linked = Callable[..., list[Fact]]


def facilities(facts: list[Fact]) -> list[str | None]:
    return [fact.facility.facility for fact in facts]


def names(text: str, code: str = "vi") -> list[str]:
    language = lang.load(code)
    found = facility_names.load(language).find(text, language.fold(text), 0, len(text))
    return [name.display for name in found if name.display]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Các bệnh viện tuyến tỉnh đều quá tải.", []),
        ("Có 30 bệnh viện và 11 Trung tâm Y tế.", []),
        ("Ở trung tâm thành phố Hà Nội có hội chợ.", []),
        ("Bệnh viện 30 Tháng 4 và Bệnh viện Quân Dân y", ["Bệnh viện 30 Tháng 4", "Bệnh viện Quân Dân y"]),
        ("Giám đốc Bệnh viện Quân y 7 cho biết", ["Bệnh viện Quân y 7"]),
        ("Bệnh viện chuyên khoa Sản - Nhi tỉnh Sóc Trăng đã", ["Bệnh viện chuyên khoa Sản - Nhi tỉnh Sóc Trăng"]),
        ("tại Bệnh viện đa khoa Cần thơ đã hỏng", ["Bệnh viện đa khoa Cần thơ"]),
        ("Bệnh viện (BV) Đa khoa tỉnh Phú Yên mổ", ["Bệnh viện Đa khoa tỉnh Phú Yên"]),
        ("Sáng kiến “Phòng khám đa khoa vệ tinh” được giải", []),
        ("khám ở Bệnh viện đa khoa tỉnh, thành phố và Bệnh viện đa khoa hạng I", []),
        ("Bệnh viện Nhi Trung ương tiếp nhận", ["Bệnh viện Nhi Trung ương"]),
        ("TTYT huyện Bắc Sơn thành lập khoa mới", ["TTYT huyện Bắc Sơn"]),
        (
            "Trung tâm Bảo vệ, chăm sóc sức khỏe cán bộ tỉnh hiện có",
            ["Trung tâm Bảo vệ, chăm sóc sức khỏe cán bộ tỉnh"],
        ),
        ("Trạm Y tế xã Long Hưng tiêm", ["Trạm Y tế xã Long Hưng"]),
        ("ở Bệnh viện Đa khoa Hòa Bình Đến trưa thì", ["Bệnh viện Đa khoa Hòa Bình"]),
        ("- Bệnh viện E  Tiêm nhắc lại", ["Bệnh viện E"]),
        ("Giám đốc Bệnh viện Bạch Mai Nguyễn Văn Hai nói", ["Bệnh viện Bạch Mai"]),
        (
            "Bệnh viện Nguyễn Tri Phương và Bệnh viện Kim Liên tiếp",
            ["Bệnh viện Nguyễn Tri Phương", "Bệnh viện Kim Liên"],
        ),
        ("Bệnh viện Nhân dân 115 khám, như ở BV Mỹ.", ["Bệnh viện Nhân dân 115"]),
        ("Bệnh viện Đa khoa An Phước nhận 17 em", ["Bệnh viện Đa khoa An Phước"]),
    ],
)
def test_vietnamese_names(text: str, expected: list[str]) -> None:
    """A name goes from its head word to its last telling word, and the many are no name."""
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The province has 5 general hospitals.", []),
        ("He went to a hospital.", []),
        ("At the Luc Ngan district Medical Center, 30", ["Luc Ngan district Medical Center"]),
        ("Fourteen hospitals will be renewed.", []),
        ("Rural hospital closures go on.", []),
        ("Central-level hospitals grew.", []),
        ("At the Hue-based General Hospital of Alder", ["General Hospital of Alder"]),
        ("In St. Alban Hospital there are", ["St. Alban Hospital"]),
        ("At Grafton (Wis.) Community Hospital the ward", ["Grafton (Wis.) Community Hospital"]),
        ("The provincial General Hospital is building", ["provincial General Hospital"]),
        ("in the Bac Giang Obstetrics and Pediatrics Hospital.", ["Bac Giang Obstetrics and Pediatrics Hospital"]),
        ("at the Hospital for Tropical Diseases in", ["Hospital for Tropical Diseases"]),
        ("One Alder hospital closed, and a Boston clinic.", []),
        ("Some of Alder’s hospitals were praised.", []),
        ("When Alder Hospital opened, the Elm NHS Trust closed", ["Alder Hospital", "Elm NHS Trust"]),
        ("at Alder University Hospitals NHS Foundation Trust", ["Alder University Hospitals NHS Foundation Trust"]),
        ("Military Hospital 175 sent", ["Military Hospital 175"]),
        ("The Yen Lac Dialysis Centre opened near a shopping centre.", ["Yen Lac Dialysis Centre"]),
    ],
)
def test_english_names(text: str, expected: list[str]) -> None:
    """An English name ends with its head word, or goes on with `for` and a number."""
    assert names(text, "en") == expected


@pytest.mark.parametrize(
    ("display", "sort", "level"),
    [
        ("Bệnh viện Mặt Trăng", "hospital", None),
        ("Bệnh viện Quân y 103", "hospital", "military"),
        ("Bệnh viện 19-8", "hospital", "police"),
        ("Bệnh viện Bạch Mai", "hospital", "central"),
        ("BV Nhi Trung ương", "hospital", "central"),
        ("Bệnh viện Đa khoa tỉnh Sóc Trăng", "hospital", "provincial"),
        ("Trung tâm Y tế huyện Bắc Sơn", "center", "district"),
        ("TTYT Bắc Sơn", "center", "district"),
        ("Trạm Y tế xã Long Hưng", "station", "commune"),
        ("Bệnh viện Đa khoa Quốc tế Vinmec", "hospital", "private"),
        ("Luc Ngan district Medical Center", "center", "district"),
        ("provincial General Hospital", "hospital", "provincial"),
    ],
)
def test_levels(display: str, sort: str, level: str | None) -> None:
    """Army and police hospitals are outside the official bed statistics: the level says so."""
    assert facility_groups.level(display, sort) == level


def test_abbreviation_and_full_name_are_one(linked: Linked) -> None:
    """`TTYT Bắc Sơn` is the `Trung tâm Y tế huyện Bắc Sơn` of the same document, named in its fullest form."""
    text = "Trung tâm Y tế huyện Bắc Sơn mới xây xong.\nTTYT Bắc Sơn có 210 giường."
    assert facilities(linked(text, kind="bed_count")) == ["Trung tâm Y tế huyện Bắc Sơn"]


def test_first_letters_stand_for_words(linked: Linked) -> None:
    """An abbreviation inside a name stands for the first letters of its words."""
    text = "Trung tâm Bảo vệ, chăm sóc sức khỏe cán bộ tỉnh họp.\nTrung tâm BVCSSK cán bộ tỉnh có 11 người."
    assert facilities(linked(text, kind="staff_count")) == ["Trung tâm Bảo vệ, chăm sóc sức khỏe cán bộ tỉnh"]


def test_generic_words_mean_the_facility_of_the_title(linked: Linked) -> None:
    """`Bệnh viện`, `đơn vị` and sentences that name nobody are of the facility that the title names."""
    title = "Bệnh viện Quân y 7 đón bệnh nhân"
    text = f"{title}\nBệnh viện đã mổ cho 15 người. Đơn vị khám 200 lượt.\nĐã có 40 ca được chụp."
    assert facilities(linked(text, kind="visit_count", title=title)) == ["Bệnh viện Quân y 7"] * 3


def test_numbers_of_different_hospitals(linked: Linked) -> None:
    """The name before governs, and a name tied behind wins over one in another clause."""
    text = "Bệnh viện Hoa Mai có 20 giường, còn Bệnh viện Hoa Cúc có 30 giường; thêm 10 giường tại Bệnh viện Hoa Sen."
    assert facilities(linked(text, kind="bed_count")) == ["Bệnh viện Hoa Mai", "Bệnh viện Hoa Cúc", "Bệnh viện Hoa Sen"]


def test_the_rest_at_a_hospital(linked: Linked) -> None:
    """`10 bệnh nhân còn lại … tại BV A` are there: `còn lại` parts nothing."""
    text = "Bệnh viện Hoa Mai báo tin. Sau đó 10 bệnh nhân còn lại được cấp cứu tại Bệnh viện Hoa Sen."
    assert facilities(linked(text, kind="patient_count")) == ["Bệnh viện Hoa Sen"]


def test_two_hospitals_are_none(linked: Linked) -> None:
    """A number that two facilities share has none."""
    assert facilities(linked("Có 12 ca tại Bệnh viện Hoa Mai và Bệnh viện Hoa Cúc.")) == [None]


def test_sector_has_no_facility(linked: Linked) -> None:
    """Numbers of the sector or the province are not of the last hospital named."""
    text = "Bệnh viện Hoa Mai có 20 giường. Toàn ngành hiện có 900 giường."
    assert facilities(linked(text, kind="bed_count")) == ["Bệnh viện Hoa Mai", None]


def test_disease_control_reports_of_its_province(linked: Linked) -> None:
    """A centre of disease control tells the cases of a province; they are not its own."""
    text = "Theo Trung tâm Kiểm soát bệnh tật tỉnh Phú Yên, tuần qua có 52 ca."
    assert facilities(linked(text)) == [None]


@pytest.mark.parametrize("kind", ["date", "period", "legal_document", "facility_count", "age"])
def test_kinds_without_a_facility(linked: Linked, kind: str) -> None:
    """Times, ages and counts of facilities have none."""
    assert facilities(linked("Bệnh viện Hoa Mai đã có 20 ngày hoạt động.", kind=kind)) == [None]


def test_facility_nobody_named_is_not_the_last_one(linked: Linked) -> None:
    """`Trung tâm` means no hospital that stands before it."""
    text = "Bệnh viện Hoa Mai mở cửa. Trung tâm đã nhận 90 lượt."
    assert facilities(linked(text, kind="visit_count")) == [None]


def test_number_of_a_count_is_no_part_of_a_name(linked: Linked) -> None:
    """In `Bệnh viện Bạch Mai 20 giường` the number is counted."""
    assert facilities(linked("Tặng Bệnh viện Bạch Mai 20 giường.", kind="bed_count")) == ["Bệnh viện Bạch Mai"]


def test_english_coreference(linked: Linked) -> None:
    """`the center` and `the unit` mean the last centre named."""
    text = "The Luc Ngan district Medical Center grows. The center has treated 30 patients. The unit has 90 beds."
    assert facilities(linked(text, "en", kind="patient_count")) == ["Luc Ngan district Medical Center"] * 2


def test_hospital_of_the_paragraph(linked: Linked) -> None:
    """`the hospital` is the medical center that its paragraph names, not the hospital of an earlier one."""
    text = "Alder Hospital has 3 patients.\nThe Elm Grove Medical Center grew. Last year the hospital saw 900 patients."
    assert facilities(linked(text, "en", kind="patient_count")) == ["Alder Hospital", "Elm Grove Medical Center"]


def test_brand_alone(linked: Linked) -> None:
    """A brand in capitals stands for the system that was named with it."""
    text = "Hệ thống Y tế MEDLATEC thông báo.\nCả 3 bệnh nhân đến khám tại MEDLATEC."
    assert facilities(linked(text, kind="patient_count")) == ["Hệ thống Y tế MEDLATEC"]


def test_money_is_not_carried_from_a_speaker(linked: Linked) -> None:
    """What a hospital's director says of prices in general is not the hospital's."""
    text = "Giám đốc Bệnh viện Hoa Mai đến họp. Thuốc này giá cho 500 người."
    assert facilities(linked(text, kind="money")) == [None]


def test_sentence_with_its_own_place_carries_no_facility(linked: Linked) -> None:
    """A sentence that says of itself where it is is not of the hospital before it."""
    text = "Bệnh viện Hoa Mai kín chỗ. Huyện Yên Thành, Nghệ An có 15 ca."
    assert facilities(linked(text)) == [None]


def test_durations_only_where_the_sentence_names_the_facility(linked: Linked) -> None:
    """How long a facility takes is its own; how long an illness lasts is not, though it is told behind."""
    text = "Tại Bệnh viện Hoa Mai, người bệnh chờ 20 ngày. Cơn sốt kéo dài 7 ngày."
    assert facilities(linked(text, kind="duration")) == ["Bệnh viện Hoa Mai", None]


def test_helping_facility_is_not_the_one_that_acts(linked: Linked) -> None:
    """What is counted after `phối hợp với Bệnh viện B` is of the one that acts."""
    text = "Bệnh viện Đa khoa tỉnh Sơn La có 18 bệnh nhân, {} Bệnh viện Bạch Mai. Bệnh viện đã mổ cho 4 người."
    for words in ("hội chẩn với", "nhờ hỗ trợ của"):
        assert facilities(linked(text.format(words), kind="patient_count"))[1] == "Bệnh viện Đa khoa tỉnh Sơn La"
    assert facilities(linked("Hội phối hợp với Bệnh viện Bạch Mai khám cho 40 người.")) == ["Bệnh viện Bạch Mai"]
    english = "Hoa Lu Hospital, in collaboration with Bach Mai Hospital, treated 12 patients."
    assert facilities(linked(english, "en", kind="patient_count")) == ["Hoa Lu Hospital"]


def test_number_of_the_country_has_no_facility(linked: Linked) -> None:
    """Who speaks of the whole country counts its cases, but `lớn nhất Việt Nam` only praises."""
    assert facilities(linked("Bệnh viện Bạch Mai cho biết cả nước có 90 ca.")) == [None]
    text = "Bệnh viện Chợ Rẫy, lớn nhất Việt Nam, có 1.800 giường."
    assert facilities(linked(text, kind="bed_count")) == ["Bệnh viện Chợ Rẫy"]


def test_people_and_things_of_a_story_are_not_of_an_earlier_hospital(linked: Linked) -> None:
    """Whom a hospital treats stays there in the next sentence; whom the police look for does not."""
    text = "Chị vào Bệnh viện Bạch Mai. Công an đang tìm 2 người."
    assert facilities(linked(text, kind="people_count")) == [None]
    assert facilities(linked("Chị vào Bệnh viện Bạch Mai. Đã có 2 người.")) == ["Bệnh viện Bạch Mai"]


def test_where_patients_came_from_is_not_where_they_are(linked: Linked) -> None:
    """`chuyển từ Bệnh viện A về Bệnh viện B`: they are at B."""
    text = "Có 20 bệnh nhân được chuyển từ Bệnh viện Đa khoa tỉnh Sơn La về Bệnh viện Bạch Mai."
    assert facilities(linked(text, kind="patient_count")) == ["Bệnh viện Bạch Mai"]
    text = "Some 20 patients were transferred from Hoa Lu Hospital to Bach Mai Hospital."
    assert facilities(linked(text, "en", kind="patient_count")) == ["Bach Mai Hospital"]


def test_fullest_form_is_spelled_out(linked: Linked) -> None:
    """`ĐH` and `Đại học` are one hospital, shown with its words in full."""
    text = "Bệnh viện ĐH Y Dược mở khoa. Bệnh viện Đại học Y Dược có 30 bệnh nhân."
    assert facilities(linked(text, kind="patient_count")) == ["Bệnh viện Đại học Y Dược"]


def test_share_of_districts_is_not_of_the_hospital() -> None:
    """What a hospital reports of `100% số quận, huyện` is of the country's districts."""
    text = "Bệnh viện Phổi Trung ương họp\n\nĐã làm ở 100% số quận, huyện. Nay nơi đây có 90 giường.\n"
    assert facilities(list(healthnews.parse(text.encode(), name="a.txt").facts)) == [None, "Bệnh viện Phổi Trung ương"]


def test_credit_of_a_picture_means_no_hospital(linked: Linked) -> None:
    """`(Ảnh: Bệnh viện cung cấp)` takes up none of the hospitals named before."""
    text = "Bệnh viện Bạch Mai nhận 8 ca, Bệnh viện Thanh Nhàn nhận 9 ca. Ảnh: Bệnh viện cung cấp. Đã có 6 ca khỏi."
    assert facilities(linked(text))[-1] is None


def test_organs_are_of_no_hospital() -> None:
    """What anybody has two of is counted at no hospital."""
    text = "Bệnh viện Bình Dân mổ khối u nằm giữa 2 lá phổi.\n"
    found = [fact for fact in healthnews.parse(text.encode(), name="a.txt").facts if fact.mention.unit == "organ"]
    assert facilities(found) == [None]


def test_hospital_of_the_title_is_not_where_a_sentence_says_it_is() -> None:
    """`Tại huyện A, 7 bệnh nhân`: neither at the hospital of the title nor at the one before."""
    title = "Bệnh viện Đa khoa Hà Đông chữa bệnh"
    text = f"{title}\n\nTại huyện Tiên Yên, 7 bệnh nhân nằm viện. Huyện Hải Hà có 9 bệnh nhân.\n"
    found = [fact for fact in healthnews.parse(text.encode(), name="a.txt").facts if fact.mention.value]
    assert facilities(found) == [None, None]


def test_patients_sent_away_are_no_longer_there(linked: Linked) -> None:
    """`được chuyển về Hà Nội`, `lên tuyến trên`: whoever was treated where the sentence before says."""
    text = "Bệnh viện Đa khoa Hòa Bình có 18 bệnh nhân. Đến trưa, {} điều trị.\n"
    for sent in ("5 bệnh nhân được chuyển về Hà Nội", "5 bệnh nhân nặng được đưa lên tuyến trên"):
        found = healthnews.parse(text.format(sent).encode(), name="a.txt").facts
        own = [fact.facility.facility for fact in found if fact.mention.value]
        assert own == ["Bệnh viện Đa khoa Hòa Bình", None]


def test_deaths_of_a_part_of_the_country_are_of_no_hospital() -> None:
    """`đã có 3 người tử vong ... tại miền Bắc` is no more of the hospital of the sentence before."""
    text = "Ngày 4/6, BV Đa khoa Tuyên Quang nhận một bệnh nhân. Đến nay đã có 3 người tử vong tại miền Bắc.\n"
    found = [fact for fact in healthnews.parse(text.encode(), name="a.txt").facts if fact.mention.kind == "death_count"]
    assert facilities(found) == [None]
