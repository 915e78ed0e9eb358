"""Mutation fuzz: random edits of the demonstration handbook never make load or check fail, only speak up.

One file at a time is changed and put back. The parsers of YAML, Markdown and tables are pure functions of a text, so their
outcome is remembered for the files that did not change; everything around them runs in full each time.
"""

from __future__ import annotations

import functools
import os
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kwaliteitshandboek.check import check, proza
from kwaliteitshandboek.load import Geladen, lijsten, load_handboek, resultaten, tekst
from kwaliteitshandboek.load.yaml_lezer import lees_yaml

WORTEL = Path(__file__).parent.parent
AANTAL = int(os.environ.get("HANDBOEK_MUTATIES", "240"))
"""How many edits; the environment can ask for more, in a hunt for faults."""
PER_TEST = 40
ZAAD = 20261115

VREEMD = ["\u00a0", "\u2028", "\x00", "\x07", "\ufeff", "\u202e", "\U0001f600", "\u0301", "\u00ad", "\x85", "\t", "\r", "\ufffe"]
STUKJES = [
    *[
        "{",
        "}",
        "[",
        "]",
        "- ",
        ": ",
        "'",
        '"',
        "&a ",
        "*a",
        "!!set ",
        "<<: ",
        "%TAG",
        "---\n",
        "...\n",
        "|",
        ">",
        "#",
        "? ",
        "~",
    ],
    *["<script>", "<!--", "](javascript:x)", "![](//x.example/y)", "```\n", "## ", "# ", "{{ x }}", "{% x %}", "${x}", "\\"],
    *["null", ";;;", "<5", "-1", "1e999", "nan", "99999999999999999999", "0000-00-00", "../../../../etc", "CON", "=1+1"],
]
Wijziging = Callable[[random.Random, bytes], bytes]


def _plaats(kans: random.Random, ruw: bytes) -> int:
    return kans.randrange(len(ruw) + 1)


def byte_anders(kans: random.Random, ruw: bytes) -> bytes:
    plaats = _plaats(kans, ruw)
    return ruw[:plaats] + bytes([kans.randrange(256)]) + ruw[plaats + 1 :]


def teken_erbij(kans: random.Random, ruw: bytes) -> bytes:
    plaats = _plaats(kans, ruw)
    return ruw[:plaats] + kans.choice([*VREEMD, *STUKJES]).encode() + ruw[plaats:]


def stuk_weg(kans: random.Random, ruw: bytes) -> bytes:
    plaats = _plaats(kans, ruw)
    return ruw[:plaats] + ruw[plaats + kans.choice([1, 2, 5, 30, 400]) :]


def afgekapt(kans: random.Random, ruw: bytes) -> bytes:
    return ruw[: _plaats(kans, ruw)]


def stuk_dubbel(kans: random.Random, ruw: bytes) -> bytes:
    van = _plaats(kans, ruw)
    tot = van + kans.choice([1, 8, 60, 500])
    return ruw[:tot] + ruw[van:tot] + ruw[tot:]


def _per_regel(wijzig: Callable[[random.Random, list[bytes], int], list[bytes]]) -> Wijziging:
    @functools.wraps(wijzig)
    def wijziging(kans: random.Random, ruw: bytes) -> bytes:
        regels = ruw.split(b"\n")
        return b"\n".join(wijzig(kans, regels, kans.randrange(len(regels))))

    return wijziging


@_per_regel
def regel_weg(_kans: random.Random, regels: list[bytes], n: int) -> list[bytes]:
    return regels[:n] + regels[n + 1 :]


@_per_regel
def regel_dubbel(_kans: random.Random, regels: list[bytes], n: int) -> list[bytes]:
    return [*regels[: n + 1], *regels[n:]]


@_per_regel
def regels_gewisseld(kans: random.Random, regels: list[bytes], n: int) -> list[bytes]:
    ander = kans.randrange(len(regels))
    regels[n], regels[ander] = regels[ander], regels[n]
    return regels


@_per_regel
def inspringing(kans: random.Random, regels: list[bytes], n: int) -> list[bytes]:
    regels[n] = kans.choice([b"", b" ", b"  ", b"    ", b"\t"]) + regels[n].lstrip(kans.choice([b" ", b""]) or None)
    return regels


@_per_regel
def sleutel_anders(kans: random.Random, regels: list[bytes], n: int) -> list[bytes]:
    sleutel, dubbelpunt, waarde = regels[n].partition(b":")
    anders = [sleutel + b"x", sleutel[:-1], sleutel.upper(), b"plek", b"id", b"", b"1", b"<<"]
    regels[n] = kans.choice(anders) + dubbelpunt + waarde
    return regels


@_per_regel
def waarde_anders(kans: random.Random, regels: list[bytes], n: int) -> list[bytes]:
    for scheiding in (b";", b":"):
        delen = regels[n].split(scheiding)
        if len(delen) > 1:
            delen[kans.randrange(1, len(delen))] = kans.choice(
                [*STUKJES, "", " ja", " 2025-2026", " [a, b]", " {a: b}", " x" * 200]
            ).encode()
            regels[n] = scheiding.join(delen)
            break
    return regels


WIJZIGINGEN: tuple[Wijziging, ...] = (
    byte_anders,
    teken_erbij,
    stuk_weg,
    afgekapt,
    stuk_dubbel,
    regel_weg,
    regel_dubbel,
    regels_gewisseld,
    inspringing,
    sleutel_anders,
    waarde_anders,
)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    map_ = tmp_path_factory.mktemp("mutaties") / "handboek"
    for deel in ("kaarten", "data", "docs"):
        shutil.copytree(WORTEL / deel, map_ / deel, ignore=shutil.ignore_patterns("ontwikkeling", "bron"))
    return map_


@pytest.fixture(scope="module")
def _onthoud() -> Iterator[None]:
    def onthouden(functie: Callable[..., Any]) -> Callable[..., Any]:
        return functools.lru_cache(maxsize=2000)(functie)

    with pytest.MonkeyPatch.context() as monkeypatch:
        yaml = onthouden(lees_yaml)
        monkeypatch.setattr(lijsten, "lees_yaml", yaml)
        monkeypatch.setattr(tekst, "lees_yaml", yaml)
        monkeypatch.setattr(tekst, "_BLOKKEN", SimpleNamespace(parse=onthouden(tekst._BLOKKEN.parse)))
        echt, gelezen = proza._MARKDOWN.parse, {}

        def lees_proza(tekst_: str, omgeving: dict[str, Any]) -> Any:
            sleutel = (tekst_, repr(omgeving))
            if sleutel not in gelezen:
                gelezen[sleutel] = echt(tekst_, omgeving)
            return gelezen[sleutel]

        monkeypatch.setattr(proza, "_MARKDOWN", SimpleNamespace(parse=lees_proza))
        monkeypatch.setattr(resultaten, "lees_resultaat", onthouden(resultaten.lees_resultaat))
        yield


def controleer(map_: Path, gewijzigd: Path) -> Geladen:
    geladen = load_handboek(map_)
    for bevinding in (*geladen.findings, *check(geladen)):
        pad = map_ / bevinding.bestand
        assert bevinding.bestand, bevinding
        assert pad.resolve().is_relative_to(map_.resolve()), bevinding
        assert pad.exists(), bevinding
        ruw = pad.read_bytes().replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        assert 0 <= bevinding.regel <= max(1, ruw.count(b"\n") + 1), f"{bevinding} ({gewijzigd})"
        assert bevinding.wat
        assert bevinding.hoe
    return geladen


@pytest.mark.traag
@pytest.mark.usefixtures("_onthoud")
@pytest.mark.parametrize("reeks", range(AANTAL // PER_TEST))
def test_wijzigingen_geven_bevindingen_en_nooit_een_fout(demo: Path, reeks: int) -> None:
    bestanden = sorted(pad for pad in demo.rglob("*") if pad.suffix in {".yml", ".md", ".csv"})
    assert len(bestanden) > 20
    for nummer in range(reeks * PER_TEST, (reeks + 1) * PER_TEST):
        kans = random.Random(f"{ZAAD}-{nummer}")
        pad, wijziging = kans.choice(bestanden), kans.choice(WIJZIGINGEN)
        goed = pad.read_bytes()
        pad.write_bytes(wijziging(kans, goed))
        try:
            controleer(demo, pad)
        except Exception as fout:
            fout.add_note(f"edit {nummer} (seed {ZAAD}-{nummer}): {wijziging.__name__} in {pad.relative_to(demo)}")
            raise
        finally:
            pad.write_bytes(goed)


def test_demo_zelf_heeft_geen_fouten(demo: Path) -> None:
    geladen = controleer(demo, demo)
    erg = [bevinding for bevinding in (*geladen.findings, *check(geladen)) if bevinding.niveau == "fout"]
    assert erg == []
