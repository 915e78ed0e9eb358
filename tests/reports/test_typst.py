"""The adapter of Typst and the characters of our fonts."""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from papier import HUIS, keur, paginas

from kwaliteitshandboek.model.organisatie import Lettertype
from kwaliteitshandboek.reports import typst as adapter
from kwaliteitshandboek.reports.tekens import LETTERS, TOFU, niet_op_papier, op_papier
from kwaliteitshandboek.reports.typst import FAMILIES, ZetError, aantal_paginas, invoer, zet

LETTERTYPEN = [lettertype.value for lettertype in Lettertype]
BLAD = """#import "huis.typ": *
#show: vel.with("Proef")
= Proef
#par(gegevens.tekst)
#par(strong(gegevens.tekst))
#par(emph(gegevens.tekst))
"""


@pytest.fixture
def blad(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of templates with one that prints a text in all styles."""
    for bron in adapter.SJABLONEN.glob("*.typ"):
        (tmp_path / bron.name).write_bytes(bron.read_bytes())
    (tmp_path / "blad.typ").write_text(BLAD, encoding="utf-8")
    monkeypatch.setattr(adapter, "SJABLONEN", tmp_path)
    return tmp_path


def gegevens(tekst: str, lettertype: str = LETTERTYPEN[0]) -> dict[str, object]:
    return {"huis": {**HUIS, "lettertype": lettertype}, "tekst": tekst}


def test_every_family_of_the_model_has_fonts_and_coverage() -> None:
    dekking = json.loads((LETTERS / "dekking.json").read_text(encoding="utf-8"))
    assert set(FAMILIES) == set(dekking) == set(LETTERTYPEN)


@pytest.mark.usefixtures("blad")
@pytest.mark.parametrize("lettertype", LETTERTYPEN)
def test_every_character_that_is_said_to_be_covered_can_be_printed(lettertype: str) -> None:
    reeksen = json.loads((LETTERS / "dekking.json").read_text(encoding="utf-8"))[lettertype]
    tekens = [chr(code) for begin, eind in reeksen for code in range(begin, eind + 1)]
    gewoon = [teken for teken in tekens if unicodedata.category(teken)[0] not in "MCZ"]
    assert len(gewoon) > 2000
    pdf = zet("blad", gegevens(" ".join(gewoon), lettertype))
    assert keur(pdf) == []


@pytest.mark.parametrize("lettertype", LETTERTYPEN)
def test_letters_of_dutch_schools_and_the_marks_that_they_use_stand_as_they_are(lettertype: str) -> None:
    tekst = "aàáâãäåæçèéêëìíîïñòóôõöøœùúûüýÿßĳŵŷćčđłńőřśšťůźżžğışİ€‘’“”–—…·•→←✓✗☐☑★½²≥≤×÷°§ Ωαβπ Жя ệ"
    assert op_papier(tekst, lettertype) == tekst
    assert niet_op_papier(tekst, lettertype) == ()


@pytest.mark.parametrize("lettertype", LETTERTYPEN)
@pytest.mark.parametrize(
    ("schrijft", "staat_er"),
    [
        ("ﬁets", "fiets"),
        ("e\u0301e\u0301n", "één"),
        ("goed 👍", f"goed {TOFU}"),
        ("a\u200db\u202ec\ufe0f", "abc"),
        ("a\tb", "a b"),
        ("een\u2028twee", "een\ntwee"),
        ("漢", TOFU),
        ("\ue000", TOFU),
        ("\x00x\x1f", "x"),
        ("83\u202f%", "83\u00a0%"),
    ],
)
def test_what_the_fonts_lack_is_written_otherwise(lettertype: str, schrijft: str, staat_er: str) -> None:
    # The narrow space may be in the font itself: then it stays.
    assert op_papier(schrijft, lettertype).replace("\u202f", "\u00a0") == staat_er


def test_a_box_is_named_once_for_each_character() -> None:
    assert niet_op_papier("👍 ja 漢 👍", LETTERTYPEN[0]) == ("👍", "漢")


@settings(max_examples=60, deadline=None)
@given(tekst=st.text(max_size=200), lettertype=st.sampled_from(LETTERTYPEN))
def test_any_text_can_be_printed(tmp_path_factory: pytest.TempPathFactory, tekst: str, lettertype: str) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        map_ = tmp_path_factory.getbasetemp() / "sjablonen"
        map_.mkdir(exist_ok=True)
        (map_ / "huis.typ").write_bytes((adapter.SJABLONEN / "huis.typ").read_bytes())
        (map_ / "blad.typ").write_text(BLAD, encoding="utf-8")
        monkeypatch.setattr(adapter, "SJABLONEN", map_)
        assert zet("blad", gegevens(tekst, lettertype)).startswith(b"%PDF-")


@pytest.mark.usefixtures("blad")
def test_a_text_is_never_an_order() -> None:
    kwaad = '#panic("x") #read("/etc/passwd") $x$ *vet* \\ // weg /* weg */ <label> @verwijzing = Kop #{'
    assert kwaad in json.loads(invoer(gegevens(kwaad)))["tekst"]
    assert keur(zet("blad", gegevens(kwaad))) == []


def test_the_pdf_says_its_language_and_day_and_is_the_same_in_another_process(blad: Path) -> None:
    pdf = zet("blad", gegevens("één ✓"))
    assert b"/Lang(nl-NL)" in pdf
    assert b"D:20261115" in pdf
    opdracht = (
        "import sys, json, hashlib; from pathlib import Path; from kwaliteitshandboek.reports import typst as adapter;"
        "adapter.SJABLONEN = Path(sys.argv[1]);"
        "sys.stdout.buffer.write(adapter.zet('blad', json.loads(sys.argv[2])))"
    )
    ander = subprocess.run(
        [sys.executable, "-c", opdracht, str(blad), json.dumps(gegevens("één ✓"))], capture_output=True, check=True
    ).stdout
    assert ander == pdf


def test_an_error_names_template_and_line(blad: Path) -> None:
    (blad / "stuk.typ").write_text('#import "huis.typ": *\n\n#gegevens.bestaat-niet\n', encoding="utf-8")
    with pytest.raises(ZetError) as fout:
        zet("stuk", gegevens("x"))
    assert fout.value.plaats == "stuk.typ:3"
    assert "bestaat-niet" in fout.value.melding


def test_a_warning_is_an_error(blad: Path) -> None:
    (blad / "waarschuwt.typ").write_text(BLAD + '#text(font: "Onbekend Lettertype")[x]\n', encoding="utf-8")
    with pytest.raises(ZetError, match="onbekend lettertype"):
        zet("waarschuwt", gegevens("x"))


def test_fonts_of_the_machine_are_not_used(blad: Path) -> None:
    (blad / "vreemd.typ").write_text(BLAD + '#text(font: "DejaVu Sans Mono")[x]\n', encoding="utf-8")
    with pytest.raises(ZetError, match="unknown font family"):
        zet("vreemd", gegevens("x"))


@pytest.mark.parametrize("aantal", [1, 2, 13])
def test_pages_are_counted(blad: Path, aantal: int) -> None:
    (blad / "veel.typ").write_text(BLAD + "#pagebreak()\n[x]\n" * (aantal - 1), encoding="utf-8")
    pdf = zet("veel", gegevens("x"))
    assert aantal_paginas(pdf) == paginas(pdf) == aantal


def test_what_a_pdf_says_of_itself_keeps_characters_that_cannot_be_drawn() -> None:
    gegevens = {"huis": {**HUIS, "naam": "School \U0001f600"}, "titel": "Lezen \U0001f4da\x07"}
    heen = json.loads(invoer(gegevens))
    assert heen["titel"] == "Lezen \u25af"
    assert heen["echt"] == {"titel": "Lezen \U0001f4da", "naam": "School \U0001f600"}
