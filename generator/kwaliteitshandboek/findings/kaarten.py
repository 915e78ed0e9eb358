"""Findings, stage 0: the faults that real quality cards have, beyond those in `controle`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kwaliteitshandboek.findings import Code

ALLE: Final[Mapping[str, Code]] = {code.code: code for code in list(globals().values()) if isinstance(code, Code)}
