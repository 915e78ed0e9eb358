"""Engines, stage 8: the MkDocs plugin; it only translates a Site into MkDocs' own files and settings."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, Final

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage

from kwaliteitshandboek.build import compose
from kwaliteitshandboek.engines.thema import (
    ASSETS,
    KENMERKEN,
    MARKDOWN,
    OVERRIDES,
    PALET,
    SCRIPTS,
    STIJLEN,
    ZOEKEN,
    buiten_zoeken,
    dun_zoekindex,
    kaal,
    meta,
    nav,
    thema_assets,
)
from kwaliteitshandboek.findings.rapporten import MaakError
from kwaliteitshandboek.pages.site import Asset, Page, Site
from kwaliteitshandboek.settings import Mappen

EIGEN_AAN_INTERN: Final = (
    "copyright",
    "edit_uri",
    "edit_uri_template",
    "repo_name",
    "repo_url",
    "site_author",
    "site_description",
)
"""Settings of mkdocs.yml that tell of people and systems, and are left out of the public edition."""


class HandboekConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves it untyped
    """Settings of the plugin in mkdocs.yml."""

    editie = config_options.Choice(("team", "publiek"), default="team")


class HandboekPlugin(BasePlugin[HandboekConfig]):  # type: ignore[no-untyped-call]  # idem
    """Gives MkDocs the pages and assets of a Site.

    `site` is put in by `engines.website`; where it is not (`mkdocs build`, `mkdocs serve`), the plugin composes it from the
    folder of mkdocs.yml.
    """

    def __init__(self) -> None:
        """Start without a site; MkDocs makes plugins without arguments."""
        super().__init__()
        self.site: Site | None = None
        self._per_pad: dict[str, Page] = {}

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Before all other plugins: the settings of the theme, and the navigation."""
        if self.site is None:
            self.site = self._compose(Path(config.config_file_path).parent)
        site = self.site
        self._per_pad = {page.pad: page for page in site.pages}
        config.site_name = kaal(site.naam)
        config.use_directory_urls = False
        config.nav = nav(site.navigatie)
        config.theme.dirs.insert(0, str(OVERRIDES))
        config.theme["language"] = "nl"
        config.theme["font"] = False
        config.theme["features"] = list(KENMERKEN)
        config.theme["palette"] = [dict(schema) for schema in PALET]
        if site.editie == "publiek":
            # mkdocs.yml serves both editions: nothing of it that names people, places or systems goes along unasked.
            config.extra.clear()
            for naam in EIGEN_AAN_INTERN:
                config[naam] = None
        config.extra["handboek"] = dict(site.gegevens)
        config.extra["generator"] = False
        config.extra_css = [f"{ASSETS}/{naam}" for naam in STIJLEN] + config.extra_css
        config.extra_javascript = [*(f"{ASSETS}/{naam}" for naam in SCRIPTS), *config.extra_javascript]
        if zoeken := config.plugins.get("material/search"):
            # What mkdocs.yml says itself goes first.
            zoeken.config.update({naam: waarde for naam, waarde in ZOEKEN.items() if not zoeken.config.get(naam)})
        for naam, opties in MARKDOWN.items():
            if naam not in config.markdown_extensions:
                config.markdown_extensions.append(naam)
            config.mdx_configs.setdefault(naam, {}).update(opties)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Only what is in the Site is published: files that MkDocs found by itself in docs_dir are left out."""
        assert self.site is not None  # noqa: S101 on_config runs first
        eigen = Path(config.docs_dir)
        over = [file for file in files if file.src_dir is None or Path(file.src_dir) != eigen]
        nieuw = [File.generated(config, page.pad, content=page.tekst) for page in self.site.pages]
        for asset in (*self.site.assets, *thema_assets(self.site)):
            if asset.bron is not None:
                nieuw.append(File.generated(config, asset.pad, abs_src_path=str(asset.bron)))
            else:
                nieuw.append(File.generated(config, asset.pad, content=_bytes(asset)))
        return Files([*over, *nieuw])

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, **_: Any) -> str:
        """What would be front matter is set here, since reading YAML costs more than the page."""
        if gevonden := self._per_pad.get(page.file.src_uri):
            page.meta.update(meta(gevonden))
        return markdown

    def on_page_content(self, html: str, **_: Any) -> str:
        """Tell search what to leave out."""
        return buiten_zoeken(html)

    @event_priority(-50)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """After the search plugin wrote its index, before the offline plugin copies it."""
        index = Path(config.site_dir) / "search" / "search_index.json"
        if index.is_file():
            index.write_text(dun_zoekindex(index.read_text(encoding="utf-8")), encoding="utf-8")

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, **_: Any) -> LiveReloadServer:
        """Watch the sources of the handbook too."""
        wortel = Path(config.config_file_path).parent
        for naam in ("kaarten", "data"):
            if (wortel / naam).is_dir():
                server.watch(str(wortel / naam))
        return server

    def _compose(self, wortel: Path) -> Site:
        cache = Mappen(wortel).cache
        compositie = compose(wortel, date.today(), (self.config.editie,), cache)  # noqa: DTZ011 a school's own day
        if not compositie.deugt:
            meldingen = "\n".join(str(finding) for finding in compositie.findings)
            raise PluginError(f"Het handboek bevat fouten:\n{meldingen}")
        return compositie.sites[self.config.editie]


def _bytes(asset: Asset) -> bytes:
    try:
        return asset.bytes()
    except MaakError as fout:
        raise PluginError(str(fout)) from fout
