"""Nothing internal in the public edition: a canary in every text and date of every class of the model, then a search for them."""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from typing import Annotated, Any

import pandas as pd
import pytest
from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from kwaliteitshandboek.edition import project_publiek
from kwaliteitshandboek.edition.velden import INTERN, PUBLIEK, publieke_velden
from kwaliteitshandboek.findings.plek import Plek
from kwaliteitshandboek.model import (
    adres,
    begrip,
    bezoek,
    doel,
    handboek,
    herbevestiging,
    indeling,
    indicator,
    kaart,
    kader,
    kalender,
    ondersteuning,
    organisatie,
    referentie,
    stelsel,
    vaststelling,
    zelfevaluatie,
)
from kwaliteitshandboek.model.basis import Onderdeel, Zichtbaarheid
from kwaliteitshandboek.model.handboek import Handboek, PubliekHandboek
from kwaliteitshandboek.model.metingen import METINGEN_DTYPES
from kwaliteitshandboek.model.schooljaar import Schooljaar

NOOIT: dict[type[Onderdeel], set[str]] = {
    organisatie.Rol: {"synoniemen", "subrollen", "leden", "beschrijving", "ingang"},
    organisatie.Organisatie: {"welkom", "vakantieregio", "hervaststelling"},
    organisatie.Regio: {"vakantieregio"},
    organisatie.Webadressen: {"team"},
    indicator.Indicator: {"naloop"},
    begrip.Begrip: {"vermijd"},
    begrip.VervallenWet: {"id", "namen", "vervallen_op", "vervangen_door", "geldt_nog"},
    kalender.Vakantie: {"naam", "van", "tot_en_met", "regios"},
    kalender.Kalenderpunt: {
        "id",
        "titel",
        "soort",
        "wanneer",
        "datum",
        "tot_en_met",
        "schooljaar",
        "rollen",
        "scholen",
        "schoolsoorten",
        "kaart",
        "toelichting",
        "bron",
        "vervalt",
    },
    vaststelling.Vaststelling: {"kaart", "soort", "versie", "op", "door", "vingerafdruk", "verwijzingen", "tekst"},
    herbevestiging.VastgelegdCijfer: {
        "indicator",
        "school",
        "schooljaar",
        "woorden",
        "staat",
        "van",
        "tot",
        "noemer_van",
        "noemer_tot",
        "norm",
        "oordeel",
        "andere_normen",
    },
    herbevestiging.VastgelegdeNorm: {"naam", "waarde", "oordeel"},
    herbevestiging.Herbevestiging: {"analyse", "op", "door", "vingerafdruk", "cijfers"},
    indeling.Schoolkolom: {"kolom", "vestiging", "vast", "vertaling"},
    indeling.Jaarkolom: {"kolom", "vast", "vertaling"},
    indeling.Vertaalkolom: {"kolom", "vertaling"},
    indeling.Waardekolom: {"kolom", "meetreeks", "categorie", "procent_van", "breuken"},
    indeling.Rijfilter: {"kolom", "alleen", "behalve"},
    indeling.Waardetekst: {"tekst", "betekent", "waarde", "onder", "boven"},
    indeling.Inleesindeling: {
        "id",
        "naam",
        "blad",
        "kopregel",
        "school",
        "schooljaar",
        "meetreeks",
        "reekskolom",
        "kolommen",
        "categoriekolom",
        "waardekolom",
        "procent_van",
        "breuken",
        "waarden",
        "duizendtal",
        "rijen",
    },
    kaart.Mr: {"datum", "uitkomst"},
    kaart.Evaluatie: {"gepland", "uitgevoerd"},
    kaart.Meetinstrument: {"naam", "instrument", "doel", "moment", "eigenaren", "ondersteund_door", "vastgelegd_in"},
    kaart.Activiteit: {"wat", "doel", "moment", "wie", "op_verzoek"},
    kaart.WachtOp: {"kaart", "status"},
    kaart.PlanningStap: {"wat", "wanneer", "datum", "eigenaren", "wacht_op", "klaar"},
    kaart.PlanningJaar: {"schooljaar", "fase", "stappen"},
    kaart.Wijziging: {"versie", "datum", "wat", "door"},
    kaart.Kaart: {"mr", "evaluatie", "meetinstrumenten", "activiteiten", "planning", "wijzigingen"},
    kader.Uitzondering: {"voor", "reden", "door", "tot_en_met"},
    kader.VervallenItem: {"code", "naam", "sinds", "nu", "uitleg"},
    kader.KaderItem: {"notitie", "hiaat", "uitzonderingen"},
    kader.Kader: {"inleiding_namen", "vervallen", "vervangt"},
    organisatie.Drempels: {"respondenten"},
    adres.Adres: {"vervallen_op", "uitleg"},
    zelfevaluatie.Antwoordtelling: {"waarde", "aantal"},
    zelfevaluatie.Itemoordeel: {"item", "oordeel", "toelichting", "bewijs", "antwoorden"},
    zelfevaluatie.Zelfevaluatie: {
        "id",
        "kader",
        "schooljaar",
        "school",
        "bestuur",
        "datum",
        "respondenten",
        "toelichting",
        "oordelen",
    },
    bezoek.Bezoeksoort: {"id", "naam", "beschrijving", "bezocht", "elke_maanden", "door", "extern", "toets", "kader", "kaart"},
    bezoek.Afspraak: {"id", "wat", "item", "eigenaar", "gereed_op", "status", "opvolging"},
    bezoek.Bezoekoordeel: {"item", "oordeel", "toelichting"},
    bezoek.Bezoek: {
        "id",
        "soort",
        "schooljaar",
        "school",
        "bestuur",
        "gepland",
        "datum",
        "kader",
        "samenvatting",
        "oordelen",
        "afspraken",
    },
    bezoek.Signaal: {
        "id",
        "school",
        "schooljaar",
        "datum",
        "bron",
        "onderwerp",
        "tekst",
        "advies",
        "standaard",
        "status",
        "afspraken",
    },
    ondersteuning.Ondersteuningsonderdeel: {"id", "naam", "soort", "beschrijving", "standaarden"},
    ondersteuning.Aanbodregel: {"onderdeel", "beloofd", "bevonden", "hoe", "bezoek", "toelichting"},
    ondersteuning.Schoolaanbod: {"school", "schooljaar", "vorm", "document", "datum", "regels"},
    ondersteuning.Voorzieningplek: {"toelichting"},
    stelsel.Verantwoordingslijn: {"documenten", "kaarten", "instrumenten"},
    stelsel.Instrument: {
        "id",
        "naam",
        "kant",
        "doel",
        "doelgroep",
        "moment",
        "laatst",
        "rollen",
        "vastgelegd_in",
        "indicatoren",
        "standaarden",
    },
    stelsel.Stelselcel: {"instrumenten", "documenten"},
    handboek.OvergeslagenReden: {"reden", "rijen"},
    handboek.Bronschool: {"sleutel", "naam", "gezag"},
    handboek.Herkomst: {"redenen", "scholen"},
    handboek.Handboek: {
        "instrumenten",
        "vervallen_wetten",
        "kalenderpunten",
        "vakanties",
        "vaststellingen",
        "herbevestigingen",
        "indelingen",
        "zelfevaluaties",
        "bezoeksoorten",
        "bezoeken",
        "signalen",
        "ondersteuningsplan",
        "schoolaanbod",
    },
}
"""The second key: written apart from the table of the product, so that opening a field takes two hands."""

VERWIJZINGEN: dict[type[Onderdeel], set[str]] = {
    organisatie.Organisatie: {"kerncijfers"},
    kaart.Kaart: {"bovenliggend", "verwant", "standaarden", "indicatoren"},
    kaart.Bijlage: {"kaart"},
    kader.KaderItem: {"indicatoren", "dient"},
    stelsel.Stelselcel: {"kaarten"},
    indicator.Indicator: {"standaarden"},
    doel.Doel: {"bovenliggend"},
    doel.Actie: {"kaart"},
    handboek.Handboek: {"gewijzigde_kaarten"},
    adres.Adres: {"id", "nu"},
}
"""Fields that refer to other objects; in the handbook of canaries they all lead to something that is not public."""

ANDERS = {
    indicator.Norm: {"meetreeks"},
    indicator.Berekening: {"waarde"},
    indeling.Schoolkolom: {"vast"},
    indeling.Rijfilter: {"behalve"},
    indeling.Inleesindeling: {"meetreeks", "categoriekolom", "waardekolom", "procent_van"},
    kaart.Kaart: {"openbaar"},
    handboek.Toelichting: {"onderwerp"},
}
"""Text fields that hold a known word in the handbook of canaries, since another field or a rule asks for it."""


def klassen(wortel: type[Onderdeel] = Handboek) -> set[type[Onderdeel]]:
    """Every class that a handbook can hold."""
    gevonden: set[type[Onderdeel]] = set()

    def loop(annotatie: Any) -> None:
        if isinstance(annotatie, type) and issubclass(annotatie, Onderdeel):
            if annotatie not in gevonden:
                gevonden.add(annotatie)
                for veld in typing.get_type_hints(annotatie, include_extras=True).values():
                    loop(veld)
            return
        for deel in typing.get_args(annotatie):
            loop(deel)

    loop(wortel)
    return gevonden


def test_every_field_of_every_class_is_either_public_or_internal() -> None:
    for klasse in klassen():
        publiek, intern = PUBLIEK.get(klasse, frozenset()), INTERN.get(klasse, frozenset())
        assert publiek | intern | {"plek"} == set(klasse.model_fields), klasse
        assert not publiek & intern, klasse
    assert set(PUBLIEK) | set(INTERN) <= klassen()


def test_opening_a_field_takes_a_second_hand() -> None:
    assert {klasse: set(velden) for klasse, velden in INTERN.items()} == NOOIT


def test_a_field_that_nobody_classified_stops_the_projection() -> None:
    class Nieuw(kaart.Partner):
        wachtwoord: str = ""

    with pytest.raises(TypeError, match="Nieuw"):
        publieke_velden(Nieuw)


@dataclass
class Fabriek:
    """Makes one object of a class with a canary in every field, and remembers where each canary was put."""

    zichtbaarheid: Zichtbaarheid
    kanaries: dict[str, tuple[type[Onderdeel], str]] = field(default_factory=dict)

    def maak(self, klasse: type[Onderdeel], diepte: int = 0, **vast: Any) -> Any:
        vast = self._vast(klasse, diepte) | vast
        soorten = typing.get_type_hints(klasse, include_extras=True)
        waarden = {
            naam: vast[naam] if naam in vast else self._waarde(soorten[naam], klasse, naam, diepte)
            for naam in klasse.model_fields
        }
        return klasse.model_validate({naam: waarde for naam, waarde in waarden.items() if waarde is not None})

    def tekst(self, klasse: type[Onderdeel], naam: str) -> str:
        kanarie = f"k{len(self.kanaries):05d}z"
        self.kanaries[kanarie] = (klasse, naam)
        return kanarie

    def _vast(self, klasse: type[Onderdeel], diepte: int) -> dict[str, Any]:
        """Fields that must fit each other; all else is filled by type."""
        plek = {"plek": Plek(f"kaarten/domein-x/{self.tekst(klasse, 'plek')}.md", 3)}
        zicht = {"zichtbaarheid": self.zichtbaarheid} if "zichtbaarheid" in klasse.model_fields else {}
        wie, waar = {"eigenaar": "rol-x"}, {"school": "99AA00"}
        bijlagen: list[dict[str, Any]] = [
            {"kaart": None, "link": None},
            {"kaart": None, "bestand": None},
            {"bestand": None, "link": None},
        ]
        vast: Mapping[type[Onderdeel], Mapping[str, Any]] = {
            organisatie.Rol: {"id": "rol-x"},
            organisatie.Domein: {"id": "domein-x"},
            organisatie.School: {"sleutel": "99AA00"},
            indicator.Berekening: {"meetreeksen": ("reeks-x",), "waarde": None},
            indicator.Venster: {"jaren": 3, "jaren_klein": 5, "grens": 15},
            indicator.Norm: {"meetreeks": None, "scholen": ()},
            indicator.Indicator: {"id": "indicator-x", "domein": "domein-x", "schoolsoorten": ()},
            indicator.Meetreeks: {"id": "reeks-x", "minimum": None, "maximum": None},  # counts have no limits of their own
            indeling.Schoolkolom: {"vast": None},
            indeling.Jaarkolom: {"vast": None},
            indeling.Rijfilter: {"behalve": ()},
            indeling.Waardetekst: {"waarde": None, "onder": None, "boven": None},
            indeling.Inleesindeling: {
                "meetreeks": None,
                "categoriekolom": None,
                "waardekolom": None,
                "procent_van": None,
                "breuken": False,
            },
            kaart.Bijlage: {"editie": "beide"},
            bezoek.Inspectieoordeel: {"kader": None},
            stelsel.Stelselcel: {"fase": "fase-x", "niveau": "niveau-x"},
            kader.KaderItem: {} if diepte < 2 else {"onderdelen": ()},
            doel.Doel: {"indicator": "indicator-x", **wie},
            doel.Cijferverwijzing: {"indicator": "indicator-x"},
            referentie.Referentie: {"indicator": "indicator-x", "weging_tot": 9.5},
            kalender.Kalenderpunt: {"datum": None, "tot_en_met": None},
            handboek.Toelichting: {"onderwerp": "inleiding", **waar},
            handboek.Herkomst: {"resultaat": "geheime-map/resultaat.csv"},
        }
        meer: dict[str, Any] = {}
        if klasse is kaart.Kaart:
            meer = {
                "domein": "domein-x",
                "openbaar": ("visie", "wij_doen", "gedrag", "pdca", "indicatoren", "partners", "bijlagen"),
                "bijlagen": tuple(self.maak(kaart.Bijlage, **bijlage) for bijlage in bijlagen),
                "secties": (self.maak(kaart.Sectie, sleutel="visie"),),
            }
        if klasse is stelsel.Stelsel:
            meer = {
                veld: (self.maak(stelsel.Stelselpunt, id=f"{soort}-x"),)
                for veld, soort in (("fasen", "fase"), ("niveaus", "niveau"))
            }
        return plek | zicht | dict(vast.get(klasse, {})) | meer

    def _waarde(self, soort: Any, klasse: type[Onderdeel], naam: str, diepte: int) -> Any:
        if typing.get_origin(soort) in (typing.Union, types.UnionType):
            soort = next(deel for deel in typing.get_args(soort) if deel is not type(None))
        kaal = typing.get_args(soort)[0] if typing.get_origin(soort) is Annotated else soort
        if typing.get_origin(kaal) in (typing.Union, types.UnionType):
            return self._waarde(kaal, klasse, naam, diepte)
        if typing.get_origin(kaal) is tuple:
            return (self._waarde(typing.get_args(kaal)[0], klasse, naam, diepte),)
        if typing.get_origin(kaal) is Mapping:
            return {self.tekst(klasse, naam): self._waarde(typing.get_args(kaal)[1], klasse, naam, diepte)}
        if isinstance(kaal, type) and issubclass(kaal, Onderdeel):
            return self.maak(kaal, diepte + 1)
        if isinstance(kaal, type) and issubclass(kaal, Enum):
            return next(iter(kaal))
        if kaal is date:
            dag = date(1700, 1, 1) + timedelta(days=len(self.kanaries))
            self.kanaries[dag.isoformat()] = (klasse, naam)
            return dag
        if kaal is str:
            return self._passend(soort, self.tekst(klasse, naam))
        return {bool: True, int: 3, float: 7.5, Schooljaar: "2025-2026"}[kaal]

    def _passend(self, soort: Any, kanarie: str) -> str:
        """The canary, or a fixed word where the type of the field only takes keys of schools or colours."""
        for keuze in (kanarie, "99AA00", "#123456"):
            try:
                TypeAdapter(soort).validate_python(keuze)
            except ValidationError:
                continue
            if keuze != kanarie:
                del self.kanaries[kanarie]
            return keuze
        raise AssertionError(soort)


def maak_handboek(zichtbaarheid: Zichtbaarheid) -> tuple[Handboek, Fabriek]:
    fabriek = Fabriek(zichtbaarheid)
    delen = {
        naam: fabriek._waarde(soort, Handboek, naam, 0)
        for naam, soort in typing.get_type_hints(Handboek, include_extras=True).items()
        if naam in Handboek.model_fields and naam not in ("plek", "metingen")
    }
    categorie = delen["meetreeksen"][0].categorieen[0].id
    rij = {
        "school": "99AA00",
        "schooljaar": "2025-2026",
        "meetreeks": "reeks-x",
        "categorie": categorie,
        "onder": 30.0,
        "boven": 30.0,
    }
    rij |= {
        "staat": "exact",
        "voorlopig": False,
        "opmerking": "kanarie-opmerking",
        "bron": "geheime-map/resultaat.csv",
        "rij": 4217,
    }
    verborgen = rij | {"meetreeks": "kanarie-reeks", "onder": 987654.0, "boven": 987654.0}
    metingen = pd.DataFrame([rij, verborgen], columns=list(METINGEN_DTYPES)).astype(METINGEN_DTYPES)
    return Handboek(**delen, metingen=metingen), fabriek


def alle_tekst(publiek: PubliekHandboek) -> str:
    """Everything the value holds, categories that no row uses included."""
    kolommen = [f"{naam}: {list(kolom.cat.categories)}" for naam, kolom in publiek.metingen.items() if kolom.dtype == "category"]
    frame = publiek.metingen.to_csv()
    return "\n".join(
        [
            repr(publiek.model_dump(exclude={"metingen"})),
            str(publiek.model_dump(mode="json", exclude={"metingen"})),
            frame,
            *kolommen,
        ]
    )


def gevonden(publiek: PubliekHandboek, fabriek: Fabriek) -> Iterator[tuple[type[Onderdeel], str]]:
    tekst = alle_tekst(publiek)
    for kanarie, (klasse, naam) in fabriek.kanaries.items():
        if kanarie in tekst:
            yield klasse, naam


def test_no_internal_text_or_date_is_in_the_public_edition() -> None:
    volledig, fabriek = maak_handboek(Zichtbaarheid.PUBLIEK)
    publiek = project_publiek(volledig)
    for klasse, naam in gevonden(publiek, fabriek):
        assert naam != "plek", klasse
        assert naam not in NOOIT.get(klasse, set()), (klasse, naam)
        assert naam not in VERWIJZINGEN.get(klasse, set()), (klasse, naam)
    tekst = alle_tekst(publiek)
    (kaart_,) = publiek.kaarten
    assert next(b.bestand for b in kaart_.bijlagen if b.bestand).startswith("kaarten/domein-x/")  # the one path
    for woord in ("kanarie-opmerking", "geheime-map", "kanarie-reeks", "987654", "4217"):
        assert woord not in tekst, woord


def test_what_is_public_is_there() -> None:
    """So that the search above cannot pass because nothing was published."""
    volledig, fabriek = maak_handboek(Zichtbaarheid.PUBLIEK)
    er_in = set(fabriek.kanaries.values())
    er_uit = set(gevonden(project_publiek(volledig), fabriek))
    verwacht = {
        (klasse, naam)
        for klasse, naam in er_in
        if naam not in {"plek"} | NOOIT.get(klasse, set()) | VERWIJZINGEN.get(klasse, set()) | ANDERS.get(klasse, set())
    }
    assert er_uit == verwacht
    assert len(er_uit) > 90


def test_of_an_internal_handbook_only_the_organisation_itself_is_published() -> None:
    volledig, fabriek = maak_handboek(Zichtbaarheid.INTERN)
    publiek = project_publiek(volledig)
    eigen = {
        organisatie.Organisatie,
        organisatie.School,
        organisatie.Bestuur,
        organisatie.Regio,
        organisatie.Contact,
        organisatie.Huisstijl,
        organisatie.Webadressen,
    }
    assert {klasse for klasse, _ in gevonden(publiek, fabriek)} <= eigen
    assert publiek.stelsel is None
    assert len(publiek.metingen) == 0
    for naam in (
        "kaarten",
        "kaders",
        "instrumenten",
        "indicatoren",
        "meetreeksen",
        "doelen",
        "analyses",
        "toelichtingen",
        "paginas",
        "herkomsten",
        "begrippen",
        "vervallen_wetten",
        "kalenderpunten",
        "vakanties",
        "vaststellingen",
        "referenties",
        "herbevestigingen",
        "indelingen",
    ):
        assert getattr(publiek, naam) == (), naam


def test_the_canaries_reach_every_class_and_every_text_field() -> None:
    _, fabriek = maak_handboek(Zichtbaarheid.PUBLIEK)
    assert {klasse for klasse, _ in fabriek.kanaries.values()} >= klassen() - {Handboek}
    tekstvelden = {
        (klasse, naam)
        for klasse in klassen() - {Handboek}
        for naam, veld in klasse.model_fields.items()
        if _is_tekst(veld) and naam not in ANDERS.get(klasse, set())
    }
    vast = {
        (organisatie.School, "sleutel"),
        (organisatie.Rol, "id"),
        (organisatie.Domein, "id"),
        (kaart.Kaart, "domein"),
        (kaart.Sectie, "sleutel"),
    }
    vast |= {
        (indicator.Indicator, "id"),
        (indicator.Indicator, "domein"),
        (indicator.Meetreeks, "id"),
        (indicator.Berekening, "meetreeksen"),
    }
    vast |= {(stelsel.Stelselcel, "fase"), (stelsel.Stelselcel, "niveau"), (doel.Doel, "indicator"), (doel.Doel, "eigenaar")}
    vast |= {(referentie.Referentie, "indicator"), (bezoek.Inspectieoordeel, "kader")}
    vast |= {
        (doel.Cijferverwijzing, "indicator"),
        (handboek.Herkomst, "resultaat"),
        (handboek.Bronschool, "sleutel"),
        (organisatie.Huisstijl, "kleur"),
    }
    scholen = {(klasse, naam) for klasse, naam in tekstvelden if naam in ("school", "scholen")}
    assert tekstvelden - set(fabriek.kanaries.values()) - vast - scholen == set()


def _is_tekst(veld: FieldInfo) -> bool:
    return re.search(r"\bstr\b", str(veld.annotation).replace("class 'str'", "str")) is not None
