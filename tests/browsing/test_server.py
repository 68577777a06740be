from urllib.error import HTTPError
from urllib.request import urlopen

import pytest


@pytest.fixture
def folder(tmp_path):
    site = tmp_path / "site"
    (site / "stations" / "x").mkdir(parents=True)
    (site / "index.html").write_text("首页", encoding="utf-8")
    (site / "404.html").write_text("没有这一页", encoding="utf-8")
    (site / "stations" / "x" / "index.html").write_text("驿站", encoding="utf-8")
    (site / "stations.geojson").write_text("{}")
    (tmp_path / "secret.txt").write_text("secret")
    return site


def text(address):
    with urlopen(address, timeout=10) as answer:
        return answer.read().decode()


def test_a_folder_answers_with_its_index_below_the_prefix(folder, serve_dir):
    base = serve_dir(folder, "/demo")
    assert base.endswith("/demo/")
    assert text(base) == "首页"
    assert text(f"{base}stations/x/") == "驿站"
    assert text(f"{base}stations/x") == "驿站"


def test_the_types_are_those_of_a_plain_host_and_headers_can_be_added(folder, serve_dir):
    base = serve_dir(folder, headers={"Content-Security-Policy": "default-src 'self'"})
    with urlopen(f"{base}stations.geojson", timeout=10) as answer:
        assert answer.headers["Content-Type"].startswith("application/geo+json")
        assert answer.headers["Content-Security-Policy"] == "default-src 'self'"


@pytest.mark.parametrize("path", ["nothing/", "../secret.txt", "%2e%2e/secret.txt", "stations/"])
def test_what_is_not_there_or_lies_outside_gets_the_sites_404_page(path, folder, serve_dir):
    with pytest.raises(HTTPError) as missing:
        urlopen(serve_dir(folder, "/demo/") + path, timeout=10)
    assert missing.value.code == 404
    assert missing.value.read().decode() in ("没有这一页", "not found")


def test_outside_the_prefix_nothing_is_served(folder, serve_dir):
    base = serve_dir(folder, "/demo/")
    with pytest.raises(HTTPError) as missing:
        urlopen(base.removesuffix("demo/"), timeout=10)
    assert missing.value.code == 404
