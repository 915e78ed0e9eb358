"""A whole handbook: names of roles, defaults of folders, places, and no finding that only follows from another."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers_handboek import maak_handboek, vervang
from kwaliteitshandboek.check import check
from kwaliteitshandboek.findings import Plek
from kwaliteitshandboek.load import Geladen, load_handboek
from kwaliteitshandboek.load.bestanden import Bestand
from kwaliteitshandboek.load.handboek import _SOORTEN, _VELDEN, _soort, ingebouwd
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.indicator import Meetreeks
from kwaliteitshandboek.model.kaart import Kaartstatus

KAART = "kaarten/ondersteuning/leerlingondersteuning.md"


def codes(geladen: Geladen) -> list[str]:
    return [bevinding.code for bevinding in (*geladen.findings, *check(geladen))]


def test_rollen_op_elke_naam(tmp_path: Path) -> None:
    handboek = load_handboek(
        maak_handboek(tmp_path / "h", vervang(KAART, "wie: [leerkracht]", "wie: [Leerkrachten, IB’er, kc]"))
    ).handboek
    assert handboek is not None
    kaart = handboek.kaart_per_id["leerlingondersteuning"]
    assert kaart.activiteiten[0].wie == ("leerkracht", "kwaliteitscoordinator", "kwaliteitscoordinator")
    assert handboek.organisatie.rol_per_id["kwaliteitscoordinator"].subrollen == ("trendanalist",)


def test_standaard_van_de_diepste_map_wint_en_de_kaart_van_beide(tmp_path: Path) -> None:
    map_ = maak_handboek(
        tmp_path / "h",
        {
            "kaarten/_standaard.yml": "soort: protocol\nversie: '9'\n",
            "kaarten/ondersteuning/diep/_standaard.yml": "status: concept\n",
            "kaarten/ondersteuning/diep/kaart.md": "---\ntitel: Diep\nsoort: procedure\n---\n",
        },
    )
    geladen = load_handboek(map_)
    assert [str(bevinding) for bevinding in geladen.findings if bevinding.code != "L007"] == []
    assert geladen.handboek is not None
    kaart = geladen.handboek.kaart_per_id["kaart"]
    assert (kaart.domein, kaart.status, kaart.soort) == ("ondersteuning", Kaartstatus.CONCEPT, "procedure")
    assert kaart.eigenaren == ("kwaliteitscoordinator",)


@pytest.mark.parametrize("leeg", ['""', "' '", '"\\t \\n"'])
def test_lege_tekst_telt_als_afwezig(tmp_path: Path, leeg: str) -> None:
    """As an empty cell does: optional fields are left out, and where a folder has a default it holds."""
    tekst = (
        vervang(KAART, "    moment: drie keer per jaar\n", f"    moment: {leeg}\n    doel: {leeg}\n")[KAART]
        .replace("  - wat: Startgesprek\n", f"  - wat: Startgesprek\n    doel: {leeg}\n")
        .replace("samenvatting: Hoe wij leerlingen volgen en helpen.", f"samenvatting: {leeg}")
        .replace("evaluatie:\n", f"eigenaren: {leeg}\nsoort: {leeg}\nmr: {leeg}\nevaluatie:\n")
    )
    geladen = load_handboek(maak_handboek(tmp_path / "h", {KAART: tekst}))
    assert [str(bevinding) for bevinding in geladen.findings] == []
    assert geladen.handboek is not None
    kaart = geladen.handboek.kaart_per_id["leerlingondersteuning"]
    (instrument,), (activiteit,) = kaart.meetinstrumenten, kaart.activiteiten
    assert (instrument.moment, instrument.doel, activiteit.doel, kaart.samenvatting, kaart.mr) == (None,) * 5
    assert kaart.eigenaren == ("kwaliteitscoordinator",)


@pytest.mark.parametrize("leeg", ["", " ''", ' "  "'])
def test_een_verplicht_veld_dat_leeg_is_ontbreekt(tmp_path: Path, leeg: str) -> None:
    wijziging = vervang("kaarten/ondersteuning/ambitie.md", "titel: Onze ambitie", f"titel:{leeg}")
    assert codes(load_handboek(maak_handboek(tmp_path / "h", wijziging))) == ["L021"]


def test_een_lege_bladzijde_en_een_lege_sectie_blijven(tmp_path: Path) -> None:
    leeg = {"docs/leeg.md": "# Leeg\n", "kaarten/ondersteuning/ambitie.md": "---\ntitel: Onze ambitie\n---\n## Ambitie\n"}
    handboek = load_handboek(maak_handboek(tmp_path / "h", leeg)).handboek
    assert handboek is not None
    assert [pagina.tekst.strip() for pagina in handboek.paginas if pagina.titel == "Leeg"] == [""]
    assert [sectie.tekst for sectie in handboek.kaart_per_id["ambitie"].secties] == [""]


def test_objecten_kennen_hun_plek(tmp_path: Path) -> None:
    handboek = load_handboek(maak_handboek(tmp_path / "h")).handboek
    assert handboek is not None
    regels = (tmp_path / "h" / KAART).read_text("utf-8").split("\n")
    kaart = handboek.kaart_per_id["leerlingondersteuning"]
    assert kaart.plek.bestand == KAART
    assert regels[kaart.plek.veld("status").regel - 1] == regels[1], "a field of the folder's defaults has the card's own place"
    assert regels[kaart.plek.veld("versie").regel - 1].startswith("versie:")
    assert regels[kaart.meetinstrumenten[0].plek.veld("moment").regel - 1].strip().startswith("moment:")
    assert handboek.organisatie.scholen[1].plek == Plek("data/scholen.csv", 3)
    assert handboek.indicatoren[1].plek.bestand == "data/indicatoren/resultaten.yml"


def test_ingebouwde_meetreeksen_zijn_er_altijd(tmp_path: Path) -> None:
    handboek = load_handboek(maak_handboek(tmp_path / "h", {"data/meetreeksen.yml": "[]\n"})).handboek
    assert handboek is not None
    assert [reeks.id for reeks in handboek.meetreeksen] == [reeks.id for reeks in ingebouwd(Meetreeks)]
    assert {reeks.plek.bestand for reeks in handboek.meetreeksen} == {""}


@pytest.mark.parametrize(
    ("pad", "oud", "nieuw", "verwacht"),
    [
        ("kaarten/ondersteuning/ambitie.md", "soort: ambitiekaart", "soort: kaartje", ["L023"]),
        ("kaarten/ondersteuning/ambitie.md", "titel: Onze ambitie", "titel: 'Onze ambitie", ["L010"]),
        ("data/organisatie.yml", "    naam: Leerkracht\n", "    naam: [Leerkracht]\n", ["L027"]),
        ("data/organisatie.yml", "naam: Regio Noord", "name: Regio Noord", ["L020"]),
        ("data/organisatie.yml", '{id: proef, naam: Stichting Proefschool, nummer: "99001"}', "proef", ["L027"]),
        ("data/indicatoren/resultaten.yml", "vraag: Zijn de", "vraag:\n  vraagt: Zijn de", ["L020"]),
        ("data/indicatoren/resultaten.yml", "vraag: Zijn de", "vraag: 'Zijn de", ["L010"]),
        ("kaarten/kaders/proefkader.yml", 'versie: "2025"', "versie: [2025]", ["L027"]),
        ("kaarten/kaders/proefkader.yml", 'versie: "2025"', "versie: {2025", ["L010"]),
        ("kaarten/instrumenten.yml", "kant: proces", "kant: binnen", ["L023"]),
        ("data/scholen.csv", "99AA00;De Windroos;bo;", "99AA00;De Windroos;basis;", ["L023"]),
        ("data/scholen.csv", "sleutel;", "slutel;", ["L062"]),
        ("data/doelen/doelen.yml", "terrein", "terrein", []),
        ("data/meetreeksen.yml", "soort: waarde", "soort: warde", ["L023"]),
    ],
)
def test_wat_niet_te_lezen_is_geeft_een_bevinding(tmp_path: Path, pad: str, oud: str, nieuw: str, verwacht: list[str]) -> None:
    """References to the object that was left out are no faults of their own."""
    wijziging = vervang(pad, oud, nieuw) if verwacht else {}
    assert codes(load_handboek(maak_handboek(tmp_path / "h", wijziging))) == verwacht


def test_zonder_bruikbare_organisatie_geen_handboek(tmp_path: Path) -> None:
    geladen = load_handboek(
        maak_handboek(tmp_path / "h", vervang("data/organisatie.yml", "naam: Stichting Proefschool\nkorte", "korte"))
    )
    assert geladen.handboek is None
    assert codes(geladen) == ["L021"]


def test_een_kapotte_instelling_verbergt_de_rest_niet(tmp_path: Path) -> None:
    wijziging = vervang("data/organisatie.yml", "peildatum: 2026-11-15", "peildatum: morgen\nfoutje: 1")
    geladen = load_handboek(maak_handboek(tmp_path / "h", wijziging))
    assert [bevinding.code for bevinding in geladen.findings] == ["L024", "L020"]
    assert geladen.handboek is not None
    assert geladen.handboek.organisatie.peildatum is None
    assert len(geladen.handboek.kaarten) == 2


def test_bevindingen_staan_op_volgorde_en_zijn_elke_keer_gelijk(tmp_path: Path) -> None:
    map_ = maak_handboek(tmp_path / "h", {"data/doelen/z.yml": "- x\n- y\n", "data/doelen/a.yml": "x\n"})
    een, twee = load_handboek(map_), load_handboek(map_)
    assert een.findings == twee.findings
    assert [(bevinding.bestand, bevinding.regel) for bevinding in een.findings] == [
        ("data/doelen/a.yml", 1),
        ("data/doelen/z.yml", 1),
        ("data/doelen/z.yml", 2),
    ]


def test_geen_oneindig_getal(tmp_path: Path) -> None:
    geladen = load_handboek(maak_handboek(tmp_path / "h", vervang("data/doelen/doelen.yml", "waarde: 84", "waarde: nan")))
    assert [bevinding.code for bevinding in geladen.findings] == ["L025"]


KADERBESTAND = "kaarten/kaders/eigen.yml"
EIGEN_KADER = """id: eigen
naam: Eigen kader
versie: '1'
niveaus: [deel]
schaal: [{waarde: '1', naam: Nee}, {waarde: '2', naam: Ja}]
onderdelen: [{code: a-b, naam: Een}]
"""


@pytest.mark.parametrize(
    ("oud", "nieuw", "regel"),
    [
        ("niveaus: [deel]", "niveaus: []", 4),
        ("onderdelen: [{code: a-b, naam: Een}]", "onderdelen: []", 6),
        ("{waarde: '2', naam: Ja}", "{waarde: '1', naam: Ja}", 1),
    ],
)
def test_kader_zonder_inhoud_of_met_dubbele_schaal_valt_weg(tmp_path: Path, oud: str, nieuw: str, regel: int) -> None:
    goed = load_handboek(maak_handboek(tmp_path / "goed", {KADERBESTAND: EIGEN_KADER}))
    assert goed.findings == ()
    assert oud in EIGEN_KADER
    fout = load_handboek(maak_handboek(tmp_path / "fout", {KADERBESTAND: EIGEN_KADER.replace(oud, nieuw)}))
    assert [(b.bestand, b.regel, b.niveau.value) for b in fout.findings] == [(KADERBESTAND, regel, "fout")]
    assert fout.handboek is not None
    assert "eigen" not in fout.handboek.kader_per_id


def test_elke_soort_bestand_komt_in_het_handboek() -> None:
    """A kind that is read but has no field would be lost without a word; a field without a kind would stay empty."""
    inhoud = {soort.inhoud for soorten in _SOORTEN.values() for soort in soorten} - {Bestand}
    assert inhoud == set(_VELDEN)
    assert sorted(_VELDEN.values()) == sorted(set(_VELDEN.values()))
    zelf = {"plek", "organisatie", "kaarten", "kaders", "stelsel", "instrumenten", "paginas", "metingen", "gewijzigde_kaarten"}
    assert set(Handboek.model_fields) - zelf == set(_VELDEN.values())


@pytest.mark.parametrize(
    ("naam", "soort"),
    [
        ("data/begrippen.yml", "Begrip"),
        ("data/doelen/a.yml", "Doel"),
        ("data/doelen/dieper/a.yml", None),
        ("data/doelen/a.csv", None),
        ("data/bezoeken/a.yml", "Bezoek"),
        ("data/bevestigingen/a/2026-01-01.yml", "Herbevestiging"),
        ("data/vaststellingen/a/2026-01-01-1.0.md", "Vaststelling"),
        ("data/vaststellingen/a/2026-01-01-1.0.yml", None),
        ("data/resultaten/a.csv", "Bestand"),
        ("data/resultaten/a.herkomst.yml", "Herkomst"),
        ("data/resultaten/a.yml", None),
        ("data/resultaten/dieper/a.csv", None),
        ("data/onbekend.yml", None),
        ("data/onbekend/doelen/a.yml", None),
    ],
)
def test_wat_een_bestand_is_zegt_zijn_plaats(naam: str, soort: str | None) -> None:
    gevonden = _soort(naam)
    assert (None if gevonden is None else gevonden.inhoud.__name__) == soort
