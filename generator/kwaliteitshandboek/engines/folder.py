"""Engines, stage 8: an edition as a plain folder of Markdown with its own mkdocs.yml, for Zensical, archive and review."""

from __future__ import annotations

import shutil
from pathlib import Path

import yaml

from kwaliteitshandboek.engines.thema import (
    ASSETS,
    KENMERKEN,
    MARKDOWN,
    OVERRIDES,
    PALET,
    SCRIPTS,
    STIJLEN,
    kaal,
    meta,
    nav,
    thema_assets,
)
from kwaliteitshandboek.pages.site import Site


def write_folder(site: Site, doel: Path) -> None:
    """Write `docs/`, `overrides/` and `mkdocs.yml` into the empty or new folder `doel`; no plugin is needed to build it."""
    docs = doel / "docs"
    for page in site.pages:
        pad = docs / page.pad
        pad.parent.mkdir(parents=True, exist_ok=True)
        kop = yaml.safe_dump(meta(page), allow_unicode=True, sort_keys=True)
        pad.write_text(f"---\n{kop}---\n\n{page.tekst}", encoding="utf-8")
    for asset in (*site.assets, *thema_assets(site)):
        pad = docs / asset.pad
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_bytes(asset.bytes())
    shutil.copytree(OVERRIDES, doel / "overrides", dirs_exist_ok=True)
    (doel / "mkdocs.yml").write_text(yaml.safe_dump(_instellingen(site), allow_unicode=True, sort_keys=False), encoding="utf-8")


def _instellingen(site: Site) -> dict[str, object]:
    return {
        "site_name": kaal(site.naam),
        "docs_dir": "docs",
        "site_dir": "site",
        "use_directory_urls": False,
        "theme": {
            "name": "material",
            "custom_dir": "overrides",
            "language": "nl",
            "font": False,
            "features": list(KENMERKEN),
            "palette": [dict(schema) for schema in PALET],
        },
        "plugins": ["search"],
        "markdown_extensions": [{naam: dict(opties)} if opties else naam for naam, opties in MARKDOWN.items()],
        "extra": {"handboek": dict(site.gegevens), "generator": False},
        "extra_css": [f"{ASSETS}/{naam}" for naam in STIJLEN],
        "extra_javascript": [f"{ASSETS}/{naam}" for naam in SCRIPTS],
        "nav": nav(site.navigatie),
    }
