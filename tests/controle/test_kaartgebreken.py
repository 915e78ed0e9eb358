"""Rules about what a card lacks and about the network of cards, each as a small handbook and its findings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers_handboek import BASIS, maak_handboek, vervang
from kwaliteitshandboek.check import check
from kwaliteitshandboek.check.kaartgebreken import check_kaartgebreken
from kwaliteitshandboek.check.kaartverbanden import check_kaartverbanden
from kwaliteitshandboek.derive import derive
from kwaliteitshandboek.findings import Niveau, kaarten
from kwaliteitshandboek.load import load_handboek
from kwaliteitshandboek.model.ankers import KAARTDELEN, heeft_anker
from kwaliteitshandboek.model.handboek import Handboek, Pagina
from kwaliteitshandboek.model.kaart import Kaart, PdcaStap
from kwaliteitshandboek.model.organisatie import Organisatie

KAART = "kaarten/ondersteuning/leerlingondersteuning.md"
NIEUW = "kaarten/ondersteuning/hoorrecht.md"
VANDAAG = date(2026, 11, 15)
WOORDEN = {f"C15{nummer}" for nummer in range(8)}
EIGEN = kaarten.ALLE.keys() - WOORDEN


def gevonden(tmp_path: Path, bestanden: Mapping[str, str | None]) -> list[tuple[str, str]]:
    """Codes of this group and the text of the line at which each stands."""
    wortel = maak_handboek(tmp_path / "h", bestanden)
    geladen = load_handboek(wortel)
    assert geladen.findings == ()
    regels = [
        (bevinding.code, (wortel / bevinding.bestand).read_text("utf-8").split("\n")[bevinding.regel - 1].strip())
        for bevinding in check(geladen)
        if bevinding.code in EIGEN
    ]
    return sorted(regels)


@pytest.mark.parametrize("code", sorted(kaarten.ALLE))
def test_elke_code_heeft_een_gebroken_handboek(code: str) -> None:
    assert any(f" {code}: " in pad.read_text("utf-8") for pad in BASIS.parent.glob("*/verwacht.txt"))


def test_codes_van_deze_groep() -> None:
    assert all("C130" <= code <= "C169" for code in kaarten.ALLE)
    assert all(code.niveau is not Niveau.FOUT for code in kaarten.ALLE.values())


@pytest.mark.parametrize(
    ("status", "codes"),
    [
        ("vastgesteld", ["C130"]),
        ("in herziening", ["C130"]),
        ("concept", ["C131"]),
        ("in voorbereiding", []),
        ("vervallen", []),
    ],
)
def test_een_leeg_moment_weegt_naar_de_status(tmp_path: Path, status: str, codes: list[str]) -> None:
    bestand = vervang(KAART, "    moment: drie keer per jaar\n", "")
    bestand[KAART] = bestand[KAART].replace("zichtbaarheid: publiek", f"zichtbaarheid: publiek\nstatus: {status}")
    assert [code for code, _ in gevonden(tmp_path, bestand)] == codes


@pytest.mark.parametrize(
    "woorden", ["-", "–", "?", "n.v.t.", "nvt", "nog te bepalen", "Nader te bepalen.", "volgt", "volgt nog", "..."]
)
def test_een_moment_dat_nog_open_is_telt_als_leeg(tmp_path: Path, woorden: str) -> None:
    bestand = vervang(KAART, "    moment: drie keer per jaar\n", f"    moment: '{woorden}'\n")
    assert [code for code, _ in gevonden(tmp_path, bestand)] == ["C130"]
    geladen = load_handboek(tmp_path / "h")
    assert geladen.handboek is not None
    kaart = geladen.handboek.kaart_per_id["leerlingondersteuning"]
    assert kaart.meetinstrumenten[0].moment is None
    afgeleid = derive(geladen.handboek, VANDAAG)
    van_kaarten = {moment.titel for moment in (*afgeleid.momenten, *afgeleid.los) if moment.kaart is not None}
    assert "Groepsbespreking" not in van_kaarten


@pytest.mark.parametrize(
    "woorden", ["op verzoek", "volgt op de toets in mei", "geen vast moment", "naar behoefte", "open dag in mei"]
)
def test_woorden_die_iets_zeggen_zijn_niet_leeg(tmp_path: Path, woorden: str) -> None:
    bestand = vervang(KAART, "    moment: drie keer per jaar\n", f"    moment: '{woorden}'\n")
    assert gevonden(tmp_path, bestand) == []


@pytest.mark.parametrize(
    ("tekst", "codes"),
    [
        ("Zie kaart Leerlingondersteuning en zie de kaart Ambitie.", []),
        ("Zie [kaart Rekenbeleid](https://voorbeeld.nl/) en zie de kaart van het gebied.", []),
        ("Zie ook de kaart Rekenbeleid. Zie kaart Rekenbeleid.", ["C157"]),
        ("De procedure 'Dyslexie' en de kwaliteitskaart “Dyslexie” (volgt).", ["C157"]),
    ],
)
def test_een_kaart_in_gewone_woorden(tmp_path: Path, tekst: str, codes: list[str]) -> None:
    wortel = maak_handboek(tmp_path / "h", vervang(KAART, "Wij werken volgens", f"{tekst}\n\nWij werken volgens"))
    assert [bevinding.code for bevinding in check(load_handboek(wortel))] == codes


@pytest.mark.parametrize("link", ["[leeg]()", "<http://foo>", "[x](http://foo/bar)"])
def test_een_link_die_nergens_heen_kan(tmp_path: Path, link: str) -> None:
    wortel = maak_handboek(tmp_path / "h", vervang(KAART, "Wij werken volgens", f"Zie {link}. Wij werken volgens"))
    assert [bevinding.code for bevinding in check(load_handboek(wortel))] == ["C043"]


def test_een_lege_rij_op_haar_eigen_regel(tmp_path: Path) -> None:
    rijen = "  - wat: Startgesprek\n    wie: [leerkracht]\n"
    nieuw = (
        "  - wat: Startgesprek\n    moment: in september\n    wie: [leerkracht]\n"
        "  - wat: Zonder moment\n    wie: [KC]\n"
        "  - wat: Op verzoek\n    moment: in mei\n    op_verzoek: [KC]\n"
    )
    assert gevonden(tmp_path, vervang(KAART, rijen, nieuw)) == [("C131", "- wat: Zonder moment")]


def test_een_tabel_met_alleen_wat_doel_en_wie_is_heel(tmp_path: Path) -> None:
    assert "moment" not in (BASIS / KAART).read_text("utf-8").partition("activiteiten:")[2].partition("indicatoren:")[0]
    assert gevonden(tmp_path, {}) == []


def test_een_stap_die_klaar_is_mag_leeg_zijn(tmp_path: Path) -> None:
    oud = "      - wat: Groepsbesprekingen\n        wanneer: oktober en januari\n        eigenaren: [leerkracht]\n"
    open_stap = "      - wat: Groepsbesprekingen\n"
    assert gevonden(tmp_path / "a", vervang(KAART, oud, open_stap)) == [("C131", "- wat: Groepsbesprekingen")]
    assert gevonden(tmp_path / "b", vervang(KAART, oud, f"{open_stap}        klaar: ja\n")) == []


@given(st.lists(st.integers(1, 12), max_size=8))
def test_stapnummers_zonder_gaten_zijn_goed(nummers: list[int]) -> None:
    kaart = Kaart.model_validate(
        {"id": "k", "titel": "K", "domein": "d", "pdca": [{"stap": nummer, "fase": "plan", "titel": "T"} for nummer in nummers]}
    )
    handboek = Handboek(organisatie=Organisatie(naam="O"), kaarten=(kaart,))
    codes = [bevinding.code for bevinding in check_kaartgebreken(handboek, None)]
    # Each number above 1 of which the one below is missing follows on a gap, and is told once.
    verwacht = sum(nummer > 1 and nummer - 1 not in nummers for nummer in set(nummers))
    assert codes == ["C132"] * verwacht
    assert all(isinstance(stap, PdcaStap) for stap in kaart.pdca)


@given(st.dates(date(2025, 1, 1), date(2027, 12, 31)), st.sampled_from(["vastgesteld", "concept", "in herziening", "vervallen"]))
def test_geldigheid(tot: date, status: str) -> None:
    van = tot - timedelta(days=400)
    kaart = Kaart.model_validate(
        {
            "id": "k",
            "titel": "K",
            "domein": "d",
            "status": status,
            "versie": "1",
            "vastgesteld_op": "2023-01-01",
            "geldig_van": van.isoformat(),
            "geldig_tot": tot.isoformat(),
        }
    )
    handboek = Handboek(organisatie=Organisatie(naam="O"), kaarten=(kaart,))
    codes = {bevinding.code for bevinding in check_kaartgebreken(handboek, VANDAAG)}
    assert ("C135" in codes) == (status == "vastgesteld" and tot < VANDAAG)
    assert ("C134" in codes) == (status == "concept" and van <= VANDAAG)
    assert not {"C134", "C135"} & {bevinding.code for bevinding in check_kaartgebreken(handboek, None)}


AANGEKONDIGD = "---\ntitel: Hoorrecht\nstatus: in voorbereiding\nbovenliggend: leerlingondersteuning\n{}---\n"


@pytest.mark.parametrize(
    ("velden", "codes"),
    [
        ("", ["C141"]),
        ("geldig_van: 2026-11-15\n", []),
        ("geldig_van: 2026-11-14\n", ["C140"]),
        ("planning:\n  - {schooljaar: 2025-2026, stappen: [{wat: Schrijven, wanneer: mei, eigenaren: KC}]}\n", ["C140"]),
        ("planning:\n  - {schooljaar: 2026-2027, stappen: [{wat: Schrijven, wanneer: oktober, eigenaren: KC}]}\n", []),
        ("planning:\n  - {schooljaar: 2026-2027, stappen: [{wat: Schrijven, datum: 2026-11-01, eigenaren: KC}]}\n", ["C140"]),
        ("planning:\n  - {schooljaar: 2026-2027}\n", ["C141"]),
    ],
)
def test_een_aangekondigde_kaart(tmp_path: Path, velden: str, codes: list[str]) -> None:
    assert [code for code, _ in gevonden(tmp_path, {NIEUW: AANGEKONDIGD.format(velden)})] == codes


def test_een_link_in_de_tekst_naar_een_aangekondigde_kaart_wijst_de_regel_aan(tmp_path: Path) -> None:
    tekst = (BASIS / KAART).read_text(
        "utf-8"
    ) + "\nEerst dit.\nLees [het hoorrecht](kaart:hoorrecht).\nEn [nog eens](kaart:hoorrecht).\n"
    bestanden = {KAART: tekst, NIEUW: AANGEKONDIGD.format("geldig_van: 2027-01-01\n")}
    assert gevonden(tmp_path, bestanden) == [("C142", "Lees [het hoorrecht](kaart:hoorrecht).")]


@pytest.mark.parametrize(
    ("wat", "codes"),
    [
        ("Kwaliteitskaart hoorrecht gereed", ["C145"]),
        ("De kaart 'Hoorrecht' is klaar", ["C145"]),
        ("Evaluatie van de kaart hoorrecht", ["C145"]),
        ("Evaluatie kwaliteitskaart onze ambitie", []),
        ("Kaart ambitie gereed", []),
        ("Deze kaart evalueren", []),
        ("Evaluatie van deze kaart met het team", []),
        ("Nieuwe versie van deze kaart naar de GMR", []),
        ("De kaart voor ouders is klaar", []),
        ("De kaart is gereed", []),
        ("De kaart wordt vastgesteld", []),
        ("Deze kaart helemaal af", []),
        ("Evaluatie van de kaart met het team", []),
        ("Evaluatie van de kaart leerlingondersteuning met het team", []),
        ("Evaluatie van de kaart hoorrecht met het team", ["C145"]),
        ("Alle groepen werken volgens de kaart", []),
        ("Werken volgens de kaart 'Spelling'", ["C145"]),
        ("Werken volgens de kaart “De klas in”", ["C145"]),
        ("Werken volgens de kaarten en de kaart ‘Spelling’, en de kwaliteitskaart ‘Lezen’", ["C145", "C145"]),
        ("Werken volgens de kaart 'Onze ambitie'", []),
        ("Kwaliteitskaart rekenverhalen maken", ["C145"]),
        ("De kwaliteitskaart Rekenverhalen schrijven en bespreken", ["C145"]),
        ("Opstellen van een nieuwe kwaliteitskaart rekenverhalen", ["C145"]),
        ("Invoering van de kaart rekenverhalen in alle groepen", ["C145"]),
        ("Kaart leerlingondersteuning bespreken in de MR", []),
        ("Kaart ambitie herzien", []),
        ("De kaart samen bespreken", []),
        ("De kaart schoolbreed invoeren", []),
        ("De kaart met het team uitwerken", []),
        ("Deze kaart en de bijlagen vaststellen", []),
        ("Vaststellen van de kaart in de MR", []),
        ("Kaarten voor kerst maken", []),
        ("Plattegrond en landkaart tekenen", []),
    ],
)
def test_een_planning_die_een_kaart_noemt(tmp_path: Path, wat: str, codes: list[str]) -> None:
    bestand = vervang(KAART, "      - wat: Groepsbesprekingen\n", f'      - wat: "{wat}"\n')
    bestand[KAART] = bestand[KAART].replace("        wacht_op: {kaart: ambitie}\n", "")
    assert [code for code, _ in gevonden(tmp_path, bestand)] == codes


def test_een_kaart_mag_zich_met_een_deel_van_haar_titel_noemen(tmp_path: Path) -> None:
    bestand = vervang(KAART, "      - wat: Groepsbesprekingen\n", "      - wat: Kaart hulp en steun bespreken\n")
    bestand[KAART] = bestand[KAART].replace("        wacht_op: {kaart: ambitie}\n", "")
    assert [code for code, _ in gevonden(tmp_path / "a", bestand)] == ["C145"]
    bestand[KAART] = bestand[KAART].replace("titel: Leerlingondersteuning", "titel: Hulp en steun voor elke leerling")
    assert gevonden(tmp_path / "b", bestand) == []


@pytest.mark.parametrize(
    ("titel", "status", "codes"),
    [
        ("Onze ambitie", "concept", ["C158"]),
        ("onze  AMBITIE", "in herziening", ["C158"]),
        ("Onze ambitie", "vervallen", []),
        ("Onze ambities", "concept", []),
    ],
)
def test_twee_kaarten_met_een_titel(tmp_path: Path, titel: str, status: str, codes: list[str]) -> None:
    nieuw = f'---\ntitel: {titel}\nstatus: {status}\nversie: "1"\nvastgesteld_op: 2026-01-01\nbovenliggend: ambitie\n---\n'
    regels = [("C158", f"titel: {titel}")] if codes else []
    assert gevonden(tmp_path, {NIEUW: nieuw}) == regels


def kaartcodes(vandaag: date | None = VANDAAG, **velden: object) -> list[str]:
    """Codes about one adopted card with these fields."""
    basis = {"id": "k", "titel": "K", "domein": "d", "status": "vastgesteld", "versie": "1.9", "vastgesteld_op": "2026-01-01"}
    kaart = Kaart.model_validate({**basis, **velden})
    handboek = Handboek(organisatie=Organisatie(naam="O"), kaarten=(kaart,))
    return [bevinding.code for bevinding in check_kaartgebreken(handboek, vandaag) if bevinding.code >= "C160"]


STAP = {"wat": "Gesprekken", "wanneer": "mei", "eigenaren": ["kc"]}
RIJ = {"naam": "Toets", "moment": "mei", "eigenaren": ["kc"]}


@pytest.mark.parametrize(
    ("velden", "codes"),
    [
        ({"planning": [{"schooljaar": "2026-2027"}, {"schooljaar": "2027-2028"}]}, []),
        ({"planning": [{"schooljaar": "2026-2027"}, {"schooljaar": "2026-2027"}]}, ["C161"]),
        ({"planning": [{"schooljaar": "2026-2027"}, {"schooljaar": "2026-2027"}], "status": "vervallen"}, []),
        # The same step in the next year is what planning is for; in one year nothing tells the two apart.
        ({"planning": [{"schooljaar": f"{jaar}-{jaar + 1}", "stappen": [STAP]} for jaar in (2026, 2027)]}, []),
        ({"planning": [{"schooljaar": "2026-2027", "stappen": [STAP, {**STAP, "wanneer": "juni"}]}]}, ["C162"]),
        ({"planning": [{"schooljaar": "2026-2027", "stappen": [STAP]}] * 2}, ["C161", "C162"]),
        ({"meetinstrumenten": [RIJ, {**RIJ, "naam": "Toets (LVS)"}]}, []),
        ({"meetinstrumenten": [RIJ, {**RIJ, "naam": "toets."}, RIJ]}, ["C162", "C162"]),
        # A row of one table and a row of another have keys of their own.
        ({"meetinstrumenten": [RIJ], "activiteiten": [{"wat": "Toets", "wie": ["kc"]}]}, []),
        ({"activiteiten": [{"wat": "Gesprek", "wie": ["kc"]}, {"wat": "Gesprek", "wie": ["lk"]}]}, ["C162"]),
    ],
)
def test_rijen_en_schooljaren_die_er_twee_keer_staan(velden: dict[str, object], codes: list[str]) -> None:
    assert kaartcodes(**velden) == codes


@pytest.mark.parametrize(
    ("versie", "datum", "velden", "codes"),
    [
        ("1.9", "2026-01-01", {}, []),
        ("1.8", "2026-11-15", {}, []),
        ("1.10", "2026-01-01", {}, ["C163"]),  # ten is more than nine
        ("2.0", "2026-11-16", {}, ["C163", "C164"]),
        ("2.0", "2026-01-01", {"status": "in herziening"}, []),
        ("2.0", "2026-01-01", {"versie": None}, []),
        ("1.9", "2026-11-16", {"status": "concept"}, ["C164"]),
    ],
)
def test_wijzigingen_die_vooruitlopen(versie: str, datum: str, velden: dict[str, object], codes: list[str]) -> None:
    regel = {"versie": versie, "datum": datum, "wat": "Iets"}
    assert kaartcodes(wijzigingen=[regel], **velden) == codes
    assert kaartcodes(None, wijzigingen=[regel], **velden) == [code for code in codes if code != "C164"]


@pytest.mark.parametrize(
    ("link", "codes"),
    [
        ("kaart:ambitie#ambitie", []),
        ("kaart:ambitie#bij-ons-op-school", []),  # a heading within a section
        ("kaart:ambitie#verbanden", []),
        ("kaart:leerlingondersteuning#meetinstrumenten", []),
        ("kaart:ambitie#meetinstrumenten", ["C159"]),  # a part that this card does not have
        ("kaart:ambitie#aanpak", ["C159"]),
        ("kaart:ambitie#", []),
        ("kaart:ambitei#ambitie", ["C043"]),
        ("rol:leerkracht#agenda", ["C160"]),
        ("#wij-doen", []),
        ("#partners", ["C149"]),
    ],
)
def test_een_link_naar_een_kop_van_een_kaart(tmp_path: Path, link: str, codes: list[str]) -> None:
    bestanden = {
        **vervang(KAART, "Wij werken volgens", f"Lees [dit]({link}). Wij werken volgens"),
        **vervang("kaarten/ondersteuning/ambitie.md", "Iedereen leert.", "Iedereen leert.\n\n### Bij ons op school\n\nOok."),
    }
    gevonden = check(load_handboek(maak_handboek(tmp_path / "h", bestanden)))
    assert [bevinding.code for bevinding in gevonden] == codes
    if codes == ["C043"]:
        assert "Bedoelt u 'kaart:ambitie'?" in gevonden[0].hoe


def test_een_kop_op_een_kaart_die_niet_te_lezen_is(tmp_path: Path) -> None:
    bestanden = {
        **vervang(KAART, "Wij werken volgens", "Lees [dit](kaart:ambitie#wat-ook). Wij werken volgens"),
        "kaarten/ondersteuning/ambitie.md": "---\ntitel: [\n---\n",
    }
    assert not [b for b in check(load_handboek(maak_handboek(tmp_path / "h", bestanden))) if b.code in {"C043", "C159"}]


VRIJ = '---\ntitel: Hoorrecht\nversie: "1"\nvastgesteld_op: 2026-01-01\n{}---\n{}'


@pytest.mark.parametrize(
    "bestanden",
    [
        {NIEUW: VRIJ.format("bovenliggend: ambitie\n", "")},
        {NIEUW: VRIJ.format("soort: ambitiekaart\n", "")},
        {NIEUW: VRIJ.format("status: vervallen\n", "")},
        {NIEUW: VRIJ.format("", ""), **vervang(KAART, "bovenliggend: ambitie\n", "bovenliggend: ambitie\nverwant: hoorrecht\n")},
        {NIEUW: VRIJ.format("", ""), "docs/hulp.md": "# Hulp\n\nLees [dit](kaart:hoorrecht).\n"},
        {NIEUW: VRIJ.format("", ""), "docs/hulp.md": "# Hulp\n\nLees [dit](kaarten/hoorrecht.md).\n"},
        {NIEUW: VRIJ.format("", ""), "docs/hulp.md": "# Hulp\n\nLees [dit][h].\n\n[h]: kaart:hoorrecht\n"},
        {NIEUW: VRIJ.format("", ""), "data/kalender.yml": "- {id: h, titel: Hoorrecht, wanneer: mei, kaart: hoorrecht}\n"},
        {NIEUW: VRIJ.format("", ""), **vervang("kaarten/stelsel.yml", "[leerlingondersteuning]", "[hoorrecht]")},
    ],
)  # fmt: skip
def test_een_kaart_die_niet_alleen_staat(tmp_path: Path, bestanden: Mapping[str, str]) -> None:
    assert [regel for regel in gevonden(tmp_path, bestanden) if regel[0] == "C147"] == []


def test_een_kaart_die_alleen_zichzelf_noemt_staat_alleen(tmp_path: Path) -> None:
    tekst = VRIJ.format("", "## Aanpak\n\nDit is [deze kaart](kaart:hoorrecht) of [zo](hoorrecht.md).\n")
    assert gevonden(tmp_path, {NIEUW: tekst}) == [("C147", "titel: Hoorrecht")]


def test_wat_niet_te_lezen_is_kan_naar_een_kaart_verwijzen(tmp_path: Path) -> None:
    geladen = load_handboek(maak_handboek(tmp_path / "h", {NIEUW: VRIJ.format("", "")}))
    assert geladen.handboek is not None
    assert [b.code for b in check_kaartverbanden(geladen.handboek, frozenset(), VANDAAG)] == ["C147"]
    assert list(check_kaartverbanden(geladen.handboek, frozenset({"kapot"}), VANDAAG)) == []


def test_een_rol_binnen_een_rol_met_kaarten_is_bezet(tmp_path: Path) -> None:
    rol = "  - id: trendanalist\n"
    los = "  - {id: kok, naam: Kok, subrollen: [afwasser]}\n  - {id: afwasser, naam: Afwasser}\n"
    bestand = vervang("data/organisatie.yml", rol, f"{los}{rol}")
    codes = [code for code, _ in gevonden(tmp_path / "a", bestand)]
    assert codes == ["C148", "C148"]
    kaart = vervang(KAART, "    wie: [leerkracht]\n", "    wie: [leerkracht, afwasser]\n")
    assert gevonden(tmp_path / "b", {**bestand, **kaart}) == []


@pytest.mark.parametrize(
    ("kop", "anker"),
    [
        ("## Wat wij doen", "wat-wij-doen"),
        ("### Privé & AVG", "prive-avg"),
        ("### De Cito-toets (LIB)", "de-cito-toets-lib"),
        ("Onderstreept\n---", "onderstreept"),
        ("## Kort { #eigen-naam }", "eigen-naam"),
        ("## Met [link](kaart:ambitie)", "met-link"),
        ("## Twee ##", "twee"),
        ("## Twee", "twee_1"),
        ("Tekst met noot[^1].", "fn:1"),
    ],
)
def test_ankers_van_een_eigen_pagina(kop: str, anker: str) -> None:
    pagina = Pagina(pad="x.md", titel="Titel van de pagina", tekst=f"Begin.\n\n{kop}\n\nTekst.")
    assert heeft_anker(pagina, anker)
    assert heeft_anker(pagina, "titel-van-de-pagina")
    assert not heeft_anker(pagina, f"{anker}x".replace("fn:", "fx:"))


def test_de_delen_van_een_kaart_zijn_die_van_haar_pagina(wortel: Path) -> None:
    sjabloon = (wortel / "generator/kwaliteitshandboek/pages/templates/kaart.md.j2").read_text("utf-8")
    vast = set(re.findall(r"^## .*\{ #([a-z-]+) \}$", sjabloon, re.MULTILINE))
    assert vast
    assert vast - {"ambitie"} <= KAARTDELEN
