"""Spreadsheets that are small on disk and huge in memory: refused with a reason, never in part, never after minutes."""

from __future__ import annotations

import io
import re
import struct
import tracemalloc
import warnings
import zipfile
from pathlib import Path

import helpers_intake as h
import pytest

from kwaliteitshandboek.findings import Plek
from kwaliteitshandboek.intake import excel, grenzen, ods
from kwaliteitshandboek.intake.blad import Blad
from kwaliteitshandboek.intake.bron import lees_bytes, lees_inhoud

PLEK = Plek("bestand", 0)
BLADDEEL = "xl/worksheets/sheet1.xml"
BLADBEGIN = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
BLADEINDE = b"</sheetData></worksheet>"


def _met(inhoud: bytes, deel: str, nieuw: bytes) -> bytes:
    """A package with one part replaced or added, packed."""
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as van, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as naar:
        for naam in van.namelist():
            if naam != deel:
                naar.writestr(naam, van.read(naam))
        naar.writestr(deel, nieuw)
    return uit.getvalue()


def _excel(rijen: bytes) -> bytes:
    return _met(h.als_excel({"Blad": [["School"]]}), BLADDEEL, BLADBEGIN + rijen + BLADEINDE)


def _ods(*tabellen: str) -> bytes:
    basis = h.als_ods({"Blad": []})
    inhoud = zipfile.ZipFile(io.BytesIO(basis)).read("content.xml")
    begin, midden, rest = inhoud.partition(b"<office:spreadsheet>")
    blad = "".join(f'<table:table table:name="B{nummer}">{tabel}</table:table>' for nummer, tabel in enumerate(tabellen))
    return _met(basis, "content.xml", begin + midden + blad.encode() + rest[rest.index(b"</office:spreadsheet>") :])


def _rij(rijen: int, kolommen: int, tekst: str) -> str:
    return (
        f'<table:table-row table:number-rows-repeated="{rijen}"><table:table-cell office:value-type="string" '
        f'table:number-columns-repeated="{kolommen}">{tekst}</table:table-cell></table:table-row>'
    )


def _lees(inhoud: bytes) -> tuple[tuple[Blad, ...] | None, list[tuple[str, int]], str]:
    """The sheets, the code and line of each finding, and their words."""
    gelezen, bevindingen = lees_inhoud(inhoud, PLEK, ["School"])
    codes = [(bevinding.code, bevinding.regel) for bevinding in bevindingen]
    return (gelezen and gelezen.bladen), codes, " ".join(bevinding.wat for bevinding in bevindingen)


def _rijen(aantal: int) -> list[list[object]]:
    return [["School", "Aantal"], *([f"99AA{nummer:02}", nummer] for nummer in range(1, aantal))]


def test_one_cell_in_the_last_column_of_many_rows_is_refused_early() -> None:
    """60,000 rows that Excel shows as 983 million cells: counted while read, and stopped long before they are in memory."""
    rijen = b"".join(b'<row r="%d"><c r="XFD%d"><v>1</v></c></row>' % (nummer, nummer) for nummer in range(1, 60_001))
    inhoud = _excel(rijen)
    assert len(inhoud) < 400_000
    tracemalloc.start()
    try:
        bladen, codes, woorden = _lees(inhoud)
        hoogste = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (bladen, codes) == (None, [("I026", 0)])
    assert "onredelijk veel cellen" in woorden
    # 983 million cells take eight bytes each at the least.
    assert hoogste < 200_000_000


@pytest.mark.parametrize("maak", [h.als_excel, h.als_ods])
def test_cells_of_all_sheets_count_together(maak: object, monkeypatch: pytest.MonkeyPatch) -> None:
    assert callable(maak)
    for module in (grenzen, ods):
        monkeypatch.setattr(module, "MAX_CELLEN", 12)
    inhoud = maak({"A": _rijen(3), "B": _rijen(3)})
    assert _lees(inhoud)[1] == []
    assert _lees(maak({"A": _rijen(3), "B": _rijen(4)}))[1] == [("I026", 0)]


@pytest.mark.parametrize("maak", [h.als_excel, h.als_ods])
def test_rows_beyond_the_last_are_never_left_out_in_silence(maak: object, monkeypatch: pytest.MonkeyPatch) -> None:
    assert callable(maak)
    for module in (grenzen, ods):
        monkeypatch.setattr(module, "MAX_RIJEN", 5)
    bladen, codes, _ = _lees(maak({"A": _rijen(5)}))
    assert codes == []
    assert bladen is not None
    assert len(bladen[0].rijen) == 5
    for aantal in (6, 20):
        bladen, codes, woorden = _lees(maak({"A": _rijen(aantal)}))
        assert (bladen, codes) == (None, [("I026", 0)])
        assert "meer dan 200\u202f000 rijen" in woorden


def test_the_last_row_that_is_read_is_row_200000() -> None:
    """The bound itself, with rows that are far apart, and formatting in the last row that Excel has, where nothing stands."""

    def met_rij(nummer: int) -> bytes:
        return _excel(
            b'<row r="1"><c t="inlineStr"><is><t>School</t></is></c></row><row r="%d"><c><v>7</v></c></row>'
            b'<row r="1048576"><c s="0"/></row>' % nummer
        )

    bladen, codes, _ = _lees(met_rij(200_000))
    assert codes == []
    assert bladen is not None
    assert [(rij.regel, rij.cellen) for rij in bladen[0].rijen] == [(1, ("School",)), (200_000, ("7",))]
    assert _lees(met_rij(200_001))[:2] == (None, [("I026", 0)])


@pytest.mark.parametrize(
    "inhoud",
    [
        _ods(_rij(200_001, 1, "")),
        _ods(_rij(100_000, 51, "<text:p>a</text:p>")),
        _ods(_rij(50_000, 51, ""), _rij(50_000, 51, "")),
        _ods(_rij(50_000, 90, f"<text:p>{'lang ' * 20}</text:p>")),
        _ods(_rij(1, 1, '<text:p><text:s text:c="2000000000"/></text:p>')),
        _ods(_rij(1000, 100, "").replace("office:value-type", f'office:string-value="{"x" * 3000}" office:value-type')),
    ],
    ids=["rijen", "cellen", "cellen van twee bladen", "tekst", "spaties", "kenmerk"],
)
def test_what_repeats_itself_is_counted_as_it_would_unfold(inhoud: bytes) -> None:
    """Less than a few kilobytes each; the reader itself would end the program, without a message, where memory runs out."""
    assert len(inhoud) < 2_000
    bladen, codes, woorden = _lees(inhoud)
    assert (bladen, codes) == (None, [("I026", 0)])
    assert re.search("onredelijk veel cellen|meer dan 200\u202f000 rijen", woorden)


@pytest.mark.parametrize(
    "inhoud",
    [
        _met(h.als_excel({"A": _rijen(3)}), "xl/theme/theme1.xml", b" " * 2_000_000),
        _met(h.als_ods({"A": _rijen(3)}), "Thumbnails/thumbnail.png", bytes(2_000_000)),
        _excel(b"<row>" + b"<c/>" * 20_000 + b"</row>"),
        _met(h.als_excel({"A": _rijen(3)}), "xl/styles.xml", b"<s>" + b"<x/>" * 5_000 + b"</s>"),
        _ods("<table:table-row>" + "<table:table-cell/>" * 20_000 + "</table:table-row>"),
    ],
    ids=["xlsx", "ods", "xlsx: cellen", "xlsx: opmaak", "ods: cellen"],
)
def test_a_zip_bomb_is_not_unpacked(inhoud: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred times smaller than the real bounds, which refuse the same shapes."""
    assert _lees(inhoud)[1] != [("I026", 0)]
    monkeypatch.setattr(grenzen, "MAX_UITGEPAKT", 2_000_000)
    monkeypatch.setattr(grenzen, "MAX_ELEMENTEN", 20_000)
    monkeypatch.setattr(grenzen, "MAX_BIJZAKEN", 5_000)
    assert len(inhoud) < 20_000
    bladen, codes, woorden = _lees(inhoud)
    assert (bladen, codes) == (None, [("I026", 0)])
    assert "uitgepakt is het onredelijk groot" in woorden


def test_the_bounds_leave_room_for_the_largest_national_file() -> None:
    """Of that file: 3 MB unpacked, 10,000 rows of 100 columns, two elements of XML a cell."""
    assert grenzen.MAX_UITGEPAKT >= 10 * 3_000_000
    assert grenzen.MAX_ELEMENTEN >= 2 * 10_000 * 100
    assert grenzen.MAX_CELLEN >= 10_000 * 100


@pytest.mark.parametrize(
    ("inhoud", "deel"), [(h.als_excel({"A": _rijen(3)}), BLADDEEL), (h.als_ods({"A": _rijen(3)}), "content.xml")]
)
def test_a_package_that_says_its_parts_are_smaller_than_they_are_is_damaged(inhoud: bytes, deel: str) -> None:
    """The size in the list of parts is all that the bound looks at; more than it says is never unpacked."""
    echt = zipfile.ZipFile(io.BytesIO(inhoud)).read(deel)
    bom = bytearray(_met(inhoud, deel, echt + b" " * 1_000_000))
    plaats = bom.rindex(b"PK\x01\x02", 0, bom.rindex(deel.encode()))
    assert struct.unpack_from("<I", bom, plaats + 24) == (len(echt) + 1_000_000,)
    struct.pack_into("<I", bom, plaats + 24, len(echt))
    assert _lees(bytes(bom))[:2] == (None, [("I003", 0)])


@pytest.mark.parametrize(
    ("inhoud", "deel", "anders"),
    [
        (h.als_excel({"A": _rijen(3)}), BLADDEEL, BLADBEGIN + BLADEINDE),
        (h.als_ods({"A": _rijen(3)}), "content.xml", b"<leeg/>"),
    ],
)
def test_a_part_that_is_there_twice_is_read_as_it_was_measured(inhoud: bytes, deel: str, anders: bytes) -> None:
    uit = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(io.BytesIO(inhoud)) as van, zipfile.ZipFile(uit, "w") as naar:
        warnings.simplefilter("ignore")
        naar.writestr(deel, anders)
        for naam in van.namelist():
            naar.writestr(naam, van.read(naam))
    bladen, codes, _ = _lees(uit.getvalue())
    assert codes == []
    assert bladen is not None
    assert len(bladen[0].rijen) == 3


def test_many_sheets_of_one_part_are_gone_through_only_so_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each sheet may point at the same rows without anything in them: nothing to keep, but hours to read."""
    monkeypatch.setattr(grenzen, "MAX_STAPPEN", 1000)
    leeg = _excel(b"<row/>" * 300)
    werkboek = zipfile.ZipFile(io.BytesIO(leeg)).read("xl/workbook.xml")
    blad = re.search(rb"<sheet [^>]*/>", werkboek)
    assert blad is not None
    for keer, verwacht in ((3, "I002"), (4, "I026")):
        bladen = b"".join(blad[0].replace(b'"Blad"', b'"B%d"' % nummer) for nummer in range(keer))
        inhoud = _met(leeg, "xl/workbook.xml", werkboek.replace(blad[0], bladen))
        assert _lees(inhoud)[1] == [(verwacht, 0)]


@pytest.mark.parametrize(("maak", "module"), [(h.als_excel, excel), (h.als_ods, ods)])
def test_memory_that_runs_out_all_the_same_is_told(maak: object, module: object, monkeypatch: pytest.MonkeyPatch) -> None:
    assert callable(maak)

    def vol(_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(module, "_lees_bladen", vol)
    assert _lees(maak({"A": _rijen(3)}))[1] == [("I026", 0)]


def test_a_file_of_more_than_100_mb_is_not_read(tmp_path: Path) -> None:
    pad = tmp_path / "groot.csv"
    with pad.open("wb") as bestand:
        bestand.truncate(100_000_001)
    gegevens, bevindingen = lees_bytes(pad)
    assert gegevens is None
    assert [(bevinding.code, bevinding.bestand) for bevinding in bevindingen] == [("I026", str(pad))]
    assert "meer dan 100 MB" in bevindingen[0].wat
