"""QR codes of addresses as inline SVG, a few hundred times faster than making each for itself.

For one length of text, version and mask, the modules of a QR code are an affine function of the bits of the text: data
bits stand for themselves, error correction is linear, mask and format only flip. So segno makes the code of the first
address of a length, and one more for each bit in which a later one differs; the rest is exclusive or.
A test compares every module with segno's own.
"""

_ERROR = "m"
_QUIET = 4  # modules around the code, as the standard wants


def _stroke(bits: int) -> str:
    """Four modules in a row as path commands that end behind the last: 1101 is h2m1 0h1."""
    commands: list[str] = []
    text = f"{bits:04b}"
    while text:
        run = len(text) - len(text.lstrip(text[0]))
        commands.append(f"h{run}" if text[0] == "1" else f"m{run} 0")
        text = text[run:]
    return "".join(commands)


_STROKES = {ord(f"{bits:x}"): _stroke(bits) for bits in range(16)}


class QrPrinter:
    """Makes QR codes, level M, of addresses below `root`; what it learns of one address serves the next.

    The code of an address is the same whatever was printed before it: processes share the pages of a site.
    """

    def __init__(self, root: str) -> None:
        self._root = root.encode()
        self._plates: dict[int, _Plate] = {}

    def modules(self, address: str) -> list[str]:
        """The rows of the code without its quiet zone: "1" is black. Raises ValueError beyond 2,331 bytes."""
        plate, code = self._printed(address)
        rows = [f"{int(row, 16):0{4 * plate.digits}b}" for row in plate.lines(code)]
        return [row[: plate.side] for row in rows]

    def svg(self, address: str, label: str) -> str:
        """An svg element, black on white with its quiet zone. `label` must be safe in an attribute."""
        plate, code = self._printed(address)
        side = plate.side + 2 * _QUIET
        back = {10: f"m-{4 * plate.digits} 1"}
        path = "\n".join(plate.lines(code)).translate(_STROKES | back)
        return (
            f'<svg viewBox="0 0 {side} {side}" role="img" aria-label="{label}" shape-rendering="crispEdges">'
            f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path stroke="#000" d="M{_QUIET} {_QUIET}.5{path}"/></svg>'
        )

    def _printed(self, address: str) -> tuple["_Plate", int]:
        text = address.encode()
        plate = self._plates.get(len(text))
        if plate is None:
            plate = self._plates[len(text)] = _Plate(text, self._root)
        return plate, plate.code(text)


class _Plate:
    """All codes for texts of one length: that of the first text, and what each bit of the text changes.

    A code is one number, its rows filled up to whole hexadecimal digits.
    """

    def __init__(self, first: bytes, root: bytes) -> None:
        import segno  # only a site that prints codes waits for it

        # The mask must follow from the length alone: the best one for an address of this site and length.
        usual = (root + b"0" * len(first))[: len(first)]
        made = segno.make_qr(usual, error=_ERROR, mode="byte", boost_error=False)
        self.version, self.mask = made.version, made.mask
        self.side = len(made.matrix)
        self.digits = -(-self.side // 4)
        self._first = int.from_bytes(first, "big")
        self._length = len(first)
        self._changes: dict[int, int] = {}
        self._code = self._made(first)

    def code(self, text: bytes) -> int:
        found = self._code
        differing = int.from_bytes(text, "big") ^ self._first
        while differing:
            bit = differing & -differing
            if bit not in self._changes:
                self._learn(bit)
            found ^= self._changes[bit]
            differing ^= bit
        return found

    def lines(self, code: int) -> list[str]:
        """The rows as hexadecimal digits."""
        drawn = f"{code:0{self.side * self.digits}x}"
        return [drawn[at : at + self.digits] for at in range(0, len(drawn), self.digits)]

    def _learn(self, bit: int) -> None:
        other = (self._first ^ bit).to_bytes(self._length, "big")
        self._changes[bit] = self._made(other) ^ self._code

    def _made(self, text: bytes) -> int:
        import segno

        made = segno.make_qr(
            text, error=_ERROR, mode="byte", boost_error=False, version=self.version, mask=self.mask
        )
        fill = "0" * (4 * self.digits - self.side)
        return int("".join("".join(map(str, row)) + fill for row in made.matrix), 2)


__all__ = ["QrPrinter"]
