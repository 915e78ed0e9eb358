"""Build, stage 7: from the folder of a handbook to its editions as values; nothing is written here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kwaliteitshandboek.check import check
from kwaliteitshandboek.derive import derive
from kwaliteitshandboek.edition import project_publiek
from kwaliteitshandboek.findings import Finding, Niveau, volgorde
from kwaliteitshandboek.load import load_handboek
from kwaliteitshandboek.pages import make_publiek_site, make_team_site
from kwaliteitshandboek.pages.site import Asset, Site
from kwaliteitshandboek.reports import check_papier, make_reports
from kwaliteitshandboek.settings import EDITIES


@dataclass(frozen=True, slots=True)
class Compositie:
    """What a handbook came to: its findings in order, and a site for each edition asked for (none where there is a fout)."""

    findings: tuple[Finding, ...]
    sites: Mapping[str, Site]

    @property
    def deugt(self) -> bool:
        """Whether nothing stands in the way of a build."""
        return not any(finding.niveau is Niveau.FOUT for finding in self.findings)


def compose(wortel: Path, vandaag: date, edities: Collection[str] = EDITIES, cache: Path | None = None) -> Compositie:
    """Load, check, derive and lay out the handbook in `wortel` as it stands on the day `vandaag`.

    The organisation's own `peildatum`, where given, takes the place of `vandaag`. The public edition is derived anew from its
    projection, never from figures of the team edition. With `edities` empty only the findings are made. `cache` is a folder in
    which files for paper are kept from one build to the next, None for no such folder.
    """
    geladen = load_handboek(wortel)
    handboek = geladen.handboek
    if handboek is None:
        return Compositie(tuple(sorted(geladen.findings, key=volgorde)), {})
    vandaag = handboek.organisatie.peildatum or vandaag
    afgeleid = derive(handboek, vandaag)
    findings = tuple(sorted({*geladen.findings, *check(geladen, afgeleid), *check_papier(handboek)}, key=volgorde))
    if any(finding.niveau is Niveau.FOUT for finding in findings):
        return Compositie(findings, {})
    sites: dict[str, Site] = {}
    if "team" in edities:
        team = make_team_site(handboek, afgeleid, wortel, geladen.bestanden)
        papier = make_reports(handboek, afgeleid, publiek=False, wortel=wortel, cache=cache, grafieken=team.grafieken)
        sites["team"] = _met(team, papier)
    if "publiek" in edities:
        publiek = project_publiek(handboek)
        openbaar = derive(publiek, vandaag, publicatie=publiek.organisatie.drempels)
        papier = make_reports(publiek, openbaar, publiek=True, wortel=wortel, cache=cache)
        sites["publiek"] = _met(make_publiek_site(publiek, openbaar, wortel, geladen.bestanden), papier)
    return Compositie(findings, sites)


def _met(site: Site, papier: Mapping[str, Callable[[], bytes]]) -> Site:
    """The site with the files beside its pages; a file of the organisation itself keeps its place."""
    bezet = {asset.pad for asset in site.assets}
    return replace(site, assets=(*site.assets, *(Asset(pad, maak=maak) for pad, maak in papier.items() if pad not in bezet)))
