"""Model, stage 0: what an analysis rested on when somebody confirmed its conclusions: figures, and their fingerprint."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date

from kwaliteitshandboek.model.basis import Getal, Onderdeel, Schoolsleutel, Slug, Tekst
from kwaliteitshandboek.model.cijfer import Bereik, Cijfer
from kwaliteitshandboek.model.schooljaar import Schooljaar

_DECIMALEN = 6
"""A bound is kept to this many decimals: finer than any figure is shown, coarser than the noise of binary arithmetic."""


class VastgelegdeNorm(Onderdeel):
    """A norm that held beside the one that gives the signal, and what the figure was to it."""

    naam: Tekst
    waarde: Getal
    oordeel: Tekst


class VastgelegdCijfer(Onderdeel):
    """A figure as it was: `woorden` as a reader saw it, the rest as it was derived.

    `van` and `tot`: bounds of its value, `noemer_van` and `noemer_tot` of the number below the line; absent where it had none.
    """

    indicator: Slug
    school: Schoolsleutel | None = None
    schooljaar: Schooljaar
    woorden: Tekst
    staat: Tekst
    van: Getal | None = None
    tot: Getal | None = None
    noemer_van: Getal | None = None
    noemer_tot: Getal | None = None
    norm: Getal | None = None
    oordeel: Tekst
    andere_normen: tuple[VastgelegdeNorm, ...] = ()

    @property
    def sleutel(self) -> tuple[str, str | None, str]:
        """Indicator, school, school year."""
        return self.indicator, self.school, str(self.schooljaar)

    @property
    def regel(self) -> str:
        """What counts for the fingerprint: not the words, which may be put better without a figure changing."""
        getallen = (self.van, self.tot, self.noemer_van, self.noemer_tot, self.norm)
        delen = [*self.sleutel, self.staat, self.oordeel, *("" if g is None else _getal(g) for g in getallen)]
        # Only where there are any: a figure with one norm keeps the fingerprint that it always had.
        delen += (deel for norm in self.andere_normen for deel in (norm.naam, _getal(norm.waarde), norm.oordeel))
        return "|".join(str(deel or "") for deel in delen)


class Herbevestiging(Onderdeel):
    """A file `data/bevestigingen/<analyse>/<op>.yml` that `handboek herbevestigen` writes; `door` is the role on that day."""

    analyse: Slug
    op: date
    door: Tekst
    vingerafdruk: Tekst
    cijfers: tuple[VastgelegdCijfer, ...]


def leg_vast(cijfer: Cijfer, woorden: str) -> VastgelegdCijfer:
    """A figure as it is kept."""
    waarde, noemer = cijfer.waarde, cijfer.noemer
    return VastgelegdCijfer(
        indicator=cijfer.indicator,
        school=cijfer.school,
        schooljaar=Schooljaar.parse(cijfer.schooljaar),
        woorden=woorden,
        staat=cijfer.staat.value,
        van=_kort(waarde, boven=False),
        tot=_kort(waarde, boven=True),
        noemer_van=_kort(noemer, boven=False),
        noemer_tot=_kort(noemer, boven=True),
        norm=cijfer.norm,
        oordeel=cijfer.oordeel.value,
        andere_normen=tuple(
            VastgelegdeNorm(naam=norm.naam, waarde=norm.waarde, oordeel=norm.oordeel.value) for norm in cijfer.andere_normen
        ),
    )


def _getal(waarde: float) -> str:
    return f"{waarde:.{_DECIMALEN}f}"


def _kort(bereik: Bereik | None, *, boven: bool) -> float | None:
    return None if bereik is None else round(bereik.boven if boven else bereik.onder, _DECIMALEN)


def vingerafdruk(cijfers: Iterable[VastgelegdCijfer]) -> str:
    """The fingerprint of figures, whatever their order."""
    regels = sorted({cijfer.regel for cijfer in cijfers})
    return hashlib.sha256("\n".join(regels).encode("utf-8")).hexdigest()


def herbevestigingspad(herbevestiging: Herbevestiging) -> str:
    """Where it belongs, from the handbook's root."""
    return f"data/bevestigingen/{herbevestiging.analyse}/{herbevestiging.op.isoformat()}.yml"
