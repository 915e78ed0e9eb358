"""The form of a self-evaluation goes out and comes back: nothing is lost, and what was tampered with is told by cell."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from helpers_handboek import maak_handboek
from kwaliteitshandboek.check import check
from kwaliteitshandboek.cli import main
from kwaliteitshandboek.findings import Niveau
from kwaliteitshandboek.intake import scanvorm
from kwaliteitshandboek.intake.scanvorm import bewijs_naar_cel, bewijs_uit_cel, kolomletter, past_niet
from kwaliteitshandboek.intake.zelfevaluatie import Leesplan, plan_formulier
from kwaliteitshandboek.load import load_handboek
from kwaliteitshandboek.load.bestanden import VREEMD
from kwaliteitshandboek.load.yaml_lezer import lees_yaml
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kaart import Kaart
from kwaliteitshandboek.model.kader import Kader, KaderItem, Schaalwaarde
from kwaliteitshandboek.model.organisatie import Bestuur, Organisatie, School, Schoolsoort
from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.model.vrijetekst import wijst_naar_mens
from kwaliteitshandboek.model.zelfevaluatie import Antwoordtelling, Itemoordeel, Zelfevaluatie
from kwaliteitshandboek.reports.scanformulier import check_past, derive_scanformulier, make_scanblad

VANDAAG = date(2026, 11, 15)
ORGANISATIE = Organisatie(
    naam="Stichting Proefschool",
    scholen=(
        School(sleutel="99AA00", naam="De Windroos", soort=Schoolsoort.BO),
        School(sleutel="99AE00", naam="Het Schelpenpad", soort=Schoolsoort.SBO),
    ),
    besturen=(Bestuur(id="proef", naam="Bestuur Proef", nummer="99001"),),
)


def terug(handboek: Handboek, inhoud: bytes, *, deels: bool = True, vervang: bool = True) -> Leesplan:
    return plan_formulier(inhoud, "formulier.xlsx", handboek, (), vandaag=VANDAAG, deels=deels, vervang=vervang)


def uit(handboek: Handboek, zelfevaluatie: Zelfevaluatie | None = None) -> bytes:
    return make_scanblad(derive_scanformulier(handboek, handboek.kaders[0], VANDAAG, {}, zelfevaluatie))


# ---- Nothing is lost --------------------------------------------------------------------------------------------

_TEKENS = st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp"), blacklist_characters="\ufeff\ufffe\uffff")


def _bruikbaar(tekst: str) -> bool:
    return bool(tekst.strip()) and past_niet(tekst) is None and wijst_naar_mens(tekst) is None


teksten = (
    st.one_of(
        st.text(st.one_of(_TEKENS, st.sampled_from("\n\t =+-@'\"")), min_size=1, max_size=12),
        st.sampled_from(
            (
                "=1+1",
                "+31",
                "-",
                "@SOM(A1)",
                "'citaat'",
                '"citaat"',
                "👩‍👩‍👧 samen",
                "a\n\n  b\nc",
                "#N/A",
                "1",
                "1,5",
                "2026-03-01",
                "WAAR",
            )
        ),
    )
    .filter(_bruikbaar)
    .map(str.strip)
)


@st.composite
def kaders(draw: st.DrawFn) -> Kader:
    """A framework of one to three levels, with a scale or without."""
    nummer = iter(range(1, 1000))

    def items(diepte: int) -> tuple[KaderItem, ...]:
        return tuple(
            KaderItem(
                code=f"{next(nummer)}",
                naam=draw(teksten),
                tekst=draw(st.none() | teksten),
                norm=draw(st.none() | teksten),
                onderdelen=items(diepte - 1) if diepte and draw(st.booleans()) else (),
            )
            for _ in range(draw(st.integers(1, 2)))
        )

    waarden = draw(st.lists(teksten, max_size=4, unique_by=str.casefold))
    schaal = tuple(Schaalwaarde(waarde=waarde, naam=draw(teksten)) for waarde in waarden)
    return Kader(
        id="proef", naam=draw(teksten), versie=draw(teksten), niveaus=("a", "b", "c"), schaal=schaal, onderdelen=items(2)
    )


@st.composite
def zelfevaluaties(draw: st.DrawFn) -> tuple[Kader, Zelfevaluatie]:
    """A framework, and a self-evaluation on it without a single fout."""
    kader = draw(kaders())
    waarden = [stap.waarde for stap in kader.schaal]
    oordelen: list[Itemoordeel] = []
    for item in kader.bladen:
        if draw(st.booleans()):
            continue
        oordeel = draw(st.none() | (st.sampled_from(waarden) if waarden else teksten))
        toelichting = draw(st.none() | teksten)
        bewijs = tuple(draw(st.lists(teksten, max_size=2)))
        assume(wijst_naar_mens(bewijs_naar_cel(bewijs)) is None)
        geteld = [waarde for waarde in waarden if draw(st.booleans())]
        antwoorden = tuple(Antwoordtelling(waarde=waarde, aantal=draw(st.integers(0, 50))) for waarde in geteld)
        if oordeel or toelichting or bewijs or antwoorden:
            oordelen.append(
                Itemoordeel(item=item.code, oordeel=oordeel, toelichting=toelichting, bewijs=bewijs, antwoorden=antwoorden)
            )
    assume(oordelen)
    school, bestuur, naam = draw(
        st.sampled_from([("99AE00", None, "99ae00"), (None, "proef", "bestuur-proef"), (None, None, "organisatie")])
    )
    jaar = Schooljaar(draw(st.integers(1990, VANDAAG.year)))
    # Filled in during that year or in the months after it, and not after today.
    dagen = st.dates(date(jaar.begin, 8, 1), min(date(jaar.begin + 1, 12, 31), VANDAAG))
    meeste = max(sum(antwoord.aantal for antwoord in oordeel.antwoorden) for oordeel in oordelen)
    zelfevaluatie = Zelfevaluatie(
        id=f"proef-{naam}-{jaar}",
        kader="proef",
        schooljaar=jaar,
        school=school,
        bestuur=bestuur,
        datum=draw(st.none() | dagen),
        respondenten=meeste + draw(st.integers(0, 20)),
        toelichting=draw(st.none() | teksten),
        oordelen=tuple(oordelen),
    )
    return kader, zelfevaluatie


@given(zelfevaluaties())
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large])
def test_export_and_import_lose_nothing(paar: tuple[Kader, Zelfevaluatie]) -> None:
    kader, zelfevaluatie = paar
    handboek = Handboek(organisatie=ORGANISATIE, kaders=(kader,))
    assert list(check_past(zelfevaluatie, kader)) == []
    inhoud = uit(handboek, zelfevaluatie)
    plan = terug(handboek, inhoud)
    assert [str(f) for f in plan.findings if f.niveau is Niveau.FOUT] == []
    assert plan.zelfevaluatie == zelfevaluatie
    # And the file that is written says the same to the loader of the handbook.
    gelezen = lees_yaml(plan.bestanden[0].inhoud.decode("utf-8"), "x.yml")
    assert not gelezen.findings
    zonder_plek = {"id": zelfevaluatie.id, **_zonder_plek(gelezen.waarde)}
    assert Zelfevaluatie.model_validate(zonder_plek) == zelfevaluatie


def _zonder_plek(waarde: object) -> object:
    if isinstance(waarde, dict):
        return {naam: _zonder_plek(deel) for naam, deel in waarde.items() if naam != "plek"}
    return [_zonder_plek(deel) for deel in waarde] if isinstance(waarde, list) else waarde


@given(st.lists(teksten, max_size=4))
@example(["a\n    b", "c\n\n\nd"])
def test_evidence_in_one_cell_comes_apart_again(stukken: list[str]) -> None:
    assert bewijs_uit_cel(bewijs_naar_cel(stukken)) == tuple(stukken)


@given(st.integers(1, 20_000))
def test_letters_of_columns(nummer: int) -> None:
    blad = Workbook().active
    assert isinstance(blad, Worksheet)
    assert kolomletter(nummer) == blad.cell(1, min(nummer, 16_384)).column_letter if nummer <= 16_384 else True


@pytest.mark.parametrize("tekst", ["a\x07b", "a\x0bb", "a\u2028b", "lang" * 9000, "code _x000D_ erin", "half \ud83d"])
def test_what_a_cell_cannot_hold_is_refused_before_it_goes_out(tekst: str) -> None:
    kader = KADER
    oordeel = Itemoordeel.model_construct(item="1a", oordeel=None, toelichting=tekst, bewijs=(), antwoorden=())
    zelf = replace_oordelen(VOL, (oordeel,))
    assert [finding.code for finding in check_past(zelf, kader)] == ["I088"]


def replace_oordelen(zelfevaluatie: Zelfevaluatie, oordelen: tuple[Itemoordeel, ...]) -> Zelfevaluatie:
    return Zelfevaluatie.model_construct(**{**dict(zelfevaluatie), "oordelen": oordelen})


# ---- A form that was tampered with ------------------------------------------------------------------------------

KADER = Kader(
    id="proefkader",
    naam="Proefkader",
    versie="2025",
    niveaus=("criterium", "item"),
    schaal=(
        Schaalwaarde(waarde="1", naam="Nog niet"),
        Schaalwaarde(waarde="2", naam="Op weg"),
        Schaalwaarde(waarde="3", naam="Op orde"),
    ),
    onderdelen=(
        KaderItem(
            code="1",
            naam="Zicht",
            onderdelen=(
                KaderItem(code="1a", naam="Volgen", tekst="Wij volgen."),
                KaderItem(code="1b", naam="Bespreken", norm="Twee keer"),
            ),
        ),
        KaderItem(code="2", naam="Samen", onderdelen=(KaderItem(code="2a", naam="Ouders"),)),
    ),
)
# Rows of the form: 7 = 1, 8 = 1a, 9 = 1b, 10 = 2, 11 = 2a; counts in G, H and I.
VOL = Zelfevaluatie(
    id="proefkader-99aa00-2025-2026",
    kader="proefkader",
    schooljaar=Schooljaar(2025),
    school="99AA00",
    datum=date(2026, 3, 18),
    respondenten=12,
    toelichting="Op de studiedag.",
    oordelen=(
        Itemoordeel(
            item="1a",
            oordeel="2",
            toelichting="Het gaat beter.",
            bewijs=("kaart:startbespreking", "Verslag"),
            antwoorden=(Antwoordtelling(waarde="1", aantal=0), Antwoordtelling(waarde="2", aantal=9)),
        ),
        Itemoordeel(item="1b", oordeel="3"),
        Itemoordeel(item="2a", oordeel="1"),
    ),
)
KAART = Kaart(id="startbespreking", titel="Startbespreking", domein="zorg")
HANDBOEK = Handboek(organisatie=ORGANISATIE, kaders=(KADER,), kaarten=(KAART,))


def met(**velden: object) -> Kader:
    """The framework with other fields."""
    return Kader.model_validate({naam: getattr(KADER, naam) for naam in Kader.model_fields} | velden)


def veranderd(verander: Callable[[Workbook], object], zelfevaluatie: Zelfevaluatie = VOL) -> bytes:
    boek = load_workbook(io.BytesIO(uit(HANDBOEK, zelfevaluatie)))
    verander(boek)
    bestand = io.BytesIO()
    boek.save(bestand)
    return bestand.getvalue()


def zet(**cellen: object) -> Callable[[Workbook], None]:
    def verander(boek: Workbook) -> None:
        for plaats, waarde in cellen.items():
            boek[scanvorm.BLAD][plaats] = waarde

    return verander


def codes(plan: Leesplan) -> list[tuple[str, str]]:
    return [(finding.code, finding.wat.split(":")[0]) for finding in plan.findings]


def test_a_form_that_nobody_touched_comes_back() -> None:
    plan = terug(HANDBOEK, veranderd(zet()), deels=False)
    assert plan.findings == ()
    assert plan.zelfevaluatie == VOL


@pytest.mark.parametrize(
    ("verander", "verwacht"),
    [
        (zet(D9="prima"), [("I094", "Cel D9")]),
        (zet(D9=4), [("I094", "Cel D9")]),
        (zet(G8="veel"), [("I094", "Cel G8")]),
        (zet(G8=-1), [("I094", "Cel G8")]),
        (zet(G8=2.5), [("I094", "Cel G8")]),
        (zet(G8=True), [("I094", "Cel G8")]),
        (zet(G8="=2+3"), [("I094", "Cel G8")]),
        (zet(G8=4, H8=9), [("I095", "Cel G8")]),
        (zet(F4=None), [("I094", "Cel F4")]),
        (zet(F4="ongeveer tien"), [("I094", "Cel F4")]),
        (zet(B4="De Vuurtoren"), [("I094", "Cel B4")]),
        (zet(B4=None), [("I094", "Cel B4")]),
        (zet(C4="dit jaar"), [("I094", "Cel C4")]),
        (zet(C4=None), [("I094", "Cel C4")]),
        (zet(D4="voor de zomer"), [("I094", "Cel D4")]),
        (zet(D4=date(9999, 12, 31)), [("I094", "Cel D4")]),
        (zet(D4="31-12-1901"), [("I094", "Cel D4")]),
        (zet(D4=date(2026, 11, 16)), [("I094", "Cel D4")]),  # tomorrow
        (zet(D4=date(2019, 1, 1)), [("I094", "Cel C4")]),  # of these two nobody knows which is wrong: told once
        (zet(D4="31-7-2025"), [("I094", "Cel C4")]),  # the day before the school year
        (zet(C4="2062-2063"), [("I094", "Cel C4")]),
        (zet(C4="2027-2028", D4=None), [("I094", "Cel C4")]),
        (zet(C4="2024-2025", D4="10-11-2026"), [("I094", "Cel C4")]),
        (zet(C4="2024-2025", D4="1-1-2026"), [("I094", "Cel C4")]),
        (zet(D9=None), [("I096", "Cel D9")]),
        (zet(D9=None, D11=None), [("I096", "Cel D9"), ("I096", "Cel D11")]),
        (zet(A9="1c"), [("I093", "Cel A9"), ("I093", "Cel A9")]),  # an item that does not belong here, and one that is gone
        (zet(A9="1a"), [("I093", "Cel A9"), ("I093", "Cel A9")]),
        (zet(B9="Bespreken wij dit?"), [("I093", "Cel B9")]),
        (zet(C9="Een keer"), [("I093", "Cel C9")]),
        (zet(A12="3a", B12="Nieuw"), [("I093", "Cel A12")]),
        (zet(E12="los"), [("I093", "Cel E12")]),
        (zet(D6="Mening"), [("I093", "Cel D6")]),
        (zet(G6="Helemaal niet"), [("I093", "Cel G6")]),
        (zet(F3="n"), [("I093", "Cel F3")]),
        (zet(E8="Wij spraken met mevrouw Jansen."), [("I098", "Cel E8")]),
        (zet(E4="Vragen? Mail naar iemand@voorbeeld.example"), [("I098", "Cel E4")]),
        (zet(F8="verslag van juf Anna"), [("I098", "Cel F8")]),
        (lambda boek: boek[scanvorm.BLAD].delete_rows(9), [("I093", "Cel A9")]),
    ],
)
def test_what_is_wrong_is_told_by_cell(verander: Callable[[Workbook], None], verwacht: list[tuple[str, str]]) -> None:
    plan = terug(HANDBOEK, veranderd(verander), deels=False)
    assert sorted(codes(plan)) == sorted(verwacht)
    assert plan.bestanden == ()
    assert all("Jansen" not in str(f) and "Anna" not in str(f) and "iemand@" not in str(f) for f in plan.findings)


@pytest.mark.parametrize(
    ("jaar", "dag"),
    [("2025-2026", "1-8-2025"), ("2024-2025", "31-12-2025"), ("2026-2027", "15-11-2026"), ("2026-2027", None)],
)
def test_a_year_may_be_looked_back_on_until_the_end_of_the_calendar_year(jaar: str, dag: str | None) -> None:
    plan = terug(HANDBOEK, veranderd(zet(C4=jaar, D4=dag)), deels=False)
    assert plan.findings == ()
    assert plan.zelfevaluatie is not None
    assert str(plan.zelfevaluatie.schooljaar) == jaar


@pytest.mark.parametrize("bereik", ["D8:D9", "D9:E9", "A8:A9", "B8:C9", "G8:I8", "E4:F4", "C4:D4", "B3:B4", "D8:F11", "D11:D40"])
def test_merged_cells_are_told_once_by_their_range(bereik: str) -> None:
    """A spreadsheet keeps only the first of them: what is empty then was not left open."""
    plan = terug(HANDBOEK, veranderd(lambda boek: boek[scanvorm.BLAD].merge_cells(bereik)), deels=False)
    (gemeld,) = plan.findings
    eerste, laatste = bereik.split(":")
    assert (gemeld.code, gemeld.wat) == ("I094", f"Cellen {eerste} tot en met {laatste}: deze cellen zijn samengevoegd.")
    assert plan.bestanden == ()


def test_cells_merged_beside_the_form_are_nobodys_business() -> None:
    plan = terug(HANDBOEK, veranderd(lambda boek: boek[scanvorm.BLAD].merge_cells("L8:M9")), deels=False)
    assert (plan.findings, plan.zelfevaluatie) == ((), VOL)


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [(" 3: op orde ", "3"), ("3:Op orde", "3"), ("OP  ORDE", "3"), ("op weg", "2"), (" 1 ", "1"), ("1: NOG NIET", "1")],
)
def test_a_step_is_read_without_regard_to_capitals_and_spaces(tekst: str, verwacht: str) -> None:
    plan = terug(HANDBOEK, veranderd(zet(D8=tekst)), deels=False)
    assert plan.findings == ()
    assert plan.zelfevaluatie is not None
    assert plan.zelfevaluatie.oordelen[0].oordeel == verwacht


def test_steps_that_differ_in_capitals_alone_are_told_apart() -> None:
    kader = replace_schaal((("v", "Vaak"), ("V", "Voortdurend"), ("n", "Nooit")))
    handboek = Handboek(organisatie=ORGANISATIE, kaders=(kader,))
    boek = load_workbook(io.BytesIO(uit(handboek)))
    cellen = {"B4": "99AA00", "C4": "2025-2026", "F4": 9, "D8": "V", "D9": "v", "D11": "N"}
    for plaats, waarde in cellen.items():
        boek[scanvorm.BLAD][plaats] = waarde
    bestand = io.BytesIO()
    boek.save(bestand)
    plan = terug(handboek, bestand.getvalue(), deels=False)
    assert plan.findings == ()
    assert plan.zelfevaluatie is not None
    assert [oordeel.oordeel for oordeel in plan.zelfevaluatie.oordelen] == ["V", "v", "n"]


def test_a_name_that_two_have_is_asked_again() -> None:
    """The organisation and its board bear one name; only the words of the list tell them apart."""
    organisatie = Organisatie(
        naam="Stichting Duinwaarde",
        scholen=ORGANISATIE.scholen,
        besturen=(Bestuur(id="duinwaarde", naam="Stichting Duinwaarde", nummer="99001"),),
    )
    handboek = Handboek(organisatie=organisatie, kaders=(KADER,), kaarten=(KAART,))
    plan = terug(handboek, veranderd(zet(B4="stichting Duinwaarde")), deels=False)
    assert codes(plan) == [("I094", "Cel B4")]
    labels = {van: label for label, van in scanvorm.wielabels(organisatie).items()}
    for van in ((None, None), (None, "duinwaarde")):
        assert labels[van] in plan.findings[0].hoe
        gekozen = terug(handboek, veranderd(zet(B4=labels[van])), deels=False).zelfevaluatie
        assert gekozen is not None
        assert (gekozen.school, gekozen.bestuur) == van


@pytest.mark.parametrize(
    ("tekst", "van"),
    [("Stichting Proefschool", (None, None)), ("bestuur proef", (None, "proef")), ("het schelpenpad", ("99AE00", None))],
)
def test_a_name_that_one_has_is_enough(tekst: str, van: tuple[str | None, str | None]) -> None:
    zelf = terug(HANDBOEK, veranderd(zet(B4=tekst)), deels=False).zelfevaluatie
    assert zelf is not None
    assert (zelf.school, zelf.bestuur) == van


def _herpakt(inhoud: bytes, deel: str, verander: Callable[[bytes], bytes], *, naam: str | None = None) -> bytes:
    """A form with one part changed, and all that refers to it by another name, if asked."""
    bestand = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as uitgepakt, zipfile.ZipFile(bestand, "w", zipfile.ZIP_DEFLATED) as nieuw:
        for info in uitgepakt.infolist():
            stuk = uitgepakt.read(info)
            if info.filename == deel:
                anders = verander(stuk)
                assert anders != stuk
                nieuw.writestr(naam or deel, anders)
            else:
                nieuw.writestr(info.filename, stuk.replace(deel.encode(), (naam or deel).encode()))
    return bestand.getvalue()


BLADDEEL = "xl/worksheets/sheet2.xml"


@pytest.mark.parametrize(
    "deel",
    [
        '<mergeCells count="1"><mergeCell ref="K100:XFD1048576"/></mergeCells>',
        '<mergeCells count="1"><mergeCell ref="$K$100:$XFD$1048576"/></mergeCells>',
        '<mergeCells count="1"><mergeCell ref="K100:&#88;FD1048576"/></mergeCells>',
        f'<mergeCells>{"".join(f"""<mergeCell ref="K{rij}:KZ{rij + 19}"/>""" for rij in range(100, 2100, 20))}</mergeCells>',
        '<hyperlinks><hyperlink ref="A1:XFD30000" location="x"/></hyperlinks>',
    ],
    ids=["samengevoegd", "met dollartekens", "met een tekencode", "veel kleine", "gekoppeld"],
)
@pytest.mark.parametrize("naam", [BLADDEEL, "xl/worksheets/blad.xml"])
def test_a_range_over_the_whole_sheet_is_refused_before_it_is_read(deel: str, naam: str) -> None:
    """openpyxl makes a cell for every place in a range: reading this would take hours."""
    verander = lambda stuk: stuk.replace(b"</sheetData>", b"</sheetData>" + deel.encode())  # noqa: E731
    plan = terug(HANDBOEK, _herpakt(uit(HANDBOEK, VOL), BLADDEEL, verander, naam=naam), deels=False)
    assert "beslaat veel meer dan het formulier" in plan.findings[0].wat
    assert [finding.code for finding in plan.findings] == ["I091"]
    assert plan.bestanden == ()


def test_a_remark_about_the_whole_sheet_is_refused_before_it_is_read() -> None:
    ruimte = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    deel = f'<comments xmlns="{ruimte}"><commentList><comment ref="A1:XFD1048576" authorId="0"/></commentList></comments>'
    bestand = io.BytesIO(uit(HANDBOEK, VOL))
    with zipfile.ZipFile(bestand, "a") as pakket:
        pakket.writestr("xl/comments/comment1.xml", deel)
    assert "beslaat veel meer dan het formulier" in terug(HANDBOEK, bestand.getvalue()).findings[0].wat


def test_a_form_of_many_cells_is_refused_before_it_is_read() -> None:
    """A few kilobytes; each cell becomes an object, and the file is no larger than a form may be."""
    rij = b"<row>" + b"<c/>" * 300_000 + b"</row></sheetData>"
    inhoud = _herpakt(uit(HANDBOEK, VOL), BLADDEEL, lambda stuk: stuk.replace(b"</sheetData>", rij))
    plan = terug(HANDBOEK, inhoud)
    assert [finding.code for finding in plan.findings] == ["I091"]
    assert "het is veel te groot" in plan.findings[0].wat


def test_a_form_that_unpacks_to_much_more_is_refused() -> None:
    inhoud = _herpakt(uit(HANDBOEK, VOL), BLADDEEL, lambda stuk: stuk + b" " * 20_000_000)
    assert len(inhoud) < 100_000
    plan = terug(HANDBOEK, inhoud)
    assert [finding.code for finding in plan.findings] == ["I091"]
    assert "het is veel te groot" in plan.findings[0].wat


def test_one_cell_far_away_costs_no_more_than_that_cell() -> None:
    """The rectangle up to that cell is seventeen thousand million places; it is told as one that is outside the form."""

    def ver(boek: Workbook) -> None:
        boek[scanvorm.BLAD]["XFD1048576"] = "x"

    plan = plan_formulier(veranderd(ver), "f.xlsx", HANDBOEK, (), vandaag=VANDAAG, deels=True, vervang=True)
    assert [(finding.code, finding.regel) for finding in plan.findings if finding.regel > 100] == [("I087", 1_048_576)]


def test_memory_that_runs_out_all_the_same_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def vol(*_: object, **__: object) -> None:
        raise MemoryError

    inhoud = uit(HANDBOEK, VOL)
    monkeypatch.setattr("kwaliteitshandboek.intake.zelfevaluatie.openpyxl.load_workbook", vol)
    assert "het is veel te groot" in terug(HANDBOEK, inhoud).findings[0].wat


def test_all_cells_of_a_row_are_read_whatever_became_of_its_code() -> None:
    """Row 9 has another code, a judgement off the scale and a count that is no number: three mendings, one pass."""
    plan = terug(HANDBOEK, veranderd(zet(A9="1c", D9="prima", G9="veel")), deels=False)
    assert sorted(codes(plan)) == [("I093", "Cel A9"), ("I093", "Cel A9"), ("I094", "Cel D9"), ("I094", "Cel G9")]


@pytest.mark.parametrize("plek", ["K15", "L2", "A3", "G4", "A5", "D7", "J9", "XFD1048576", "B700"])
def test_what_stands_outside_the_form_is_told_by_cell(plek: str) -> None:
    """A heading (row 7) has no cells to fill in, nor has column J: the scale has three steps, in G, H and I."""
    plan = terug(HANDBOEK, veranderd(zet(**{plek: "Wat wij nog kwijt wilden."})), deels=False)
    assert codes(plan) == ([("I087", f"Cel {plek}")])
    assert plan.findings[0].niveau is Niveau.WAARSCHUWING
    assert "kwijt wilden" not in str(plan.findings[0])
    assert plan.zelfevaluatie == VOL


def test_evidence_that_leads_nowhere_is_told_by_cell() -> None:
    zin = "kaart:startbesprekng\nkader:proefkader/1b\nkader:proefkader/9z\nhttps://voorbeeld.example/kaart:x\nverslag"
    plan = terug(HANDBOEK, veranderd(zet(F11=zin)), deels=False)
    assert codes(plan) == [("I086", "Cel F11"), ("I086", "Cel F11")]
    assert "'kaart:startbesprekng'" in plan.findings[0].wat
    assert "Bedoelt u 'startbespreking'?" in plan.findings[0].hoe
    assert "'kader:proefkader/9z'" in plan.findings[1].wat
    assert plan.zelfevaluatie is not None, "a warning does not stop the form"


def _weg(titel: str) -> Callable[[Workbook], None]:
    def verander(boek: Workbook) -> None:
        del boek[titel]

    return verander


@pytest.mark.parametrize("titel", [scanvorm.BLAD, scanvorm.KEUZEBLAD, scanvorm.KENMERKBLAD, scanvorm.UITLEGBLAD])
def test_a_sheet_that_is_gone(titel: str) -> None:
    assert [code for code, _ in codes(terug(HANDBOEK, veranderd(_weg(titel))))] == ["I091"]


@pytest.mark.parametrize("inhoud", [b"", b"geen rekenblad", b"PK\x03\x04kapot"])
def test_what_is_no_spreadsheet(inhoud: bytes) -> None:
    assert [code for code, _ in codes(terug(HANDBOEK, inhoud))] == ["I091"]


@pytest.mark.parametrize(
    ("velden", "verwacht"),
    [
        ({"versie": "2026"}, "I092"),
        ({"schaal": KADER.schaal[:2]}, "I092"),
        ({"onderdelen": KADER.onderdelen[:1]}, "I092"),
        ({"id": "ander-kader"}, "I090"),
    ],
)
def test_a_form_of_another_framework(velden: dict[str, object], verwacht: str) -> None:
    ander = met(**velden)
    plan = terug(Handboek(organisatie=ORGANISATIE, kaders=(ander,)), uit(HANDBOEK, VOL))
    assert [code for code, _ in codes(plan)] == [verwacht]


def test_what_people_type_by_hand_is_understood() -> None:
    cellen = {
        "B4": "99AE00",
        "C4": "2025/2026",
        "D4": "18 maart 2026",
        "F4": "12",
        "D8": 2,
        "D9": "op orde",
        "D11": "1: Nog niet",
        "H8": "9",
    }
    plan = terug(HANDBOEK, veranderd(zet(**cellen)), deels=False)
    assert plan.findings == ()
    assert plan.zelfevaluatie is not None
    assert plan.zelfevaluatie.school == "99AE00"
    assert plan.zelfevaluatie.datum == date(2026, 3, 18)
    assert [oordeel.oordeel for oordeel in plan.zelfevaluatie.oordelen] == ["2", "3", "1"]


def test_an_empty_form_is_refused() -> None:
    plan = terug(HANDBOEK, uit(HANDBOEK))
    assert {code for code, _ in codes(plan)} == {"I094"}
    assert {cel for _, cel in codes(plan)} == {"Cel B4", "Cel C4", "Cel F4", "Cel D7"}


def test_too_few_respondents_is_said_and_written() -> None:
    plan = terug(HANDBOEK, veranderd(zet(F4=3, H8=3)))
    assert [code for code, _ in codes(plan)] == ["C365"]
    assert len(plan.bestanden) == 1


# ---- The form itself --------------------------------------------------------------------------------------------


def test_the_same_bytes_on_every_run() -> None:
    assert uit(HANDBOEK, VOL) == uit(HANDBOEK, VOL)


def test_only_what_is_to_be_filled_in_is_open() -> None:
    boek = load_workbook(io.BytesIO(uit(HANDBOEK)))
    assert boek.sheetnames == list(scanvorm.BLADEN)
    assert boek[scanvorm.KENMERKBLAD].sheet_state == "veryHidden"
    open_cellen = {cel.coordinate for rij in boek[scanvorm.BLAD].iter_rows() for cel in rij if not cel.protection.locked}
    hoofd = {"B4", "C4", "D4", "E4", "F4"}
    assert open_cellen == hoofd | {f"{kolom}{rij}" for kolom in "DEFGHI" for rij in (8, 9, 11)}
    for blad in boek.worksheets:
        assert blad.protection.sheet
        assert all(cel.protection.locked for rij in blad.iter_rows() for cel in rij if blad.title != scanvorm.BLAD)
    blad = boek[scanvorm.BLAD]
    assert (blad.freeze_panes, blad.print_title_rows) == ("C7", "$6:$6")
    regels = {str(regel.sqref): regel for regel in blad.data_validations.dataValidation}
    assert regels["D8 D9 D11"].formula1 == "Keuzes!$A$2:$A$4"
    assert [cel.value for cel in boek[scanvorm.KEUZEBLAD]["A"][1:4]] == ["1: Nog niet", "2: Op weg", "3: Op orde"]
    assert not any(cel.data_type == "f" for blad in boek.worksheets for rij in blad.iter_rows() for cel in rij)


# ---- The commands -----------------------------------------------------------------------------------------------


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    return maak_handboek(tmp_path / "handboek")


def roep(map_: Path, *woorden: str) -> Result:
    return CliRunner().invoke(main, ["zelfevaluatie", *woorden, "--map", str(map_)])


def vul(pad: Path, **cellen: object) -> None:
    boek = load_workbook(pad)
    for plaats, waarde in cellen.items():
        boek[scanvorm.BLAD][plaats] = waarde
    boek.save(pad)


# The framework of the small handbook: rows 8, 9 and 11 are 1a, 1b and 2a; counts in G and H.
INGEVULD = {
    "F4": 8,
    "D8": "1: nog niet",
    "D9": "2: ja",
    "F9": "Verslag",
    "D11": "1: nog niet",
    "E11": "Wij beginnen pas.",
    "G11": 7,
    "H11": 1,
}


def test_out_and_in_again(map_: Path, tmp_path: Path) -> None:
    formulier = tmp_path / "form.xlsx"
    uitkomst = roep(map_, "formulier", "proefkader", "--school", "99AA00", "--schooljaar", "2025-2026", "--uit", str(formulier))
    assert uitkomst.exit_code == 0, uitkomst.output
    vul(formulier, **INGEVULD)
    uitkomst = roep(map_, "lees", str(formulier))
    assert uitkomst.exit_code == 0, uitkomst.output
    bestand = map_ / "data" / "zelfevaluaties" / "proefkader-99aa00-2025-2026.yml"
    assert yaml.safe_load(bestand.read_text("utf-8")) == {
        "kader": "proefkader",
        "schooljaar": "2025-2026",
        "school": "99AA00",
        "respondenten": 8,
        "oordelen": [
            {"item": "1a", "oordeel": "1"},
            {"item": "1b", "oordeel": "2", "bewijs": ["Verslag"]},
            {
                "item": "2a",
                "oordeel": "1",
                "toelichting": "Wij beginnen pas.",
                "antwoorden": [{"waarde": "1", "aantal": 7}, {"waarde": "2", "aantal": 1}],
            },
        ],
    }
    assert load_handboek(map_).findings == ()
    # The same form again changes nothing; another one only with '--vervang'.
    assert "niets te veranderen" in roep(map_, "lees", str(formulier)).output
    eerst = bestand.read_bytes()
    vul(formulier, D8="2: ja", F8="Toetsen")
    uitkomst = roep(map_, "lees", str(formulier))
    assert (uitkomst.exit_code, "I099" in uitkomst.output, bestand.read_bytes()) == (1, True, eerst)
    assert roep(map_, "lees", str(formulier), "--vervang").exit_code == 0
    assert bestand.read_bytes() != eerst
    # A form of that school and year comes filled in.
    gevuld = tmp_path / "gevuld.xlsx"
    roep(map_, "formulier", "proefkader", "--school", "99AA00", "--schooljaar", "2025-2026", "--uit", str(gevuld))
    assert load_workbook(gevuld)[scanvorm.BLAD]["E11"].value == "Wij beginnen pas."


@pytest.mark.parametrize(("deelnemers", "genoeg"), [(4, False), (5, True)])
def test_a_form_with_judgements_of_few_is_asked_for_by_name(map_: Path, tmp_path: Path, deelnemers: int, genoeg: bool) -> None:
    """The threshold is 5: what may be shown nowhere does not go out in a form unasked either."""
    bestand = map_ / "data" / "zelfevaluaties" / "windroos.yml"
    bestand.parent.mkdir()
    oordelen = "oordelen:\n  - {item: 1a, oordeel: '1', toelichting: WALNOOT}\n"
    kop = "kader: proefkader\nschooljaar: 2025-2026\nschool: 99AA00\n"
    bestand.write_text(f"{kop}respondenten: {deelnemers}\n{oordelen}", "utf-8")
    formulier = tmp_path / "form.xlsx"
    woorden = ("formulier", "proefkader", "--schooljaar", "2025-2026", "--uit", str(formulier))
    uitkomst = roep(map_, *woorden, "--school", "99AA00")
    if genoeg:
        assert (uitkomst.exit_code, "Let op" in uitkomst.output) == (0, False)
        return
    assert (uitkomst.exit_code, "I085" in uitkomst.output, formulier.exists()) == (1, True, False), uitkomst.output
    assert "minder dan 5 deelnemers" in uitkomst.output
    assert "WALNOOT" not in uitkomst.output
    # An empty form needs no word, and one of another school neither.
    assert roep(map_, *woorden).exit_code == 0
    formulier.unlink()
    uitkomst = roep(map_, *woorden, "--school", "99AE00", "--weinig-deelnemers")
    assert (uitkomst.exit_code, "Let op" in uitkomst.output) == (0, False)
    formulier.unlink()
    uitkomst = roep(map_, *woorden, "--school", "99AA00", "--weinig-deelnemers")
    assert uitkomst.exit_code == 0, uitkomst.output
    assert "Let op: dit formulier bevat oordelen van minder dan 5 deelnemers. Verspreid het niet" in uitkomst.output
    assert load_workbook(formulier)[scanvorm.BLAD]["E8"].value == "WALNOOT"


NAMEN = ("Besproken met mevrouw De Vries.", "Volgens Kees gaat het goed.", "Bel 06-12345678.", "Het OPP van 111222333.")


@pytest.mark.parametrize("tekst", NAMEN)
@pytest.mark.parametrize("veld", ["toelichting", "bewijs"])
def test_what_a_form_may_not_say_a_file_may_not_say_either(map_: Path, tekst: str, veld: str) -> None:
    """The same words, written by hand: found at their line, and not repeated."""
    bestand = map_ / "data" / "zelfevaluaties" / "windroos.yml"
    bestand.parent.mkdir()
    kop = "kader: proefkader\nschooljaar: 2025-2026\nschool: 99AA00\nrespondenten: 8\noordelen:\n"
    bestand.write_text(f"{kop}  - item: 1a\n    oordeel: '1'\n    {veld}: \"{tekst}\"\n", "utf-8")
    geladen = load_handboek(map_)
    (gevonden,) = [f for f in (*geladen.findings, *check(geladen)) if f.code in {"C403", "C404"}]
    assert (gevonden.bestand, gevonden.regel) == ("data/zelfevaluaties/windroos.yml", 8)
    assert not [woord for woord in ("Vries", "Kees", "12345678", "111222333") if woord in str(gevonden)]


def test_large_numbers_are_grouped(map_: Path, tmp_path: Path) -> None:
    formulier = tmp_path / "form.xlsx"
    roep(map_, "formulier", "proefkader", "--school", "99AA00", "--schooljaar", "2025-2026", "--uit", str(formulier))
    vul(formulier, **INGEVULD | {"F4": 1500, "G11": 1200, "H11": 800})
    uitkomst = roep(map_, "lees", str(formulier))
    verwacht = "tellen de antwoorden op tot 2\u202f000, terwijl er 1\u202f500\u00a0deelnemers waren."
    assert (uitkomst.exit_code, verwacht in uitkomst.output) == (1, True), uitkomst.output


def test_a_wrong_form_changes_nothing(map_: Path, tmp_path: Path) -> None:
    formulier = tmp_path / "form.xlsx"
    roep(map_, "formulier", "proefkader", "--organisatie", "--uit", str(formulier))
    vul(formulier, **{**INGEVULD, "D9": None})
    voor = {pad: pad.read_bytes() for pad in map_.rglob("*") if pad.is_file()}
    uitkomst = roep(map_, "lees", str(formulier))
    assert uitkomst.exit_code == 1
    assert "I096" in uitkomst.output
    assert {pad: pad.read_bytes() for pad in map_.rglob("*") if pad.is_file()} == voor
    uitkomst = roep(map_, "lees", str(formulier), "--deels")
    assert uitkomst.exit_code == 0, uitkomst.output
    assert "I097" in uitkomst.output
    assert (map_ / "data" / "zelfevaluaties" / "proefkader-organisatie-2026-2027.yml").exists()


def test_a_file_that_cannot_be_read_is_not_written_over(map_: Path, tmp_path: Path) -> None:
    bestand = map_ / "data" / "zelfevaluaties" / "proefkader-bestuur-proef-2026-2027.yml"
    bestand.parent.mkdir()
    bestand.write_text("kader: [stuk\n", "utf-8")
    formulier = tmp_path / "form.xlsx"
    roep(map_, "formulier", "proefkader", "--bestuur", "proef", "--uit", str(formulier))
    vul(formulier, **INGEVULD)
    assert "I099" in roep(map_, "lees", str(formulier)).output
    assert bestand.read_text("utf-8") == "kader: [stuk\n"


@pytest.mark.parametrize(
    ("woorden", "verwacht", "status"),
    [
        (("proefkade", "--uit", "x.xlsx"), "I090", 1),
        (("proefkader", "--school", "99ZZ00", "--uit", "x.xlsx"), "I089", 1),
        (("proefkader", "--bestuur", "ander", "--uit", "x.xlsx"), "I089", 1),
        (("proefkader", "--bestuur", "proef", "--organisatie", "--uit", "x.xlsx"), "Kies één", 2),
        (("proefkader", "--uit", "x.ods"), ".xlsx", 2),
    ],
)
def test_a_wrong_call(map_: Path, tmp_path: Path, woorden: tuple[str, ...], verwacht: str, status: int) -> None:
    *voor, naam = woorden
    uitkomst = roep(map_, "formulier", *voor, str(tmp_path / naam))
    assert (uitkomst.exit_code, verwacht in uitkomst.output) == (status, True), uitkomst.output
    assert not (tmp_path / naam).exists()


def test_an_earlier_form_is_not_written_over(map_: Path, tmp_path: Path) -> None:
    (tmp_path / "form.xlsx").write_bytes(b"ingevuld")
    assert roep(map_, "formulier", "proefkader", "--uit", str(tmp_path / "form.xlsx")).exit_code == 2
    assert (tmp_path / "form.xlsx").read_bytes() == b"ingevuld"


@pytest.mark.parametrize(
    ("tekst", "wijst"),
    [
        ("De leerkracht van groep 5 begon ermee.", False),
        ("De Windroos werkt samen met Het Schelpenpad.", False),
        ("In groep A. Daarna ook in groep B.", False),
        ("Wij gebruiken Leerling in Beeld en het OPP.", False),
        ("Dit bespraken wij met mevrouw De Vries.", True),
        ("Sinds J. Jansen weg is, gaat het minder.", True),
        ("Volgens Kees gaat het goed.", True),
        ("Bel 06-12345678.", True),
        ("Het nummer is 111222333.", True),
    ],
)
def test_names_in_sentences(tekst: str, wijst: bool) -> None:
    assert (wijst_naar_mens(tekst, ("De Windroos", "Het Schelpenpad")) is not None) == wijst


def test_labels_of_a_scale_are_told_apart() -> None:
    gelijk = replace_schaal((("a", "b: c"), ("a: b", "c"), ("goed", "Goed")))
    assert scanvorm.staplabels(gelijk) == {"a": "a", "a: b": "a: b", "goed": "goed"}
    assert scanvorm.staplabels(KADER) == {"1: Nog niet": "1", "2: Op weg": "2", "3: Op orde": "3"}


def replace_schaal(stappen: tuple[tuple[str, str], ...]) -> Kader:
    schaal = tuple(Schaalwaarde(waarde=waarde, naam=naam) for waarde, naam in stappen)
    return met(schaal=schaal)


def test_what_the_loader_refuses_a_form_refuses() -> None:
    """What comes in by a form can always be read from the handbook."""
    assert [teken for teken in map(chr, range(0x10000)) if VREEMD.match(teken) and past_niet(f"a{teken}b") is None] == []
