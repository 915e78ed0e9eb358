"""The sheet of a card: accessible, at most two pages, the same on every run, and it says which version it is."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import segno
from papier import elementen, keur, laad, paginas

from kwaliteitshandboek.charts.qr import LANGST, make_qr, past_in_qr
from kwaliteitshandboek.derive.afgeleid import Afgeleid, Kaartstand
from kwaliteitshandboek.findings.rapporten import MaakError
from kwaliteitshandboek.model.handboek import Handboek, PubliekHandboek
from kwaliteitshandboek.model.kaart import Gedrag, Kaart, Kaartstatus, Meetinstrument, PdcaStap, Sectie
from kwaliteitshandboek.model.kaarttekst import kaarttekst, vingerafdruk
from kwaliteitshandboek.model.organisatie import Huisstijl, Lettertype, Webadressen
from kwaliteitshandboek.reports import make_reports
from kwaliteitshandboek.reports.kaartblad import make_kaartblad
from kwaliteitshandboek.reports.kaartinhoud import make_gegevens
from kwaliteitshandboek.reports.kaartproza import Kaartproza, check_papier
from kwaliteitshandboek.reports.typst import zet

Demo = tuple[Handboek, Afgeleid]
KAART = "kaarten/ondersteuning/leerlingondersteuning.md"


def blad(demo: Demo, kaart: Kaart, *, publiek: bool = False) -> bytes:
    return make_kaartblad(*demo, kaart, Kaartproza(demo[0], publiek).boom, publiek=publiek)


def inhoud(demo: Demo, kaart: Kaart, *, publiek: bool = False) -> dict[str, Any]:
    return make_gegevens(*demo, kaart, Kaartproza(demo[0], publiek).boom, publiek=publiek)


def alles(waarde: object) -> str:
    """All texts of the data."""
    if isinstance(waarde, dict):
        return " ".join(alles(deel) for deel in waarde.values())
    return " ".join(alles(deel) for deel in waarde) if isinstance(waarde, list) else str(waarde)


def test_every_card_of_the_demo_is_accessible_and_at_most_two_pages(demo: Demo) -> None:
    handboek, afgeleid = demo
    bestanden = make_reports(handboek, afgeleid, publiek=False)
    for kaart in handboek.kaarten:
        pdf = bestanden[f"kaarten/{kaart.id}.pdf"]()
        assert keur(pdf) == [], kaart.id
        assert paginas(pdf) <= 2, kaart.id
        assert b"/Lang(nl-NL)" in pdf
        soorten = elementen(pdf)
        assert soorten["THead"] == soorten["Table"], kaart.id
        assert soorten["TH"] >= 2 * soorten["Table"], kaart.id
        assert soorten["H1"] == 1


def test_every_public_card_too(demo_publiek: tuple[PubliekHandboek, Afgeleid]) -> None:
    handboek, afgeleid = demo_publiek
    bestanden = make_reports(handboek, afgeleid, publiek=True)
    assert handboek.kaarten
    for kaart in handboek.kaarten:
        pdf = bestanden[f"kaarten/{kaart.id}.pdf"]()
        assert keur(pdf) == [], kaart.id
        assert paginas(pdf) <= 2


AFDRUK = """
import hashlib, sys
from datetime import date
from pathlib import Path
from kwaliteitshandboek.derive import derive
from kwaliteitshandboek.load import load_handboek
from kwaliteitshandboek.reports import make_reports
wortel = Path(sys.argv[1])
handboek = load_handboek(wortel).handboek
bestanden = make_reports(handboek, derive(handboek, date(2026, 11, 15)), publiek=False, wortel=wortel)
for pad in sorted(bestanden):
    print(pad, hashlib.sha256(bestanden[pad]()).hexdigest())
"""


@pytest.mark.traag
def test_two_processes_make_the_same_bytes(wortel: Path) -> None:
    processen = [
        subprocess.Popen(
            [sys.executable, "-c", AFDRUK, str(wortel)],
            env={"PYTHONHASHSEED": zaad, "PATH": "/usr/bin:/bin", "TZ": zone},
            stdout=subprocess.PIPE,
            text=True,
        )
        for zaad, zone in (("1", "Asia/Tokyo"), ("2", "UTC"))
    ]
    een, twee = (proces.communicate()[0] for proces in processen)
    assert een.count("\n") > 50
    assert een == twee


@pytest.mark.parametrize("lettertype", list(Lettertype))
def test_both_families_and_a_pale_house_colour(demo: Demo, lettertype: Lettertype) -> None:
    handboek, afgeleid = demo
    stijl = Huisstijl(kleur="#ffee00", lettertype=lettertype)
    organisatie = handboek.organisatie.model_copy(update={"huisstijl": stijl})
    anders = handboek.model_copy(update={"organisatie": organisatie})
    pdf = blad((anders, afgeleid), handboek.kaart_per_id["leerlingondersteuning"])
    assert keur(pdf) == []
    assert paginas(pdf) <= 2
    naam = b"HandboekLees" if lettertype is Lettertype.ATKINSON else b"HandboekSans"
    assert naam in pdf


LANG = "Een heel lange zin die maar doorgaat over wat wij allemaal afspreken met elkaar. " * 40


def monster(kaart: Kaart) -> Kaart:
    """A card of which every part is far too much."""
    return kaart.model_copy(
        update={
            "titel": "Monsterlijk" * 40,
            "samenvatting": LANG,
            "wij_doen": tuple(f"{nummer} {LANG}" for nummer in range(200)),
            "gedrag": Gedrag(leerkracht=(LANG,) * 50, leerling=(LANG,) * 50),
            "pdca": tuple(PdcaStap(stap=n, fase="plan", titel=LANG, punten=(LANG,) * 9) for n in range(1, 40)),
            "meetinstrumenten": tuple(Meetinstrument(naam=LANG, doel=LANG, moment=LANG) for _ in range(90)),
            "eigenaren": ("directeur",) * 60,
            "scholen": ("99ZZ00",) * 300,
            "secties": tuple(Sectie(sleutel=f"deel-{n}", kop=LANG[:200], tekst=LANG) for n in range(60)),
        }
    )


def test_a_monster_of_a_card_is_cut_and_says_so(demo: Demo) -> None:
    kaart = monster(demo[0].kaarten[0])
    pdf = blad(demo, kaart)
    assert keur(pdf) == []
    assert paginas(pdf) <= 2


def test_what_does_not_fit_is_named(demo: Demo) -> None:
    handboek, _ = demo
    kaart = handboek.kaart_per_id["leerlingondersteuning"]
    aanpak = Sectie(sleutel="aanpak", kop="Aanpak", tekst=LANG * 4)
    te_lang = kaart.model_copy(update={"secties": (*(s for s in kaart.secties if s.sleutel != "aanpak"), aanpak)})
    gezet: list[dict[str, Any]] = []

    def zetter(_: str, gegevens: Any) -> bytes:
        gezet.append(gegevens)
        return zet("kaart", gegevens)

    pdf = make_kaartblad(*demo, te_lang, Kaartproza(handboek, publiek=False).boom, publiek=False, zetter=zetter)
    gekozen = next(gegevens for gegevens in gezet if zet("kaart", gegevens) == pdf)
    assert [stuk["kop"] for stuk in gekozen["proza"]] in (["Kernresultaat"], [])
    assert "Niet alles past op dit blad." in gekozen["elders"]
    assert "Aanpak" in gekozen["elders"]
    assert gekozen["wij_doen"] == list(kaart.wij_doen)


def donker(svg: str) -> int:
    """The number of dark modules that an SVG of segno draws: the lengths of its horizontal strokes."""
    return sum(int(lengte) for lengte in re.findall(r"h(\d+)", svg.rsplit("stroke=", maxsplit=1)[-1]))


def test_the_foot_says_which_version_it_is_and_the_code_leads_to_it(demo: Demo) -> None:
    handboek, afgeleid = demo
    adres = Webadressen(team="https://handboek.example/boek")
    handboek = handboek.model_copy(update={"organisatie": handboek.organisatie.model_copy(update={"webadres": adres})})
    kaart = handboek.kaart_per_id["leerlingondersteuning"].model_copy(update={"versie": "3.0 bis"})
    voet = inhoud((handboek, afgeleid), kaart)["voet"]
    verwacht = "https://handboek.example/boek/versies/leerlingondersteuning.html#versie-3-0-bis"
    assert voet["qr"] == {"qr": verwacht}
    assert donker(make_qr(verwacht)) == sum(sum(rij) for rij in segno.make_qr(verwacht, error="m", boost_error=False).matrix)
    assert "versie 3.0 bis" in voet["kop"]
    assert "afgedrukt op 15 november 2026" in voet["regel"]
    assert voet["antwoord"] == "Scan de code of ga naar handboek.example/boek/versies/leerlingondersteuning.html"


@pytest.mark.parametrize(("lang", "past"), [(LANGST, True), (LANGST + 1, False)])
def test_an_address_is_a_code_as_long_as_a_phone_can_read_it(lang: int, past: bool) -> None:
    adres = "https://handboek.example/" + "a" * (lang - 25)
    assert past_in_qr(adres) is past
    assert (int(segno.make_qr(adres, error="m", boost_error=False).version) <= 15) is past


def test_the_fingerprint_is_that_of_the_present_text(demo: Demo) -> None:
    handboek, afgeleid = demo
    for kaart in handboek.kaarten[:3]:
        kort = vingerafdruk(kaarttekst(kaart))[:6]
        assert f"vingerafdruk {kort} " in inhoud((handboek, afgeleid), kaart)["voet"]["regel"]


def test_without_a_web_address_there_is_a_path_in_words_and_an_advice(tmp_path: Path) -> None:
    handboek, afgeleid = laad(tmp_path / "boek")
    kaart = handboek.kaart_per_id["leerlingondersteuning"]
    gegevens = inhoud((handboek, afgeleid), kaart)
    assert gegevens["voet"]["qr"] is None
    assert gegevens["adres"] is None
    assert "versies/leerlingondersteuning.html" in gegevens["voet"]["antwoord"]
    assert keur(blad((handboek, afgeleid), kaart)) == []
    advies = next(finding for finding in check_papier(handboek) if finding.code == "R004")
    assert advies.bestand == "data/organisatie.yml"
    assert "'team'" in advies.hoe


@pytest.mark.parametrize("status", list(Kaartstatus))
def test_a_card_that_is_not_in_force_is_marked(demo: Demo, status: Kaartstatus) -> None:
    kaart = demo[0].kaart_per_id["didactisch-handelen"].model_copy(update={"status": status})
    stil = Afgeleid(**{**vars(demo[1]), "kaartstanden": {}})
    gegevens = inhoud((demo[0], stil), kaart)
    assert gegevens["merk"] == (None if status is Kaartstatus.VASTGESTELD else status.value)
    assert (gegevens["band"] is None) == (status is Kaartstatus.VASTGESTELD)


def test_a_card_that_changed_after_its_adoption_is_marked(demo: Demo) -> None:
    handboek, afgeleid = demo
    kaart = next(kaart for kaart in handboek.kaarten if kaart.status is Kaartstatus.VASTGESTELD)
    anders = Afgeleid(**{**vars(afgeleid), "kaartstanden": {kaart.id: Kaartstand("0123456789abcdef", gewijzigd=True)}})
    gegevens = inhoud((handboek, anders), kaart)
    assert gegevens["merk"] == "gewijzigd"
    assert "vingerafdruk 012345 " in gegevens["voet"]["regel"]


def test_the_sheet_has_what_the_card_has(demo: Demo) -> None:
    handboek, _ = demo
    kaart = handboek.kaart_per_id["groepsplanbespreking"]
    tekst = alles(inhoud(demo, kaart))
    verwacht = [
        kaart.titel,
        kaart.samenvatting,
        *kaart.wij_doen,
        *kaart.gedrag.leerkracht,
        *kaart.gedrag.leerling,
        *(stap.titel for stap in kaart.pdca),
        *(punt for stap in kaart.pdca for punt in stap.punten),
        *(waarde for rij in kaart.meetinstrumenten for waarde in (rij.naam, rij.doel, rij.moment)),
        *(waarde for rij in kaart.activiteiten for waarde in (rij.wat, rij.doel, rij.moment)),
        "Kwaliteitscoördinator en Leerkracht",
        "Planning 2026-2027"[9:],
    ]
    assert [deel for deel in verwacht if deel and deel not in tekst] == []
    dit_jaar = next(jaar for jaar in kaart.planning if str(jaar.schooljaar) == "2026-2027")
    assert all(stap.wat in tekst for stap in dit_jaar.stappen)


def test_the_public_sheet_holds_nothing_internal(demo: Demo, demo_publiek: tuple[PubliekHandboek, Afgeleid]) -> None:
    team = demo[0]
    publiek, afgeleid = demo_publiek
    for kaart in publiek.kaarten:
        tekst = alles(inhoud((publiek, afgeleid), kaart, publiek=True))
        heel = team.kaart_per_id[kaart.id]
        intern = [rij.naam for rij in heel.meetinstrumenten] + [s.wat for jaar in heel.planning for s in jaar.stappen]
        intern += [p for p in (*heel.gedrag.leerkracht, *heel.gedrag.leerling) if "gedrag" not in heel.openbaar]
        assert [deel for deel in intern if deel in tekst] == []
        assert "Proefversie" in tekst
        if team.organisatie.webadres.team:
            assert team.organisatie.webadres.team.split("//")[-1].strip("/") not in tekst


KOP = "---\ntitel: Proef\nstatus: concept\neigenaren: [directeur]\n{rest}---\n\n## Aanpak\n\n{tekst}\n"


def test_on_paper_a_link_leads_to_a_heading_that_the_card_has(demo: Demo) -> None:
    proza = Kaartproza(demo[0], publiek=False)
    kaart = next(kaart for kaart in demo[0].kaarten if "aanpak" in kaart.sectie_per_sleutel)
    heel = proza.adres(f"kaart:{kaart.id}")
    assert heel is not None
    assert proza.adres(f"kaart:{kaart.id}#aanpak") == f"{heel}#aanpak"
    assert proza.adres(f"kaart:{kaart.id}#nergens") == heel
    assert proza.adres("kaart:weg#aanpak") is None


def test_markup_without_a_form_is_a_finding_and_its_words_stay(tmp_path: Path) -> None:
    tekst = "Eerst.\n\n- punt\n\n    !!! note\n        Belangrijk."
    handboek, afgeleid = laad(tmp_path / "boek", {KAART: KOP.format(rest="", tekst=tekst)})
    findings = [finding for finding in check_papier(handboek) if finding.code == "R001"]
    assert [(finding.bestand, finding.niveau) for finding in findings] == [(KAART, "waarschuwing")]
    kaart = handboek.kaart_per_id["leerlingondersteuning"]
    assert "Belangrijk." in alles(inhoud((handboek, afgeleid), kaart)["proza"])
    assert keur(blad((handboek, afgeleid), kaart)) == []


def test_a_character_without_a_shape_is_a_finding(tmp_path: Path) -> None:
    handboek, afgeleid = laad(tmp_path / "boek", {KAART: KOP.format(rest="", tekst="Goed zo 👍, 你好.")})
    (finding,) = [finding for finding in check_papier(handboek) if finding.code == "R002"]
    assert "👍 (U+1F44D), 你 (U+4F60), 好 (U+597D)" in finding.wat
    assert keur(blad((handboek, afgeleid), handboek.kaart_per_id["leerlingondersteuning"])) == []


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c49444154789c63606060000000040001f61738550000000049454e44ae426082"
)


@pytest.mark.parametrize(("editie", "publiek", "mee"), [("team", False, True), ("team", True, False), ("beide", True, True)])
def test_an_attached_image_goes_along_where_its_edition_does(tmp_path: Path, editie: str, publiek: bool, mee: bool) -> None:
    rest = f"bijlagen:\n  - bestand: plaat.png\n    titel: Plaat\n    editie: {editie}\n"
    kaarttekst_ = KOP.format(rest=rest, tekst="![Een stip](plaat.png)")
    handboek, _ = laad(tmp_path / "boek", {KAART: kaarttekst_, "kaarten/ondersteuning/plaat.png": PNG})
    proza = Kaartproza(handboek, publiek, tmp_path / "boek")
    (alinea,) = proza.boom(handboek.kaart_per_id["leerlingondersteuning"], "aanpak")
    (beeld,) = alinea["in"]  # type: ignore[misc]
    assert beeld["alt"] == "Een stip"
    assert ("data" in beeld) is mee


def test_no_file_outside_the_handbook_is_read(tmp_path: Path) -> None:
    (tmp_path / "geheim.png").write_bytes(PNG)
    rest = "bijlagen:\n  - bestand: ../../../geheim.png\n    titel: Plaat\n"
    handboek, _ = laad(tmp_path / "boek", {KAART: KOP.format(rest=rest, tekst="![x](../../../geheim.png)")})
    kaart = handboek.kaart_per_id["leerlingondersteuning"]
    assert "data" not in alles(Kaartproza(handboek, publiek=False, wortel=tmp_path / "boek").boom(kaart, "aanpak"))


def test_a_broken_image_is_a_finding_of_the_build(tmp_path: Path) -> None:
    rest = "bijlagen:\n  - bestand: plaat.png\n    titel: Plaat\n"
    bestanden = {KAART: KOP.format(rest=rest, tekst="![x](plaat.png)"), "kaarten/ondersteuning/plaat.png": PNG[:40]}
    handboek, afgeleid = laad(tmp_path / "boek", bestanden)
    papier = make_reports(handboek, afgeleid, publiek=False, wortel=tmp_path / "boek")
    with pytest.raises(MaakError) as fout:
        papier["kaarten/leerlingondersteuning.pdf"]()
    assert fout.value.finding.code == "R003"
    assert fout.value.finding.bestand == KAART
