"""A form as one HTML file that needs nothing else, for printing."""

from pathlib import Path
from typing import Any

from generator.render import environment

_FOLDER = Path(__file__).parent / "templates"


def sheet(template: str, **values: Any) -> bytes:
    """A filled form as UTF-8."""
    env = environment({"papers": _FOLDER})
    return (env.get_template(f"papers/{template}").render(values) + "\n").encode()
