"""Leaflet's files come from known packages with known sums, or the build says which package to install."""

import pytest

from generator.maps.vendor import VENDORED, Vendored, VendorFileError, vendor_files


def test_leaflet_is_the_version_that_was_checked() -> None:
    files = dict(vendor_files())
    assert b"Leaflet 1.9.4" in files["leaflet.js"][:200]
    assert list(files) == [entry.name for entry in VENDORED]


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (
            Vendored("no-such-leaflet-package", "leaflet.js", "leaflet.js", "0" * 64),
            "pip install no-such-leaflet",
        ),
        (VENDORED[0]._replace(path="js_lib_leaflet/missing.js"), "django-js-lib-leaflet holds no"),
        (VENDORED[0]._replace(sha256="0" * 64), "package django-js-lib-leaflet: "),
    ],
)
def test_a_wrong_package_is_named_in_the_failure(wrong: Vendored, says: str) -> None:
    with pytest.raises(VendorFileError, match=says):
        vendor_files((wrong,))
