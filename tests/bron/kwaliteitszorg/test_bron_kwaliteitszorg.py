"""The quality care of a samenwerkingsverband in our own words: five angles, two regions, two hierarchies over its schools."""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from helpers_bron import brontekst, deel, glad, lees, paden, pagina, regel, tabel
from kwaliteitshandboek.build import Compositie
from kwaliteitshandboek.model.bezoek import Inspectiesoort
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.ondersteuning import Aanbodvorm
from kwaliteitshandboek.pages.site import Site

HANDBOEK = Path(__file__).parent / "handboek"
PLAN, VOORZIENINGEN, AANBOD = "data/ondersteuningsplan.yml", "data/voorzieningen.yml", "data/schoolaanbod/2025-2026.yml"
VANDAAG = date(2026, 2, 2)

BEVINDINGEN = [
    # a gap that the checks are there to find, its code, its file and the line that shows it
    ("a part of the plan that no school promises", "C416", PLAN, regel(HANDBOEK, PLAN, "id: nieuwkomers")),
    ("a school with the old form only", "C419", AANBOD, regel(HANDBOEK, AANBOD, "- school:")),
    ("a region of which nothing is said", "C424", VOORZIENINGEN, regel(HANDBOEK, VOORZIENINGEN, "- id: thuiszitters")),
]

UITSPRAKEN = [
    # what the source says, the page on which a reader finds it, and the words there
    ("in the interest of children", "stelsel.md", "in het belang is van kinderen"),
    ("support in the middle", "stelsel.md", "De ondersteuning van leerlingen staat in het midden, op school en in de regio."),
    ("a means, no aim in itself", "stelsel.md", "wordt nooit een doel op zich"),
    ("schools and the swv have a system", "stelsel.md", "Alle scholen, en het samenwerkingsverband zelf, hebben een systeem"),
    ("agreements kept, tested by others", "stelsel.md", "laten wij onder meer met audits door anderen nagaan"),
    ("steps that a school takes", "stelsel.md", "welke stappen een school zet in passend onderwijs"),
    ("soundness of what is promised", "stelsel.md", "of wat zij belooft deugdelijk is"),
    (
        "reliability of the school's own judgement",
        "stelsel.md",
        "of haar oordeel over zichzelf betrouwbaar is naast het ondersteuningsplan",
    ),
    ("a complete network in each region", "stelsel.md", "in elke regio een dekkend netwerk van voorzieningen"),
    ("schools talk in the region", "stelsel/niveau-regio.md", "Scholen bespreken in de regio hoe zij kwaliteitszorg vormgeven."),
    ("yearly visit by the region's manager", "bezoeken/index.md", "De regiomanager bezoekt elke school, elk jaar."),
    ("audit every four years", "bezoeken/index.md", "Anderen toetsen eens in de vier jaar"),
    ("key figures talked about", "kalender/index.md", "Kengetallen van regio en school bespreken"),
    ("right things, how do we know", "index.md", "Hoe weten en meten wij dat"),
    ("the separate profile is of the past", "begrippen.md", "Nu staat dat in de schoolgids."),
]


def scholen() -> list[dict[str, str]]:
    with (HANDBOEK / "data/scholen.csv").open(encoding="utf-8") as bestand:
        return list(csv.DictReader(bestand, delimiter=";"))


def namen() -> dict[str, str]:
    return {school["sleutel"]: school["naam"] for school in scholen()}


def bezoeken(soort: str) -> dict[str, dict[str, Any]]:
    alle = {pad.stem: lees(HANDBOEK, f"data/bezoeken/{pad.name}") for pad in sorted(HANDBOEK.glob("data/bezoeken/*.yml"))}
    return {naam: bezoek for naam, bezoek in alle.items() if bezoek["soort"] == soort}


def test_de_bevindingen_zijn_de_bedoelde_hiaten(gebouwd: Compositie) -> None:
    assert sorted((b.code, b.bestand, b.regel) for b in gebouwd.findings) == sorted(rij[1:] for rij in BEVINDINGEN)
    assert gebouwd.deugt
    assert set(gebouwd.sites) == {"team", "publiek"}


def test_vijf_invalshoeken(handboek: Handboek) -> None:
    assert handboek.stelsel is not None
    hoeken = [hoek.id for hoek in handboek.stelsel.invalshoeken]
    assert hoeken == ["relatiebezoek", "audit", "kengetallen", "signalen", "inspectie"]


def test_de_bron_zelf_telt_hetzelfde(handboek: Handboek) -> None:
    """Counted in the published text: one bullet for each angle, in this order."""
    bolletjes = re.findall(r"(?m)^ *• (.+)$", brontekst("kwaliteitszorg-swv.txt"))
    assert handboek.stelsel is not None
    hoeken = handboek.stelsel.invalshoeken
    assert len(bolletjes) == len(hoeken) == 5
    for bolletje, hoek in zip(bolletjes, hoeken, strict=True):
        assert hoek.naam.lower() in bolletje.lower()


@pytest.mark.parametrize("editie", ["team", "publiek"])
def test_de_invalshoeken_staan_op_de_pagina_van_het_stelsel(gebouwd: Compositie, editie: str) -> None:
    tekst = deel(gebouwd.sites[editie], "stelsel.md", "invalshoeken").tekst
    for hoek in lees(HANDBOEK, "kaarten/stelsel.yml")["invalshoeken"]:
        assert hoek["naam"] in tekst
        assert glad(hoek["tekst"]) in tekst


@pytest.mark.parametrize(("pad", "woorden"), [rij[1:] for rij in UITSPRAKEN], ids=[rij[0] for rij in UITSPRAKEN])
def test_elke_uitspraak_staat_op_haar_pagina(team: Site, pad: str, woorden: str) -> None:
    assert woorden in pagina(team, pad).tekst


def test_twee_hierarchieen_over_dezelfde_scholen(team: Site) -> None:
    """Region and board cross: each region has schools of both boards, and the pages list each school with its own."""
    assert {(school["regio"], school["bestuur"]) for school in scholen()} == {
        (regio, bestuur) for regio in ("oost", "west") for bestuur in ("bergzicht", "dalstroom")
    }
    for school in scholen():
        for regio in ("oost", "west"):
            genoemd = school["naam"] in deel(team, f"regios/{regio}.md", "scholen").tekst
            assert genoemd == (school["regio"] == regio)
        for bestuur in ("bergzicht", "dalstroom"):
            genoemd = school["naam"] in pagina(team, f"scholen/overzicht-{bestuur}.md").tekst
            assert genoemd == (school["bestuur"] == bestuur)


def test_elke_school_krijgt_relatiebezoek_en_audit(team: Site) -> None:
    lijst = tabel(pagina(team, "bezoeken/index.md"))
    for soort in ("relatiebezoek", "audit"):
        gedaan = bezoeken(soort)
        assert sorted(bezoek["school"] for bezoek in gedaan.values()) == sorted(namen())
        for naam, bezoek in gedaan.items():
            tekst = pagina(team, f"bezoeken/{naam}.md").tekst
            assert bezoek["samenvatting"] in tekst
            assert namen()[bezoek["school"]] in tekst
    # A year after 18 March 2025 and four years after 4 December 2025; the last of the two tables with this school is the audit's.
    beurten = deel(team, "bezoeken/index.md", "beurten").tekst
    assert "18 maart 2026" in beurten
    assert "4 december 2029" in beurten
    assert any(kop.startswith("De Bergbeek") for kop, _ in lijst)


def test_de_audit_staat_naast_de_zelfevaluatie_van_elke_school(team: Site) -> None:
    """Steps apart, by the two files: Bergbeek judged itself one higher on both items, Terrasakker on A2, the others the same."""
    items = {"A1": "A1: Afspraken worden nagekomen", "A2": "A2: Het aanbod is deugdelijk"}
    hoger = set()
    for naam, audit in bezoeken("audit").items():
        zelf = lees(HANDBOEK, f"data/zelfevaluaties/ondersteuning-{audit['school'].lower()}-2025-2026.yml")
        eigen = {oordeel["item"]: int(oordeel["oordeel"]) for oordeel in zelf["oordelen"]}
        vakken = tabel(deel(team, f"bezoeken/{naam}.md", "oordelen"))
        for oordeel in audit["oordelen"]:
            stappen = eigen[oordeel["item"]] - int(oordeel["oordeel"])
            woorden = "1 stap hoger" if stappen == 1 else "gelijk"
            assert woorden in vakken[items[oordeel["item"]], "Verschil"].tekst
            hoger |= {(naam, oordeel["item"])} if stappen else set()
    assert hoger == {("audit-bergbeek", "A1"), ("audit-bergbeek", "A2"), ("audit-terrasakker", "A2")}


def test_afspraken_van_een_bezoek_hebben_opvolging(team: Site) -> None:
    tekst = deel(team, "bezoeken/relatiebezoek-bergbeek-2025.md", "afspraken").tekst
    for woorden in ("Eén aanpak bij gedrag kiezen, voor alle groepen", "1 maart 2026", "bezig", "Het team heeft in november"):
        assert woorden in tekst


def test_het_samenwerkingsverband_beoordeelt_zichzelf(team: Site) -> None:
    eigen = lees(HANDBOEK, "data/zelfevaluaties/ondersteuning-organisatie-2025-2026.yml")
    tekst = pagina(team, "zelfevaluaties/ondersteuning-organisatie.md").tekst
    for oordeel in eigen["oordelen"]:
        assert oordeel["toelichting"] in tekst


def test_het_loket_geeft_een_signaal_over_elke_school(team: Site) -> None:
    signalen = [signaal for regio in ("oost", "west") for signaal in lees(HANDBOEK, f"data/signalen/{regio}.yml")]
    assert sorted(signaal["school"] for signaal in signalen) == sorted(namen())
    lijst = deel(team, "signalen.md", "signalen")
    for signaal in signalen:
        (getoond,) = lijst.alle("article", id=f"signaal-{signaal['id']}")
        for woorden in (namen()[signaal["school"]], signaal["onderwerp"], signaal["tekst"], signaal["advies"], signaal["status"]):
            assert woorden in getoond.tekst


@pytest.mark.parametrize("editie", ["team", "publiek"])
def test_de_inspectie_per_school_met_datum_en_bron(gebouwd: Compositie, handboek: Handboek, editie: str) -> None:
    site = gebouwd.sites[editie]
    oordelen = [oordeel for oordeel in handboek.inspectieoordelen if oordeel.soort is Inspectiesoort.OORDEEL]
    assert {oordeel.school for oordeel in oordelen} == set(namen())
    for oordeel in oordelen:
        (regel_,) = pagina(site, "inspectie.md").alle("li", id=f"oordeel-{oordeel.id}")
        assert oordeel.oordeel in regel_.tekst.lower()
        assert str(oordeel.datum.year) in regel_.tekst
        assert oordeel.bron in regel_.tekst
    (oud,) = (oordeel for oordeel in handboek.inspectieoordelen if oordeel.soort is Inspectiesoort.ARRANGEMENT)
    tekst = deel(site, "inspectie.md", "arrangementen").tekst
    assert oud.oordeel in tekst.lower()
    assert oud.bron in tekst


def test_kengetallen_naast_een_landelijke_reeks(team: Site) -> None:
    landelijk = [rij for rij in lees(HANDBOEK, "data/referenties.yml") if rij["groep"] == "landelijk"]
    assert [rij["schooljaar"] for rij in landelijk] == ["2022-2023", "2023-2024", "2024-2025"]
    vakken = tabel(deel(team, "indicatoren/deelname-sbo.md", "referenties"))
    for rij in landelijk:
        getal = float(vakken[rij["naam"], rij["schooljaar"]].tekst.removesuffix("%").strip().replace(",", "."))
        assert getal == float(rij["waarde"].replace(",", "."))
    assert "Alle basisscholen in het land" in deel(team, "regios/oost.md", "referenties").tekst


def test_kengetallen_per_regio_zijn_samen_geteld(team: Site) -> None:
    """East, newest year, by the rows: pupils of both schools together; never the mean of two percentages."""
    rijen = [rij.split(";") for rij in (HANDBOEK / "data/resultaten/eigen.csv").read_text("utf-8").splitlines()[1:]]
    oost = {school["sleutel"] for school in scholen() if school["regio"] == "oost"}
    aantal = {(rij[0], rij[3]): int(rij[4]) for rij in rijen if rij[1:3] == ["2024-2025", "plaatsingen"] and rij[0] in oost}
    weg = sum(waarde for (_, categorie), waarde in aantal.items() if categorie != "regulier")
    assert (weg, sum(aantal.values())) == (26, 374)
    kengetallen = deel(team, "regios/oost.md", "kengetallen").tekst
    assert f"{100 * weg / sum(aantal.values()):.1f} %".replace(".", ",") in kengetallen.replace("\xa0", " ")
    assert all(indicator["naam"] in kengetallen for indicator in lees(HANDBOEK, "data/indicatoren/kengetallen.yml"))


def test_kengetallen_per_school(team: Site) -> None:
    """Extra support in the newest year, by the rows; the school for special education is not measured by the other figure."""
    rijen = [rij.split(";") for rij in (HANDBOEK / "data/resultaten/eigen.csv").read_text("utf-8").splitlines()[1:]]
    deelname, extra = (indicator["naam"] for indicator in lees(HANDBOEK, "data/indicatoren/kengetallen.yml"))
    for school in scholen():
        cellen = {rij[3]: int(rij[4]) for rij in rijen if rij[:3] == [school["sleutel"], "2024-2025", "ondersteuning"]}
        aandeel = f"{100 * cellen['met'] / sum(cellen.values()):.1f} %".replace(".", ",")
        tekst = pagina(team, f"scholen/{school['sleutel'].lower()}.md").tekst.replace("\xa0", " ")
        assert f"{extra} {aandeel}" in tekst
        assert (deelname in tekst) == (school["soort"] == "bo")


def test_aanbod_eerst_in_een_profiel_en_nu_in_de_schoolgids(handboek: Handboek, team: Site) -> None:
    """All schools had a profile; three moved to the schoolgids, and the fourth still has the old form only."""
    vormen = {(aanbod.school, aanbod.vorm) for aanbod in handboek.schoolaanbod}
    assert {(school, vorm) for school in namen() for vorm in Aanbodvorm} - vormen == {("99UD00", Aanbodvorm.SCHOOLGIDS)}
    vakken = tabel(deel(team, "ondersteuning.md", "matrix"))
    jaar = "2025\u20112026"
    assert vakken["Eén aanpak bij gedrag", f"De Bergbeek, {jaar}"].tekst == "beloofd, niet gezien"
    assert vakken["Eén aanpak bij gedrag", f"De Dalwind, {jaar}"].tekst == "beloofd en gezien"
    assert vakken["Onderwijs aan nieuwkomers", f"De Dalwind, {jaar}"].tekst == "niet beloofd, wel gezien"
    verschillen = deel(team, "ondersteuning.md", "verschillen").tekst
    assert "De Bergbeek" in verschillen
    assert "De Dalwind" in verschillen
    assert "De Terrasakker" not in verschillen
    tekst = pagina(team, "ondersteuning.md").tekst
    for naam in ("De Holle Weg", "De Bergbeek", "De Dalwind"):
        assert f"Schoolgids {naam} 2025-2026" in tekst
    assert "Schoolondersteuningsprofiel De Terrasakker" in tekst


def test_het_netwerk_toont_zijn_gaten(gebouwd: Compositie) -> None:
    vakken = tabel(deel(gebouwd.sites["team"], "voorzieningen.md", "netwerk"))
    verwacht = {
        ("Speciaal basisonderwijs", "Regio Oost"): "ontbreekt",
        ("Speciaal basisonderwijs", "Regio West"): "aanwezig De Terrasakker",
        ("Schakelklas voor nieuwkomers", "Regio Oost"): "in opbouw De Holle Weg vanaf 2026-2027",
        ("Schakelklas voor nieuwkomers", "Regio West"): "aanwezig De Dalwind",
        ("Hulp als een leerling thuiszit", "Regio Oost"): "niet bekend",
        ("Hulp als een leerling thuiszit", "Regio West"): "aanwezig",
    }
    assert {plaats: vak.tekst for plaats, vak in vakken.items()} == verwacht
    hiaten = deel(gebouwd.sites["team"], "voorzieningen.md", "hiaten").tekst
    assert "Leerlingen uit Oost reizen naar Dalstad." in hiaten
    openbaar = tabel(deel(gebouwd.sites["publiek"], "voorzieningen.md", "netwerk"))
    assert {kop for kop, _ in openbaar} == {"Speciaal basisonderwijs", "Schakelklas voor nieuwkomers"}


def test_signalen_bezoeken_en_zelfevaluaties_blijven_binnen(gebouwd: Compositie) -> None:
    publiek = gebouwd.sites["publiek"]
    assert not [
        pad
        for pad in paden(publiek)
        if pad.startswith(("signalen", "bezoeken", "zelfevaluaties", "ondersteuning", "indicatoren/"))
    ]
    alles = " ".join(page.tekst for page in publiek.pages)
    for intern in ("onrust in groepen", "zoekt nog naar een vaste aanpak", "In Oost ontbreken nog voorzieningen", "thuiszit"):
        assert intern not in alles
