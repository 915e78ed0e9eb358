"""Calendar feeds: read back with the library, and with a parser of our own that knows only the text of RFC 5545."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import icalendar
import kalender_voorbeeld as voorbeeld
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kalender_voorbeeld import op_dag

from kwaliteitshandboek.derive.afgeleid import Moment, Momentsoort
from kwaliteitshandboek.derive.samenvallen import voeg_samen
from kwaliteitshandboek.model.bezoek import Bezoek, Bezoeksoort
from kwaliteitshandboek.model.kaart import Kaart
from kwaliteitshandboek.reports.agenda import make_agendas

ALLES = "agenda/alles.ics"


def feed(pad: str = ALLES, momenten: tuple[Moment, ...] = voorbeeld.MOMENTEN, **organisatie: object) -> bytes:
    return make_agendas(voorbeeld.handboek(**organisatie), voorbeeld.afgeleid(momenten))[pad]()


def lees(inhoud: bytes) -> list[dict[str, str]]:
    """The events of a feed as property -> unescaped value; parameters stay with the name. Only RFC 5545, 3.1 and 3.3.11."""
    assert inhoud.endswith(b"\r\n")
    regels = inhoud.split(b"\r\n")
    assert not any(b"\n" in regel or b"\r" in regel for regel in regels)
    assert max(map(len, regels)) <= 75
    uit: list[dict[str, str]] = []
    open_: list[str] = []
    for regel in re.sub(r"\r\n[ \t]", "", inhoud.decode("utf-8")).split("\r\n")[:-1]:
        naam, _, waarde = regel.partition(":")
        assert re.fullmatch(r"[A-Z-]+(;[A-Z-]+=[^:;]+)*", naam), regel
        if naam == "BEGIN":
            open_.append(waarde)
            if waarde == "VEVENT":
                uit.append({})
        elif naam == "END":
            assert open_.pop() == waarde
        elif open_[-1] == "VEVENT":
            assert naam not in uit[-1], f"{naam} twice"
            uit[-1][naam] = re.sub(r"\\([\\;,nN])", lambda m: "\n" if m[1] in "nN" else m[1], waarde)
    assert not open_
    return uit


def uids(inhoud: bytes) -> set[str]:
    return {event["UID"].partition("@")[0] for event in lees(inhoud)}


def test_there_is_a_feed_for_all_and_for_each_role_and_school_also_without_moments() -> None:
    agendas = make_agendas(voorbeeld.handboek(), voorbeeld.afgeleid())
    rollen = {"agenda/rol-leerkracht.ics", "agenda/rol-kc.ics", "agenda/rol-trendanalist.ics", "agenda/rol-zonder.ics"}
    assert set(agendas) == {ALLES, "agenda/school-99aa00.ics", "agenda/school-99ab00.ics"} | rollen
    leeg = icalendar.Calendar.from_ical(agendas["agenda/rol-zonder.ics"]())
    assert not leeg.events
    assert len(leeg.timezones) == 1  # a calendar without any component is not valid


@pytest.mark.parametrize(
    ("pad", "sleutels"),
    [
        (ALLES, {"a/1", "a/2", "b", "c", "d", "e", "f", "g", "h", "i"}),
        ("agenda/rol-leerkracht.ics", {"a/1"}),
        ("agenda/rol-kc.ics", {"c", "d", "f", "g"}),  # d: the analyst's role is played within this one
        ("agenda/rol-trendanalist.ics", {"d"}),
        ("agenda/school-99aa00.ics", {"a/1", "a/2", "b", "c", "e", "f", "g", "h", "i"}),
        ("agenda/school-99ab00.ics", {"a/1", "b", "c", "d", "e", "f", "g", "h", "i"}),
    ],
)
def test_a_feed_has_its_own_moments_and_nothing_else(pad: str, sleutels: set[str]) -> None:
    inhoud = feed(pad)
    assert uids(inhoud) == sleutels
    assert len(lees(inhoud)) == len(sleutels)


def test_members_of_a_group_have_its_moments_and_the_group_not_theirs() -> None:
    rollen = [{"id": "team", "naam": "Team", "leden": ["leerkracht"]}, {"id": "leerkracht", "naam": "Leerkracht"}]
    momenten = (
        op_dag(date(2026, 11, 25), Momentsoort.OVERIG, "Studiedag", rollen=("team",), sleutel="studiedag"),
        op_dag(date(2026, 11, 26), Momentsoort.OVERIG, "Rapporten", rollen=("leerkracht",), sleutel="rapporten"),
    )
    assert uids(feed("agenda/rol-leerkracht.ics", momenten, rollen=rollen)) == {"studiedag", "rapporten"}
    assert uids(feed("agenda/rol-team.ics", momenten, rollen=rollen)) == {"studiedag"}


def test_calendars_of_two_schools_with_one_name_have_names_of_their_own() -> None:
    scholen = [
        {"sleutel": sleutel, "naam": "De Brug", "soort": soort, "plaats": "Zandhoek"}
        for sleutel, soort in ((voorbeeld.NOORD, "so"), (voorbeeld.ZUID, "vso"))
    ]
    for sleutel, soort in ((voorbeeld.NOORD, "so"), (voorbeeld.ZUID, "vso")):
        inhoud = feed(f"agenda/school-{sleutel.lower()}.ics", scholen=scholen)
        kalender = icalendar.Calendar.from_ical(inhoud)
        assert str(kalender["X-WR-CALNAME"]) == str(kalender["NAME"]) == f"De Brug ({soort}), kwaliteitskalender Voorbeeld"
    breuken = next(event for event in lees(feed(scholen=scholen)) if event["SUMMARY"].endswith("Breuken oefenen"))
    assert "School: De Brug (vso)" in breuken["DESCRIPTION"]


def test_days_as_the_standard_has_them() -> None:
    per = {event["UID"].partition("@")[0]: event for event in lees(feed())}
    dagen = {sleutel: (event["DTSTART;VALUE=DATE"], event["DTEND;VALUE=DATE"]) for sleutel, event in per.items()}
    assert dagen == {
        # August as a whole: 24 August 2026 is the first Monday after the holidays of both schools; 'midden' does not count.
        "a/1": ("20260824", "20260825"),
        # Only the school in the north: its holidays end on Sunday 16 August.
        "a/2": ("20260817", "20260818"),
        "b": ("20261012", "20261017"),  # the end is the day after the last
        "c": ("20261102", "20261103"),  # 1 November 2026 is a Sunday
        "d": ("20261120", "20261121"),
        "e": ("20261231", "20270101"),
        "f": ("20270503", "20270504"),
        "g": ("20270601", "20270602"),
        "h": ("20270731", "20270801"),
        "i": ("20270908", "20270909"),
    }


def test_what_an_event_says() -> None:
    per = {
        event["UID"].partition("@")[0]: event for event in lees(feed(webadres={"team": "https://handboek.voorbeeld.example/hb/"}))
    }
    assert per["a/1"] == {
        "UID": "a/1@handboek.voorbeeld.example",
        "DTSTAMP": "20261115T000000Z",
        "DTSTART;VALUE=DATE": "20260824",
        "DTEND;VALUE=DATE": "20260825",
        "SUMMARY": "Startgesprek; ouders, kind (in de maand augustus)",
        "DESCRIPTION": "Wie: Leerkracht\nKaart: Hoorrecht van de leerling",
        "CATEGORIES": "Activiteit",
        "URL": "https://handboek.voorbeeld.example/hb/kaarten/hoorrecht.html",
        "TRANSP": "TRANSPARENT",
    }
    assert per["c"]["SUMMARY"] == "Vergadering van de MR (ongeveer, in de maand november)"
    assert per["c"]["DESCRIPTION"] == "Wanneer: elke maand\nWie: Kwaliteitscoördinator"
    assert per["d"]["DESCRIPTION"] == "Wie: Trendanalist\nSchool: De Zuid"
    assert per["f"]["SUMMARY"] == "Evaluatie van de kaart Hoorrecht van de leerling"
    assert per["g"]["SUMMARY"] == "Opnieuw vaststellen: de kaart Hoorrecht van de leerling (in de maand juni)"
    assert per["h"]["SUMMARY"] == "Doel bereikt? Elke leerling gehoord"
    assert per["i"]["SUMMARY"] == "Volgend jaar, één keer (ongeveer)"
    assert "URL" not in per["b"]


def test_what_several_cards_name_is_one_event_that_names_them() -> None:
    dag = date(2026, 11, 25)
    velden = {"rollen": ("leerkracht",), "woorden": "in november"}
    een = op_dag(dag, Momentsoort.ACTIVITEIT, "MDO", "hoorrecht", sleutel="activiteit.hoorrecht.mdo", **velden)
    ander = op_dag(dag, Momentsoort.ACTIVITEIT, "MDO", "overleg", sleutel="activiteit.overleg.mdo", **velden)
    handboek = voorbeeld.handboek()
    overleg = Kaart(id="overleg", titel="Overleg", domein="ondersteuning", bovenliggend="hoorrecht")
    handboek = handboek.model_copy(update={"kaarten": (*handboek.kaarten, overleg)})
    momenten = voeg_samen(handboek, (een, ander))
    for pad in (ALLES, "agenda/rol-leerkracht.ics", "agenda/school-99aa00.ics"):
        (event,) = lees(make_agendas(handboek, voorbeeld.afgeleid(momenten))[pad]())
        assert event["UID"].partition("@")[0] == "activiteit.overleg.mdo", pad
        assert event["SUMMARY"] == "MDO"
        assert event["DESCRIPTION"] == "Wanneer: in november\nWie: Leerkracht\nKaarten: Overleg en Hoorrecht van de leerling"


def test_the_same_thing_at_several_schools_is_told_apart_by_their_names() -> None:
    dag = date(2026, 11, 25)
    noord, zuid = (
        op_dag(dag, Momentsoort.BEZOEK, "Audit", sleutel=school, scholen=(school,))
        for school in (voorbeeld.NOORD, voorbeeld.ZUID)
    )
    later = op_dag(date(2026, 11, 26), Momentsoort.BEZOEK, "Audit", sleutel="later", scholen=(voorbeeld.ZUID,))
    events = {event["UID"].partition("@")[0]: event["SUMMARY"] for event in lees(feed(momenten=(noord, zuid, later)))}
    assert events == {voorbeeld.NOORD: "Audit, De Noord", voorbeeld.ZUID: "Audit, De Zuid", "later": "Audit"}


def test_a_visit_leads_to_its_own_page_and_one_that_nobody_planned_to_the_list() -> None:
    """A visit stands at `bezoeken/<id>`, which goes before the card of its kind; without a visit the card, else the list."""
    handboek = voorbeeld.handboek(webadres={"team": "https://h.example"}).model_copy(
        update={
            "bezoeksoorten": (Bezoeksoort(id="audit", naam="Audit"),),
            "bezoeken": (Bezoek.model_validate({"id": "audit-noord", "soort": "audit", "schooljaar": "2026-2027"}),),
        }
    )
    dag, soort = date(2027, 3, 9), Momentsoort.BEZOEK
    momenten = (
        op_dag(dag, soort, "Audit", "hoorrecht", sleutel="gepland", bron=("bezoek", "audit-noord")),
        op_dag(dag, soort, "Audit", "hoorrecht", sleutel="beurt-met-kaart"),
        op_dag(dag, soort, "Audit", sleutel="beurt"),
        op_dag(dag, soort, "Audit", sleutel="weg", bron=("bezoek", "bestaat-niet")),
        op_dag(dag, Momentsoort.ACTIE, "Nabellen", sleutel="signaal", bron=("signaal", "bestaat-niet")),
    )
    events = lees(make_agendas(handboek, voorbeeld.afgeleid(momenten))[ALLES]())
    assert {event["UID"].partition("@")[0]: event.get("URL") for event in events} == {
        "gepland": "https://h.example/bezoeken/audit-noord.html",
        "beurt-met-kaart": "https://h.example/kaarten/hoorrecht.html",
        "beurt": "https://h.example/bezoeken/index.html",
        "weg": "https://h.example/bezoeken/index.html",
        "signaal": None,
    }


@pytest.mark.parametrize("webadres", [None, "geen adres", "ftp://x.example", "https://[x", "javascript:alert(1)"])
def test_without_a_web_address_events_keep_a_uid_and_have_no_url(webadres: str | None) -> None:
    events = lees(feed(webadres={} if webadres is None else {"team": webadres}))
    assert {event["UID"].partition("@")[2] for event in events} == {"kwaliteitshandboek.invalid"}
    assert not any("URL" in event for event in events)


def test_a_uid_is_the_same_in_each_feed_and_unique_within_it() -> None:
    agendas = make_agendas(voorbeeld.handboek(), voorbeeld.afgeleid())
    alles = {event["UID"]: event for event in lees(agendas[ALLES]())}
    assert len(alles) == len(voorbeeld.MOMENTEN)
    for maak in agendas.values():
        for event in lees(maak()):
            assert alles[event["UID"]] == event


def test_the_head_names_the_calendar_and_its_zone() -> None:
    agenda = icalendar.Calendar.from_ical(feed("agenda/school-99aa00.ics"))
    assert agenda["X-WR-CALNAME"] == "De Noord, kwaliteitskalender Voorbeeld"
    assert agenda["X-WR-TIMEZONE"] == "Europe/Amsterdam"
    assert agenda["REFRESH-INTERVAL"].dt == timedelta(days=1)
    assert agenda["REFRESH-INTERVAL"].params["VALUE"] == "DURATION"
    assert agenda["VERSION"] == "2.0"
    (zone,) = agenda.timezones
    assert zone["TZID"] == "Europe/Amsterdam"
    tijd = zone.to_tz(lookup_tzid=False)
    for dag, uren in ((date(2026, 1, 15), 1), (date(2026, 3, 28), 1), (date(2026, 3, 30), 2), (date(2026, 10, 26), 1)):
        assert datetime(dag.year, dag.month, dag.day, 12, tzinfo=tijd).utcoffset() == timedelta(hours=uren)
    assert not any(event.alarms.times for event in agenda.events)


def test_the_library_reads_what_our_own_reader_reads() -> None:
    inhoud = feed()
    agenda = icalendar.Calendar.from_ical(inhoud)
    assert not agenda.errors
    for event, eigen in zip(agenda.events, lees(inhoud), strict=True):
        assert not event.errors
        assert event["SUMMARY"] == eigen["SUMMARY"]
        assert event["DESCRIPTION"] == eigen["DESCRIPTION"]
        assert f"{event.start:%Y%m%d}" == eigen["DTSTART;VALUE=DATE"]
        assert type(event.start) is date


def test_the_same_bytes_on_rebuild() -> None:
    assert {pad: maak() for pad, maak in make_agendas(voorbeeld.handboek(), voorbeeld.afgeleid()).items()} == {
        pad: maak() for pad, maak in make_agendas(voorbeeld.handboek(), voorbeeld.afgeleid()).items()
    }


def test_the_last_day_there_is() -> None:
    """A slip of the pen in a year does not stop a build."""
    moment = op_dag(date.max, Momentsoort.PLANNING, "Ooit", sleutel="x")
    (event,) = lees(feed(momenten=(moment,)))
    assert event["DTSTART;VALUE=DATE"] == "99991231"
    assert "DTEND;VALUE=DATE" not in event  # one day, as the standard reads it


@settings(max_examples=60, deadline=None)
@given(
    titel=st.text(min_size=1),
    woorden=st.none() | st.text(),
    dag=st.dates(date(2020, 1, 1), date(2035, 12, 31)),
    duur=st.none() | st.integers(-3, 40),
    hele_maand=st.booleans(),
)
def test_whatever_an_author_writes(titel: str, woorden: str | None, dag: date, duur: int | None, hele_maand: bool) -> None:
    einde = None if duur is None else dag + timedelta(days=duur)
    moment = Moment(dag, hele_maand, Momentsoort.OVERIG, titel, sleutel="x", tot_en_met=einde, woorden=woorden)
    inhoud = feed(momenten=(moment,))
    (eigen,) = lees(inhoud)
    (event,) = icalendar.Calendar.from_ical(inhoud).events
    zichtbaar = " ".join("".join(t for t in titel if t.isprintable() or t.isspace()).split())
    assert eigen["SUMMARY"].startswith(zichtbaar)
    assert str(event["SUMMARY"]) == eigen["SUMMARY"]
    if hele_maand:
        assert (event.start.year, event.start.month) == (dag.year, dag.month)
        assert event.start.weekday() < 5
        assert event.end == event.start + timedelta(days=1)
    else:
        assert event.start == dag
        assert event.end == max(einde or dag, dag) + timedelta(days=1)
