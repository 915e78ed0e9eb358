"""Pages, stage 6: support of pupils: what schools promise beside what was found, and provisions per region with their gaps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from kwaliteitshandboek import taal
from kwaliteitshandboek.derive.ondersteuning import (
    LAATSTE_SOP,
    VERSCHILLEN,
    Aanbodcel,
    Aanbodstand,
    Netwerkcel,
    aanbod_per_school,
    aanbodcellen,
    derive_netwerk,
)
from kwaliteitshandboek.model.ondersteuning import (
    Aanbodvorm,
    Ondersteuningsonderdeel,
    Schoolaanbod,
    Voorziening,
    Voorzieningstaat,
)
from kwaliteitshandboek.model.organisatie import Regio, School
from kwaliteitshandboek.pages.site import Page
from kwaliteitshandboek.pages.sjablonen import render
from kwaliteitshandboek.pages.wereld import Wereld, scholen
from kwaliteitshandboek.pages.woorden import Status

_AANBOD: Final[Mapping[Aanbodstand, str]] = {
    Aanbodstand.GEZIEN: "gereed",
    Aanbodstand.DEELS: "bezig",
    Aanbodstand.NIET_GEZIEN: "onder",
    Aanbodstand.NIET_ONDERZOCHT: "open",
    Aanbodstand.ONBELOOFD_GEZIEN: "niet-te-bepalen",
    Aanbodstand.BASIS_NIET_BELOOFD: "te-laat",
    Aanbodstand.NIET_BELOOFD: "geen-gegevens",
}
_NETWERK: Final[Mapping[Voorzieningstaat, str]] = {
    Voorzieningstaat.AANWEZIG: "gereed",
    Voorzieningstaat.IN_OPBOUW: "bezig",
    Voorzieningstaat.ONTBREEKT: "onder",
    Voorzieningstaat.NIET_NODIG: "geen-norm",
}
ONBEKEND: Final = Status("niet-te-bepalen", "niet bekend")
VORMNAMEN: Final[Mapping[Aanbodvorm, str]] = {Aanbodvorm.SOP: "schoolondersteuningsprofiel", Aanbodvorm.SCHOOLGIDS: "schoolgids"}


@dataclass(frozen=True, slots=True)
class Aanbodrij:
    """A school with one of its offers, part by part in the order of the plan; `eerder`: those of before, the newest first."""

    school: School
    aanbod: Schoolaanbod
    cellen: tuple[Aanbodcel, ...]
    eerder: tuple[Aanbodrij, ...] = ()

    @property
    def vorm(self) -> str:
        """Where the offer is written down."""
        return VORMNAMEN[self.aanbod.vorm]

    @property
    def oude_vorm(self) -> bool:
        """Whether that is a form of the past."""
        return self.aanbod.vorm is Aanbodvorm.SOP

    @property
    def verschillen(self) -> tuple[Aanbodcel, ...]:
        """Where promise and practice differ."""
        return tuple(cel for cel in self.cellen if cel.verschilt)


def aanbodstatus(cel: Aanbodcel) -> Status:
    """A cell as word and shape."""
    return Status(_AANBOD[cel.stand], cel.stand.value)


def aanbodrijen(wereld: Wereld) -> list[Aanbodrij]:
    """Every school of which an offer is known, with its newest one and those of before."""
    per_school = aanbod_per_school(wereld.handboek)
    rijen = []
    for school in scholen(wereld):
        alle = [Aanbodrij(school, a, aanbodcellen(wereld.handboek, a)) for a in per_school.get(school.sleutel, ())]
        if alle:
            rijen.append(replace(alle[0], eerder=tuple(alle[1:])))
    return rijen


def ondersteuning_page(wereld: Wereld) -> Page:
    """The parts of the plan x schools, the differences by name, and each school's offer with how it is known."""
    handboek = wereld.handboek
    rijen = aanbodrijen(wereld)
    bekend = {rij.school.sleutel for rij in rijen}
    plan = handboek.ondersteuningsplan
    verschillen = [(stand, [(rij, cel) for rij in rijen for cel in rij.cellen if cel.stand is stand]) for stand in VERSCHILLEN]
    pad = wereld.adressen[("pagina", "ondersteuning")]
    tekst = render(
        "ondersteuning",
        p=wereld.blik(pad),
        plan=plan,
        rijen=rijen,
        matrix=_per_soort(plan, rijen),
        verschillen=[(Status(_AANBOD[stand], stand.value), lijst) for stand, lijst in verschillen if lijst],
        aantal_verschillen=sum(len(lijst) for _, lijst in verschillen),
        zonder=[school for school in scholen(wereld) if school.sleutel not in bekend] if bekend else [],
        status=aanbodstatus,
        tekens=[
            Status(_AANBOD[stand], stand.value) for stand in Aanbodstand if any(c.stand is stand for r in rijen for c in r.cellen)
        ],
        laatste_sop=str(LAATSTE_SOP),
    )
    omschrijving = "Wat scholen aan ondersteuning beloven, en wat ervan is gezien."
    return Page(pad, "Ondersteuning", "ondersteuning", tekst, omschrijving=omschrijving, verberg=("toc",))


def _per_soort(
    plan: tuple[Ondersteuningsonderdeel, ...], rijen: list[Aanbodrij]
) -> list[tuple[str, list[tuple[Ondersteuningsonderdeel, list[Aanbodcel]]]]]:
    """The matrix in its two halves: what every school gives, and what goes beyond it."""
    halften: dict[str, list[tuple[Ondersteuningsonderdeel, list[Aanbodcel]]]] = {}
    for plaats, onderdeel in enumerate(plan):
        halften.setdefault(onderdeel.soort.value, []).append((onderdeel, [rij.cellen[plaats] for rij in rijen]))
    return [
        (f"{taal.hoofdletter(soort)}ondersteuning" if soort == "basis" else "Extra ondersteuning", deel)
        for soort, deel in halften.items()
    ]


# Provisions


@dataclass(frozen=True, slots=True)
class Voorzieningrij:
    """A provision with how it stands in each region."""

    voorziening: Voorziening
    cellen: tuple[Netwerkcel, ...]

    @property
    def uitgelegd(self) -> bool:
        """Whether there is a word about what it is, for whom, or how it stands in a region; of gaps that is told elsewhere."""
        plekken = (cel.plek for cel in self.cellen if cel.plek is not None and not cel.hiaat)
        return bool(self.voorziening.beschrijving or self.voorziening.doelgroep or any(plek.toelichting for plek in plekken))


def netwerkstatus(cel: Netwerkcel) -> Status:
    """A provision in a region as word and shape."""
    return ONBEKEND if cel.plek is None else Status(_NETWERK[cel.plek.staat], cel.plek.staat.value)


def voorzieningen_page(wereld: Wereld) -> Page:
    """Provisions x regions, and the gaps by name; the public edition holds the provisions that are public."""
    handboek = wereld.handboek
    regios = handboek.organisatie.regios
    netwerk = derive_netwerk(handboek)
    rijen = [Voorzieningrij(v, tuple(netwerk[v.id, regio.id] for regio in regios)) for v in handboek.voorzieningen]
    pad = wereld.adressen[("pagina", "voorzieningen")]
    tekst = render(
        "voorzieningen",
        p=wereld.blik(pad),
        regios=regios,
        rijen=rijen,
        zinnen=[zin for regio in regios if (zin := _zin(regio, [netwerk[v.id, regio.id] for v in handboek.voorzieningen]))],
        hiaten=[
            (regio, hiaten)
            for regio in regios
            if (hiaten := [r.cellen[i] for i, g in enumerate(regios) if g is regio for r in rijen if r.cellen[i].hiaat])
        ],
        status=netwerkstatus,
    )
    omschrijving = "Welke voorzieningen er in elke regio zijn, en welke ontbreken."
    return Page(pad, "Voorzieningen", "voorzieningen", tekst, omschrijving=omschrijving)


def _zin(regio: Regio, cellen: list[Netwerkcel]) -> str:
    """How complete a region is: 'Regio Noord heeft 4 van de 6 voorzieningen die er nodig zijn; aan 1 bouwen wij nog.'.

    What a region does not need is not counted, and the sentence says so.
    """
    nodig = [cel for cel in cellen if cel.plek is None or cel.plek.staat is not Voorzieningstaat.NIET_NODIG]
    aanwezig = sum(cel.plek is not None and cel.plek.staat is Voorzieningstaat.AANWEZIG for cel in nodig)
    opbouw = sum(cel.plek is not None and cel.plek.staat is Voorzieningstaat.IN_OPBOUW for cel in nodig)
    if not nodig:
        return ""
    if aanwezig == len(nodig) > 1:
        heeft = "heeft alle voorzieningen die er nodig zijn"
    elif len(nodig) == 1:
        heeft = f"heeft de ene voorziening die er nodig is{'' if aanwezig else ' nog niet'}"
    else:
        heeft = f"heeft {taal.getal(aanwezig)} van de {taal.getal(len(nodig))} voorzieningen die er nodig zijn"
    zin = f"{regio.naam} {heeft}{f'; aan {taal.getal(opbouw)} bouwen wij nog' if opbouw else ''}."
    over = [cel.voorziening.naam for cel in cellen if cel not in nodig]
    return f"{zin} Niet nodig, en dus niet meegeteld: {taal.opsomming(over)}." if over else zin
