"""Findings, stage 0: what is wrong with the ledger of adoptions, and what stands in the way of an adoption."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kwaliteitshandboek.findings import Code

ALLE: Final[Mapping[str, Code]] = {code.code: code for code in list(globals().values()) if isinstance(code, Code)}
