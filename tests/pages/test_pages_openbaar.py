"""What the public edition must not give away, and what every edition must say of the years behind a figure."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import voorbeeld
from gelezen import Gelezen, lees

from kwaliteitshandboek.model.cijfer import Bereik, Cijfer, Cijferstaat
from kwaliteitshandboek.model.handboek import Pagina
from kwaliteitshandboek.model.indicator import Indicator
from kwaliteitshandboek.pages import make_publiek_site, make_team_site
from kwaliteitshandboek.pages.site import Site

GEHEIM = "interne-kaart-geheim"


def _met_pagina(tekst: str, bestanden: frozenset[str]) -> tuple[Gelezen, Site]:
    """A public edition with one own page of this text."""
    pagina = Pagina(pad="proef.md", titel="Proef", tekst=tekst, zichtbaarheid="publiek")
    handboek = voorbeeld.publiek_handboek().model_copy(update={"paginas": (pagina,)})
    site = make_publiek_site(handboek, voorbeeld.afgeleid(handboek), Path("handboek"), bestanden)
    return lees(next(page.tekst for page in site.pages if page.pad == "proef.md")), site


def test_targets_that_are_named_elsewhere_do_not_leave_the_team() -> None:
    tekst = f'Zie [x][r], [bijlage][q] en <kaart:{GEHEIM}>.\n\n[r]: kaart:{GEHEIM} "geheime titel"\n[q]: bijlagen/geheim.csv\n'
    gelezen, site = _met_pagina(tekst, frozenset())
    assert "Zie x, bijlage en kaart." in " ".join(gelezen.tekst.split())
    assert "geheim" not in next(page.tekst for page in site.pages if page.pad == "proef.md").lower()


def test_a_file_goes_along_only_where_a_link_or_image_names_it() -> None:
    namen = ("hek.png", "tik.png", "schuin.pdf", "beeld.png", "verwezen.pdf", "nergens.png")
    tekst = (
        "```\n![a](hek.png)\n```\n\nEen `![a](tik.png)` en \\[a](schuin.pdf).\n\n"
        "![a](beeld.png) en [b][r].\n\n[r]: verwezen.pdf\n"
    )
    _, site = _met_pagina(tekst, frozenset(f"docs/{naam}" for naam in namen))
    assert {asset.pad for asset in site.assets} & set(namen) == {"beeld.png", "verwezen.pdf"}


def test_public_frameworks_do_not_count_cards(team: Site, publiek: Site) -> None:
    van = {naam: [p for p in site.pages if p.pad.startswith("kaders/")] for naam, site in (("team", team), ("publiek", publiek))}
    assert {page.pad for page in van["publiek"]} == {page.pad for page in van["team"]} == {"kaders/index.md", "kaders/kader-a.md"}
    assert all("met kaart of instrument" in page.tekst.lower() for page in van["team"])
    assert not any("kaart of instrument" in page.tekst.lower() for page in van["publiek"])


@pytest.fixture(scope="module")
def stapt_over() -> dict[str, Gelezen]:
    """Made-up years 2017-2018 to 2020-2021: no test in 2019-2020, so a window of three years reaches back to 2017-2018."""
    over = [{"schooljaar": "2019-2020", "reden": "Geen eindtoets."}]
    indicatoren = [Indicator.model_validate({**voorbeeld.INDICATOREN[0], "overgeslagen": over})]
    indicatoren += [Indicator.model_validate(indicator) for indicator in voorbeeld.INDICATOREN[1:]]
    handboek = voorbeeld.handboek(indicatoren=indicatoren)
    jaren = ("2017-2018", "2018-2019", "2020-2021")
    cijfers = [
        Cijfer(
            indicatoren[0].id, school, "2020-2021", Cijferstaat.BEKEND, Bereik(80, 80),
            leerlingen=Bereik(90, 90), jaren=jaren, overgeslagen=("2019-2020",),
        )
        for school in (None, voorbeeld.DUIN)
    ]  # fmt: skip
    afgeleid = replace(
        voorbeeld.afgeleid(handboek),
        schooljaren=("2017-2018", "2018-2019", "2019-2020", "2020-2021"),
        cijfers={},
        vensters={(cijfer.indicator, cijfer.school, cijfer.schooljaar): cijfer for cijfer in cijfers},
        meetjaren={indicatoren[0].id: jaren},
    )
    return {page.pad: lees(page.tekst) for page in make_team_site(handboek, afgeleid, Path("handboek")).pages}


@pytest.mark.parametrize(
    ("pad", "zin"),
    [
        ("scholen/99aa00.md", "2017-2018, 2018-2019 en 2020-2021 (2019-2020 overgeslagen: geen eindtoets)"),
        ("indicatoren/fundamenteel-niveau.md", "(2017-2018, 2018-2019 en 2020-2021; 2019-2020 overgeslagen: geen eindtoets)."),
        ("scholen/index.md", "Fundamenteel niveau: 2019-2020 overgeslagen: geen eindtoets."),
        ("jaarverslag/2020-2021.md", "Fundamenteel niveau: 2019-2020 overgeslagen: geen eindtoets."),
        (
            "jaarverslag/2020-2021.md",
            "Alle scholen samen, 2017-2018, 2018-2019 en 2020-2021 (2019-2020 overgeslagen: geen eindtoets)",
        ),
    ],
)
def test_a_window_that_steps_over_a_year_says_so_where_it_is_shown(stapt_over: dict[str, Gelezen], pad: str, zin: str) -> None:
    assert zin in " ".join(stapt_over[pad].tekst.split())
