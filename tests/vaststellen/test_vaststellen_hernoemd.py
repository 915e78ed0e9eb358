"""Renaming and moving spoil no adoption: what was laid down under a former id counts, and every real change is still seen."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import example, given
from hypothesis import strategies as st

from helpers_handboek import maak_handboek
from kwaliteitshandboek.check import check
from kwaliteitshandboek.cli import main
from kwaliteitshandboek.derive import derive
from kwaliteitshandboek.derive.analysestanden import Analysesoort
from kwaliteitshandboek.derive.kaartstanden import derive_kaartstanden, vingerafdrukken
from kwaliteitshandboek.edition import project_publiek
from kwaliteitshandboek.load import load_handboek
from kwaliteitshandboek.model.adres import Adres
from kwaliteitshandboek.model.boek import Boek
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kaart import Kaart
from kwaliteitshandboek.model.kaarttekst import INHOUD, kaarttekst, vingerafdruk
from kwaliteitshandboek.model.oude_namen import herschreven, met_domein
from kwaliteitshandboek.model.vaststelling import Vaststelling
from kwaliteitshandboek.pages import make_team_site

VANDAAG = date(2026, 11, 15)

# ---- The whole story, with the commands, on a handbook of several cards ----

KAARTEN = {
    "kaarten/veiligheid/medicijnen.md": """---
titel: Medicijnen op school
soort: protocol
status: vastgesteld
versie: "1.0"
vastgesteld_op: 2026-01-10
eigenaren: [kwaliteitscoordinator]
verwant: [veilig]
wij_doen: [Wij geven geen medicijn zonder toestemming.]
---
## Aanpak

Wij vragen de ouders om een formulier.
""",
    "kaarten/veiligheid/veilig.md": """---
titel: Sociale veiligheid
soort: protocol
status: vastgesteld
versie: "2.0"
vastgesteld_op: 2026-01-10
eigenaren: [kwaliteitscoordinator, leerkracht]
verwant: [medicijnen, leerlingondersteuning]
bijlagen:
  - kaart: medicijnen
activiteiten:
  - {wat: Gesprek, wie: [leerkracht], op_verzoek: [kwaliteitscoordinator]}
---
## Aanpak

Zie [wat wij doen](kaart:medicijnen#aanpak), en [de afspraken](medicijnen.md).
""",
    # Not adopted: the ledger does not know its text, though others refer to it.
    "kaarten/veiligheid/plan.md": """---
titel: Veiligheidsplan
status: concept
eigenaren: [kwaliteitscoordinator]
verwant: [medicijnen]
---
## Aanpak

Dit plan schrijven wij nog.
""",
    "kaarten/veiligheid/ouders.md": """---
titel: Ouders
status: vastgesteld
versie: "1.0"
vastgesteld_op: 2026-01-10
eigenaren: [leerkracht]
bovenliggend: veilig
verwant: [plan]
---
## Aanpak

Wij bellen.
""",
}
VASTGESTELD = ("medicijnen", "veilig", "ouders", "leerlingondersteuning", "ambitie")


def roep(map_: Path, *woorden: str) -> Result:
    return CliRunner().invoke(main, [*woorden, "--map", str(map_)], catch_exceptions=False)


def goed(uit: Result) -> str:
    assert uit.exit_code == 0, uit.output
    return uit.output


def vervang(map_: Path, oud: str, nieuw: str) -> None:
    """In all cards and the organisation, as the author who renames something does; the ledgers stay as they are."""
    for pad in [*map_.glob("kaarten/**/*.*"), *map_.glob("data/*.yml"), *map_.glob("data/[adi]*/*.yml")]:
        tekst = pad.read_text("utf-8")
        if pad.name != "adressen.yml" and re.search(oud, tekst):
            pad.write_text(re.sub(oud, nieuw, tekst), "utf-8")


def laad(map_: Path) -> Handboek:
    handboek = load_handboek(map_).handboek
    assert handboek is not None
    return handboek


def bevindingen(map_: Path) -> set[tuple[str, str]]:
    geladen = load_handboek(map_)
    assert geladen.handboek is not None
    afgeleid = derive(geladen.handboek, VANDAAG)
    return {(finding.code, finding.bestand) for finding in (*geladen.findings, *check(geladen, afgeleid))}


def codes(map_: Path) -> set[str]:
    return {code for code, _ in bevindingen(map_)}


def standen(map_: Path) -> dict[str, tuple[bool, tuple[tuple[str, str], ...]]]:
    """Of each card whether it is changed, and what is to be looked at."""
    return {naam: (stand.gewijzigd, stand.opnieuw_bekijken) for naam, stand in derive_kaartstanden(laad(map_)).items()}


def boekbestanden(map_: Path) -> dict[str, bytes]:
    mappen = ("data/vaststellingen", "data/bevestigingen")
    return {str(pad.relative_to(map_)): pad.read_bytes() for naam in mappen for pad in (map_ / naam).rglob("*.*")}


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    """A handbook with its cards adopted and its permanent addresses listed, without a finding about either."""
    map_ = maak_handboek(tmp_path / "handboek", KAARTEN)
    pad = map_ / "data/organisatie.yml"
    domeinen = "  - {id: ondersteuning, naam: Ondersteuning}\n"
    pad.write_text(
        pad.read_text("utf-8").replace(domeinen, f"{domeinen}  - {{id: veiligheid, naam: Veiligheid}}\n"), encoding="utf-8"
    )
    goed(roep(map_, "vaststellen", *VASTGESTELD, "--door", "kwaliteitscoordinator", "--op", "2026-02-01"))
    goed(roep(map_, "herbevestigen", "--alle", "--door", "trendanalist", "--op", "2026-02-01"))
    goed(roep(map_, "adressen"))
    assert not {code for code in codes(map_) if code.startswith(("C11", "C20", "C43"))}
    return map_


def test_the_story_of_a_rename_a_move_and_another_id_for_a_role(map_: Path) -> None:
    voor, boek = bevindingen(map_), boekbestanden(map_)
    rust = dict.fromkeys(laad(map_).kaart_per_id, (False, ()))
    assert standen(map_) == rust

    # A card gets another name and another place at once, and what refers to it is mended.
    (map_ / "kaarten/ondersteuning/medicatie.md").write_bytes((map_ / "kaarten/veiligheid/medicijnen.md").read_bytes())
    (map_ / "kaarten/veiligheid/medicijnen.md").unlink()
    vervang(map_, r"medicijnen(?=[\],#\n]|\.md)", "medicatie")
    # Nobody said yet what became of the former name: its ledger is about no card, and the card has none.
    assert {"C111", "C116", "C431"} <= codes(map_)
    goed(roep(map_, "adressen", "--nu", "kaart-medicijnen=kaart-medicatie"))
    rust["medicatie"] = rust.pop("medicijnen")
    assert standen(map_) == rust
    hernoemd = {(code, bestand.replace("veiligheid/medicijnen", "ondersteuning/medicatie")) for code, bestand in voor}
    assert bevindingen(map_) == hernoemd

    # Another card only moves, and one that was never adopted.
    for naam in ("veilig", "plan"):
        (map_ / f"kaarten/veiligheid/{naam}.md").rename(map_ / f"kaarten/ondersteuning/{naam}.md")
    assert standen(map_) == rust

    # A role keeps its name and gets another id.
    vervang(map_, r"\bkwaliteitscoordinator\b", "kwaliteit")
    assert "C431" in codes(map_)
    goed(roep(map_, "adressen", "--nu", "rol-kwaliteitscoordinator=rol-kwaliteit"))
    assert standen(map_) == rust
    assert not {code for code in codes(map_) if code.startswith(("C11", "C43"))}

    # So does an analysis, and the indicator under it.
    vervang(map_, r"\blezen-2025\b", "lezen-in-2025")
    vervang(map_, r"\blezen-1f\b", "leesniveau")
    assert "C206" in codes(map_)
    paren = ("analyse-lezen-2025=analyse-lezen-in-2025", "indicator-lezen-1f=indicator-leesniveau")
    goed(roep(map_, "adressen", "--nu", paren[0], "--nu", paren[1]))
    soort = derive(laad(map_), VANDAAG).analysestanden["lezen-in-2025"].soort
    assert soort is Analysesoort.ONGEWIJZIGD
    assert not {code for code in codes(map_) if code.startswith(("C11", "C20", "C43"))}

    # No file of a ledger was touched.
    assert boekbestanden(map_) == boek


def test_after_a_rename_the_next_adoption_needs_no_new_version_and_keeps_the_course(map_: Path) -> None:
    (map_ / "kaarten/veiligheid/medicijnen.md").rename(map_ / "kaarten/veiligheid/medicatie.md")
    vervang(map_, r"medicijnen(?=[\],#\n]|\.md)", "medicatie")
    goed(roep(map_, "adressen", "--nu", "kaart-medicijnen=kaart-medicatie"))
    # The same again on the same day was done already, under whatever name.
    uit = goed(roep(map_, "vaststellen", "medicatie", "veilig", "--door", "KC", "--op", "2026-02-01"))
    assert uit.count("was al vastgesteld") == 2
    assert "Er was niets te veranderen." in uit
    # A day before that is refused, as it was before.
    assert "V005" in roep(map_, "vaststellen", "medicatie", "--door", "KC", "--op", "2026-01-31").output
    uit = goed(roep(map_, "vaststellen", "medicatie", "veilig", "--door", "KC", "--op", "2026-11-01"))
    assert uit.count("opnieuw vastgesteld, zonder wijziging") == 2
    assert (map_ / "data/vaststellingen/medicatie/2026-11-01-vaststelling-1.0.md").is_file()
    boek = Boek.van(laad(map_)).van_kaart("medicatie")
    assert [(punt.kaart, punt.op.isoformat()) for punt in boek] == [("medicatie", "2026-02-01"), ("medicatie", "2026-11-01")]
    handboek = laad(map_)
    site = make_team_site(handboek, derive(handboek, VANDAAG), map_)
    paginas = {page.pad: page.tekst for page in site.pages}
    assert "1 februari 2026" in paginas["versies/medicatie.md"]
    assert "1 november 2026" in paginas["versies/medicatie.md"]
    assert ">medicijnen<" not in paginas["vaststellen.md"]


def test_paper_from_before_and_after_a_rename_holds(map_: Path) -> None:
    voor = derive_kaartstanden(laad(map_))["veilig"].vingerafdruk
    (map_ / "kaarten/veiligheid/medicijnen.md").rename(map_ / "kaarten/veiligheid/medicatie.md")
    vervang(map_, r"medicijnen(?=[\],#\n]|\.md)", "medicatie")
    goed(roep(map_, "adressen", "--nu", "kaart-medicijnen=kaart-medicatie"))
    handboek = laad(map_)
    na = derive_kaartstanden(handboek)["veilig"].vingerafdruk
    assert voor != na  # the format of the text is what it was
    site = make_team_site(handboek, derive(handboek, VANDAAG), map_)
    tekst = next(page.tekst for page in site.pages if page.pad == "versies/veilig.md")
    afdruk = '<span class="hb-vingerafdruk">{}</span>'
    beide = f"{afdruk.format(na[:6])} of {afdruk.format(voor[:6])}"
    assert f"{beide} op staat" in tekst
    assert f"<dd>{beide}</dd>" in tekst
    assert "Hier kloppen er twee" in tekst
    # Nor does an adoption after it make the first paper wrong: version and text are the same.
    goed(roep(map_, "vaststellen", "veilig", "--door", "KC", "--op", "2026-11-01"))
    later = laad(map_)
    latere = make_team_site(later, derive(later, VANDAAG), map_)
    assert f"<dd>{beide}</dd>" in next(page.tekst for page in latere.pages if page.pad == "versies/veilig.md")
    ongemoeid = next(page.tekst for page in site.pages if page.pad == "versies/ouders.md")
    assert "Hier kloppen er twee" not in ongemoeid


def test_after_a_rename_a_real_change_shows_alone_and_is_to_be_looked_at_under_the_new_name(map_: Path) -> None:
    (map_ / "kaarten/veiligheid/medicijnen.md").rename(map_ / "kaarten/ondersteuning/medicatie.md")
    (map_ / "kaarten/veiligheid/veilig.md").rename(map_ / "kaarten/ondersteuning/veilig.md")
    vervang(map_, r"medicijnen(?=[\],#\n]|\.md)", "medicatie")
    goed(roep(map_, "adressen", "--nu", "kaart-medicijnen=kaart-medicatie"))
    vervang(map_, "om een formulier", "om een handtekening")
    vervang(map_, "op_verzoek: .kwaliteitscoordinator.", "op_verzoek: [leerkracht]")
    nu = derive_kaartstanden(laad(map_))
    assert [regel.tekst for regel in nu["medicatie"].verschil] == [
        "## Aanpak", "Wij vragen de ouders om een formulier.", "Wij vragen de ouders om een handtekening.",
    ]  # fmt: skip
    assert [regel.tekst for regel in nu["veilig"].verschil] == [
        "## Activiteiten",
        "- Gesprek; wie: leerkracht; op verzoek: kwaliteitscoordinator",
        "- Gesprek; wie: leerkracht; op verzoek: leerkracht",
    ]
    assert nu["veilig"].opnieuw_bekijken == (("kaart", "medicatie"),)
    assert nu["ouders"].opnieuw_bekijken == (("kaart", "veilig"),)
    # Of a card in concept a changed text is seen by who refers to it, moved or not.
    (map_ / "kaarten/veiligheid/plan.md").rename(map_ / "kaarten/ondersteuning/plan.md")
    vervang(map_, "schrijven wij nog", "schrijven wij samen")
    assert derive_kaartstanden(laad(map_))["ouders"].opnieuw_bekijken == (("kaart", "veilig"), ("kaart", "plan"))


def test_everything_that_is_to_be_looked_at_is_confirmed_at_once_or_nothing(map_: Path) -> None:
    assert "Er is geen kaart opnieuw te bekijken" in goed(
        roep(map_, "bevestigen", "--alle", "--door", "KC", "--op", "2026-11-01")
    )
    (map_ / "kaarten/veiligheid/medicijnen.md").rename(map_ / "kaarten/veiligheid/medicatie.md")
    vervang(map_, r"medicijnen(?=[\],#\n]|\.md)", "medicatie")
    goed(roep(map_, "adressen", "--nu", "kaart-medicijnen=kaart-medicatie"))
    vervang(map_, "Wij bellen", "Wij mailen")
    vervang(map_, "om een formulier", "om een handtekening")
    vervang(map_, "Elke leerling krijgt", "Iedere leerling krijgt")
    te_bekijken = {naam for naam, (_, wat) in standen(map_).items() if wat}
    assert te_bekijken == {"veilig", "ambitie"}
    handboek = laad(map_)
    site = make_team_site(handboek, derive(handboek, VANDAAG), map_)
    pagina = next(page.tekst for page in site.pages if page.pad == "vaststellen.md")
    assert "<span>bevestigen</span> <span>--alle</span> <span>--door</span>" in pagina

    voor = boekbestanden(map_)
    uit = roep(map_, "bevestigen", "--alle", "--door", "KC", "--op", "2026-01-31")
    assert (uit.exit_code, boekbestanden(map_)) == (1, voor)
    for verkeerd in (("bevestigen",), ("bevestigen", "veilig", "--alle")):
        assert "of gebruik '--alle'" in roep(map_, *verkeerd, "--door", "KC", "--op", "2026-11-01").output
    uit_tekst = goed(roep(map_, "bevestigen", "--alle", "--door", "KC", "--op", "2026-11-01"))
    assert "na wijziging van 'medicatie'" in uit_tekst
    nieuw = {pad for pad in boekbestanden(map_) if pad not in voor}
    assert nieuw == {
        f"data/vaststellingen/{naam}/2026-11-01-bevestiging-{versie}.md"
        for naam, versie in (("veilig", "2.0"), ("ambitie", "1.0"))
    }
    assert not any(wat for _, wat in standen(map_).values())


# ---- The rule itself: a change of any field is seen, whatever was renamed ----

NIEUW = {
    ("kaart", "ambitie"): "streven",
    ("kaart", "toetsen"): "toetsing",
    ("rol", "kc"): "coordinator",
    ("rol", "leerkracht"): "leraar",
    ("instrument", "gesprek"): "startgesprek",
    ("indicator", "gesprekken"): "gesproken",
    ("kader", "kader"): "raamwerk",
    ("school", "99AA00"): "99AB00",
    ("domein", "ondersteuning"): "hulp",
}
"""What things are called now; the examples below name each of them in every way that a card can."""

TEKST = """Zie [toetsen](kaart:toetsen#aanpak), [dit][a], <rol:kc> en [de ambitie](../kaarten/ambitie.md).

`cijfer: gesprekken 99AA00 2025-2026`

```cijfer
indicator: gesprekken--groep--3
school: 99AA00
```

- toetsen
- ambitie

[a]: kader:kader/1a"""
TOEN: dict[str, Any] = {
    "id": "start",
    "titel": "Start",
    "soort": "procedure",
    "domein": "ondersteuning",
    "samenvatting": "Hoe wij het jaar beginnen.",
    "status": "vastgesteld",
    "versie": "1.0",
    "vastgesteld_op": "2026-03-01",
    "eigenaren": ["kc", "leerkracht"],
    "schoolsoorten": ["bo"],
    "scholen": ["99AA00"],
    "bovenliggend": "ambitie",
    "verwant": ["toetsen", "ambitie"],
    "standaarden": ["kader/1a"],
    "wij_doen": ["Wij spreken elke ouder, zie [toetsen](kaart:toetsen).", "Wij noemen het toetsen."],
    "gedrag": {"leerkracht": ["Begroet elke leerling."]},
    "pdca": [{"stap": 1, "fase": "plan", "titel": "Voorbereiden", "punten": ["In juni."]}],
    "meetinstrumenten": [
        {"naam": "Gesprek", "instrument": "gesprek", "doel": "Kennen", "eigenaren": ["leerkracht"], "ondersteund_door": ["kc"]}
    ],
    "activiteiten": [{"wat": "Uitnodigen", "wie": ["leerkracht"], "op_verzoek": ["kc"]}],
    "indicatoren": ["gesprekken"],
    "partners": [{"naam": "GGD", "waarvoor": "gezondheid"}],
    "bijlagen": [{"bestand": "lijst.pdf", "titel": "Lijst"}, {"kaart": "toetsen"}, {"kaart": "ambitie", "titel": "toetsen"}],
    "secties": [{"sleutel": "aanpak", "kop": "Aanpak", "tekst": TEKST}],
}
ANDERS: dict[str, Any] = {
    "titel": "Begin",
    "soort": "protocol",
    "samenvatting": "Domein: ondersteuning",
    "eigenaren": ["leerkracht", "kc"],
    "schoolsoorten": ["bo", "sbo"],
    "scholen": ["99AA00", "99ZZ00"],
    "bovenliggend": "toetsen",
    "verwant": ["toetsen"],
    "standaarden": ["kader/1b"],
    "wij_doen": ["Wij spreken elke ouder, zie [toetsen](kaart:ambitie).", "Wij noemen het toetsen."],
    "gedrag": {"leerling": ["Begroet elke leerling."]},
    "pdca": [{"stap": 1, "fase": "plan", "titel": "Voorbereiden", "punten": ["In mei."]}],
    "meetinstrumenten": [{**TOEN["meetinstrumenten"][0], "ondersteund_door": ["leerkracht"]}],
    "activiteiten": [{**TOEN["activiteiten"][0], "op_verzoek": ["leerkracht"]}],
    "indicatoren": [],
    "partners": [{"naam": "GGD"}],
    "bijlagen": [*TOEN["bijlagen"][:2], {"kaart": "ambitie", "titel": "Toetsen"}],
    "secties": [{"sleutel": "aanpak", "kop": "Aanpak", "tekst": TEKST.replace("- toetsen", "- toetsing")}],
}
_VAN_SOORT = {
    "eigenaren": "rol", "ondersteund_door": "rol", "wie": "rol", "op_verzoek": "rol", "scholen": "school", "kaart": "kaart",
    "bovenliggend": "kaart", "verwant": "kaart", "standaarden": "kader", "indicatoren": "indicator", "instrument": "instrument",
    "domein": "domein",
}  # fmt: skip
PROZA = (
    ("kaart:toetsen", ("kaart", "toetsen")),
    ("kaart:ambitie", ("kaart", "ambitie")),
    ("/ambitie.md", ("kaart", "ambitie")),
    ("rol:kc", ("rol", "kc")),
    ("kader:kader/", ("kader", "kader")),
    ("cijfer: gesprekken", ("indicator", "gesprekken")),
    ("indicator: gesprekken", ("indicator", "gesprekken")),
    (" 99AA00", ("school", "99AA00")),
)


def hernoem(waarde: Any, weg: Iterable[tuple[str, str]], veld: str = "") -> Any:
    """A card as its author writes it after a rename: worked out from the fields, where the program has only the text."""
    if isinstance(waarde, dict):
        return {naam: hernoem(deel, weg, naam) for naam, deel in waarde.items()}
    if isinstance(waarde, list):
        return [hernoem(deel, weg, veld) for deel in waarde]
    if not isinstance(waarde, str):
        return waarde
    for soort, sleutel in weg:
        if _VAN_SOORT.get(veld) == soort and (waarde == sleutel or waarde.startswith(f"{sleutel}/")):
            return NIEUW[soort, sleutel] + waarde[len(sleutel) :]
    if veld in ("tekst", "wij_doen"):
        for stuk, ding in PROZA:
            if ding in weg:
                voor, _, na = stuk.rpartition(ding[1])
                waarde = waarde.replace(stuk, f"{voor}{NIEUW[ding]}{na}")
    return waarde


def wereld(nu: dict[str, Any], weg: Iterable[tuple[str, str]], boek: tuple[Vaststelling, ...] = (), *andere: Kaart) -> Handboek:
    """A handbook with things under their names of now, and a list that knows the former ones."""
    heet = {ding: NIEUW[ding] if ding in weg else ding[1] for ding in NIEUW}
    kaarten = [
        Kaart.model_validate({"id": heet["kaart", naam], "titel": naam.capitalize(), "domein": "elders"})
        for naam in ("ambitie", "toetsen")
    ]
    return Handboek.model_validate(
        {
            "organisatie": {
                "naam": "Proef",
                "domeinen": [{"id": heet["domein", "ondersteuning"], "naam": "Hulp"}, {"id": "elders", "naam": "Elders"}],
                "rollen": [{"id": heet["rol", naam], "naam": f"De {naam}"} for naam in ("kc", "leerkracht")],
                "scholen": [{"sleutel": heet["school", "99AA00"], "naam": "De School", "soort": "bo"}],
            },
            "kaarten": (Kaart.model_validate(nu), *kaarten, *andere),
            "instrumenten": [{"id": heet["instrument", "gesprek"], "naam": "Gesprek", "kant": "proces"}],
            "indicatoren": [indicator(heet["indicator", "gesprekken"])],
            "kaders": [
                {
                    "id": heet["kader", "kader"], "naam": "Kader", "versie": "1", "niveaus": ["item"],
                    "onderdelen": [{"code": "1a", "naam": "Zicht"}, {"code": "1b", "naam": "Samen"}],
                }
            ],
            "vaststellingen": boek,
            "adressen": [
                Adres(id=f"{soort}-{sleutel.lower()}", nu=f"{soort}-{NIEUW[soort, sleutel].lower()}") for soort, sleutel in weg
            ],
        }
    )  # fmt: skip


def indicator(naam: str) -> dict[str, Any]:
    woorden = dict.fromkeys(("naam", "vraag", "definitie", "bron"), "Gesproken")
    return {**woorden, "id": naam, "kant": "proces", "eenheid": "procent", "berekening": {"meetreeksen": ["x"], "waarde": "x"}}


def vast(velden: dict[str, Any], **over: Any) -> Vaststelling:
    tekst = kaarttekst(Kaart.model_validate(velden))
    basis = {"kaart": velden["id"], "versie": "1.0", "op": date(2026, 3, 1), "door": "kc", "tekst": tekst.strip("\n")}
    return Vaststelling.model_validate({**basis, "vingerafdruk": vingerafdruk(tekst), **over})


DINGEN = sorted(NIEUW)


def test_the_examples_of_change_cover_every_field_but_the_domain() -> None:
    assert set(ANDERS) == INHOUD - {"domein"}


@given(st.sets(st.sampled_from(DINGEN)), st.sets(st.sampled_from(sorted(ANDERS)), max_size=3), st.booleans())
def test_whatever_is_renamed_or_moved_a_card_is_changed_when_a_field_is(
    weg: set[tuple[str, str]], velden: set[str], verhuisd: bool
) -> None:
    nu = hernoem({**TOEN, **{veld: ANDERS[veld] for veld in velden}}, weg)
    if verhuisd:
        nu["domein"] = "elders"
    stand = derive_kaartstanden(wereld(nu, weg, (vast(TOEN),)))["start"]
    assert stand.gewijzigd == bool(velden)
    assert bool(stand.verschil) == bool(velden)
    # No line of the difference is there for a name alone.
    assert not any("Domein: " in regel.tekst for regel in stand.verschil if "Samenvatting" not in regel.tekst)


@pytest.mark.parametrize("ding", DINGEN)
def test_the_example_names_each_thing_so_that_another_name_changes_the_plain_text(ding: tuple[str, str]) -> None:
    nu = hernoem(TOEN, {ding})
    assert kaarttekst(Kaart.model_validate(nu)) != kaarttekst(Kaart.model_validate(TOEN))


@pytest.mark.parametrize("ding", [ding for ding in DINGEN if ding[0] != "domein"])
def test_a_name_of_which_nobody_said_what_became_of_it_is_a_change(ding: tuple[str, str]) -> None:
    boek = wereld(hernoem(TOEN, {ding}), {ding}, (vast(TOEN),))
    zonder_lijst = boek.model_copy(update={"adressen": ()})
    assert derive_kaartstanden(zonder_lijst)["start"].gewijzigd


REF = {"id": "lezer", "titel": "Lezer", "domein": "elders", "status": "vastgesteld", "versie": "1.0", "verwant": ["start"]}


@given(
    st.sets(st.sampled_from(DINGEN)), st.sets(st.sampled_from(DINGEN)), st.sampled_from([None, *sorted(ANDERS)]), st.booleans()
)
@example(eerst={("rol", "kc")}, later={("kaart", "ambitie"), ("kader", "kader")}, veld=None, verhuisd=False)
def test_who_refers_to_a_card_is_to_look_at_it_when_it_changed_and_not_when_things_were_renamed(
    eerst: set[tuple[str, str]], later: set[tuple[str, str]], veld: str | None, verhuisd: bool
) -> None:
    """Some things were renamed before the card was adopted, some after: its text at that time has names of both kinds."""
    toen, weg = hernoem(TOEN, eerst), eerst | later
    nu = hernoem({**TOEN, **({veld: ANDERS[veld]} if veld else {})}, weg)
    if verhuisd:
        nu["domein"] = "elders"
    boek = (vast(toen), vast(REF, verwijzingen={"kaart:start": vingerafdruk(kaarttekst(Kaart.model_validate(toen)))}))
    standen_nu = derive_kaartstanden(wereld(nu, weg, boek, Kaart.model_validate(REF)))
    assert standen_nu["start"].gewijzigd == bool(veld)
    assert standen_nu["lezer"].opnieuw_bekijken == ((("kaart", "start"),) if veld else ())


@given(st.lists(st.sampled_from(DINGEN), max_size=1), st.sampled_from([None, *sorted(ANDERS)]), st.booleans(), st.booleans())
def test_the_same_for_a_card_that_was_never_adopted_after_one_rename_or_all(
    een: list[tuple[str, str]], veld: str | None, verhuisd: bool, alle: bool
) -> None:
    weg = DINGEN if alle else een
    afdruk = vingerafdruk(kaarttekst(Kaart.model_validate(TOEN)))
    nu = hernoem({**TOEN, "status": "concept", **({veld: ANDERS[veld]} if veld else {})}, weg)
    if verhuisd:
        nu["domein"] = "elders"
    boek = (vast(REF, verwijzingen={"kaart:start": afdruk}),)
    stand = derive_kaartstanden(wereld(nu, weg, boek, Kaart.model_validate(REF)))["lezer"]
    assert stand.opnieuw_bekijken == ((("kaart", "start"),) if veld else ())


def test_a_framework_with_another_name_and_a_code_with_another_name_are_no_change_but_their_words_are() -> None:
    nu = hernoem(TOEN, {("kader", "kader")}) | {"standaarden": ["raamwerk/9z"]}
    afdrukken = vingerafdrukken(wereld(TOEN, ()))
    boek = (vast(TOEN, verwijzingen={"kader:kader/1a": afdrukken["kader:kader/1a"]}),)

    def opnieuw(**item: str) -> tuple[bool, tuple[tuple[str, str], ...]]:
        handboek = wereld(nu, {("kader", "kader")}, boek)
        kader = handboek.kaders[0].model_copy(
            update={"onderdelen": tuple(deel.model_copy(update=item) for deel in handboek.kaders[0].onderdelen[:1])}
        )
        lijst = (*handboek.adressen, Adres(id="item-kader-1a", nu="item-raamwerk-9z"))
        # The prose names the item too.
        kaart = Kaart.model_validate(
            {**nu, "secties": [{**nu["secties"][0], "tekst": nu["secties"][0]["tekst"].replace("/1a", "/9z")}]}
        )
        stand = derive_kaartstanden(
            handboek.model_copy(update={"kaders": (kader,), "adressen": lijst, "kaarten": (kaart, *handboek.kaarten[1:])})
        )["start"]
        return stand.gewijzigd, stand.opnieuw_bekijken

    assert opnieuw(code="9z") == (False, ())
    assert opnieuw(code="9z", tekst="Meer") == (False, (("kader", "raamwerk/9z"),))


# ---- What counts for which card ----


def kaart(naam: str, **velden: Any) -> Kaart:
    basis = {"id": naam, "titel": "Hulp", "domein": "zorg", "status": "vastgesteld", "versie": "1.0"}
    return Kaart.model_validate({**basis, **velden})


def boek_van(*punten: Vaststelling, adressen: Iterable[Adres] = (), kaarten: Iterable[Kaart] = ()) -> dict[str, list[str]]:
    handboek = Handboek.model_validate(
        {"organisatie": {"naam": "Proef"}, "kaarten": tuple(kaarten), "vaststellingen": punten, "adressen": tuple(adressen)}
    )
    return {naam: [punt.op.isoformat() for punt in reeks] for naam, reeks in Boek.van(handboek).per_kaart.items()}


def op(naam: str, dag: str) -> Vaststelling:
    return vast({"id": naam, "titel": "Hulp", "domein": "zorg"}, op=date.fromisoformat(dag))


def test_a_card_renamed_twice_has_one_course() -> None:
    lijst = [Adres(id="kaart-a", nu="kaart-b"), Adres(id="kaart-b", nu="kaart-c"), Adres(id="kaart-c")]
    punten = [op("c", "2026-01-01"), op("b", "2025-01-01"), op("a", "2024-01-01"), op("b", "2024-06-01")]
    gezien = boek_van(*punten, adressen=lijst, kaarten=[kaart("c")])
    assert gezien == {"c": ["2024-01-01", "2024-06-01", "2025-01-01", "2026-01-01"]}


def test_a_card_that_was_merged_into_another_leaves_that_its_own_adoptions() -> None:
    lijst = [Adres(id="kaart-a", nu="kaart-b"), Adres(id="kaart-b")]
    gezien = boek_van(op("b", "2025-01-01"), op("a", "2026-01-01"), adressen=lijst, kaarten=[kaart("b")])
    assert gezien == {"b": ["2025-01-01"], "a": ["2026-01-01"]}


def test_a_name_that_is_in_use_again_stands_for_what_has_it_now() -> None:
    lijst = [Adres(id="kaart-a", nu="kaart-b"), Adres(id="kaart-b")]
    gezien = boek_van(op("a", "2025-01-01"), adressen=lijst, kaarten=[kaart("a"), kaart("b")])
    assert gezien == {"a": ["2025-01-01"]}


def test_text_that_was_edited_in_the_ledger_proves_nothing() -> None:
    """Who writes the text of now into an old adoption, does not make it the text that was adopted."""
    toen, nu = TOEN, hernoem({**TOEN, "titel": "Begin"}, {("rol", "kc")})
    punt = vast(toen, tekst=kaarttekst(Kaart.model_validate({**toen, "titel": "Begin"})).strip("\n"))
    assert derive_kaartstanden(wereld(nu, {("rol", "kc")}, (punt,)))["start"].gewijzigd


def test_the_public_edition_calls_no_card_changed_for_a_move() -> None:
    def gewijzigd(**velden: Any) -> tuple[str, ...]:
        nu = {**TOEN, "zichtbaarheid": "publiek", "domein": "elders", **velden}
        return project_publiek(wereld(nu, (), (vast(TOEN),))).gewijzigde_kaarten

    assert gewijzigd() == ()
    assert gewijzigd(titel="Begin") == ("start",)


def test_rewriting_with_the_same_names_changes_nothing_and_only_the_head_has_a_domain() -> None:
    tekst = kaarttekst(Kaart.model_validate({**TOEN, "samenvatting": "x", "wij_doen": ["Domein: x"]}))
    assert herschreven(tekst, lambda _, sleutel: sleutel) == tekst
    assert met_domein(tekst, "ondersteuning") == tekst
    weg = set(tekst.split("\n")) - set(met_domein(tekst, None).split("\n"))
    assert weg == {"Domein: ondersteuning"}
    zonder = kaarttekst(Kaart.model_validate({**TOEN, "secties": [{"sleutel": "a", "kop": "A", "tekst": "Domein: x\n\ny"}]}))
    assert "\nDomein: x\n" in met_domein(zonder, None)
