"""Load, stage 1: from the files of a handbook to frozen values; what is wrong comes back as findings."""

from kwaliteitshandboek.load.geladen import Geladen
from kwaliteitshandboek.load.handboek import load_handboek

__all__ = ["Geladen", "load_handboek"]
