"""Charts, stage 5: figures as drawings, sentences, tables and Plotly figures that say the same; pure functions."""

from kwaliteitshandboek.charts.antwoordschaal import Antwoordschaal, antwoordschaal
from kwaliteitshandboek.charts.chart import Chart, Tabel
from kwaliteitshandboek.charts.doelbalk import doel_chart
from kwaliteitshandboek.charts.doelstand import Doelrij
from kwaliteitshandboek.charts.klein import asnoot, normbalk, vonk
from kwaliteitshandboek.charts.lijn import lijn_chart
from kwaliteitshandboek.charts.likert import likert_chart
from kwaliteitshandboek.charts.scholen import scholen_chart, schoolnamen
from kwaliteitshandboek.charts.stroom import stroom_chart
from kwaliteitshandboek.charts.veelluik import delen_chart, veelluik_chart
from kwaliteitshandboek.charts.verdeling import verdeling_chart
from kwaliteitshandboek.charts.vergelijking import Vergelijklijn
from kwaliteitshandboek.charts.warmte import Warmtecel, warmte_chart

__all__ = [
    "Antwoordschaal",
    "Chart",
    "Doelrij",
    "Tabel",
    "Vergelijklijn",
    "Warmtecel",
    "antwoordschaal",
    "asnoot",
    "delen_chart",
    "doel_chart",
    "lijn_chart",
    "likert_chart",
    "normbalk",
    "scholen_chart",
    "schoolnamen",
    "stroom_chart",
    "veelluik_chart",
    "verdeling_chart",
    "vonk",
    "warmte_chart",
]
