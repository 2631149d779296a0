"""Counts and measures of one sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .conftest import Find

Brief = Callable[[str, str], list[tuple[object, ...]]]

NOT = {
    "a clock is no duration": ("vi", "Ca mổ bắt đầu lúc 11 giờ."),
    "an index has no unit": ("vi", "Chỉ số giữ mốc 700 điểm."),
    "a coin that is no currency": ("vi", "Đồng tiền này có giá 1,3 USDT."),
    "not agreed is no money": ("vi", "Nhiều hộ không đồng tình vì mức thu không đồng đều."),
    "tens of billions": ("vi", "Dự án lãng phí hàng chục tỷ đồng."),
    "years between two": ("vi", "Bé kém chị 2 tuổi và họ cách nhau 3 tuổi."),
    "a part": ("vi", "Bác sĩ cắt 1 phần khối u."),
    "what a step comprises": ("vi", "Giá tăng theo bước 2 bao gồm tiền lương."),
    "years between two by name": ("vi", "Chị Hoa lớn hơn chồng 2 tuổi, còn anh nhiều hơn 5 tuổi."),
    "an hour with its letter": ("vi", "Chương trình mở lúc 02g00, khách đến từ khoảng 8g sáng."),
    "vehicles by their plates": ("vi", "Xe 60B6-9487 và xe BKS 86 K6 - 3310 va vào nhau."),
    "a share of a fortune": ("vi", "Ngôi nhà chiếm chưa đầy 1/100.000 trị giá tài sản."),
    "a festival that was sampled": ("vi", "Lễ hội chọi trâu 2017 đã được lấy mẫu nước tiểu."),
    "a science is no ward": ("vi", "Điểm chuẩn ngành 3 Khoa học dữ liệu."),
    "a tournament": ("vi", "Đội từng bị loại ở vòng 1/8 Euro 2016, nay dự EURO 2024."),
    "a footnote": ("vi", "Chỉ uống thuốc theo chỉ dẫn của bác sĩ 6."),
    "a score out of a hundred": ("vi", "Thí sinh dẫn đầu với 93/100 phiếu bầu."),
    "a stage of a race": ("vi", "Anh về nhất chặng 20 F1 năm nay."),
    "questions": ("vi", "Em làm đúng từ 5-8 câu là đạt."),
    "whether or not": ("vi", "Cần xét nghiệm để biết một người có bị nhiễm hay không."),
    "both sides of the body": ("vi", "Bé nổi nốt đỏ hai bên đùi."),
    "any patient": ("vi", "Thông thường, một bệnh nhân bị sốt phải nằm viện lâu."),
    "who kills": ("vi", "Một nhà ngoại giao bị một nhân viên bắn chết."),
    "an index": ("vi", "Chỉ số nhiễm bẩn không khí là 123."),
    "a vest": ("vi", "Anh mặc áo ba lỗ."),
    "a year before its contest": ("vi", "Nhà thuốc giỏi 2017 Cuộc thi dành cho dược sĩ."),
    "a relay": ("vi", "Chị về nhất nội dung 4x100m."),
    "one or two": ("vi", "Chỉ một hai hôm là khỏi."),
    "these days": ("vi", "Mấy hôm nay trời nóng."),
    "a room": ("vi", "Chị nằm ở phòng 306 Khoa Nhi."),
    "thousands of": ("vi", "Hàng nghìn người dân đã đến."),
    "english: a navigator is no doctor": ("en", "We wore more than 50 of the best GPS watches."),
    "english: one dead thing": ("en", "He threw it away for one dead switch."),
    "english: who tests is not tested": ("en", "One student tested the soil, and none of the three I tested was damp."),
    "english: numbered advice": ("en", "10 – Eating frequent meals helps."),
    "english: a weakness by its code": ("en", "Engineers mended CVE-2024-49113 flaws."),
    "english: a cell": ("en", "3.4"),
    "english: the head of a timetable": ("en", "Monday | Tuesday | Wednesday"),
    "english: dozens of": ("en", "Dozens of people were injured."),
    "english: a team is not its members": ("en", "He leads a five-person team."),
    "english: a rating": ("en", "The app has 4.8/5 star reviews."),
    "english: half of them": ("en", "It reached half of all adults."),
    "english: a year before a plural": ("en", "The 1967 exhibition New Documents opened."),
    "english: houses of the day": ("en", "It reached seven day cares."),
    "english: sample size": ("en", "The groups (n = 21) differed."),
}


@pytest.mark.parametrize(("code", "text"), NOT.values(), ids=NOT.keys())
def test_what_counts_nothing(brief: Brief, code: str, text: str) -> None:
    """Numbers of clocks, indexes, ratings and idioms make no fact."""
    assert brief(code, text) == []


COUNTS = {
    # Vietnamese: the noun after the number
    "beds": ("vi", "Trung tâm có 210 giường thực kê.", [("210 giường thực kê", "bed_count", 210.0)]),
    "departments together": ("vi", "Có 20 khoa, phòng.", [("20 khoa, phòng", "department_count", 20.0)]),
    "machines": ("vi", "Có 10 máy chạy thận nhân tạo.", [("10 máy chạy thận nhân tạo", "equipment_count", 10.0)]),
    "staff together": (
        "vi", "Có 11 cán bộ, y, bác sĩ, điều dưỡng.", [("11 cán bộ, y, bác sĩ, điều dưỡng", "staff_count", 11.0)],
    ),
    "behind a classifier": ("vi", "Nhận 2 chiếc xe cứu thương.", [("2 chiếc xe cứu thương", "equipment_count", 2.0)]),
    "visits": ("vi", "Khám cho 28.796 lượt bệnh nhân.", [("28.796 lượt bệnh nhân", "visit_count", 28796.0)]),
    "nothing paid": ("vi", "Bà khám với giá không đồng.", [("không đồng", "money", 0.0)]),
    "departments by their names": ("vi", "Nhờ 2 Khoa Nội và Nhi giúp.", [("2 Khoa", "department_count", 2.0)]),
    "three sizes": (
        "vi", "Khối u rộng 13x15x18 cm.",
        [("13", "measurement", 13.0), ("15", "measurement", 15.0), ("18 cm", "measurement", 18.0)],
    ),
    "english: two sizes": (
        "en", "A tumour of 4 x 5 cm was removed.", [("4", "measurement", 4.0), ("5 cm", "measurement", 5.0)],
    ),
    "bottles of so much": ("vi", "Gồm 2x500 ml.", [("500 ml", "measurement", 500.0)]),
    "whoever is of an age": ("vi", "Xe va vào nhau khiến cô gái 19 tuổi ngã.", [("19 tuổi", "age", 19.0)]),
    "english: so many times as fast": ("en", "It is 20x faster than the old scan.", [("20x faster", "other_count", 20.0)]),
    "english: tablets are swallowed": ("en", "Take four tablets a day.", [("four tablets", "supply_count", 4.0)]),
    "english: dead birds": ("en", "Three dead birds were found.", [("Three dead birds", "other_count", 3.0)]),
    "english: crimes": ("en", "Police saw 12 cases of fraud.", [("12 cases of fraud", "other_count", 12.0)]),
    "samples, and what is none": (
        "vi", "Trạm lấy 32 mẫu nước; hãng ra 3 mẫu điện thoại.",
        [("32 mẫu nước", "test_count", 32.0), ("3 mẫu điện thoại", "other_count", 3.0)],
    ),
    "children of a nursery": ("vi", "Lớp có 40 cháu mẫu giáo.", [("40 cháu mẫu giáo", "people_count", 40.0)]),
    "turns that are no visits": (
        "vi", "Phim có 4 triệu lượt đặt trước, cảng đón 900 lượt tàu.",
        [("4 triệu lượt đặt trước", "other_count", 4000000.0), ("900 lượt tàu", "other_count", 900.0)],
    ),
    "computers fall ill": (
        "vi", "Có 800 trường hợp nhiễm mã độc.", [("800 trường hợp nhiễm mã độc", "other_count", 800.0)],
    ),
    "a squad is no dose": ("vi", "Hai mũi thi công đã gặp nhau.", [("Hai mũi thi công", "other_count", 2.0)]),
    "patients who only then": ("vi", "Mãi sau 3 bệnh nhân mới biết tin.", [("3 bệnh nhân", "patient_count", 3.0)]),
    "fuel by distance": ("vi", "Xe chạy hết 7 lít/100 km.", [("7 lít", "measurement", 7.0)]),
    "a model's year": ("vi", "Bản 2018 và 8 lít xăng.", [("8 lít", "measurement", 8.0)]),
    "latitude": ("vi", "Tâm bão ở 15,5 độ vĩ Bắc.", [("15,5 độ vĩ Bắc", "measurement", 15.5)]),
    "mother and child who died": ("vi", "Tai nạn khiến hai mẹ con tử vong.", [("hai mẹ con tử vong", "death_count", 2.0)]),
    "workers who died": ("vi", "Đã có 4 lao động quê ở tỉnh này bị thiệt mạng.", [("4 lao động", "death_count", 4.0)]),
    "stuck is not sick": ("vi", "Lửa làm 4 người mắc kẹt.", [("4 người mắc kẹt", "people_count", 4.0)]),
    "who perished": ("vi", "Trên biển 900 người đã bỏ mạng.", [("900 người", "death_count", 900.0)]),
    "founders": ("vi", "Quỹ hỗ trợ 50 nhà khởi nghiệp.", [("50 nhà khởi nghiệp", "people_count", 50.0)]),
    "stones": ("vi", "Lấy ra 15 viên sỏi.", [("15 viên sỏi", "other_count", 15.0)]),
    "packs": ("vi", "Thu giữ 6 gói kẹo và 9 viên kẹo.", [("6 gói", "other_count", 6.0), ("9 viên kẹo", "other_count", 9.0)]),
    "still under care": (
        "vi", "Chỉ 1 người lớn đang phải điều trị.", [("1 người lớn đang phải điều trị", "patient_count", 1.0)],
    ),
    "none admitted": (
        "vi", "Khoa chưa tiếp nhận ca sốc nhiệt nào.", [("chưa tiếp nhận ca", "case_count", 0.0)],
    ),
    "a dash behind a figure": ("vi", "Mỗi buổi có từ 60 -70 cháu.", [("từ 60 -70 cháu", "people_count", (60.0, 70.0))]),
    "one beside a list": ("vi", "Bà có 5 đứa con, một nhà tâm lý nói.", [("5 đứa con", "people_count", 5.0)]),
    "one of a list": (
        "vi", "Đã ghép 12 ca ghép thận, 7 ca ghép gan và một ca ghép tim.",
        [("12 ca ghép thận", "procedure_count", 12.0), ("7 ca ghép gan", "procedure_count", 7.0),
         ("một ca ghép tim", "procedure_count", 1.0)],
    ),
    "parts by their places": (
        "vi", "Có 6 ca mắc (4 ở xã Hồng, 2 ở xã Lam).",
        [("6 ca mắc", "case_count", 6.0), ("4", "case_count", 4.0), ("2", "case_count", 2.0)],
    ),
    "english: parts by their places": (
        "en", "There were 6 cases (4 in Hollin, 2 in Marsh).",
        [("6 cases", "case_count", 6.0), ("4", "case_count", 4.0), ("2", "case_count", 2.0)],
    ),
    "behind a bracket": (
        "vi", "Có 72 bệnh nhân (từ 1 đến 11 tuổi) bị mắc sởi.",
        [("72 bệnh nhân", "case_count", 72.0), ("từ 1 đến 11 tuổi", "age", (1.0, 11.0))],
    ),
    "visits go on with visits": (
        "vi", "Năm 2020 khám 900 lượt, phẫu thuật 30 ca; năm 2021 là 950 lượt và 40 ca.",
        [("Năm 2020", "period", None), ("900 lượt", "visit_count", 900.0), ("30 ca", "procedure_count", 30.0),
         ("năm 2021", "period", None), ("950 lượt", "visit_count", 950.0), ("40 ca", "procedure_count", 40.0)],
    ),
    "an age in months to one in years": (
        "vi", "Trẻ từ 12 tháng đến 11 tuổi.", [("12 tháng", "age", 12.0), ("11 tuổi", "age", 11.0)],
    ),
    "five years old": ("vi", "Cháu bé năm tuổi.", [("năm tuổi", "age", 5.0)]),
    "a sum without its currency": ("vi", "Ca mổ hết 5-6 triệu.", [("5-6 triệu", "money", (5e6, 6e6))]),
    "a number of people far behind": (
        "vi", "Tổng số người đăng ký (cả nước) là 8.315.", [("8.315", "people_count", 8315.0)],
    ),
    "a number word": ("vi", "Có hai bác sĩ mới.", [("hai bác sĩ", "staff_count", 2.0)]),
    # the sentence decides
    "deaths": ("vi", "Vụ việc làm 7 người tử vong.", [("7 người tử vong", "death_count", 7.0)]),
    "cases": ("vi", "Tại xã có 3 trẻ mắc sởi.", [("3 trẻ mắc", "case_count", 3.0)]),
    "admitted": ("vi", "Đã có 5 học sinh nhập viện.", [("5 học sinh nhập viện", "patient_count", 5.0)]),
    "negative": ("vi", "Cả 8 trẻ âm tính.", [("8 trẻ âm tính", "case_count", 8.0)]),
    "casualties are not all dead": ("vi", "Có 16 người thương vong.", [("16 người thương vong", "people_count", 16.0)]),
    "exposed": ("vi", "Có 24 người phơi nhiễm HIV.", [("24 người phơi nhiễm", "contact_count", 24.0)]),
    "pounds are a weight": ("en", "She lost 20 pounds.", [("20 pounds", "measurement", 20.0)]),
    "visits by the verb": ("vi", "Bà khám 57 lần.", [("57 lần", "visit_count", 57.0)]),
    "doses by the verb": ("vi", "Trẻ cần được tiêm hai lần.", [("hai lần", "vaccination_count", 2.0)]),
    "times as much": ("vi", "Giá tăng gấp 3 lần.", [("3 lần", "other_count", 3.0)]),
    "what happens, happens to the part": (
        "vi", "2 người trong số 3 bệnh nhân đó đã tử vong.",
        [("2 người", "death_count", 2.0), ("3 bệnh nhân", "patient_count", 3.0)],
    ),
    "no person is injected": ("vi", "Có 3 tá dược được tiêm vào cơ thể.", []),
    "a fraction counts nothing": ("vi", "Ít nhất 1/3 trường hợp tử vong.", []),
    "money that is spent": ("vi", "Chị chi 150 triệu.", [("150 triệu", "money", 150e6)]),
    "the same sum": (
        "vi", "Chị nộp 13.000 USD (khoảng 290 triệu).",
        [("13.000 USD", "money", 13000.0), ("khoảng 290 triệu", "money", 290e6)],
    ),
    "doses that are provided": ("en", "They would provide 100 doses of vaccine.", [("100 doses of vaccine", "supply_count", 100.0)]),
    "the longer head": ("vi", "Số ca nặng đang điều trị là 142.", [("142", "case_count", 142.0)]),
    "a part without a noun": (
        "en", "They found 233 contacts, of whom 187 were traced.",
        [("233 contacts", "contact_count", 233.0), ("187", "contact_count", 187.0)],
    ),
    "ages in a row": ("en", "She has sons aged 4 and 7.", [("4", "age", 4.0), ("7", "age", 7.0)]),
    "a range of ages": ("en", "Children aged 9 months to 14 years.", [("9 months", "age", 9.0), ("14 years", "age", 14.0)]),
    "doses that were distributed": (
        "en", "So far 900 doses were distributed.", [("900 doses were distributed", "supply_count", 900.0)],
    ),
    "ill with a disease": ("vi", "Có 3 bệnh nhân bị sốt xuất huyết.", [("3 bệnh nhân bị sốt xuất huyết", "case_count", 3.0)]),
    "what a verb does": (
        "en", "It infected 3,470 people and killed 2,287.",
        [("3,470 people", "case_count", 3470.0), ("2,287", "death_count", 2287.0)],
    ),
    "an age between commas": ("en", "Ann Lee, 54, who lives there, recovered.", [("54", "age", 54.0)]),
    "or more": ("vi", "Sốt 39 độ C hoặc hơn.", [("39 độ C hoặc hơn", "measurement", 39.0)]),
    "just persons": ("vi", "Có 40 người đến dự.", [("40 người", "people_count", 40.0)]),
    "operations by the verb": ("vi", "Khoa đã phẫu thuật 30 ca.", [("30 ca", "procedure_count", 30.0)]),
    "tested persons": ("vi", "Đã xét nghiệm cho 658 phụ nữ.", [("658 phụ nữ", "test_count", 658.0)]),
    "vaccinated persons": ("vi", "Có 900 trẻ được tiêm.", [("900 trẻ được tiêm", "vaccination_count", 900.0)]),
    "doses given": ("vi", "Đã tiêm 1.250 mũi vắc xin.", [("1.250 mũi vắc xin", "vaccination_count", 1250.0)]),
    "doses received": ("vi", "Tỉnh tiếp nhận 5.000 liều vắc xin.", [("5.000 liều vắc xin", "supply_count", 5000.0)]),
    "one that counts": ("vi", "Một bệnh nhân tử vong.", [("Một bệnh nhân tử vong", "death_count", 1.0)]),
    "one that names": ("vi", "Đây là một bệnh viện thông minh.", []),
    # the noun before the number
    "head and copula": ("vi", "Số ca nghi ngờ được cách ly tại trạm là 11 người.", [("11 người", "case_count", 11.0)]),
    "head of sessions": ("vi", "Tổng số lượt lọc máu đến nay là 2.338 ca.", [("2.338 ca", "procedure_count", 2338.0)]),
    "head alone": ("vi", "Số mắc tăng lên 350.", [("350", "case_count", 350.0)]),
    "coordination": (
        "vi", "Số lượt khám tăng 7.000 ca, điều trị tăng 300 ca, phẫu thuật tăng 70 ca.",
        [("7.000 ca", "visit_count", 7000.0), ("300 ca", "visit_count", 300.0), ("70 ca", "procedure_count", 70.0)],
    ),
    "a list in brackets": (
        "vi", "Thêm 20 ca mắc tại Huế (12), Vinh (8).",
        [("20 ca mắc", "case_count", 20.0), ("12", "case_count", 12.0), ("8", "case_count", 8.0)],
    ),
    # parts and totals
    "achieved over target": ("vi", "Có 12/13 huyện hết dịch.", [("12/13 huyện", "other_count", 12.0)]),
    "part of a total": ("vi", "Có 17 trên 24 quận báo ca.", [("17 trên 24 quận", "other_count", 17.0)]),
    # measures
    "money": ("vi", "Chi gần 200 triệu đồng.", [("gần 200 triệu đồng", "money", 2e8)]),
    "money without its currency": ("vi", "Hộp này giá 2,8 triệu.", [("2,8 triệu", "money", 2.8e6)]),
    "ages that share a noun": (
        "vi", "Tiêm khi trẻ 2, 3, 4 tháng tuổi.", [("2", "age", 2.0), ("3", "age", 3.0), ("4 tháng tuổi", "age", 4.0)],
    ),
    "range of ages": ("vi", "Trẻ 4-6 tuổi.", [("4-6 tuổi", "age", (4.0, 6.0))]),
    "a rate": ("vi", "Đạt 26 giường/10.000 dân.", [("26 giường/10.000 dân", "rate", 26.0)]),
    "a rate in words": ("vi", "Đạt 30,5 giường/vạn dân.", [("30,5 giường/vạn dân", "rate", 30.5)]),
    "staff of a station": ("vi", "Trạm có 5 cán bộ.", [("5 cán bộ", "staff_count", 5.0)]),
    "officials under care": ("vi", "Đơn vị đang quản lý 934 cán bộ.", [("934 cán bộ", "people_count", 934.0)]),
    "a rate behind a slash": ("vi", "Còn 2,3/1.000 trẻ đẻ sống.", [("2,3/1.000 trẻ đẻ sống", "rate", 2.3)]),
    # English
    "behind adjectives": ("en", "It has 9 well-run wards.", [("9 well-run wards", "department_count", 9.0)]),
    "additional cases": ("en", "Two additional cases were found.", [("Two additional cases", "case_count", 2.0)]),
    "a storey": ("en", "A 15-storey building stands there.", [("15-storey", "other_count", 15.0)]),
    "bare and said after": ("en", "Of these, 11 have died.", [("11 have died", "death_count", 11.0)]),
    "head": ("en", "The death toll rose to 26.", [("26", "death_count", 26.0)]),
    "a total of what came before": (
        "en", "There were 14 new cases, bringing the total to 1,054.",
        [("14 new cases", "case_count", 14.0), ("1,054", "case_count", 1054.0)],
    ),
    "killed and infected": (
        "en", "It killed 12 people and infected 340 others.",
        [("12 people", "death_count", 12.0), ("340 others", "case_count", 340.0)],
    ),
    "aged": ("en", "Women aged 16 and 17 years.", [("16", "age", 16.0), ("17 years", "age", 17.0)]),
    "under the age of": ("en", "Children under the age of 5.", [("under the age of 5", "age", 5.0)]),
    "older": ("en", "People 65 years and older.", [("65 years and older", "age", 65.0)]),
    "currency before": ("en", "A $100,000 gift.", [("$100,000", "money", 100000.0)]),
    "a part of whom": (
        "en", "The clinic has 75 patients, 22 of whom are in intensive care and five of whom died.",
        [("75 patients", "patient_count", 75.0), ("22", "patient_count", 22.0), ("five", "death_count", 5.0)],
    ),
    "which died": (
        "en", "There were 79 cases, of which 42 have died.",
        [("79 cases", "case_count", 79.0), ("42 have died", "death_count", 42.0)],
    ),
    "in the ICU": (
        "en", "Ward B: 61 patients, 8 in ICU.",
        [("61 patients", "patient_count", 61.0), ("8 in ICU", "patient_count", 8.0)],
    ),
    "parts with their shares": (
        "en", "Of all, 120 (60%) were laboratory-confirmed and 9 (4%) were hospitalised.",
        [("120", "case_count", 120.0), ("60%", "percentage", 60.0), ("9", "patient_count", 9.0), ("4%", "percentage", 4.0)],
    ),
    "a share in brackets": (
        "en", "It was seen in 80% (16/20) of the districts.",
        [("80%", "percentage", 80.0), ("16/20", "other_count", 16.0)],
    ),
    "said to be": (
        "en", "Of these, eight are private hospitals.", [("eight are private hospitals", "facility_count", 8.0)],
    ),
    "two adjectives": (
        "en", "It runs 300 rural and remote clinics.", [("300 rural and remote clinics", "facility_count", 300.0)],
    ),
    "a number between is another's": (
        "en", "Draw two horizontal and two vertical lines.", [("two vertical lines", "other_count", 2.0)],
    ),
    "one before a hyphen": (
        "en", "One laboratory-confirmed case was found.", [("One laboratory-confirmed case", "case_count", 1.0)],
    ),
    "the same at another time": (
        "en", "It had 15,500 visits in 2008 and 23,000 in 2015.",
        [("15,500 visits", "visit_count", 15500.0), ("2008", "period", None), ("23,000", "visit_count", 23000.0),
         ("2015", "period", None)],
    ),
    "per a population of": (
        "en", "It has seven doctors per a population of 10,000.",
        [("seven doctors per a population of 10,000", "rate", 7.0)],
    ),
    "two rates of one population": (
        "en", "It has eight doctors and 2.5 nurses per 10,000 people.",
        [("eight doctors", "rate", 8.0), ("2.5 nurses per 10,000 people", "rate", 2.5)],
    ),
    "a rate in brackets": ("en", "It has most beds (42) per 10,000 people.", [("42", "rate", 42.0)]),
    "doses of a vaccine with figures in its name": (
        "en", "It gave 180 COVID-19 vaccine doses.", [("180 COVID-19 vaccine doses", "vaccination_count", 180.0)],
    ),
    "a list of states behind persons": (
        "en", "A total of 40 infected people from 2 states: Maine (30), Ohio (10).",
        [("40 infected people", "case_count", 40.0), ("2 states", "other_count", 2.0), ("30", "case_count", 30.0),
         ("10", "case_count", 10.0)],
    ),
    "a part past an age": (
        "en", "Of 29 cases, 19 (66%) are older than 18 years and 7 (24%) are nurses.",
        [("29 cases", "case_count", 29.0), ("19", "case_count", 19.0), ("66%", "percentage", 66.0),
         ("older than 18 years", "age", 18.0), ("7", "staff_count", 7.0), ("24%", "percentage", 24.0)],
    ),
    "a rate before its number": (
        "en", "New cases per 100,000 residents in the county: 235", [("235", "rate", 235.0)],
    ),
    "tests a day": ("en", "The county gave 60.3 tests per day.", [("60.3 tests", "test_count", 60.3)]),
    "lives saved": ("en", "It saved 3,000 lives.", []),
    "lives lost": ("en", "The flood claimed 12 lives.", [("12", "death_count", 12.0)]),
    "residents of an age": ("en", "Residents 12-15 and adults 65 and older.", [("12-15", "age", (12.0, 15.0)), ("65 and older", "age", 65.0)]),
    "below the age of": ("en", "Children below the age of five are vaccinated.", [("below the age of five", "age", 5.0)]),
    "confirmed, probable and suspected": (
        "en", "There were 942 confirmed, probable and suspected cases.",
        [("942 confirmed, probable and suspected cases", "case_count", 942.0)],
    ),
    "confirmed and probable ones": (
        "en", "It has 16 cases (9 confirmed and 7 probable), including 3 deaths.",
        [("16 cases", "case_count", 16.0), ("9", "case_count", 9.0), ("7", "case_count", 7.0), ("3 deaths", "death_count", 3.0)],
    ),
    "a noun behind its share": (
        "en", "There were 228 (72%) severe cases.", [("228", "case_count", 228.0), ("72%", "percentage", 72.0)],
    ),
    "children below so many years": ("en", "It is for children below 5 years.", [("below 5 years", "age", 5.0)]),
    "children over so many years": ("en", "It saw children over 5 years.", [("over 5 years", "duration", 5.0)]),
    "so many more": (
        "en", "The agency confirmed 109 cases and the state 24 more.",
        [("109 cases", "case_count", 109.0), ("24", "case_count", 24.0)],
    ),
    "what a number was": (
        "en", "Cases increased to 527 from 157.", [("527", "case_count", 527.0), ("157", "case_count", 157.0)],
    ),
    "doubled": (
        "en", "Deaths had doubled from four to eight.", [("four", "death_count", 4.0), ("eight", "death_count", 8.0)],
    ),
    "pupils who were sick": ("en", "Some 88 pupils were sick.", [("Some 88 pupils were sick", "case_count", 88.0)]),
    "the same of other places": (
        "en", "Alder County had 91 new cases, Elm County had 26 and Ash County had 28.",
        [("91 new cases", "case_count", 91.0), ("26", "case_count", 26.0), ("28", "case_count", 28.0)],
    ),
    "one of each": (
        "en", "Some 27 states have recorded at least one confirmed case.", [("Some 27 states", "other_count", 27.0)],
    ),
    "a fraction before its share": ("en", "It struck (15/67, 22.4%) of them.", [("22.4%", "percentage", 22.4)]),
    "the median age": ("en", "The median age was 8 months.", [("8 months", "age", 8.0)]),
    "parts of the first count": (
        "en", "Of the 68 confirmed cases, 59 were brought in and two are local.",
        [("68 confirmed cases", "case_count", 68.0), ("59", "case_count", 59.0), ("two", "case_count", 2.0)],
    ),
    "some of the deaths": (
        "en", "It saw 355 deaths, of which 117 were in towns.", [("355 deaths", "death_count", 355.0), ("117", "death_count", 117.0)],
    ),
    "more in fewer": (
        "en", "It is for 10.3 million in 54 towns.", [("54 towns", "other_count", 54.0)],
    ),
    "a list of counts": ("en", "-113 flu cases", [("113 flu cases", "case_count", 113.0)]),
    "sick people of several states": (
        "en", "A total of 67 people in 19 states have been infected.",
        [("67 people", "case_count", 67.0), ("19 states", "other_count", 19.0)],
    ),
    "patients who died of it": ("en", "Two patients with measles died.", [("Two patients", "death_count", 2.0)]),
    "up from": (
        "en", "Deaths are now at 991, up from 985.", [("991", "death_count", 991.0), ("985", "death_count", 985.0)],
    ),
    "suspected and confirmed": (
        "en", "The outbreak has 18 suspected, 2 confirmed cases.",
        [("18", "case_count", 18.0), ("2 confirmed cases", "case_count", 2.0)],
    ),
    "in quarantine": (
        "en", "The number of people under mandatory quarantine is 1,097.", [("1,097", "contact_count", 1097.0)],
    ),
    "a disease of many words": (
        "en", "It had 825 hand, foot, and mouth disease cases.",
        [("825 hand, foot, and mouth disease cases", "case_count", 825.0)],
    ),
    "what a number became": (
        "en", "Deaths rose from 30 to 42.", [("30", "death_count", 30.0), ("42", "death_count", 42.0)],
    ),
    "what beds became": (
        "en", "It expanded from 20 to 50 beds.", [("20", "bed_count", 20.0), ("50 beds", "bed_count", 50.0)],
    ),
    "what it became in Vietnamese": (
        "vi", "Số giường bệnh tăng từ 150 lên 210.", [("150", "bed_count", 150.0), ("210", "bed_count", 210.0)],
    ),
    "a rise and where it led": ("en", "Cases rose 120 to 1,340.", [("1,340", "case_count", 1340.0)]),
    "an amount between two": ("en", "A visit costs $30 to $75.", [("$30 to $75", "money", (30.0, 75.0))]),
    "coins before the number": (
        "en", "It spent R500 million and KSh500,000.", [("R500 million", "money", 5e8), ("KSh500,000", "money", 5e5)],
    ),
    "a coin's letter apart": ("en", "Pearson's r 0.5 was found.", []),
    "one only": ("en", "A single death from dengue was seen.", [("A single death", "death_count", 1.0)]),
    "sizes behind names": (
        "en", "There were 19 cases in Alder (n=14) and Elm (n=5).",
        [("19 cases", "case_count", 19.0), ("14", "case_count", 14.0), ("5", "case_count", 5.0)],
    ),
    "the size behind a share": ("en", "It was 91% lower in Alder (n=812).", [("91%", "percentage", 91.0)]),
    "a total past an age": (
        "en", "Two cases (including one death) among adults aged 18 or above brought the total to 480.",
        [("Two cases", "case_count", 2.0), ("one death", "death_count", 1.0), ("18 or above", "age", 18.0), ("480", "case_count", 480.0)],
    ),
    "homes for the aged": (
        "en", "Cases in aged care homes fell from 235 in 2017 to 15 last year.",
        [("235", "case_count", 235.0), ("2017", "period", None), ("15", "case_count", 15.0), ("last year", "period", None)],
    ),
    "children between": (
        "en", "Children between six months to five years.", [("six months", "age", 6.0), ("five years", "age", 5.0)],
    ),
    "the number of people who have died": (
        "en", "The number of people who have died has risen to 13.", [("13", "death_count", 13.0)],
    ),
    "vaccines given": (
        "en", "Of 160,000 vaccine doses, 145,000 have been administered.",
        [("160,000 vaccine doses", "vaccination_count", 160000.0), ("145,000 have been administered", "vaccination_count", 145000.0)],
    ),
    "only one": ("en", "Only one death was seen, the only one.", [("one death", "death_count", 1.0)]),
    "surgery centers": (
        "en", "It runs 16 freestanding surgery centers.", [("16 freestanding surgery centers", "facility_count", 16.0)],
    ),
    "an unknown plural": ("en", "It sent 1,000 alarms.", [("1,000 alarms", "other_count", 1000.0)]),
    "behind an event": ("vi", "Họ bắt giữ 21 người sau vụ ngộ độc.", [("21 người", "people_count", 21.0)]),
    "ill of what": (
        "vi", "Cả nước có 12 triệu người bị tăng huyết áp.",
        [("12 triệu người bị tăng huyết áp", "case_count", 12e6)],
    ),
    "ages of the ill": ("vi", "Người trong độ tuổi từ 18-69 bị tăng huyết áp.", [("từ 18-69", "age", (18.0, 69.0))]),
    "suspects are no contacts": ("vi", "Công an tạm giam 3 người liên quan vụ án.", [("3 người", "people_count", 3.0)]),
    "contacts of a case": (
        "vi", "Xã cách ly 12 người liên quan đến ca bệnh.",
        [("12 người liên quan đến ca bệnh", "contact_count", 12.0)],
    ),
    "a part that is counted": ("vi", "Đoàn tặng 1 phần quà.", [("1 phần quà", "supply_count", 1.0)]),
    "from an age on": ("vi", "Người từ 40 tuổi trở ra nên đi khám.", [("từ 40 tuổi trở ra", "age", 40.0)]),
    "escaped death": ("vi", "Xe lật, 10 người thoát chết.", [("10 người", "people_count", 10.0)]),
    "escaped the death of others": (
        "vi", "Hai người lớn tử vong, còn 2 cháu nhỏ may mắn thoát chết.",
        [("Hai người lớn tử vong", "death_count", 2.0), ("2 cháu nhỏ", "people_count", 2.0)],
    ),
    "hurt beside the dead": (
        "vi", "Bão làm chết 17 người và bị thương 45 người, mất tích 5 người.",
        [("17 người", "death_count", 17.0), ("45 người", "people_count", 45.0), ("5 người", "people_count", 5.0)],
    ),
    "killed": ("vi", "Có 3 người bị bắn chết.", [("3 người", "death_count", 3.0)]),
    "dead on dialysis": ("vi", "Vụ 8 người chạy thận tử vong.", [("8 người", "death_count", 8.0)]),
    "survived": (
        "vi", "Có 2 em không qua khỏi, 1 em may mắn qua khỏi.",
        [("2 em không qua khỏi", "death_count", 2.0), ("1 em", "recovery_count", 1.0)],
    ),
    "turns of something else": (
        "vi", "Mạng đạt 10,14 triệu lượt di chuyển.", [("10,14 triệu lượt", "other_count", 10140000.0)],
    ),
    "millions of both": ("vi", "Viên ruby giá 30 và 40 triệu đồng.", [("40 triệu đồng", "money", 40e6)]),
    "not vaccinated": ("vi", "Có 12 người chưa được tiêm vắc xin.", [("12 người", "people_count", 12.0)]),
    "not ill": ("vi", "Chỉ 5 trẻ không mắc bệnh.", [("5 trẻ", "people_count", 5.0)]),
    "not discharged": ("vi", "Còn 3 bệnh nhân chưa xuất viện.", [("3 bệnh nhân", "patient_count", 3.0)]),
    "dead all the same": ("vi", "Có 12 người chưa tiêm vắc xin đã tử vong.", [("12 người", "death_count", 12.0)]),
    "died": ("vi", "Có 7 người không qua khỏi.", [("7 người không qua khỏi", "death_count", 7.0)]),
    "english: not vaccinated": ("en", "30 people were not vaccinated.", [("30 people", "people_count", 30.0)]),
    "escaped": ("vi", "Có 76 tù nhân trốn khỏi trại.", [("76 tù nhân", "people_count", 76.0)]),
    "songs": ("vi", "Đêm nhạc có hai ca khúc.", [("hai ca khúc", "other_count", 2.0)]),
    "from one amount to another": (
        "vi", "Lương viên chức tăng từ 1.210.000 lên 1.300.000 đồng.",
        [("1.210.000", "money", 1210000.0), ("1.300.000 đồng", "money", 1300000.0)],
    ),
    "millions of one": ("vi", "Giá tăng từ 5 lên 7 triệu đồng.", [("7 triệu đồng", "money", 7e6)]),
    "soldiers": ("vi", "Vụ cháy làm 1 binh sỹ thiệt mạng.", [("1 binh sỹ thiệt mạng", "death_count", 1.0)]),
    "others of their own": (
        "vi", "Đã có 14 công nhân xuất viện, còn 6 người khác vẫn điều trị.",
        [("14 công nhân xuất viện", "recovery_count", 14.0), ("6 người khác vẫn điều trị", "patient_count", 6.0)],
    ),
    "others of their own in English": (
        "en", "The fire injured 3 people and 5 others died.",
        [("3 people", "people_count", 3.0), ("5 others died", "death_count", 5.0)],
    ),
    "victims taken to a hospital": (
        "vi", "Cả 6 nạn nhân đã được chuyển xuống Bệnh viện A.",
        [("6 nạn nhân", "patient_count", 6.0)],
    ),
    "staff in a row": ("vi", "Xét nghiệm cho 17 cán bộ nhân viên y tế.", [("17 cán bộ nhân viên y tế", "staff_count", 17.0)]),
    "behind a name": ("en", "It ordered 30 Boeing jets.", [("30 Boeing jets", "other_count", 30.0)]),
    "per population": ("en", "It is 15 per 100,000 people.", [("15 per 100,000 people", "rate", 15.0)]),
}  # fmt: skip


@pytest.mark.parametrize(("code", "text", "facts"), COUNTS.values(), ids=COUNTS.keys())
def test_counts(brief: Brief, code: str, text: str, facts: list[tuple[object, ...]]) -> None:
    """Each number yields one fact with its phrase, kind and value, or none."""
    assert brief(code, text) == facts


SAID = {
    "the least age": ("vi", "Trẻ từ 12 tháng tuổi được tiêm.", {"qualifier": "at_least", "value_max": None}),
    "since an age": ("vi", "Ông hút thuốc từ 15 tuổi.", {"qualifier": "exact", "value": 15.0}),
    "english: the least age": ("en", "Children from 6 months of age get it.", {"qualifier": "at_least"}),
    "more than was planned": ("vi", "Quỹ chi vượt dự toán 12 tỷ đồng.", {"status": "reported"}),
    "what will be done to patients": ("vi", "Có 3 bệnh nhân sẽ được mổ.", {"status": "reported"}),
    "doctors who will come": ("vi", "Có 3 bác sĩ sẽ được cử đến.", {"status": "planned"}),
    "english: what will be done to patients": ("en", "Some 3 patients will need surgery.", {"status": "reported"}),
    "a rise that is a range": ("vi", "Lượng khách tăng từ 10-15% so với trước.", {"measure": "increase"}),
    "where a rise began": ("vi", "Tỷ lệ tăng từ 10% lên 15%.", {"measure": "level"}),
    "more than": ("vi", "Có hơn 1.100 ca mắc.", {"qualifier": "more_than", "value_min": 1100.0, "value_max": None}),
    "from so many up": ("vi", "Nơi có từ 2 người trở lên.", {"qualifier": "at_least", "value_min": 2.0}),
    "or more": ("en", "Rooms with 50 beds or more.", {"qualifier": "at_least", "value_min": 50.0}),
    "what a percentage is of": ("vi", "Có 92,7% bệnh viện đạt chuẩn.", {"subject": "bệnh viện"}),
    "subject": ("vi", "Có 210 giường thực kê.", {"subject": "giường thực kê"}),
    "per week": ("vi", "Tiếp nhận 70 ca/tuần.", {"per": "week"}),
    "per day before": ("vi", "Mỗi ngày khám 150 bệnh nhân.", {"per": "day"}),
    "one somebody": ("vi", "Một người đến 3 bệnh viện.", {"per": None}),
    "not per week in Vietnamese": ("vi", "Có 180 ca mắc trong một tuần.", {"per": None}),
    "doses stay doses": ("vi", "Có 1.499 liều vắc xin đã được tiêm.", {"unit": "dose", "attributes": ("dose",)}),
    "persons behind doses": ("vi", "76.200 người đã được tiêm.", {"unit": "person", "attributes": ("person",)}),
    "under care": ("en", "The hospital is treating 134 patients.", {"attributes": ("active",)}),
    "not per week": ("en", "Of them, 4 died within a week.", {"per": None}),
    "per year": ("en", "It trains 30 doctors each year.", {"per": "year"}),
    "confirmed are those in the brackets": ("en", "It has 16 cases (9 confirmed).", {"attributes": ()}),
    "per year further on": ("en", "It treats 47,000 patients in its ward each year.", {"per": "year"}),
    "nurses are no doctors": ("en", "Only 12 nurses and one doctor work there.", {"attributes": ("nurse",)}),
    "what cases are suspected of": ("en", "Three cases are suspected to have come by air.", {"attributes": ()}),
    "deaths every day": ("en", "Some 15 women die of complications every day.", {"per": "day"}),
    "in each of the past weeks": ("en", "Some 75 cases were seen in each of the past weeks.", {"per": None}),
    "severe behind the share": ("en", "There were 228 (72%) severe cases.", {"attributes": ("severe",)}),
    "per share": ("en", "It earned $1.65 per diluted share.", {"per": "share"}),
    "annual": ("en", "It has 16,000 annual emergency department visits.", {"per": "year", "attributes": ("emergency",)}),
    "inpatients": ("vi", "Điều trị nội trú cho 5.488 lượt bệnh nhân.", {"attributes": ("inpatient",)}),
    "treatment is no examination": ("vi", "Có 900 lượt khám chữa bệnh.", {"attributes": ()}),
    "active and severe": ("vi", "Khoa đang điều trị 9 ca nặng.", {"attributes": ("active", "severe")}),
    "severe is part of a disease's name": ("en", "There were 90 cases of severe acute diarrhoea.", {"attributes": ()}),
}  # fmt: skip


@pytest.mark.parametrize(("code", "text", "said"), SAID.values(), ids=SAID.keys())
def test_what_is_said_beside_the_number(find: Find, code: str, text: str, said: dict[str, object]) -> None:
    """Bounds, subject, period and attributes come from the words around."""
    mention = find(code, text)[0]
    assert {name: getattr(mention, name) for name in said} == said


def test_what_a_count_is_per_is_not_so_of_the_next(find: Find) -> None:
    """`47,000 patients each year` says nothing of the amount behind it."""
    counts = find("en", "It treats 47,000 patients each year and began a $9 million project.")
    assert [count.per for count in counts] == ["year", None]


def test_what_a_number_became_keeps_its_attributes(find: Find) -> None:
    """`hospitalized patients fell from 13 to 12`: both are inpatients."""
    counts = find("en", "The number of residents currently hospitalized fell from 13 to 12.")
    assert [count.attributes for count in counts] == [("inpatient", "active")] * 2


def test_each_state_of_cases_is_its_own(find: Find) -> None:
    """`349 confirmed and 33 probable cases` are not both of both."""
    counts = find("en", "There were 349 confirmed and 33 probable cases.")
    assert [count.attributes for count in counts] == [("confirmed",), ("suspected",)]
