"""Check, stage 4: mapping files, before somebody needs them for an import: names that exist, and no figure read twice."""

from __future__ import annotations

from collections.abc import Iterator

from kwaliteitshandboek.check.bekend import REGISTER, Bekend
from kwaliteitshandboek.findings import Finding
from kwaliteitshandboek.findings.gegevens import INDELING_DUBBEL, INDELING_NAAM_BEZET, INDELING_VREEMD
from kwaliteitshandboek.findings.suggestie import kort
from kwaliteitshandboek.intake.indelingkeur import dubbele_kolommen, is_bezet, vreemde_namen
from kwaliteitshandboek.model.handboek import Handboek


def check_indelingen(handboek: Handboek, bekend: Bekend) -> Iterator[Finding]:
    """What would stop the next import; a warning here, since no page rests on a mapping."""
    scholen, reeksen = handboek.organisatie.school_per_sleutel, handboek.meetreeks_per_id
    for indeling in handboek.indelingen:
        if is_bezet(indeling):
            yield INDELING_NAAM_BEZET.op(indeling.plek, naam=indeling.id)
        for vreemd in vreemde_namen(indeling, scholen, reeksen):
            # What could not be read has a finding of its own.
            is_school = vreemd.naam in indeling.school.vertaling.values() or vreemd.naam == indeling.school.vast
            if vreemd.naam not in bekend.kapot and not (is_school and REGISTER in bekend.kapot):
                velden = {"soort": vreemd.soort, "naam": kort(vreemd.naam), "waar": vreemd.waar, "raad": vreemd.raad}
                yield INDELING_VREEMD.op(vreemd.plek, indeling=indeling.id, **velden)
        for eerste, tweede in dubbele_kolommen(indeling):
            yield INDELING_DUBBEL.op(
                tweede.plek,
                indeling=indeling.id,
                kolommen=f"'{kort(eerste.kolom)}' en '{kort(tweede.kolom)}'",
                categorie=tweede.categorie,
                meetreeks=tweede.meetreeks or indeling.meetreeks or "dezelfde meetreeks",
            )
