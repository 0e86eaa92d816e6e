"""The night job as a Prefect flow: `python prefect_flow.py` serves it, every night at half past two.

A killed or retried task does no harm: the next attempt goes on from what was finished.
"""

import subprocess

from prefect import flow, get_run_logger, task

SOME_FAILED = 1
"""The exit code that says: some articles could not be used, all else went well."""


@task(retries=2, retry_delay_seconds=300, timeout_seconds=6 * 3600)
def convert(incoming: str, dataset: str) -> None:
    command = ["events", "convert", incoming, "--out", dataset, "--log", "json"]
    run = subprocess.run(command, stderr=subprocess.PIPE, text=True, check=False)
    for line in run.stderr.splitlines():
        get_run_logger().info(line)
    if run.returncode not in (0, SOME_FAILED):
        raise RuntimeError(f"events convert ended with {run.returncode}: {run.stderr[-500:]}")


@flow
def night(incoming: str = "/srv/dateline/incoming", dataset: str = "/srv/dateline/dataset") -> None:
    convert(incoming, dataset)


if __name__ == "__main__":
    night.serve(name="dateline", cron="30 2 * * *")
