#!/usr/bin/env python3
"""Measures the release program on ../shared/data: `Benchmarks/run` builds it and calls this.

    Benchmarks/run [RUNS] [--before PROGRAM]

Prints, for the archive of laws and reports: the time to index it from nothing, again with nothing
changed, the peak memory, the size of the index against that of the text, and the time of a search
from the start of the process; and the quality on CMRC 2018. Times are medians with least and most.
With --before another build of the program is measured in the same run, in turn with this one, and the
ratio of each figure is printed: of processor time, which other work on the machine disturbs least, too.
"""
import argparse
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


class Measured:
    """A build of the program, its archives, and what was measured of it."""

    def __init__(self, program, folder):
        self.program, self.folder = pathlib.Path(program).resolve(), pathlib.Path(folder)
        self.archive = self.folder / "archive"
        self.figures = {}
        for name in ["laws", "reports"]:
            shutil.copytree(DATA / name, self.archive / "corpus" / name)

    def run(self, *arguments):
        """Runs the program; returns wall seconds, processor seconds, peak memory in MB, and what it printed."""
        start = time.perf_counter()
        process = subprocess.Popen([self.program, *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        output = process.stdout.read().decode()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode > 1:
            sys.exit(f"chadang {' '.join(arguments)}: exit code {process.returncode}")
        return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, output

    def note(self, name, unit, value, digits=2):
        self.figures.setdefault(name, (unit, digits, []))[2].append(value)

    def measure_index(self):
        shutil.rmtree(self.archive / "index", ignore_errors=True)
        wall, processor, memory, self.output = self.run("--archive", str(self.archive), "index")
        self.note("index from nothing", "s", wall)
        self.note("its processor time", "s", processor)
        self.note("peak memory", "MB", memory, 0)
        wall, processor, _, _ = self.run("--archive", str(self.archive), "index")
        self.note("nothing changed", "s", wall)

    def measure_search(self, query):
        wall, processor, _, _ = self.run("--archive", str(self.archive), "search", query)
        self.note("cold search", "ms", wall * 1000, 1)
        self.note("its processor time (search)", "ms", processor * 1000, 1)

    def quality(self):
        cmrc = self.folder / "cmrc"
        (cmrc / "corpus").mkdir(parents=True)
        shutil.copy(DATA / "eval/cmrc/corpus.jsonl", cmrc / "corpus")
        self.run("--archive", str(cmrc), "index")
        return self.run("--archive", str(cmrc), "evaluate", "--queries",
                        str(DATA / "eval/cmrc/queries.tsv"), "--qrels", str(DATA / "eval/cmrc/qrels.tsv"))[3]


def spread(figure):
    unit, digits, values = figure
    return (f"{statistics.median(values):.{digits}f} {unit} "
            f"(least {min(values):.{digits}f}, most {max(values):.{digits}f}, {len(values)} runs)")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("runs", nargs="?", type=int, default=5)
    parser.add_argument("--before")
    options = parser.parse_args()
    if not (DATA / "laws").is_dir():
        sys.exit(f"{DATA} is not here: nothing measured")
    with tempfile.TemporaryDirectory() as folder:
        builds = [Measured(PROGRAM, folder + "/now")]
        if options.before:
            builds.insert(0, Measured(options.before, folder + "/before"))
        for _ in range(options.runs):
            for build in builds:
                build.measure_index()
        for _ in range(3):
            for query in QUERIES:
                for build in builds:
                    build.measure_search(query)
        now = builds[-1]
        text = sum(path.stat().st_size for path in (now.archive / "corpus").rglob("*") if path.is_file())
        print(f"archive            {text / 1e6:.1f} MB of text; {now.output.splitlines()[1]}")
        for name, figure in now.figures.items():
            print(f"{name:27}  {spread(figure)}")
            if options.before:
                before = builds[0].figures[name]
                pairs = [after / earlier for earlier, after in zip(before[2], figure[2])]
                print(f"{'':27}  before: {spread(before)}")
                print(f"{'':27}  ratio, in pairs: {statistics.median(pairs):.3f} "
                      f"(least {min(pairs):.2f}, most {max(pairs):.2f})")
        index = (now.archive / "index/archive.sqlite").stat().st_size
        print(f"index size                   {index / 1e6:.1f} MB, {index / text:.2f} x the text")
        for build in builds:
            print("CMRC 2018" + (f", {build.program.name} before" if build is not now else ""))
            print("  " + build.quality().rstrip().replace("\n", "\n  "))


main()
