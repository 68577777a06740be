"""The command: one file a subcommand. The only room that prints, exits, and asks the clock and the environment."""
