"""`python -m services.cli` is `thidua`."""

from services.cli import main

main()
