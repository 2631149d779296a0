"""Which blocks are the cells of a table that holds data, and not of one that only lays out the page."""

from __future__ import annotations

from typing import NamedTuple

from healthnews.clean.view import View

LONGEST = 160  # characters of a cell on average; layout tables hold whole articles
ALONE = 60  # the same in a table of one row


class Cell(NamedTuple):
    """A cell's own element, its row's and its table's."""

    cell: int
    row: int
    table: int


def cells(view: View) -> dict[int, Cell]:
    """The place in its table of every block that stands in a data table: one with two rows of two cells or more, or with
    one of short cells.
    """
    page = view.page
    if "table" not in page.tags:
        return {}
    found: dict[int, Cell] = {}
    for index, block in enumerate(page.blocks):
        cell = _cell(view, block.element)
        if cell is not None:
            found[index] = cell
    tables: dict[int, dict[int, set[int]]] = {}
    sizes: dict[int, int] = {}
    for index, cell in found.items():
        tables.setdefault(cell.table, {}).setdefault(cell.row, set()).add(cell.cell)
        sizes[cell.table] = sizes.get(cell.table, 0) + len(page.blocks[index].text)
    data = {table for table, rows in tables.items() if _is_data(rows, sizes[table]) and view.home not in _parts(rows)}
    return {index: cell for index, cell in found.items() if cell.table in data}


def _is_data(rows: dict[int, set[int]], size: int) -> bool:
    """Whether the rows of a table, with so many characters in all, hold data."""
    many = sum(len(row) >= 2 for row in rows.values())
    longest = LONGEST if many >= 2 else ALONE if many and len(rows) == 1 else 0
    return size <= longest * sum(map(len, rows.values()))


def by_table(found: dict[int, Cell]) -> list[list[int]]:
    """The blocks of each table."""
    together: dict[int, list[int]] = {}
    for index, cell in found.items():
        together.setdefault(cell.table, []).append(index)
    return list(together.values())


def _cell(view: View, element: int) -> Cell | None:
    page = view.page
    cell = row = 0
    while element > 0:
        tag = page.tags[element]
        if tag in ("td", "th") and not cell:
            cell = element
        elif tag == "tr" and cell and not row:
            row = element
        elif tag == "table" and row:
            return Cell(cell, row, element)
        element = page.parents[element]
    return None


def _parts(rows: dict[int, set[int]]) -> set[int]:
    return {cell for row in rows.values() for cell in row}
