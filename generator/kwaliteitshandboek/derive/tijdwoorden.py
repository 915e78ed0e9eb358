"""Derive, stage 3: the words about time that are understood, as a table of rules: an example, a pattern, what it means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from kwaliteitshandboek.derive.afgeleid import Losreden
from kwaliteitshandboek.derive.tijdlezers import (
    Lezer,
    lees_behalve,
    lees_bijvakantie,
    lees_dag_maand,
    lees_dagbereik,
    lees_dagen,
    lees_datum,
    lees_eerste_jaar,
    lees_elke,
    lees_elke_weekdag,
    lees_grens,
    lees_hoe_vaak,
    lees_jaar,
    lees_jaarrand,
    lees_kalenderweken,
    lees_keer,
    lees_keuze,
    lees_lijks,
    lees_maand,
    lees_maandbereik,
    lees_maandweek,
    lees_meestal,
    lees_om_de,
    lees_pariteit,
    lees_per,
    lees_rangweek,
    lees_schooldag,
    lees_schooljaar,
    lees_schoolweken,
    lees_seizoen,
    lees_stel_weken,
    lees_toetsronde,
    lees_tussen,
    lees_tussen_vakanties,
    lees_vakantie,
    lees_vanaf,
    lees_verdeeld,
    lees_voor_vakantie,
    lees_weekdag,
    vast,
)
from kwaliteitshandboek.derive.tijdpatronen import (
    DAG,
    EENHEIDVORMEN,
    EN,
    GETALLEN,
    MAAND,
    RANG,
    SEIZOENEN,
    TOT_EN_MET,
    VAKANTIE,
    WEEKDAGEN,
)
from kwaliteitshandboek.derive.tijdtermen import Behalve, Keer, Los, Maanden, Rand


@dataclass(frozen=True, slots=True)
class Regel:
    """One way of saying when. `patroon` looks at text without capitals, accents and typographic marks."""

    voorbeeld: str
    patroon: re.Pattern[str]
    lees: Lezer


_GETAL: Final = rf"(?:[0-9]{{1,2}}|{'|'.join(GETALLEN[:0:-1])})"
_GETALLEN: Final = rf"{_GETAL}(?:\s*(?:-|/|\ba\b|\btot\b|\bof\b)\s*{_GETAL})?"
_GEEN_GROEP: Final = r"(?<!groep\s)(?<!groepen\s)(?<!leerjaar\s)"
_JAAR: Final = r"(?:(?:(?:19|20)[0-9]{2}|'[0-9]{2})(?![0-9]|[-/](?:20)?[0-9]{2}\b|\s*[-/]\s*20[0-9]{2}\b))"
_KORTJAAR: Final = (
    r"(?:(?:1[89]|2[0-9]|3[0-9])(?=\s*(?:$|[;:.)\n]|[,/&+](?!\s*[0-9])|-\s*[^\W\d]|(?:en|of|t/m|tm|tot|plus)\s+(?![0-9]))))"
)
"""Two figures after a month are a year where the words end with them, or a next month comes: not in 'maart 25 gesprekken'."""
_MJAAR: Final = rf"(?:{_JAAR}|{_KORTJAAR})"
_RANGEN: Final = rf"{RANG}(?:{EN}(?:de\s+)?{RANG})*"
_MAANDEN: Final = rf"{MAAND}(?:(?:{EN}|{TOT_EN_MET})(?:van\s+)?{MAAND})*"
_VAN_MAAND: Final = (
    rf"(?:\s+(?:van|in))?\s+(?:(?:de|elke|iedere)\s+maand\b(?!\s+{MAAND})"
    rf"|(?:de\s+maand\s+)?(?P<m>{_MAANDEN})(?:\s+(?P<j>{_MJAAR}))?)"
)
_WEEKDAG: Final = "|".join(WEEKDAGEN)
_OP: Final = rf"(?:(?:op\s+)?(?P<wd>{_WEEKDAG})\s+)?"
_VAKANTIE: Final = rf"(?P<v>(?:{VAKANTIE}(?:-|vakantie){EN}(?:de\s+)?)*{VAKANTIE}vakantie)\b(?:\s+(?P<j>{_JAAR}))?"
_DAG_MAAND: Final = "(?:[12][0-9]|3[01]|0?[1-9])[-/](?:1[0-2]|0?[1-9])"
_VERDER: Final = r"(?!\s+(?:van|in|na|voor|uit|tot)\b)"
_HET: Final = r"(?:het|elk|ieder|een|dit|ons)\s+(?:nieuwe?\s+)?(?:school|cursus)?jaar"
_KEER: Final = r"(?:keer|keren|maal|malen|x)\b"
_HOE: Final = rf"(?:(?P<keer>{_GETAL})(?P<tot>\s*(?:-|/|a|tot|of)\s*{_GETAL})?\s*{_KEER}|(?P<eens>eens))"
_W: Final = rf"[0-9]{{1,2}}\b(?!\s*(?:{_KEER}|{MAAND}))"
_WEKEN: Final = rf"(?P<w>{_W}(?:(?:{EN}|{TOT_EN_MET}){_W})*)"
_PER: Final = r"(?:\s*/\s*|\s+(?:per|in\s+(?:de|het|een)|elke?|iedere?|om\s+de|a)\s+)"
_EENHEID: Final = "(?:" + "|".join(rf"(?P<{naam}>{patroon})" for naam, patroon in EENHEIDVORMEN.items()) + r")\b"

_DOORLOPEND: Final = vast(Los(Losreden.DOORLOPEND))
_GEBEURTENIS: Final = vast(Los(Losreden.GEBEURTENIS))
_ZONDER_MAAND: Final = vast(Los(Losreden.ZONDER_MAAND))
_OP_VERZOEK: Final = vast(Los(Losreden.OP_VERZOEK))
_IETS: Final = (
    "bespreking|gesprek|overleg|vakantie|toets|evaluatie|rapport|afname|start|begin|eind|zomer|kerst|bezoek|plaatsing|jaar"
)
_AANLEIDING: Final = rf"\w*(?:{_IETS})\w*"
_TOETS: Final = r"(?:toets|afname|meting|ronde)\w*"
_VAAG: Final = (
    r"(?:uitkomt|schikt|past|lukt|kan|mogelijk(?:\s+is)?|(?:tijd|ruimte|gelegenheid)(?:\s+voor)?\s+is|gelegen\s+komt)\b"
)


def _regel(voorbeeld: str, patroon: str, lees: Lezer) -> Regel:
    return Regel(voorbeeld, re.compile(patroon), lees)


REGELS: Final = (
    # What hangs on something that happens comes first: 'elke 6 weken na de start' is no interval of the school year.
    _regel(
        "6 weken na plaatsing",
        rf"(?:(?:elke|iedere)\s+)?{_GETAL}\s+{_EENHEID}\s+(?:na|nadat|voor|voordat|voorafgaand)\b(?:\s+(?:de\s+)?{_VAKANTIE})?",
        _GEBEURTENIS,
    ),
    _regel(
        "elk half jaar na plaatsing",
        rf"(?:(?:elke?|iedere?)\s+(?:{_GETAL}\s+)?{_EENHEID}|(?:half-?|{_GETAL}-?)?(?:weke|maande|jaar|kwartaal)lijkse?)"
        rf"\s+(?:na(?:dat)?|vanaf\s+(?:de\s+)?(?:plaatsing|start|aanmelding|instroom|opname|toelating|indiensttreding))\b"
        rf"(?:\s+(?:de\s+)?{_VAKANTIE})?",
        _GEBEURTENIS,
    ),
    # Holidays by name
    _regel(
        "laatste schooldag voor de kerstvakantie",
        rf"(?:(?P<r>{RANG})\s+(?:(?:(?:school|les|werk)?dag|(?P<dag>{_WEEKDAG}))|(?P<week>(?:school|les)?week))|week)"
        rf"\s+(?P<kant>voor|na)\s+(?:de\s+)?{_VAKANTIE}",
        lees_bijvakantie,
    ),
    _regel(
        "tussen de herfst- en kerstvakantie",
        rf"tussen\s+(?:de\s+)?(?P<v>{VAKANTIE}(?:-|vakantie)?\s+en\s+(?:de\s+)?{VAKANTIE}vakantie)\b",
        lees_tussen_vakanties,
    ),
    _regel("tussen herfst en kerst", r"tussen\s+(?:de\s+)?(?:herfst|kerst|voorjaar|krokus|zomer)\w*-?\s+en\s+\w+", _GEBEURTENIS),
    _regel(
        "behalve in de kerstvakantie",
        rf"(?:behalve|uitgezonderd|niet|buiten)\s+(?:(?:in|tijdens)\s+)?(?:de\s+)?{_VAKANTIE}",
        vast(Behalve(())),
    ),
    _regel("voor de herfstvakantie", rf"(?<!niet\s)(?:voor|tot)\s+(?:de\s+)?{_VAKANTIE}", lees_voor_vakantie),
    _regel(
        "na de kerstvakantie",
        rf"(?:na|vanaf|sinds|rond(?:om)?|omstreeks|voor|(?:begin|start|einde?|afloop)\s+van)\s+(?:de\s+)?{_VAKANTIE}",
        _GEBEURTENIS,
    ),
    _regel("in de herfstvakantie", rf"(?:(?:in|tijdens|gedurende)\s+(?:de\s+)?)?{_VAKANTIE}", lees_vakantie),
    # What only says before or after which day it is not
    _regel(
        "niet voor 1 maart",
        r"(?:niet\s+(?:voor|eerder\s+dan|vroeger\s+dan)|(?:niet\s+)?na)\s+(?:(?:begin|eind)\s+)?"
        rf"(?:(?:{DAG}\s+)?{MAAND}(?:\s+{_MJAAR})?|week\s+[0-9]{{1,2}}\b)",
        _ZONDER_MAAND,
    ),
    # First years, and years that alternate
    _regel(
        "vanaf schooljaar 2027-2028",
        r"(?:vanaf|met\s+ingang\s+van|ingaande|m\.?i\.?v\.?|sinds|(?:voor\s+het\s+eerst|eerste\s+keer|te\s+beginnen)\s+in)"
        r"\s+(?:het\s+)?(?:(?:school|kalender|cursus)?jaar\s+|sj\.?\s+)?(?P<j>(?:19|20)[0-9]{2})(?:\s*[-/]\s*(?P<k>(?:20)?[0-9]{2}))?(?![-/0-9])",
        lees_eerste_jaar,
    ),
    _regel("even jaren", r"(?P<on>on)?even\s+(?:(?P<school>school|cursus)|kalender)?jaren\b", lees_pariteit),
    _regel(
        "schooljaar 25-26",
        r"(?:(?:school|cursus)jaar|sj\.?)\s+'?(?P<j>[0-9]{2})\s*[-/]\s*'?(?P<k>[0-9]{2})\b",
        lees_schooljaar,
    ),
    # Days
    _regel(
        "1 t/m 15 oktober",
        rf"(?P<d>{DAG})(?:\s+(?P<n>{MAAND})(?:\s+{_JAAR})?)?{TOT_EN_MET}(?P<e>{DAG})\s+(?P<m>{MAAND})(?:\s+(?P<j>{_MJAAR}))?",
        lees_dagbereik,
    ),
    _regel(
        "tussen 1 en 15 oktober",
        rf"tussen\s+(?P<d>{DAG})(?:\s+(?P<n>{MAAND}))?\s+en\s+(?P<e>{DAG})\s+(?P<m>{MAAND})(?:\s+(?P<j>{_MJAAR}))?",
        lees_dagbereik,
    ),
    _regel(
        "vóór 1 juli",
        rf"(?:(?P<voor>voor)\s+)?{_OP}{_GEEN_GROEP}(?P<d>{DAG}(?:{EN}{DAG})*)\s+(?P<m>{MAAND})(?:\s+(?P<j>{_MJAAR}))?",
        lees_dagen,
    ),
    _regel(
        "1-11-2026",
        rf"(?:(?P<voor>voor|tot)\s+)?{_OP}{_GEEN_GROEP}(?P<d>{DAG})(?P<s>[-/.])(?P<m>1[0-2]|0?[1-9])(?P=s)(?P<j>(?:19|20)[0-9]{{2}}|1[89]|2[0-9]|3[0-9])\b",
        lees_datum,
    ),
    _regel(
        "2026-11-01",
        _OP + r"(?:(?P<voor>voor|tot)\s+)?(?P<j>(?:19|20)[0-9]{2})-(?P<m>1[0-2]|0[1-9])-(?P<d>[0-3][0-9])\b",
        lees_datum,
    ),
    _regel(
        "1/10",
        rf"(?P<voor>voor\s+|tot\s+)?(?:^|(?<=[(])|(?<=op\s)|(?<=per\s)|(?<=jaar:\s)|(?<=voor\s)|(?<=tot\s)|(?<=vanaf\s)|(?<=uiterlijk\s))"
        rf"(?P<d>{_DAG_MAAND}(?:{EN}{_DAG_MAAND})*)(?=\s*(?:$|[,;:)\n]|\.(?:\s|$)|en\s))",
        lees_dag_maand,
    ),
    # Weeks
    _regel(
        "week 4, 5 of 6 van het schooljaar",
        rf"we(?:ek|ken)\s+{_WEKEN}\s+van\s+{_HET}\b",
        lees_schoolweken,
    ),
    _regel(
        "schoolweek 6",
        rf"(?:school|les)we(?:ek|ken)\s+{_WEKEN}",
        lees_schoolweken,
    ),
    _regel(
        "eerste schoolweek",
        rf"(?P<r>{_RANGEN})\s+(?:(?:(?:school|les)?week)\s+van\s+{_HET}\b|(?:school|les)week\b{_VERDER}(?!\s+{MAAND}))",
        lees_rangweek,
    ),
    _regel(
        "eerste zes weken van het schooljaar",
        rf"(?P<r>eerste|laatste)\s+(?P<w>{_GETAL})\s+(?:school|les)?weken\s+(?:van|in)\s+(?:{_HET}\b|(?P<m>{MAAND})(?:\s+(?P<j>{_MJAAR}))?)",
        lees_stel_weken,
    ),
    _regel(
        "eerste week van oktober", rf"(?P<r>{_RANGEN})\s+(?:volle\s+)?(?P<school>school|les)?week{_VAN_MAAND}", lees_maandweek
    ),
    _regel("eerste schooldag van januari", rf"(?P<r>{_RANGEN})\s+(?:school|les|werk)dag{_VAN_MAAND}", lees_schooldag),
    _regel(
        "week 40",
        rf"(?:week|weken|wk\.?|weeknummer|we?e?knr\.?)\s*{_WEKEN}(?:\s+(?:van\s+)?(?P<j>{_JAAR}))?",
        lees_kalenderweken,
    ),
    _regel(
        "tweede dinsdag van november", rf"(?:(?:elke|iedere)\s+)?(?P<r>{_RANGEN})\s+(?P<dag>{_WEEKDAG}){_VAN_MAAND}", lees_weekdag
    ),
    _regel("elke eerste maandag", rf"(?:elke|iedere)\s+(?P<r>{_RANGEN})\s+(?P<dag>{_WEEKDAG})\b{_VERDER}", lees_elke_weekdag),
    # Begin and end of the school year
    _regel(
        "eerste schooldag", rf"eerste\s+(?:school|les)dag(?:\s+van\s+{_HET}\b|\b{_VERDER})", vast(Rand(einde=False, dag=True))
    ),
    _regel(
        "laatste schooldag", rf"laatste\s+(?:school|les)dag(?:\s+van\s+{_HET}\b|\b{_VERDER})", vast(Rand(einde=True, dag=True))
    ),
    _regel("laatste dag van de week", rf"{RANG}\s+(?:(?:school|les|werk)?dag|(?:school|les)?week|{_WEEKDAG})\b", _ZONDER_MAAND),
    _regel(
        "begin van het schooljaar",
        rf"(?:begin|start|aanvang|opening)\s+(?:(?:van\s+)?{_HET}|schooljaar)\b",
        vast(Rand(einde=False)),
    ),
    _regel(
        "eind van het schooljaar", rf"(?:einde?|slot|afsluiting)\s+(?:(?:van\s+)?{_HET}|schooljaar)\b", vast(Rand(einde=True))
    ),
    _regel("halverwege het schooljaar", rf"halverwege\s+(?:van\s+)?{_HET}\b", vast(Maanden(1, 2, ongeveer=True))),
    # Months
    _regel(
        "behalve in juli en augustus", rf"(?:behalve|uitgezonderd|niet)\s+(?:in\s+)?(?P<m>{MAAND}(?:{EN}{MAAND})*)", lees_behalve
    ),
    _regel("tussen oktober en december", rf"tussen\s+(?P<m>{MAAND})\s+en\s+(?P<n>{MAAND})(?:\s+(?P<j>{_MJAAR}))?", lees_tussen),
    _regel(
        "oktober t/m mei",
        rf"(?P<m>{MAAND})(?:\s+{_MJAAR})?(?P<tm>{TOT_EN_MET})(?P<n>{MAAND})(?:\s+(?P<j>{_MJAAR}))?",
        lees_maandbereik,
    ),
    _regel("november of december", rf"(?P<m>{MAAND})\s+of\s+(?:in\s+)?(?P<n>{MAAND})(?:\s+(?P<j>{_MJAAR}))?", lees_keuze),
    _regel("vanaf oktober", rf"(?:vanaf|sinds)\s+(?:begin\s+)?(?P<m>{MAAND})(?:\s+(?P<j>{_MJAAR}))?", lees_vanaf),
    _regel(
        "tot 1 maart",
        rf"(?:(?P<tot>tot\s+en\s+met|t/m|tm|tot)|vanaf|sinds|met\s+ingang\s+van)\s+(?:(?:begin|eind)\s+)?{_GEEN_GROEP}(?:(?P<d>{DAG})\s+)?(?P<m>{MAAND})(?:\s+(?P<j>{_MJAAR}))?",
        lees_grens,
    ),
    _regel(
        "meestal in maart",
        rf"(?:meestal|doorgaans|gewoonlijk|ongeveer|omstreeks|rond|circa|ca\.?|liefst|bij\s+voorkeur)\s+(?:(?:in|rond|eind|begin)\s+)*(?P<m>{_MAANDEN})(?:\s+(?P<j>{_MJAAR}))?",
        lees_meestal,
    ),
    _regel("voor juni", rf"(?P<voor>voor\s+(?:begin\s+)?)?(?P<m>{MAAND})(?:\s+(?P<j>{_MJAAR}))?", lees_maand),
    # A letter and the number of a group, or a letter before the word for a test; 'tot 200 m2' is no test.
    _regel(
        "m- en e-toetsen",
        rf"(?<![0-9]\s)(?:(?P<m>m)-?(?:\s*[/&+]\s*|\s+en\s+)(?P<e>e)-?\s?{_TOETS}"
        rf"|(?:(?P<m1>m)|(?P<e1>e))(?:[1-8]\b(?:-?{_TOETS})?|-{_TOETS}|toets\w*))"
        rf"(?:\s+(?P<j>{_JAAR}))?",
        lees_toetsronde,
    ),
    _regel("najaar 2026", rf"(?P<s>{'|'.join(SEIZOENEN)})\b(?!-)(?:\s+(?P<j>{_JAAR}))?", lees_seizoen),
    # Years
    _regel("2026-2027", r"(?P<j>(?:19|20)[0-9]{2}|'[0-9]{2})\s*[-/]\s*'?(?P<k>(?:20)?[0-9]{2})\b", lees_schooljaar),
    _regel("begin 2027", rf"(?P<r>begin|einde?)\s+(?P<j>{_JAAR})", lees_jaarrand),
    _regel("in 2027", rf"(?:(?:in|jaar|uiterlijk|van)\s+|(?<=\()|(?<=[,:]\s))(?P<j>{_JAAR})", lees_jaar),
    # How often
    _regel("2 keer per jaar", rf"{_HOE}{_PER}(?:(?P<n>{_GETALLEN})\s+)?{_EENHEID}", lees_hoe_vaak),
    _regel("1 keer p.m.", rf"{_HOE}\s*(?:p(?:er|\.|/)?|/)\s?(?P<wat>m|w)\b\.?", lees_per),
    _regel("1x p.j.", rf"{_HOE}\s*(?:p(?:er|\.|/)?|/)\s?j(?:r|aar)?\b\.?", lees_keer),
    _regel(
        "drie gesprekken per jaar",
        rf"(?P<keer>{_GETAL})(?P<tot>\s*(?:-|a|tot|of)\s*{_GETAL})?(?:\s+\w+){{0,2}}\s+per\s+(?:school)?jaar\b",
        lees_keer,
    ),
    _regel("over 2 schooljaren", rf"over\s+(?P<n>{_GETAL})\s+(?:school)?jaren\b", lees_verdeeld),
    _regel(
        "4-jaarlijks",
        rf"(?:(?P<half>half-?)|(?:(?P<n>{_GETAL})-?)|(?:(?P<keer>{_GETAL})\s+))?(?P<wat>dage|weke|maande|jaar|kwartaal)lijkse?\b",
        lees_lijks,
    ),
    _regel("om de 8 weken", rf"om\s+(?:de|het)\s+(?:(?P<n>{_GETALLEN})\s+)?{_EENHEID}", lees_om_de),
    _regel("elke 3 maanden", rf"(?:elke?|iedere?|per|alle)\s+(?:(?P<n>{_GETALLEN})\s+)?{_EENHEID}", lees_elke),
    _regel("twee keer", rf"(?P<keer>{_GETAL})(?P<tot>\s*(?:-|/|a|tot|of)\s*{_GETAL})?\s*{_KEER}", lees_keer),
    # What has no place in a year
    _regel("elke maandag", rf"(?:elke?|iedere?|op)\s+(?:{'|'.join(WEEKDAGEN)})(?:en)?\b", _DOORLOPEND),
    _regel("doorlopend", r"(?:doorlopende?|continue?|altijd|permanent|structureel|steeds|voortdurend)\b", _DOORLOPEND),
    _regel("regelmatig", r"(?:regelmatig|periodiek)e?\b", vast(Keer(None))),
    _regel("het hele jaar", r"(?:het\s+)?hele\s+(?:school)?jaar\b|gedurende\s+het\s+(?:hele\s+)?(?:school)?jaar\b", _DOORLOPEND),
    _regel("elke les", r"(?:elke|iedere|alle)\s+(?:les|lessen|ochtend|middag)\b", _DOORLOPEND),
    _regel(
        "op verzoek",
        r"(?:op\s+(?:verzoek|aanvraag|afroep|uitnodiging|afspraak|initiatief)|desgewenst|ad\s+hoc|incidenteel"
        r"|(?:zo|indien|waar|wanneer|als\s+(?:dat|het))\s+(?:dat\s+|het\s+)?nodig|naar\s+behoefte|bij\s+behoefte|naar\s+wens)\b",
        _OP_VERZOEK,
    ),
    _regel(
        "wanneer het zo uitkomt",
        r"(?:(?:wanneer|als|zodra|indien|waar|zo)\s+(?:(?:het|dat|dit|er|zo|goed|even|beter|ons|ook|maar)\s+){0,3}"
        rf"{_VAAG}|bij\s+gelegenheid\b)",
        vast(Los(Losreden.ONBEKEND, vaag=True)),
    ),
    _regel(
        "na de toetsen",
        r"(?:na(?:dat)?|bij|tijdens|binnen|tussen|rond(?:om)?|volgens|zodra|wanneer|indien|voordat|voorafgaand|aansluitend"
        r"|direct|onmiddellijk|afhankelijk|gedurende|als\s+(?:er|een|het|de|dat))\b|(?:naar\s+aanleiding|n\.?a\.?v\.?)(?=\s)",
        _GEBEURTENIS,
    ),
    _regel(
        "voor elke bespreking",
        rf"voor\s+(?:elke?\b|iedere?\b|aanvang\b|afloop\b|(?:(?:de|het|een)\s+)?{_AANLEIDING}\b)",
        _GEBEURTENIS,
    ),
    _regel(
        "per thema",
        r"per\s+(?:plan|thema|blok|periode|toets|methodetoets|casus|aanmelding|rapport|gesprek|hoofdstuk)\b",
        _GEBEURTENIS,
    ),
    _regel("begin van elk plan", r"(?:begin|start|einde?|afloop|afronding)\s+van\s+(?:elke?|iedere?|een|de|het)\b", _GEBEURTENIS),
)
"""All rules, tried in this order at each word; the first that fits takes the words."""
