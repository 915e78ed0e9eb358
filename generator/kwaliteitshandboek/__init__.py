"""kwaliteitshandboek: quality cards, frameworks and results of a school organisation as a published handbook."""

__version__ = "0.1.0"
