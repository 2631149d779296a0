"""The words of Vietnamese numbers, and where such a word is none.

Sources: forms met in provincial papers and in the test suites of NeMo text processing; every line below shows where it was met.
"""

from __future__ import annotations

DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
TAIL_ONLY = frozenset({"mốt", "tư", "lăm", "nhăm"})  # hai mốt, hai mươi tư: never alone
TEN = "mười"
TENS = frozenset({"mươi", "chục"})
HUNDRED = "trăm"
SCALES = {
    "nghìn": 1e3, "ngàn": 1e3, "vạn": 1e4, "triệu": 1e6, "tr": 1e6, "tỷ": 1e9, "tỉ": 1e9,
}  # fmt: skip
ZERO_TENS = frozenset({"linh", "lẻ"})  # hai trăm linh năm
HALF = frozenset({"rưỡi", "rưởi"})  # 2 tỷ rưỡi
POINT = frozenset({"phẩy", "chấm"})  # sáu mươi phẩy hai
MINUS = frozenset({"âm", "trừ"})

WORDS = frozenset({*DIGITS, TEN, *TENS, HUNDRED, *SCALES, *ZERO_TENS, *HALF, "nửa"})

# A single number word is no number after these: thứ hai, tháng ba, ông Ba, hàng chục, đầu tư, số một (the first), cả ba mẹ.
NOT_AFTER = frozenset(
    "thứ tháng quý mùng mồng hạng số tầng lớp khối phòng tổ ấp thôn khu quận đường cấp loại nhóm tuyến mũi bậc kỳ khóa khoá phần chương bước "
    "ông bà anh chị cô chú bác dì cậu em ba hàng từng".split()
)
# Nor before these: ba của bệnh nhân, ba mẹ, một số, một vài, một trong những, sáu tháng tuổi is one.
NOT_BEFORE = {
    "một": frozenset(
        "số vài ít chút phần cách mình khi mặt loạt lúc mực chiều cái bên thời tí lòng nửa mai điều trong những là thể đi sớm dạo hồi khoảng "
        "lượng chừng đôi bộ thoáng".split()
    ),
    "hai": frozenset({"bà"}),
    "ba": frozenset("của mẹ má tôi mình em chồng vợ nuôi ruột lô hoa rọi ba bị ơi bảo đình vì tri tơ bể thục".split()),
    "bốn": frozenset(),
    "sáu": frozenset(),
    "bảy": frozenset({"núi", "mẫu"}),
    "tám": frozenset({"chuyện", "xoan"}),
    "mười": frozenset(),
    "chục": frozenset(),
    "nửa": frozenset(),
}
# `năm` (year) and `chín` (ripe) are numbers only before a counted noun, `không` only before a unit.
COUNTED = frozenset(
    "ngày đêm tuần giờ phút tiếng tháng năm người ca bệnh cháu trẻ em học bé bác y cán nhân điều bé phụ thai sản nạn thành xã huyện tỉnh quận "
    "phường thôn khoa phòng bệnh trạm cơ đơn trung máy xe giường lượt mẫu mũi liều trường điểm chốt đội tổ nhóm đoàn hộ gia nhà căn tòa khu "
    "dự công kỹ dịch loại yếu tiêu mục nhiệm giải bước lần con chiếc cái bộ tỷ tỉ triệu nghìn ngàn vạn đồng kg km mét lít tấn ha đề quốc nước "
    "châu bang doanh chuyên nữ nam vụ sự cuộc hội buổi lớp khóa khoá phương nội vấn nguyên triệu nhân viên tình thanh thiếu du hành tài bị đối"
    .split()
)
YEAR_AFTER = frozenset(
    "mỗi hằng hàng từng các những nhiều đầu cuối giữa cả suốt qua theo cùng vài mấy bao trong một này nọ đó kia ngoái nay trước sau "
    "quanh gần lâu".split()
)
ZERO_UNITS = frozenset("mét độ phần đồng giờ ki".split())
