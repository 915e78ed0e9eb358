"""Intake, stage 1: adopting and confirming cards: what would be written, decided before anything is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Final

from kwaliteitshandboek.findings import Finding, Niveau, Plek
from kwaliteitshandboek.findings import vaststellen as codes
from kwaliteitshandboek.findings.suggestie import kort
from kwaliteitshandboek.intake.aanhaling import aangehaald
from kwaliteitshandboek.intake.plan import NIEUW, Gelezen, Schrijfbestand
from kwaliteitshandboek.intake.voorwerk import zet_velden
from kwaliteitshandboek.model.boek import Boek
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kaart import Kaart, Kaartstatus
from kwaliteitshandboek.model.kaarttekst import kaarttekst, vingerafdruk
from kwaliteitshandboek.model.vaststelling import Vaststelling, Vaststellingsoort, boekpad
from kwaliteitshandboek.taal import datum, opsomming
from kwaliteitshandboek.taal.systeemfouten import foutreden

_VERSIE: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z .()+_-]{0,39}")
_NU_NIET: Final[Mapping[Kaartstatus, str]] = {
    Kaartstatus.VERVALLEN: "Geldt de kaart weer, zet dan eerst 'status: concept'.",
    Kaartstatus.IN_VOORBEREIDING: "Is de kaart klaar om vast te stellen, zet dan eerst 'status: concept'.",
}


@dataclass(frozen=True, slots=True)
class Akte:
    """What is asked for one or more cards: by which role, on which day, and what they refer to as it stands now.

    `verwijzingen`: card id -> what it refers to ('kaart:<id>', 'kader:<id>/<code>') and its fingerprint.
    """

    kaarten: tuple[Kaart, ...]
    door: str
    op: date
    vandaag: date
    verwijzingen: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Vaststelplan:
    """All that would be done. With a `fout` there is nothing to write; `regels` say in Dutch what is done with each card.

    `overgeslagen`: what stood in the way of the cards that are left out, where that does not stop the others.
    """

    findings: tuple[Finding, ...]
    bestanden: tuple[Schrijfbestand, ...] = ()
    regels: tuple[str, ...] = ()
    overgeslagen: tuple[Finding, ...] = ()


def plan_vaststellen(
    handboek: Handboek, akte: Akte, wortel: Path, versie: str | None = None, *, wat_kan: bool = False
) -> Vaststelplan:
    """Adopt cards: an entry of the ledger each, and their own front matter in line with it. Writes nothing.

    `versie` takes the place of the version in the cards. With `wat_kan` a card that cannot be adopted does not hold up the
    others: it is left out and told in `overgeslagen`, unless none is left.
    """
    boek = Boek.van(handboek)
    besluiten = [_besluit(handboek, boek, akte, kaart, wortel=wortel, versie=versie) for kaart in akte.kaarten]
    kan = [besluit for besluit in besluiten if not besluit.geweigerd] if wat_kan else []
    over = [besluit for besluit in besluiten if besluit.geweigerd] if kan else []
    mee = kan or besluiten
    plan = _af(
        [finding for besluit in mee for finding in besluit.findings],
        # The ledger first: if the machine stops halfway, the same command does the rest.
        [*(bestand for besluit in mee for bestand in besluit.boek), *(bestand for besluit in mee for bestand in besluit.kaart)],
        [*(besluit.regel for besluit in mee), *(besluit.regel for besluit in over)],
    )
    return replace(plan, overgeslagen=tuple(finding for besluit in over for finding in besluit.findings))


def plan_bevestigen(handboek: Handboek, akte: Akte, te_bekijken: Mapping[str, Sequence[str]]) -> Vaststelplan:
    """Confirm that adopted cards still hold: the fingerprints of what they refer to, as they are now.

    `te_bekijken`: card id -> the names of what changed; a card of which nothing changed needs no entry.
    """
    boek = Boek.van(handboek)
    findings: list[Finding] = []
    bestanden: list[Schrijfbestand] = []
    regels: list[str] = []
    for kaart in akte.kaarten:
        laatste = boek.laatste(kaart.id)
        if laatste is None or kaart.status not in (Kaartstatus.VASTGESTELD, Kaartstatus.IN_HERZIENING):
            findings.append(codes.NIET_VASTGESTELD.op(kaart.plek.veld("status"), id=kaart.id))
            continue
        bezwaren = list(_bezwaren_dag(kaart, boek.van_kaart(kaart.id), akte))
        findings += bezwaren
        wat = te_bekijken.get(kaart.id, ())
        if bezwaren:
            continue
        if not wat:
            regels.append(f"{kaart.id}: er is niets veranderd waarnaar deze kaart verwijst; er is niets te bevestigen.")
            continue
        punt = Vaststelling(
            kaart=kaart.id,
            soort=Vaststellingsoort.BEVESTIGING,
            versie=laatste.versie,
            op=akte.op,
            door=akte.door,
            vingerafdruk=laatste.vingerafdruk,
            verwijzingen=akte.verwijzingen.get(kaart.id, {}),
        )
        # A second time on one day takes the place of the first.
        gelezen = NIEUW if _op_die_plaats(boek, punt) is None else None
        bestanden.append(Schrijfbestand(PurePosixPath(boekpad(punt)), boektekst(punt), gelezen))
        wie = _rolnaam(handboek, akte.door)
        regels.append(f"{kaart.id}: bevestigd op {datum(akte.op)} door {wie}, na wijziging van {opsomming(list(wat))}.")
    return _af(findings, bestanden, regels)


@dataclass(frozen=True, slots=True)
class _Besluit:
    """What is to be done for one card: files of the ledger, the card's own, and a line that says so."""

    findings: tuple[Finding, ...]
    regel: str
    boek: tuple[Schrijfbestand, ...] = ()
    kaart: tuple[Schrijfbestand, ...] = ()

    @property
    def geweigerd(self) -> bool:
        """Whether something stands in the way of adopting the card."""
        return any(finding.niveau is Niveau.FOUT for finding in self.findings)


def _besluit(handboek: Handboek, boek: Boek, akte: Akte, kaart: Kaart, *, wortel: Path, versie: str | None) -> _Besluit:
    """What adopting one card takes, or what stands in the way."""
    nummer = (versie if versie is not None else kaart.versie or "").strip()
    tekst = kaarttekst(kaart)
    niet = f"{kaart.id}: niet vastgesteld."
    bezwaren = _Besluit(
        (
            *_bezwaren_kaart(kaart, nummer, akte.op),
            *_bezwaren_dag(kaart, boek.van_kaart(kaart.id), akte),
            *_bezwaren_tekst(kaart, boek, nummer, tekst),
        ),
        niet,
    )
    if bezwaren.geweigerd:
        return bezwaren
    punt = _punt(kaart, akte, nummer, tekst)
    bestaand = _op_die_plaats(boek, punt)
    if bestaand is not None and not (_akte_van(bestaand) == _akte_van(punt) and boek.is_tekst(bestaand.vingerafdruk, tekst)):
        bezwaar = codes.AL_VASTGELEGD.op(
            Plek(bestaand.plek.bestand, 0),
            versie=bestaand.versie,
            datum=datum(bestaand.op),
            door=_rolnaam(handboek, bestaand.door),
            pad=bestaand.plek.bestand,
        )
        return _Besluit((*bezwaren.findings, bezwaar), niet)
    bijgewerkt, lastig = _bijgewerkt(kaart, punt, wortel)
    if lastig is not None:
        return _Besluit((*bezwaren.findings, lastig), niet)
    return _Besluit(
        bezwaren.findings,
        _regel(handboek, kaart, punt, boek.van_kaart(kaart.id), anders=bestaand is None or bijgewerkt is not None),
        (Schrijfbestand(PurePosixPath(boekpad(punt)), boektekst(punt), NIEUW),) if bestaand is None else (),
        (bijgewerkt,) if bijgewerkt is not None else (),
    )


def boektekst(punt: Vaststelling) -> bytes:
    """An entry of the ledger as a file."""
    regels = [
        "---",
        f"kaart: {punt.kaart}",
        f"soort: {punt.soort.value}",
        f"versie: {aangehaald(punt.versie)}",
        f"op: {punt.op.isoformat()}",
        f"door: {aangehaald(punt.door)}",
        f"vingerafdruk: {aangehaald(punt.vingerafdruk)}",
    ]
    if punt.verwijzingen:
        regels += ["verwijzingen:", *(f"  {aangehaald(naam)}: {aangehaald(af)}" for naam, af in punt.verwijzingen.items())]
    return ("\n".join([*regels, "---", ""]) + punt.tekst).encode("utf-8")


def _af(findings: list[Finding], bestanden: list[Schrijfbestand], regels: list[str]) -> Vaststelplan:
    if any(finding.niveau is Niveau.FOUT for finding in findings):
        return Vaststelplan(tuple(findings))
    return Vaststelplan(tuple(findings), tuple(bestanden), tuple(regels))


def _punt(kaart: Kaart, akte: Akte, versie: str, tekst: str) -> Vaststelling:
    return Vaststelling(
        kaart=kaart.id,
        versie=versie,
        op=akte.op,
        door=akte.door,
        vingerafdruk=vingerafdruk(tekst),
        verwijzingen=akte.verwijzingen.get(kaart.id, {}),
        tekst=tekst,
    )


def _bezwaren_kaart(kaart: Kaart, versie: str, op: date) -> Iterator[Finding]:
    """What in the card itself stands in the way."""
    if kaart.status in _NU_NIET:
        raad = _NU_NIET[kaart.status]
        yield codes.VERKEERDE_STATUS.op(kaart.plek.veld("status"), status=kaart.status.value, raad=raad)
    if not versie:
        yield codes.GEEN_VERSIE.op(kaart.plek.veld("versie"))
    elif not _VERSIE.fullmatch(versie):
        yield codes.VERKEERDE_VERSIE.op(kaart.plek.veld("versie"), versie=kort(versie))
    if kaart.geldig_tot is not None and kaart.geldig_tot <= op:
        yield codes.TERMIJN_VOORBIJ.op(kaart.plek.veld("geldig_tot"), datum=datum(kaart.geldig_tot))


def _bezwaren_dag(kaart: Kaart, boek: Sequence[Vaststelling], akte: Akte) -> Iterator[Finding]:
    """A day that has yet to come, or that lies before what was laid down already."""
    if akte.op > akte.vandaag:
        yield codes.IN_TOEKOMST.op(Plek("--op", 0), datum=datum(akte.op), vandaag=datum(akte.vandaag))
    eerder = [punt.op for punt in boek]
    if kaart.status is Kaartstatus.VASTGESTELD and kaart.vastgesteld_op is not None:
        eerder.append(kaart.vastgesteld_op)
    if eerder and akte.op < max(eerder):
        plek = kaart.plek.veld("vastgesteld_op")
        yield codes.VOOR_VORIGE.op(plek, datum=datum(akte.op), vorige=datum(max(eerder)))


def _bezwaren_tekst(kaart: Kaart, boek: Boek, versie: str, tekst: str) -> Iterator[Finding]:
    """Another text under a version that was adopted before: who has that version on paper could not tell."""
    vast = (punt for punt in boek.van_kaart(kaart.id) if punt.soort is Vaststellingsoort.VASTSTELLING)
    anders = [punt for punt in vast if punt.versie == versie and not boek.is_tekst(punt.vingerafdruk, tekst)]
    if anders:
        voorstel = f", bijvoorbeeld naar '{hoger}'" if (hoger := _hoger(versie)) else ""
        dag = datum(max(punt.op for punt in anders))
        yield codes.ZELFDE_VERSIE.op(kaart.plek.veld("versie"), versie=versie, datum=dag, voorstel=voorstel)


def _hoger(versie: str) -> str | None:
    """The version with its last number one higher; None for a version without a number of usual length at its end."""
    gevonden = re.fullmatch(r"(.*?)([0-9]{1,6})", versie)
    return f"{gevonden[1]}{int(gevonden[2]) + 1}" if gevonden else None


def _op_die_plaats(boek: Boek, nieuw: Vaststelling) -> Vaststelling | None:
    """What was laid down for the same card, day and version, or else has the file in which the new adoption would come."""
    sleutel, pad = (nieuw.kaart, nieuw.soort, nieuw.op, nieuw.versie), boekpad(nieuw)
    return next(
        (punt for punt in boek.punten if (punt.kaart, punt.soort, punt.op, punt.versie) == sleutel or punt.plek.bestand == pad),
        None,
    )


def _akte_van(punt: Vaststelling) -> tuple[object, ...]:
    """All that makes two entries of the ledger the same adoption, but for the text."""
    return punt.kaart, punt.soort, punt.op, punt.versie, punt.door


def _bijgewerkt(kaart: Kaart, punt: Vaststelling, wortel: Path) -> tuple[Schrijfbestand | None, Finding | None]:
    """The card's file in line with the adoption, None where it is so already; or what stands in the way."""
    pad = PurePosixPath(kaart.plek.bestand)
    velden = {
        "status": Kaartstatus.VASTGESTELD.value,
        "versie": punt.versie,
        "vastgesteld_op": punt.op.isoformat(),
        "vastgesteld_door": punt.door,
    }
    # What says the same in the file's own words stays ("KC" for its role); what a default of the folder says is put in.
    gelijk = {
        "status": kaart.status is Kaartstatus.VASTGESTELD,
        "versie": kaart.versie == punt.versie,
        "vastgesteld_op": kaart.vastgesteld_op == punt.op,
        "vastgesteld_door": kaart.vastgesteld_door == punt.door,
    }
    nodig = {veld: waarde for veld, waarde in velden.items() if not (gelijk[veld] and veld in kaart.plek.velden)}
    if not nodig:
        return None, None
    try:
        ruw = (wortel / pad).read_bytes()
    except OSError as fout:
        return None, codes.NIET_TE_LEZEN.op(Plek(kaart.plek.bestand, 0), reden=foutreden(fout))
    nieuw = zet_velden(ruw, nodig, list(velden), "titel")
    if nieuw is None:
        return None, codes.VOORWERK_LASTIG.op(Plek(kaart.plek.bestand, 1))
    return Schrijfbestand(pad, nieuw, Gelezen(ruw)), None


def _regel(handboek: Handboek, kaart: Kaart, punt: Vaststelling, boek: Sequence[Vaststelling], *, anders: bool) -> str:
    """What happens to a card, in one line."""
    wie, dag = _rolnaam(handboek, punt.door), datum(punt.op)
    if not anders:
        return f"{kaart.id}: was al vastgesteld (versie {punt.versie}, {dag}, door {wie}); er is niets veranderd."
    eerder = any(
        deel.soort is Vaststellingsoort.VASTSTELLING and deel.versie == punt.versie and deel.op < punt.op for deel in boek
    )
    woord = "opnieuw vastgesteld, zonder wijziging" if eerder else "vastgesteld"
    return f"{kaart.id}: versie {punt.versie} {woord} op {dag} door {wie}."


def _rolnaam(handboek: Handboek, rol: str) -> str:
    bekend = handboek.organisatie.rol_per_id.get(rol)
    return f"'{rol}'" if bekend is None else f"de {bekend.naam.lower() if bekend.naam[1:].islower() else bekend.naam}"
