"""Pages, stage 6: text of authors and values from data, made safe and linked before they enter a page's Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markupsafe import Markup, escape

from kwaliteitshandboek.derive.tekstcijfers import Cijfervraag, met_antwoorden

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~^=$:])")
_WIT = re.compile(r"\s+")
# Where the engines disagree on what is code, it is none: a link is then rewritten in vain, and never published as it was.
_CODE = (
    r"(?P<code>\\[\\`\[\]!<>]"
    r"|^(?P<hek>```+|~~~+)[ \t]*[\w+-]*[ \t]*\n(?:.*?\n)?[ ]{0,3}(?P=hek)[`~]*[ \t]*$"
    r"|(?<!`)(?P<tik>`+)(?!`)(?:(?!\n[ \t]*\n|\n[ \t>]*\[[^\]\n]*\]:).)+?(?<!`)(?P=tik)(?!`))"
)
_LINKTEKST = r"(?:\\.|[^\[\]\\]|\[(?:\\.|[^\[\]\\])*\])*"
_TITEL = r"\"[^\"]*\"|'[^']*'|\([^()]*\)"
_CODE_OF_LINK = re.compile(
    _CODE
    # [name]: target "title", on a line of its own, also within a quotation or a list
    + r"|^(?P<voor>[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t>]+)*)\[(?P<naam>(?:\\.|[^\[\]\\])+)\]:[ \t]*(?:\n[ \t>]*)?"
    rf"(?P<naamdoel><[^<>\n]*>|\S+)(?P<naamtitel>[ \t]*(?:\n[ \t>]*)?(?:{_TITEL}|\"[^\n]*\"|'[^\n]*'|\([^\n]*\)))?[ \t]*$"
    # <kind:key>
    r"|<(?P<auto>[A-Za-z][\w+.-]*:[^\s<>]*)>"
    # [text](target "title")
    rf"|(?P<beeld>!?)\[(?P<tekst>{_LINKTEKST})\]\(\s*(?P<doel><[^<>\n]*>|(?:[^()\s]|\([^()\s]*\))+)(?P<titel>\s+(?:{_TITEL}))?\s*\)"
    # [text][name], [name][], [name]
    rf"|(?P<wijsbeeld>!?)\[(?P<wijstekst>{_LINKTEKST})\](?!\()(?P<wijs>[ ]?\n?[ ]*\[(?P<wijsnaam>[^\[\]]*)\](?![(:]))?"
    # what is left of a link too odd for the line above
    r"|\]\((?P<los>[^)\n]*)\)?",
    re.DOTALL | re.MULTILINE,
)
_EXTERN = re.compile(r"(?:https?://|mailto:|tel:)[^\s]+", re.IGNORECASE)
_ALINEA = re.compile(r"\n\s*\n")
_JAAR = r"(?<![\w-])(?:19|20)\d\d-(?:19|20)\d\d(?![\w-])"
_JAAR_IN_TEKST = re.compile(_JAAR + r"(?![^<>]*>)")
_TEKENING_OF_SCRIPT = re.compile(r"(<svg\b.*?</svg>|<script\b.*?</script>)", re.DOTALL)
_JAAR_IN_MARKDOWN = re.compile(
    r"^(?P<hek>```+|~~~+).*?^(?P=hek)[^\n]*$|(?P<tik>`+)(?!`).+?(?P=tik)(?!`)|^(?:#| {4}|\t)[^\n]*|^\[[^\]\n]+\]:[^\n]*"
    r"|\]\([^()\n]*\)|\{[^{}\n]*\}|<[^<>]*>|(?P<jaar>" + _JAAR + ")",
    re.DOTALL | re.MULTILINE,
)

# python-markdown knows a backslash before these; what it does not know becomes a numeric entity.
_BACKSLASH = frozenset("\\`*_{}[]()>#+-.!")


def markdown_veilig(waarde: object) -> Markup:
    """A value as literal text in a Markdown heading or line: no markup, no HTML, no attribute list, one line."""
    tekst = str(escape(_WIT.sub(" ", str(waarde)).strip()))
    # The entities that `escape` made hold no letter of the set but '#', which must stay: '&#34;'.
    delen = re.split(r"(&#?\w+;)", tekst)
    return Markup("".join(deel if i % 2 else _MARKDOWN.sub(_ontsnap, deel) for i, deel in enumerate(delen)))  # noqa: S704


def _ontsnap(teken: re.Match[str]) -> str:
    return f"\\{teken[1]}" if teken[1] in _BACKSLASH else f"&#{ord(teken[1])};"


def veilige_link(doel: str | None) -> str | None:
    """The address itself where it leads to the web, mail or telephone; None for anything else (`javascript:`)."""
    return doel if doel is not None and _EXTERN.fullmatch(doel) else None


def alineas(tekst: str) -> list[str]:
    """Plain text of several paragraphs, split at empty lines."""
    return [_WIT.sub(" ", deel).strip() for deel in _ALINEA.split(tekst) if deel.strip()]


def jaren_heel(html: str) -> str:
    """HTML in which no school year in running text ('2025-2026') breaks over two lines; drawings and scripts stay as they are.

    A span and no other hyphen: the year must still be found by who searches for it, and come out right when it is copied.
    """
    delen = _TEKENING_OF_SCRIPT.split(html)
    delen[::2] = [_JAAR_IN_TEKST.sub(r'<span class="hb-jaar">\g<0></span>', deel) for deel in delen[::2]]
    return "".join(delen)


def jaren_heel_markdown(tekst: str) -> str:
    """The same for Markdown; headings, code, addresses and what is indented stay as they are."""
    return _JAAR_IN_MARKDOWN.sub(
        lambda gevonden: f'<span class="hb-jaar">{gevonden[0]}</span>' if gevonden["jaar"] else gevonden[0], tekst
    )


def link_proza(tekst: str, adres: Callable[[str], str | None]) -> str:
    """Prose in which every link and image leads somewhere; `adres` gives the address of a target, None for an unknown one.

    Links to the web stay as they are. A link that leads nowhere becomes its own text, an image its description; so do those
    that name their target elsewhere (`[text][name]`), and what the name stood for goes. Of `<kind:key>` only the kind is left.
    Code stays untouched.
    """
    namen = [gevonden for gevonden in _CODE_OF_LINK.finditer(tekst) if gevonden["naam"] is not None and not _is_noot(gevonden)]
    weg = {_naam(gevonden["naam"]) for gevonden in namen if _nieuw_doel(gevonden["naamdoel"], adres) is None}
    blijft = {_naam(gevonden["naam"]) for gevonden in namen if _nieuw_doel(gevonden["naamdoel"], adres) is not None}
    return _Linker(adres, frozenset(weg - blijft)).link(tekst)


@dataclass(frozen=True, slots=True)
class _Linker:
    """Rewrites links; `weg` are the names whose target is not in this edition."""

    adres: Callable[[str], str | None]
    weg: frozenset[str]

    def link(self, tekst: str) -> str:
        return _CODE_OF_LINK.sub(self._vervang, tekst)

    def _vervang(self, gevonden: re.Match[str]) -> str:
        if gevonden["code"] is not None:
            return gevonden[0]
        if gevonden["naam"] is not None:
            return self._naam(gevonden)
        if gevonden["auto"] is not None:
            return self._auto(gevonden)
        if gevonden["doel"] is not None:
            tekst, nieuw = self.link(gevonden["tekst"]), _nieuw_doel(gevonden["doel"], self.adres)
            return tekst if nieuw is None else f"{gevonden['beeld']}[{tekst}]({nieuw}{gevonden['titel'] or ''})"
        return self._los(gevonden["los"]) if gevonden["wijstekst"] is None else self._wijs(gevonden)

    def _wijs(self, gevonden: re.Match[str]) -> str:
        """A link that names its target elsewhere."""
        tekst = self.link(gevonden["wijstekst"])
        if _naam(gevonden["wijsnaam"] or gevonden["wijstekst"]) in self.weg:
            return tekst
        return f"{gevonden['wijsbeeld']}[{tekst}]{gevonden['wijs'] or ''}"

    def _los(self, binnen: str) -> str:
        """The second half of a link, given what stands between its brackets."""
        doel, _, rest = binnen.strip().partition(" ")
        nieuw = _nieuw_doel(doel, self.adres) if doel else None
        return "]" if nieuw is None else f"]({nieuw}{' ' + rest if rest else ''})"

    def _naam(self, gevonden: re.Match[str]) -> str:
        """A definition with its new target; nothing where it leads nowhere."""
        if _is_noot(gevonden):
            return gevonden[0]
        nieuw = _nieuw_doel(gevonden["naamdoel"], self.adres)
        return (
            gevonden["voor"] if nieuw is None else f"{gevonden['voor']}[{gevonden['naam']}]: {nieuw}{gevonden['naamtitel'] or ''}"
        )

    def _auto(self, gevonden: re.Match[str]) -> str:
        doel = gevonden["auto"]
        soort, _, sleutel = doel.partition(":")
        nieuw = _nieuw_doel(doel, self.adres)
        if nieuw is None:
            # Glued to what stands before it, the word could make a new link with what comes after.
            return f" {soort}" if gevonden.string[: gevonden.start()].endswith("<") else soort
        return f"<{doel}>" if nieuw == doel else f"[{sleutel.partition('#')[0]}]({nieuw})"


def _is_noot(gevonden: re.Match[str]) -> bool:
    """Whether the definition is a footnote of one word, which no engine that knows footnotes takes for an address."""
    return gevonden["naam"].startswith("^") and re.search(r"[:/.](?=.)", gevonden["naamdoel"]) is None


def _nieuw_doel(doel: str, adres: Callable[[str], str | None]) -> str | None:
    """The target as it is published: itself where it leads to the web or within the page; None where it leads nowhere."""
    kaal = doel.removeprefix("<").removesuffix(">")
    return doel if _EXTERN.fullmatch(kaal) or kaal.startswith("#") else adres(kaal)


def _naam(naam: str) -> str:
    """The name of a target as engines compare it."""
    return _WIT.sub(" ", naam).strip().casefold()


def met_cijfers(tekst: str, vul_in: Callable[[Cijfervraag], str | None], maak: Callable[[str], str]) -> str:
    """What `maak` makes of a text, with what `vul_in` gives in place of each figure that the text asks for; None leaves it.

    A word that occurs nowhere in the text holds the place meanwhile: HTML of ours is not for `maak` to read.
    """
    woord = "cijferplaats"
    while woord in tekst:
        woord += "x"
    inhouden: list[tuple[Cijfervraag, str]] = []

    def plaats(vraag: Cijfervraag) -> str | None:
        inhoud = vul_in(vraag)
        if inhoud is None:
            return None
        inhouden.append((vraag, inhoud))
        naam = f"{woord}{len(inhouden) - 1}z"
        return naam if vraag.los else f"\n\n{naam}\n\n"

    gemaakt = maak(met_antwoorden(tekst, plaats))
    # In HTML the place of a block is a paragraph of its own, which cannot hold a table or a chart.
    plek = re.compile(rf"<p>{woord}(?P<blok>\d+)z</p>|{woord}(?P<los>\d+)z")
    return plek.sub(lambda hier: _inhoud(inhouden, hier), gemaakt) if inhouden else gemaakt


def _inhoud(inhouden: list[tuple[Cijfervraag, str]], hier: re.Match[str]) -> str:
    vraag, inhoud = inhouden[int(hier["blok"] or hier["los"])]
    return f"<p>{inhoud}</p>" if hier["blok"] and vraag.los else inhoud


def markdown_html(tekst: str) -> str:
    """CommonMark with tables as HTML; HTML in the text is shown as text, and links to scripts stay text."""
    html: str = _lezer().render(tekst)
    return html


@cache
def _lezer() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")
