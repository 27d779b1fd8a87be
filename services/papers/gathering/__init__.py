"""Gathering: what papers say, from the store through the use cases, within the sight of whoever prints them."""
