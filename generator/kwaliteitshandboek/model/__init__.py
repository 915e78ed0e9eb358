"""The model: frozen values that every later stage reads (Dutch domain nouns, see docs/ontwikkeling/architectuur.md)."""
