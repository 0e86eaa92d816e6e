"""Spark in local mode gives the rows that this process gives."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pytest

from events.batch import extract_table
from events.errors import InputError
from events.spark import SPARK, extract

needs_spark = pytest.mark.skipif(
    importlib.util.find_spec("pyspark") is None or shutil.which("java") is None,
    reason="needs Java and pyspark: pip install 'dateline[spark]'",
)
ARTICLES = [
    {"id": f"a{n}", "text": f"{text} Number {n}.", "published": "2020-10-20", "title": None}
    for n, text in enumerate(
        [
            "Gunmen killed three policemen in Sangin district on Monday.",
            "Police arrested two men in Herat, officials said.",
            "It rained in the valley.",
            "The Taliban attacked checkpoints in Nawa and Nad Ali districts of Helmand, killing at least eight soldiers.",
        ]
        * 3
    )
] + [{"id": "empty", "text": "", "published": None, "title": None}]


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .getOrCreate()
    )
    yield session
    session.stop()


@needs_spark
def test_the_same_rows_as_here(spark: Any) -> None:
    schema = "id string, text string, published string, title string"
    there = extract(spark.createDataFrame(ARTICLES, schema).repartition(3)).toArrow()
    here = extract_table(pa.Table.from_pylist(ARTICLES), rejects=[]).cast(SPARK)
    assert here.num_rows > 8
    by_id = [("event_id", "ascending")]
    assert there.cast(SPARK).sort_by(by_id).to_pylist() == here.sort_by(by_id).to_pylist()


@needs_spark
def test_articles_without_text(spark: Any) -> None:
    with pytest.raises(InputError, match="no column `text`; it has id"):
        extract(spark.createDataFrame([{"id": "a"}], "id string"))


def test_every_column_is_one_that_spark_knows() -> None:
    assert not any(pa.types.is_dictionary(f.type) for f in SPARK)
    assert extract_table(pa.Table.from_pylist(ARTICLES[:1])).cast(SPARK).num_rows == 1
