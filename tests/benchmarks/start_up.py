"""How long the command line takes to its first row, what it imports meanwhile, and how much memory it needs.

    python tests/benchmarks/start_up.py [ARTICLES]

Converts one short text of its own, or what it is given, in a new process each time, and prints the best of five runs,
the peak of resident memory, and the slowest imports. Figures in the README come from here. Python's bytecode is kept, as
it is where the package is installed: a run that is not counted goes before.
"""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TEXT = "Gunmen attacked a police checkpoint in Herat province on Monday, killing two officers, officials said."
IMPORT = re.compile(r"import time:\s+\d+ \|\s+(\d+) \| ( *)(\S+)")


def convert(source: Path, folder: Path, *python: str) -> tuple[float, str]:
    """Seconds that one conversion takes, from the start of the process to its end, and what it said."""
    command = [sys.executable, *python, "-m", "events", "convert", str(source), "--out", str(folder / "out.parquet")]
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    kept["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")
    started = time.perf_counter()
    run = subprocess.run([*command, "--published", "2020-10-20"], capture_output=True, text=True, check=False, env=kept)
    return time.perf_counter() - started, run.stderr


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = Path(sys.argv[1]) if len(sys.argv) > 1 else folder / "article.txt"
        if len(sys.argv) < 2:
            source.write_text(TEXT)
        convert(source, folder)
        times = [convert(source, folder)[0] for _ in range(5)]
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (1 if sys.platform == "darwin" else 1024)
        imports = IMPORT.findall(convert(source, folder, "-X", "importtime")[1])
        size = os.path.getsize(folder / "out.parquet")
    print(f"start to end: best {min(times):.2f} s, worst {max(times):.2f} s of {len(times)}; {size:,} bytes written")
    print(f"peak memory: {memory:.0f} MB")
    print(f"pandas imported: {any(module == 'pandas' for _, _, module in imports)}")
    for micro, _, module in sorted(imports, key=lambda i: -int(i[0]))[:15]:
        print(f"  {int(micro) / 1000:7.1f} ms  {module}")


if __name__ == "__main__":
    main()
