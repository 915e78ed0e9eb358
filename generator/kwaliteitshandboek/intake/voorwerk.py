"""Intake, stage 1: fields in the front matter of a Markdown file set anew, every other byte as it was."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

import yaml

from kwaliteitshandboek.intake.aanhaling import aangehaald

_EINDE: Final = re.compile(r"\r\n|\n|\r")
_STREEP: Final = re.compile(r"---[ \t]*")
_SLOT: Final = re.compile(r"(?:---|\.\.\.)[ \t]*")
_KAAL: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z.-]*(?: [0-9A-Za-z.-]+)*")
"""What can do without quotes where there were none: the loader reads every value as text."""
_WOORD: Final = re.compile(r"[0-9A-Za-z-]+")
"""What gets no quotes when it is put in: a word or a date; a version such as 1.0 does, as in the manual."""


def zet_velden(ruw: bytes, velden: Mapping[str, str], volgorde: Sequence[str], na: str) -> bytes | None:
    """The file with `velden` in its front matter; None where that cannot be done without touching anything else.

    A field that is there gets its value in its place and in its quotes; one that is not comes after the nearest before it in
    `volgorde`, else before the nearest after it, else after the field `na`. Whether it went well is read back from the result.
    """
    try:
        tekst = ruw.decode("utf-8")
        begin, einde = _grenzen(tekst)
        voorwerk = tekst[begin:einde]
        nieuw = voorwerk
        for naam, waarde in velden.items():
            index = volgorde.index(naam)
            nieuw = _zet(nieuw, (naam, waarde), volgorde[:index][::-1], volgorde[index + 1 :], na)
        klopt = _waarden(nieuw) == {**_waarden(voorwerk), **velden}
    except (UnicodeDecodeError, ValueError, yaml.YAMLError):
        return None
    return (tekst[:begin] + nieuw + tekst[einde:]).encode("utf-8") if klopt else None


def _grenzen(tekst: str) -> tuple[int, int]:
    """Where the front matter begins, after its first line of hyphens, and ends, before its last."""
    regelbegin, regel = 0, 0
    begin = None
    for regeleinde in _EINDE.finditer(tekst):
        inhoud = tekst[regelbegin : regeleinde.start()]
        if regel == 0 and not _STREEP.fullmatch(inhoud.removeprefix("\ufeff")):
            break
        if regel == 0:
            begin = regeleinde.end()
        elif begin is not None and _SLOT.fullmatch(inhoud):
            return begin, regelbegin
        regelbegin, regel = regeleinde.end(), regel + 1
    if begin is not None and _SLOT.fullmatch(tekst[regelbegin:]):
        return begin, regelbegin
    raise ValueError("no front matter")


def _zet(tekst: str, wens: tuple[str, str], ervoor: Sequence[str], erna: Sequence[str], na: str) -> str:
    """One field, name and value, replaced or put in."""
    naam, waarde = wens
    wortel = yaml.compose(tekst, Loader=yaml.SafeLoader)
    if not isinstance(wortel, yaml.MappingNode):
        raise ValueError("no mapping")
    knopen: dict[str, tuple[Any, Any]] = {sleutel.value: (sleutel, inhoud) for sleutel, inhoud in wortel.value}
    if naam in knopen:
        knoop = knopen[naam][1]
        if not isinstance(knoop, yaml.ScalarNode):
            raise ValueError("no scalar")
        van, tot = knoop.start_mark.index, knoop.end_mark.index
        slot = tekst[van:tot][len(tekst[van:tot].rstrip()) :] if knoop.style in ("|", ">") else ""
        nieuw = f" {_nieuw(waarde)}" if van == tot else _geschreven(waarde, knoop.style)
        return tekst[:van] + nieuw + slot + tekst[tot:]
    voor = next((deel for deel in (*ervoor, *(() if any(deel in knopen for deel in erna) else (na,))) if deel in knopen), None)
    anker = voor or next((deel for deel in erna if deel in knopen), None)
    if anker is None:
        raise ValueError("no field to put it beside")
    sleutel, inhoud = knopen[anker]
    veld = f"{naam}: {_nieuw(waarde)}"
    if wortel.flow_style:
        plaats = inhoud.end_mark.index if voor else sleutel.start_mark.index
        return tekst[:plaats] + (f", {veld}" if voor else f"{veld}, ") + tekst[plaats:]
    regel = " " * sleutel.start_mark.column + veld
    plaats = _na_de_regel(tekst, inhoud.end_mark.index) if voor else sleutel.start_mark.index - sleutel.start_mark.column
    return f"{tekst[:plaats]}{regel}{_regeleinde(tekst, plaats)}{tekst[plaats:]}"


def _geschreven(waarde: str, stijl: str | None) -> str:
    """A value in the quotes that were there; without quotes only where it can do without."""
    if stijl == "'":
        return "'" + waarde.replace("'", "''") + "'"
    return waarde if stijl != '"' and _KAAL.fullmatch(waarde) else aangehaald(waarde)


def _nieuw(waarde: str) -> str:
    return waarde if _WOORD.fullmatch(waarde) else aangehaald(waarde)


def _na_de_regel(tekst: str, plaats: int) -> int:
    """The beginning of the line after the one on which something ends; a block of text ends where the next line begins."""
    if plaats and tekst[plaats - 1] in "\r\n":
        return plaats
    einde = _EINDE.search(tekst, plaats)
    return len(tekst) if einde is None else einde.end()


def _regeleinde(tekst: str, plaats: int) -> str:
    """The line end in use before a place, else the first in the text."""
    gevonden = [*_EINDE.finditer(tekst, 0, plaats)][-1:] or [*_EINDE.finditer(tekst)][:1]
    return gevonden[0][0] if gevonden else "\n"


def _waarden(tekst: str) -> dict[str, Any]:
    """Every value as text, as the loader reads it."""
    waarden = yaml.load(tekst, Loader=yaml.BaseLoader)  # noqa: S506 - makes nothing but text, lists and mappings
    if not isinstance(waarden, dict):
        raise ValueError("no mapping")
    return waarden
