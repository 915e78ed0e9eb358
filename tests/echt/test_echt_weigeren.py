"""The command line on files that must not be imported: nothing is written, and the exit status says so."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
import ruwe_bron as rb
from handboekmaker import handboek, schrijf_handboek

pytestmark = [pytest.mark.gegevens, pytest.mark.traag, pytest.mark.xdist_group("echt")]

EIGEN = {"00AP00": "bo", "00AR00": "bo"}


def boom(wortel: Path) -> dict[str, str]:
    """Every path below a folder with its kind and mode and, for a file, the hash of its content."""
    uit = {}
    for pad in sorted(wortel.rglob("*")):
        staat = pad.lstat()
        inhoud = hashlib.sha256(pad.read_bytes()).hexdigest() if pad.is_file() else ""
        uit[pad.relative_to(wortel).as_posix()] = f"{stat.filemode(staat.st_mode)} {inhoud}"
    return uit


@pytest.fixture
def wortel(tmp_path: Path) -> Path:
    return schrijf_handboek(tmp_path / "handboek", EIGEN, ["41646"])


def _onbekende_kop(bron: rb.RuweBron) -> bytes:
    """A real file of which one column that is needed has another name."""
    rauw = (bron.map / rb.NIVEAUS_2023).read_bytes()
    assert rauw.count(b'"LV_LAGER1F"') == 1
    return rauw.replace(b'"LV_LAGER1F"', b'"LEZEN_ONDER_1F"')


def _zonder_eigen(bron: rb.RuweBron) -> bytes:
    """A real file without the rows of the own schools."""
    regels = (bron.map / rb.NIVEAUS_2023).read_bytes().split(b"\n")
    over = [regel for regel in regels if b'"00AP"' not in regel and b'"00AR"' not in regel]
    assert len(over) == len(regels) - 2
    return b"\n".join(over)


def _onmogelijke_cel(bron: rb.RuweBron) -> bytes:
    """A count of an own school that is no count."""
    rauw = (bron.map / rb.NIVEAUS_2023).read_bytes()
    begin = rauw.index(b'"00AP"')
    einde = rauw.index(b"\n", begin)
    regel = rauw[begin:einde]
    assert b'"<5"' in regel
    return rauw[:begin] + regel.replace(b'"<5"', b'"<10"', 1) + rauw[einde:]


GEVALLEN: dict[str, tuple[Callable[[rb.RuweBron], bytes], tuple[str, ...]]] = {
    "unknown layout": (_onbekende_kop, ("LV_LAGER1F", "LEZEN_ONDER_1F")),
    "no own school": (_zonder_eigen, ("Geen van de scholen in uw register (2)",)),
    "cell that is no count": (_onmogelijke_cel, ("<10", "00AP00")),
    "binary": (lambda bron: (bron.map / rb.ACHTERSTAND).read_bytes()[:5000], ()),
    "empty": (lambda _bron: b"", ()),
}


@pytest.mark.parametrize("naam", GEVALLEN)
def test_a_file_that_does_not_fit_writes_nothing(naam: str, wortel: Path, bron: rb.RuweBron, tmp_path: Path) -> None:
    """Also not of the good file that came along with it."""
    maak, woorden = GEVALLEN[naam]
    slecht = tmp_path / "bron" / ("slecht.xlsx" if naam == "binary" else "slecht.csv")
    slecht.parent.mkdir()
    slecht.write_bytes(maak(bron))
    voor, voor_bron = boom(wortel), boom(slecht.parent)
    uitkomst = handboek("import", "duo", bron.map / rb.NIVEAUS_2022, slecht, "--map", wortel)
    assert uitkomst.code == 1, uitkomst.alles
    assert "Traceback" not in uitkomst.alles
    assert "Er is niets geschreven." in uitkomst.fout
    assert "Geschreven:" not in uitkomst.alles
    for woord in woorden:
        assert woord in uitkomst.uit
    assert boom(wortel) == voor
    assert boom(slecht.parent) == voor_bron


def test_exit_status_tells_written_refused_and_called_wrongly(wortel: Path, bron: rb.RuweBron, tmp_path: Path) -> None:
    leeg = boom(wortel)
    for fout in (
        ["import", "duo"],
        ["import", "duo", str(bron.map / rb.NIVEAUS_2023), "--map", str(tmp_path / "nergens")],
        ["import", "duo", str(bron.map / rb.NIVEAUS_2023), "--nee", "--map", str(wortel)],
        ["import", "excel", str(bron.map / rb.NIVEAUS_2023), "--map", str(wortel)],
        ["build", "--editie", "geheim", "--map", str(wortel)],
    ):
        uitkomst = handboek(*fout)
        assert uitkomst.code == 2, (fout, uitkomst.alles)
        assert "Traceback" not in uitkomst.alles
    assert boom(wortel) == leeg

    afwezig = handboek("import", "duo", tmp_path / "nergens.csv", "--map", wortel)
    assert (afwezig.code, boom(wortel)) == (1, leeg), afwezig.alles

    eerste = handboek("import", "duo", bron.map / rb.NIVEAUS_2023, "--map", wortel)
    assert eerste.code == 0, eerste.alles
    gevuld = boom(wortel)
    assert set(gevuld) - set(leeg) == {
        "data/resultaten",
        "data/resultaten/referentieniveaus-2023-2024.csv",
        "data/resultaten/referentieniveaus-2023-2024.herkomst.yml",
    }
    assert {pad: wat for pad, wat in gevuld.items() if pad in leeg} == leeg

    opnieuw = handboek("import", "duo", bron.map / rb.NIVEAUS_2023, "--map", wortel)
    assert (opnieuw.code, boom(wortel)) == (0, gevuld), opnieuw.alles
    assert "Er was niets te veranderen." in opnieuw.uit


def test_a_handbook_that_cannot_be_read_imports_nothing(wortel: Path, bron: rb.RuweBron) -> None:
    (wortel / "data" / "organisatie.yml").write_text("naam: [", encoding="utf-8")
    voor = boom(wortel)
    uitkomst = handboek("import", "duo", bron.map / rb.NIVEAUS_2023, "--map", wortel)
    assert (uitkomst.code, boom(wortel)) == (1, voor)
    assert "Traceback" not in uitkomst.alles
