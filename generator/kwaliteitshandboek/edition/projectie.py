"""Edition, stage 2: the part of a handbook that may be published, built field by field from the allow-list in `velden`."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from kwaliteitshandboek.edition.onderdrukken import onderdruk
from kwaliteitshandboek.edition.velden import publieke_velden
from kwaliteitshandboek.model.adres import Adres
from kwaliteitshandboek.model.basis import Onderdeel, Zichtbaarheid
from kwaliteitshandboek.model.bezoek import Inspectieoordeel
from kwaliteitshandboek.model.boek import Boek
from kwaliteitshandboek.model.doel import Actie, Analyse, Doel
from kwaliteitshandboek.model.handboek import Handboek, Herkomst, PubliekHandboek, Toelichting
from kwaliteitshandboek.model.indicator import Indicator, deelindicatoren
from kwaliteitshandboek.model.kaart import OPENBARE_ONDERDELEN, Bijlage, BijlageEditie, Kaart, Sectie
from kwaliteitshandboek.model.kaarttekst import kaarttekst
from kwaliteitshandboek.model.kader import Kader, KaderItem
from kwaliteitshandboek.model.metingen import METINGEN_DTYPES
from kwaliteitshandboek.model.noten import namen, zonder_namen
from kwaliteitshandboek.model.organisatie import Organisatie
from kwaliteitshandboek.model.vaste_adressen import Wegwijzer, dingen, is_id, vast_id
from kwaliteitshandboek.settings.adressen import bijlage_in_handboek

VASTE_ONDERWERPEN = frozenset({"inleiding", "vooruitblik"})
"""Subjects of a Toelichting that are no indicator."""

T = TypeVar("T", bound=Onderdeel)

_ONDERDELEN = frozenset({"wij_doen", "gedrag", "pdca", "indicatoren", "partners", "bijlagen"})
"""Fields of a card that are published only where the card names them in `openbaar`; prose sections go by their own key."""


def project_publiek(handboek: Handboek) -> PubliekHandboek:
    """What may be published of a handbook: public objects, their public fields, references only to what is public too.

    Results: only cells of series behind public indicators, for schools that those indicators are meant for, with small counts
    as ranges. Instruments have no visibility and stay inside.
    """
    wat = _Publiek.van(handboek)
    metingen = _metingen(handboek, wat)
    bronnen = {posixpath.basename(str(bron)) for bron in metingen["bron"].dropna().unique()}
    openbaar = _zonder_herkomst(metingen)
    gebruikte_reeksen = tuple(reeks for reeks in handboek.meetreeksen if reeks.id in wat.schoolsoorten_van_reeks)
    kaarten = tuple(_kaart(kaart, wat) for kaart in handboek.kaarten if kaart.id in wat.kaarten)
    doelen = tuple(_doel(doel, wat) for doel in handboek.doelen if doel.id in wat.doelen)
    analyses = tuple(filter(None, (_analyse(a, wat) for a in handboek.analyses if _is_publiek(a))))
    stelsel = None
    if handboek.stelsel is not None and _is_publiek(handboek.stelsel):
        cellen = tuple(_neem(cel, kaarten=wat.alleen(wat.kaarten, cel.kaarten)) for cel in handboek.stelsel.cellen)
        stelsel = _neem(handboek.stelsel, cellen=cellen)
    rollen = {
        *(rol for kaart in kaarten for rol in (*kaart.eigenaren, kaart.vastgesteld_door)),
        *(rol for doel in doelen for rol in (doel.eigenaar, *((doel.handmatig.door,) if doel.handmatig else ()))),
        *(rol for analyse in analyses for rol in (analyse.eigenaar, *(actie.eigenaar for actie in _acties(analyse)))),
        *(rol for cel in (stelsel.cellen if stelsel else ()) for rol in cel.rollen),
        *(rol for lijn in (stelsel.verantwoording if stelsel else ()) for rol in (*lijn.van, *lijn.aan)),
    }
    publiek = PubliekHandboek(
        organisatie=_organisatie(handboek.organisatie, wat, rollen),
        kaarten=kaarten,
        kaders=tuple(_kader(kader, wat) for kader in handboek.kaders if kader.id in wat.kaders),
        stelsel=stelsel,
        indicatoren=tuple(_indicator(i, wat) for i in handboek.indicatoren if i.id in wat.indicatoren),
        meetreeksen=tuple(_neem(reeks) for reeks in gebruikte_reeksen),
        doelen=doelen,
        analyses=analyses,
        toelichtingen=tuple(_neem(t) for t in handboek.toelichtingen if _toelichting_mag(t, wat)),
        paginas=tuple(_neem(pagina) for pagina in handboek.paginas if _is_publiek(pagina)),
        begrippen=tuple(_neem(begrip) for begrip in handboek.begrippen if _is_publiek(begrip)),
        referenties=tuple(_neem(r) for r in handboek.referenties if r.indicator in wat.indicatoren),
        herkomsten=tuple(_herkomst(h) for h in handboek.herkomsten if posixpath.basename(h.resultaat) in bronnen),
        inspectieoordelen=tuple(_neem(oordeel) for oordeel in handboek.inspectieoordelen if _oordeel_mag(oordeel, wat)),
        voorzieningen=tuple(_neem(voorziening) for voorziening in handboek.voorzieningen if _is_publiek(voorziening)),
        gewijzigde_kaarten=_gewijzigd(handboek, wat),
        metingen=onderdruk(openbaar, gebruikte_reeksen, handboek.organisatie.drempels),
    )
    return publiek.model_copy(update={"adressen": tuple(_adressen(handboek, publiek))})


@dataclass(frozen=True)
class _Publiek:
    """Ids of what is public. `schoolsoorten_van_reeks`: for each series behind a public indicator the kinds of school shown."""

    kaarten: frozenset[str]
    kaders: frozenset[str]
    indicatoren: frozenset[str]
    doelen: frozenset[str]
    domeinen: frozenset[str]
    schoolsoorten_van_reeks: Mapping[str, frozenset[str]]

    @classmethod
    def van(cls, handboek: Handboek) -> _Publiek:
        kaarten = [kaart for kaart in handboek.kaarten if _is_publiek(kaart)]
        indicatoren = [indicator for indicator in handboek.indicatoren if _is_publiek(indicator)]
        soorten: dict[str, frozenset[str]] = {}
        for indicator in indicatoren:
            geldt = frozenset(s.soort for s in handboek.organisatie.scholen if indicator.geldt_voor(s.soort))
            delen = deelindicatoren(indicator) if indicator.uitsplitsingen_openbaar else ()
            for reeks in (naam for deel in (indicator, *delen) for naam in _reeksen(deel)):
                soorten[reeks] = soorten.get(reeks, frozenset()) | geldt
        return cls(
            frozenset(kaart.id for kaart in kaarten),
            frozenset(kader.id for kader in handboek.kaders if _is_publiek(kader)),
            frozenset(indicator.id for indicator in indicatoren),
            frozenset(doel.id for doel in handboek.doelen if _is_publiek(doel)),
            frozenset([*(kaart.domein for kaart in kaarten), *(i.domein for i in indicatoren if i.domein)]),
            soorten,
        )

    @staticmethod
    def alleen(toegestaan: frozenset[str], verwijzingen: tuple[str, ...]) -> tuple[str, ...]:
        """The references that lead to something public, in their order."""
        return tuple(verwijzing for verwijzing in verwijzingen if verwijzing in toegestaan)

    def standaarden(self, verwijzingen: tuple[str, ...]) -> tuple[str, ...]:
        """References 'kader/item' into public frameworks."""
        return tuple(verwijzing for verwijzing in verwijzingen if verwijzing.partition("/")[0] in self.kaders)


def _reeksen(indicator: Indicator) -> tuple[str, ...]:
    """The series behind an indicator: those it counts, and those that give its norms."""
    return (*indicator.berekening.meetreeksen, *(norm.meetreeks for norm in indicator.normen if norm.meetreeks))


def _is_publiek(onderdeel: Any) -> bool:
    return bool(onderdeel.zichtbaarheid is Zichtbaarheid.PUBLIEK)


def _neem(onderdeel: T, **anders: Any) -> T:
    """The object with its public fields only, all the way down; `anders` takes the place of fields as they stand."""
    klasse = type(onderdeel)
    publiek = publieke_velden(klasse)
    if not anders.keys() <= publiek:
        raise TypeError(f"{klasse.__name__}: {sorted(anders.keys() - publiek)} is not public")
    return klasse(**{naam: anders[naam] if naam in anders else _waarde(getattr(onderdeel, naam)) for naam in publiek})


def _waarde(waarde: Any) -> Any:
    if isinstance(waarde, Onderdeel):
        return _neem(waarde)
    if isinstance(waarde, tuple):
        return tuple(_waarde(deel) for deel in waarde)
    return waarde


def _organisatie(organisatie: Organisatie, wat: _Publiek, rollen: set[str | None]) -> Organisatie:
    """The organisation with the roles, domains and key figures that something public names."""
    return _neem(
        organisatie,
        domeinen=tuple(_neem(domein) for domein in organisatie.domeinen if domein.id in wat.domeinen),
        rollen=tuple(_neem(rol) for rol in organisatie.rollen if rol.id in rollen),
        kerncijfers=wat.alleen(wat.indicatoren, organisatie.kerncijfers),
    )


def _kaart(kaart: Kaart, wat: _Publiek) -> Kaart:
    """A card with its head and the parts that it names in `openbaar`."""
    openbaar = frozenset(kaart.openbaar) & OPENBARE_ONDERDELEN
    delen: dict[str, Any] = {naam: Kaart.model_fields[naam].get_default() for naam in _ONDERDELEN - openbaar}
    if "indicatoren" in openbaar:
        delen["indicatoren"] = wat.alleen(wat.indicatoren, kaart.indicatoren)
    if "bijlagen" in openbaar:
        delen["bijlagen"] = tuple(
            _bijlage(bijlage, kaart.plek.bestand) for bijlage in kaart.bijlagen if _bijlage_mag(bijlage, wat)
        )
    return _neem(
        kaart,
        openbaar=tuple(naam for naam in kaart.openbaar if naam in openbaar),
        bovenliggend=kaart.bovenliggend if kaart.bovenliggend in wat.kaarten else None,
        verwant=wat.alleen(wat.kaarten, kaart.verwant),
        standaarden=wat.standaarden(kaart.standaarden),
        secties=tuple(_secties(kaart, openbaar)),
        **delen,
    )


def _secties(kaart: Kaart, openbaar: frozenset[str]) -> Iterator[Sectie]:
    """The sections that are public; a footnote or address that stands in another one leaves no mark there."""
    open_ = [sectie for sectie in kaart.secties if sectie.sleutel in openbaar]
    dicht = namen([sectie.tekst for sectie in kaart.secties if sectie not in open_]) - namen([sectie.tekst for sectie in open_])
    for sectie in open_:
        tekst = zonder_namen(sectie.tekst, lambda naam, is_noot: (naam, is_noot) in dicht) if dicht else sectie.tekst
        yield _neem(sectie, tekst=tekst)


def _gewijzigd(handboek: Handboek, wat: _Publiek) -> tuple[str, ...]:
    """The public cards that were changed since they were adopted; the whole card counts, since the whole card was adopted."""
    boek = Boek.van(handboek)
    return tuple(
        kaart.id
        for kaart in handboek.kaarten
        if kaart.id in wat.kaarten
        and (laatste := boek.laatste(kaart.id)) is not None
        and not boek.is_tekst(laatste.vingerafdruk, kaarttekst(kaart))
    )


def _bijlage_mag(bijlage: Bijlage, wat: _Publiek) -> bool:
    return bijlage.editie is BijlageEditie.BEIDE and (bijlage.kaart is None or bijlage.kaart in wat.kaarten)


def _bijlage(bijlage: Bijlage, kaartbestand: str) -> Bijlage:
    """An attachment; a file by its path from the root of the handbook, since the card beside which it stands loses its place.

    The one path that goes further: without it the file itself could not be published.
    """
    if bijlage.bestand is None:
        return _neem(bijlage)
    # A path that leads out of the handbook is a finding; it stays what it is, and no file goes along.
    return _neem(bijlage, bestand=bijlage_in_handboek(kaartbestand, bijlage.bestand) or bijlage.bestand)


def _kader(kader: Kader, wat: _Publiek) -> Kader:
    return _neem(kader, onderdelen=tuple(_kaderitem(item, wat) for item in kader.onderdelen))


def _kaderitem(item: KaderItem, wat: _Publiek) -> KaderItem:
    return _neem(
        item,
        indicatoren=wat.alleen(wat.indicatoren, item.indicatoren),
        dient=wat.standaarden(item.dient),
        onderdelen=tuple(_kaderitem(onderdeel, wat) for onderdeel in item.onderdelen),
    )


def _indicator(indicator: Indicator, wat: _Publiek) -> Indicator:
    """An indicator; its breakdowns only where it says so, since small parts tell more about few pupils than the whole does."""
    standaarden = wat.standaarden(indicator.standaarden)
    if indicator.uitsplitsingen_openbaar:
        return _neem(indicator, standaarden=standaarden)
    return _neem(indicator, standaarden=standaarden, uitsplitsingen=())


def _doel(doel: Doel, wat: _Publiek) -> Doel:
    """A goal; the values of an indicator that is not public go with it."""
    bovenliggend = doel.bovenliggend if doel.bovenliggend in wat.doelen else None
    if doel.indicator is None or doel.indicator in wat.indicatoren:
        return _neem(doel, bovenliggend=bovenliggend)
    return _neem(doel, bovenliggend=bovenliggend, indicator=None, basis=None, streef=None, handmatig=None)


def _analyse(analyse: Analyse, wat: _Publiek) -> Analyse | None:
    """An analysis with the public figures on which it rests; None where it rests on none of them."""
    cijfers = tuple(_neem(cijfer) for cijfer in analyse.cijfers if cijfer.indicator in wat.indicatoren)
    if not cijfers:
        return None
    bevindingen = tuple(
        _neem(
            bevinding,
            conclusies=tuple(
                _neem(conclusie, acties=tuple(_actie(actie, wat) for actie in conclusie.acties))
                for conclusie in bevinding.conclusies
            ),
        )
        for bevinding in analyse.bevindingen
    )
    return _neem(analyse, cijfers=cijfers, bevindingen=bevindingen)


def _actie(actie: Actie, wat: _Publiek) -> Actie:
    return _neem(actie, kaart=actie.kaart if actie.kaart in wat.kaarten else None)


def _acties(analyse: Analyse) -> tuple[Actie, ...]:
    return tuple(a for bevinding in analyse.bevindingen for conclusie in bevinding.conclusies for a in conclusie.acties)


def _toelichting_mag(toelichting: Toelichting, wat: _Publiek) -> bool:
    """Words about an indicator that is not public stay inside with it."""
    return _is_publiek(toelichting) and (toelichting.onderwerp in VASTE_ONDERWERPEN or toelichting.onderwerp in wat.indicatoren)


def _oordeel_mag(oordeel: Inspectieoordeel, wat: _Publiek) -> bool:
    """A judgement on a framework that is not public stays inside: without its item it would seem to be about the whole."""
    return _is_publiek(oordeel) and (oordeel.kader is None or oordeel.kader in wat.kaders)


def _adressen(handboek: Handboek, publiek: PubliekHandboek) -> Iterator[Adres]:
    """Former ids of what is public, each with the id of now: what lies between, lapsed or is not public leaves no mark.

    An id of something internal that exists is no former id, whatever the list says of it. An item that was divided leads to its
    framework.
    """
    wegwijzer, openbaar = Wegwijzer.van(handboek), {ding.id: ding for ding in dingen(publiek)}
    for adres in handboek.adressen:
        if is_id(adres.id) and adres.id not in wegwijzer.bestaat:
            einden = [einde for einde in wegwijzer.volg(adres.id).einden if einde in openbaar]
            if len(einden) == 1:
                yield _neem(adres, nu=einden[0])
            elif einden:
                yield _neem(adres, nu=vast_id("kader", openbaar[einden[0]].sleutel.partition("/")[0]))


def _herkomst(herkomst: Herkomst) -> Herkomst:
    """Provenance of open data: names of files without their folders."""
    return _neem(
        herkomst, resultaat=posixpath.basename(herkomst.resultaat), bestand=herkomst.bestand.replace("\\", "/").rpartition("/")[2]
    )


def _metingen(handboek: Handboek, wat: _Publiek) -> pd.DataFrame:
    """The rows that stand behind public figures, with the categories that the series names."""
    metingen = handboek.metingen
    soort = {school.sleutel: school.soort for school in handboek.organisatie.scholen}
    getoond = {
        (school, reeks)
        for reeks, soorten in wat.schoolsoorten_van_reeks.items()
        for school, eigen in soort.items()
        if eigen in soorten
    }
    categorieen = {(reeks.id, categorie.id) for reeks in handboek.meetreeksen for categorie in reeks.categorieen}
    houd = _in_paren(metingen, ["school", "meetreeks"], getoond) & _in_paren(metingen, ["meetreeks", "categorie"], categorieen)
    return metingen[houd]


def _zonder_herkomst(metingen: pd.DataFrame) -> pd.DataFrame:
    """Without remarks, files, and categories that no row uses: pandas keeps the names of what was filtered out."""
    openbaar = metingen.assign(opmerking="", bron="", rij=0).astype(METINGEN_DTYPES).reset_index(drop=True)
    namen = [naam for naam, dtype in METINGEN_DTYPES.items() if dtype == "category"]
    return openbaar.assign(**{naam: openbaar[naam].cat.remove_unused_categories() for naam in namen})


def _in_paren(metingen: pd.DataFrame, kolommen: list[str], paren: set[tuple[str, str]]) -> pd.Series[bool]:
    """For each row whether its pair of values is one of `paren`; looked up by code, since a frame has few pairs and many rows."""
    links, rechts = (metingen[kolom].astype("category").cat for kolom in kolommen)
    tabel = [[(een, ander) in paren for ander in (*rechts.categories, None)] for een in (*links.categories, None)]
    waar = np.array(tabel, dtype=bool)[links.codes.to_numpy(), rechts.codes.to_numpy()]
    return pd.Series(waar, index=metingen.index)
