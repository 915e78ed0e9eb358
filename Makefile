# Thin: every task is in gereedschap/taken.py, which needs only Python 3.11 or newer.
PYTHON ?= python3

.PHONY: help site serve test bench schermbeelden pins
help:
	@$(PYTHON) gereedschap/taken.py
site serve test bench schermbeelden pins:
	@$(PYTHON) gereedschap/taken.py $@
