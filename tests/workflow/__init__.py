"""Tests of the core: no disk, no clock, nothing but the functions and their answers."""
