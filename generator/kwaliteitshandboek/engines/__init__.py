"""Engines, stage 8: a Site becomes files: a website by MkDocs, a plain folder, a ZIP."""
