"""`handboek vaststellen` and `handboek bevestigen`: what they write, what they refuse, and that nothing is half done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers_handboek import BASIS, maak_handboek, vervang
from kwaliteitshandboek.check import check
from kwaliteitshandboek.cli import main
from kwaliteitshandboek.derive.afgeleid import Kaartstand
from kwaliteitshandboek.derive.kaartstanden import derive_kaartstanden
from kwaliteitshandboek.findings import vaststellen
from kwaliteitshandboek.load import load_handboek
from kwaliteitshandboek.model.kaarttekst import kaarttekst

HULP = "kaarten/ondersteuning/leerlingondersteuning.md"
AMBITIE = "kaarten/ondersteuning/ambitie.md"
BOEK = "data/vaststellingen"


def roep(map_: Path, *woorden: str) -> Result:
    return CliRunner().invoke(main, [*woorden, "--map", str(map_)], catch_exceptions=False)


def stel_vast(map_: Path, *kaarten: str, door: str = "KC", op: str = "2026-11-01") -> Result:
    return roep(map_, "vaststellen", *kaarten, "--door", door, "--op", op)


def foto(map_: Path) -> dict[str, bytes | None]:
    """Every file and folder of a handbook, temporary ones included."""
    return {str(pad.relative_to(map_)): pad.read_bytes() if pad.is_file() else None for pad in sorted(map_.rglob("*"))}


def stand(map_: Path, kaart: str = "leerlingondersteuning") -> Kaartstand:
    handboek = load_handboek(map_).handboek
    assert handboek is not None
    return derive_kaartstanden(handboek)[kaart]


def codes(map_: Path) -> set[str]:
    geladen = load_handboek(map_)
    return {finding.code for finding in (*geladen.findings, *check(geladen))}


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    return maak_handboek(tmp_path / "handboek")


def test_adopting_writes_the_ledger_and_brings_the_card_in_line(map_: Path) -> None:
    voor = foto(map_)
    uit = stel_vast(map_, "leerlingondersteuning", HULP, AMBITIE, door="IB\u2019er", op="1-11-2026")
    assert uit.exit_code == 0
    assert "leerlingondersteuning: versie 1.0 vastgesteld op 1 november 2026 door de kwaliteitscoördinator." in uit.output
    na = foto(map_)
    nieuw = {naam for naam in na if naam not in voor and na[naam] is not None}
    assert nieuw == {f"{BOEK}/{naam}/2026-11-01-vaststelling-1.0.md" for naam in ("leerlingondersteuning", "ambitie")}
    assert {naam for naam in voor if na[naam] != voor[naam]} == {HULP, AMBITIE}
    regels = (BASIS / HULP).read_text("utf-8").replace("vastgesteld_op: 2025-09-01", "vastgesteld_op: 2026-11-01")
    # The status was a default of the folder; the role, written as an abbreviation, stays as it stood.
    assert (map_ / HULP).read_text("utf-8") == regels.replace('versie: "1.0"\nvast', 'status: vastgesteld\nversie: "1.0"\nvast')
    assert "vastgesteld_door: kwaliteitscoordinator\n" in (map_ / AMBITIE).read_text("utf-8")

    handboek = load_handboek(map_).handboek
    assert handboek is not None
    punt = next(punt for punt in handboek.vaststellingen if punt.kaart == "leerlingondersteuning")
    assert (punt.versie, punt.op.isoformat(), punt.door) == ("1.0", "2026-11-01", "kwaliteitscoordinator")
    assert f"{punt.tekst}\n" == kaarttekst(handboek.kaart_per_id["leerlingondersteuning"])
    assert set(punt.verwijzingen) == {"kaart:ambitie", "kader:proefkader/1a"}
    assert codes(map_) == set()
    assert not stand(map_).gewijzigd


def test_the_same_again_changes_nothing_and_says_so(map_: Path) -> None:
    stel_vast(map_, "leerlingondersteuning", "ambitie")
    voor = foto(map_)
    uit = stel_vast(map_, "leerlingondersteuning", "ambitie")
    assert uit.exit_code == 0
    assert "was al vastgesteld" in uit.output
    assert "Er was niets te veranderen." in uit.output
    assert foto(map_) == voor


def test_a_year_later_without_a_change_the_version_stays(map_: Path) -> None:
    stel_vast(map_, "ambitie", op="2025-10-01")
    uit = stel_vast(map_, "ambitie", op="2026-10-01")
    assert "ambitie: versie 1.0 opnieuw vastgesteld, zonder wijziging op 1 oktober 2026" in uit.output
    assert sorted(pad.name for pad in (map_ / BOEK / "ambitie").iterdir()) == [
        "2025-10-01-vaststelling-1.0.md",
        "2026-10-01-vaststelling-1.0.md",
    ]
    assert codes(map_) == {"C116"}  # of the other card nothing is on record


def test_a_new_text_asks_for_a_new_version(map_: Path) -> None:
    stel_vast(map_, "ambitie")
    pad = map_ / AMBITIE
    pad.write_text(pad.read_text("utf-8").replace("Iedereen leert.", "Iedereen leert door."), "utf-8")
    assert stand(map_, "ambitie").gewijzigd
    voor = foto(map_)
    uit = stel_vast(map_, "ambitie", op="2026-11-02")
    assert uit.exit_code == 1
    assert "V006" in uit.output
    assert "Verhoog 'versie' in de kaart, bijvoorbeeld naar '1.1'" in uit.output
    assert foto(map_) == voor
    uit = roep(map_, "vaststellen", "ambitie", "--door", "kc", "--op", "2026-11-02", "--versie", "1.1")
    assert uit.exit_code == 0
    assert 'versie: "1.1"\n' in pad.read_text("utf-8")
    assert not stand(map_, "ambitie").gewijzigd
    assert (map_ / BOEK / "ambitie" / "2026-11-02-vaststelling-1.1.md").is_file()


def _zonder_versie() -> dict[str, str]:
    return vervang(AMBITIE, 'versie: "1.0"\n', "status: concept\n")


@pytest.mark.parametrize(
    ("code", "bestanden", "woorden", "tekst"),
    [
        ("V001", {}, ("ambitje", "--door", "kc", "--op", "2026-11-01"), "Bedoelt u 'ambitie'?"),
        ("V002", {}, ("ambitie", "--door", "directrice", "--op", "2026-11-01"), "Bekende rollen zijn: 'leerkracht'"),
        ("V003", {}, ("ambitie", "--door", "kc", "--op", "2026-02-30"), "'2026-02-30' is geen datum."),
        ("V004", {}, ("ambitie", "--door", "kc", "--op", "2026-11-16"), "16 november 2026 is later dan 15 november 2026"),
        ("V005", {}, ("ambitie", "--door", "kc", "--op", "2025-08-31"), "op of na 1 september 2025"),
        ("V007", _zonder_versie(), ("ambitie", "--door", "kc", "--op", "2026-11-01"), "geef '--versie 1.0' mee"),
        ("V008", {}, ("ambitie", "--door", "kc", "--op", "2026-11-01", "--versie", "../1"), "'../1' kan geen versie zijn."),
        (
            "V009",
            vervang(AMBITIE, "soort:", "status: vervallen\nsoort:"),
            ("ambitie", "--door", "kc", "--op", "2026-11-01"),
            "De status van deze kaart is 'vervallen'.",
        ),
        (
            "V009",
            vervang(AMBITIE, "soort:", "status: in voorbereiding\nsoort:"),
            ("ambitie", "--door", "kc", "--op", "2026-11-01"),
            "zet dan eerst 'status: concept'",
        ),
        (
            "V010",
            vervang(AMBITIE, "soort: ambitiekaart", "soort: kaartje"),
            ("leerlingondersteuning", "--door", "kc", "--op", "2026-11-01"),
            "Het handboek heeft 1\u00a0fout",
        ),
    ],
)  # fmt: skip
def test_what_is_refused_changes_nothing(
    code: str, bestanden: dict[str, str], woorden: tuple[str, ...], tekst: str, tmp_path: Path
) -> None:
    map_ = maak_handboek(tmp_path / "handboek", bestanden)
    voor = foto(map_)
    # A card that could be adopted goes along: it is all or nothing.
    uit = roep(map_, "vaststellen", *(("leerlingondersteuning",) if "--versie" not in woorden else ()), *woorden)
    assert uit.exit_code == 1
    assert f" {code}\n" in uit.output
    assert tekst in uit.output
    assert "Er is niets vastgelegd en niets veranderd." in uit.output
    assert foto(map_) == voor


def test_a_card_without_version_is_adopted_with_one_given(tmp_path: Path) -> None:
    map_ = maak_handboek(tmp_path / "handboek", _zonder_versie())
    uit = roep(map_, "vaststellen", "ambitie", "--door", "kc", "--op", "2026-11-01", "--versie", "1.0")
    assert uit.exit_code == 0
    assert 'status: vastgesteld\nversie: "1.0"\nvastgesteld_op: 2026-11-01\n' in (map_ / AMBITIE).read_text("utf-8")


def test_another_role_for_the_same_day_and_version_is_refused(map_: Path) -> None:
    stel_vast(map_, "ambitie")
    voor = foto(map_)
    uit = stel_vast(map_, "ambitie", door="leerkracht")
    assert uit.exit_code == 1
    assert "V011" in uit.output
    assert foto(map_) == voor


def test_versions_that_look_alike_each_have_an_entry_of_their_own(map_: Path) -> None:
    versies = ["1.2+1", "1.2 1", "1.2-1", "1.2_1", "1.2(1)", "1.2-1-", "1.2-1b", "1.2-1B"]
    for versie in versies:
        uit = roep(map_, "vaststellen", "ambitie", "--door", "kc", "--op", "2026-11-01", "--versie", versie)
        assert (uit.exit_code, f"versie {versie} vastgesteld op" in uit.output) == (0, True)
    handboek = load_handboek(map_).handboek
    assert handboek is not None
    assert {punt.versie for punt in handboek.vaststellingen} == set(versies)
    # Also where a file system makes no difference between capitals and small letters.
    assert len({punt.plek.bestand.lower() for punt in handboek.vaststellingen}) == len(versies)
    assert "C118" not in codes(map_)


def test_an_entry_that_stands_in_the_place_of_another_is_not_overwritten(map_: Path) -> None:
    stel_vast(map_, "ambitie", op="2025-10-01")
    ander = map_ / BOEK / "ambitie" / "2025-10-01-vaststelling-1.0.md"
    ander.rename(ander.with_name("2026-10-01-vaststelling-1.0.md"))
    voor = foto(map_)
    uit = stel_vast(map_, "ambitie", op="2026-10-01")
    assert (uit.exit_code, foto(map_) == voor) == (1, True)
    assert "V011" in uit.output
    assert "op 1 oktober 2025 al vastgesteld" in uit.output


def test_front_matter_that_cannot_be_edited_is_refused(tmp_path: Path) -> None:
    # Loads well, but there is no line to put a field on: keys and values stand apart.
    tekst = "---\n? titel\n: Onze ambitie\n? versie\n: '1.0'\n? status\n: concept\n---\n## Ambitie\n\nIedereen leert.\n"
    map_ = maak_handboek(tmp_path / "handboek", {AMBITIE: tekst})
    voor = foto(map_)
    uit = stel_vast(map_, "ambitie")
    assert (uit.exit_code, foto(map_) == voor) == (1, True)
    assert "V012" in uit.output


def test_a_card_whose_file_is_gone_is_refused(map_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lees = Path.read_bytes
    keren: list[Path] = []

    def read_bytes(zelf: Path) -> bytes:
        if zelf.name == "ambitie.md":
            keren.append(zelf)
            if len(keren) > 1:
                raise PermissionError(13, "Permission denied")
        return lees(zelf)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    uit = stel_vast(map_, "ambitie")
    assert uit.exit_code == 1
    assert "V015" in uit.output


def test_a_term_that_has_ended_is_told(tmp_path: Path) -> None:
    map_ = maak_handboek(tmp_path / "handboek", vervang(AMBITIE, "verwant:", "geldig_tot: 2026-10-31\nverwant:"))
    uit = stel_vast(map_, "ambitie")
    assert uit.exit_code == 0
    assert "V013" in uit.output
    assert (map_ / BOEK / "ambitie").is_dir()


@pytest.mark.parametrize("faal", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_broken_off_halfway_everything_is_as_it_was(faal: BaseException, map_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    voor = foto(map_)
    monkeypatch.setattr(Path, "replace", _faal_bij_derde(Path.replace, faal))
    uit = stel_vast(map_, "leerlingondersteuning", "ambitie")
    assert uit.exit_code == 1
    assert foto(map_) == voor
    monkeypatch.undo()
    assert stel_vast(map_, "leerlingondersteuning", "ambitie").exit_code == 0


def _faal_bij_derde(echt: Callable[[Path, Path], Path], fout: BaseException) -> Callable[[Path, Path], Path]:
    """Two files are in their place already when it goes wrong: those of the ledger."""
    keren: list[Path] = []

    def replace(zelf: Path, doel: Path) -> Path:
        keren.append(doel)
        if len(keren) == 3:
            raise fout
        return echt(zelf, doel)

    return replace


def test_windows_line_ends_and_byte_order_marks_stay(tmp_path: Path) -> None:
    inhoud = b"\xef\xbb\xbf" + (BASIS / HULP).read_bytes().replace(b"\n", b"\r\n")
    map_ = maak_handboek(tmp_path / "handboek", {HULP: inhoud})
    assert stel_vast(map_, "leerlingondersteuning").exit_code == 0
    na = (map_ / HULP).read_bytes()
    assert na.replace(b"status: vastgesteld\r\n", b"").replace(b"2026-11-01", b"2025-09-01") == inhoud
    assert not stand(map_).gewijzigd


@pytest.mark.parametrize(
    "woorden",
    [
        ("vaststellen", "--door", "kc", "--op", "2026-11-01"),
        ("vaststellen", "ambitie", "--door", "kc"),
        ("vaststellen", "ambitie", "--op", "2026-11-01"),
        ("vaststellen", "ambitie", "--aan-de-beurt", "--door", "kc", "--op", "2026-11-01"),
        ("vaststellen", "--aan-de-beurt", "--versie", "2", "--door", "kc", "--op", "2026-11-01"),
        ("vaststellen", "ambitie", "leerlingondersteuning", "--versie", "2", "--door", "kc", "--op", "2026-11-01"),
        ("vaststellen", "--lijst", "ambitie"),
        ("vaststellen", "--lijst", "--aan-de-beurt"),
        ("bevestigen", "ambitie"),
        ("bevestigen", "--door", "kc", "--op", "2026-11-01"),
    ],
)
def test_a_wrong_call_ends_with_2(woorden: tuple[str, ...], map_: Path) -> None:
    voor = foto(map_)
    assert roep(map_, *woorden).exit_code == 2
    assert foto(map_) == voor


def _elk_jaar(tmp_path: Path) -> Path:
    return maak_handboek(tmp_path / "handboek", vervang("data/organisatie.yml", "hervaststelling: 0", "hervaststelling: 12"))


def test_the_whole_round_with_one_command(tmp_path: Path) -> None:
    map_ = _elk_jaar(tmp_path)
    voor = foto(map_)
    lijst = roep(map_, "vaststellen", "--lijst")
    assert lijst.exit_code == 0
    assert "ambitie: te laat, vastgesteld, maar zonder vastgelegde tekst, uiterlijk 1 september 2026" in lijst.output
    assert foto(map_) == voor
    uit = roep(map_, "vaststellen", "--aan-de-beurt", "--door", "kc", "--op", "2026-11-01")
    assert uit.exit_code == 0
    assert uit.output.count("versie 1.0 vastgesteld op 1 november 2026") == 2
    assert roep(map_, "vaststellen", "--lijst").output == "Er is geen kaart aan de beurt.\n"
    na = foto(map_)
    uit = roep(map_, "vaststellen", "--aan-de-beurt", "--door", "kc", "--op", "2026-11-01")
    assert (uit.exit_code, uit.output) == (0, "Er is geen kaart aan de beurt; er is niets veranderd.\n")
    assert foto(map_) == na


def test_the_round_adopts_what_can_be_adopted_and_names_the_rest(tmp_path: Path) -> None:
    map_ = _elk_jaar(tmp_path)
    stel_vast(map_, "ambitie", op="2025-10-01")
    pad = map_ / AMBITIE
    pad.write_text(pad.read_text("utf-8").replace("Iedereen leert.", "Iedereen leert door."), "utf-8")
    voor = foto(map_)
    uit = roep(map_, "vaststellen", "--aan-de-beurt", "--door", "kc", "--op", "2026-11-01")
    na = foto(map_)
    assert "leerlingondersteuning: versie 1.0 vastgesteld op 1 november 2026" in uit.output
    assert "ambitie: niet vastgesteld" in uit.output
    assert "Verhoog 'versie' in de kaart, bijvoorbeeld naar '1.1'" in uit.output
    assert uit.exit_code == 1  # something stood in the way
    nieuw = f"{BOEK}/leerlingondersteuning/2026-11-01-vaststelling-1.0.md"
    assert {naam for naam in na if na[naam] is not None and na[naam] != voor.get(naam)} == {nieuw, HULP}
    assert "ambitie: te laat, gewijzigd" in roep(map_, "vaststellen", "--lijst").output
    # Named one by one it stays all or nothing, and a round of which nothing can be adopted is refused.
    uit = roep(map_, "vaststellen", "--aan-de-beurt", "--door", "kc", "--op", "2026-11-01")
    assert (uit.exit_code, foto(map_) == na) == (1, True)
    assert "Er is niets vastgelegd en niets veranderd." in uit.output


def test_a_round_on_a_day_to_come_is_refused_as_a_whole(tmp_path: Path) -> None:
    map_ = _elk_jaar(tmp_path)
    voor = foto(map_)
    uit = roep(map_, "vaststellen", "--aan-de-beurt", "--door", "kc", "--op", "2026-12-01")
    assert (uit.exit_code, foto(map_) == voor) == (1, True)
    assert "V004" in uit.output


@pytest.mark.parametrize("opdracht", ["vaststellen", "bevestigen"])
def test_a_file_that_is_not_the_card_is_refused(
    opdracht: str, map_: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elders = tmp_path / "elders" / "ambitie.md"
    elders.parent.mkdir()
    elders.write_text("Een heel andere tekst.", "utf-8")
    voor = foto(map_)
    for pad in (str(elders), "weg/ambitie.md", "kaarten/ambitie.md"):
        uit = roep(map_, opdracht, pad, "--door", "kc", "--op", "2026-11-01")
        assert (uit.exit_code, foto(map_) == voor) == (1, True), pad
        assert "V016" in uit.output
        assert AMBITIE in uit.output
    monkeypatch.chdir(elders.parent)
    assert "V016" in stel_vast(map_, "ambitie.md").output
    assert foto(map_) == voor


def test_the_file_of_a_card_names_it_from_wherever_one_stands(map_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paden = [str(map_ / AMBITIE), AMBITIE, AMBITIE.replace("/", "\\"), f"./{AMBITIE}", "ambitie.md"]
    monkeypatch.chdir((map_ / AMBITIE).parent)
    for pad in (*paden, "./ambitie.md"):
        assert stel_vast(map_, pad).exit_code == 0, pad


def test_confirming_ends_looking_anew(map_: Path) -> None:
    stel_vast(map_, "leerlingondersteuning", "ambitie")
    (map_ / AMBITIE).write_text((map_ / AMBITIE).read_text("utf-8").replace("Iedereen leert.", "Elk kind leert."), "utf-8")
    roep(map_, "vaststellen", "ambitie", "--door", "kc", "--op", "2026-11-02", "--versie", "2.0")
    assert stand(map_).opnieuw_bekijken == (("kaart", "ambitie"),)
    assert "Alleen te bekijken" in roep(map_, "vaststellen", "--lijst").output
    voor = foto(map_)
    uit = roep(map_, "bevestigen", "leerlingondersteuning", "ambitie", "--door", "KC", "--op", "2026-11-03")
    assert uit.exit_code == 0
    assert "leerlingondersteuning: bevestigd op 3 november 2026" in uit.output
    assert "ambitie: er is niets veranderd waarnaar deze kaart verwijst" in uit.output
    na = foto(map_)
    assert {naam for naam in na if na[naam] != voor.get(naam)} == {f"{BOEK}/leerlingondersteuning/2026-11-03-bevestiging-1.0.md"}
    assert stand(map_).opnieuw_bekijken == ()
    assert not stand(map_).gewijzigd
    assert codes(map_) == set()
    assert (
        "er is niets te bevestigen"
        in roep(map_, "bevestigen", "leerlingondersteuning", "--door", "KC", "--op", "2026-11-03").output
    )
    assert foto(map_) == na


def test_only_what_is_on_record_can_be_confirmed(map_: Path) -> None:
    uit = roep(map_, "bevestigen", "leerlingondersteuning", "--door", "KC", "--op", "2026-11-03")
    assert uit.exit_code == 1
    assert "V014" in uit.output


def test_every_code_of_the_command_and_the_ledger_is_raised_somewhere() -> None:
    hier = Path(__file__).read_text("utf-8")
    gevallen = "".join(pad.read_text("utf-8") for pad in BASIS.parent.glob("boek-*/verwacht.txt"))
    assert [code for code in vaststellen.ALLE if f'"{code}"' not in hier and f" {code}: " not in gevallen] == []


WIJZIGINGEN = [
    ("titel: Leerlingondersteuning", "titel: Hulp aan leerlingen"),
    ("samenvatting: Hoe wij", "samenvatting: Waarom wij"),
    ("bovenliggend: ambitie\n", ""),
    ("standaarden: [proefkader/1a]\n", ""),
    ("elke groep drie keer", "elke groep vier keer"),
    ("titel: Uitvoeren}", "titel: Doen}"),
    ("    moment: drie keer per jaar\n", ""),
    ("    wie: [leerkracht]\n", "    wie: [leerkracht, trendanalist]\n"),
    ("indicatoren: [startgesprek-gehouden]\n", ""),
    ("    titel: Toetskalender\n", "    titel: Kalender van toetsen\n"),
    ("krijgt de hulp die nodig is", "krijgt hulp"),
    ("## Aanpak", "## Werkwijze"),
]
LEVEN = [
    ("  gepland: 2027-05-01", "  gepland: 2027-06-01"),
    ("zichtbaarheid: publiek\nopenbaar: [ambitie, wij_doen]\n", ""),
    ("        wanneer: oktober en januari\n", "        wanneer: maart\n"),
    ("wat: Eerste versie", "wat: Het begin"),
    ("Zie ook [onze school]", "Zie\nook [onze school]"),
    ("eigenaren: [KC]\nact", "eigenaren: [IB'er]\nact"),
]


@settings(max_examples=25, deadline=None)
@given(inhoud=st.sets(st.sampled_from(WIJZIGINGEN), max_size=4), leven=st.sets(st.sampled_from(LEVEN), max_size=3))
def test_only_a_change_of_the_content_is_a_change(
    inhoud: set[tuple[str, str]], leven: set[tuple[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    map_ = maak_handboek(tmp_path_factory.mktemp("boek") / "handboek")
    assert stel_vast(map_, "leerlingondersteuning").exit_code == 0
    tekst = (map_ / HULP).read_text("utf-8")
    for oud, nieuw in inhoud | leven:
        assert tekst.count(oud) == 1, oud
        tekst = tekst.replace(oud, nieuw)
    (map_ / HULP).write_text(tekst, "utf-8")
    gezien = stand(map_)
    assert gezien.gewijzigd == bool(inhoud)
    assert bool(gezien.verschil) == bool(inhoud)
    assert ("C113" in codes(map_)) == bool(inhoud)


def test_a_new_name_for_a_role_is_no_change_of_the_card(map_: Path) -> None:
    stel_vast(map_, "leerlingondersteuning")
    pad = map_ / "data/organisatie.yml"
    pad.write_text(pad.read_text("utf-8").replace("naam: Kwaliteitscoördinator", "naam: Coördinator kwaliteit"), "utf-8")
    assert not stand(map_).gewijzigd
