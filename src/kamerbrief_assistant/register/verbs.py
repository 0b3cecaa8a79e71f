"""The verbs with which a minister promises something to parliament, in the forms that matter.

Dutch splits many of them (`kom ik hierop terug`, `bied ik u aan`) and puts the rest of the verb cluster at
the end (`zal worden geïnformeerd`), so a verb is known by its form: present, infinitive or participle.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


def words(text: str) -> frozenset[str]:
    """The words of `text`, apart by spaces."""
    return frozenset(text.split())


class Form(StrEnum):
    PRESENT = "present"
    PLURAL = "plural"
    """Present plural, which looks like the infinitive."""
    PARTICIPLE = "participle"


@dataclass(frozen=True, slots=True)
class Verb:
    """One act in one form. `particle` is the separable part that must follow."""

    how: str
    form: Form
    particle: str = ""
    needs_house: bool = True
    """Whether parliament must be named for the act to be a promise to it."""
    company: str = ""
    """A word that the sentence must hold for the verb to mean this: `hoogte` in `op de hoogte stellen`."""


def _table() -> dict[str, tuple[Verb, ...]]:
    table: dict[str, list[Verb]] = {}

    def add(
        how: str,
        present: str,
        infinitive: str,
        participle: str,
        particle: str = "",
        *,
        house: bool = True,
        company: str = "",
    ) -> None:
        for word in present.split():
            table.setdefault(word, []).append(Verb(how, Form.PRESENT, particle, house, company))
        for word in infinitive.split():
            table.setdefault(word, []).append(Verb(how, Form.PLURAL, "", house, company))
        for word in participle.split():
            table.setdefault(word, []).append(Verb(how, Form.PARTICIPLE, "", house, company))

    add(
        "inform",
        "informeer informeert infomeer",
        "informeren infomeren",
        "geïnformeerd geinformeerd geïnfomeerd",
    )
    add("inform", "bericht", "berichten inlichten bijpraten", "ingelicht bijgepraat bericht")
    add(
        "inform",
        "breng brengt stel stelt houd houdt hou",
        "brengen stellen houden",
        "gebracht gesteld gehouden",
        company="hoogte",
    )
    add("inform", "licht", "", "", "in")
    add("inform", "laat", "", "", "weten")
    add("inform", "", "weten", "", company="laten")
    add("inform", "", "melden mededelen meedelen", "gemeld medegedeeld meegedeeld")
    add(
        "send",
        "stuur stuurt verstuur verstuurt zend zendt verzend",
        "sturen zenden versturen verzenden toesturen toezenden nasturen doorsturen",
        "gestuurd gezonden verstuurd verzonden toegestuurd toegezonden nagezonden nagestuurd doorgestuurd",
    )
    add("send", "doe doet", "", "", "toekomen")
    add("send", "", "toekomen", "", company="doen")
    add("send", "", "verstrekken overleggen", "verstrekt overgelegd")
    add("offer", "bied biedt", "aanbieden", "aangeboden", "aan")
    add("offer", "leg legt", "voorleggen voorhangen", "voorgelegd voorgehangen", "voor")
    add("share", "deel deelt", "delen", "gedeeld")
    add("submit", "dien dient", "indienen", "ingediend", "in")
    add("report", "rapporteer rapporteert", "rapporteren", "gerapporteerd", house=False)
    add("report", "", "geven doen uitbrengen", "", company="terugkoppeling")
    add("report", "", "doen uitbrengen", "", company="verslag")
    add("report", "koppel koppelt", "terugkoppelen", "teruggekoppeld", "terug")
    add("return", "kom komt komen", "terugkomen", "teruggekomen", "terug", house=False)
    add("address", "ga gaat gaan", "ingaan", "ingegaan", "in", house=False)
    add("address", "reageer reageert", "reageren", "gereageerd", house=False)
    add("address", "licht", "toelichten", "toegelicht", "toe")
    add("include", "neem neemt nemen", "meenemen", "meegenomen", "mee")
    add("include", "", "betrekken", "betrokken")
    add("answer", "", "beantwoorden", "beantwoord")
    add("promise", "zeg zegt", "toezeggen", "toegezegd", "toe", house=False)
    add("receive", "ontvangt ontvang hoort verneemt krijgt", "ontvangen vernemen", "")
    return {word: tuple(verbs) for word, verbs in table.items()}


VERBS = _table()

FUTURE = words("zal zullen")
INTENDING = words(
    "ga gaat gaan wil willen verwacht verwachten streef streeft streven streefde hoop hoopt "
    "hopen voornemens voornemen "
    "bereid beloof belooft beloofd toegezegd toezegging intentie bedoeling plan planning inzet "
    "verwachting beoog beoogt beogen "
    "mik graag poog blijf blijft zeg aangegeven aangekondigd weten"
)
"""Words that make a following `te` and infinitive a promise or plan."""
HEDGING = words(
    "kan kunnen kon konden moet moeten dient dienen mag mogen zou zouden hoeft hoeven moest wilde wilden"
)
PERFECT = words("heb heeft hebben hebt had hadden is zijn ben bent was waren werd werden geweest")
PASSIVE = words("wordt worden word")
TRANSPARENT = words("te kunnen blijven willen mogen gaan laten doen worden nader verder ook nog hierover")
"""Words that may stand between the verb and the word that governs it in the verb cluster."""
