"""Check, stage 4: the ledger of adoptions against the cards: what was edited, what changed since, what is due again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from kwaliteitshandboek.check.bekend import Bekend, Soort
from kwaliteitshandboek.derive.afgeleid import Kaartstand
from kwaliteitshandboek.derive.relaties import rollen_van
from kwaliteitshandboek.findings import Finding, Niveau
from kwaliteitshandboek.findings import vaststellen as codes
from kwaliteitshandboek.findings.suggestie import bedoelt
from kwaliteitshandboek.load import Geladen
from kwaliteitshandboek.load.kaarten import STANDAARD
from kwaliteitshandboek.model.basis import rolsleutel
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kaart import Kaart, Kaartstatus
from kwaliteitshandboek.model.kaarttekst import vingerafdruk
from kwaliteitshandboek.model.oude_namen import OudeNamen
from kwaliteitshandboek.model.vaststelling import Vaststelling, Vaststellingsoort, boekpad
from kwaliteitshandboek.taal import datum, opsomming


def onvolledige_kaarten(geladen: Geladen) -> frozenset[str]:
    """Ids of cards that lack something they were written with: defaults of their folder, or a role that could not be read."""
    handboek = geladen.handboek
    if handboek is None:
        return frozenset()
    mappen = tuple(
        finding.bestand.removesuffix(STANDAARD)
        for finding in geladen.findings
        if finding.niveau is Niveau.FOUT and finding.bestand.endswith(f"/{STANDAARD}")
    )
    return frozenset(
        kaart.id
        for kaart in handboek.kaarten
        if kaart.plek.bestand.startswith(mappen) or any(rolsleutel(rol) in geladen.kapot for rol in rollen_van(kaart))
    )


def check_vaststellingen(
    handboek: Handboek, standen: Mapping[str, Kaartstand], bekend: Bekend, onvolledig: frozenset[str], vandaag: date | None
) -> Iterator[Finding]:
    """All rules about the ledger; without `vandaag` nothing is late.

    What could not be read (`bekend`), wholly or in part (`onvolledig`: ids of cards), is not for that reason changed.
    """
    yield from _boek(handboek, bekend.kapot)
    in_gebruik = bool(handboek.vaststellingen)
    for kaart in handboek.kaarten:
        stand = standen[kaart.id]
        if kaart.status is Kaartstatus.VASTGESTELD:
            # An organisation that does not keep the ledger need not hear for each card that it could.
            yield from _vastgesteld(kaart, stand, in_gebruik=in_gebruik, heel=kaart.id not in onvolledig)
        veranderd = [(soort, naam) for soort, naam in stand.opnieuw_bekijken if _is_gelezen(soort, naam, bekend, onvolledig)]
        if veranderd:
            wat = opsomming([f"de kaart '{naam}'" if soort == "kaart" else f"'{naam}'" for soort, naam in veranderd])
            yield codes.OPNIEUW_BEKIJKEN.op(kaart.plek.veld("vastgesteld_op"), wat=wat, id=kaart.id)
        dag = stand.hervaststellen_op
        if vandaag is not None and dag is not None and dag < vandaag:
            yield codes.TE_LAAT.op(kaart.plek.veld("vastgesteld_op"), datum=datum(dag), id=kaart.id)


def _is_gelezen(soort: str, naam: str, bekend: Bekend, onvolledig: frozenset[str]) -> bool:
    """Whether a card or item was read as it was written, or is not there at all."""
    welke = Soort.KAART if soort == "kaart" else Soort.ITEM
    if naam in bekend.ids[welke]:
        return welke is Soort.ITEM or naam not in onvolledig
    return not bekend.kent(welke, naam)


def _vastgesteld(kaart: Kaart, stand: Kaartstand, *, in_gebruik: bool, heel: bool) -> Iterator[Finding]:
    """An adopted card against the newest adoption on record."""
    punt = stand.laatste
    if punt is None:
        if in_gebruik:
            yield codes.ZONDER_TEKST.op(kaart.plek.veld("status"), id=kaart.id)
        return
    versie, dag = kaart.versie or punt.versie, kaart.vastgesteld_op or punt.op
    if (versie, dag) != (punt.versie, punt.op):
        yield codes.ANDERE_GEGEVENS.op(
            kaart.plek.veld("versie" if versie != punt.versie else "vastgesteld_op"),
            kaart=f"versie {versie}, {datum(dag)}",
            boek=f"versie {punt.versie}, {datum(punt.op)}",
            id=kaart.id,
        )
    elif stand.gewijzigd and heel:
        yield codes.GEWIJZIGD.op(kaart.plek.veld("versie"), versie=punt.versie, datum=datum(punt.op), id=kaart.id)


def _boek(handboek: Handboek, kapot: frozenset[str]) -> Iterator[Finding]:
    """The entries of the ledger themselves."""
    namen = OudeNamen.van(handboek)
    gezien: dict[tuple[str, Vaststellingsoort, date, str], Vaststelling] = {}
    weg: set[str] = set()
    for punt in handboek.vaststellingen:
        # Its new name may be that of a card that could not be read.
        heet = {punt.kaart, *(id_.removeprefix("kaart-") for id_ in namen.wegwijzer.volg(f"kaart-{punt.kaart}").dood)}
        if namen.nu("kaart", punt.kaart) not in handboek.kaart_per_id and not heet & (kapot | weg):
            weg.add(punt.kaart)
            suggestie = bedoelt(punt.kaart, handboek.kaart_per_id)
            yield codes.KAART_WEG.op(punt.plek.veld("kaart"), kaart=punt.kaart, suggestie=suggestie)
        # The loader takes the empty lines around a text away.
        if punt.soort is Vaststellingsoort.VASTSTELLING and vingerafdruk(f"{punt.tekst}\n") != punt.vingerafdruk:
            yield codes.TEKST_AANGEPAST.op(punt.plek.veld("vingerafdruk"), kaart=punt.kaart)
        over = {"soort": punt.soort.value, "versie": punt.versie, "datum": datum(punt.op)}
        eerste = gezien.setdefault((punt.kaart, punt.soort, punt.op, punt.versie), punt)
        if eerste is not punt:
            yield codes.DUBBEL.op(punt.plek.veld("versie"), **over, ander=eerste.plek.bestand)
        elif punt.plek.bestand != boekpad(punt):
            yield codes.VERKEERDE_PLAATS.op(punt.plek.veld("kaart"), **over, kaart=punt.kaart, pad=boekpad(punt))
