"""Where a fact holds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import healthnews
from healthnews import lang
from healthnews.link import place_names
from healthnews.model import Fact

Linked = Callable[..., list[Fact]]


def provinces(facts: list[Fact]) -> list[str | None]:
    return [fact.place.province for fact in facts]


@pytest.mark.parametrize(
    "text",
    [
        "Ông Nguyễn Thái Bình có 3 con.",
        "Nhà ở đường Điện Biên Phủ có 5 người.",
        "Vùng Thái Bình Dương có 12 nước.",
        "Mong muốn hòa bình của 30 nước.",
        "Sinh viên Đại học Y Hà Nội gồm 40 người.",
        "Bệnh viện Việt Đức có 60 bác sĩ.",
        "Trung tâm Pháp y có 7 người.",
    ],
    ids=["person", "street", "ocean", "peace", "school", "a name with Đức", "a name with Pháp"],
)
def test_names_that_are_no_places(text: str) -> None:
    """A province's or a country's name inside another name is no place."""
    language = lang.load("vi")
    assert place_names.load(language).find(text, language.fold(text)) == []


@pytest.mark.parametrize(
    ("text", "code", "label"),
    [
        ("Trung tâm Y tế huyện Bắc Sơn (Lạng Sơn) có", "20", "Bắc Sơn"),
        ("tại quận 12, TP.HCM", "79", "12"),
        ("ở TX Sơn Tây, Hà Nội", "01", "Sơn Tây"),
        ("huyện Sơn Tây, tỉnh Quảng Ngãi", "51", "Sơn Tây"),
    ],
)
def test_parent_settles_a_district(text: str, code: str, label: str) -> None:
    """A province written with a district says which of its namesakes is meant, and the two are one place."""
    language = lang.load("vi")
    (name,) = place_names.load(language).find(text, language.fold(text))
    assert label in {unit.name for unit in name.units}
    assert (name.parent or name.units[0].province) == code


def test_place_before_governs(linked: Linked) -> None:
    """The place before a number governs until another stands there."""
    facts = linked("Hà Nội ghi nhận 30 ca, Bắc Ninh có 12 ca, còn Hải Dương có 5 ca.")
    assert provinces(facts) == ["Hà Nội", "Bắc Ninh", "Hải Dương"]


def test_place_behind_governs(linked: Linked) -> None:
    """A place behind a number governs it where a preposition ties the two."""
    facts = linked("Trong ngày có 30 ca tại Hà Nội, 12 ca tại Bắc Ninh và 5 ca ở Hải Dương.")
    assert provinces(facts) == ["Hà Nội", "Bắc Ninh", "Hải Dương"]


def test_list_of_places_with_numbers_in_brackets(linked: Linked) -> None:
    """`Hà Nội (142), Bắc Ninh (35)`: each number belongs to the name before its bracket."""
    facts = linked("Các ca ở Hà Nội (142), Bắc Ninh (35), Hải Dương (7).", numbers=r"\d+")
    assert provinces(facts) == ["Hà Nội", "Bắc Ninh", "Hải Dương"]


def test_document_about_one_province(linked: Linked) -> None:
    """A document about one province lends it to sentences that name none."""
    text = "Sởi tăng ở Đồng Nai\nTrong tuần, tỉnh Đồng Nai có nhiều người đến khám.\nĐã có 25 ca phải nhập viện."
    assert provinces(linked(text, title="Sởi tăng ở Đồng Nai")) == ["Đồng Nai"]


def test_country_and_abroad_have_no_province(linked: Linked) -> None:
    """A number of the whole country or of another one has no province, nor has the sentence after it."""
    text = (
        "Sởi tăng ở Đồng Nai\nCả nước ghi nhận 900 ca. Số này tăng 40 ca so với tuần trước.\n"
        "Tại Nhật Bản có 70 ca.\nĐồng Nai có 25 ca."
    )
    assert provinces(linked(text, title="Sởi tăng ở Đồng Nai")) == [None, None, None, "Đồng Nai"]


def test_two_places_are_none(linked: Linked) -> None:
    """A number that two provinces share has none of the two."""
    assert provinces(linked("Đoàn kiểm tra 8 trạm tại Hà Nội và Bắc Ninh.")) == [None]


def test_ambiguous_district_takes_the_documents_province(linked: Linked) -> None:
    """`Châu Thành` is in ten provinces: the document's own decides; without one it stays open."""
    text = "Tỉnh Bến Tre có thêm ca bệnh. Huyện Châu Thành có 9 ca."
    (fact,) = linked(text)
    assert (fact.place.place, fact.place.province) == ("huyện Châu Thành", "Bến Tre")
    assert provinces(linked("Huyện Châu Thành có 9 ca.")) == [None]


def test_bare_district_needs_evidence(linked: Linked) -> None:
    """A bare district name counts only where the document speaks of its province."""
    assert provinces(linked("Bình Thạnh dẫn đầu với 17 ca.")) == [None]
    (fact,) = linked("TP.HCM thêm ca bệnh. Bình Thạnh dẫn đầu với 17 ca.")
    assert (fact.place.place, fact.place.province) == ("quận Bình Thạnh", "Hồ Chí Minh")


def test_what_is_true_anywhere_has_no_place(linked: Linked) -> None:
    """The days an illness lasts are of no province, though the document is about one."""
    text = "Cúm tăng ở Đồng Nai\nNgười mắc cúm có thể khỏi sau 7 ngày."
    assert provinces(linked(text, kind="duration", title="Cúm tăng ở Đồng Nai")) == [None]


def test_origin_is_no_place(linked: Linked) -> None:
    """Where people come from is not where the fact holds."""
    text = "Đà Nẵng tiếp nhận thêm người bệnh. Có 4 ca về từ Hải Dương."
    assert provinces(linked(text)) == ["Đà Nẵng"]


def test_both_vintages(linked: Linked) -> None:
    """A fact bears the province of its article's day and the one of the 34."""
    text = "Tỉnh Sóc Trăng có 11 ca."
    (old,) = linked(text, published="2023-05-02")
    assert (old.place.province, old.place.province_code) == ("Sóc Trăng", "94")
    assert (old.place.province_now, old.place.province_now_code) == ("Cần Thơ", "92")
    (new,) = linked(text, published="2026-05-02")
    assert (new.place.province, new.place.province_code) == ("Cần Thơ", "92")


def test_english_names_without_marks(linked: Linked) -> None:
    """English pages write Vietnamese names without marks and put the type behind."""
    (fact,) = linked("Luc Ngan district of Bac Giang reported 30 cases.", "en")
    assert (fact.place.place, fact.place.province) == ("huyện Lục Ngạn", "Bắc Giang")


def test_facility_lends_its_place(linked: Linked) -> None:
    """A fact of a facility holds where the facility's name says."""
    (fact,) = linked("Bệnh viện Đa khoa tỉnh Sóc Trăng quá tải. Hiện đơn vị có 300 giường.", kind="bed_count")
    assert fact.place.province == "Sóc Trăng"


def test_commune_with_its_district(linked: Linked) -> None:
    """A commune is named with its type; its province comes from what is written with it."""
    (fact,) = linked("Tại xã Đình Phùng, huyện Bảo Lạc, tỉnh Cao Bằng có 6 ca.")
    assert (fact.place.place, fact.place.province) == ("xã Đình Phùng", "Cao Bằng")


def test_institutions_are_no_places(linked: Linked) -> None:
    """A court's or a company's name says where it is, not where the number holds."""
    text = "Tập đoàn Hoa Mai Thanh Hóa lỗ lớn.\nTAND tỉnh Nghệ An đã xử.\nSố tiền là 12 người góp."
    assert provinces(linked(text, kind="money")) == [None]


def test_delegate_is_no_place(linked: Linked) -> None:
    """Whom a delegate stands for is not where the number holds."""
    assert provinces(linked("ĐB Nguyễn Văn Hoa (Lâm Đồng) nói có 85 người.")) == [None]


def test_money_takes_a_province_only_where_the_text_opens_with_it(linked: Linked) -> None:
    """Money and shares far from any place take the document's province only where it opens with it."""
    far = "x " * 400
    text = f"Quỹ bị bội chi {far}.\nTỉnh Quảng Nam họp. Tỉnh Quảng Nam bàn. Tỉnh Quảng Nam chốt.\nĐã chi cho 85 người."
    assert provinces(linked(text, kind="money")) == [None]
    assert provinces(linked(text, kind="case_count")) == ["Quảng Nam"]
    assert provinces(linked(f"Quảng Nam bội chi quỹ.\n{text}", kind="money")) == ["Quảng Nam"]


def test_whose_is_not_where(linked: Linked) -> None:
    """`bác sĩ Trung Quốc` says whose; `tại Trung Quốc` says where."""
    title = "Phòng khám ở Đồng Nai"
    assert provinces(linked(f"{title}\nNơi này có 40 người Trung Quốc.", title=title)) == ["Đồng Nai"]
    assert provinces(linked(f"{title}\nTại Trung Quốc có 40 ca.", title=title)) == [None]


def test_english_person_from_a_province(linked: Linked) -> None:
    """`a man from Ninh Binh province` lives there; `returned from` says where the person was."""
    assert provinces(linked("She is one of 3 patients from Ninh Binh province.", "en")) == ["Ninh Bình"]
    assert provinces(linked("The 3 patients returned from Ninh Binh province.", "en")) == [None]


def test_commune_alone_is_in_the_documents_province(linked: Linked) -> None:
    """A commune named alone is taken for the document's province, and for none where there is no such."""
    title = "Sởi ở Cao Bằng"
    (fact,) = linked(f"{title}\nTại xã Đình Phùng có 6 ca.", title=title)
    assert (fact.place.place, fact.place.province) == ("xã Đình Phùng", "Cao Bằng")
    assert provinces(linked("Tại xã Đình Phùng có 6 ca.")) == [None]


def test_where_a_person_lives(linked: Linked) -> None:
    """`34 tuổi, trú xã A, huyện B, Bắc Giang`: the age's place is where the person lives."""
    facts = linked("Bệnh nhân nữ, 34 tuổi, trú xã Nội Hoàng, huyện Yên Dũng, Bắc Giang.", kind="age")
    assert [(fact.place.province, fact.place.how) for fact in facts] == [("Bắc Giang", "residence")]


def test_persons_who_live_together(linked: Linked) -> None:
    """`A (37 tuổi), B (8 tuổi) cùng trú tại …;` is of both, and of nobody behind the semicolon."""
    text = (
        "Ông Hạnh (60 tuổi), ông Kiểm (38 tuổi) cùng trú tại Yên Bái; bà Mến (37 tuổi), cháu Anh (8 tuổi) đi cùng xe."
    )
    facts = linked(text, kind="age")
    assert [fact.place.province for fact in facts] == ["Yên Bái", "Yên Bái", None, None]


def test_who_lives_in(linked: Linked) -> None:
    """`27 tuổi, ở TP Hòa Bình` lives there; one who falls ill there does not."""
    assert provinces(linked("Anh Sơn (27 tuổi, ở tỉnh Hòa Bình) là cán bộ ở Lào Cai.", kind="age")) == ["Hòa Bình"]


def test_hospital_of_another_city(linked: Linked) -> None:
    """A hospital that is known to stand elsewhere does not stand in the document's province."""
    text = "Tin từ Hòa Bình: có 18 bệnh nhân bị sốc.\n\nBệnh viện Bạch Mai đang điều trị cho 10 bệnh nhân."
    assert provinces(linked(text))[-1] is None


def test_this_province_is_the_one_named_last(linked: Linked) -> None:
    """`Tỉnh này` takes up the province of the sentences before, over the end of a paragraph."""
    facts = linked("Cả nước có nhiều ổ dịch.\nỔ dịch lớn nhất là Bắc Giang.\nNgày 13/6, tỉnh này lấy 58 ca.")
    assert [(fact.place.province, fact.place.how) for fact in facts] == [("Bắc Giang", "taken_up")]


def test_from_one_province_to_another_is_neither(linked: Linked) -> None:
    """`từ Thanh Hóa đến Phú Yên` spans many provinces."""
    assert provinces(linked("Các tỉnh từ Thanh Hóa đến Phú Yên có 15 ca.")) == [None]


def test_prices_of_a_class_of_hospitals_are_of_no_province() -> None:
    """What is paid at `bệnh viện hạng II`, and by those without insurance, is the same everywhere."""
    text = "Hà Tĩnh tăng viện phí\n\nBệnh viện hạng II tăng giá khám lên 35.000 đồng. Tỉnh Hà Tĩnh chi 90 triệu đồng.\n"
    found = healthnews.parse(text.encode(), name="a.txt").facts
    money = [fact.place.province for fact in found if fact.mention.kind == "money"]
    assert money == [None, "Hà Tĩnh"]


def test_place_in_the_name_of_another_hospital_is_not_where_patients_are() -> None:
    """Those moved from a hospital of Hòa Bình to one of Hà Nội are in Hà Nội."""
    text = "Một người nằm tại BV Đa khoa Hòa Bình, 10 bệnh nhân khác đã được chuyển xuống BV Bạch Mai (Hà Nội).\n"
    found = healthnews.parse(text.encode(), name="a.txt").facts
    assert [fact.place.province for fact in found if fact.mention.value == 10] == ["Hà Nội"]


def test_penalties_of_the_law_are_of_no_province() -> None:
    """`phạt tiền từ 5 triệu đồng`: whoever does so, anywhere."""
    text = "Công an tỉnh Hòa Bình khởi tố vụ án\n\nNgười phạm tội còn có thể bị phạt tiền từ 5 triệu đồng đến 50 triệu đồng.\n"
    assert provinces(list(healthnews.parse(text.encode(), name="a.txt").facts)) == [None]
