"""Values from data stay text: no markup of HTML, Markdown or templates gets through, in any place of any page."""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import pytest
import voorbeeld
from gelezen import Gelezen, lees
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kwaliteitshandboek.model.basis import Onderdeel
from kwaliteitshandboek.model.bezoek import Afspraak, Bezoek, Bezoekoordeel, Bezoeksoort, Inspectieoordeel, Signaal
from kwaliteitshandboek.model.ondersteuning import (
    Aanbodregel,
    Ondersteuningsonderdeel,
    Schoolaanbod,
    Voorziening,
    Voorzieningplek,
)
from kwaliteitshandboek.model.zelfevaluatie import Itemoordeel, Zelfevaluatie
from kwaliteitshandboek.pages import make_publiek_site, make_team_site
from kwaliteitshandboek.pages.eigen import linkdoelen
from kwaliteitshandboek.pages.proza import link_proza, markdown_html, markdown_veilig, veilige_link

VIJANDIG = (
    "<script>alert(1)</script>",
    "[x](y)",
    "# kop",
    "{{ 7*7 }}",
    "*a* _b_ `c`",
    "x { #evil .k onclick=x }",
    "a | b",
    "![i](javascript:x)",
    "1. een",
    "&amp; &lt;b&gt; \"q\" 'p'",
    "[^1] ~~d~~ :smile: $x$ ==m==",
    "<!-- c -->",
    "</div></figure>",
    "a\\*b\\",
    "https://kwaad.example <https://kwaad.example>",
)

# Fields with free text that authors do not write as Markdown.
TEKSTVELDEN = frozenset(
    (
        "advies",
        "afkorting",
        "beschrijving",
        "bewijs",
        "bron",
        "definitie",
        "document",
        "doel",
        "doelgroep",
        "eigen_woorden",
        "fase",
        "hiaat",
        "hoe",
        "ingang",
        "inleiding",
        "kop",
        "korte_naam",
        "leeg",
        "methode",
        "moment",
        "naam",
        "norm",
        "notitie",
        "omschrijving",
        "opvolging",
        "over",
        "plaats",
        "samenvatting",
        "tekst",
        "term",
        "titel",
        "toelichting",
        "uitkomst",
        "uitleg",
        "vastgelegd_in",
        "versie",
        "voortgang",
        "vraag",
        "waarvoor",
        "wanneer",
        "wat",
        "welkom",
    )
)
# Fields that are free text in one table and a choice or a reference in another.
EIGEN_TEKST = {"SIGNALEN": {"onderwerp"}, "OORDELEN": {"oordeel"}}

# Fields of free text that the small handbook leaves open: table -> the list in it ("" for the table itself) -> fields.
OPEN_VELDEN: dict[str, dict[str, tuple[str, ...]]] = {
    "ZELFEVALUATIES": {"": ("toelichting",), "oordelen": ("toelichting", "bewijs")},
    "BEZOEKSOORTEN": {"": ("beschrijving",)},
    "BEZOEKEN": {"": ("samenvatting",), "oordelen": ("toelichting",), "afspraken": ("opvolging",)},
    "SIGNALEN": {"": ("advies", "bron")},
    "OORDELEN": {"": ("toelichting",)},
    "PLAN": {"": ("beschrijving",)},
    "AANBOD": {"": ("document",), "regels": ("hoe", "toelichting")},
    "VOORZIENINGEN": {"": ("beschrijving", "doelgroep"), "plekken": ("toelichting",)},
}
TABELLEN = (
    "ORGANISATIE",
    "KAARTEN",
    "KADER",
    "STELSEL",
    "INDICATOREN",
    "MEETREEKSEN",
    "DOELEN",
    "ANALYSES",
    "BEGRIPPEN",
    *OPEN_VELDEN,
)
GEEN_TEKST = {"fase": {"plan", "do", "check", "act", "richting", "borgen"}, "doel": set(), "tekst": set()}


def _aangevuld(tabel: str) -> Any:
    """A table of the small handbook with every field of free text filled in."""
    dingen = copy.deepcopy(getattr(voorbeeld, tabel))
    for lijst, velden in OPEN_VELDEN.get(tabel, {}).items():
        for ding in dingen:
            for deel in ding.get(lijst, ()) if lijst else (ding,):
                for veld in velden:
                    deel.setdefault(veld, ["GEWOON"] if veld == "bewijs" else "GEWOON")
    if tabel == "SIGNALEN":
        afspraak = {"wat": "GEWOON", "opvolging": "GEWOON", "eigenaar": "kc", "gereed_op": "2027-01-15"}
        dingen = [{**signaal, "afspraken": [afspraak]} for signaal in dingen]
    return dingen


def _vervang(ding: Any, gif: str, sleutel: str = "", eigen: Collection[str] = ()) -> Any:
    if isinstance(ding, dict):
        return {naam: _vervang(waarde, gif, naam, eigen) for naam, waarde in ding.items()}
    if isinstance(ding, (list, tuple)):
        lijst = "tekst" if sleutel in ("wij_doen", "leerkracht", "leerling", "punten", "documenten") else sleutel
        return [_vervang(waarde, gif, lijst, eigen) for waarde in ding]
    if isinstance(ding, str) and (sleutel in TEKSTVELDEN or sleutel in eigen) and ding not in GEEN_TEKST.get(sleutel, set()):
        return gif
    return ding


@pytest.fixture(scope="module")
def gewoon() -> dict[str, Gelezen]:
    return dict(_paginas("GEWOON", pytest.MonkeyPatch()))


def _paginas(gif: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, Gelezen]]:
    """All pages of both editions, with `gif` in every field of free text but the prose that authors write as Markdown."""
    with monkeypatch.context() as plek:
        for naam in TABELLEN:
            anders = _vervang(_aangevuld(naam), gif, eigen=EIGEN_TEKST.get(naam, ()))
            if naam == "KAARTEN":
                for kaart, oud in zip(anders, voorbeeld.KAARTEN, strict=True):
                    for sectie, oude in zip(kaart.get("secties", ()), oud.get("secties", ()), strict=True):
                        sectie["tekst"] = oude["tekst"]
            plek.setattr(voorbeeld, naam, anders)
        team, publiek = voorbeeld.handboek(), voorbeeld.publiek_handboek()
        for page in make_team_site(team, voorbeeld.afgeleid(team), Path()).pages:
            yield f"team/{page.pad}", lees(page.tekst)
        for page in make_publiek_site(publiek, voorbeeld.afgeleid(publiek), Path()).pages:
            yield f"publiek/{page.pad}", lees(page.tekst)


def _tabellen() -> set[str]:
    """What the small handbook is made of: the names in capitals of an object, or of a list of them."""
    geen = {"RIJKE_KAART", "OPNIEUW"}  # One of KAARTEN; days.
    dingen = {naam: waarde for naam, waarde in vars(voorbeeld).items() if naam.isupper() and naam not in geen}
    lijsten = {naam for naam, waarde in dingen.items() if isinstance(waarde, tuple) and isinstance(waarde[0], dict)}
    return lijsten | {naam for naam, waarde in dingen.items() if isinstance(waarde, dict)}


def test_every_table_of_the_example_is_poisoned() -> None:
    assert set(TABELLEN) == _tabellen()


# Text that is no prose: steps of a scale, codes and references, addresses.
GEEN_PROZA = {"waarde", "oordeel", "item", "standaard", "standaarden", "bron_link"}


@pytest.mark.parametrize(
    "model",
    [
        Zelfevaluatie, Itemoordeel, Bezoeksoort, Bezoek, Bezoekoordeel, Afspraak, Signaal, Inspectieoordeel,
        Ondersteuningsonderdeel, Schoolaanbod, Aanbodregel, Voorziening, Voorzieningplek,
    ],
)  # fmt: skip
def test_every_text_of_visits_and_support_is_poisoned(model: type[Onderdeel]) -> None:
    teksten = {naam for naam, soort in model.__annotations__.items() if soort in {"Tekst", "Tekst | None", "Teksten"}}
    eigen = {veld for velden in EIGEN_TEKST.values() for veld in velden}
    assert teksten <= TEKSTVELDEN | eigen | GEEN_PROZA


@pytest.mark.parametrize("tabel", sorted(OPEN_VELDEN))
def test_what_is_poisoned_is_on_a_page(tabel: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A word that is in one table alone is found on a page of the team; else poison in that table would prove nothing."""
    woord = "GIFWOORD"
    monkeypatch.setattr(voorbeeld, tabel, _vervang(_aangevuld(tabel), woord, eigen=EIGEN_TEKST.get(tabel, ())))
    team = voorbeeld.handboek()
    pages = make_team_site(team, voorbeeld.afgeleid(team), Path()).pages
    assert any(woord in page.tekst for page in pages)


def _tags(pagina: Gelezen) -> Counter[str]:
    return Counter(tag for tag in pagina.tags if tag != "abbr")


@pytest.mark.parametrize("gif", VIJANDIG)
def test_hostile_values_change_no_markup(gif: str, gewoon: dict[str, Gelezen], monkeypatch: pytest.MonkeyPatch) -> None:
    for pad, pagina in _paginas(gif, monkeypatch):
        assert pagina.fouten == [], pad
        # What is within a drawing does not count: it wraps long names over more elements. Nor does the explanation of an
        # abbreviation, which such a value cannot be; a list by letter has other letters.
        if not pad.endswith(("/a-z.md", "/begrippen.md")):
            assert _tags(pagina) == _tags(gewoon[pad]), pad
        assert "evil" not in pagina.ids, pad


@pytest.mark.parametrize("gif", VIJANDIG)
def test_hostile_titles_are_read_as_written(gif: str, monkeypatch: pytest.MonkeyPatch) -> None:
    paginas = dict(_paginas(gif, monkeypatch))
    verwacht = " ".join(gif.split())
    for pad in (
        "kaarten/minimaal.md",
        "scholen/99aa00.md",
        "indicatoren/veiligheid.md",
        "kaders/kader-a.md",
        "rollen/kc.md",
        "stelsel.md",
    ):
        assert paginas[f"team/{pad}"].koppen("h1") == [verwacht], pad
    assert verwacht in paginas["team/kaarten/ondersteuning-in-de-klas.md"].koppen("h2")
    assert verwacht in paginas["team/analyses.md"].koppen("h2")
    assert verwacht in " ".join(paginas["team/kaarten/ondersteuning-in-de-klas.md"].tekst.split())


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=40))
def test_any_text_in_a_heading_comes_out_as_it_went_in(tekst: str) -> None:
    verwacht = " ".join(tekst.split())
    if not verwacht:
        return
    pagina = lees(f"# {markdown_veilig(tekst)}\n\n## {markdown_veilig(tekst)} {{ #vast }}\n\nTekst.\n")
    assert pagina.koppen("h1") == [verwacht]
    assert pagina.koppen("h2") == [verwacht]
    assert pagina.tags == ["h1", "h2", "p"]
    assert pagina.ids[-1] == "vast"


@pytest.mark.parametrize(
    ("doel", "mag"),
    [
        ("https://a.example", True),
        ("mailto:a@b.example", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//a.example", False),
        ("bestand.pdf", False),
        (None, False),
    ],
)
def test_only_links_to_web_and_mail_leave_the_site(doel: str | None, mag: bool) -> None:
    assert (veilige_link(doel) == doel and doel is not None) is mag


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("[a](kaart:a)", "[a](A.md)"),
        ("[a](kaart:weg)", "a"),
        ("[a](javascript:alert(1))", "a"),
        ("[a](<javascript:x y>)", "a"),
        ('[a](kaart:a "titel")', '[a](A.md "titel")'),
        ("![b](kaart:weg)", "b"),
        ("`[a](kaart:weg)`", "`[a](kaart:weg)`"),
        ("```\n[a](kaart:weg)\n```", "```\n[a](kaart:weg)\n```"),
        ("[a](https://x.example/y)", "[a](https://x.example/y)"),
        ("[a](#hier)", "[a](#hier)"),
        ("[a [b]](kaart:a) en [c](kaart:a)", "[a [b]](A.md) en [c](A.md)"),
        ("geen link [x] (y)", "geen link [x] (y)"),
        # Targets that are named elsewhere: where they are not in this edition, nothing of them is left, title included.
        ('Zie [x][r].\n\n[r]: kaart:weg "titel"\n', "Zie x.\n\n\n"),
        ("Zie [x][R].\n\n[r]: bijlagen/intern.csv", "Zie x.\n\n"),
        ("Zie [R][], [r] en ![y][ r ].\n\n[r]: <kaart:weg>\n  'titel'", "Zie R, r en y.\n\n"),
        ("> [x][r]\n>\n> [r]: kaart:weg", "> x\n>\n> "),
        ("[x][r]\n\n[r]:\n  kaart:weg\n  (een\n  titel)", "x\n\n"),
        ('[x][r]\n\n[r]: kaart:weg "een "rare" titel"', "x\n\n"),
        ('[x][r]\n\n[r]: kaart:a "titel"', '[x][r]\n\n[r]: A.md "titel"'),
        ("[x][r]\n\n[r]: https://x.example", "[x][r]\n\n[r]: https://x.example"),
        ("```\n[r]: kaart:weg\n```", "```\n[r]: kaart:weg\n```"),
        ("Zie [r]\n[r]: kaart:weg", "Zie r\n"),
        ("[x][r] en `code\n[r]: kaart:weg`", "x en `code\n"),
        ("[x][r]\n\n[r]: <kaart:weg", "x\n\n"),
        ("Tekst.[^1]\n\n[^1]: Noot.", "Tekst.[^1]\n\n[^1]: Noot."),
        ("Tekst[^1]\n\n[^1]: kaart:weg", "Tekst^1\n\n"),
        ("Zie <kaart:a> en <kaart:weg>.", "Zie [a](A.md) en kaart."),
        ("<https://x.example> <mailto:a@b.example>", "<https://x.example> <mailto:a@b.example>"),
        # Other ways to write a link.
        ("[a](kaart:weg 'titel') [b](kaart:weg (titel))", "a b"),
        ("[![b](kaart:weg)](https://x.example)", "[b](https://x.example)"),
        ("[a [b [c]]](kaart:weg)", "[a [b [c]]]"),
        ("[x] [a](kaart:weg)", "[x] a"),
        ("Een ` teken.\n\n[a](kaart:weg)\n\nnog een `.", "Een ` teken.\n\na\n\nnog een `."),
        ("\\`[a](kaart:weg)\\`", "\\`a\\`"),
        ("``` een `\n\n[a](kaart:weg)\n\n```", "``` een `\n\na\n\n```"),
    ],
)
def test_links_in_prose(tekst: str, verwacht: str) -> None:
    assert link_proza(tekst, {"kaart:a": "A.md"}.get) == verwacht


@given(
    st.lists(
        st.sampled_from(
            [
                "[x][r]",
                "[r]",
                "[r]: ",
                "kaart:geheim",
                " ",
                "\n",
                "\n\n",
                "> ",
                "- ",
                "`",
                "```",
                "~~~",
                "\\",
                "[",
                "]",
                "(",
                ")",
                '"t"',
                "<",
                ">",
                "!",
            ]
        ),
        max_size=14,
    )
)
@settings(derandomize=True, max_examples=400)
@example(["[", "x", "]", "(", "kaart:geheim", ")"])
def test_no_way_of_writing_publishes_a_target_that_is_not_there(stukjes: list[str]) -> None:
    """Whatever an author writes, neither engine makes an address of a target that this edition does not have."""
    tekst = link_proza("".join(stukjes), lambda _: None)
    for html in (markdown_html(tekst), lees(tekst).html):
        assert not re.search(r'(?:href|src)="[^"]*geheim', html), (tekst, html)


@pytest.mark.parametrize(
    ("tekst", "doelen"),
    [
        ("![a](beeld/a.png) en [b](b.pdf#blz)", {"beeld/a.png", "b.pdf"}),
        ("[b][r]\n\n[r]: b%20c.pdf", {"b c.pdf"}),
        ("[![a](a.png)](b.pdf)", {"a.png", "b.pdf"}),
        ("```\n![a](a.png)\n```", set()),
        ("`![a](a.png)`", set()),
        ("\\![a](a.png) \\[b](b.pdf)", {"a.png"}),
        ("\\!\\[a](a.png)", set()),
        ("    ![a](a.png)", set()),
        ('!!! note "Let op"\n\n    ![a](a.png)\n\n    `[b](b.pdf)`\n\nTekst.\n\n    [c](c.pdf)', {"a.png"}),
        ('=== "Een"\n\n    ![a](a.png)', {"a.png"}),
        ("[a](#hier) [b](https://x.example/y)", {"https://x.example/y"}),
    ],
)
def test_files_that_a_page_names_are_those_it_links_to(tekst: str, doelen: set[str]) -> None:
    assert set(linkdoelen(tekst)) == doelen


def test_prose_within_html_shows_html_as_text() -> None:
    html = markdown_html("Een **woord** en <script>x</script> en [l](javascript:alert(1)).")
    assert "<strong>woord</strong>" in html
    assert "<script" not in html
    assert "href" not in html
