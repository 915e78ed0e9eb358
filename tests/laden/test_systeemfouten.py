"""Why a file could not be read or written is said in Dutch, whatever the system says."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from helpers_handboek import maak_handboek
from kwaliteitshandboek.cli import main
from kwaliteitshandboek.intake.bron import lees_bytes
from kwaliteitshandboek.taal.systeemfouten import foutreden


@pytest.mark.parametrize(
    ("nummer", "reden"),
    [
        (errno.ENOENT, "het bestand of de map bestaat niet"),
        (errno.EACCES, "u hebt er geen toegang toe, of een ander programma heeft het open"),
        (errno.EISDIR, "dit is een map, geen bestand"),
        (errno.ENOSPC, "de schijf is vol"),
        (errno.EROFS, "op deze plaats kan niet worden geschreven, alleen gelezen"),
        (errno.EPROTO, f"het systeem geeft fout {errno.EPROTO} EPROTO"),
        (99999, "het systeem geeft fout 99999"),
    ],
)
def test_common_causes_have_words(nummer: int, reden: str) -> None:
    assert foutreden(OSError(nummer, os.strerror(nummer), "x.csv")) == reden


@pytest.mark.parametrize("nummer", sorted(errno.errorcode))
def test_no_cause_repeats_what_the_system_says(nummer: int) -> None:
    melding = os.strerror(nummer)
    reden = foutreden(OSError(nummer, melding))
    assert melding.lower() not in reden.lower()
    assert not reden.endswith(".")


def test_other_failures_have_words_too() -> None:
    with pytest.raises(UnicodeDecodeError) as fout:
        b"\xff".decode()
    assert foutreden(fout.value) == "de tekst is geen UTF-8"
    with pytest.raises(ValueError, match="null") as nul:
        Path("a\0b").stat()
    assert foutreden(nul.value) == "in de naam staat een teken dat niet mag"
    assert foutreden(OSError("iets")) == "onbekende fout (OSError)"


def test_what_is_imported_and_cannot_be_read_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bron = tmp_path / "bron.csv"
    bron.write_bytes(b"a;b\n")

    def weiger(_: Path) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", weiger)
    (melding,) = lees_bytes(bron)[1]
    assert melding.code == "I001"
    assert melding.wat == (
        "Dit bestand kan niet worden gelezen: u hebt er geen toegang toe, of een ander programma heeft het open."
    )


@pytest.mark.parametrize(
    ("maak", "reden"),
    [
        (lambda pad: pad.mkdir(), "dit is een map, geen bestand"),
        (lambda pad: pad.unlink(missing_ok=True), "het bestand bestaat niet"),
        (lambda pad: pad.write_bytes(b"PK\x03\x04stuk"), "het is geen rekenblad (.xlsx), of het is beschadigd"),
        (lambda pad: pad.write_bytes(b"\xff\xfe"), "het is geen rekenblad (.xlsx), of het is beschadigd"),
    ],
)
def test_a_form_that_cannot_be_read_says_why(maak: object, reden: str, tmp_path: Path) -> None:
    map_ = maak_handboek(tmp_path / "handboek")
    pad = tmp_path / "form.xlsx"
    assert callable(maak)
    maak(pad)
    uit = CliRunner().invoke(main, ["zelfevaluatie", "lees", str(pad), "--map", str(map_)])
    assert (uit.exit_code, reden in uit.output) == (1, True), uit.output
