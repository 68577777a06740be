"""A photo as pages show it: files of several widths in two formats, known before they are made."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """`stem` is the path from the site root that all files share; `sizes` are (width, height), the largest last."""

    stem: str
    sizes: tuple[tuple[int, int], ...]

    @property
    def width(self) -> int:
        return self.sizes[-1][0]

    @property
    def height(self) -> int:
        return self.sizes[-1][1]

    @property
    def largest(self) -> str:
        """The JPEG for whoever cannot choose."""
        return f"{self.stem}-{self.width}.jpg"


__all__ = ["Picture"]
