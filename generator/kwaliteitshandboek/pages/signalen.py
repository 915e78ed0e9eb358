"""Pages, stage 6: signals and advice of the Loket, per school, region and school year; about schools, never about pupils."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kwaliteitshandboek import taal
from kwaliteitshandboek.model.bezoek import Signaal, Signaalstatus
from kwaliteitshandboek.model.organisatie import Regio, School
from kwaliteitshandboek.pages.doelen import Actiebeeld, afspraken
from kwaliteitshandboek.pages.lijst import Filterveld, velden_json
from kwaliteitshandboek.pages.site import Page
from kwaliteitshandboek.pages.sjablonen import render
from kwaliteitshandboek.pages.wereld import Wereld, scholen
from kwaliteitshandboek.pages.woorden import Status

_STATUS: Final[Mapping[Signaalstatus, Status]] = {
    Signaalstatus.OPEN: Status("open", "open"),
    Signaalstatus.BESPROKEN: Status("bezig", "besproken"),
    Signaalstatus.AFGEHANDELD: Status("gereed", "afgehandeld"),
}


@dataclass(frozen=True, slots=True)
class Telrij:
    """How many signals a school or region has in each school year, and how many of all of them are open."""

    soort: str
    sleutel: str
    naam: str
    regio: str | None
    tellingen: tuple[int, ...]
    lopend: int


@dataclass(frozen=True, slots=True)
class Signaalbeeld:
    """A signal as the reader meets it."""

    signaal: Signaal
    status: Status
    regio: str | None
    afspraken: tuple[Actiebeeld, ...]

    @property
    def waarden(self) -> Mapping[str, str]:
        """Field -> value by which filters find it."""
        velden = {
            "school": self.signaal.school,
            "regio": self.regio,
            "jaar": str(self.signaal.schooljaar),
            "status": self.signaal.status.value,
        }
        return {naam: waarde for naam, waarde in velden.items() if waarde}


def signalen_page(wereld: Wereld) -> Page:
    """All signals, the newest first, below a table of how many there were."""
    handboek = wereld.handboek
    signalen = sorted(handboek.signalen, key=lambda s: (s.datum, s.id), reverse=True)
    regio = {school.sleutel: school.regio for school in handboek.organisatie.scholen}
    jaren = sorted({str(signaal.schooljaar) for signaal in signalen})
    beelden = [
        Signaalbeeld(s, _STATUS[s.status], regio.get(s.school), tuple(afspraken(wereld, ("signaal", s.id)))) for s in signalen
    ]
    lopend = sum(s.status is not Signaalstatus.AFGEHANDELD for s in signalen)
    pad = wereld.adressen[("pagina", "signalen")]
    velden = _velden(wereld, beelden, jaren)
    tekst = render(
        "signalen",
        p=wereld.blik(pad),
        aantal=taal.aantal(len(signalen), "signaal", "signalen"),
        lopend=lopend,
        jaren=jaren,
        regios=_per_regio(wereld, signalen, jaren),
        rijen=_per_school(wereld, signalen, jaren),
        beelden=beelden,
        velden=velden_json(velden) if velden else None,
    )
    return Page(pad, "Signalen", "signalen", tekst, omschrijving="Signalen en advies over scholen, per schooljaar.")


def _telrij(ding: Regio | School, eigen: Sequence[Signaal], jaren: Sequence[str]) -> Telrij:
    tellingen = tuple(sum(str(signaal.schooljaar) == jaar for signaal in eigen) for jaar in jaren)
    lopend = sum(s.status is not Signaalstatus.AFGEHANDELD for s in eigen)
    if isinstance(ding, School):
        return Telrij("school", ding.sleutel, ding.naam, ding.regio, tellingen, lopend)
    return Telrij("regio", ding.id, ding.naam, None, tellingen, lopend)


def _per_regio(wereld: Wereld, signalen: Sequence[Signaal], jaren: Sequence[str]) -> list[Telrij]:
    organisatie = wereld.handboek.organisatie
    rijen = []
    for regio in organisatie.regios:
        sleutels = {school.sleutel for school in organisatie.scholen if school.regio == regio.id}
        if sleutels:
            rijen.append(_telrij(regio, [s for s in signalen if s.school in sleutels], jaren))
    return rijen if len(rijen) > 1 else []


def _per_school(wereld: Wereld, signalen: Sequence[Signaal], jaren: Sequence[str]) -> list[Telrij]:
    return [_telrij(school, [s for s in signalen if s.school == school.sleutel], jaren) for school in scholen(wereld)]


def _velden(wereld: Wereld, beelden: Sequence[Signaalbeeld], jaren: Sequence[str]) -> list[Filterveld]:
    organisatie = wereld.handboek.organisatie
    keuzes = (
        Filterveld("regio", "Regio", {regio.id: regio.naam for regio in organisatie.regios}),
        Filterveld("school", "School", {school.sleutel: school.naam for school in scholen(wereld)}),
        Filterveld("jaar", "Schooljaar", {jaar: jaar for jaar in reversed(jaren)}),
        Filterveld("status", "Status", {status.value: taal.hoofdletter(status.value) for status in Signaalstatus}),
    )
    velden = []
    for veld in keuzes:
        gebruikt = {beeld.waarden.get(veld.naam) for beeld in beelden}
        if len(gebruikt) > 1:
            velden.append(Filterveld(veld.naam, veld.titel, {w: t for w, t in veld.waarden.items() if w in gebruikt}))
    return velden
