"""The rows of `facts.jsonl` and `documents.jsonl`, and the only way from a document to them.

Here spans become source bytes and a fact becomes a row. Every row has every key, one type a column, no NaN and no
lone surrogate, so that pandas, polars, DuckDB and datasets open both files as they are. `source` is written empty by
`rows` and set by whoever knows where the document lies: the same content has the same rows wherever it stands.
"""

from __future__ import annotations

from healthnews.record.form import KINDS, DocumentRow, FactRow, schema
from healthnews.record.lines import as_duplicate, encode, placed
from healthnews.record.making import Rows, rows

__all__ = ["KINDS", "DocumentRow", "FactRow", "Rows", "as_duplicate", "encode", "placed", "rows", "schema"]
