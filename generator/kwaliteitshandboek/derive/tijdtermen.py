"""Derive, stage 3: what words about time can mean ("in mei", "elke 8 weken", "op verzoek"), before a school year places it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kwaliteitshandboek.derive.afgeleid import Losreden


class Eenheid(StrEnum):
    """What an interval counts in; days and single weeks need none, they go on all the time."""

    WEEK = "week"
    MAAND = "maand"
    JAAR = "jaar"


@dataclass(frozen=True, slots=True)
class Dag:
    """A day of the year: '15 november', '1 november 2026'; with `ervoor` the last day before it: 'vóór 1 juli'.

    `buur`: the year was not written here but beside a neighbour ('oktober en januari 2027'). `weekdag`: the day of the week that
    was written with it, 0 is Monday.
    """

    maand: int
    dag: int
    jaar: int | None = None
    ervoor: bool = False
    buur: bool = False
    weekdag: int | None = None


@dataclass(frozen=True, slots=True)
class Dagen:
    """From one day to another, both included: '12 oktober tot en met 6 november'."""

    van: Dag
    tot: Dag


@dataclass(frozen=True, slots=True)
class Maand:
    """A month: 'in mei', 'januari 2027'; with `ervoor` the last day before it: 'voor juni'; `ongeveer`: 'meestal in mei'."""

    maand: int
    jaar: int | None = None
    ervoor: bool = False
    buur: bool = False
    ongeveer: bool = False


@dataclass(frozen=True, slots=True)
class Maanden:
    """From one month to another; `jaar` is that of the last.

    `streep`: written with a dash, which may also mean the two months only. `vanaf`: only the begin was named. `ongeveer`: a
    choice or a season.
    """

    van: int
    tot: int
    jaar: int | None = None
    streep: bool = False
    vanaf: bool = False
    ongeveer: bool = False


@dataclass(frozen=True, slots=True)
class Schoolweken:
    """Weeks counted from the first school week: 'week 4, 5 of 6 van het schooljaar'; -1 is the last."""

    van: int
    tot: int


@dataclass(frozen=True, slots=True)
class Kalenderweken:
    """Weeks of the calendar: 'week 40', 'week 3 t/m 5'."""

    van: int
    tot: int
    jaar: int | None = None


@dataclass(frozen=True, slots=True)
class Maandweken:
    """Weeks of a month (of every month where `maand` is None), counted from its first Monday: 'eerste week van oktober'.

    -1 is the last. `school`: only weeks with school count: 'tweede schoolweek van september'.
    """

    van: int
    tot: int
    maand: int | None
    jaar: int | None = None
    school: bool = False


@dataclass(frozen=True, slots=True)
class Weekdag:
    """'Tweede dinsdag van november', or of every month where `maand` is None; `weekdag` 0 is Monday, `nummer` -1 the last."""

    nummer: int
    weekdag: int
    maand: int | None
    jaar: int | None = None


@dataclass(frozen=True, slots=True)
class Schooldag:
    """'Eerste schooldag van januari', or of every month where `maand` is None; `nummer` -1 is the last."""

    nummer: int
    maand: int | None
    jaar: int | None = None


@dataclass(frozen=True, slots=True)
class Bijvakantie:
    """Before, during or after holidays with a name (`kant` -1, 0, 1): 'laatste schooldag voor de kerstvakantie'.

    `nummer` counts school days, school weeks (`week`) or one day of the week (`weekdag`) from there.
    """

    vakantie: str
    kant: int
    nummer: int = 1
    week: bool = False
    weekdag: int | None = None


@dataclass(frozen=True, slots=True)
class Tussenvakanties:
    """'Tussen de herfst- en kerstvakantie': from the first school day after the one to the last before the other."""

    een: str
    ander: str


@dataclass(frozen=True, slots=True)
class Rand:
    """Begin or end of the school year; with `dag` its first or last school day."""

    einde: bool
    dag: bool = False


@dataclass(frozen=True, slots=True)
class Toetsronde:
    """The tests in the middle (M) or at the end (E) of a school year: 'M3', 'E-toetsen'.

    A month beside it says it better; without one it stands for the months in which schools take these tests.
    """

    einde: bool
    jaar: int | None = None


@dataclass(frozen=True, slots=True)
class Jaar:
    """A calendar year or a school year, by its first day: `begin` 2026 with `schooljaar` is 2026-2027."""

    begin: int
    schooljaar: bool

    @property
    def laatste_dag(self) -> date:
        return date(self.begin + 1, 7, 31) if self.schooljaar else date(self.begin, 12, 31)

    @property
    def eerste_dag(self) -> date:
        return date(self.begin, 8 if self.schooljaar else 1, 1)


@dataclass(frozen=True, slots=True)
class Grens:
    """Where what returns begins, or ends: 'vanaf schooljaar 2027-2028', 'tot 1 maart'. Alone it is just that day or month."""

    plek: Dag | Maand | Jaar
    einde: bool = False


@dataclass(frozen=True, slots=True)
class Pariteit:
    """Only in even, or only in odd calendar years."""

    even: bool


@dataclass(frozen=True, slots=True)
class Behalve:
    """Months that are left out: 'behalve in juli en augustus'."""

    maanden: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Keer:
    """How many times a year; None where the words leave that open ('twee à drie keer')."""

    aantal: int | None


@dataclass(frozen=True, slots=True)
class Elke:
    """An interval: every `aantal` weeks (more than three), months or years (more than one)."""

    aantal: int
    eenheid: Eenheid


@dataclass(frozen=True, slots=True)
class Los:
    """Something that no calendar can place, and why.

    `vaag`: the words say nothing about when ('wanneer het uitkomt'), so that they count only where no others do.
    """

    reden: Losreden
    vaag: bool = False


Concreet = (
    Dag
    | Dagen
    | Maand
    | Maanden
    | Schoolweken
    | Kalenderweken
    | Maandweken
    | Weekdag
    | Schooldag
    | Bijvakantie
    | Tussenvakanties
    | Rand
)
"""Terms that name a place in the year."""

Term = Concreet | Toetsronde | Jaar | Grens | Pariteit | Behalve | Keer | Elke | Los


def elke(aantal: int, eenheid: str, keer: int | None = 1) -> Term:
    """The meaning of so many times every so many units: `eenheid` as in `EENHEDEN`."""
    basis, maal = EENHEDEN[eenheid]
    aantal *= maal
    if aantal == 0 or keer == 0:
        return Los(Losreden.ONBEKEND)  # 'elke 0 weken' is a mistake
    if basis == "dag" or (basis == "week" and aantal <= _DOORLOPEND) or (basis == "maand" and aantal == 1 and keer != 1):
        return Los(Losreden.DOORLOPEND)
    if basis == "jaar" and aantal == 1:
        return Keer(keer)
    if keer != 1 or (basis == "maand" and aantal >= 12):
        return Keer(1 if keer == 1 and aantal == 12 else None)
    return Elke(aantal, Eenheid(basis))


EENHEDEN = {
    "dag": ("dag", 1),
    "week": ("week", 1),
    "maand": ("maand", 1),
    "kwartaal": ("maand", 3),
    "trimester": ("maand", 4),
    "halfjaar": ("maand", 6),
    "jaar": ("jaar", 1),
}
"""Units of an interval, each as a number of days, weeks, months or years."""

_DOORLOPEND = 3
"""What returns within so many weeks goes on all the time: a calendar full of it would hide the rest."""
