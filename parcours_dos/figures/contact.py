"""Many drawings on one page, to look at them together; each stands above its name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

COLUMN, GUTTER, CAPTION = 600, 20, 22
SIZE = re.compile(r' viewBox="0 0 (\d+) (\d+)" width="\d+" height="\d+"')


def contact_sheet(drawings: Mapping[str, str], columns: int = 2) -> str:
    """Lay drawings, each under its name as SVG text, on one page; the shortest column is filled first."""
    heights = [0.0] * columns
    parts = []
    for name, text in drawings.items():
        size = SIZE.search(text)
        assert size, "not one of our drawings"
        wide, high = int(size[1]), int(size[2])
        column = heights.index(min(heights))
        scale = min(1.0, COLUMN / wide)
        left, top = column * (COLUMN + GUTTER), heights[column]
        placed = (
            f' viewBox="0 0 {wide} {high}" x="{left}" y="{top:.0f}"'
            f' width="{wide * scale:.0f}" height="{high * scale:.0f}"'
        )
        parts.append(SIZE.sub(placed, text, count=1))
        bottom = top + high * scale + CAPTION
        parts.append(
            f'<text x="{left + 8}" y="{bottom - 6:.0f}" font-family="sans-serif" font-size="15"'
            f' fill="#333333">{escape(name)}</text>'
        )
        heights[column] = bottom + GUTTER
    wide, high = columns * (COLUMN + GUTTER) - GUTTER, round(max(heights))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}">'
        f'<rect width="{wide}" height="{high}" fill="#FFFFFF"/>{"".join(parts)}</svg>'
    )
