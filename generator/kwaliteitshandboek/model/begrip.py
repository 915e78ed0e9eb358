"""Model, stage 0: words: the terms of a handbook with their abbreviations, and laws that no longer exist."""

from __future__ import annotations

from datetime import date

from kwaliteitshandboek.model.basis import JaNee, Onderdeel, Slug, Tekst, Teksten, Zichtbaarheid


class Begrip(Onderdeel):
    """A term, an entry of `data/begrippen.yml`.

    `afkorting` gets a tooltip wherever it stands in text. `synoniemen` are words that mean the same and may be used: search
    finds the term by them. `vermijd` are words in whose place the term is preferred: `check` names each use.
    """

    id: Slug
    term: Tekst
    afkorting: Tekst | None = None
    uitleg: Tekst
    synoniemen: Teksten = ()
    vermijd: Teksten = ()
    zichtbaarheid: Zichtbaarheid = Zichtbaarheid.INTERN


class VervallenWet(Onderdeel):
    """A law that lapsed, an entry of `data/wetten.yml` or of the product's own list (`vervallen_wetten.yml` beside this module).

    `namen` are the ways in which texts cite it, abbreviations included; an abbreviation counts only as it is written here.
    """

    id: Slug
    namen: Teksten
    vervallen_op: date | None = None
    vervangen_door: Tekst | None = None
    geldt_nog: JaNee = False
