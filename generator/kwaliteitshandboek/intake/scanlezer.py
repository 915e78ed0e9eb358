"""Intake, stage 1: what was filled in on a form of a self-evaluation, with a finding for every cell that is wrong."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.worksheet import Worksheet

from kwaliteitshandboek.findings import Code, Finding, Plek
from kwaliteitshandboek.findings import zelfevaluaties as codes
from kwaliteitshandboek.findings.suggestie import bedoelt, kort, opties
from kwaliteitshandboek.intake import scanvorm as vorm
from kwaliteitshandboek.intake.excel import celtekst
from kwaliteitshandboek.intake.tabelwaarden import lees_schooljaar
from kwaliteitshandboek.intake.waarden import datum_in_tekst, lees_datum
from kwaliteitshandboek.model.basis import EERSTE_JAAR, LAATSTE_JAAR
from kwaliteitshandboek.model.kader import Kader
from kwaliteitshandboek.model.organisatie import Organisatie
from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.model.vrijetekst import bekende_namen, wijst_naar_mens
from kwaliteitshandboek.model.zelfevaluatie import Antwoordtelling, Itemoordeel, Zelfevaluatie, uiterste_dag, wie
from kwaliteitshandboek.taal import aantal, datum, getal

_EXTRA: Final = 500
"""Rows below the table that are looked at for what does not belong there."""

_GENOEMD: Final = 20
"""How many cells outside the form are named."""

_VERWIJZING: Final = re.compile(r"([a-z]+):(\S+)")


Bekend = Mapping[str, Collection[str]]
"""Kind of object, as a reference writes it ('kaart') -> the keys that there are."""


@dataclass(slots=True)
class _Lezer:
    """One form while it is read; `kader` and `organisatie` say what may stand there, `bekend` what evidence may refer to."""

    blad: Worksheet
    bestand: str
    kader: Kader
    organisatie: Organisatie
    bekend: Bekend
    vandaag: date
    samengevoegd: set[tuple[int, str]] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)

    def meld(self, code: Code, rij: int, kolom: str, **velden: object) -> None:
        """A finding about a cell; of merged cells it was said already that they are."""
        if (rij, kolom) not in self.samengevoegd:
            self.findings.append(code.op(Plek(self.bestand, rij), cel=f"Cel {kolom}{rij}", **velden))

    def ongeldig(self, rij: int, kolom: str, wat: str, hoe: str) -> None:
        """A cell that cannot be used, and how to mend it."""
        self.meld(codes.CEL_ONGELDIG, rij, kolom, wat=wat, hoe=hoe)

    def gemeld(self, rij: int, kolom: str) -> bool:
        """Whether something was already said of a cell."""
        return (rij, kolom) in self.samengevoegd or any(
            finding.regel == rij and finding.wat.startswith(f"Cel {kolom}{rij}:") for finding in self.findings
        )

    def waarde(self, rij: int, kolom: str) -> Any:
        """What a cell holds; None where it is empty, or holds a formula or a fault (which is said)."""
        cel = self.blad[f"{kolom}{rij}"]
        if cel.value is None:
            return None
        if cel.data_type in ("f", "e"):
            self.ongeldig(rij, kolom, "daar staat een formule of een foutmelding van het rekenblad", "Typ de waarde zelf.")
            return None
        return cel.value

    def tekst(self, rij: int, kolom: str) -> str:
        """The text of a cell, without white space around it; '' where it is empty, or where the text cannot be used."""
        waarde = self.waarde(rij, kolom)
        if not isinstance(waarde, str):
            return celtekst(waarde).strip()
        # A line end of Windows, as a spreadsheet keeps it.
        tekst = waarde.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n").strip()
        if reden := vorm.past_niet(tekst):
            self.ongeldig(rij, kolom, f"met deze tekst is iets mis: {reden}", "Typ de tekst opnieuw.")
            return ""
        return tekst

    def vrije_tekst(self, rij: int, kolom: str) -> str:
        """The same for words of authors, in which no person is named."""
        tekst = self.tekst(rij, kolom)
        if wat := wijst_naar_mens(tekst, bekende_namen(self.organisatie)):
            self.meld(codes.NAAM_IN_TEKST, rij, kolom, wat=wat)
        return tekst

    def heel_getal(self, rij: int, kolom: str, ontbreekt: str | None = None) -> int | None:
        """A whole number of 0 or more; None where the cell holds something else (which is said) or nothing.

        `ontbreekt` is what is said where it holds nothing.
        """
        waarde = self.blad[f"{kolom}{rij}"].value
        if waarde is None:
            if ontbreekt:
                self.ongeldig(rij, kolom, ontbreekt, "Typ een heel getal.")
            return None
        tekst = celtekst(self.waarde(rij, kolom)).strip()
        if not tekst:
            return None
        if isinstance(waarde, bool) or not (tekst.isascii() and tekst.isdigit()) or len(tekst) > 9:
            self.ongeldig(
                rij, kolom, f"'{kort(tekst)}' is geen heel getal van 0 of meer", "Typ een heel getal, of laat de cel leeg."
            )
            return None
        return int(tekst)


def lees_formulier(
    blad: Worksheet, bestand: str, kader: Kader, organisatie: Organisatie, bekend: Bekend, *, vandaag: date, deels: bool
) -> tuple[Zelfevaluatie | None, tuple[Finding, ...]]:
    """The self-evaluation on the sheet (None where it cannot be one) and what was found; `deels`: items may be left open."""
    lezer = _Lezer(blad, bestand, kader, organisatie, bekend, vandaag)
    _samengevoegd(lezer)
    zelfevaluatie = _lees(lezer, deels=deels) if _koppen_kloppen(lezer) else None
    return zelfevaluatie, tuple(lezer.findings)


def _lees(lezer: _Lezer, *, deels: bool) -> Zelfevaluatie | None:
    rij = vorm.HOOFDRIJ
    van, dag = _wie(lezer), _datum(lezer)
    jaar = _schooljaar(lezer, dag)
    toelichting = lezer.vrije_tekst(rij, vorm.HOOFD["toelichting"])
    respondenten = lezer.heel_getal(rij, vorm.HOOFD["respondenten"], "het aantal deelnemers ontbreekt")
    rijen = _rijen(lezer)
    oordelen = [(nummer, oordeel) for code, nummer in rijen.items() if (oordeel := _oordeel(lezer, code, nummer)) is not None]
    if not oordelen:
        lezer.ongeldig(vorm.TABELKOP + 1, "D", "er is nog niets ingevuld", "Kies bij elk item een oordeel.")
    else:
        gegeven = {oordeel.item for _, oordeel in oordelen if oordeel.oordeel is not None}
        for code, nummer in rijen.items():
            if code not in gegeven and not lezer.gemeld(nummer, "D"):
                lezer.meld(codes.ITEM_OPEN_GELATEN if deels else codes.ITEM_OPEN, nummer, "D", item=code)
    if respondenten is not None:
        for nummer, oordeel in oordelen:
            _tel_na(lezer, nummer, oordeel, respondenten)
    if van is None or jaar is None or respondenten is None or not oordelen:
        return None
    school, bestuur = van
    return Zelfevaluatie(
        id=f"{lezer.kader.id}-{wie(school, bestuur)}-{jaar}",
        kader=lezer.kader.id,
        schooljaar=jaar,
        school=school,
        bestuur=bestuur,
        datum=dag,
        respondenten=respondenten,
        toelichting=toelichting or None,
        oordelen=tuple(oordeel for _, oordeel in oordelen),
    )


def _samengevoegd(lezer: _Lezer) -> None:
    """Cells of the form that were made into one: only the first of them keeps what it held, so nobody can tell what was meant."""
    laatste_rij = vorm.TABELKOP + len(vorm.vormrijen(lezer.kader))
    laatste_kolom = len(vorm.KOLOMMEN) + len(lezer.kader.schaal)
    hoofd = [column_index_from_string(letter) for letter in vorm.HOOFD.values()]
    delen = ((vorm.HOOFDKOP, vorm.HOOFDRIJ, min(hoofd), max(hoofd)), (vorm.TABELKOP, laatste_rij, 1, laatste_kolom))
    for bereik in sorted(lezer.blad.merged_cells.ranges, key=lambda bereik: (bereik.min_row, bereik.min_col)):
        vakken = {
            (rij, vorm.kolomletter(kolom))
            for boven, onder, links, rechts in delen
            for rij in range(max(boven, bereik.min_row), min(onder, bereik.max_row) + 1)
            for kolom in range(max(links, bereik.min_col), min(rechts, bereik.max_col) + 1)
        }
        if vakken:
            code, plek = codes.CEL_ONGELDIG, Plek(lezer.bestand, bereik.min_row)
            hoe = "Maak het samenvoegen ongedaan, en vul elke cel apart in."
            cel = f"Cellen {bereik.coord.replace(':', ' tot en met ')}"
            lezer.findings.append(code.op(plek, cel=cel, wat="deze cellen zijn samengevoegd", hoe=hoe))
            lezer.samengevoegd |= vakken


def _koppen_kloppen(lezer: _Lezer) -> bool:
    """Whether the names of fields and columns stand where they were put."""
    verwacht = {(vorm.HOOFDKOP, letter): vorm.HOOFDNAMEN[veld] for veld, letter in vorm.HOOFD.items()}
    koppen = (*vorm.KOLOMMEN, *vorm.staplabels(lezer.kader))
    verwacht |= {(vorm.TABELKOP, vorm.kolomletter(plaats)): kop for plaats, kop in enumerate(koppen, start=1)}
    goed = True
    for (rij, kolom), kop in verwacht.items():
        if not _zelfde(lezer.blad[f"{kolom}{rij}"].value, kop):
            lezer.meld(codes.FORMULIER_VERANDERD, rij, kolom, wat=f"hier hoort '{kort(kop)}' te staan")
            goed = False
    return goed


def _zelfde(waarde: object, tekst: str) -> bool:
    """Whether a locked cell still says what it said; white space does not count."""
    return (waarde if isinstance(waarde, str) else celtekst(waarde)).split() == tekst.split()


def _rijen(lezer: _Lezer) -> Mapping[str, int]:
    """Item -> its row; rows that were added, changed or taken away are found by their codes."""
    verwacht = {rij.code: rij for rij in vorm.vormrijen(lezer.kader)}
    gevonden: dict[str, int] = {}
    vreemd: set[int] = set()
    breedte = len(vorm.KOLOMMEN) + len(lezer.kader.schaal)
    laatste = min(lezer.blad.max_row, vorm.TABELKOP + len(verwacht) + _EXTRA)
    for nummer in range(vorm.TABELKOP + 1, laatste + 1):
        code = celtekst(lezer.blad.cell(nummer, 1).value).strip()
        if not code:
            gevuld = [plaats for plaats in range(2, breedte + 1) if lezer.blad.cell(nummer, plaats).value is not None]
            samen = (nummer, "A") in lezer.samengevoegd
            if gevuld or samen:
                wat = "op deze rij staat geen item van het kader"
                lezer.meld(codes.FORMULIER_VERANDERD, nummer, "A" if samen else vorm.kolomletter(gevuld[0]), wat=wat)
                vreemd.add(nummer)
        elif code not in verwacht:
            wat = f"het item '{kort(code)}' hoort niet op dit formulier"
            lezer.meld(codes.FORMULIER_VERANDERD, nummer, "A", wat=wat)
            vreemd.add(nummer)
        elif code in gevonden:
            lezer.meld(codes.FORMULIER_VERANDERD, nummer, "A", wat=f"item {code} staat hier een tweede keer")
            vreemd.add(nummer)
        else:
            gevonden[code] = nummer
    for plaats, code in enumerate(verwacht, start=vorm.TABELKOP + 1):
        if code not in gevonden:
            lezer.meld(codes.FORMULIER_VERANDERD, plaats, "A", wat=f"item {code} ontbreekt")
            # A row of which only the code was changed is read all the same, so that every finding comes at once.
            if plaats in vreemd:
                gevonden[code] = plaats
    for code, nummer in gevonden.items():
        if not _zelfde(lezer.blad.cell(nummer, 2).value or "", verwacht[code].tekst):
            lezer.meld(codes.FORMULIER_VERANDERD, nummer, "B", wat=f"de tekst van item {code} is veranderd")
        if not _zelfde(lezer.blad.cell(nummer, 3).value or "", verwacht[code].norm):
            lezer.meld(codes.FORMULIER_VERANDERD, nummer, "C", wat=f"de norm van item {code} is veranderd")
    koppen = {nummer for code, nummer in gevonden.items() if not verwacht[code].invullen}
    _buiten(lezer, koppen, laatste)
    return {code: gevonden[code] for code, rij in verwacht.items() if rij.invullen and code in gevonden}


def _buiten(lezer: _Lezer, koppen: Collection[int], laatste: int) -> None:
    """What was typed beside, above or below the form, or on a row that is a heading; below the table only beyond `laatste`."""
    buiten = [plek for plek in _gevuld(lezer.blad) if not _hoort_erbij(lezer.kader, koppen, laatste, *plek)]
    for rij, plaats in buiten[:_GENOEMD]:
        lezer.meld(codes.BUITEN_FORMULIER, rij, vorm.kolomletter(plaats))


def _gevuld(blad: Worksheet) -> Iterator[tuple[int, int]]:
    # The rectangle from the first to the last cell may be a thousand times what is filled in.
    for plek in sorted(blad._cells):
        if celtekst(blad.cell(*plek).value).strip():
            yield plek


def _hoort_erbij(kader: Kader, koppen: Collection[int], laatste: int, rij: int, plaats: int) -> bool:
    """Whether a cell is part of the form, or something was already said of its row."""
    breedte = len(vorm.KOLOMMEN) + len(kader.schaal)
    if rij in (vorm.HOOFDKOP, vorm.HOOFDRIJ):
        return vorm.kolomletter(plaats) in vorm.HOOFD.values()
    if rij < vorm.TABELKOP - 1:
        return plaats == 1
    if rij == vorm.TABELKOP - 1:
        return plaats == len(vorm.KOLOMMEN) + 1
    if rij in koppen:
        return plaats <= _VAST
    return rij <= laatste and plaats <= breedte


_VAST: Final = 3
"""The columns that say what a row is about."""


def _wie(lezer: _Lezer) -> tuple[str | None, str | None] | None:
    """School and board, by the words of the list, or by key or name."""
    rij, kolom = vorm.HOOFDRIJ, vorm.HOOFD["wie"]
    organisatie = lezer.organisatie
    labels = vorm.wielabels(organisatie)
    bekend = {tekst.casefold(): van for tekst, van in labels.items()}
    met_naam: list[tuple[tuple[str | None, str | None], str]] = [
        *(((school.sleutel, None), school.naam) for school in organisatie.scholen),
        *(((None, bestuur.id), bestuur.naam) for bestuur in organisatie.besturen),
        ((None, None), organisatie.naam),
    ]
    bekend |= {
        sleutel.casefold(): van for van, _ in met_naam if (sleutel := van[0] or van[1]) and sleutel.casefold() not in bekend
    }
    tekst = lezer.tekst(rij, kolom)
    if tekst.casefold() in bekend:
        return bekend[tekst.casefold()]
    genoemd = [van for van, naam in met_naam if naam.casefold() == tekst.casefold()]
    if len(genoemd) == 1:
        return genoemd[0]
    if genoemd:
        # A name that two have says nothing of which of them is meant.
        mogelijk = opties(label for label, van in labels.items() if van in genoemd)
        wat = f"de naam '{kort(tekst)}' hoort bij meer dan één in de lijst"
        lezer.ongeldig(rij, kolom, wat, f"Kies uit de lijst: {mogelijk}.")
    elif not tekst:
        if not lezer.gemeld(rij, kolom):
            lezer.ongeldig(rij, kolom, "er staat niet van wie deze zelfevaluatie is", "Kies uit de lijst.")
    else:
        wat = f"'{kort(tekst)}' is geen school of bestuur van deze organisatie"
        lezer.ongeldig(rij, kolom, wat, f"{bedoelt(tekst, labels)}Kies uit de lijst.")
    return None


def _schooljaar(lezer: _Lezer, dag: date | None) -> Schooljaar | None:
    """The school year; a slip of the pen in it would be written without a word, so it has to fit today and the day given."""
    rij, kolom = vorm.HOOFDRIJ, vorm.HOOFD["schooljaar"]
    tekst = lezer.tekst(rij, kolom)
    jaar = lees_schooljaar(tekst) if tekst else None
    if jaar is None and not lezer.gemeld(rij, kolom):
        wat = f"'{kort(tekst)}' is geen schooljaar" if tekst else "het schooljaar ontbreekt"
        lezer.ongeldig(rij, kolom, wat, "Schrijf het als 2025-2026.")
    if jaar is not None and jaar.eerste_dag > lezer.vandaag:
        lezer.ongeldig(rij, kolom, f"schooljaar {jaar} is nog niet begonnen", "Schrijf het schooljaar waarover het gaat.")
    elif jaar is not None and dag is not None and not jaar.eerste_dag <= dag <= uiterste_dag(jaar):
        wat = f"schooljaar {jaar} past niet bij de datum in cel {vorm.HOOFD['datum']}{rij} ({datum(dag)})"
        lezer.ongeldig(rij, kolom, wat, "Verbeter het schooljaar of de datum. Weet u de datum niet, laat die dan weg.")
    return jaar


def _datum(lezer: _Lezer) -> date | None:
    rij, kolom = vorm.HOOFDRIJ, vorm.HOOFD["datum"]
    waarde = lezer.waarde(rij, kolom)
    if isinstance(waarde, datetime):
        return _mogelijk(lezer, waarde.date())
    tekst = celtekst(waarde).strip()
    if not tekst:
        return None
    in_woorden = datum_in_tekst(tekst)
    dag = lees_datum(tekst) or (in_woorden[0] if in_woorden else None)
    if dag is None:
        lezer.ongeldig(rij, kolom, f"'{kort(tekst)}' is geen datum", "Schrijf de datum als 1-3-2026, of laat de cel leeg.")
        return None
    return _mogelijk(lezer, dag)


def _mogelijk(lezer: _Lezer, dag: date) -> date | None:
    """The day, where it can be one of a self-evaluation: a form may not write what `check` would refuse."""
    if not EERSTE_JAAR <= dag.year <= LAATSTE_JAAR:
        wat = f"het jaar {dag.year} kan niet kloppen"
    elif dag > lezer.vandaag:
        wat = f"{datum(dag)} moet nog komen"
    else:
        return dag
    lezer.ongeldig(vorm.HOOFDRIJ, vorm.HOOFD["datum"], wat, "Schrijf de datum als 1-3-2026, of laat de cel leeg.")
    return None


def _oordeel(lezer: _Lezer, code: str, rij: int) -> Itemoordeel | None:
    """What was filled in for an item; None where nothing was."""
    gekozen = _stap(lezer, rij) if lezer.kader.schaal else lezer.vrije_tekst(rij, "D") or None
    toelichting = lezer.vrije_tekst(rij, "E") or None
    bewijs = vorm.bewijs_uit_cel(lezer.vrije_tekst(rij, "F"))
    _keur_bewijs(lezer, rij, bewijs)
    antwoorden = tuple(
        Antwoordtelling(waarde=waarde, aantal=hoeveel)
        for plaats, waarde in enumerate(vorm.staplabels(lezer.kader).values(), start=len(vorm.KOLOMMEN) + 1)
        if (hoeveel := lezer.heel_getal(rij, vorm.kolomletter(plaats))) is not None
    )
    if gekozen is None and toelichting is None and not bewijs and not antwoorden:
        return None
    return Itemoordeel(item=code, oordeel=gekozen, toelichting=toelichting, bewijs=bewijs, antwoorden=antwoorden)


def _keur_bewijs(lezer: _Lezer, rij: int, bewijs: tuple[str, ...]) -> None:
    """Evidence in the form of a reference that leads nowhere; other words are words."""
    for stuk in bewijs:
        gevonden = _VERWIJZING.fullmatch(stuk)
        if gevonden is not None and gevonden[2] not in (bekend := lezer.bekend.get(gevonden[1], (gevonden[2],))):
            suggestie = bedoelt(gevonden[2], bekend)
            lezer.meld(codes.BEWIJS_ONBEKEND, rij, "F", naam=kort(stuk), suggestie=suggestie)


def _stap(lezer: _Lezer, rij: int) -> str | None:
    """The value of the step that was chosen, by the words of the list, or by its value or name alone.

    Capitals and white space count only where two steps differ in nothing else.
    """
    tekst = lezer.tekst(rij, "D")
    if not tekst:
        return None
    labels = vorm.staplabels(lezer.kader)
    schaal = lezer.kader.schaal
    for namen in (
        tuple(labels.items()),
        [(stap.waarde, stap.waarde) for stap in schaal],
        [(stap.naam, stap.waarde) for stap in schaal],
    ):
        for vergelijk in (str, _ruim):
            gevonden = [waarde for naam, waarde in namen if vergelijk(naam) == vergelijk(tekst)]
            if len(gevonden) == 1:
                return gevonden[0]
    lezer.ongeldig(rij, "D", f"'{kort(tekst)}' staat niet op de schaal", f"Kies uit de lijst: {opties(labels)}.")
    return None


def _ruim(tekst: str) -> str:
    """A text without what people do not see as a difference: capitals and white space."""
    return "".join(tekst.casefold().split())


def _tel_na(lezer: _Lezer, rij: int, oordeel: Itemoordeel, respondenten: int) -> None:
    samen = sum(antwoord.aantal for antwoord in oordeel.antwoorden)
    if samen > respondenten:
        kolom = vorm.kolomletter(len(vorm.KOLOMMEN) + 1)
        velden = {
            "item": oordeel.item,
            "antwoorden": getal(samen),
            "deelnemers": aantal(respondenten, "deelnemer was", "deelnemers waren"),
        }
        lezer.meld(codes.ANTWOORDEN_BOVEN_DEELNEMERS, rij, kolom, **velden)
