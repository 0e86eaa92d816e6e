"""The same work on a Spark cluster: `extract(df)`. Needs the extra `dateline[spark]`, on the workers dateline too.

    from events.spark import extract
    rows = extract(spark.read.parquet("articles/"))        # columns as for `events.extract_table`
    rows.write.partitionBy("event_type").parquet("events/")

Arrow batches go through `events.batch.extract_table`, the very function that frames and files go through, so the rows
are the same. Each Python worker of Spark reads its rules once.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pyarrow as pa

from events.batch import extract_table
from events.errors import InputError
from events.table import SCHEMA
from events.workers import Recipe

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def plain(type_: pa.DataType) -> pa.DataType:
    """An Arrow type as one that Spark knows: no dictionaries, moments in microseconds."""
    if pa.types.is_dictionary(type_):
        return type_.value_type
    if pa.types.is_timestamp(type_):
        return pa.timestamp("us", "UTC")
    if pa.types.is_list(type_):
        return pa.list_(plain(type_.value_type))
    if pa.types.is_struct(type_):
        return pa.struct([pa.field(f.name, plain(f.type)) for f in type_])
    return type_


SPARK: pa.Schema = pa.schema([pa.field(f.name, plain(f.type)) for f in SCHEMA])
"""The table's schema as Spark has it."""


def extract(df: DataFrame, recipe: Recipe | None = None) -> DataFrame:
    """The events of a DataFrame of articles: columns `id`, `text` and, if there, `title`, `published`, `url`, `source`.

    `recipe` names rules and a gazetteer by paths that every worker can read; by default the packaged ones. Articles
    that cannot be used give no rows (`events.batch.extract_table` with a list of rejects finds out why).

    Raises:
        InputError: there is no column `text`.
    """
    from pyspark.sql.pandas.types import from_arrow_schema

    if "text" not in df.columns:
        raise InputError(f"the DataFrame has no column `text`; it has {', '.join(df.columns)[:200]}")
    recipe = recipe or Recipe()

    def work(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        extractor = recipe()
        for batch in batches:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # one article that cannot be used is no matter for a cluster's log
                yield from extract_table(batch, extractor).cast(SPARK).to_batches()

    return df.mapInArrow(work, from_arrow_schema(SPARK))
