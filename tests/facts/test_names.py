"""Numbers that count nothing: names, codes, ordinals, slogans, idioms, numbering."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Brief = Callable[[str, str], list[tuple[object, ...]]]

NOTHING = {
    "a disease by its year": ("vi", "Dịch COVID-19 diễn biến phức tạp, chủng H5N1 cũng vậy."),
    "an army hospital by its number": ("vi", "Đoàn đến thăm Bệnh viện Quân y 7 và Bệnh viện Quân y 103."),
    "a hospital named by a day": ("vi", "Ca mổ được làm ở Bệnh viện 30 Tháng 4 và bệnh viện chuyên khoa 27 Tháng 2."),
    "a children's hospital by its number": ("vi", "Cháu được chuyển lên Bệnh viện Nhi đồng 1 trong đêm."),
    "a named hospital before its city": ("vi", "Bệnh viện Nhi đồng 2 Thành phố Hồ Chí Minh vừa mở phòng khám."),
    "a patient by number": ("vi", "BN1234 và bệnh nhân 416 đã về quê."),
    "an ordinal dose": ("vi", "Người dân nên tiêm mũi 3, mũi 4 đúng lịch."),
    "the second time": ("vi", "Đây là lần thứ 2 xã công bố dịch."),
    "districts by number": ("vi", "Các quận 1, 4, 5 và phường 12 đang phun hóa chất."),
    "a slogan on the spot": ("vi", "Huyện thực hiện phương châm 4 tại chỗ."),
    "a slogan of noes": ("vi", "Phong trào “3 nhất, 3 không” được nhân rộng."),
    "a version": ("vi", "Bệnh viện ứng dụng công nghệ 4.0 vào quản lý."),
    "a combined vaccine": ("vi", "Vắc xin 4 trong 1 phòng bạch hầu đã về."),
    "hotel stars": ("vi", "Khu nghỉ theo tiêu chuẩn 5 sao."),
    "a scanner by its model": ("vi", "Máy Siemens Biograph mCT 64 được lắp đặt."),
    "a contact as a word": ("vi", "Chị là F1 của ca bệnh."),
    "a road": ("vi", "Xe đi trên Quốc lộ 1A rồi rẽ vào đường số 8."),
    "an article of a law": ("vi", "Theo khoản 3 điều 62, việc này bị cấm."),
    "some, one of, a part": ("vi", "Một số người dân, một phần do chủ quan, đã bỏ qua một trong những dấu hiệu."),
    "a hotline": ("vi", "Người dân gọi 1900 9095 hoặc 0971 234 567 để được tư vấn."),
    "numbering": ("vi", "1. Rửa tay thường xuyên."),
    "around the clock": ("vi", "Bác sĩ trực 24/24."),
    "a company by its number": ("vi", "Công ty Xây dựng Số 2 Đồng Nai trúng thầu."),
    "a junction": ("vi", "Xe dừng ở ngã ba xã Châu Lộc."),
    "the first time": ("vi", "Sau lần 1 mũi khoan đã mòn."),
    "another article's headline": ("vi", "[Vụ 3 trẻ tử vong ở bản xa: Bộ Y tế vào cuộc] Mưa đã tạnh."),
    "a clock": ("vi", "Bệnh viện mở từ 9 giờ đến 16 giờ, nghỉ lúc 13 giờ 30 phút."),
    "the second person": ("vi", "Từ người thứ 2 tới thứ 4 đều khỏe."),
    "a storey of a school": ("vi", "Cháu ngã từ tầng 2 trường mầm non xuống sân."),
    "an address without a sign": ("vi", "Phòng khám nằm ở 257 Giải Phóng, gần 156 Xã Đàn."),
    "an ambulance by its number": ("vi", "Người nhà gọi cấp cứu 115 lần nữa, giám đốc 115 xin lỗi."),
    "a ward in a title": ("vi", "Chị làm ở Khoa Nội 1 Bệnh viện Phổi tỉnh."),
    "a scanner's rows": ("vi", "Người bệnh được chụp CT 64 dãy."),
    "a speciality's grade": ("vi", "Anh là bác sĩ chuyên khoa 1 khoa Nhi."),
    "an address": ("vi", "Phòng khám ở số 14 phố Huế."),
    "english: a disease by its year": ("en", "COVID-19 and influenza A(H1N1) spread."),
    "english: a trial phase": ("en", "The phase 3 trial of the drug went well."),
    "english: type 2 diabetes": ("en", "He has type 2 diabetes."),
    "english: one of the": ("en", "It is one of the best hospitals, one way or another."),
    "english: one in three": ("en", "One in three adults smokes."),
    "english: a ward by number": ("en", "She lay in ward 12, room 204."),
    "english: a model": ("en", "She flew an Airbus A350-900 home."),
    "english: idiom": ("en", "No one knows, and no one asked."),
}  # fmt: skip


@pytest.mark.parametrize(("code", "text"), NOTHING.values(), ids=NOTHING.keys())
def test_names_and_ordinals_are_no_facts(brief: Brief, code: str, text: str) -> None:
    """A number that names or orders something is never counted."""
    assert brief(code, text) == []


BESIDE_NAMES = {
    "beds after a hospital": ("vi", "Bệnh viện 500 giường vừa mở.", ("500 giường", "bed_count", 500.0)),
    "patients after a ward": ("vi", "Khoa 20 giường này quá tải.", ("20 giường", "bed_count", 20.0)),
    "persons after a group": ("vi", "Nhóm 15 người đã lên đường.", ("15 người", "people_count", 15.0)),
    "an age after a patient": ("vi", "Bệnh nhân 46 tuổi đã tỉnh.", ("46 tuổi", "age", 46.0)),
    "a glued number": ("vi", "Ngành gồm 05cơ quan, đơn vị.", ("05cơ quan, đơn vị", "facility_count", 5.0)),
    "whom one serves": ("vi", "Bếp phục vụ 500 người bệnh.", ("500 người bệnh", "patient_count", 500.0)),
    "whom one asks": ("vi", "Sở yêu cầu 7 bác sĩ báo cáo.", ("7 bác sĩ", "staff_count", 7.0)),
    "analysts are no houses": ("vi", "Có 13 nhà phân tích dự họp.", ("13 nhà phân tích", "people_count", 13.0)),
    "a size after a times sign": ("vi", "Phòng rộng 5m.", ("5m", "measurement", 5.0)),
    "a case count beside a code": ("vi", "Có 12 ca COVID-19.", ("12 ca COVID-19", "case_count", 12.0)),
    "english: a bed count after a block": ("en", "The block of 40 beds opened.", ("40 beds", "bed_count", 40.0)),
}  # fmt: skip


@pytest.mark.parametrize(("code", "text", "fact"), BESIDE_NAMES.values(), ids=BESIDE_NAMES.keys())
def test_counts_beside_names_stay(brief: Brief, code: str, text: str, fact: tuple[object, ...]) -> None:
    """What is counted right behind a word that also names is counted."""
    assert fact in brief(code, text)
