"""Whether a verb in a Dutch sentence tells of something still to be done.

Each reader takes the sentence's words in lower case and the verb's place, and gives (promised, passive), or
None when the act is past, denied, merely possible, asked for or only an aside.
"""

from __future__ import annotations

import re

from .tokens import (
    BOUNDARY,
    DETERMINERS,
    HOUSE,
    NOT_A_DENIAL,
    OFFICES,
    SAID,
    SPEAKERS,
    SUBORDINATORS,
    TO_SEND,
)
from .verbs import FUTURE, HEDGING, INTENDING, PASSIVE, PERFECT, TRANSPARENT, Verb

# --- participles: wordt geïnformeerd, zal worden gestuurd; not: is geïnformeerd, heb gestuurd


def participle(texts: list[str], index: int, verb: Verb) -> tuple[bool, bool] | None:
    cluster = _cluster(texts, index)
    if verb.how != "promise" and _aside(texts, index):
        return None
    if texts[index] == "bericht" and texts[index - 1 : index] != ["worden"]:
        return None  # the noun
    if verb.how == "promise":
        return (True, False) if _promised(texts, index) else None
    around = {texts[i] for i in cluster}
    if not around & (PASSIVE | PERFECT):
        auxiliary = _auxiliary_before(texts, min(cluster))
        if auxiliary is None:
            return None
        around.add(texts[auxiliary])
        begin = auxiliary
    else:
        begin = min(cluster)
    if around & PASSIVE:
        if "worden" in around and "wordt" not in around:
            governor = _governor_before(texts, begin)
            if governor is not None:
                word = texts[governor]
                if word in HEDGING and not _expected(texts, governor):
                    return None
                begin = min(begin, governor)
        if _denied(texts, begin, index):
            return None
        return False, True
    return None


def _aside(texts: list[str], index: int) -> bool:
    """`zoals eerder gemeld wordt …`: the participle is the aside's, the auxiliary the main clause's."""
    before = texts[max(0, index - 9) : index]
    if not {"zoals", "conform"} & set(before):
        return False
    at = max(i for i, word in enumerate(before) if word in {"zoals", "conform"})
    return not set(before[at:]) & (PASSIVE | PERFECT | BOUNDARY)


def _cluster(texts: list[str], index: int) -> list[int]:
    """Indices of the verb cluster around `index`: `zal worden geïnformeerd`, `geïnformeerd wordt`."""
    verbal = PASSIVE | PERFECT | FUTURE | HEDGING | {"te"}
    found = [index]
    for step in (-1, 1):
        at = index + step
        while 0 <= at < len(texts) and texts[at] in verbal:
            found.append(at)
            at += step
    return found


def _auxiliary_before(texts: list[str], index: int) -> int | None:
    for at in range(index - 1, -1, -1):
        if texts[at] in PASSIVE or texts[at] in PERFECT:
            if texts[at] == "zijn" and at > 0 and texts[at - 1] in {"in", "van", "en", "met", "aan", "door"}:
                continue  # the possessive: in zijn brief
            return at
    return None


def _promised(texts: list[str], index: int) -> bool:
    """`heb ik toegezegd dat`, `is toegezegd om … te`; not `zoals toegezegd`, `de toegezegde brief`."""
    before = texts[max(0, index - 30) : index]
    after = texts[index + 1 : index + 4]
    if any(word in {"zoals", "conform", "als"} for word in before[-4:]):
        return False
    clause = " ".join(before)
    if "had" in before[-12:]:
        return False
    bound = set(before) & {"heb", "heeft", "hebben", "is"} or set(after[:1]) & {"heb", "heeft", "is"}
    speaks = re.search(
        r"\b(?:ik|wij|we|kabinet|minister|staatssecretaris|ambtsvoorganger|voorganger|kamer)\b",
        f"{clause} {' '.join(after)}",
    )
    content = set(texts[index + 1 :]) & {"te", "dat", "om"} or (
        re.search(r"\b(?:heb|is|heeft)\b.*\been\b", clause) and not TO_SEND.isdisjoint(before)
    )
    if {"die", "dat"} & set(before[-4:-1]) and HOUSE.isdisjoint(texts):
        return False  # steunmaatregelen die het kabinet heeft toegezegd
    return bool(bound) and bool(speaks) and bool(content)


# --- infinitives: zal informeren, verwacht te kunnen sturen; not: kan informeren, het informeren van


def infinitive(texts: list[str], index: int) -> tuple[bool, bool] | None:
    if (
        index
        and texts[index - 1] in {"het", "tijdig", "voor", "volledig"}
        and "te" not in texts[max(0, index - 3) : index]
    ):
        return None
    governor = _governor_before(texts, index)
    if governor is None:
        following = texts[index + 1] if index + 1 < len(texts) else ""
        if following in FUTURE:
            return False, False
        near = set(texts[max(0, index - 3) : index] + texts[index + 1 : index + 3])
        plural = near & {"wij", "we"} or (
            "en" in texts[:index] and "ik" in texts[:index] and texts[index - 1] == "ik"
        )
        if plural and not _denied(texts, max(0, index - 6), index):
            return False, False
        return None
    word = texts[governor]
    if word in HEDGING and not _expected(texts, governor):
        return None
    if word in INTENDING and set(texts[max(0, governor - 2) : governor + 2]) & {"was", "waren", "had"}:
        return None
    if word in PERFECT or _denied(texts, governor, index):
        return None
    if word in SAID and ("te" not in texts[max(0, index - 3) : index] or "niet" in texts[governor:index]):
        return None
    return word in SAID | {"toegezegd", "toezegging", "beloofd"}, "worden" in texts[
        max(0, index - 2) : index + 2
    ]


def _governor_before(texts: list[str], index: int) -> int | None:
    """The word that governs the infinitive at `index`: the nearest before it that can."""
    at = index
    while (at := _step_back(texts, at)) >= 0:
        word = texts[at]
        if word in FUTURE or word in INTENDING:
            if word == "gaan" and at + 1 < index and texts[at - 1 : at] == ["te"]:
                continue
            if word == "plan" and texts[at - 1 : at] != ["van"]:
                continue
            if word == "graag":
                continue
            return at
        if word in HEDGING:
            if texts[at - 1 : at] == ["te"] or (word in TRANSPARENT and index - at <= 2):
                continue
            return at
        if (
            word
            in {
                "verzoekt",
                "vraagt",
                "gevraagd",
                "verzocht",
                "besluit",
                "besluiten",
                "besloten",
                "verplicht",
                "gehouden",
            }
            and not set(texts[max(0, at - 2) : at]) & DETERMINERS
        ):
            return None
    return None


def _step_back(texts: list[str], at: int) -> int:
    """The index before `at`, past an insertion: `, waarin …,` or `(…)` or `– … –`."""
    at -= 1
    if at <= 0:
        return at
    closing = texts[at]
    if closing == ")":
        opening = max((i for i in range(at) if texts[i] == "("), default=at)
    elif closing in {"–", "—"}:
        opening = max((i for i in range(at) if texts[i] == closing), default=at)
    elif closing == ",":
        opening = max(
            (
                i
                for i in range(max(0, at - 45), at - 1)
                if texts[i] == "," and set(texts[i + 1 : i + 3]) & SUBORDINATORS
            ),
            default=at,
        )
    else:
        return at
    return opening - 1 if opening < at else at


def _expected(texts: list[str], index: int) -> bool:
    """`kan naar verwachting worden aangeboden`: a hedge that is a plan after all."""
    near = texts[max(0, index - 12) : index + 8]
    return "verwachting" in near or "verwacht" in near or "verwachten" in near


# --- the present: informeer ik, die ik uw Kamer stuur, uw Kamer ontvangt


def present(texts: list[str], index: int, verb: Verb) -> tuple[bool, bool] | None:
    if verb.particle and not _has_particle(texts, index, verb.particle):
        return None
    if set(texts[max(0, index - 1) : index] + texts[index + 1 : index + 2]) & {
        "heb",
        "heeft",
        "hebben",
        "had",
    }:
        return None  # heb bericht: the participle looks like the present
    if verb.how == "receive":
        near = set(texts[max(0, index - 9) : index] + texts[index + 1 : index + 4])
        if not near & (HOUSE | {"u"}) or "graag" in near:
            return None  # "de Kamer verneemt graag" asks
    elif not (_subject_near(texts, index) or _subject_dropped(texts, index)):
        return None
    if verb.how == "share" and not _shared_with_house(texts, index):
        return None
    if _denied(texts, index, min(len(texts), index + 12), stop=True):
        return None
    return verb.how == "promise", False


def _has_particle(texts: list[str], index: int, particle: str) -> bool:
    for at in range(index + 1, min(len(texts), index + 45)):
        if texts[at] != particle:
            continue
        following = texts[at + 1] if at + 1 < len(texts) else ""
        if particle in {"in", "aan", "voor", "toe"}:
            # The preposition has its noun behind it; the particle ends its clause or stands before `op`.
            ends = (
                not following
                or following in BOUNDARY
                or following in {"op", "en", "dat", "om", "bij", "zodra", "als"}
            )
            if not ends or (following == "op" and particle != "in"):
                continue
        return True
    return False


def _subject_near(texts: list[str], index: int) -> bool:
    after = texts[index + 1 : index + 5]
    if any(word in SPEAKERS for word in after[:2]) or any(word in OFFICES for word in after):
        return True
    for at in range(index - 1, max(-1, index - 26), -1):
        if texts[at] in SPEAKERS or texts[at] in OFFICES:
            return True
    return False


def _subject_dropped(texts: list[str], index: int) -> bool:
    """`Over de gevolgen informeer de Kamer in mei`: the first person is in the verb alone."""
    return texts[index] in {"informeer", "rapporteer", "stuur"} and bool(
        set(texts[index + 1 : index + 4]) & HOUSE
    )


def _shared_with_house(texts: list[str], index: int) -> bool:
    rest = texts[index + 1 : index + 30]
    before = texts[max(0, index - 20) : index]
    for run in (rest, before):
        for at, word in enumerate(run):
            if word == "met" and set(run[at + 1 : at + 4]) & (HOUSE | {"u"}):
                return True
    return False


def _denied(texts: list[str], begin: int, end: int, *, stop: bool = False) -> bool:
    """Whether `niet` or `geen` stands between the governing word and the verb, in the same clause."""
    for at in range(begin, min(end, len(texts))):
        if stop and (texts[at] in BOUNDARY or texts[at] in SUBORDINATORS):
            return False
        if texts[at] in {"niet", "nooit", "noch"}:
            following = texts[at + 1] if at + 1 < len(texts) else ""
            between = set(texts[at + 1 : end])
            if following not in NOT_A_DENIAL and not between & BOUNDARY:
                return True
        if texts[at] == "geen" and end - at <= 4:
            return True
    return False
