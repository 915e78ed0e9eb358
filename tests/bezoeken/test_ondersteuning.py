"""What schools promise beside what was found, and provisions per region: against tables written out by hand."""

from __future__ import annotations

from itertools import product
from pathlib import Path

from helpers_handboek import maak_handboek
from kwaliteitshandboek.check.ondersteuning import check_ondersteuning
from kwaliteitshandboek.derive.ondersteuning import (
    Aanbodstand,
    aanbod_per_school,
    aanbodcellen,
    aanbodstand,
    derive_netwerk,
    laatste_aanbod,
)
from kwaliteitshandboek.edition import project_publiek
from kwaliteitshandboek.load import load_handboek
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.ondersteuning import Aanbodregel, Bevonden, Ondersteuningsonderdeel, Ondersteuningssoort


def lees(map_: Path, bestanden: dict[str, str]) -> Handboek:
    handboek = load_handboek(maak_handboek(map_, dict(bestanden))).handboek
    assert handboek is not None
    return handboek


def test_every_combination_of_promise_and_practice() -> None:
    """The rule in words: promised speaks first, then what was seen all the same, then whether it is basic."""
    for soort, beloofd, bevonden in product(Ondersteuningssoort, (True, False), Bevonden):
        onderdeel = Ondersteuningsonderdeel(id="taal", naam="Taal", soort=soort)
        woord = aanbodstand(onderdeel, Aanbodregel(onderdeel="taal", beloofd=beloofd, bevonden=bevonden)).value
        if beloofd:
            assert woord == ("beloofd en gezien" if bevonden is Bevonden.GEZIEN else f"beloofd, {bevonden.value}")
        elif bevonden.value.startswith(("gezien", "deels")):
            assert woord == "niet beloofd, wel gezien"
        else:
            assert woord == ("hoort bij de basis, niet beloofd" if soort.value == "basis" else "niet beloofd")
    assert aanbodstand(Ondersteuningsonderdeel(id="x", naam="X"), None) is Aanbodstand.BASIS_NIET_BELOOFD


PLAN = "- {id: taal, naam: Hulp bij taal}\n- {id: lift, naam: Toegankelijk gebouw}\n- {id: plus, naam: Plusklas, soort: extra}\n"
AANBOD = """\
- school: 99AA00
  schooljaar: 2024-2025
  vorm: sop
  regels:
    - {onderdeel: taal}
- school: 99AA00
  schooljaar: 2026-2027
  vorm: schoolgids
  regels:
    - {onderdeel: taal, bevonden: niet gezien, hoe: Rondgang}
    - {onderdeel: taal, bevonden: gezien, hoe: Dubbel}
    - {onderdeel: plus, beloofd: nee, bevonden: deels gezien, hoe: Rondgang}
"""


def test_the_newest_offer_part_by_part(tmp_path: Path) -> None:
    handboek = lees(tmp_path, {"data/ondersteuningsplan.yml": PLAN, "data/schoolaanbod/x.yml": AANBOD})
    laatste = laatste_aanbod(handboek)
    assert {school: str(aanbod.schooljaar) for school, aanbod in laatste.items()} == {"99AA00": "2026-2027"}
    assert [(cel.onderdeel.id, cel.stand.value, cel.verschilt) for cel in aanbodcellen(handboek, laatste["99AA00"])] == [
        ("taal", "beloofd, niet gezien", True),
        ("lift", "hoort bij de basis, niet beloofd", True),
        ("plus", "niet beloofd, wel gezien", True),
    ]


def test_offers_of_a_school_the_newest_first(tmp_path: Path) -> None:
    handboek = lees(tmp_path, {"data/ondersteuningsplan.yml": PLAN, "data/schoolaanbod/x.yml": AANBOD})
    per_school = {school: [str(a.schooljaar) for a in eigen] for school, eigen in aanbod_per_school(handboek).items()}
    assert per_school == {"99AA00": ["2026-2027", "2024-2025"]}


def test_a_part_that_nobody_promises_says_where_it_was_seen_all_the_same(tmp_path: Path) -> None:
    """'lift' stands in no offer; 'plus' does, as not promised but seen. Neither is promised; of one it is told who has it."""
    handboek = lees(tmp_path, {"data/ondersteuningsplan.yml": PLAN, "data/schoolaanbod/x.yml": AANBOD})
    gemeld = [f.wat for f in check_ondersteuning(handboek, None) if f.code == "C416"]
    assert gemeld == [
        "Geen enkele school belooft 'Toegankelijk gebouw' in haar nieuwste aanbod.",
        "Geen enkele school belooft 'Plusklas' in haar nieuwste aanbod. Wel gezien bij De Windroos.",
    ]


VOORZIENINGEN = """\
- id: sbo
  naam: Speciaal basisonderwijs
  zichtbaarheid: publiek
  plekken:
    - {regio: noord, staat: aanwezig, scholen: [99AE00], toelichting: Alleen voor ons.}
- id: so
  naam: Speciaal onderwijs
"""


def test_a_region_that_nobody_named_is_a_gap_and_explanations_stay_inside(tmp_path: Path) -> None:
    handboek = lees(tmp_path, {"data/voorzieningen.yml": VOORZIENINGEN})
    assert {sleutel: cel.hiaat for sleutel, cel in derive_netwerk(handboek).items()} == {
        ("sbo", "noord"): False,
        ("so", "noord"): True,
    }
    publiek = project_publiek(handboek)
    assert [v.id for v in publiek.voorzieningen] == ["sbo"]
    assert publiek.voorzieningen[0].plekken[0].toelichting is None
