"""Which sentences are commitments to parliament and which announce something with a time. All are invented."""

from __future__ import annotations

import pytest

from kamerbrief_assistant.domain.commitments import Commitment, CommitmentKind
from kamerbrief_assistant.domain.letters import Kind

from .small_letters import commitments, paragraph


def only(sentence: str) -> Commitment:
    (found,) = commitments(sentence)
    return found


@pytest.mark.parametrize(
    "sentence",
    [
        "Ik zal uw Kamer in het najaar informeren over de uitkomsten van de pilot.",
        "Ik zeg uw Kamer toe voor de zomer een brief te sturen over de wachtlijsten.",
        "Hierbij zeg ik toe dat uw Kamer uiterlijk 1 juli 2025 de evaluatie ontvangt.",
        "De Kamer ontvangt in mei een voortgangsrapportage.",
        "Ik kom hierop terug in de Voorjaarsnota.",
        "Hierop kom ik terug bij de begrotingsbehandeling.",
        "Ik kom daar bij uw Kamer in het derde kwartaal op terug.",
        "Ik streef ernaar uw Kamer voor het zomerreces te berichten.",
        "Wordt uw Kamer na de zomer hierover geïnformeerd, dan volgt ook het advies.",
        "Over de voortgang wordt uw Kamer halfjaarlijks geïnformeerd.",
        "Ik stuur u voor het zomerreces het plan van aanpak.",
        "Bij de begroting zal ik uw Kamer een overzicht van de uitgaven toesturen.",
        "Naar verwachting wordt het wetsvoorstel in het voorjaar van 2026 aan uw Kamer aangeboden.",
        "Het kabinet zal de Tweede Kamer voor het einde van het jaar een reactie doen toekomen.",
        "De staatssecretaris van Financiën informeert u in maart over de gevolgen.",
        "U wordt hierover voor 1 april 2025 geïnformeerd.",
        "U ontvangt in het tweede kwartaal een separate brief.",
        "Mijn collega van VWS zal u hierover separaat informeren.",
        "De uitkomsten daarvan stuur ik u toe zodra deze beschikbaar zijn.",
        "De uitkomsten deel ik met uw Kamer.",
        "Ik bied uw Kamer het rapport in april aan.",
        "Ik leg het ontwerpbesluit in juni aan uw Kamer voor.",
        "Ik zal het ontwerpbesluit bij beide Kamers voorhangen.",
        "In de volgende voortgangsbrief ga ik in op de stand van zaken.",
        "In mijn eerstvolgende brief over de arbeidsmarkt zal ik daarop terugkomen.",
        "Ik houd uw Kamer op de hoogte van de ontwikkelingen.",
        "Wij zullen uw Kamer hierover blijven informeren.",
        "Uw Kamer zal hierover worden bericht.",
        "De minister heeft toegezegd de Kamer nog dit jaar te informeren.",
        "Tijdens het debat van 12 december 2024 heb ik aan het lid De Vries toegezegd om de Kamer een tijdlijn te sturen.",
        "Ik verwacht de Kamer medio 2025 over de resultaten te kunnen berichten.",
        "Het is mijn voornemen om het actieplan eind 2025 met de Kamer te delen.",
        "Ik ben voornemens uw Kamer in september nader te informeren.",
        "Zodra het advies is ontvangen, stuur ik dit met een reactie naar de Kamer.",
        "Nadat de consultatie is afgerond, wordt het besluit aan de Kamer voorgelegd.",
        "Uiterlijk in Q3 zal de Kamer een kabinetsreactie tegemoet kunnen zien.",
        "De kabinetsreactie kunt u voor het zomerreces verwachten.",
        "De beleidsreactie volgt binnen zes weken.",
        "Ik rapporteer jaarlijks aan de Kamer over de voortgang van het programma.",
        "In het jaarverslag zal ik hierover rapporteren.",
        "Binnen drie maanden kom ik met een voorstel naar uw Kamer.",
        "Ik informeer de Eerste Kamer hierover voor de plenaire behandeling.",
        "De minister van OCW en ik sturen uw Kamer dit voorjaar een gezamenlijke brief.",
        "Een nadere uitwerking wordt uw Kamer in de zomer toegezonden.",
        "Ik zal dit betrekken bij de evaluatie en uw Kamer daarover informeren.",
        "Aan het eind van het jaar wordt u geïnformeerd over de invulling van de motie van het lid Jansen c.s.",
        "Ik zal de motie-Pietersen c.s. betrekken bij de brief die ik uw Kamer in mei stuur.",
        "Indien nodig zal ik de Kamer tussentijds informeren.",
        "Het onderzoek zal ik, voorzien van een beleidsreactie, voor de zomer aan uw Kamer aanbieden.",
        "Over de wijze waarop ik hieraan invulling geef, ontvangt u binnenkort een brief.",
        "Tot slot zeg ik toe dat ik in gesprek ga met de sector.",
        "Ik zal daartoe met de VNG in overleg treden en de Kamer over de uitkomst berichten.",
        "Na afloop van het overleg zal ik een terugkoppeling geven aan de Kamer.",
        "Ik zal uw Kamer daarover per brief nader informeren.",
        "Daarom zend ik uw Kamer in week 12 een geactualiseerde planning.",
        "De Kamer wordt periodiek op de hoogte gesteld van de voortgang.",
        "Hier kom ik in de tweede helft van het jaar bij uw Kamer op terug.",
        "Deze brief ontvangt uw Kamer voor het commissiedebat van 18 juni 2025.",
        "De planning is dat uw Kamer in oktober wordt geïnformeerd.",
        "Het streven is uw Kamer hierover in april te informeren.",
        "Ik hoop uw Kamer in juni te kunnen informeren.",
        "Ook heb ik de Kamer toegezegd dat ik de cijfers elk kwartaal zal delen.",
        "Uw Kamer kan een brief hierover in het najaar tegemoetzien.",
        "In de brief die uw Kamer dit najaar ontvangt, zal ik hier uitgebreider op ingaan.",
        "Ik zal u schriftelijk berichten over de uitkomst van dit gesprek.",
        "De resultaten zullen naar verwachting begin 2026 aan uw Kamer worden gezonden.",
        "Ik neem dit mee in de volgende voortgangsrapportage aan uw Kamer.",
        "Hierover zal ik u voor de behandeling van de begroting informeren.",
        "Ik ga uw Kamer hierover in het voorjaar informeren.",
        "Uw Kamer zal ik hierover nader berichten.",
        "De Inspectie brengt in mei verslag uit en ik zend dit verslag vervolgens aan uw Kamer.",
        "Ik deel de uitkomsten in de zomer van 2025 met de Tweede Kamer.",
        "Over de planning voer ik overleg, waarna ik de Kamer zal inlichten.",
    ],
)
def test_a_promise_to_parliament_is_found(sentence: str) -> None:
    found = only(sentence)
    assert found.kind is CommitmentKind.COMMITMENT
    assert found.quote == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Ik heb uw Kamer hierover op 3 mei 2024 geïnformeerd.",
        "Met deze brief informeer ik uw Kamer over de stand van zaken.",
        "Hierbij stuur ik uw Kamer het rapport.",
        "In deze brief ga ik in op de gevolgen voor gemeenten.",
        "Zoals ik uw Kamer eerder heb gemeld, is dit niet mogelijk.",
        "Uw Kamer is hierover bij brief van 12 januari geïnformeerd.",
        "Ik deel de zorgen van uw Kamer.",
        "De Kamer heeft verzocht om een overzicht te sturen.",
        "De motie verzoekt de regering de Kamer hierover voor de zomer te informeren.",
        "Kunt u de Kamer hierover voor de zomer informeren?",
        "Ik kan uw Kamer hierover niet informeren.",
        "Ik zie geen aanleiding uw Kamer nader te informeren.",
        "De gemeente heeft toegezegd haar inwoners te informeren.",
        "Ik ben met u van mening dat dit beter moet.",
        "In mijn brief van 4 december 2024 ben ik hier uitgebreid op ingegaan.",
        "Gemeenten informeren hun inwoners hierover in het najaar via een campagne in samenwerking met scholen.",
        "Ik verwijs u naar het antwoord op vraag 3.",
        "Het rapport is aan uw Kamer aangeboden.",
        "Scholen worden verplicht ouders te informeren.",
        "De ambassade blijft zich hiervoor inzetten.",
        "Dit is uw Kamer bekend.",
        "In antwoord op uw brief van 5 juli 2024 deel ik u mede dat de vragen worden beantwoord.",
        "Hieronder ga ik nader in op de afzonderlijke onderdelen.",
        "In 2023 zijn 400 zaken afgedaan.",
        "De opbrengst bedraagt in 2026 naar schatting 40 miljoen euro.",
        "Ik had uw Kamer toegezegd dit te onderzoeken; met deze brief doe ik die toezegging gestand.",
        "Volgens de onderzoekers zal de vraag tot 2030 met 10% stijgen.",
        "Sinds 1 januari 2024 geldt de nieuwe regeling.",
        "De vragen van het lid Jansen beantwoord ik, mede namens de minister van VWS, als volgt.",
        "Het kabinet is van mening dat de regels voldoende zijn.",
        "Mijn voorganger heeft uw Kamer toegezegd een onderzoek te laten uitvoeren, dat inmiddels aan uw Kamer is gestuurd.",
        "Ik kan dit niet voor de zomer toezeggen.",
        "Zoals toegezegd in het debat van 3 mei 2024 bied ik uw Kamer hierbij het rapport aan.",
        "Hiermee informeer ik u over de stand van zaken.",
        "In het rapport wordt ingegaan op de gevolgen voor scholen.",
    ],
)
def test_what_was_done_denied_asked_or_said_by_others_is_no_promise(sentence: str) -> None:
    assert commitments(sentence) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "De campagne start in september 2025.",
        "Het eindrapport verschijnt medio 2025.",
        "De subsidieregeling loopt tot en met 31 december 2026.",
        "Het wetsvoorstel wordt naar verwachting in het derde kwartaal van 2025 bij de Raad van State aanhangig gemaakt.",
        "De wet treedt op 1 januari 2026 in werking.",
        "De evaluatie is gepland voor het voorjaar van 2026.",
        "De eerste resultaten worden eind 2025 verwacht.",
        "In het najaar gaat de pilot in drie gemeenten van start.",
        "Het nieuwe stelsel is vanaf 2027 operationeel.",
        "Het WODC levert het onderzoek uiterlijk 1 oktober 2025 op.",
        "Per 1 juli 2025 geldt het verbod ook voor webwinkels.",
        "De consultatie sluit op 15 maart 2025.",
        "Dit voorjaar wordt een besluit genomen over de locatie.",
        "De huidige subsidie eindigt op 1 januari 2027.",
        "Het convenant zal in juni worden ondertekend.",
        "De inwerkingtreding is voorzien per 1 januari 2027.",
        "Naar verwachting is het systeem eind 2026 gereed.",
        "Het wetsvoorstel ligt tot 1 april in internetconsultatie.",
        "Begin volgend jaar opent het loket.",
        "In de zomer vindt een eerste bijeenkomst plaats.",
        "De commissie brengt in december advies uit.",
        "Het wetsvoorstel gaat binnenkort in consultatie.",
        "Ik verwacht het advies van de Raad in april.",
        "De aanbesteding wordt in Q4 2025 afgerond.",
        "De regeling wordt verlengd tot 2028.",
        "Gemeenten krijgen tot 1 september 2025 de tijd om plannen in te dienen.",
        "Voor het einde van het jaar moet de dienst zijn ingericht.",
        "Het streven is de wet per 1 januari 2027 in werking te laten treden.",
        "De conferentie vindt op 12 en 13 mei 2025 plaats in Den Haag.",
    ],
)
def test_what_is_announced_with_a_time_is_a_milestone(sentence: str) -> None:
    found = only(sentence)
    assert found.kind is CommitmentKind.MILESTONE
    assert found.deadline is not None


@pytest.mark.parametrize(
    "sentence",
    [
        "Op 10 mei 2024 startte de campagne.",
        "In september concludeerde de inspectie dat het beter moet.",
        "Het doel is dat er in 2030 geen wachtlijsten meer zijn.",
        "In 2026 is naar schatting 10 miljoen euro nodig.",
        "Het aantal aanvragen stijgt tot 2030 met 12 procent.",
        "Ik zie geen aanleiding om deze zomer meer middelen vrij te maken.",
        "Het Actieplan Groen 2022–2028 bevat verschillende maatregelen.",
        "Daarbij vond ik de planning voor 2026 ambitieus.",
    ],
)
def test_a_figure_goal_or_past_event_is_no_milestone(sentence: str) -> None:
    assert commitments(sentence) == ()


def test_a_question_or_heading_promises_nothing() -> None:
    asked = "Ik informeer uw Kamer in mei over de uitkomsten van het onderzoek."
    assert commitments(paragraph(asked, kind=Kind.QUESTION), paragraph(asked, kind=Kind.HEADING)) == ()


def test_a_promise_kept_on_the_spot_is_none() -> None:
    told = "Tijdens het debat heb ik toegezegd om de Kamer een tijdlijn te sturen. Met deze brief doe ik dat gestand."
    assert commitments(told) == ()


def test_a_footnote_can_announce_something() -> None:
    (found,) = commitments(
        "De aanpak loopt goed.",
        paragraph("Het beeld verschijnt in 2026.", kind=Kind.FOOTNOTE, footnote="3", anchor=0),
    )
    assert (found.kind, found.footnote) == (CommitmentKind.MILESTONE, "3")


def test_a_list_item_can_promise() -> None:
    (found,) = commitments(
        paragraph("Uw Kamer wordt in mei geïnformeerd over het plan.", kind=Kind.LIST_ITEM)
    )
    assert found.kind is CommitmentKind.COMMITMENT


def test_a_sentence_that_goes_on_with_a_promised_letter_is_one_too() -> None:
    both = commitments("In mei stuur ik uw Kamer een brief over wonen. Daarin zal ik ook ingaan op de huren.")
    assert [c.kind for c in both] == [CommitmentKind.COMMITMENT] * 2
