"""The cache of what was made, and the engine that makes it: the same bytes, never trusted blindly, nothing half done."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner
from papier import HUIS, VANDAAG, laad

from helpers_handboek import maak_handboek
from kwaliteitshandboek.build import compose
from kwaliteitshandboek.cli import main
from kwaliteitshandboek.engines.maken import write_gemaakt
from kwaliteitshandboek.engines.website import write_websites
from kwaliteitshandboek.findings import Plek
from kwaliteitshandboek.findings.rapporten import ZETTEN_MISLUKT, MaakError
from kwaliteitshandboek.pages.site import Asset, Site
from kwaliteitshandboek.reports import cache as module
from kwaliteitshandboek.reports import make_reports
from kwaliteitshandboek.reports.cache import DAGEN, Cache


def maak_alles(map_: Path, cache: Path | None) -> dict[str, bytes]:
    handboek, afgeleid = laad(map_)
    return {pad: maak() for pad, maak in make_reports(handboek, afgeleid, publiek=False, wortel=map_, cache=cache).items()}


def test_kept_files_are_those_that_were_made(tmp_path: Path) -> None:
    kaal = maak_alles(tmp_path / "boek", None)
    koud = maak_alles(tmp_path / "boek", tmp_path / "cache")
    warm = maak_alles(tmp_path / "boek", tmp_path / "cache")
    assert kaal == koud == warm
    assert any(pad.endswith(".pdf") for pad in kaal)
    assert list((tmp_path / "cache").iterdir())


def test_what_is_kept_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kast = Cache(tmp_path)
    keer = []
    gegevens = {"huis": HUIS, "x": 1}
    monkeypatch.setattr(module, "zet", lambda sjabloon, _: keer.append(sjabloon) or b"%PDF gemaakt")
    assert kast.zet("kaart", gegevens) == kast.zet("kaart", dict(reversed(gegevens.items()))) == b"%PDF gemaakt"
    assert keer == ["kaart"]
    kast.zet("kaart", {**gegevens, "x": 2})
    kast.zet("kijkwijzer", gegevens)
    assert keer == ["kaart", "kaart", "kijkwijzer"]


@pytest.mark.parametrize("schade", [b"", b"x", b"0" * 64 + b"anders"])
def test_a_damaged_entry_is_made_again(tmp_path: Path, schade: bytes) -> None:
    kast = Cache(tmp_path)
    kast.haal("bron", lambda: b"goed")
    (pad,) = tmp_path.iterdir()
    heel = pad.read_bytes()
    pad.write_bytes(schade)
    assert kast.haal("bron", lambda: b"goed") == b"goed"
    assert pad.read_bytes() == heel


def test_a_bit_that_fell_over_is_seen(tmp_path: Path) -> None:
    kast = Cache(tmp_path)
    kast.haal("bron", lambda: b"goed")
    (pad,) = tmp_path.iterdir()
    pad.write_bytes(pad.read_bytes()[:-1] + b"x")
    assert kast.haal("bron", lambda: b"goed") == b"goed"


def test_a_cache_that_cannot_be_written_only_costs_time(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("geen map")
    kast = Cache(tmp_path / "bestand" / "cache")
    kast.ruim_op()
    assert kast.haal("bron", lambda: b"goed") == b"goed"


def test_entries_out_of_use_go(tmp_path: Path) -> None:
    kast = Cache(tmp_path)
    kast.haal("oud", lambda: b"oud")
    (oud,) = tmp_path.iterdir()
    kast.haal("nieuw", lambda: b"nieuw")
    toen = oud.stat().st_mtime - (DAGEN + 1) * 86_400
    os.utime(oud, (toen, toen))
    kast.ruim_op()
    assert not oud.exists()
    assert len(list(tmp_path.iterdir())) == 1
    # What is used stays, however old.
    (over,) = tmp_path.iterdir()
    os.utime(over, (toen, toen))
    kast.haal("nieuw", lambda: b"anders")
    assert over.stat().st_mtime > toen


def site(*assets: Asset) -> Site:
    return Site("team", "Proef", (), assets, ())


def kapot() -> bytes:
    raise MaakError(ZETTEN_MISLUKT.op(Plek("kaarten/a.md", 1), bestand="kaarten/a.pdf", melding="stuk", plaats="kaart.typ:1"))


def test_all_files_are_written_and_others_stay_as_they_are(tmp_path: Path) -> None:
    vast = Asset("logo.svg", inhoud=b"logo")
    makers = [Asset(f"kaarten/{nummer}.pdf", maak=lambda nummer=nummer: str(nummer).encode()) for nummer in range(20)]
    gemaakt = write_gemaakt(site(vast, *makers), tmp_path)
    assert isinstance(gemaakt, Site)
    assert [asset.pad for asset in gemaakt.assets] == ["logo.svg", *(f"kaarten/{nummer}.pdf" for nummer in range(20))]
    assert [asset.bytes() for asset in gemaakt.assets] == [b"logo", *(str(nummer).encode() for nummer in range(20))]


def test_a_file_that_cannot_be_made_is_a_finding_and_nothing_is_swapped(tmp_path: Path) -> None:
    map_ = maak_handboek(
        tmp_path / "boek", {"mkdocs.yml": "site_name: Proef\ntheme:\n  name: material\nplugins: [kwaliteitshandboek]\n"}
    )
    compositie = compose(map_, VANDAAG, ("team",))
    uit = tmp_path / "uit"
    assert not [f for f in write_websites(compositie.sites, map_, uit) if f.niveau == "fout"]
    voor = {pad: pad.read_bytes() for pad in uit.rglob("*") if pad.is_file()}
    assert uit / "team" / "kaarten" / "leerlingondersteuning.pdf" in voor
    goed = compositie.sites["team"]
    stuk = Site(
        goed.editie, goed.naam, goed.pages, (*goed.assets, Asset("kaarten/a.pdf", maak=kapot)), goed.navigatie, goed.gegevens
    )
    assert [finding.code for finding in write_websites({"team": stuk}, map_, uit)] == ["R003"]
    assert {pad: pad.read_bytes() for pad in uit.rglob("*") if pad.is_file()} == voor
    assert {pad.name for pad in uit.iterdir()} == {"team"}


def test_the_command_keeps_files_unless_told_not_to(tmp_path: Path) -> None:
    mkdocs = "site_name: Proef\ntheme:\n  name: material\nplugins: [kwaliteitshandboek]\n"
    map_ = maak_handboek(tmp_path / "boek", {"mkdocs.yml": mkdocs})
    zonder = CliRunner().invoke(main, ["build", "--map", str(map_), "--editie", "team", "--no-cache"])
    assert zonder.exit_code == 0, zonder.output
    assert not (map_ / ".cache").exists()
    kaal = (map_ / "site/team/kaarten/leerlingondersteuning.pdf").read_bytes()
    met = CliRunner().invoke(main, ["build", "--map", str(map_), "--editie", "team"])
    assert met.exit_code == 0, met.output
    assert list((map_ / ".cache" / "handboek").iterdir())
    assert (map_ / "site/team/kaarten/leerlingondersteuning.pdf").read_bytes() == kaal
