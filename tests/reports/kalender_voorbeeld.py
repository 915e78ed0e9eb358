"""A handbook and its moments, made by hand, for the tests of feeds and poster: every kind, place and reason occurs."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date
from typing import Any

from kwaliteitshandboek.derive.afgeleid import Afgeleid, Moment, Momentsoort, Relaties
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kaart import Kaart
from kwaliteitshandboek.model.kalender import Vakantie
from kwaliteitshandboek.model.organisatie import Organisatie

VANDAAG = date(2026, 11, 15)
NOORD, ZUID = "99AA00", "99AB00"

VAKANTIES = (
    Vakantie(naam="Zomervakantie 2026", van=date(2026, 7, 4), tot_en_met=date(2026, 8, 16), regios=("noord",)),
    Vakantie(naam="Zomervakantie 2026", van=date(2026, 7, 11), tot_en_met=date(2026, 8, 23), regios=("zuid",)),
    Vakantie(naam="Zomervakantie 2026", van=date(2026, 7, 18), tot_en_met=date(2026, 8, 30), regios=("midden",)),
    Vakantie(naam="Kerstvakantie", van=date(2026, 12, 19), tot_en_met=date(2027, 1, 3)),
    Vakantie(naam="Verkeerd om", van=date(2027, 3, 9), tot_en_met=date(2027, 3, 2)),
)


def handboek(**organisatie: Any) -> Handboek:
    """Two schools in two holiday regions; the coordinator's role holds that of the analyst."""
    gegevens: dict[str, Any] = {
        "naam": "Stichting Voorbeeld",
        "korte_naam": "Voorbeeld",
        "fictief": "ja",
        "regios": [{"id": "n", "naam": "N", "vakantieregio": "noord"}, {"id": "z", "naam": "Z", "vakantieregio": "zuid"}],
        "rollen": [
            {"id": "leerkracht", "naam": "Leerkracht"},
            {"id": "kc", "naam": "Kwaliteitscoördinator", "subrollen": ["trendanalist"]},
            {"id": "trendanalist", "naam": "Trendanalist"},
            {"id": "zonder", "naam": "Zonder momenten"},
        ],
        "scholen": [
            {"sleutel": NOORD, "naam": "De Noord", "soort": "bo", "regio": "n"},
            {"sleutel": ZUID, "naam": "De Zuid", "soort": "bo", "regio": "z"},
        ],
        **organisatie,
    }
    return Handboek(
        organisatie=Organisatie.model_validate(gegevens),
        kaarten=(Kaart(id="hoorrecht", titel="Hoorrecht van de leerling", domein="ondersteuning"),),
        vakanties=VAKANTIES,
    )


def op_dag(
    dag: date, soort: Momentsoort, titel: str, kaart: str | None = None, rollen: tuple[str, ...] = (), **rest: Any
) -> Moment:
    """A moment on a day."""
    return Moment(dag, hele_maand=False, soort=soort, titel=titel, kaart=kaart, rollen=tuple(rollen), **rest)


def in_maand(
    dag: date, soort: Momentsoort, titel: str, kaart: str | None = None, rollen: Sequence[str] = (), **rest: Any
) -> Moment:
    """A moment of a whole month."""
    return Moment(dag, hele_maand=True, soort=soort, titel=titel, kaart=kaart, rollen=tuple(rollen), **rest)


MOMENTEN = (
    in_maand(date(2026, 8, 1), Momentsoort.ACTIVITEIT, "Startgesprek; ouders, kind", "hoorrecht", ("leerkracht",), sleutel="a/1"),
    in_maand(date(2026, 8, 1), Momentsoort.MEETINSTRUMENT, "Toets in het noorden", scholen=(NOORD,), sleutel="a/2"),
    op_dag(date(2026, 10, 12), Momentsoort.OVERIG, "Werkweek", tot_en_met=date(2026, 10, 16), sleutel="b"),
    in_maand(
        date(2026, 11, 1),
        Momentsoort.OVERLEG,
        "Vergadering van de MR",
        rollen=("kc",),
        ongeveer=True,
        woorden="elke maand",
        sleutel="c",
    ),
    op_dag(date(2026, 11, 20), Momentsoort.ACTIE, "Breuken oefenen", rollen=("trendanalist",), scholen=(ZUID,), sleutel="d"),
    op_dag(date(2026, 12, 31), Momentsoort.WETTELIJK, "Verslag indienen", sleutel="e"),
    op_dag(date(2027, 5, 3), Momentsoort.KAARTEVALUATIE, "Hoorrecht van de leerling", "hoorrecht", ("kc",), sleutel="f"),
    in_maand(date(2027, 6, 1), Momentsoort.VASTSTELLING, "Hoorrecht van de leerling", "hoorrecht", ("kc",), sleutel="g"),
    op_dag(date(2027, 7, 31), Momentsoort.DOEL, "Elke leerling gehoord", rollen=("onbekende rol",), sleutel="h"),
    op_dag(date(2027, 9, 8), Momentsoort.PLANNING, "Volgend jaar, \u00e9\u00e9n keer", "hoorrecht", sleutel="i", ongeveer=True),
)


def afgeleid(momenten: Sequence[Moment] = MOMENTEN, **anders: Any) -> Afgeleid:
    """Only what the calendar needs."""
    leeg = Afgeleid(VANDAAG, (), {}, {}, {}, {}, Relaties(), tuple(momenten), kalenderjaren=("2026-2027", "2027-2028"))
    return dataclasses.replace(leeg, **anders)
