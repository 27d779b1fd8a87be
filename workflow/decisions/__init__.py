"""Decisions on awards: a draft that is checked, signed, published; complaints about it, its money, and taking it back."""
