"""Reports, stage 6: figures that authors place in their own text, on paper: words, a sentence for a chart, or a table."""

from __future__ import annotations

from dataclasses import dataclass

from kwaliteitshandboek.charts import lijn_chart, notatie
from kwaliteitshandboek.charts.intekst import NIET_OPENBAAR, waarover, zin_van
from kwaliteitshandboek.derive.afgeleid import Afgeleid
from kwaliteitshandboek.derive.tekstcijfers import Blokvorm, Cijferkeuze, Cijfervraag, Grafiekvorm, Kiesfout, kies
from kwaliteitshandboek.model.cijfer import Cijfer
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.indicator import Meetreekssoort
from kwaliteitshandboek.reports.tekstboom import Blok


@dataclass(frozen=True, slots=True)
class Papiercijfers:
    """Answers the questions of one edition: what it does not know leaves no trace, or a neutral word in a sentence."""

    handboek: Handboek
    afgeleid: Afgeleid
    publiek: bool

    def in_zin(self, vraag: Cijfervraag) -> str | None:
        """The words that fit in the sentence; None: it stays as it was written."""
        keuze = kies(vraag, self.handboek, self.afgeleid)
        if isinstance(keuze, Kiesfout):
            return NIET_OPENBAAR if self.publiek else None
        return zin_van(keuze, self.afgeleid)

    def plat(self, vraag: Cijfervraag) -> str | None:
        """The same for a text that stands on paper as it was written: blocks too are words."""
        if vraag.los:
            return self.in_zin(vraag)
        keuze = kies(vraag, self.handboek, self.afgeleid)
        if isinstance(keuze, Kiesfout):
            return "" if self.publiek else None
        return f"{waarover(keuze)}: {zin_van(keuze, self.afgeleid)}."

    def blok(self, vraag: Cijfervraag) -> list[Blok] | None:
        """The blocks in place of a block."""
        keuze = kies(vraag, self.handboek, self.afgeleid)
        if isinstance(keuze, Kiesfout):
            return [] if self.publiek else None
        if vraag.vorm is Blokvorm.TABEL or keuze.grafiekvorm is not Grafiekvorm.LIJN:
            return self._tabel(keuze)
        if vraag.vorm is Blokvorm.GRAFIEK:
            reeks = self._reeks(keuze)
            if any(cijfer.waarde is not None for cijfer in reeks):
                return [_alinea(f"{waarover(keuze)}. {self._zin(keuze, reeks)}")]
        return [_alinea(f"{waarover(keuze)}: {zin_van(keuze, self.afgeleid)}.")]

    def _zin(self, keuze: Cijferkeuze, reeks: tuple[Cijfer, ...]) -> str:
        """What the chart on the site says in words."""
        meetreeks = self.handboek.meetreeks_per_id.get(keuze.indicator.berekening.meetreeksen[0])
        geteld = meetreeks is not None and meetreeks.soort is not Meetreekssoort.GEMIDDELDE
        return lijn_chart(
            keuze.indicator,
            keuze.school,
            reeks,
            chart_id="papier",
            drempel=self.handboek.organisatie.drempels.kleine_groep,
            eenheden=meetreeks.eenheid if geteld and meetreeks is not None else "leerlingen",
        ).zin

    def _reeks(self, keuze: Cijferkeuze) -> tuple[Cijfer, ...]:
        jaren = [jaar for jaar in self.afgeleid.schooljaren if jaar <= keuze.schooljaar]
        return tuple(self.afgeleid.hoofdcijfer(keuze.indicator.id, keuze.sleutel, jaar) for jaar in jaren)

    def _tabel(self, keuze: Cijferkeuze) -> list[Blok]:
        """Schools or school years with their figures; charts of schools side by side are this table on paper."""
        if keuze.school is None and (keuze.naast_elkaar or keuze.vraag.vorm is Blokvorm.GRAFIEK):
            rijen = [
                (school.naam, self.afgeleid.hoofdcijfer(keuze.indicator.id, school.sleutel, keuze.schooljaar))
                for school in sorted(self.handboek.organisatie.scholen, key=lambda school: (school.naam, school.sleutel))
                if keuze.indicator.geldt_voor(school.soort)
            ]
            kop, bij = "School", f"{keuze.indicator.naam}, per school, {keuze.schooljaar}"
        else:
            rijen = [(cijfer.schooljaar, cijfer) for cijfer in self._reeks(keuze)]
            kop, bij = "Schooljaar", waarover(keuze).rpartition(",")[0]
        cellen = [[[_tekst(naam)], [_tekst(_getal(cijfer, keuze))]] for naam, cijfer in rijen]
        if not cellen:
            return [_alinea(f"{bij}: geen gegevens.")]
        tabel: Blok = {
            "t": "tabel",
            "kop": [[_tekst(kop)], [_tekst("Cijfer")]],
            "lijning": ["links", "rechts"],
            "breedtes": [30, 20],
            "rijen": cellen,
        }
        return [_alinea(f"{bij}:"), tabel]


def _getal(cijfer: Cijfer, keuze: Cijferkeuze) -> str:
    voorlopig = " (voorlopig)" if cijfer.voorlopig and cijfer.waarde is not None else ""
    return notatie.toon_cijfer(cijfer, keuze.indicator) + voorlopig


def _tekst(tekst: str) -> Blok:
    return {"t": "tekst", "s": tekst}


def _alinea(tekst: str) -> Blok:
    return {"t": "alinea", "in": [_tekst(tekst)]}
