"""Derive, stage 3: visits in the calendar: on the day that was planned, else in the month in which they are due."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from kwaliteitshandboek.derive.afgeleid import Moment, Momentsoort
from kwaliteitshandboek.derive.bezoeken import Beurt, Beurtstand, Wie, derive_beurten, wie
from kwaliteitshandboek.derive.namen import wie_naam
from kwaliteitshandboek.model.bezoek import Bezocht
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.schooljaar import Schooljaar


def van_bezoeken(handboek: Handboek, vandaag: date, jaren: Collection[Schooljaar]) -> Iterator[Moment]:
    """Planned visits that did not take place yet, and those that are due in one of the school years while nobody planned them."""
    for bezoek in handboek.bezoeken:
        soort = handboek.bezoeksoort_per_id.get(bezoek.soort)
        if bezoek.gepland is not None and bezoek.datum is None and soort is not None:
            yield Moment(
                bezoek.gepland,
                hele_maand=False,
                soort=Momentsoort.BEZOEK,
                titel=bezoektitel(handboek, soort.naam, wie(bezoek)),
                kaart=soort.kaart,
                rollen=soort.door,
                scholen=_scholen(wie(bezoek)),
                sleutel=f"bezoek.{bezoek.id}",
                bron=("bezoek", bezoek.id),
            )
    for beurt in derive_beurten(handboek, vandaag):
        if beurt.voor is not None and beurt.stand in _NIET_GEPLAND and Schooljaar.van_datum(beurt.voor) in jaren:
            yield _beurtmoment(handboek, beurt, beurt.voor)


_NIET_GEPLAND = frozenset({Beurtstand.TE_LAAT, Beurtstand.BINNENKORT, Beurtstand.OP_TIJD})


def _beurtmoment(handboek: Handboek, beurt: Beurt, voor: date) -> Moment:
    return Moment(
        voor.replace(day=1),
        hele_maand=True,
        soort=Momentsoort.BEZOEK,
        titel=bezoektitel(handboek, beurt.soort.naam, beurt.wie),
        kaart=beurt.soort.kaart,
        rollen=beurt.soort.door,
        scholen=_scholen(beurt.wie),
        sleutel=f"bezoekbeurt.{beurt.soort.id}.{beurt.wie.soort.value}-{beurt.wie.sleutel or ''}.{Schooljaar.van_datum(voor)}",
        ongeveer=True,
        te_laat=beurt.stand is Beurtstand.TE_LAAT,
    )


def _scholen(ieder: Wie) -> tuple[str, ...]:
    return (ieder.school,) if ieder.school else ()


def bezoektitel(handboek: Handboek, soort: str, ieder: Wie) -> str:
    """The kind of visit; the school stands beside it, of a board the name."""
    if ieder.soort is not Bezocht.BESTUUR:
        return soort
    return f"{soort}: {wie_naam(handboek.organisatie, None, ieder.bestuur)}"
