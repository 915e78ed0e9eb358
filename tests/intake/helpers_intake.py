"""Small made-up source files in the layouts of the open data, made by code; fictional schools 99AA00 and on."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl

from kwaliteitshandboek.model.organisatie import Bestuur, Organisatie, School, Schoolsoort
from kwaliteitshandboek.settings import Mappen

SCHOLEN = {"99AA00": "bo", "99AB00": "bo", "99AE00": "sbo", "99AF00": "so"}


def _kolommen(kop: str) -> list[str]:
    """A header as it stands in the files."""
    return kop.split(";")


ALGEMEEN_OUD = _kolommen(
    "PEILDATUM_LEERLINGEN;PRIKDATUM_SCORES;BRIN_NUMMER;VESTIGINGSNUMMER;INSTELLINGSNAAM_VESTIGING;POSTCODE_VESTIGING;"
    "PLAATSNAAM;GEMEENTENUMMER;GEMEENTENAAM;PROVINCIE;SOORT_PO;DENOMINATIE_VESTIGING;BEVOEGD_GEZAG_NUMMER"
)
ALGEMEEN_NIEUW = _kolommen(
    "PEILDATUM_LEERLINGEN;PRIKDATUM;INSTELLINGSCODE;VESTIGINGSCODE;INSTELLINGSNAAM_VESTIGING;POSTCODE_VESTIGING;"
    "PLAATSNAAM;GEMEENTENUMMER;GEMEENTENAAM;PROVINCIE;SOORT_PO;DENOMINATIE_VESTIGING;BEVOEGD_GEZAG_NUMMER"
)
REFERENTIENIVEAUS = _kolommen("REKENEN_LAGER1F;REKENEN_1F;REKENEN_1S;REKENEN_2F;LV_LAGER1F;LV_1F;LV_2F;TV_LAGER1F;TV_1F;TV_2F")
ADVIEZEN = _kolommen("VSO;PRO;VMBO_B;VMBO_B_K;VMBO_K;VMBO_K_GT;VMBO_GT;VMBO_GT_HAVO;HAVO;HAVO_VWO;VWO;ADVIES_NIET_MOGELIJK")
EINDSCORES_2019 = _kolommen(
    "LEERJAAR_8;ONTHEFFING_REDEN_ND;CET_AANTAL;CET_GEM;IEP_AANTAL;IEP_GEM;ROUTE8_AANTAL;ROUTE8_GEM;DIA_AANTAL;"
    "DIA_GEM;AMN_AANTAL;AMN_GEM"
)
ADRESSEN = _kolommen(
    "PROVINCIE;BEVOEGD GEZAG NUMMER;BRIN NUMMER;VESTIGINGSNUMMER;VESTIGINGSNAAM;STRAATNAAM;HUISNUMMER-TOEVOEGING;"
    "POSTCODE;PLAATSNAAM;GEMEENTENUMMER;GEMEENTENAAM;DENOMINATIE;TELEFOONNUMMER;INTERNETADRES"
)


def school(sleutel: str, *, peildatum: str = "20221001", soort: str = "Bo", gezag: str = "99001") -> list[str]:
    """The cells that DUO puts before the figures of a school, in the order of `ALGEMEEN_OUD` and `ALGEMEEN_NIEUW`."""
    naam = f"Bevëstigd {sleutel}"
    begin = [peildatum, "20230601", sleutel[:4], sleutel[4:], naam, "9999AA", "ZANDHOEK", " 637", "Zandhoek", "Noordkust"]
    return [*begin, soort, "Openbaar", gezag]


def als_csv(
    kop: Sequence[str],
    rijen: Sequence[Sequence[str]],
    *,
    codering: str = "utf-8",
    aanhalen: bool = False,
    regeleinde: str = "\n",
) -> bytes:
    """A file as DUO publishes it: `;`, quoted everywhere or only where needed."""
    uit = io.StringIO()
    schrijver = csv.writer(
        uit, delimiter=";", lineterminator=regeleinde, quoting=csv.QUOTE_ALL if aanhalen else csv.QUOTE_MINIMAL
    )
    schrijver.writerow(kop)
    schrijver.writerows(rijen)
    return uit.getvalue().encode(codering)


def als_excel(bladen: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    boek = openpyxl.Workbook()
    boek.remove(boek.worksheets[0])
    for naam, rijen in bladen.items():
        blad = boek.create_sheet(naam)
        for rij in rijen:
            blad.append(list(rij))
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def als_ods(bladen: dict[str, Sequence[Sequence[object]]]) -> bytes:
    """A spreadsheet as an office program writes it, by hand: also with an empty tail of a million rows."""

    def cel(waarde: object) -> str:
        if waarde is None or waarde == "":
            return "<table:table-cell/>"
        if isinstance(waarde, (int, float)):
            soort = f'office:value-type="float" office:value="{waarde}"'
            return f"<table:table-cell {soort}><text:p>{waarde}</text:p></table:table-cell>"
        return f'<table:table-cell office:value-type="string"><text:p>{escape(str(waarde))}</text:p></table:table-cell>'

    tabellen = "".join(
        f'<table:table table:name="{escape(naam)}">'
        + "".join(f"<table:table-row>{''.join(map(cel, rij))}</table:table-row>" for rij in rijen)
        + '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/>'
        + "</table:table-row></table:table>"
        for naam, rijen in bladen.items()
    )
    ruimten = " ".join(f'xmlns:{kort}="urn:oasis:names:tc:opendocument:xmlns:{kort}:1.0"' for kort in ("office", "table", "text"))
    inhoud = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {ruimten} office:version="1.2"><office:body>'
        f"<office:spreadsheet>{tabellen}</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
        "</manifest:manifest>"
    )
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as pakket:
        pakket.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        pakket.writestr("content.xml", inhoud)
        pakket.writestr("META-INF/manifest.xml", manifest)
    return uit.getvalue()


def organisatie(scholen: Mapping[str, str] | None = None, besturen: Mapping[str, str] | None = None) -> Organisatie:
    return Organisatie(
        naam="Stichting Verzonnen",
        besturen=tuple(Bestuur(id=id_, naam=id_, nummer=nummer) for id_, nummer in (besturen or {"ons": "99001"}).items()),
        scholen=tuple(
            School(sleutel=sleutel, naam=f"School {sleutel}", soort=Schoolsoort(soort))
            for sleutel, soort in (SCHOLEN if scholen is None else scholen).items()
        ),
    )


def maak_map(wortel: Path, scholen: Mapping[str, str] | None = None) -> Mappen:
    """A handbook's folder with only a register of schools."""
    (wortel / "data").mkdir(parents=True)
    rijen = [f"{sleutel};School {sleutel};{soort}" for sleutel, soort in (SCHOLEN if scholen is None else scholen).items()]
    (wortel / "data" / "scholen.csv").write_text("\n".join(["sleutel;naam;soort", *rijen, ""]), encoding="utf-8")
    return Mappen(wortel)


def bewaar(map_: Path, naam: str, inhoud: bytes) -> Path:
    map_.mkdir(parents=True, exist_ok=True)
    pad = map_ / naam
    pad.write_bytes(inhoud)
    return pad


def foto(wortel: Path) -> dict[str, bytes]:
    """Every file below a folder with its content, to see that nothing changed."""
    return {pad.relative_to(wortel).as_posix(): pad.read_bytes() for pad in sorted(wortel.rglob("*")) if pad.is_file()}


def tidy(inhoud: bytes) -> dict[tuple[str, str, str, str], str]:
    """The cells of a file of results, read by code of its own: by hand, without the csv module."""
    regels = inhoud.decode("utf-8").split("\n")
    assert regels[0] == "school;schooljaar;meetreeks;categorie;waarde;voorlopig;opmerking"
    assert regels[-1] == ""
    cellen: dict[tuple[str, str, str, str], str] = {}
    for regel in regels[1:-1]:
        school_, jaar, reeks, categorie, waarde, *_ = regel.split(";")
        assert (school_, jaar, reeks, categorie) not in cellen
        cellen[school_, jaar, reeks, categorie] = waarde
    return cellen
