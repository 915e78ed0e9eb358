"""The benchmark: build time and memory against bare MkDocs + Material on the same content, and results against pandas alone.

Each command runs as a process of its own, ours and theirs in turn; ratios are medians over the pairs. Time is processor
time of the process, which a busy machine disturbs less than the clock does.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from maak_groot import make_kaarten, write_handboek, write_kaal

PAGINAS = (100, 500, 2000)
RIJEN = (10_000, 100_000, 1_000_000)

LEES_ALLES = """
import sys, time
from datetime import date
from pathlib import Path
from kwaliteitshandboek.build import compose
begin = time.process_time()
compositie = compose(Path(sys.argv[1]), date(2026, 11, 15), edities=())
assert compositie.deugt, compositie.findings[:3]
print(time.process_time() - begin)
"""
LEES_KAAL = """
import sys, time
import pandas
begin = time.process_time()
frame = pandas.read_csv(sys.argv[1], sep=";")
assert len(frame) == int(sys.argv[2])
print(time.process_time() - begin)
"""


@dataclass(frozen=True)
class Loop:
    """What one run cost: processor seconds and the peak of its memory in MiB."""

    seconden: float
    geheugen: float


def run(opdracht: Sequence[str], map_: Path) -> Loop:
    """Run a command, wait for it, and read its cost from the operating system."""
    proces = subprocess.Popen(opdracht, cwd=map_, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    fouten = proces.stderr.read() if proces.stderr else b""
    _, status, verbruik = os.wait4(proces.pid, 0)
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"{' '.join(opdracht)} faalt:\n{fouten.decode(errors='replace')}")
    return Loop(verbruik.ru_utime + verbruik.ru_stime, verbruik.ru_maxrss / 1024)


def meet_bouw(paginas: int, keer: int, werkmap: Path) -> tuple[float, float, float]:
    """Median ratio of time and of memory, and our median seconds, for a handbook of `paginas` cards.

    Bare MkDocs makes nothing for paper: ours finds it in the cache, filled by a build that does not count (see `meet_papier`).
    """
    kaarten = make_kaarten(paginas)
    ons, kaal = werkmap / f"ons-{paginas}", werkmap / f"kaal-{paginas}"
    write_handboek(ons, kaarten)
    write_kaal(kaal, kaarten)
    run([sys.executable, "-m", "kwaliteitshandboek.cli", "build", "--editie", "team"], ons)
    paren = []
    for _ in range(keer):
        onze = run([sys.executable, "-m", "kwaliteitshandboek.cli", "build", "--editie", "team"], ons)
        hunne = run([sys.executable, "-m", "mkdocs", "build", "--quiet"], kaal)
        paren.append((onze, hunne))
    tijd = statistics.median(onze.seconden / hunne.seconden for onze, hunne in paren)
    geheugen = statistics.median(onze.geheugen / hunne.geheugen for onze, hunne in paren)
    seconden = statistics.median(onze.seconden for onze, _ in paren)
    basis = statistics.median(hunne.seconden for _, hunne in paren)
    print(
        f"{paginas:5d} pagina's: {seconden:6.1f} s tegen {basis:6.1f} s kaal: tijd {tijd:.2f}x, geheugen {geheugen:.2f}x",
        flush=True,
    )
    return tijd, geheugen, seconden


def meet_papier(paginas: int, keer: int, werkmap: Path) -> tuple[float, float]:
    """What files for paper cost of a handbook of `paginas` cards: seconds of a build that makes all of them, and of the next."""
    map_ = werkmap / f"papier-{paginas}"
    write_handboek(map_, make_kaarten(paginas))
    bouw = [sys.executable, "-m", "kwaliteitshandboek.cli", "build", "--editie", "team"]
    koud = statistics.median(run([*bouw, "--no-cache"], map_).seconden for _ in range(keer))
    run(bouw, map_)
    warm = statistics.median(run(bouw, map_).seconden for _ in range(keer))
    print(f"{paginas:5d} kaarten op papier: {koud:6.1f} s zonder cache, {warm:6.1f} s met: {koud / warm:.2f}x", flush=True)
    return koud, warm


def meet_rijen(rijen: int, keer: int, werkmap: Path) -> float:
    """Median ratio of reading, checking and deriving `rijen` cells to `pandas.read_csv` alone."""
    map_ = werkmap / f"rijen-{rijen}"
    write_handboek(map_, make_kaarten(1), rijen)
    csv = map_ / "data" / "resultaten" / "proef.csv"

    def seconden(code: str, *woorden: str) -> float:
        klaar = subprocess.run([sys.executable, "-c", code, *woorden], capture_output=True, text=True, check=True)
        return float(klaar.stdout)

    paren = [(seconden(LEES_ALLES, str(map_)), seconden(LEES_KAAL, str(csv), str(rijen))) for _ in range(keer)]
    verhouding = statistics.median(alles / kaal for alles, kaal in paren)
    alles, kaal = (statistics.median(reeks) for reeks in zip(*paren, strict=True))
    print(f"{rijen:8d} rijen: {alles:5.2f} s tegen {kaal:5.2f} s voor read_csv: {verhouding:.1f}x", flush=True)
    return verhouding


def main() -> None:
    """Run it all; exit status 1 when a target is missed. The last line holds the ratio at 500 pages."""
    keuze = argparse.ArgumentParser(description=__doc__)
    keuze.add_argument("--keer", type=int, default=3, help="runs of each command")
    keuze.add_argument("--paginas", type=int, nargs="*", default=list(PAGINAS))
    keuze.add_argument("--rijen", type=int, nargs="*", default=list(RIJEN))
    opties = keuze.parse_args()
    with tempfile.TemporaryDirectory() as map_:
        werkmap = Path(map_)
        rijen = {aantal: meet_rijen(aantal, opties.keer, werkmap) for aantal in opties.rijen}
        bouw = {aantal: meet_bouw(aantal, opties.keer, werkmap) for aantal in opties.paginas}
        if 500 in opties.paginas:
            meet_papier(500, 1, werkmap)
    gemist = []
    if 1_000_000 in rijen and rijen[1_000_000] > 5:
        gemist.append(f"1.000.000 rijen {rijen[1_000_000]:.1f}x (doel 5x)")
    if 500 in bouw and bouw[500][0] > 1.15:
        gemist.append(f"500 pagina's {bouw[500][0]:.2f}x (doel 1,15x)")
    if 500 in bouw and 2000 in bouw:
        groei = bouw[2000][2] / bouw[500][2]
        print(f"groei van 500 naar 2000 pagina's: {groei:.2f}x")
        if groei > 4.4:
            gemist.append(f"groei {groei:.2f}x (doel 4,4x)")
    for doel in gemist:
        print(f"niet gehaald: {doel}")
    if 500 in bouw:
        print(f"verhouding bij 500 pagina's: {bouw[500][0]:.2f}")
    sys.exit(1 if gemist else 0)


if __name__ == "__main__":
    main()
