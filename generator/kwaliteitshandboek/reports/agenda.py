"""Reports, stage 6: calendar feeds (iCalendar, RFC 5545): all moments, those of each role and those of each school.

All events take whole days, claim no time (transparent) and ring no bell. A moment of a month as a whole stands on the first
working day of that month outside the holidays, and says so: a bar over thirty days would push all else out of sight. An event
has the same UID in every feed, made of the moment's `sleutel`: when its day changes it moves, and is not there twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, partial
from typing import Final

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

from kwaliteitshandboek import taal
from kwaliteitshandboek.derive.afgeleid import Afgeleid, Moment, Momentsoort
from kwaliteitshandboek.derive.jaarkalender import eerste_werkdag, eigen_vakanties
from kwaliteitshandboek.derive.kalenderwoorden import SOORTNAMEN, momenttitel
from kwaliteitshandboek.derive.rollen import wie_het_aangaat
from kwaliteitshandboek.derive.schoolnamen import eigen_namen
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kalender import Vakantie
from kwaliteitshandboek.settings import adressen

TIJDZONE: Final = "Europe/Amsterdam"
ZONDER_WEBADRES: Final = "kwaliteitshandboek.invalid"
"""The host in UIDs of an organisation without web address: no host has this name."""

MEESTE_NAMEN: Final = 3
"""More schools than this stand as a number in the name of an event."""

VERVERS: Final = timedelta(days=1)


def make_agendas(handboek: Handboek, afgeleid: Afgeleid) -> Mapping[str, Callable[[], bytes]]:
    """Path -> what makes the feed. Every role and school has one, also without moments: whoever subscribed keeps it."""
    organisatie, momenten = handboek.organisatie, afgeleid.momenten
    kort = organisatie.korte_naam or organisatie.naam
    vakanties, schoolnamen = cache(partial(eigen_vakanties, handboek)), eigen_namen(organisatie)

    # What several schools have on one day is told apart by their names.

    namen = Counter((momenttitel(moment), moment.dag, moment.hele_maand) for moment in momenten)

    # An event is the same in each feed, and there are many feeds: it is written once.
    @cache
    def event(moment: Moment) -> bytes:
        titel = momenttitel(moment)
        if namen[titel, moment.dag, moment.hele_maand] > 1 and moment.scholen:
            titel = f"{titel}, {_scholen(moment, schoolnamen)}"
        gemaakt = _make_event(
            handboek, afgeleid.vandaag, moment, titel=titel, vakanties=vakanties(moment.scholen), schoolnamen=schoolnamen
        )
        return bytes(gemaakt.to_ical(sorted=False))

    van_rol: dict[str, list[Moment]] = {}
    for moment in momenten:
        for wie in wie_het_aangaat(organisatie, moment.rollen):
            van_rol.setdefault(wie, []).append(moment)
    agendas = {adressen.agenda(): partial(_make_agenda, f"Kwaliteitskalender {kort}", momenten, event)}
    for rol in organisatie.rollen:
        naam = f"{rol.naam}, kwaliteitskalender {kort}"
        agendas[adressen.agenda("rol", rol.id)] = partial(_make_agenda, naam, van_rol.get(rol.id, ()), event)
    for school in organisatie.scholen:
        eigen = [moment for moment in momenten if not moment.scholen or school.sleutel in moment.scholen]
        naam = f"{schoolnamen[school.sleutel]}, kwaliteitskalender {kort}"
        agendas[adressen.agenda("school", school.sleutel)] = partial(_make_agenda, naam, eigen, event)
    return agendas


def _make_agenda(naam: str, momenten: Iterable[Moment], event: Callable[[Moment], bytes]) -> bytes:
    agenda = Calendar()
    agenda.add("prodid", "-//kwaliteitshandboek//Kwaliteitskalender//NL")
    agenda.add("version", "2.0")
    agenda.add("calscale", "GREGORIAN")
    agenda.add("method", "PUBLISH")
    # The names that clients read: the first of the standard (RFC 7986), the others of before it.
    agenda.add("name", _regel(naam))
    agenda.add("x-wr-calname", _regel(naam))
    agenda.add("x-wr-timezone", TIJDZONE)
    agenda.add("refresh-interval", VERVERS, parameters={"value": "DURATION"})
    agenda.add("x-published-ttl", "P1D")
    agenda.add_component(_tijdzone())
    kop, einde, staart = agenda.to_ical(sorted=False).rpartition(b"END:VCALENDAR")
    return b"".join((kop, *map(event, momenten), einde, staart))


def _tijdzone() -> Timezone:
    """The rules of the Netherlands since 1996, written out: the same bytes with every edition of the time zone database."""
    zone = Timezone()
    zone.add("tzid", TIJDZONE)
    uur = timedelta(hours=1)
    for soort, naam, begin, van, naar, maand in (
        (TimezoneDaylight, "CEST", datetime(1996, 3, 31, 2), uur, 2 * uur, 3),  # noqa: DTZ001 - local time is what stands here
        (TimezoneStandard, "CET", datetime(1996, 10, 27, 3), 2 * uur, uur, 10),  # noqa: DTZ001
    ):
        deel = soort()
        deel.add("tzname", naam)
        deel.add("dtstart", begin)
        deel.add("tzoffsetfrom", van)
        deel.add("tzoffsetto", naar)
        deel.add("rrule", {"freq": "yearly", "bymonth": maand, "byday": "-1su"})
        zone.add_component(deel)
    return zone


def _make_event(
    handboek: Handboek,
    vandaag: date,
    moment: Moment,
    *,
    titel: str,
    vakanties: Iterable[Vakantie],
    schoolnamen: Mapping[str, str],
) -> Event:
    begin, einde = moment.dag, max(moment.dag, moment.tot_en_met or moment.dag)
    if moment.hele_maand:
        begin = einde = eerste_werkdag(moment.dag.replace(day=1), vakanties)
    event = Event()
    event.add("uid", f"{moment.sleutel}@{adressen.host(handboek.organisatie.webadres.team) or ZONDER_WEBADRES}")
    event.add("dtstamp", datetime.combine(vandaag, time(), tzinfo=UTC))
    event.add("dtstart", begin)
    if einde < date.max:
        event.add("dtend", einde + timedelta(days=1))
    event.add("summary", _regel(_samenvatting(titel, moment)))
    event.add("description", "\n".join(map(_regel, _beschrijving(handboek, moment, schoolnamen))))
    event.add("categories", [taal.hoofdletter(SOORTNAMEN[moment.soort].een)])
    if pad := _pagina(handboek, moment):
        adres = adressen.op_web(handboek.organisatie.webadres.team, pad)
        if adres is not None:
            event.add("url", adres)
    event.add("transp", "TRANSPARENT")
    return event


def _regel(tekst: str) -> str:
    """A text on one line, without the control characters that the standard does not allow."""
    return " ".join("".join(teken if teken.isprintable() or teken.isspace() else "" for teken in tekst).split())


def _scholen(moment: Moment, schoolnamen: Mapping[str, str]) -> str:
    """Up to three schools by name, more by number."""
    namen = [schoolnamen.get(sleutel, sleutel) for sleutel in moment.scholen]
    return taal.opsomming(namen) if len(namen) <= MEESTE_NAMEN else taal.aantal(len(namen), "school", "scholen")


def _samenvatting(titel: str, moment: Moment) -> str:
    bij = ["ongeveer"] if moment.ongeveer else []
    if moment.hele_maand:
        bij.append(f"in de maand {taal.MAANDEN[moment.dag.month - 1]}")
    return titel + (f" ({', '.join(bij)})" if bij else "")


def _beschrijving(handboek: Handboek, moment: Moment, schoolnamen: Mapping[str, str]) -> Iterable[str]:
    organisatie = handboek.organisatie
    if moment.woorden:
        yield f"Wanneer: {moment.woorden}"
    rollen = [organisatie.rol_per_id[rol].naam if rol in organisatie.rol_per_id else rol for rol in moment.rollen]
    if rollen:
        yield f"Wie: {taal.opsomming(rollen)}"
    scholen = [schoolnamen.get(sleutel, sleutel) for sleutel in moment.scholen]
    if scholen:
        yield f"{'School' if len(scholen) == 1 else 'Scholen'}: {taal.opsomming(scholen)}"
    kaarten = [handboek.kaart_per_id[naam].titel for naam in moment.kaarten if naam in handboek.kaart_per_id]
    if kaarten:
        yield f"{'Kaart' if len(kaarten) == 1 else 'Kaarten'}: {taal.opsomming(kaarten)}"


def _pagina(handboek: Handboek, moment: Moment) -> str | None:
    """The page about a moment: of its visit or signal, else of its card; visits that nobody planned stand on their list."""
    soort, sleutel = moment.bron or ("", "")
    if soort == "bezoek" and sleutel in handboek.bezoek_per_id:
        return f"bezoeken/{sleutel}.md"
    if soort == "signaal" and any(signaal.id == sleutel for signaal in handboek.signalen):
        return f"signalen.md#signaal-{sleutel}"
    if moment.kaart in handboek.kaart_per_id:
        return f"kaarten/{moment.kaart}.md"
    return "bezoeken/index.md" if moment.soort is Momentsoort.BEZOEK and handboek.bezoeksoorten else None
