"""Results as a frame: the notation of cells, lines, and the same outcome by the fast and by the careful road."""

from __future__ import annotations

import csv
import io
import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kwaliteitshandboek.load.resultaten import lees_resultaat, lees_waarde
from kwaliteitshandboek.model.metingen import METINGEN_DTYPES, Staat

KOP = "school;schooljaar;meetreeks;categorie;waarde;voorlopig;opmerking\n"


@pytest.mark.parametrize(
    ("tekst", "onder", "boven", "staat"),
    [
        ("12", 12, 12, Staat.EXACT),
        ("0", 0, 0, Staat.EXACT),
        ("83,5", 83.5, 83.5, Staat.EXACT),
        ("535,123456789012", 535.123456789012, 535.123456789012, Staat.EXACT),
        ("-3,25", -3.25, -3.25, Staat.EXACT),
        (" 7 ", 7, 7, Staat.EXACT),
        ("<5", 1, 4, Staat.GEMASKEERD),
        ("", None, None, Staat.ONTBREEKT),
        (" ", None, None, Staat.ONTBREEKT),
        (".", None, None, Staat.GEHEIM),
        ("-1", None, None, Staat.NVT),
    ],
)
def test_waarde(tekst: str, onder: float | None, boven: float | None, staat: Staat) -> None:
    gelezen = lees_waarde(tekst)
    assert gelezen is not None
    assert gelezen[2] is staat
    assert [None if math.isnan(grens) else grens for grens in gelezen[:2]] == [onder, boven]


@pytest.mark.parametrize(
    "tekst", ["12.5", "1.234", "<10", "< 5", "1e3", "nan", "inf", "x", "1,", ",5", "--1", "٣", "1 000", "9" * 40]
)
def test_onleesbare_waarde(tekst: str) -> None:
    assert lees_waarde(tekst) is None


def test_kolommen_en_typen() -> None:
    frame, bevindingen = lees_resultaat(
        (KOP + "99AA00;2024-2025;r;1f;<5;ja;let op\n99AB00;2024-2025;r;05;1,0;;\n").encode(), "b.csv"
    )
    assert bevindingen == []
    assert {naam: str(dtype) for naam, dtype in frame.dtypes.items()} == METINGEN_DTYPES
    assert frame["categorie"].tolist() == ["1f", "05"]
    assert frame["voorlopig"].tolist() == [True, False]
    assert frame["opmerking"].isna().tolist() == [False, True]
    assert frame["rij"].tolist() == [2, 3]
    assert frame["bron"].tolist() == ["b.csv", "b.csv"]
    assert set(frame["categorie"].cat.categories) == {"1f", "05"}


def test_zonder_de_laatste_twee_kolommen() -> None:
    frame, bevindingen = lees_resultaat(b"waarde;categorie;meetreeks;schooljaar;school\n3;a;r;2024-2025;99AA00", "b.csv")
    assert bevindingen == []
    assert frame.loc[0, ["school", "categorie", "onder"]].tolist() == ["99AA00", "a", 3.0]
    assert {naam: str(dtype) for naam, dtype in frame.dtypes.items()} == METINGEN_DTYPES


def test_alleen_een_kop() -> None:
    frame, bevindingen = lees_resultaat(KOP.encode(), "b.csv")
    assert (len(frame), bevindingen) == (0, [])
    assert {naam: str(dtype) for naam, dtype in frame.dtypes.items()} == METINGEN_DTYPES


def test_regels_tellen_ook_met_aanhalingstekens_en_lege_regels() -> None:
    rijen = '99AA00;2024-2025;r;a;1;;"twee\nregels"\n\n99AA00;2024-2025;r;b;2;;"a;b"\n99AA00;2024-2025;r;c;x;;\n'
    frame, bevindingen = lees_resultaat((KOP + rijen).encode(), "b.csv")
    assert frame["rij"].tolist() == [2, 5]
    assert frame["opmerking"].tolist() == ["twee\nregels", "a;b"]
    assert [(bevinding.code, bevinding.regel) for bevinding in bevindingen] == [("L066", 6)]


def test_een_bevinding_per_waarde_met_telling() -> None:
    rijen = "".join(f"99AA00;2024-2025;r;c{n};veel;;\n" for n in range(5)) + "99AA00;2024-2025;r;d;weinig;;\n"
    frame, bevindingen = lees_resultaat((KOP + rijen).encode(), "b.csv")
    assert len(frame) == 0
    assert [(b.regel, b.wat) for b in bevindingen] == [
        (2, "De waarde 'veel' is niet te lezen (ook op 4 andere regels)."),
        (7, "De waarde 'weinig' is niet te lezen."),
    ]


CEL = st.sampled_from(["<5", "", ".", "-1", "0", "12", "3,5", "x", " 4"])
RIJ = st.tuples(
    st.sampled_from(["99AA00", "99AB00", " 99AA00", ""]),
    st.sampled_from(["2023-2024", "2024-2025", "2024-2026"]),
    st.sampled_from(["r", "s"]),
    st.sampled_from(["1f", "05", "7"]),
    CEL,
    st.sampled_from(["", "ja", "Ja", "?"]),
    st.sampled_from(["", "let op", "12"]),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(RIJ, max_size=12))
def test_snel_en_precies_geven_hetzelfde(rijen: list[tuple[str, ...]]) -> None:
    """Quoting every cell forces the careful road; the outcome may not differ. Bounds are recomputed here, row by row."""
    snel = KOP + "".join(";".join(rij) + "\n" for rij in rijen)
    uit = io.StringIO()
    csv.writer(uit, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rijen)
    een, bevindingen_een = lees_resultaat(snel.encode(), "b.csv")
    twee, bevindingen_twee = lees_resultaat((KOP + uit.getvalue()).encode(), "b.csv")
    assert sorted(map(str, bevindingen_een)) == sorted(map(str, bevindingen_twee))
    pd.testing.assert_frame_equal(een.astype(object), twee.astype(object))
    grenzen = {"<5": (1.0, 4.0), "0": (0.0, 0.0), "12": (12.0, 12.0), "3,5": (3.5, 3.5), " 4": (4.0, 4.0)}
    goed = [
        (nummer, grenzen.get(rij[4], (np.nan, np.nan)))
        for nummer, rij in enumerate(rijen, 2)
        if rij[0].strip() and rij[1] != "2024-2026" and rij[4] != "x" and rij[5] != "?"
    ]
    assert een["rij"].tolist() == [nummer for nummer, _ in goed]
    np.testing.assert_array_equal(een[["onder", "boven"]].to_numpy(), np.array([grens for _, grens in goed]).reshape(-1, 2))


@pytest.mark.parametrize(
    ("ruw", "code", "regel"),
    [
        (b"", "L060", 0),
        (b"\n\n", "L060", 0),
        (KOP.replace(";", ",").encode(), "L065", 1),
        (KOP.replace(";", "\t").encode(), "L065", 1),
        (KOP.replace("waarde", "school").encode(), "L062", 1),
        (KOP.encode() + b"99AA00;2024-2025;r\n", "L063", 2),
        (KOP.encode() + b'99AA00;2024-2025;r;a;1;;"open\n', "L064", 2),
        (KOP.encode() + b"\n99AA00;2024-2025;r;a;1;;\xe9\n", "L003", 3),
        (KOP.encode() + b"99AA00;2024-2025;r;a;1;;\x00\n", "L005", 2),
    ],
)
def test_onbruikbare_tabel(ruw: bytes, code: str, regel: int) -> None:
    frame, bevindingen = lees_resultaat(ruw, "b.csv")
    assert len(frame) == 0
    assert (bevindingen[0].code, bevindingen[0].regel) == (code, regel)


@pytest.mark.parametrize("teken", ["\u2028", "\u2029", "\x85"])
def test_a_row_ends_at_the_end_of_a_line_and_nowhere_else(teken: str) -> None:
    """With a quote anywhere the careful road is taken; the rows and their lines are those that an editor shows."""
    rijen = [
        f"99AA00;2024-2025;r;1f;3;;let{teken}op",
        '"99AB00";2024-2025;r;1f;4;;"twee\nregels"',
        f"99AC00;2024-2025;r;1f;5;;ook{teken}hier",
        "99AD00",
        "99AE00;2024-2025;r;1f;6;;",
    ]
    frame, bevindingen = lees_resultaat((KOP + "\n".join(rijen) + "\n").encode(), "b.csv")
    assert [(bevinding.code, bevinding.regel) for bevinding in bevindingen] == [("L063", 6)]
    assert frame["school"].tolist() == ["99AA00", "99AB00", "99AC00", "99AE00"]
    assert frame["rij"].tolist() == [2, 3, 5, 7]
    assert frame["opmerking"].tolist()[:3] == [f"let{teken}op", "twee\nregels", f"ook{teken}hier"]


@pytest.mark.parametrize(("rij", "telling"), [("99AA00", "1\u00a0veld,"), ("99AA00;2024-2025", "2\u00a0velden,")])
def test_a_row_with_one_cell_is_told_in_the_singular(rij: str, telling: str) -> None:
    _, (bevinding,) = lees_resultaat((KOP + rij + "\n").encode(), "b.csv")
    assert bevinding.wat.startswith(f"Deze rij heeft {telling}")
