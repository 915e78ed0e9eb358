"""Check, stage 4: figures that authors typed by hand, held against the data; a doubtful sentence is left alone.

A sentence counts where it names one indicator, by link or by name, and a school year or a school. Norms, aims, estimates, parts
of a group and figures of others are left alone, and so is a sentence of which it is not clear which number belongs to which
school or year.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from kwaliteitshandboek.check.teksten import Tekst, teksten
from kwaliteitshandboek.derive.afgeleid import Afgeleid
from kwaliteitshandboek.derive.bereiken import toon_bereik
from kwaliteitshandboek.derive.tekstcijfers import is_schooljaar
from kwaliteitshandboek.findings import Finding
from kwaliteitshandboek.findings.cijfertekst import GETYPT_WIJKT_AF
from kwaliteitshandboek.model.cijfer import Bereik, Cijfer
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.indicator import Eenheid, Indicator
from kwaliteitshandboek.taal import DUN, getal

_GETAL: Final = r"(?<![\d.,/-])\d{1,4}(?:,\d+)?(?![\d/]|[.,-]\d)"
_PROCENT: Final = r"[ \u00a0\u202f]*(?:%(?!-?punt)|procent\b)"
_PERCENTAGES: Final = re.compile(
    rf"\btussen (?:de )?(?P<a>{_GETAL})(?:{_PROCENT})? en (?:de )?(?P<b>{_GETAL}){_PROCENT}"
    rf"|(?P<c>{_GETAL})(?:{_PROCENT})?[ ]?(?:–|-|tot)[ ]?(?P<d>{_GETAL}){_PROCENT}"
    rf"|(?P<e>{_GETAL}){_PROCENT}",
    re.IGNORECASE,
)
_GETALLEN: Final = re.compile(
    rf"\btussen (?:de )?(?P<a>{_GETAL}) en (?:de )?(?P<b>{_GETAL})(?=[ ]*(?:[.;:()]|,\s|$|in\b|bij\b|op\b|voor\b|en\b))"
    rf"|(?P<e>{_GETAL})(?=[ ]*(?:[.;:()]|,\s|$|in\b|bij\b|op\b|voor\b|en\b))"
)
_JAAR: Final = re.compile(r"(?<![\d-])(20\d\d)\s?[-–/]\s?(20\d\d)(?![\d-])")
_LOS_JAAR: Final = re.compile(r"(?<![\d-])(?:19|20)\d\d(?![\d-])")

_ANDER_SOORT: Final = re.compile(
    r"\b(?:norm\w*|signaal\w*|signalerings\w*|grens|drempel\w*|schoolstandaard\w*|afspraak|eis|minimum|maximum"
    r"|ongeveer|circa|ca|zo['\u2019]n|rond|bijna|ruim|krap|grofweg|naar schatting|vrijwel"
    r"|meer dan|minder dan|hoger dan|lager dan|ten minste|tenminste|minstens|minimaal|maximaal|hoogstens|ten hoogste"
    r"|vanaf|boven|onder|of meer|of hoger|of minder|of lager"
    r"|landelijk\w*|nederland\w*|regio\w*|vergelijkbare|andere|inspectie\w*|gemiddelde school"
    r"|jongens|meisjes|onderbouw|bovenbouw|middenbouw|leerroute\w*|nieuwkomers|uitgezonderd|zonder|behalve|waarvan|ontheffing"
    r"|niet|geen|nooit|overige|rest|verschil|groei|stijging|daling|toename|afname|scheelt|kans)\b",
    re.IGNORECASE,
)
"""Words by which a number in the same clause is something else than the figure, or no exact one."""

_STREEF: Final = re.compile(
    r"\b(?:streef\w*|streven\w*|ambitie\w*|doel(?:en|stelling\w*)?|willen|wil|wilden|moet|moeten|zal|zullen|zou|zouden|verwacht\w*"
    r"|hopen|hoopten|hoop|als|wanneer|indien|plan\w*|afgesproken|mikken|richten|vorig\w*|eerder\w*|daarvoor|ervoor|destijds|toen|volgend\w*"
    r"|straks|komend\w*|in de toekomst|uiterlijk|voorbeeld|stel|bijvoorbeeld|samen met|gezamenlijk)\b",
    re.IGNORECASE,
)
"""Words by which what follows is wanted, expected or of another time, until the sentence turns."""

_WENDING: Final = re.compile(r"^\W*(?:maar|terwijl|toch|nu)\b", re.IGNORECASE)
_ZINSDEEL: Final = re.compile(r",(?=\s)|;|[()]|\s[–—]\s|\b(?=(?:maar|terwijl)\b)")
_MET_VOOR: Final = re.compile(r"\b(?:met|groep|groepen|klas|artikel|bladzijde|nummer|jaar|versie|\d+ op de)\s*$", re.IGNORECASE)
_DEEL_VAN_SCHOLEN: Final = re.compile(
    r"\b(?:elke|iedere|een|één|geen enkele|welke|andere|grootste|kleinste) school\b"
    r"|\b(?<!alle )(?<!onze )(?<!zeven )scholen\b(?! samen)",
    re.IGNORECASE,
)
_ZINSEINDE: Final = re.compile(r"[.!?](?=\s|$)|\n(?=[ \t]*(?:\n|[-*+|>][ \t]|\d+[.)][ \t]))")
_MASKER: Final = re.compile(
    r"^(?P<hek>`{3,}|~{3,}).*?(?:^(?P=hek)[`~]*[ \t]*$|\Z)|^#{1,6}[ ][^\n]*$|^[ \t]*\|?[ :|-]+\|[ :|-]*$"
    r"|`[^`\n]*`|\]\([^)\n]*\)|<[^>\n]*>|https?://\S+",
    re.DOTALL | re.MULTILINE,
)
_LINK: Final = re.compile(r"\[(?P<tekst>[^\[\]\n]*)\]\((?P<soort>indicator|school):(?P<sleutel>[\w-]+)\)")


@dataclass(frozen=True, slots=True)
class _Getypt:
    """A number as it stands in a sentence: its place, its words, and the values that it can stand for when it was rounded."""

    plaats: int
    woorden: str
    bereik: Bereik


@dataclass(frozen=True)
class _Namen:
    """By what indicators and schools are called in running text: a pattern, and the key for each name."""

    sleutels: dict[str, str] = field(default_factory=dict)

    @cached_property
    def patroon(self) -> re.Pattern[str] | None:
        langste_eerst = sorted(self.sleutels, key=lambda naam: (-len(naam), naam))
        if not langste_eerst:
            return None
        return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(naam) for naam in langste_eerst) + r")(?!\w)", re.IGNORECASE)

    def vind(self, tekst: str) -> Iterator[tuple[int, int, str]]:
        """Places of names, with the key of each."""
        if self.patroon is not None:
            for gevonden in self.patroon.finditer(tekst):
                yield gevonden.start(), gevonden.end(), self.sleutels[gevonden[0].casefold()]


def check_getypt(handboek: Handboek, afgeleid: Afgeleid, openbaar: Callable[[], Afgeleid]) -> Iterator[Finding]:
    """Numbers in texts that the data contradict. `openbaar` gives what is derived for the public edition.

    It is asked for only where a public text is wrong: its author reads what the public edition may say, and nothing more.
    """
    lezer = _Lezer(handboek, afgeleid, _indicatornamen(handboek), _schoolnamen(handboek))
    for tekst in teksten(handboek):
        if any(teken.isdigit() for teken in tekst.tekst):
            for regel, tegenspraak in lezer.lees(tekst):
                yield tegenspraak.op(tekst, regel, openbaar() if tekst.publiek else afgeleid)


def _indicatornamen(handboek: Handboek) -> _Namen:
    namen: dict[str, str] = {}
    dubbel: set[str] = set()
    for indicator in handboek.indicatoren:
        kort = re.sub(r"\s*\([^)]*\)\s*$", "", indicator.naam)
        # 'fundamenteel niveau' is 'het fundamentele niveau' in a sentence.
        verbogen = re.sub(r"eel (?=\w+$)", "ele ", kort)
        for naam in {indicator.naam, kort, verbogen}:
            sleutel = naam.casefold()
            if namen.setdefault(sleutel, indicator.id) != indicator.id:
                dubbel.add(sleutel)
    return _Namen({naam: id_ for naam, id_ in namen.items() if naam not in dubbel and len(naam) > 5})


def _schoolnamen(handboek: Handboek) -> _Namen:
    namen: dict[str, str] = {}
    for school in handboek.organisatie.scholen:
        # Of schools with one name nobody can say which is meant.
        naam = school.naam.casefold()
        namen[naam] = school.sleutel if naam not in namen else _ONDUIDELIJK
    return _Namen(namen | {school.sleutel.casefold(): school.sleutel for school in handboek.organisatie.scholen})


@dataclass(frozen=True, slots=True)
class _Tegenspraak:
    """A number, and the figure that it contradicts; `schooljaar` None: no year has such a figure, the newest is named."""

    handboek: Handboek
    indicator: Indicator
    school: str | None
    schooljaar: str | None
    nieuwste: str
    getypt: str

    def op(self, tekst: Tekst, regel: int, afgeleid: Afgeleid) -> Finding:
        """The advice, with what this edition may say about the figure."""
        jaar = self.schooljaar or self.nieuwste
        hoofd = afgeleid.hoofdcijfer(self.indicator.id, self.school, jaar)
        apart = afgeleid.cijfer(self.indicator.id, self.school, jaar)
        delen = [_in_woorden(hoofd, self.indicator)] if hoofd.waarde is not None else []
        if apart.waarde is not None and apart.waarde != hoofd.waarde:
            delen.append(f"{_in_woorden(apart, self.indicator)} voor {jaar} apart")
        bij = f" ({'samen met eerdere schooljaren' if len(hoofd.jaren) > 1 else jaar})" if hoofd.waarde is not None else ""
        if delen and bij and hoofd.waarde is not None:
            delen[0] += bij
        gegevens = f"De gegevens geven {' en '.join(delen)}." if delen else "De gegevens geven iets anders, dat niet openbaar is."
        namen = {school.sleutel: school.naam for school in self.handboek.organisatie.scholen}
        blok = " ".join(deel for deel in ("cijfer:", self.indicator.id, self.school, jaar) if deel)
        return GETYPT_WIJKT_AF.op(
            tekst.op(regel),
            getypt=self.getypt,
            indicator=self.indicator.naam,
            wie="alle scholen" if self.school is None else namen.get(self.school, self.school),
            wanneer=self.schooljaar or "alle schooljaren",
            gegevens=gegevens,
            blok=blok,
        )


def _in_woorden(cijfer: Cijfer, indicator: Indicator) -> str:
    if cijfer.waarde is None:
        return "geen cijfer"
    onder, boven = toon_bereik(cijfer.waarde, indicator.precisie, indicator.eenheid)
    teken = f"{DUN}%" if indicator.eenheid is Eenheid.PROCENT else ""
    if onder == boven:
        return getal(onder, indicator.precisie) + teken
    return f"tussen {getal(onder, indicator.precisie)} en {getal(boven, indicator.precisie)}{teken}"


@dataclass(frozen=True, slots=True)
class _Lezer:
    """Reads texts of one handbook."""

    handboek: Handboek
    afgeleid: Afgeleid
    indicatoren: _Namen
    scholen: _Namen

    def lees(self, tekst: Tekst) -> Iterator[tuple[int, _Tegenspraak]]:
        """What is contradicted in a text, with the line of the number."""
        kaal = _MASKER.sub(lambda gevonden: re.sub(r"[^\n]", " ", gevonden[0]), tekst.tekst)
        genoemd = {sleutel for _, _, sleutel in self.scholen.vind(tekst.tekst)} - {_ONDUIDELIJK}
        begin = 0
        for einde in (*(gevonden.end() for gevonden in _ZINSEINDE.finditer(kaal)), len(kaal)):
            zin = kaal[begin:einde]
            if any(teken.isdigit() for teken in zin):
                for plaats, tegenspraak in self._zin(zin, tekst, tekst.tekst[begin:einde], genoemd):
                    yield tekst.tekst.count("\n", 0, begin + plaats), tegenspraak
            begin = einde

    def _zin(self, zin: str, tekst: Tekst, bron: str, genoemd: set[str]) -> Iterator[tuple[int, _Tegenspraak]]:
        links = [(g.start(), g.end(), g["soort"], g["sleutel"]) for g in _LINK.finditer(bron)]
        namen = [*self.indicatoren.vind(zin)]
        gelinkt = {sleutel for *_, soort, sleutel in links if soort == "indicator"}
        ids = gelinkt or {sleutel for _, _, sleutel in namen}
        indicator = self.handboek.indicator_per_id.get(next(iter(ids))) if len(ids) == 1 else None
        if indicator is None or len(ids | {sleutel for _, _, sleutel in namen}) > 1:
            return
        # Words of a name ('streefniveau', '1F') say nothing about the number beside it.
        plaatsen = [*((b, e) for b, e, _ in namen), *((b, e) for b, e, soort, _ in links if soort == "indicator")]
        kaal = _zonder(zin, plaatsen)
        wie = _op_volgorde(
            [*((b, s) for b, _, s in self.scholen.vind(kaal)), *((b, s) for b, _, soort, s in links if soort == "school")]
        )
        jaren = _op_volgorde([(g.start(), f"{g[1]}-{g[2]}") for g in _JAAR.finditer(kaal)])
        if not all(is_schooljaar(jaar) for jaar in jaren) or (not jaren and _LOS_JAAR.search(kaal)):
            return
        if not wie and tekst.school is None and _DEEL_VAN_SCHOLEN.search(kaal):
            return
        if not (wie or jaren or tekst.schooljaar):
            return
        kaal = _JAAR.sub(lambda gevonden: " " * len(gevonden[0]), kaal)
        getallen = list(_getallen(kaal, indicator))
        for nummer, getypt in enumerate(getallen):
            school = _bij(wie, nummer, len(getallen), tekst.school)
            jaar = _bij(jaren, nummer, len(getallen), tekst.schooljaar)
            if school is _ONDUIDELIJK or jaar is _ONDUIDELIJK or _is_iets_anders(kaal, getypt):
                continue
            erbij = genoemd if school is None else set()
            if self._weerspreekt(indicator, school, jaar, getypt, erbij):
                nieuwste = self.afgeleid.laatste_jaar(indicator.id) or ""
                yield getypt.plaats, _Tegenspraak(self.handboek, indicator, school, jaar, nieuwste, getypt.woorden)

    def _weerspreekt(self, indicator: Indicator, school: str | None, jaar: str | None, getypt: _Getypt, erbij: set[str]) -> bool:
        """Whether there are figures, and none of them can be what was typed.

        `erbij`: schools that the text names elsewhere, one of which the sentence may be about.
        """
        jaren = (jaar,) if jaar is not None else self.afgeleid.schooljaren
        eigen = self._waarden(indicator, [school], jaren)
        anders = self._waarden(indicator, sorted(erbij), jaren)
        return bool(eigen) and not any(waarde.overlapt(getypt.bereik) for waarde in (*eigen, *anders))

    def _waarden(self, indicator: Indicator, scholen: Sequence[str | None], jaren: Sequence[str]) -> list[Bereik]:
        zoek = (self.afgeleid.hoofdcijfer, self.afgeleid.cijfer)
        cijfers = (kijk(indicator.id, school, jaar) for school in scholen for jaar in jaren for kijk in zoek)
        return [cijfer.waarde for cijfer in cijfers if cijfer.waarde is not None]


_ONDUIDELIJK: Final = "?"


def _bij(mogelijk: Sequence[str], nummer: int, aantal: int, anders: str | None) -> str | None:
    """The school or year of a number: the only one, the one in the same place of the row, or that of the whole text."""
    if not mogelijk:
        return anders
    if len(mogelijk) == 1:
        return mogelijk[0]
    return mogelijk[nummer] if len(mogelijk) == aantal else _ONDUIDELIJK


def _op_volgorde(gevonden: list[tuple[int, str]]) -> list[str]:
    """Keys in the order of the sentence, each once."""
    return list(dict.fromkeys(sleutel for _, sleutel in sorted(gevonden)))


def _zonder(zin: str, plaatsen: Sequence[tuple[int, int]]) -> str:
    for begin, einde in plaatsen:
        zin = zin[:begin] + " " * (einde - begin) + zin[einde:]
    return zin


def _getallen(zin: str, indicator: Indicator) -> Iterator[_Getypt]:
    patroon = _PERCENTAGES if indicator.eenheid is Eenheid.PROCENT else _GETALLEN
    for gevonden in patroon.finditer(zin):
        velden = gevonden.groupdict()
        laag = velden["a"] or velden.get("c") or velden["e"] or ""
        hoog = velden["b"] or velden.get("d") or laag
        bereik = Bereik(_waarde(laag) - _speling(laag), _waarde(hoog) + _speling(hoog))
        yield _Getypt(gevonden.start(), " ".join(gevonden[0].split()), bereik)


def _waarde(tekst: str) -> float:
    return float(tekst.replace(",", "."))


def _speling(tekst: str) -> float:
    """What rounding may have taken off: half of the last decimal, and a trace for binary arithmetic."""
    return 0.5 * 10.0 ** -len(tekst.partition(",")[2]) + 1e-6


def _is_iets_anders(zin: str, getypt: _Getypt) -> bool:
    """Whether the words around a number make it a norm, an aim, an estimate, or a figure of others."""
    if _MET_VOOR.search(zin[: getypt.plaats]):
        return True
    streven = False
    begin = 0
    for einde in (*(gevonden.end() for gevonden in _ZINSDEEL.finditer(zin)), len(zin)):
        deel = zin[begin:einde]
        if _WENDING.match(deel):
            streven = False
        streven = streven or _STREEF.search(deel) is not None
        if begin <= getypt.plaats < einde:
            return streven or _ANDER_SOORT.search(deel) is not None
        begin = einde
    return streven
