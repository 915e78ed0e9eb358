"""Derive, stage 3: figures of one year and pooled figures of all indicators, with their verdicts, for one edition."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial

import numpy as np

from kwaliteitshandboek.derive.afgeleid import Sleutel
from kwaliteitshandboek.derive.bereiken import Uitkomst
from kwaliteitshandboek.derive.cellen import Celcode, Cellen, lees_cellen
from kwaliteitshandboek.derive.grootheden import Grootheid, kleinste_groep, maak_grootheid
from kwaliteitshandboek.derive.kenmerken import Samengenomen
from kwaliteitshandboek.derive.oordelen import Normen, Normwaarde, beoordeel
from kwaliteitshandboek.derive.redenen import Reden
from kwaliteitshandboek.derive.referenties import Schoolweging, derive_wegingen
from kwaliteitshandboek.derive.signalen import zeker_onder
from kwaliteitshandboek.derive.tabellen import Cijfertabel
from kwaliteitshandboek.derive.tellingen import Tellingen
from kwaliteitshandboek.derive.uitsplitsingen import VERBORGEN, groepen, scherm_af
from kwaliteitshandboek.derive.vensters import Vensterjaren, Vensteruitkomst, kies_venster, reeks_vanaf, vensterjaren
from kwaliteitshandboek.derive.verdelingen import Verdelingen
from kwaliteitshandboek.model.cijfer import Bereik, Cijfer, Cijferstaat, Normstand, Oordeel, Verdeling
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.indicator import Indicator
from kwaliteitshandboek.model.organisatie import Drempels

_REDEN_VAN_CODE: Mapping[int, Reden] = {
    Celcode.NVT: Reden.CEL_NVT,
    Celcode.VERBORGEN: Reden.ONDERDRUKT,
    Celcode.GEHEIM: Reden.CEL_GEHEIM,
    Celcode.ONTBREEKT: Reden.CEL_ONTBREEKT,
    Celcode.AFWEZIG: Reden.CEL_ONTBREEKT,
    Celcode.ONGELDIG: Reden.CEL_ONGELDIG,
}

_STAAT_VAN_CODE: Mapping[int, Cijferstaat] = {
    Celcode.NVT: Cijferstaat.NVT,
    Celcode.VERBORGEN: Cijferstaat.TE_KLEIN,
    Celcode.GEHEIM: Cijferstaat.GEHEIM,
    Celcode.ONTBREEKT: Cijferstaat.ONTBREEKT,
    Celcode.AFWEZIG: Cijferstaat.ONTBREEKT,
    Celcode.ONGELDIG: Cijferstaat.ONTBREEKT,
}


@dataclass(frozen=True)
class Cijfers:
    """The part of `Afgeleid` that rests on results; the fields mean what they mean there.

    `onder_norm`: indicator, school year -> the schools whose figure to lead with lies under its norm, without making all those
    figures; None in the public edition, where a figure may be withheld because of another.
    """

    schooljaren: tuple[str, ...]
    cijfers: Mapping[Sleutel, Cijfer]
    vensters: Mapping[Sleutel, Cijfer]
    verdelingen: Mapping[tuple[str, str, str], Verdeling]
    meetjaren: Mapping[str, tuple[str, ...]]
    wegingen: Mapping[tuple[str, str], Schoolweging] = field(default_factory=dict)
    cellen: Cellen | None = None
    onder_norm: Callable[[str, str], Iterable[str]] | None = None


def derive_cijfers(handboek: Handboek, publicatie: Drempels | None = None) -> Cijfers:
    """All figures of a handbook, for every indicator, school of the register (and all together: None) and school year.

    `publicatie`: thresholds of the public edition, whose `handboek` holds suppressed counts; None in the team edition.
    """
    cellen = lees_cellen(handboek)
    indicatoren = {**handboek.indicator_per_id, **handboek.deel_per_id}
    schooljaren = cellen.jaren_met(_reeksen_met_resultaten(handboek))
    delen = groepen(handboek) if publicatie is not None else {}

    @cache
    def maker(indicator: str) -> _Maker:
        return _Maker.voor(indicatoren[indicator], handboek, cellen, publicatie)

    def van_jaar(naam: str, jaar: str) -> Iterable[Cijfer]:
        return jaardelen(delen[naam], jaar)[naam] if naam in delen else maker(naam).van_jaar(jaar)

    def van_venster(naam: str, jaar: str) -> Iterable[Cijfer]:
        return vensterdelen(delen[naam], jaar)[naam] if naam in delen else maker(naam).van_venster(jaar)

    @cache
    def jaardelen(namen: tuple[str, ...], jaar: str) -> Mapping[str, list[Cijfer]]:
        return dict(zip(namen, scherm_af([tuple(maker(naam).van_jaar(jaar)) for naam in namen]), strict=True))

    @cache
    def vensterdelen(namen: tuple[str, ...], jaar: str) -> Mapping[str, list[Cijfer]]:
        return dict(zip(namen, scherm_af([tuple(maker(naam).van_venster(jaar)) for naam in namen]), strict=True))

    met_venster = tuple(naam for naam, indicator in indicatoren.items() if indicator.venster is not None)
    cijfers = Cijfertabel(tuple(indicatoren), cellen.scholen, schooljaren, van_jaar)
    delen_van_reeks: dict[str, list[str]] = {}
    for deel in delen:
        for reeks in indicatoren[deel].berekening.meetreeksen:
            delen_van_reeks.setdefault(reeks, []).append(deel)

    def afgeschermd(meetreeks: str, school: str, jaar: str) -> bool:
        """Whether the cells of a series would tell what is withheld of a part that is counted in it."""
        return any(cijfers[deel, school, jaar].staat in VERBORGEN for deel in delen_van_reeks.get(meetreeks, ()))

    return Cijfers(
        schooljaren,
        cijfers,
        Cijfertabel(met_venster, cellen.scholen, schooljaren, van_venster),
        Verdelingen(cellen, publicatie.noemer if publicatie else 0, afgeschermd),
        {naam: maker(naam).meetjaren(schooljaren) for naam in indicatoren},
        derive_wegingen(cellen),
        cellen,
        (lambda naam, jaar: maker(naam).onder_norm(jaar)) if publicatie is None else None,
    )


def _reeksen_met_resultaten(handboek: Handboek) -> tuple[str, ...]:
    """Series that hold results: not those that only give norms, which may run ahead of the results."""
    alle = (*handboek.indicatoren, *handboek.deel_per_id.values())
    resultaten = {naam for indicator in alle for naam in indicator.berekening.meetreeksen}
    normen = {norm.meetreeks for indicator in alle for norm in indicator.normen}
    return tuple(r.id for r in handboek.meetreeksen if r.id in resultaten or r.id not in normen)


@dataclass(frozen=True)
class _Maker:
    """Makes the figures of one indicator. `kleinste_groep` is set where small groups are not published."""

    indicator: Indicator
    cellen: Cellen
    geldt: tuple[bool, ...]
    grootheid: Grootheid
    normen: Normen
    kleinste_groep: int | None

    @classmethod
    def voor(cls, indicator: Indicator, handboek: Handboek, cellen: Cellen, publicatie: Drempels | None) -> _Maker:
        scholen = handboek.organisatie.scholen
        geldt = tuple(indicator.geldt_voor(school.soort) for school in scholen)
        grootheid = maak_grootheid(indicator, cellen, geldt, publicatie)
        normen = Normen(indicator, scholen, cellen)
        return cls(indicator, cellen, geldt, grootheid, normen, kleinste_groep(indicator, cellen, publicatie))

    def meetjaren(self, schooljaren: Sequence[str]) -> tuple[str, ...]:
        """Those of the school years in which some school for which the indicator is meant has data."""
        aanwezig = np.asarray(self.grootheid.heeft_gegevens()[list(self.geldt)].any(axis=0))
        return tuple(jaar for jaar in schooljaren if aanwezig[self.cellen.jaar_plaats[jaar]])

    def onder_norm(self, jaar: str) -> Iterator[str]:
        """The schools of which the figure to lead with lies under its norm; a figure is made only where that is in doubt."""
        venster = self.indicator.venster
        j = self.cellen.jaar_plaats[jaar]
        jaren = Vensterjaren((jaar,), (), gebroken=False)
        minstens = 0
        if venster is not None:
            jaren = vensterjaren(self.indicator, jaar, venster.jaren)
            minstens = venster.grens if venster.jaren_klein != venster.jaren else 0
        zeker = onder = np.zeros(len(self.geldt), dtype=bool)
        kolommen = tuple(self.cellen.jaar_plaats.get(naam, -1) for naam in jaren.jaren)
        if isinstance(self.grootheid, Tellingen) and not jaren.gebroken and min(kolommen) >= 0:
            normen = [self.normen.van_school(s, j).grens if geldt else None for s, geldt in enumerate(self.geldt)]
            zeker, onder = zeker_onder(self.grootheid, kolommen, normen, self.indicator.richting, minstens)
        twijfel = [s for s, geldt in enumerate(self.geldt) if geldt and not zeker[s]]
        cijfers: Iterable[Cijfer] = ()
        if twijfel:
            cijfers = self.van_jaar(jaar, twijfel) if venster is None else self.van_venster(jaar, twijfel)
        signaal = {cijfer.school for cijfer in cijfers if cijfer.oordeel is Oordeel.ONDER}
        for s, geldt in enumerate(self.geldt):
            if geldt and (onder[s] or self.cellen.scholen[s] in signaal):
                yield self.cellen.scholen[s]

    def van_jaar(self, jaar: str, plaatsen: Iterable[int] | None = None) -> Iterator[Cijfer]:
        """The figures of one year: of each school, then of all together; or of those at these places."""
        j = self.cellen.jaar_plaats[jaar]
        reeks = reeks_vanaf(self.indicator, jaar)
        overgeslagen = any(str(over.schooljaar) == jaar for over in self.indicator.overgeslagen)
        norm_past = self.indicator.venster is None
        samengenomen = self._over(Vensterjaren((jaar,), (), gebroken=False))
        for s in range(len(self.cellen.scholen) + 1) if plaatsen is None else plaatsen:
            school, samen = self._school(s), samengenomen(s)
            if samen is None or not self._meedoen(s):
                yield self._niet_van_toepassing(school, jaar, reeks)
                continue
            redenen = () if samen.bruikbaar else _redenen_van_jaar(samen, overgeslagen=overgeslagen)
            venster = Vensteruitkomst(samen, Vensterjaren((jaar,), (), gebroken=False), redenen)
            yield self._cijfer(school, jaar, venster, self._normen(s, j), reeks, norm_past=norm_past)

    def van_venster(self, jaar: str, plaatsen: Iterable[int] | None = None) -> Iterator[Cijfer]:
        """The pooled figures of which this is the newest year: of each school, then of all together; or of those at these places.

        There are none without a window.
        """
        venster = self.indicator.venster
        if venster is None:
            return
        j = self.cellen.jaar_plaats[jaar]
        reeks = reeks_vanaf(self.indicator, jaar)
        kort = vensterjaren(self.indicator, jaar, venster.jaren)
        lang = vensterjaren(self.indicator, jaar, venster.jaren_klein)
        over_kort, over_lang = self._over(kort), cache(lambda: self._over(lang))

        def van_lang(s: int) -> Samengenomen | None:
            return over_lang()(s)

        for s in range(len(self.cellen.scholen) + 1) if plaatsen is None else plaatsen:
            school, samen = self._school(s), over_kort(s)
            if samen is None or not self._meedoen(s):
                yield self._niet_van_toepassing(school, jaar, reeks)
                continue
            uitkomst = kies_venster(venster, (kort, samen), lang, partial(van_lang, s))
            yield self._cijfer(school, jaar, uitkomst, self._normen(s, j), reeks, norm_past=True)

    def _over(self, venster: Vensterjaren) -> Callable[[int], Samengenomen | None]:
        """What is known over these years, by place of the school; the place after the last is all together."""
        kolommen = [self.cellen.jaar_plaats.get(jaar, -1) for jaar in venster.jaren]
        aanwezig = tuple(kolom for kolom in kolommen if kolom >= 0)
        van_school = self.grootheid.scholen(aanwezig)

        def van(s: int) -> Samengenomen | None:
            samen = van_school(s) if s < len(self.cellen.scholen) else self.grootheid.totaal(aanwezig)
            if samen is None or len(aanwezig) == len(kolommen):
                return samen
            return samen._replace(code=max(samen.code, int(Celcode.AFWEZIG)), uitkomst=None)

        return van

    def _school(self, s: int) -> str | None:
        return self.cellen.scholen[s] if s < len(self.cellen.scholen) else None

    def _meedoen(self, s: int) -> bool:
        return self.geldt[s] if s < len(self.geldt) else any(self.geldt)

    def _normen(self, s: int, j: int) -> tuple[Normwaarde, ...]:
        """The norm that gives the signal, then those beside it."""
        if s < len(self.geldt):
            return self.normen.van_school(s, j), *self.normen.naast_school(s, j)
        plaatsen = [plaats for plaats, geldt in enumerate(self.geldt) if geldt]
        return self.normen.van_alle(plaatsen, j), *self.normen.naast_alle(plaatsen, j)

    def _niet_van_toepassing(self, school: str | None, jaar: str, reeks: str | None) -> Cijfer:
        reden = Reden.ANDERE_SCHOOLSOORT if school or not any(self.geldt) else Reden.GEEN_TOTAAL
        return Cijfer(self.indicator.id, school, jaar, Cijferstaat.NVT, jaren=(jaar,), redenen=(reden,), reeks_vanaf=reeks)

    def _cijfer(
        self,
        school: str | None,
        jaar: str,
        venster: Vensteruitkomst,
        normen: tuple[Normwaarde, ...],
        reeks: str | None,
        *,
        norm_past: bool,
    ) -> Cijfer:
        """One figure: its state, then what may be published of it, then its verdicts."""
        norm, *naast = normen
        samen = venster.samen
        uitkomst = samen.uitkomst
        staat, redenen = self._staat(samen, venster.redenen)
        if school is None and staat is Cijferstaat.TE_KLEIN and Reden.GROEP_TE_KLEIN not in redenen:
            # Not small itself: with the total a reader could work out what is hidden of one school.
            staat = Cijferstaat.AFGESCHERMD
        getoond = uitkomst if staat in (Cijferstaat.BEKEND, Cijferstaat.BEREIK) else None
        oordeel, toelichting = self._oordeel(staat, venster, norm, norm_past=norm_past)
        return Cijfer(
            indicator=self.indicator.id,
            school=school,
            schooljaar=jaar,
            staat=staat,
            waarde=getoond.waarde if getoond else None,
            teller=getoond.teller if getoond else None,
            noemer=getoond.noemer if getoond else None,
            leerlingen=_leerlingen(staat, uitkomst) if self.grootheid.mensen else None,
            norm=norm.waarde,
            normnaam=norm.naam,
            oordeel=oordeel,
            jaren=venster.jaren.jaren,
            overgeslagen=venster.jaren.overgeslagen,
            redenen=(*redenen, *toelichting),
            voorlopig=samen.voorlopig,
            bronnen=samen.bronnen,
            reeks_vanaf=reeks,
            voetnoten=samen.voetnoten,
            andere_normen=tuple(
                Normstand(ander.naam or "norm", ander.waarde, self._oordeel(staat, venster, ander, norm_past=norm_past)[0])
                for ander in naast
                if ander.waarde is not None
            ),
        )

    def _staat(self, samen: Samengenomen, redenen: tuple[Reden, ...]) -> tuple[Cijferstaat, tuple[Reden, ...]]:
        if samen.niet_alle:
            redenen = (*redenen, Reden.NIET_ALLE_SCHOLEN)
        if not samen.bruikbaar:
            return _STAAT_VAN_CODE[samen.code], redenen
        if samen.uitkomst is None:
            return Cijferstaat.GEEN_DEELNEMERS, redenen
        mensen = samen.uitkomst.leerlingen
        if self.kleinste_groep is not None and (mensen is None or mensen.onder < self.kleinste_groep):
            return Cijferstaat.TE_KLEIN, (*redenen, Reden.GROEP_TE_KLEIN)
        return Cijferstaat.BEKEND if samen.uitkomst.exact else Cijferstaat.BEREIK, redenen

    def _oordeel(
        self, staat: Cijferstaat, venster: Vensteruitkomst, norm: Normwaarde, *, norm_past: bool
    ) -> tuple[Oordeel, tuple[Reden, ...]]:
        """The verdict with what must be said about it. Where two windows may hold, only one on which both agree."""
        richting = self.indicator.richting
        uitkomst = venster.samen.uitkomst
        if staat is Cijferstaat.NVT:
            return Oordeel.GEEN_NORM, ()
        if staat not in (Cijferstaat.BEKEND, Cijferstaat.BEREIK) or uitkomst is None:
            return Oordeel.GEEN_GEGEVENS, ()
        if norm.grens is None:
            return Oordeel.GEEN_NORM, (norm.reden,) if norm.reden else ()
        if not norm_past:
            return Oordeel.GEEN_NORM, (Reden.NORM_VOOR_VENSTER,)
        if venster.eerste is not None and venster.tweede is not None:
            een = beoordeel(venster.eerste.laag, venster.eerste.hoog, norm.grens, richting)
            ander = beoordeel(venster.tweede.laag, venster.tweede.hoog, norm.grens, richting)
            oordeel = een if een is ander else Oordeel.NIET_TE_BEPALEN
            redenen = () if een is ander else (Reden.VENSTERS_ONEENS,)
        else:
            oordeel, redenen = beoordeel(uitkomst.laag, uitkomst.hoog, norm.grens, richting), ()
        if venster.samen.niet_alle and oordeel is not Oordeel.GEEN_NORM:
            return Oordeel.NIET_TE_BEPALEN, redenen
        return oordeel, redenen


def _redenen_van_jaar(samen: Samengenomen, *, overgeslagen: bool) -> tuple[Reden, ...]:
    if samen.afwezig:
        return (Reden.JAAR_OVERGESLAGEN if overgeslagen else Reden.GEEN_METING,)
    return (_REDEN_VAN_CODE[samen.code],)


def _leerlingen(staat: Cijferstaat, uitkomst: Uitkomst | None) -> Bereik | None:
    if staat is Cijferstaat.GEEN_DEELNEMERS:
        return Bereik(0, 0)
    if staat in (Cijferstaat.BEKEND, Cijferstaat.BEREIK, Cijferstaat.TE_KLEIN) and uitkomst is not None:
        return uitkomst.leerlingen
    return None
