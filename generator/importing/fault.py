"""Why a table cannot be taken in at all, in an editor's words."""


class ImportFault(Exception):
    """A table that cannot be read; `message` says why, `hint` what to do, both in Chinese."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(f"{message} → {hint}")
        self.message = message
        self.hint = hint
