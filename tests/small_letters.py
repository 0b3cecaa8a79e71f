"""Two short letters of our own, with headings, footnotes and commitments."""

from __future__ import annotations

from pathlib import Path

BRIDGE = """De Merwedebrug bij Gorinchem is aan vervanging toe. In deze brief informeer ik uw Kamer over de stand van zaken.

Planning van de vervanging
De voorbereiding van de vervanging is gestart op 3 maart 2025.[footnoteRef:1] De brug wordt gebouwd door Rijkswaterstaat, samen met de provincie Zuid-Holland. Ik zal uw Kamer in het najaar van 2025 informeren over de uitkomsten van de aanbesteding. [1:  Kamerstukken 2024–2025, 36 600 A, nr. 12.]

De kosten worden geraamd op 215 miljoen euro. Tijdens de bouw blijft één rijstrook per richting open.

Hinder voor het vaarverkeer
De scheepvaart houdt een vrije doorvaart van veertig meter.[footnoteRef:2] [2:  Schippers krijgen bericht via het Bureau Telematica Binnenvaart.]

De minister van Infrastructuur en Waterstaat,
A.B. Voorbeeld
"""

SCHOOL = """Het lerarentekort in het basisonderwijs vraagt om een lange adem. Hierbij bericht ik u over de regionale aanpak.

Zij-instromers
In 2024 zijn 2.150 zij-instromers begonnen. Besturen ontvangen hiervoor een subsidie van 20.000 euro per persoon.

Onderzoek naar de vierdaagse schoolweek
Het onderzoek naar de vierdaagse schoolweek wordt uitgevoerd door het Kohnstamm Instituut. Het eindrapport wordt medio 2026 opgeleverd.

De staatssecretaris van Onderwijs, Cultuur en Wetenschap,
C.D. Fictief
"""


def write_letter(root: Path, name: str, text: str) -> Path:
    """Put a letter in a library's `documents/`."""
    path = root / "documents" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
