"""Reports, stage 6: the form of a self-evaluation (openpyxl): a framework to fill in, as `intake.scanvorm` agreed it."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache, partial
from pathlib import Path
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.worksheet import Worksheet

from kwaliteitshandboek.derive.afgeleid import Afgeleid
from kwaliteitshandboek.derive.zelfbeelden import met_formulier
from kwaliteitshandboek.findings import Finding
from kwaliteitshandboek.findings.zelfevaluaties import PAST_NIET_IN_FORMULIER
from kwaliteitshandboek.intake import scanvorm as vorm
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kader import Kader
from kwaliteitshandboek.model.kleur import leesbare_kleur
from kwaliteitshandboek.model.zelfevaluatie import Itemoordeel, Zelfevaluatie
from kwaliteitshandboek.reports.huis import FICTIEF
from kwaliteitshandboek.reports.werkblad import RAND, leesbaar, open_cel, schrijf, vaste_bytes, werkbladbron
from kwaliteitshandboek.settings.adressen import scanformulier

_BREEDTES: Final = {"A": 8, "B": 52, "C": 20, "D": 26, "E": 46, "F": 38}
_BREEDTE_TELLING: Final = 13
_EERSTE_TELLING: Final = len(vorm.KOLOMMEN) + 1
_GRIJS: Final = "FF4D5A5E"


@dataclass(frozen=True, slots=True)
class Antwoorden:
    """What is already filled in for one item: the label of the judgement, texts of cells, and counts by value."""

    oordeel: str = ""
    toelichting: str = ""
    bewijs: str = ""
    tellingen: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Scanformulier:
    """What stands on the form. `stappen`: label -> value, from low to high; none of a framework without a scale."""

    titel: str
    organisatie: str
    kleur: str
    dag: date
    fictief: bool
    rijen: tuple[vorm.Vormrij, ...]
    stappen: tuple[tuple[str, str], ...]
    wie: tuple[str, ...]
    kenmerken: tuple[tuple[str, str], ...]
    drempel: int
    hoofd: Mapping[str, str | int | date] = field(default_factory=dict)
    items: Mapping[str, Antwoorden] = field(default_factory=dict)


def make_scanformulieren(
    handboek: Handboek, afgeleid: Afgeleid, haal: Callable[[str, Callable[[], bytes]], bytes]
) -> dict[str, Callable[[], bytes]]:
    """Path in the site -> what makes it: an empty form of each framework that is in use."""
    return {
        scanformulier(kader.id): partial(_gehaald, derive_scanformulier(handboek, kader, afgeleid.vandaag), haal)
        for kader in met_formulier(handboek, afgeleid.vandaag)
    }


def _gehaald(formulier: Scanformulier, haal: Callable[[str, Callable[[], bytes]], bytes]) -> bytes:
    return haal(f"{_bron()}\n{formulier!r}", partial(make_scanblad, formulier))


@cache
def _bron() -> str:
    eigen = "".join(Path(pad).read_text(encoding="utf-8") for pad in (__file__, vorm.__file__))
    return hashlib.sha256(f"{werkbladbron()}\n{eigen}".encode()).hexdigest()


def derive_scanformulier(
    handboek: Handboek,
    kader: Kader,
    vandaag: date,
    hoofd: Mapping[str, str | int | date] | None = None,
    zelfevaluatie: Zelfevaluatie | None = None,
) -> Scanformulier:
    """An empty form with `hoofd` filled in (by the fields of `scanvorm.HOOFD`), or the form as it was filled in before.

    Texts that a cell cannot hold are left out here: ask `check_past` first.
    """
    organisatie = handboek.organisatie
    gevuld = dict(hoofd or {})
    items: dict[str, Antwoorden] = {}
    stappen = vorm.staplabels(kader)
    if zelfevaluatie is not None:
        gevuld = {
            "wie": vorm.wielabel(organisatie, zelfevaluatie.school, zelfevaluatie.bestuur),
            "schooljaar": str(zelfevaluatie.schooljaar),
            "respondenten": zelfevaluatie.respondenten,
        }
        gevuld |= {"datum": zelfevaluatie.datum} if zelfevaluatie.datum else {}
        gevuld |= {"toelichting": zelfevaluatie.toelichting} if zelfevaluatie.toelichting else {}
        labels = {waarde: label for label, waarde in stappen.items()}
        nu = kader.opvolgers(oordeel.item for oordeel in zelfevaluatie.oordelen)
        items = {nu[oordeel.item]: _antwoorden(oordeel, labels) for oordeel in zelfevaluatie.oordelen}
    return Scanformulier(
        titel=f"Zelfevaluatie: {kader.naam}",
        organisatie=organisatie.naam,
        kleur=organisatie.huisstijl.kleur,
        dag=vandaag,
        fictief=organisatie.fictief,
        rijen=vorm.vormrijen(kader),
        stappen=tuple(stappen.items()),
        wie=tuple(vorm.wielabels(organisatie)),
        kenmerken=tuple(vorm.kenmerken(kader).items()),
        drempel=organisatie.drempels.respondenten,
        hoofd=gevuld,
        items=items,
    )


def _antwoorden(oordeel: Itemoordeel, labels: Mapping[str, str]) -> Antwoorden:
    return Antwoorden(
        oordeel="" if oordeel.oordeel is None else labels.get(oordeel.oordeel, oordeel.oordeel),
        toelichting=oordeel.toelichting or "",
        bewijs=vorm.bewijs_naar_cel(oordeel.bewijs),
        tellingen=tuple((antwoord.waarde, antwoord.aantal) for antwoord in oordeel.antwoorden),
    )


def check_past(zelfevaluatie: Zelfevaluatie, kader: Kader) -> Iterator[Finding]:
    """What would not come back from a form: texts that a cell cannot hold, and items that the framework has no longer."""
    bladen = {item.code for item in kader.bladen}
    teksten = [("'toelichting'", zelfevaluatie.plek.veld("toelichting"), zelfevaluatie.toelichting or "")]
    nu = kader.opvolgers(oordeel.item for oordeel in zelfevaluatie.oordelen)
    for oordeel in zelfevaluatie.oordelen:
        plek = oordeel.plek if oordeel.plek.bestand else zelfevaluatie.plek
        if nu[oordeel.item] not in bladen:
            velden = {"veld": f"item {oordeel.item}", "reden": "het kader kent dit item niet of niet meer"}
            yield PAST_NIET_IN_FORMULIER.op(plek.veld("item"), **velden)
        for veld, tekst in (
            ("oordeel", oordeel.oordeel or ""),
            ("toelichting", oordeel.toelichting or ""),
            ("bewijs", vorm.bewijs_naar_cel(oordeel.bewijs)),
        ):
            teksten.append((f"'{veld}' van item {oordeel.item}", plek.veld(veld), tekst))
    for veld, plek, tekst in teksten:
        if reden := vorm.past_niet(tekst):
            yield PAST_NIET_IN_FORMULIER.op(plek, veld=veld, reden=reden)


def make_scanblad(formulier: Scanformulier) -> bytes:
    """The form as .xlsx: locked but where one fills in, the same bytes on every run; texts are texts there, never formulas."""
    boek = Workbook()
    uitleg = boek.active
    assert isinstance(uitleg, Worksheet)  # noqa: S101 a new workbook has one
    uitleg.title = vorm.UITLEGBLAD
    _uitleg(uitleg, formulier)
    blad = boek.create_sheet(vorm.BLAD)
    _hoofd(blad, formulier)
    _tabel(blad, formulier)
    keuzes = boek.create_sheet(vorm.KEUZEBLAD)
    _keuzes(keuzes, formulier)
    kenmerk = boek.create_sheet(vorm.KENMERKBLAD)
    for rij, paar in enumerate(formulier.kenmerken, start=1):
        for kolom, tekst in enumerate(paar, start=1):
            schrijf(kenmerk, rij, kolom, tekst)
    kenmerk.sheet_state = "veryHidden"
    for deel in boek.worksheets:
        deel.protection.sheet = True
        deel.protection.formatRows = False
        deel.protection.formatColumns = False
        _druk(deel, formulier)
    boek.security.lockStructure = True
    boek.properties.title = leesbaar(formulier.titel)
    boek.properties.creator = leesbaar(formulier.organisatie)
    boek.properties.language = "nl-NL"
    boek.properties.created = datetime(formulier.dag.year, formulier.dag.month, formulier.dag.day)  # noqa: DTZ001 as the format has it
    uit = io.BytesIO()
    boek.save(uit)
    return vaste_bytes(uit.getvalue(), formulier.dag)


_KIES: Final = "Kies bij 'Oordeel' de stap waar u samen op uitkomt."
_SCHRIJF: Final = "Schrijf bij 'Oordeel' in een paar woorden waar u samen op uitkomt."
_TEL: Final = (
    "Gaf iedereen eerst zelf een antwoord? Tel dan per item hoeveel mensen welke stap kozen, en zet die aantallen achter in de"
    " rij. Weet u dat niet, laat die cellen dan leeg."
)


def _uitleg(blad: Worksheet, formulier: Scanformulier) -> None:
    """What to do, for who opens the form for the first time."""
    blad.column_dimensions["A"].width = 4
    blad.column_dimensions["B"].width = 96
    schrijf(blad, 1, 1, formulier.titel).font = Font(bold=True, size=16)
    schrijf(blad, 2, 1, formulier.organisatie).font = Font(color=_GRIJS)
    stappen = [
        f"Ga naar het blad '{vorm.BLAD}'. Vul bovenaan in van wie de zelfevaluatie is, het schooljaar en het aantal deelnemers.",
        f"Bespreek elk item met elkaar. {_KIES if formulier.stappen else _SCHRIJF}",
        "Schrijf bij 'Toelichting' waarom, in een of twee zinnen.",
        "Noem bij 'Bewijs' waaraan u het ziet, elk bewijs op een eigen regel (Alt+Enter). Een kaart of cijfer uit het handboek"
        " noemt u als kaart:naam of indicator:naam; dan wordt het een link.",
    ]
    if formulier.stappen:
        stappen.append(_TEL)
    stappen += [
        "Schrijf geen namen van mensen op, ook niet van uzelf. Noem de rol: 'de leerkracht van groep 5', 'een ouder'.",
        f"Doen er minder dan {formulier.drempel} mensen mee, dan tonen wij de uitkomst nergens. Dat beschermt wie meedeed.",
        "Verander niets aan de rest van het formulier. Alleen de lichte cellen kunt u invullen.",
        "Geef het formulier daarna aan wie het handboek bijhoudt. Die leest het in met 'handboek zelfevaluatie lees'.",
    ]
    for nummer, tekst in enumerate(stappen, start=1):
        _regel(blad, 3 + nummer, str(nummer), tekst)
    rij = 5 + len(stappen)
    if formulier.stappen:
        schrijf(blad, rij, 1, "De schaal, van laag naar hoog").font = Font(bold=True)
        for plaats, (label, _) in enumerate(formulier.stappen, start=1):
            _regel(blad, rij + plaats, "", label)
        rij += len(formulier.stappen) + 2
    if formulier.fictief:
        schrijf(blad, rij, 1, FICTIEF).font = Font(bold=True)


def _regel(blad: Worksheet, rij: int, kop: str, tekst: str) -> None:
    if kop:
        schrijf(blad, rij, 1, kop).alignment = Alignment(vertical="top")
    schrijf(blad, rij, 2, tekst).alignment = Alignment(wrap_text=True, vertical="top")
    blad.row_dimensions[rij].height = 16 * (1 + len(tekst) // 95)


def _hoofd(blad: Worksheet, formulier: Scanformulier) -> None:
    """Title, and the fields that say whose it is, side by side so that they take few of the rows that stay in sight."""
    for letter, breedte in _BREEDTES.items():
        blad.column_dimensions[letter].width = breedte
    for plaats in range(len(formulier.stappen)):
        blad.column_dimensions[vorm.kolomletter(_EERSTE_TELLING + plaats)].width = _BREEDTE_TELLING
    schrijf(blad, 1, 1, formulier.titel).font = Font(bold=True, size=16)
    hint = f"Vul alleen de lichte cellen in. Uitleg staat op het blad '{vorm.UITLEGBLAD}'."
    schrijf(blad, 2, 1, f"{hint} {FICTIEF}" if formulier.fictief else hint).font = Font(color=_GRIJS)
    for veld, letter in vorm.HOOFD.items():
        kolom = ord(letter) - 64
        schrijf(blad, vorm.HOOFDKOP, kolom, vorm.HOOFDNAMEN[veld]).font = Font(bold=True)
        waarde = formulier.hoofd.get(veld)
        _invul(blad, vorm.HOOFDRIJ, kolom, waarde if isinstance(waarde, str) else "")
        cel = blad.cell(vorm.HOOFDRIJ, kolom)
        if veld == "datum":
            cel.number_format = "d-m-yyyy"
        elif veld == "respondenten":
            cel.number_format = "0"
        if waarde is not None and not isinstance(waarde, str):
            cel.value = waarde
    blad.row_dimensions[vorm.HOOFDRIJ].height = 34
    keuze = _lijst(
        f"{vorm.KEUZEBLAD}!$B$2:$B${1 + len(formulier.wie)}", "Van wie", "Kies de school, het bestuur of de organisatie zelf."
    )
    keuze.add(f"{vorm.HOOFD['wie']}{vorm.HOOFDRIJ}")
    blad.add_data_validation(keuze)
    heel = _heel_getal("Aantal deelnemers", "Hoeveel mensen deden mee? Een heel getal.")
    heel.add(f"{vorm.HOOFD['respondenten']}{vorm.HOOFDRIJ}")
    blad.add_data_validation(heel)


def _tabel(blad: Worksheet, formulier: Scanformulier) -> None:
    """A row for each part and item of the framework."""
    for kolom, naam in enumerate((*vorm.KOLOMMEN, *(label for label, _ in formulier.stappen)), start=1):
        cel = schrijf(blad, vorm.TABELKOP, kolom, naam)
        cel.font = Font(bold=True, color="FFFFFFFF")
        cel.fill = PatternFill("solid", fgColor=f"FF{leesbare_kleur(formulier.kleur)[1:]}")
        cel.alignment = Alignment(vertical="center", wrap_text=True)
    if formulier.stappen:
        schrijf(blad, vorm.TABELKOP - 1, _EERSTE_TELLING, "Hoeveel mensen kozen").font = Font(bold=True)
    invulrijen: list[int] = []
    for nummer, rij in enumerate(formulier.rijen, start=vorm.TABELKOP + 1):
        if rij.invullen:
            invulrijen.append(nummer)
        _rij(blad, nummer, rij, formulier)
    blad.freeze_panes = f"C{vorm.TABELKOP + 1}"
    blad.print_title_rows = f"{vorm.TABELKOP}:{vorm.TABELKOP}"
    if not formulier.stappen:
        return
    oordeel = _lijst(f"{vorm.KEUZEBLAD}!$A$2:$A${1 + len(formulier.stappen)}", "Oordeel", "Kies de stap waar u samen op uitkomt.")
    tellen = _heel_getal("Aantal", "Hoeveel mensen kozen deze stap? Een heel getal. Niet geteld: laat leeg.")
    laatste = vorm.kolomletter(_EERSTE_TELLING + len(formulier.stappen) - 1)
    for nummer in invulrijen:
        oordeel.add(f"D{nummer}")
        tellen.add(f"{vorm.kolomletter(_EERSTE_TELLING)}{nummer}:{laatste}{nummer}")
    blad.add_data_validation(oordeel)
    blad.add_data_validation(tellen)


def _rij(blad: Worksheet, nummer: int, rij: vorm.Vormrij, formulier: Scanformulier) -> None:
    for kolom, tekst in enumerate((rij.code, rij.tekst, rij.norm), start=1):
        cel = schrijf(blad, nummer, kolom, tekst)
        cel.alignment = Alignment(wrap_text=True, vertical="top")
        if not rij.invullen:
            cel.font = Font(bold=True, size=12 if rij.diepte == 0 else 11)
            cel.fill = PatternFill("solid", fgColor="FFEEF2F2")
        cel.border = RAND
    if not rij.invullen:
        blad.row_dimensions[nummer].height = 22
        return
    gegeven = formulier.items.get(rij.code, Antwoorden())
    for kolom, tekst in enumerate((gegeven.oordeel, gegeven.toelichting, gegeven.bewijs), start=4):
        _invul(blad, nummer, kolom, tekst)
    aantallen = dict(gegeven.tellingen)
    for plaats, (_, waarde) in enumerate(formulier.stappen):
        open_cel(blad, nummer, _EERSTE_TELLING + plaats)
        telling = blad.cell(nummer, _EERSTE_TELLING + plaats)
        telling.number_format = "0"
        telling.alignment = Alignment(horizontal="center", vertical="top")
        if waarde in aantallen:
            telling.value = aantallen[waarde]
    regels = (
        sum(1 + len(regel) // 50 for regel in rij.tekst.split("\n")),
        sum(1 + len(regel) // 44 for regel in gegeven.toelichting.split("\n")),
        sum(1 + len(regel) // 36 for regel in gegeven.bewijs.split("\n")),
        1 + len(rij.norm) // 18,
    )
    # A row can be no higher than this.
    blad.row_dimensions[nummer].height = min(400, 15.5 * max(2, *regels))


def _invul(blad: Worksheet, rij: int, kolom: int, tekst: str) -> None:
    """A cell to fill in; its format is text, so that a spreadsheet makes no date or formula of what is typed."""
    open_cel(blad, rij, kolom)
    cel = blad.cell(rij, kolom)
    cel.number_format = "@"
    if tekst:
        schrijf(blad, rij, kolom, tekst)


def _keuzes(blad: Worksheet, formulier: Scanformulier) -> None:
    """What the lists on the form offer."""
    blad.column_dimensions["A"].width = 40
    blad.column_dimensions["B"].width = 60
    for kolom, (kop, teksten) in enumerate(
        (("Oordeel", [label for label, _ in formulier.stappen]), ("Van wie", formulier.wie)), start=1
    ):
        schrijf(blad, 1, kolom, kop).font = Font(bold=True)
        for rij, tekst in enumerate(teksten, start=2):
            schrijf(blad, rij, kolom, tekst)


def _lijst(bron: str, titel: str, uitleg: str) -> DataValidation:
    keuze = DataValidation(type="list", formula1=bron, allow_blank=True, showErrorMessage=True, showInputMessage=True)
    keuze.promptTitle, keuze.prompt = titel, uitleg
    keuze.errorTitle, keuze.error = titel, "Kies uit de lijst."
    return keuze


def _heel_getal(titel: str, uitleg: str) -> DataValidation:
    heel = DataValidation(type="whole", operator="greaterThanOrEqual", formula1="0", allow_blank=True)
    heel.showErrorMessage, heel.showInputMessage = True, True
    heel.promptTitle, heel.prompt = titel, uitleg
    heel.errorTitle, heel.error = titel, "Typ een heel getal: 0 of meer."
    return heel


def _druk(blad: Worksheet, formulier: Scanformulier) -> None:
    blad.page_setup.orientation = "portrait" if blad.title == vorm.UITLEGBLAD else "landscape"
    blad.page_setup.paperSize = 9  # A4
    blad.page_setup.fitToWidth = 1
    blad.page_setup.fitToHeight = 0
    blad.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]  # a new sheet has them
    # An ampersand begins a code in a footer.
    blad.HeaderFooter.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart(text=leesbaar(formulier.titel)[:100].replace("&", "&&")),
        right=_HeaderFooterPart(text="Blad &P van &N"),
    )
