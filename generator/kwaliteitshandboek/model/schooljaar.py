"""Model, stage 0: the school year, 1 August to 31 July, written as '2025-2026'."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

_NOTATIE = re.compile(r"([12][0-9]{3})-([12][0-9]{3})")


@dataclass(frozen=True, order=True, slots=True)
class Schooljaar:
    """A Dutch school year; `begin` is the calendar year of its 1 August. Orders in time; in frames it is its text."""

    begin: int

    @classmethod
    def parse(cls, tekst: str) -> Schooljaar:
        """Read '2025-2026'; ValueError where the notation differs or the years do not follow each other."""
        gevonden = _NOTATIE.fullmatch(tekst.strip())
        if gevonden is None or int(gevonden[2]) != int(gevonden[1]) + 1:
            raise ValueError("een schooljaar als '2025-2026'")
        return cls(int(gevonden[1]))

    @classmethod
    def van_datum(cls, dag: date) -> Schooljaar:
        """The school year in which a day falls."""
        return cls(dag.year if dag.month >= 8 else dag.year - 1)

    @property
    def eerste_dag(self) -> date:
        return date(self.begin, 8, 1)

    @property
    def laatste_dag(self) -> date:
        return date(self.begin + 1, 7, 31)

    def __contains__(self, dag: date) -> bool:
        return self.eerste_dag <= dag <= self.laatste_dag

    def __add__(self, jaren: int) -> Schooljaar:
        return Schooljaar(self.begin + jaren)

    def __sub__(self, jaren: int) -> Schooljaar:
        return Schooljaar(self.begin - jaren)

    def __str__(self) -> str:
        return f"{self.begin}-{self.begin + 1}"

    @classmethod
    def __get_pydantic_core_schema__(cls, bron: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        def valideer(waarde: Any) -> Schooljaar:
            if isinstance(waarde, Schooljaar):
                return waarde
            if isinstance(waarde, str):
                return cls.parse(waarde)
            raise ValueError("een schooljaar als '2025-2026'")

        return core_schema.no_info_plain_validator_function(valideer, serialization=core_schema.to_string_ser_schema())
