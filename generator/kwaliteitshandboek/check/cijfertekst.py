"""Check, stage 4: the figures for which texts ask: whether they name what is there, and what the edition may show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kwaliteitshandboek.check.teksten import Tekst, teksten
from kwaliteitshandboek.derive.afgeleid import Afgeleid
from kwaliteitshandboek.derive.redenen import Reden
from kwaliteitshandboek.derive.tekstcijfers import (
    ALLE,
    LAATSTE,
    SLEUTELS,
    VAN_ALLE_SCHOLEN,
    Bijnavraag,
    Blokvorm,
    Cijferkeuze,
    Cijfervraag,
    Grafiekvorm,
    Kiesfout,
    is_schooljaar,
    kies,
    lees_bijna,
    lees_vragen,
    vorm_bezwaar,
    zoek_scholen,
)
from kwaliteitshandboek.findings import Finding
from kwaliteitshandboek.findings.cijfertekst import (
    BIJNA_CIJFER,
    BLOK_VERKEERD,
    CIJFER_ONTBREEKT,
    INDICATOR_INTERN,
    INDICATOR_ONBEKEND,
    INDICATOR_ONTBREEKT,
    JAAR_ONBEKEND,
    REGEL_ONBEKEND,
    SCHOOL_ONBEKEND,
    SCHOOLNAAM_DUBBEL,
    VORM_KAN_NIET,
)
from kwaliteitshandboek.findings.suggestie import bedoelt, kort, naaste
from kwaliteitshandboek.model.basis import Zichtbaarheid
from kwaliteitshandboek.model.cijfer import Cijfer, Cijferstaat
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.taal import opsomming

_WAAROM: Final = {
    Cijferstaat.ONTBREEKT: "de gegevens ontbreken",
    Cijferstaat.NVT: "de indicator geldt niet voor deze soort school",
    Cijferstaat.GEEN_DEELNEMERS: "er waren geen deelnemers",
}
"""States of a figure that does not exist; one that is secret or of a small group exists, and its state is worth saying."""


def check_cijfertekst(handboek: Handboek, afgeleid: Afgeleid | None, kapot: frozenset[str] = frozenset()) -> Iterator[Finding]:
    """All figures for which a handbook asks in its texts; nothing without what is derived.

    `kapot`: names of files that could not be read, without extension; an indicator may be missing because of them.
    """
    if afgeleid is None:
        return
    for tekst in teksten(handboek):
        for vraag in lees_vragen(tekst.tekst):
            yield from _check_vraag(_Vraag(handboek, afgeleid, tekst, vraag), kapot)
        for bijna in lees_bijna(tekst.tekst):
            yield from _check_bijna(handboek, tekst, bijna)


@dataclass(frozen=True, slots=True)
class _Vraag:
    """One question where it stands."""

    handboek: Handboek
    afgeleid: Afgeleid
    tekst: Tekst
    vraag: Cijfervraag


def _check_vraag(v: _Vraag, kapot: frozenset[str]) -> Iterator[Finding]:
    vraag, tekst = v.vraag, v.tekst
    if vraag.fout is not None:
        yield BLOK_VERKEERD.op(tekst.op(vraag.regel), blok=vraag.vorm.value, fout=vraag.fout)
        return
    for sleutel, regel in vraag.onbekend:
        suggestie = "" if sleutel.lower() in SLEUTELS else bedoelt(sleutel, SLEUTELS)
        yield REGEL_ONBEKEND.op(tekst.op(regel), regel=kort(sleutel, 40), blok=vraag.vorm.value, suggestie=suggestie)
    if not vraag.waarde("indicator"):
        if not vraag.onbekend:
            yield INDICATOR_ONTBREEKT.op(tekst.op(vraag.regel_van("indicator")), blok=vraag.vorm.value)
        return
    keuze = kies(vraag, v.handboek, v.afgeleid)
    if isinstance(keuze, Kiesfout):
        if not (keuze is Kiesfout.INDICATOR and kapot):
            yield _kiesfout(v, keuze)
        return
    if tekst.publiek and not _openbaar(v.handboek, keuze):
        yield INDICATOR_INTERN.op(tekst.op(vraag.regel_van("indicator")), indicator=keuze.indicator.naam)
    if (reden := _ontbreekt(v, keuze)) is not None:
        yield CIJFER_ONTBREEKT.op(tekst.op(vraag.regel), wat=_wat(keuze), reden=reden)


def _kiesfout(v: _Vraag, fout: Kiesfout) -> Finding:
    vraag, handboek, op = v.vraag, v.handboek, v.tekst.op(v.vraag.regel_van(fout.value))
    naam = vraag.waarde(fout.value)
    if fout is Kiesfout.INDICATOR:
        bekend = [*handboek.indicator_per_id, *handboek.deel_per_id]
        per_naam = {indicator.naam.casefold(): indicator.id for indicator in handboek.indicatoren}
        beste = f"Bedoelt u '{per_naam[naam.casefold()]}'? " if naam.casefold() in per_naam else bedoelt(naam, bekend)
        return INDICATOR_ONBEKEND.op(op, indicator=kort(naam), suggestie=beste)
    if fout is Kiesfout.SCHOOL:
        zelfde_naam = [school.sleutel for school in zoek_scholen(handboek, naam)]
        if len(zelfde_naam) > 1:
            return SCHOOLNAAM_DUBBEL.op(op, school=kort(naam), aantal=len(zelfde_naam), sleutels=opsomming(zelfde_naam))
        namen = [naam for school in handboek.organisatie.scholen for naam in (school.sleutel, school.naam)]
        return SCHOOL_ONBEKEND.op(op, school=kort(naam), suggestie=bedoelt(naam, namen))
    if fout is Kiesfout.SCHOOLJAAR:
        return JAAR_ONBEKEND.op(op, jaar=kort(naam), suggestie=bedoelt(naam, v.afgeleid.schooljaren))
    return _vormfout(v, naam.casefold())


def _vormfout(v: _Vraag, naam: str) -> Finding:
    vraag = v.vraag
    suggestie = ""
    if vraag.vorm is not Blokvorm.GRAFIEK:
        reden = "alleen een blok 'grafiek' heeft een vorm"
    elif naam not in set(Grafiekvorm):
        reden, suggestie = "zo'n grafiek is er niet", bedoelt(naam, (vorm.value for vorm in Grafiekvorm))
    else:
        reden = "die past niet bij deze indicator en school"
        zonder = Cijfervraag(vraag.vorm, {k: w for k, w in vraag.velden.items() if k != "vorm"}, 0, 0, vraag.regel)
        keuze = kies(zonder, v.handboek, v.afgeleid)
        if isinstance(keuze, Cijferkeuze):
            gevraagd = Cijferkeuze(vraag, keuze.indicator, keuze.school, keuze.schooljaar, Grafiekvorm(naam))
            reden = vorm_bezwaar(gevraagd, v.handboek) or reden
    plek = v.tekst.op(vraag.regel_van("vorm"))
    return VORM_KAN_NIET.op(plek, blok=vraag.vorm.value, vorm=kort(naam or "lijn", 40), reden=reden, suggestie=suggestie)


def _check_bijna(handboek: Handboek, tekst: Tekst, bijna: Bijnavraag) -> Iterator[Finding]:
    """Code that was plainly meant as a question, said only where it names what the handbook has: other code is text."""
    goed = _bedoeld(handboek, bijna)
    if goed is None:
        return
    blok = ""
    if bijna.vorm is not Blokvorm.CIJFER:
        blok = (
            f". Een {bijna.vorm.value} kan alleen als blok op eigen regels: drie accenten grave met '{bijna.vorm.value}' "
            f"erachter, dan 'indicator: {goed.partition(' ')[0]}', en weer drie accenten grave"
        )
    code = kort(" ".join(bijna.code.split()), 60)
    yield BIJNA_CIJFER.op(tekst.op(bijna.regel), code=code, goed=goed, blok=blok)


def _bedoeld(handboek: Handboek, bijna: Bijnavraag) -> str | None:
    """What to write behind `cijfer:`; None where the code is about something else."""
    gevonden = _eerste_indicator(handboek, bijna.woorden)
    if gevonden is not None:
        naam, rest = gevonden
        # Without a colon only what can be read to the end is a question: 'cijfer schoolweging van de inspectie' is a phrase.
        return " ".join([naam, *rest]) if bijna.dubbelpunt or _te_lezen(handboek, rest) else None
    eerste, *rest = bijna.woorden
    if not bijna.dubbelpunt or not _te_lezen(handboek, rest):
        return None
    lijkt = naaste(eerste, [*handboek.indicator_per_id, *handboek.deel_per_id])
    return " ".join([lijkt or eerste, *rest]) if lijkt or rest else None


def _eerste_indicator(handboek: Handboek, woorden: Sequence[str]) -> tuple[str, list[str]] | None:
    """The id of the indicator with which words begin, by its id or its name, and the words behind it."""
    if woorden[0] in handboek.indicator_per_id or woorden[0] in handboek.deel_per_id:
        return woorden[0], list(woorden[1:])
    namen = {tuple(indicator.naam.casefold().split()): indicator.id for indicator in handboek.indicatoren}
    for einde in range(len(woorden), 0, -1):
        naam = namen.get(tuple(woord.casefold() for woord in woorden[:einde]))
        if naam is not None:
            return naam, list(woorden[einde:])
    return None


def _te_lezen(handboek: Handboek, rest: Sequence[str]) -> bool:
    """Whether words are a school and a school year, or either, or nothing."""
    over = list(rest)
    if over and (over[-1] == LAATSTE or is_schooljaar(over[-1])):
        over.pop()
    wie = " ".join(over)
    return wie.casefold() in {"", *ALLE} or bool(zoek_scholen(handboek, wie))


def _openbaar(handboek: Handboek, keuze: Cijferkeuze) -> bool:
    """Whether the public edition has the indicator, or the part of it that is asked for."""
    geheel = handboek.indicator_per_id[keuze.pagina]
    is_deel = keuze.indicator.id != keuze.pagina
    return geheel.zichtbaarheid is Zichtbaarheid.PUBLIEK and (not is_deel or geheel.uitsplitsingen_openbaar)


def _ontbreekt(v: _Vraag, keuze: Cijferkeuze) -> str | None:
    """Why there is nothing to show; None where there is."""
    cijfers = _gevraagd(v, keuze)
    if any(cijfer.waarde is not None or cijfer.staat not in _WAAROM for cijfer in cijfers):
        return None
    laatste = cijfers[-1] if cijfers else None
    if laatste is not None and Reden.GEEN_TOTAAL in laatste.redenen:
        return "deze indicator tellen wij niet op over de scholen"
    return _WAAROM[laatste.staat if laatste is not None else Cijferstaat.ONTBREEKT]


def _gevraagd(v: _Vraag, keuze: Cijferkeuze) -> list[Cijfer]:
    """The figures of which one at least must exist."""
    afgeleid, naam, jaar = v.afgeleid, keuze.indicator.id, keuze.schooljaar
    vorm = keuze.vraag.vorm
    if keuze.naast_elkaar or (vorm is Blokvorm.GRAFIEK and keuze.grafiekvorm in VAN_ALLE_SCHOLEN):
        scholen = (s for s in v.handboek.organisatie.scholen if keuze.indicator.geldt_voor(s.soort))
        return [afgeleid.hoofdcijfer(naam, school.sleutel, jaar) for school in scholen]
    if vorm in (Blokvorm.GRAFIEK, Blokvorm.TABEL):
        return [afgeleid.hoofdcijfer(naam, keuze.sleutel, eerder) for eerder in afgeleid.schooljaren if eerder <= jaar]
    return [keuze.cijfer(afgeleid)]


def _wat(keuze: Cijferkeuze) -> str:
    wie = "alle scholen" if keuze.school is None else keuze.school.naam
    return f"{keuze.indicator.naam}, {wie}, {keuze.schooljaar}"
