"""Pages, stage 6: where visits, signals, judgements and provisions stand, their names, and what a region has of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kwaliteitshandboek import taal
from kwaliteitshandboek.derive.bezoeken import Beurt, Beurtstand, Wie, derive_beurten, wie
from kwaliteitshandboek.derive.namen import wie_naam
from kwaliteitshandboek.derive.ondersteuning import Netwerkcel, derive_netwerk
from kwaliteitshandboek.model.bezoek import Bezoek, Signaal, Signaalstatus
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.organisatie import Regio
from kwaliteitshandboek.pages.wereld import Verwijzing, Wereld

TELLENDE_STANDEN = (
    Beurtstand.TE_LAAT,
    Beurtstand.ZONDER_UITKOMST,
    Beurtstand.BINNENKORT,
    Beurtstand.GEPLAND,
    Beurtstand.NOOIT,
)
"""What asks for something, in the order in which a sentence names it."""


def toetsing_adressen(handboek: Handboek, *, publiek: bool) -> dict[Verwijzing, str]:
    """The pages for which there is anything to show; an angle of the system leads to the page about it."""
    adressen: dict[Verwijzing, str] = {}
    if not publiek:
        adressen |= _adressen_team(handboek)
    if handboek.inspectieoordelen:
        adressen[("pagina", "inspectie")] = "inspectie.md"
        adressen |= {("oordeel", o.id): f"inspectie.md#oordeel-{o.id}" for o in handboek.inspectieoordelen}
    if handboek.voorzieningen:
        adressen[("pagina", "voorzieningen")] = "voorzieningen.md"
        adressen |= {("voorziening", v.id): f"voorzieningen.md#voorziening-{v.id}" for v in handboek.voorzieningen}
    return adressen


def _adressen_team(handboek: Handboek) -> dict[Verwijzing, str]:
    adressen: dict[Verwijzing, str] = {}
    if handboek.bezoeken or handboek.bezoeksoorten:
        adressen[("pagina", "bezoeken")] = "bezoeken/index.md"
        adressen |= {("bezoeksoort", soort.id): f"bezoeken/index.md#soort-{soort.id}" for soort in handboek.bezoeksoorten}
        adressen |= {("bezoek", bezoek.id): f"bezoeken/{bezoek.id}.md" for bezoek in handboek.bezoeken}
    if handboek.signalen:
        adressen[("pagina", "signalen")] = "signalen.md"
        adressen |= {("signaal", signaal.id): f"signalen.md#signaal-{signaal.id}" for signaal in handboek.signalen}
    if handboek.schoolaanbod or handboek.ondersteuningsplan:
        adressen[("pagina", "ondersteuning")] = "ondersteuning.md"
    return adressen


def invalshoek_adressen(handboek: Handboek, adressen: dict[Verwijzing, str]) -> dict[Verwijzing, str]:
    """Where each angle of the system leads: the kind of visit with its id, or the page that is about it."""
    punten = handboek.stelsel.invalshoeken if handboek.stelsel is not None else ()
    vast = {"kengetallen": ("overzicht", "indicatoren"), "signalen": ("signalen",), "inspectie": ("inspectie",)}
    gevonden: dict[Verwijzing, str] = {}
    for punt in punten:
        doelen = (("bezoeksoort", punt.id), *(("pagina", naam) for naam in vast.get(punt.id, ())))
        adres = next((adressen[doel] for doel in doelen if doel in adressen), None)
        if adres is not None:
            gevonden[("invalshoek", punt.id)] = adres
    return gevonden


def toetsing_namen(handboek: Handboek) -> dict[Verwijzing, str]:
    """What visits, kinds of visit, signals and provisions are called."""
    namen: dict[Verwijzing, str] = {("bezoeksoort", soort.id): soort.naam for soort in handboek.bezoeksoorten}
    namen |= {("bezoek", bezoek.id): f"{bezoektitel(handboek, bezoek)}, {bezoek.schooljaar}" for bezoek in handboek.bezoeken}
    namen |= {("signaal", signaal.id): signaal.onderwerp for signaal in handboek.signalen}
    namen |= {("voorziening", voorziening.id): voorziening.naam for voorziening in handboek.voorzieningen}
    return namen


def bezoektitel(handboek: Handboek, bezoek: Bezoek) -> str:
    """'Audit: De Vuurtoren'."""
    soort, ieder = handboek.bezoeksoort_per_id.get(bezoek.soort), wie(bezoek)
    return f"{soort.naam if soort is not None else bezoek.soort}: {wie_naam(handboek.organisatie, ieder.school, ieder.bestuur)}"


def wie_doel(ieder: Wie) -> Verwijzing:
    """Whom something is about as a reference to its page; the organisation itself has none."""
    return (ieder.soort.value, ieder.sleutel or "")


# A region


@dataclass(frozen=True, slots=True)
class Regiodelen:
    """What a region has of visits that ask for something, open signals, and provisions; empty where there is nothing to tell."""

    beurten: tuple[Beurt, ...]
    signalen: tuple[Signaal, ...]
    alle_signalen: int
    netwerk: tuple[Netwerkcel, ...]

    @property
    def hiaten(self) -> tuple[Netwerkcel, ...]:
        """Provisions that the region lacks."""
        return tuple(cel for cel in self.netwerk if cel.hiaat)

    @property
    def beurtzin(self) -> str:
        """'1 bezoek is te laat, 3 zijn gepland': how many visits stand where."""
        delen = []
        for stand in TELLENDE_STANDEN:
            aantal = sum(beurt.stand is stand for beurt in self.beurten)
            if aantal:
                delen.append(f"{taal.getal(aantal)} {stand.value}")
        return taal.opsomming(delen)

    def __bool__(self) -> bool:
        return bool(self.beurten or self.alle_signalen or self.netwerk)


def regio_delen(wereld: Wereld, regio: Regio) -> Regiodelen:
    """The parts for the page of a region; in the public edition provisions only."""
    handboek = wereld.handboek
    scholen = {school.sleutel for school in handboek.organisatie.scholen if school.regio == regio.id}
    signalen = [signaal for signaal in handboek.signalen if signaal.school in scholen]
    return Regiodelen(
        tuple(_beurten(wereld, scholen)),
        tuple(signaal for signaal in signalen if signaal.status is not Signaalstatus.AFGEHANDELD),
        len(signalen),
        tuple(cel for cel in derive_netwerk(handboek).values() if cel.regio == regio.id),
    )


def _beurten(wereld: Wereld, scholen: set[str]) -> Iterator[Beurt]:
    for beurt in derive_beurten(wereld.handboek, wereld.afgeleid.vandaag):
        if beurt.wie.school in scholen and beurt.stand in TELLENDE_STANDEN:
            yield beurt
