"""Pages, stage 6: text of authors and values from data, made safe and linked before they enter a page's Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from markdown_it import MarkdownIt
from markupsafe import Markup, escape

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~^=$:])")
_WIT = re.compile(r"\s+")
_CODE_OF_LINK = re.compile(
    r"(?P<code>^(?P<hek>```+|~~~+).*?^(?P=hek)[^\n]*$|(?P<tik>`+)(?!`).+?(?P=tik)(?!`))"
    r"|(?P<beeld>!?)\[(?P<tekst>(?:[^\[\]]|\[[^\[\]]*\])*)\]\(\s*(?P<doel><[^<>\n]*>|(?:[^()\s]|\([^()\s]*\))+)(?P<titel>\s+\"[^\"\n]*\")?\s*\)",
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
    """Prose in which every inline link and image leads somewhere; `adres` gives the address of a target, None for an unknown one.

    Links to the web stay as they are. A link that leads nowhere becomes its own text, an image its description. Code stays
    untouched.
    """

    def vervang(gevonden: re.Match[str]) -> str:
        if gevonden["code"] is not None:
            return gevonden[0]
        doel = gevonden["doel"].removeprefix("<").removesuffix(">")
        if _EXTERN.fullmatch(doel) or doel.startswith("#"):
            return gevonden[0]
        nieuw = adres(doel)
        if nieuw is None:
            return gevonden["tekst"]
        return f"{gevonden['beeld']}[{gevonden['tekst']}]({nieuw}{gevonden['titel'] or ''})"

    return _CODE_OF_LINK.sub(vervang, tekst)


def markdown_html(tekst: str) -> str:
    """CommonMark with tables as HTML; HTML in the text is shown as text, and links to scripts stay text."""
    html: str = _lezer().render(tekst)
    return html


@cache
def _lezer() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")
