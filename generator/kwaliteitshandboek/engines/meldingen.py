"""Engines, stage 8: what MkDocs says of mkdocs.yml in English, in Dutch as far as it is known."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_SOORTEN: Final = {
    "str": "een tekst",
    "int": "een getal",
    "float": "een getal",
    "bool": "ja of nee ('true' of 'false')",
    "list": "een lijst",
    "dict": "een groep instellingen",
    "NoneType": "niets",
}

_ZINNEN: Final = (
    (r"Unrecognised theme name: '(?P<a>[^']*)'.*", "het thema '{a}' bestaat niet; kies 'material'"),
    (r"The \"(?P<a>[^\"]*)\" plugin is not installed", "de plugin '{a}' is niet geïnstalleerd"),
    (r"Plugin '(?P<a>[^']*)' option '(?P<b>[^']*)': Unrecognised configuration name: .*", "de plugin '{a}' kent '{b}' niet"),
    (r"Required configuration not provided\.?", "deze instelling moet er staan"),
    (r"Unrecognised configuration name: (?P<a>\S+)", "deze instelling bestaat niet"),
    (r"Failed to load extension '(?P<a>[^']*)'.*", "de uitbreiding '{a}' is niet geïnstalleerd"),
    (r"The URL isn't valid.*", "dit is geen webadres; het begint met http:// of https://"),
    (r"The path '(?P<a>[^']*)' isn't an existing (?:file|directory)\.?", "'{a}' is er niet"),
    (r"Expected nav to be a list, got .*", "hier hoort een lijst te staan"),
)
_WAARDE: Final = re.compile(r"Config value '(?P<naam>[^']*)': (?P<rest>.*)", re.DOTALL)
_SOORT: Final = re.compile(r"Expected type: <class '(?P<a>\w+)'> but received: <class '(?P<b>\w+)'>")
_YAML: Final = re.compile(
    r"MkDocs encountered an error parsing the configuration file: .*?(?:, line (?P<regel>\d+), column \d+)?\s*", re.DOTALL
)
_GEEN_GROEP: Final = re.compile(r"The configuration is invalid\. Expected a key-value mapping.*", re.DOTALL)


def in_het_nederlands(meldingen: Iterable[str]) -> str:
    """The messages as one Dutch clause; what is not known stays as it is, with who says it."""
    zinnen = []
    for melding in dict.fromkeys(meldingen):
        recht = " ".join(melding.split()).rstrip(".")
        zinnen.append(_vertaald(melding) or f"MkDocs zegt in het Engels \u2018{recht}\u2019")
    return "; ".join(zinnen)


def _vertaald(melding: str) -> str | None:
    if gevonden := _YAML.fullmatch(melding.strip().removesuffix(".")):
        regel = gevonden["regel"]
        return f"{f'regel {regel}' if regel else 'het bestand'} is niet te lezen; kijk naar het inspringen, de haken en de tabs"
    if _GEEN_GROEP.fullmatch(melding):
        return "er staat een lijst, en er horen instellingen te staan zoals 'site_name: Kwaliteitshandboek'"
    waarde = _WAARDE.fullmatch(melding)
    if waarde is None:
        return None
    rest = " ".join(waarde["rest"].split())
    if soort := _SOORT.fullmatch(rest):
        hoort, staat = (_SOORTEN.get(soort[deel], soort[deel]) for deel in ("a", "b"))
        return f"bij '{waarde['naam']}' hoort {hoort}, en er staat {staat}"
    for patroon, zin in _ZINNEN:
        if gevonden := re.fullmatch(patroon, rest, re.DOTALL):
            return f"bij '{waarde['naam']}': {zin.format(**gevonden.groupdict())}"
    return None
