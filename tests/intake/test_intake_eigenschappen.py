"""Properties: how a file is written plays no part in what is read, and no file at all gives a traceback."""

from __future__ import annotations

import random
from pathlib import Path, PurePosixPath

import helpers_intake as h
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kwaliteitshandboek.findings import Niveau
from kwaliteitshandboek.intake import plan_import, recognise_bytes, write_plan
from kwaliteitshandboek.intake.indelingen import INDELINGEN
from kwaliteitshandboek.intake.resultaten import lees_resultaat, selecteer
from kwaliteitshandboek.intake.waarden import lees_aantal, lees_datum, lees_getal, lees_sleutel
from kwaliteitshandboek.model.persoonskoppen import kolomsleutel

ORGANISATIE = h.organisatie()

SYNONIEMEN = {
    "PEILDATUM_LEERLINGEN": ("PEILDATUM_LEERLINGEN", "PEILDATUM"),
    "INSTELLINGSCODE": ("INSTELLINGSCODE", "BRIN_NUMMER"),
    "VESTIGINGSCODE": ("VESTIGINGSCODE", "VESTIGINGSNUMMER"),
    "PRIKDATUM": ("PRIKDATUM", "PRIKDATUM_SCORES"),
}
AANTAL = st.one_of(st.integers(0, 999).map(str), st.sampled_from(["<5", "", " ", ".", "-1", " 12 ", "\u00a0"]))
TIDY = {"": "", " ": "", "\u00a0": "", " 12 ": "12"}


@st.composite
def bestanden(teken: st.DrawFn) -> tuple[dict[tuple[str, str, str], str], bytes]:
    """What the tidy cells must be, and one of the many ways in which a file can say so."""
    series = [
        (f"referentieniveaus-{naam}", kop) for naam, kop in (("rekenen", "REKENEN"), ("lezen", "LV"), ("taalverzorging", "TV"))
    ]
    kop = [*h.ALGEMEEN_NIEUW, *h.REFERENTIENIVEAUS]
    waarden = {sleutel: teken(st.lists(AANTAL, min_size=10, max_size=10)) for sleutel in ("99AA00", "99AB00")}
    verwacht: dict[tuple[str, str, str], str] = {}
    for sleutel, cellen in waarden.items():
        for kolom, cel in zip(h.REFERENTIENIVEAUS, cellen, strict=True):
            reeks = next(reeks for reeks, begin in series if kolom.startswith(begin))
            verwacht[sleutel, reeks, kolom.split("_")[1].lower()] = TIDY.get(cel, cel)
    rijen = [[*h.school(sleutel), *cellen] for sleutel, cellen in waarden.items()]
    rijen += [[*h.school(f"99{letter}Z00"), *["onzin"] * 10] for letter in teken(st.sets(st.sampled_from("XYZ")))]
    orde = teken(st.permutations(range(len(kop))))
    namen = [teken(st.sampled_from(SYNONIEMEN.get(naam, (naam,)))) for naam in kop]
    namen = [teken(st.sampled_from([naam, naam.lower(), naam.replace("_", " "), f" {naam} "])) for naam in namen]
    rijen = teken(st.permutations(rijen))
    inhoud = h.als_csv(
        [namen[plaats] for plaats in orde],
        [[rij[plaats] for plaats in orde] for rij in rijen],
        codering=teken(st.sampled_from(["utf-8", "utf-8-sig", "windows-1252"])),
        aanhalen=teken(st.booleans()),
        regeleinde=teken(st.sampled_from(["\n", "\r\n"])),
    )
    return verwacht, inhoud


def _lees(inhoud: bytes) -> tuple[dict[tuple[str, str, str], str], list[tuple[str, str, str]]]:
    bron, meldingen = recognise_bytes(inhoud, "x.csv", "x.csv")
    assert bron is not None, meldingen
    selectie, meer = selecteer(bron, ORGANISATIE.school_per_sleutel)
    resultaat, nog_meer = lees_resultaat(bron, selectie)
    assert meldingen + meer + nog_meer == ()
    assert selectie.gelezen == len(selectie.rijen) + sum(selectie.overgeslagen.values())
    sleutels = [(cel.school, cel.meetreeks, cel.categorie) for cel in resultaat.cellen]
    return dict(zip(sleutels, (cel.waarde for cel in resultaat.cellen), strict=True)), sleutels


@settings(deadline=None)
@given(bestanden())
def test_order_names_coding_and_quotes_play_no_part(geval: tuple[dict[tuple[str, str, str], str], bytes]) -> None:
    verwacht, inhoud = geval
    cellen, volgorde = _lees(inhoud)
    assert cellen == verwacht
    # Also the order of the file of results is always the same: schools by key, columns as in the layout.
    assert volgorde == list(verwacht)


@given(st.text(max_size=12))
def test_a_cell_is_kept_or_refused_but_never_changed_in_meaning(tekst: str) -> None:
    aantal, getal = lees_aantal(tekst), lees_getal(tekst)
    if aantal not in {None, "", ".", "-1", "<5"}:
        assert int(aantal or "") == int(tekst)
    if getal not in {None, "", ".", "-1"}:
        assert float((getal or "").replace(",", ".")) == float(tekst.replace(",", "."))


@pytest.mark.parametrize("tekst", ["1.234", "1 234", "1,2,3", "<6", "-2", "+3", "1e5", "12%", "١٢", "5-", "--1", "NaN", "inf"])
def test_cells_that_could_mean_two_things_are_refused(tekst: str) -> None:
    assert lees_aantal(tekst) is None
    assert lees_getal(tekst) is None


def test_keys_and_dates_in_the_ways_that_spreadsheets_leave_them() -> None:
    assert [lees_sleutel("99aa", teken) for teken in ("00", "0", "1", "12", "99AA03", "99BB03", "", "123", "-1")] == [
        "99AA00", "99AA00", "99AA01", "99AA12", "99AA03", None, None, None, None,
    ]  # fmt: skip
    assert lees_sleutel("9AA", "00") is None
    assert {str(lees_datum(tekst)) for tekst in ("20231001", "2023-10-01", "01-10-2023", "1/10/2023")} == {"2023-10-01"}
    assert [lees_datum(tekst) for tekst in ("20230231", "231001", "", "202310", "1 oktober 2023")] == [None] * 5


def test_no_two_layouts_claim_the_same_header() -> None:
    for indeling in INDELINGEN:
        for vorm in indeling.vormen:
            namen = [naam for kolom in vorm.kolommen for naam in kolom.namen]
            assert len(namen) == len(set(namen))
            assert all(kolomsleutel(naam) == naam for naam in (*namen, *vorm.genegeerd))


_RIJ = [*h.school("99AA00"), *["3"] * 10]
_BASIS = (
    h.als_csv([*h.ALGEMEEN_NIEUW, *h.REFERENTIENIVEAUS], [_RIJ], aanhalen=True),
    h.als_csv([*h.ALGEMEEN_OUD, *h.EINDSCORES_2019], [[*_RIJ[:13], *["3"] * 12]], codering="windows-1252"),
    h.als_csv(h.ADRESSEN, [["x", "99001", "99AA", "99AA00", *["A B"] * 10]]),
    h.als_excel(
        {
            "Tabel 1": [
                ["Tabel, 1 oktober 2021"],
                ["School (BRIN vestiging)", "Aantal bekostigde leerlingen", "Achterstandsscore"],
                ["99AA00", 12, 1.5],
            ]
        }
    ),
)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_random_bytes_never_give_a_traceback(tmp_path: Path, ruis: bytes) -> None:
    _importeer_en_controleer(tmp_path, ruis)


@pytest.mark.parametrize("nummer", range(len(_BASIS)))
def test_damaged_files_never_give_a_traceback_and_never_change_anything(tmp_path: Path, nummer: int) -> None:
    """Files with bytes changed, cut, doubled and moved; the seed is fixed, so that a failure comes back."""
    toeval = random.Random(f"intake-{nummer}")
    for _ in range(150):
        inhoud = bytearray(_BASIS[nummer])
        for _ in range(toeval.randint(1, 4)):
            _beschadig(inhoud, toeval)
        _importeer_en_controleer(tmp_path, bytes(inhoud))


def _beschadig(inhoud: bytearray, toeval: random.Random) -> None:
    plaats = toeval.randrange(len(inhoud) + 1)
    lengte = toeval.randint(1, 40)
    deel = bytes(inhoud[plaats : plaats + lengte])
    match toeval.randrange(5):
        case 0:
            del inhoud[plaats : plaats + lengte]
        case 1:
            inhoud[plaats:plaats] = deel
        case 2:
            inhoud[plaats:plaats] = toeval.choice(
                [b";", b'"', b"\n", b"\0", b"\xff", b"<5", b"-", b"99AA", b"\r", b",", "ë".encode()]
            )
        case 3:
            inhoud[plaats : plaats + 1] = bytes([toeval.randrange(256)])
        case _:
            del inhoud[plaats:]


def _importeer_en_controleer(tmp_path: Path, inhoud: bytes) -> None:
    wortel = tmp_path / "handboek"
    mappen = h.maak_map(wortel) if not wortel.exists() else h.Mappen(wortel)
    voor = h.foto(wortel)
    plan = plan_import([h.bewaar(tmp_path, "bron.csv", inhoud)], ORGANISATIE, mappen)
    for melding in plan.findings:
        # What a terminal shows of a file that may hold anything: no control characters, and not a whole page.
        assert str(melding).replace("\u00a0", " ").isprintable(), "but for the space between a number and its noun"
        assert len(str(melding)) < 2500
    for verslag in plan.verslagen:
        assert verslag.gelezen == verslag.gebruikt + sum(rijen for _, rijen in verslag.overgeslagen)
    if plan.mag:
        assert all(bestand.pad.is_relative_to(PurePosixPath("data")) for bestand in plan.bestanden)
    else:
        assert any(melding.niveau is Niveau.FOUT for melding in plan.findings)
        assert write_plan(plan, wortel) == ((), ())
    assert h.foto(wortel) == voor
