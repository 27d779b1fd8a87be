"""Plans of nobody, written to try the language on other kinds of plans than the shipped ones, each with a scenario."""
