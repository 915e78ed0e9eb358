"""CLI, stage 9: lets `python -m kwaliteitshandboek.cli` do what `handboek` does."""

from kwaliteitshandboek.cli import main

main(prog_name="handboek")
