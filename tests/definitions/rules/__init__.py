"""Each rule keeps what its manual page says."""
