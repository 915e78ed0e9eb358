"""Check, stage 4: prose of authors: no HTML, no request to another site, and links that lead somewhere.

Looks at the text as CommonMark reads it (markdown-it-py), and with a few plain patterns at what another converter could read
differently, so that what passes here is safe on the site as well.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from kwaliteitshandboek.check.bekend import Bekend, Soort
from kwaliteitshandboek.check.site import SCHEMAS, Adresboek, check_adressen, make_adresboek
from kwaliteitshandboek.check.vervallen import bevinding_vervallen
from kwaliteitshandboek.findings import Code, Finding, Plek
from kwaliteitshandboek.findings.controle import (
    AFBEELDING_EXTERN,
    AFBEELDING_ONTBREEKT,
    AFBEELDING_ZONDER_TEKST,
    LINK_DOOD,
    LINK_INTERN,
    OPMAAKCODE,
    PROZA_LINK_ONVEILIG,
    RUWE_HTML,
)
from kwaliteitshandboek.findings.kaarten import ANKER_DOOD, KOP_ANDERE_KAART, KOP_NIET_VAN_KAART
from kwaliteitshandboek.findings.suggestie import bedoelt, kort
from kwaliteitshandboek.model.ankers import ankers_van, heeft_anker
from kwaliteitshandboek.model.basis import Zichtbaarheid
from kwaliteitshandboek.model.handboek import Handboek, Pagina
from kwaliteitshandboek.model.kaart import Kaart

_VERDACHT = re.compile(r"[<\[{]|script\s*:|--8<--", re.IGNORECASE)
"""Text without any of these holds nothing to look at."""

_TAG = re.compile(r"<[A-Za-z/!?]")
_TAG_AAN_BEGIN = re.compile(r"[ \t>*+-]*(?:[0-9]+[.)][ \t]*)?<(?![A-Za-z][A-Za-z0-9+.-]*:)[A-Za-z/!?]")
_SCHEMA = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.\-\s]*):")
_SCRIPT = re.compile(r"\b(?:java|vb|live)\s*script\s*:", re.IGNORECASE)
_BEELD_EXTERN = re.compile(r"!\[[^\]\n]*\]\s*[(:]\s*<?\s*((?:https?:)?//[^\s)>]*)", re.IGNORECASE)
_ATTRIBUUT = re.compile(r"\{[^{}\n]*\b(?:on[a-z]+|src|srcset|href|style|action|formaction)\s*=[^{}\n]*\}", re.IGNORECASE)
_HEK_OPEN = re.compile(r"(?:`{3,}|~{3,})[ ]?[A-Za-z0-9_+-]*[ \t]*")
_INVOEGEN = re.compile(r"-+8<-+")
_NOOT: Final = re.compile(r"^( {0,3})\[\^(?=[^\]\s]+\]:[ \t]*[^\s:/.]+\.?[ \t]*$)", re.MULTILINE)
"""A footnote of one word, which CommonMark would take for an address."""
_ZONDER_PUNT: Final = re.compile(r"https?://[^./:?#\[\s]*(?:[/:?#]|$)", re.IGNORECASE)
"""A web address of which the name has no point: no site outside the own network has such a name."""
_WEB: Final = frozenset({"http", "https", "mailto", "tel"})


def _lezer() -> MarkdownIt:
    lezer = MarkdownIt("commonmark").enable("table")
    # Every address becomes a link here, the dangerous ones above all: they are what must be found.
    lezer.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    return lezer


_MARKDOWN: Final = _lezer()


@dataclass(frozen=True, slots=True)
class _Proza:
    """A text, the place of its first line, the page on which it stands, the files that it may name and what it is part of."""

    tekst: str
    plek: Plek
    pagina: str
    publiek: bool
    bestanden: frozenset[str] = frozenset()
    houder: Kaart | Pagina | None = None
    kaarten: Mapping[str, Kaart] = field(default_factory=dict)
    """All cards, on which a link may name a heading."""
    adressen: Mapping[str, dict[str, str]] = field(default_factory=dict)
    """What other sections of the card define: '[name]: address', as CommonMark reads it."""


def check_proza(handboek: Handboek, bekend: Bekend, bestanden: frozenset[str]) -> Iterator[Finding]:
    """All rules about prose, and about the paths of pages that carry it."""
    yield from check_adressen(handboek, bestanden)
    adresboek = make_adresboek(handboek, bekend, bestanden)
    for proza in _teksten(handboek):
        if _VERDACHT.search(proza.tekst):
            yield from dict.fromkeys(_Lezing(proza, adresboek).bevindingen())


def _teksten(handboek: Handboek) -> Iterator[_Proza]:
    kaarten = handboek.kaart_per_id
    for kaart in handboek.kaarten:
        openbaar = kaart.zichtbaarheid is Zichtbaarheid.PUBLIEK
        namen = frozenset(bijlage.bestand for bijlage in kaart.bijlagen if bijlage.bestand)
        adressen = _adressen(kaart)
        for sectie in kaart.secties:
            publiek = openbaar and sectie.sleutel in kaart.openbaar
            yield _Proza(
                sectie.tekst, sectie.plek.veld("tekst"), f"kaarten/{kaart.id}.md", publiek, namen, kaart, kaarten, adressen
            )
    for pagina in handboek.paginas:
        publiek = pagina.zichtbaarheid is Zichtbaarheid.PUBLIEK
        yield _Proza(pagina.tekst, pagina.plek.veld("tekst"), pagina.pad, publiek, houder=pagina, kaarten=kaarten)
    for toelichting in handboek.toelichtingen:
        publiek = toelichting.zichtbaarheid is Zichtbaarheid.PUBLIEK
        pad = f"jaarverslag/{toelichting.schooljaar}.md"
        yield _Proza(toelichting.tekst, toelichting.plek.veld("tekst"), pad, publiek, kaarten=kaarten)


def _adressen(kaart: Kaart) -> dict[str, dict[str, str]]:
    """The addresses that the sections of a card define for one another, of two with one name the first; footnotes are none."""
    gevonden: dict[str, dict[str, str]] = {}
    for sectie in kaart.secties:
        if "]:" in sectie.tekst:
            omgeving: dict[str, dict[str, dict[str, str]]] = {}
            _MARKDOWN.parse(sectie.tekst, omgeving)
            for naam, adres in omgeving.get("references", {}).items():
                gevonden.setdefault(naam, adres)
    return {naam: adres for naam, adres in gevonden.items() if not naam.startswith("^")}


class _Lezing:
    """One text while it is read."""

    def __init__(self, proza: _Proza, adresboek: Adresboek) -> None:
        self.proza, self.adresboek = proza, adresboek
        self.regels = proza.tekst.split("\n")

    def bevindingen(self) -> Iterator[Finding]:
        """Everything that is wrong, in the order of the text."""
        for token in _MARKDOWN.parse(_NOOT.sub(r"\g<1>\[^", self.proza.tekst), {"references": dict(self.proza.adressen)}):
            begin, einde = token.map or [0, 0]
            if token.type == "html_block":
                yield self._op(begin, RUWE_HTML, wat=kort(token.content, 30))
            elif token.type in {"code_block", "fence"}:
                yield from self._code(token, begin)
            elif token.type == "inline":
                gevonden = list(self._inline(token, begin))
                yield from gevonden
                # The patterns find much of what was found before.
                al = {(bevinding.regel, bevinding.code) for bevinding in gevonden}
                yield from (b for b in self._regel_voor_regel(begin, einde) if (b.regel, b.code) not in al)

    def _op(self, regel: int, code: Code, **velden: object) -> Finding:
        return code.op(self._plek(regel), **velden)

    def _plek(self, regel: int) -> Plek:
        return Plek(self.proza.plek.bestand, self.proza.plek.regel + min(regel, len(self.regels) - 1))

    def _code(self, token: Token, begin: int) -> Iterator[Finding]:
        """Code in a list or by indentation is not code to every converter; in a fence at the margin it is."""
        if token.type == "fence" and token.level == 0 and self._is_hek(token, begin):
            return
        if gevonden := _TAG.search(token.content):
            regel = begin + (token.type == "fence") + token.content.count("\n", 0, gevonden.start())
            yield self._op(regel, RUWE_HTML, wat=kort(token.content[gevonden.start() :].split("\n")[0], 30))

    def _is_hek(self, token: Token, begin: int) -> bool:
        """Whether every converter takes it for code: at the margin, at most one plain word behind the fence, and closed."""
        einde = (token.map or [begin, begin + 1])[1] - 1
        if not _HEK_OPEN.fullmatch(self.regels[begin]) or einde <= begin or einde >= len(self.regels):
            return False
        return self.regels[einde].rstrip() == token.markup

    def _regel_voor_regel(self, begin: int, einde: int) -> Iterator[Finding]:
        """What other converters than CommonMark make of a line."""
        for nummer in range(begin, min(einde, len(self.regels))):
            regel = self.regels[nummer]
            if _TAG_AAN_BEGIN.match(regel):
                yield self._op(nummer, RUWE_HTML, wat=kort(regel[regel.index("<") :], 30))
            kaal = re.sub(r"(`+)(?!`).+?\1", "", regel)
            if gevonden := _ATTRIBUUT.search(kaal) or _INVOEGEN.search(kaal):
                yield self._op(nummer, OPMAAKCODE, wat=kort(gevonden[0], 40))
            if gevonden := _SCRIPT.search(html.unescape(kaal)):
                yield self._op(nummer, PROZA_LINK_ONVEILIG, link=kort(gevonden[0]))
            if gevonden := _BEELD_EXTERN.search(html.unescape(kaal)):
                yield self._op(nummer, AFBEELDING_EXTERN, link=kort(gevonden[1]))

    def _inline(self, token: Token, begin: int) -> Iterator[Finding]:
        regel, html_op = begin, -1
        for deel in token.children or ():
            if deel.type in {"softbreak", "hardbreak"}:
                regel += 1
            elif deel.type == "link_open":
                yield from self._link(str(deel.attrGet("href") or ""), regel, autolink=deel.markup == "autolink")
            elif deel.type == "image":
                yield from self._beeld(str(deel.attrGet("src") or ""), deel.content, regel)
            elif wat := self._html(deel, regel):
                # A tag has a begin and an end: once a line is enough.
                if html_op != regel:
                    yield self._op(regel, RUWE_HTML, wat=kort(wat, 30))
                html_op = regel
                regel += wat.count("\n")

    def _html(self, deel: Token, regel: int) -> str:
        """The HTML in a part of a line; also what only another converter would take for it."""
        if deel.type == "html_inline":
            return deel.content
        gevonden = _TAG.search(deel.content) if deel.type == "text" else None
        return "" if gevonden is None or self._ontsnapt(regel) else deel.content[gevonden.start() :]

    def _ontsnapt(self, regel: int) -> bool:
        """Whether '<' before a letter stands in the source as an entity or behind a backslash."""
        bron = self.regels[min(regel, len(self.regels) - 1)]
        return not _TAG.search(bron.replace("\\<", ""))

    def _link(self, adres: str, regel: int, *, autolink: bool) -> Iterator[Finding]:
        adres = unquote(adres)
        schema = _SCHEMA.match(adres)
        naam = re.sub(r"\s+", "", schema[1]).lower() if schema else ""
        if naam in _WEB or (autolink and not schema):
            if _ZONDER_PUNT.match(adres):
                yield self._op(regel, LINK_DOOD, link=kort(adres), suggestie="")
            return
        if naam in SCHEMAS or naam == "kader":
            yield from self._object(naam, adres.partition(":")[2], adres, regel)
        elif schema or adres.startswith(("//", "\\")):
            yield self._op(regel, PROZA_LINK_ONVEILIG, link=kort(adres))
        elif adres.startswith("#"):
            houder = self.proza.houder
            if houder is not None and not heeft_anker(houder, adres[1:]):
                bekend = (f"#{anker}" for anker in ankers_van(houder))
                yield self._op(regel, ANKER_DOOD, link=kort(adres), suggestie=bedoelt(adres, bekend))
        elif adres:
            yield from self._pagina(adres, regel)
        else:
            yield self._op(regel, LINK_DOOD, link="()", suggestie="")

    def _object(self, schema: str, sleutel: str, adres: str, regel: int) -> Iterator[Finding]:
        sleutel, hekje, anker = sleutel.partition("#")
        soort = SCHEMAS.get(schema) or (Soort.ITEM if "/" in sleutel else Soort.KADER)
        bekend = self.adresboek.bekend
        if soort is Soort.ITEM and sleutel in bekend.vervallen and not bekend.kent(soort, sleutel):
            yield bevinding_vervallen(sleutel, bekend.vervallen[sleutel], self._plek(regel))
        elif not bekend.kent(soort, sleutel):
            beste = bedoelt(f"{schema}:{sleutel}", [f"{schema}:{naam}" for naam in bekend.ids[soort]])
            yield self._op(regel, LINK_DOOD, link=kort(adres), suggestie=beste)
        elif self.proza.publiek and self.adresboek.is_intern_object(soort, sleutel):
            yield self._op(regel, LINK_INTERN, link=kort(adres))
        elif hekje:
            yield from self._kop(f"{schema}:{sleutel}", self.proza.kaarten.get(sleutel), anker, regel)

    def _kop(self, doel: str, kaart: Kaart | None, anker: str, regel: int) -> Iterator[Finding]:
        """A heading behind the name of an object; only cards have them, and of one that could not be read nobody knows which."""
        if not doel.startswith("kaart:"):
            yield self._op(regel, KOP_NIET_VAN_KAART, link=kort(f"{doel}#{anker}"), doel=doel)
        elif kaart is not None and not heeft_anker(kaart, anker):
            suggestie = bedoelt(f"{doel}#{anker}", (f"{doel}#{bekend}" for bekend in ankers_van(kaart)))
            yield self._op(regel, KOP_ANDERE_KAART, link=kort(f"{doel}#{anker}"), naam=kort(kaart.titel), suggestie=suggestie)

    def _pagina(self, adres: str, regel: int) -> Iterator[Finding]:
        pad = adres.partition("#")[0].partition("?")[0]
        if pad in self.proza.bestanden:
            return
        doel = self._vanaf_wortel(pad)
        if not self.adresboek.bestaat(doel):
            if posixpath.splitext(posixpath.basename(doel))[0] not in self.adresboek.kapot:
                yield self._op(regel, LINK_DOOD, link=kort(adres), suggestie=self._suggestie(doel))
        elif self.proza.publiek and self.adresboek.is_intern(doel):
            yield self._op(regel, LINK_INTERN, link=kort(adres))

    def _beeld(self, adres: str, beschrijving: str, regel: int) -> Iterator[Finding]:
        kaal = unquote(adres)
        if _SCHEMA.match(kaal) or kaal.startswith(("//", "\\")):
            yield self._op(regel, AFBEELDING_EXTERN, link=kort(kaal))
        elif kaal not in self.proza.bestanden and self._vanaf_wortel(kaal) not in self.adresboek.bestanden:
            yield self._op(regel, AFBEELDING_ONTBREEKT, link=kort(kaal), suggestie=self._suggestie(self._vanaf_wortel(kaal)))
        if not beschrijving.strip():
            yield self._op(regel, AFBEELDING_ZONDER_TEKST, link=kort(kaal))

    def _vanaf_wortel(self, pad: str) -> str:
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.proza.pagina), pad))

    def _suggestie(self, doel: str) -> str:
        """The nearest page or file, written as this page must write it."""
        hier = posixpath.dirname(self.proza.pagina)
        namen = {posixpath.relpath(pad, hier or "."): pad for pad in (*self.adresboek.paginas, *self.adresboek.bestanden)}
        return bedoelt(posixpath.relpath(doel, hier or "."), namen)
