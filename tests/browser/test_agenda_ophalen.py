"""The calendar in a real browser: a feed comes down and can be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from icalendar import Calendar
from kijken import MaakBlik

pytestmark = [pytest.mark.browser, pytest.mark.traag]


def test_a_calendar_comes_down_and_can_be_read(adressen: dict[str, str], maak_blik: MaakBlik) -> None:
    blik = maak_blik()
    blik.page.goto(f"{adressen['team']}/kalender/index.html")
    with blik.page.expect_download() as komt:
        blik.page.locator("a[download][href$='agenda/rol-leerkracht.ics']").first.click()
    kalender = Calendar.from_ical(Path(komt.value.path()).read_bytes())
    momenten = kalender.walk("VEVENT")
    assert len(momenten) > 20
    assert len({str(moment["UID"]) for moment in momenten}) == len(momenten)
