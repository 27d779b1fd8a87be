"""What each page's template is given: one frozen dataclass a page, every field said for. A test holds them together."""
