"""Engines, stage 8: a built site as a ZIP file to upload to a web host."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Final

from kwaliteitshandboek.engines.website import MERK
from kwaliteitshandboek.findings import Finding, Plek, bouwen
from kwaliteitshandboek.taal.systeemfouten import foutreden

_TIJD: Final = (1980, 1, 1, 0, 0, 0)


def write_zip(site: Path, doel: Path) -> Finding | None:
    """Pack all files of `site` into `doel`, written beside and then swapped; the same site gives the same bytes."""
    nieuw = doel.with_suffix(".zip.nieuw")
    try:
        _pack(site, nieuw)
        nieuw.replace(doel)
    except OSError as fout:
        nieuw.unlink(missing_ok=True)
        return bouwen.ZIP_MISLUKT.op(Plek(str(doel), 0), bestand=doel.name, melding=foutreden(fout))
    return None


def _pack(site: Path, nieuw: Path) -> None:
    with zipfile.ZipFile(nieuw, "w", compression=zipfile.ZIP_DEFLATED) as archief:
        for pad in sorted(site.rglob("*")):
            if pad.is_file() and pad.name != MERK:
                info = zipfile.ZipInfo(pad.relative_to(site).as_posix(), date_time=_TIJD)
                info.compress_type = zipfile.ZIP_DEFLATED
                info.external_attr = 0o644 << 16
                archief.writestr(info, pad.read_bytes())
