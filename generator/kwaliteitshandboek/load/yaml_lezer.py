"""Load, stage 1: YAML as plain values in which every scalar is text and every mapping knows its place (`plek`).

Built on the events of the parser instead of on its constructors: types come from the model ('2.10' stays version 2.10), and what
a handbook has no use for (anchors, aliases, tags, merge keys, several documents) is refused with a finding.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from kwaliteitshandboek.findings import Code, Finding, Plek
from kwaliteitshandboek.findings.laden import (
    DUBBELE_SLEUTEL,
    MEER_DOCUMENTEN,
    ONBEKEND_VELD,
    SLEUTEL_GEEN_TEKST,
    TE_DIEP,
    VREEMD_TEKEN,
    YAML_ANKER,
    YAML_FOUT,
    YAML_TAB,
    YAML_TAG,
)
from kwaliteitshandboek.findings.plek import Regelloop, zichtbaar
from kwaliteitshandboek.load.bestanden import VREEMD

MAX_DIEPTE: Final = 40
"""Levels of lists and mappings in each other; the deepest real file uses nine."""

PLEK: Final = "plek"
"""Key under which a mapping carries its place; no file can use it for something else."""

_TAB = re.compile(r"[ ]*\t")
_LEEG = frozenset({"", "~", "null", "Null", "NULL"})

_RAAD: Final[Mapping[str, tuple[str, str]]] = {
    "mapping values are not allowed": (
        "er staat een dubbele punt op een plaats waar die niet kan",
        "Zet een tekst met een dubbele punt erin tussen aanhalingstekens, en controleer het inspringen van deze regel.",
    ),
    "block sequence entries are not allowed": (
        "een streepje kan hier niet staan",
        "Zet elk onderdeel van een lijst op een eigen regel, met dezelfde inspringing.",
    ),
    "could not find expected ':'": (
        "een veldnaam zonder dubbele punt",
        "Schrijf een veld als 'naam: waarde', met een spatie na de dubbele punt.",
    ),
    "found unexpected end of stream": (
        "een aanhalingsteken wordt niet gesloten",
        "Sluit de tekst af met hetzelfde aanhalingsteken als waarmee zij begint.",
    ),
    "found character that cannot start any token": (
        "een waarde kan niet met dit teken beginnen",
        "Zet een tekst die met een bijzonder teken begint tussen aanhalingstekens.",
    ),
    "did not find expected ',' or": (
        "een haakje wordt niet gesloten, of er ontbreekt een komma",
        "Sluit elk haakje, en zet tussen de onderdelen een komma.",
    ),
    "did not find expected key": (
        "deze regel springt anders in dan de regels erboven",
        "Laat velden die bij elkaar horen even ver inspringen. Soms mist er een aanhalingsteken in een regel erboven.",
    ),
    "did not find expected '-' indicator": (
        "deze regel hoort niet bij de lijst erboven",
        "Begin een onderdeel van een lijst met '- ', of laat de regel verder inspringen.",
    ),
    "found unknown escape character": (
        "een schuine streep naar achteren binnen dubbele aanhalingstekens",
        "Gebruik enkele aanhalingstekens, of schrijf de schuine streep dubbel.",
    ),
}
_RAAD_ANDERS: Final = (
    "deze regel past niet bij de regels erboven",
    "Controleer inspringing, dubbele punten, aanhalingstekens en haakjes.",
)


@dataclass(frozen=True, slots=True)
class Gelezen:
    """What a text holds: text, None, lists and mappings; `heel` False where it could not be read to the end.

    `regels` gives the line of each scalar in a list at the top ('0', '1', ...).
    """

    waarde: Any
    findings: tuple[Finding, ...]
    heel: bool
    regels: Mapping[str, int]


@dataclass(slots=True)
class _Open:
    """A list or mapping that is being read; in a mapping `sleutel` is the key whose value comes next."""

    waarde: list[Any] | dict[str, Any]
    regel: int
    velden: dict[str, int] = field(default_factory=dict)
    regels: dict[str, Regelloop] = field(default_factory=dict)
    sleutel: str | None = None
    wacht_op_sleutel: bool = True
    negeer: bool = False


def lees_yaml(tekst: str, bestand: str, verschuiving: int = 0) -> Gelezen:
    """The first document of a text, as plain values.

    `verschuiving` is the number of lines before the text in its file. Empty values (nothing, `~`, `null`) are None. A mapping
    holds its `Plek` under 'plek'; its fields hold the line of each key, and of each scalar in a list as 'key.index'.
    """
    lezer = _Lezer(bestand, verschuiving, tekst.split("\n"))
    try:
        for gebeurtenis in yaml.parse(tekst, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            if not lezer.verwerk(gebeurtenis):
                break
    except yaml.YAMLError as fout:
        lezer.meld_fout(fout)
    return Gelezen(lezer.uitkomst, tuple(lezer.bevindingen), lezer.heel, lezer.lijstregels)


class _Lezer:
    """Turns events into values; holds the stack of what is open."""

    def __init__(self, bestand: str, verschuiving: int, bron: list[str]) -> None:
        self.bestand = bestand
        self.verschuiving = verschuiving
        self.bron = bron
        self.regels = max(len(bron) - (not bron[-1]), 1)
        self.bevindingen: list[Finding] = []
        self.uitkomst: Any = None
        self.heel = True
        self.lijstregels: Mapping[str, int] = {}
        self._open: list[_Open] = []
        self._documenten = 0

    def verwerk(self, gebeurtenis: Any) -> bool:
        """Take one event; False where reading must stop."""
        if isinstance(gebeurtenis, yaml.DocumentStartEvent):
            self._documenten += 1
            if self._documenten > 1:
                self._meld(MEER_DOCUMENTEN, self._regel(gebeurtenis))
                return False
            return True
        if isinstance(gebeurtenis, (yaml.ScalarEvent, yaml.AliasEvent, yaml.CollectionStartEvent)):
            self._weiger(gebeurtenis)
        if isinstance(gebeurtenis, yaml.ScalarEvent):
            self._scalair(gebeurtenis)
        elif isinstance(gebeurtenis, yaml.AliasEvent):
            self._plaats(None, self._regel(gebeurtenis), sleutel_kan=False)
        elif isinstance(gebeurtenis, yaml.CollectionStartEvent):
            if len(self._open) >= MAX_DIEPTE:
                self._meld(TE_DIEP, self._regel(gebeurtenis), grens=MAX_DIEPTE)
                self.heel = False
                return False
            self._begin(gebeurtenis)
        elif isinstance(gebeurtenis, yaml.CollectionEndEvent):
            self._sluit()
        return True

    def meld_fout(self, fout: yaml.YAMLError) -> None:
        """A syntax error in Dutch, at the line of the problem."""
        self.heel = False
        plaats = getattr(fout, "problem_mark", None) or getattr(fout, "context_mark", None)
        regel = 1 if plaats is None else plaats.line + 1
        probleem = str(getattr(fout, "problem", None) or "")
        regel = min(regel, self.regels)
        if _TAB.match(self.bron[regel - 1]) or ("cannot start any token" in probleem and "\t" in self.bron[regel - 1]):
            self._meld(YAML_TAB, regel)
            return
        if ("end of stream" in probleem or "',' or" in probleem) and fout.context_mark is not None:  # type: ignore[attr-defined]
            regel = fout.context_mark.line + 1  # type: ignore[attr-defined]
        wat, raad = next((raad for begin, raad in _RAAD.items() if begin in probleem), _RAAD_ANDERS)
        self._meld(YAML_FOUT, regel, wat=wat, raad=raad)

    def _regel(self, gebeurtenis: Any) -> int:
        return min(int(gebeurtenis.start_mark.line) + 1, self.regels)

    def _meld(self, code: Code, regel: int, **velden: object) -> None:
        self.bevindingen.append(code.op(Plek(self.bestand, regel + self.verschuiving), **velden))

    def _weiger(self, gebeurtenis: Any) -> None:
        anker = getattr(gebeurtenis, "anchor", None)
        if anker is not None:
            self._meld(
                YAML_ANKER, self._regel(gebeurtenis), teken=f"{'*' if isinstance(gebeurtenis, yaml.AliasEvent) else '&'}{anker}"
            )
        tag = getattr(gebeurtenis, "tag", None)
        if tag is not None:
            self._meld(YAML_TAG, self._regel(gebeurtenis), teken=str(tag).replace("tag:yaml.org,2002:", "!!"))

    def _scalair(self, gebeurtenis: Any) -> None:
        kaal = gebeurtenis.style is None or gebeurtenis.style == ""
        regel = self._regel(gebeurtenis)
        waarde = None if kaal and gebeurtenis.value in _LEEG else self._zonder_vreemd(str(gebeurtenis.value), regel)
        top = self._open[-1] if self._open else None
        if top is None or isinstance(top.waarde, list) or not top.wacht_op_sleutel:
            self._plaats(waarde, regel, self._loop(gebeurtenis))
            return
        top.wacht_op_sleutel = False
        top.negeer = True
        top.sleutel = waarde
        if waarde is None:
            self._meld(SLEUTEL_GEEN_TEKST, regel)
        elif kaal and waarde == "<<":
            self._meld(YAML_ANKER, regel, teken="<<")
        elif waarde == PLEK:
            self._meld(ONBEKEND_VELD, regel, veld=waarde, raad="Kies een veld uit de handleiding.")
        elif waarde in top.velden:
            self._meld(DUBBELE_SLEUTEL, regel, veld=waarde, eerste=top.velden[waarde])
        else:
            top.velden[waarde] = regel + self.verschuiving
            top.negeer = False

    def _loop(self, gebeurtenis: Any) -> Regelloop:
        """The lines of a value with the number of signs up to the end of each; none where it stands on one line."""
        begin, einde = gebeurtenis.start_mark, gebeurtenis.end_mark
        if begin.line == einde.line or einde.line > len(self.bron):
            return ()
        delen = [
            *self.bron[begin.line : einde.line],
            *(regel[: einde.column] for regel in self.bron[einde.line : einde.line + 1]),
        ]
        if gebeurtenis.style in {"|", ">"}:
            delen[0] = ""  # the line of the sign itself
        else:
            delen[0] = delen[0][begin.column :]
            if gebeurtenis.style:
                delen[0], delen[-1] = delen[0][1:], delen[-1][:-1]
        if gebeurtenis.style == "'":
            delen = [deel.replace("''", "'") for deel in delen]
        tot = 0
        loop: list[tuple[int, int]] = []
        for nummer, deel in enumerate(delen, begin.line + 1):
            tot += zichtbaar(deel)
            loop.append((nummer + self.verschuiving, tot))
        return tuple(loop)

    def _zonder_vreemd(self, tekst: str, regel: int) -> str:
        """The text without signs that no file may hold: between double quotes an escape can still spell them."""
        if vreemd := VREEMD.search(tekst):
            self._meld(VREEMD_TEKEN, regel, teken=f"U+{ord(vreemd[0]):04X}")
            return VREEMD.sub("", tekst)
        return tekst

    def _plaats(self, waarde: Any, regel: int, loop: Regelloop = (), *, sleutel_kan: bool = True) -> None:
        """Put a finished value where it belongs."""
        if not self._open:
            self.uitkomst = waarde
            return
        top = self._open[-1]
        if isinstance(top.waarde, list):
            if not isinstance(waarde, dict):
                top.velden[str(len(top.waarde))] = regel + self.verschuiving
            if loop:
                top.regels[str(len(top.waarde))] = loop
            top.waarde.append(waarde)
        elif top.wacht_op_sleutel:
            # A list, mapping or alias in the place of a key.
            if sleutel_kan:
                self._meld(SLEUTEL_GEEN_TEKST, regel)
            top.wacht_op_sleutel, top.negeer = False, True
        else:
            top.wacht_op_sleutel = True
            if not top.negeer and top.sleutel is not None:
                top.waarde[top.sleutel] = waarde
                if loop:
                    top.regels[top.sleutel] = loop

    def _begin(self, gebeurtenis: Any) -> None:
        self._open.append(_Open({} if isinstance(gebeurtenis, yaml.MappingStartEvent) else [], self._regel(gebeurtenis)))

    def _sluit(self) -> None:
        klaar = self._open.pop()
        if isinstance(klaar.waarde, dict):
            klaar.waarde[PLEK] = Plek(self.bestand, klaar.regel + self.verschuiving, klaar.velden, klaar.regels)
        elif not self._open:
            self.lijstregels = klaar.velden
        elif not self._open[-1].wacht_op_sleutel and not self._open[-1].negeer:
            sleutel = self._open[-1].sleutel
            self._open[-1].velden.update({f"{sleutel}.{index}": regel for index, regel in klaar.velden.items()})
            self._open[-1].regels.update({f"{sleutel}.{index}": loop for index, loop in klaar.regels.items()})
        self._plaats(klaar.waarde, klaar.regel)
