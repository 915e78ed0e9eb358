"""Engines, stage 8: editions as websites: built beside the old one with MkDocs, and swapped in when all of them succeeded."""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException

from kwaliteitshandboek.engines.maken import write_gemaakt
from kwaliteitshandboek.engines.meldingen import in_het_nederlands
from kwaliteitshandboek.engines.mkdocs_plugin import HandboekPlugin
from kwaliteitshandboek.engines.wissel import swap_sites
from kwaliteitshandboek.findings import Finding, Niveau, Plek, bouwen
from kwaliteitshandboek.pages.site import Site
from kwaliteitshandboek.settings import Mappen
from kwaliteitshandboek.taal.systeemfouten import foutreden

MERK = ".handboek-site"
"""A file that says: this folder was built by us, and may be replaced."""


def check_doel(wortel: Path, uit: Path) -> list[Finding]:
    """Whether the folder `uit` may be used: outside the handbook's sources, and empty or built by us before."""
    bron, doel = wortel.resolve(), uit.resolve()
    plek = Plek(str(uit), 0)
    beschermd = (bron / naam for naam in ("kaarten", "data", "docs"))
    if doel == bron or bron.is_relative_to(doel) or any(doel.is_relative_to(map_) for map_ in beschermd):
        return [bouwen.UIT_IN_HANDBOEK.op(plek, map=uit)]
    if any((map_ / MERK).is_file() for map_ in (doel, *doel.parents)):
        return [bouwen.UIT_IN_SITE.op(plek, map=uit)]
    return []


def write_websites(sites: Mapping[str, Site], wortel: Path, uit: Path) -> list[Finding]:
    """Build each site into `uit/<editie>`; with a fout among the findings nothing in `uit` has changed.

    `wortel` is the folder with mkdocs.yml. Warnings of MkDocs come back as findings.
    """
    # MkDocs takes relative paths from the folder of mkdocs.yml, the shell from where one stands: only the latter is meant.
    wortel, uit = wortel.resolve(), uit.resolve()
    findings = check_doel(wortel, uit)
    for editie in sites:
        doel = uit / editie
        if doel.exists() and (not doel.is_dir() or (any(doel.iterdir()) and not (doel / MERK).is_file())):
            findings.append(bouwen.UIT_ANDERE_MAP.op(Plek(str(doel), 0), map=doel))
    if findings:
        return findings
    try:
        uit.mkdir(parents=True, exist_ok=True)
        werkmap = Path(tempfile.mkdtemp(prefix=".nieuw-", dir=uit))
    except OSError as fout:
        return [bouwen.UIT_NIET_TE_SCHRIJVEN.op(Plek(str(uit), 0), map=uit, melding=foutreden(fout))]
    try:
        for editie, site in sites.items():
            gemaakt = write_gemaakt(site, werkmap / f"gemaakt-{editie}")
            if not isinstance(gemaakt, Site):
                return gemaakt
            findings += _build(gemaakt, wortel, werkmap / editie)
            if any(finding.niveau is Niveau.FOUT for finding in findings):
                return findings
        swap_sites(werkmap, uit, tuple(sites))
    except OSError as fout:
        findings.append(_schijffout(fout, wortel, uit))
    finally:
        shutil.rmtree(werkmap, ignore_errors=True)
    return findings


def _schijffout(fout: OSError, wortel: Path, uit: Path) -> Finding:
    """Whose fault it is: a file of the handbook that cannot be read, or the target that cannot be written."""
    pad = Path(fout.filename).resolve() if isinstance(fout.filename, str) else None
    if pad is not None and pad.is_relative_to(wortel) and not pad.is_relative_to(uit):
        return bouwen.BRON_ONLEESBAAR.op(Plek(pad.relative_to(wortel).as_posix(), 0), melding=foutreden(fout))
    return bouwen.UIT_NIET_TE_SCHRIJVEN.op(Plek(str(uit), 0), map=uit, melding=foutreden(fout))


def _build(site: Site, wortel: Path, doel: Path) -> list[Finding]:
    with tempfile.TemporaryDirectory() as leeg, _meldingen() as meldingen:
        config = _load_config(wortel, leeg, doel, meldingen)
        if isinstance(config, Finding):
            return [config]
        plugin = config.plugins.get("kwaliteitshandboek")
        if not isinstance(plugin, HandboekPlugin):
            return [bouwen.MKDOCS_ZONDER_PLUGIN.op(Plek("mkdocs.yml", 0))]
        if buiten := external_addresses(config):
            return [bouwen.MKDOCS_BUITEN.op(Plek("mkdocs.yml", 0), adres=adres) for adres in buiten]
        plugin.site = site
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        except (MkDocsException, Abort) as fout:
            return [bouwen.MKDOCS_ONLEESBAAR.op(Plek("mkdocs.yml", 0), melding=in_het_nederlands([str(fout)]))]
        finally:
            config.plugins.on_shutdown()
    (doel / MERK).write_text(f"{site.editie}\n", encoding="utf-8")
    return [
        bouwen.SITE_MELDING.op(Plek("mkdocs.yml", 0), editie=site.naam, melding=melding) for melding in dict.fromkeys(meldingen)
    ]


def _load_config(wortel: Path, docs: str, doel: Path, meldingen: Sequence[str]) -> MkDocsConfig | Finding:
    """`meldingen` is filled by MkDocs while it reads: it says there which setting is wrong."""
    pad = Mappen(wortel).mkdocs
    if not pad.is_file():
        return bouwen.MKDOCS_ONTBREEKT.op(Plek("mkdocs.yml", 0))
    try:
        return load_config(config_file=str(pad), docs_dir=docs, site_dir=str(doel))
    except (ConfigurationError, Abort, UnicodeDecodeError) as fout:
        if isinstance(fout, UnicodeDecodeError):
            melding = foutreden(fout).rstrip(".")
        else:
            melding = in_het_nederlands(meldingen or [str(fout)])
        return bouwen.MKDOCS_ONLEESBAAR.op(Plek("mkdocs.yml", 0), melding=melding)


def external_addresses(config: MkDocsConfig) -> list[str]:
    """Styles and scripts that a visitor's browser would fetch from another site; no page may make it do so."""
    namen = [*config.extra_css, *(getattr(script, "path", script) for script in config.extra_javascript)]
    return [str(naam) for naam in namen if "//" in str(naam)]


@contextmanager
def _meldingen() -> Iterator[list[str]]:
    """Collect MkDocs' warnings instead of printing them."""
    meldingen: list[str] = []

    class Verzamelaar(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            meldingen.append(record.getMessage())

    logger = logging.getLogger("mkdocs")
    verzamelaar = Verzamelaar(level=logging.WARNING)
    door = logger.propagate
    logger.addHandler(verzamelaar)
    logger.propagate = False
    try:
        yield meldingen
    finally:
        logger.removeHandler(verzamelaar)
        logger.propagate = door
