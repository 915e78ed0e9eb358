"""The pages about adoption: is the version on paper still current, what changed since, and what is to be adopted anew."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from gelezen import lees

from kwaliteitshandboek.derive import derive
from kwaliteitshandboek.derive.afgeleid import Regelsoort, Verschilregel
from kwaliteitshandboek.model.handboek import Handboek, PubliekHandboek
from kwaliteitshandboek.model.kaart import Kaart
from kwaliteitshandboek.model.kaarttekst import kaarttekst, vingerafdruk
from kwaliteitshandboek.model.vaststelling import Vaststelling
from kwaliteitshandboek.pages.adressen import make_wereld
from kwaliteitshandboek.pages.site import Page
from kwaliteitshandboek.pages.vaststellen import vaststellen_pages
from kwaliteitshandboek.pages.verschil import make_verschil
from kwaliteitshandboek.pages.versies import versie_pages
from kwaliteitshandboek.pages.wereld import Wereld

VANDAAG = date(2026, 11, 15)
ORGANISATIE = {
    "naam": "Proef",
    "rollen": [{"id": "directeur", "naam": "Directeur"}, {"id": "kc", "naam": "Kwaliteitscoördinator"}],
    "domeinen": [{"id": "zorg", "naam": "Zorg"}],
}


def kaart(naam: str = "hulp", **velden: Any) -> Kaart:
    basis = {
        "id": naam,
        "titel": f"Kaart {naam}",
        "domein": "zorg",
        "status": "vastgesteld",
        "versie": "2.1",
        "eigenaren": ["kc"],
    }
    return Kaart.model_validate({**basis, "vastgesteld_op": date(2026, 6, 22), "vastgesteld_door": "directeur", **velden})


def vastgesteld(van: Kaart, versie: str, op: date) -> Vaststelling:
    tekst = kaarttekst(van)
    return Vaststelling(
        kaart=van.id, versie=versie, op=op, door="directeur", vingerafdruk=vingerafdruk(tekst), tekst=tekst.strip("\n")
    )


def wereld(*kaarten: Kaart, boek: tuple[Vaststelling, ...] = (), publiek: bool = False) -> Wereld:
    soort = PubliekHandboek if publiek else Handboek
    handboek = soort.model_validate({"organisatie": ORGANISATIE, "kaarten": kaarten, "vaststellingen": boek})
    return make_wereld(handboek, derive(handboek, VANDAAG), publiek=publiek)


def versies(*kaarten: Kaart, boek: tuple[Vaststelling, ...] = (), publiek: bool = False) -> Page:
    return next(versie_pages(wereld(*kaarten, boek=boek, publiek=publiek)))


def antwoorden(page: Page) -> dict[str, str]:
    """Anchor of each version -> the words that its reader gets first."""
    gevonden = re.findall(
        r'<div class="hb-versieantwoord [^"]*" id="([^"]+)">\n<p[^>]*>.*?<span>(.*?)</span></p>\n(.*?)\n?</div>',
        page.tekst,
        re.DOTALL,
    )
    return {anker: " ".join(re.sub(r"<[^>]+>", "", f"{kop} {rest}").split()) for anker, kop, rest in gevonden}


TOEN = kaart(wij_doen=["Wij bellen ouders.", "Wij schrijven."])
BOEK = (
    vastgesteld(kaart(wij_doen=["Oud."]), "1.0", date(2024, 5, 1)),
    vastgesteld(kaart(wij_doen=["Oud."]), "1.0", date(2025, 5, 1)),
    vastgesteld(kaart(wij_doen=["Ouder."]), "2.0", date(2025, 12, 8)),
    vastgesteld(TOEN, "2.1", date(2026, 6, 22)),
)


def test_who_scans_the_code_gets_the_answer_for_that_version() -> None:
    page = versies(TOEN, boek=BOEK)
    gezien = antwoorden(page)
    assert list(gezien) == ["versie-2-1", "versie-2-0", "versie-1-0"]
    assert gezien["versie-2-1"].startswith("Versie 2.1 is de versie die nu geldt.")
    assert "Vastgesteld op 22 juni 2026 door" in gezien["versie-2-1"]
    assert vingerafdruk(kaarttekst(TOEN))[:6] in gezien["versie-2-1"]
    assert gezien["versie-2-0"].startswith("Versie 2.0 geldt niet meer. Zij is op 22 juni 2026 vervangen door versie 2.1.")
    assert gezien["versie-1-0"].startswith("Versie 1.0 geldt niet meer. Zij is op 8 december 2025 vervangen door versie 2.0.")
    assert "Nu geldt versie <strong>2.1</strong>" in page.tekst
    assert "Staat er op uw papier een ander versienummer? Dan geldt dat papier niet meer." in page.tekst


def test_the_answer_needs_no_script_and_the_page_is_well_formed() -> None:
    page = versies(kaart(wij_doen=["Wij <b>mailen</b> ouders."]), boek=BOEK)
    gezien = lees(page.tekst)
    assert gezien.fouten == []
    assert "script" not in gezien.tags
    assert "Wij <b>mailen</b> ouders." in re.sub(r"\s+", " ", gezien.tekst)
    assert len(set(gezien.ids)) == len(gezien.ids)


def test_versions_that_only_the_change_log_knows_are_listed() -> None:
    log = [
        {"versie": "1.0", "datum": date(2024, 1, 1), "wat": "Eerste versie."},
        {"versie": "2.1", "datum": date(2026, 6, 22), "wat": "Korter."},
        {"versie": "2.2", "datum": date(2026, 11, 1), "wat": "In de maak."},
    ]
    page = versies(kaart(wijzigingen=log), boek=())
    gezien = antwoorden(page)
    assert gezien["versie-1-0"].startswith("Versie 1.0 geldt niet meer. Zij is op 22 juni 2026 vervangen door versie 2.1.")
    assert gezien["versie-2-2"].startswith("Versie 2.2 is nog niet vastgesteld.")
    assert "In de maak." in page.tekst
    assert "niet vastgelegd" in page.tekst


@pytest.mark.parametrize(
    ("status", "kop", "van_2_1"),
    [
        ("vervallen", "Deze kaart is vervallen: geen enkele versie geldt nog.", "geldt niet meer. Deze kaart is vervallen."),
        (
            "concept",
            "De laatste die is vastgesteld, was versie 2.1, op 22 juni 2026",
            "geldt niet meer. De kaart is nu een concept.",
        ),
        ("in herziening", "Tot die is vastgesteld, geldt versie 2.1.", "is de versie die nu geldt."),
    ],
)
def test_the_status_of_the_card_decides(status: str, kop: str, van_2_1: str) -> None:
    page = versies(kaart(status=status, wij_doen=TOEN.wij_doen), boek=BOEK)
    assert kop in re.sub(r"<[^>]+>", "", page.tekst)
    assert antwoorden(page)["versie-2-1"].startswith(f"Versie 2.1 {van_2_1}")


def test_a_card_that_was_never_adopted_says_so() -> None:
    page = versies(kaart(status="concept", versie=None, vastgesteld_op=None))
    assert "Deze kaart is een concept: er is geen versie die is vastgesteld." in page.tekst
    assert antwoorden(page) == {}


def test_an_older_version_that_is_adopted_again_holds() -> None:
    boek = (
        vastgesteld(TOEN, "2.0", date(2026, 1, 1)),
        vastgesteld(TOEN, "1.0", date(2025, 1, 1)),
        vastgesteld(TOEN, "1.0", date(2026, 6, 22)),
    )
    page = versies(kaart(versie="1.0", wij_doen=TOEN.wij_doen), boek=boek)
    assert antwoorden(page)["versie-2-0"].startswith("Versie 2.0 geldt niet meer.")
    assert "22 juni 2026 <span" in page.tekst
    assert "1 januari 2025 <span" in page.tekst


def test_versions_that_share_an_anchor_keep_it_unique() -> None:
    boek = (vastgesteld(TOEN, "2-1", date(2025, 1, 1)), vastgesteld(TOEN, "2.1", date(2026, 6, 22)))
    page = versies(TOEN, boek=boek)
    assert antwoorden(page)["versie-2-1"].startswith("Versie 2.1 is de versie die nu geldt.")
    assert page.tekst.count('id="versie-2-1"') == 1


def test_the_difference_reads_by_word_and_mark() -> None:
    nu = kaart(wij_doen=["Wij mailen ouders.", "Wij lezen."], eigenaren=["kc", "directeur"])
    page = versies(nu, boek=BOEK)
    assert "## Gewijzigd na vaststelling" in page.tekst
    regels = [
        re.sub(r"<(?!/?(?:mark|del|ins))[^>]+>", "", regel).strip() for regel in re.findall(r"<li class=.*?</li>", page.tekst)
    ]
    assert regels == [
        "Was <del>Eigenaren: <mark>Kwaliteitscoördinator</mark></del>",
        "Nu <ins>Eigenaren: <mark>Kwaliteitscoördinator, Directeur</mark></ins>",
        "Was <del>Wij <mark>bellen</mark> ouders.</del>",
        "Nu <ins>Wij <mark>mailen</mark> ouders.</ins>",
        "Was <del>Wij <mark>schrijven.</mark></del>",
        "Nu <ins>Wij <mark>lezen.</mark></ins>",
    ]
    assert vingerafdruk(kaarttekst(nu))[:6] in page.tekst
    assert vingerafdruk(kaarttekst(TOEN))[:6] in page.tekst


def test_lines_without_a_partner_are_new_or_gone() -> None:
    nu = kaart(wij_doen=["Wij bellen ouders.", "Iets heel anders dan er eerst stond."])
    page = versies(nu, boek=BOEK)
    assert re.findall(r'<span class="hb-verschil__woord">(\w+)</span> <(?:del|ins)>(.*?)</', page.tekst) == [
        ("Vervallen", "Wij schrijven."),
        ("Nieuw", "Iets heel anders dan er eerst stond."),
    ]


def test_headings_are_told_in_words() -> None:
    weg, bij, zelfde = Regelsoort.WEG, Regelsoort.BIJ, Regelsoort.ZELFDE
    regels = [
        Verschilregel(zelfde, "## Wij doen"),
        Verschilregel(weg, "## Oude werkwijze met de hele klas"),
        Verschilregel(bij, "- Wij bellen."),
        Verschilregel(bij, "## Activiteiten"),
        Verschilregel(bij, "- Het **huisbezoek** plannen"),
    ]
    (blok,) = make_verschil(wereld(kaart()), regels)
    gelezen = [(regel.woord, "".join(stuk.tekst for stuk in regel.stukken)) for regel in blok.regels]
    assert gelezen == [
        ("Vervallen deel", "Oude werkwijze met de hele klas"),
        ("Nieuw", "Wij bellen."),
        ("Nieuw deel", "Activiteiten"),
        ("Nieuw", "Het huisbezoek plannen"),
    ]


def test_a_link_that_leads_elsewhere_shows_as_it_is_written() -> None:
    def met(doel: str) -> Kaart:
        return kaart(secties=[{"sleutel": "aanpak", "kop": "Aanpak", "tekst": f"Lees [dit](kaart:{doel}) na."}])

    page = versies(met("nieuw"), boek=(vastgesteld(met("oud"), "2.1", date(2026, 6, 22)),))
    assert "<mark>[dit](kaart:oud)</mark>" in page.tekst
    assert "<mark>[dit](kaart:nieuw)</mark>" in page.tekst


def test_the_public_page_is_made_of_the_cards_own_fields() -> None:
    page = versies(kaart(zichtbaarheid="publiek", wij_doen=["Anders."]), publiek=True)
    assert antwoorden(page)["versie-2-1"].startswith("Versie 2.1 is de versie die nu geldt.")
    assert "Nu geldt versie <strong>2.1</strong>, vastgesteld op 22 juni 2026 door Directeur." in page.tekst
    assert "Gewijzigd" not in page.tekst
    assert "Alle versies" not in page.tekst
    assert list(vaststellen_pages(wereld(kaart(zichtbaarheid="publiek"), publiek=True))) == []


def ronde(*kaarten: Kaart, boek: tuple[Vaststelling, ...] = ()) -> str:
    return next(vaststellen_pages(wereld(*kaarten, boek=boek))).tekst


def opdrachten(tekst: str) -> list[str]:
    return [re.sub(r"<[^>]+>", "", regel) for regel in re.findall(r'<p class="hb-opdracht">(.*?)</p>', tekst)]


def test_the_round_names_cards_with_the_commands_to_copy() -> None:
    laat, straks, goed = kaart("laat"), kaart("straks", eigenaren=["kc", "directeur"]), kaart("goed")
    boek = (
        vastgesteld(laat, "2.1", date(2025, 11, 1)),
        vastgesteld(straks, "2.1", date(2025, 12, 20)),
        vastgesteld(goed, "2.1", date(2026, 9, 1)),
    )
    tekst = ronde(laat, straks, goed, boek=boek)
    assert "Er zijn 2 kaarten aan de beurt" in tekst
    slot = "--door directeur --op 2026-11-15"
    assert opdrachten(tekst) == [
        f"handboek vaststellen --aan-de-beurt {slot}",
        f"handboek vaststellen straks {slot}",
        f"handboek vaststellen laat straks {slot}",
    ]
    beurt, _, gedaan = tekst.partition("## Vastgesteld in 2026-2027")
    assert "1 november 2026" in beurt
    assert "Kaart goed" not in beurt
    assert "1 september 2026" in gedaan
    assert "1 november 2025" not in gedaan


def test_a_changed_card_is_to_get_a_new_number_first() -> None:
    tekst = ronde(kaart(wij_doen=["Nieuw."]), boek=BOEK)
    assert "Verhoog eerst de versie van" in tekst
    tekst = ronde(kaart(wij_doen=["Nieuw."], versie="2.2"), boek=BOEK)
    assert "Verhoog eerst" not in tekst


def test_nothing_to_adopt_is_said_and_leaves_no_empty_headings() -> None:
    tekst = ronde(TOEN, boek=BOEK)
    assert "er is nu niets opnieuw vast te stellen" in tekst
    assert opdrachten(tekst) == []
    assert re.findall(r"^## (.*?) \{", tekst, re.MULTILINE) == ["Vastgesteld in 2026-2027"]
    assert "Dit schooljaar is er nog geen kaart vastgesteld." in tekst


def test_what_is_to_be_looked_at_has_its_own_command() -> None:
    ander = kaart("ander", wij_doen=["Nieuw."])
    kijkt = kaart("kijkt", verwant=["ander"])
    toen = vingerafdruk(kaarttekst(kaart("ander")))
    vast = vastgesteld(kijkt, "2.1", date(2026, 9, 1)).model_copy(update={"verwijzingen": {"kaart:ander": toen}})
    tekst = ronde(ander, kijkt, boek=(vast, vastgesteld(ander, "2.1", date(2026, 9, 1))))
    assert "er is nu niets opnieuw vast te stellen" in tekst
    assert opdrachten(tekst) == ["handboek bevestigen kijkt --door directeur --op 2026-11-15"]
