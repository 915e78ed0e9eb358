"""Charts, stage 5: figures as drawings, sentences, tables and Plotly figures that say the same; pure functions."""

from kwaliteitshandboek.charts.chart import Chart, Tabel
from kwaliteitshandboek.charts.klein import normbalk, vonk
from kwaliteitshandboek.charts.lijn import lijn_chart
from kwaliteitshandboek.charts.scholen import scholen_chart
from kwaliteitshandboek.charts.verdeling import verdeling_chart

__all__ = ["Chart", "Tabel", "lijn_chart", "normbalk", "scholen_chart", "verdeling_chart", "vonk"]
