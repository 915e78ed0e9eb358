"""Model, stage 0: self-evaluations, the judgements of a school, a board or the organisation itself, by item of a framework."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from kwaliteitshandboek.model.basis import Itemcode, Onderdeel, Schoolsleutel, Slug, Tekst, Teksten
from kwaliteitshandboek.model.schooljaar import Schooljaar


class Antwoordtelling(Onderdeel):
    """How many respondents gave an item this step of the scale; never who."""

    waarde: Tekst
    aantal: int = Field(ge=0)


class Itemoordeel(Onderdeel):
    """What was judged of one item: a step of the framework's scale, why, and on what evidence.

    `bewijs` is text or a reference as in prose (`kaart:startbespreking`, `indicator:veiligheidsbeleving`). `antwoorden` are the
    counts of the team's own answers, from which the spread follows; the judgement itself is what the team agreed on.
    """

    item: Itemcode
    oordeel: Tekst | None = None
    toelichting: Tekst | None = None
    bewijs: Teksten = ()
    antwoorden: tuple[Antwoordtelling, ...] = ()


class Zelfevaluatie(Onderdeel):
    """A self-evaluation, a file `data/zelfevaluaties/<id>.yml`; without `school` or `bestuur` it is of the organisation itself.

    `respondenten` is the number of people who took part. Below `drempels.respondenten` nothing of it is shown in any edition.
    """

    id: Slug
    kader: Slug
    schooljaar: Schooljaar
    school: Schoolsleutel | None = None
    bestuur: Slug | None = None
    datum: date | None = None
    respondenten: int = Field(ge=0)
    toelichting: Tekst | None = None
    oordelen: tuple[Itemoordeel, ...] = Field(min_length=1)


def uiterste_dag(jaar: Schooljaar) -> date:
    """Until when people look back on a school year: the end of the calendar year in which it ended."""
    return date(jaar.begin + 1, 12, 31)


def wie(school: str | None, bestuur: str | None) -> str:
    """Who judged, as in ids and addresses: a school's key in lower case, 'bestuur-<id>', or 'organisatie' without either."""
    if school is not None:
        return school.lower()
    return "organisatie" if bestuur is None else f"bestuur-{bestuur}"
