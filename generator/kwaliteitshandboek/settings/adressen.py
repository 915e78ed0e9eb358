"""Settings, stage 0: addresses of files that more than one stage knows, from the root of the site or of the handbook."""

from __future__ import annotations

import posixpath
import re
from typing import Final
from urllib.parse import quote, urlsplit

_MARKDOWN: Final = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""How names end of files that MkDocs makes pages of, wherever they lie."""


def is_markdown(bestand: str) -> bool:
    """Whether the engine would make a page of a file, so that it can never go along as it is."""
    return bestand.lower().endswith(_MARKDOWN)


def bijlage_in_handboek(kaartbestand: str, bestand: str) -> str | None:
    """Where an attachment of a card lies, from the root of the handbook; None for a path that leads out of it.

    ('kaarten/zorg/hoorrecht.md', '../plan.pdf') -> 'kaarten/plan.pdf'; both kinds of slash part folders.
    """
    pad = posixpath.normpath(posixpath.join(posixpath.dirname(kaartbestand), bestand.replace("\\", "/")))
    return None if pad == ".." or pad.startswith(("../", "/")) else pad


def bijlage_in_site(kaart: str, bestand: str) -> str:
    """Where an attachment of a card (its id) stands in the site; of its own folders only the file's name is kept."""
    return f"bijlagen/{kaart}/{bestand.replace(chr(92), '/').rpartition('/')[2]}"


def kaartblad(kaart: str) -> str:
    """One card on paper (PDF)."""
    return f"kaarten/{kaart}.pdf"


def versiepagina(kaart: str) -> str:
    """The page that tells which version of a card is current; version 2.1 has the anchor of `versieanker`."""
    return f"versies/{kaart}.md"


def versieanker(versie: str) -> str:
    """'2.1' -> 'versie-2-1'; what is no letter or digit becomes a hyphen."""
    return "versie-" + "".join(teken if teken.isalnum() else "-" for teken in versie.lower())


def versie(kaart: str, versie: str | None) -> str:
    """Where the answer about one version of a card stands; that about the card itself where it has no version."""
    return versiepagina(kaart) + (f"#{versieanker(versie)}" if versie else "")


def kijkwijzer(naam: str, soort: str) -> str:
    """An observation form, `soort` 'pdf' or 'xlsx'; `naam` is a card's id or, for a set of cards, 'domein-' and the domain's."""
    return f"kijkwijzers/{naam}.{soort}"


def jaarposter(schooljaar: str) -> str:
    """The year on one A3 sheet (PDF)."""
    return f"kalender/jaarposter-{schooljaar}.pdf"


def agenda(soort: str = "alles", sleutel: str = "") -> str:
    """A calendar feed: all moments, those of a role ('rol', id) or of a school ('school', key)."""
    return f"agenda/{soort}-{sleutel.lower()}.ics" if sleutel else f"agenda/{soort}.ics"


def grafieknaam(pagina: str, grafiek: str) -> str:
    """The name of the files of a chart: its page ('scholen/99aa00.md') and its id on that page."""
    return f"{pagina.removesuffix('.md').replace('/', '-')}-{grafiek}"


def grafiek(naam: str, soort: str) -> str:
    """A chart to take along, `soort` 'csv', 'svg' or 'png'; for the team only."""
    return f"grafieken/{naam}.{soort}"


def dekkingbestand(kader: str, soort: str) -> str:
    """The coverage of a framework as a table, `soort` 'csv' or 'xlsx'; for the team only."""
    return f"dekking/{kader}.{soort}"


def scanformulier(kader: str) -> str:
    """The form of a self-evaluation on a framework, a spreadsheet to fill in."""
    return f"zelfevaluaties/formulier-{kader}.xlsx"


def vast(id: str) -> str:  # noqa: A002
    """The permanent address of an id ('kaart-startbespreking'): the folder that a browser asks for by `/id/<id>`."""
    return f"id/{id}/index.html"


_HOST: Final = re.compile(r"[^\s/?#@\\<>\":]+(?::[0-9]{1,5})?")


def op_web(webadres: str | None, pad: str) -> str | None:
    """The whole address of a page or file on the web; None without a `webadres`, or where that is no address of a website.

    ('voorbeeld.nl/handboek', 'kaarten/hoorrecht.md') -> 'https://voorbeeld.nl/handboek/kaarten/hoorrecht.html'
    """
    if webadres is None:
        return None
    heel = webadres.strip() if "://" in webadres else f"https://{webadres.strip()}"
    try:
        delen = urlsplit(heel)
        host = delen.hostname
    except ValueError:
        return None
    if delen.scheme not in ("http", "https") or not host or not _HOST.fullmatch(delen.netloc):
        return None
    begin = quote(delen.path.rstrip("/"), safe="/%~")
    return f"{delen.scheme}://{delen.netloc}{begin}/{quote(pad.replace('.md', '.html', 1), safe='/#~')}"


def host(webadres: str | None) -> str | None:
    """The name of the machine in a web address: 'https://voorbeeld.nl/handboek' -> 'voorbeeld.nl'."""
    heel = op_web(webadres, "")
    return None if heel is None else urlsplit(heel).hostname
