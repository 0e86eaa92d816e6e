"""Articles in a Dask DataFrame into events, partition by partition, by the function that a pandas frame goes through.

python dask_frame.py ARTICLES.parquet EVENTS/
"""

from __future__ import annotations

import sys

import dask.dataframe as dd
import pandas as pd

import events


def extract(articles: dd.DataFrame) -> dd.DataFrame:
    """The rows of a Dask frame of articles. Articles that cannot be used give none."""
    nothing = pd.DataFrame({"id": pd.Series(dtype=str), "text": pd.Series(dtype=str)})
    return articles.map_partitions(lambda part: events.extract_frame(part, rejects=[]), meta=events.extract_frame(nothing))


if __name__ == "__main__":
    extract(dd.read_parquet(sys.argv[1])).to_parquet(sys.argv[2])
