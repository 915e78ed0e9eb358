"""Pages, stage 6: the cards, their index, and the pages of the roles."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kwaliteitshandboek import taal
from kwaliteitshandboek.model.kaart import Kaart, Kaartstatus, Sectie
from kwaliteitshandboek.pages import woorden
from kwaliteitshandboek.pages.pdca import make_cyclus
from kwaliteitshandboek.pages.site import Page
from kwaliteitshandboek.pages.sjablonen import render
from kwaliteitshandboek.pages.tegels import make_tegel
from kwaliteitshandboek.pages.wereld import Wereld

EIGEN_ANKERS = frozenset(
    (
        "wij-doen",
        "cyclus",
        "gedrag",
        "meetinstrumenten",
        "activiteiten",
        "indicatoren",
        "planning",
        "partners",
        "bijlagen",
        "wijzigingen",
    )
)
"""Anchors of the parts that the product itself gives a card; a prose section of that name gets another."""


@dataclass(frozen=True, slots=True)
class Tekstdeel:
    """A prose section with an anchor that is unique on its page."""

    kop: str
    anker: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Verband:
    """A group of cards to which a card is related."""

    naam: str
    kaarten: tuple[str, ...]


def kaart_page(wereld: Wereld, kaart: Kaart) -> Page:
    """The page of one card: every part that it has, no heading for what it has not."""
    pad = wereld.adressen[("kaart", kaart.id)]
    bestanden = _bestanden(kaart)
    delen = {deel.anker: deel for deel in _tekstdelen(kaart.secties)}
    indicatoren = wereld.handboek.indicator_per_id
    tekst = render(
        "kaart",
        p=wereld.blik(pad, bestanden),
        kaart=kaart,
        status=woorden.kaartstatus(kaart),
        te_laat=woorden.TE_LAAT if kaart.te_laat(wereld.afgeleid.vandaag) else None,
        ambitie=delen.pop("ambitie", None),
        aanpak=_neem(delen, ("aanpak",)),
        slot=_neem(delen, ("avg", "literatuur")),
        secties=[*_neem(delen, ("kernresultaat", "achtergrond", "visie", "subrollen")), *delen.values()],
        pdca=make_cyclus(kaart.pdca),
        tegels=[make_tegel(wereld, indicatoren[naam], None) for naam in kaart.indicatoren if naam in indicatoren],
        verbanden=list(_verbanden(wereld, kaart)),
        data=list(_data(kaart)),
        dit_jaar=wereld.dit_jaar,
    )
    return Page(pad, kaart.titel, "kaart", tekst, omschrijving=kaart.samenvatting or "")


def bijlagepad(kaart: Kaart, bestand: str) -> str:
    """Where an attached file of a card stands in the site; of its own folders only the file's name is kept."""
    return f"bijlagen/{kaart.id}/{bestand.replace(chr(92), '/').rpartition('/')[2]}"


def bijlagebron(kaart: Kaart, bestand: str) -> str | None:
    """Where an attached file stands, from the handbook's root; None for a path that leads out of the handbook."""
    pad = posixpath.normpath(posixpath.join(posixpath.dirname(kaart.plek.bestand), bestand.replace("\\", "/")))
    return None if pad.startswith(("../", "/")) or pad == ".." else pad


def _bestanden(kaart: Kaart) -> Mapping[str, str]:
    """Names under which the card's prose may call its attached files -> their path in the site.

    In the public edition attachments have their path from the root, while the prose still names them from the card's folder.
    """
    namen: dict[str, str] = {}
    for bijlage in kaart.bijlagen:
        if bijlage.bestand is not None and bijlagebron(kaart, bijlage.bestand) is not None:
            delen = posixpath.normpath(bijlage.bestand.replace("\\", "/")).split("/")
            namen[bijlage.bestand] = bijlagepad(kaart, bijlage.bestand)
            for begin in range(len(delen)):
                namen.setdefault("/".join(delen[begin:]), namen[bijlage.bestand])
    return namen


def kaarten_page(wereld: Wereld) -> Page:
    """The index of all cards, by domain, complete without JavaScript."""
    handboek = wereld.handboek
    bekend = [domein.id for domein in handboek.organisatie.domeinen]
    overig = sorted({kaart.domein for kaart in handboek.kaarten} - set(bekend))
    per_domein = {naam: [kaart for kaart in handboek.kaarten if kaart.domein == naam] for naam in (*bekend, *overig)}
    groepen = [
        {
            "id": naam,
            "domein": handboek.organisatie.domein_per_id.get(naam),
            "rijen": [_rij(wereld, kaart) for kaart in sorted(kaarten, key=lambda kaart: kaart.titel)],
        }
        for naam, kaarten in per_domein.items()
        if kaarten
    ]
    pad = "kaarten/index.md"
    tekst = render("kaarten", p=wereld.blik(pad), groepen=groepen, aantal=taal.aantal(len(handboek.kaarten), "kaart", "kaarten"))
    return Page(pad, "Kaarten", "kaarten", tekst, omschrijving="Alle kwaliteitskaarten, per domein.")


def rol_pages(wereld: Wereld) -> Iterator[Page]:
    """The index of roles and a page for each: its cards, what it does, and its moments."""
    organisatie = wereld.handboek.organisatie
    vandaag = wereld.afgeleid.vandaag
    maand = (vandaag.year, vandaag.month)
    pad = "rollen/index.md"
    tekst = render("rollen", p=wereld.blik(pad), rollen=organisatie.rollen, kaarten=wereld.afgeleid.relaties.kaarten_van_rol)
    yield Page(pad, "Rollen", "rollen", tekst, omschrijving="Wie doet wat: alle rollen, met hun kaarten en momenten.")
    for rol in organisatie.rollen:
        pad = wereld.adressen[("rol", rol.id)]
        kaarten = [wereld.handboek.kaart_per_id[naam] for naam in wereld.afgeleid.relaties.kaarten_van_rol.get(rol.id, ())]
        eigen = [kaart for kaart in kaarten if rol.id in kaart.eigenaren]
        momenten = [moment for moment in wereld.afgeleid.momenten if rol.id in moment.rollen]
        tekst = render(
            "rol",
            p=wereld.blik(pad),
            rol=rol,
            eigen=[_rij(wereld, kaart) for kaart in eigen],
            mee=[_rij(wereld, kaart) for kaart in kaarten if kaart not in eigen],
            instrumenten=[
                (k, rij) for k in kaarten for rij in k.meetinstrumenten if rol.id in (*rij.eigenaren, *rij.ondersteund_door)
            ],
            activiteiten=[(k, rij) for k in kaarten for rij in k.activiteiten if rol.id in (*rij.wie, *rij.op_verzoek)],
            nu=[moment for moment in momenten if (moment.dag.year, moment.dag.month) == maand],
            straks=[moment for moment in momenten if (moment.dag.year, moment.dag.month) > maand],
            onderdeel_van=[ander for ander in organisatie.rollen if rol.id in ander.subrollen],
        )
        yield Page(pad, rol.naam, "rol", tekst, omschrijving=rol.beschrijving or "")


def _rij(wereld: Wereld, kaart: Kaart) -> Mapping[str, object]:
    te_laat = woorden.TE_LAAT if kaart.te_laat(wereld.afgeleid.vandaag) else None
    return {"kaart": kaart, "status": woorden.kaartstatus(kaart), "te_laat": te_laat}


def _tekstdelen(secties: Iterable[Sectie]) -> Iterator[Tekstdeel]:
    gezien = set(EIGEN_ANKERS)
    for sectie in secties:
        if not sectie.tekst.strip():
            continue
        anker, nummer = sectie.sleutel, 2
        while anker in gezien:
            anker, nummer = f"{sectie.sleutel}-{nummer}", nummer + 1
        gezien.add(anker)
        yield Tekstdeel(sectie.kop, anker, sectie.tekst)


def _neem(delen: dict[str, Tekstdeel], ankers: Iterable[str]) -> list[Tekstdeel]:
    return [delen.pop(anker) for anker in ankers if anker in delen]


def _verbanden(wereld: Wereld, kaart: Kaart) -> Iterator[Verband]:
    relaties = wereld.afgeleid.relaties
    genoemd = (naam for naam in relaties.genoemd_in.get(kaart.id, ()) if naam not in kaart.verwant and naam != kaart.bovenliggend)
    for naam, kaarten in (
        ("Hoort bij", (kaart.bovenliggend,) if kaart.bovenliggend else ()),
        ("Uitgewerkt in", relaties.kinderen.get(kaart.id, ())),
        ("Verwante kaarten", kaart.verwant),
        ("Genoemd in", tuple(genoemd)),
    ):
        if kaarten:
            yield Verband(naam, kaarten)


def _data(kaart: Kaart) -> Iterator[str]:
    if kaart.evaluatie.uitgevoerd:
        yield f"Geëvalueerd op {taal.opsomming([taal.datum(dag) for dag in kaart.evaluatie.uitgevoerd])}"
    if kaart.evaluatie.gepland and kaart.status is not Kaartstatus.VERVALLEN:
        yield f"Volgende evaluatie: {taal.datum(kaart.evaluatie.gepland)}"
    if kaart.wijzigingen:
        yield f"Laatste wijziging: {taal.datum(max(rij.datum for rij in kaart.wijzigingen))}"
