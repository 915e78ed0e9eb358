"""Model, stage 0: texts that are, or hold, the name of a person: common first names, initials, titles, words with capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

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
_SCHOOLAFKORTING: Final = re.compile(r"(?:[A-Z]\.\s?)*?(?:[OPCGKI]\.B\.S|P\.C\.B|R\.K\.B\.S|I\.K\.C|V?\.?S\.O|S\.B\.O)\b")
"""'C.B.S. De Linde': no initials."""
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
        return not _SCHOOLAFKORTING.match(tekst)
    gevonden = _VOLUIT.fullmatch(tekst) or _OMGEKEERD.fullmatch(tekst)
    return gevonden is not None and is_voornaam(gevonden[1])


def is_voornaam(tekst: str) -> bool:
    """Whether a text is one common first name; of a double name ('Anne-Marie') the first part counts."""
    return tekst.strip().split("-")[0].lower() in VOORNAMEN


_AANSPREEK: Final = re.compile(
    r"(?<![\w-])(?:[Jj]uf|[Jj]uffrouw|[Mm]eester|[Mm]evr\.?|[Mm]evrouw|[Mm]w\.?|[Dd]hr\.?|[Dd]e heer|[Mm]eneer)\s"
    rf"(?:{_INITIALEN})?(?:{_TUSSEN}\s)*({_WOORD})"
)
_GEEN_NAAM: Final = frozenset("Ik Het Dat Dit Er We Wij Mijn Of En Is Heeft Zij Hij Ze Als Maar Die Wat Wie Ook Niet".split())  # noqa: SIM905
_GEEN_PERSOON: Final = re.compile(r"(?i).*(?:school|college|lyceum|stichting|straat|laan|weg|plein|singel|park|hof|huis)")
"""Ends of words that are called after somebody, and are a school, a street or a building."""


def spreekt_aan(tekst: str, *, meester: bool = True) -> bool:
    """Whether a text names somebody by a title: 'juf Anja', 'uitval van dhr. De Boer'; not 'mijn juf of meester'.

    `meester` False: that title does not count, by which schools are called ('Meester Haye').
    """
    if tekst.isupper() and len(tekst.split()) <= 4:
        tekst = tekst.title()
    gevonden = (deel for deel in _AANSPREEK.finditer(tekst) if meester or not deel[0].casefold().startswith("meester"))
    return any(deel[1] not in _GEEN_NAAM and not _GEEN_PERSOON.fullmatch(deel[1]) for deel in gevonden)


def heeft_initialen(tekst: str) -> bool:
    """Whether a text is initials with a surname, either first: 'J. Jansen', 'Berg, A.B. van der'; not 'J.H. Isingsschool'."""
    tekst = " ".join(tekst.split())
    is_naam = any(vorm.fullmatch(tekst) for vorm in _NAAMVORMEN[:2]) and not _SCHOOLAFKORTING.match(tekst)
    return is_naam and not _GEEN_PERSOON.fullmatch(tekst.split()[-1])


NAAMGEVERS: Final = (
    "adriaan roland holst",
    "albert schweitzer",
    "anna paulowna",
    "anne frank",
    "don bosco",
    "geert groote",
    "helen keller",
    "jan amos comenius",
    "jan antonie byloo",
    "jan campert",
    "jan de bakker",
    "jan ligthart",
    "jan prins",
    "jan van brabant",
    "jan van montfoort",
    "jan van nassau",
    "jan vermeer",
    "johan de witt",
    "johan friso",
    "johan willem friso",
    "joost van den vondel",
    "juliana van stolberg",
    "karel de grote",
    "karel eykman",
    "kees boeke",
    "louise de coligny",
    "lucas batau",
    "maarten luther",
    "maria goretti",
    "maria hoop",
    "maria montessori",
    "martin luther king",
    "max havelaar",
    "oscar romero",
    "paul kruger",
    "peter petersen",
    "piet hein",
    "piet mondriaan",
    "pieter bas",
    "pieter jelles troelstra",
    "rosa boekdrukker",
    "rudolf steiner",
    "theo thijssen",
    "willem alexander",
    "willem de zwijger",
    "willem drees",
    "willem lodewijck",
    "willem lodewijk",
    "willem van oranje",
)
"""After whom schools and places are called, in lower case: such a name in a column of locations is no person's."""


NAAMWOORD: Final = r"[^\W\d_a-zß-öø-ÿ][^\W\dA-Z_]+(?:[-'’][^\W\d_]+)*"
"""A word with a capital, as names of people are."""
_TWEE: Final = re.compile(
    rf"(?<![\w.-])(?=(?P<voor>{NAAMWOORD})(?:\s(?:{_INITIALEN})?(?P<tussen>(?:{_TUSSEN}\s)*)|(?P<komma>,\s?))"
    rf"(?P<achter>{NAAMWOORD})(?![\w-]))"
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
GEWONE_WOORDEN: Final = frozenset(
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
"""Words that are no name, whatever capital they have, in lower case."""
GEWOON_EINDE: Final = re.compile(
    r".*(?:heid|heden|ing|ingen|isch|ische|lijk|lijke|end|ende|onderwijs|school|scholen|zorg|teit|atie|aties|schap|ieve|ief|"
    r"plan|jaar|groep|niveau|toets|straat|laan|weg|plein|college|lezen|methode|programma|centrum|gebied|regio|monitor|scan)"
)
"""Ends of such words."""


def naamparen(tekst: str) -> tuple[str, ...]:
    """Two words with capitals beside each other, particles between them allowed, that are no ordinary words or places.

    The first word of a sentence has a capital anyway: with text behind it, such a pair counts only by a common first name.
    """
    heel = tekst.title() if tekst.isupper() else tekst
    return tuple(
        heel[gevonden.start() : gevonden.end("achter")]
        for gevonden in _paren(heel)
        if _staat_los(heel, gevonden) or is_voornaam(gevonden["voor"])
    )


def losse_paren(tekst: str) -> tuple[tuple[str, str, str], ...]:
    """The same pairs, those at the start of a sentence too: first word, particles, second word."""
    heel = tekst.title() if tekst.isupper() else tekst
    return tuple((gevonden["voor"], gevonden["tussen"] or "", gevonden["achter"]) for gevonden in _paren(heel))


def _paren(heel: str) -> Iterator[re.Match[str]]:
    for gevonden in _TWEE.finditer(heel):
        voor, achter = gevonden["voor"], gevonden["achter"]
        if gevonden["komma"] and (gevonden.start() > 0 or gevonden.end("achter") < len(heel)):
            continue
        gewoon = any(woord.casefold() in GEWONE_WOORDEN or GEWOON_EINDE.fullmatch(woord.casefold()) for woord in (voor, achter))
        vooraf = _vorige(heel, gevonden) in _VOORAF or voor.casefold() in _VOORAF
        if not vooraf and not gewoon and not _GEEN_PERSOON.fullmatch(achter):
            yield gevonden


def _staat_los(heel: str, gevonden: re.Match[str]) -> bool:
    """Whether a pair is all there is, or stands binnen a sentence."""
    binnen = gevonden.start() > 0 and not _vorige(heel, gevonden).endswith((".", "!", "?"))
    return binnen or gevonden.end("achter") == len(heel.rstrip("."))


def _vorige(heel: str, gevonden: re.Match[str]) -> str:
    """The word before a pair, '' where there is none."""
    return re.split(r"[\s(]+", heel[: gevonden.start()].rstrip())[-1].casefold()


_GEEN_VOORNAAM: Final = frozenset({"An", "Bo", "Jos", "Roos", "Mees", "Ton", "Mark", "Sam", "Floor", "Saar", "Jet", "Zara"})
_OOK_WOORD: Final = frozenset({"an", "ap", "bo", "cor", "don", "dani", "jan", "job", "kim", "max", "noa", "rob", "sem", "tim"})
"""First names that are also a month, an abbreviation or a method: in a short header or label they say nothing."""


def is_eigen_voornaam(tekst: str) -> bool:
    """Whether a word is a common first name and hardly ever anything else."""
    kaal = tekst.strip().lower()
    return is_voornaam(kaal) and kaal not in _OOK_WOORD and kaal.capitalize() not in _GEEN_VOORNAAM


_BEZIG: Final = re.compile(
    r"(?:^|[.;:,!?]\s+)(?P<naam>[^\W\d_]+)\s(?:is|was|werd|wordt|heeft|had|zit|zat|gaat|ging|kan|wil|mist|blijft|krijgt)\s"
    r"(?:[\w-]+\s){0,4}?(?:ziek|afwezig|thuis\w*|uitgevallen|gepest|verdrietig|boos|gevallen|gestopt|overspannen|zwanger|jarig|"
    r"dyslexie|dyslectisch|adhd|autis\w*|diagnose|medicatie|geschorst|zitten|zittenblijven|gescheiden|moeite|burn-?out|hij|zij|"
    r"hem|haar|zijn ouders)\b"
)


def vertelt_van(tekst: str) -> bool:
    """Whether a text tells how somebody is, called by a common first name: 'Milan is vaak ziek'."""
    namen = (gevonden["naam"] for gevonden in _BEZIG.finditer(tekst))
    return any(naam[0].isupper() and is_voornaam(naam) for naam in namen)


def noemt_bekende_naam(tekst: str) -> bool:
    """Whether somewhere in a text a common first name stands before a surname: 'langdurig ziek: Jan Jansen'."""
    for paar in naamparen(tekst):
        eerste, *rest = paar.replace(",", " ,").split()
        if "," not in rest and is_voornaam(eerste) and eerste not in _GEEN_VOORNAAM and not _GEEN_ACHTERNAAM.fullmatch(rest[-1]):
            return True
    return False
