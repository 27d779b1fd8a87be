"""Puts what was read into the parts that templates show: labels in the reader's language, colours, days left."""
