#!/usr/bin/env python3
"""Measures the release program on ../shared/data: `Benchmarks/run` builds it and calls this.

Prints, for the archive of laws and reports: the time to index it from nothing, again with nothing
changed, the peak memory, the size of the index against that of the text, and the time of a search
from the start of the process; and the quality on CMRC 2018. Times are medians with least and most.
"""
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / ".build/release/chadang"
DATA = ROOT.parent / "shared/data"
QUERIES = ["安全生产责任", "乡村振兴 产业", "行政处罚的期限", "“高质量发展”", "污染防治", "用人单位拖欠工资怎么办",
           "类型:法律 未成年人", "重大隐患", "数字经济", "行政复议"]


def run(*arguments):
    """Runs the program; returns seconds, peak memory in MB, and what it printed."""
    start = time.perf_counter()
    process = subprocess.Popen([PROGRAM, *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    output = process.stdout.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode > 1:
        sys.exit(f"chadang {' '.join(arguments)}: exit code {process.returncode}")
    return seconds, usage.ru_maxrss / 1024, output


def spread(values, unit, scale=1.0, digits=2):
    values = [value * scale for value in values]
    return (f"{statistics.median(values):.{digits}f} {unit} "
            f"(least {min(values):.{digits}f}, most {max(values):.{digits}f}, {len(values)} runs)")


def main():
    if not (DATA / "laws").is_dir():
        sys.exit(f"{DATA} is not here: nothing measured")
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as folder:
        archive = pathlib.Path(folder) / "archive"
        for name in ["laws", "reports"]:
            shutil.copytree(DATA / name, archive / "corpus" / name)
        text = sum(path.stat().st_size for path in (archive / "corpus").rglob("*") if path.is_file())
        first, again, memory = [], [], []
        for _ in range(runs):
            shutil.rmtree(archive / "index", ignore_errors=True)
            seconds, megabytes, output = run("--archive", str(archive), "index")
            first.append(seconds)
            memory.append(megabytes)
            again.append(run("--archive", str(archive), "index")[0])
        index = (archive / "index/archive.sqlite").stat().st_size
        cold = [run("--archive", str(archive), "search", query)[0]
                for _ in range(3) for query in QUERIES]
        print(f"archive            {text / 1e6:.1f} MB of text; {output.splitlines()[1]}")
        print(f"index from nothing {spread(first, 's')}")
        print(f"nothing changed    {spread(again, 's')}")
        print(f"peak memory        {spread(memory, 'MB', digits=0)}")
        print(f"index size         {index / 1e6:.1f} MB, {index / text:.2f} x the text")
        print(f"cold search        {spread(cold, 'ms', 1000, 1)}")

        cmrc = pathlib.Path(folder) / "cmrc"
        (cmrc / "corpus").mkdir(parents=True)
        shutil.copy(DATA / "eval/cmrc/corpus.jsonl", cmrc / "corpus")
        run("--archive", str(cmrc), "index")
        _, _, output = run("--archive", str(cmrc), "evaluate", "--queries",
                           str(DATA / "eval/cmrc/queries.tsv"), "--qrels", str(DATA / "eval/cmrc/qrels.tsv"))
        print("CMRC 2018")
        print("  " + output.rstrip().replace("\n", "\n  "))


main()
