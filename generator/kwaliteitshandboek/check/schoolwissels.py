"""Check, stage 4: what the imported files of different years say of one school: a key stays, a name or a board may change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.findings.gegevens import BESTUUR_VERANDERT, NAAM_VERANDERT
from kwaliteitshandboek.intake.schrijfwijze import vergelijksleutel
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.organisatie import Bestuur
from kwaliteitshandboek.taal import aantal, opsomming


@dataclass(frozen=True, slots=True)
class _Vermelding:
    """What one file says of one school. `waarde` is as people read it, `sleutel` the form in which two are compared."""

    waarde: str
    sleutel: str
    waar: str
    plek: Plek


def check_schoolwissels(handboek: Handboek) -> Iterator[Finding]:
    """One finding for each change of a name, and one for each change of board, however many schools went along."""
    scholen = {school.sleutel: school for school in handboek.organisatie.scholen}
    besturen = {_nummer(bestuur.nummer): bestuur for bestuur in handboek.organisatie.besturen if bestuur.nummer}
    namen: dict[str, list[_Vermelding]] = {}
    gezagen: dict[str, list[_Vermelding]] = {}
    for herkomst in sorted(handboek.herkomsten, key=lambda h: (h.schooljaar, h.peildatum or "", h.plek.bestand)):
        waar = f"{herkomst.schooljaar} ({herkomst.bestand})"
        for bron in herkomst.scholen:
            if bron.sleutel not in scholen:
                continue
            if bron.naam:
                vermelding = _Vermelding(bron.naam, vergelijksleutel(bron.naam), waar, bron.plek)
                namen.setdefault(bron.sleutel, []).append(vermelding)
            if bron.gezag:
                nummer = _nummer(bron.gezag)
                vermelding = _Vermelding(_bestuur(bron.gezag, besturen), nummer, waar, bron.plek)
                gezagen.setdefault(bron.sleutel, []).append(vermelding)
    for sleutel, was, nu in _wissels(namen):
        over = {"sleutel": sleutel, "was": was.waarde, "eerder": was.waar, "nu": nu.waarde, "later": nu.waar}
        yield NAAM_VERANDERT.op(nu.plek, **over)
    groepen: dict[tuple[str, str, str, str], list[tuple[str, _Vermelding]]] = {}
    for sleutel, was, nu in _wissels(gezagen):
        groepen.setdefault((was.waarde, was.waar, nu.waarde, nu.waar), []).append((scholen[sleutel].naam, nu))
    for (oud, eerder, nieuw, later), wie in groepen.items():
        namen_van = opsomming([naam for naam, _ in wie]) if len(wie) <= 3 else aantal(len(wie), "school", "scholen")
        yield BESTUUR_VERANDERT.op(wie[0][1].plek, wie=namen_van, was=oud, eerder=eerder, nu=nieuw, later=later)


def _wissels(vermeldingen: Mapping[str, list[_Vermelding]]) -> Iterator[tuple[str, _Vermelding, _Vermelding]]:
    """Each change between files that follow each other; files that go to and fro between two spellings are told once."""
    for sleutel in sorted(vermeldingen):
        gezien: set[tuple[str, str]] = set()
        for was, nu in pairwise(vermeldingen[sleutel]):
            paar = (min(was.sleutel, nu.sleutel), max(was.sleutel, nu.sleutel))
            if was.sleutel != nu.sleutel and paar not in gezien:
                gezien.add(paar)
                yield sleutel, was, nu


def _nummer(tekst: str) -> str:
    return tekst.strip().lstrip("0")


def _bestuur(nummer: str, besturen: Mapping[str, Bestuur]) -> str:
    """The number of a board, with its name where the organisation has it."""
    bekend = besturen.get(_nummer(nummer))
    return nummer if bekend is None else f"{nummer} ({bekend.naam})"
