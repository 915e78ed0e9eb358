"""Pages, stage 6: the place of every object in an edition, and the words by which it is called."""

from __future__ import annotations

from collections.abc import Collection

from kwaliteitshandboek.derive.afgeleid import Afgeleid
from kwaliteitshandboek.derive.jaarkalender import kalenderjaren
from kwaliteitshandboek.derive.kaderdekking import geldende_kaders
from kwaliteitshandboek.derive.losse_einden import derive_losse_einden
from kwaliteitshandboek.derive.standaarden import heeft_verantwoording
from kwaliteitshandboek.derive.zelfbeelden import met_formulier
from kwaliteitshandboek.model.handboek import Handboek, Pagina
from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.model.stelsel import Stelsel
from kwaliteitshandboek.pages.cijferblokken import vul_in
from kwaliteitshandboek.pages.toetsing import invalshoek_adressen, toetsing_adressen, toetsing_namen
from kwaliteitshandboek.pages.wereld import Verwijzing, Wereld
from kwaliteitshandboek.settings.adressen import versiepagina

START = "index.md"


def make_wereld(handboek: Handboek, afgeleid: Afgeleid, *, publiek: bool, bestanden: Collection[str] = ()) -> Wereld:
    """What the pages of one edition know; `bestanden` are files below `docs/`, relative to it."""
    adressen = _kaarten(handboek, publiek=publiek) | _kaders(handboek, publiek=publiek) | _cijfers(handboek, afgeleid)
    adressen[("pagina", "start")] = START
    if not publiek:
        adressen[("pagina", "aandacht")] = "aandacht.md"
        adressen |= _overzichten(handboek)
        adressen |= _dekking(handboek, afgeleid)
        adressen |= _zelfevaluaties(handboek, afgeleid)
        if handboek.kaarten:
            adressen[("pagina", "vaststellen")] = "vaststellen.md"
        adressen[("pagina", "kalender")] = "kalender/index.md"
        adressen |= {("kalender", str(jaar)): f"kalender/{jaar}.md" for jaar in kalenderjaren(afgeleid)}
    else:
        adressen |= {("pagina", "verantwoording"): "verantwoording/index.md"}
        adressen |= _standaarden(handboek, afgeleid)
    adressen |= toetsing_adressen(handboek, publiek=publiek)
    adressen |= invalshoek_adressen(handboek, adressen)
    adressen |= {("eigen", pagina.pad): pagina.pad for pagina in eigen_paginas(handboek, adressen.values())}
    paden = {adres.partition("#")[0] for adres in adressen.values()}
    return Wereld(handboek, afgeleid, publiek, adressen, _namen(handboek), frozenset({*paden, *bestanden}), vul_in=vul_in)


def eigen_paginas(handboek: Handboek, bezet: Collection[str]) -> list[Pagina]:
    """Own pages in reading order; those whose path the product itself makes (`docs/index.md`) are not pages of their own."""
    paden = {adres.partition("#")[0] for adres in bezet}
    vrij = (pagina for pagina in handboek.paginas if pagina.pad not in paden)
    return sorted(vrij, key=lambda pagina: (pagina.pad.rpartition("/")[0], pagina.volgorde, pagina.titel))


def rapportjaren(handboek: Handboek, afgeleid: Afgeleid) -> tuple[str, ...]:
    """School years with an annual report, newest first: those with results or words, up to the present one.

    Goals alone make no report: of a year that has only begun there is nothing to account for yet.
    """
    jaren = {*afgeleid.schooljaren, *(toelichting.schooljaar for toelichting in handboek.toelichtingen)}
    return tuple(sorted((jaar for jaar in jaren if jaar <= str(Schooljaar.van_datum(afgeleid.vandaag))), reverse=True))


def domeinen(handboek: Handboek) -> tuple[str, ...]:
    """Domains with a page of their own: those of a card or an indicator, the organisation's own order first."""
    gebruikt = {*(kaart.domein for kaart in handboek.kaarten), *(punt.domein for punt in handboek.indicatoren if punt.domein)}
    bekend = [domein.id for domein in handboek.organisatie.domeinen if domein.id in gebruikt]
    return (*bekend, *sorted(gebruikt - set(bekend)))


def _kaarten(handboek: Handboek, *, publiek: bool) -> dict[Verwijzing, str]:
    adressen: dict[Verwijzing, str] = {}
    if handboek.kaarten:
        adressen |= {("pagina", "kaarten"): "kaarten/index.md", ("pagina", "a-z"): "kaarten/a-z.md"}
    for kaart in handboek.kaarten:
        adressen[("kaart", kaart.id)] = f"kaarten/{kaart.id}.md"
        adressen[("versies", kaart.id)] = versiepagina(kaart.id)
    adressen |= {("domein", naam): f"domeinen/{naam}.md" for naam in domeinen(handboek)}
    if handboek.begrippen:
        adressen[("pagina", "begrippen")] = "begrippen.md"
        adressen |= {("begrip", begrip.id): f"begrippen.md#begrip-{begrip.id}" for begrip in handboek.begrippen}
    if not publiek and handboek.organisatie.rollen:
        adressen[("pagina", "rollen")] = "rollen/index.md"
        adressen |= {("rol", rol.id): f"rollen/{rol.id}.md" for rol in handboek.organisatie.rollen}
    return adressen


def _kaders(handboek: Handboek, *, publiek: bool) -> dict[Verwijzing, str]:
    adressen: dict[Verwijzing, str] = {}
    if handboek.kaders:
        adressen[("pagina", "kaders")] = "kaders/index.md"
    for kader in handboek.kaders:
        adressen[("kader", kader.id)] = f"kaders/{kader.id}.md"
        adressen |= {
            ("kader", f"{kader.id}/{item.code}"): f"kaders/{kader.id}.md#item-{item.code.lower()}" for item in kader.alle()
        }
    if handboek.stelsel is not None:
        adressen |= _stelsel(handboek.stelsel, publiek=publiek)
    if not publiek and handboek.instrumenten:
        adressen[("pagina", "instrumenten")] = "instrumenten.md"
        adressen |= {("instrument", punt.id): f"instrumenten.md#instrument-{punt.id}" for punt in handboek.instrumenten}
    return adressen


def _dekking(handboek: Handboek, afgeleid: Afgeleid) -> dict[Verwijzing, str]:
    """Coverage and routes of the frameworks that are not over, and open ends where there are any."""
    adressen: dict[Verwijzing, str] = {}
    kaders = geldende_kaders(handboek.kaders, afgeleid.vandaag)
    if kaders:
        adressen[("pagina", "dekking")] = "dekking/index.md"
    for kader in kaders:
        adressen[("dekking", kader.id)] = f"dekking/{kader.id}.md"
        # A hyphen in a code is doubled, as in permanent addresses: no two frameworks can give the same name.
        codes = ((item.code, item.code.lower().replace("-", "--")) for item in kader.alle())
        adressen |= {("route", f"{kader.id}/{code}"): f"routes/{kader.id}-{naam}.md" for code, naam in codes}
    if kaders and derive_losse_einden(handboek, afgeleid):
        adressen[("pagina", "losse-einden")] = "losse-einden.md"
    return adressen


def _standaarden(handboek: Handboek, afgeleid: Afgeleid) -> dict[Verwijzing, str]:
    """Accountability by standard, and of each school that has something to tell: on a standard, or in words of its own."""
    adressen: dict[Verwijzing, str] = {}
    if heeft_verantwoording(handboek, afgeleid, None):
        adressen[("pagina", "standaarden")] = "verantwoording/standaarden.md"
    ingeleid = {woorden.school for woorden in handboek.toelichtingen if woorden.onderwerp == "inleiding"}
    for school in handboek.organisatie.scholen:
        if school.sleutel in ingeleid or heeft_verantwoording(handboek, afgeleid, school):
            adressen[("verantwoording", school.sleutel)] = f"verantwoording/{school.pad}.md"
    return adressen


def _stelsel(stelsel: Stelsel, *, publiek: bool) -> dict[Verwijzing, str]:
    """A page for each phase and level; a cell stands on the page of its phase."""
    adressen: dict[Verwijzing, str] = {("pagina", "stelsel"): "stelsel.md"}
    adressen |= {("fase", fase.id): f"stelsel/fase-{fase.id}.md" for fase in stelsel.fasen}
    adressen |= {("niveau", niveau.id): f"stelsel/niveau-{niveau.id}.md" for niveau in stelsel.niveaus}
    adressen |= {
        ("cel", f"{fase.id}/{niveau.id}"): f"stelsel/fase-{fase.id}.md#niveau-{niveau.id}"
        for fase in stelsel.fasen
        for niveau in stelsel.niveaus
    }
    if stelsel.verantwoording:
        adressen[("pagina", "verantwoorden")] = "stelsel/verantwoorden.md"
        adressen |= {("lijn", lijn.id): f"stelsel/verantwoorden.md#lijn-{lijn.id}" for lijn in stelsel.verantwoording}
    if not publiek and any(cel.wat and cel.rollen for cel in stelsel.cellen):
        adressen[("pagina", "taken")] = "stelsel/taken.md"
    return adressen


def _cijfers(handboek: Handboek, afgeleid: Afgeleid) -> dict[Verwijzing, str]:
    adressen: dict[Verwijzing, str] = {("pagina", "cijfers"): "cijfers.md"}
    if handboek.indicatoren:
        adressen[("pagina", "indicatoren")] = "indicatoren/index.md"
        adressen |= {("indicator", indicator.id): f"indicatoren/{indicator.id}.md" for indicator in handboek.indicatoren}
    if handboek.organisatie.scholen:
        adressen[("pagina", "scholen")] = "scholen/index.md"
        in_gebruik = {school.regio for school in handboek.organisatie.scholen}
        adressen |= {("regio", r.id): f"regios/{r.id}.md" for r in handboek.organisatie.regios if r.id in in_gebruik}
        adressen |= {("school", school.sleutel): f"scholen/{school.pad}.md" for school in handboek.organisatie.scholen}
    if handboek.doelen:
        adressen[("pagina", "doelen")] = "doelen.md"
        adressen |= {("doel", doel.id): f"doelen.md#doel-{doel.id}" for doel in handboek.doelen}
    if handboek.analyses:
        adressen[("pagina", "analyses")] = "analyses.md"
        adressen |= {("analyse", analyse.id): f"analyses.md#analyse-{analyse.id}" for analyse in handboek.analyses}
    if jaren := rapportjaren(handboek, afgeleid):
        adressen[("pagina", "jaarverslag")] = "jaarverslag/index.md"
        adressen |= {("jaarverslag", jaar): f"jaarverslag/{jaar}.md" for jaar in jaren}
    return adressen


def _overzichten(handboek: Handboek) -> dict[Verwijzing, str]:
    """Pages by which a board follows its schools; those of one board only where there are several."""
    organisatie, adressen = handboek.organisatie, dict[Verwijzing, str]()
    if organisatie.scholen and handboek.indicatoren:
        adressen |= {("pagina", "overzicht"): "scholen/overzicht.md", ("pagina", "volledigheid"): "volledigheid.md"}
        besturen = [bestuur for bestuur in organisatie.besturen if any(s.bestuur == bestuur.id for s in organisatie.scholen)]
        if len(besturen) > 1:
            adressen |= {("bestuur", bestuur.id): f"scholen/overzicht-{bestuur.id}.md" for bestuur in besturen}
    return adressen


def _zelfevaluaties(handboek: Handboek, afgeleid: Afgeleid) -> dict[Verwijzing, str]:
    """The index, also where there is only a form to begin with, and a page for each of which something may be shown."""
    if not afgeleid.zelfbeelden and not met_formulier(handboek, afgeleid.vandaag):
        return {}
    adressen: dict[Verwijzing, str] = {("pagina", "zelfevaluaties"): "zelfevaluaties/index.md"}
    return adressen | {
        ("zelfevaluatie", f"{kader}/{wie}"): f"zelfevaluaties/{kader}-{wie}.md"
        for (kader, wie), beeld in afgeleid.zelfbeelden.items()
        if beeld.laatste is not None
    }


def _namen(handboek: Handboek) -> dict[Verwijzing, str]:
    organisatie = handboek.organisatie
    namen: dict[Verwijzing, str] = {}
    namen |= {("kaart", kaart.id): kaart.titel for kaart in handboek.kaarten}
    namen |= {("rol", rol.id): rol.naam for rol in organisatie.rollen}
    namen |= {("domein", domein.id): domein.naam for domein in organisatie.domeinen}
    namen |= {("school", school.sleutel): school.naam for school in organisatie.scholen}
    namen |= {("bestuur", bestuur.id): bestuur.naam for bestuur in organisatie.besturen}
    namen |= {("regio", regio.id): regio.naam for regio in organisatie.regios}
    namen |= {("indicator", indicator.id): indicator.naam for indicator in handboek.indicatoren}
    namen |= {("instrument", instrument.id): instrument.naam for instrument in handboek.instrumenten}
    namen |= {("doel", doel.id): doel.titel for doel in handboek.doelen}
    namen |= {("analyse", analyse.id): analyse.titel for analyse in handboek.analyses}
    namen |= {("begrip", begrip.id): begrip.term for begrip in handboek.begrippen}
    namen |= toetsing_namen(handboek)
    namen |= _stelselnamen(handboek.stelsel) if handboek.stelsel is not None else {}
    for kader in handboek.kaders:
        kort = kader.korte_naam or kader.naam
        namen[("kader", kader.id)] = kader.naam
        namen |= {("kader", f"{kader.id}/{item.code}"): f"{kort} {item.code}: {item.naam}" for item in kader.alle()}
    return namen


def _stelselnamen(stelsel: Stelsel) -> dict[Verwijzing, str]:
    namen: dict[Verwijzing, str] = {("fase", fase.id): fase.naam for fase in stelsel.fasen}
    namen |= {("niveau", niveau.id): niveau.naam for niveau in stelsel.niveaus}
    namen |= {
        ("cel", f"{fase.id}/{niveau.id}"): f"{fase.naam}: {niveau.naam.lower()}"
        for fase in stelsel.fasen
        for niveau in stelsel.niveaus
    }
    namen |= {("lijn", lijn.id): lijn.vorm or lijn.waarover for lijn in stelsel.verantwoording}
    return namen
