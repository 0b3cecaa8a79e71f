"""A small library on several subjects, searched with the encoder that ships."""

from __future__ import annotations

from pathlib import Path

import pytest

from kamerbrief_assistant.encoding.static import StaticEncoder
from kamerbrief_assistant.indexing.update import update_index
from kamerbrief_assistant.library import LibraryPaths, Snapshot
from kamerbrief_assistant.library.generations import current
from kamerbrief_assistant.retrieval import Searcher

LETTERS = {
    "haven.txt": """Geachte voorzitter,

In deze brief informeer ik uw Kamer over de veiligheid in de havens en over de toegang tot terreinen.

Toegang tot de haven
De gemeente Rotterdam voert in de Maasvlakte een nieuw toegangspasje in voor chauffeurs van vrachtwagens. Het pasje \
kost 35 euro en geldt drie jaar.[footnoteRef:1] De havenbedrijven betalen de helft van deze kosten. [1:  Kamerstukken \
2023–2024, 31 409, nr. 412.]

Ik heb tijdens het debat van 12 maart toegezegd dat ik uw Kamer voor de zomer van 2025 zal informeren over de \
uitkomsten van de proef met het toegangspasje.

Personeel
Het douanepersoneel krijgt een opleiding om omkoping te herkennen. Deze opleiding begint op 1 september 2025 en wordt \
gegeven door de Belastingdienst.[footnoteRef:2] [2:  De opleiding is ontwikkeld met de hogescholen van Utrecht en Zwolle.]

De minister van Infrastructuur en Waterstaat,
A.B. de Vries
""",
    "school.txt": """Geachte voorzitter,

Met deze brief reageer ik op vragen over het lerarentekort in het basisonderwijs.

Lerarentekort
In het basisonderwijs ontbreken 9.700 leraren. Het tekort is het grootst in Amsterdam en Almere.

Zij-instromers ontvangen een vergoeding van 25.000 euro, zodat scholen hen kunnen begeleiden.

Schoolgebouwen
De ventilatie in schoolgebouwen voldoet op veel plaatsen niet. Gemeenten ontvangen hiervoor een subsidie tot eind 2026.

De minister van Onderwijs, Cultuur en Wetenschap,
C. Jansen
""",
    "water.txt": """Geachte voorzitter,

De dijken langs de Maas worden versterkt. Het waterschap Limburg is daarvoor verantwoordelijk.

Overstromingen
Bij de overstroming van juli 2021 raakten 2.500 huizen in Valkenburg beschadigd. Cocaïne speelde hierin geen rol.

België en Duitsland werken mee aan een gezamenlijk waarschuwingssysteem voor hoogwater.
""",
}


@pytest.fixture(scope="session")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    """A searcher over the three letters."""
    return build(tmp_path_factory.mktemp("library"), LETTERS)


def build(folder: Path, letters: dict[str, str]) -> Searcher:
    """Index `letters` (file name to text) in `folder` and open a searcher over them."""
    paths = LibraryPaths(folder)
    paths.documents.mkdir(parents=True)
    for name, text in letters.items():
        (paths.documents / name).write_text(text, encoding="utf-8")
    encoder = StaticEncoder()
    update_index(paths, encoder)
    generation = current(paths.index)
    assert generation is not None
    snapshot = Snapshot.open(generation, encoder=encoder.identity, dimension=encoder.dimension)
    return Searcher(snapshot, encoder)
