"""Made-up indicators, figures and series for the tests of charts, and the charts that have a golden file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from kwaliteitshandboek.charts import Chart, Vergelijklijn, lijn_chart, scholen_chart, verdeling_chart
from kwaliteitshandboek.derive.redenen import Reden
from kwaliteitshandboek.model.cijfer import Bereik, Cel, Cijfer, Cijferstaat, Normstand, Oordeel, Verdeling
from kwaliteitshandboek.model.indicator import Indicator, Meetreeks
from kwaliteitshandboek.model.organisatie import School

WILG = School(sleutel="00AP00", naam="De Wilg", soort="bo")  # type: ignore[arg-type]


def indicator(**velden: Any) -> Indicator:
    """A share of pupils, unless fields say otherwise."""
    basis: dict[str, Any] = {
        "id": "lezen-1f",
        "naam": "Lezen op 1F of hoger",
        "vraag": "Hoeveel leerlingen lezen op 1F?",
        "kant": "product",
        "eenheid": "procent",
        "definitie": "Leerlingen op 1F of hoger.",
        "bron": "Open data",
        "berekening": {"meetreeksen": ["lezen"], "teller": ["op-1f"], "noemer": ["op-1f", "onder-1f"]},
    }
    return Indicator.model_validate({**basis, **velden})


GEMIDDELDE: Mapping[str, Any] = {
    "id": "tevreden",
    "naam": "Tevredenheid van ouders",
    "eenheid": "gemiddelde",
    "precisie": 1,
    "berekening": {"meetreeksen": ["tevreden"], "waarde": "gemiddelde"},
}


def jaar(begin: int) -> str:
    return f"{begin}-{begin + 1}"


def cijfer(
    begin: int,
    onder: float | None = None,
    boven: float | None = None,
    *,
    n: float | None = 40,
    norm: float | None = 85.0,
    staat: Cijferstaat | None = None,
    lager: bool = False,
    **velden: Any,
) -> Cijfer:
    """A figure of the school year that begins in `begin`, with the verdict that follows from its numbers."""
    waarde = None if onder is None else Bereik(onder, onder if boven is None else boven)
    if staat is None:
        staat = Cijferstaat.ONTBREEKT if waarde is None else Cijferstaat.BEKEND if waarde.exact else Cijferstaat.BEREIK
    if waarde is None:
        oordeel = Oordeel.GEEN_GEGEVENS
    elif norm is None:
        oordeel = Oordeel.GEEN_NORM
    else:
        goed = {(einde <= norm) if lager else (einde >= norm) for einde in (waarde.onder, waarde.boven)}
        oordeel = {frozenset({True}): Oordeel.BOVEN, frozenset({False}): Oordeel.ONDER}.get(
            frozenset(goed), Oordeel.NIET_TE_BEPALEN
        )
    groep = None if n is None else Bereik(n, n)
    basis: dict[str, Any] = {
        "noemer": groep,
        "leerlingen": groep,
        "norm": norm,
        "normnaam": None if norm is None else "norm",
        "oordeel": oordeel,
        "jaren": (jaar(begin),),
    }
    return Cijfer("lezen-1f", "00AP00", jaar(begin), staat, waarde, **{**basis, **velden})


def deels_bekend(begin: int, **velden: Any) -> Cijfer:
    """A figure over three school years, of which some are not there."""
    jaren = tuple(jaar(ander) for ander in range(begin - 2, begin + 1))
    return cijfer(begin, **{"jaren": jaren, "redenen": (Reden.DEEL_BEKEND,), **velden})


def school(nummer: int, naam: str, plaats: str | None = None) -> School:
    return School(sleutel=f"{nummer:02d}XY00", naam=naam, soort="bo", plaats=plaats)  # type: ignore[arg-type]


def meetreeks(*namen: str, **velden: Any) -> Meetreeks:
    """A series of counts with these categories."""
    categorieen = [{"id": f"c{nummer}", "naam": naam} for nummer, naam in enumerate(namen)]
    return Meetreeks.model_validate(
        {"id": "reeks", "naam": "Reeks", "soort": "aantallen", "bron": "Open data", "categorieen": categorieen, **velden}
    )


def verdeling(reeks: Meetreeks, cellen: Sequence[int | str]) -> Verdeling:
    """Cells as in files: a number, '<5' (1 to 4), or the name of a state without bounds."""

    def cel(naam: str, ruw: int | str) -> Cel:
        if ruw == "<5":
            return Cel(naam, "gemaskeerd", Bereik(1, 4))
        return Cel(naam, ruw, None) if isinstance(ruw, str) else Cel(naam, "exact", Bereik(ruw, ruw))

    paren = zip(reeks.categorieen, cellen, strict=True)
    return Verdeling(reeks.id, "00AP00", "2025-2026", tuple(cel(categorie.id, ruw) for categorie, ruw in paren))


NIVEAUS = meetreeks("onder 1F", "1F", "1S of 2F")
ADVIEZEN = meetreeks(
    "vso",
    "pro",
    "vmbo-b",
    "vmbo-b/k",
    "vmbo-k",
    "vmbo-k/gt",
    "vmbo-gt",
    "vmbo-gt/havo",
    "havo",
    "havo/vwo",
    "vwo",
    "niet mogelijk",
)
KWAAD = "<b>&\"Kwaad'</b>"


def _gewoon() -> Chart:
    reeks = [cijfer(2021, 80), cijfer(2022, 83), cijfer(2023, 78), cijfer(2024, 60, n=200), cijfer(2025, 88, n=200)]
    return lijn_chart(indicator(), WILG, reeks)


def _gemaskeerd() -> Chart:
    breuk = [{"schooljaar": "2023-2024", "reden": "Doorstroomtoets in plaats van eindtoets."}]
    reeks = [
        cijfer(2020, 90, normnaam="signaalwaarde"),
        cijfer(2021, 70.2, 87.9, normnaam="signaalwaarde"),
        cijfer(2022, 84, normnaam="signaalwaarde"),
        cijfer(2023, 81, normnaam="signaalwaarde"),
        cijfer(2024, staat=Cijferstaat.TE_KLEIN, normnaam="signaalwaarde"),
        cijfer(2025, 80, 95, normnaam="signaalwaarde"),
    ]
    return lijn_chart(indicator(reeksbreuken=breuk), WILG, reeks)


def _ontbreekt() -> Chart:
    overgeslagen = [{"schooljaar": "2019-2020", "reden": "Geen eindtoets"}]
    return lijn_chart(
        indicator(overgeslagen=overgeslagen), None, [cijfer(2018, 82), cijfer(2021, 84), cijfer(2022, 86), cijfer(2023)]
    )


def _gemiddelde() -> Chart:
    reeks = [cijfer(begin, 7.4, norm=7.5, voorlopig=begin == 2025) for begin in range(2022, 2026)]
    return lijn_chart(indicator(**GEMIDDELDE), WILG, reeks)


def _staten() -> Chart:
    rijen = [
        (school(1, "Zonnebloem"), cijfer(2025, 91.2, 96.8)),
        (school(2, "Ångströmschool"), cijfer(2025, 79)),
        (school(3, "Het Kompas"), cijfer(2025, 80, 95)),
        (school(4, "De Regenboog"), cijfer(2025, staat=Cijferstaat.TE_KLEIN)),
        (school(5, "Prinses Beatrixschool voor Daltononderwijs en Brede Ontwikkeling"), cijfer(2025, 84.6)),
        (school(6, "De Ark", "Goes"), cijfer(2025, 92, n=11)),
        (school(7, "De Ark", "Veere"), cijfer(2025)),
        (school(8, "Windroos"), cijfer(2025, staat=Cijferstaat.GEEN_DEELNEMERS)),
        (school(9, KWAAD), cijfer(2025, staat=Cijferstaat.GEHEIM)),
        (school(10, "De Vliet"), cijfer(2025, 85)),
        (school(11, "De Branding voor speciaal basisonderwijs"), deels_bekend(2025)),
    ]
    return scholen_chart(indicator(), "2025-2026", rijen)


def _dertig() -> Chart:
    rijen = [(school(nummer, f"School {nummer}"), cijfer(2025, 70 + nummer, norm=60.5 + nummer)) for nummer in range(1, 31)]
    return scholen_chart(indicator(), "2025-2026", rijen)


def _gelijk() -> Chart:
    rijen = [(school(nummer, naam), cijfer(2025, 7.5, norm=7.5)) for nummer, naam in enumerate(("Els", "Beuk", "Den"))]
    return scholen_chart(indicator(**GEMIDDELDE), "2025-2026", rijen)


def _niveaus() -> Chart:
    rijen = [
        ("Lezen", verdeling(NIVEAUS, ["<5", 8, 14])),
        ("Taalverzorging", verdeling(NIVEAUS, [0, 9, 16])),
        ("Rekenen", verdeling(NIVEAUS, ["<5", "<5", "<5"])),
        ("Luisteren", verdeling(NIVEAUS, [0, 0, 0])),
        ("Spreken", None),
        ("Schrijven", verdeling(NIVEAUS, ["onderdrukt", 3, 9])),
    ]
    return verdeling_chart(NIVEAUS, "Referentieniveaus, De Wilg", rijen)


def _adviezen() -> Chart:
    rijen = [
        ("2023-2024", verdeling(ADVIEZEN, [0, "<5", "<5", "<5", 5, 6, 7, 8, 6, 9, 7, 0])),
        ("2024-2025", verdeling(ADVIEZEN, [0, 0, "<5", 5, "<5", 6, 9, 5, 6, "<5", 12, "<5"])),
        ("2025-2026", verdeling(ADVIEZEN, [5, 6, 7, 5, 9, 10, 7, 5, 6, 7, 9, 6])),
    ]
    return verdeling_chart(ADVIEZEN, "Schooladviezen, De Wilg", rijen)


GEEN_CIJFER = (Cijferstaat.TE_KLEIN, Cijferstaat.AFGESCHERMD, Cijferstaat.GEHEIM)
"""States of a figure that exists and is not shown."""
NOTEN = ("Geteld in maart in plaats van in februari.", "Zonder de schakelklas.")


def _lijn_vergelijk() -> Chart:
    """Three lines of others, one of which ends early and one that a break parts; remarks at a point, a range and a gap."""
    reeks = [
        cijfer(2021, 80, voetnoten=NOTEN[:1]),
        cijfer(2022, 70, 85, voetnoten=NOTEN),
        cijfer(2023, staat=Cijferstaat.TE_KLEIN, voetnoten=NOTEN[1:]),
        cijfer(2024, 83),
        cijfer(2025, 88),
    ]
    anderen = [
        Vergelijklijn(
            "vergelijkbare scholen",
            "Basisscholen met een schoolweging van 28 tot 30",
            {jaar(begin): 70 + begin - 2021 for begin in range(2021, 2026)},
        ),
        Vergelijklijn("Regio Noord", "Scholen in de regio Noord", {jaar(2023): 60, jaar(2024): 62}),
        Vergelijklijn("landelijk", "Alle basisscholen in het land", {jaar(2024): 91, jaar(2025): 92.3, jaar(2030): 99}),
    ]
    breuk = [{"schooljaar": "2023-2024", "reden": "Doorstroomtoets in plaats van eindtoets."}]
    return lijn_chart(indicator(reeksbreuken=breuk), WILG, reeks, vergelijk=anderen)


def _lijn_tweede_norm() -> Chart:
    """An ambition of the school's own since 2023-2024, raised a year later, beside the signal value; figures of others too."""
    ambitie = [(), (), (90.0,), (92.0,), (92.0,)]
    reeks = [
        cijfer(
            2021 + nummer,
            (80, 83, 84, 86, 93)[nummer],
            andere_normen=tuple(
                Normstand("eigen ambitie", hoogte, Oordeel.BOVEN if nummer == 4 else Oordeel.ONDER) for hoogte in normen
            ),
        )
        for nummer, normen in enumerate(ambitie)
    ]
    landelijk = Vergelijklijn("landelijk", "Alle basisscholen in het land", {jaar(2024): 89, jaar(2025): 88.5})
    return lijn_chart(indicator(), WILG, reeks, vergelijk=[landelijk])


def _scholen_vergelijk() -> Chart:
    """A figure of the country for all, one of comparable schools for each; remarks at two figures; one school is not shown."""
    scholen = [school(nummer, naam) for nummer, naam in enumerate(("Zonnebloem", "De Ark", "De Vliet", "Beuk"))]
    cijfers = [
        cijfer(2025, 91, voetnoten=NOTEN[:1]),
        cijfer(2025, 70, 88, voetnoten=NOTEN),
        cijfer(2025, staat=Cijferstaat.TE_KLEIN),
        cijfer(2025, 60, n=8),
    ]
    anderen = [
        Vergelijklijn(
            "vergelijkbare scholen",
            "Scholen met een vergelijkbare schoolweging",
            {wie.sleutel: 70 + 5 * nummer for nummer, wie in enumerate(scholen[:3])},
        ),
        Vergelijklijn("landelijk", "Alle basisscholen in het land", {wie.sleutel: 92.3 for wie in scholen}),
    ]
    return scholen_chart(indicator(), "2025-2026", list(zip(scholen, cijfers, strict=True)), vergelijk=anderen)


def _scholen_in(staten: Sequence[Cijferstaat]) -> Chart:
    rijen = [(school(nummer, f"School {nummer}"), cijfer(2025, staat=staat)) for nummer, staat in enumerate(staten)]
    return scholen_chart(indicator(), "2025-2026", rijen)


def _verdeling_van(cellen: Sequence[Sequence[int | str] | None], rijkop: str = "Schooljaar") -> Chart:
    rijen = [(f"Rij {nummer:02d}", None if rij is None else verdeling(NIVEAUS, rij)) for nummer, rij in enumerate(cellen)]
    return verdeling_chart(NIVEAUS, "Referentieniveaus", rijen, rijkop=rijkop)


VOORBEELDEN: Mapping[str, Callable[[], Chart]] = {
    "lijn-gewoon": _gewoon,
    "lijn-gemaskeerd": _gemaskeerd,
    "lijn-ontbreekt": _ontbreekt,
    "lijn-deels-bekend": lambda: lijn_chart(indicator(), None, [cijfer(2023, 84), deels_bekend(2024), deels_bekend(2025)]),
    "lijn-een-punt": lambda: lijn_chart(indicator(), WILG, [cijfer(2025, 88)]),
    "lijn-geen-punt": lambda: lijn_chart(indicator(), WILG, []),
    "lijn-gelijk-gemiddelde": _gemiddelde,
    "lijn-dertig": lambda: lijn_chart(indicator(), WILG, [cijfer(1996 + nr, 60 + nr) for nr in range(30)]),
    "lijn-vergelijk": _lijn_vergelijk,
    "lijn-tweede-norm": _lijn_tweede_norm,
    "scholen-staten": _staten,
    "scholen-gemaskeerd": lambda: _scholen_in(GEEN_CIJFER),
    "scholen-ontbreekt": lambda: _scholen_in([Cijferstaat.ONTBREEKT, Cijferstaat.NVT]),
    "scholen-een": lambda: scholen_chart(indicator(), "2025-2026", [(WILG, cijfer(2025, 88))]),
    "scholen-vergelijk": _scholen_vergelijk,
    "scholen-dertig": _dertig,
    "scholen-gelijk": _gelijk,
    "scholen-geen": lambda: scholen_chart(indicator(), "2025-2026", []),
    "verdeling-niveaus": _niveaus,
    "verdeling-adviezen": _adviezen,
    "verdeling-gemaskeerd": lambda: _verdeling_van([["<5", "<5", 30], ["<5", "<5", "<5"], ["onderdrukt", 3, 9]]),
    "verdeling-ontbreekt": lambda: _verdeling_van([None, ["ontbreekt", "ontbreekt", "ontbreekt"], ["ontbreekt", 4, 8]]),
    "verdeling-een": lambda: _verdeling_van([[3, 8, 14]]),
    "verdeling-dertig": lambda: _verdeling_van([[nr % 4, 5 + nr, 30 - nr] for nr in range(30)], "School"),
    "verdeling-gelijk": lambda: _verdeling_van([[10, 10, 10]] * 3),
    "verdeling-geen": lambda: verdeling_chart(NIVEAUS, "Niets", []),
}
"""One chart per golden file."""

STATEN = ("gemaskeerd", "ontbreekt", "een", "dertig", "gelijk")
"""What every kind of chart is to be seen in: masked, missing, one point or row, thirty schools or years, equal values."""
