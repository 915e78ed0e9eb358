"""Pages, stage 6: permanent addresses, small files below `id/` that lead to where things are now or say what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kwaliteitshandboek import taal
from kwaliteitshandboek.derive.adressen import raad_opvolgers
from kwaliteitshandboek.model.vaste_adressen import SOORTEN, Spoor, Wegwijzer, cijfer_id, soort_van, vast_id
from kwaliteitshandboek.model.zelfevaluatie import wie
from kwaliteitshandboek.pages.scholen import schoolindicatoren
from kwaliteitshandboek.pages.site import Asset, Page
from kwaliteitshandboek.pages.sjablonen import omgeving
from kwaliteitshandboek.pages.wereld import Wereld
from kwaliteitshandboek.settings.adressen import op_web, vast

_TERUG = "../../"
NERGENS = "Dit adres leidt nergens meer heen"
ZONDER_WOORD = "{wat} is er niet meer, of heet nu anders. Wat ervan is geworden, is nog niet vastgelegd."
LIJKT_HIEROP = " Dit lijkt er het meest op:"


@dataclass(frozen=True, slots=True)
class Plaats:
    """Where an id leads in this edition: the page ('.md', from the root) with anchor, and what stands there."""

    pad: str
    naam: str

    @property
    def href(self) -> str:
        """As a link from the file of an id, which stands two folders deep."""
        return _TERUG + self.pad.replace(".md", ".html", 1)


def vaste_adressen(wereld: Wereld, naam: str) -> Iterator[Asset]:
    """A file for each id that leads somewhere in this edition; `naam` is the name of the site.

    In the team edition also for what lapsed, was divided or went without a word, then with what most likely took its place; the
    public edition says nothing of what it does not have.
    """
    plaatsen = dict(_plaatsen(wereld))
    wegwijzer = Wegwijzer.van(wereld.handboek)
    sporen = {id_: wegwijzer.volg(id_) for id_ in wegwijzer.oude_ids}
    oud = {id_: spoor.einden[0] for id_, spoor in sporen.items() if len(spoor.einden) == 1 and spoor.einden[0] in plaatsen}
    plaatsen |= {id_: plaatsen[einde] for id_, einde in oud.items()}
    plaatsen |= _cijfers(wereld, oud)
    for id_, plaats in plaatsen.items():
        yield _asset(wereld, naam, id_, titel=plaats.naam, doel=plaats.href, op_web=_op_web(wereld, plaats.pad))
    if not wereld.publiek:
        for id_, spoor in sporen.items():
            if id_ not in plaatsen and (spoor.einden or spoor.vervallen):
                wegen = [plaatsen[einde] for einde in spoor.einden if einde in plaatsen]
                kop, zin = _woorden(id_, spoor)
                regels = [*spoor.uitleg, *(stap.uitleg for stap in spoor.vervallen if stap.uitleg)]
                yield _asset(wereld, naam, id_, titel=kop, zin=zin, uitleg=regels, wegen=wegen)
        for id_, opvolger in raad_opvolgers(wereld.handboek, wegwijzer).items():
            wegen = [plaatsen[opvolger]] if opvolger in plaatsen else []
            zin = ZONDER_WOORD.format(wat=_wat_hier_stond(id_)) + (LIJKT_HIEROP if wegen else "")
            yield _asset(wereld, naam, id_, titel=NERGENS, zin=zin, wegen=wegen)


def met_adres(wereld: Wereld, pages: Iterable[Page]) -> tuple[Page, ...]:
    """The pages, with its permanent address on each that is about one thing."""
    ids: dict[str, str] = {}
    for (soort, sleutel), pad in wereld.adressen.items():
        if "#" not in pad and (id_ := vast_id(soort, sleutel)):
            ids.setdefault(pad, id_)
    return tuple(
        replace(page, vast=vast(id_), vast_op_web=_op_web(wereld, f"id/{id_}/") or "") if (id_ := ids.get(page.pad)) else page
        for page in pages
    )


def _plaatsen(wereld: Wereld) -> Iterator[tuple[str, Plaats]]:
    for (soort, sleutel), pad in wereld.adressen.items():
        if id_ := vast_id(soort, sleutel):
            yield id_, Plaats(pad, wereld.namen.get((soort, sleutel), sleutel))
    # One page holds all years of who judged; what too few people answered is shown nowhere.
    for meting in wereld.handboek.zelfevaluaties:
        waar = ("zelfevaluatie", f"{meting.kader}/{wie(meting.school, meting.bestuur)}")
        genoeg = meting.respondenten >= wereld.handboek.organisatie.drempels.respondenten
        if genoeg and waar in wereld.adressen and (id_ := vast_id("zelfevaluatie", meting.id)):
            yield id_, Plaats(wereld.adressen[waar], wereld.namen.get(waar, f"Zelfevaluatie {meting.schooljaar}"))


def _cijfers(wereld: Wereld, oud: Mapping[str, str]) -> dict[str, Plaats]:
    """Figures: of a school its tile, of all schools the page of the indicator; under former ids of both too."""
    vroeger: dict[str, list[str]] = {}
    for id_, einde in oud.items():
        vroeger.setdefault(einde, []).append(id_)
    plaatsen: dict[str, Plaats] = {}
    for indicator in wereld.handboek.indicatoren:
        if indicator.id in wereld.laatste_jaren:
            plaats = Plaats(wereld.adressen["indicator", indicator.id], f"{indicator.naam}, {wereld.handboek.organisatie.samen}")
            for naam in _namen("indicator", indicator.id, vroeger):
                plaatsen[cijfer_id(naam, None)] = plaats
    for school in wereld.handboek.organisatie.scholen:
        sleutels = _namen("school", school.sleutel, vroeger)
        for indicator in schoolindicatoren(wereld, school):
            pad = f"{wereld.adressen['school', school.sleutel]}#cijfer-{indicator.id}"
            plaats = Plaats(pad, f"{indicator.naam}, {school.naam}")
            for naam in _namen("indicator", indicator.id, vroeger):
                plaatsen |= {cijfer_id(naam, sleutel): plaats for sleutel in sleutels}
    return plaatsen


def _namen(soort: str, sleutel: str, vroeger: Mapping[str, list[str]]) -> list[str]:
    """The key of something and those that it had before."""
    oud = (id_ for id_ in vroeger.get(f"{soort}-{sleutel.lower()}", ()) if soort_van(id_) == soort)
    return [sleutel, *(id_.partition("-")[2] for id_ in oud)]


def _woorden(id_: str, spoor: Spoor) -> tuple[str, str]:
    """Title and first sentence of a page about what is gone."""
    wat = SOORTEN[soort_van(id_)]
    if len(spoor.einden) > 1:
        return f"{taal.hoofdletter(wat)} is verdeeld", f"Wat hier stond, staat nu op {len(spoor.einden)} plaatsen."
    sinds = next((stap.sinds for stap in spoor.vervallen if stap.sinds), None)
    wanneer = f" op {taal.datum(sinds)}" if sinds else ""
    return f"{taal.hoofdletter(wat)} is vervallen", f"{_wat_hier_stond(id_)} is{wanneer} vervallen."


def _wat_hier_stond(id_: str) -> str:
    wat = SOORTEN[soort_van(id_)]
    return f"{taal.hoofdletter(wat)} {'dat' if wat.startswith('het ') else 'die'} hier stond,"


def _asset(wereld: Wereld, site: str, id_: str, **waarden: object) -> Asset:
    merken = {"fictief": wereld.handboek.organisatie.fictief, "proefversie": wereld.publiek}
    leeg = {"doel": None, "op_web": None, "zin": "", "uitleg": (), "wegen": ()}
    sjabloon = omgeving().get_template("vast-adres.html.j2")
    return Asset(vast(id_), inhoud=sjabloon.render(terug=_TERUG, site=site, **merken, **leeg | waarden).strip().encode() + b"\n")


def _op_web(wereld: Wereld, pad: str) -> str | None:
    return op_web(wereld.handboek.organisatie.webadres.van(publiek=wereld.publiek), pad)
