"""How people receive what is written to them: when they are away, by which channel, at which hours."""
