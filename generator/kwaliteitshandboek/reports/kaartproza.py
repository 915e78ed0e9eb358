"""Reports, stage 6: the prose of a card on paper: its links made whole, its images read when the sheet is made."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from kwaliteitshandboek.derive.afgeleid import Afgeleid
from kwaliteitshandboek.derive.tekstcijfers import met_antwoorden
from kwaliteitshandboek.findings import Finding
from kwaliteitshandboek.findings.rapporten import OPMAAK_ONBEKEND, TABEL_TE_BREED, TEKEN_ONBEKEND, WEBADRES_ONTBREEKT
from kwaliteitshandboek.findings.suggestie import kort
from kwaliteitshandboek.model.ankers import kaartkop
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kaart import BijlageEditie, Kaart
from kwaliteitshandboek.model.kaarttekst import kaarttekst
from kwaliteitshandboek.model.noten import hele_teksten
from kwaliteitshandboek.reports.cijferblokken import Papiercijfers
from kwaliteitshandboek.reports.markdown import Beeld, Omgeving, OpmaakError, make_boom
from kwaliteitshandboek.reports.tekens import niet_op_papier
from kwaliteitshandboek.reports.tekstboom import Blok, brede_tabellen, platte_boom
from kwaliteitshandboek.settings import adressen

OP_HET_BLAD: Final = ("ambitie", "kernresultaat", "aanpak")
"""Keys of the prose sections that a sheet may hold."""

_SOORTEN: Final = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpg"))
_GROOTST: Final = 2_000_000
"""Bytes; a larger image would make the sheet too heavy to send, and gets its description."""


@dataclass(frozen=True, slots=True)
class Kaartproza:
    """Gives sections as trees. `wortel` is the handbook's root, from which attached images are read; None: only descriptions.

    `afgeleid` has the figures that a text may ask for; None: such questions stay as they were written.
    """

    handboek: Handboek
    publiek: bool
    wortel: Path | None = None
    afgeleid: Afgeleid | None = None

    def boom(self, kaart: Kaart, sleutel: str) -> list[Blok]:
        """The section as a tree; what has no form on paper stands there as it was written. Empty without such a section."""
        tekst = _tekst(kaart, sleutel)
        if tekst is None:
            return []
        try:
            return make_boom(tekst, self._omgeving(kaart))
        except OpmaakError:
            return platte_boom(self._plat(tekst))

    def _omgeving(self, kaart: Kaart) -> Omgeving:
        omgeving = Omgeving(self.adres, lambda doel: self.beeld(kaart, doel))
        if self.afgeleid is None:
            return omgeving
        cijfers = Papiercijfers(self.handboek, self.afgeleid, self.publiek)
        return replace(omgeving, cijfer=cijfers.in_zin, cijferblok=cijfers.blok)

    def _plat(self, tekst: str) -> str:
        """The text as it was written, with figures in words."""
        if self.afgeleid is None:
            return tekst
        cijfers = Papiercijfers(self.handboek, self.afgeleid, self.publiek)
        return met_antwoorden(tekst, cijfers.plat)

    def adres(self, doel: str) -> str | None:
        """The web address of a card or a heading on it; other objects are words on paper, since a reader cannot click them."""
        soort, _, rest = doel.partition(":")
        sleutel, _, anker = rest.partition("#")
        kaart = self.handboek.kaart_per_id.get(sleutel)
        if soort != "kaart" or kaart is None:
            return None
        adres = adressen.op_web(self.handboek.organisatie.webadres.van(publiek=self.publiek), f"kaarten/{sleutel}.md")
        return None if adres is None else adres + kaartkop(kaart, anker)

    def beeld(self, kaart: Kaart, doel: str) -> Beeld | None:
        """An image among the attachments of the card that this edition has."""
        pad = _bijlage(kaart, doel, publiek=self.publiek)
        if self.wortel is None or pad is None:
            return None
        try:
            bron = (self.wortel / pad).resolve()
            if not bron.is_relative_to(self.wortel.resolve()) or bron.stat().st_size > _GROOTST:
                return None
            inhoud = bron.read_bytes()
        except OSError:
            # `check` names files that are not there; the description stands in for the image.
            return None
        soort = next((naam for begin, naam in _SOORTEN if inhoud.startswith(begin)), None)
        if soort is None and bron.suffix.lower() == ".svg" and b"<svg" in inhoud[:1000]:
            soort = "svg"
        return None if soort is None else Beeld(soort, inhoud)


def _tekst(kaart: Kaart, sleutel: str) -> str | None:
    """A section with the footnotes and addresses that it names, wherever on the card they stand."""
    teksten = hele_teksten([sectie.tekst for sectie in kaart.secties])
    return {sectie.sleutel: tekst for sectie, tekst in zip(kaart.secties, teksten, strict=True)}.get(sleutel)


def _bijlage(kaart: Kaart, doel: str, *, publiek: bool) -> str | None:
    """The path from the handbook's root of an attached file, given as the prose of the card names it."""
    doel = posixpath.normpath(doel.replace("\\", "/"))
    for bijlage in kaart.bijlagen:
        if bijlage.bestand is None or (publiek and bijlage.editie is not BijlageEditie.BEIDE):
            continue
        bestand = posixpath.normpath(bijlage.bestand.replace("\\", "/"))
        if bestand == doel or bestand.endswith(f"/{doel}"):
            return adressen.bijlage_in_handboek(kaart.plek.bestand, bijlage.bestand)
    return None


def check_papier(handboek: Handboek) -> Iterator[Finding]:
    """What of a handbook cannot stand on paper as its authors wrote it, and whether a sheet can lead back to the site."""
    organisatie = handboek.organisatie
    publiek = any(kaart.zichtbaarheid == "publiek" for kaart in handboek.kaarten)
    for editie, sleutel, adres, telt in (
        ("teameditie", "team", organisatie.webadres.team, bool(handboek.kaarten)),
        ("openbare editie", "publiek", organisatie.webadres.publiek, publiek),
    ):
        if telt and adressen.op_web(adres, "") is None:
            yield WEBADRES_ONTBREEKT.op(organisatie.plek.veld("webadres"), editie=editie, sleutel=sleutel)
    for kaart in handboek.kaarten:
        yield from _check_kaart(kaart, organisatie.huisstijl.lettertype.value)


def _check_kaart(kaart: Kaart, lettertype: str) -> Iterator[Finding]:
    for sleutel in OP_HET_BLAD:
        sectie = kaart.sectie_per_sleutel.get(sleutel)
        tekst = _tekst(kaart, sleutel)
        if sectie is not None and tekst is not None:
            try:
                for aantal in brede_tabellen(make_boom(tekst)):
                    yield TABEL_TE_BREED.op(sectie.plek, kop=kort(sectie.kop), aantal=aantal)
            except OpmaakError as fout:
                yield OPMAAK_ONBEKEND.op(sectie.plek, kop=kort(sectie.kop), wat=fout.wat)
    if tekens := niet_op_papier(kaarttekst(kaart), lettertype):
        genoemd = ", ".join(f"{teken} (U+{ord(teken):04X})" for teken in tekens[:8])
        yield TEKEN_ONBEKEND.op(kaart.plek, tekens=genoemd + (" en andere" if len(tekens) > 8 else ""))
