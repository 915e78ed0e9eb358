"""Who is due for which visit, visits beside self-evaluations, agreements as actions: against dates worked out by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers_handboek import maak_handboek
from kwaliteitshandboek.check import check
from kwaliteitshandboek.derive import derive
from kwaliteitshandboek.derive.acties import acties
from kwaliteitshandboek.derive.afgeleid import Aandachtsoort, Momentsoort
from kwaliteitshandboek.derive.bezoeken import (
    Beurtstand,
    Itemvergelijking,
    Toetsing,
    Verschil,
    Wie,
    derive_beurten,
    laatste_oordelen,
    toetsing,
)
from kwaliteitshandboek.derive.namen import wie_naam
from kwaliteitshandboek.edition import project_publiek
from kwaliteitshandboek.load import load_handboek
from kwaliteitshandboek.model.bezoek import Bezocht
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.organisatie import Bestuur, Organisatie, School, Schoolsoort
from kwaliteitshandboek.pages.bezoeken import toetsing_zinnen

VANDAAG = date(2026, 11, 15)
SOORTEN = """\
- {id: audit, naam: Audit, bezocht: [school, bestuur], elke_maanden: 48, toets: ja, kader: proefkader, door: [KC]}
- {id: jaarbezoek, naam: Jaarbezoek, bezocht: [school], elke_maanden: 12}
- {id: visitatie, naam: Visitatie}
"""


def lees(map_: Path, bestanden: dict[str, str]) -> Handboek:
    geladen = load_handboek(maak_handboek(map_, {"data/bezoeksoorten.yml": SOORTEN, **bestanden}))
    assert [str(bevinding) for bevinding in geladen.findings] == []
    assert geladen.handboek is not None
    return geladen.handboek


def bezoek(soort: str, jaar: str, rest: str, school: str | None = "99AA00") -> str:
    wie = f"school: {school}\n" if school else ""
    return f"soort: {soort}\nschooljaar: {jaar}\n{wie}{rest}\n"


def stand(handboek: Handboek, soort: str, school: str = "99AA00") -> Beurtstand:
    return next(b.stand for b in derive_beurten(handboek, VANDAAG) if (b.soort.id, b.wie.school) == (soort, school))


@pytest.mark.parametrize(
    ("laatste", "gepland", "verwacht"),
    [
        # Four years after 14 November 2022 was yesterday; four years after the 15th is today, which is not too late.
        ("2022-11-14", None, Beurtstand.TE_LAAT),
        ("2022-11-15", None, Beurtstand.BINNENKORT),
        # 92 days from 15 November 2026 is 15 February 2027.
        ("2023-02-15", None, Beurtstand.BINNENKORT),
        ("2023-02-16", None, Beurtstand.OP_TIJD),
        ("2022-11-14", "2026-11-15", Beurtstand.GEPLAND),
        ("2022-11-14", "2026-11-14", Beurtstand.ZONDER_UITKOMST),
        # What was planned before the visit that took place is over.
        ("2022-11-14", "2022-11-14", Beurtstand.TE_LAAT),
        (None, None, Beurtstand.NOOIT),
        (None, "2027-01-12", Beurtstand.GEPLAND),
    ],
)
def test_where_a_school_stands(tmp_path: Path, laatste: str | None, gepland: str | None, verwacht: Beurtstand) -> None:
    bestanden = {}
    if laatste:
        bestanden["data/bezoeken/oud.yml"] = bezoek("audit", "2022-2023", f"datum: {laatste}")
    if gepland:
        bestanden["data/bezoeken/nieuw.yml"] = bezoek("audit", "2026-2027", f"gepland: {gepland}")
    assert stand(lees(tmp_path, bestanden), "audit") is verwacht


def test_everybody_with_a_term_has_a_turn_and_a_kind_without_one_only_where_it_came(tmp_path: Path) -> None:
    handboek = lees(tmp_path, {"data/bezoeken/v.yml": bezoek("visitatie", "2026-2027", "datum: 2026-10-01")})
    beurten = {(b.soort.id, b.wie) for b in derive_beurten(handboek, VANDAAG)}
    scholen = [Wie(Bezocht.SCHOOL, "99AA00"), Wie(Bezocht.SCHOOL, "99AE00")]
    assert beurten == {
        *(("audit", wie) for wie in (*scholen, Wie(Bezocht.BESTUUR, "proef"))),
        *(("jaarbezoek", wie) for wie in scholen),
        ("visitatie", scholen[0]),
    }


def test_visits_in_calendar_and_attention(tmp_path: Path) -> None:
    handboek = lees(
        tmp_path,
        {
            "data/bezoeken/een.yml": bezoek("audit", "2022-2023", "datum: 2022-09-27"),
            "data/bezoeken/twee.yml": bezoek("jaarbezoek", "2026-2027", "gepland: 2026-12-01", "99AE00"),
            "data/bezoeken/drie.yml": bezoek("jaarbezoek", "2025-2026", "datum: 2026-03-10"),
        },
    )
    afgeleid = derive(handboek, VANDAAG)
    momenten = [m for m in afgeleid.momenten if m.soort is Momentsoort.BEZOEK]
    assert [(m.dag, m.hele_maand, m.titel, m.scholen, m.rollen) for m in momenten] == [
        (date(2026, 9, 1), True, "Audit", ("99AA00",), ("kwaliteitscoordinator",)),
        (date(2026, 12, 1), False, "Jaarbezoek", ("99AE00",), ()),
        (date(2027, 3, 1), True, "Jaarbezoek", ("99AA00",), ()),
    ]
    assert momenten[1].bron == ("bezoek", "twee")
    assert [m.te_laat for m in momenten] == [True, False, False]
    laat = [p for p in afgeleid.aandacht if p.soort is Aandachtsoort.BEZOEK_TE_LAAT]
    assert [(p.titel, p.school, p.sinds) for p in laat] == [("Audit", "99AA00", date(2026, 9, 27))]


AFSPRAKEN = """\
datum: 2026-10-01
afspraken:
  - {id: rooster, wat: Het rooster aanpassen, eigenaar: leerkracht, gereed_op: 2026-11-01}
  - {wat: Ouders bellen, eigenaar: KC, gereed_op: 2026-12-01, status: bezig}
  - {wat: Verslag maken, eigenaar: KC, gereed_op: 2026-10-20, status: gereed, opvolging: Het is er.}
"""


def test_agreements_are_actions_with_their_visit_or_signal_as_source(tmp_path: Path) -> None:
    signaal = (
        "- id: drukte\n  school: 99AE00\n  schooljaar: 2026-2027\n  datum: 2026-09-01\n  onderwerp: Drukte\n  tekst: Druk.\n"
        "  afspraken:\n    - {wat: Meekijken, eigenaar: KC, gereed_op: 2026-11-10}\n"
    )
    handboek = lees(
        tmp_path, {"data/bezoeken/b.yml": bezoek("jaarbezoek", "2026-2027", AFSPRAKEN), "data/signalen/s.yml": signaal}
    )
    gevonden = {a.wat: a for a in acties(handboek)}
    assert set(gevonden) == {
        "Elke dag twintig minuten vrij lezen.",
        "Het rooster aanpassen",
        "Ouders bellen",
        "Verslag maken",
        "Meekijken",
    }
    assert gevonden["Elke dag twintig minuten vrij lezen."].bron == ("analyse", "lezen-2025")
    assert gevonden["Het rooster aanpassen"].bron == ("bezoek", "b")
    assert gevonden["Meekijken"].bron == ("signaal", "drukte")
    assert {wat for wat, a in gevonden.items() if a.te_laat(VANDAAG)} == {"Het rooster aanpassen", "Meekijken"}
    afgeleid = derive(handboek, VANDAAG)
    laat = {(p.titel, p.bron) for p in afgeleid.aandacht if p.soort is Aandachtsoort.ACTIE_TE_LAAT}
    assert laat == {("Het rooster aanpassen", ("bezoek", "b")), ("Meekijken", ("signaal", "drukte"))}
    dagen = {(m.titel, m.dag) for m in afgeleid.momenten if m.soort is Momentsoort.ACTIE and m.bron}
    assert dagen == {
        ("Het rooster aanpassen", date(2026, 11, 1)),
        ("Ouders bellen", date(2026, 12, 1)),
        ("Meekijken", date(2026, 11, 10)),
    }


def zelf(jaar: str, datum: str, respondenten: int, oordelen: dict[str, str]) -> str:
    lijst = "".join(f'  - {{item: {item}, oordeel: "{oordeel}"}}\n' for item, oordeel in oordelen.items())
    return (
        f"kader: proefkader\nschooljaar: {jaar}\nschool: 99AA00\ndatum: {datum}\nrespondenten: {respondenten}\noordelen:\n{lijst}"
    )


OORDELEN = """\
datum: 2026-03-10
oordelen:
  - {item: 1a, oordeel: "1"}
  - {item: 1b, oordeel: "2"}
  - {item: 2a, oordeel: "2"}
"""


def naast(map_: Path, **zelfevaluaties: str) -> Toetsing:
    bestanden = {f"data/zelfevaluaties/{naam}.yml": tekst for naam, tekst in zelfevaluaties.items()}
    handboek = lees(map_, {"data/bezoeken/a.yml": bezoek("audit", "2025-2026", OORDELEN), **bestanden})
    gevonden = toetsing(handboek, handboek.bezoeken[0])
    assert gevonden is not None
    return gevonden


def test_a_visit_beside_the_newest_self_evaluation_before_it(tmp_path: Path) -> None:
    gevonden = naast(
        tmp_path,
        oud=zelf("2024-2025", "2025-02-01", 12, {"1a": "1", "1b": "1", "2a": "1"}),
        dag=zelf("2025-2026", "2026-03-10", 12, {"1a": "2", "1b": "2"}),
        later=zelf("2025-2026", "2026-03-11", 12, {"1a": "1", "1b": "1", "2a": "2"}),
    )
    assert gevonden.zelfevaluatie is not None
    assert gevonden.zelfevaluatie.id == "dag"
    assert [(i.item, i.verschil, i.stappen) for i in gevonden.items] == [
        ("1a", Verschil.HOGER, 1),
        ("1b", Verschil.GELIJK, 0),
        ("2a", Verschil.NIET_TE_VERGELIJKEN, 0),
    ]
    assert gevonden.vergeleken == 2


def test_of_too_few_respondents_nothing_is_compared(tmp_path: Path) -> None:
    gevonden = naast(tmp_path, dag=zelf("2025-2026", "2026-03-01", 4, {"1a": "2", "1b": "2"}))
    assert gevonden.te_klein
    assert {item.zelf for item in gevonden.items} == {None}
    assert gevonden.vergeleken == 0
    assert toetsing_zinnen(gevonden, Bezocht.SCHOOL) == []


def items(stappen: list[int]) -> Toetsing:
    def een(stap: int) -> Verschil:
        return Verschil.HOGER if stap > 0 else Verschil.LAGER if stap < 0 else Verschil.GELIJK

    return Toetsing(tuple(Itemvergelijking(str(n), "2", "2", een(s), s) for n, s in enumerate(stappen)))


@pytest.mark.parametrize(
    ("stappen", "bevat", "zonder"),
    [
        ([0, 0, 1, 1], "te weinig om te zeggen", "steeds"),
        ([0, 0, 0, 1, 1], "steeds positiever", "te weinig"),
        ([0, 0, 0, -1, -1], "steeds strenger", "te weinig"),
        ([0, 0, 0, -1, 1], "bij 3 hetzelfde, bij 1 hoger en bij 1 lager", "steeds"),
        ([0, 0, 0, 0, 1], "bij 4 hetzelfde en bij 1 hoger", "steeds"),
        ([0, 0, 0, 0, 0], "waren zij het eens", "steeds"),
        ([0, 0, 0, 0, 2], "meer dan één stap", "steeds"),
    ],
)
def test_words_claim_no_more_than_the_items_allow(stappen: list[int], bevat: str, zonder: str) -> None:
    zin = " ".join(toetsing_zinnen(items(stappen), Bezocht.SCHOOL))
    assert bevat in zin
    assert zonder not in zin


@pytest.mark.parametrize(
    ("naam", "besturen", "school", "bestuur", "verwacht"),
    [
        ("Stichting Duin", {"duin": "Stichting Duin"}, None, None, "Stichting Duin (de organisatie als geheel)"),
        ("Stichting Duin", {"duin": "stichting duin"}, None, "duin", "stichting duin (bestuur)"),
        ("Stichting Duin", {"duin": "Duinbestuur"}, None, None, "Stichting Duin"),
        ("Stichting Duin", {"duin": "Duinbestuur", "zee": "Stichting Duin"}, None, "duin", "Duinbestuur"),
        # A school that is an organisation of its own keeps its name; the others say what they are.
        ("De Linde", {"linde": "De Linde"}, "99AA00", None, "De Linde"),
        ("De Linde", {"linde": "Stichting Linde"}, None, None, "De Linde (de organisatie als geheel)"),
        ("Stichting Duin", {"linde": "De Linde"}, None, "linde", "De Linde (bestuur)"),
        ("Stichting Duin", {}, "99XX00", None, "99XX00"),
        ("Stichting Duin", {}, None, "weg", "weg"),
    ],
)
def test_names_tell_school_board_and_organisation_apart(
    naam: str, besturen: dict[str, str], school: str | None, bestuur: str | None, verwacht: str
) -> None:
    organisatie = Organisatie(
        naam=naam,
        besturen=tuple(Bestuur(id=id_, naam=van) for id_, van in besturen.items()),
        scholen=(School(sleutel="99AA00", naam="De Linde", soort=Schoolsoort.BO),),
    )
    assert wie_naam(organisatie, school, bestuur) == verwacht


@given(st.lists(st.integers(-3, 3), max_size=12))
def test_what_lies_more_than_one_step_apart(stappen: list[int]) -> None:
    assert [item.stappen for item in items(stappen).ver] == [stap for stap in stappen if stap not in (-1, 0, 1)]


@given(st.lists(st.integers(-3, 3), max_size=12))
def test_the_counts_of_a_comparison_add_up(stappen: list[int]) -> None:
    gevonden = items(stappen)
    telling = [gevonden.telling(v) for v in (Verschil.GELIJK, Verschil.HOGER, Verschil.LAGER)]
    assert telling == [stappen.count(0), sum(s > 0 for s in stappen), sum(s < 0 for s in stappen)]
    assert sum(telling) == gevonden.vergeleken == len(stappen)


def oordeel(**velden: Any) -> str:
    basis = {"bron": "Rapport", "school": "99AA00", **velden}
    return "- {" + ", ".join(f"{naam}: {waarde}" for naam, waarde in basis.items()) + "}\n"


def test_the_newest_judgement_of_each_item_and_what_is_public_of_it(tmp_path: Path) -> None:
    tekst = (
        oordeel(id="oud", datum="2020-01-10", kader="proefkader", item="1a", oordeel='"1"')
        + oordeel(id="nieuw", datum="2024-01-10", kader="proefkader", item="1a", oordeel='"2"', zichtbaarheid="publiek")
        + oordeel(id="geheel", datum="2022-01-10", oordeel="voldoende", zichtbaarheid="publiek")
        + oordeel(id="toen", datum="2012-01-10", oordeel="basisarrangement", soort="arrangement", zichtbaarheid="publiek")
    )
    handboek = lees(tmp_path, {"data/inspectie/x.yml": tekst})
    school = Wie(Bezocht.SCHOOL, "99AA00")
    gevonden = {sleutel: o.id for sleutel, o in laatste_oordelen(handboek).items()}
    assert gevonden == {(school, "proefkader", "1a"): "nieuw", (school, None, None): "geheel"}
    # The framework of the example is internal, and so is what refers to it.
    assert {o.id for o in project_publiek(handboek).inspectieoordelen} == {"geheel", "toen"}


STAPPEN = """\
datum: 2026-03-10
oordelen:
  - {item: 1a, oordeel: "1"}
  - {item: 1b, oordeel: "1"}
  - {item: 2a, oordeel: "3"}
"""
DRIE = 'schaal:\n  - {waarde: "1", naam: nog niet}\n  - {waarde: "2", naam: bijna}\n  - {waarde: "3", naam: ja}\n'


@pytest.mark.parametrize(
    ("respondenten", "afspraak", "verwacht"),
    [
        (9, "", [("C409", 6), ("C409", 8)]),
        # An agreement about the item is the talk that the difference asks for.
        (9, "afspraken:\n  - {wat: Samen kijken, item: 2a, eigenaar: KC, gereed_op: 2026-12-01}\n", [("C409", 6)]),
        (9, "afspraken:\n  - {wat: Samen kijken, eigenaar: KC, gereed_op: 2026-12-01}\n", [("C409", 6), ("C409", 8)]),
        # Of too few respondents nothing is told, in a finding neither.
        (4, "", []),
    ],
)
def test_a_difference_of_more_than_one_step_is_a_finding(
    tmp_path: Path, respondenten: int, afspraak: str, verwacht: list[tuple[str, int]]
) -> None:
    basis = maak_handboek(tmp_path / "basis") / "kaarten/kaders/proefkader.yml"
    kop, _, rest = basis.read_text("utf-8").partition("schaal:\n")
    bestanden: dict[str, str | bytes | None] = {
        "kaarten/kaders/proefkader.yml": kop + DRIE + rest[rest.index("onderdelen:") :],
        "data/bezoeksoorten.yml": "- {id: audit, naam: Audit, toets: ja, kader: proefkader}\n",
        "data/bezoeken/a.yml": bezoek("audit", "2025-2026", STAPPEN + afspraak),
        "data/zelfevaluaties/z.yml": zelf("2025-2026", "2026-03-01", respondenten, {"1a": "3", "1b": "2", "2a": "1"}),
    }
    gevonden = [b for b in check(load_handboek(maak_handboek(tmp_path / "handboek", bestanden))) if b.code == "C409"]
    assert [(b.code, b.regel) for b in gevonden] == verwacht
    assert {b.bestand for b in gevonden} <= {"data/bezoeken/a.yml"}


def test_of_many_who_were_never_visited_a_finding_says_how_many(tmp_path: Path) -> None:
    rijen = "".join(f"99B{letter}00;School {letter};bo;proef;noord;Zandhoek\n" for letter in "ABCDE")
    map_ = maak_handboek(tmp_path, {"data/bezoeksoorten.yml": SOORTEN})
    scholen = map_ / "data/scholen.csv"
    scholen.write_text(scholen.read_text("utf-8") + rijen, "utf-8")
    gevonden = [(b.regel, b.wat) for b in check(load_handboek(map_)) if b.code == "C408"]
    # Seven schools, and the board for the audit only; there is no term for a visitatie.
    assert gevonden == [
        (1, "Audit: voor zover bekend nog nooit bij 7\xa0scholen en 1\xa0bestuur. Of dat te laat is, valt niet te zeggen."),
        (2, "Jaarbezoek: voor zover bekend nog nooit bij 7\xa0scholen. Of dat te laat is, valt niet te zeggen."),
    ]


def test_what_was_planned_or_asks_for_its_outcome_is_not_told_as_never(tmp_path: Path) -> None:
    handboek = maak_handboek(
        tmp_path,
        {
            "data/bezoeksoorten.yml": "- {id: jaarbezoek, naam: Jaarbezoek, elke_maanden: 12}\n",
            "data/bezoeken/a.yml": bezoek("jaarbezoek", "2026-2027", "gepland: 2027-01-12"),
            "data/bezoeken/b.yml": bezoek("jaarbezoek", "2026-2027", "gepland: 2026-11-12", "99AE00"),
        },
    )
    assert [b.code for b in check(load_handboek(handboek)) if b.code in {"C390", "C391", "C408"}] == ["C391"]
