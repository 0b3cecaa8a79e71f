"""Letters in the XML of officielebekendmakingen.nl."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from .plain import cells, pieces, shape


def make_xml(path: Path, body: Sequence[str], notes: Mapping[str, str] | None = None) -> Path:
    def inline(text: str) -> str:
        return "".join(
            f'<noot id="n{part}" type="voet"><noot.nr>{part}</noot.nr>'
            f"<noot.al>{escape((notes or {})[part])}</noot.al></noot>"
            if mark
            else escape(part)
            for part, mark in pieces(text)
        )

    out: list[str] = []
    for line in body:
        kind, _, text = shape(line)
        if kind == "h":
            out.append(f'<tussenkop kopopmaak="vet">{inline(text)}</tussenkop>')
        elif kind == "li":
            out.append(f"<lijst><li><li.nr>–</li.nr><al>{inline(text)}</al></li></lijst>")
        elif kind == "tr":
            row = "".join(f"<entry><al>{inline(cell)}</al></entry>" for cell in cells(text))
            out.append(f"<table><tgroup><tbody><row>{row}</row></tbody></tgroup></table>")
        else:
            out.append(f"<al>{inline(text)}</al>")
    path.write_text(
        '<?xml version="1.0" encoding="UTF-8"?><officiele-publicatie><kamerstuk><stuk><algemeen><vrije-tekst><tekst>'
        f"{''.join(out)}</tekst></vrije-tekst></algemeen></stuk></kamerstuk></officiele-publicatie>",
        encoding="utf-8",
    )
    return path
