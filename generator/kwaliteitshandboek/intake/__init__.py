"""Intake, stage 1: other people's files (open data of DUO and CBS) become tidy results with provenance, or findings.

`plan_import` and `plan_tabel` read and decide, `write_plan` writes all or nothing, `beschrijf` puts a plan into Dutch.
`plan_vaststellen` and `plan_bevestigen` do the same for the ledger of adoptions.
"""

from kwaliteitshandboek.intake.beschrijving import beschrijf
from kwaliteitshandboek.intake.herkenning import Bronbestand, recognise, recognise_bytes
from kwaliteitshandboek.intake.indelingen import INDELINGEN, Indeling
from kwaliteitshandboek.intake.plan import Bestandsverslag, Importplan, Schrijfbestand, plan_import
from kwaliteitshandboek.intake.scholen import Veldwijziging
from kwaliteitshandboek.intake.schrijven import write_bestanden, write_plan
from kwaliteitshandboek.intake.tabel import Wereld
from kwaliteitshandboek.intake.tabelplan import plan_tabel
from kwaliteitshandboek.intake.tabelwaarden import lees_schooljaar
from kwaliteitshandboek.intake.tidy import Celwijziging, Verschil
from kwaliteitshandboek.intake.vaststellen import Akte, Vaststelplan, plan_bevestigen, plan_vaststellen

__all__ = [
    "INDELINGEN",
    "Akte",
    "Bestandsverslag",
    "Bronbestand",
    "Celwijziging",
    "Importplan",
    "Indeling",
    "Schrijfbestand",
    "Vaststelplan",
    "Veldwijziging",
    "Verschil",
    "Wereld",
    "beschrijf",
    "lees_schooljaar",
    "plan_bevestigen",
    "plan_import",
    "plan_tabel",
    "plan_vaststellen",
    "recognise",
    "recognise_bytes",
    "write_bestanden",
    "write_plan",
]
