"""Check, stage 4: every id is given once, no chain of parents runs in a circle, no period ends before it begins."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from kwaliteitshandboek.check.bekend import Delen, plek_van_veld
from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.findings.verwijzingen import (
    DUBBEL,
    KRING,
    PERIODE,
    ROLNAAM_DUBBEL,
    VREEMDE_DATUM,
)
from kwaliteitshandboek.model.basis import EERSTE_JAAR, LAATSTE_JAAR, Onderdeel, rolsleutel
from kwaliteitshandboek.model.doel import Doel
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.indicator import Norm
from kwaliteitshandboek.model.kaart import Kaart
from kwaliteitshandboek.model.kader import Kader, Kern
from kwaliteitshandboek.model.kalender import Kalenderpunt, Vakantie

PERIODEN: Final[Mapping[type[Onderdeel], tuple[tuple[str, str], ...]]] = {
    Kaart: (("geldig_van", "geldig_tot"), ("vastgesteld_op", "geldig_tot")),
    Kader: (("geldig_van", "geldig_tot"),),
    Kern: (("vanaf", "tot"),),
    Kalenderpunt: (("datum", "tot_en_met"),),
    Norm: (("vanaf", "tot_en_met"),),
    Vakantie: (("van", "tot_en_met"),),
    Doel: (("vanaf", "schooljaar"),),
}
"""Fields that hold the begin and end of a period, per model."""


def check_identiteit(handboek: Handboek, delen: Delen) -> Iterator[Finding]:
    """Double ids, circles of parents, double names of roles, and impossible periods."""
    yield from _dubbele_ids(handboek)
    yield from _rolnamen(handboek)
    kaarten = {kaart.id: (kaart.bovenliggend, kaart) for kaart in handboek.kaarten}
    doelen = {doel.id: (doel.bovenliggend, doel) for doel in handboek.doelen}
    yield from _kringen(kaarten)
    yield from _kringen(doelen)
    for wortel, ding in delen:
        yield from _perioden(ding, wortel)
        yield from _vreemde_datums(ding, wortel)


def _dubbele_ids(handboek: Handboek) -> Iterator[Finding]:
    organisatie = handboek.organisatie
    reeksen: list[tuple[str, Iterable[tuple[Hashable, Plek]]]] = [
        ("De kaart", [(kaart.id, kaart.plek) for kaart in handboek.kaarten]),
        ("Het kader", _ids(handboek.kaders)),
        ("Het instrument", _ids(handboek.instrumenten)),
        ("De indicator", _ids(handboek.indicatoren)),
        ("De meetreeks", _ids(handboek.meetreeksen)),
        ("De indeling", _ids(handboek.indelingen)),
        ("Het doel", _ids(handboek.doelen)),
        ("De analyse", _ids(handboek.analyses)),
        ("Het begrip", _ids(handboek.begrippen)),
        ("Het punt van de kalender", _ids(handboek.kalenderpunten)),
        ("De vervallen wet", _ids(handboek.vervallen_wetten)),
        ("De zelfevaluatie", _ids(handboek.zelfevaluaties)),
        ("De soort bezoek", _ids(handboek.bezoeksoorten)),
        ("Het bezoek", _ids(handboek.bezoeken)),
        ("Het signaal", _ids(handboek.signalen)),
        ("Het oordeel van de inspectie", _ids(handboek.inspectieoordelen)),
        ("Het onderdeel van het ondersteuningsplan", _ids(handboek.ondersteuningsplan)),
        ("De voorziening", _ids(handboek.voorzieningen)),
        ("Het vaste adres", _ids(handboek.adressen)),
        ("De school", [(school.sleutel, school.plek.veld("sleutel")) for school in organisatie.scholen]),
        ("Het bestuur", _ids(organisatie.besturen)),
        ("De regio", _ids(organisatie.regios)),
        ("Het domein", _ids(organisatie.domeinen)),
        ("De rol", _ids(organisatie.rollen)),
    ]
    # Anchors on the pages of a framework are in lower case, so that 'OP1' and 'op1' would meet there.
    reeksen += [("Het item", _codes(kader)) for kader in handboek.kaders]
    reeksen += [("De categorie", _ids(reeks.categorieen)) for reeks in handboek.meetreeksen]
    if handboek.stelsel is not None:
        reeksen += [("De fase", _ids(handboek.stelsel.fasen)), ("Het niveau", _ids(handboek.stelsel.niveaus))]
        reeksen.append(("De lijn van verantwoording", _ids(handboek.stelsel.verantwoording)))
    toelichtingen = [
        (" / ".join(filter(None, (t.schooljaar, t.school, t.onderwerp))), t.plek.veld("onderwerp"))
        for t in handboek.toelichtingen
    ]
    reeksen.append(("De toelichting", toelichtingen))
    for soort, reeks in reeksen:
        gezien: dict[Hashable, Plek] = {}
        for sleutel, plek in reeks:
            if sleutel in gezien:
                eerste = str(gezien[sleutel]) if gezien[sleutel].bestand else "het is er een die elk handboek kent"
                yield DUBBEL.op(plek, soort=soort, naam=sleutel, eerste=eerste)
            else:
                gezien[sleutel] = plek


def _ids(dingen: Iterable[Onderdeel]) -> list[tuple[Hashable, Plek]]:
    return [(getattr(ding, "id"), ding.plek.veld("id")) for ding in dingen]  # noqa: B009 typed loosely: all have an id


def _codes(kader: Kader) -> list[tuple[Hashable, Plek]]:
    return [(f"{kader.id}/{item.code.lower()}", plek_van_veld(item, "code", kader)) for item in kader.alle()]


def _rolnamen(handboek: Handboek) -> Iterator[Finding]:
    rollen = handboek.organisatie.rolnamen
    for rol in handboek.organisatie.rollen:
        velden = [
            ("id", rol.id, None),
            ("naam", rol.naam, None),
            ("meervoud", rol.meervoud, None),
            ("afkorting", rol.afkorting, None),
        ]
        for veld, naam, index in [*velden, *(("synoniemen", synoniem, i) for i, synoniem in enumerate(rol.synoniemen))]:
            eigenaar = rollen.get(rolsleutel(naam)) if naam else rol.id
            if eigenaar is not None and eigenaar != rol.id:
                yield ROLNAAM_DUBBEL.op(plek_van_veld(rol, veld, rol, index), naam=naam, rol=eigenaar)


def _kringen(ouders: Mapping[str, tuple[str | None, Onderdeel]]) -> Iterator[Finding]:
    """Each circle once, at the member whose id comes first in the alphabet."""
    klaar: set[str] = set()
    for begin in ouders:
        pad: list[str] = []
        huidig: str | None = begin
        while huidig is not None and huidig in ouders and huidig not in klaar and huidig not in pad:
            pad.append(huidig)
            huidig = ouders[huidig][0]
        if huidig is not None and huidig in pad:
            kring = pad[pad.index(huidig) :]
            eerste = kring.index(min(kring))
            kring = [*kring[eerste:], *kring[:eerste]]
            ding = ouders[kring[0]][1]
            yield KRING.op(ding.plek.veld("bovenliggend"), kring=" -> ".join([*kring, kring[0]]))
        klaar.update(pad)


def _perioden(ding: Onderdeel, wortel: Onderdeel) -> Iterator[Finding]:
    for van, tot in PERIODEN.get(type(ding), ()):
        begin, einde = getattr(ding, van), getattr(ding, tot)
        if begin is not None and einde is not None and einde < begin:
            yield PERIODE.op(plek_van_veld(ding, tot, wortel), van=van, tot=tot, begin=begin, einde=einde)


def _vreemde_datums(ding: Onderdeel, wortel: Onderdeel) -> Iterator[Finding]:
    for veld in type(ding).model_fields:
        waarde = getattr(ding, veld)
        for index, dag in enumerate(waarde if isinstance(waarde, tuple) else (waarde,)):
            if isinstance(dag, date) and not EERSTE_JAAR <= dag.year <= LAATSTE_JAAR:
                yield VREEMDE_DATUM.op(plek_van_veld(ding, veld, wortel, index), veld=veld, jaar=dag.year)
