"""Engines, stage 8: the files of a site that are made when they are wanted, made beside each other on all processors."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from kwaliteitshandboek.findings import Finding
from kwaliteitshandboek.findings.rapporten import MaakError
from kwaliteitshandboek.pages.site import Asset, Site


def write_gemaakt(site: Site, map_: Path) -> Site | list[Finding]:
    """The same site with every file that is still to be made written below `map_`; the findings where one could not be made.

    Threads, since Typst works outside Python's lock; and on disk, since a large handbook has more of it than memory.
    """
    with ThreadPoolExecutor() as ploeg:
        taken = [ploeg.submit(_write, asset, map_) if asset.maak is not None else asset for asset in site.assets]
        gedaan = [taak if isinstance(taak, Asset) else taak.result() for taak in taken]
    findings = [uitkomst for uitkomst in gedaan if isinstance(uitkomst, Finding)]
    return findings or replace(site, assets=tuple(_assets(gedaan)))


def _assets(gedaan: Sequence[Asset | Finding]) -> list[Asset]:
    return [uitkomst for uitkomst in gedaan if isinstance(uitkomst, Asset)]


def _write(asset: Asset, map_: Path) -> Asset | Finding:
    try:
        inhoud = asset.bytes()
    except MaakError as fout:
        return fout.finding
    doel = map_ / asset.pad
    doel.parent.mkdir(parents=True, exist_ok=True)
    doel.write_bytes(inhoud)
    return Asset(asset.pad, bron=doel)
