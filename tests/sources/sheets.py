"""Sheets: small workbooks and readings for the tests here."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from xml.sax.saxutils import escape

from sabaq.model.evidence import Claim, Prop, Rejected
from sabaq.sources.base import Arrival, Intake
from sabaq.sources.register import Register
from sabaq.sources.tabular import reader

PAKISTAN = timezone(timedelta(hours=5))
NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)
REGISTER = Register.load()
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def workbook(path: Path, rows: list[list[str | float]], *, sheet_xml: str | None = None) -> Path:
    """Write the smallest workbook that spreadsheet programs read."""
    body = sheet_xml or sheet(rows)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("[Content_Types].xml", _TYPES)
        bundle.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
        )
        bundle.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
            '<sheet name="one" sheetId="1" r:id="rId1"/></sheets></workbook>',
        )
        bundle.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" Type="{_OFFICE}/worksheet" '
            'Target="worksheets/sheet1.xml"/></Relationships>',
        )
        bundle.writestr("xl/worksheets/sheet1.xml", body)
    return path


def sheet(rows: list[list[str | float]]) -> str:
    """Give the XML of a sheet with these rows."""
    lines = []
    for number, row in enumerate(rows, 1):
        cells = "".join(
            f'<c r="{chr(65 + at)}{number}"><v>{cell}</v></c>'
            if isinstance(cell, int | float)
            else f'<c r="{chr(65 + at)}{number}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
            for at, cell in enumerate(row)
        )
        lines.append(f'<row r="{number}">{cells}</row>')
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{"".join(lines)}</sheetData></worksheet>'


def intake(**changes: object) -> Intake:
    """Give what a reader may know, with changes."""
    settings: dict[str, object] = {"archive": "0" * 64, "now": NOW, "zone": PAKISTAN}
    return Intake(**{**settings, **changes})  # type: ignore[arg-type]


def read(path: Path, mapping: str, **changes: object) -> tuple[list[Arrival], list[Rejected]]:
    """Read a file whole: what arrived, and what could not be read."""
    found = list(reader(mapping, register=REGISTER).read(path, intake(**changes)))
    return [x for x in found if isinstance(x, Arrival)], [x for x in found if isinstance(x, Rejected)]


def written(folder: Path, text: str, name: str = "table.csv") -> Path:
    """Write a text file."""
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


def only(arrival: Arrival, prop: Prop, group: str = "all") -> Claim:
    """Give the one claim of a kind."""
    (claim,) = [claim for claim in arrival.claims if claim.prop is prop and claim.group == group]
    return claim


def claims(arrival: Arrival, prop: Prop) -> list[tuple[str, str | None]]:
    """Give the group and value of each claim of a kind."""
    return [(claim.group, claim.value) for claim in arrival.claims if claim.prop is prop]
