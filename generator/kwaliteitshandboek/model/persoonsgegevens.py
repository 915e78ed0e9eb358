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
        "LKR GB GEB BLAD SHEET WERKBLAD ANTWOORDEN "
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
    # '12-03-14': never a day to come, so of the last hundred years or so.
    re.compile(r"(?P<d>[0-9]{1,2})[-/](?P<m>[0-9]{1,2})[-/](?P<j>[0-9]{2})"),
)


def als_dag(tekst: str) -> date | None:
    """The day that a cell holds in any usual notation; None where it holds something else."""
    for patroon in _DATUM:
        if gevonden := patroon.fullmatch(tekst):
            try:
                jaar = int(gevonden["j"])
                jaar += 0 if jaar > 99 else 2000 if jaar < 40 else 1900
                return date(jaar, int(gevonden["m"]), int(gevonden["d"]))
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


_AANSPREEK: Final = re.compile(
    r"(?<![\w-])(?:[Jj]uf|[Jj]uffrouw|[Mm]eester|[Mm]evr\.?|[Mm]evrouw|[Mm]w\.?|[Dd]hr\.?|[Dd]e heer|[Mm]eneer)\s"
    rf"(?:{_INITIALEN})?(?:{_TUSSEN}\s)*({_WOORD})"
)
_GEEN_NAAM: Final = frozenset("Ik Het Dat Dit Er We Wij Mijn Of En Is Heeft Zij Hij Ze Als Maar Die Wat Wie Ook Niet".split())  # noqa: SIM905
_GEEN_PERSOON: Final = re.compile(r"(?i).*(?:school|college|lyceum|stichting|straat|laan|weg|plein|singel|park|hof|huis)")
"""Ends of words that are called after somebody, and are a school, a street or a building."""


def spreekt_aan(tekst: str) -> bool:
    """Whether a text names somebody by a title: 'juf Anja', 'uitval van dhr. De Boer'; not 'mijn juf of meester'."""
    if tekst.isupper() and len(tekst.split()) <= 4:
        tekst = tekst.title()
    namen = (gevonden[1] for gevonden in _AANSPREEK.finditer(tekst))
    return any(naam not in _GEEN_NAAM and not _GEEN_PERSOON.fullmatch(naam) for naam in namen)


_NAAMWOORD: Final = r"[^\W\d_a-zß-öø-ÿ][^\W\dA-Z_]+(?:[-'’][^\W\d_]+)*"
_TWEE: Final = re.compile(
    rf"(?<![\w.-])(?=(?P<voor>{_NAAMWOORD})(?:\s(?:{_INITIALEN})?(?P<tussen>(?:{_TUSSEN}\s)*)|(?P<komma>,\s?))"
    rf"(?P<achter>{_NAAMWOORD})(?![\w-]))"
)
_VOORAF: Final = frozenset(
    [
        "de",
        "het",
        "een",
        "'t",
        "school",
        "basisschool",
        "obs",
        "cbs",
        "pcb",
        "pcbs",
        "rkbs",
        "rkbs.",
        "kbs",
        "gbs",
        "sbo",
        "so",
        "vso",
        "ikc",
        "kc",
        "kindcentrum",
        "college",
        "lyceum",
        "locatie",
        "vestiging",
        "stichting",
        "vereniging",
        "bestuur",
        "straat",
        "laan",
        "weg",
        "plaats",
        "gemeente",
        "wijk",
        "gebouw",
        "sint",
        "st",
        "prins",
        "prinses",
        "koning",
        "koningin",
    ]
)
"""Words before a name that make it the name of a school, a place or a building."""
_GEWONE_WOORDEN: Final = frozenset(
    """
    aan afgenomen afname afwezig alle algemeen ander andere antwoord april augustus basis begrijpend begroot beide beneden bergen
    beter boven breed buiten capelle cito corona covid december deel den derde deze digitaal doel drie duits eens eerste eigen
    engels erg extra februari fries friese frysk gedeeld geen gelijk gemeente gereformeerd geschikt gezond gezonde goed groen
    groene groot grote halverwege havo heel helemaal hoek hoge hoger holland iep in januari juli juni kader klein kleine laag lage
    lager later lezen lokaal lvs maart meer meerdere mee mei meting midden midscore minder nationaal nationale naar nederland
    nederlands nederlandse neutraal niet nieuw nieuwe noord november nee of ondanks onder oneens ons onze ook oktober op open
    oost oostelijk openbaar oranje ouder ouders oud oude passend plus praktijk primair pro protestants rekenen rood route samen
    school scholen september sociaal sociale speciaal spelling spellen stad start steeds sterk streef taal te team tegen
    technisch ten tijdens toen totaal tussen tweede twee type utrecht van vaak vanwege veel veilig vensters vijf vmbo volgens
    voldoende voor voortgezet vrij vwo wat weet week wel west wij wijk woord woorden zeer zelf zie zonder zuid zwak zwart alphen
    krimpen egmond vlieland friesland groningen drenthe overijssel gelderland zeeland brabant limburg flevoland amsterdam
    rotterdam leerling leerlingen leerkracht leerkrachten medewerker medewerkers directie directeur intern extern blauw blauwe
    gele witte rode gouden europa corona fase vraag vragen antwoorden tijd dag dagen uren cluster leerroute niveau
    """.split()  # noqa: SIM905 as above
)
_GEWOON_EINDE: Final = re.compile(
    r".*(?:heid|heden|ing|ingen|isch|ische|lijk|lijke|end|ende|onderwijs|school|scholen|zorg|teit|atie|aties|schap|ieve|ief|"
    r"plan|jaar|groep|niveau|toets|straat|laan|weg|plein|college|lezen|methode|programma|centrum|gebied|regio|monitor|scan)"
)


def naamparen(tekst: str) -> tuple[str, ...]:
    """Two words with capitals beside each other, particles between them allowed, that are no ordinary words or places.

    The first word of a sentence has a capital anyway: with text behind it, such a pair counts only by a common first name.
    """
    heel = tekst.title() if tekst.isupper() else tekst
    paren: list[str] = []
    for gevonden in _TWEE.finditer(heel):
        voor, achter = gevonden["voor"], gevonden["achter"]
        einde = gevonden.end("achter")
        vorige = re.split(r"[\s(]+", heel[: gevonden.start()].rstrip())[-1].casefold()
        alleen = einde == len(heel.rstrip(".")) or (gevonden.start() > 0 and not vorige.endswith((".", "!", "?")))
        if gevonden["komma"] and (gevonden.start() > 0 or einde < len(heel)):
            continue
        gewoon = any(woord.casefold() in _GEWONE_WOORDEN or _GEWOON_EINDE.fullmatch(woord.casefold()) for woord in (voor, achter))
        if vorige in _VOORAF or voor.casefold() in _VOORAF or gewoon or _GEEN_PERSOON.fullmatch(achter):
            continue
        if alleen or is_voornaam(voor):
            paren.append(heel[gevonden.start() : einde])
    return tuple(paren)


_GEEN_VOORNAAM: Final = frozenset({"An", "Bo", "Jos", "Roos", "Mees", "Ton", "Mark", "Sam", "Floor", "Saar", "Jet", "Zara"})


def noemt_bekende_naam(tekst: str) -> bool:
    """Whether somewhere in a text a common first name stands before a surname: 'langdurig ziek: Jan Jansen'."""
    for paar in naamparen(tekst):
        eerste, *rest = paar.replace(",", " ,").split()
        if "," not in rest and is_voornaam(eerste) and eerste not in _GEEN_VOORNAAM and not _GEEN_ACHTERNAAM.fullmatch(rest[-1]):
            return True
    return False


def is_naamkop(kop: str) -> bool:
    """Whether a header is the bare word 'Naam': the name of a school, or of a person."""
    return kolomsleutel(kop) in {"NAAM", "NAMEN", "NAME"}
