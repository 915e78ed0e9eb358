"""Reports, stage 6: Markdown of authors as a tree of blocks and inlines, which `sjablonen/opmaak.typ` sets.

The tree is plain data. No text of an author is ever Typst source, so that nothing in a text can give an order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import unquote

from markdown_it.token import Token

from kwaliteitshandboek.derive.tekstcijfers import Cijfervraag, lees_blok, lees_los
from kwaliteitshandboek.model.noten import hek_na
from kwaliteitshandboek.reports.markdown_regels import (
    AFKORTING,
    KADER,
    LEESDIEPTE,
    Noot,
    Stroom,
    commonmark,
    kaderkop,
    neem_noten,
)
from kwaliteitshandboek.reports.tekstboom import (
    Blok,
    in_regels,
    inlines,
    is_uitleg,
    langste_woord,
    tekstdeel,
    voeg_begrip,
    woorden,
    zonder_teken,
)

DIEPST: Final = 6
"""Lists, quotations and emphasis deeper than this are set at this depth: Typst refuses to nest without end."""

_BREEDST: Final = 115
"""Characters beside one another, with the room between columns, that a table on A4 can hold."""

_HEEL: Final = 8
"""Letters of a word that a column must hold: a longer one is broken between its syllables."""

_WEB: Final = re.compile(r"(?:https?://|mailto:|tel:)[^\s]+", re.IGNORECASE)
_LIJNING: Final = {"text-align:right": "rechts", "text-align:center": "midden"}


class OpmaakError(Exception):
    """Markdown that has no form on paper; `wat` names it for the author, `regel` is its line within the text, from 1."""

    def __init__(self, wat: str, regel: int) -> None:
        super().__init__(f"regel {regel}: {wat}")
        self.wat = wat
        self.regel = regel


@dataclass(frozen=True, slots=True)
class Beeld:
    """An image that can be set: `soort` is 'png', 'jpg' or 'svg'."""

    soort: str
    inhoud: bytes


@dataclass(frozen=True, slots=True)
class Omgeving:
    """What a text may refer to: `adres` gives the full web address of a link (None: only its words stay), `beeld` an image.

    `cijfer` gives the words for a figure that the text asks for, `cijferblok` the blocks; None: it stays as it was written.
    """

    adres: Callable[[str], str | None] = lambda _: None
    beeld: Callable[[str], Beeld | None] = lambda _: None
    cijfer: Callable[[Cijfervraag], str | None] = lambda _: None
    cijferblok: Callable[[Cijfervraag], list[Blok] | None] = lambda _: None


def make_boom(tekst: str, omgeving: Omgeving | None = None, niveau: int = 2) -> list[Blok]:
    """The blocks of a text; its headings continue below `niveau`, that of the section in which it stands, without a gap.

    OpmaakError for what has no form here: nothing is left out in silence.
    """
    regels = tekst.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    noten = neem_noten(regels)
    lezing = _Lezing(omgeving or Omgeving(), noten, niveau)
    blokken = lezing.lees(regels, 0)
    for naam, noot in noten.items():
        if naam not in lezing.genoemd:
            blokken += lezing.lees_noot(noot)
    return blokken


@dataclass
class _Lezing:
    """One text while it is read; `koppen` are the author's levels of the headings above the present place."""

    omgeving: Omgeving
    noten: Mapping[str, Noot]
    niveau: int
    genoemd: set[str] = field(default_factory=set)
    koppen: list[int] = field(default_factory=list)
    in_noot: bool = False

    def lees(self, regels: Sequence[str], vanaf: int, diepte: int = 0) -> list[Blok]:
        """Blocks of lines of which the first is line `vanaf` of the text; admonitions are taken apart before CommonMark reads."""
        blokken: list[Blok] = []
        gewoon: list[str] = []
        hek, nummer = "", 0
        while nummer < len(regels):
            regel = regels[nummer]
            kader = None if hek else KADER.fullmatch(regel)
            afkorting = None if hek or kader else AFKORTING.fullmatch(regel)
            hek = hek_na(regel, hek)
            if kader is None and afkorting is None:
                gewoon.append(regel)
                nummer += 1
                continue
            blokken += self._commonmark(gewoon, vanaf + nummer - len(gewoon), diepte)
            gewoon = []
            if afkorting is not None:
                uitleg: list[Blok] = [{"t": "alinea", "in": [tekstdeel(afkorting["tekst"])]}]
                voeg_begrip(blokken, [tekstdeel(afkorting["naam"])], uitleg)
                nummer += 1
                continue
            eind = nummer + 1
            while eind < len(regels) and (regels[eind].startswith(("    ", "\t")) or not regels[eind].strip()):
                eind += 1
            binnen = [r.removeprefix("    ") if r.startswith("    ") else r.removeprefix("\t") for r in regels[nummer + 1 : eind]]
            kop = kader["kop"] if kader and kader["kop"] is not None else kaderkop(kader["soort"] if kader else "")
            inhoud = self.lees(binnen, vanaf + nummer + 1, diepte + 1)
            blokken += self._omhul({"t": "kader", "kop": kop, "blokken": inhoud}, inhoud, diepte)
            nummer = eind
        return blokken + self._commonmark(gewoon, vanaf + len(regels) - len(gewoon), diepte)

    def lees_noot(self, noot: Noot) -> list[Blok]:
        """The blocks of a footnote; a footnote in it stays text."""
        eerder, self.in_noot = self.in_noot, True
        blokken = self.lees(noot.tekst.split("\n"), noot.regel, 1)
        self.in_noot = eerder
        return blokken

    def _commonmark(self, regels: Sequence[str], vanaf: int, diepte: int) -> list[Blok]:
        env: dict[str, Any] = {"noten": frozenset() if self.in_noot else frozenset(self.noten)}
        tokens = commonmark().parse("\n".join(regels), env)
        diep = next((token for token in tokens if token.level >= LEESDIEPTE - 1), None)
        if diep is not None:
            raise OpmaakError("lijsten of citaten die te diep in elkaar staan", vanaf + 1 + (diep.map or [0])[0])
        for naam, doel in env.get("references", {}).items():
            # CommonMark takes '[^1]: word' within a list or quotation for the address of a link.
            if naam.startswith("^"):
                raise OpmaakError("een voetnoot die in een lijst of citaat staat", vanaf + 1 + doel["map"][0])
        return self._blokken(Stroom(tokens, vanaf), diepte)

    def _blokken(self, stroom: Stroom, diepte: int, tot: str = "") -> list[Blok]:
        """Blocks up to the token `tot`, which is read too."""
        blokken: list[Blok] = []
        while (token := stroom.volgende(tot)) is not None:
            if token.type == "paragraph_open":
                self._alinea(blokken, stroom.volgende(), stroom)
                stroom.volgende()
            elif token.type == "heading_open":
                inhoud = self._regels(stroom.volgende())
                stroom.volgende()
                if inhoud:
                    blokken.append(self._kop(int(token.tag[1]), inhoud, diepte))
            elif token.type in {"bullet_list_open", "ordered_list_open"}:
                blokken += self._lijst(token, stroom, diepte)
            elif token.type == "blockquote_open":
                binnen = self._blokken(stroom, diepte + 1, "blockquote_close")
                blokken += self._omhul({"t": "citaat", "blokken": binnen}, binnen, diepte)
            elif token.type in {"fence", "code_block"}:
                blokken += self._code(token)
            elif token.type == "table_open":
                blokken.append(self._tabel(stroom))
            elif token.type == "hr":
                blokken.append({"t": "lijn"})
            else:
                raise OpmaakError(f"'{token.type}'", stroom.regel)
        return blokken

    def _code(self, token: Token) -> list[Blok]:
        """Code as it was written, or the figure for which it asks."""
        vraag = lees_blok(token.info, token.content) if token.type == "fence" else None
        gevonden = None if vraag is None else self.omgeving.cijferblok(vraag)
        return [{"t": "code", "s": token.content.rstrip("\n").replace("\t", "    ")}] if gevonden is None else gevonden

    def _omhul(self, blok: Blok, binnen: list[Blok], diepte: int) -> list[Blok]:
        """The block around its content; too deep, or around nothing, only the content."""
        if diepte < DIEPST and binnen:
            return [blok]
        kop = str(blok.get("kop", ""))
        boven: list[Blok] = [{"t": "alinea", "in": [{"t": "sterk", "in": [tekstdeel(kop)]}]}] if kop else []
        return [*boven, *binnen]

    def _alinea(self, blokken: list[Blok], token: Token | None, stroom: Stroom) -> None:
        """A paragraph, or the terms and explanations that python-markdown makes of 'term', newline, ': explanation'."""
        if token is not None and token.content.startswith("!!! "):
            raise OpmaakError("een kader ('!!!') dat niet aan het begin van een regel staat", stroom.regel)
        inhoud = self._regels(token)
        delen = in_regels(inhoud)
        if len(delen) == 1 and not is_uitleg(delen[0]):
            if inhoud:
                blokken.append({"t": "alinea", "in": inhoud})
            return
        if is_uitleg(delen[0]):
            vorige = blokken[-1] if blokken else None
            if vorige is None or vorige["t"] not in {"alinea", "begrippen"}:
                blokken.append({"t": "alinea", "in": inhoud})
                return
            term = [] if vorige["t"] == "begrippen" else inlines(blokken.pop()["in"])
        else:
            term = delen.pop(0)
            while delen and not is_uitleg(delen[0]):
                term += [{"t": "regel"}, *delen.pop(0)]
            if not delen:
                blokken.append({"t": "alinea", "in": inhoud})
                return
        for deel in delen:
            voeg_begrip(blokken, term, [{"t": "alinea", "in": zonder_teken(deel) if is_uitleg(deel) else deel}])
            term = []

    def _kop(self, eigen: int, inhoud: list[Blok], diepte: int) -> Blok:
        """A heading one deeper than the heading above it at most; within a list or quotation strong text."""
        if diepte:
            return {"t": "alinea", "in": [{"t": "sterk", "in": inhoud}]}
        while self.koppen and self.koppen[-1] >= eigen:
            self.koppen.pop()
        self.koppen.append(eigen)
        return {"t": "kop", "n": self.niveau + len(self.koppen), "in": inhoud}

    def _lijst(self, open_: Token, stroom: Stroom, diepte: int) -> list[Blok]:
        geordend = open_.type == "ordered_list_open"
        sluit = open_.type.replace("open", "close")
        punten: list[list[Blok]] = []
        dicht = True
        while stroom.volgende(sluit) is not None:
            dicht = dicht and stroom.verborgen()
            punten.append(self._blokken(stroom, diepte + 1, "list_item_close"))
        if diepte >= DIEPST:
            return [blok for punt in punten for blok in punt]
        begin = int(open_.attrs.get("start") or 0) if "start" in open_.attrs else 1
        return [{"t": "lijst", "geordend": geordend, "begin": begin, "dicht": dicht, "punten": punten}]

    def _tabel(self, stroom: Stroom) -> Blok:
        kop: list[list[Blok]] = []
        lijning: list[str] = []
        rijen: list[list[list[Blok]]] = []
        while (token := stroom.volgende("table_close")) is not None:
            if token.type == "tr_open":
                rijen.append([])
            elif token.type in {"th_open", "td_open"}:
                cel = self._regels(stroom.volgende())
                if token.type == "th_open":
                    lijning.append(_LIJNING.get(str(token.attrs.get("style")), "links"))
                    kop.append(cel)
                else:
                    rijen[-1].append(cel)
        rijen = [rij for rij in rijen if rij]
        kolommen = list(zip(kop, *rijen, strict=True))
        if sum(3 + min(_HEEL, max(map(langste_woord, kolom))) for kolom in kolommen) > _BREEDST:
            melding = f"Hier staat op de site een tabel met {len(kop)} kolommen. Die is te breed voor papier."
            return {"t": "alinea", "in": [{"t": "nadruk", "in": [tekstdeel(melding)]}], "kolommen": len(kop)}
        # A wide column gets more room, but no column is squeezed away.
        breedtes = [max(6, min(40, max(len(woorden(cel)) for cel in kolom))) for kolom in kolommen]
        return {"t": "tabel", "kop": kop, "lijning": lijning, "breedtes": breedtes, "rijen": rijen}

    def _regels(self, token: Token | None) -> list[Blok]:
        if token is None or token.type != "inline":
            return []
        return self._inline(Stroom(token.children or [], 0), 0)

    def _inline(self, stroom: Stroom, diepte: int, tot: str = "") -> list[Blok]:
        delen: list[Blok] = []
        while (token := stroom.volgende(tot)) is not None:
            if token.type in {"text", "html_inline"}:
                if token.content:
                    delen.append(tekstdeel(token.content))
            elif token.type == "softbreak":
                delen.append({"t": "tekst", "s": " ", "zacht": True})
            elif token.type == "hardbreak":
                delen.append({"t": "regel"})
            elif token.type == "code_inline":
                vraag = lees_los(token.content) if token.markup == "`" else None
                woorden_ = None if vraag is None else self.omgeving.cijfer(vraag)
                delen.append({"t": "code", "s": token.content} if woorden_ is None else tekstdeel(woorden_))
            elif token.type in {"em_open", "strong_open"}:
                binnen = self._inline(stroom, diepte + 1, token.type.replace("open", "close"))
                naam = "nadruk" if token.type == "em_open" else "sterk"
                delen += [{"t": naam, "in": binnen}] if diepte < DIEPST else binnen
            elif token.type == "link_open":
                delen += self._link(token, self._inline(stroom, diepte + 1, "link_close"))
            elif token.type == "image":
                delen.append(self._beeld(token))
            elif token.type == "noot":
                self.genoemd.add(token.content)
                delen.append({"t": "noot", "blokken": self.lees_noot(self.noten[token.content])})
            else:
                raise OpmaakError(f"'{token.type}'", 1)
        return delen

    def _link(self, token: Token, binnen: list[Blok]) -> list[Blok]:
        doel = str(token.attrs.get("href") or "")
        adres = doel if _WEB.fullmatch(doel) else self.omgeving.adres(unquote(doel)) if doel else None
        # Of '<kaart:id>' the address is all there is; a link without words has nothing to click on.
        if adres is None or not woorden(binnen).strip():
            return binnen
        return [{"t": "link", "href": adres, "in": binnen}]

    def _beeld(self, token: Token) -> Blok:
        alt = " ".join("".join(deel.content for deel in token.children or ()).split()) or "zonder beschrijving"
        beeld = self.omgeving.beeld(unquote(str(token.attrs.get("src") or "")))
        if beeld is None:
            return {"t": "beeld", "alt": alt}
        return {"t": "beeld", "alt": alt, "soort": beeld.soort, "data": list(beeld.inhoud)}
