"""Tests of the guards, one module for each of theirs."""
