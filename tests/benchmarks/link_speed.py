"""Measures `events link`: rows a second and the greatest memory, on invented rows of many nights.

    python tests/benchmarks/link_speed.py [--rows 1000000] [--days 365]

Rows are drawn with a seed: happenings in some 400 districts of 34 provinces, told by one to ten articles each within days.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from events.table import SCHEMA

KINDS = (
    ("ASSAULT", "explosives"),
    ("ASSAULT", "firearms"),
    ("ASSAULT", "aerial"),
    ("COERCE", "arrest"),
    ("PROTEST", "demo"),
    ("ACCUSE", None),
)
DAY = dt.date(2019, 1, 1)


def rows(count: int, days: int, rng: random.Random) -> list[dict[str, Any]]:
    """About `count` rows, of happenings told several times."""
    found: list[dict[str, Any]] = []
    while len(found) < count:
        day, district = DAY + dt.timedelta(rng.randrange(days)), rng.randrange(400)
        kind, mode = rng.choice(KINDS)
        dead = rng.choice((None, 1, 2, 3, 5, 8, 13))
        for _ in range(rng.choice((1, 1, 1, 2, 3, 5, 10))):
            found.append(told(len(found), day, district, kind, mode, dead, rng))
    return found


def told(number: int, day: dt.date, district: int, kind: str, mode: str | None, dead: int | None, rng: random.Random) -> dict[str, Any]:
    hours = rng.randrange(6, 60)
    return dict(
        event_id=f"{rng.getrandbits(96):024x}", incident_id=f"{rng.getrandbits(96):024x}", article_id=f"a{number}",
        source=f"source {rng.randrange(40)}", published=dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC) + dt.timedelta(hours=hours),
        action="killed", event_type=kind, event_mode=mode, status="happened", actor="the Taliban", actor_name="Taliban", actor_code="AFGREBTAL",
        actor_sector="REB", target="policemen", target_sector="COP", location=f"District {district}", place_id=f"d{district}", place_kind="adm2",
        country="AFG", adm1_code=f"p{district % 34}", adm2_code=f"d{district}", latitude=30 + district % 20 / 3, longitude=60 + district // 20 / 2,
        where_prec=3, place_reason="stated", date_start=day, date_end=day, date_prec=1, date_reason="relative", killed_low=dead, killed_best=dead,
        killed_high=dead, sentence="The Taliban killed policemen at a checkpoint.", sentence_index=0, action_start=12,
    )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--days", type=int, default=365)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        given, out = Path(folder) / "rows.parquet", Path(folder) / "linked.parquet"
        rng, written = random.Random(1), 0
        with pq.ParquetWriter(given, SCHEMA) as writer:
            while written < args.rows:
                part = rows(min(50_000, args.rows - written), args.days, rng)
                writer.write_table(pa.Table.from_pylist(part, schema=SCHEMA))
                written += len(part)
        began = time.perf_counter()
        code = "import sys; from pathlib import Path; from events.cli_link import linked; print(*linked([Path(sys.argv[1])], Path(sys.argv[2])))"
        done = subprocess.run([sys.executable, "-c", code, str(given), str(out)], check=True, capture_output=True, text=True)
        took, used = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
        busy, peak = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
        total, incidents = map(int, done.stdout.split())
        print(
            f"{total:,} rows, {incidents:,} incidents: {took:.0f} s, of which {busy:.0f} s computing, {total / busy:,.0f} rows a second, peak {peak:,.0f} MB"
        )


if __name__ == "__main__":
    main()
