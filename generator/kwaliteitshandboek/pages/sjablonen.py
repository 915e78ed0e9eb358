"""Pages, stage 6: the templates: one Jinja2 environment, loaded once, and the filters that templates use."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from kwaliteitshandboek import taal
from kwaliteitshandboek.charts.woorden import breukreden
from kwaliteitshandboek.derive import kalenderwoorden
from kwaliteitshandboek.pages import proza, woorden


def blok(html: str) -> Markup:
    """One block of HTML between empty lines, without empty lines or indentation inside, so that Markdown leaves it whole.

    For blocks that hold no `<pre>` or other text in which white space counts. School years do not break over two lines.
    """
    regels = (regel.strip() for regel in html.splitlines())
    return Markup("\n" + proza.jaren_heel("\n".join(regel for regel in regels if regel)) + "\n\n")  # noqa: S704 - from a template, already escaped


@cache
def omgeving() -> Environment:
    """The environment of all page templates: values are escaped, an unknown name is an error."""
    jinja = Environment(
        loader=PackageLoader("kwaliteitshandboek.pages", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    jinja.filters |= {
        "blok": blok,
        "md": proza.markdown_veilig,
        "alineas": proza.alineas,
        "veilige_link": proza.veilige_link,
        "datum": taal.datum,
        "maand": taal.maand,
        "getal": taal.getal,
        "opsomming": taal.opsomming,
        "hoofdletter": taal.hoofdletter,
        "breukreden": breukreden,
        "soortnaam": woorden.soortnaam,
        "soortnamen": woorden.soortnamen,
        "momenttitel": kalenderwoorden.momenttitel,
        "momentsoort": kalenderwoorden.SOORTNAMEN.__getitem__,
        "dagwoorden": kalenderwoorden.dagwoorden,
        "dagkort": kalenderwoorden.dagkort,
    }
    return jinja


def render(sjabloon: str, **waarden: object) -> str:
    """The text of a page: template `<sjabloon>.md.j2` filled in."""
    return omgeving().get_template(f"{sjabloon}.md.j2").render(**waarden).strip() + "\n"
