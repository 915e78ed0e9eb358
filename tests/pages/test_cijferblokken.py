"""Figures in texts of authors, as they stand on pages and on paper; the figures are worked out in helpers_cijfertekst."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

import pytest
from markdown_it import MarkdownIt

from helpers_cijfertekst import maak_tekstboek
from kwaliteitshandboek.derive import derive
from kwaliteitshandboek.derive.afgeleid import Afgeleid
from kwaliteitshandboek.edition import project_publiek
from kwaliteitshandboek.load import load_handboek
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.pages.adressen import make_wereld
from kwaliteitshandboek.pages.wereld import Blik
from kwaliteitshandboek.reports.cijferblokken import Papiercijfers
from kwaliteitshandboek.reports.markdown import Omgeving, make_boom
from kwaliteitshandboek.reports.tekstboom import teksten

VANDAAG = date(2026, 11, 15)


@dataclass(frozen=True)
class Editie:
    handboek: Handboek
    afgeleid: Afgeleid
    publiek: bool

    def blik(self, pad: str = "map/pagina.md") -> Blik:
        return make_wereld(self.handboek, self.afgeleid, publiek=self.publiek).blik(pad)

    def proza(self, tekst: str) -> str:
        return str(self.blik().proza(tekst))

    def html(self, tekst: str) -> str:
        return str(self.blik().html(tekst))

    def papier(self, tekst: str) -> str:
        cijfers = Papiercijfers(self.handboek, self.afgeleid, self.publiek)
        boom = make_boom(tekst, Omgeving(cijfer=cijfers.in_zin, cijferblok=cijfers.blok))
        return " ".join("".join(teksten(deel)) for deel in boom)


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Editie:
    handboek = load_handboek(maak_tekstboek(tmp_path_factory.mktemp("boek"), beer=True)).handboek
    assert handboek is not None
    return Editie(handboek, derive(handboek, VANDAAG), publiek=False)


@pytest.fixture(scope="module")
def publiek(team: Editie) -> Editie:
    handboek = project_publiek(team.handboek)
    return Editie(handboek, derive(handboek, VANDAAG, handboek.organisatie.drempels), publiek=True)


def kaal(html: str) -> str:
    """The words that a reader sees, with plain spaces."""
    return " ".join(re.sub(r"<[^>]+>", "", html).replace("\u202f", " ").replace("\u00a0", " ").split())


ZINNEN = (
    ("`cijfer: veiligheid 99AA00 2024-2025`", "88 %"),
    ("`cijfer: veiligheid De Windroos 2024-2025`", "88 %"),
    ("`cijfer: veiligheid de windroos 2025-2026`", "tussen 90 en 98 %"),
    ("`cijfer: veiligheid 99AB00 2025-2026`", "80 % (voorlopig)"),
    ("`cijfer: veiligheid 99AB00`", "80 % (2025-2026, voorlopig)"),
    ("`cijfer: veiligheid alle 2023-2024`", "79 %"),
    ("`cijfer: veiligheid 2023-2024`", "79 %"),
    ("`cijfer: tevredenheid 99AB00 2024-2025`", "6,9"),
    ("`cijfer: tevredenheid alle 2024-2025`", "alleen per school te geven"),
    ("`cijfer: veiligheid Het Schelpenpad 2024-2025`", "niet te geven (niet van toepassing)"),
    ("`cijfer: veiligheid 99AB00 2019-2020`", "niet te geven (geen gegevens)"),
    ("`cijfer: veiligheid De Kleine Beer 2024-2025`", "50 %"),
    ("`cijfer: startgesprek-gehouden alle 2024-2025`", "90 %"),
)


@pytest.mark.parametrize(("code", "woord"), ZINNEN)
def test_a_figure_in_a_sentence_is_words_with_a_link(team: Editie, code: str, woord: str) -> None:
    uit = team.proza(f"Dit is {code}, zo is het.")
    assert kaal(uit) == f"Dit is {woord}, zo is het."
    naam = code.split()[1].strip("`")
    assert f'<a class="hb-cijfer" href="../indicatoren/{naam}.html">' in uit
    assert kaal(team.html(f"Dit is {code}, zo is het.")) == f"Dit is {woord}, zo is het."
    assert kaal(team.papier(f"Dit is {code}, zo is het.")) == f"Dit is {woord}, zo is het."


BLOKKEN = ("cijfer", "tegel", "grafiek", "tabel")


def blok(soort: str, *regels: str) -> str:
    return "\n".join([f"```{soort}", *regels, "```"])


@pytest.mark.parametrize("soort", BLOKKEN)
def test_a_block_is_html_between_paragraphs(team: Editie, soort: str) -> None:
    uit = team.proza(f"Voor.\n\n{blok(soort, 'indicator: veiligheid', 'school: De Duif', 'schooljaar: 2024-2025')}\n\nNa.")
    assert "```" not in uit
    assert kaal(uit).startswith("Voor.")
    assert kaal(uit).endswith("Na.")
    assert "70 %" in kaal(uit)
    # CommonMark takes it as one block of HTML: no empty line in it, no indented code.
    soorten = [token.type for token in MarkdownIt("commonmark").parse(uit)]
    assert "code_block" not in soorten
    assert soorten.count("html_block") >= 1


def test_a_block_in_words_of_a_report_is_no_paragraph(team: Editie) -> None:
    uit = team.html(f"Voor.\n\n{blok('tabel', 'indicator: veiligheid', 'schooljaar: 2024-2025')}\n\nNa.")
    assert uit.startswith("<p>Voor.</p>")
    assert re.search(r"<p>\s*<(?:div|p)", uit) is None


def test_a_table_of_schools_and_a_table_of_years(team: Editie) -> None:
    scholen = kaal(team.proza(blok("tabel", "indicator: veiligheid", "schooljaar: 2024-2025")))
    assert scholen == (
        "Veiligheidsbeleving, per school, 2024-2025 SchoolCijfer De Duif70 % De Kleine Beer50 % De Windroos88 %"
    ), "no school of another kind"
    jaren = kaal(team.proza(blok("tabel", "indicator: veiligheid", "school: alle", "schooljaar: 2024-2025")))
    # 2024-2025 with the six pupils of De Kleine Beer: 75 of 96.
    assert jaren == "Veiligheidsbeleving, alle scholen samen SchooljaarCijfer 2023-202479 % 2024-202578 %"


@pytest.mark.parametrize(
    ("vorm", "school", "woord"),
    [
        ("lijn", "De Duif", "g-grafiek--lijn"),
        ("scholen", "", "g-grafiek--scholen"),
        ("per school", "", "g-grafiek--veelluik"),
        ("verdeling", "De Duif", "g-grafiek--verdeling"),
        ("antwoorden", "De Duif", "g-grafiek--likert"),
    ],
)
def test_forms_of_charts(team: Editie, vorm: str, school: str, woord: str) -> None:
    regels = ["indicator: veiligheid", f"vorm: {vorm}", *([f"school: {school}"] if school else [])]
    uit = team.proza(blok("grafiek", *regels))
    assert woord in uit
    assert uit.count("<figure") == 1


def test_the_same_chart_twice_has_two_ids(team: Editie) -> None:
    een = blok("grafiek", "indicator: veiligheid")
    blik = team.blik()
    ids = re.findall(r'<figure class="hb-grafiek" id="([^"]+)"', str(blik.proza(f"{een}\n\n{een}")) + str(blik.proza(een)))
    assert len(ids) == len(set(ids)) == 3


def test_a_chart_without_figures_says_so(team: Editie) -> None:
    vraag = blok("grafiek", "indicator: veiligheid", "school: De Kleine Beer", "schooljaar: 2023-2024")
    verwacht = "Veiligheidsbeleving, De Kleine Beer, 2023-2024: niet te geven (geen gegevens)"
    assert kaal(team.proza(vraag)) == verwacht
    assert kaal(team.papier(vraag)) == f"{verwacht}."


def test_the_public_edition_gives_its_own_figures(team: Editie, publiek: Editie) -> None:
    zin = "Het was `cijfer: veiligheid De Kleine Beer 2024-2025`."
    assert kaal(team.proza(zin)) == "Het was 50 %."
    assert (
        kaal(publiek.proza(zin))
        == kaal(publiek.html(zin))
        == kaal(publiek.papier(zin))
        == "Het was niet te geven (te kleine groep)."
    )
    for soort in BLOKKEN:
        vraag = blok(soort, "indicator: veiligheid", "school: De Kleine Beer", "schooljaar: 2024-2025")
        assert "50" not in kaal(re.sub(r"<script.*?</script>|<svg.*?</svg>", "", publiek.proza(vraag), flags=re.DOTALL))
        assert "50 %" not in kaal(publiek.papier(vraag))


def test_nothing_internal_is_left_in_the_public_edition(publiek: Editie) -> None:
    zin = "Wij hielden `cijfer: startgesprek-gehouden alle 2024-2025` van de gesprekken."
    verwacht = "Wij hielden (cijfer niet openbaar) van de gesprekken."
    assert kaal(publiek.proza(zin)) == kaal(publiek.html(zin)) == publiek.papier(zin) == verwacht
    for soort in BLOKKEN:
        vraag = f"Voor.\n\n{blok(soort, 'indicator: startgesprek-gehouden')}\n\nNa."
        assert kaal(publiek.proza(vraag)) == kaal(publiek.html(vraag)) == publiek.papier(vraag) == "Voor. Na."


TEKST = (
    "````markdown\n```tegel\nindicator: veiligheid\n```\n````",
    "```yaml\nindicator: veiligheid\n```",
    "Schrijf `` `cijfer: veiligheid` `` zo.",
    "Een `cijfer` en `cijfers: veel`.",
)


@pytest.mark.parametrize("tekst", TEKST)
def test_what_is_text_stays_text(team: Editie, tekst: str) -> None:
    assert team.proza(tekst) == tekst
    assert "hb-" not in team.html(tekst)


def test_values_are_escaped_and_links_of_the_author_stay(team: Editie) -> None:
    school = next(school for school in team.handboek.organisatie.scholen if school.sleutel == "99AB00")
    gek = school.model_copy(update={"naam": 'A <b>"&'})
    organisatie = team.handboek.organisatie.model_copy(update={"scholen": (gek,)})
    editie = Editie(team.handboek.model_copy(update={"organisatie": organisatie}), team.afgeleid, publiek=False)
    uit = editie.proza(f"Zie [veiligheid](indicator:veiligheid).\n\n{blok('cijfer', 'indicator: veiligheid', 'school: 99AB00')}")
    assert "[veiligheid](../indicatoren/veiligheid.md)" in uit
    assert "<b>" not in uit
    assert "A &lt;b&gt;" in uit


def test_a_text_with_the_word_that_holds_places(team: Editie) -> None:
    uit = team.proza("cijferplaats0z `cijfer: veiligheid 99AA00 2024-2025` cijferplaatsx")
    assert kaal(uit) == "cijferplaats0z 88 % cijferplaatsx"


def test_a_chart_on_paper_is_its_sentence_and_a_table_a_table(team: Editie) -> None:
    grafiek = kaal(team.papier(blok("grafiek", "indicator: veiligheid", "school: De Duif", "schooljaar: 2024-2025")))
    assert grafiek.startswith("Veiligheidsbeleving, De Duif, 2024-2025. ")
    assert "70 %" in grafiek
    tabel = make_boom(
        blok("tabel", "indicator: veiligheid", "schooljaar: 2024-2025"),
        Omgeving(cijferblok=Papiercijfers(team.handboek, team.afgeleid, publiek=False).blok),
    )
    assert [deel["t"] for deel in tabel] == ["alinea", "tabel"]
