"""Check, stage 4: the pages that a handbook becomes, by their path, to see where links lead and which paths are taken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from kwaliteitshandboek.check.bekend import Bekend, Soort
from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.findings.verwijzingen import ADRES_BEZET
from kwaliteitshandboek.model.basis import Zichtbaarheid
from kwaliteitshandboek.model.handboek import Handboek

_BEZET = re.compile(
    r"(?:index|404|cijfers|stelsel|instrumenten|doelen|analyses|aandacht)\.md"
    r"|(?:id|stelsel|kaarten|domeinen|kaders|indicatoren|scholen|rollen|jaarverslag|verantwoording|zelfevaluaties)/.*",
    re.IGNORECASE,
)
"""Paths below `docs/` where the product puts pages of its own (docs/ontwikkeling/architectuur.md)."""

_BESTAND_BEZET: Final = re.compile(
    r"docs/(?:(?:id|stelsel|kaarten|domeinen|kaders|indicatoren|scholen|rollen|jaarverslag|verantwoording|zelfevaluaties"
    r"|bijlagen|search)(?:/|$)(?!.*\.md$)"
    r"|assets/(?:handboek|images|javascripts|stylesheets)/|sitemap\.xml|[^/]+\.html(?:/|$))",
    re.IGNORECASE,
)
"""Files below `docs/`, other than pages, where the product or the site engine puts files of its own."""

BEGRIPPEN: Final = "begrippen.md"
"""The list of terms: the product's where `data/begrippen.yml` holds any, else free for a page of the organisation."""

_JAAR = re.compile(r"jaarverslag/[12][0-9]{3}-[12][0-9]{3}\.md")

SCHEMAS: Final[Mapping[str, Soort]] = {
    "kaart": Soort.KAART,
    "rol": Soort.ROL,
    "school": Soort.SCHOOL,
    "indicator": Soort.INDICATOR,
    "instrument": Soort.INSTRUMENT,
    "doel": Soort.DOEL,
    "analyse": Soort.ANALYSE,
    "domein": Soort.DOMEIN,
    "begrip": Soort.BEGRIP,
}
"""Words with which a link names an object instead of a page: 'kaart:leerlingondersteuning'. 'kader' takes 'id' and 'id/code'."""


_MET_PAGINA: Final = frozenset({Soort.KAART, Soort.KADER, Soort.INDICATOR, Soort.ROL, Soort.INSTRUMENT, Soort.BEGRIP})


@dataclass(frozen=True)
class Adresboek:
    """Where links can lead: paths of pages -> whether the public edition has them, and files below `docs/`."""

    paginas: Mapping[str, bool]
    bestanden: frozenset[str]
    bekend: Bekend
    publiek: frozenset[tuple[Soort, str]]

    def bestaat(self, pad: str) -> bool:
        """Whether a path from the root of the site is a page or a file."""
        return (
            pad in self.paginas
            or pad in self.bestanden
            or _JAAR.fullmatch(pad) is not None
            or pad.removeprefix("docs/") in self.kapot
        )

    def is_intern(self, pad: str) -> bool:
        """Whether it is a page that the public edition does not have."""
        return not self.paginas.get(pad, True)

    def is_intern_object(self, soort: Soort, sleutel: str) -> bool:
        """Whether it is an object whose page the public edition does not have; one that could not be read gets the benefit."""
        return soort in _MET_PAGINA and (soort, sleutel) not in self.publiek and sleutel not in self.kapot

    @property
    def kapot(self) -> frozenset[str]:
        return self.bekend.kapot


def make_adresboek(handboek: Handboek, bekend: Bekend, bestanden: frozenset[str]) -> Adresboek:
    """The pages of both editions."""
    organisatie = handboek.organisatie
    objecten: list[tuple[Soort, str, str, Zichtbaarheid | None]] = [
        *((Soort.KAART, "kaarten", kaart.id, kaart.zichtbaarheid) for kaart in handboek.kaarten),
        *((Soort.KADER, "kaders", kader.id, kader.zichtbaarheid) for kader in handboek.kaders),
        *((Soort.INDICATOR, "indicatoren", indicator.id, indicator.zichtbaarheid) for indicator in handboek.indicatoren),
        *((Soort.ROL, "rollen", rol.id, Zichtbaarheid.INTERN) for rol in organisatie.rollen),
        *((Soort.SCHOOL, "scholen", school.sleutel, Zichtbaarheid.PUBLIEK) for school in organisatie.scholen),
    ]
    paginas = {f"{map_}/{sleutel.lower()}.md": zicht is Zichtbaarheid.PUBLIEK for _, map_, sleutel, zicht in objecten}
    paginas |= {
        f"{map_}/index.md": map_ != "rollen" for map_ in ("kaarten", "kaders", "indicatoren", "scholen", "jaarverslag", "rollen")
    }
    paginas |= {"index.md": True, "cijfers.md": True, "doelen.md": True, "analyses.md": True, "instrumenten.md": False}
    stelsel = handboek.stelsel
    if stelsel is not None:
        namen = ("stelsel", *(f"stelsel/fase-{fase.id}" for fase in stelsel.fasen))
        namen += (*(f"stelsel/niveau-{niveau.id}" for niveau in stelsel.niveaus), "stelsel/verantwoorden")
        paginas |= {f"{naam}.md": stelsel.zichtbaarheid is Zichtbaarheid.PUBLIEK for naam in namen} | {"stelsel/taken.md": False}
    paginas |= {f"verantwoording/{naam}.md": True for naam in ("index", "standaarden", *(s.pad for s in organisatie.scholen))}
    paginas |= {"kaarten/a-z.md": True, **{f"domeinen/{domein}.md": True for domein in bekend.ids[Soort.DOMEIN]}}
    paginas |= {pagina.pad: pagina.zichtbaarheid is Zichtbaarheid.PUBLIEK for pagina in handboek.paginas}
    if handboek.begrippen:
        paginas[BEGRIPPEN] = any(begrip.zichtbaarheid is Zichtbaarheid.PUBLIEK for begrip in handboek.begrippen)
    docs = frozenset(naam.removeprefix("docs/") for naam in bestanden if naam.startswith("docs/") and not naam.endswith(".md"))
    begrippen = [(Soort.BEGRIP, "", begrip.id, begrip.zichtbaarheid) for begrip in handboek.begrippen]
    zichtbaar = (*objecten, *begrippen)
    publiek = frozenset((soort, sleutel) for soort, _, sleutel, zicht in zichtbaar if zicht is Zichtbaarheid.PUBLIEK)
    return Adresboek(paginas, docs, bekend, publiek)


def check_adressen(handboek: Handboek, bestanden: frozenset[str]) -> Iterator[Finding]:
    """Own pages, files and ids that would take the place of a page or file that the product makes."""
    for pagina in handboek.paginas:
        if _BEZET.fullmatch(pagina.pad) or (handboek.begrippen and pagina.pad == BEGRIPPEN):
            yield ADRES_BEZET.op(pagina.plek, pad=pagina.pad)
    for naam in sorted(bestanden):
        if naam.startswith("docs/") and _BESTAND_BEZET.match(naam):
            yield ADRES_BEZET.op(Plek(naam, 0), pad=naam.removeprefix("docs/"))
    reeksen = (
        ("kaarten", handboek.kaarten),
        ("kaders", handboek.kaders),
        ("indicatoren", handboek.indicatoren),
        ("rollen", handboek.organisatie.rollen),
    )
    for map_, dingen in reeksen:
        for ding in dingen:
            if ding.id == "index" or (map_, ding.id) == ("kaarten", "a-z"):
                yield ADRES_BEZET.op(ding.plek.veld("id"), pad=f"{map_}/{ding.id}.md")
