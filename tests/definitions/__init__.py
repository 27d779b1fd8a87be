"""What the language promises: every problem is named with its place, and none is an exception."""
