"""A board's system of quality care in our own words: seven phases on three levels; where the source is silent, an empty cell."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from helpers_bron import Element, brontekst, deel, glad, lees, paden, pagina, regel, tabel
from kwaliteitshandboek.build import Compositie
from kwaliteitshandboek.model.doel import Doelniveau, Terrein
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.pages.site import Site

HANDBOEK = Path(__file__).parent / "handboek"
STELSEL, INSTRUMENTEN = "kaarten/stelsel.yml", "kaarten/instrumenten.yml"
VANDAAG = date(2026, 2, 2)

BEVINDINGEN = [
    # what the source leaves open, its code, its file and the line that shows it
    ("no rhythm of audits", "C341", INSTRUMENTEN, regel(HANDBOEK, INSTRUMENTEN, "- id: audit")),
    ("no rhythm of asking parents", "C341", INSTRUMENTEN, regel(HANDBOEK, INSTRUMENTEN, "- id: tevredenheid-ouders")),
    ("no rhythm of asking pupils", "C341", INSTRUMENTEN, regel(HANDBOEK, INSTRUMENTEN, "- id: tevredenheid-leerlingen")),
    ("no rhythm of asking staff", "C341", INSTRUMENTEN, regel(HANDBOEK, INSTRUMENTEN, "- id: tevredenheid-medewerkers")),
    ("no chapter on Relatie", "C348", STELSEL, regel(HANDBOEK, STELSEL, "- id: relatie")),
    ("who executes also guards", "C346", STELSEL, regel(HANDBOEK, STELSEL, "bewaken: [afdelingsdirecteur, gedrags")),
    ("again, on the board's level", "C346", STELSEL, regel(HANDBOEK, STELSEL, "bewaken: [afd", na="Ook afspraken die voor alle")),
    (
        "a yearly re-adoption that was forgotten",
        "C115",
        "kaarten/sturen/jaarlijks-vastleggen.md",
        regel(HANDBOEK, "kaarten/sturen/jaarlijks-vastleggen.md", "vastgesteld_op"),
    ),
]

UITSPRAKEN = [
    # what the source says, the page on which a reader finds it, and the words there
    ("the aim is good education for all pupils", "stelsel.md", "goed onderwijs geven aan al onze leerlingen"),
    ("development goes on without a break", "stelsel.md", "hun ontwikkeling zo veel mogelijk doorloopt"),
    ("at least what the inspectorate demands", "stelsel.md", "ten minste wat de inspectie eist"),
    ("who is responsible for what", "stelsel.md", "wie waarvoor verantwoordelijk is"),
    ("a climate with meaning, challenge and safety", "stelsel/fase-richting.md", "betekenis heeft, uitdaagt en veilig is"),
    ("offer per subject and leerroute", "stelsel/fase-ruimte.md", "per vakgebied en per leerroute"),
    ("OPP by the doelgroepenmodel", "stelsel/fase-ruimte.md", "landelijk doelgroepenmodel"),
    ("OPP evaluated yearly", "instrumenten.md", "1 keer per jaar, in mei"),
    ("plans discussed twice a year", "stelsel/fase-ruimte.md", "individuele plannen twee keer per jaar"),
    ("pupils co-own their learning", "stelsel/fase-ruimte.md", "mede-eigenaar"),
    ("commissie van begeleiding in the calendar", "kalender/index.md", "De commissie van begeleiding bespreekt opbrengsten"),
    ("class visits lead to a training plan", "stelsel/fase-ruimte.md", "Daaruit volgt een scholingsplan"),
    ("training plan on school level", "stelsel/fase-ruimte.md", "Scholingsplan van de school"),
    ("training plan on board level", "stelsel/fase-ruimte.md", "Scholingsplan van de stichting"),
    ("two kinds of test", "stelsel/fase-resultaat.md", "toetsen bij de methode en toetsen die daar los van staan"),
    ("results shared with pupil and parents", "stelsel/fase-resultaat.md", "leerling en ouders horen haar ook"),
    ("results of pupils never on the site", "kaarten/ontwikkelingsperspectief.md", "nooit op deze website"),
    (
        "schoolplan from the koersplan",
        "stelsel/fase-resultaat.md",
        "Uit het koersplan maakt de school een schoolplan voor vier jaar",
    ),
    ("yearly analysis with the team", "kalender/index.md", "Doelen van het schooljaarplan analyseren en evalueren"),
    ("yearly analysis with the directors", "kalender/index.md", "Doelen van het koersplan analyseren en evalueren"),
    ("results, staff and money", "stelsel/fase-reflectie.md", "onderwijs, personeel en geld"),
    ("the class team reflects and adjusts", "stelsel/fase-reflectie.md", "en stuurt bij"),
    ("working methods laid down yearly", "stelsel/fase-borgen.md", "Elk jaar leggen wij ze opnieuw vast"),
    ("annual report public on the website", "stelsel/fase-rekenschap.md", "Het jaarverslag staat op de website"),
    ("outcomes of one employee never", "begrippen.md", "nooit uitkomsten van één medewerker"),
]


def test_de_bevindingen_zijn_wat_de_bron_openlaat(gebouwd: Compositie) -> None:
    assert sorted((b.code, b.bestand, b.regel) for b in gebouwd.findings) == sorted(rij[1:] for rij in BEVINDINGEN)
    assert gebouwd.deugt
    assert set(gebouwd.sites) == {"team", "publiek"}


def test_de_tellingen(handboek: Handboek) -> None:
    stelsel = handboek.stelsel
    assert stelsel is not None
    assert (len(stelsel.uitgangspunten), len(stelsel.fasen), len(stelsel.niveaus), len(stelsel.cellen)) == (4, 7, 3, 21)
    assert set(stelsel.cel_per_plaats) == {(fase.id, niveau.id) for fase in stelsel.fasen for niveau in stelsel.niveaus}
    leeg = {(cel.fase, cel.niveau) for cel in stelsel.cellen if cel.wat is None}
    assert leeg == {("rekenschap", "leerling"), ("borgen", "leerling"), *(("relatie", n.id) for n in stelsel.niveaus)}
    assert all(cel.leeg for cel in stelsel.cellen if cel.wat is None)
    assert len(handboek.instrumenten) >= 12


def test_de_bron_zelf_telt_hetzelfde(handboek: Handboek) -> None:
    """Counted in the published text: numbered points, the list of phases, the headings of levels and of chapters."""
    bron = brontekst("stelsel-bestuur.txt")
    stelsel = handboek.stelsel
    assert stelsel is not None
    punten = re.findall(r"(?m)^ ?\d\) (\w+)", bron)
    assert [punt.naam for punt in stelsel.uitgangspunten] == punten
    fasen = re.findall(r"\w+(?: – \w+){6}", bron)
    assert [fase.naam for fase in stelsel.fasen] == fasen[0].split(" – ")
    assert len(set(re.findall(r"(?m)^ ?(Leerlingen|School|Bestuur) *$", bron))) == len(stelsel.niveaus)
    hoofdstukken = {naam.lower() for kop in re.findall(r"(?m)^ ?(\w+(?: en \w+)?) - [A-Z]", bron) for naam in kop.split(" en ")}
    zonder = {fase.id for fase in stelsel.fasen} - hoofdstukken
    assert zonder == {"borgen", "relatie"}
    assert {fase.id for fase in stelsel.fasen if not any(c.wat for c in stelsel.cellen if c.fase == fase.id)} <= zonder


@pytest.mark.parametrize(("pad", "woorden"), [rij[1:] for rij in UITSPRAKEN], ids=[rij[0] for rij in UITSPRAKEN])
def test_elke_uitspraak_staat_op_haar_pagina(team: Site, pad: str, woorden: str) -> None:
    assert woorden in pagina(team, pad).tekst


def test_de_uitgangspunten_staan_in_beide_edities(gebouwd: Compositie) -> None:
    for site in gebouwd.sites.values():
        tekst = pagina(site, "stelsel.md").tekst
        for punt in lees(HANDBOEK, STELSEL)["uitgangspunten"]:
            assert punt["naam"] in tekst
            assert glad(punt["tekst"]) in tekst


@pytest.mark.parametrize("editie", ["team", "publiek"])
def test_alle_21_cellen_staan_in_de_matrix_en_bij_fase_en_niveau(gebouwd: Compositie, editie: str) -> None:
    site = gebouwd.sites[editie]
    gegevens = lees(HANDBOEK, STELSEL)
    fasen = {fase["id"]: fase for fase in gegevens["fasen"]}
    niveaus = {niveau["id"]: niveau["naam"] for niveau in gegevens["niveaus"]}
    matrix = tabel(deel(site, "stelsel.md", "matrix"))
    assert len(matrix) == 21
    for cel in gegevens["cellen"]:
        fase = fasen[cel["fase"]]
        tekst = glad(cel.get("wat") or cel["leeg"])
        vak = matrix[f"{fase['naam']} {fase['tekst']}", niveaus[cel["niveau"]]]
        assert tekst in vak.tekst
        assert ("Nog leeg" in vak.tekst) == ("wat" not in cel)
        assert tekst in deel(site, f"stelsel/fase-{cel['fase']}.md", f"niveau-{cel['niveau']}").tekst
        assert tekst in deel(site, f"stelsel/niveau-{cel['niveau']}.md", f"fase-{cel['fase']}").tekst


def test_elke_cel_noemt_rollen_instrumenten_kaarten_en_documenten(team: Site) -> None:
    rollen = {rol["id"]: rol["naam"] for rol in lees(HANDBOEK, "data/organisatie.yml")["rollen"]}
    namen = {instrument["id"]: instrument["naam"] for instrument in lees(HANDBOEK, INSTRUMENTEN)}
    titels = {pad.stem: lees_titel(pad) for pad in HANDBOEK.glob("kaarten/*/*.md")}
    for cel in lees(HANDBOEK, STELSEL)["cellen"]:
        tekst = deel(team, f"stelsel/fase-{cel['fase']}.md", f"niveau-{cel['niveau']}").tekst
        for taak in ("uitvoeren", "bewaken", "besluiten", "weten"):
            assert all(rollen[rol] in tekst for rol in cel.get(taak, ()))
        assert all(namen[instrument] in tekst for instrument in cel.get("instrumenten", ()))
        assert all(titels[kaart] in tekst for kaart in cel.get("kaarten", ()))
        assert all(document in tekst for document in cel.get("documenten", ()))


def lees_titel(kaart: Path) -> str:
    gevonden = re.search(r"^titel: (.*)$", kaart.read_text("utf-8"), re.MULTILINE)
    assert gevonden
    return gevonden[1]


def test_elk_instrument_staat_in_het_register_bij_zijn_kant(team: Site) -> None:
    for instrument in lees(HANDBOEK, INSTRUMENTEN):
        rij = next(deel(team, "instrumenten.md", f"{instrument['kant']}kant").alle("tr", id=f"instrument-{instrument['id']}"))
        for veld in ("naam", "doel", "doelgroep", "moment", "vastgelegd_in"):
            assert instrument.get(veld, "") in rij.tekst


def test_elke_lijn_van_verantwoording_staat_binnen_of_buiten(team: Site) -> None:
    lijnen = lees(HANDBOEK, STELSEL)["verantwoording"]
    assert [sum(lijn["richting"] == richting for lijn in lijnen) for richting in ("intern", "extern")] == [5, 5]
    for lijn in lijnen:
        rij = next(deel(team, "stelsel/verantwoorden.md", lijn["richting"]).alle("tr", id=f"lijn-{lijn['id']}"))
        for tekst in (lijn["waarover"], lijn["vorm"], lijn["moment"], *lijn.get("buiten", ()), *lijn.get("documenten", ())):
            assert tekst in rij.tekst


def test_taken_per_rol(team: Site) -> None:
    """Every task of every role, as a link to the cell in which it stands."""
    kolommen = {"uitvoeren": "Voert uit", "bewaken": "Bewaakt", "besluiten": "Besluit", "weten": "Wordt geïnformeerd"}
    rollen = {rol["id"]: rol["naam"] for rol in lees(HANDBOEK, "data/organisatie.yml")["rollen"]}
    taken: dict[tuple[str, str], set[str]] = {}
    for cel in lees(HANDBOEK, STELSEL)["cellen"]:
        for taak, kolom in kolommen.items():
            for rol in cel.get(taak, ()):
                plek = f"../stelsel/fase-{cel['fase']}.html#niveau-{cel['niveau']}"
                taken.setdefault((rollen[rol], kolom), set()).add(plek)
    getoond = {
        (rollen[rij.attributen["id"].removeprefix("rol-")], vak.attributen["data-label"]): {
            link.attributen["href"] for link in vak.alle("a")
        }
        for rij in pagina(team, "stelsel/taken.md").alle("tr")
        if "id" in rij.attributen
        for vak in rij.alle("td")
    }
    assert {plaats: links for plaats, links in getoond.items() if links} == taken


def test_de_keten_van_doelen(handboek: Handboek, team: Site) -> None:
    doelen = {doel.id: doel for doel in handboek.doelen}
    for doel in doelen.values():
        boven = doelen[doel.bovenliggend] if doel.bovenliggend else None
        verwacht = {Doelniveau.JAARPLAN: Doelniveau.SCHOOLPLAN, Doelniveau.SCHOOLPLAN: Doelniveau.KOERSPLAN}.get(doel.niveau)
        assert (boven.niveau if boven else None) is verwacht
        assert doel.titel in pagina(team, "doelen.md").tekst
    koers = [doel for doel in doelen.values() if doel.niveau is Doelniveau.KOERSPLAN]
    assert {doel.terrein for doel in koers} == set(Terrein)
    assert all(doel.indicator and doel.streef for doel in koers)


def test_resultaten_per_leerroute_en_bestemming(team: Site) -> None:
    """Counted from the rows themselves: what all schools together came to in the newest year."""
    rijen = [rij.split(";") for rij in (HANDBOEK / "data/resultaten/eigen.csv").read_text("utf-8").splitlines()[1:]]
    tekst = pagina(team, "indicatoren/beoogd-niveau.md")
    for reeks, naam in (
        ("leerroute-2", "Leerroute 2"),
        ("leerroute-5", "Leerroute 5"),
        ("dagbesteding", "Dagbesteding"),
        ("onderwijs", "Vervolgonderwijs"),
    ):
        cellen = {
            (school, categorie): int(waarde)
            for school, jaar, meetreeks, categorie, waarde in rijen
            if jaar == "2024-2025" and meetreeks == f"eindniveaus-{reeks}"
        }
        gehaald = sum(aantal for (_, categorie), aantal in cellen.items() if categorie != "lager")
        vak = tabel(tekst)[naam, "Alle scholen samen"]
        assert f"{round(100 * gehaald / sum(cellen.values()))} %" in vak.tekst.replace("\u202f", " ").replace("\xa0", " ")


def test_de_kaarten_en_de_jaarlijkse_ronde(team: Site) -> None:
    ronde = pagina(team, "vaststellen.md").tekst
    for pad in HANDBOEK.glob("kaarten/*/*.md"):
        assert lees_titel(pad) in ronde
        assert f"kaarten/{pad.stem}.md" in paden(team)
        for afspraak in re.findall(r"^  - (Wij .*|Elk.*)$", pad.read_text("utf-8"), re.MULTILINE):
            assert afspraak in pagina(team, f"kaarten/{pad.stem}.md").tekst


def test_de_inspectie_bezoekt_scholen_en_bestuur(team: Site) -> None:
    bezoeken: Element = pagina(team, "bezoeken/index.md")
    for soort in lees(HANDBOEK, "data/bezoeksoorten.yml"):
        assert soort["naam"] in bezoeken.tekst
        assert soort["beschrijving"] in bezoeken.tekst
    for pad in HANDBOEK.glob("data/bezoeken/*.yml"):
        gegevens = lees(HANDBOEK, f"data/bezoeken/{pad.name}")
        assert gegevens["samenvatting"] in pagina(team, f"bezoeken/{pad.stem}.md").tekst


def test_de_openbare_editie_toont_het_stelsel_en_niets_van_binnen(gebouwd: Compositie) -> None:
    publiek = gebouwd.sites["publiek"]
    assert "stelsel/verantwoorden.md" in paden(publiek)
    weg = ("kaarten/", "bezoeken/", "analyses", "stelsel/taken", "instrumenten", "vaststellen", "rollen/")
    assert not [pad for pad in paden(publiek) if pad.startswith(weg)]
    alles = " ".join(page.tekst for page in publiek.pages)
    for intern in ("Vlootschouw en scholing", "De inspectie sprak met leerlingen", "sluit daar niet van jaar tot jaar aan"):
        assert intern not in alles
