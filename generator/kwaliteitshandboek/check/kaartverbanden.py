"""Check, stage 4: the network of cards: what is announced and does not come, cards that stand alone, roles without cards."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from markdown_it import MarkdownIt

from kwaliteitshandboek.check.bekend import plek_van_veld
from kwaliteitshandboek.check.woorden import LITERATUUR
from kwaliteitshandboek.derive.relaties import genoemde_kaarten, rollen_van
from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.findings.kaarten import (
    AANGEKONDIGD_TE_LAAT,
    AANGEKONDIGD_ZONDER_DATUM,
    BIJLAGE_IN_WOORDEN,
    GEPLAND_BESTAAT_NIET,
    GEPLAND_NIET_GENOEMD,
    KAART_ALLEEN,
    KAART_IN_WOORDEN,
    ROL_ZONDER_KAART,
    TITEL_DUBBEL,
    VERWIJST_NAAR_AANGEKONDIGD,
    WACHT_TEVERGEEFS,
)
from kwaliteitshandboek.findings.suggestie import bedoelt, kort, naaste
from kwaliteitshandboek.load.tekst import slug
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kaart import Kaart, Kaartsoort, Kaartstatus, PlanningJaar, PlanningStap
from kwaliteitshandboek.taal import datum

_NAAR_KAART: Final = re.compile(r"(?<=[(<\s:])kaart:([a-z0-9-]+)")
"""A link to a card in Markdown, in any of its forms."""

_NAAR_PAGINA: Final = re.compile(r"(?<![\w-])([a-z0-9-]+)\.(?:md|html)\b")
"""A path to a page; its last part is the id of a card where it leads to one."""

_SOORT: Final = r"(?:kwaliteits|ambitie)?kaart"
_MAKEN: Final = (
    r"(?:af)?maken|(?:op|be)?schrijven|opstellen|ontwikkelen|ontwerpen|uitwerken|afronden|invoeren|implementeren|herzien|bijstellen"
    r"|vaststellen|bespreken|evalueren|actualiseren"
)
_AANKONDIGING: Final = (
    re.compile(rf"(?<!deze )(?<!die )\b{_SOORT}\s+(.+?)\s+(?:(?:is|komt)\s+)?(?:gereed|klaar|af|vastgesteld)\b", re.IGNORECASE),
    re.compile(rf"\bevaluatie\s+(?:van\s+)?(?:de\s+)?{_SOORT}\s+(.+)", re.IGNORECASE),
    re.compile(rf"(?<!deze )(?<!die )\b{_SOORT}\s+(.+?)\s+(?:te\s+)?(?:{_MAKEN})\b", re.IGNORECASE),
    re.compile(
        rf"\b(?:{_MAKEN}|invoering|vaststelling)\s+(?:van\s+)?(?:de\s+|een\s+)?(?:nieuwe\s+)?{_SOORT}\s+(.+)", re.IGNORECASE
    ),
)
"""How a planning announces a card: 'Kwaliteitskaart hoorrecht gereed', 'Evaluatie van kaart hoorrecht', 'Kaart lezen maken'."""

_AANGEHAALD: Final = re.compile(rf"\b(?i:{_SOORT})\s+[\"“‘']([^\"”’'\n\[\]]{{3,60}})[\"”’']")
"""A card by its title between quotation marks."""

_GEEN_NAAM: Final = re.compile(
    r"aan|als|bij|dan|dat|de|deze|die|door|een|en|helemaal|het|in|is|kan|komt|met|moet|naar|nog|of|om|onder|op|opnieuw|over|te"
    r"|tot|uit|van|voor|waar|weer|wordt|worden|zijn|zodat"
    rf"|alvast|alle|binnen|daarna|definitief|dit|eerst|eventueel|gezamenlijk|goed|halfjaarlijks|jaarlijks|kort|nu|ook|per|samen"
    rf"|schoolbreed|tijdens|uiterlijk|verder|volgens|volledig|wij|zelf|ze|zo|{_MAKEN}",
    re.IGNORECASE,
)
"""Words with which no title begins or goes on: 'de kaart is klaar', 'de kaart met het team evalueren'."""

_IN_WOORDEN: Final = (
    re.compile(rf"\b[Zz]ie\s+(?:ook\s+)?(?:(?:de|onze)\s+)?{_SOORT}\s+([A-Z][\w-]*(?:[ ][A-Z][\w-]*)*)(?![^\[\n]*\]\()"),
    _AANGEHAALD,
)
"""How a text names a card without a link: 'Zie kaart Rekenbeleid', 'de kwaliteitskaart "Dyslexie"'."""

_LEVEN: Final = tuple(Kaartstatus)
"""The states in the order of a card's life."""

_BLOKKEN: Final = MarkdownIt("commonmark")


def check_kaartverbanden(handboek: Handboek, kapot: frozenset[str], vandaag: date | None) -> Iterator[Finding]:
    """All rules about cards together; `kapot` are the ids of what could not be read, without `vandaag` nothing is late."""
    yield from _aankondigingen(handboek, vandaag)
    yield from _titels(handboek)
    for kaart in handboek.kaarten:
        if kaart.status is not Kaartstatus.VERVALLEN:
            yield from _naar_aangekondigd(kaart, handboek)
            yield from _planning(kaart, handboek, kapot, vandaag)
            yield from _bijlagen_in_woorden(kaart, handboek)
            yield from _in_woorden(kaart, handboek, kapot)
    # What could not be read might have named any card or role.
    if not kapot:
        yield from _alleen(handboek)
        yield from _rollen(handboek)


def _aankondigingen(handboek: Handboek, vandaag: date | None) -> Iterator[Finding]:
    """Cards in preparation: by when they were to be there."""
    gewacht = {stap.wacht_op.kaart for _, _, stap in _stappen(handboek.kaarten) if stap.wacht_op is not None}
    for kaart in handboek.kaarten:
        if kaart.status is not Kaartstatus.IN_VOORBEREIDING:
            continue
        beloofd = [uiterlijk(jaar, stap) for jaar in kaart.planning for stap in jaar.stappen if not stap.klaar]
        laatste = kaart.geldig_van or max(beloofd, default=None)
        if laatste is None:
            if kaart.id not in gewacht:
                yield AANGEKONDIGD_ZONDER_DATUM.op(kaart.plek.veld("status"))
        elif vandaag is not None and laatste < vandaag:
            yield AANGEKONDIGD_TE_LAAT.op(kaart.plek.veld("status"), datum=datum(laatste))


def _titels(handboek: Handboek) -> Iterator[Finding]:
    """Cards with the title of one before them; what lapsed may have the title of what came in its place."""
    gezien: dict[str, Kaart] = {}
    for kaart in handboek.kaarten:
        if kaart.status is not Kaartstatus.VERVALLEN:
            eerste = gezien.setdefault(" ".join(kaart.titel.casefold().split()), kaart)
            # One id twice is another rule.
            if eerste.id != kaart.id:
                yield TITEL_DUBBEL.op(kaart.plek.veld("titel"), titel=kort(kaart.titel), ander=eerste.id)


def uiterlijk(jaar: PlanningJaar, stap: PlanningStap) -> date:
    """The last day on which a step is in time: its own day, else the end of the school year under which it stands."""
    return stap.datum or jaar.schooljaar.laatste_dag


def _naar_aangekondigd(kaart: Kaart, handboek: Handboek) -> Iterator[Finding]:
    """Attachments of and links in a card that lead to one that is only announced; each such card once."""
    gezien: set[str] = set()
    for naam, plek in _verwijzingen(kaart):
        andere = handboek.kaart_per_id.get(naam)
        if andere is not None and andere.status is Kaartstatus.IN_VOORBEREIDING and naam not in gezien and naam != kaart.id:
            gezien.add(naam)
            yield VERWIJST_NAAR_AANGEKONDIGD.op(plek, naam=kort(andere.titel))


def _verwijzingen(kaart: Kaart) -> Iterator[tuple[str, Plek]]:
    for bijlage in kaart.bijlagen:
        if bijlage.kaart is not None:
            yield bijlage.kaart, plek_van_veld(bijlage, "kaart", kaart)
    for sectie in kaart.secties:
        begin = sectie.plek.veld("tekst")
        for gevonden in _NAAR_KAART.finditer(sectie.tekst):
            yield gevonden[1], Plek(begin.bestand, begin.regel + sectie.tekst.count("\n", 0, gevonden.start()))


def _planning(kaart: Kaart, handboek: Handboek, kapot: frozenset[str], vandaag: date | None) -> Iterator[Finding]:
    """Steps that wait for another card, or name one."""
    if not kaart.planning:
        return
    bij_de_kaart = {naam for naam, _ in _verwijzingen(kaart)} | {*kaart.verwant, kaart.bovenliggend, kaart.id}
    gezien: set[str] = set()
    for jaar, stap in ((jaar, stap) for _, jaar, stap in _stappen([kaart])):
        if stap.wacht_op is not None and stap.wacht_op.kaart in handboek.kaart_per_id:
            andere = handboek.kaart_per_id[stap.wacht_op.kaart]
            nodig, dag = stap.wacht_op.status, uiterlijk(jaar, stap)
            te_vroeg = _LEVEN.index(andere.status) < _LEVEN.index(nodig)
            if te_vroeg and not stap.klaar and vandaag is not None and dag < vandaag:
                plek = plek_van_veld(stap.wacht_op, "kaart", kaart)
                status = andere.status.value
                yield WACHT_TEVERGEEFS.op(plek, datum=datum(dag), naam=kort(andere.titel), status=status, nodig=nodig.value)
        plek = plek_van_veld(stap, "wat", kaart)
        for genoemd in _genoemd(stap, handboek):
            if isinstance(genoemd, str):
                # A card may call itself by a part of its title.
                zichzelf = {*slug(genoemd).split("-")} <= {*slug(kaart.titel).split("-")}
                if not zichzelf and slug(genoemd) not in kapot | gezien:
                    gezien.add(slug(genoemd))
                    yield GEPLAND_BESTAAT_NIET.op(plek, naam=kort(genoemd), suggestie=_bedoelde_kaart(genoemd, handboek))
            elif genoemd.bovenliggend != kaart.id and genoemd.id not in bij_de_kaart | gezien:
                gezien.add(genoemd.id)
                yield GEPLAND_NIET_GENOEMD.op(plek, naam=kort(genoemd.titel))


def _genoemd(stap: PlanningStap, handboek: Handboek) -> Iterator[Kaart | str]:
    """The cards that a step is about, or the words with which it names one that is not there."""
    if stap.wacht_op is not None:
        # A reference to no card is another rule.
        yield from (kaart for kaart in (handboek.kaart_per_id.get(stap.wacht_op.kaart),) if kaart is not None)
        return
    namen = [gevonden[1] for gevonden in _AANGEHAALD.finditer(stap.wat)]
    los = next((treffer for patroon in _AANKONDIGING if (treffer := patroon.search(stap.wat))), None)
    passend = {sleutel: kaart for kaart in handboek.kaarten for sleutel in (slug(kaart.titel), kaart.id) if sleutel}
    for naam in namen or ([los[1]] if los is not None else []):
        beste = max((sleutel for sleutel in passend if f"{slug(naam)}-".startswith(f"{sleutel}-")), key=len, default=None)
        if beste is not None:
            yield passend[beste]
            continue
        eigen = naam.split() if namen else itertools.takewhile(lambda woord: not _GEEN_NAAM.fullmatch(woord), naam.split())
        woorden = " ".join(eigen).strip(" '\"‘’“”.,:;")
        yield from [woorden] if slug(woorden) else []


def _bijlagen_in_woorden(kaart: Kaart, handboek: Handboek) -> Iterator[Finding]:
    """Items of a list under a heading 'Bijlagen' that are no link."""
    for sectie in kaart.secties:
        if sectie.sleutel not in {"bijlage", "bijlagen"}:
            continue
        begin = sectie.plek.veld("tekst")
        in_lijst = 0
        for token in _BLOKKEN.parse(sectie.tekst):
            in_lijst += token.nesting if token.type in {"list_item_open", "list_item_close"} else 0
            if token.type == "inline" and in_lijst and not any(deel.type == "link_open" for deel in token.children or ()):
                woorden = token.content.split("\n")[0]
                plek = Plek(begin.bestand, begin.regel + (token.map or [0])[0])
                yield BIJLAGE_IN_WOORDEN.op(plek, naam=kort(woorden), suggestie=_bedoelde_kaart(woorden, handboek))


def _in_woorden(kaart: Kaart, handboek: Handboek, kapot: frozenset[str]) -> Iterator[Finding]:
    """Cards that the prose names in plain words and that are not there; each such card once."""
    bekend = {sleutel for andere in handboek.kaarten for sleutel in (slug(andere.titel), andere.id)} | kapot
    for sectie in kaart.secties:
        # Titles of others stand in the literature.
        if sectie.sleutel == LITERATUUR or "kaart" not in sectie.tekst.lower():
            continue
        begin = sectie.plek.veld("tekst")
        for gevonden in sorted((deel for patroon in _IN_WOORDEN for deel in patroon.finditer(sectie.tekst)), key=re.Match.start):
            naam = slug(gevonden[1])
            if naam and not any(f"{naam}-".startswith(f"{sleutel}-") for sleutel in bekend if sleutel):
                bekend.add(naam)
                plek = Plek(begin.bestand, begin.regel + sectie.tekst.count("\n", 0, gevonden.start()))
                yield KAART_IN_WOORDEN.op(plek, naam=kort(gevonden[1]), suggestie=_bedoelde_kaart(gevonden[1], handboek))


def _bedoelde_kaart(woorden: str, handboek: Handboek) -> str:
    """A question with the id of the card whose title or id comes near."""
    kaal = re.sub(rf"^(?:de\s+)?{_SOORT}(?:en)?\s+", "", woorden, flags=re.IGNORECASE)
    titels = {kaart.titel.lower(): kaart.id for kaart in handboek.kaarten}
    titel = naaste(kaal, titels)
    if titel is not None:
        return f"Bedoelt u 'kaart: {titels[titel]}'? "
    return bedoelt(slug(kaal), handboek.kaart_per_id)


def _alleen(handboek: Handboek) -> Iterator[Finding]:
    """Cards to which nothing leads. An ambitiekaart is a top; one that lapsed may be left alone; one card has no others."""
    if len(handboek.kaarten) < 2:
        return
    genoemd = {naam for kaart in handboek.kaarten for naam in genoemde_kaarten(kaart) if naam != kaart.id}
    for kaart in handboek.kaarten:
        if kaart.bovenliggend is not None and kaart.bovenliggend in handboek.kaart_per_id:
            genoemd |= {kaart.id, kaart.bovenliggend}
        genoemd |= _in_tekst(sectie.tekst for sectie in kaart.secties) - {kaart.id}
    stelsel = handboek.stelsel
    genoemd |= {naam for cel in (stelsel.cellen if stelsel is not None else ()) for naam in cel.kaarten}
    genoemd |= {punt.kaart for punt in handboek.kalenderpunten if punt.kaart is not None}
    for analyse in handboek.analyses:
        acties = (actie for bevinding in analyse.bevindingen for conclusie in bevinding.conclusies for actie in conclusie.acties)
        genoemd |= {actie.kaart for actie in acties if actie.kaart is not None}
    genoemd |= _in_tekst(pagina.tekst for pagina in handboek.paginas)
    genoemd |= _in_tekst(toelichting.tekst for toelichting in handboek.toelichtingen)
    for kaart in handboek.kaarten:
        rust = kaart.soort is Kaartsoort.AMBITIEKAART or kaart.status is Kaartstatus.VERVALLEN
        if kaart.id not in genoemd and not rust:
            yield KAART_ALLEEN.op(kaart.plek.veld("titel"))


def _in_tekst(teksten: Iterable[str]) -> set[str]:
    gevonden: set[str] = set()
    for tekst in teksten:
        # Most texts link to nothing, and looking for that is much cheaper.
        gevonden.update(_NAAR_KAART.findall(tekst) if "kaart:" in tekst else ())
        gevonden.update(_NAAR_PAGINA.findall(tekst) if ".md" in tekst or ".html" in tekst else ())
    return gevonden


def _rollen(handboek: Handboek) -> Iterator[Finding]:
    """Roles that no card names. A role within one that has cards is served by them, and the other way round."""
    if not handboek.kaarten:
        return
    bezet: set[str] = set()
    for kaart in handboek.kaarten:
        bezet.update(rollen_van(kaart))
        bezet.update(rol for rol in (kaart.vastgesteld_door, *(regel.door for regel in kaart.wijzigingen)) if rol is not None)
    rollen = handboek.organisatie.rollen
    binnen = {sub: rol.id for rol in rollen for sub in rol.subrollen}
    for rol in rollen:
        if not ({rol.id, binnen.get(rol.id), *rol.subrollen} & bezet):
            yield ROL_ZONDER_KAART.op(rol.plek.veld("id"), naam=rol.naam)


def _stappen(kaarten: Iterable[Kaart]) -> Iterator[tuple[Kaart, PlanningJaar, PlanningStap]]:
    for kaart in kaarten:
        for jaar in kaart.planning:
            for stap in jaar.stappen:
                yield kaart, jaar, stap
