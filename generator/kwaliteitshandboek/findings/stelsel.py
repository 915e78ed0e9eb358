"""Findings, stage 0: what is wrong with the system of quality care, its lines of accountability, and its instruments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kwaliteitshandboek.findings import Code, Niveau

# The register
INSTRUMENT_ONGEBRUIKT: Final = Code(
    "C340",
    Niveau.ADVIES,
    "Niets gebruikt een instrument",
    "Geen kaart, geen cel van het stelsel, geen indicator en geen standaard hoort bij het instrument '{naam}'.",
    "Noem waar u de uitkomst gebruikt. Doet niemand er iets mee, schrap het instrument dan.",
)
INSTRUMENT_ZONDER_MOMENT: Final = Code(
    "C341",
    Niveau.ADVIES,
    "Een instrument heeft geen moment",
    "Nergens staat wanneer '{naam}' wordt gebruikt: niet in het register en niet op een kaart.",
    "Schrijf bij 'moment' wanneer, bijvoorbeeld 'in mei', '2 keer per jaar (januari en juni)' of 'op verzoek'.",
)
LAATST_TOEKOMST: Final = Code(
    "C342",
    Niveau.WAARSCHUWING,
    "De laatste keer van een instrument moet nog komen",
    "'{naam}' is volgens 'laatst' gebruikt op {datum}, maar die dag moet nog komen.",
    "Verbeter de datum. Wat nog komt, hoort bij 'moment'.",
)
LAATST_LANG_GELEDEN: Final = Code(
    "C343",
    Niveau.ADVIES,
    "Een instrument is langer niet gebruikt dan afgesproken",
    "'{naam}' is voor het laatst gebruikt op {datum}. Afgesproken is '{moment}'.",
    "Gebruik het instrument en noteer de dag bij 'laatst', of spreek een ander moment af.",
)

# The cells
CEL_ZONDER_UITVOERDER: Final = Code(
    "C344",
    Niveau.WAARSCHUWING,
    "In een cel van het stelsel voert niemand uit",
    "In de cel '{fase}' x '{niveau}' staat wat er gebeurt, maar niet wie het doet.",
    "Noem bij 'uitvoeren' de rol die het doet.",
)
CEL_ZONDER_BEWAKER: Final = Code(
    "C345",
    Niveau.ADVIES,
    "In een cel van het stelsel bewaakt niemand",
    "In de cel '{fase}' x '{niveau}' bewaakt niemand of het gebeurt. In andere cellen staat dat wel.",
    "Noem bij 'bewaken' de rol die het volgt.",
)
UITVOERDER_BEWAAKT: Final = Code(
    "C346",
    Niveau.ADVIES,
    "Wie uitvoert, bewaakt ook zelf",
    "In de cel '{fase}' x '{niveau}' bewaakt alleen wie ook uitvoert: {rollen}.",
    "Noem bij 'bewaken' een andere rol. Zo kijkt er altijd iemand mee.",
)
CEL_VOL_EN_LEEG: Final = Code(
    "C347",
    Niveau.WAARSCHUWING,
    "Een cel van het stelsel is vol en leeg tegelijk",
    "De cel '{fase}' x '{niveau}' zegt wat er gebeurt, en ook waarom zij leeg is.",
    "Laat 'wat' of 'leeg' weg.",
)
DEEL_LEEG: Final = Code(
    "C348",
    Niveau.ADVIES,
    "Een fase of niveau van het stelsel is helemaal leeg",
    "{soort} '{naam}' heeft geen enkele gevulde cel.",
    "Vul één cel om mee te beginnen, of haal {dit} uit het stelsel.",
)

# The lines
LIJN_ZONDER_MOMENT: Final = Code(
    "C349",
    Niveau.ADVIES,
    "Een lijn van verantwoording heeft geen moment",
    "Van '{naam}' staat nergens wanneer.",
    "Schrijf bij 'moment' wanneer, of noem bij 'instrumenten' een instrument dat een moment heeft.",
)
LIJN_ZONDER_ONTVANGER: Final = Code(
    "C350",
    Niveau.WAARSCHUWING,
    "Een lijn van verantwoording heeft geen ontvanger",
    "Bij '{naam}' staat niet aan wie.",
    "Noem bij 'aan' een rol, of bij 'buiten' wie het buiten uw rollen is.",
)
LIJN_AAN_ZICHZELF: Final = Code(
    "C351",
    Niveau.WAARSCHUWING,
    "Een rol verantwoordt zich aan zichzelf",
    "Bij '{naam}' staat {rol} bij 'van' en ook bij 'aan'.",
    "Laat de rol op een van beide plaatsen weg.",
)

ALLE: Final[Mapping[str, Code]] = {code.code: code for code in list(globals().values()) if isinstance(code, Code)}
