"""Address files and the register of schools: what changes, what never does, and the difference that is shown."""

from __future__ import annotations

from pathlib import Path

import helpers_intake as h
import pytest

from kwaliteitshandboek.intake import Importplan, Veldwijziging, beschrijf, plan_import, write_plan
from kwaliteitshandboek.intake.schrijfwijze import plaatsnaam, postcode, webadres
from kwaliteitshandboek.settings import Mappen

REGISTER = (
    "sleutel;naam;soort;regio;bestuur;plaats;gemeente;website;omschrijving\n"
    '99AB00;Het Baken;bo;zuid;ons;Zandhoek;Zandhoek;https://baken.example;"Met ""punten""; en komma\'s"\n'
    "99AA00;DE WINDROOS;bo;noord;;Súdhoek;Zandhoek;http://www.windroos.example/;\n"
    "99AE00;Het Schelpenpad;sbo;zuid;ons;Zandhoek;Zandhoek;;\n"
)
TELEFOON = "0991234567"


def _adres(sleutel: str, naam: str, **anders: str) -> list[str]:
    cellen = {
        "PROVINCIE": "Noordkust", "BEVOEGD GEZAG NUMMER": "99001", "BRIN NUMMER": sleutel[:4], "VESTIGINGSNUMMER": sleutel,
        "VESTIGINGSNAAM": naam, "STRAATNAAM": "Kompasplein", "HUISNUMMER-TOEVOEGING": "2-A", "POSTCODE": "9999 AA",
        "PLAATSNAAM": "SUDHOEK", "GEMEENTENUMMER": "0637", "GEMEENTENAAM": "S GRAVENHAGE", "DENOMINATIE": "Openbaar",
        "TELEFOONNUMMER": TELEFOON, "INTERNETADRES": "www.windroos.example",
    }  # fmt: skip
    return list((cellen | anders).values())


def _plan(tmp_path: Path, *rijen: list[str], register: str = REGISTER) -> tuple[Importplan, Mappen]:
    mappen = h.maak_map(tmp_path / "handboek")
    mappen.scholen.write_bytes(register.encode("utf-8"))
    bron = h.bewaar(tmp_path, "adressen.csv", h.als_csv(h.ADRESSEN, rijen, codering="windows-1252"))
    scholen = {"99AB00": "bo", "99AA00": "bo", "99AE00": "sbo"}
    return plan_import([bron], h.organisatie(scholen), mappen), mappen


def test_only_own_rows_change_and_only_what_differs(tmp_path: Path) -> None:
    plan, mappen = _plan(tmp_path, _adres("99ZZ00", "Elders"), _adres("99AA00", "De Windroos"))
    assert plan.verslagen[0].register == tuple(
        Veldwijziging("99AA00", "DE WINDROOS", veld, oud, nieuw)
        for veld, oud, nieuw in (
            # The name differs only in capitals, the place in an accent, the website in its beginning: they stay.
            ("adres", "", "Kompasplein 2-A"),
            ("postcode", "", "9999 AA"),
            ("gemeente", "Zandhoek", "'s-Gravenhage"),
            ("denominatie", "", "Openbaar"),
            ("bestuur", "", "ons"),
        )
    )
    write_plan(plan, mappen.wortel)
    assert mappen.scholen.read_text(encoding="utf-8").split("\n") == [
        "sleutel;naam;soort;regio;bestuur;plaats;gemeente;website;omschrijving;adres;postcode;denominatie",
        '99AB00;Het Baken;bo;zuid;ons;Zandhoek;Zandhoek;https://baken.example;"Met ""punten""; en komma\'s";;;',
        "99AA00;DE WINDROOS;bo;noord;ons;Súdhoek;'s-Gravenhage;http://www.windroos.example/;;Kompasplein 2-A;9999 AA;Openbaar",
        "99AE00;Het Schelpenpad;sbo;zuid;ons;Zandhoek;Zandhoek;;;;;",
        "",
    ]
    assert "    99AA00 DE WINDROOS, gemeente: Zandhoek -> 's-Gravenhage" in beschrijf(plan)
    assert sorted(h.foto(mappen.wortel)) == ["data/scholen.csv"]


def test_absent_schools_of_a_kind_that_is_there_are_a_warning_others_an_advice(tmp_path: Path) -> None:
    plan, _ = _plan(tmp_path, _adres("99AA00", "De Windroos"))
    gevonden = {melding.code: melding for melding in plan.findings}
    assert set(gevonden) == {"I031", "I023"}
    assert "99AB00 (School 99AB00)" in gevonden["I031"].wat
    assert "99AE00 (School 99AE00)" in gevonden["I023"].wat
    assert "99AB00" not in gevonden["I023"].wat


def test_unknown_board_is_left_alone_and_named_once(tmp_path: Path) -> None:
    rijen = [_adres(sleutel, "X", **{"BEVOEGD GEZAG NUMMER": "41646"}) for sleutel in ("99AA00", "99AB00")]
    plan, _ = _plan(tmp_path, *rijen)
    assert [melding.wat for melding in plan.findings if melding.code == "I032"] == [
        "Het bestand noemt bestuursnummers die niet in uw organisatie staan: 41646 (bij 99AA00 en 99AB00)."
    ]
    assert "bestuur" not in {wijziging.veld for wijziging in plan.verslagen[0].register}


def test_a_location_of_the_own_board_that_the_register_misses_is_named(tmp_path: Path) -> None:
    plan, _ = _plan(tmp_path, _adres("99AA00", "De Windroos"), _adres("99AA01", "De Windroos Noord"))
    (melding,) = [melding for melding in plan.findings if melding.code == "I033"]
    assert "99AA01 (De Windroos Noord)" in melding.wat


def test_blank_cells_empty_nothing_and_a_bad_website_is_left_out(tmp_path: Path) -> None:
    leeg = {naam: " " * 80 for naam in h.ADRESSEN if naam not in {"BRIN NUMMER", "VESTIGINGSNUMMER"}}
    plan, mappen = _plan(
        tmp_path,
        _adres("99AA00", "", **leeg),
        _adres("99AB00", "Het Baken", INTERNETADRES="www. baken.example", GEMEENTENAAM="ZANDHOEK", PLAATSNAAM="ZANDHOEK"),
    )
    assert {wijziging.school for wijziging in plan.verslagen[0].register} == {"99AB00"}
    assert [melding.regel for melding in plan.findings if melding.code == "I034"] == [3]
    write_plan(plan, mappen.wortel)
    assert "99AA00;DE WINDROOS;bo;noord;;Súdhoek;Zandhoek;http://www.windroos.example/;;;;" in mappen.scholen.read_text("utf-8")


def test_telephone_numbers_never_reach_the_handbook(tmp_path: Path) -> None:
    plan, mappen = _plan(tmp_path, _adres("99AA00", "De Windroos"))
    write_plan(plan, mappen.wortel)
    alles = b"".join(h.foto(mappen.wortel).values()).decode() + "".join(beschrijf(plan)) + repr(plan)
    assert TELEFOON not in alles


def test_importing_the_same_addresses_again_changes_nothing(tmp_path: Path) -> None:
    plan, mappen = _plan(tmp_path, _adres("99AA00", "De Windroos"))
    write_plan(plan, mappen.wortel)
    eerst = h.foto(mappen.wortel)
    opnieuw = plan_import([tmp_path / "adressen.csv"], h.organisatie({"99AA00": "bo"}), mappen)
    assert opnieuw.bestanden == ()
    assert opnieuw.verslagen[0].register == ()
    assert write_plan(opnieuw, mappen.wortel) == ((), ())
    assert h.foto(mappen.wortel) == eerst


def test_line_ends_and_mark_of_a_register_from_a_spreadsheet_stay(tmp_path: Path) -> None:
    register = "\ufeff" + REGISTER.replace("\n", "\r\n")
    plan, mappen = _plan(tmp_path, _adres("99AA00", "De Windroos"), register=register)
    write_plan(plan, mappen.wortel)
    inhoud = mappen.scholen.read_bytes()
    assert inhoud.startswith(b"\xef\xbb\xbfsleutel;")
    assert inhoud.count(b"\r\n") == inhoud.count(b"\n") == 4


def test_two_address_files_in_one_import_follow_each_other(tmp_path: Path) -> None:
    mappen = h.maak_map(tmp_path / "handboek")
    paden = [
        h.bewaar(tmp_path, f"{sleutel}.csv", h.als_csv(h.ADRESSEN, [_adres(sleutel, f"Naam {sleutel}")]))
        for sleutel in ("99AA00", "99AE00")
    ]
    plan = plan_import(paden, h.organisatie(), mappen)
    (bestand,) = plan.bestanden
    assert "Naam 99AA00" in bestand.inhoud.decode()
    assert "Naam 99AE00" in bestand.inhoud.decode()


@pytest.mark.parametrize(
    ("register", "woorden"),
    [
        (b"naam;soort\nX;bo\n", "kolom 'sleutel'"),
        (b"", "kolom 'sleutel'"),
        (b"sleutel;naam;naam\n", "twee keer"),
        (b"sleutel;naam\n99AA00;X;Y\n", "meer velden"),
        (b'sleutel;naam\n99AA00;"X\n', "aanhalingstekens"),
        (b"sleutel;naam\n99AA00;\xff\n", "UTF-8"),
    ],
)
def test_a_broken_register_is_left_as_it_is(register: bytes, woorden: str, tmp_path: Path) -> None:
    mappen = h.maak_map(tmp_path / "handboek")
    mappen.scholen.write_bytes(register)
    bron = h.bewaar(tmp_path, "a.csv", h.als_csv(h.ADRESSEN, [_adres("99AA00", "De Windroos")]))
    plan = plan_import([bron], h.organisatie({"99AA00": "bo"}), mappen)
    assert [(melding.code, melding.bestand) for melding in plan.findings] == [("I030", "data/scholen.csv")]
    assert woorden in plan.findings[0].wat
    assert write_plan(plan, mappen.wortel) == ((), ())
    assert mappen.scholen.read_bytes() == register


def test_a_missing_register_is_a_finding(tmp_path: Path) -> None:
    mappen = h.maak_map(tmp_path / "handboek")
    mappen.scholen.unlink()
    bron = h.bewaar(tmp_path, "a.csv", h.als_csv(h.ADRESSEN, [_adres("99AA00", "De Windroos")]))
    assert [melding.code for melding in plan_import([bron], h.organisatie({"99AA00": "bo"}), mappen).findings] == ["I030"]


# Expected names as the places themselves write them.
PLAATSEN = {
    "'S-GRAVENHAGE": "'s-Gravenhage",
    "S GRAVENHAGE": "'s-Gravenhage",
    "S HERTOGENBOSCH": "'s-Hertogenbosch",
    "'S-HEER ARENDSKERKE": "'s-Heer Arendskerke",
    "BERGEN OP ZOOM": "Bergen op Zoom",
    "DE BILT": "De Bilt",
    "'T HARDE": "'t Harde",
    "STAD AAN 'T HARINGVLIET": "Stad aan 't Haringvliet",
    "IJSSELSTEIN UT": "IJsselstein UT",
    "CAPELLE AAN DEN IJSSEL": "Capelle aan den IJssel",
    "OUDE IJSSELSTREEK": "Oude IJsselstreek",
    "SINT-MICHIELSGESTEL": "Sint-Michielsgestel",
    "ALPHEN-CHAAM": "Alphen-Chaam",
    "WEHE-DEN HOORN": "Wehe-den Hoorn",
    "HENDRIK-IDO-AMBACHT": "Hendrik-Ido-Ambacht",
    "HEI- EN BOEICOP": "Hei- en Boeicop",
    "2E EXLOERMOND": "2e Exloermond",
    "NIEUWER TER AA": "Nieuwer ter Aa",
    "TER AAR": "Ter Aar",
    "WIJK BIJ DUURSTEDE": "Wijk bij Duurstede",
    "TULL EN 'T WAAL": "Tull en 't Waal",
    "LAREN GLD": "Laren Gld",
    "RIJSWIJK ZH": "Rijswijk ZH",
    "NUENEN CA": "Nuenen c.a.",
    "VOORST GEM VOORST": "Voorst gem. Voorst",
    "SUDWEST-FRYSLAN": "Súdwest-Fryslân",
    "REUSEL-DE MIERDEN": "Reusel-De Mierden",
    "SAS VAN GENT": "Sas van Gent",
    "AA EN HUNZE": "Aa en Hunze",
    "Zoetermeer": "Zoetermeer",
    "Capelle aan den IJssel": "Capelle aan den IJssel",
    "": "",
}


@pytest.mark.parametrize("hoofdletters", PLAATSEN)
def test_places_in_capitals_become_names(hoofdletters: str) -> None:
    assert plaatsnaam(hoofdletters) == PLAATSEN[hoofdletters]
    assert plaatsnaam(PLAATSEN[hoofdletters]) == PLAATSEN[hoofdletters]


def test_postcodes_and_websites() -> None:
    assert [postcode(tekst) for tekst in ("9999AA", "9999  aa", "9999 AA", "BE-1000")] == [
        "9999 AA",
        "9999 AA",
        "9999 AA",
        "BE-1000",
    ]
    assert webadres("WWW.School.example/") == "https://www.school.example"
    assert webadres("http://school.example/locatie/Noord") == "http://school.example/locatie/Noord"
    assert [webadres(tekst) for tekst in ("info@school.example", "www. school.example", "geen", "javascript:alert(1)")] == [
        None
    ] * 4
