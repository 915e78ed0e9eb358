"""Whatever word somebody gives a command: an answer in words and an exit status, never a traceback, and nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from helpers_handboek import maak_handboek
from kwaliteitshandboek.cli import main

RAAR = ("", " ", "\t\n", "\u00a0", "\u200b", "\0", "\udcff", "x" * 5000, "=", "..", "-", "{x}", "²026-01-01", "99999999999-1-1")

VASTSTELLEN = ("vaststellen", "leerlingondersteuning", "--door", "KC", "--op", "2026-11-01")
HERBEVESTIGEN = ("herbevestigen", "lezen-2025", "--door", "KC", "--op", "2026-11-01")
FORMULIER = ("zelfevaluatie", "formulier", "proefkader", "--uit", "nieuw.xlsx")
VERVALLEN = ("adressen", "--vervallen", "kaart-x", "--uitleg", "Weg.", "--op", "2026-11-01")

# Command and parameter -> a call in which the word takes the place of RAAR_WOORD; every parameter that takes a word is here.
WOORD = "RAAR_WOORD"


def _plaats(roep: tuple[str, ...], optie: str) -> tuple[str, ...]:
    """The call with the word as value of an option, in the place of what it had."""
    if optie in roep:
        return (*roep[: roep.index(optie) + 1], WOORD, *roep[roep.index(optie) + 2 :])
    return (*roep, optie, WOORD)


ROEPEN: dict[tuple[str, str], tuple[str, ...]] = {
    ("build", "wortel"): ("build", "--map", WOORD),
    ("build", "editie"): ("build", "--editie", WOORD),
    ("build", "uit"): ("build", "--editie", "team", "--uit", WOORD),
    ("check", "wortel"): ("check", "--map", WOORD),
    ("import duo", "wortel"): ("import", "duo", "x.csv", "--map", WOORD),
    ("import duo", "bestanden"): ("import", "duo", WOORD),
    ("import duo", "schooljaar"): ("import", "duo", "x.csv", "--schooljaar", WOORD),
    ("import tabel", "wortel"): ("import", "tabel", "x.csv", "--indeling", "y", "--map", WOORD),
    ("import tabel", "bestanden"): ("import", "tabel", WOORD, "--indeling", "y"),
    ("import tabel", "naam"): ("import", "tabel", "x.csv", "--indeling", WOORD),
    ("import tabel", "schooljaar"): ("import", "tabel", "x.csv", "--indeling", "y", "--schooljaar", WOORD),
    ("vaststellen", "wortel"): _plaats(VASTSTELLEN, "--map"),
    ("vaststellen", "kaarten"): ("vaststellen", WOORD, *VASTSTELLEN[2:]),
    ("vaststellen", "door"): _plaats(VASTSTELLEN, "--door"),
    ("vaststellen", "op"): _plaats(VASTSTELLEN, "--op"),
    ("vaststellen", "versie"): _plaats(VASTSTELLEN, "--versie"),
    ("bevestigen", "wortel"): ("bevestigen", *VASTSTELLEN[1:], "--map", WOORD),
    ("bevestigen", "kaarten"): ("bevestigen", WOORD, *VASTSTELLEN[2:]),
    ("bevestigen", "door"): ("bevestigen", *_plaats(VASTSTELLEN, "--door")[1:]),
    ("bevestigen", "op"): ("bevestigen", *_plaats(VASTSTELLEN, "--op")[1:]),
    ("herbevestigen", "wortel"): _plaats(HERBEVESTIGEN, "--map"),
    ("herbevestigen", "analyses"): ("herbevestigen", WOORD, *HERBEVESTIGEN[2:]),
    ("herbevestigen", "door"): _plaats(HERBEVESTIGEN, "--door"),
    ("herbevestigen", "op"): _plaats(HERBEVESTIGEN, "--op"),
    ("zelfevaluatie formulier", "wortel"): _plaats(FORMULIER, "--map"),
    ("zelfevaluatie formulier", "kader"): ("zelfevaluatie", "formulier", WOORD, *FORMULIER[3:]),
    ("zelfevaluatie formulier", "school"): _plaats(FORMULIER, "--school"),
    ("zelfevaluatie formulier", "bestuur"): _plaats(FORMULIER, "--bestuur"),
    ("zelfevaluatie formulier", "schooljaar"): _plaats(FORMULIER, "--schooljaar"),
    ("zelfevaluatie formulier", "uit"): _plaats(FORMULIER, "--uit"),
    ("zelfevaluatie lees", "wortel"): ("zelfevaluatie", "lees", "x.xlsx", "--map", WOORD),
    ("zelfevaluatie lees", "bestand"): ("zelfevaluatie", "lees", WOORD),
    ("adressen", "wortel"): _plaats(VERVALLEN, "--map"),
    ("adressen", "opvolgers"): ("adressen", "--nu", WOORD),
    ("adressen", "vervallen"): _plaats(VERVALLEN, "--vervallen"),
    ("adressen", "uitleg"): _plaats(VERVALLEN, "--uitleg"),
    ("adressen", "op"): _plaats(VERVALLEN, "--op"),
}

# Where the word is no mistake: a folder to build in, and the version of a card.
MAG = {
    ("build", "uit"): {"-", "=", "{x}", "\u200b", "²026-01-01", "99999999999-1-1"},
    ("vaststellen", "versie"): {"99999999999-1-1"},
}


def _parameters(opdracht: click.Command, namen: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Every parameter of every command that takes a word."""
    if isinstance(opdracht, click.Group):
        for naam, onder in opdracht.commands.items():
            yield from _parameters(onder, (*namen, naam))
        return
    for parameter in opdracht.params:
        if not (isinstance(parameter, click.Option) and parameter.is_flag):
            yield " ".join(namen), parameter.name or ""


@pytest.fixture(scope="module")
def map_(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return maak_handboek(tmp_path_factory.mktemp("raar") / "handboek")


def foto(map_: Path) -> dict[Path, bytes]:
    return {pad: pad.read_bytes() for pad in map_.rglob("*") if pad.is_file()}


def roep(map_: Path, woorden: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> Result:
    """A call from within an empty folder, where a path that means nothing would leave something behind."""
    (map_.parent / "leeg").mkdir(exist_ok=True)
    monkeypatch.chdir(map_.parent / "leeg")
    voor = foto(map_.parent)
    uit = CliRunner().invoke(main, [*woorden, *(() if "--map" in woorden else ("--map", str(map_)))])
    assert uit.exception is None or isinstance(uit.exception, SystemExit), (woorden, uit.exc_info)
    assert foto(map_.parent) == voor, woorden
    return uit


def test_every_parameter_has_its_call() -> None:
    assert set(ROEPEN) == set(_parameters(main))


@pytest.mark.parametrize("parameter", sorted(ROEPEN), ids=" ".join)
def test_no_word_brings_a_traceback(parameter: tuple[str, str], map_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for woord in RAAR:
        if woord in MAG.get(parameter, ()):
            continue
        uit = roep(map_, tuple(woord if deel == WOORD else deel for deel in ROEPEN[parameter]), monkeypatch)
        assert uit.exit_code in {1, 2}, (parameter, woord, uit.output)
        assert uit.output.strip()


@pytest.mark.parametrize("woord", ["", " ", "\t\n", "\u00a0"])
def test_an_empty_id_is_a_wrong_call(woord: str, map_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    uit = roep(map_, ("adressen", "--vervallen", woord, "--uitleg", "Weg."), monkeypatch)
    assert (uit.exit_code, uit.stderr.splitlines()[-1]) == (
        2,
        "Fout: Schrijf '--vervallen ID', bijvoorbeeld '--vervallen kaart-gesprek'.",
    )


def test_an_id_with_spaces_around_it_is_that_id(map_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def zeg(woord: str) -> str:
        return roep(map_, ("adressen", "--vervallen", woord, "--uitleg", "Weg."), monkeypatch).output

    assert zeg(" kaart-x ") == zeg("kaart-x")
    assert "'kaart-x'" in zeg("kaart-x")


@pytest.mark.parametrize(
    ("woorden", "fout"),
    [
        (("build", "--uit", ""), "De waarde bij '--uit' kan niet: er staat geen naam."),
        (("build", "--uit", "x" * 5000), "De waarde bij '--uit' kan niet: de naam is te lang."),
        (
            ("zelfevaluatie", "formulier", "proefkader", "--uit", "x" * 300 + ".xlsx"),
            "De waarde bij '--uit' kan niet: de naam is te lang.",
        ),
        (("zelfevaluatie", "lees", " "), "De waarde bij 'BESTAND.xlsx' kan niet: er staat geen naam."),
        (
            ("import", "duo", "\udcff.csv"),
            "In de opdracht staat een naam met tekens die niet te lezen zijn. Geef het bestand of de map een andere naam.",
        ),
    ],
    ids=["leeg", "lang", "lang formulier", "spatie", "geen tekst"],
)
def test_a_path_that_cannot_be_is_a_wrong_call(
    woorden: tuple[str, ...], fout: str, map_: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    uit = roep(map_, woorden, monkeypatch)
    assert (uit.exit_code, uit.stderr.splitlines()[-1]) == (2, f"Fout: {fout}")


def test_a_folder_that_may_not_be_looked_into_is_a_wrong_call(map_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bestaat: Callable[[Path], bool] = Path.exists

    def weiger(zelf: Path) -> bool:
        if zelf.name == "dicht":
            raise PermissionError(13, "Permission denied")
        return bestaat(zelf)

    monkeypatch.setattr(Path, "exists", weiger)
    uit = roep(map_, ("build", "--uit", "dicht"), monkeypatch)
    assert uit.exit_code == 2
    assert "u hebt er geen toegang toe" in uit.stderr
