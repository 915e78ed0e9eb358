"""Figures in words: states, verdicts, small groups, changes and progress say what is certain and no more."""

from __future__ import annotations

from dataclasses import replace

import pytest
import voorbeeld

from kwaliteitshandboek.charts import notatie
from kwaliteitshandboek.derive.doelen import derive_voortgang
from kwaliteitshandboek.derive.redenen import Reden
from kwaliteitshandboek.derive.trends import Trend, Trendreden, Trendsoort, trend
from kwaliteitshandboek.model.cijfer import Bereik, Cijfer, Cijferstaat, Normstand, Oordeel
from kwaliteitshandboek.model.doel import Meetpunt
from kwaliteitshandboek.model.indicator import Indicator, Richting
from kwaliteitshandboek.model.organisatie import Schoolsoort
from kwaliteitshandboek.pages import woorden
from kwaliteitshandboek.pages.adressen import make_wereld
from kwaliteitshandboek.pages.doelen import doelbeeld, voortgang_woorden
from kwaliteitshandboek.pages.indicatoren import antwoord

PROCENT = Indicator.model_validate(voorbeeld.INDICATOREN[0])
DUN, VAST = "\u202f", "\u00a0"


def _cijfer(onder: float, boven: float | None = None, jaar: str = "2025-2026", **meer: object) -> Cijfer:
    bereik = Bereik(onder, onder if boven is None else boven)
    staat = Cijferstaat.BEKEND if bereik.exact else Cijferstaat.BEREIK
    return Cijfer(PROCENT.id, "99AA00", jaar, staat, bereik, **meer)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cijfer", "klasse"),
    [
        (_cijfer(85, norm=85.0, oordeel=Oordeel.BOVEN, leerlingen=Bereik(15, 15)), "boven"),
        (_cijfer(84, norm=85.0, oordeel=Oordeel.ONDER, leerlingen=Bereik(15, 15)), "onder"),
        (_cijfer(84, norm=85.0, oordeel=Oordeel.ONDER, leerlingen=Bereik(14, 14)), "geen-norm"),
        (_cijfer(84, norm=85.0, oordeel=Oordeel.ONDER, leerlingen=Bereik(14, 20)), "geen-norm"),
        (_cijfer(80, 90, norm=85.0, oordeel=Oordeel.NIET_TE_BEPALEN, leerlingen=Bereik(30, 40)), "niet-te-bepalen"),
        (_cijfer(84), None),
        (Cijfer(PROCENT.id, None, "2025-2026", Cijferstaat.TE_KLEIN, norm=85.0), "geen-gegevens"),
    ],
)
def test_verdict(cijfer: Cijfer, klasse: str | None) -> None:
    status = woorden.oordeel(cijfer, PROCENT, 15)
    assert (status.klasse if status else None) == klasse


ZONDER_TOETS = Indicator.model_validate(
    {
        **voorbeeld.INDICATOREN[0],
        "overgeslagen": [
            {"schooljaar": "2018-2019", "reden": "Brand."},
            {"schooljaar": "2019-2020", "reden": "Geen eindtoets."},
        ],
    }
)


@pytest.mark.parametrize(
    ("jaren", "overgeslagen", "verwacht"),
    [
        ((), (), "2025-2026"),
        (("2025-2026",), (), "2025-2026"),
        (("2023-2024", "2024-2025", "2025-2026"), (), "2023-2024 tot en met 2025-2026"),
        (
            ("2017-2018", "2018-2019", "2020-2021"),
            ("2019-2020",),
            "2017-2018, 2018-2019 en 2020-2021 (2019-2020 overgeslagen: geen eindtoets)",
        ),
        (
            ("2017-2018", "2020-2021"),
            ("2018-2019", "2019-2020"),
            "2017-2018 en 2020-2021 (2018-2019 overgeslagen: brand; 2019-2020 overgeslagen: geen eindtoets)",
        ),
        (("2020-2021", "2022-2023"), ("2021-2022",), "2020-2021 en 2022-2023 (2021-2022 overgeslagen)"),
    ],
)
def test_period_names_years_that_were_stepped_over(jaren: tuple[str, ...], overgeslagen: tuple[str, ...], verwacht: str) -> None:
    assert woorden.periode(_cijfer(80, jaren=jaren, overgeslagen=overgeslagen), ZONDER_TOETS) == verwacht


def test_lines_under_a_table_name_each_stepped_over_year_once() -> None:
    over = _cijfer(80, jaren=("2018-2019", "2020-2021"), overgeslagen=("2019-2020",))
    assert woorden.overslagregels([(over, ZONDER_TOETS), (_cijfer(81), ZONDER_TOETS), (over, ZONDER_TOETS)]) == [
        f"{ZONDER_TOETS.naam}: 2019-2020 overgeslagen: geen eindtoets."
    ]


def test_how_a_figure_was_worked_out_is_not_said_where_there_is_none() -> None:
    codes = (Reden.AANTAL_ROND_GRENS, Reden.VENSTERS_ONEENS, Reden.JAAR_ONTBREEKT)
    geen = Cijfer(PROCENT.id, "99AA00", "2025-2026", Cijferstaat.ONTBREEKT, redenen=codes)
    assert woorden.redenen(geen) == [woorden.REDENEN[Reden.JAAR_ONTBREEKT]]
    assert woorden.redenen(_cijfer(80, 90, redenen=codes)) == [woorden.REDENEN[code] for code in codes]


@pytest.mark.parametrize(("norm", "tekst"), [(85, f"85{DUN}%"), (57.3, f"57,3{DUN}%"), (57.25, f"57,25{DUN}%"), (0, f"0{DUN}%")])
def test_norm_has_its_own_decimals(norm: float, tekst: str) -> None:
    een = PROCENT.model_copy(update={"precisie": 1})
    assert woorden.norm(_cijfer(80, norm=norm, normnaam="ambitie"), een) == f"ambitie {tekst}"
    assert notatie.toon_norm(norm, een) == tekst


def test_a_second_norm_is_told_with_its_own_word_and_print_does_not_contradict_it() -> None:
    """89,6 % rounds to 90 %, and is under an ambition of 90 %; small groups get the norm without a word."""
    normen = (Normstand("eigen ambitie", 90.0, Oordeel.ONDER), Normstand("ondergrens", 80.0, Oordeel.BOVEN))
    heel = PROCENT.model_copy(update={"precisie": 0})
    cijfer = _cijfer(
        89.6, norm=85.0, normnaam="signaleringswaarde", oordeel=Oordeel.BOVEN, leerlingen=Bereik(48, 48), andere_normen=normen
    )
    assert woorden.cijfer(cijfer, heel) == f"89,6{DUN}%"
    assert [
        (n.tekst, n.oordeel and n.oordeel.woord, n.oordeel and n.oordeel.klasse) for n in woorden.andere_normen(cijfer, heel, 15)
    ] == [
        (f"eigen ambitie 90{DUN}%", "onder", "onder"),
        (f"ondergrens 80{DUN}%", "op of boven", "boven"),
    ]
    assert [n.zin for n in woorden.andere_normen(cijfer, heel, 15)] == [
        f"Dat is onder de eigen ambitie van 90{DUN}%",
        f"Dat is op of boven de ondergrens van 80{DUN}%",
    ]
    klein = replace(cijfer, leerlingen=Bereik(14, 14))
    assert [(n.oordeel, n.zin) for n in woorden.andere_normen(klein, heel, 15)] == [(None, ""), (None, "")]


VAN, TOT = _cijfer(82, jaar="2024-2025"), _cijfer(88)


@pytest.mark.parametrize(
    ("verloop", "verwacht"),
    [
        (Trend(Trendsoort.GESTEGEN, None, VAN, TOT, Bereik(6, 6)), f"6{VAST}procentpunt hoger dan 82{DUN}% in 2024-2025"),
        (Trend(Trendsoort.GEDAALD, None, TOT, VAN, Bereik(-6, -6)), None),
        (Trend(Trendsoort.GELIJK, None, VAN, TOT, Bereik(0, 0)), "gelijk aan 2024-2025"),
        (
            Trend(Trendsoort.ONZEKER, Trendreden.TOEVAL_MOGELIJK, VAN, TOT),
            f"was 82{DUN}% in 2024-2025; het verschil kan toeval zijn",
        ),
        (
            Trend(Trendsoort.ONZEKER, Trendreden.BEREIKEN_OVERLAPPEN, VAN, TOT),
            f"niet te zeggen of het anders is dan 82{DUN}% in 2024-2025",
        ),
        (Trend(Trendsoort.TE_KLEIN, Trendreden.KLEINE_GROEP, VAN, TOT), f"was 82{DUN}% in 2024-2025"),
        # Ranges that overlap may be the same, whatever the reason for which no change is claimed; those that do not were other.
        *(
            (Trend(Trendsoort.TE_KLEIN, Trendreden.KLEINE_GROEP, _cijfer(*toen, jaar="2024-2025"), _cijfer(*nu)), woorden_)
            for toen, nu, woorden_ in (
                ((60, 90), (66, 89), f"niet te zeggen of het anders is dan 60–90{DUN}% in 2024-2025"),
                ((60, 90), (90, 95), f"niet te zeggen of het anders is dan 60–90{DUN}% in 2024-2025"),
                ((60, 90), (91, 95), f"was 60–90{DUN}% in 2024-2025"),
                ((60, 90), (90,), f"niet te zeggen of het anders is dan 60–90{DUN}% in 2024-2025"),
                ((80,), (80,), "gelijk aan 2024-2025"),
                ((80.04,), (80.0,), "afgerond gelijk aan 2024-2025"),
                ((80,), (90,), f"was 80{DUN}% in 2024-2025"),
            )
        ),
        (
            Trend(Trendsoort.ONZEKER, Trendreden.NIET_ALLE_SCHOLEN, _cijfer(60, 90, jaar="2024-2025"), _cijfer(66, 89)),
            f"niet te zeggen of het anders is dan 60–90{DUN}% in 2024-2025; toen waren het niet dezelfde scholen",
        ),
        (Trend(Trendsoort.TE_KORT, Trendreden.TE_WEINIG_JAREN, None, TOT), None),
    ],
)
def test_change(verloop: Trend, verwacht: str | None) -> None:
    assert woorden.verschil(verloop, TOT, PROCENT) == verwacht


TEL = PROCENT.model_copy(
    update={"berekening": PROCENT.berekening.model_copy(update={"teller": ("a",), "noemer": ("a", "b")}), "precisie": 0}
)


@pytest.mark.parametrize(
    ("toen", "nu", "eenheden", "verwacht"),
    [
        # 75 of 86 is 87,2 %, 76 of 88 is 86,4 %: 0,8 point of 88 is 0,7 pupil.
        ((75, 86), (76, 88), "leerlingen", "omgerekend ongeveer 1_leerling minder dan in 2024-2025 (87~%)"),
        # Of as many pupils nothing is converted.
        ((70, 80), (68, 80), "leerlingen", "2_leerlingen minder dan in 2024-2025 (88~%)"),
        ((68, 80), (69, 80), "ouders", "1_ouder meer dan in 2024-2025 (85~%)"),
        (
            (70, 80),
            (88, 101),
            "ouders",
            "was 88~% in 2024-2025; het verschil is omgerekend minder dan 1_ouder en kan toeval zijn",
        ),
        ((70, 80), (68, 80), "dozen", "was 88~% in 2024-2025; het verschil kan toeval zijn"),
        # Beyond chance: 60 % of 100 is at most 69, 86 % of 100 at least 77 (Wilson, 95 %).
        ((60, 100), (86, 100), "leerlingen", "26_procentpunt hoger dan 60~% in 2024-2025; dat zijn 26_leerlingen meer"),
        ((86, 100), (60, 100), "leerlingen", "26_procentpunt lager dan 86~% in 2024-2025; dat zijn 26_leerlingen minder"),
        (
            (60, 100),
            (69, 80),
            "leerlingen",
            "26_procentpunt hoger dan 60~% in 2024-2025; dat zijn omgerekend ongeveer 21_leerlingen meer",
        ),
    ],
)
def test_a_change_is_told_in_pupils_too(toen: tuple[int, int], nu: tuple[int, int], eenheden: str, verwacht: str) -> None:
    van, tot = (
        _cijfer(
            100 * teller / n,
            jaar=jaar,
            teller=Bereik(teller, teller),
            noemer=Bereik(n, n),
            leerlingen=Bereik(n, n),
            jaren=(jaar,),
        )
        for jaar, (teller, n) in (("2024-2025", toen), ("2025-2026", nu))
    )
    zin = woorden.verschil(trend((van, tot), 15, TEL.richting), tot, TEL, eenheden)
    slot = "" if "procentpunt" in verwacht or "toeval" in verwacht else "; zo'n verschil kan toeval zijn"
    assert zin == verwacht.replace("_", VAST).replace("~", DUN) + slot


GROEPEN = [
    # Of the year before, of this year; what stands behind the change of a year apart, and behind that of the figure itself.
    ((12, 14), (9, 9), "in beide jaren was de groep klein", "toen was de groep klein"),
    ((14, 17), (11, 16), "in beide jaren kan de groep klein zijn geweest", "toen kan de groep klein zijn geweest"),
    (
        (14, 14),
        (14, 15),
        "in 2024-2025 was de groep klein en in 2025-2026 kan de groep klein zijn geweest",
        "toen was de groep klein",
    ),
    ((20, 20), (8, 8), "in 2025-2026 was de groep klein", ""),
    ((8, 30), (20, 20), "in 2024-2025 kan de groep klein zijn geweest", "toen kan de groep klein zijn geweest"),
]


@pytest.mark.parametrize(("toen", "nu", "apart", "zelf"), GROEPEN)
def test_of_small_years_a_change_says_that_they_are_small(
    toen: tuple[int, int], nu: tuple[int, int], apart: str, zelf: str
) -> None:
    """The tile of the testers: 100 %, was 88,2-97,5 %, of 14 to 17 and 11 to 16 pupils; over years together no group is small."""
    van, tot = (
        _cijfer(*waarde, jaar=jaar, leerlingen=Bereik(*groep), noemer=Bereik(*groep), jaren=(jaar,))
        for waarde, groep, jaar in (((88, 97), toen, "2024-2025"), ((100,), nu, "2025-2026"))
    )
    verloop = trend((van, tot), 15, PROCENT.richting)
    samen = _cijfer(96, jaren=("2023-2024", "2024-2025", "2025-2026"), leerlingen=Bereik(40, 48))
    was = f"was 88–97{DUN}% in 2024-2025"
    assert woorden.verschil(verloop, samen, PROCENT, kleine_groep=15) == f"2025-2026 apart: 100{DUN}%, {was}; {apart}"
    assert woorden.verschil(verloop, tot, PROCENT, kleine_groep=15) == (f"{was}; {zelf}" if zelf else was)


def test_small_years_that_are_the_same_are_the_same_in_a_tile_of_more_years_too() -> None:
    """'100 %, was 100 %' reads as a change; and both years are small."""
    samen = _cijfer(96, jaren=("2024-2025", "2025-2026"))
    van, tot = (_cijfer(100, jaar=jaar, leerlingen=Bereik(12, 12), noemer=Bereik(12, 12)) for jaar in samen.jaren)
    verloop = trend((van, tot), 15, PROCENT.richting)
    assert (
        woorden.verschil(verloop, samen, PROCENT)
        == f"2025-2026 apart: 100{DUN}%, gelijk aan 2024-2025; in beide jaren was de groep klein"
    )


def test_change_below_a_pooled_figure_names_the_year_apart() -> None:
    samen = _cijfer(85, jaren=("2024-2025", "2025-2026"))
    verloop = Trend(Trendsoort.GESTEGEN, None, VAN, TOT, Bereik(6, 6))
    assert (
        woorden.verschil(verloop, samen, PROCENT)
        == f"2025-2026 apart: 88{DUN}%, 6{VAST}procentpunt hoger dan 82{DUN}% in 2024-2025"
    )


@pytest.mark.parametrize(
    ("groep", "noemer", "bevat"),
    [
        (Bereik(10, 10), Bereik(10, 10), f"ongeveer 10{VAST}procentpunt"),
        (Bereik(8, 8), Bereik(8, 8), f"ongeveer 13{VAST}procentpunt"),
        (Bereik(8, 12), Bereik(8, 12), "Kleine groep: een paar leerlingen"),
        (Bereik(8, 15), Bereik(8, 15), "De groep kan klein zijn: dan maakt een paar leerlingen"),
        (Bereik(10, 10), Bereik(30, 30), "een paar leerlingen"),
        (Bereik(20, 20), Bereik(20, 20), None),
        (None, None, None),
    ],
    ids=["ten", "eight", "a range", "a range that reaches the threshold", "three subjects each", "not small", "unknown"],
)
def test_small_group_says_what_a_pupil_weighs(groep: Bereik | None, noemer: Bereik | None, bevat: str | None) -> None:
    zin = woorden.gewicht(_cijfer(80, leerlingen=groep, noemer=noemer), PROCENT, 15)
    assert (zin is None) if bevat is None else (zin is not None and bevat in zin)


def test_every_state_has_a_sentence_and_every_kind_of_school_a_name() -> None:
    zonder_waarde = set(Cijferstaat) - {Cijferstaat.BEKEND, Cijferstaat.BEREIK}
    assert set(woorden.STAATUITLEG) == zonder_waarde
    assert set(woorden.SOORTNAMEN) == set(woorden.MEERVOUDEN) == set(Schoolsoort)


def test_every_reason_is_told_by_a_sentence_or_by_the_state() -> None:
    door_staat = {
        Reden.GEEN_METING, Reden.CEL_ONTBREEKT, Reden.CEL_GEHEIM, Reden.CEL_NVT, Reden.ANDERE_SCHOOLSOORT, Reden.GROEP_TE_KLEIN,
        Reden.DEEL_BEKEND,
    }  # fmt: skip
    assert set(woorden.REDENEN) | door_staat == set(Reden)
    assert not set(woorden.REDENEN) & door_staat
    assert woorden.redenen(_cijfer(80, redenen=("kleine_school", "geen_meting"))) == [woorden.REDENEN[Reden.KLEINE_SCHOOL]]


OP, NEER, ZELFDE = Trend(Trendsoort.GESTEGEN), Trend(Trendsoort.GEDAALD), Trend(Trendsoort.GELIJK)
TOEVAL, OPEN = (
    Trend(Trendsoort.ONZEKER, Trendreden.TOEVAL_MOGELIJK),
    Trend(Trendsoort.ONZEKER, Trendreden.BEREIKEN_OVERLAPPEN),
)


@pytest.mark.parametrize(
    ("basis", "streef", "nu", "verloop", "verwacht"),
    [
        (80, 90, Bereik(85, 85), OP, f"50{DUN}% van de weg afgelegd"),
        (80, 90, Bereik(82, 88.05), OP, f"20 tot 81{DUN}% van de weg afgelegd"),
        (80, 90, Bereik(89.99, 89.99), OP, f"99{DUN}% van de weg afgelegd"),
        (80, 90, Bereik(85, 85), TOEVAL, "het verschil kan toeval zijn"),
        (80, 90, Bereik(85, 85), OPEN, None),
        (80, 90, Bereik(85, 85), Trend(Trendsoort.TE_KLEIN, Trendreden.KLEINE_GROEP), None),
        # The base as the goal says it is not the figure of that year: the change is to the other side.
        (80, 90, Bereik(85, 85), NEER, None),
        (80, 90, Bereik(90, 95), TOEVAL, "doel bereikt"),
        (80, 90, Bereik(89, 95), OP, "bereikt of bijna bereikt"),
        (80, 90, Bereik(89, 95), TOEVAL, "het verschil kan toeval zijn"),
        (80, 90, Bereik(82, 95), OP, "niet precies te zeggen hoe ver wij zijn"),
        (80, 90, Bereik(78, 80), NEER, "nog niet dichterbij dan bij de start"),
        (80, 90, Bereik(80, 80), ZELFDE, "nog niet dichterbij dan bij de start"),
        (80, 90, Bereik(78, 80), TOEVAL, "het verschil kan toeval zijn"),
        (80, 90, Bereik(78, 80), OPEN, None),
        (80, 80, Bereik(79, 79), NEER, "doel niet bereikt"),
        (80, 90, None, OP, None),
    ],
)
def test_progress_of_a_goal_in_words(
    basis: float, streef: float, nu: Bereik | None, verloop: Trend, verwacht: str | None
) -> None:
    stand = derive_voortgang(basis, streef, nu, Richting.HOGER)
    assert voortgang_woorden(stand, verloop, omhoog=streef > basis) == verwacht


def test_progress_downwards() -> None:
    stand = derive_voortgang(20, 10, Bereik(15, 15), Richting.LAGER)
    assert voortgang_woorden(stand, NEER, omhoog=False) == f"50{DUN}% van de weg afgelegd"
    assert voortgang_woorden(stand, OP, omhoog=False) is None


@pytest.mark.parametrize(
    ("leerlingen", "jaren", "verwacht"),
    [
        # By hand, Wilson 95 %: 60 % of 400 is 55,1 to 64,7, 75 % of 400 is 70,5 to 79,0; of 40 they are 44,6-73,7 and 59,8-85,8.
        (400, False, f"50{DUN}% van de weg afgelegd"),
        (40, False, "het verschil kan toeval zijn"),
        (400, True, None),
        (10, False, None),
    ],
    ids=["many", "few", "pooled figures share years", "small group"],
)
def test_progress_needs_a_change_that_is_no_chance(leerlingen: int, jaren: bool, verwacht: str | None) -> None:
    handboek = voorbeeld.handboek()
    groep = Bereik(leerlingen, leerlingen)
    doel = handboek.doel_per_id["koers"].model_copy(
        update={
            "school": "99AA00",
            "basis": Meetpunt(schooljaar="2023-2024", waarde="60"),
            "streef": Meetpunt(schooljaar="2027-2028", waarde="90"),
        }
    )
    deel = {"leerlingen": groep, "noemer": groep}
    toen = _cijfer(60, jaar="2023-2024", jaren=("2022-2023", "2023-2024") if jaren else (), **deel)
    nu = _cijfer(75, jaren=("2023-2024", "2024-2025", "2025-2026") if jaren else (), **deel)
    afgeleid = replace(
        voorbeeld.afgeleid(handboek), vensters={}, cijfers={(c.indicator, c.school, c.schooljaar): c for c in (toen, nu)}
    )
    beeld = doelbeeld(make_wereld(handboek, afgeleid, publiek=False), doel)
    assert beeld.voortgang == verwacht
    assert beeld.nu == f"75{DUN}% in " + ("2023-2024 tot en met 2025-2026" if jaren else "2025-2026")


def test_answer_is_honest() -> None:
    handboek = voorbeeld.handboek()
    wereld = make_wereld(handboek, voorbeeld.afgeleid(handboek), publiek=False)
    samen = wereld.afgeleid.hoofdcijfer("fundamenteel-niveau", None, "2025-2026")
    assert antwoord(wereld, PROCENT, samen) == (
        f"Alle scholen samen: 85{DUN}%, dat zijn 85 van de 100 leerlingen (2023-2024 tot en met 2025-2026). "
        f"Dat is op of boven de signaleringswaarde van 85{DUN}%."
    )
    eiland = wereld.afgeleid.hoofdcijfer("fundamenteel-niveau", "99AB00", "2025-2026")
    assert antwoord(wereld, PROCENT, eiland) == (
        f"De Eilander: 78–90{DUN}% (2023-2024 tot en met 2025-2026). "
        f"Of dat op of boven de signaleringswaarde van 85{DUN}% ligt, is niet te bepalen."
    )
    veiligheid = handboek.indicator_per_id["veiligheid"]
    geen = wereld.afgeleid.hoofdcijfer("veiligheid", None, "2025-2026")
    assert antwoord(wereld, veiligheid, geen) == "Voor alle scholen samen is er geen cijfer; hieronder ziet u de scholen apart."


def test_answer_names_the_year_that_was_stepped_over() -> None:
    """Made-up years 2017-2018 to 2020-2021, of which 2019-2020 has no test."""
    handboek = voorbeeld.handboek()
    wereld = make_wereld(handboek, voorbeeld.afgeleid(handboek), publiek=False)
    jaren = ("2017-2018", "2018-2019", "2020-2021")
    cijfer = _cijfer(80, jaar="2020-2021", jaren=jaren, overgeslagen=("2019-2020",))
    zin = antwoord(wereld, ZONDER_TOETS, cijfer)
    assert zin.endswith("(2017-2018, 2018-2019 en 2020-2021; 2019-2020 overgeslagen: geen eindtoets).")


def test_what_is_not_added_up_is_called_so_and_not_called_missing() -> None:
    cijfer = Cijfer("veiligheid", None, "2025-2026", Cijferstaat.NVT, redenen=("geen_totaal",))
    assert woorden.cijfer(cijfer, PROCENT) == "alleen per school"
    van_school = Cijfer("veiligheid", "99AC00", "2025-2026", Cijferstaat.NVT, redenen=("andere_schoolsoort",))
    assert woorden.cijfer(van_school, PROCENT) == "niet van toepassing"
