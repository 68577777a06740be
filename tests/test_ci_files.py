import os
import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
COMMIT = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")
RECORDS = ("stations.yml", "stations", "exemplars", "content")


class AsWritten(yaml.SafeLoader):
    """Reads `on` as the word it is."""


AsWritten.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def workflow():
    return yaml.load(read(".github/workflows/site.yml"), Loader=AsWritten)


@pytest.fixture(scope="module")
def gitlab():
    return yaml.safe_load(read(".gitlab-ci.yml"))


def steps(workflow):
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def commands(workflow, job):
    return "\n".join(step.get("run", "") for step in workflow["jobs"][job]["steps"])


def test_ci_runs_the_two_commands_of_the_readme():
    lines = [line for line in read(".ci/run").splitlines() if line.startswith("make")]
    assert lines == ["make site", "make test", "make test-all"]
    assert os.access(ROOT / ".ci/run", os.X_OK)
    assert all(line in read("README.md") for line in lines[:2])
    assert lines[2] in read("CONTRIBUTING.md")


def test_make_test_runs_style_types_and_tests():
    recipe = read("Makefile").split("\ntest: ")[1].split("\n\n")[0]
    assert re.findall(r"-m (ruff \w+|mypy|pytest)", recipe) == ["ruff check", "ruff format", "mypy", "pytest"]


def test_the_site_is_built_on_changes_by_hand_and_every_morning_in_shanghai(workflow):
    assert workflow["on"].keys() == {"push", "pull_request", "schedule", "workflow_dispatch"}
    assert workflow["on"]["push"] == {"branches": ["main"]}
    [daily] = workflow["on"]["schedule"]
    minute, hour, *days = daily["cron"].split()
    assert days == ["*", "*", "*"]
    assert 0 <= int(minute) < 60
    assert 5 <= (int(hour) + 8) % 24 < 8


def test_an_outside_pull_request_has_no_secret_and_cannot_write(workflow):
    text = read(".github/workflows/site.yml")
    assert "pull_request_target" not in re.sub(r"#.*", "", text)
    assert "secrets." not in text
    assert workflow["permissions"] == {"contents": "read"}
    writers = [name for name, job in workflow["jobs"].items() if "write" in str(job.get("permissions"))]
    assert writers == ["publish"]
    assert "github.event_name != 'pull_request'" in workflow["jobs"]["publish"]["if"]
    assert "head.repo.full_name == github.repository" in workflow["jobs"]["program"]["if"]


def test_no_checkout_leaves_its_token_behind(workflow):
    checkouts = [step for step in steps(workflow) if step.get("uses", "").startswith("actions/checkout@")]
    assert len(checkouts) == 3
    assert all(step["with"]["persist-credentials"] == "false" for step in checkouts)


def test_a_pull_request_brings_records_and_the_base_branch_brings_the_program(workflow):
    program, records, take = workflow["jobs"]["site"]["steps"][:3]
    assert program["with"]["ref"].startswith("${{ github.event.pull_request.base.sha")
    assert records["with"]["path"] == ".proposed"
    assert f"for records in {' '.join(RECORDS)}; do" in take["run"]
    assert "-type l" in take["run"]
    assert [step["if"] for step in (records, take)] == ["github.event_name == 'pull_request'"] * 2


def test_what_a_pull_request_says_never_becomes_part_of_a_command(workflow):
    assert [step["run"] for step in steps(workflow) if "${{" in step.get("run", "")] == []


def test_records_are_checked_with_annotations_before_the_site_is_built(workflow):
    run = commands(workflow, "site")
    assert run.index("make install") < run.index("yitu check --format github") < run.index("make site")


def test_only_a_checked_and_built_main_is_published(workflow):
    publish = workflow["jobs"]["publish"]
    assert publish["needs"] == "site"
    assert "github.ref == 'refs/heads/main'" in publish["if"]
    assert publish["permissions"] == {"pages": "write", "id-token": "write"}
    assert publish["steps"][-1]["uses"].startswith("actions/deploy-pages@")


def test_actions_are_pinned_to_a_commit_with_their_version_beside_it():
    lines = [line for line in read(".github/workflows/site.yml").splitlines() if "uses:" in line]
    assert lines
    assert [line for line in lines if not re.search(COMMIT.pattern + r" # v\d+(\.\d+)*$", line)] == []


def test_every_job_ends_by_itself(workflow):
    assert all(0 < int(job["timeout-minutes"]) <= 60 for job in workflow["jobs"].values())


def test_gitlab_jobs_stand_in_known_stages_and_call_what_exists(gitlab):
    reserved = {"default", "variables", "stages", "workflow"}
    jobs = {name: job for name, job in gitlab.items() if name not in reserved}
    assert all(job["stage"] in gitlab["stages"] and job["script"] for job in jobs.values())
    targets = set(re.findall(r"^([\w-]+):", read("Makefile"), re.MULTILINE))
    called = {line.split()[1] for job in jobs.values() for line in job["script"] if line.startswith("make ")}
    assert called <= targets


def test_gitlab_publishes_the_folder_public_from_the_default_branch_only(gitlab):
    pages = gitlab["pages"]
    assert pages["artifacts"]["paths"] == ["public"]
    assert pages["script"] == ["make site", "mv site public"]
    assert pages["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]


def test_gitlab_checks_merge_requests(gitlab):
    assert {"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'} in gitlab["workflow"]["rules"]
    assert "rules" not in gitlab["records"]


def test_gitlab_shows_problems_in_the_merge_request_also_when_the_check_fails(gitlab):
    job = gitlab["records"]
    report = job["artifacts"]["reports"]["codequality"]
    assert job["artifacts"]["when"] == "always"
    assert f".venv/bin/yitu check --format gitlab > {report} || .venv/bin/yitu check" in job["script"]
