"""What a letter's head, side block and foot say of it; and dates."""

from __future__ import annotations

from datetime import date

import pytest

from kamerbrief_assistant.domain.letters import Letter
from kamerbrief_assistant.ingest import read_bytes
from kamerbrief_assistant.ingest.dates import infer_date, read_date

LONG = "Het kabinet zet zich in voor een veilige samenleving waarin criminaliteit geen kans krijgt."


def read(*lines: str, file: str = "b.txt") -> Letter:
    return read_bytes("\n\n".join(lines).encode(), file=file)


HEAD = (
    "> Retouradres Postbus 20301 2500 EH Den Haag",
    "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal",
    "Postbus 20018",
    "2500 EA DEN HAAG",
    "Datum 12 maart 2024",
    "Betreft Voortgang van de aanpak van wegen",
    "Ons kenmerk",
    "5164758",
    "Turfmarkt 147",
    "www.rijksoverheid.nl/jenv",
)


def test_the_letterhead_becomes_metadata_and_leaves_the_text() -> None:
    letter = read(
        *HEAD, "Geachte voorzitter,", LONG, "De minister van Justitie en Veiligheid,", "D.M. van Weel"
    )
    known = letter.metadata
    assert known.title == "Voortgang van de aanpak van wegen"
    assert known.date == date(2024, 3, 12)
    assert known.reference == "5164758"
    assert known.addressee == "Voorzitter van de Tweede Kamer der Staten-Generaal"
    assert known.sender == "Minister van Justitie en Veiligheid"
    assert not known.inferred & {"title", "date", "reference"}
    assert [p.text for p in letter.passages][:2] == ["Geachte voorzitter,", LONG]


@pytest.mark.parametrize("label", ["Onderwerp: ", "Betreft: ", "Subject: ", "Onderwerp\n\n"])
def test_a_subject_line_in_its_spellings(label: str) -> None:
    letter = read("Datum: 2024-03-12", f"{label}De stand van zaken", LONG)
    assert (letter.metadata.title, letter.metadata.date) == ("De stand van zaken", date(2024, 3, 12))


def test_a_letter_without_a_letterhead_loses_nothing() -> None:
    lines = ("Een korte aanhef", "Nog een regel", LONG)
    text = " ".join(p.text for p in read(*lines).passages)
    assert all(line in text for line in lines)


def test_a_file_name_without_words_gives_no_title() -> None:
    assert read(LONG, file="2024D12345.txt").metadata.title == LONG
    assert (
        read(LONG, file="voortgangsbrief-aanpak-wegen.txt").metadata.title == "Voortgangsbrief aanpak wegen"
    )


@pytest.mark.parametrize(
    ("line", "sender"),
    [
        ("De minister van Financiën,", "Minister van Financiën"),
        (
            "De Staatssecretaris van Volksgezondheid, Welzijn en Sport,",
            "Staatssecretaris van Volksgezondheid, Welzijn en Sport",
        ),
        ("Minister voor Rechtsbescherming", "Minister voor Rechtsbescherming"),
        (
            "de minister-president, minister van Algemene Zaken,",
            "Minister-president, minister van Algemene Zaken",
        ),
    ],
)
def test_who_signs_is_the_sender(line: str, sender: str) -> None:
    assert read(LONG, line, "D. Yeşilgöz-Zegerius").metadata.sender == sender


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12 maart 2024", date(2024, 3, 12)),
        ("Den Haag, 1 mei 2023", date(2023, 5, 1)),
        ("12-03-2024", date(2024, 3, 12)),
        ("2024-03-12", date(2024, 3, 12)),
        ("3 Oct. 2024", date(2024, 10, 3)),
        ("31 februari 2024", None),
        ("maart 2024", None),
        ("nr. 12-2024", None),
    ],
)
def test_dates_as_written(text: str, day: date | None) -> None:
    assert read_date(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Op 15 oktober 2024 heb ik de Kamer geïnformeerd.", date(2024, 10, 15)),
        (
            "De regeling zou op 1 januari 2025 van start gaan. Op 15 oktober 2024 is dat gemeld.",
            date(2024, 10, 15),
        ),
        ("Op 15 oktober 2024 is de regeling verlengd tot en met 31 december 2025.", date(2024, 10, 15)),
        (
            "Op 15 oktober 2024 is dit gemeld. Op 21 oktober jl. ging het naar de Raad van State.",
            date(2024, 10, 21),
        ),
        ("Op 15 januari 2025 is dit gemeld. Op 14 november jl. was er een debat.", date(2025, 1, 15)),
        ("Er wordt uiterlijk 1 mei 2025 gerapporteerd.", None),
        ("Er staat geen dag in deze brief.", None),
    ],
)
def test_a_letter_without_a_date_is_from_its_latest_past_day(text: str, day: date | None) -> None:
    assert infer_date(iter([text])) == day


@pytest.mark.parametrize(
    "name",
    [
        "D.M. van Weel",
        "D. Yeşilgöz-Zegerius",
        "Arie Slob",
        "Wopke Hoekstra",
        "F.B.J. (Ferd) Grapperhaus",
        "mr. G.J. Jansen",
    ],
)
def test_names_under_an_office_are_of_the_signature(name: str) -> None:
    letter = read(LONG, "De minister van Financiën,", name, "Een bijlage.")
    assert [p.text for p in letter.passages] == [LONG, f"De minister van Financiën, {name}", "Een bijlage."]


def test_two_who_sign_beside_each_other_are_two() -> None:
    rows = (
        "| De minister van Financiën, | De minister van Defensie, |",
        "| W.B. Hoekstra | K.H. Ollongren |",
    )
    letter = read(LONG, "\n".join(rows), file="b.md")
    assert letter.passages[-1].text == (
        "De minister van Financiën, W.B. Hoekstra De minister van Defensie, K.H. Ollongren"
    )
    assert letter.metadata.sender == "Minister van Financiën"
    assert letter.metadata.doctype == "brief"


@pytest.mark.parametrize("colon", [":", ""])
def test_a_letterhead_broken_into_lines_in_one_paragraph_is_read(colon: str) -> None:
    letter = read(
        f"Datum{colon} 12 maart 2024 Betreft{colon} Voortgang wegen Ons kenmerk{colon} IENW/BSK-2024/1",
        "Ministerie van Infrastructuur en Waterstaat Rijnstraat 8 2515 XP Den Haag Postbus 20901 2500 EX Den Haag",
        "Geachte voorzitter,",
        "Hierbij bied ik uw Kamer de stand van zaken aan van de wegen en van het spoor in Nederland.",
    )
    assert (letter.metadata.title, letter.metadata.date) == ("Voortgang wegen", date(2024, 3, 12))
    assert letter.metadata.reference == "IENW/BSK-2024/1"
    assert letter.passages[0].text == "Geachte voorzitter,"


def test_a_salutation_is_no_title() -> None:
    letter = read("Geachte voorzitter,", "Het spoor wordt beter. Dat is goed.")
    assert letter.metadata.title == "Het spoor wordt beter."


def test_a_motion_copied_without_its_masthead_is_known_by_its_dossier_and_number() -> None:
    letter = read(
        "28 741 Jeugdcriminaliteit",
        "Nr. 113 MOTIE VAN HET LID BIKKER",
        "Voorgesteld 3 mei 2024",
        "De Kamer,",
        "verzoekt de regering dit te doen,",
        "en gaat over tot de orde van de dag.",
        "Bikker",
    )
    assert (letter.metadata.dossier, letter.metadata.date) == ("28741-113", date(2024, 5, 3))
    assert (letter.metadata.doctype, letter.metadata.sender) == ("motie", "Bikker")
