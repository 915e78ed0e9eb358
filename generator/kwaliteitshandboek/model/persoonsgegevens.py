"""Model, stage 0: what points at one person in a table: names of columns, and texts that look like a name or a BSN."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Final


class Kopsoort(StrEnum):
    """What the name of a column gives away: a person, one employee, a home address; `klas` and `los` need a look at the cells.

    `los` is a bare word such as 'Leerling' or 'Leerkracht': a name or number of one person, or a mark given by all of them.
    """

    PERSOON = "persoon"
    MEDEWERKER = "medewerker"
    ADRES = "adres"
    KLAS = "klas"
    LOS = "los"


def kolomsleutel(kop: str) -> str:
    """The form in which headers are compared: capitals, everything that is not a letter or digit as one underscore."""
    return re.sub(r"[^A-Z0-9]+", "_", kop.replace("\ufeff", "").upper()).strip("_")


_WIE: Final = "LEERLING|LEERLINGEN|KIND|STUDENT|PUPIL|OUDER|OUDERS|VERZORGER|RESPONDENT|DEELNEMER|PERSOON"
_PERSONEEL: Final = (
    "LEERKRACHT|GROEPSLEERKRACHT|LERAAR|LERARES|DOCENT|MEDEWERKER|WERKNEMER|PERSONEELSLID|MENTOR|JUF|MEESTER|TEACHER|PERSONEELS"
)
_KENMERK: Final = "NAAM|NUMMER|NR|ID|CODE|INITIALEN|AFKORTING|PASNUMMER|VOLGNUMMER"
_PERSOON: Final = re.compile(
    r"_(?:BSN|BURGER_?SERVICE_?(?:NUMMER|NR)|SOFI_?(?:NUMMER|NR)|ONDERWIJS_?(?:NUMMER|NR)|PGN|PERSOONSGEBONDEN_(?:NUMMER|NR)|"
    r"GEBOORTE_?(?:DATUM|DAG|PLAATS|LAND|JAAR)|GEB_?DATUM|DATUM_GEBOORTE|ACHTERNAAM|VOORNAAM|VOORNAMEN|VOORLETTERS?|ROEPNAAM|"
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
    f"(?!LEERLINGEN|OUDERS|PERSONEELS)(?:{_WIE}|{_PERSONEEL}|IB_ER|IBER|INTERN_BEGELEIDER|DIRECTEUR|SCHOOLLEIDER)"
)
_KLAS: Final = re.compile(r"(?:KLAS|GROEP|STAMGROEP|LESGROEP|UNIT|CLUSTERGROEP)(?:S?_?(?:NAAM|CODE|NUMMER|NR|ID))?|KLASSEN_?CODE")
_TELT: Final = re.compile(r"_(?:AANTAL|AANTALLEN|TOTAAL|GEMIDDELDE?|AFSTAND|PERCENTAGE|PROCENT|AANDEEL)_")
"""A column that counts or measures: 'aantal leerlingen met een geldig BSN' holds no BSN."""


def kopsoort(kop: str) -> Kopsoort | None:
    """What a header gives away by its words; None where it says nothing of persons."""
    sleutel = kolomsleutel(kop)
    if _TELT.search(f"_{sleutel}_"):
        return None
    for patroon, soort in ((_PERSOON, Kopsoort.PERSOON), (_ADRES, Kopsoort.ADRES), (_MEDEWERKER, Kopsoort.MEDEWERKER)):
        if patroon.search(f"_{sleutel}_"):
            return soort
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
        "UNIT CLUSTERGROEP HUISNUMMER RESPONDENTNUMMER RESPONDENTID DEELNEMERNUMMER RECORD RECORDNUMMER RECORDID VOLGNR "
        "IB ER INTERN BEGELEIDER DIRECTEUR SCHOOLLEIDER OPMERKING OPMERKINGEN TOELICHTING CONTACT SCHOOL SCHOOLNAAM BRIN "
        "VESTIGING LOCATIE LEERJAAR JAAR SCHOOLJAAR WAARDE AANTAL SCORE "
        f"{_WIE} {_PERSONEEL} {_KENMERK}",
    )
)
"""Words that a header may consist of when a message repeats it; any other word could be somebody's name."""


def toonbare_kop(kop: str, nummer: int) -> str:
    """A column for a message: its header where every word of it is a common one, else its number, counted from 1."""
    woorden = re.findall(r"[A-Z0-9]+", kolomsleutel(kop))
    if woorden and kop.isascii() and all(woord in _VEILIG for woord in woorden):
        return f"'{' '.join(kop.split())}'"
    return f"nummer {nummer}"


def is_bsn(cijfers: str) -> bool:
    """Whether nine digits pass the test of eleven for a BSN: 9, 8, ... 2 times the first eight, minus the last."""
    if len(cijfers) != 9 or not (cijfers.isascii() and cijfers.isdigit()) or set(cijfers) == {"0"}:
        return False
    gewogen = sum(gewicht * int(cijfer) for gewicht, cijfer in zip(range(9, 1, -1), cijfers, strict=False))
    return (gewogen - int(cijfers[8])) % 11 == 0


_NEGEN: Final = re.compile(
    r"(?<![0-9A-Za-z.,])([0-9]{9}|[0-9]{4}\.[0-9]{2}\.[0-9]{3}|[0-9]{3}[ .][0-9]{3}[ .][0-9]{3})(?![0-9A-Za-z]|[.,][0-9])"
)


def negencijferig(tekst: str) -> list[str]:
    """The numbers of nine digits in a text, without the points or spaces that people put in them."""
    return [re.sub(r"[ .]", "", gevonden) for gevonden in _NEGEN.findall(tekst)]


_MAIL: Final = re.compile(r"[^\s@;,<>]+@[^\s@;,<>]+\.[A-Za-z]{2,}")
_MOBIEL: Final = re.compile(r"(?<![0-9])(?:\+31|0031|0)[ -]?\(?0?\)?[ -]?6(?:[ -]?[0-9]){8}(?![0-9])")


def heeft_contact(tekst: str) -> bool:
    """Whether a text holds an e-mail address or the number of a mobile telephone."""
    return ("@" in tekst and bool(_MAIL.search(tekst))) or ("6" in tekst and bool(_MOBIEL.search(tekst)))


_DATUM: Final = (
    re.compile(r"(?P<d>[0-9]{1,2})[-/. ](?P<m>[0-9]{1,2})[-/. ](?P<j>(?:19|20)[0-9]{2})"),
    re.compile(r"(?P<j>(?:19|20)[0-9]{2})-(?P<m>[0-9]{1,2})-(?P<d>[0-9]{1,2})(?:[T ].*)?"),
    re.compile(r"(?P<j>(?:19|20)[0-9]{2})(?P<m>[0-9]{2})(?P<d>[0-9]{2})"),
)


def als_dag(tekst: str) -> date | None:
    """The day that a cell holds in any usual notation; None where it holds something else."""
    for patroon in _DATUM:
        if gevonden := patroon.fullmatch(tekst):
            try:
                return date(int(gevonden["j"]), int(gevonden["m"]), int(gevonden["d"]))
            except ValueError:
                continue
    return None


VOORNAMEN: Final = frozenset(
    """
    aaron abdel abdullah adam adriaan ahmed aicha albert alexander ali alice alina alize amber amin amina amir amira amy an
    anas andre andrea angela anita anja anke anna anne annemarie annemiek annie anouk anton antoon ap arend ariane arie
    arjan arjen arno arnold arthur astrid aya ayoub bart bas bastiaan beatrijs ben benjamin benthe berend bert bianca bilal
    björn bo boaz bob boris bram brigitte bryan carin carla carlijn carolien caroline casper cecile cees chantal charlotte
    chris christa christiaan christian cindy claire claudia coen conny cor corine corrie daan dani daniel danielle daniëlle
    david debbie dennis diana dick diederik dimitri dirk dominique don donna dylan eddy edith edwin eefje elena elif elin
    elisabeth elise elke ella ellen els elsa emily emma emre eric erik erika erwin esmee esmée esra esther eva evelien
    eveline evert evi faas fabian fatima fatma feline felix femke fenna ferdinand fien fleur floor floris frank frans fred
    frederik freek froukje gabriel geert george gerard gerben gerda gerdien gerrit gert gijs gina greet guido guus hamza
    hanna hannah hanneke hans harm harrie harry hassan heleen helena hendrik hendrika henk henny herman hidde hilde hugo
    ibrahim ilse imane ine inge ingrid irene iris isa isabel isabella ivo jaap jack jacob jacqueline jacques jade jan
    janneke jannie jans jansje jasmijn jason jasper jayden jeanette jelle jelte jens jeroen jesse jessica jet jill jim
    joanne job jochem joep johan johanna john johnny jolanda jonas jonathan joost jordy joris jorn jos jose josephine joshua
    josé joyce judith julia julian juliette jurgen jurre justin karel karen karim karin karlijn kasper kees kelly kevin kim
    klaas koen koos lana lara lars laura laurens lea leendert leo leon leonie liam lianne lieke lien lies liesbeth lieve
    lina linda linde lisa lisanne lise liv liz lotte louis louise lowie luca lucas lucia luuk lynn maaike maarten mandy
    manon maran marcel marco margot margriet maria marian marianne marieke marijke marijn marina mario marion marit marjan
    marjolein mark marleen marlies marloes marlou martha martijn martin martine mats matthijs maud maureen maurits max mees
    megan mehmet melanie melissa merel mia michael michel michelle mick mieke mila milan milou mirjam mirthe mitchel mohamed
    mohammed monique morris mustafa nadia nadine naomi natalie natasja nathalie nico nicole niek niels nienke nina noa noah
    noor nora noud olaf olivia oscar otis owen pascal patricia patrick paul paula pauline peter petra philip piet pieter pim
    puck quinten rachel ralf ramon rania rayan raymond rebecca remco renate rene rené richard rick rik rob robert robin roel
    roeland roos rosa rosalie rosanne rosemarie roy ruben rutger ruth ruud saar sabine salma sam samantha samira samuel sander
    sandra sanne sara sarah saskia sebastiaan sem senna shirley siem sien sietske silvia simon simone sjoerd sofia sofie
    sonja sophie stefan stefanie stella sten steven stijn suzan suzanne sven svenja sylvia tamara tara ted tess teun teunis
    theo thijs thomas tibbe tijn tim timo tina tobias tom tommy ton toon trudy twan vera victor vince vincent wendy wessel
    wiebe wiel willem willemijn wilma wim wout wouter xander yara yasin yasmin yassin youssef yusuf yvette yvonne zakaria
    zara zoe zoë
    """.split()  # noqa: SIM905 a list of so many quoted words would be four times as long
)
"""Common first names, in lower case: by these a column of names is told from other words with capitals."""

_TUSSEN: Final = r"(?:(?i:van|von|de|der|den|ten|ter|te|het|in|op|el|al|ben|bin|da|di|du|la|le)|'[stS]|’[st])"
_WOORD: Final = r"[^\W\d_a-zß-öø-ÿ][^\W\d_]*(?:[-'’][^\W\d_]+)*"
_INITIALEN: Final = r"(?:[A-Z]\.\s?|(?:Th|Ch|Ph|IJ|Chr)\.\s?){1,5}"
_NAAMVORMEN: Final = (
    # 'J. Jansen', 'A.B. van der Berg'
    re.compile(rf"{_INITIALEN}(?:{_TUSSEN}\s)*{_WOORD}"),
    # 'Jansen, J.', 'Berg, A.B. van der'
    re.compile(rf"(?:{_TUSSEN}\s)*{_WOORD},\s?{_INITIALEN}(?:\s?{_TUSSEN})*"),
    # 'mevrouw Jansen', 'juf Anna'
    re.compile(
        rf"(?i:juf|juffrouw|meester|mevr\.?|mevrouw|dhr\.?|de heer|meneer|mw\.?)\s(?:{_INITIALEN})?(?:{_TUSSEN}\s)*{_WOORD}"
    ),
)
_VOLUIT: Final = re.compile(rf"({_WOORD})\s(?:{_INITIALEN})?((?:{_TUSSEN}\s)*{_WOORD}(?:\s{_WOORD})?)")
_OMGEKEERD: Final = re.compile(rf"(?:{_TUSSEN}\s)*{_WOORD},\s?({_WOORD})(?:\s{_TUSSEN})*")
_GEEN_ACHTERNAAM: Final = re.compile(
    r"(?i).*(?:school|college|lyceum|kring|stichting)|jan|feb|mrt|apr|jun|jul|aug|sep|sept|okt|nov|dec"
)


def lijkt_naam(tekst: str) -> bool:
    """Whether a text has the form of the name of a person, with at least an initial, a title or a common first name in it."""
    tekst = " ".join(tekst.split())
    if not 4 <= len(tekst) <= 60 or " " not in tekst.replace(",", " ").replace(".", " "):
        return False
    if tekst.isupper():
        tekst = tekst.title()
    if _GEEN_ACHTERNAAM.fullmatch(tekst.split()[-1].strip(".,")):
        return False
    if any(vorm.fullmatch(tekst) for vorm in _NAAMVORMEN):
        return True
    gevonden = _VOLUIT.fullmatch(tekst) or _OMGEKEERD.fullmatch(tekst)
    return gevonden is not None and is_voornaam(gevonden[1])


def is_voornaam(tekst: str) -> bool:
    """Whether a text is one common first name; of a double name ('Anne-Marie') the first part counts."""
    return tekst.strip().split("-")[0].lower() in VOORNAMEN


def kop_met_persoon(kop: str) -> bool:
    """Whether a header itself is somebody's: a name, a BSN or an e-mail address, as in a table with a column for each pupil."""
    return lijkt_naam(kop) or heeft_contact(kop) or any(map(is_bsn, negencijferig(kop)))
