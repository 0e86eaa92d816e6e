"""The night job as an Airflow DAG: put it into the folder of DAGs and mend the paths.

A killed or retried task does no harm: the next attempt goes on from what was finished.
"""

import datetime as dt

from airflow.decorators import dag
from airflow.operators.bash import BashOperator


@dag(
    schedule="30 2 * * *",
    start_date=dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 2, "retry_delay": dt.timedelta(minutes=5), "execution_timeout": dt.timedelta(hours=6)},
)
def dateline() -> None:
    BashOperator(
        task_id="convert",
        cwd="/srv/dateline",
        # 1 is "some articles could not be used": told, and no reason to try again.
        bash_command=".venv/bin/events convert incoming --out dataset --log json || [ $? -eq 1 ]",
    )


dateline()
