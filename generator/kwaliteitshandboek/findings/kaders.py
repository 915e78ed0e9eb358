"""Findings, stage 0: what is wrong with frameworks and their mappings, and what stays open between figure and action."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kwaliteitshandboek.findings import Code, Niveau

ITEM_VERVALLEN: Final = Code(
    "C300",
    Niveau.WAARSCHUWING,
    "Een verwijzing naar een item dat is vervallen",
    "'{naam}'{titel} is vervallen{sinds}. {opvolger}",
    "Pas de verwijzing aan. {uitleg}",
)
VERVALLEN_BESTAAT: Final = Code(
    "C301",
    Niveau.WAARSCHUWING,
    "Een vervallen code staat ook nog tussen de items",
    "De code '{code}' staat bij 'vervallen', maar het kader heeft ook een item met die code.",
    "Verwijder de code bij 'vervallen', of geef het item een andere code.",
)
OPVOLGER_ONBEKEND: Final = Code(
    "C302",
    Niveau.WAARSCHUWING,
    "De opvolger van een vervallen item bestaat niet",
    "Bij het vervallen item '{code}' staat 'nu: {naam}', maar dat item bestaat niet.",
    "{suggestie}Noem een code uit dit kader, of het kenmerk van een ander kader met een schuine streep en de code.",
)
DIENT_EIGEN_KADER: Final = Code(
    "C303",
    Niveau.WAARSCHUWING,
    "Een item dient een item van het eigen kader",
    "'{item}' dient '{naam}', maar dat staat in hetzelfde kader.",
    "Noem bij 'dient' alleen items van andere kaders. Hoort het item ergens onder, zet het dan daar bij 'onderdelen'.",
)
DIENT_IN_KRING: Final = Code(
    "C304",
    Niveau.WAARSCHUWING,
    "Items dienen elkaar in een kring",
    "Deze items dienen elkaar in een kring: {kring}.",
    "Verwijder bij een van de items de verwijzing onder 'dient'. Laat het kleinste item het grootste dienen.",
)
KADERS_OVERLAPPEN: Final = Code(
    "C305",
    Niveau.WAARSCHUWING,
    "Een kader geldt nog terwijl het al is vervangen",
    "Dit kader vervangt '{oud}'{vanaf}, maar '{oud}' geldt {einde}.",
    "Zet bij '{oud}' een 'geldig_tot' op de dag voor 'geldig_van' van dit kader, of verbeter 'vervangt'.",
)
KADER_VOORBIJ: Final = Code(
    "C306",
    Niveau.WAARSCHUWING,
    "Een kader dat niet meer geldt, is nog in gebruik",
    "{wie} noemt {items} van het kader '{kader}'. Dat gold tot en met {datum}.",
    "{opvolger}Geldt het kader nog, verleng dan 'geldig_tot'.",
)
UITZONDERING_ZONDER_WERKING: Final = Code(
    "C307",
    Niveau.ADVIES,
    "Een uitzondering die niets uitzondert",
    "Deze uitzondering van '{naam}' doet niets: {reden}.",
    "Verwijder de uitzondering, of laat bij 'voor' alleen staan wat werkelijk ontbreekt.",
)
UITZONDERING_VOORBIJ: Final = Code(
    "C308",
    Niveau.WAARSCHUWING,
    "Een uitzondering is voorbij",
    "De uitzondering van '{naam}' liep tot en met {datum}.",
    "Besluit opnieuw: verleng de uitzondering met een reden, of zorg voor wat ontbreekt en verwijder haar.",
)
ONDER_NORM_ZONDER_ANALYSE: Final = Code(
    "C310",
    Niveau.ADVIES,
    "Een cijfer dat de norm niet haalt, heeft geen analyse",
    "'{indicator}' haalt in {schooljaar} de norm niet bij {scholen}, en er is geen analyse van.",
    "Schrijf in data/analyses een analyse die dit cijfer noemt.",
)
ANALYSE_ZONDER_ACTIE: Final = Code(
    "C311",
    Niveau.ADVIES,
    "Een analyse leidt niet tot een actie",
    "De analyse '{titel}' heeft geen actie{vervallen}.",
    "Noem bij een conclusie wat u doet, wie dat doet en voor wanneer. Is alles goed, noem dan wat u vasthoudt.",
)
ACTIE_ZONDER_METING: Final = Code(
    "C312",
    Niveau.ADVIES,
    "Van een actie die gereed is, is niet gemeten wat zij opleverde",
    "De actie '{wat}' was op {datum} gereed. Geen van de cijfers van deze analyse is in {schooljaar} of later gemeten.",
    "Importeer de resultaten van {schooljaar}. Meet u dit niet meer, schrijf dan een analyse met een cijfer dat u wel volgt.",
)

ALLE: Final[Mapping[str, Code]] = {code.code: code for code in list(globals().values()) if isinstance(code, Code)}
