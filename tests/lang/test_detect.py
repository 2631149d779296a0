"""Which language a text is in."""

from __future__ import annotations

import unicodedata

import pytest

from healthnews.lang.detect import detect, detect_block, detect_line

CASES = {
    "nothing": ("", "und"),
    "figures alone": ("210 485 - 12/2", "und"),
    "another script": ("卫生部报告三例新病例。", "und"),
    "French": ("Le ministère a annoncé que trois nouveaux cas avaient été signalés dans la capitale.", "und"),
    "Indonesian": ("Rumah sakit itu memiliki dua ratus tempat tidur dan lima puluh dokter", "und"),
    "English with Vietnamese names": (
        "Officials in Hà Nội and Đà Nẵng reported no new cases of measles on Monday.",
        "en",
    ),
    "English": ("The hospital has 210 beds and nine doctors.", "en"),
    "two Vietnamese words": ("Hà Nội", "vi"),
    "Vietnamese with English names": ("Theo World Bank, bệnh viện được vay vốn từ Health Fund.", "vi"),
    "capitals": ("BỆNH VIỆN TỈNH THÔNG BÁO", "vi"),
    "without marks": ("Benh vien huyen co hai tram giuong va nhieu may moi", "vi"),
}


@pytest.mark.parametrize(("text", "language"), CASES.values(), ids=CASES.keys())
def test_language(text: str, language: str) -> None:
    """A text is told by its letters, its syllables and its small words."""
    assert detect(text) == language


def test_normal_form_does_not_matter() -> None:
    """Letters whose marks stand apart are the same letters."""
    assert detect(unicodedata.normalize("NFD", "Bệnh viện huyện có thêm giường")) == "vi"


def test_a_line_that_says_nothing_inherits() -> None:
    """A line of figures takes the language of its document."""
    assert [detect_line("12/2: 210", lang) for lang in ("vi", "en")] == ["vi", "en"]
    assert detect_line("The hospital has many beds", "vi") == "en"


BLOCKS = {
    "English in Vietnamese": ("The clinic has 12 beds and is open to all who need care in the district.", "vi", "en"),
    "English with Vietnamese names": (
        "Officials from the Ministry said that patients in Hà Nội and in the south were treated at home by the nurses.",
        "vi",
        "en",
    ),
    "names alone": ("Zalo, Facebook, YouTube, TikTok Shop, Google News", "vi", "vi"),
    "without marks in Vietnamese": ("Benh vien huyen co hai tram giuong va nhieu may moi", "vi", "vi"),
    "Vietnamese in English": ("Bệnh viện huyện có thêm hai trăm giường và nhiều máy mới.", "en", "vi"),
    "a quoted name in English": ("The story “Chuyện làng” was read to all of the children there.", "en", "en"),
    "figures": ("12/2: 210", "en", "en"),
}


@pytest.mark.parametrize(("text", "inherited", "language"), BLOCKS.values(), ids=BLOCKS.keys())
def test_a_block_has_another_language_only_where_its_words_say_so(text: str, inherited: str, language: str) -> None:
    """Mixed pages are read block by block."""
    assert detect_block(text, inherited) == language


@pytest.mark.parametrize("text", ["a" * 10**6, "\u0301" * 10**5, "\ud800 \0", "ă" * 10**6])
def test_hostile_text(text: str) -> None:
    """No text raises."""
    assert detect(text) in ("vi", "en", "und")
