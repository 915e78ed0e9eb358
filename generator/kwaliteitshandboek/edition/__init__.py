"""Edition, stage 2: from a handbook to the part of it that may be published; nothing internal goes further than this stage."""

from __future__ import annotations

from kwaliteitshandboek.edition.projectie import project_publiek

__all__ = ["project_publiek"]
