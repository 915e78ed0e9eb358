"""Tool outside the flow: writes the made-up results of the demonstration handbook, the same bytes on every run.

It reads the true counts from `demo_verhaal.yml` beside it. `data/bron/` gets raw files in the layouts of DUO's open data, to
be read by `handboek import duo data/bron/*.csv`, and `data/bron/export/` exports of other systems, each to be read by
`handboek import tabel data/bron/export/<naam>.csv --indeling <naam>`; `data/resultaten/eigen-*.csv` gets the series that the
organisation keeps itself.
Nothing in it is real: no Dutch school has a key that starts with 98 or 99. Run: `python gereedschap/maak_demo_resultaten.py`.
"""

from __future__ import annotations

import csv
import hashlib
import io
import random
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import yaml

Rij = Sequence[object]
Verhaal = Mapping[str, Any]

PROVINCIE: Final = "Waddenzand"
GEMEENTENUMMERS: Final = {"Zandhoek": 991, "Noorderkust": 992, "Binnenpolder": 993}
TOETSEN: Final = ("CET", "IEP", "ROUTE8", "DIA", "AMN")
DOMEINEN: Final = ("rekenen", "lezen", "taalverzorging")

KOP: Final = (
    "INSTELLINGSCODE",
    "VESTIGINGSCODE",
    "INSTELLINGSNAAM_VESTIGING",
    "POSTCODE_VESTIGING",
    "PLAATSNAAM",
    "GEMEENTENUMMER",
    "GEMEENTENAAM",
    "PROVINCIE",
    "SOORT_PO",
    "DENOMINATIE_VESTIGING",
    "BEVOEGD_GEZAG_NUMMER",
)
NIVEAUKOLOMMEN: Final = (
    *("REKENEN_LAGER1F", "REKENEN_1F", "REKENEN_1S", "REKENEN_2F"),
    *("LV_LAGER1F", "LV_1F", "LV_2F"),
    *("TV_LAGER1F", "TV_1F", "TV_2F"),
)
ADVIESKOLOMMEN: Final = (
    *("VSO", "PRO", "VMBO_B", "VMBO_B_K", "VMBO_K", "VMBO_K_GT", "VMBO_GT", "VMBO_GT_HAVO"),
    *("HAVO", "HAVO_VWO", "VWO", "ADVIES_NIET_MOGELIJK"),
)
GEBIEDEN: Final = ("NODAAL GEBIED", "RPA-GEBIED", "WGR-GEBIED", "COROPGEBIED", "ONDERWIJSGEBIED", "RMC-REGIO")
ADRESKOLOMMEN: Final = (
    *("PROVINCIE", "BEVOEGD GEZAG NUMMER", "BRIN NUMMER", "VESTIGINGSNUMMER", "VESTIGINGSNAAM"),
    *("STRAATNAAM", "HUISNUMMER-TOEVOEGING", "POSTCODE", "PLAATSNAAM", "GEMEENTENUMMER", "GEMEENTENAAM", "DENOMINATIE"),
    *("TELEFOONNUMMER", "INTERNETADRES", "STRAATNAAM CORRESPONDENTIEADRES", "HUISNUMMER-TOEVOEGING CORRESPONDENTIEADRES"),
    *("POSTCODE CORRESPONDENTIEADRES", "PLAATSNAAM CORRESPONDENTIEADRES"),
    *(f"{gebied} {deel}" for gebied in GEBIEDEN for deel in ("CODE", "NAAM")),
)
TIDYKOLOMMEN: Final = ("school", "schooljaar", "meetreeks", "categorie", "waarde", "voorlopig", "opmerking")


def masker(aantal: int) -> str:
    """A count as DUO publishes it: 1 to 4 as '<5', all else as it is."""
    return "<5" if 1 <= aantal <= 4 else str(aantal)


def niveaus(groep: Mapping[str, Any], index: int) -> list[int]:
    """The ten true counts of a school year in DUO's order: exclusive levels that add up to the participants in each domain.

    Nobody is at 2F for arithmetic, since 1S holds all who go beyond 1F. ValueError where more pupils are placed than took part.
    """
    deelnemers = groep["leerlingen"][index] - groep["ontheffing"][index]
    cellen: list[int] = []
    for domein in DOMEINEN:
        lager, hoog = groep[domein]["lager"][index], groep[domein]["hoog"][index]
        if lager + hoog > deelnemers:
            raise ValueError(f"{domein}: {lager} + {hoog} pupils on a level, {deelnemers} took the test")
        cellen += [lager, deelnemers - lager - hoog, hoog, *([0] if domein == "rekenen" else [])]
    return cellen


def adviezen(school: str, schooljaar: str, leerlingen: int, gewichten: Sequence[int]) -> list[int]:
    """Divide the pupils of a year over the twelve kinds of advice; school and year are the seed, so rows stand apart."""
    toeval = random.Random(f"{school} {schooljaar}")
    getrokken = toeval.choices(range(len(gewichten)), weights=gewichten, k=leerlingen)
    return [getrokken.count(soort) for soort in range(len(gewichten))]


def kop_van_rij(school: Mapping[str, str], schooljaar: str, gemeentenummer: str) -> list[object]:
    """The columns `KOP`; a school's name and board change over the years while its key stays, as in the real files."""
    naam, nummer = school["naam"], school["nummer"]
    if school["sleutel"] == "99AG00" and schooljaar == "2021-2022":
        naam = "Openbare basisschool Helmgras i.o."
    if school["sleutel"] == "99AC00" and schooljaar in ("2021-2022", "2022-2023"):
        nummer = "99003"
    return [
        *(school["sleutel"][:4], school["sleutel"][4:], naam, postcode(school).replace(" ", ""), school["plaats"].upper()),
        *(gemeentenummer, school["gemeente"], PROVINCIE, school["soort"], school["denominatie"], nummer),
    ]


def postcode(school: Mapping[str, str]) -> str:
    """A postcode that does not exist, different for each institution."""
    return f"9999 {school['sleutel'][2:4]}"


def referentieniveaus(verhaal: Verhaal, index: int) -> list[Rij]:
    """The file of reference levels of one school year, header first: primary schools only, municipality without zeros."""
    schooljaar = verhaal["schooljaren"][index]
    rijen: list[Rij] = [("PEILDATUM", *KOP, *NIVEAUKOLOMMEN)]
    for school in verhaal["scholen"]:
        if school["soort"] == "Bo":
            cellen = [masker(aantal) for aantal in niveaus(verhaal["groep8"][school["sleutel"]], index)]
            kop = kop_van_rij(school, schooljaar, f"{GEMEENTENUMMERS[school['gemeente']]}")
            rijen.append([f"{schooljaar[:4]}1001", *kop, *cellen])
    return rijen


def schooladviezen(verhaal: Verhaal, index: int) -> list[Rij]:
    """The file of school advices of one school year, header first: primary and special primary schools, padded municipality."""
    schooljaar = verhaal["schooljaren"][index]
    rijen: list[Rij] = [("PEILDATUM_LEERLINGEN", "PRIKDATUM", *KOP, *ADVIESKOLOMMEN)]
    for school in verhaal["scholen"]:
        groep = (verhaal["groep8"] | verhaal["sbo"])[school["sleutel"]]
        aantallen = adviezen(school["sleutel"], schooljaar, groep["leerlingen"][index], groep["adviezen"])
        kop = kop_van_rij(school, schooljaar, f"{GEMEENTENUMMERS[school['gemeente']]:04d}")
        rijen.append([f"{schooljaar[:4]}1001", f"{schooljaar[5:]}0801", *kop, *(masker(aantal) for aantal in aantallen)])
    return rijen


def eindscores(verhaal: Verhaal) -> list[Rij]:
    """The file of mean scores of the last end tests (first school year): one test a school, a blank is one space, 12 decimals."""
    rijen: list[Rij] = [
        ("PEILDATUM_LEERLINGEN", "PRIKDATUM", *KOP, "LEERJAAR_8", "ONTHEFFING_REDEN_ND", *_toetskolommen()),
    ]
    for school in verhaal["scholen"]:
        groep = (verhaal["groep8"] | verhaal["sbo"])[school["sleutel"]]
        leerlingen = groep["leerlingen"][0]
        ontheffing = groep["ontheffing"][0] if "ontheffing" in groep else leerlingen
        gemaakt = verhaal["eindtoets"].get(school["sleutel"], {"toets": None})
        cellen: list[object] = []
        for toets in TOETSEN:
            if toets == gemaakt["toets"]:
                score = f"{gemaakt['gemiddelde']:.12f}".rstrip("0").rstrip(".").replace(".", ",")
                cellen += [leerlingen - ontheffing, score]
            else:
                cellen += [0, " "]
        kop = kop_van_rij(school, verhaal["schooljaren"][0], f"{GEMEENTENUMMERS[school['gemeente']]:>4}")
        rijen.append(["20220420", "20220725", *kop, leerlingen, ontheffing, *cellen])
    return rijen


def _toetskolommen() -> list[str]:
    return [f"{toets}_{deel}" for toets in TOETSEN for deel in ("AANTAL", "GEM")]


def adressen(verhaal: Verhaal) -> list[Rij]:
    """The register of primary school locations, header first."""
    rijen: list[Rij] = [ADRESKOLOMMEN]
    for school in verhaal["scholen"]:
        if school["soort"] == "Bo":
            adres = [school["straat"], school["huisnummer"], postcode(school), school["plaats"].upper()]
            gemeente = [f"{GEMEENTENUMMERS[school['gemeente']]:04d}", school["gemeente"].upper(), school["denominatie"]]
            kop = [PROVINCIE, school["nummer"], school["sleutel"][:4], school["sleutel"], school["naam"]]
            gebieden = ["99", PROVINCIE] * len(GEBIEDEN)
            rijen.append([*kop, *adres, *gemeente, "", school.get("website", ""), *adres, *gebieden])
    return rijen


def tidy(verhaal: Verhaal, reeks: Mapping[str, Any]) -> list[Rij]:
    """Cells of one of the organisation's own series as rows of `data/resultaten`; shorter lists end in the newest year."""
    voorlopig = {(regel["reeks"], regel["schooljaar"]) for regel in verhaal["voorlopig"]}
    voetnoten = {(noot["reeks"], noot["school"], noot["schooljaar"]): noot["tekst"] for noot in verhaal["voetnoten"]}
    rijen: list[Rij] = []
    for school, tekst in reeks["scholen"].items():
        cellen = tekst.split(" ")
        for jaar, cel in zip(verhaal["schooljaren"][-len(cellen) :], cellen, strict=True):
            delen = cel.split("/") if "/" in cel else [cel] * len(reeks["categorieen"])
            staart = ("ja" if (reeks["id"], jaar) in voorlopig else "", voetnoten.get((reeks["id"], school, jaar), ""))
            rijen += [
                (school, jaar, reeks["id"], categorie, waarde, *staart)
                for categorie, waarde in zip(reeks["categorieen"], delen, strict=True)
            ]
    return rijen


def exporten(verhaal: Verhaal) -> dict[str, list[Rij]]:
    """Exports of other systems, each as such a system writes it: file name -> rows, header first; small counts are hidden."""
    uit: dict[str, list[Rij]] = {
        "tevredenheid-uitspraken": uitspraken(verhaal),
        "uitstroombestemmingen": [("Schoolcode", "Schooljaar", "Bestemming", "Ten opzichte van het OPP", "Schoolverlaters")],
        "leerroutes-lezen": [("Schoolcode", "Schooljaar", "Vak", "Leerroute", "Niveau", "Leerlingen")],
        "bestendiging": [("OVT", "Adviesjaar", "Lager", "Gelijk", "Hoger")],
        "bedrijfsvoering": [("School", "Schooljaar", "Ziekteverzuim", "Fte", "Personeelslasten %")],
    }
    delen = verhaal["exporten"]
    for nummer, jaar in enumerate(verhaal["schooljaren"][-3:]):
        for naam, vak, soorten in (
            ("uitstroombestemmingen", (), ("Onder het plan", "Op het plan", "Boven het plan")),
            ("leerroutes-lezen", ("Begrijpend lezen",), ("Onder streef", "Op streef", "Boven streef")),
        ):
            bron = delen["bestemmingen" if naam == "uitstroombestemmingen" else "leerroutes"]
            for school, per_deel in bron.items():
                for deel, reeks in per_deel.items():
                    aantallen = zip(soorten, reeks[nummer].split("/"), strict=True)
                    uit[naam] += [(school, jaar, *vak, deel, soort, _ster(int(aantal))) for soort, aantal in aantallen]
        for school, reeks in delen["bestendiging"].items():
            # What became of an advice is known two years later.
            eerder = f"{int(jaar[:4]) - 2}-{int(jaar[:4]) - 1}"
            uit["bestendiging"].append((school, eerder, *(_ster(int(aantal)) for aantal in reeks[nummer].split("/"))))
        for school, reeks in delen["bedrijfsvoering"].items():
            uit["bedrijfsvoering"].append((school, jaar, *(getal.replace(".", ",") for getal in reeks[nummer].split("/"))))
    return uit


def _ster(aantal: int) -> str:
    """A count as a pupil-tracking system prints it: 1 to 4 as a star."""
    return "*" if 1 <= aantal <= 4 else str(aantal)


def uitspraken(verhaal: Verhaal) -> list[Rij]:
    """What parents and pupils answered to statements, as many as took part in the survey; school, year and text are the seed.

    ValueError where the answers that the story gives itself are of another number.
    """
    kop = (
        "Locatie",
        "Afname",
        "Wie",
        "Uitspraak",
        "Helemaal mee oneens",
        "Mee oneens",
        "Neutraal",
        "Mee eens",
        "Helemaal mee eens",
    )
    rijen: list[Rij] = [kop]
    reeksen = {reeks["id"]: reeks for reeks in verhaal["reeksen"]}
    vast = {
        (regel["school"], regel["schooljaar"], regel["tekst"]): regel["aantallen"] for regel in verhaal["exporten"]["antwoorden"]
    }
    for uitspraak in verhaal["exporten"]["uitspraken"]:
        for school, tekst in reeksen[uitspraak["aantal"]]["scholen"].items():
            gewichten = verhaal["exporten"]["gewichten"][uitspraak["gewichten"]][school]
            for jaar, cel in list(zip(verhaal["schooljaren"], tekst.split(" "), strict=True))[-3:]:
                toeval = random.Random(f"{school} {jaar} {uitspraak['tekst']}")
                deelnemers = int(cel.split("/")[0])
                getrokken = toeval.choices(range(5), weights=gewichten, k=deelnemers)
                aantallen = [getrokken.count(antwoord) for antwoord in range(5)]
                aantallen = vast.get((school, jaar, uitspraak["tekst"]), aantallen)
                if sum(aantallen) != deelnemers:
                    raise ValueError(f"{school} {jaar}: {sum(aantallen)} answers of {deelnemers} who took part")
                rijen.append((school, jaar.replace("-", "/"), uitspraak["wie"], uitspraak["tekst"], *map(masker, aantallen)))
    return rijen


def als_csv(rijen: Iterable[Rij], *, aanhalen: bool) -> str:
    """Rows as `;`-separated text, every field quoted or only where it must be; lines end in a line feed."""
    uit = io.StringIO()
    csv.writer(uit, delimiter=";", quoting=csv.QUOTE_ALL if aanhalen else csv.QUOTE_MINIMAL, lineterminator="\n").writerows(rijen)
    return uit.getvalue()


def herkomst(naam: str, rijen: int, bron: str, inhoud: bytes, schooljaar: str) -> str:
    """Provenance of one of the organisation's own tables, in the form of `model.handboek.Herkomst`; no row is left out."""
    velden = {
        "resultaat": f"data/resultaten/{naam}.csv",
        "bestand": bron,
        "sha256": hashlib.sha256(inhoud.replace(b"\r\n", b"\n")).hexdigest(),
        "indeling": "eigen-reeksen",
        "schooljaar": schooljaar,
        "gelezen": rijen,
        "gebruikt": rijen,
        "overgeslagen": 0,
    }
    return "# Gemaakt door gereedschap/maak_demo_resultaten.py.\n" + yaml.safe_dump(velden, allow_unicode=True, sort_keys=False)


def bestanden(bron: Path) -> dict[str, bytes]:
    """Path below `data/` -> content of every file that this tool makes from the story in `bron`."""
    inhoud = bron.read_bytes()
    verhaal: Verhaal = yaml.safe_load(inhoud)
    uit: dict[str, bytes] = {}
    for index, jaar in enumerate(verhaal["schooljaren"]):
        uit[f"bron/referentieniveaus-{jaar}.csv"] = als_csv(referentieniveaus(verhaal, index), aanhalen=True).encode("utf-8")
        uit[f"bron/schooladviezen-{jaar}.csv"] = als_csv(schooladviezen(verhaal, index), aanhalen=True).encode("utf-8")
    uit["bron/gemiddelde-eindscores-2021-2022.csv"] = als_csv(eindscores(verhaal), aanhalen=False).encode("cp1252")
    uit["bron/alle-vestigingen-bo.csv"] = als_csv(adressen(verhaal), aanhalen=False).encode("cp1252")
    for naam, rijen in exporten(verhaal).items():
        uit[f"bron/export/{naam}.csv"] = als_csv(rijen, aanhalen=False).encode("utf-8")
    eigen: dict[str, list[Rij]] = {}
    for reeks in verhaal["reeksen"]:
        eigen.setdefault(reeks["bestand"], [TIDYKOLOMMEN]).extend(tidy(verhaal, reeks))
    for naam, rijen in eigen.items():
        uit[f"resultaten/{naam}.csv"] = als_csv(rijen, aanhalen=False).encode("utf-8")
        tekst = herkomst(naam, len(rijen) - 1, bron.name, inhoud, verhaal["schooljaren"][-1])
        uit[f"resultaten/{naam}.herkomst.yml"] = tekst.encode("utf-8")
    return uit


def main() -> None:
    """Write all files below `data/` of the repository in which this tool stands."""
    gereedschap = Path(__file__).resolve().parent
    for naam, inhoud in bestanden(gereedschap / "demo_verhaal.yml").items():
        doel = gereedschap.parent / "data" / naam
        doel.parent.mkdir(parents=True, exist_ok=True)
        doel.write_bytes(inhoud)
        print(f"data/{naam}: {len(inhoud)} bytes")


if __name__ == "__main__":
    main()
