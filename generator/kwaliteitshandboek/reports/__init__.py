"""Reports, stage 6: files beside the pages: paper (PDF by Typst), spreadsheets and calendar feeds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType

from kwaliteitshandboek.charts import Chart
from kwaliteitshandboek.derive.afgeleid import Afgeleid
from kwaliteitshandboek.findings import NERGENS, Plek
from kwaliteitshandboek.findings.rapporten import ZETTEN_MISLUKT, MaakError
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.reports.agenda import make_agendas
from kwaliteitshandboek.reports.beeld import make_beelden
from kwaliteitshandboek.reports.cache import Cache
from kwaliteitshandboek.reports.dekking import make_dekkingen
from kwaliteitshandboek.reports.jaarposter import make_jaarposters
from kwaliteitshandboek.reports.kaartblad import make_kaartblad
from kwaliteitshandboek.reports.kaartproza import Kaartproza, check_papier
from kwaliteitshandboek.reports.kijkwijzer import derive_kijkwijzers, make_kijkwijzer, make_kijkwijzerblad
from kwaliteitshandboek.reports.scanformulier import make_scanformulieren
from kwaliteitshandboek.reports.typst import ZetError
from kwaliteitshandboek.settings import adressen

__all__ = ["check_papier", "make_reports"]

Maker = Callable[[], bytes]


def make_reports(
    handboek: Handboek,
    afgeleid: Afgeleid,
    *,
    publiek: bool,
    wortel: Path | None = None,
    cache: Path | None = None,
    grafieken: Mapping[str, Chart] = MappingProxyType({}),
) -> Mapping[str, Maker]:
    """Path in the site -> what makes that file; nothing is made yet, and every file can be made at the same time as the others.

    A maker raises MaakError where its file cannot be made. `wortel` is the handbook's root folder, from which images of cards
    are read; `cache` a folder in which what was made is kept. `grafieken`: the charts of the pages, by the name of their files;
    the public edition has no such files.
    """
    kast = Cache(cache)
    kast.ruim_op()
    proza = Kaartproza(handboek, publiek, wortel, afgeleid)
    makers: dict[str, tuple[Plek, Maker]] = {}
    for kaart in handboek.kaarten:
        maak = partial(make_kaartblad, handboek, afgeleid, kaart, proza.boom, publiek=publiek, zetter=kast.zet)
        makers[adressen.kaartblad(kaart.id)] = (kaart.plek, maak)
    for wijzer in derive_kijkwijzers(handboek):
        plek = wijzer.kaart.plek if wijzer.kaart is not None else NERGENS
        pdf = partial(make_kijkwijzer, handboek, afgeleid, wijzer, publiek=publiek, zetter=kast.zet)
        blad = partial(make_kijkwijzerblad, handboek, afgeleid, wijzer, publiek=publiek, haal=kast.haal)
        makers[adressen.kijkwijzer(wijzer.naam, "pdf")] = (plek, pdf)
        makers[adressen.kijkwijzer(wijzer.naam, "xlsx")] = (plek, blad)
    if not publiek:
        team = {**make_agendas(handboek, afgeleid), **make_jaarposters(handboek, afgeleid, zetter=kast.zet)}
        team |= make_dekkingen(handboek, afgeleid)
        team |= make_beelden(handboek, afgeleid, grafieken, kast)
        team |= make_scanformulieren(handboek, afgeleid, kast.haal)
        makers |= {pad: (NERGENS, maak) for pad, maak in team.items()}
    return {pad: partial(_maak, pad, plek, maak) for pad, (plek, maak) in makers.items()}


def _maak(pad: str, plek: Plek, maak: Maker) -> bytes:
    try:
        return maak()
    except ZetError as fout:
        plek = plek if plek.bestand else Plek("data/organisatie.yml", 0)
        raise MaakError(ZETTEN_MISLUKT.op(plek, bestand=pad, melding=fout.melding.rstrip("."), plaats=fout.plaats)) from fout
