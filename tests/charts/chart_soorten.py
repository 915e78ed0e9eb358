"""Examples of the kinds of charts that are drawn from parts: masked, missing, one point, thirty schools, equal values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from chart_voorbeelden import (
    ADVIEZEN,
    GEEN_CIJFER,
    GEMIDDELDE,
    KWAAD,
    NIVEAUS,
    cijfer,
    deels_bekend,
    indicator,
    meetreeks,
    school,
    verdeling,
)

from kwaliteitshandboek.charts import (
    Chart,
    Doelrij,
    delen_chart,
    doel_chart,
    likert_chart,
    stroom_chart,
    veelluik_chart,
    warmte_chart,
)
from kwaliteitshandboek.model.cijfer import Cijfer, Cijferstaat
from kwaliteitshandboek.model.doel import Doelstand, Meetpunt
from kwaliteitshandboek.model.indicator import Indicator

ANTWOORDEN = meetreeks("helemaal oneens", "oneens", "neutraal", "eens", "helemaal eens", eenheid="ouders")
BESTEMMINGEN = meetreeks("arbeid", "dagbesteding", "vervolgonderwijs", eenheid="schoolverlaters")
BREUK = {"reeksbreuken": [{"schooljaar": "2023-2024", "reden": "Doorstroomtoets in plaats van eindtoets."}]}


def punt(begin: int, waarde: float) -> Meetpunt:
    return Meetpunt.model_validate({"schooljaar": f"{begin}-{begin + 1}", "waarde": waarde})


def doelrij(naam: str, nu: Cijfer, streef: float = 85, basis: float | None = 70, ind: Indicator | None = None) -> Doelrij:
    return Doelrij(naam, ind or indicator(), punt(2026, streef), None if basis is None else punt(2022, basis), nu)


def _likert_gewoon() -> Chart:
    rijen = [
        ("Mijn kind gaat graag naar school", verdeling(ANTWOORDEN, [2, 5, 12, 26, 20])),
        ("De school luistert naar mij", verdeling(ANTWOORDEN, [6, 14, 15, 20, 9])),
        ("Ik weet wat mijn kind leert", verdeling(ANTWOORDEN, [0, 8, 10, 30, 17])),
    ]
    return likert_chart(ANTWOORDEN, "Wat ouders zeggen", rijen)


def _likert_gemaskeerd() -> Chart:
    rijen = [
        ("Mijn kind gaat graag naar school", verdeling(ANTWOORDEN, ["<5", 5, 12, 26, "<5"])),
        ("Ouders en medewerkers maken samen de goede regels van onze school", verdeling(ANTWOORDEN, [0, 0, 3, 4, 2])),
        ("Ik weet wat mijn kind leert", verdeling(ANTWOORDEN, ["onderdrukt", 5, 10, 8, 7])),
        (KWAAD, None),
    ]
    return likert_chart(ANTWOORDEN, "Wat ouders zeggen", rijen)


def _panelen(hoeveel: int) -> list[tuple[Any, list[Cijfer]]]:
    return [
        (school(nummer, f"School {nummer:02d}"), [cijfer(begin, 60 + (nummer * 7 + begin) % 38) for begin in range(2021, 2026)])
        for nummer in range(hoeveel, 0, -1)
    ]


def _veelluik_staten() -> Chart:
    rijen = [
        (school(1, "Zonnebloem"), [cijfer(2021, 60, n=200), cijfer(2024, 62, n=200), cijfer(2025, 91, n=200)]),
        (school(2, "Prinses Beatrixschool voor Daltononderwijs"), [cijfer(2022, 80), cijfer(2023, 70, 85), cijfer(2024, 70, 90)]),
        (
            school(3, KWAAD),
            [cijfer(2023, 88), cijfer(2024, staat=Cijferstaat.TE_KLEIN), cijfer(2025, staat=Cijferstaat.TE_KLEIN)],
        ),
        (school(4, "De Ark"), [cijfer(2024, 84, norm=70), cijfer(2025, 84, norm=75, voorlopig=True)]),
        (school(5, "Windroos"), []),
    ]
    return veelluik_chart(indicator(**BREUK), rijen, groepen={"02XY00": "Route 8", "03XY00": "Route 8"})


def _doelen() -> Chart:
    hoog = indicator(**GEMIDDELDE)
    rijen = [
        doelrij("Lezen naar 85 %", cijfer(2025, 80)),
        doelrij("Rekenen naar 85 %", cijfer(2025, 79, 84)),
        doelrij("Taal naar 85 %", cijfer(2025, 88)),
        doelrij("Schrijven: minder terugval", cijfer(2025, 66), 72),
        doelrij("Ouders tevreden", cijfer(2025, 7.4, norm=None), 7.5, 7.0, hoog),
        doelrij("Kleine groep", cijfer(2025, 90, n=8)),
        doelrij("Zonder begin", cijfer(2025, 84), basis=None),
        doelrij("Een doel met een heel lange naam die niet past naast een cijfer", cijfer(2025, staat=Cijferstaat.TE_KLEIN)),
        doelrij(KWAAD, cijfer(2025)),
    ]
    return doel_chart("Doelen van De Wilg", rijen)


def _warmte_staten() -> Chart:
    lezen, tevreden, verzuim = indicator(), indicator(**GEMIDDELDE), indicator(richting="lager")
    rijen = [
        (
            "De Ark",
            [(lezen, cijfer(2025, 92)), (tevreden, cijfer(2025, 7.4, norm=7.5)), (verzuim, cijfer(2025, 4, norm=5, lager=True))],
        ),
        (
            "De Vliet",
            [(lezen, cijfer(2025, 80, 95)), (tevreden, cijfer(2025, norm=None)), (verzuim, cijfer(2025, 6, norm=5, lager=True))],
        ),
        (KWAAD, [(lezen, cijfer(2025, staat=Cijferstaat.TE_KLEIN)), (tevreden, cijfer(2025, 7.9, norm=None)), None]),
        ("Zon", [(lezen, cijfer(2025, 60, n=9)), (tevreden, cijfer(2025, staat=Cijferstaat.AFGESCHERMD)), None]),
        ("Windroos", [(lezen, deels_bekend(2025)), (tevreden, cijfer(2025, 7.1, norm=None)), None]),
    ]
    return warmte_chart("Scholen en kerncijfers", ["Lezen op 1F of hoger", "Tevredenheid van ouders", "Verzuim"], rijen)


def _warmte(hoeveel: int, jaren: int, waarde: Callable[[int], float]) -> Chart:
    kolommen = [f"{begin}-{begin + 1}" for begin in range(2026 - jaren, 2026)]
    rijen = [
        (f"School {nummer:02d}", [(indicator(), cijfer(2026 - jaren + plek, waarde(nummer + plek))) for plek in range(jaren)])
        for nummer in range(hoeveel)
    ]
    return warmte_chart("Lezen per school en jaar", kolommen, rijen)


def _stroom_gewoon() -> Chart:
    rijen = [
        ("Arbeid", verdeling(BESTEMMINGEN, [18, 6, 5])),
        ("Dagbesteding", verdeling(BESTEMMINGEN, [0, 21, 0])),
        ("Vervolgonderwijs", verdeling(BESTEMMINGEN, [7, 0, 30])),
    ]
    return stroom_chart(BESTEMMINGEN, "Van bestemming naar plek", rijen, koppen=("Uitstroombestemming", "Bereikte plek"))


def _stroom_gemaskeerd() -> Chart:
    rijen = [
        ("vmbo-b", verdeling(NIVEAUS, ["<5", 8, 14])),
        (KWAAD, verdeling(NIVEAUS, ["<5", "<5", 30])),
        ("havo", verdeling(NIVEAUS, ["onderdrukt", 3, 9])),
        ("vwo", None),
    ]
    return stroom_chart(NIVEAUS, "Van advies naar niveau", rijen)


def _stroom_veel() -> Chart:
    """Thirty rows, twelve categories, small flows beside large ones."""
    rijen = [
        (f"School {nummer:02d}", verdeling(ADVIEZEN, [(nummer * 3 + plek * 5) % 7 for plek in range(12)])) for nummer in range(30)
    ]
    return stroom_chart(ADVIEZEN, "Van school naar advies", rijen, koppen=("School", "Advies"))


def _likert_dertig() -> Chart:
    rijen = [(f"School {nr:02d}", verdeling(ANTWOORDEN, [nr % 3, 4, 6, 10 + nr, 30 - nr])) for nr in range(30)]
    return likert_chart(ANTWOORDEN, "Tevreden ouders per school", rijen, rijkop="School", vergelijk=False)


def _veelluik_in(staten: Sequence[Cijferstaat]) -> Chart:
    rijen = [
        (school(nr, f"School {nr}"), [cijfer(2024, 80), cijfer(2025, staat=staat)] if nr else [cijfer(2025, staat=staat)])
        for nr, staat in enumerate(staten)
    ]
    return veelluik_chart(indicator(), rijen)


def _delen() -> Chart:
    rijen = [
        ("vervolgonderwijs", [cijfer(2023, 70), cijfer(2024, 72), cijfer(2025, 75)]),
        ("arbeid", [cijfer(2023, 60, norm=55), cijfer(2024, staat=Cijferstaat.TE_KLEIN), cijfer(2025, 50, 62, norm=55)]),
        ("dagbesteding", [cijfer(2023), cijfer(2024), cijfer(2025, staat=Cijferstaat.AFGESCHERMD)]),
    ]
    return delen_chart(indicator(), "Naar uitstroombestemming", rijen)


def _doelen_in(staten: Sequence[Cijferstaat]) -> Chart:
    return doel_chart("Doelen", [doelrij(f"Doel {nr}", cijfer(2025, staat=staat)) for nr, staat in enumerate(staten)])


def _doelstanden() -> Chart:
    """How goals stand as it is known from elsewhere; one was set by hand, of a small group nothing is said."""
    rijen = [
        replace(doelrij(f"Doel dat {stand.value} is", cijfer(2025, 80)), stand=stand, uitleg=f"Som {nr}.")
        for nr, stand in enumerate(Doelstand)
    ]
    met_hand = replace(
        doelrij("Met de hand", cijfer(2025, 90)), stand=Doelstand.NOG_NIET, uitleg="Nog niet op elke school.", met_hand=True
    )
    klein = replace(doelrij("Kleine groep", cijfer(2025, 90, n=8)), stand=Doelstand.NIET_TE_BEPALEN, uitleg="De groep is klein.")
    return doel_chart("Doelen", [*rijen, met_hand, klein])


def _warmte_in(staten: Sequence[Cijferstaat]) -> Chart:
    rijen = [("De Ark", [(indicator(), cijfer(2025, staat=staat)) for staat in staten])]
    return warmte_chart("Lezen", [f"Cijfer {nr}" for nr in range(len(staten))], rijen)


ONTBREKEND = (Cijferstaat.ONTBREEKT, Cijferstaat.NVT, Cijferstaat.GEEN_DEELNEMERS)

SOORTEN: Mapping[str, Callable[[], Chart]] = {
    "likert-gewoon": _likert_gewoon,
    "likert-gemaskeerd": _likert_gemaskeerd,
    "likert-een-rij": lambda: likert_chart(ANTWOORDEN, "Eén vraag", [("Veilig", verdeling(ANTWOORDEN, [0, 0, 0, 0, 12]))]),
    "likert-gelijk": lambda: likert_chart(
        NIVEAUS, "Gelijk", [("A", verdeling(NIVEAUS, [10, 10, 10])), ("B", verdeling(NIVEAUS, [10, 10, 10]))]
    ),
    "likert-dertig": _likert_dertig,
    "likert-ontbreekt": lambda: likert_chart(
        ANTWOORDEN, "Geen antwoorden", [("Veilig", None), ("Fijn", verdeling(ANTWOORDEN, ["ontbreekt"] * 5))]
    ),
    "likert-geen": lambda: likert_chart(ANTWOORDEN, "Niets", []),
    "veelluik-staten": _veelluik_staten,
    "veelluik-gemaskeerd": lambda: _veelluik_in(GEEN_CIJFER),
    "veelluik-ontbreekt": lambda: _veelluik_in(ONTBREKEND),
    "veelluik-delen": _delen,
    "veelluik-deels-bekend": lambda: veelluik_chart(
        indicator(),
        [
            (school(nr, naam), [cijfer(2024, 80), deels_bekend(2025) if nr else cijfer(2025, 84)])
            for nr, naam in enumerate(("De Ark", "De Vliet", "Windroos", "Zon", "Het Kompas"))
        ],
    ),
    "veelluik-dertig": lambda: veelluik_chart(indicator(), _panelen(30)),
    "veelluik-een-punt": lambda: veelluik_chart(indicator(), [(school(1, "De Ark"), [cijfer(2025, 88)])]),
    "veelluik-gelijk": lambda: veelluik_chart(
        indicator(**GEMIDDELDE),
        [(school(nr, naam), [cijfer(b, 7.5, norm=7.5) for b in (2024, 2025)]) for nr, naam in enumerate(("Els", "Beuk"))],
    ),
    "veelluik-geen": lambda: veelluik_chart(indicator(), []),
    "doel-staten": _doelen,
    "doel-standen": _doelstanden,
    "doel-gemaskeerd": lambda: _doelen_in(GEEN_CIJFER),
    "doel-ontbreekt": lambda: _doelen_in(ONTBREKEND),
    "doel-een": lambda: doel_chart("Doel", [doelrij("Lezen", cijfer(2025, 80))]),
    "doel-gelijk": lambda: doel_chart("Doel", [doelrij("Vasthouden", cijfer(2025, 85), 85, 85)]),
    "doel-dertig": lambda: doel_chart("Doelen", [doelrij(f"School {nr:02d}", cijfer(2025, 60 + nr)) for nr in range(30)]),
    "doel-geen": lambda: doel_chart("Niets", []),
    "warmte-staten": _warmte_staten,
    "warmte-gemaskeerd": lambda: _warmte_in(GEEN_CIJFER),
    "warmte-ontbreekt": lambda: _warmte_in(ONTBREKEND),
    "warmte-dertig": lambda: _warmte(30, 6, lambda nummer: 60 + nummer),
    "warmte-gelijk": lambda: _warmte(3, 3, lambda _: 85),
    "warmte-een": lambda: _warmte(1, 1, lambda _: 88),
    "warmte-geen": lambda: warmte_chart("Niets", [], []),
    "stroom-gewoon": _stroom_gewoon,
    "stroom-gemaskeerd": _stroom_gemaskeerd,
    "stroom-ontbreekt": lambda: stroom_chart(
        NIVEAUS, "Niets bekend", [("havo", None), ("vwo", verdeling(NIVEAUS, ["ontbreekt"] * 3))]
    ),
    "stroom-een": lambda: stroom_chart(NIVEAUS, "Eén stroom", [("vwo", verdeling(NIVEAUS, [0, 0, 12]))]),
    "stroom-gelijk": lambda: stroom_chart(
        NIVEAUS, "Gelijk", [(naam, verdeling(NIVEAUS, [10, 10, 10])) for naam in ("a", "b", "c")]
    ),
    "stroom-dertig": _stroom_veel,
    "stroom-geen": lambda: stroom_chart(NIVEAUS, "Niets", []),
}
"""One chart per golden file."""
