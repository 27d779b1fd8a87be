"""What pages read, in one go each, and what whoever reads may ask for next. No SQL and no decisions."""
