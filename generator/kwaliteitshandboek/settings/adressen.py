"""Settings, stage 0: addresses of files that both pages and reports know, from the root of the site."""

from __future__ import annotations


def kaartblad(kaart: str) -> str:
    """One card on paper (PDF)."""
    return f"kaarten/{kaart}.pdf"


def versiepagina(kaart: str) -> str:
    """The page that tells which version of a card is current; version 2.1 has the anchor of `versieanker`."""
    return f"versies/{kaart}.md"


def versieanker(versie: str) -> str:
    """'2.1' -> 'versie-2-1'; what is no letter or digit becomes a hyphen."""
    return "versie-" + "".join(teken if teken.isalnum() else "-" for teken in versie.lower())


def kijkwijzer(naam: str, soort: str) -> str:
    """An observation form, `soort` 'pdf' or 'xlsx'; `naam` is a card's id or, for a set of cards, 'domein-' and the domain's."""
    return f"kijkwijzers/{naam}.{soort}"


def jaarposter(schooljaar: str) -> str:
    """The year on one A3 sheet (PDF)."""
    return f"kalender/jaarposter-{schooljaar}.pdf"


def agenda(soort: str = "alles", sleutel: str = "") -> str:
    """A calendar feed: all moments, those of a role ('rol', id) or of a school ('school', key)."""
    return f"agenda/{soort}-{sleutel.lower()}.ics" if sleutel else f"agenda/{soort}.ics"
