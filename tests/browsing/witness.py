"""A witness writes down what must never happen on a page: script errors, foreign requests, dialogs."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Error, Page, Request

OWN_HOSTS = ("127.0.0.1", "localhost")


KINDS = ("console_errors", "page_errors", "foreign_requests", "dialogs")


@dataclass
class Witness:
    """What the pages of one test did; a test that expects a fault says so with `expect("dialogs", …)`."""

    console_errors: list[str] = field(default_factory=list)
    page_errors: list[str] = field(default_factory=list)
    foreign_requests: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    expected: set[str] = field(default_factory=set)

    def expect(self, *kinds: str) -> None:
        """Let the test judge these kinds of fault itself (names of the lists above)."""
        unknown = set(kinds) - set(KINDS)
        if unknown:
            raise ValueError(f"a witness knows no {sorted(unknown)}")
        self.expected.update(kinds)

    def faults(self) -> dict[str, list[str]]:
        """Return the kinds of fault that were seen and not expected."""
        seen = {kind: getattr(self, kind) for kind in KINDS if kind not in self.expected}
        return {kind: faults for kind, faults in seen.items() if faults}

    def watch(self, context: BrowserContext) -> None:
        """Listen to all pages that the context opens from here on."""
        context.on("request", self._request)
        context.on("page", self._page)

    def _page(self, page: Page) -> None:
        page.on("console", self._console)
        page.on("pageerror", self._page_error)
        page.on("dialog", self._dialog)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.console_errors.append(f"{message.text} ({message.location.get('url', '')})")

    def _page_error(self, error: Error) -> None:
        self.page_errors.append(str(error))

    def _dialog(self, dialog: Dialog) -> None:
        self.dialogs.append(f"{dialog.type}: {dialog.message}")
        dialog.dismiss()

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob", "about") and address.hostname not in OWN_HOSTS:
            self.foreign_requests.append(request.url)
