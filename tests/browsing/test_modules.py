import pytest
from playwright.sync_api import Error


def test_a_snippet_answers_what_it_exports_by_default(run_module):
    assert run_module("export default {at: [1, 2], text: '驿站'}") == {"at": [1, 2], "text": "驿站"}


def test_a_function_is_called_with_the_argument_and_awaited(run_module):
    assert run_module("export default async ({by}) => [1, 2, 3].map(n => n * by)", {"by": 2}) == [2, 4, 6]


def test_generated_files_lie_beside_the_products_modules(run_module):
    source = "import {needs} from '/browser/site.js'; export default needs"
    assert run_module(source, overlay={"site.js": "export const needs = ['water']"}) == ["water"]


def test_modules_are_fresh_in_each_run(run_module):
    source = "import {one} from '/browser/counter.js'; export default one"
    assert run_module(source, overlay={"counter.js": "export const one = 1"}) == 1
    assert run_module(source, overlay={"counter.js": "export const one = 2"}) == 2


def test_the_clock_stands_in_the_zone_that_the_test_names(run_module):
    source = "export default new Date(0).getHours()"
    assert run_module(source) == 8
    assert run_module(source, timezone="America/New_York") == 19


def test_a_fault_in_a_module_fails_the_test(run_module):
    with pytest.raises(Error, match="no water"):
        run_module("throw new Error('no water'); export default 1")
