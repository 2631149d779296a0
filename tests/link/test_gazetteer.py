"""The tables of provinces and districts."""

from __future__ import annotations

import importlib.util
import sys
import unicodedata
from pathlib import Path
from types import ModuleType

import pytest

from healthnews import lang
from healthnews.link import gazetteer
from healthnews.link.gazetteer import province_at, province_now, rows


@pytest.fixture(scope="module")
def builder(root: Path) -> ModuleType:
    """The script that made the tables."""
    spec = importlib.util.spec_from_file_location("build_gazetteer", root / "benchmarks" / "build_gazetteer.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["build_gazetteer"] = module
    spec.loader.exec_module(module)
    return module


def test_tables_agree_with_the_installed_crosswalk(builder: ModuleType) -> None:
    """Both tables are what underthesea's address data gives, with our additions."""
    data = builder.source()
    folder = Path(gazetteer.__file__).parent
    assert (folder / "provinces.tsv").read_text("utf-8") == builder.provinces(data)
    assert (folder / "districts.tsv").read_text("utf-8") == builder.districts(data)


def test_sizes() -> None:
    """63 provinces became 34; 696 districts were left when they ended."""
    old = {row[0] for row in rows("provinces.tsv") if row[3] < gazetteer.REFORM}
    new = {row[0] for row in rows("provinces.tsv") if row[3] == gazetteer.REFORM}
    assert (len(old), len(new)) == (63, 34)
    assert len(rows("districts.tsv")) >= 696


def test_seven_codes_changed_their_meaning() -> None:
    """A code without its vintage means nothing for seven provinces."""
    old = {row[0]: row[1] for row in rows("provinces.tsv") if row[4] == gazetteer.REFORM}
    new = {row[0]: row[1] for row in rows("provinces.tsv") if row[3] == gazetteer.REFORM}
    assert sorted(code for code in new if old[code] != new[code]) == ["15", "24", "44", "52", "80", "82", "91"]


@pytest.mark.parametrize(
    ("code", "day", "name", "then"),
    [
        ("24", "2021-06-14", "Bắc Giang", "24"),
        ("24", "2025-06-30", "Bắc Giang", "24"),
        ("24", "2025-07-01", "Bắc Ninh", "24"),
        ("46", "2016-11-28", "Thừa Thiên Huế", "46"),
        ("46", "2025-02-01", "Huế", "46"),
        ("94", "2026-01-01", "Cần Thơ", "92"),
    ],
    ids=["before", "last day", "first day", "hue before 2025", "hue as a city", "merged"],
)
def test_province_at_a_day(code: str, day: str, name: str, then: str) -> None:
    """A province is called what it was called on the day of the article."""
    province = province_at(code, day)
    assert (province.name, province.code) == (name, then)


def test_province_now_is_one_of_the_34() -> None:
    """Every old province has exactly one of the 34 now."""
    codes = {row[0] for row in rows("provinces.tsv") if row[3] < gazetteer.REFORM}
    assert len({province_now(code) for code in codes}) == 34


@pytest.mark.parametrize(
    ("code", "written", "name"),
    [
        ("vi", "Hoà Bình", "Hòa Bình"),
        ("vi", "Đắc Lắc", "Đắk Lắk"),
        ("vi", "TP.HCM", "Hồ Chí Minh"),
        ("vi", "Sài Gòn", "Hồ Chí Minh"),
        ("en", "Luc Ngan", "Lục Ngạn"),
        ("en", "HCMC", "Hồ Chí Minh"),
        ("en", "Hanoi", "Hà Nội"),
        ("en", "Ba Ria-Vung Tau", "Bà Rịa - Vũng Tàu"),
        ("en", "Đắk Lắk", "Đắk Lắk"),
    ],
)
def test_spellings(code: str, written: str, name: str) -> None:
    """Old and new tone placement, other spellings and English forms without marks lead to one name."""
    language = lang.load(code)
    units = gazetteer.load(language).find(language.fold(written))
    assert name in {unit.name for unit in units}


def test_tables_are_nfc_and_sorted() -> None:
    """The tables are in NFC and in the order of the codes, so that a change shows as one line."""
    for table in ("provinces.tsv", "districts.tsv"):
        lines = ["\t".join(row) for row in rows(table)]
        assert all(unicodedata.is_normalized("NFC", line) for line in lines)
    assert [row[:3] for row in rows("districts.tsv")] == sorted(row[:3] for row in rows("districts.tsv"))
