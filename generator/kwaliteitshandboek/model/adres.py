"""Model, stage 0: permanent addresses, every id that the handbook ever gave out and where it leads now."""

from __future__ import annotations

from datetime import date

from kwaliteitshandboek.model.basis import Onderdeel, Tekst


class Adres(Onderdeel):
    """An id of `/id/<id>`, an entry of `data/adressen.yml`, which `handboek adressen` keeps.

    `id` is kind and key ('kaart-startbespreking', 'item-ondersteuning-2e'). What still exists under that id
    needs no more. What is gone says where it went: `nu`, another id, or `vervallen_op` and an explanation.
    """

    id: Tekst
    nu: Tekst | None = None
    vervallen_op: date | None = None
    uitleg: Tekst | None = None
