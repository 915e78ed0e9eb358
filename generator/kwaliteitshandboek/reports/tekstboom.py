"""Reports, stage 6: the tree of blocks and inlines that prose becomes on paper: its texts, its tables, its terms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

Blok = dict[str, object]
"""A block or an inline: its kind under 't', the rest by kind; see `sjablonen/opmaak.typ`."""


def platte_boom(tekst: str) -> list[Blok]:
    """The text as it was written, paragraph by paragraph: what stands on paper where `make_boom` refuses."""
    delen = (deel.strip() for deel in re.split(r"\n[ \t]*\n", tekst))
    return [{"t": "alinea", "in": [{"t": "tekst", "s": " ".join(deel.split())}]} for deel in delen if deel]


def woorden(boom: object) -> str:
    """All text of a tree, for those who measure or search it."""
    return " ".join(teksten(boom))


def teksten(boom: object) -> Iterator[str]:
    """The texts of a tree one by one."""
    if isinstance(boom, Mapping):
        for sleutel, deel in boom.items():
            if isinstance(deel, str):
                if sleutel in {"s", "alt", "kop"}:
                    yield deel
            elif sleutel != "data":
                yield from teksten(deel)
    elif isinstance(boom, list | tuple):
        for deel in boom:
            yield from teksten(deel)


def brede_tabellen(boom: object) -> Iterator[int]:
    """The numbers of columns of the tables that were too wide, for which a sentence stands in the tree."""
    if isinstance(boom, Mapping):
        if isinstance(boom.get("kolommen"), int):
            yield boom["kolommen"]
        delen = [deel for sleutel, deel in boom.items() if sleutel != "data"]
    else:
        delen = list(boom) if isinstance(boom, list | tuple) else []
    for deel in delen:
        yield from brede_tabellen(deel)


def langste_woord(cel: Sequence[Blok]) -> int:
    """The number of letters of the longest word in a cell."""
    return max(map(len, woorden(cel).split()), default=0)


def tekstdeel(tekst: str) -> Blok:
    """Plain words as an inline."""
    return {"t": "tekst", "s": tekst}


def inlines(waarde: object) -> list[Blok]:
    """The content of a block, as a list of its own."""
    return list(waarde) if isinstance(waarde, list) else []


def in_regels(delen: Sequence[Blok]) -> list[list[Blok]]:
    """A paragraph by the lines of its source."""
    regels: list[list[Blok]] = [[]]
    for deel in delen:
        if deel.get("zacht"):
            regels.append([])
        else:
            regels[-1].append(deel)
    if any(is_uitleg(regel) for regel in regels):
        return regels
    return [list(delen)]


def is_uitleg(delen: Sequence[Blok]) -> bool:
    """Whether a line begins as the explanation of a term: ': explanation'."""
    return bool(delen) and delen[0]["t"] == "tekst" and re.match(r":\s", str(delen[0]["s"])) is not None


def zonder_teken(delen: Sequence[Blok]) -> list[Blok]:
    """An explanation without the colon before it."""
    return [tekstdeel(str(delen[0]["s"])[1:].lstrip()), *delen[1:]]


def voeg_begrip(blokken: list[Blok], term: list[Blok], uitleg: list[Blok]) -> None:
    """Add a term to the list of terms that ends here, or begin one; without a term it is one more explanation of the last."""
    if not blokken or blokken[-1]["t"] != "begrippen":
        blokken.append({"t": "begrippen", "punten": []})
    punten = blokken[-1]["punten"]
    assert isinstance(punten, list)  # noqa: S101 made two lines up
    if term or not punten:
        punten.append({"term": term, "uitleg": uitleg})
    else:
        punten[-1]["uitleg"] += uitleg
