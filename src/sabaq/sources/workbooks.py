"""Workbooks: the first filled sheet of an XLSX, as text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from sabaq.errors import BadRecord
from sabaq.sources.bundles import check_bundle
from sabaq.sources.streams import Limits


def sheet_rows(path: Path, limits: Limits) -> Iterator[list[str]]:
    """Yield every row of the first sheet that holds anything; a bomb or a broken file raises BadRecord."""
    check_bundle(path, limits)
    try:
        with CalamineWorkbook.from_path(path) as book:
            for index in range(len(book.sheet_names)):
                sheet = book.get_sheet_by_index(index)
                if sheet.total_height:
                    for row in sheet.iter_rows():
                        yield [_text(cell) for cell in row]
                    return
    except (CalamineError, OSError, ValueError) as problem:
        raise BadRecord(f"{path.name} is not a workbook that can be read ({problem}); save it as CSV") from None
    except BaseException as problem:
        # pyo3's PanicException derives from BaseException and cannot be imported: known by its name only.
        if type(problem).__name__ != "PanicException":
            raise
        raise BadRecord(f"{path.name} is a workbook that breaks its reader; save it as CSV") from None


def _text(cell: float | str | time | date | datetime | timedelta) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ")
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell)
