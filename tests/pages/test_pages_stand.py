"""How the schools are doing, told as people tell it: numbers of schools, what is not known and why, and what is enough."""

from __future__ import annotations

import pytest
import voorbeeld
from hypothesis import given
from hypothesis import strategies as st

from kwaliteitshandboek.model.indicator import Indicator
from kwaliteitshandboek.model.organisatie import Schoolsoort
from kwaliteitshandboek.pages.adressen import make_wereld
from kwaliteitshandboek.pages.stand import Stand, make_stand

VAST, DUN = "\u00a0", "\u202f"
NIVEAU = Indicator.model_validate(voorbeeld.INDICATOREN[0])
VEILIG = Indicator.model_validate(
    {**voorbeeld.INDICATOREN[0], "id": "veilig", "vraag": "Hoeveel leerlingen voelen zich veilig op school?"}
)
CIJFER = Indicator.model_validate(
    {**voorbeeld.INDICATOREN[0], "id": "ouders", "vraag": "Welk cijfer geven ouders de school?", "eenheid": "gemiddelde"}
)
BO, SBO, SO = Schoolsoort.BO, Schoolsoort.SBO, Schoolsoort.SO


def _stand(indicator: Indicator = NIVEAU, soorten: tuple[Schoolsoort, ...] = (BO,), normen: int = 1, **aantal: int) -> Stand:
    hoogtes = frozenset(f"8{i}{DUN}%" for i in range(normen))
    return Stand(indicator, soorten, "signaleringswaarde", hoogtes, "2025-2026", **aantal)


@pytest.mark.parametrize(
    ("stand", "eerste"),
    [
        (_stand(boven=3, bereik=2), "Op 3 van de 5 basisscholen halen genoeg leerlingen het fundamentele niveau."),
        (_stand(boven=4), "Op alle 4 basisscholen halen genoeg leerlingen het fundamentele niveau."),
        (_stand(boven=2), "Op beide basisscholen halen genoeg leerlingen het fundamentele niveau."),
        (_stand(boven=1), "Op onze basisschool halen genoeg leerlingen het fundamentele niveau."),
        (_stand(onder=1, bereik=2), "Op 1 van de 3 basisscholen halen te weinig leerlingen het fundamentele niveau."),
        (_stand(bereik=2), "Hoeveel leerlingen halen het fundamentele niveau? Dat kunnen wij nu voor geen enkele school zeggen."),
        (_stand(VEILIG, (BO, SO), boven=4, onder=3), "Op 4 van de 7 scholen voelen genoeg leerlingen zich veilig op school."),
        (
            _stand(soorten=(SBO, SO), boven=1, bereik=1),
            "Op 1 van de 2 scholen voor speciaal (basis)onderwijs halen genoeg leerlingen het fundamentele niveau.",
        ),
        (
            _stand(CIJFER, boven=6, onder=1),
            "Welk cijfer geven ouders de school? Op 6 van de 7 basisscholen ligt het cijfer op of boven de signaleringswaarde.",
        ),
    ],
)
def test_first_sentence(stand: Stand, eerste: str) -> None:
    assert stand.zinnen[0] == eerste


def test_what_is_not_known_says_why_and_what_is_enough_is_said_last() -> None:
    assert _stand(boven=2, onder=1, bereik=2, klein=1, misschien=3, zonder=1).zinnen[1:] == (
        f"Op 1{VAST}school niet.",
        f"Van 2{VAST}scholen is dat niet te bepalen, omdat kleine aantallen zijn afgeschermd.",
        f"Op 1{VAST}school is de groep te klein om er iets over te zeggen.",
        f"Op 3{VAST}scholen is de groep misschien te klein om er iets over te zeggen.",
        f"Van 1{VAST}school zijn er geen gegevens.",
        f"Genoeg is: op of boven de signaleringswaarde van 80{DUN}%.",
    )
    assert _stand(boven=1, normen=2).zinnen[-1] == "Elke school heeft hiervoor een eigen signaleringswaarde."
    assert _stand(CIJFER, boven=1, onder=1).zinnen[-1] == f"De signaleringswaarde is 80{DUN}%."


@given(*[st.integers(0, 9)] * 6)
def test_every_school_is_told_of_once(boven: int, onder: int, bereik: int, klein: int, misschien: int, zonder: int) -> None:
    stand = _stand(boven=boven, onder=onder, bereik=bereik, klein=klein, misschien=misschien, zonder=zonder)
    if not stand.telt or not boven + onder:
        return
    tekst = " ".join(stand.zinnen).replace("beide", "2").replace("alle ", "").replace("onze basisschool", "1 basisschool")
    tekst = tekst.replace(VAST, " ")
    genoemd = [int(woord) for woord in tekst.replace(f"80{DUN}%", "").split() if woord.isdigit()]
    totaal = f"van de {stand.totaal} basisscholen" in tekst
    assert sum(genoemd) == stand.totaal * (2 if totaal else 1)


def test_schools_are_counted_by_what_can_be_said() -> None:
    handboek = voorbeeld.handboek()
    wereld = make_wereld(handboek, voorbeeld.afgeleid(handboek), publiek=False)
    stand = make_stand(wereld, NIVEAU, "2025-2026")
    # De Duinroos lies above, the range of De Eilander holds the norm; Het Baken is no school for this indicator.
    assert (stand.boven, stand.onder, stand.bereik, stand.klein, stand.zonder) == (1, 0, 1, 0, 0)
    assert stand.soorten == (BO,)
    assert stand.periode == "2023-2024 tot en met 2025-2026"
    assert stand.kort == f"1 van 2{VAST}scholen"


def test_beside_the_number_of_schools_stands_of_how_many_nothing_can_be_said() -> None:
    assert _stand(boven=3, bereik=1, klein=1).kort_rest == "1 niet te bepalen, 1 te kleine groep"
    assert _stand(boven=3, klein=1, misschien=2).kort_rest == "1 te kleine groep, 2 misschien te kleine groep"
    assert _stand(boven=3, onder=1, zonder=2).kort_rest == "2 zonder gegevens"
    assert _stand(boven=3, onder=2).kort_rest == ""
