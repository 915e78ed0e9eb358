"""Check, stage 4: words of authors: a role under another name, a word that the terms replace, a law that lapsed.

What stands in code, addresses and quotation marks is left alone, and so is the literature of a card: titles are as they are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from kwaliteitshandboek.check.bekend import onderdelen
from kwaliteitshandboek.check.woordvormen import (
    AANEEN,
    DEEL,
    LOS,
    alleen_gebroken,
    heel_woord,
    is_afkorting,
    is_buiging,
    is_lang,
    met_breuk,
    met_punten,
    woordvormen,
    zoekdeel,
    zonder_accenten,
)
from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.findings.kaarten import ROL_ANDERE_NAAM, WET_VERVALLEN, WOORD_VERMIJDEN
from kwaliteitshandboek.findings.suggestie import kort
from kwaliteitshandboek.model.basis import Onderdeel, rolsleutel
from kwaliteitshandboek.model.begrip import Begrip, VervallenWet
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kaart import (
    Activiteit,
    Bijlage,
    Gedrag,
    Kaart,
    Meetinstrument,
    Mr,
    Partner,
    PdcaStap,
    PlanningJaar,
    PlanningStap,
)
from kwaliteitshandboek.model.organisatie import Rol
from kwaliteitshandboek.taal import aantal, datum, opsomming

TEKSTVELDEN: Final[Mapping[type[Onderdeel], tuple[str, ...]]] = {
    Kaart: ("titel", "samenvatting", "wij_doen"),
    Mr: ("uitkomst",),
    PdcaStap: ("titel", "punten"),
    Gedrag: ("leerkracht", "leerling"),
    Meetinstrument: ("naam", "doel", "moment", "vastgelegd_in"),
    Activiteit: ("wat", "doel", "moment"),
    PlanningJaar: ("fase",),
    PlanningStap: ("wat", "wanneer"),
    Partner: ("waarvoor",),
    Bijlage: ("titel",),
}
"""Fields of a card that hold words of its author. Not the change log: it tells of words as they were. Not names of others."""

LITERATUUR: Final = "literatuur"

_GENOEMD: Final = 12
"""Lines that a finding names; of more it says how many."""

_WEG = re.compile(
    r"^[ \t>]*(?P<hek>```+|~~~+).*?^[ \t>]*(?P=hek)|(?P<tik>`+)(?!`).{1,500}?(?P=tik)(?!`)"
    r"|\]\([^()\n]*\)|^[ \t>]*\[[^\]\n]+\]:[^\n]*|<[^<>\s]+>|https?://\S+|[\w.+-]+@[\w.-]+|\{[^{}\n]*\}",
    re.DOTALL | re.MULTILINE,
)
"""Code, addresses and lists of attributes."""

_CITAAT = re.compile(r"(?<!\w)(?:“[^”\n]{1,80}”|\"[^\"\n]{1,80}\"|[‘']\b(?![snt]\b)[^\n‘]{1,80}?['’](?!\w))")
"""Words in quotation marks: a title, or a word that the text is about. An apostrophe within a word closes nothing."""

_VAN_ANDEREN: Final = re.compile(
    r"\s+(?:van|bij|uit|in)\s+(?:(?:de|het|een|haar|zijn|hun)\s+)?(?:[^\W\d_]+[\s-]+)?(?:\w*ziekenhuis|gemeente|ggd|ggz|\w*kliniek"
    r"|wijkteam|jeugdteam|jeugdzorg|jeugdhulp\w*|jeugdbescherming|\w*praktijk|\w*instelling|politie|kinderopvang|revalidatie\w*"
    r"|universiteit|hogeschool|inspectie|samenwerkingsverband)\b",
    re.IGNORECASE,
)
"""Behind the name of a role: it is somebody of another organisation, who has that name there."""


@dataclass(frozen=True, slots=True)
class _Tekst:
    """Words of an author and where they begin; `per_regel`: a line of the text is a line of the file."""

    tekst: str
    plek: Plek
    per_regel: bool = False
    veld: str = ""
    """The name of the field of which it is the value, for a text among the data."""

    def plek_van(self, positie: int) -> Plek:
        """The place of a character."""
        if self.veld:
            return self.plek.in_waarde(self.veld, self.tekst, positie)
        return Plek(self.plek.bestand, self.plek.regel + (self.tekst.count("\n", 0, positie) if self.per_regel else 0))


@dataclass(frozen=True, slots=True)
class _Regel:
    """A word to look for, the pattern that finds it, and what it is about.

    `mag` are longer words, in small letters, in which it may stand. With `lang` it is found within any other longer word.
    """

    woord: str
    patroon: str
    bron: Rol | Begrip | VervallenWet
    mag: tuple[str, ...] = ()
    lang: bool = False
    gebroken: bool = False
    """Whether the word may stand there with a hyphen or a space in it."""
    punten: bool = False
    """Whether it is an abbreviation that stands there with points in it."""

    @property
    def deel(self) -> str:
        """Letters, in small, that every text has in which the pattern finds something."""
        if self.punten:
            return f"{self.woord[0]}.{self.woord[1]}".lower()
        return self.woord[:DEEL].lower() if self.gebroken else zoekdeel(self.woord)


def check_woorden(handboek: Handboek) -> Iterator[Finding]:
    """All rules about words, over the cards, the own pages and the words with the results."""
    zoeker = _Zoeker([*_rolregels(handboek), *_termregels(handboek), *_wetregels(handboek)])
    for kaart in handboek.kaarten:
        yield from _bevindingen(zoeker, _teksten_van(kaart))
    for pagina in handboek.paginas:
        tekst = _Tekst(pagina.tekst, pagina.plek.veld("tekst"), per_regel=True)
        yield from _bevindingen(zoeker, (_Tekst(pagina.titel, pagina.plek, veld="titel"), tekst))
    for toelichting in handboek.toelichtingen:
        yield from _bevindingen(zoeker, (_Tekst(toelichting.tekst, toelichting.plek, veld="tekst"),))


def _teksten_van(kaart: Kaart) -> Iterator[_Tekst]:
    for ding in onderdelen(kaart):
        for veld in TEKSTVELDEN.get(type(ding), ()):
            waarde = getattr(ding, veld)
            for index, tekst in enumerate(waarde if isinstance(waarde, tuple) else (waarde,)):
                if tekst and not (isinstance(ding, Bijlage) and ding.link is not None):
                    yield _veldtekst(tekst, ding, kaart, veld, index if isinstance(waarde, tuple) else None)
    for sectie in kaart.secties:
        if sectie.sleutel != LITERATUUR:
            yield _Tekst(sectie.kop, Plek(sectie.plek.bestand, sectie.plek.regel))
            yield _Tekst(sectie.tekst, sectie.plek.veld("tekst"), per_regel=True)


def _veldtekst(tekst: str, ding: Onderdeel, kaart: Kaart, veld: str, index: int | None) -> _Tekst:
    """A text among the data; a single value stands for a list of one."""
    plek = ding.plek if ding.plek.bestand else kaart.plek
    deel = f"{veld}.{index}"
    return _Tekst(tekst, plek, veld=deel if deel in plek.velden else veld)


def _bevindingen(zoeker: _Zoeker, teksten: Iterable[_Tekst]) -> Iterator[Finding]:
    """What is found in the texts of one card or page; another name of a role once, with all lines on which it stands."""
    namen: dict[tuple[str, str], list[tuple[int, str, Rol, Plek]]] = defaultdict(list)
    for tekst in teksten:
        for regel, begin, woord in zoeker.zoek(tekst.tekst):
            plek, bron = tekst.plek_van(begin), regel.bron
            if isinstance(bron, Begrip):
                yield WOORD_VERMIJDEN.op(plek, woord=kort(woord), term=bron.term)
            elif isinstance(bron, VervallenWet):
                yield _wet(bron, plek, woord)
            else:
                namen[bron.id, regel.woord].append((plek.regel, woord, bron, plek))
    for gevonden in namen.values():
        _, woord, rol, plek = min(gevonden, key=lambda ding: ding[0])
        of = f" of '{rol.afkorting}'" if rol.afkorting else ""
        vaker = _vaker([nummer for nummer, *_ in gevonden])
        yield ROL_ANDERE_NAAM.op(plek, woord=kort(woord), naam=rol.naam, of=of, vaker=vaker)


def _vaker(regels: list[int]) -> str:
    """How often a name stands in a file and on which lines, so that its author can mend all in one go; nothing for once."""
    if len(regels) == 1:
        return ""
    nummers = [str(nummer) for nummer in sorted(set(regels))]
    meer = [f"nog {aantal(len(nummers) - _GENOEMD, 'regel', 'regels')}"] if len(nummers) > _GENOEMD else []
    return f" In dit bestand staat die naam {len(regels)} keer: op regel {opsomming([*nummers[:_GENOEMD], *meer])}."


def _wet(wet: VervallenWet, plek: Plek, woord: str) -> Finding:
    sinds = f" sinds {datum(wet.vervallen_op)}" if wet.vervallen_op is not None else ""
    raad = f"In de plaats kwam {wet.vervangen_door}." if wet.vervangen_door else "Noem de wet die nu geldt, of haal de naam weg."
    return WET_VERVALLEN.op(plek, wet=kort(woord), sinds=sinds, raad=raad)


class _Zoeker:
    """All rules of a handbook. Most texts hold none of the words: a plain search for a part of each tells that at little cost."""

    def __init__(self, regels: Iterable[_Regel]) -> None:
        self._regels = [(regel, regel.deel, re.compile(regel.patroon)) for regel in regels]

    def zoek(self, tekst: str) -> Iterator[tuple[_Regel, int, str]]:
        """What is found, where it begins and how it stands there, in the order of the text; of two in one place the longer."""
        klein = tekst.lower()
        gevonden = [
            (treffer.start(), treffer.end(), regel)
            for regel, deel, patroon in self._regels
            if deel in klein
            for treffer in patroon.finditer(tekst)
            if not any(_staat_in(tekst, treffer.start(), mag, regel.woord) for mag in regel.mag)
            and not (isinstance(regel.bron, Rol) and _VAN_ANDEREN.match(tekst, treffer.end()))
        ]
        stukken = _Stukken(tekst) if gevonden else None
        vorige = 0
        for begin, einde, regel in sorted(gevonden, key=lambda treffer: (treffer[0], -treffer[1], -len(treffer[2].woord))):
            if begin < vorige or stukken is None:
                continue
            vorige = einde
            eerste = begin
            while regel.lang and eerste > 0 and tekst[eerste - 1].isalnum():
                eerste -= 1
            if not stukken.bevat(eerste, ook_citaat=not isinstance(regel.bron, VervallenWet)):
                yield regel, eerste, " ".join(re.sub(r"\n[ \t>]*", " ", tekst[eerste:einde]).split())


class _Stukken:
    """The parts of a text that are left alone; only made for texts in which something was found."""

    def __init__(self, tekst: str) -> None:
        self._weg = [treffer.span() for treffer in _WEG.finditer(tekst)]
        self._citaat = [treffer.span() for treffer in _CITAAT.finditer(tekst)]

    def bevat(self, positie: int, *, ook_citaat: bool) -> bool:
        """Whether a character stands in a part that is left alone."""
        return _binnen(self._weg, positie) or (ook_citaat and _binnen(self._citaat, positie))


def _binnen(stukken: list[tuple[int, int]], positie: int) -> bool:
    index = bisect_right(stukken, positie, key=lambda stuk: stuk[0]) - 1
    return index >= 0 and positie < stukken[index][1]


def _staat_in(tekst: str, positie: int, mag: str, woord: str) -> bool:
    """Whether the word at a place in a text is part of a longer word that may be used, in whatever form it ends."""
    voor, _, achter = mag.partition(woord.lower())
    begin = positie - len(voor)
    einde = begin + (len(mag) if achter else len(voor))
    return begin >= 0 and tekst[begin:einde].lower() == (mag if achter else voor)


def _rolregels(handboek: Handboek) -> Iterator[_Regel]:
    """Synonyms of roles; not what is the own name of another role, and not a word with a meaning of its own among the terms."""
    rollen = handboek.organisatie.rollen
    eigen = {rolsleutel(naam) for rol in rollen for naam in (rol.id, rol.naam, rol.meervoud, rol.afkorting) if naam}
    eigen |= {rolsleutel(woord) for begrip in handboek.begrippen for woord in _woorden(begrip)}
    for rol in rollen:
        mag = [rolsleutel(naam) for naam in (rol.naam, rol.meervoud, rol.afkorting) if naam]
        gehad: list[str] = []
        for synoniem in sorted(rol.synoniemen, key=len):
            sleutel = rolsleutel(synoniem)
            # The plural of what was just listed is the same name.
            if sleutel in eigen or any(is_buiging(sleutel, naam) for naam in (*mag, *gehad)):
                continue
            if not is_afkorting(synoniem):
                gehad.append(sleutel)
            yield _Regel(synoniem, heel_woord(synoniem, verbogen=True), rol, _langer(synoniem, mag))
            if (punten := met_punten(synoniem)) is not None:
                yield _Regel(synoniem, punten, rol, punten=True)
        for naam in dict.fromkeys(filter(None, (rol.naam, rol.meervoud))):
            kaal = zonder_accenten(naam)
            if kaal != naam and rolsleutel(kaal) not in eigen:
                yield _Regel(kaal, heel_woord(kaal), rol)
            if is_lang(naam):
                yield _Regel(naam, alleen_gebroken(naam), rol, gebroken=True)


def _termregels(handboek: Handboek) -> Iterator[_Regel]:
    mag = [woord.lower() for begrip in handboek.begrippen for woord in _woorden(begrip)]
    for begrip in handboek.begrippen:
        for woord in begrip.vermijd:
            if woord.lower() in mag:
                continue
            lang = is_lang(woord)
            vormen = "|".join(met_breuk(vorm, r"[\s-]?") for vorm in woordvormen(woord))
            patroon = rf"(?i:(?:{vormen})\w*)" if lang else heel_woord(woord)
            yield _Regel(woord, patroon, begrip, _langer(woord, mag), lang, gebroken=lang)
        if begrip.vermijd and is_lang(begrip.term):
            yield _Regel(begrip.term, alleen_gebroken(begrip.term), begrip, gebroken=True)


def _wetregels(handboek: Handboek) -> Iterator[_Regel]:
    for wet in handboek.vervallen_wetten:
        for naam in wet.namen:
            delen = [re.escape(deel) for deel in re.split(r"[\s-]+", naam.strip()) if deel]
            if (len(naam) <= 5 and naam.isalpha()) or is_afkorting(naam):
                # 'WVO 2020' is another law than 'WVO'.
                jaar = "" if naam[-1].isdigit() else r"(?![\s-]*(?:19|20)\d\d)"
                yield _Regel(naam, rf"(?<!\w){LOS.join(delen)}(?!\w){jaar}", wet)
            elif delen:
                yield _Regel(naam, rf"(?<!\w)(?i:{AANEEN.join(delen)}(?:en|s)?)(?!\w)", wet)


def _woorden(begrip: Begrip) -> Iterator[str]:
    """The words that may be used for a term."""
    yield from filter(None, (begrip.term, begrip.afkorting, *begrip.synoniemen))


def _langer(woord: str, mag: Iterable[str]) -> tuple[str, ...]:
    """Of the words that may be used those of which this one is a part."""
    klein = woord.lower()
    return tuple(dict.fromkeys(ander for ander in mag if klein in ander and ander != klein))
