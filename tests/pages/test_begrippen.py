"""Terms: the page that lists them, and the explanation of abbreviations in the text of every page."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import voorbeeld
from gelezen import Gelezen, lees
from hypothesis import given
from hypothesis import strategies as st

from kwaliteitshandboek.model.begrip import Begrip
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.pages import make_team_site
from kwaliteitshandboek.pages.adressen import make_wereld
from kwaliteitshandboek.pages.begrippen import met_uitleg
from kwaliteitshandboek.pages.site import Page, Site
from kwaliteitshandboek.pages.wereld import Wereld


def begrip(afkorting: str, uitleg: str = "Uitleg.", **meer: Any) -> Begrip:
    velden = {"id": re.sub(r"[^a-z0-9]+", "-", afkorting.lower()), "term": f"term {afkorting}", "afkorting": afkorting}
    return Begrip.model_validate({**velden, "uitleg": uitleg, **meer})


GEWOON = tuple(begrip(afkorting) for afkorting in ("OPP", "MR", "GMR", "RI&E", "so"))
ORGANISATIE = voorbeeld.handboek().organisatie
AFGELEID = voorbeeld.afgeleid(voorbeeld.handboek())


def leg_uit(tekst: str, *begrippen: Begrip) -> str:
    handboek = Handboek(organisatie=ORGANISATIE, begrippen=begrippen or GEWOON)
    return met_uitleg(Wereld(handboek, AFGELEID, False, {}, {}))(Page("x.md", "X", "eigen", tekst))  # noqa: FBT003 the team edition


def uitgelegd(tekst: str, *begrippen: Begrip) -> list[str]:
    """The words that got an explanation."""
    return [
        html.unescape(woord) for woord in re.findall(r'<abbr class="hb-begrip"[^>]*>(.*?)</abbr>', leg_uit(tekst, *begrippen))
    ]


@pytest.mark.parametrize(
    ("tekst", "woorden"),
    [
        ("Een OPP is een plan.", ["OPP"]),
        ("De MR en de GMR praten mee.", ["MR", "GMR"]),
        ("MR/GMR", ["MR", "GMR"]),
        ("Wij maken OPP's en OPPs.", ["OPP's"]),
        ("Alle OPP\u2019s.", ["OPP\u2019s"]),
        ("Het MR-lid leest mee.", ["MR"]),
        ("**OPP**, (MR); *GMR*.", ["OPP", "MR", "GMR"]),
        ("De RI&E van dit jaar.", ["RI&E"]),
        ("<p>De RI&amp;E van dit jaar, en OPP&#39;s.</p>", ["RI&E", "OPP's"]),
        ("Een school voor so.", ["so"]),
        ("Een KC en een KC'er.", ["KC"]),  # a role of the example
        ("- punt met MR\n- nog een MR", ["MR"]),
        ("| kop |\n|---|\n| OPP |", ["OPP"]),
        # What is not that word.
        ("Een MRI, een opp en een XMR.", []),
        ("De G-MR, mr@school.example en OPP@x.", []),
        ("zoso sofa", []),
        # What stays as it is.
        ("# OPP\n\nTekst.", []),
        ("Tekst\n## MR { #mr }\n", []),
        ("`OPP` en ``een ` MR``", []),
        ("```\nOPP\n```\n\nMR", ["MR"]),
        ("~~~ yaml\nOPP: MR\n~~~\nGMR", ["GMR"]),
        ("    OPP in code\n", []),
        ("[de MR](kaart:mr) en [MR][mr] en [MR]", []),
        ("![OPP](opp.png)", []),
        ("[mr]: https://x.example/MR 'MR'\n", []),
        ("*[OPP]: eigen uitleg\n", []),
        ('!!! note "De MR"\n', []),
        ("https://x.example/OPP/MR.html", []),
        ('<a href="x.html">MR</a><button>MR</button><summary>MR</summary>', []),
        ('<abbr title="x">MR</abbr>', []),
        ("<svg><text>OPP</text></svg><script>OPP</script><h2>OPP</h2>", []),
        ('<td data-label="OPP" title="MR">x</td>', []),
        ("<!-- OPP -->", []),
        ("Tekst { .MR }", []),
    ],
)
def test_which_words_are_explained(tekst: str, woorden: list[str]) -> None:
    assert uitgelegd(tekst) == woorden


def test_once_under_each_heading_and_not_under_its_own() -> None:
    tekst = "OPP OPP MR\n\n## Kop\n\nOPP MR OPP\n\n<h3>Kop</h3>\n<p>MR</p>\n\n### Het plan { #begrip-opp }\n\nOPP en MR"
    assert uitgelegd(tekst) == ["OPP", "MR", "OPP", "MR", "MR", "MR"]


def test_what_is_folded_up_counts_for_itself() -> None:
    assert uitgelegd("<details><summary>Meer</summary>\n<p>OPP OPP</p>\n</details>\n<p>OPP</p>") == ["OPP", "OPP"]


def test_a_term_goes_before_a_role_with_the_same_abbreviation() -> None:
    assert 'title="term KC: Uit de lijst."' in leg_uit("Een KC.", begrip("KC", "Uit de lijst."))
    assert 'title="Kwaliteitscoördinator"' in leg_uit("Een KC.", begrip("MR"))


class _Titels(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.titels: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "abbr":
            self.titels.append(dict(attrs)["title"] or "")


KWAAD = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=40)


@given(KWAAD)
def test_any_explanation_comes_out_as_it_went_in(uitleg: str) -> None:
    if not uitleg.strip():
        return
    for tekst in ("Een OPP.", "<div>\n<p>Een OPP.</p>\n</div>", "| a |\n|---|\n| OPP |"):
        pagina = lees(leg_uit(tekst, begrip("OPP", uitleg)))
        lezer = _Titels()
        lezer.feed(pagina.html)
        assert lezer.titels == [" ".join(f"term OPP: {uitleg}".split())]
        assert pagina.fouten == []


DELEN = st.sampled_from(
    [
        *("OPP", "MR", "'s", "x", " ", "    ", "\n", "\n\n", "# ", "`", "```\n", "\\", "[", "](", ")", "{", "}"),
        *("<", "<b>", "</b>", "<a href='x'>", "</a>"),
    ]
)


@given(st.lists(DELEN, max_size=30).map("".join))
def test_nothing_but_explanations_is_added(tekst: str) -> None:
    """Whatever the text: without the tags that were put in, it is what it was."""
    assert re.sub(r'<abbr class="hb-begrip" title="[^"]*">|(?<!<a)</abbr>', "", leg_uit(tekst)) == tekst


def test_an_abbreviation_that_looks_like_markup_is_left_alone() -> None:
    for vreemd in ("<b>", "[x](y)", "a | b", "`c`", "{ #x }", "#"):
        assert uitgelegd(f"Tekst met {vreemd} erin.", begrip("OPP").model_copy(update={"afkorting": vreemd})) == []


def test_the_page_lists_terms_by_letter_with_their_cards(team: Site, publiek: Site) -> None:
    van_team, van_publiek = (_pagina(site, "begrippen.md") for site in (team, publiek))
    assert van_team.koppen("h2") == ["M", "O"]
    assert van_team.koppen("h3") == ["Multidisciplinair overleg (MDO)", "Ontwikkelingsperspectief (OPP)"]
    assert {"begrip-mdo", "begrip-opp", "letter-m", "letter-o"} <= set(van_team.ids)
    assert "Liever niet: zorgoverleg." in van_team.tekst
    assert "Ook wel: ontwikkelplan." in van_team.tekst
    assert van_publiek.koppen("h3") == ["Ontwikkelingsperspectief (OPP)"]
    assert "zorgoverleg" not in van_publiek.html


def test_a_term_names_the_cards_in_which_it_occurs() -> None:
    delen = voorbeeld.handboek()
    tekst = {
        "minimaal": "Wij maken een ontwikkelplan.",  # synonym
        "te-late-kaart": "Het OPP staat in het systeem.",  # abbreviation as it is written
        "ambitie": "De oppas en het opp.",  # neither
    }
    kaarten = [kaart.model_copy(update={"samenvatting": tekst.get(kaart.id)}) for kaart in delen.kaarten]
    handboek = delen.model_copy(update={"kaarten": tuple(kaarten)})
    pagina = _pagina(make_team_site(handboek, voorbeeld.afgeleid(handboek), Path()), "begrippen.md")
    na = pagina.html[pagina.html.index('id="begrip-opp"') :]
    assert re.findall(r'href="kaarten/([a-z-]+)\.html"', na) == ["te-late-kaart", "minimaal"]


def test_prose_links_to_a_term() -> None:
    handboek = voorbeeld.handboek()
    wereld = make_wereld(handboek, voorbeeld.afgeleid(handboek), publiek=False)
    assert wereld.blik("kaarten/x.md").proza("[een plan](begrip:opp)") == "[een plan](../begrippen.md#begrip-opp)"
    assert wereld.blik("kaarten/x.md").proza("[een plan](begrip:weg)") == "een plan"


def test_without_terms_there_is_no_page() -> None:
    handboek = voorbeeld.handboek(begrippen=())
    wereld = make_wereld(handboek, voorbeeld.afgeleid(handboek), publiek=False)
    assert ("pagina", "begrippen") not in wereld.adressen


def _pagina(site: Site, pad: str) -> Gelezen:
    return lees(next(page.tekst for page in site.pages if page.pad == pad))
