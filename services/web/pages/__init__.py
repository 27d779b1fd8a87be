"""The pages, by noun. Each parses, calls a use case, commits and renders; none decides."""
