"""Footnotes and named links over the sections of a card: whole on every page and sheet, and findings for what cannot be."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers_handboek import BASIS, maak_handboek
from kwaliteitshandboek.check import check
from kwaliteitshandboek.edition import project_publiek
from kwaliteitshandboek.findings.controle import LINK_DOOD
from kwaliteitshandboek.load import load_handboek
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.noten import definities, hele_teksten, verwijzingen, zonder_namen
from kwaliteitshandboek.reports.kaartproza import Kaartproza
from kwaliteitshandboek.reports.tekstboom import woorden

KAART = "kaarten/ondersteuning/leerlingondersteuning.md"
EIGEN = {"C153", "C154", "C155", "C156"}


def met_secties(**secties: str) -> Mapping[str, str]:
    """The card of the basis with other sections; its public parts are 'Ambitie' and what 'wij doen'."""
    voorwerk = (BASIS / KAART).read_text("utf-8").rpartition("---\n")[0]
    return {KAART: f"{voorwerk}---\n" + "".join(f"## {kop}\n\n{tekst}\n\n" for kop, tekst in secties.items())}


def laad(tmp_path: Path, bestanden: Mapping[str, str]) -> tuple[Handboek, list[tuple[str, str]]]:
    wortel = maak_handboek(tmp_path / "h", bestanden)
    geladen = load_handboek(wortel)
    assert geladen.findings == ()
    assert geladen.handboek is not None
    gevonden = [
        (bevinding.code, (wortel / bevinding.bestand).read_text("utf-8").split("\n")[bevinding.regel - 1])
        for bevinding in check(geladen)
        if bevinding.code in EIGEN
    ]
    return geladen.handboek, gevonden


def op_papier(handboek: Handboek, sleutel: str) -> str:
    kaart = handboek.kaart_per_id["leerlingondersteuning"]
    return woorden(Kaartproza(handboek, publiek=False).boom(kaart, sleutel))


def test_een_noot_en_een_adres_onder_literatuur_gelden_voor_de_hele_kaart(tmp_path: Path) -> None:
    literatuur = "[^1]: Een boek.\n\n[gids]: https://gids.example/"
    handboek, gevonden = laad(tmp_path, met_secties(Aanpak="Zie noot[^1] en [de gids][gids].", Literatuur=literatuur))
    assert gevonden == []
    boom = Kaartproza(handboek, publiek=False).boom(handboek.kaart_per_id["leerlingondersteuning"], "aanpak")
    tekst = woorden(boom)
    assert "Een boek." in tekst
    assert "[" not in tekst
    assert "https://gids.example/" in str(boom)


def test_elke_sectie_houdt_haar_eigen_noot() -> None:
    een, twee = hele_teksten(["A[^1].\n\n[^1]: Van A.", "B[^1].\n\n[^1]: Van B."])
    assert een == "A[^1].\n\n[^1]: Van A."
    # One page holds both, and python-markdown knows one note of a name.
    assert twee == "B[^1-2].\n\n[^1-2]: Van B."


def test_een_noot_die_niemand_noemt_staat_nergens(tmp_path: Path) -> None:
    bestanden = met_secties(Aanpak="Tekst.\n\n[^los]: Nergens genoemd.")
    handboek, gevonden = laad(tmp_path, bestanden)
    assert gevonden == [("C156", "[^los]: Nergens genoemd.")]
    assert op_papier(handboek, "aanpak") == "Tekst."


def test_twee_noten_met_een_naam(tmp_path: Path) -> None:
    bestanden = met_secties(Aanpak="A[^1].\n\n[^1]: Een.\n[^1]: Twee.", Visie="B[^1].\n\n[^1]: Drie.")
    handboek, gevonden = laad(tmp_path, bestanden)
    assert gevonden == [("C155", "[^1]: Twee."), ("C155", "[^1]: Drie.")]
    assert "Een. Twee." in op_papier(handboek, "aanpak")
    assert "Drie." in op_papier(handboek, "visie")


def test_twee_adressen_met_een_naam(tmp_path: Path) -> None:
    gelijk = met_secties(Aanpak="[a][gids]\n\n[gids]: https://a.example/", Visie="[b][gids]\n\n[gids]: https://a.example/")
    assert laad(tmp_path / "gelijk", gelijk)[1] == []
    anders = met_secties(Aanpak="[a][gids]\n\n[gids]: https://a.example/", Visie="[b][Gids]\n\n[GIDS]: https://b.example/")
    assert laad(tmp_path / "anders", anders)[1] == [("C155", "[GIDS]: https://b.example/")]


def test_wat_nergens_staat(tmp_path: Path) -> None:
    bestanden = met_secties(Aanpak="Zie noot[^9] en [de gids][gids].\n\nNiet `[^8]`, [sic] en Jansen [1][2].")
    handboek, gevonden = laad(tmp_path, bestanden)
    assert gevonden == [("C153", "Zie noot[^9] en [de gids][gids].")] * 2
    assert "noot[^9]" in op_papier(handboek, "aanpak")


def test_een_openbaar_deel_noemt_een_besloten_noot(tmp_path: Path) -> None:
    bestanden = met_secties(
        Ambitie="Wij lezen[^9] in [de gids][gids] en [gids].", Literatuur="[^9]: Boek.\n\n[gids]: https://g.example/"
    )
    handboek, gevonden = laad(tmp_path, bestanden)
    assert gevonden == [("C154", "Wij lezen[^9] in [de gids][gids] en [gids].")] * 2
    publiek = project_publiek(handboek).kaart_per_id["leerlingondersteuning"]
    assert [sectie.tekst.strip() for sectie in publiek.secties] == ["Wij lezen in de gids en gids."]


def test_een_eigen_noot_is_geen_besloten_noot(tmp_path: Path) -> None:
    bestanden = met_secties(Ambitie="Wij lezen[^9].\n\n[^9]: Hier.", Aanpak="Ook[^9].\n\n[^9]: Daar.")
    handboek, gevonden = laad(tmp_path, bestanden)
    assert [code for code, _ in gevonden] == ["C155"]
    publiek = project_publiek(handboek).kaart_per_id["leerlingondersteuning"]
    assert publiek.secties[0].tekst.strip() == "Wij lezen[^9].\n\n[^9]: Hier."


def test_een_dode_link_naar_een_adres_in_een_andere_sectie(tmp_path: Path) -> None:
    bestanden = met_secties(Aanpak="Zie [daar][weg].", Literatuur="[weg]: kaart:bestaat-niet")
    wortel = maak_handboek(tmp_path / "h", bestanden)
    dood = [bevinding for bevinding in check(load_handboek(wortel)) if bevinding.code == LINK_DOOD.code]
    regels = (wortel / KAART).read_text("utf-8").split("\n")
    assert [regels[bevinding.regel - 1] for bevinding in dood] == ["Zie [daar][weg]."]


def test_een_open_hek_neemt_geen_noot_mee() -> None:
    assert hele_teksten(["A[^1].\n\n```\ncode", "[^1]: Noot."])[0] == "[^1]: Noot.\n\nA[^1].\n\n```\ncode"


@pytest.mark.parametrize(
    "tekst",
    [
        "Zie `[^1]` hier.",
        "```\n[^1]: code\n[a][b]\n```",
        r"Geen \[^1] noot.",
        "> [^1]: in een citaat",
        "Een [gewone](https://a.example/) link.",
    ],
)
def test_wat_geen_naam_is_blijft(tekst: str) -> None:
    assert hele_teksten([tekst, "[^2]: x\n[c]: https://c.example/"])[0] == tekst


def test_alleen_wat_weg_moet_gaat_weg() -> None:
    tekst = "Een[^1] en [a][b], ![beeld][b], [b], `[^1]`.\n\n~~~\n[^1]\n~~~\n"
    assert zonder_namen(tekst, lambda *_: True) == "Een en a, beeld, b, `[^1]`.\n\n~~~\n[^1]\n~~~\n"
    assert zonder_namen(tekst, lambda *_: False) == tekst


_REGEL = st.sampled_from(
    [
        "woord",
        "woord[^1]",
        "[a][n]",
        "[^1]: een",
        "[^2]: twee[^1]",
        "    verder",
        "[n]: https://n.example/",
        "```",
        "",
        "> [^1]: c",
        "[^2]",
    ]
)
_TEKST = st.lists(_REGEL, max_size=8).map("\n".join)


@given(st.lists(_TEKST, max_size=4))
def test_elke_sectie_is_daarna_heel(teksten: list[str]) -> None:
    heel = hele_teksten(teksten)
    ooit = {(gevonden.naam, gevonden.is_noot) for tekst in teksten for gevonden in definities(tekst.split("\n"))}
    vroeger = {(gevonden.naam, gevonden.is_noot) for tekst in teksten for gevonden in verwijzingen(tekst)}
    assert len(heel) == len(teksten)
    for tekst in heel:
        er_is = {(definitie.naam, definitie.is_noot) for definitie in definities(tekst.split("\n"))}
        genoemd = {(wijst.naam, wijst.is_noot) for wijst in verwijzingen(tekst)}
        assert er_is <= genoemd
        # What somebody defined for the name is there, under whatever name it got.
        assert not {naam for naam in genoemd - er_is if naam in ooit or naam not in vroeger}
