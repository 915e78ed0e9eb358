"""Pages, stage 6: the indicators: a question, its answer, charts, and how the figure is made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kwaliteitshandboek import taal
from kwaliteitshandboek.charts import Chart, notatie
from kwaliteitshandboek.model.cijfer import Cijfer, Cijferstaat, Oordeel
from kwaliteitshandboek.model.handboek import Herkomst
from kwaliteitshandboek.model.indicator import Eenheid, Indicator, Indicatorsoort, Norm
from kwaliteitshandboek.model.organisatie import Schoolsoort
from kwaliteitshandboek.pages import grafieken, grafieksoorten, vergelijken, woorden
from kwaliteitshandboek.pages.site import Page
from kwaliteitshandboek.pages.sjablonen import render
from kwaliteitshandboek.pages.tegels import make_tegel
from kwaliteitshandboek.pages.vergelijken import Voetnoten, maak_voetnoten
from kwaliteitshandboek.pages.wereld import Wereld, scholen


def indicator_pages(wereld: Wereld) -> Iterator[Page]:
    """The index of indicators, and a page for each."""
    handboek = wereld.handboek
    pad = "indicatoren/index.md"
    bekend = [domein.id for domein in handboek.organisatie.domeinen]
    domeinen = dict.fromkeys([*bekend, *(indicator.domein for indicator in handboek.indicatoren)])
    groepen = [
        {"naam": wereld.namen.get(("domein", domein or ""), domein or "Overig"), "id": domein or "overig", "tegels": tegels}
        for domein in domeinen
        if (tegels := [make_tegel(wereld, i, None) for i in handboek.indicatoren if i.domein == domein])
    ]
    tekst = render("indicatoren", p=wereld.blik(pad), groepen=groepen, vragen={i.id: i.vraag for i in handboek.indicatoren})
    yield Page(pad, "Indicatoren", "indicatoren", tekst, omschrijving="Alle cijfers die wij volgen.")
    for indicator in handboek.indicatoren:
        yield _indicator_page(wereld, indicator)


def _indicator_page(wereld: Wereld, indicator: Indicator) -> Page:
    handboek, afgeleid = wereld.handboek, wereld.afgeleid
    pad = wereld.adressen[("indicator", indicator.id)]
    jaar = wereld.laatste_jaren.get(indicator.id)
    tegel = make_tegel(wereld, indicator, None)
    noten = maak_voetnoten(wereld, [indicator], scholen(wereld), kop=lambda _, school: school.naam)
    tekst = render(
        "indicator",
        p=wereld.blik(pad),
        indicator=indicator,
        tegel=tegel,
        antwoord=antwoord(wereld, indicator, tegel.cijfer),
        jaar=jaar,
        lijn=grafieken.lijn(wereld, indicator, None, noten=noten.letters),
        per_jaar=grafieken.lijn_per_jaar(wereld, indicator, None, noten=noten.letters),
        schoolbeelden=[] if jaar is None else list(_schoolbeelden(wereld, indicator, jaar, noten)),
        antwoorden=[] if jaar is None else list(grafieksoorten.antwoorden_naast_elkaar(wereld, indicator, jaar)),
        vergelijking=[] if jaar is None else vergelijken.vergelijking(wereld, indicator, None, jaar),
        referenties=vergelijken.referentietabel(wereld, indicator),
        wegingen=[] if jaar is None else vergelijken.wegingen(wereld, indicator, jaar),
        uitsplitsingen=[] if jaar is None else list(vergelijken.uitsplitsingen(wereld, indicator, jaar)),
        delen={u.id: grafiek for u in indicator.uitsplitsingen if (grafiek := grafieksoorten.delen(wereld, indicator, u))},
        stromen=[g for school in scholen(wereld) for g in grafieksoorten.uitstromen(wereld, indicator, school)],
        stroomtitel=grafieksoorten.stroomtitel(indicator),
        onder=notatie.oordeelwoord(Oordeel.ONDER, indicator.richting),
        noten=noten,
        normen=[_normrij(wereld, norm, indicator) for norm in indicator.normen],
        herkomsten=herkomsten(wereld, indicator),
        kaarten=afgeleid.relaties.kaarten_van_indicator.get(indicator.id, ()),
        standaarden=_standaarden(wereld, indicator),
        analyses=[analyse for analyse in handboek.analyses if any(c.indicator == indicator.id for c in analyse.cijfers)],
        doelen=[doel for doel in handboek.doelen if doel.indicator == indicator.id],
    )
    return Page(pad, indicator.naam, "indicator", tekst, omschrijving=indicator.vraag)


VEEL_SCHOLEN = 6
"""Of more schools of one kind, a small chart for each says more than bars below each other, which invite to rank."""


@dataclass(frozen=True, slots=True)
class Schoolbeeld:
    """The schools of one kind: the chart to begin with, and others with what they show."""

    eerst: Chart
    ook: tuple[tuple[str, Chart], ...]


def _schoolbeelden(wereld: Wereld, indicator: Indicator, jaar: str, noten: Voetnoten) -> Iterator[Schoolbeeld]:
    """Schools side by side in the newest year, each over the years, and schools by years; kinds of school apart."""
    soorten = (
        (f"Alle scholen naast elkaar in {jaar}", grafieken.naast_elkaar(wereld, indicator, jaar, noten=noten.letters)),
        ("Elke school door de jaren", grafieksoorten.veelluiken(wereld, indicator)),
        ("Scholen en schooljaren in één tabel", grafieksoorten.warmte_jaren(wereld, indicator)),
    )
    per_soort = [(wat, {grafiek.id.rpartition("-")[2]: grafiek for grafiek in lijst}) for wat, lijst in soorten]
    for soort in Schoolsoort:
        aanwezig = [(wat, charts[soort.value]) for wat, charts in per_soort if soort.value in charts]
        if not aanwezig:
            continue
        hoeveel = sum(school.soort is soort for school in scholen(wereld))
        eerst = 1 if hoeveel > VEEL_SCHOLEN and len(aanwezig) > 1 else 0
        yield Schoolbeeld(aanwezig[eerst][1], tuple(ander for plek, ander in enumerate(aanwezig) if plek != eerst))


def antwoord(wereld: Wereld, indicator: Indicator, cijfer: Cijfer) -> str:
    """The answer to the indicator's question in a sentence, for all schools together or one school."""
    samen = taal.hoofdletter(wereld.handboek.organisatie.samen)
    wie = samen if cijfer.school is None else wereld.namen.get(("school", cijfer.school), cijfer.school)
    if cijfer.waarde is None:
        if woorden.alleen_per_school(cijfer):
            return "Dit cijfer tellen wij niet op over de scholen; hieronder ziet u de scholen apart."
        if cijfer.school is None and cijfer.staat is Cijferstaat.ONTBREEKT and indicator.id in wereld.laatste_jaren:
            return "Voor alle scholen samen is er geen cijfer; hieronder ziet u de scholen apart."
        return f"{wie}: {woorden.cijfer(cijfer, indicator)} ({_jaren(cijfer, indicator)})."
    delen = [f"{wie}: {woorden.cijfer(cijfer, indicator)}"]
    reeksen = [wereld.handboek.meetreeks_per_id.get(naam) for naam in indicator.berekening.meetreeksen]
    leerlingen = len(reeksen) == 1 and reeksen[0] is not None and reeksen[0].eenheid == "leerlingen"
    if (
        indicator.eenheid is Eenheid.PROCENT
        and indicator.soort is Indicatorsoort.RESULTAAT
        and cijfer.waarde.exact
        and leerlingen
        # Only where it is no second rounding: 99,7 % is not 'all 100 of 100'.
        and cijfer.waarde.onder in range(1, 100)
    ):
        delen.append(f", dat zijn {taal.getal(cijfer.waarde.onder)} van de 100 leerlingen")
    delen.append(f" ({_jaren(cijfer, indicator)})")
    klein = wereld.handboek.organisatie.drempels.kleine_groep
    andere = (ander.zin for ander in woorden.andere_normen(cijfer, indicator, klein))
    zinnen = ("".join(delen), woorden.tegen_norm(cijfer, indicator, klein), *andere)
    return ". ".join(zin for zin in zinnen if zin) + "."


def _jaren(cijfer: Cijfer, indicator: Indicator) -> str:
    """The years of a figure, and those that were stepped over, to stand between brackets."""
    return "; ".join(deel for deel in (woorden.jaren(cijfer), woorden.overslag(cijfer, indicator)) if deel)


def _normrij(wereld: Wereld, norm: Norm, indicator: Indicator) -> Mapping[str, object]:
    """A norm in words: how high, and for which schools and years."""
    voor = [wereld.namen.get(("school", sleutel), sleutel) for sleutel in norm.scholen]
    voor += [woorden.MEERVOUDEN[soort] for soort in norm.schoolsoorten]
    jaren = []
    if norm.vanaf is not None:
        jaren.append(f"vanaf {norm.vanaf}")
    if norm.tot_en_met is not None:
        jaren.append(f"tot en met {norm.tot_en_met}")
    hoogte = "verschilt per school en jaar" if norm.waarde is None else notatie.toon_norm(norm.waarde, indicator)
    return {
        "naam": norm.naam,
        "hoogte": hoogte,
        "voor": taal.opsomming(voor) or "alle scholen",
        "jaren": " ".join(jaren) or "alle schooljaren",
        "bron": norm.bron,
    }


def herkomsten(wereld: Wereld, indicator: Indicator) -> list[Herkomst]:
    """The imports from which the figures of an indicator come, newest year first."""
    bronnen = {_naam(bron) for bron in wereld.bronnen(indicator.id)}
    return sorted(
        (herkomst for herkomst in wereld.handboek.herkomsten if _naam(herkomst.resultaat) in bronnen),
        key=lambda herkomst: (herkomst.schooljaar, herkomst.bestand),
        reverse=True,
    )


def _naam(pad: str) -> str:
    """The name of a results file without folders and extension."""
    return pad.rpartition("/")[2].removesuffix(".csv")


def _standaarden(wereld: Wereld, indicator: Indicator) -> list[str]:
    gevonden = dict.fromkeys(indicator.standaarden)
    for (kader, code), dekking in wereld.afgeleid.dekking.items():
        if indicator.id in dekking.indicatoren:
            gevonden[f"{kader}/{code}"] = None
    return [verwijzing for verwijzing in gevonden if ("kader", verwijzing) in wereld.adressen]
