"""Reports, stage 6: the coverage of a framework as a table to take along: CSV, and a spreadsheet with the matrices."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from kwaliteitshandboek import taal
from kwaliteitshandboek.derive.afgeleid import Afgeleid
from kwaliteitshandboek.derive.kaartbereik import alleen_voor
from kwaliteitshandboek.derive.kaderdekking import Celstand, Itemstand, Kaderdekking, derive_kaderdekking, geldende_kaders
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kader import Dekkingsoort, Kader
from kwaliteitshandboek.model.kleur import leesbare_kleur
from kwaliteitshandboek.reports.huis import FICTIEF
from kwaliteitshandboek.reports.werkblad import RAND, leesbaar, schrijf, vaste_bytes
from kwaliteitshandboek.settings.adressen import dekkingbestand
from kwaliteitshandboek.taal.formules import lijkt_formule

KOP: Final = (
    "Code",
    "Onderdeel",
    "Valt onder",
    "Kernstandaard",
    *(f"{soort.value.capitalize()} {deel}" for soort in Dekkingsoort for deel in ("zelf", "via een ander onderdeel")),
    *(f"Aantal {soort.value}" for soort in Dekkingsoort),
    "Wat ontbreekt",
    "Scholen zonder kaart",
    "Te late kaarten",
    "Hiaat in eigen woorden",
    "Niet nodig",
    "Reden",
)
_BREEDTES: Final = (8, 34, 28, 14, 32, 32, 32, 32, 32, 32, 10, 12, 14, 24, 28, 34, 34, 24, 34)


def make_dekkingen(handboek: Handboek, afgeleid: Afgeleid) -> Mapping[str, Callable[[], bytes]]:
    """Path in the site -> what makes that file: two for each framework that is not over."""
    makers: dict[str, Callable[[], bytes]] = {}
    for kader in geldende_kaders(handboek.kaders, afgeleid.vandaag):
        makers[dekkingbestand(kader.id, "csv")] = partial(make_dekking_csv, handboek, afgeleid, kader)
        makers[dekkingbestand(kader.id, "xlsx")] = partial(make_dekking_xlsx, handboek, afgeleid, kader)
    return makers


def make_dekking_csv(handboek: Handboek, afgeleid: Afgeleid, kader: Kader) -> bytes:
    """One row for each item: UTF-8 with a mark, semicolons; a text that a spreadsheet would take for a formula is text."""
    dekking = derive_kaderdekking(handboek, afgeleid, kader)
    uit = io.StringIO(newline="")
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(KOP)
    for rij in _rijen(handboek, dekking):
        schrijver.writerow([_veilig(cel) if isinstance(cel, str) else cel for cel in rij])
    return uit.getvalue().encode("utf-8-sig")


def make_dekking_xlsx(handboek: Handboek, afgeleid: Afgeleid, kader: Kader) -> bytes:
    """The same rows with filters, and a sheet with the matrix for each of cards, indicators and instruments."""
    dekking = derive_kaderdekking(handboek, afgeleid, kader)
    organisatie = handboek.organisatie
    kleur = leesbare_kleur(organisatie.huisstijl.kleur)[1:]
    boek = Workbook()
    blad = boek.active
    assert isinstance(blad, Worksheet)  # noqa: S101 a new workbook has one
    blad.title = "Dekking"
    _vul(blad, KOP, list(_rijen(handboek, dekking)), kleur)
    for kolom, breedte in enumerate(_BREEDTES, start=1):
        blad.column_dimensions[get_column_letter(kolom)].width = breedte
    namen = _namen(handboek)
    for soort in Dekkingsoort:
        if sleutels := dekking.bediend_door(soort):
            _kruis(
                boek.create_sheet(soort.value.capitalize()),
                dekking,
                soort,
                [(naam, namen[soort, naam]) for naam in sleutels],
                kleur,
            )
    uitleg = boek.create_sheet("Uitleg")
    for nummer, regel in enumerate(_uitleg(handboek, afgeleid, kader), start=1):
        schrijf(uitleg, nummer, 1, regel).alignment = Alignment(wrap_text=True, vertical="top")
    uitleg.column_dimensions["A"].width = 90
    boek.properties.title = leesbaar(f"Dekking: {kader.naam}")
    boek.properties.creator = leesbaar(organisatie.naam)
    boek.properties.language = "nl-NL"
    dag = afgeleid.vandaag
    boek.properties.created = datetime(dag.year, dag.month, dag.day)  # noqa: DTZ001 as the format has it
    uit = io.BytesIO()
    boek.save(uit)
    return vaste_bytes(uit.getvalue(), dag)


def _rijen(handboek: Handboek, dekking: Kaderdekking) -> Iterator[tuple[str | int, ...]]:
    namen = _namen(handboek)
    titels = {kaart.id: kaart.titel for kaart in handboek.kaarten}
    scholen = {school.sleutel: school.naam for school in handboek.organisatie.scholen}
    for item in dekking.items:
        delen: list[str] = []
        for soort in Dekkingsoort:
            delen.append("; ".join(namen[soort, naam] for naam in item.dekking.eigen(soort)))
            omwegen = (f"{namen[soort, omweg.naam]} (via {', '.join(omweg.via)})" for omweg in item.dekking.omwegen(soort))
            delen.append("; ".join(omwegen))
        laat = (f"{titels[punt.kaart]} ({', '.join(reden.value for reden in punt.redenen)})" for punt in item.late_kaarten)
        yield (
            item.item.code,
            item.item.naam,
            " > ".join(f"{boven.code}. {boven.naam}" for boven in (item.top, *item.tussen)),
            "ja" if item.kern else "",
            *delen,
            *(len(item.dekking.alle(soort)) for soort in Dekkingsoort),
            "; ".join(hiaat.value for hiaat in item.hiaten),
            "; ".join(scholen[sleutel] for sleutel in item.scholen_zonder),
            "; ".join(laat),
            item.dekking.hiaat or "",
            "; ".join(soort.value for soort in Dekkingsoort if item.stand(soort) is Celstand.UITZONDERING),
            "; ".join(uitzondering.reden for uitzondering in item.uitzonderingen),
        )


def _kruis(blad: Worksheet, dekking: Kaderdekking, soort: Dekkingsoort, kolommen: Sequence[tuple[str, str]], kleur: str) -> None:
    """Items in rows, what serves them in columns: 'x' where it names the item itself, 'via' where by a detour."""
    kop = ("Code", "Onderdeel", *(naam for _, naam in kolommen), "Samen")
    rijen = [_kruisrij(item, soort, [sleutel for sleutel, _ in kolommen]) for item in dekking.items]
    _vul(blad, kop, rijen, kleur)
    blad.freeze_panes = "C2"
    blad.column_dimensions["A"].width = 8
    blad.column_dimensions["B"].width = 36
    for kolom in range(3, len(kop) + 1):
        blad.column_dimensions[get_column_letter(kolom)].width = 6
        blad.cell(1, kolom).alignment = Alignment(text_rotation=90, vertical="bottom", wrap_text=True)
    blad.row_dimensions[1].height = 150


def _kruisrij(item: Itemstand, soort: Dekkingsoort, sleutels: Sequence[str]) -> tuple[str | int, ...]:
    eigen, alle = item.dekking.eigen(soort), item.dekking.alle(soort)
    merken = ("x" if naam in eigen else "via" if naam in alle else "" for naam in sleutels)
    return (item.item.code, item.item.naam, *merken, len(alle))


def _vul(blad: Worksheet, kop: Sequence[str], rijen: Sequence[Sequence[str | int]], kleur: str) -> None:
    """A table with a head that stays in sight and filters; texts stay texts, counts are numbers."""
    for kolom, naam in enumerate(kop, start=1):
        cel = schrijf(blad, 1, kolom, naam)
        cel.font = Font(bold=True, color="FFFFFFFF")
        cel.fill = PatternFill("solid", fgColor=f"FF{kleur}")
        cel.alignment = Alignment(vertical="center", wrap_text=True)
    for nummer, rij in enumerate(rijen, start=2):
        for kolom, waarde in enumerate(rij, start=1):
            if isinstance(waarde, int):
                blad.cell(nummer, kolom, waarde).border = RAND
                continue
            if waarde:
                schrijf(blad, nummer, kolom, waarde)
            blad.cell(nummer, kolom).border = RAND
            blad.cell(nummer, kolom).alignment = Alignment(wrap_text=True, vertical="top")
    blad.freeze_panes = "C2"
    blad.auto_filter.ref = f"A1:{get_column_letter(len(kop))}{len(rijen) + 1}"
    blad.page_setup.orientation = "landscape"
    blad.page_setup.paperSize = 9  # A4
    blad.page_setup.fitToWidth = 1
    blad.page_setup.fitToHeight = 0
    blad.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]  # a new sheet has them
    blad.print_title_rows = "1:1"


def _uitleg(handboek: Handboek, afgeleid: Afgeleid, kader: Kader) -> Iterator[str]:
    yield f"Dekking van {kader.naam}, versie {kader.versie}"
    yield f"{handboek.organisatie.naam}, stand van {taal.datum(afgeleid.vandaag)}"
    if handboek.organisatie.fictief:
        yield FICTIEF
    yield "Geen kaart: er is geen kaart waarin staat wat wij doen."
    yield "Kaart niet voor alle scholen: er zijn kaarten, maar voor sommige scholen geldt geen daarvan."
    yield "Geen bewijs: er is geen instrument, en geen indicator met een cijfer."
    yield "Kaart te laat: een kaart moet worden geëvalueerd, vastgesteld of opnieuw bekeken."
    yield (
        "Via een ander onderdeel: hoort bij een onderdeel van een ander kader dat dit onderdeel dient, "
        "of bij het deel waar dit onder valt."
    )


def _namen(handboek: Handboek) -> Mapping[tuple[Dekkingsoort, str], str]:
    """What each is called; a card that holds for some schools only says for which."""
    namen = {}
    for kaart in handboek.kaarten:
        alleen = alleen_voor(handboek.organisatie, kaart)
        namen[Dekkingsoort.KAARTEN, kaart.id] = f"{kaart.titel} ({alleen})" if alleen else kaart.titel
    namen |= {(Dekkingsoort.INSTRUMENTEN, instrument.id): instrument.naam for instrument in handboek.instrumenten}
    # An item may name an indicator that is not there: `check` says so.
    genoemd = (naam for kader in handboek.kaders for item in kader.alle() for naam in item.indicatoren)
    namen |= {(Dekkingsoort.INDICATOREN, naam): naam for naam in genoemd}
    return namen | {(Dekkingsoort.INDICATOREN, indicator.id): indicator.naam for indicator in handboek.indicatoren}


def _veilig(cel: str) -> str:
    """A text that a spreadsheet would take for a formula gets an apostrophe; line breaks become spaces."""
    kaal = " ".join(leesbaar(cel).split())
    return f"'{kaal}" if lijkt_formule(kaal) else kaal
