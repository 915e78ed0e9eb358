"""Rules about words: roles under another name, words to avoid, laws that lapsed; and where the line is that they point at."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers_handboek import BASIS, maak_handboek, vervang
from kwaliteitshandboek.check import check
from kwaliteitshandboek.check.woorden import TEKSTVELDEN, check_woorden
from kwaliteitshandboek.findings import Plek
from kwaliteitshandboek.load import load_handboek
from kwaliteitshandboek.load.handboek import ingebouwd
from kwaliteitshandboek.model import kaart as model_kaart
from kwaliteitshandboek.model.basis import Onderdeel
from kwaliteitshandboek.model.begrip import Begrip, VervallenWet
from kwaliteitshandboek.model.handboek import Handboek, Pagina
from kwaliteitshandboek.model.organisatie import Organisatie, Rol

AMBITIE = "kaarten/ondersteuning/ambitie.md"
WOORDEN = {"C150", "C151", "C152"}

KC = Rol(
    id="kc",
    naam="Kwaliteitscoördinator",
    meervoud="kwaliteitscoördinatoren",
    afkorting="KC",
    synoniemen=("KC'er", "KC'ers", "intern begeleider", "intern begeleiders", "IB'er", "IB'ers", "IB"),
)
BESTUUR = Rol(id="bestuurder", naam="Bestuurder", synoniemen=("bestuur", "college van bestuur"))
OPP = Begrip(
    id="opp", term="ontwikkelingsperspectief", afkorting="OPP", uitleg="Plan.", vermijd=("ontwikkelperspectief", "zorg", "HP")
)
KIND = Begrip(id="kind", term="leerling met een arrangement", uitleg="Wie.", vermijd=("rugzakleerling", "kind met een rugzakje"))
RICHTING = Begrip(id="richting", term="toekomstperspectief", uitleg="Waarheen.", vermijd=("perspectief",))


def woorden(tekst: str, *begrippen: Begrip, rollen: tuple[Rol, ...] = (KC, BESTUUR)) -> list[tuple[str, int, str]]:
    """Code, line and the word quoted, in the order of the lines."""
    pagina = Pagina(pad="x.md", titel="Een pagina", tekst=tekst, plek=Plek("docs/x.md"))
    handboek = Handboek(
        organisatie=Organisatie(naam="O", rollen=rollen),
        begrippen=begrippen,
        paginas=(pagina,),
        vervallen_wetten=tuple(ingebouwd(VervallenWet)),
    )
    gevonden = [(b.code, b.regel, b.wat.split("'")[1] if b.code == "C152" else _woord(b.wat)) for b in check_woorden(handboek)]
    return sorted(gevonden, key=lambda ding: (ding[1], ding[0], ding[2]))


def _woord(wat: str) -> str:
    return wat.removeprefix("Hier staat '").partition("'. ")[0]


@pytest.mark.parametrize(
    ("tekst", "woord"),
    [
        ("Vraag de intern begeleider.", "intern begeleider"),
        ("Vraag de Intern Begeleider.", "Intern Begeleider"),
        ("Vraag de intern\nbegeleiders.", "intern begeleiders"),
        ("Vraag de interne-begeleider of intern-begeleider.", "interne-begeleider"),
        ("De IB'er komt.", "IB'er"),
        ("De ib’er komt.", "ib’er"),
        ("De IB-er komt.", "IB-er"),
        ("De IBers komen.", "IBers"),
        ("Overleg met IB.", "IB"),
        ("Het IB-overleg.", "IB"),
        ("De interne begeleider komt.", "interne begeleider"),
        ("De interne begeleidster komt.", "interne begeleidster"),
        ("De intern begeleidsters komen.", "intern begeleidsters"),
        ("De kwaliteitscoordinator komt.", "kwaliteitscoordinator"),
        ("De kwaliteits-coördinator komt.", "kwaliteits-coördinator"),
        ("De kwaliteits-coordinatoren komen.", "kwaliteits-coordinatoren"),
        ("De intern begeleider van de school.", "intern begeleider"),
        ("Ons bestuur beslist.", "bestuur"),
        ("De besturen beslissen.", "besturen"),
        ("Het college van bestuur beslist.", "college van bestuur"),
    ],
)
def test_een_andere_naam_van_een_rol(tekst: str, woord: str) -> None:
    assert [(code, gevonden) for code, _, gevonden in woorden(tekst)] == [("C150", woord)]


@pytest.mark.parametrize(
    "tekst",
    [
        "De kwaliteitscoördinator, de Kwaliteitscoördinatoren, de KC, de KC's, de KC'er en de KC’ers.",
        "De intern betrokken begeleider.",
        "De intern begeleider van het ziekenhuis en het bestuur van de gemeente.",
        "De interne begeleiding van leerlingen.",
        "De kwaliteitscoördinator-in-opleiding.",
        "Bibliotheek, IBAN en ib zonder hoofdletters.",
        "De schoolbesturen en het bestuursbureau.",
        "Zij schreven het boek 'De IB'er als spil' en \"Het bestuur\".",
        "Zij schreven ‘De intern begeleider’ en “De IB’er”.",
        "Typ `IB'er` of [een rol](rol:intern-begeleider) of https://bestuur.example/bestuur of ib@bestuur.example.",
        "```\nIB'er\n```",
        "Tekst { #bestuur }",
    ],
)
def test_geen_andere_naam_van_een_rol(tekst: str) -> None:
    assert woorden(tekst) == []


def test_een_andere_naam_een_keer_met_de_eerste_regel() -> None:
    tekst = "Een.\nDe intern begeleider.\nDe IB'ers.\nDe intern begeleiders en de IB'er."
    assert woorden(tekst) == [("C150", 2, "intern begeleider"), ("C150", 3, "IB'ers")]


def test_een_andere_naam_noemt_alle_regels_waar_zij_staat(tmp_path: Path) -> None:
    """An author mends them all at once; what stands twice on a line is counted twice and its line named once."""
    tekst = (BASIS / AMBITIE).read_text(
        "utf-8"
    ) + "\nDe intern begeleider en\nde IB'er.\n\n- Intern begeleider, intern begeleider.\n"
    wortel = maak_handboek(tmp_path / "h", {AMBITIE: tekst})
    regels = tekst.split("\n")
    een, drie = (nummer for nummer, regel in enumerate(regels, 1) if "ntern begeleider" in regel)
    wat = {b.regel: b.wat for b in check(load_handboek(wortel)) if b.code == "C150"}
    assert wat[een].endswith(f" In dit bestand staat die naam 3 keer: op regel {een} en {drie}.")
    assert wat[een + 1].endswith("heet in dit handboek 'Kwaliteitscoördinator'.")
    assert len(wat) == 2


def test_van_veel_regels_worden_er_twaalf_genoemd() -> None:
    pagina = Pagina(pad="x.md", titel="T", tekst="De IB'er.\n" * 15, plek=Plek("docs/x.md"))
    (bevinding,) = check_woorden(Handboek(organisatie=Organisatie(naam="O", rollen=(KC,)), paginas=(pagina,)))
    assert "15 keer: op regel 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 en nog 3 regels." in bevinding.wat.replace("\xa0", " ")


@pytest.mark.parametrize(
    ("synoniem", "tekst", "woord"),
    [
        ("IB'er", "De I.B.'er komt.", "I.B.'er"),
        ("IB'er", "De I.B.-ers komen.", "I.B.-ers"),
        ("IB'er", "De I.B'er komt.", "I.B'er"),
        ("IB", "Overleg met I.B. en team.", "I.B."),
        ("IB", "Overleg met I.B", "I.B"),
        ("interne begeleider", "De interne begeleiders komen.", "interne begeleiders"),
        ("interne begeleider", "De intern begeleiders komen.", "intern begeleiders"),
        ("intern begeleider", "De interne begeleiders komen.", "interne begeleiders"),
        ("intern begeleider", "> De intern\n> begeleiders komen.", "intern begeleiders"),
    ],
)
def test_elke_schrijfwijze_van_een_andere_naam(synoniem: str, tekst: str, woord: str) -> None:
    rol = Rol(id="kc", naam="Kwaliteitscoördinator", synoniemen=(synoniem,))
    assert [(code, gevonden) for code, _, gevonden in woorden(tekst, rollen=(rol,))] == [("C150", woord)]


@pytest.mark.parametrize(
    "tekst", ["De I.B.M. komt.", "De A.I.B. komt.", "Bijl. I. B is de tweede.", "De AI.B.'er.", "i.b. en I.b.v."]
)
def test_geen_afkorting_met_punten(tekst: str) -> None:
    assert woorden(tekst, rollen=(Rol(id="kc", naam="Kwaliteitscoördinator", synoniemen=("IB", "IB'er")),)) == []


def test_een_woord_uit_de_begrippenlijst_is_geen_andere_naam() -> None:
    bestuur = Begrip(id="bestuur", term="Bestuur", uitleg="Wie de scholen leidt.")
    assert woorden("Ons bestuur en het college van bestuur.") == [("C150", 1, "bestuur"), ("C150", 1, "college van bestuur")]
    assert woorden("Ons bestuur en het college van bestuur.", bestuur) == [("C150", 1, "college van bestuur")]


def test_de_eigen_naam_van_een_andere_rol_is_geen_andere_naam() -> None:
    kok = Rol(id="kok", naam="Kok", synoniemen=("keukenhulp",))
    hulp = Rol(id="keukenhulp", naam="Keukenhulp")
    assert woorden("De keukenhulp kookt.", rollen=(kok,)) == [("C150", 1, "keukenhulp")]
    assert woorden("De keukenhulp kookt.", rollen=(kok, hulp)) == []


@pytest.mark.parametrize(
    ("tekst", "woord"),
    [
        ("Een ontwikkelperspectief.", "ontwikkelperspectief"),
        ("De Ontwikkelperspectieven.", "Ontwikkelperspectieven"),
        ("Het ontwikkelperspectiefgesprek.", "ontwikkelperspectiefgesprek"),
        ("Het ontwikkelperspectief-gesprek.", "ontwikkelperspectief"),
        ("Het schoolontwikkelperspectief.", "schoolontwikkelperspectief"),
        ("Een Ontwikkel perspectief.", "Ontwikkel perspectief"),
        ("Een ontwikkel-perspectief.", "ontwikkel-perspectief"),
        ("Een Ontwikkelings-perspectief.", "Ontwikkelings-perspectief"),
        ("De zorg voor leerlingen.", "zorg"),
        ("Zorgen delen wij.", "Zorgen"),
        ("Een HP en twee lege regels.", "HP"),
        ("Een kind met een\nrugzakje.", "kind met een rugzakje"),
        ("De rugzakleerlingen.", "rugzakleerlingen"),
        ("Een mooi perspectief.", "perspectief"),
        ("Twee perspectieven.", "perspectieven"),
    ],
)
def test_een_woord_om_te_vermijden(tekst: str, woord: str) -> None:
    assert [(code, gevonden) for code, _, gevonden in woorden(tekst, OPP, KIND, RICHTING)] == [("C151", woord)]


@pytest.mark.parametrize(
    "tekst",
    [
        "Een ontwikkelingsperspectief, de ontwikkelingsperspectieven en het ontwikkelingsperspectiefgesprek.",
        "Het toekomstperspectief van een leerling.",
        "Het ontwikkelingsperspectief-gesprek.",
        "Wij werken zorgvuldig, verzorgen de zorgplicht en de zorgregisseur.",
        "Een hp, HPV of PHP.",
        "Het boek 'Een ontwikkelperspectief voor elk kind'.",
        "[Lees meer](kaart:ontwikkelperspectief) en <https://site.example/ontwikkelperspectief>.",
        "[Lees][x]\n\n[x]: kaart:ontwikkelperspectief",
        "`ontwikkelperspectief`",
    ],
)
def test_geen_woord_om_te_vermijden(tekst: str) -> None:
    assert woorden(tekst, OPP, KIND, RICHTING) == []


def test_een_woord_om_te_vermijden_op_elke_regel() -> None:
    tekst = "Een.\n\nontwikkelperspectief\n- ontwikkelperspectieven\n"
    assert woorden(tekst, OPP) == [("C151", 3, "ontwikkelperspectief"), ("C151", 4, "ontwikkelperspectieven")]


@pytest.mark.parametrize(
    ("tekst", "wet"),
    [
        ("Volgens de Wet Persoons Registratie.", "Wet Persoons Registratie"),
        ("Volgens de wet persoonsregistratie.", "wet persoonsregistratie"),
        ("Volgens de Wet persoons-registraties.", "Wet persoons-registraties"),
        ("Volgens de Wet bescherming\npersoonsgegevens.", "Wet bescherming persoonsgegevens"),
        ("Volgens de 'Wet op de jeugdzorg'.", "Wet op de jeugdzorg"),
        ("> Volgens de Wet bescherming\n> persoonsgegevens.", "Wet bescherming persoonsgegevens"),
        ("Zie:\n\n  >> de Wet op\n  >> de jeugdzorg.", "Wet op de jeugdzorg"),
        ("Volgens “de Wet bescherming\npersoonsgegevens”.", "Wet bescherming persoonsgegevens"),
        ("Volgens de WPR.", "WPR"),
        ("Volgens de Wbp.", "Wbp"),
        ("Leerling-gebonden financiering.", "Leerling-gebonden financiering"),
        ("Zie de WMO 1992.", "WMO 1992"),
        ("Volgens de WVO.", "WVO"),
        ("Volgens de AWBZ.", "AWBZ"),
        ("Volgens de Wet Bopz.", "Wet Bopz"),
        ("Volgens de wet op het voortgezet onderwijs.", "wet op het voortgezet onderwijs"),
    ],
)
def test_een_wet_die_niet_meer_geldt(tekst: str, wet: str) -> None:
    assert [(code, gevonden) for code, _, gevonden in woorden(tekst)] == [("C152", wet)]


@pytest.mark.parametrize(
    "tekst",
    [
        "De Algemene verordening gegevensbescherming (AVG) en de Jeugdwet.",
        "De Wmo, de WMO 2015 en de WMS.",
        "De WVO 2020, de Wet voortgezet onderwijs 2020 en de Wlz.",
        "Typ `Wbp`. Zie https://wpr.example/WPR.",
        "Een wbp-achtig woord, WPRS en lgf.",
        "Wij letten op de wet, bescherming en persoonsgegevens.",
    ],
)
def test_geen_vervallen_wet(tekst: str) -> None:
    assert woorden(tekst) == []


def test_een_wet_zegt_wat_ervoor_in_de_plaats_kwam() -> None:
    pagina = Pagina(pad="x.md", titel="Titel", tekst="De Wbp en de Kookwet.")
    wetten = (*ingebouwd(VervallenWet), VervallenWet(id="kook", namen=("Kookwet",)))
    bevindingen = list(check_woorden(Handboek(organisatie=Organisatie(naam="O"), paginas=(pagina,), vervallen_wetten=wetten)))
    assert [(b.wat, b.hoe) for b in bevindingen] == [
        ("'Wbp' geldt niet meer sinds 25 mei 2018.", "In de plaats kwam de Algemene verordening gegevensbescherming (AVG)."),
        ("'Kookwet' geldt niet meer.", "Noem de wet die nu geldt, of haal de naam weg."),
    ]


def in_handboek(tmp_path: Path, bestanden: Mapping[str, str]) -> list[tuple[str, str]]:
    """Codes about words and the text of the line at which each stands."""
    wortel = maak_handboek(tmp_path / "h", {"data/begrippen.yml": BEGRIPPEN, **bestanden})
    geladen = load_handboek(wortel)
    assert geladen.findings == ()
    return [
        (b.code, (wortel / b.bestand).read_text("utf-8").split("\n")[b.regel - 1].strip())
        for b in check(geladen)
        if b.code in WOORDEN
    ]


BEGRIPPEN = "- {id: opp, term: ontwikkelingsperspectief, uitleg: Plan., vermijd: ontwikkelperspectief}\n"


def test_regels_in_de_tekst_van_een_kaart(tmp_path: Path) -> None:
    tekst = (BASIS / AMBITIE).read_text("utf-8") + "\nEen.\nEen ontwikkelperspectief.\n\n## De Wbp\n\nTwee.\n\n- de WPR\n"
    assert in_handboek(tmp_path, {AMBITIE: tekst}) == [
        ("C151", "Een ontwikkelperspectief."),
        ("C152", "## De Wbp"),
        ("C152", "- de WPR"),
    ]


def test_regels_in_de_gegevens_van_een_kaart(tmp_path: Path) -> None:
    bestand = vervang(
        "kaarten/ondersteuning/leerlingondersteuning.md",
        "  - Wij bespreken elke groep drie keer per jaar.\n",
        "  - Wij bespreken elke groep drie keer per jaar.\n  - Wij maken een ontwikkelperspectief.\n",
    )
    assert in_handboek(tmp_path, bestand) == [("C151", "- Wij maken een ontwikkelperspectief.")]


MEER_REGELS = """samenvatting: >-
  Hoe wij leerlingen volgen
  en wat de intern

  begeleider doet volgens de Wbp.
wij_doen:
  - Wij spreken af
    wat de Wbp vroeg.
  - 'Wij spreken het
    ontwikkelperspectief af.'
  - "Wij noemen\\u2026
    het ontwikkelperspectief."
"""


def test_regels_in_een_waarde_van_meer_regels(tmp_path: Path) -> None:
    """The line of the word, not that of the value; of a value with escapes, where nothing tells, the first line."""
    bestand = vervang(
        "kaarten/ondersteuning/leerlingondersteuning.md",
        "samenvatting: Hoe wij leerlingen volgen en helpen.\n",
        MEER_REGELS,
    )
    bestand["kaarten/ondersteuning/leerlingondersteuning.md"] = bestand["kaarten/ondersteuning/leerlingondersteuning.md"].replace(
        "wij_doen:\n  - Wij bespreken elke groep drie keer per jaar.\n", ""
    )
    assert in_handboek(tmp_path, bestand) == [
        ("C150", "en wat de intern"),
        ("C152", "begeleider doet volgens de Wbp."),
        ("C152", "wat de Wbp vroeg."),
        ("C151", "ontwikkelperspectief af.'"),
        ("C151", '- "Wij noemen\\u2026'),
    ]


def test_regels_in_een_toelichting_van_meer_regels(tmp_path: Path) -> None:
    rapport = vervang("data/rapporten/toelichtingen.yml", "tekst: Wij lezen elke dag.", "tekst: |\n    Een.\n\n    De Wbp.")
    assert in_handboek(tmp_path, rapport) == [("C152", "De Wbp.")]


def test_een_synoniem_in_een_rolveld_is_goed(tmp_path: Path) -> None:
    bestand = vervang("kaarten/ondersteuning/leerlingondersteuning.md", "    eigenaren: [KC]\n", "    eigenaren: [IB'er]\n")
    assert in_handboek(tmp_path, bestand) == []


def test_literatuur_en_wijzigingen_tellen_niet_mee(tmp_path: Path) -> None:
    bestand = vervang(
        "kaarten/ondersteuning/leerlingondersteuning.md", "wat: Eerste versie", "wat: De Wbp is vervangen door de AVG"
    )
    tekst = (BASIS / AMBITIE).read_text("utf-8") + "\n## Literatuur\n\n- *De intern begeleider en de Wbp*. 2009.\n"
    assert in_handboek(tmp_path, {**bestand, AMBITIE: tekst}) == []


def test_eigen_paginas_en_toelichtingen_tellen_mee(tmp_path: Path) -> None:
    over = (BASIS / "docs/over-ons.md").read_text("utf-8") + "\nVraag de intern begeleider.\n"
    rapport = vervang("data/rapporten/toelichtingen.yml", "Wij lezen elke dag.", "Elk ontwikkelperspectief is besproken.")
    assert in_handboek(tmp_path, {"docs/over-ons.md": over, **rapport}) == [
        ("C151", "tekst: Elk ontwikkelperspectief is besproken."),
        ("C150", "Vraag de intern begeleider."),
    ]


NIET_VAN_DE_SCHRIJVER = {
    ("Kaart", "versie"),
    ("Kaart", "openbaar"),
    ("Kaart", "standaarden"),
    ("Partner", "naam"),  # of somebody else
    ("Partner", "link"),
    ("Bijlage", "bestand"),
    ("Bijlage", "link"),
    ("Wijziging", "versie"),
    ("Wijziging", "wat"),  # tells of words as they were
    ("Sectie", "kop"),  # read with the line of the heading
}


def test_elk_tekstveld_van_een_kaart_wordt_gelezen() -> None:
    """A field of the model that holds text is in the table, or is left out here for a reason."""
    modellen = [
        ding
        for _, ding in inspect.getmembers(model_kaart, inspect.isclass)
        if issubclass(ding, Onderdeel) and ding.__module__ == model_kaart.__name__
    ]
    tekst = {
        (model.__name__, naam)
        for model in modellen
        for naam, soort in inspect.get_annotations(model).items()
        if soort in {"Tekst", "Tekst | None", "Teksten", "Wanneer"}
    }
    in_tabel = {(model.__name__, veld) for model, velden in TEKSTVELDEN.items() for veld in velden}
    assert len(tekst) > 20
    assert in_tabel | NIET_VAN_DE_SCHRIJVER == tekst
    assert not in_tabel & NIET_VAN_DE_SCHRIJVER


STUKKEN = st.sampled_from(
    ["IB'er", "IB", "Wbp", "wet", " ", "\n", "`", "'", "’", "(", "[", "](", ")", "```\n", "<", "{", "zorg", "HP", "-"]
)


@given(st.lists(STUKKEN, max_size=30).map("".join))
def test_elke_tekst_is_te_lezen_en_de_regel_bestaat(tekst: str) -> None:
    for _, regel, woord in woorden(tekst, OPP):
        regels = tekst.split("\n")
        assert 1 <= regel <= len(regels)
        assert woord.split()[0][:1] in regels[regel - 1]


@given(st.text(max_size=40), st.text(min_size=1, max_size=12).filter(str.strip))
def test_elk_woord_om_te_vermijden_is_te_zoeken(tekst: str, woord: str) -> None:
    """Whatever a school writes in its list, nothing fails, and the word itself is found between other words."""
    begrip = Begrip(id="b", term="geheel iets anders", uitleg="U.", vermijd=(woord,))
    woorden(tekst, begrip, rollen=(Rol(id="r", naam="Rol", synoniemen=(woord,)),))
    kaal = woord.strip()
    if kaal.isalpha() and kaal.isascii() and kaal.lower() not in "geheel iets anders":
        assert ("C151", 1, kaal) in woorden(f"een {kaal} hier", begrip, rollen=())
