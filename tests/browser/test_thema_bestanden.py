"""The theme's files as files: third-party files are named, colours agree with those of charts, templates hold no script."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kwaliteitshandboek.charts import palet

THEMA = Path(palet.__file__).resolve().parents[1] / "theme"
BASIS = (THEMA / "assets" / "basis.css").read_text(encoding="utf-8")


def _schema(naam: str) -> dict[str, str]:
    """The variables of the first block of a colour scheme."""
    blok = re.search(rf'\[data-md-color-scheme="{naam}"\] \{{(.*?)\n\}}', BASIS, re.DOTALL)
    assert blok is not None
    return dict(re.findall(r"(--hb-[\w-]+): ([^;]+);", blok[1]))


@pytest.mark.parametrize(("schema", "kleuren"), [("default", palet.DATA), ("slate", palet.DATA_DONKER)])
def test_data_colours_are_those_of_charts(schema: str, kleuren: tuple[str, ...]) -> None:
    assert [_schema(schema)[f"--hb-data-{nummer}"] for nummer in range(1, 7)] == list(kleuren)


def test_colours_in_figures_stand_for_variables_of_the_light_scheme() -> None:
    """Of the page's variables; those of the drawings themselves (--g-...) are tested beside them."""
    licht = _schema("default")
    van_de_pagina = {kleur: naam for kleur, naam in palet.VARIABELEN.items() if naam.startswith("--hb-")}
    assert len(van_de_pagina) > 10
    assert {kleur: licht[naam] for kleur, naam in van_de_pagina.items()} == {kleur: kleur for kleur in van_de_pagina}


def test_paper_has_the_colours_of_the_light_scheme_whatever_the_screen_has() -> None:
    druk = (THEMA / "assets" / "druk.css").read_text(encoding="utf-8")
    blok = re.search(r"\[data-md-color-scheme\] \{(.*?)\n  \}", druk, re.DOTALL)
    assert blok is not None
    op_papier = dict(re.findall(r"(--hb-[\w-]+): ([^;]+);", blok[1]))
    licht = _schema("default")
    namen = [f"--hb-data-{nummer}" for nummer in range(1, 7)] + ["--hb-boven", "--hb-onder", "--hb-onbepaald"]
    assert {naam: op_papier[naam] for naam in namen} == {naam: licht[naam] for naam in namen}
    assert set(_schema("slate")) <= set(op_papier), "what the dark scheme changes has its own value on paper"


def test_every_third_party_file_is_accounted_for(wortel: Path) -> None:
    tekst = (wortel / "THIRD_PARTY.md").read_text(encoding="utf-8")
    bestanden = [pad for map_ in ("derden", "letters") for pad in (THEMA / "assets" / map_).iterdir()]
    assert len(bestanden) > 10
    van_papier = [pad for pad in (THEMA.parent / "reports" / "letters").iterdir() if pad.suffix in (".txt", ".ttf")]
    assert len(van_papier) > 8
    assert [pad.name for pad in bestanden if f"`{pad.name}`" not in tekst] == []
    genoemd = set(re.findall(r"`([\w.*-]+\.(?:js|woff2|txt|ttf))`", tekst))
    assert [pad.name for pad in van_papier if not any(fnmatch(pad.name, naam) for naam in genoemd)] == []
    assert [naam for naam in genoemd if not any(fnmatch(pad.name, naam) for pad in (*bestanden, *van_papier))] == []


def test_style_sheets_and_scripts_name_only_files_that_exist() -> None:
    assets = THEMA / "assets"
    genoemd: list[str] = []
    for map_, patroon, vorm in (
        (assets, "*.css", r'url\("(?!data:)([^"]+)"\)'),
        (assets, "*.js", r'"(derden/[^"]+)"'),
        (THEMA / "overrides", "**/*.html", r"assets/handboek/([\w./-]+)"),
    ):
        for pad in map_.glob(patroon):
            genoemd += re.findall(vorm, pad.read_text(encoding="utf-8"))
    assert len(genoemd) >= 10
    assert [naam for naam in genoemd if not (assets / naam).is_file()] == []


def test_no_script_stands_in_a_template() -> None:
    sjablonen = sorted((THEMA / "overrides").rglob("*.html"))
    assert len(sjablonen) >= 3
    for pad in sjablonen:
        tekst = pad.read_text(encoding="utf-8")
        assert not re.search(r"<script(?![^>]*\bsrc=)", tekst), pad.name
        assert not re.search(r"\son\w+=|javascript:", tekst), pad.name
        assert not re.search(r"https?://(?!\")", re.sub(r"\{#.*?#\}|replace\(.*?\)", "", tekst, flags=re.DOTALL)), pad.name


@pytest.mark.parametrize(
    ("lettertype", "familie"),
    [
        ("atkinson-hyperlegible-next", "Atkinson Hyperlegible Next"),
        ("source-sans-3", "Source Sans 3"),
        ("onbekend", "Atkinson Hyperlegible Next"),
    ],
)
def test_house_style(lettertype: str, familie: str) -> None:
    omgeving = Environment(loader=FileSystemLoader(THEMA), undefined=StrictUndefined, autoescape=False)  # noqa: S701 CSS
    stijl = omgeving.get_template("huisstijl.css.j2").render(kleur="#123456", lettertype=lettertype)
    assert "--hb-huis: #123456;" in stijl
    assert f'--hb-letter: "{familie}";' in stijl
    assert f'font-family: "{familie}";' in BASIS
