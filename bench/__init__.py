"""Measurements: each a ratio against its floor in the same run, never a figure by itself."""
