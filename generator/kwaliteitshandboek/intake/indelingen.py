"""Intake, stage 1: the layouts of open data that can be imported, as data: columns, their names over the years, and the cells."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Celsoort(StrEnum):
    """How a source cell is read: a count of pupils (`<5` allowed), a plain number, or a mean that hangs on a count.

    `index` and `procent` are numbers in whose place words such as 'niet van toepassing' can stand; a percentage may be written
    as a fraction. `uitkomst` is a verdict in words: see `waarden.lees_uitkomst`.
    """

    AANTAL = "aantal"
    GETAL = "getal"
    GEMIDDELDE = "gemiddelde"
    INDEX = "index"
    PROCENT = "procent"
    UITKOMST = "uitkomst"


class Doel(StrEnum):
    """Where a layout goes: tidy results, or the register of schools."""

    RESULTATEN = "resultaten"
    REGISTER = "register"


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column by what it means (`rol`), with every name it has had; names are normalised, see `kolomsleutel`."""

    rol: str
    namen: tuple[str, ...]
    verplicht: bool = True


@dataclass(frozen=True, slots=True)
class Cel:
    """A cell of the tidy results: from which column (`rol`), to which series and category.

    `noemer`: the column with the number of pupils behind a mean. `voetnoten`: the marks of the source that speak of this cell.
    `bijschrift`: words, and the column whose text comes behind them as a remark.
    """

    rol: str
    meetreeks: str
    categorie: str
    soort: Celsoort = Celsoort.AANTAL
    noemer: str | None = None
    voetnoten: tuple[str, ...] = ()
    bijschrift: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Tabelvorm:
    """One table of a layout. `genegeerd`: columns that are known and not read. `paren`: tests bring their own pairs of columns.

    `voetnootkolom`: the column right of the last named one has no name and holds the marks of footnotes. `uitkomsten`: headers
    that begin so hold a verdict in words, each a series of its own. `jaar_uit_tekst`: no column gives the day of counting, the
    school year stands in a title, or is asked for.
    """

    kolommen: tuple[Kolom, ...]
    cellen: tuple[Cel, ...] = ()
    genegeerd: tuple[str, ...] = ()
    paren: bool = False
    voetnootkolom: bool = False
    uitkomsten: str | None = None
    jaar_uit_tekst: bool = False

    @property
    def verplicht(self) -> tuple[Kolom, ...]:
        """The columns without which a table is not of this form."""
        return tuple(kolom for kolom in self.kolommen if kolom.verplicht)


@dataclass(frozen=True, slots=True)
class Indeling:
    """A layout: its id (also the start of the file name of its results), its name for people, and the tables it can hold."""

    id: str
    naam: str
    doel: Doel
    vormen: tuple[Tabelvorm, ...]


BRIN: Final = Kolom("brin", ("BRIN_NUMMER", "INSTELLINGSCODE", "BRIN"))
VESTIGING: Final = Kolom("vestiging", ("VESTIGINGSNUMMER", "VESTIGINGSCODE"))
PEILDATUM: Final = Kolom("peildatum", ("PEILDATUM_LEERLINGEN", "PEILDATUM"))
SOORT: Final = Kolom("soort", ("SOORT_PO", "SOORT_PRIMAIR_ONDERWIJS"), verplicht=False)
NAAM: Final = Kolom("naam", ("INSTELLINGSNAAM_VESTIGING",), verplicht=False)
GEZAG: Final = Kolom("gezag", ("BEVOEGD_GEZAG_NUMMER",), verplicht=False)
SLEUTEL: Final = Kolom("sleutel", ("SCHOOL_BRIN_VESTIGING", "BRIN_VESTIGING", "BRIN_VESTIGINGSNUMMER"))

_SCHOOL: Final = (PEILDATUM, BRIN, VESTIGING, SOORT, NAAM, GEZAG)
_SCHOOLGEGEVENS: Final = (
    "PRIKDATUM",
    "PRIKDATUM_SCORES",
    "POSTCODE_VESTIGING",
    "PLAATSNAAM",
    "GEMEENTENUMMER",
    "GEMEENTENAAM",
    "PROVINCIE",
    "DENOMINATIE_VESTIGING",
)
"""What DUO tells of a school in every file of results; the register holds it already."""

TOETSEN: Final = {
    "CET": "eindscore-cet",
    "IEP": "eindscore-iep",
    "ROUTE8": "eindscore-route8",
    "DIA": "eindscore-dia",
    "AMN": "eindscore-amn",
    "CESAN": "eindscore-cesan",
    "DREMPEL": "eindscore-drempel",
    "LIB": "eindscore-lib",
    "DOE": "eindscore-doe",
}
"""Known end tests: the start of their columns (`<toets>_AANTAL`, `<toets>_GEM`) -> series. Never one series for two tests."""


def _aantallen(meetreeks: str, **kolommen: tuple[str, ...]) -> tuple[tuple[Kolom, ...], tuple[Cel, ...]]:
    """Columns and cells of a series of counts: category (underscores for hyphens) -> names of its column."""
    paren = [(naam.strip("_").replace("_", "-"), namen) for naam, namen in kolommen.items()]
    return (
        tuple(Kolom(f"{meetreeks}.{categorie}", namen) for categorie, namen in paren),
        tuple(Cel(f"{meetreeks}.{categorie}", meetreeks, categorie) for categorie, _ in paren),
    )


_REKENEN = _aantallen(
    "referentieniveaus-rekenen",
    lager1f=("REKENEN_LAGER1F",),
    _1f=("REKENEN_1F",),
    _1s=("REKENEN_1S",),
    _2f=("REKENEN_2F",),
)
_LEZEN = _aantallen("referentieniveaus-lezen", lager1f=("LV_LAGER1F",), _1f=("LV_1F",), _2f=("LV_2F",))
_TAAL = _aantallen("referentieniveaus-taalverzorging", lager1f=("TV_LAGER1F",), _1f=("TV_1F",), _2f=("TV_2F",))
_ADVIEZEN = _aantallen(
    "schooladviezen",
    vso=("VSO",),
    pro=("PRO",),
    vmbo_b=("VMBO_B", "VMBO_BL"),
    vmbo_b_k=("VMBO_B_K", "VMBO_BL_KL"),
    vmbo_k=("VMBO_K", "VMBO_KL"),
    vmbo_k_gt=("VMBO_K_GT", "VMBO_KL_GT"),
    vmbo_gt=("VMBO_GT",),
    vmbo_gt_havo=("VMBO_GT_HAVO",),
    havo=("HAVO",),
    havo_vwo=("HAVO_VWO",),
    vwo=("VWO",),
    niet_mogelijk=("ADVIES_NIET_MOGELIJK",),
)

EINDSCORES: Final = Indeling(
    "gemiddelde-eindscores",
    "gemiddelde eindscores bo en sbo (DUO)",
    Doel.RESULTATEN,
    (
        Tabelvorm(
            kolommen=(
                *_SCHOOL,
                Kolom("groep8", ("LEERJAAR_8",), verplicht=False),
                Kolom("ontheffing", ("ONTHEFFING_REDEN_ND",), verplicht=False),
            ),
            cellen=(
                Cel("groep8", "leerlingen-groep-8", "aantal"),
                Cel("ontheffing", "ontheffingen-groep-8", "aantal"),
            ),
            genegeerd=_SCHOOLGEGEVENS,
            paren=True,
        ),
    ),
)

REFERENTIENIVEAUS: Final = Indeling(
    "referentieniveaus",
    "referentieniveaus (DUO)",
    Doel.RESULTATEN,
    (
        Tabelvorm(
            kolommen=(*_SCHOOL, *_REKENEN[0], *_LEZEN[0], *_TAAL[0]),
            cellen=(*_REKENEN[1], *_LEZEN[1], *_TAAL[1]),
            genegeerd=_SCHOOLGEGEVENS,
        ),
    ),
)

SCHOOLADVIEZEN: Final = Indeling(
    "schooladviezen",
    "schooladviezen (DUO)",
    Doel.RESULTATEN,
    (
        Tabelvorm(
            kolommen=(*_SCHOOL, *_ADVIEZEN[0]),
            cellen=_ADVIEZEN[1],
            genegeerd=(*_SCHOOLGEGEVENS, "TOTAAL_ADVIES"),
        ),
    ),
)

AFSTAND: Final = Indeling(
    "afstand-woonadres",
    "afstand tussen woonadres en school (DUO)",
    Doel.RESULTATEN,
    (
        Tabelvorm(
            kolommen=(*_SCHOOL, Kolom("afstand", ("AFSTAND",)), Kolom("leerlingen", ("LEERLINGEN",))),
            cellen=(
                Cel("leerlingen", "leerlingen", "aantal"),
                Cel("leerlingen", "afstand-woonadres", "aantal"),
                Cel("afstand", "afstand-woonadres", "gemiddelde", Celsoort.GEMIDDELDE, noemer="leerlingen"),
            ),
            genegeerd=_SCHOOLGEGEVENS,
        ),
    ),
)

ACHTERSTANDSSCORES: Final = Indeling(
    "achterstandsscores",
    "achterstandsscores van scholen (CBS, Excel)",
    Doel.RESULTATEN,
    (
        Tabelvorm(
            kolommen=(
                SLEUTEL,
                Kolom("bekostigd", ("AANTAL_BEKOSTIGDE_LEERLINGEN",)),
                Kolom("score", ("ACHTERSTANDSSCORE",)),
            ),
            cellen=(
                Cel("bekostigd", "leerlingen-bekostigd", "aantal"),
                Cel("score", "achterstandsscore", "waarde", Celsoort.GETAL, voetnoten=("a",)),
            ),
            voetnootkolom=True,
        ),
        Tabelvorm(
            kolommen=(
                SLEUTEL,
                Kolom("totaal", ("ACHTERSTANDSSCORE_ZONDER_DREMPEL",)),
                Kolom("onderbouw", ("ACHTERSTANDSSCORE_ZONDER_DREMPEL_ONDERBOUW",)),
                Kolom("bovenbouw", ("ACHTERSTANDSSCORE_ZONDER_DREMPEL_BOVENBOUW",)),
            ),
            cellen=(
                Cel("totaal", "achterstandsscore-zonder-drempel", "waarde", Celsoort.GETAL, voetnoten=("a",)),
                Cel("onderbouw", "achterstandsscore-zonder-drempel-onderbouw", "waarde", Celsoort.GETAL, voetnoten=("b",)),
                Cel("bovenbouw", "achterstandsscore-zonder-drempel-bovenbouw", "waarde", Celsoort.GETAL, voetnoten=("c",)),
            ),
            voetnootkolom=True,
        ),
    ),
)

LEERRESULTATEN: Final = Indeling(
    "leerresultaten",
    "leerresultaten (inspectie)",
    Doel.RESULTATEN,
    (
        Tabelvorm(
            kolommen=(
                Kolom("sleutel", ("OVT",)),
                Kolom("weging", ("SCHOOLWEGING",)),
                Kolom("categorie", ("SCHOOLWEGINGSCATEGORIE",), verplicht=False),
                Kolom("signaal-1f", ("SIGNALERINGSWAARDE_1F",)),
                Kolom("signaal-1s-2f", ("SIGNALERINGSWAARDE_1S_2F",)),
                Kolom("driejaars-1f", ("GEWOGEN_DRIEJAARSGEMIDDELDE_1F",)),
                Kolom("driejaars-1s-2f", ("GEWOGEN_DRIEJAARSGEMIDDELDE_1S_2F",)),
            ),
            cellen=(
                Cel("weging", "schoolweging", "waarde", Celsoort.INDEX, bijschrift=("schoolwegingscategorie", "categorie")),
                Cel("signaal-1f", "signaleringswaarde-1f", "waarde", Celsoort.PROCENT),
                Cel("signaal-1s-2f", "signaleringswaarde-1s-2f", "waarde", Celsoort.PROCENT),
                Cel("driejaars-1f", "inspectie-driejaars-1f", "waarde", Celsoort.PROCENT),
                Cel("driejaars-1s-2f", "inspectie-driejaars-1s-2f", "waarde", Celsoort.PROCENT),
            ),
            uitkomsten="UITKOMST_INDICATOR",
            jaar_uit_tekst=True,
        ),
    ),
)

VESTIGINGEN: Final = Indeling(
    "alle-vestigingen",
    "adressen van alle vestigingen (DUO)",
    Doel.REGISTER,
    (
        Tabelvorm(
            kolommen=(
                BRIN,
                VESTIGING,
                Kolom("naam", ("VESTIGINGSNAAM",)),
                Kolom("straat", ("STRAATNAAM",)),
                Kolom("huisnummer", ("HUISNUMMER_TOEVOEGING", "HUISNUMMER")),
                Kolom("postcode", ("POSTCODE",)),
                Kolom("plaats", ("PLAATSNAAM",)),
                Kolom("gemeente", ("GEMEENTENAAM",), verplicht=False),
                Kolom("denominatie", ("DENOMINATIE",), verplicht=False),
                Kolom("website", ("INTERNETADRES",), verplicht=False),
                Kolom("gezag", ("BEVOEGD_GEZAG_NUMMER",), verplicht=False),
            ),
            genegeerd=(
                "PROVINCIE",
                "GEMEENTENUMMER",
                "TELEFOONNUMMER",
                "STRAATNAAM_CORRESPONDENTIEADRES",
                "HUISNUMMER_TOEVOEGING_CORRESPONDENTIEADRES",
                "POSTCODE_CORRESPONDENTIEADRES",
                "PLAATSNAAM_CORRESPONDENTIEADRES",
                *(
                    f"{gebied}_{deel}"
                    for gebied in ("NODAAL_GEBIED", "RPA_GEBIED", "WGR_GEBIED", "COROPGEBIED", "ONDERWIJSGEBIED", "RMC_REGIO")
                    for deel in ("CODE", "NAAM")
                ),
            ),
        ),
    ),
)

INDELINGEN: Final = (REFERENTIENIVEAUS, EINDSCORES, SCHOOLADVIEZEN, AFSTAND, ACHTERSTANDSSCORES, LEERRESULTATEN, VESTIGINGEN)
"""All layouts; a table that fits more than one goes to the first."""
