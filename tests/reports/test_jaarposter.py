"""The year poster: valid PDF/UA-1, one A3 sheet whatever there is to say, the same bytes, and the choice of what stands on it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import kalender_voorbeeld as voorbeeld
import page
import pytest
from kalender_voorbeeld import in_maand, op_dag

from kwaliteitshandboek.derive.afgeleid import Moment, Momentsoort
from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.reports.jaarposter import make_jaarposters, poster_gegevens

JAAR = Schooljaar(2026)


def gegevens(momenten: tuple[Moment, ...] = voorbeeld.MOMENTEN, **organisatie: Any) -> dict[str, Any]:
    return poster_gegevens(voorbeeld.handboek(**organisatie), voorbeeld.afgeleid(momenten), JAAR)


def maand(gegevens: Mapping[str, Any], naam: str) -> dict[str, Any]:
    (gevonden,) = (maand for maand in gegevens["maanden"] if maand["naam"] == naam)
    return dict(gevonden)


VEEL = tuple(
    Moment(
        date(2026 + (nummer % 12 < 7), nummer % 12 + 1, nummer % 27 + 1 if nummer % 3 else 1),
        hele_maand=not nummer % 3,
        soort=list(Momentsoort)[nummer % len(Momentsoort)],
        titel=f"{'Een lang woord als meervoudigepersoonlijkheidsbeschrijving ' * (nummer % 4)}en nummer {nummer}",
        sleutel=str(nummer),
    )
    for nummer in range(900)
)


@pytest.mark.parametrize("momenten", [voorbeeld.MOMENTEN, (), VEEL], ids=["voorbeeld", "leeg", "veel"])
def test_one_accessible_a3_sheet(momenten: tuple[Moment, ...]) -> None:
    posters = make_jaarposters(voorbeeld.handboek(), voorbeeld.afgeleid(momenten))
    assert list(posters) == ["kalender/jaarposter-2026-2027.pdf", "kalender/jaarposter-2027-2028.pdf"]
    pdf = posters["kalender/jaarposter-2026-2027.pdf"]()
    for profiel in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        verslag = page.validate_pdf_bytes(pdf, profile=profiel)
        assert verslag.is_compliant, [fout.message for fout in verslag.failures]
    assert verslag.document.page_count == 1
    (breed, hoog) = (float(maat) for maat in re.search(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf).groups())  # type: ignore[union-attr]
    assert (round(breed / 72 * 25.4), round(hoog / 72 * 25.4)) == (420, 297)


def test_the_same_bytes_on_rebuild() -> None:
    pad = "kalender/jaarposter-2026-2027.pdf"
    een, twee = (make_jaarposters(voorbeeld.handboek(), voorbeeld.afgeleid())[pad]() for _ in range(2))
    assert een == twee


def test_twelve_months_from_august_with_every_day_once() -> None:
    maanden = gegevens()["maanden"]
    assert [maand["naam"] for maand in maanden][::11] == ["Augustus 2026", "Juli 2027"]
    nummers = [dag["nummer"] for maand in maanden for week in maand["weken"] for dag in week["dagen"] if dag]
    assert len(maanden) == 12
    assert len(nummers) == 365
    assert all(len(week["dagen"]) == 7 for maand in maanden for week in maand["weken"])


def test_a_day_stands_under_its_weekday_and_in_its_week() -> None:
    """1 October 2026 is a Thursday in week 40; 1 January 2027 is a Friday in week 53."""
    for naam, plaats, week in (("Oktober 2026", 3, 40), ("Januari 2027", 4, 53)):
        eerste = maand(gegevens(), naam)["weken"][0]
        assert eerste["nummer"] == week
        assert [dag and dag["nummer"] for dag in eerste["dagen"]] == [None] * plaats + list(range(1, 8 - plaats))


def test_holidays_of_all_and_of_some_of_the_own_schools() -> None:
    augustus = maand(gegevens(), "Augustus 2026")
    vrij = {dag["nummer"]: dag["vrij"] for week in augustus["weken"] for dag in week["dagen"] if dag}
    # North until the 16th, south until the 23rd; the region in the middle has no school here.
    assert {vrij[nummer] for nummer in range(1, 17)} == {"alle"}
    assert {vrij[nummer] for nummer in range(17, 24)} == {"deel"}
    assert {vrij[nummer] for nummer in range(24, 32)} == {""}
    assert augustus["vakanties"] == [
        {"naam": "Zomervakantie", "wanneer": "t/m 16", "regios": "noord"},
        {"naam": "Zomervakantie", "wanneer": "t/m 23", "regios": "zuid"},
    ]
    assert maand(gegevens(), "December 2026")["vakanties"] == [
        {"naam": "Kerstvakantie", "wanneer": "19 t/m 3\u00a0jan", "regios": ""}
    ]


def test_without_regions_a_holiday_of_one_region_is_one_of_some() -> None:
    augustus = maand(gegevens(regios=[], scholen=[]), "Augustus 2026")
    vrij = {dag["nummer"]: dag["vrij"] for week in augustus["weken"] for dag in week["dagen"] if dag}
    assert (vrij[16], vrij[17], vrij[30], vrij[31]) == ("alle", "deel", "deel", "")
    assert [vakantie["regios"] for vakantie in augustus["vakanties"]] == ["noord", "zuid", "midden"]


def test_what_leads_where_there_is_no_room_for_all() -> None:
    def punt(titel: str, soort: Momentsoort, dag: int = 1, **anders: Any) -> Moment:
        return Moment(date(2026, 9, dag), dag == 1, soort, titel, sleutel=titel, **anders)

    momenten = (
        punt("plan", Momentsoort.PLANNING),
        punt("doel", Momentsoort.DOEL, 30),
        punt("regel", Momentsoort.OVERLEG, ongeveer=True),
        punt("toets", Momentsoort.MEETINSTRUMENT, 14),
        punt("actie", Momentsoort.ACTIE, 7),
        punt("wet", Momentsoort.WETTELIJK),
    )
    punten = maand(gegevens(momenten), "September 2026")["punten"]
    assert [punt["titel"] for punt in punten] == ["wet", "toets", "actie", "plan", "Doel bereikt? doel", "regel"]
    op_papier = [punt["titel"] for punt in sorted(punten, key=lambda punt: punt["plaats"])]
    assert op_papier == ["actie", "toets", "Doel bereikt? doel", "wet", "plan", "regel"]


def test_the_same_thing_from_two_cards_stands_there_once() -> None:
    een, ander = (in_maand(date(2026, 9, 1), Momentsoort.ACTIVITEIT, titel, sleutel=titel) for titel in ("Toets", "toets"))
    dag = op_dag(date(2026, 9, 1), Momentsoort.ACTIVITEIT, "Toets", sleutel="dag")
    assert len(maand(gegevens((een, ander, dag)), "September 2026")["punten"]) == 2


def test_days_to_mark_are_those_that_somebody_named() -> None:
    momenten = (
        op_dag(date(2026, 10, 29), Momentsoort.OVERIG, "Over de maand heen", sleutel="a", tot_en_met=date(2026, 11, 3)),
        op_dag(date(2026, 10, 5), Momentsoort.OVERIG, "Bij benadering", sleutel="b", ongeveer=True),
        in_maand(date(2026, 10, 1), Momentsoort.OVERIG, "Hele maand", sleutel="c"),
    )
    punten = {punt["titel"]: punt for punt in maand(gegevens(momenten), "Oktober 2026")["punten"]}
    assert punten["Over de maand heen"]["dagen"] == [29, 30, 31]
    assert punten["Over de maand heen"]["dag"] == "29 t/m 3\u00a0nov"
    assert punten["Bij benadering"]["dagen"] == punten["Hele maand"]["dagen"] == []
    assert punten["Hele maand"]["dag"] == ""


def test_the_sheet_says_whose_it_is_from_when_and_that_it_is_made_up() -> None:
    huis = gegevens()["huis"]
    assert (huis["naam"], huis["datum"]) == ("Stichting Voorbeeld", "15 november 2026")
    assert huis["meldingen"]
    assert gegevens(webadres={"team": "voorbeeld.example"})["webadres"] == "https://voorbeeld.example/kalender/2026-2027.html"
    assert gegevens()["webadres"] is None
    assert [soort["soort"] for soort in gegevens()["soorten"]][:2] == ["wettelijk", "overleg"]
