"""Pages, stage 6: the site of each edition as a value, made from the handbook and what follows from it."""

from __future__ import annotations

from kwaliteitshandboek.pages.maken import make_publiek_site, make_team_site
from kwaliteitshandboek.pages.soorten import SOORTEN

__all__ = ["SOORTEN", "make_publiek_site", "make_team_site"]
