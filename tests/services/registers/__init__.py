"""Registers and reports as workbooks."""
