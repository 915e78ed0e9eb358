"""Pages, stage 6: the roles: "my role" for who has it, the most urgent first, and the index of all of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

from kwaliteitshandboek.derive import kaartwoorden
from kwaliteitshandboek.derive.afgeleid import LosMoment, Moment
from kwaliteitshandboek.derive.relaties import rollen_van
from kwaliteitshandboek.derive.rollen import groepen_van, met_subrollen
from kwaliteitshandboek.model.doel import Actiestatus
from kwaliteitshandboek.model.kaart import Kaart, Kaartstatus, Meetinstrument
from kwaliteitshandboek.model.organisatie import Rol
from kwaliteitshandboek.pages.doelen import alle_acties, doelbeeld
from kwaliteitshandboek.pages.lijst import Kaartrij, kaartrij, kale_letters
from kwaliteitshandboek.pages.site import Page
from kwaliteitshandboek.pages.sjablonen import render
from kwaliteitshandboek.pages.stelsel import rolstelsel
from kwaliteitshandboek.pages.wereld import Wereld
from kwaliteitshandboek.settings.adressen import agenda

MEESTE_MOMENTEN: Final = 12
"""As many moments of a month stand on the page of a role; the calendar has all of them."""

T = TypeVar("T", Moment, LosMoment)

_AF: Final = frozenset({Actiestatus.GEREED, Actiestatus.VERVALLEN})


@dataclass(frozen=True, slots=True)
class Roltaak:
    """An activity or an instrument that the role takes part in; `als` names the sub-roles through which it does."""

    wat: str
    doel: str | None
    moment: str | None
    als: tuple[str, ...]
    instrument: str | None = None
    op_verzoek: bool = False


@dataclass(frozen=True, slots=True)
class Rolwerk:
    """What the role does on one card; without `kaart` what the register of instruments says beside the cards."""

    kaart: str | None
    taken: tuple[Roltaak, ...]


@dataclass(frozen=True, slots=True)
class Rolmaand:
    """The moments of one month in order of date, then what has no day; `meer` is how many the page leaves to the calendar."""

    dag: date
    momenten: tuple[Moment, ...]
    meer: int


@dataclass(frozen=True, slots=True)
class Rolwereld:
    """What belongs to one role: its own id and those of its sub-roles, the groups it belongs to, and its cards."""

    rol: Rol
    ids: tuple[str, ...]
    groepen: tuple[str, ...]
    eigen: tuple[Kaart, ...]
    mee: tuple[Kaart, ...]

    @property
    def kaarten(self) -> tuple[Kaart, ...]:
        """The cards of which it is owner, then those in which it takes part."""
        return (*self.eigen, *self.mee)

    def doet_mee(self, betrokken: Collection[str]) -> bool:
        """Whether the role or one of its sub-roles is among them."""
        return any(naam in betrokken for naam in self.ids)

    def als(self, betrokken: Collection[str]) -> tuple[str, ...]:
        """The sub-roles through which the role is among `betrokken`; empty where it stands there itself."""
        return () if self.rol.id in betrokken else tuple(naam for naam in self.ids if naam in betrokken)

    def via(self, betrokken: Collection[str]) -> tuple[str, ...]:
        """The groups through which the role is among `betrokken`; empty where it or a sub-role stands there itself."""
        return () if self.doet_mee(betrokken) else tuple(naam for naam in self.groepen if naam in betrokken)


def rol_pages(wereld: Wereld) -> Iterator[Page]:
    """The index of roles and a page for each: what is late, what comes, its cards, what it does."""
    rollen = [_rolwereld(wereld, rol) for rol in wereld.handboek.organisatie.rollen]
    pad = wereld.adressen[("pagina", "rollen")]
    tekst = render("rollen", p=wereld.blik(pad), rollen=rollen)
    yield Page(pad, "Rollen", "rollen", tekst, omschrijving="Wie doet wat: alle rollen, met hun kaarten en momenten.")
    momenten = _per_rol(wereld.afgeleid.momenten)
    los = _per_rol(wereld.afgeleid.los)
    for mijn in rollen:
        yield _rol_page(wereld, mijn, momenten, los)


def _rolwereld(wereld: Wereld, rol: Rol) -> Rolwereld:
    organisatie = wereld.handboek.organisatie
    ids = met_subrollen(organisatie, rol.id)
    van_rol = wereld.afgeleid.relaties.kaarten_van_rol
    per_id = wereld.handboek.kaart_per_id
    kaarten = [per_id[naam] for naam in dict.fromkeys(kaart for id_ in ids for kaart in van_rol.get(id_, ()))]
    kaarten = [kaart for kaart in kaarten if kaart.status is not Kaartstatus.VERVALLEN]
    kaarten.sort(key=lambda kaart: (kale_letters(kaart.titel), kaart.id))
    eigen = tuple(kaart for kaart in kaarten if set(ids) & set(kaart.eigenaren))
    mee = tuple(kaart for kaart in kaarten if not set(ids) & set(kaart.eigenaren))
    return Rolwereld(rol, ids, groepen_van(organisatie, ids), eigen, mee)


def _per_rol(dingen: Iterable[T]) -> Mapping[str, list[T]]:
    per_rol: dict[str, list[T]] = {}
    for ding in dingen:
        for rol in dict.fromkeys(ding.rollen):
            per_rol.setdefault(rol, []).append(ding)
    return per_rol


def _rol_page(wereld: Wereld, mijn: Rolwereld, momenten: Mapping[str, list[Moment]], los: Mapping[str, list[LosMoment]]) -> Page:
    rol, afgeleid = mijn.rol, wereld.afgeleid
    vandaag = afgeleid.vandaag
    eigen = {kaart.id for kaart in mijn.eigen}
    acties = [beeld for beeld in alle_acties(wereld) if beeld.actie.eigenaar in mijn.ids]
    doelen = [doel for doel in wereld.handboek.doelen if doel.eigenaar in mijn.ids and str(doel.schooljaar) >= wereld.dit_jaar]
    mijn_momenten = tuple(dict.fromkeys(moment for naam in (*mijn.ids, *mijn.groepen) for moment in momenten.get(naam, ())))
    maanden = [_maand(mijn_momenten, dag, mijn) for dag in (vandaag.replace(day=1), _volgende_maand(vandaag))]
    pad = wereld.adressen[("rol", rol.id)]
    tekst = render(
        "rol",
        p=wereld.blik(pad),
        rol=rol,
        mijn=mijn,
        onderdeel_van=[ander.id for ander in wereld.handboek.organisatie.rollen if rol.id in ander.subrollen],
        aandacht=[punt for punt in afgeleid.aandacht if punt.kaart in eigen and punt.soort.value.startswith("kaart_")],
        maanden=[maand for maand in maanden if maand.momenten],
        eigen=_rijen(wereld, mijn, mijn.eigen),
        mee=_rijen(wereld, mijn, mijn.mee),
        taken=list(_werk(wereld, mijn)),
        los=list(dict.fromkeys(ding for naam in (*mijn.ids, *mijn.groepen) for ding in los.get(naam, ()))),
        acties=[beeld for beeld in acties if beeld.actie.status not in _AF],
        doelen=[doelbeeld(wereld, doel) for doel in doelen],
        agenda=agenda("rol", rol.id),
        evaluaties={kaart.id: kaartwoorden.evaluatie(kaart, vandaag) for kaart in mijn.kaarten},
        stelsel=rolstelsel(wereld, mijn.ids),
    )
    return Page(pad, rol.naam, "rol", tekst, omschrijving=rol.beschrijving or "")


def _maand(momenten: Sequence[Moment], eerste: date, mijn: Rolwereld) -> Rolmaand:
    eigen = {kaart.id for kaart in mijn.eigen}
    in_maand = [moment for moment in momenten if (moment.dag.year, moment.dag.month) == (eerste.year, eerste.month)]

    def nabij(moment: Moment) -> tuple[bool, bool]:
        """What the role itself is named for before what comes to it as a member; of that, its own cards first."""
        return (not mijn.doet_mee(moment.rollen), moment.kaart not in eigen)

    # Which ones stand here is a matter of weight; how they stand here a matter of date.
    in_maand.sort(key=lambda moment: (moment.hele_maand, moment.ongeveer, *nabij(moment), moment.dag, moment.titel))
    gekozen = in_maand[:MEESTE_MOMENTEN]
    gekozen.sort(key=lambda moment: (moment.hele_maand, moment.dag, *nabij(moment), moment.ongeveer, moment.titel))
    return Rolmaand(eerste, tuple(gekozen), max(0, len(in_maand) - MEESTE_MOMENTEN))


def _volgende_maand(dag: date) -> date:
    return date(dag.year + dag.month // 12, dag.month % 12 + 1, 1)


def _rijen(wereld: Wereld, mijn: Rolwereld, kaarten: Iterable[Kaart]) -> list[tuple[Kaartrij, tuple[str, ...]]]:
    """Cards with the sub-roles through which the role is their owner, or takes part in them."""
    eigen = {kaart.id for kaart in mijn.eigen}
    return [
        (kaartrij(wereld, kaart), mijn.als(kaart.eigenaren if kaart.id in eigen else tuple(rollen_van(kaart))))
        for kaart in kaarten
    ]


def _werk(wereld: Wereld, mijn: Rolwereld) -> Iterator[Rolwerk]:
    """Activities and instruments of each card, then instruments of the register that no card names for this role."""
    genoemd = {rij.instrument for kaart in mijn.kaarten for rij in kaart.meetinstrumenten if mijn.doet_mee(_wie(rij))}
    for kaart in mijn.kaarten:
        if taken := tuple(_taken(mijn, kaart)):
            yield Rolwerk(kaart.id, taken)
    register = tuple(
        Roltaak(punt.naam, punt.doel, punt.moment, mijn.als(punt.rollen), punt.id)
        for punt in wereld.handboek.instrumenten
        if mijn.doet_mee(punt.rollen) and punt.id not in genoemd
    )
    if register:
        yield Rolwerk(None, register)


def _taken(mijn: Rolwereld, kaart: Kaart) -> Iterator[Roltaak]:
    for rij in kaart.activiteiten:
        betrokken = (*rij.wie, *rij.op_verzoek)
        if mijn.doet_mee(betrokken):
            yield Roltaak(rij.wat, rij.doel, rij.moment, mijn.als(betrokken), op_verzoek=not mijn.doet_mee(rij.wie))
    for meting in kaart.meetinstrumenten:
        if mijn.doet_mee(_wie(meting)):
            yield Roltaak(meting.naam, meting.doel, meting.moment, mijn.als(_wie(meting)), meting.instrument)


def _wie(rij: Meetinstrument) -> tuple[str, ...]:
    return (*rij.eigenaren, *rij.ondersteund_door)
