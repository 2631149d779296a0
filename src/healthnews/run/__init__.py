"""Many documents: what to read, by whom, and how the result is published."""

from __future__ import annotations

from healthnews.run.extract import Settings, Summary, extract

__all__ = ["Settings", "Summary", "extract"]
