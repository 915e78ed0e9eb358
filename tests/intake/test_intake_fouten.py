"""Files that cannot be imported: a Dutch finding with file and line, never a traceback, and nothing written."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import helpers_intake as h
import pytest

from kwaliteitshandboek.findings import Code, Niveau, Plek
from kwaliteitshandboek.findings import intake as codes
from kwaliteitshandboek.intake import Importplan, Schrijfbestand, beschrijf, plan_import, write_plan

KOP = [*h.ALGEMEEN_NIEUW, *h.REFERENTIENIVEAUS]
RIJ = [*h.school("99AA00"), *["3"] * 10]
GOED = h.als_csv(KOP, [RIJ, [*h.school("99ZZ00"), *["4"] * 10]])


def _zip(**bestanden: bytes) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as pakket:
        for naam, inhoud in bestanden.items():
            pakket.writestr(naam, inhoud)
    return uit.getvalue()


def _met(waarde: str, kolom: str = "REKENEN_1F") -> bytes:
    rij = list(RIJ)
    rij[KOP.index(kolom)] = waarde
    return h.als_csv(KOP, [[*h.school("99ZZ00"), *["4"] * 10], rij])


# Each case: the bytes, the code, the line (0: the file as a whole), and words that a reader needs.
GEVALLEN: dict[str, tuple[bytes, str, int, tuple[str, ...]]] = {
    "leeg": (b"", "I002", 0, ()),
    "alleen witruimte": (b"\xef\xbb\xbf \r\n\n", "I002", 0, ()),
    "webpagina": (b"<!DOCTYPE html><html><body>Even geduld</body></html>", "I003", 0, ("webpagina", "CSV")),
    "webpagina met BOM": (b"\xef\xbb\xbf\r\n <html lang='nl'>", "I003", 0, ("webpagina",)),
    "zip": (_zip(**{"gegevens.csv": GOED}), "I003", 0, ("zip", "Pak het bestand eerst uit")),
    "ods": (_zip(**{"content.xml": b"<x/>", "mimetype": b"x"}), "I003", 0, ("beschadigd", ".ods")),
    "kapotte xlsx": (_zip(**{"xl/workbook.xml": b"<x"}), "I003", 0, ("beschadigd",)),
    "afgebroken xlsx": (h.als_excel({"a": [["b"]]})[:900], "I003", 0, ("beschadigd",)),
    "lege xlsx": (h.als_excel({"a": []}), "I002", 0, ()),
    "oud excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "I003", 0, (".xls",)),
    "pdf": (b"%PDF-1.7 ...", "I003", 0, ("PDF",)),
    "utf-16": ("a;b\nc;d\n".encode("utf-16"), "I003", 0, ("UTF-16",)),
    "nultekens": (GOED[:400] + b"\0\0" + GOED[400:], "I003", 2, ("nultekens",)),
    "geen tekencodering": (GOED.replace(b"Bev\xc3\xab", b"Bev\x81\xeb"), "I004", 2, ("Windows-1252",)),
    "komma": (h.als_csv(KOP, [RIJ]).replace(b";", b","), "I005", 0, ("komma", "puntkomma")),
    "tab": (h.als_csv(KOP, [RIJ]).replace(b";", b"\t"), "I005", 0, ("tab",)),
    "afgebroken regel": (GOED[:-12], "I006", 3, ("velden", "afgebroken")),
    "te veel velden": (GOED[:-1] + b";1\n", "I006", 3, ("24", "23")),
    "één veld": (GOED + b"99AA00\n", "I006", 4, ("heeft 1\u00a0veld,", "heeft er 23")),
    "aanhalingsteken open": (GOED[:-1].replace(b"99ZZ", b'"99ZZ') + b"\n", "I007", 3, ()),
    "tekst na aanhalingsteken": (GOED.replace(b";ZANDHOEK;", b';"ZAND"HOEK;', 1), "I007", 2, ()),
    "kopregel twee keer": (h.als_csv(KOP, [RIJ, KOP]), "I008", 3, ("regel 1", "regel 3")),
    "kolom twee keer": (h.als_csv([*KOP, "BRIN_NUMMER"], [[*RIJ, "99AA"]]), "I010", 1, ("INSTELLINGSCODE", "BRIN_NUMMER")),
    "cijferkolom twee keer": (h.als_csv([*KOP, "LV 1F"], [[*RIJ, "3"]]), "I010", 1, ("LV_1F",)),
    "school twee keer": (h.als_csv(KOP, [RIJ, [*h.school("99ZZ00"), *["4"] * 10], RIJ]), "I016", 4, ("regel 2", "regel 4")),
    "negatief": (_met("-3"), "I017", 3, ("'-3'", "REKENEN_1F", "99AA00")),
    "komma in aantal": (_met("12,5"), "I017", 3, ("heel getal",)),
    "ander masker": (_met("<10"), "I017", 3, ("'<10'",)),
    "letters": (_met("n.v.t."), "I017", 3, ("n.v.t.",)),
    "onmogelijke dag": (_met("20221301", "PEILDATUM_LEERLINGEN"), "I018", 3, ("20221301",)),
    "geen dag": (_met(" ", "PEILDATUM_LEERLINGEN"), "I018", 3, ("leeg",)),
    "twee schooljaren": (
        h.als_csv(KOP, [RIJ, [*h.school("99AB00", peildatum="20231001"), *["1"] * 10]]),
        "I018",
        3,
        ("2022-2023 en 2023-2024",),
    ),
    "geen eigen school": (h.als_csv(KOP, [[*h.school("99ZZ00"), *["4"] * 10]]), "I015", 0, ("99ZZ00", "scholen.csv")),
    "alleen een kop": (h.als_csv(KOP, []), "I015", 0, ()),
    "leerlingen": (h.als_csv([*KOP, "Achternaam"], [[*RIJ, "Geheim"]]), "I011", 1, ("Achternaam", "per school")),
    "bsn": (h.als_csv(["BSN", "GEBOORTEDATUM"], [["123456782", "20140101"]]), "I011", 1, ("'BSN' en 'GEBOORTEDATUM'",)),
    "bsn in excel": (h.als_excel({"Blad1": [["Lijst"], ["Naam", "bsn"], ["Geheim", 123]]}), "I011", 2, ("bsn",)),
    "andere tabel": (b"naam;waarde\nGeheim;3\n", "I009", 1, ("geen enkel bestand", "naam, waarde")),
    "gewone tekst": (b"Beste collega,\nhierbij de cijfers.\n", "I009", 1, ("1 onbekende kop",)),
}


def _plan(tmp_path: Path, inhoud: bytes) -> tuple[Importplan, Path]:
    mappen = h.maak_map(tmp_path / "handboek")
    bron = h.bewaar(tmp_path / "bron", "gegevens.csv", inhoud)
    voor = h.foto(mappen.wortel)
    plan = plan_import([bron], h.organisatie(), mappen)
    assert write_plan(plan, mappen.wortel) == ((), ()) or plan.mag
    if not plan.mag:
        assert h.foto(mappen.wortel) == voor
    return plan, bron


@pytest.mark.parametrize("geval", GEVALLEN)
def test_a_bad_file_is_refused_in_words(geval: str, tmp_path: Path) -> None:
    inhoud, code, regel, woorden = GEVALLEN[geval]
    plan, bron = _plan(tmp_path, inhoud)
    fouten = [melding for melding in plan.findings if melding.niveau is Niveau.FOUT]
    assert [melding.code for melding in fouten] == [code]
    assert (fouten[0].bestand, fouten[0].regel) == (str(bron), regel)
    for woord in woorden:
        assert woord in f"{fouten[0].wat} {fouten[0].hoe}"
    assert plan.bestanden == ()
    assert not plan.mag


def test_nothing_of_a_file_with_persons_is_repeated(tmp_path: Path) -> None:
    for geval in ("leerlingen", "bsn", "bsn in excel"):
        plan, _ = _plan(tmp_path / geval, GEVALLEN[geval][0])
        assert "Geheim" not in "".join(map(str, plan.findings))
        assert "123456782" not in "".join(map(str, plan.findings))
        assert plan.verslagen == ()


@pytest.mark.parametrize(
    ("oud", "nieuw"), [("REKENEN_1S", "REKENNEN_1S"), ("VESTIGINGSCODE", "VESTIGING_CODE"), ("TV_2F", "T.V.2")]
)
def test_a_misspelt_header_is_suggested(oud: str, nieuw: str, tmp_path: Path) -> None:
    plan, _ = _plan(tmp_path, GOED.replace(oud.encode(), nieuw.encode()))
    (melding,) = plan.findings
    assert melding.code == "I009"
    assert "nog het meest op referentieniveaus (DUO)" in melding.wat
    assert oud in melding.wat
    sleutel = {"T.V.2": "T_V_2"}.get(nieuw, nieuw)
    assert f"is dat {sleutel}?" in melding.wat
    assert "schooladviezen (DUO)" in melding.hoe


def test_a_header_in_other_letters_and_order_is_the_same_header(tmp_path: Path) -> None:
    plan, _ = _plan(tmp_path, GOED.replace(b"REKENEN_1S", b" rekenen 1s "))
    assert plan.mag


def test_one_bad_file_stops_the_good_one_too(tmp_path: Path) -> None:
    mappen = h.maak_map(tmp_path / "handboek")
    goed = h.bewaar(tmp_path, "goed.csv", GOED)
    plan = plan_import([goed, tmp_path / "bestaat-niet.csv", tmp_path], h.organisatie(), mappen)
    assert [melding.code for melding in plan.findings if melding.niveau is Niveau.FOUT] == ["I001", "I001"]
    assert plan.bestanden == ()
    assert "  er is niets geschreven" in beschrijf(plan)
    assert not mappen.resultaten.exists()


def test_two_files_for_one_result_are_refused(tmp_path: Path) -> None:
    mappen = h.maak_map(tmp_path / "handboek")
    paden = [h.bewaar(tmp_path, naam, GOED) for naam in ("a.csv", "b.csv")]
    plan = plan_import(paden, h.organisatie(), mappen)
    (melding,) = [melding for melding in plan.findings if melding.niveau is Niveau.FOUT]
    assert (melding.code, melding.bestand) == ("I024", str(paden[1]))
    assert str(paden[0]) in melding.wat


def test_a_missing_line_end_is_only_a_warning(tmp_path: Path) -> None:
    plan, _ = _plan(tmp_path, GOED[:-1])
    assert [melding.code for melding in plan.findings if melding.niveau is Niveau.WAARSCHUWING] == ["I012"]
    assert plan.mag


def test_rows_without_a_key_are_counted_and_named_once(tmp_path: Path) -> None:
    vreemd = [*h.school("9AA000"), *["4"] * 10]
    plan, _ = _plan(tmp_path, h.als_csv(KOP, [RIJ, vreemd, vreemd, [""] * len(KOP)]))
    assert dict(plan.verslagen[0].overgeslagen) == {"geen leesbare BRIN en vestiging": 2, "lege regel": 1}
    assert plan.verslagen[0].gelezen == 4
    (melding,) = [melding for melding in plan.findings if melding.code == "I020"]
    assert melding.regel == 3


def test_a_mark_without_explanation_is_a_warning(tmp_path: Path) -> None:
    kop = ["School (BRIN vestiging)", "Aantal bekostigde leerlingen", "Achterstandsscore", None]
    rijen = [["Tabel 1, 1 oktober 2021"], kop, ["99AA00", 12, 1.5, "q"]]
    plan, _ = _plan(tmp_path, h.als_excel({"Tabel 1": rijen}))
    assert [(melding.code, melding.regel) for melding in plan.findings if "'q'" in melding.wat] == [("I022", 3)]
    assert plan.mag


def test_a_result_that_no_import_made_is_replaced_with_a_warning(tmp_path: Path) -> None:
    mappen = h.maak_map(tmp_path / "handboek")
    pad = h.bewaar(mappen.resultaten, "referentieniveaus-2022-2023.csv", b"school;schooljaar;meetreeks;categorie;waarde\n")
    bron = h.bewaar(tmp_path, "goed.csv", GOED)
    plan = plan_import([bron], h.organisatie(), mappen)
    assert [(m.code, m.bestand) for m in plan.findings if m.code == "I025"] == [("I025", "data/resultaten/" + pad.name)]
    pad.write_bytes(b"\xff\xfe iets anders")
    assert "niet als resultaat te lezen" in next(
        m.wat for m in plan_import([bron], h.organisatie(), mappen).findings if m.code == "I025"
    )


def test_a_plan_with_a_fout_is_not_written_whatever_it_holds(tmp_path: Path) -> None:
    fout = codes.LEEG.op(Plek("a.csv", 0))
    plan = Importplan((), (fout,), (Schrijfbestand(PurePosixPath("data/x.csv"), b"x"),))
    assert write_plan(plan, tmp_path) == ((), ())
    assert h.foto(tmp_path) == {}


@pytest.mark.parametrize("faal", ["data/resultaten is een bestand", "verplaatsen mislukt"])
def test_when_writing_fails_everything_is_as_before(faal: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mappen = h.maak_map(tmp_path / "handboek")
    plan = plan_import([h.bewaar(tmp_path, "goed.csv", GOED)], h.organisatie(), mappen)
    if faal.startswith("data"):
        mappen.resultaten.write_text("in de weg", encoding="utf-8")
    else:
        monkeypatch.setattr(Path, "replace", _faal_bij_tweede(Path.replace))
    voor = h.foto(mappen.wortel)
    geschreven, meldingen = write_plan(plan, mappen.wortel)
    assert geschreven == ()
    assert [melding.code for melding in meldingen] == ["I040"]
    assert h.foto(mappen.wortel) == voor


def _faal_bij_tweede(echt: Callable[[Path, Path], Path]) -> Callable[[Path, Path], Path]:
    keren: list[Path] = []

    def replace(zelf: Path, doel: Path) -> Path:
        keren.append(doel)
        if len(keren) == 2:
            raise OSError(28, "No space left on device")
        return echt(zelf, doel)

    return replace


def test_codes_are_unique_and_their_texts_are_sentences() -> None:
    alle = [waarde for waarde in vars(codes).values() if isinstance(waarde, Code)]
    nummers = [code.code for code in alle]
    assert nummers == sorted(set(nummers))
    for code in alle:
        assert code.wat.endswith(".")
        assert code.hoe.endswith((".", "?", "}"))
