"""Letters as web pages, notes linked both ways as publishers write them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from itertools import groupby
from pathlib import Path

from .plain import cells, pieces, shape


def make_html(path: Path, body: Sequence[str], notes: Mapping[str, str] | None = None) -> Path:
    def inline(text: str) -> str:
        return "".join(
            f'<sup><a href="#noot{part}" id="merk{part}">{part}</a></sup>' if mark else escape(part)
            for part, mark in pieces(text)
        )

    out: list[str] = []
    for kind, lines in groupby(body, key=lambda line: shape(line)[0]):
        items = [(level, inline(text)) if kind != "tr" else (0, text) for _, level, text in map(shape, lines)]
        if kind == "tr":
            rows = "".join(
                "<tr>" + "".join(f"<td>{inline(cell)}</td>" for cell in cells(text)) + "</tr>"
                for _, text in items
            )
            out.append(f"<table>{rows}</table>")
        elif kind == "li":
            out.append("<ul>" + "".join(f"<li>{text}</li>" for _, text in items) + "</ul>")
        else:
            out += [f"<{kind}{level or ''}>{text}</{kind}{level or ''}>" for level, text in items]
    under = "".join(
        f'<li id="noot{number}"><a href="#merk{number}">{number}</a> {escape(text)}</li>'
        for number, text in (notes or {}).items()
    )
    page = (
        "<!DOCTYPE html><html lang='nl'><head><meta charset='utf-8'><title>Brief</title>"
        "<style>p { color: red }</style><script>alert('x')</script></head>"
        f"<body><nav><a href='/'>Home</a></nav><main>{''.join(out)}<ol class='voetnoten'>{under}</ol></main></body></html>"
    )
    path.write_text(page, encoding="utf-8")
    return path
