"""Pages, stage 6: goals in their chain from koersplan to jaarplan, and analyses from finding to action."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from kwaliteitshandboek import taal
from kwaliteitshandboek.charts import notatie
from kwaliteitshandboek.derive.acties import Actiepunt, acties, van_analyse, van_toetsing
from kwaliteitshandboek.derive.analysestanden import Cijferwijziging
from kwaliteitshandboek.derive.bereiken import toon_bereik
from kwaliteitshandboek.derive.doelen import Voortgang, Voortgangsoort, derive_voortgang
from kwaliteitshandboek.derive.trends import Trend, Trendreden, Trendsoort, trend
from kwaliteitshandboek.model.cijfer import Bereik, Cijfer
from kwaliteitshandboek.model.doel import Actie, Analyse, Doel, Doelstand
from kwaliteitshandboek.model.indicator import Indicator
from kwaliteitshandboek.pages import woorden
from kwaliteitshandboek.pages.grafieksoorten import doelbalken, niet_getoond
from kwaliteitshandboek.pages.site import Page
from kwaliteitshandboek.pages.sjablonen import render
from kwaliteitshandboek.pages.wereld import Verwijzing, Wereld


@dataclass(frozen=True, slots=True)
class Doelbeeld:
    """A goal as the reader meets it: from where to where, how far, and the goals that work it out.

    `stand` and `uitleg` are what the figures say with the sum behind it; `handmatig` is what somebody put beside it, `verouderd`
    where that was before the newest figure. `verborgen`: there is a figure, which may not be shown.
    """

    doel: Doel
    van_naar: str | None
    nu: str | None
    voortgang: str | None
    kinderen: tuple[Doelbeeld, ...] = ()
    stand: woorden.Status | None = None
    uitleg: str | None = None
    handmatig: woorden.Status | None = None
    verouderd: bool = False
    verborgen: bool = False


_KLASSEN: Mapping[Doelstand, str] = MappingProxyType(
    {
        Doelstand.BEREIKT: "boven",
        Doelstand.OP_SCHEMA: "boven",
        Doelstand.ACHTER: "onder",
        Doelstand.NOG_NIET: "bezig",
        Doelstand.NIET_BEREIKT: "onder",
        Doelstand.NIET_TE_BEPALEN: "niet-te-bepalen",
    }
)


@dataclass(frozen=True, slots=True)
class Actiebeeld:
    """An action with its status on the day of the build.

    `bron` is the visit or signal in which it was agreed, `school` whom it is about there, `opvolging` what came of it.
    """

    actie: Actie | Actiepunt
    status: woorden.Status
    bron: Verwijzing | None = None
    school: str | None = None
    opvolging: str | None = None


def doelen_page(wereld: Wereld) -> Page:
    """The chain of goals; a goal whose parent is not in this edition stands at the top."""
    doelen = wereld.handboek.doelen
    per_ouder: dict[str | None, list[Doel]] = {}
    for doel in doelen:
        ouder = doel.bovenliggend if doel.bovenliggend in wereld.handboek.doel_per_id else None
        per_ouder.setdefault(ouder, []).append(doel)
    bestuur = doelbalken(wereld, "Doelen van het bestuur", [doel for doel in doelen if doel.school is None])
    per_school = [
        grafiek
        for school in wereld.handboek.organisatie.scholen
        if (eigen := [doel for doel in doelen if doel.school == school.sleutel])
        and (grafiek := doelbalken(wereld, f"Doelen van {school.naam}", eigen, f"doelbalken-{school.pad}"))
    ]
    boom = _boom(wereld, per_ouder, None, frozenset())
    tekst = render("doelen", p=wereld.blik("doelen.md"), boom=boom, bestuur=bestuur, per_school=per_school)
    return Page("doelen.md", "Doelen", "doelen", tekst, omschrijving="Van koersplan naar schoolplan naar jaarplan.")


def _boom(
    wereld: Wereld, per_ouder: Mapping[str | None, Sequence[Doel]], ouder: str | None, boven: frozenset[str]
) -> tuple[Doelbeeld, ...]:
    # Goals that are each other's parent would never end: what was already above is not shown again.
    return tuple(
        doelbeeld(wereld, doel, _boom(wereld, per_ouder, doel.id, boven | {doel.id}))
        for doel in per_ouder.get(ouder, ())
        if doel.id not in boven
    )


def doelbeeld(wereld: Wereld, doel: Doel, kinderen: tuple[Doelbeeld, ...] = ()) -> Doelbeeld:
    """A goal with its base, target, newest figure and progress in words."""
    indicator = wereld.handboek.indicator_per_id.get(doel.indicator or "")
    handmatig = _status(doel.handmatig.stand) if doel.handmatig else None
    if indicator is None:
        return Doelbeeld(doel, None, None, None, kinderen, handmatig=handmatig)
    cijfer = _nieuwste(wereld, doel, indicator)
    stand = wereld.afgeleid.voortgangen.get(doel.id)
    nu = None
    if cijfer is not None:
        waarde = notatie.toon_doelcijfer(cijfer, indicator, stand.decimalen if stand else None)
        nu = f"{waarde} in {woorden.periode(cijfer, indicator)}{_voorlopig(cijfer)}"
    elif (verborgen := niet_getoond(wereld, doel, indicator)) is not None and doel.streef is not None:
        nu = f"niet te tonen in {woorden.periode(verborgen, indicator)} ({woorden.cijfer(verborgen, indicator)})"
    voortgang = None if cijfer is None else _voortgang(wereld, doel, indicator, cijfer)
    if stand is None:
        return Doelbeeld(doel, _van_naar(doel, indicator), nu, voortgang, kinderen, handmatig=handmatig)
    uit_cijfers = _status(stand.stand) if stand.uitleg else None
    return Doelbeeld(
        doel,
        _van_naar(doel, indicator),
        nu,
        voortgang,
        kinderen,
        stand=uit_cijfers,
        uitleg=stand.uitleg,
        handmatig=handmatig,
        verouderd=stand.handmatig_verouderd,
        verborgen=cijfer is None and nu is not None,
    )


def _status(stand: Doelstand) -> woorden.Status:
    return woorden.Status(_KLASSEN[stand], stand.value)


def _voortgang(wereld: Wereld, doel: Doel, indicator: Indicator, cijfer: Cijfer) -> str | None:
    klein = wereld.handboek.organisatie.drempels.kleine_groep
    if doel.basis is None or doel.streef is None or woorden.is_klein(cijfer, klein):
        return None
    stand = derive_voortgang(doel.basis.waarde, doel.streef.waarde, cijfer.waarde, indicator.richting)
    toen = wereld.afgeleid.hoofdcijfer(indicator.id, doel.school, str(doel.basis.schooljaar))
    # Figures that share years share pupils: of these `trend` can say nothing.
    deelt = set(toen.jaren or (toen.schooljaar,)) & set(cijfer.jaren or (cijfer.schooljaar,))
    verloop = GEEN_VERLOOP if deelt else trend((toen, cijfer), klein, indicator.richting)
    return voortgang_woorden(stand, verloop, omhoog=doel.streef.waarde > doel.basis.waarde)


GEEN_VERLOOP = Trend(Trendsoort.TE_KORT)
"""Base and newest figure cannot be compared."""


def voortgang_woorden(stand: Voortgang, verloop: Trend, *, omhoog: bool) -> str | None:
    """How far the goal is, in words; None where there is nothing certain to say beyond the figures themselves.

    `verloop`: the change between the figure of the base year and the newest one. Only where it is a change that may be called
    so, to the side on which the newest figure lies, is there a part of the way. `omhoog`: the target lies above the base.
    """
    if stand.soort is Voortgangsoort.BEREIKT:
        return "doel bereikt"
    if stand.soort is Voortgangsoort.NIET_BEREIKT:
        return "doel niet bereikt"
    if stand.deel is None:
        return None
    vooruit, terug = (Trendsoort.GESTEGEN, Trendsoort.GEDAALD) if omhoog else (Trendsoort.GEDAALD, Trendsoort.GESTEGEN)
    if stand.soort is Voortgangsoort.NIET_DICHTERBIJ and verloop.soort in (terug, Trendsoort.GELIJK):
        return "nog niet dichterbij dan bij de start"
    if verloop.soort is vooruit and stand.soort is not Voortgangsoort.NIET_DICHTERBIJ:
        return _deel_van_de_weg(stand.soort, stand.deel)
    return "het verschil kan toeval zijn" if verloop.reden is Trendreden.TOEVAL_MOGELIJK else None


def _deel_van_de_weg(soort: Voortgangsoort, deel: Bereik) -> str:
    if soort is Voortgangsoort.NIET_TE_BEPALEN:
        return "bereikt of bijna bereikt" if deel.onder >= 90 else "niet precies te zeggen hoe ver wij zijn"
    onder, boven = toon_bereik(deel, 0)
    weg = taal.procent(onder) if onder == boven else f"{taal.getal(onder)} tot {taal.procent(boven)}"
    return f"{weg} van de weg afgelegd"


def _voorlopig(cijfer: Cijfer) -> str:
    return " (voorlopig)" if cijfer.voorlopig and cijfer.waarde is not None else ""


def _van_naar(doel: Doel, indicator: Indicator) -> str | None:
    delen = []
    if doel.basis is not None:
        delen.append(f"van {notatie.toon_norm(doel.basis.waarde, indicator)} in {doel.basis.schooljaar}")
    if doel.streef is not None:
        delen.append(f"naar {notatie.toon_norm(doel.streef.waarde, indicator)} in {doel.streef.schooljaar}")
    return " ".join(delen) or None


def _nieuwste(wereld: Wereld, doel: Doel, indicator: Indicator) -> Cijfer | None:
    """The newest figure within the goal's own years, counted as its base was: of one year; None where there is none."""
    for jaar in reversed(wereld.afgeleid.schooljaren):
        if jaar > str(doel.schooljaar):
            continue
        cijfer = wereld.afgeleid.hoofdcijfer(indicator.id, doel.school, jaar)
        if cijfer.waarde is not None:
            return cijfer
    return None


def analyses_page(wereld: Wereld) -> Page:
    """All analyses, newest year first: bevinding, conclusie, actie."""
    analyses = sorted(wereld.handboek.analyses, key=lambda analyse: (-analyse.schooljaar.begin, analyse.titel))
    rijen = [{"analyse": analyse, "cijfers": cijfers_van(wereld, analyse), **_stand(wereld, analyse)} for analyse in analyses]
    tekst = render(
        "analyses",
        p=wereld.blik("analyses.md"),
        rijen=rijen,
        beeld=lambda actie: actiebeeld(wereld, actie),
    )
    return Page("analyses.md", "Analyses", "analyses", tekst, omschrijving="Van cijfer naar bevinding, conclusie en actie.")


def _stand(wereld: Wereld, analyse: Analyse) -> Mapping[str, object]:
    """Where an analysis stands, and for each figure that changed what it was and is."""
    stand = wereld.afgeleid.analysestanden.get(analyse.id)
    wijzigingen = [
        {"id": w.indicator, "school": w.school, "schooljaar": w.schooljaar, "tekst": _wijziging(wereld, w)}
        for w in (stand.wijzigingen if stand else ())
    ]
    return {"stand": stand, "wijzigingen": wijzigingen}


def _wijziging(wereld: Wereld, wijziging: Cijferwijziging) -> str:
    """'was 90–92 %, is nu 91–93 %'."""
    indicator = wereld.handboek.indicator_per_id.get(wijziging.indicator)
    was = wijziging.was
    if wijziging.nu is None or indicator is None:
        return f"was {was.woorden}; de analyse rust er niet meer op" if was else ""
    nu = woorden.cijfer(wijziging.nu, indicator)
    if was is None:
        return f"is nu {nu}; dit cijfer is erbij gekomen"
    if was.woorden == nu:
        return f"nog steeds {nu}, maar de aantallen of de norm erachter zijn veranderd"
    return f"was {was.woorden}, is nu {nu}"


def actiebeeld(wereld: Wereld, actie: Actie | Actiepunt) -> Actiebeeld:
    """An action, late or not."""
    status = woorden.actiestatus(actie.status, te_laat=actie.gereed_op < wereld.afgeleid.vandaag)
    if isinstance(actie, Actiepunt) and actie.bron[0] != "analyse":
        return Actiebeeld(actie, status, actie.bron, actie.school, actie.opvolging)
    return Actiebeeld(actie, status)


def acties_van(wereld: Wereld, analyses: Iterable[Analyse]) -> list[Actiebeeld]:
    """All actions of some analyses, each once, the earliest due first."""
    return _beelden(wereld, (actie for analyse in analyses for actie in van_analyse(analyse)))


def alle_acties(wereld: Wereld) -> list[Actiebeeld]:
    """The actions of all analyses, visits and signals, the earliest due first."""
    return _beelden(wereld, acties(wereld.handboek))


def afspraken(wereld: Wereld, bron: Verwijzing) -> list[Actiebeeld]:
    """The agreements of one visit or signal."""
    return _beelden(wereld, (actie for actie in van_toetsing(wereld.handboek) if actie.bron == bron))


def lopende_afspraken(wereld: Wereld, soort: str) -> list[Actiebeeld]:
    """What is still to be kept of the agreements of all visits ('bezoek') or all signals ('signaal')."""
    return _beelden(wereld, (actie for actie in van_toetsing(wereld.handboek) if actie.loopt and actie.bron[0] == soort))


def _beelden(wereld: Wereld, lijst: Iterable[Actiepunt]) -> list[Actiebeeld]:
    # Two analyses may lead to one action; two schools may agree on the same thing.
    uniek = {(actie.wat, actie.gereed_op, None if actie.bron[0] == "analyse" else actie.bron): actie for actie in lijst}
    return [actiebeeld(wereld, actie) for actie in sorted(uniek.values(), key=lambda actie: (actie.gereed_op, actie.wat))]


def cijfers_van(wereld: Wereld, analyse: Analyse) -> list[Mapping[str, object]]:
    """The figures on which an analysis rests, in words."""
    rijen: list[Mapping[str, object]] = []
    for verwijzing in analyse.cijfers:
        indicator = wereld.handboek.indicator_per_id.get(verwijzing.indicator)
        if indicator is not None:
            cijfer = wereld.afgeleid.hoofdcijfer(indicator.id, verwijzing.school, str(verwijzing.schooljaar))
            woord = woorden.cijfer(cijfer, indicator)
            periode = f"{woorden.periode(cijfer, indicator)}{_voorlopig(cijfer)}"
            rijen.append({"id": indicator.id, "school": verwijzing.school, "woord": woord, "periode": periode})
    return rijen
