"""The tasks of this repository, with Python's own library only: `python gereedschap/taken.py` names them.

The Makefile's targets call this script; on Windows `py gereedschap/taken.py site` does the same as `make site`.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

WORTEL = Path(__file__).resolve().parent.parent
OMGEVING = WORTEL / ".venv"
BIN = OMGEVING / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


def run(*opdracht: object) -> None:
    """Run a command in the repository's root; stop with its exit status when it fails."""
    woorden = [str(woord) for woord in opdracht]
    print(f"$ {' '.join(woorden)}", flush=True)
    status = subprocess.run(woorden, cwd=WORTEL, check=False).returncode
    if status:
        sys.exit(status)


def ensure_environment(pins: str) -> None:
    """Make `.venv` and install the pinned packages of `pins` by hash, unless exactly these are there already."""
    if sys.version_info < (3, 11):  # noqa: UP036 the only code that an older Python gets to see
        sys.exit(f"Python 3.11 of nieuwer is nodig; dit is {sys.version.split()[0]}.")
    merk = OMGEVING / f".{pins}.geinstalleerd"
    inhoud = (WORTEL / pins).read_bytes() + (WORTEL / "pyproject.toml").read_bytes()
    stand = hashlib.sha256(inhoud).hexdigest()
    if merk.is_file() and merk.read_text() == stand and PYTHON.is_file():
        return
    if not PYTHON.is_file():
        print("Een eigen omgeving maken in .venv ...", flush=True)
        venv.create(OMGEVING, with_pip=True)
    pip = (PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    run(*pip, "--require-hashes", "-r", pins)
    run(*pip, "--no-deps", "--no-build-isolation", "-e", ".")
    merk.write_text(stand)


def ensure_chromium() -> None:
    """Install Chromium with apt where this machine lets us; otherwise say what is missing and go on."""
    if any(shutil.which(naam) for naam in CHROMIUM):
        return
    apt = shutil.which("apt-get")
    if apt and os.name == "posix" and os.geteuid() == 0:
        omgeving = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for opdracht in ([apt, "update", "-qq"], [apt, "install", "-y", "-qq", "--no-install-recommends", "chromium"]):
            print(f"$ {' '.join(opdracht)}", flush=True)
            if subprocess.run(opdracht, env=omgeving, check=False, stdin=subprocess.DEVNULL).returncode:
                break
    if not any(shutil.which(naam) for naam in CHROMIUM):
        print(
            "Chromium ontbreekt en kon hier niet worden geinstalleerd. Installeer het zelf (Debian: apt-get install chromium);"
            " tot dan worden de tests in de browser overgeslagen.",
            flush=True,
        )


def site(*rest: str) -> None:
    """Build both editions of the demonstration handbook into `site/`, with a ZIP of each."""
    ensure_environment("constraints.txt")
    run(PYTHON, "-m", "kwaliteitshandboek.cli", "build", "--zip", *rest)


def serve(*rest: str) -> None:
    """Live preview of the team edition on http://127.0.0.1:8000."""
    ensure_environment("constraints.txt")
    run(PYTHON, "-m", "mkdocs", "serve", *rest)


def test(*rest: str) -> None:
    """Every check: style, types, layers, tests. Arguments go to pytest and then only pytest runs."""
    ensure_environment("constraints-test.txt")
    ensure_chromium()
    if not rest:
        run(BIN / "ruff", "format", "--check", ".")
        run(BIN / "ruff", "check", ".")
        run(BIN / "mypy")
        run(BIN / "lint-imports")
    run(PYTHON, "-m", "pytest", *(rest or ("-n", "2", "--dist", "loadgroup", "--durations", "15")))


def bench(*rest: str) -> None:
    """The benchmark; its last line holds the ratio."""
    ensure_environment("constraints-test.txt")
    run(PYTHON, "gereedschap/meten.py", *rest)


def schermbeelden(*rest: str) -> None:
    """Screenshots of every kind of page in light, dark, narrow and print."""
    ensure_environment("constraints-test.txt")
    ensure_chromium()
    run(PYTHON, "gereedschap/schermbeelden.py", *rest)


def pins(*rest: str) -> None:
    """Renew the pins from pyproject.toml (needs `uv` on the PATH); no address of an index is written."""
    uv = shutil.which("uv") or sys.exit("Hiervoor is 'uv' nodig: pip install uv")
    vast = ("pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url")
    stil = ("--no-header", "--no-annotate", *rest)
    bron = ("pyproject.toml", "gereedschap/bouwsysteem.in")
    run(uv, *vast, *stil, *bron, "-o", "constraints.txt")
    run(uv, *vast, *stil, *bron, "--extra", "test", "-c", "constraints.txt", "-o", "constraints-test.txt")


TAKEN = {taak.__name__: taak for taak in (site, serve, test, bench, schermbeelden, pins)}


def main(woorden: Sequence[str]) -> None:
    """Run the task that the first word names, with the other words."""
    if not woorden or woorden[0] not in TAKEN:
        sys.exit("Taken:\n" + "\n".join(f"  {naam:14} {(taak.__doc__ or '').splitlines()[0]}" for naam, taak in TAKEN.items()))
    TAKEN[woorden[0]](*woorden[1:])


if __name__ == "__main__":
    main(sys.argv[1:])
