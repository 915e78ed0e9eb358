"""Model, stage 0: mapping files, which say what the columns of somebody else's table mean (`data/indelingen/<naam>.yml`)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, model_validator

from kwaliteitshandboek.model.basis import Getal, JaNee, Onderdeel, Schoolsleutel, Slug, Tekst, Teksten
from kwaliteitshandboek.model.schooljaar import Schooljaar


def _zonder_plek(waarde: Any) -> Any:
    return {sleutel: deel for sleutel, deel in waarde.items() if sleutel != "plek"} if isinstance(waarde, Mapping) else waarde


Vertaling = Annotated[Mapping[str, Slug], BeforeValidator(_zonder_plek)]
"""What stands in a cell -> the id that it means; capitals and double spaces play no part."""
Scholen = Annotated[Mapping[str, Schoolsleutel], BeforeValidator(_zonder_plek)]
Jaren = Annotated[Mapping[str, Schooljaar], BeforeValidator(_zonder_plek)]


class Celbetekenis(StrEnum):
    """What a text in place of a figure says: there is none, it is kept secret, or it does not apply."""

    ONTBREEKT = "ontbreekt"
    GEHEIM = "geheim"
    NVT = "nvt"


class Scheidingsteken(StrEnum):
    """The mark between thousands; the other of the two is then the decimal mark."""

    PUNT = "."
    KOMMA = ","


class Schoolkolom(Onderdeel):
    """Which school a row is about: by a column (`kolom`, with `vestiging` where the key stands in two), or always the same one.

    `vertaling`: names or codes of the source -> key. Without it the cell is a key, or the name of a school in the register.
    """

    kolom: Tekst | None = None
    vestiging: Tekst | None = None
    vast: Schoolsleutel | None = None
    vertaling: Scholen = Field(default_factory=dict)

    @model_validator(mode="after")
    def _een_manier(self) -> Self:
        if (self.kolom is None) == (self.vast is None):
            raise ValueError("precies een van 'kolom' of 'vast'")
        return self


class Jaarkolom(Onderdeel):
    """Which school year a row is about: by a column, or always the same. `vertaling`: what stands there -> school year."""

    kolom: Tekst | None = None
    vast: Schooljaar | None = None
    vertaling: Jaren = Field(default_factory=dict)

    @model_validator(mode="after")
    def _een_manier(self) -> Self:
        if (self.kolom is None) == (self.vast is None):
            raise ValueError("precies een van 'kolom' of 'vast'")
        return self


class Vertaalkolom(Onderdeel):
    """A column of which each text stands for a series or a category; without `vertaling` by its id or its name."""

    kolom: Tekst
    vertaling: Vertaling = Field(default_factory=dict)


class Waardekolom(Onderdeel):
    """A column of figures in a wide table: of which series (that of the mapping where left open) and category.

    `procent_van`: the column with the number of people over whom a percentage was taken. `breuken`: percentages are written as
    fractions (0,87), as spreadsheets keep them.
    """

    kolom: Tekst
    meetreeks: Slug | None = None
    categorie: Slug = "waarde"
    procent_van: Tekst | None = None
    breuken: JaNee = False


class Rijfilter(Onderdeel):
    """Which rows count: only those with one of these texts in a column, or all but those."""

    kolom: Tekst
    alleen: Teksten = ()
    behalve: Teksten = ()

    @model_validator(mode="after")
    def _een_manier(self) -> Self:
        if bool(self.alleen) == bool(self.behalve):
            raise ValueError("precies een van 'alleen' of 'behalve'")
        return self


class Waardetekst(Onderdeel):
    """What a text in place of a figure means: a state, a figure, or a masked count from `onder` up to and including `boven`."""

    tekst: Tekst
    betekent: Celbetekenis | None = None
    waarde: Getal | None = None
    onder: int | None = Field(default=None, ge=0, le=1_000_000)
    boven: int | None = Field(default=None, ge=0, le=1_000_000)

    @model_validator(mode="after")
    def _een_manier(self) -> Self:
        if (self.onder is None) != (self.boven is None):
            raise ValueError("'onder' en 'boven' samen")
        if sum(deel is not None for deel in (self.betekent, self.waarde, self.onder)) != 1:
            raise ValueError("precies een van 'betekent', 'waarde', of 'onder' en 'boven' samen")
        if self.onder is not None and self.boven is not None and self.boven < self.onder:
            raise ValueError("'boven' niet kleiner dan 'onder'")
        return self


class Inleesindeling(Onderdeel):
    """A mapping, a file `data/indelingen/<id>.yml`: how `handboek import tabel` reads an export of another system.

    Wide: `kolommen`, each a column of figures. Long: `waardekolom`, with `categoriekolom` and `reekskolom` to say what the figure
    is. `meetreeks`: the series of all figures, where no column says otherwise.
    """

    id: Slug
    naam: Tekst
    blad: Tekst | None = None
    kopregel: int | None = Field(default=None, ge=1)
    school: Schoolkolom
    schooljaar: Jaarkolom | None = None
    meetreeks: Slug | None = None
    reekskolom: Vertaalkolom | None = None
    kolommen: tuple[Waardekolom, ...] = ()
    categoriekolom: Vertaalkolom | None = None
    waardekolom: Tekst | None = None
    procent_van: Tekst | None = None
    breuken: JaNee = False
    waarden: tuple[Waardetekst, ...] = ()
    duizendtal: Scheidingsteken | None = None
    rijen: tuple[Rijfilter, ...] = ()

    @model_validator(mode="after")
    def _breed_of_lang(self) -> Self:
        if bool(self.kolommen) == (self.waardekolom is not None):
            raise ValueError("'kolommen' (een kolom per cijfer) of 'waardekolom' (een rij per cijfer), een van beide")
        if self.kolommen and (self.categoriekolom is not None or self.procent_van is not None or self.breuken):
            raise ValueError(
                "'categoriekolom', 'procent_van' en 'breuken' alleen bij 'waardekolom'; anders zegt elke kolom het zelf"
            )
        return self

    @model_validator(mode="after")
    def _welke_reeks(self) -> Self:
        if self.meetreeks is not None and self.reekskolom is not None:
            raise ValueError("'meetreeks' of 'reekskolom', niet allebei")
        los = not self.kolommen or any(kolom.meetreeks is None for kolom in self.kolommen)
        if self.meetreeks is None and self.reekskolom is None and los:
            raise ValueError("bij elk cijfer een 'meetreeks', of een 'reekskolom' die zegt bij welke reeks het hoort")
        return self

    @model_validator(mode="after")
    def _elke_tekst_een_keer(self) -> Self:
        teksten = [tekstsleutel(waarde.tekst) for waarde in self.waarden]
        if len(set(teksten)) < len(teksten):
            raise ValueError("onder 'waarden' elke tekst een keer")
        return self

    @property
    def koppen(self) -> tuple[str, ...]:
        """Every header that the table must have, once."""
        jaar = self.schooljaar.kolom if self.schooljaar else None
        vertaald = (deel.kolom for deel in (self.reekskolom, self.categoriekolom) if deel)
        breed = (kop for kolom in self.kolommen for kop in (kolom.kolom, kolom.procent_van))
        alle = (
            self.school.kolom,
            self.school.vestiging,
            jaar,
            *vertaald,
            *breed,
            self.waardekolom,
            self.procent_van,
            *(deel.kolom for deel in self.rijen),
        )
        return tuple(dict.fromkeys(kop for kop in alle if kop is not None))


def tekstsleutel(tekst: str) -> str:
    """The form in which texts of cells are compared: lower case, straight quotes, single spaces."""
    return " ".join(tekst.replace("\u2019", "'").casefold().split())
