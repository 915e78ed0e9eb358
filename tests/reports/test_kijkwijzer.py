"""The observation form: on paper and as a spreadsheet, opened again as a reader would."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet
from papier import VANDAAG, elementen, keur, laad

from kwaliteitshandboek.derive.afgeleid import Afgeleid
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.reports import make_reports
from kwaliteitshandboek.reports.kijkwijzer import SCORES, VELDEN, derive_kijkwijzers, make_kijkwijzer
from kwaliteitshandboek.reports.werkblad import Formulier, make_werkblad

KAART = "kaarten/ondersteuning/leerlingondersteuning.md"
TEKST = """---
titel: "{titel}"
status: concept
eigenaren: [directeur]
gedrag:
  leerkracht: {leerkracht}
  leerling: ["Weet wat het doel is."]
---

## Aanpak

Tekst.
"""


def formulier(rijen: tuple[tuple[str, str, str], ...], titel: str = "Kijkwijzer: Proef & meer") -> Formulier:
    return Formulier(
        titel=titel,
        ondertitel="Proefschool.",
        meldingen=("Schrijf geen namen op.",),
        velden=VELDEN,
        kop=("Kaart", "Wie", "Wat u ziet of hoort", "Score", "Wat zag ik"),
        rijen=rijen,
        scores=SCORES,
        slot=("Dit houden wij vast",),
        kleur="#ffee00",
        dag=VANDAAG,
        maker="Proefschool",
    )


def lees(inhoud: bytes) -> Worksheet:
    blad = load_workbook(io.BytesIO(inhoud)).active
    assert isinstance(blad, Worksheet)
    return blad


def kopregel(blad: Worksheet) -> int:
    return next(cel.row for cel in blad["D"] if cel.value == "Score")


def test_there_is_a_form_for_each_card_with_behaviour_each_domain_and_all(demo: tuple[Handboek, Afgeleid]) -> None:
    handboek, _ = demo
    met = [kaart for kaart in handboek.kaarten if kaart.gedrag.leerkracht or kaart.gedrag.leerling]
    wijzers = {wijzer.naam: wijzer for wijzer in derive_kijkwijzers(handboek)}
    assert set(wijzers) == {kaart.id for kaart in met} | {f"domein-{kaart.domein}" for kaart in met} | {"alle-kaarten"}
    for kaart in met:
        assert [rij.tekst for rij in wijzers[kaart.id].rijen] == [*kaart.gedrag.leerkracht, *kaart.gedrag.leerling]


def test_a_handbook_without_behaviour_has_no_forms(tmp_path: Path) -> None:
    kaal = "---\ntitel: Proef\nstatus: concept\neigenaren: [directeur]\n---\n\n## Aanpak\n\nTekst.\n"
    handboek, _ = laad(tmp_path / "boek", {KAART: kaal})
    handboek = handboek.model_copy(update={"kaarten": (handboek.kaart_per_id["leerlingondersteuning"],)})
    assert derive_kijkwijzers(handboek) == ()


def test_every_form_of_the_demo_is_accessible(demo: tuple[Handboek, Afgeleid]) -> None:
    handboek, afgeleid = demo
    for wijzer in derive_kijkwijzers(handboek):
        pdf = make_kijkwijzer(handboek, afgeleid, wijzer, publiek=False)
        assert keur(pdf) == [], wijzer.naam
        soorten = elementen(pdf)
        assert soorten["Table"] == len(wijzer.delen)
        assert soorten["TH"] == 5 * soorten["Table"]


def test_the_spreadsheet_of_a_card_can_be_filled_in_and_nothing_else(demo: tuple[Handboek, Afgeleid]) -> None:
    handboek, afgeleid = demo
    kaart = handboek.kaart_per_id["didactisch-handelen"]
    blad = lees(make_reports(handboek, afgeleid, publiek=False)["kijkwijzers/didactisch-handelen.xlsx"]())
    kop = kopregel(blad)
    gedrag = [*kaart.gedrag.leerkracht, *kaart.gedrag.leerling]
    laatste = kop + len(gedrag)
    assert [blad.cell(rij, 3).value for rij in range(kop + 1, laatste + 1)] == gedrag
    assert blad.protection.sheet
    assert blad.protection.password is None
    open_ = {cel.coordinate for rij in blad.iter_rows() for cel in rij if isinstance(cel, Cell) and not cel.protection.locked}
    verwacht = {f"{kolom}{rij}" for rij in range(kop + 1, laatste + 1) for kolom in "DE"}
    assert verwacht < open_
    velden = {blad.cell(rij, 1).value: rij for rij in range(1, kop)}
    assert {f"B{velden[veld]}" for veld in VELDEN} < open_
    # Two boxes for what is agreed.
    assert len(open_) == len(verwacht) + len(VELDEN) + 2
    (keuze,) = blad.data_validations.dataValidation
    assert keuze.type == "list"
    assert keuze.formula1 == '"niet gezien,deels gezien,gezien"'
    assert str(keuze.sqref) == f"D{kop + 1}:D{laatste}"
    assert blad.freeze_panes == f"A{kop + 1}"
    assert blad.print_title_rows == f"${kop}:${kop}"
    assert (blad.page_setup.orientation, int(blad.page_setup.paperSize), blad.page_setup.fitToWidth) == ("landscape", 9, 1)
    assert any("geen namen" in str(cel.value) for cel in blad["A"])


def test_the_file_has_a_title_and_no_moment(demo: tuple[Handboek, Afgeleid]) -> None:
    handboek, afgeleid = demo
    inhoud = make_reports(handboek, afgeleid, publiek=False)["kijkwijzers/alle-kaarten.xlsx"]()
    boek = load_workbook(io.BytesIO(inhoud))
    assert boek.properties.title == "Kijkwijzer: Alle kaarten samen"
    assert boek.properties.creator == handboek.organisatie.naam
    assert str(boek.properties.modified)[:10] == str(boek.properties.created)[:10] == "2026-11-15"
    with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
        assert {info.date_time for info in archief.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_bytes_do_not_depend_on_the_moment() -> None:
    een = make_werkblad(formulier((("Kaart", "Leerling", "Doet mee."),)))
    time.sleep(1.1)  # the format keeps whole seconds
    assert make_werkblad(formulier((("Kaart", "Leerling", "Doet mee."),))) == een


@pytest.mark.parametrize(
    "begin", ["=1+1", "+31", "-1", "@SUM(A1)", "\uff1d1+1", "|calc", " =1", '=HYPERLINK("http://x")', "\t=1"]
)
def test_a_text_is_never_a_formula(begin: str) -> None:
    inhoud = make_werkblad(formulier(((begin, "Leerling", begin),), titel=begin))
    blad = lees(inhoud)
    rij = kopregel(blad) + 1
    for cel in (blad.cell(1, 1), blad.cell(rij, 1), blad.cell(rij, 3)):
        assert cel.data_type == "s"
        assert cel.value == begin
        assert cel.quotePrefix
    with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
        assert b"<f>" not in archief.read("xl/worksheets/sheet1.xml")


@settings(max_examples=60, deadline=None)
@given(tekst=st.text(min_size=1, max_size=80))
def test_any_text_makes_a_sheet_that_opens_again(tekst: str) -> None:
    blad = lees(make_werkblad(formulier(((tekst, "Leerling", tekst),), titel=tekst)))
    assert blad.cell(kopregel(blad) + 1, 2).value == "Leerling"


def test_behaviour_of_any_length_stays_a_form(tmp_path: Path) -> None:
    lang = '["' + "Legt uit wat het doel is en waarom. " * 60 + '", "=1+1", "👍"]'
    handboek, afgeleid = laad(tmp_path / "boek", {KAART: TEKST.format(titel="#panic() & meer", leerkracht=lang)})
    papier = make_reports(handboek, afgeleid, publiek=False)
    assert keur(papier["kijkwijzers/leerlingondersteuning.pdf"]()) == []
    assert lees(papier["kijkwijzers/leerlingondersteuning.xlsx"]()).cell(1, 1).value == "Kijkwijzer: #panic() & meer"
