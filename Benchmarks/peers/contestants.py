"""What the measurements see of an engine: build it, open it, run queries, ask for its memory.

A peer runs in a process of worker.py; chadang runs as its own program, through `chadang evaluate`.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass, field

from engine import disk_bytes, peak_megabytes
from engines import peer
from queries import ANY

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent


@dataclass
class Build:
    seconds: float
    cpu_seconds: float
    peak_megabytes: float
    bytes: int


@dataclass
class Run:
    """One round of a class of queries: latency percentiles in milliseconds."""
    count: int
    p50: float = 0
    p95: float = 0
    p99: float = 0
    ids: list = field(default_factory=list)


class Unavailable(Exception):
    """Why an engine cannot be measured."""


def percentile(times, share):
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def on_one_core(command, core):
    return ["taskset", "-c", str(core), *map(str, command)]


def run_measured(command):
    """Runs a program; returns its output, seconds, CPU seconds (its children's too) and peak MB."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        process = subprocess.Popen(list(map(str, command)), stdout=output, stderr=errors)
        peak = 0.0
        while True:
            ended, status, usage = os.wait4(process.pid, os.WNOHANG)
            if ended:
                break
            # Not ru_maxrss: Linux starts that at what this process held when it forked.
            peak = max(peak, peak_megabytes(process.pid))
            time.sleep(.005)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        errors.seek(0)
        if process.returncode:
            raise RuntimeError(f"{pathlib.Path(command[0]).name}: exit code {process.returncode}: "
                               f"{errors.read().decode()[-600:]}")
        return output.read().decode(), seconds, usage.ru_utime + usage.ru_stime, peak


class PeerContestant:
    """An engine of engines/, in a process of its own."""

    def __init__(self, name, core):
        self.name, self.core = name, core
        try:
            self.engine = peer(name)
            self.version = self.engine.version()
        except (ImportError, OSError, subprocess.CalledProcessError) as error:
            raise Unavailable(f"not installed: {error}") from error
        self.label, self.summary, self.text = self.engine.label, self.engine.summary, self.engine.text

    def command(self, folder, *arguments):
        return [sys.executable, HERE / "worker.py", self.name, folder, *arguments]

    def build(self, passages, folder):
        output, _, cpu, peak = run_measured(self.command(folder, "build", passages))
        built = json.loads(output)
        return Build(built["seconds"], cpu, built["peak"] or peak, built["bytes"])

    def open(self, folder):
        self.process = subprocess.Popen(on_one_core(self.command(folder, "serve"), self.core), text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ask(self, **request):
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.name} ended unexpectedly")
        return json.loads(line)

    def run(self, queries, limit=10, offset=0, seconds=60.0, ids=False):
        """Runs queries until the seconds are over; where there is no answer, `ids` has nothing."""
        answer = self.ask(command="search", queries=[asdict(query) for query in queries], limit=limit,
                          offset=offset, seconds=seconds, ids=ids)
        times = answer["times"]
        if not times:
            return Run(0, ids=answer["ids"])
        return Run(len(times), *(percentile(times, share) for share in (.5, .95, .99)), ids=answer["ids"])

    def memory(self):
        return self.ask(command="memory")

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class ChadangContestant:
    """The release program. Each round is one run of `chadang evaluate`, which times its queries itself."""

    name = label = "chadang"
    summary = ("ranked questions through `chadang evaluate`, all else through `evaluate --as search`, "
               "which makes the hits with their text and counts them")
    text = "kept, in the index"

    def __init__(self, core, program=None):
        self.core = core
        self.program = pathlib.Path(program or ROOT / ".build/release/chadang")
        if not self.program.is_file():
            raise Unavailable(f"{self.program} is not built: swift build -c release --product chadang")
        self.version = "this version"
        self.as_search = "--as" in run_measured([self.program, "evaluate", "--help"])[0].split()
        self.peak = 0.0

    def build(self, passages, folder):
        (folder / "corpus").mkdir()
        # A copy of its own, as an archive has it; a link is not read.
        shutil.copy(passages, folder / "corpus/passages.jsonl")
        output, seconds, cpu, peak = run_measured([self.program, "--archive", folder, "index"])
        self.printed = output.strip().splitlines()[-1]
        return Build(seconds, cpu, peak, disk_bytes(folder / "index"))

    def open(self, folder):
        self.folder, self.peak = folder, 0.0
        self.medians = {}

    def run(self, queries, limit=10, offset=0, seconds=60.0, ids=False):
        if queries[0].mode == ANY:
            how = ["--depth", str(max(10, limit))]
        elif self.as_search:
            how = ["--as", "search", "--limit", str(limit), "--offset", str(offset)]
        else:
            return Run(0, ids=[None] * len(queries))
        # The program has no deadline for a whole run: five queries tell how many fit.
        key = (queries[0].id, offset)
        if key not in self.medians:
            first = self.evaluate(queries[:5], how)[1]["latency_p50_ms"]
            self.medians[key] = first
        queries = queries[:max(5, int(seconds * 1000 / max(self.medians[key], .001)))]
        found, figures = self.evaluate(queries, how)
        return Run(len(queries), *(figures[f"latency_{name}_ms"] for name in ("p50", "p95", "p99")),
                   ids=[found.get(query.id, []) if ids else len(found.get(query.id, []))
                        for query in queries])

    def evaluate(self, queries, how):
        file, run = self.folder / "queries.tsv", self.folder / "run.trec"
        file.write_text("".join(f"{query.id}\t{query.text if query.mode == ANY else query.typed}\n"
                                for query in queries))
        output, _, _, peak = run_measured(on_one_core(
            [self.program, "--archive", self.folder, "evaluate", "--queries", file, "--run", run,
             "--format", "json", *how], self.core))
        self.peak = max(self.peak, peak)
        found = {}
        for line in run.read_text().splitlines():
            # An id may hold spaces.
            query, _, rest = line.split(" ", 2)
            found.setdefault(query, []).append(rest.rsplit(" ", 3)[0])
        return found, json.loads(output)

    def memory(self):
        """The most it held; its pages of files are not told apart."""
        return [self.peak, None]

    def close(self):
        pass


def contestants(names, core, program):
    """Those that can be measured, and why the others cannot."""
    ready, missing = [], {}
    for name in names:
        try:
            ready.append(ChadangContestant(core, program) if name == "chadang"
                         else PeerContestant(name, core))
        except Unavailable as reason:
            missing[name] = str(reason)
    return ready, missing
