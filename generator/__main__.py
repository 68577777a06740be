"""`python -m generator` is `yitu`."""

from generator.cli.main import main

main()
