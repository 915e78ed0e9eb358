"""Where a card stands against the ledger: changed, to look at anew, due again; and the difference that a reader sees."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kwaliteitshandboek.derive import derive
from kwaliteitshandboek.derive.afgeleid import Aandachtsoort, Kaartstand, Regelsoort
from kwaliteitshandboek.derive.kaartstanden import (
    Rondereden,
    derive_kaartstanden,
    ingekort,
    plus_maanden,
    ronde,
    vergelijk,
    verwijzingen_van,
    vingerafdrukken,
)
from kwaliteitshandboek.model.handboek import Handboek, PubliekHandboek
from kwaliteitshandboek.model.kaart import Kaart
from kwaliteitshandboek.model.kaarttekst import kaarttekst, vingerafdruk
from kwaliteitshandboek.model.vaststelling import Vaststelling, op_volgorde

DAG = date(2026, 3, 1)
VANDAAG = date(2026, 11, 15)


def kaart(naam: str = "hulp", **velden: Any) -> Kaart:
    basis = {"id": naam, "titel": naam.capitalize(), "domein": "zorg", "status": "vastgesteld", "versie": "1.0"}
    return Kaart.model_validate({**basis, "vastgesteld_op": DAG, **velden})


def vastgesteld(van: Kaart, op: date = DAG, **velden: Any) -> Vaststelling:
    tekst = kaarttekst(van)
    basis: dict[str, Any] = {"kaart": van.id, "versie": van.versie, "op": op, "door": "directeur", "tekst": tekst.strip("\n")}
    return Vaststelling.model_validate({**basis, "vingerafdruk": vingerafdruk(tekst), **velden})


def bevestigd(van: Kaart, op: date, verwijzingen: dict[str, str]) -> Vaststelling:
    return vastgesteld(van, op, soort="bevestiging", tekst="", verwijzingen=verwijzingen)


def handboek(*kaarten: Kaart, boek: tuple[Vaststelling, ...] = (), maanden: int = 12, **velden: Any) -> Handboek:
    organisatie = {"naam": "Proef", "hervaststelling": maanden}
    return Handboek.model_validate({"organisatie": organisatie, "kaarten": kaarten, "vaststellingen": boek, **velden})


def stand(boek: Handboek, naam: str = "hulp") -> Kaartstand:
    return derive_kaartstanden(boek)[naam]


def test_a_card_as_adopted_is_not_changed() -> None:
    nu = kaart(wij_doen=["a"])
    gezien = stand(handboek(nu, boek=(vastgesteld(nu),)))
    assert (gezien.gewijzigd, gezien.verschil) == (False, ())
    assert gezien.laatste is not None
    assert gezien.vingerafdruk == gezien.laatste.vingerafdruk


def test_a_changed_card_shows_what_changed_under_its_heading() -> None:
    toen = kaart(
        wij_doen=["Wij bellen.", "Wij schrijven."], pdca=[{"stap": 1, "fase": "plan", "titel": "Begin", "punten": ["x"]}]
    )
    nu = kaart(wij_doen=["Wij mailen.", "Wij schrijven."], pdca=[{"stap": 1, "fase": "plan", "titel": "Begin", "punten": ["y"]}])
    gezien = stand(handboek(nu, boek=(vastgesteld(toen),)))
    assert gezien.gewijzigd
    assert [(regel.soort.value, regel.tekst) for regel in gezien.verschil] == [
        ("zelfde", "## Wij doen"),
        ("weg", "- Wij bellen."),
        ("bij", "- Wij mailen."),
        ("zelfde", "## Cyclus"),
        ("zelfde", "1. Begin (plan)"),
        ("weg", "   - x"),
        ("bij", "   - y"),
    ]


def test_the_newest_adoption_counts_and_a_later_version_on_the_same_day() -> None:
    eerst, later = kaart(versie="2.9", wij_doen=["a"]), kaart(versie="2.10", wij_doen=["b"])
    boek = (vastgesteld(later), vastgesteld(eerst), vastgesteld(kaart(versie="3.0"), date(2025, 1, 1)))
    assert [punt.versie for punt in op_volgorde(boek)] == ["3.0", "2.9", "2.10"]
    gezien = stand(handboek(later, boek=boek))
    assert gezien.laatste is not None
    assert (gezien.laatste.versie, gezien.gewijzigd) == ("2.10", False)


def test_a_card_refers_to_parents_relatives_attachments_what_it_waits_for_links_and_standards() -> None:
    gezien = verwijzingen_van(
        kaart(
            bovenliggend="ambitie",
            verwant=["lezen", "hulp"],
            bijlagen=[{"kaart": "toetsen"}],
            planning=[{"schooljaar": "2026-2027", "stappen": [{"wat": "x", "wacht_op": {"kaart": "rekenen"}}]}],
            secties=[{"sleutel": "aanpak", "kop": "Aanpak", "tekst": "Zie [dit](kaart:taal) en [dat](kaart:lezen)."}],
            standaarden=["kader/1a"],
        )
    )
    assert gezien == ("kaart:ambitie", "kaart:lezen", "kaart:toetsen", "kaart:rekenen", "kaart:taal", "kader:kader/1a")


KADER = {"id": "kader", "naam": "Kader", "versie": "1", "niveaus": ["item"], "onderdelen": [{"code": "1a", "naam": "Zicht"}]}


def test_what_a_card_refers_to_and_changed_is_to_be_looked_at_until_confirmed() -> None:
    lezen = kaart("lezen", wij_doen=["a"])
    hulp = kaart(verwant=["lezen"], standaarden=["kader/1a"])
    toen = vingerafdrukken(handboek(hulp, lezen, kaders=(KADER,)))
    verwijzingen = {naam: toen[naam] for naam in ("kaart:lezen", "kader:kader/1a")}
    vast = vastgesteld(hulp, verwijzingen=verwijzingen)
    assert stand(handboek(hulp, lezen, boek=(vast,), kaders=(KADER,))).opnieuw_bekijken == ()

    anders = kaart("lezen", wij_doen=["b"])
    kader = {**KADER, "onderdelen": [{"code": "1a", "naam": "Zicht", "norm": "elke week"}]}
    nu = handboek(hulp, anders, boek=(vast,), kaders=(kader,))
    assert stand(nu).opnieuw_bekijken == (("kaart", "lezen"), ("kader", "kader/1a"))

    nieuw = vingerafdrukken(nu)
    bevestiging = bevestigd(hulp, date(2026, 4, 1), {naam: nieuw[naam] for naam in verwijzingen})
    na = stand(handboek(hulp, anders, boek=(bevestiging, vast), kaders=(kader,)))
    assert na.opnieuw_bekijken == ()
    assert na.laatste == vast


def test_what_is_gone_or_lapsed_counts_as_changed_and_what_the_card_no_longer_names_does_not() -> None:
    hulp, lezen = kaart(verwant=["lezen"]), kaart("lezen")
    vast = vastgesteld(hulp, verwijzingen={"kaart:lezen": vingerafdruk(kaarttekst(lezen)), "kaart:oud": "x"})
    assert stand(handboek(hulp, lezen, boek=(vast,))).opnieuw_bekijken == ()
    assert stand(handboek(hulp, boek=(vast,))).opnieuw_bekijken == (("kaart", "lezen"),)
    assert stand(handboek(hulp, kaart("lezen", status="vervallen"), boek=(vast,))).opnieuw_bekijken == (("kaart", "lezen"),)


@pytest.mark.parametrize(
    ("velden", "boek_op", "maanden", "verwacht"),
    [
        ({}, None, 12, date(2027, 3, 1)),
        ({}, date(2026, 5, 31), 12, date(2027, 5, 31)),
        ({}, date(2026, 8, 31), 6, date(2027, 2, 28)),
        ({"geldig_tot": date(2026, 12, 31)}, None, 12, date(2026, 12, 31)),
        ({"geldig_tot": date(2028, 12, 31)}, None, 12, date(2027, 3, 1)),
        ({"status": "in herziening"}, None, 12, date(2027, 3, 1)),
        ({"status": "concept"}, date(2026, 5, 31), 12, None),
        ({"status": "vervallen"}, date(2026, 5, 31), 12, None),
        ({"vastgesteld_op": None}, None, 12, None),
        ({}, None, 0, None),
        ({}, None, 999_999, None),
    ],
)
def test_when_a_card_is_to_be_adopted_anew(
    velden: dict[str, Any], boek_op: date | None, maanden: int, verwacht: date | None
) -> None:
    van = kaart(**velden)
    boek = (vastgesteld(van, boek_op),) if boek_op else ()
    assert stand(handboek(van, boek=boek, maanden=maanden)).hervaststellen_op == verwacht


def test_the_public_edition_knows_no_round() -> None:
    publiek = PubliekHandboek.model_validate({"organisatie": {"naam": "Proef"}, "kaarten": (kaart(zichtbaarheid="publiek"),)})
    assert stand(publiek).hervaststellen_op is None


def test_the_round_names_why_the_most_pressing_first() -> None:
    laat, straks, verder = date(2025, 11, 1), date(2025, 12, 20), date(2026, 6, 1)
    kaarten = [kaart(naam) for naam in ("anders", "binnenkort", "concept", "goed", "herziening", "laat", "zonder")]
    kaarten[0] = kaart("anders", wij_doen=["nieuw"])
    kaarten[2] = kaart("concept", status="concept")
    kaarten[4] = kaart("herziening", status="in herziening", wij_doen=["nieuw"])
    dagen = {"anders": verder, "binnenkort": straks, "concept": laat, "goed": verder, "herziening": laat, "laat": laat}
    boek = tuple(vastgesteld(kaart(naam), dag) for naam, dag in dagen.items())
    kaarten[6] = kaart("zonder", vastgesteld_op=verder)
    h = handboek(*kaarten, boek=boek)
    gezien = [(punt.kaart.id, punt.redenen, punt.vast_te_stellen) for punt in ronde(h, derive_kaartstanden(h), VANDAAG)]
    assert gezien == [
        ("herziening", (Rondereden.TE_LAAT,), False),
        ("laat", (Rondereden.TE_LAAT,), True),
        ("anders", (Rondereden.GEWIJZIGD,), True),
        ("zonder", (Rondereden.ZONDER_TEKST,), True),
        ("binnenkort", (Rondereden.BINNENKORT,), True),
    ]


def test_attention_in_the_order_of_what_presses() -> None:
    laat = kaart("laat", evaluatie={"gepland": date(2026, 1, 1)}, geldig_tot=date(2026, 10, 1))
    anders = kaart("anders", wij_doen=["nieuw"])
    kijken = kaart("kijken", verwant=["anders"])
    boek = (
        vastgesteld(kaart("anders")),
        vastgesteld(kijken, verwijzingen={"kaart:anders": vingerafdruk(kaarttekst(kaart("anders")))}),
    )
    gezien = [(punt.soort, punt.kaart) for punt in derive(handboek(kijken, anders, laat, boek=boek), VANDAAG).aandacht]
    assert gezien == [
        (Aandachtsoort.KAART_TE_LAAT, "laat"),
        (Aandachtsoort.KAART_VASTSTELLEN, "laat"),
        (Aandachtsoort.KAART_GEWIJZIGD, "anders"),
        (Aandachtsoort.KAART_OPNIEUW_BEKIJKEN, "kijken"),
    ]


def test_late_is_after_the_day_not_on_it() -> None:
    h = handboek(kaart(vastgesteld_op=date(2025, 11, 15)))
    soorten = [[punt.soort for punt in derive(h, dag).aandacht] for dag in (VANDAAG, date(2026, 11, 16))]
    assert soorten == [[], [Aandachtsoort.KAART_VASTSTELLEN]]


@pytest.mark.parametrize(
    ("dag", "maanden", "verwacht"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(9999, 12, 1), 1, None),
    ],
)
def test_months_are_added_within_the_calendar(dag: date, maanden: int, verwacht: date | None) -> None:
    assert plus_maanden(dag, maanden) == verwacht


REGEL = st.sampled_from(["", "# T", "## A", "## B", "- a", "- b", "   - c", "tekst", "tekst twee"])
TEKST = st.lists(REGEL, max_size=14).map("\n".join)


@given(TEKST, TEKST)
def test_a_difference_rebuilds_both_texts(oud: str, nieuw: str) -> None:
    regels = vergelijk(oud, nieuw)
    assert "\n".join(regel.tekst for regel in regels if regel.soort is not Regelsoort.BIJ) == oud
    assert "\n".join(regel.tekst for regel in regels if regel.soort is not Regelsoort.WEG) == nieuw
    kort = ingekort(regels)
    assert bool(kort) == (oud != nieuw)
    gewijzigd = [regel for regel in regels if regel.soort is not Regelsoort.ZELFDE and regel.tekst]
    assert [regel for regel in kort if regel.soort is not Regelsoort.ZELFDE and regel.tekst] == gewijzigd
    assert all(regel.soort is not Regelsoort.ZELFDE or regel.tekst for regel in kort)


def test_texts_that_are_too_long_to_compare_are_replaced_whole() -> None:
    oud, nieuw = "\n".join(f"a{nummer}" for nummer in range(3000)), "\n".join(f"b{nummer}" for nummer in range(3000))
    regels = vergelijk(f"x\n{oud}", f"x\n{nieuw}")
    assert [regel.soort.value for regel in (regels[0], regels[1], regels[3000], regels[3001])] == ["zelfde", "weg", "weg", "bij"]
