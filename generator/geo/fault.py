"""The one error of this room: a text that holds no single position."""


class PositionError(ValueError):
    """A pasted text is no position; `code` is stable, `message` and `hint` are Chinese for the editor."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        """Keep the three parts apart; str() joins message and hint."""
        super().__init__(f"{message} → {hint}")
        self.code = code
        self.message = message
        self.hint = hint
