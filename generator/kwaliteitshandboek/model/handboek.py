"""Model, stage 0: the whole handbook as one frozen value, and its public projection."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Final, Self

import pandas as pd
from pydantic import model_validator

from kwaliteitshandboek.model.adres import Adres
from kwaliteitshandboek.model.basis import Onderdeel, Schoolsleutel, Slug, Slugs, Tekst, Zichtbaarheid
from kwaliteitshandboek.model.begrip import Begrip, VervallenWet
from kwaliteitshandboek.model.bezoek import Bezoek, Bezoeksoort, Inspectieoordeel, Signaal
from kwaliteitshandboek.model.doel import Analyse, Doel
from kwaliteitshandboek.model.herbevestiging import Herbevestiging
from kwaliteitshandboek.model.indeling import Inleesindeling
from kwaliteitshandboek.model.indicator import Indicator, Meetreeks, deelindicatoren
from kwaliteitshandboek.model.kaart import Kaart
from kwaliteitshandboek.model.kader import Kader
from kwaliteitshandboek.model.kalender import Kalenderpunt, Vakantie
from kwaliteitshandboek.model.metingen import lege_metingen
from kwaliteitshandboek.model.ondersteuning import Ondersteuningsonderdeel, Schoolaanbod, Voorziening
from kwaliteitshandboek.model.organisatie import Organisatie
from kwaliteitshandboek.model.referentie import Referentie
from kwaliteitshandboek.model.stelsel import Instrument, Stelsel
from kwaliteitshandboek.model.vaststelling import Vaststelling
from kwaliteitshandboek.model.zelfevaluatie import Zelfevaluatie

ZONDER_KEUZE: Final = 8
"""How many indicators lead where the organisation chose no key figures: more would not fit in a table of schools."""


class Pagina(Onderdeel):
    """A page of the organisation in its own words, a Markdown file below `docs/`; `pad` is relative to `docs/`."""

    pad: Tekst
    titel: Tekst
    tekst: str
    zichtbaarheid: Zichtbaarheid = Zichtbaarheid.INTERN
    volgorde: int = 100


class Toelichting(Onderdeel):
    """Words of the director or board with a yearly report, an entry of `data/rapporten/*.yml`.

    `onderwerp` is an indicator id, or one of 'inleiding', 'vooruitblik'; without `school` it is the board's.
    """

    schooljaar: str
    onderwerp: Slug
    tekst: Tekst
    school: str | None = None
    zichtbaarheid: Zichtbaarheid = Zichtbaarheid.INTERN


class Herkomst(Onderdeel):
    """Provenance of one import, a file `data/resultaten/<naam>.herkomst.yml` beside the results it made."""

    resultaat: Tekst
    bestand: Tekst
    sha256: Tekst
    indeling: Slug
    peildatum: Tekst | None = None
    schooljaar: str
    gelezen: int
    gebruikt: int
    overgeslagen: int
    redenen: tuple[OvergeslagenReden, ...] = ()
    scholen: tuple[Bronschool, ...] = ()


class Bronschool(Onderdeel):
    """What a source said of one of the organisation's schools: its name, and the number of its board.

    A key stays while name and board change. `check` holds the files of different years beside each other.
    """

    sleutel: Schoolsleutel
    naam: Tekst | None = None
    gezag: Tekst | None = None


class OvergeslagenReden(Onderdeel):
    """Why rows of the source were not used, and how many."""

    reden: Tekst
    rijen: int


Herkomst.model_rebuild()


class Handboek(Onderdeel):
    """All that was loaded. `metingen` has the columns of `METINGEN_DTYPES`.

    `gewijzigde_kaarten`: the cards whose text is not the one that was last adopted. Only `edition.project_publiek` fills it:
    the ledger itself stays inside.
    """

    organisatie: Organisatie
    kaarten: tuple[Kaart, ...] = ()
    kaders: tuple[Kader, ...] = ()
    stelsel: Stelsel | None = None
    instrumenten: tuple[Instrument, ...] = ()
    indicatoren: tuple[Indicator, ...] = ()
    meetreeksen: tuple[Meetreeks, ...] = ()
    doelen: tuple[Doel, ...] = ()
    analyses: tuple[Analyse, ...] = ()
    toelichtingen: tuple[Toelichting, ...] = ()
    paginas: tuple[Pagina, ...] = ()
    herkomsten: tuple[Herkomst, ...] = ()
    begrippen: tuple[Begrip, ...] = ()
    vervallen_wetten: tuple[VervallenWet, ...] = ()
    kalenderpunten: tuple[Kalenderpunt, ...] = ()
    vakanties: tuple[Vakantie, ...] = ()
    vaststellingen: tuple[Vaststelling, ...] = ()
    referenties: tuple[Referentie, ...] = ()
    herbevestigingen: tuple[Herbevestiging, ...] = ()
    indelingen: tuple[Inleesindeling, ...] = ()
    zelfevaluaties: tuple[Zelfevaluatie, ...] = ()
    bezoeksoorten: tuple[Bezoeksoort, ...] = ()
    bezoeken: tuple[Bezoek, ...] = ()
    signalen: tuple[Signaal, ...] = ()
    inspectieoordelen: tuple[Inspectieoordeel, ...] = ()
    ondersteuningsplan: tuple[Ondersteuningsonderdeel, ...] = ()
    schoolaanbod: tuple[Schoolaanbod, ...] = ()
    voorzieningen: tuple[Voorziening, ...] = ()
    adressen: tuple[Adres, ...] = ()
    gewijzigde_kaarten: Slugs = ()
    metingen: pd.DataFrame = lege_metingen()

    @cached_property
    def kaart_per_id(self) -> Mapping[str, Kaart]:
        return {kaart.id: kaart for kaart in self.kaarten}

    @cached_property
    def kader_per_id(self) -> Mapping[str, Kader]:
        return {kader.id: kader for kader in self.kaders}

    @cached_property
    def indicator_per_id(self) -> Mapping[str, Indicator]:
        return {indicator.id: indicator for indicator in self.indicatoren}

    @property
    def kernindicatoren(self) -> tuple[Indicator, ...]:
        """The key figures, which lead on pages: those that the organisation chose, in its order, as far as they are here.

        Without a choice the first ones in the order of the files, so that no page is empty while there are figures.
        """
        gekozen = (self.indicator_per_id.get(naam) for naam in self.organisatie.kerncijfers)
        return tuple(i for i in gekozen if i is not None) or self.indicatoren[:ZONDER_KEUZE]

    @cached_property
    def deel_per_id(self) -> Mapping[str, Indicator]:
        """The parts of all breakdowns as indicators of their own, by the id under which their figures are found."""
        return {deel.id: deel for indicator in self.indicatoren for deel in deelindicatoren(indicator)}

    @cached_property
    def meetreeks_per_id(self) -> Mapping[str, Meetreeks]:
        return {meetreeks.id: meetreeks for meetreeks in self.meetreeksen}

    @cached_property
    def instrument_per_id(self) -> Mapping[str, Instrument]:
        return {instrument.id: instrument for instrument in self.instrumenten}

    @cached_property
    def bezoeksoort_per_id(self) -> Mapping[str, Bezoeksoort]:
        return {soort.id: soort for soort in self.bezoeksoorten}

    @cached_property
    def bezoek_per_id(self) -> Mapping[str, Bezoek]:
        return {bezoek.id: bezoek for bezoek in self.bezoeken}

    @cached_property
    def doel_per_id(self) -> Mapping[str, Doel]:
        return {doel.id: doel for doel in self.doelen}


class PubliekHandboek(Handboek):
    """What may be published: only `edition.project_publiek` makes it, field by field from an allow-list.

    A subclass, so that the public part of the program can demand it by type: a `Handboek` of the team does not pass there.
    """

    @model_validator(mode="after")
    def _alles_is_publiek(self) -> Self:
        for verzameling in (
            self.kaarten,
            self.kaders,
            self.indicatoren,
            self.doelen,
            self.analyses,
            self.toelichtingen,
            self.paginas,
            self.begrippen,
            self.inspectieoordelen,
            self.voorzieningen,
        ):
            for onderdeel in verzameling:
                if onderdeel.zichtbaarheid is not Zichtbaarheid.PUBLIEK:
                    raise ValueError("alleen wat publiek is in de openbare editie")
        return self
