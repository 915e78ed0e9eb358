"""Model, stage 0: former ids in what was kept: what they are called now, in keys and in the text of a card as it was adopted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Final

from kwaliteitshandboek.model.basis import rolsleutel
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.vaste_adressen import Ding, Wegwijzer, vast_id

Naam = Callable[[str, str], str]
"""Kind and key -> another key of the same thing, or the same one."""

_SOORT_VAN_VELD: Final[Mapping[str, str]] = {
    "Eigenaren": "rol",
    "Scholen": "school",
    "Hoort bij": "kaart",
    "Verwant": "kaart",
    "Standaarden": "kader",
    "eigenaar": "rol",
    "met": "rol",
    "wie": "rol",
    "op verzoek": "rol",
    "instrument": "instrument",
    "kaart": "kaart",
    "indicator": "indicator",
    "school": "school",
}
"""Where `kaarttekst` writes ids, and of what; the last two are keys of a figure that a text asks for (`cijfers-in-tekst`)."""

_VELD: Final = re.compile(
    r"(?P<voor>(?:^|; )(?P<veld>Eigenaren|Scholen|Hoort bij|Verwant|Standaarden|eigenaar|met|wie|op verzoek|instrument|kaart"
    r"|(?:(?<=^)(?:indicator|school))): )(?P<ids>[^;\n]+)(?=;|$)",
    re.MULTILINE,
)
_BIJLAGE: Final = re.compile(r"^- (?P<id>[a-z0-9-]+)(?=; kaart: (?P=id)(?:;|$))", re.MULTILINE)
"""An attached card without a title of its own stands there under its id."""
_INDICATOREN: Final = re.compile(r"(?<=\n## Indicatoren\n\n)(?:- [^\n]+\n?)+")
_LINK: Final = re.compile(r"(?P<voor>\]\(\s*<?|\]:\s*<?|<)(?P<soort>[a-z]+):(?P<id>[A-Za-z0-9][A-Za-z0-9./-]*)")
_MAP: Final[Mapping[str, str]] = {
    "kaarten": "kaart",
    "rollen": "rol",
    "indicatoren": "indicator",
    "kaders": "kader",
    "domeinen": "domein",
}
_PAGINA: Final = re.compile(
    rf"(?P<voor>(?:\]\(|\]:)\s*<?(?:\.\./(?P<map>{'|'.join(_MAP)})/)?)(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)(?=\.md(?:[#>)\s]|$))"
)
"""A link to a page of the site, from that of a card."""
_CIJFER: Final = re.compile(r"(?P<voor>`\s*cijfer:\s*)(?P<id>[a-z0-9-]+)(?P<rest>[^`\n]*)")
_SCHOOL: Final = re.compile(r"(?<!\S)[0-9]{2}[A-Z]{2}[0-9A-Z]{2}(?!\S)")
_DOMEIN: Final = re.compile(r"\A(?P<voor>(?:(?!## )[^\n]*\n)*?)Domein: [^\n]*(?:\n|\Z)")


def herschreven(tekst: str, naam: Naam) -> str:
    """The text of a card (see `kaarttekst`) in which each id of something else is replaced by `naam` of its kind and key."""
    tekst = _BIJLAGE.sub(lambda v: f"- {naam('kaart', v['id'])}", tekst)
    tekst = _VELD.sub(partial(_veld, naam), tekst)
    if "\n## Indicatoren\n" in tekst:
        tekst = _INDICATOREN.sub(lambda v: re.sub(r"(?<=^- ).+$", lambda w: naam("indicator", w[0]), v[0], flags=re.M), tekst)
    tekst = _LINK.sub(lambda v: f"{v['voor']}{v['soort']}:{naam(v['soort'], v['id'])}", tekst)
    if ".md" in tekst:
        tekst = _PAGINA.sub(lambda v: f"{v['voor']}{naam(_MAP[v['map'] or 'kaarten'], v['id'])}", tekst)
    if "cijfer:" in tekst:
        tekst = _CIJFER.sub(partial(_cijfer, naam), tekst)
    return tekst


def met_domein(tekst: str, domein: str | None) -> str:
    """The text of a card with another domain in its head, or (None) without any."""
    regel = "" if domein is None else f"Domein: {domein}\n"
    return _DOMEIN.sub(lambda v: f"{v['voor']}{regel}", tekst)


def _veld(naam: Naam, vondst: re.Match[str]) -> str:
    soort = _SOORT_VAN_VELD[vondst["veld"]]
    geef = partial(_indicator, naam) if soort == "indicator" else partial(naam, soort)
    return vondst["voor"] + ", ".join(geef(id_) for id_ in vondst["ids"].split(", "))


def _indicator(naam: Naam, id_: str) -> str:
    """Of a part of a breakdown ('indicator--uitsplitsing--deel') only the indicator has a name of its own."""
    geheel, streep, deel = id_.partition("--")
    return f"{naam('indicator', geheel)}{streep}{deel}"


def _cijfer(naam: Naam, vondst: re.Match[str]) -> str:
    rest = _SCHOOL.sub(lambda v: naam("school", v[0]), vondst["rest"])
    return f"{vondst['voor']}{_indicator(naam, vondst['id'])}{rest}"


@dataclass(frozen=True)
class OudeNamen:
    """What former ids are called now: as `data/adressen.yml` and frameworks say, and for roles also their other names.

    Only an id of which one thing came is followed, and only to a thing of its own kind.
    """

    wegwijzer: Wegwijzer
    rolnamen: Mapping[str, str] = field(default_factory=dict)
    _gevonden: dict[tuple[str, str], str] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def van(cls, handboek: Handboek) -> OudeNamen:
        return cls(Wegwijzer.van(handboek), handboek.organisatie.rolnamen)

    def nu(self, soort: str, sleutel: str) -> str:
        """The key that a thing has now; the same one where it still exists, or where nobody said what became of it.

        ('kaart', 'gesprek') -> 'startgesprek'; ('kader', 'oud-kader/2e') -> 'kader/2e'
        """
        gevonden = self._gevonden.get((soort, sleutel))
        if gevonden is None:
            gevonden = self._gevonden[soort, sleutel] = self._zoek(soort, sleutel)
        return gevonden

    def bestaat(self, soort: str, sleutel: str) -> bool:
        """Whether there is such a thing under this key."""
        return vast_id(soort, sleutel) in self.wegwijzer.bestaat

    @cached_property
    def terug(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """Kind and key of what exists -> the keys that it had before; without items, whose key does not follow from an id."""
        gevonden: dict[tuple[str, str], list[str]] = {}
        for oud in self.wegwijzer.oude_ids:
            soort, _, sleutel = oud.partition("-")
            ding = self._ding(oud)
            if ding is not None and ding.soort == soort:
                gevonden.setdefault((soort, ding.sleutel), []).append(sleutel.upper() if soort == "school" else sleutel)
        return {ding: tuple(sleutels) for ding, sleutels in gevonden.items()}

    def in_tekst(self, tekst: str) -> str:
        """A card's text as it was kept, with the ids of now."""
        return herschreven(tekst, self.nu)

    def inhoud(self, tekst: str) -> str:
        """What of a card's text is its content: without the domain in which it has its place, and whatever things were called."""
        return met_domein(self.in_tekst(tekst), None)

    def met_oude_namen(self, tekst: str, domein: str) -> Iterator[str]:
        """How a text of now may have read before: with another domain, and under former ids, one of them or all at once."""
        genoemd: dict[tuple[str, str], None] = {}

        def noteer(soort: str, sleutel: str) -> str:
            # A standard is named with its framework ('kader/2e'), which may have had another name.
            genoemd[soort, sleutel.partition("/")[0]] = None
            return sleutel

        herschreven(tekst, noteer)
        paren = [(ding, oud) for ding in genoemd for oud in self.terug.get(ding, ())]
        bekend = (ding.sleutel for ding in self.wegwijzer.bestaat.values() if ding.soort == "domein")
        vroeger = (oud for (soort, _), namen in self.terug.items() if soort == "domein" for oud in namen)
        domeinen = dict.fromkeys((domein, *bekend, *vroeger))
        for wissel in ({}, *({ding: oud} for ding, oud in paren), *([dict(paren)] if len(paren) > 1 else [])):
            eerder = herschreven(tekst, partial(_wissel, wissel))
            yield from (met_domein(eerder, plaats) for plaats in domeinen)

    def _zoek(self, soort: str, sleutel: str) -> str:
        id_ = vast_id(soort, sleutel)
        if id_ in self.wegwijzer.bestaat:
            return sleutel
        ding = None if id_ is None else self._ding(id_)
        if ding is not None and ding.soort == soort and ("/" in ding.sleutel) == ("/" in sleutel):
            return ding.sleutel
        kader, streep, code = sleutel.partition("/")
        if soort == "kader" and streep and (nieuw := self.nu(soort, kader)) != kader:
            return self.nu(soort, f"{nieuw}/{code}")
        return self.rolnamen.get(rolsleutel(sleutel), sleutel) if soort == "rol" else sleutel

    def _ding(self, id_: str) -> Ding | None:
        """The one thing to which an old id leads."""
        spoor = self.wegwijzer.volg(id_)
        heel = len(spoor.einden) == 1 and not spoor.vervallen and not spoor.dood
        return self.wegwijzer.bestaat[spoor.einden[0]] if heel else None


def _wissel(wissel: Mapping[tuple[str, str], str], soort: str, sleutel: str) -> str:
    geheel, streep, code = sleutel.partition("/")
    return f"{wissel.get((soort, geheel), geheel)}{streep}{code}"
