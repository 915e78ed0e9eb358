"""Rules of check that a table of cases shows best: references, colour, prose."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers_handboek import BASIS, maak_handboek
from kwaliteitshandboek import model
from kwaliteitshandboek.check import check
from kwaliteitshandboek.check.bekend import Soort
from kwaliteitshandboek.check.verwijzingen import VERWIJZINGEN
from kwaliteitshandboek.load import load_handboek
from kwaliteitshandboek.model import basis
from kwaliteitshandboek.model.basis import Onderdeel
from kwaliteitshandboek.model.kleur import contrast_met_wit, leesbare_kleur

ELDERS = {
    ("School", "sleutel"),  # the register itself
    ("Schoolkolom", "vertaling"),  # held against the register when a file is imported
    ("Schoolkolom", "vast"),
    ("VastgelegdCijfer", "school"),  # the ledger: what was, also of a school that is gone
    ("Bronschool", "sleutel"),
}
"""Fields for a school that other rules look after."""

ROLTEST = "kaarten/ondersteuning/ambitie.md"


def modellen() -> list[type[Onderdeel]]:
    gevonden = {
        ding
        for bestand in pkgutil.iter_modules(model.__path__)
        for _, ding in inspect.getmembers(importlib.import_module(f"{model.__name__}.{bestand.name}"), inspect.isclass)
        if issubclass(ding, Onderdeel) and ding is not Onderdeel
    }
    return sorted(gevonden, key=lambda ding: ding.__name__)


def noemt(soort: Any, doel_: Any) -> bool:
    """Whether an annotation contains the validator `doel_`."""
    if get_origin(soort) is Annotated:
        binnen, *extra = get_args(soort)
        return any(getattr(deel, "func", None) is doel_ for deel in extra) or noemt(binnen, doel_)
    return any(noemt(deel, doel_) for deel in get_args(soort))


def velden_met(validator: Any) -> set[tuple[str, str]]:
    return {
        (model.__name__, naam)
        for model in modellen()
        for naam, soort in inspect.get_annotations(model, eval_str=True).items()
        if noemt(soort, validator)
    }


def test_elk_veld_voor_een_rol_of_school_wordt_nagekeken() -> None:
    in_tabel = {(model.__name__, veld): soort for model, velden in VERWIJZINGEN.items() for veld, soort in velden.items()}
    rollen = {plaats for plaats, soort in in_tabel.items() if soort is Soort.ROL}
    scholen = {plaats for plaats, soort in in_tabel.items() if soort is Soort.SCHOOL}
    assert velden_met(basis._rol) == rollen
    assert velden_met(basis._schoolsleutel) - ELDERS == scholen - {("Toelichting", "school")}
    assert len(rollen) > 10
    for klasse, velden in VERWIJZINGEN.items():
        assert set(velden) <= set(klasse.model_fields)


@given(st.integers(0, 0xFFFFFF))
def test_voorgestelde_kleur_haalt_het_contrast_net(getal: int) -> None:
    kleur = f"#{getal:06x}"
    voorstel = leesbare_kleur(kleur)
    assert contrast_met_wit(voorstel) >= 4.5
    if contrast_met_wit(kleur) >= 4.5:
        assert voorstel == kleur
    else:
        assert contrast_met_wit(voorstel) < 5.2


@pytest.mark.parametrize(
    ("kleur", "contrast"), [("#ffffff", 1.0), ("#000000", 21.0), ("#767676", 4.54), ("#ff0000", 4.0), ("#0000ff", 8.59)]
)
def test_contrast_zoals_wcag_het_geeft(kleur: str, contrast: float) -> None:
    assert contrast_met_wit(kleur) == pytest.approx(contrast, abs=0.005)


def codes_van(tmp_path: Path, tekst: str) -> list[str]:
    voor = (BASIS / ROLTEST).read_text("utf-8").partition("Iedereen leert.")[0]
    geladen = load_handboek(maak_handboek(tmp_path / "h", {ROLTEST: f"{voor}{tekst}\n", "docs/beeld/foto.png": b"x"}))
    assert geladen.findings == ()
    bevindingen = check(geladen)
    regels = len(f"{voor}{tekst}".split("\n"))
    assert all(bevinding.bestand == ROLTEST and 10 <= bevinding.regel <= regels for bevinding in bevindingen)
    return [bevinding.code for bevinding in bevindingen]


@pytest.mark.parametrize(
    "tekst",
    [
        "Minder dan 5 leerlingen (<5), 3 < 4 en a & b.",
        "Zie [de site](https://www.voorbeeld.example/a?b=c#d), <https://voorbeeld.example> of [mail](mailto:a@b.example).",
        "Zie [ons](../over-ons.md), [ons](../over-ons.md#kop), [hier](#ambitie) en [de kaart](leerlingondersteuning.md).",
        "Zie [de kaart](kaart:leerlingondersteuning), [rol](rol:leerkracht), [item](kader:proefkader/1a), [k](kader:proefkader).",
        "Zie [school](school:99AA00), [school](../scholen/99aa00.md), [jaar](../jaarverslag/2024-2025.md), [start](../index.md).",
        "Code `<b>` en `{ onclick=x }` en `javascript:` mag.\n\n```html\n<script>alert(1)</script>\n```",
        "![Een foto](../beeld/foto.png)",
        "Een \\<b en &lt;b&gt; zijn gewone tekens.",
        "| a | b |\n|---|---|\n| 1 | [x](../over-ons.md) |",
        "Accolades {zo} en [rechte haken] zijn tekst.",
    ],
)
def test_goede_proza(tmp_path: Path, tekst: str) -> None:
    assert codes_van(tmp_path, tekst) == []


@pytest.mark.parametrize(
    ("tekst", "codes"),
    [
        ("<div>x</div>", ["C040"]),
        ("Een <br> hier", ["C040"]),
        ("Een <!-- stil --> hier", ["C040"]),
        ("Een <iframe src=x hier", ["C040"]),
        ("- punt\n\n      <script>x</script>", ["C040"]),
        ("- punt\n\n  ```\n  <script>x</script>\n  ```", ["C040"]),
        ("`a\n<div>b`", ["C040"]),
        ("> <b>x</b>", ["C040"]),
        ("[x](javascript:alert%281%29)", ["C041"]),
        ("[x](JavaScript&#58;alert)", ["C041"]),
        ("[x](<java script:alert(1)>)", ["C041"]),
        ("[x](javascript:alert(1 2))", ["C041"]),
        ("[x](data:text/html,x)", ["C041"]),
        ("[x](file:///etc/passwd)", ["C041"]),
        ("[x](//kwaad.example)", ["C041"]),
        ("[x][y]\n\n[y]: vbscript:x", ["C041"]),
        ("<javascript:alert(1)>", ["C041"]),
        ("![foto](https://kwaad.example/a.png)", ["C042"]),
        ("![foto](//kwaad.example/a.png)", ["C042"]),
        ("![foto](data:image/png;base64,AAAA)", ["C042"]),
        ("![foto](https://kwaad.example/a b.png)", ["C042"]),
        ("![foto][y]\n\n[y]: https://kwaad.example/a.png", ["C042"]),
        ("[x](nergens.md)", ["C043"]),
        ("[x](kaart:nergens)", ["C043"]),
        ("[x](kader:proefkader/9z)", ["C043"]),
        ("[x](../../data/scholen.csv)", ["C043"]),
        ("[x](/over-ons.md)", ["C043"]),
        ("![foto](../beeld/foto.jpg)", ["C044"]),
        ("![](../beeld/foto.png)", ["C045"]),
        ("Tekst{: style='background: url(https://kwaad.example)' }", ["C047"]),
        ("Tekst\n--8<-- \"data/organisatie.yml\"", ["C047"]),
        ("een\ntwee\n[x](nergens.md)\n\nen [y](ook-nergens.md)", ["C043", "C043"]),
    ],
)  # fmt: skip
def test_proza_met_een_fout(tmp_path: Path, tekst: str, codes: list[str]) -> None:
    assert codes_van(tmp_path, tekst) == codes


def test_regel_van_een_fout_in_proza(tmp_path: Path) -> None:
    voor = (BASIS / ROLTEST).read_text("utf-8").partition("Iedereen leert.")[0]
    tekst = f"{voor}een\ntwee [x](nergens.md)\n\ndrie\nvier [y](ook-nergens.md)\n\n## Aanpak\n\n\n- [z](nergens-heen.md)\n"
    bevindingen = check(load_handboek(maak_handboek(tmp_path / "h", {ROLTEST: tekst})))
    regels = tekst.split("\n")
    gevonden = {bevinding.wat.split("'")[1]: regels[bevinding.regel - 1] for bevinding in bevindingen}
    assert set(gevonden) == {"nergens.md", "ook-nergens.md", "nergens-heen.md"}
    assert all(link in regel for link, regel in gevonden.items())


def test_kring_van_drie_en_een_tak(tmp_path: Path) -> None:
    ouders = {"a": "b", "b": "c", "c": "a", "d": "a"}
    kop = "---\ntitel: Een kaart\nversie: '1'\nvastgesteld_op: 2025-01-01\nbovenliggend: {}\n---\n"
    kaarten = {f"kaarten/ondersteuning/{naam}.md": kop.format(ouder) for naam, ouder in ouders.items()}
    bevindingen = [b for b in check(load_handboek(maak_handboek(tmp_path / "h", kaarten))) if b.code == "C011"]
    assert [(b.bestand, b.regel) for b in bevindingen] == [("kaarten/ondersteuning/a.md", 5)]
    assert "a -> b -> c -> a" in bevindingen[0].wat
