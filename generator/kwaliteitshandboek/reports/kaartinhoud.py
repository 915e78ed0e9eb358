"""Reports, stage 6: what stands on the sheet of a card: its parts as data for the template `kaart.typ`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kwaliteitshandboek import taal
from kwaliteitshandboek.charts.qr import past_in_qr
from kwaliteitshandboek.derive import kaartwoorden
from kwaliteitshandboek.derive.afgeleid import Afgeleid
from kwaliteitshandboek.findings.suggestie import kort
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kaart import Activiteit, Kaart, Kaartstatus, Meetinstrument, PlanningStap
from kwaliteitshandboek.model.kaarttekst import kaarttekst, vingerafdruk
from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.reports.huis import make_huis
from kwaliteitshandboek.reports.kaartproza import OP_HET_BLAD
from kwaliteitshandboek.reports.tekstboom import Blok
from kwaliteitshandboek.settings import adressen

Proza = Callable[[Kaart, str], list[Blok]]
"""Gives the prose of a section of a card (by key) as a tree, empty where the card has no such section."""

_BANDEN: Final[Mapping[Kaartstatus, str]] = {
    Kaartstatus.CONCEPT: "Deze kaart is nog niet vastgesteld.",
    Kaartstatus.IN_VOORBEREIDING: "Aan deze kaart wordt nog gewerkt. Zij is niet vastgesteld.",
    Kaartstatus.IN_HERZIENING: "Deze kaart wordt herzien. Tot de nieuwe versie is vastgesteld, geldt deze.",
    Kaartstatus.VERVALLEN: "Deze kaart geldt niet meer. Haal dit blad van de muur.",
}


_HEEL: Final = 800
"""Characters of prose below which a part is not split over two sheets."""

_BREEDTES: Final = [4, 3, 4]
"""Shares of the columns of a table: who does it is often as long as what it is, and every wrapped line costs room."""


@dataclass(frozen=True, slots=True)
class Keuze:
    """How much of a card goes on paper; every next choice in `kaartblad` leaves out more."""

    dicht: bool = False
    aanpak: bool = True
    stappunten: bool = True
    kernresultaat: bool = True
    doelen: bool = True
    planning: bool = True
    activiteiten: bool = True
    instrumenten: bool = True
    gedrag: bool = True
    cyclus: bool = True
    ambitie: bool = True
    afspraken: int = 1000
    tekens: int = 100_000


ALLES: Final = Keuze()


def make_gegevens(
    handboek: Handboek, afgeleid: Afgeleid, kaart: Kaart, proza: Proza, *, publiek: bool, keuze: Keuze = ALLES
) -> dict[str, object]:
    """The data of the template `kaart.typ`."""
    blad = _Blad(handboek, afgeleid, kaart, proza, publiek, keuze)
    merk, band = blad.band()
    return {
        "huis": make_huis(handboek, afgeleid, publiek=publiek),
        "dicht": keuze.dicht,
        "titel": blad.kort(kaart.titel),
        "kort": kort(kaart.titel, 80),
        "soort": taal.hoofdletter(kaart.soort.value),
        "domein": blad.kort(blad.domein()),
        "merk": merk,
        "band": band,
        "feiten": [{"naam": naam, "waarde": blad.kort(waarde)} for naam, waarde in blad.feiten()],
        "lead": blad.kort(kaart.samenvatting) if kaart.samenvatting else None,
        "ambitie": blad.proza_van("ambitie") if keuze.ambitie else None,
        "wij_doen": [blad.kort(afspraak) for afspraak in kaart.wij_doen[: keuze.afspraken]],
        "cyclus": blad.cyclus(),
        "gedrag": blad.gedrag(),
        "proza": blad.stukken(),
        "tabellen": blad.tabellen(),
        "planning": blad.planning(),
        "elders": blad.elders(),
        "adres": blad.adres(),
        "voet": blad.voet(),
    }


@dataclass(frozen=True, slots=True)
class _Blad:
    """The parts of one sheet."""

    handboek: Handboek
    afgeleid: Afgeleid
    kaart: Kaart
    proza: Proza
    publiek: bool
    keuze: Keuze

    def kort(self, tekst: str) -> str:
        return kort(tekst, self.keuze.tekens)

    def rollen(self, ids: Sequence[str]) -> str:
        per_id = self.handboek.organisatie.rol_per_id
        return taal.opsomming([per_id[naam].naam if naam in per_id else naam for naam in ids])

    def domein(self) -> str:
        domein = self.handboek.organisatie.domein_per_id.get(self.kaart.domein)
        return domein.naam if domein is not None else self.kaart.domein

    def band(self) -> tuple[str | None, str | None]:
        """A word and a sentence where the card is not simply in force."""
        status = self.kaart.status
        stand = self.afgeleid.kaartstanden.get(self.kaart.id)
        gewijzigd = stand is not None and stand.gewijzigd
        if gewijzigd and status is Kaartstatus.IN_HERZIENING:
            return status.value, "Deze kaart wordt herzien. Wat hier nieuw is, geldt nog niet: het is nog niet vastgesteld."
        if status in _BANDEN:
            return status.value, _BANDEN[status]
        if gewijzigd:
            return "gewijzigd", "De tekst is gewijzigd nadat de kaart is vastgesteld. Wat hier nieuw is, is nog niet vastgesteld."
        return None, None

    def feiten(self) -> list[tuple[str, str]]:
        kaart = self.kaart
        vastgesteld = " ".join(
            [
                *([taal.datum(kaart.vastgesteld_op)] if kaart.vastgesteld_op else []),
                *([f"door {self.rollen([kaart.vastgesteld_door]).lower()}"] if kaart.vastgesteld_door else []),
            ]
        )
        mr = "" if kaart.mr is None else taal.datum(kaart.mr.datum)
        soorten = kaartwoorden.geldt_voor(self.handboek.organisatie, kaart)
        scholen = self.handboek.organisatie.school_per_sleutel
        namen = taal.opsomming([scholen[sleutel].naam if sleutel in scholen else sleutel for sleutel in kaart.scholen])
        evaluatie = kaartwoorden.evaluatie(kaart, self.afgeleid.vandaag)
        alle = (
            ("Eigenaar" if len(kaart.eigenaren) == 1 else "Eigenaren", self.rollen(kaart.eigenaren)),
            ("Status", taal.hoofdletter(kaart.status.value)),
            ("Versie", kaart.versie or ""),
            ("Vastgesteld", vastgesteld),
            ("Geldig", kaartwoorden.geldig(kaart)),
            ("MR", mr),
            evaluatie or ("", ""),
            ("Geldt voor", "; ".join(deel for deel in (soorten, namen) if deel)),
        )
        return [(naam, waarde) for naam, waarde in alle if waarde]

    def proza_van(self, sleutel: str) -> dict[str, object] | None:
        sectie = self.kaart.sectie_per_sleutel.get(sleutel)
        boom = self.proza(self.kaart, sleutel) if sectie is not None else []
        return {"kop": sectie.kop, "boom": boom} if sectie is not None and boom else None

    def stukken(self) -> list[dict[str, object]]:
        namen = [naam for naam in ("kernresultaat", "aanpak") if getattr(self.keuze, naam)]
        # What is short stays on one sheet, heading and all.
        return [
            {**stuk, "heel": len(self.kaart.sectie_per_sleutel[naam].tekst) < _HEEL}
            for naam in namen
            if (stuk := self.proza_van(naam)) is not None
        ]

    def cyclus(self) -> list[dict[str, object]]:
        if not self.keuze.cyclus:
            return []
        return [
            {
                "nummer": stap.stap,
                "fase": taal.hoofdletter(stap.fase.value),
                "titel": stap.titel,
                "punten": list(stap.punten) if self.keuze.stappunten else [],
            }
            for stap in self.kaart.pdca
        ]

    def gedrag(self) -> list[dict[str, object]]:
        gedrag = self.kaart.gedrag
        delen = (("De leerkracht", gedrag.leerkracht), ("De leerling", gedrag.leerling))
        return [{"kop": kop, "punten": list(punten)} for kop, punten in delen if punten] if self.keuze.gedrag else []

    def tabellen(self) -> list[dict[str, object]]:
        tabellen: list[dict[str, object]] = []
        if self.kaart.meetinstrumenten and self.keuze.instrumenten:
            rijen = [self._instrument(rij) for rij in self.kaart.meetinstrumenten]
            kop = ["Instrument", "Moment", "Eigenaar"]
            tabellen.append({"titel": "Meetinstrumenten", "kop": kop, "breedtes": _BREEDTES, "rijen": rijen})
        if self.kaart.activiteiten and self.keuze.activiteiten:
            rijen = [self._activiteit(rij) for rij in self.kaart.activiteiten]
            tabellen.append({"titel": "Activiteiten", "kop": ["Wat", "Moment", "Wie"], "breedtes": _BREEDTES, "rijen": rijen})
        return tabellen

    def _instrument(self, rij: Meetinstrument) -> dict[str, object]:
        wie = self.rollen(rij.eigenaren) or "nog af te spreken"
        if rij.ondersteund_door:
            wie += f", met {self.rollen(rij.ondersteund_door)}"
        return self._rij(rij.naam, rij.doel, rij.moment or "nog af te spreken", wie)

    def _activiteit(self, rij: Activiteit) -> dict[str, object]:
        delen = [self.rollen(rij.wie), f"op verzoek: {self.rollen(rij.op_verzoek)}" if rij.op_verzoek else ""]
        return self._rij(rij.wat, rij.doel, rij.moment or "", "; ".join(deel for deel in delen if deel))

    def _rij(self, wat: str, doel: str | None, *cellen: str) -> dict[str, object]:
        return {"wat": wat, "doel": doel if self.keuze.doelen else None, "cellen": list(cellen)}

    def planning(self) -> dict[str, object] | None:
        """The plans of this school year, the first of that year where it stands there twice."""
        dit_jaar = Schooljaar.van_datum(self.afgeleid.vandaag)
        jaar = next((jaar for jaar in self.kaart.planning if jaar.schooljaar == dit_jaar), None)
        if jaar is None or not jaar.stappen or not self.keuze.planning:
            return None
        stappen = [{"wat": stap.wat, "klaar": stap.klaar, "bij": self._bij(stap)} for stap in jaar.stappen]
        return {"schooljaar": str(jaar.schooljaar), "fase": jaar.fase, "stappen": stappen}

    def _bij(self, stap: PlanningStap) -> str | None:
        wanneer = taal.datum(stap.datum) if stap.datum else stap.wanneer or ""
        delen = [wanneer, self.rollen(stap.eigenaren), "klaar" if stap.klaar else ""]
        return ", ".join(deel for deel in delen if deel) or None

    def elders(self) -> str | None:
        """A sentence that names what the card has beside what stands on the sheet."""
        kaart, keuze = self.kaart, self.keuze
        delen = [sectie.kop for sectie in kaart.secties if sectie.sleutel not in OP_HET_BLAD]
        delen += [
            naam
            for naam, heeft in (
                ("Ambitie", "ambitie" in kaart.sectie_per_sleutel and not keuze.ambitie),
                ("Kernresultaat", "kernresultaat" in kaart.sectie_per_sleutel and not keuze.kernresultaat),
                ("Aanpak", "aanpak" in kaart.sectie_per_sleutel and not keuze.aanpak),
                ("de rest van wat wij doen", len(kaart.wij_doen) > keuze.afspraken or keuze.tekens < 1000),
                ("Onze cyclus", kaart.pdca and not keuze.cyclus),
                ("de stappen in het kort", any(stap.punten for stap in kaart.pdca) and keuze.cyclus and not keuze.stappunten),
                ("Wat u ziet en hoort in de klas", (kaart.gedrag.leerkracht or kaart.gedrag.leerling) and not keuze.gedrag),
                ("Meetinstrumenten", kaart.meetinstrumenten and not keuze.instrumenten),
                ("Activiteiten", kaart.activiteiten and not keuze.activiteiten),
                ("Indicatoren", kaart.indicatoren),
                ("Planning", kaart.planning and not self.planning()),
                ("de planning van andere schooljaren", len(kaart.planning) > 1 and self.planning()),
                ("Partners", kaart.partners),
                ("Bijlagen", kaart.bijlagen),
            )
            if heeft
        ]
        if not delen:
            return None
        namen = [kort(naam, 60) for naam in delen[:12]] + (
            [taal.aantal(len(delen) - 12, "ander deel", "andere delen")] if len(delen) > 12 else []
        )
        ingekort = "Niet alles past op dit blad. " if not keuze.doelen or not keuze.aanpak or not keuze.stappunten else ""
        return f"{ingekort}Op de site staat bij deze kaart ook: {taal.opsomming(namen)}."

    def op_web(self, pad: str) -> str | None:
        return adressen.op_web(self.handboek.organisatie.webadres.van(publiek=self.publiek), pad)

    def adres(self) -> dict[str, str] | None:
        href = self.op_web(f"kaarten/{self.kaart.id}.md")
        return None if href is None else {"href": href, "tekst": _zonder_schema(href)}

    def voet(self) -> dict[str, object]:
        """Which version of which card this is, from when, and how to see whether it still holds."""
        kaart = self.kaart
        stand = self.afgeleid.kaartstanden.get(kaart.id)
        afdruk = stand.vingerafdruk if stand is not None else vingerafdruk(kaarttekst(kaart))
        versie = f"versie {kort(kaart.versie, 20)}" if kaart.versie else "zonder versienummer"
        pagina = adressen.versiepagina(kaart.id)
        adres = self.op_web(pagina)
        qr = None
        if adres is None:
            antwoord = (
                f"Open in het handboek de kaart '{kort(kaart.titel, 60)}' en kies 'Versies' ({pagina.replace('.md', '.html')})."
            )
        else:
            heel = self.op_web(adressen.versie(kaart.id, kaart.versie)) or adres
            qr = {"qr": heel} if past_in_qr(heel) else None
            antwoord = f"{'Scan de code of ga naar' if qr else 'Ga naar'} {_zonder_schema(adres)}"
        organisatie = kort(self.handboek.organisatie.naam, 60)
        return {
            "kop": f"{kort(kaart.titel, 80)} \u00b7 {versie}",
            "regel": f"{organisatie} \u00b7 vingerafdruk {afdruk[:6]} \u00b7 afgedrukt op {taal.datum(self.afgeleid.vandaag)}",
            "vraag": "Is deze versie nog geldig?",
            "antwoord": antwoord,
            "qr": qr,
            "qralt": "QR-code naar de pagina die zegt of deze versie nog geldt",
        }


def _zonder_schema(adres: str) -> str:
    return adres.partition("://")[2]
