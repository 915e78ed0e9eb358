"""Intake, stage 1: the head of a form of a self-evaluation: whose it is, about which school year, and on which day."""

from __future__ import annotations

from datetime import date, datetime

from kwaliteitshandboek.findings.suggestie import bedoelt, kort, opties
from kwaliteitshandboek.intake import scanvorm as vorm
from kwaliteitshandboek.intake.excel import celtekst
from kwaliteitshandboek.intake.scancellen import Cellezer
from kwaliteitshandboek.intake.tabelwaarden import lees_schooljaar
from kwaliteitshandboek.intake.waarden import datum_in_tekst, lees_datum
from kwaliteitshandboek.model.basis import EERSTE_JAAR, LAATSTE_JAAR
from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.model.zelfevaluatie import uiterste_dag
from kwaliteitshandboek.taal import datum


def lees_wie(lezer: Cellezer) -> tuple[str | None, str | None] | None:
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


def lees_jaar(lezer: Cellezer, dag: date | None) -> Schooljaar | None:
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


def lees_dag(lezer: Cellezer) -> date | None:
    """The day; None where none is given, or one that cannot be."""
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


def _mogelijk(lezer: Cellezer, dag: date) -> date | None:
    """The day, where it can be one of a self-evaluation: a form may not write what `check` would refuse."""
    if not EERSTE_JAAR <= dag.year <= LAATSTE_JAAR:
        wat = f"het jaar {dag.year} kan niet kloppen"
    elif dag > lezer.vandaag:
        wat = f"{datum(dag)} moet nog komen"
    else:
        return dag
    lezer.ongeldig(vorm.HOOFDRIJ, vorm.HOOFD["datum"], wat, "Schrijf de datum als 1-3-2026, of laat de cel leeg.")
    return None
