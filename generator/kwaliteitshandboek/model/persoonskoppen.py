"""Model, stage 0: what the name of a column gives away: a person, one employee, a home address, a class."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from kwaliteitshandboek.model.persoonsrollen import is_van_een, wijst_een_aan


class Kopsoort(StrEnum):
    """What the name of a column gives away: a person, one employee, a home address; `klas` and `los` need a look at the cells.

    `een` is a figure about one pupil, parent or employee: 'Leraar 1', 'Oordeel juf'. `los` is a bare word such as 'Leerling' or
    'Leerkracht': a name or number of one person, or a mark given by all of them.
    """

    PERSOON = "persoon"
    MEDEWERKER = "medewerker"
    ADRES = "adres"
    KLAS = "klas"
    EEN = "een"
    LOS = "los"


def kolomsleutel(kop: str) -> str:
    """The form in which headers are compared: capitals, everything that is not a letter or digit as one underscore."""
    return re.sub(r"[^A-Z0-9]+", "_", kop.replace("\ufeff", "").upper()).strip("_")


_WIE: Final = "LEERLING|LEERLINGEN|KIND|STUDENT|PUPIL|OUDER|OUDERS|VERZORGER|RESPONDENT|DEELNEMER|PERSOON"
_PERSONEEL: Final = (
    "LEERKRACHT|LKR|LEERKR|GROEPSLEERKRACHT|LERAAR|LERARES|DOCENT|MEDEWERKER|WERKNEMER|PERSONEELSLID|MENTOR|JUF|JUFFROUW|MEESTER|"
    "TEACHER|PERSONEELS"
)
_KENMERK: Final = "NAAM|NUMMER|NR|ID|CODE|INITIALEN|AFKORTING|PASNUMMER|VOLGNUMMER"
_PERSOON: Final = re.compile(
    r"_(?:BSN|BURGER_?SERVICE_?(?:NUMMER|NR)|SOFI_?(?:NUMMER|NR)|ONDERWIJS_?(?:NUMMER|NR)|PGN|PERSOONSGEBONDEN_(?:NUMMER|NR)|"
    r"GEBOORTE(?!N_|CIJFER|OVERSCHOT)[A-Z]*|GEB_?(?:DATUM|DAT|JAAR|JR)|GB_?(?:DATUM|DAT|JAAR|JR)|ACHTERNAAM|ACHTERNAMEN|"
    r"VOORNAAM|VOORNAMEN|VOORLETTERS?|ROEPNAAM|ROEPNAMEN|VOLLEDIGE_NAAM|"
    r"TUSSENVOEGSELS?|MEISJESNAAM|FAMILIENAAM|DOOPNAAM|ECK_?ID|LLNR|E_?MAIL(?:_?ADRES(?:SEN)?)?|MAILADRES|MOBIEL(?:_?NUMMER)?|"
    r"FIRST_?NAME|LAST_?NAME|SURNAME|BIRTH_?DATE|DATE_OF_BIRTH|"
    rf"(?:{_WIE})_?(?:{_KENMERK})|(?:NAAM|NUMMER|NR|ID|CODE|INITIALEN)_(?:VAN_)?(?:DE_|HET_)?(?:{_WIE}))_"
)
_WAAR: Final = "ADRES|POSTCODE|STRAAT|WOONPLAATS|TELEFOON(?:NUMMER)?"
_ADRES: Final = re.compile(
    rf"_(?:WOONADRES|THUISADRES|HUISADRES|(?:{_WAAR})_(?:VAN_)?(?:DE_|HET_)?(?:{_WIE})|(?:{_WIE})_?(?:{_WAAR}))_"
)
_MEDEWERKER: Final = re.compile(rf"_(?:(?:{_PERSONEEL})_?(?:{_KENMERK})|(?:{_KENMERK})_(?:VAN_)?(?:DE_|HET_)?(?:{_PERSONEEL}))_")
_LOS: Final = re.compile(
    f"(?!LEERLINGEN|OUDERS|PERSONEELS)(?:{_WIE}|{_PERSONEEL}|IB_ER|IBER|INTERN_BEGELEIDER|DIRECTEUR|SCHOOLLEIDER|GB|GEB)"
)
_KLAS: Final = re.compile(r"(?:KLAS|GROEP|STAMGROEP|LESGROEP|UNIT|CLUSTERGROEP)(?:S?_?(?:NAAM|CODE|NUMMER|NR|ID))?|KLASSEN_?CODE")
_TELT: Final = re.compile(r"_(?:AANTAL|AANTALLEN|TOTAAL|GEMIDDELDE?|AFSTAND|PERCENTAGE|PROCENT|AANDEEL)_")
"""A column that counts or measures: 'aantal leerlingen met een geldig BSN' holds no BSN."""


def kopsoort(kop: str) -> Kopsoort | None:
    """What a header gives away by its words; None where it says nothing of persons."""
    sleutel = kolomsleutel(kop)
    if wijst_een_aan(sleutel):
        return Kopsoort.EEN
    if _TELT.search(f"_{sleutel}_"):
        return None
    for patroon, soort in ((_PERSOON, Kopsoort.PERSOON), (_ADRES, Kopsoort.ADRES), (_MEDEWERKER, Kopsoort.MEDEWERKER)):
        if patroon.search(f"_{sleutel}_"):
            return soort
    if is_van_een(sleutel):
        return Kopsoort.EEN
    if _LOS.fullmatch(sleutel):
        return Kopsoort.LOS
    return Kopsoort.KLAS if _KLAS.fullmatch(sleutel) else None


_VEILIG: Final = frozenset(
    re.findall(
        r"[A-Z]+",
        "BSN BURGER SERVICE BURGERSERVICENUMMER SOFI SOFINUMMER ONDERWIJSNUMMER PGN PERSOONSGEBONDEN GEBOORTE "
        "GEBOORTEDATUM GEBOORTEDAG GEBOORTEPLAATS GEBOORTELAND GEBOORTEJAAR GEBDATUM DATUM ACHTERNAAM VOORNAAM VOORNAMEN "
        "VOORLETTER VOORLETTERS ROEPNAAM TUSSENVOEGSEL TUSSENVOEGSELS MEISJESNAAM FAMILIENAAM DOOPNAAM ECK ECKID LLNR E "
        "MAIL EMAIL EMAILADRES MAILADRES MOBIEL MOBIELNUMMER FIRST LAST NAME SURNAME BIRTH BIRTHDATE DATE OF "
        "LEERLINGNUMMER LEERLINGNR LEERLINGNAAM LEERLINGID LEERLINGCODE PERSONEELSNUMMER MEDEWERKERNUMMER MEDEWERKERCODE "
        "MEDEWERKERNAAM LEERKRACHTCODE LEERKRACHTNAAM WOONADRES THUISADRES HUISADRES ADRES POSTCODE STRAAT WOONPLAATS "
        "TELEFOON TELEFOONNUMMER VAN DE HET DER KLAS GROEP STAMGROEP LESGROEP KLASNAAM GROEPSNAAM GROEPSCODE KLASSENCODE "
        "LKR GB GEB BLAD SHEET WERKBLAD ANTWOORDEN "
        "UNIT CLUSTERGROEP HUISNUMMER RESPONDENTNUMMER RESPONDENTID DEELNEMERNUMMER RECORD RECORDNUMMER RECORDID VOLGNR "
        "IB ER INTERN BEGELEIDER DIRECTEUR SCHOOLLEIDER OPMERKING OPMERKINGEN TOELICHTING CONTACT SCHOOL SCHOOLNAAM BRIN "
        "VESTIGING LOCATIE LEERJAAR JAAR SCHOOLJAAR WAARDE AANTAL SCORE OORDEEL BEOORDELING CIJFER GESPREK TEVREDENHEID LERAREN "
        "MOEDER VADER VOOGD GEBOREN OP VERJAARDAG JARIG DIAGNOSE LLN LL KANDIDAAT COLLEGA INVALLER VAKLEERKRACHT VAKLERAAR "
        f"{_WIE} {_PERSONEEL} {_KENMERK}",
    )
)
"""Words that a header may consist of when a message repeats it; any other word could be somebody's name."""


def toonbare_kop(kop: str, nummer: int) -> str:
    """A column for a message: its header where every word of it is a common one, else its number, counted from 1."""
    woorden = re.findall(r"[A-Z0-9]+", kolomsleutel(kop))
    # A figure or letter behind common words ('Leraar 1', 'Leraar groep 8a') says nothing of who it is.
    gewoon = woorden[:-1] if len(woorden) > 1 and re.fullmatch(r"[0-9]?[A-Z]|[0-9]{1,2}", woorden[-1]) else woorden
    if gewoon and kop.isascii() and all(woord in _VEILIG for woord in gewoon):
        return f"'{' '.join(kop.split())}'"
    return f"nummer {nummer}"


def is_naamkop(kop: str) -> bool:
    """Whether a header is the bare word 'Naam': the name of a school, or of a person."""
    return kolomsleutel(kop) in {"NAAM", "NAMEN", "NAME"}
