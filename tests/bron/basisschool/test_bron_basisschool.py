"""The quality care of one primary school in our own words: two principles, three aims, PDCA on three levels, instruments."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from helpers_bron import brontekst, deel, glad, lees, paden, pagina, regel, tabel
from kwaliteitshandboek.build import Compositie
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.indicator import Kant
from kwaliteitshandboek.pages.site import Site

HANDBOEK = Path(__file__).parent / "handboek"
STELSEL, INSTRUMENTEN = "kaarten/stelsel.yml", "kaarten/instrumenten.yml"
VANDAAG = date(2026, 2, 2)

BEVINDINGEN = [
    # what the source leaves open, its code, its file and the line that shows it
    ("when the board's instrument is used", "C341", INSTRUMENTEN, regel(HANDBOEK, INSTRUMENTEN, "- id: kwaliteitsinstrument")),
    ("when people are asked", "C341", INSTRUMENTEN, regel(HANDBOEK, INSTRUMENTEN, "- id: tevredenheid")),
    ("when risks are looked at", "C341", INSTRUMENTEN, regel(HANDBOEK, INSTRUMENTEN, "- id: rie")),
    ("when the inspectorate comes", "C349", STELSEL, regel(HANDBOEK, STELSEL, "- id: inspectie")),
]

UITSPRAKEN = [
    # what the source says, the page on which a reader finds it, and the words there
    ("good things, and done well", "stelsel.md", "doen wij de goede dingen, en doen wij die goed?"),
    ("the team feels responsible", "stelsel.md", "Het team voelt zich verantwoordelijk voor de resultaten"),
    ("instruments handy and reliable", "stelsel.md", "handzaam en betrouwbaar"),
    ("a culture of improvement and reflection", "stelsel.md", "steeds kijken wat beter kan, terugkijken en ons ontwikkelen"),
    ("how do I give the best quality", "stelsel.md", "hoe lever ik de beste kwaliteit?"),
    ("the individual teacher is not for this site", "stelsel.md", "hoort in het personeelsdossier en staat hier nooit"),
    ("teaching is the base", "stelsel.md", "vooral bij het leren van kinderen"),
    ("quality care belongs to everyone", "stelsel.md", "leerkrachten, ouders, leerlingen, schoolleiding en bestuur samen"),
    ("internal first, tested externally", "stelsel.md", "Daarna toetsen anderen van buiten"),
    ("process side", "stelsel.md", "leiderschap, personeel en beleid"),
    ("product side", "stelsel.md", "uitstroomcijfers en de waardering"),
    ("secure what is good", "stelsel.md", "Wij borgen wat goed is."),
    ("improve by plan", "stelsel.md", "verbeteren wij planmatig"),
    ("one instrument for all schools of the board", "instrumenten.md", "Kwaliteitsinstrument van de stichting"),
    (
        "findings, conclusions, actions",
        "stelsel/fase-act.md",
        "Uit bevindingen trekken wij conclusies, en uit conclusies volgen actiepunten",
    ),
    ("three talks a year above the school", "stelsel/verantwoorden.md", "3 keer per jaar (oktober, februari en juni)"),
    ("talks are recorded", "stelsel/verantwoorden.md", "Verslag van het gesprek"),
    ("under the supervision of the inspectorate", "stelsel/fase-check.md", "valt onder het toezicht van de inspectie"),
    ("half-yearly and yearly evaluation days", "kalender/index.md", "Evaluatiedag met het hele team"),
    ("visits by five roles", "instrumenten.md", "Directeur, Intern begeleider, Bouwcoördinator, Ambulant begeleider, Leerkracht"),
    ("teachers' skills yearly, as a team", "instrumenten.md", "alleen de uitkomst van het team als geheel"),
    (
        "three kinds of talk",
        "instrumenten.md",
        "over functioneren, over het persoonlijk ontwikkelingsplan (POP) en over de voortgang",
    ),
    ("of talks only the number", "kaarten/gesprekkencyclus.md", "alleen hoeveel er waren"),
    ("training plan from three sources", "stelsel/fase-plan.md", "uit de plannen van de school en uit die van het bestuur"),
    ("priorities in schoolplan and jaarplan", "doelen.md", "Dit heeft voorrang in het schoolplan."),
    ("annual report with results", "scholen/99ha00.md", "Dit zijn de opbrengsten van onze school."),
    ("coaching of teachers and management", "instrumenten.md", "De kwaliteit van leerkrachten en directie bevorderen."),
    ("monthly MR", "stelsel/verantwoorden.md", "elke maand"),
]


def test_de_bevindingen_zijn_wat_de_bron_openlaat(gebouwd: Compositie) -> None:
    assert sorted((b.code, b.bestand, b.regel) for b in gebouwd.findings) == sorted(rij[1:] for rij in BEVINDINGEN)
    assert gebouwd.deugt
    assert set(gebouwd.sites) == {"team", "publiek"}


def test_de_tellingen(handboek: Handboek) -> None:
    stelsel = handboek.stelsel
    assert stelsel is not None
    assert (len(stelsel.uitgangspunten), len(stelsel.doelen), len(stelsel.fasen), len(stelsel.niveaus)) == (2, 3, 4, 3)
    assert [fase.id for fase in stelsel.fasen] == ["plan", "do", "check", "act"]
    assert len(stelsel.cellen) == 12
    assert [(cel.fase, cel.niveau) for cel in stelsel.cellen if cel.wat is None] == [("do", "bestuur")]
    assert len(handboek.instrumenten) >= 12
    assert {instrument.kant for instrument in handboek.instrumenten} == set(Kant)
    assert {indicator.kant for indicator in handboek.indicatoren} == set(Kant)


BIJ_BOLLETJE = {
    # a word of the source's bullet -> the instrument that mirrors it
    "Kindvolgsysteem": "kindvolgsysteem",
    "evaluatiedagen": "evaluatiedagen",
    "Tevredenheidsonderzoek": "tevredenheid",
    "RI&E": "rie",
    "Groepsbezoeken": "groepsbezoeken",
    "Vaardigheidsmeter": "vaardigheidsmeting",
    "Gesprekkencyclus": "gesprekkencyclus",
    "bijscholingsplan": "scholingsplan",
    "prioriteiten": "plannen-en-prioriteiten",
    "Jaarverslag": "jaarverslag",
    "Coaching": "coaching",
    "Maandelijks overleg": "mr-overleg",
}


def test_de_bron_zelf_telt_hetzelfde(handboek: Handboek) -> None:
    """Counted in the published text: numbered principles, three aims, and a bullet for each instrument."""
    bron = brontekst("basisschool.txt")
    stelsel = handboek.stelsel
    assert stelsel is not None
    assert len(re.findall(r"(?m)^\d\. ", bron)) == len(stelsel.uitgangspunten)
    assert len(re.findall(r"(?m)^· ", bron)) == len(stelsel.doelen)
    bolletjes = re.findall(r"(?m)^ ?\uf0b7 (.+)$", bron)
    gevonden = [woord for bolletje in bolletjes for woord in BIJ_BOLLETJE if woord in bolletje]
    assert gevonden == list(BIJ_BOLLETJE)
    assert len(bolletjes) == len(BIJ_BOLLETJE)
    # Besides the list: the board's instrument, the analysis in depth, and the talks above the school.
    assert set(handboek.instrument_per_id) == {
        *BIJ_BOLLETJE.values(),
        "kwaliteitsinstrument",
        "diepteanalyse",
        "gesprek-bovenschools",
    }


@pytest.mark.parametrize(("pad", "woorden"), [rij[1:] for rij in UITSPRAKEN], ids=[rij[0] for rij in UITSPRAKEN])
def test_elke_uitspraak_staat_op_haar_pagina(team: Site, pad: str, woorden: str) -> None:
    assert woorden in pagina(team, pad).tekst


@pytest.mark.parametrize("editie", ["team", "publiek"])
def test_uitgangspunten_en_doelen_staan_op_de_pagina_van_het_stelsel(gebouwd: Compositie, editie: str) -> None:
    tekst = pagina(gebouwd.sites[editie], "stelsel.md").tekst
    for soort in ("uitgangspunten", "doelen"):
        for punt in lees(HANDBOEK, STELSEL)[soort]:
            assert punt["naam"] in tekst
            assert glad(punt["tekst"]) in tekst


@pytest.mark.parametrize("editie", ["team", "publiek"])
def test_plan_do_check_act_op_drie_niveaus(gebouwd: Compositie, editie: str) -> None:
    """The same pages as with seven phases, with this school's own rows and columns."""
    gegevens = lees(HANDBOEK, STELSEL)
    koppen = {fase["id"]: f"{fase['naam']} {fase['tekst']}" for fase in gegevens["fasen"]}
    niveaus = {niveau["id"]: niveau["naam"] for niveau in gegevens["niveaus"]}
    matrix = tabel(deel(gebouwd.sites[editie], "stelsel.md", "matrix"))
    assert set(matrix) == {(kop, naam) for kop in koppen.values() for naam in niveaus.values()}
    for cel in gegevens["cellen"]:
        assert glad(cel.get("wat") or cel["leeg"]) in matrix[koppen[cel["fase"]], niveaus[cel["niveau"]]].tekst


def test_elk_instrument_staat_in_het_register_bij_zijn_kant(team: Site) -> None:
    namen = {indicator["id"]: indicator["naam"] for indicator in lees(HANDBOEK, "data/indicatoren/indicatoren.yml")}
    for instrument in lees(HANDBOEK, INSTRUMENTEN):
        rij = next(deel(team, "instrumenten.md", f"{instrument['kant']}kant").alle("tr", id=f"instrument-{instrument['id']}"))
        for veld in ("naam", "doel", "doelgroep", "moment", "vastgelegd_in"):
            assert instrument.get(veld, "") in rij.tekst
        for indicator in instrument.get("indicatoren", ()):
            assert namen[indicator] in rij.tekst


def test_de_lijnen_van_verantwoording(team: Site) -> None:
    lijnen = lees(HANDBOEK, STELSEL)["verantwoording"]
    assert [lijn["id"] for lijn in lijnen] == ["gesprek-bovenschools", "mr", "jaarverslag", "inspectie"]
    for lijn in lijnen:
        rij = next(deel(team, "stelsel/verantwoorden.md", lijn["richting"]).alle("tr", id=f"lijn-{lijn['id']}"))
        assert lijn["waarover"] in rij.tekst
        assert lijn["vorm"] in rij.tekst


def test_van_bevinding_naar_conclusie_naar_actie(team: Site) -> None:
    (analyse,) = lees(HANDBOEK, "data/analyses/2024-2025.yml")
    keten = [stap.tekst for stap in deel(team, "analyses.md", f"analyse-{analyse['id']}").alle(klasse="hb-keten__stap")]
    (bevinding,) = analyse["bevindingen"]
    (conclusie,) = bevinding["conclusies"]
    assert keten[0] == f"Bevinding {bevinding['tekst']}"
    assert keten[1] == f"Conclusie {conclusie['tekst']}"
    assert conclusie["acties"][0]["wat"] in keten[2]


def test_over_medewerkers_staan_er_alleen_aantallen_van_het_team(handboek: Handboek, team: Site) -> None:
    """Talks: 42 planned and 42 held in the newest year, by the rows themselves; no series holds rows by person."""
    rijen = [rij.split(";") for rij in (HANDBOEK / "data/resultaten/eigen.csv").read_text("utf-8").splitlines()]
    assert rijen[0] == ["school", "schooljaar", "meetreeks", "categorie", "waarde"]
    gesprekken = {rij[3]: rij[4] for rij in rijen if rij[1:3] == ["2024-2025", "gesprekken"]}
    assert gesprekken == {"gepland": "42", "gehouden": "42"}
    assert "42" in pagina(team, "indicatoren/gesprekken.md").tekst
    assert {school.sleutel for school in handboek.organisatie.scholen} == {rij[0] for rij in rijen[1:]}


def test_de_openbare_editie_toont_het_stelsel_en_niets_van_binnen(gebouwd: Compositie) -> None:
    publiek = gebouwd.sites["publiek"]
    assert {"stelsel.md", "stelsel/fase-check.md", "stelsel/verantwoorden.md"} <= paden(publiek)
    weg = ("kaarten/", "analyses", "doelen", "instrumenten", "stelsel/taken", "rollen/", "indicatoren/gesprekken")
    assert not [pad for pad in paden(publiek) if pad.startswith(weg)]
    alles = " ".join(page.tekst for page in publiek.pages)
    assert "te weinig naast elkaar" not in alles
