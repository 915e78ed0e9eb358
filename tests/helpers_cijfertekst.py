"""A small handbook with figures that were worked out by hand, for tests of figures in texts.

Veiligheidsbeleving, yes of all: De Windroos 41/50 = 82 %, 44/50 = 88 %, 36 of 37 to 40 = 90 to 97,3 %; De Duif 30/40 = 75 %,
28/40 = 70 %, 32/40 = 80 % (provisional). Together 71/90 = 78,9 %, 72/90 = 80 %, 68 of 77 to 80 = 85 to 88,3 %. De Kleine Beer
has six pupils, which the public edition does not show.
"""

from __future__ import annotations

from pathlib import Path

from helpers_handboek import BASIS, maak_handboek

_INDICATOREN = """\
- id: veiligheid
  naam: Veiligheidsbeleving
  vraag: Hoeveel leerlingen voelen zich veilig?
  kant: product
  eenheid: procent
  definitie: Het deel van de leerlingen dat zich veilig voelt.
  bron: Eigen vragenlijst
  zichtbaarheid: publiek
  schoolsoorten: [bo]
  berekening: {meetreeksen: [veilig], teller: [wel], noemer: [wel, niet]}
- id: tevredenheid
  naam: Tevredenheid van ouders
  vraag: Hoe tevreden zijn ouders?
  kant: product
  eenheid: gemiddelde
  precisie: 1
  definitie: Het gemiddelde cijfer van ouders.
  bron: Eigen vragenlijst
  zichtbaarheid: publiek
  berekening: {meetreeksen: [oudercijfer], waarde: gemiddelde}
"""
_REEKSEN = """\
- id: veilig
  naam: Veilig voelen
  soort: aantallen
  categorieen: [{id: wel, naam: wel}, {id: niet, naam: niet}]
- id: oudercijfer
  naam: Cijfer van ouders
  soort: gemiddelde
  eenheid: ouders
  categorieen: [{id: aantal, naam: aantal}, {id: gemiddelde, naam: gemiddelde}]
"""
_SCHOLEN = "99AB00;De Duif;bo;proef;noord;Zandhoek\n99AC00;De Kleine Beer;bo;proef;noord;Zandhoek\n"
_VEILIG = {
    ("99AA00", "2023-2024"): ("41", "9", ""),
    ("99AA00", "2024-2025"): ("44", "6", ""),
    ("99AA00", "2025-2026"): ("36", "<5", ""),
    ("99AB00", "2023-2024"): ("30", "10", ""),
    ("99AB00", "2024-2025"): ("28", "12", ""),
    ("99AB00", "2025-2026"): ("32", "8", "ja"),
}
_OUDERS = {
    ("99AA00", "2024-2025"): ("40", "7,4", ""),
    ("99AA00", "2025-2026"): ("40", "7,6", ""),
    ("99AB00", "2024-2025"): ("30", "6,9", ""),
}


def maak_tekstboek(map_: Path, bestanden: dict[str, str] | None = None, *, beer: bool = False) -> Path:
    """Write the handbook; `beer` adds the figures of the small school: 3 of 6 in 2024-2025."""
    veilig = _VEILIG | ({("99AC00", "2024-2025"): ("3", "3", "")} if beer else {})
    rijen = ["school;schooljaar;meetreeks;categorie;waarde;voorlopig;opmerking"]
    for reeks, namen, cellen in (("veilig", ("wel", "niet"), veilig), ("oudercijfer", ("aantal", "gemiddelde"), _OUDERS)):
        for (school, jaar), (een, twee, voorlopig) in cellen.items():
            rijen += [f"{school};{jaar};{reeks};{n};{w};{voorlopig};" for n, w in zip(namen, (een, twee), strict=True)]
    return maak_handboek(
        map_,
        {
            "data/indicatoren/tekst.yml": _INDICATOREN,
            "data/meetreeksen.yml": (BASIS / "data/meetreeksen.yml").read_text("utf-8") + _REEKSEN,
            "data/scholen.csv": (BASIS / "data/scholen.csv").read_text("utf-8") + _SCHOLEN,
            "data/resultaten/tekst.csv": "\n".join(rijen) + "\n",
            **(bestanden or {}),
        },
    )
