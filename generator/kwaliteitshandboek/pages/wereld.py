"""Pages, stage 6: what the pages of one edition know: the handbook, what follows from it, and where every object is."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from kwaliteitshandboek.charts import Chart
from kwaliteitshandboek.charts.notatie import oordeelwoord
from kwaliteitshandboek.derive.afgeleid import Afgeleid
from kwaliteitshandboek.derive.tekstcijfers import Cijfervraag
from kwaliteitshandboek.model.ankers import kaartkop
from kwaliteitshandboek.model.cijfer import Oordeel
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.indicator import Richting
from kwaliteitshandboek.model.organisatie import School
from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.model.vaste_adressen import vast_id
from kwaliteitshandboek.pages.proza import jaren_heel_markdown, link_proza, markdown_html, met_cijfers
from kwaliteitshandboek.pages.woorden import CONCLUSIESTANDEN, Status
from kwaliteitshandboek.settings.adressen import grafiek as grafiekbestand
from kwaliteitshandboek.settings.adressen import grafieknaam, vast

Verwijzing = tuple[str, str]
"""Kind and key of an object: ('kaart', 'startbespreking'), ('school', '99AA00'), ('kader', 'kader-id/code')."""


@dataclass(frozen=True)
class Wereld:
    """One edition while its pages are made.

    `adressen` gives for each object that has a place in this edition its page ('.md', from the root) with anchor; `namen` the
    words by which it is called, also where it has no place. `eigen` holds the paths of own pages and of files from `docs/`.
    `grafieken` collects the charts of the pages made so far, by the name of their files (see `Blik.neem_mee`).
    `vul_in` gives what stands in place of a figure that a text asks for; None leaves such questions as they were written.
    """

    handboek: Handboek
    afgeleid: Afgeleid
    publiek: bool
    adressen: Mapping[Verwijzing, str]
    namen: Mapping[Verwijzing, str]
    eigen: frozenset[str] = frozenset()
    grafieken: dict[str, Chart] = field(default_factory=dict, compare=False)
    vul_in: Callable[[Blik, Cijfervraag], Markup] | None = None

    def blik(self, pad: str, bestanden: Mapping[str, str] | None = None) -> Blik:
        """The view from one page; `bestanden` are files that its prose may name: name as written -> path from the root."""
        return Blik(self, pad, "../" * pad.count("/"), bestanden or MappingProxyType({}))

    @cached_property
    def laatste_jaren(self) -> Mapping[str, str]:
        """Indicator id -> the newest school year in which any school has data; absent where there never was any."""
        jaren = {indicator.id: self.afgeleid.laatste_jaar(indicator.id) for indicator in self.handboek.indicatoren}
        return {naam: jaar for naam, jaar in jaren.items() if jaar is not None}

    # Figures are worked out when they are looked up: these three look no further than they must.

    def gemeten_op(self, indicator: str, school: str) -> bool:
        """Whether some year, or years together, have a figure of this school."""
        return any(self._heeft_cijfer(indicator, school, jaar) for jaar in reversed(self.afgeleid.schooljaren))

    def gemeten_in(self, indicator: str, jaar: str) -> bool:
        """Whether a school, or all schools together, have a figure in the school year."""
        return any(self._heeft_cijfer(indicator, school, jaar) for school in self._wie)

    def _heeft_cijfer(self, indicator: str, school: str | None, jaar: str) -> bool:
        # Years of a small school are withheld one by one, where together they may be shown.
        return (
            self.afgeleid.hoofdcijfer(indicator, school, jaar).waarde is not None
            or self.afgeleid.cijfer(indicator, school, jaar).waarde is not None
        )

    def bronnen(self, indicator: str) -> frozenset[str]:
        """The files of results on which the figures of an indicator rest."""
        cijfers = (self.afgeleid.cijfer(indicator, school, jaar) for jaar in self.afgeleid.schooljaren for school in self._wie)
        return frozenset(bron for cijfer in cijfers for bron in cijfer.bronnen)

    @property
    def _wie(self) -> tuple[str | None, ...]:
        """All schools together, then each school."""
        return (None, *(school.sleutel for school in self.handboek.organisatie.scholen))

    @cached_property
    def geheugen(self) -> dict[tuple[str, str | None, str], Any]:
        """Tiles already made (see `tegels`): many pages show the same figure of all schools together."""
        return {}

    @cached_property
    def _eigen_ids(self) -> dict[tuple[str, str], int]:
        """How many charts of one name the texts of a page have placed so far."""
        return {}

    def eigen_id(self, pad: str, naam: str) -> str:
        """An id for a chart in a text: authors may place the same chart twice on a page."""
        nummer = self._eigen_ids[pad, naam] = self._eigen_ids.get((pad, naam), 0) + 1
        return naam if nummer == 1 else f"{naam}-{nummer}"

    @property
    def dit_jaar(self) -> str:
        """The school year of today."""
        return str(Schooljaar.van_datum(self.afgeleid.vandaag))


@dataclass(frozen=True, slots=True)
class Blik:
    """The world seen from one page: links are relative to it."""

    wereld: Wereld
    pad: str
    terug: str
    bestanden: Mapping[str, str] = field(default_factory=dict)

    @property
    def publiek(self) -> bool:
        return self.wereld.publiek

    @property
    def samen(self) -> str:
        """What the figures of all schools together are called."""
        return self.wereld.handboek.organisatie.samen

    @property
    def een_school(self) -> bool:
        """Whether there is one school: nothing stands side by side then."""
        return len(self.wereld.handboek.organisatie.scholen) == 1

    def heeft(self, soort: str, sleutel: str) -> bool:
        """Whether the object has a place in this edition."""
        return (soort, sleutel) in self.wereld.adressen

    def href(self, soort: str, sleutel: str) -> str | None:
        """The address for an HTML link; None where the object has no place in this edition."""
        adres = self.wereld.adressen.get((soort, sleutel))
        return None if adres is None else self.terug + adres.replace(".md", ".html", 1)

    def vast(self, soort: str, sleutel: str) -> str | None:
        """The permanent address for an HTML link; None where the object has no place in this edition, or has none."""
        id_ = vast_id(soort, sleutel)
        return self.terug + vast(id_) if id_ is not None and self.heeft(soort, sleutel) else None

    def naam(self, soort: str, sleutel: str) -> str:
        """What the object is called; its key where nobody knows it."""
        return self.wereld.namen.get((soort, sleutel), sleutel)

    def onder(self, indicator: str) -> str:
        """What a figure is that does not meet its norm: 'onder de norm', or 'boven de norm' where lower is better."""
        gevonden = self.wereld.handboek.indicator_per_id.get(indicator)
        return oordeelwoord(Oordeel.ONDER, gevonden.richting if gevonden else Richting.HOGER)

    def conclusiestand(self, analyse: str) -> Status | None:
        """What to know of the conclusions of an analysis: that they were never confirmed with their figures, or are to be anew.

        None where they hold, and in the public edition: that is the organisation's own affair.
        """
        stand = None if self.publiek else self.wereld.afgeleid.analysestanden.get(analyse)
        return None if stand is None else CONCLUSIESTANDEN.get(stand.soort)

    def te_laat(self, kaart: str) -> bool:
        """Whether the evaluation of a card is late; never so in the public edition: that is the organisation's own affair."""
        gevonden = self.wereld.handboek.kaart_per_id.get(kaart)
        return not self.publiek and gevonden is not None and gevonden.te_laat(self.wereld.afgeleid.vandaag)

    def neem_mee(self, grafiek: Chart) -> str | None:
        """The address of the files of a chart on this page, up to their kind; None in the public edition, which has none.

        The chart is noted, so that its files are made too.
        """
        if self.publiek:
            return None
        naam = grafieknaam(self.pad, grafiek.id)
        self.wereld.grafieken[naam] = grafiek
        return self.terug + grafiekbestand(naam, "")

    def naar(self, pad: str) -> str:
        """The address for an HTML link to a page or file of the site, given from the root."""
        return self.terug + pad.replace(".md", ".html", 1)

    def proza(self, tekst: str) -> Markup:
        """Markdown of an author, its links made to lead somewhere, its figures filled in; not escaped, since it is markup."""
        return Markup(  # noqa: S704
            met_cijfers(tekst, self._cijfer, lambda kaal: jaren_heel_markdown(link_proza(kaal, self._adres)).strip())
        )

    def html(self, tekst: str) -> Markup:
        """The same as HTML, for prose within a block of HTML; HTML in the prose itself comes out as text."""
        return Markup(  # noqa: S704
            met_cijfers(tekst, self._cijfer, lambda kaal: markdown_html(link_proza(kaal, self._html_adres)))
        )

    def _cijfer(self, vraag: Cijfervraag) -> str | None:
        return None if self.wereld.vul_in is None else str(self.wereld.vul_in(self, vraag))

    def _html_adres(self, doel: str) -> str | None:
        adres = self._adres(doel)
        return None if adres is None else adres.replace(".md", ".html", 1)

    def _adres(self, doel: str) -> str | None:
        soort, dubbelpunt, sleutel = doel.partition(":")
        if dubbelpunt:
            sleutel, _, anker = sleutel.partition("#")
            adres = self.wereld.adressen.get((soort, sleutel))
            kaart = self.wereld.handboek.kaart_per_id.get(sleutel) if soort == "kaart" else None
            return None if adres is None else self.terug + adres + kaartkop(kaart, anker)
        pad, _, anker = doel.partition("#")
        pad = posixpath.normpath(pad)
        if pad in self.bestanden:
            return self.terug + self.bestanden[pad]
        vanaf_wortel = posixpath.normpath(posixpath.join(posixpath.dirname(self.pad), pad))
        if vanaf_wortel not in self.wereld.eigen:
            return None
        return f"{pad}#{anker}" if anker else pad


def scholen(wereld: Wereld) -> list[School]:
    """All schools, by name."""
    return sorted(wereld.handboek.organisatie.scholen, key=lambda school: (school.naam, school.sleutel))
