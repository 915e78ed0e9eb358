"""Findings, stage 0: the nearest known name for one that is not known, as a sentence to put before a remedy."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

_DREMPEL = 70.0
"""Similarity (0-100) from which a name counts as a near-miss: 'tittel' and 'titel' score 91, 'datum' and 'naam' 44."""


def naaste(naam: str, bekend: Iterable[str]) -> str | None:
    """The known name that resembles `naam` most, None where none comes near; on equal scores the first in the alphabet."""
    gevonden = process.extractOne(
        naam.lower(), sorted(set(bekend)), scorer=fuzz.ratio, processor=str.lower, score_cutoff=_DREMPEL
    )
    return None if gevonden is None else str(gevonden[0])


def bedoelt(naam: str, bekend: Iterable[str]) -> str:
    """'Bedoelt u 'titel'? ' with a space behind it, empty where no known name comes near."""
    beste = naaste(naam, bekend)
    return f"Bedoelt u '{beste}'? " if beste is not None else ""


def keuze(naam: str, bekend: Iterable[str], aanhef: str = "Hier kunnen staan") -> str:
    """The sentence 'Bedoelt u ...?' where a known name comes near, else the sentence with all that are known."""
    namen = list(bekend)
    return bedoelt(naam, namen).rstrip() or f"{aanhef}: {opties(namen, 60) if namen else 'nog geen'}."


def opties(bekend: Iterable[str], hoogstens: int = 12) -> str:
    """Known names in quotes, in the order given; a long list is cut short, which the text says."""
    namen = list(bekend)
    tekst = ", ".join(f"'{naam}'" for naam in namen[:hoogstens])
    return f"{tekst} en nog {len(namen) - hoogstens} andere" if len(namen) > hoogstens else tekst


def kort(waarde: object, lengte: int = 60) -> str:
    """A value as it can be quoted in a message: on one line, cut short where it is long."""
    tekst = " ".join(str(waarde).split())
    return tekst if len(tekst) <= lengte else f"{tekst[: lengte - 1]}…"
