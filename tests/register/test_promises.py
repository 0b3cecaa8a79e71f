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
        "Het kabinet is voornemens om het programma op vrijdag 14 maart 2025 aan de Tweede Kamer te sturen.",
        "Wij zijn voornemens u in het najaar nader te berichten.",
        "In de aanbiedingsbrief van de Staatssecretaris is toegezegd een overzicht van de plannen met uw Kamer te delen voor Prinsjesdag.",
        "De Staatssecretaris heeft uw Kamer laten weten u eind van het jaar te informeren over de plannen.",
        "In antwoord op vragen van de leden is uw Kamer voor het begrotingsdebat een eerste rapportage over de voortgang toegezegd.",
        "Tijdens het Commissiedebat is uw Kamer toegezegd dat zij een overzicht van de regio's toegestuurd krijgt.",
        "Ik verwacht dat ik uw Kamer hierover in het tweede kwartaal van 2025 kan informeren.",
        "Ik verwacht uw Kamer hier op korte termijn nader over te berichten.",
        "Naar verwachting kan ik uw Kamer in mei hierover nader informeren.",
        "Na de zomer zal ik u hierover een voortgangsbrief doen toekomen.",
        "Medio april 2025 ontvangt uw Kamer de volgende voortgangsrapportage.",
        "Een afschrift van deze reactie zal ik aan de Eerste Kamer sturen.",
        "Over de exacte invulling wordt u in een volgende brief nader geïnformeerd.",
        "Dit plan wordt, vergezeld van een uitvoeringstoets, in de eerste helft van 2026 aan de Kamer toegestuurd.",
        "In de brief die in het voorjaar naar de Kamer gaat, wordt de Kamer geïnformeerd over de inzet.",
        "Ik kom, mede in het licht van de formatie, voor de zomer bij uw Kamer terug met een nader voorstel.",
        "Ik zal het lid De Vries hierover een brief sturen, met afschrift aan de Kamer.",
        "Zoals toegezegd in het tweeminutendebat van 5 februari 2025 zal ik dit nader onderzoeken en de Kamer hierover informeren.",
        "Mede namens de minister van Financiën zal ik de Kamer bij Voorjaarsnota informeren over de dekking.",
        "Daarover wordt de Kamer te zijner tijd geïnformeerd.",
        "De Kamer krijgt in juni een update van de planning.",
        "Ook de uitkomsten van de audit zullen met uw Kamer worden gedeeld.",
        "Op basis hiervan besluit ik over vervolgstappen, waarover ik uw Kamer dan zal informeren.",
        "Op dit punt zal ik in het nader rapport ingaan.",
        "Ik onderzoek de mogelijkheden en informeer uw Kamer hierover uiterlijk december 2025.",
        "Ik ga hierover in gesprek met de VNG en kom hier voor de zomer op terug.",
        "Bij de volgende begroting zal ik de Kamer over de middelen informeren.",
        "Ik zal dit rapport, zodra het is vastgesteld, toezenden aan uw Kamer.",
        "De evaluatie zal eind 2026 worden afgerond en daarna met de Kamer gedeeld.",
        "Halverwege dit jaar bied ik de Kamer het ontwerp aan.",
        "Tweemaal per jaar rapporteer ik hierover in de voortgangsrapportage.",
        "Er wordt gewerkt aan een plan van aanpak, dat ik in april met uw Kamer zal delen.",
        "Een volledige reactie op het rapport ontvangt uw Kamer binnen drie maanden.",
        "De Kamer zal voor het einde van het eerste kwartaal worden geïnformeerd.",
        "Het wetsvoorstel dien ik naar verwachting in het vierde kwartaal bij uw Kamer in.",
        "In aanvulling hierop zal de minister van LVVN u informeren over de gevolgen voor boeren.",
        "Hierover zal ik, gehoord de provincies, een besluit nemen en uw Kamer informeren.",
        "Ik beraad mij op vervolgstappen en bericht u hierover nader.",
        "Ik vraag de inspectie om nader onderzoek en zal u van de uitkomsten op de hoogte stellen.",
        "U kunt de kabinetsreactie in juni tegemoet zien.",
        "Ik verwijs naar de brief die uw Kamer binnenkort van de staatssecretaris ontvangt.",
        "Ik ben bereid om uw Kamer hierover jaarlijks te informeren.",
        "Graag informeer ik uw Kamer in een technische briefing over de details.",
        "Ik ben graag bereid uw Kamer hierover in een technische briefing nader te informeren.",
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
        "In deze brief zullen wij ingaan op zowel de maatregelen als de kosten.",
        "Met deze brief ontvangt de Tweede Kamer informatie ten behoeve van het commissiedebat op 16 april aanstaande.",
        "Hierbij ontvangt u de antwoorden op de vragen.",
        "Mede namens de minister stuur ik u bijgevoegd de stand van zaken van de moties en toezeggingen.",
        "Uw Kamer heeft mij bij brief van 8 januari jl. verzocht om voor 16 februari de rapportage te sturen.",
        "De stukken zijn op 3 februari aan de Kamer gezonden.",
        "De Kamer verneemt graag vóór 31 oktober 2025 wat de stand van zaken is.",
        "Ik dank de Kamer voor het geduld en de vragen.",
        "De informatie is vertrouwelijk en kan daarom niet met de Kamer worden gedeeld.",
        "Ik bied u mijn excuses aan voor de ontstane verwarring.",
        "In reactie op uw verzoek merk ik op dat het kabinet begrip heeft voor de wens om het programma te ontvangen.",
        "Gemeenten dienen jaarlijks te rapporteren over de voortgang.",
        "De instelling informeert ouders tijdig over de wijziging.",
        "Voor het antwoord op deze vraag verwijs ik naar de brief die vandaag aan uw Kamer is verzonden.",
        "Uw Kamer vroeg mij om nader in te gaan op de gevolgen.",
        "De heer Jansen vroeg of ik bereid ben de Kamer te informeren.",
        "Hiermee heb ik voldaan aan mijn toezegging om de Kamer te informeren.",
        "Daarmee beschouw ik de motie als afgedaan.",
        "Ik hoop u hiermee voldoende te hebben geïnformeerd.",
        "Ik vertrouw erop uw Kamer hiermee voldoende te hebben geïnformeerd.",
        "De Kamer kan de regering te allen tijde vragen stellen over de voortgang.",
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
        "In het voorjaar ga ik in gesprek met de sector.",
        "In mei start ik een verkenning naar de mogelijkheden.",
        "Eind dit jaar neem ik een besluit over de subsidie.",
        "Per 1 april 2025 wordt de tijdelijke regeling ingetrokken.",
        "De nieuwe norm gaat op 1 juli 2026 in.",
        "Het RIVM publiceert de cijfers in oktober.",
        "De pilot wordt in de tweede helft van 2025 geëvalueerd.",
        "Vanaf 1 september 2025 kunnen ouders zich aanmelden.",
        "De werkgroep komt in juni met aanbevelingen.",
        "De internetconsultatie loopt tot 15 maart 2025.",
        "Het programma heeft een looptijd tot en met 2028.",
        "Voor de zomer wordt de strategie vastgesteld.",
        "De Algemene Rekenkamer publiceert in mei haar rapport.",
        "In het derde kwartaal zal de tender worden gepubliceerd.",
        "De bouw is naar verwachting in 2027 klaar.",
        "Het loket is vanaf januari 2026 geopend.",
        "De overgangstermijn eindigt eind 2026.",
        "Ik verwacht de eerste resultaten in het najaar.",
        "De voorhangprocedure start na de zomer.",
        "Het besluit zal naar verwachting op 1 januari 2026 in werking treden.",
        "Daarna wordt het voorstel, naar verwachting in het voorjaar, aan de Raad van State voorgelegd.",
        "De evaluatie van de wet vindt in 2027 plaats.",
        "De subsidie is met twee jaar verlengd tot en met 2027.",
        "Er wordt toegewerkt naar ondertekening van het akkoord in juni.",
        "Dit voorjaar rond ik de gesprekken met gemeenten af.",
        "Uiterlijk 31 december 2025 moeten alle scholen een plan hebben.",
        "Op 26 maart 2025 organiseert het ministerie een bijeenkomst voor betrokkenen.",
        "Het wetsvoorstel is voor advies naar de Raad van State gestuurd en wordt in mei verwacht.",
        "De inzet is om het convenant nog dit jaar te sluiten.",
        "Het streven is dat het register begin 2026 operationeel is.",
        "Volgend jaar volgt een tweede tranche.",
        "De aanmeldtermijn sluit op 1 mei.",
        "In de eerste week van juni komt het comité bijeen.",
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
        "In 2025 bedraagt het budget 40 miljoen euro.",
        "In de periode 2025-2028 is jaarlijks 5 miljoen euro beschikbaar.",
        "Naar schatting wonen in 2050 ruim 20 miljoen mensen in Nederland.",
        "De ambitie is om in 2050 volledig circulair te zijn.",
        "In maart 2024 heb ik een besluit genomen.",
        "Het onderzoek is in januari afgerond.",
        "De wet is op 1 januari 2024 in werking getreden.",
        "Vorig jaar is de pilot gestart.",
        "In de begroting voor 2026 is dit opgenomen.",
        "Op 3 februari 2025 publiceerde de krant een artikel.",
        "Sinds 2023 loopt een programma.",
        "In 2024 zijn 400 meldingen gedaan.",
        "Het lid Jansen vroeg of dit in 2026 gereed is.",
        "De afgelopen maanden is hard gewerkt.",
        "In het verleden werden jaarlijks twee rapporten gepubliceerd.",
        "Momenteel wordt onderzocht of dit mogelijk is.",
        "De doelstelling voor 2030 blijft ongewijzigd.",
        "In de zomer is het druk op de stranden.",
        "De leeftijd van de vloot is in 2030 gemiddeld 20 jaar.",
        "Het is in het voorjaar vaak nat.",
        "De huidige situatie duurt al sinds maart.",
        "Het vaccin is in de winter minder effectief.",
        "De griepprik wordt elk najaar aangeboden.",
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
