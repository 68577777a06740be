from jinja2 import DictLoader, Environment

from generator.cache import Store

TEMPLATES = {"a": "{{ word }}!"}


def drawn(folder):
    """A template drawn by an environment that knows nothing yet."""
    env = Environment(loader=DictLoader(TEMPLATES), bytecode_cache=Store(folder).bytecode())
    return env.get_template("a").render(word="yes")


def kept(folder):
    (entry,) = folder.glob("*.jinja")
    return entry


def test_a_compiled_template_is_kept_and_used(tmp_path, monkeypatch):
    assert drawn(tmp_path) == "yes!"
    monkeypatch.setattr(Environment, "compile", lambda *arguments: 1 / 0)
    assert drawn(tmp_path) == "yes!"


def test_a_broken_entry_is_made_again_however_it_is_broken(tmp_path):
    drawn(tmp_path)
    whole = kept(tmp_path).read_bytes()
    for broken in (b"", whole[:20], whole[:16] + b"\xff" * 40, whole[: len(whole) // 2], b"\x80\x05junk" * 9):
        kept(tmp_path).write_bytes(broken)
        assert drawn(tmp_path) == "yes!"
        assert kept(tmp_path).read_bytes() == whole


def test_an_entry_that_cannot_be_written_is_done_without(tmp_path):
    drawn(tmp_path)
    name = kept(tmp_path)
    name.unlink()
    name.mkdir()  # not even the superuser can put a file in the place of a folder
    assert drawn(tmp_path) == "yes!"
