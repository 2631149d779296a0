"""How `src/healthnews/link/provinces.tsv` and `districts.tsv` were made, and whether they still agree with their
source.

The source is the crosswalk of 63 provinces, 696 districts and the 34 units of 2025-07-01 inside underthesea's wheel
(`address/data/mapping.json`, made from the package vietnamadminunits). It knows the last state of the districts:
units that older news names and that were merged or renamed on the way are added here by hand.

    python benchmarks/build_gazetteer.py           # compare, exit 1 where the tables differ
    python benchmarks/build_gazetteer.py --write   # write both tables
"""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from typing import Any

LINK = Path(__file__).resolve().parent.parent / "src" / "healthnews" / "link"
TYPES = ("thành phố", "thị xã", "huyện", "quận")
REFORM = "2025-07-01"

# Thừa Thiên Huế became the city of Huế half a year before the reform (Resolution 175/2024/QH15).
RENAMED = {"46": ("Thừa Thiên Huế", "tỉnh", "2025-01-01")}

# Merged, renamed or raised before the source's state: (code of the province, type, name).
FORMER = (
    ("01", "huyện", "Từ Liêm"),
    ("04", "huyện", "Phục Hòa"),
    ("04", "huyện", "Quảng Uyên"),
    ("04", "huyện", "Thông Nông"),
    ("04", "huyện", "Trà Lĩnh"),
    ("17", "huyện", "Kỳ Sơn"),
    ("22", "huyện", "Hoành Bồ"),
    ("24", "huyện", "Yên Dũng"),
    ("36", "huyện", "Mỹ Lộc"),
    ("37", "thành phố", "Ninh Bình"),
    ("38", "huyện", "Đông Sơn"),
    ("38", "huyện", "Tĩnh Gia"),
    ("40", "thị xã", "Cửa Lò"),
    ("42", "huyện", "Lộc Hà"),
    ("46", "huyện", "Nam Đông"),
    ("46", "thành phố", "Huế"),
    ("49", "huyện", "Nông Sơn"),
    ("51", "huyện", "Tây Trà"),
    ("77", "huyện", "Long Điền"),
    ("77", "huyện", "Tân Thành"),
    ("77", "huyện", "Đất Đỏ"),
    ("79", "quận", "2"),
    ("79", "quận", "9"),
)


def source() -> dict[str, Any]:
    """The crosswalk of the installed underthesea, read without importing the package."""
    spec = importlib.util.find_spec("underthesea")
    if spec is None or spec.origin is None:
        raise SystemExit("underthesea is not installed: pip install underthesea")
    path = Path(spec.origin).parent / "address" / "data" / "mapping.json"
    data: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return data


def provinces(data: dict[str, Any]) -> str:
    """One line a province and vintage: code, name, type, first day, last day, code under the 34."""
    old, new, crosswalk = data["old_province_names"], data["province_names"], data["province_mapping"]
    lines = ["# code\tname\ttype\tsince\tuntil\tcode_now"]
    for key, row in sorted(old.items(), key=lambda item: item[1]["code"]):
        code, now = row["code"], new[crosswalk[key]]["code"]
        since = ""
        if code in RENAMED:
            name, kind, since = RENAMED[code]
            lines.append(f"{code}\t{name}\t{kind}\t\t{since}\t{now}")
        lines.append(f"{code}\t{row['short']}\t{_kind(row['name'])}\t{since}\t{REFORM}\t{now}")
    for row in sorted(new.values(), key=lambda row: row["code"]):
        lines.append(f"{row['code']}\t{row['short']}\t{_kind(row['name'])}\t{REFORM}\t\t{row['code']}")
    return "\n".join(lines) + "\n"


def districts(data: dict[str, Any]) -> str:
    """One line a district: code of its province before the reform, type, name."""
    old = data["old_province_names"]
    found = {(old[row["old_province_key"]]["code"], *_split(row["old_district"])) for row in data["ward_mapping"]}
    known = {(code, name) for code, _, name in found}
    found |= {row for row in FORMER if (row[0], row[2]) not in known}
    return "\n".join(["# province\ttype\tname", *("\t".join(row) for row in sorted(found))]) + "\n"


def _split(full: str) -> tuple[str, str]:
    kind = _kind(full)
    return kind, full[len(kind) + 1 :]


def _kind(full: str) -> str:
    return next(kind for kind in (*TYPES, "tỉnh") if full.lower().startswith(kind + " "))


def main() -> int:
    """Write or compare; the number of tables that differ."""
    data = source()
    differing = 0
    for name, wanted in (("provinces.tsv", provinces(data)), ("districts.tsv", districts(data))):
        path = LINK / name
        if "--write" in sys.argv:
            path.write_text(wanted, "utf-8")
        same = path.read_text("utf-8") == wanted
        differing += not same
        print(
            f"{name}: {wanted.count(chr(10)) - 1} rows, {'as the source has it' if same else 'differs from its source'}"
        )
    return differing


if __name__ == "__main__":
    sys.exit(main())
