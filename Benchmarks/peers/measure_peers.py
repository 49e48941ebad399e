#!/usr/bin/env python3
"""Measures chadang and its peers on the same passages, and writes docs/benchmarks.md and .svg.

`Benchmarks/peers/run` installs what is needed and calls this.
"""
import argparse
import datetime
import json
import os
import pathlib
import shutil
import statistics
import sys
import tempfile
import time
from dataclasses import asdict

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent))

import collection  # noqa: E402
import quality  # noqa: E402
from contestants import contestants, run_measured  # noqa: E402
from engines import PEERS  # noqa: E402
from queries import query_classes  # noqa: E402

JUDGEMENTS = ROOT / "Tests/Judgements"


def say(text):
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


class Field:
    """The engines at one scale. One that fails is named with its reason, and the others go on."""

    def __init__(self, ready):
        self.contestants, self.failed = list(ready), {}

    def each(self, action):
        """What the action gives for each engine, by name."""
        results = {}
        for contestant in list(self.contestants):
            try:
                results[contestant.name] = action(contestant)
            except (RuntimeError, OSError, ValueError) as error:
                self.failed[contestant.name] = str(error)
                self.contestants.remove(contestant)
                say(f"  {contestant.name} failed: {error}")
        return results


def build(contestant, passages, count, folder, earlier, limit):
    """Builds an index; where it would take longer than the limit by the last scale's time, says so."""
    last = earlier.get(contestant.name)
    if last and "seconds" not in last:
        raise RuntimeError(last["reason"])
    expected = last["seconds"] * count / last["passages"] if last else 0
    if expected > limit:
        raise RuntimeError(f"not built: it would take about {expected:.0f} s")
    place = folder / contestant.name
    place.mkdir()
    figures = contestant.build(passages, place)
    say(f"  {contestant.name}: {figures.seconds:.1f} s, {figures.bytes / 1e6:.1f} MB, "
        f"peak {figures.peak_megabytes:.0f} MB")
    contestant.open(place)
    return asdict(figures) | {"passages": count}


def measure_latency(field, classes, rounds, seconds):
    """Rounds of each class, the engines in turn within a round; the medians of the rounds' percentiles."""
    latency = {}
    for group in classes:
        def run(contestant, seconds=seconds):
            return contestant.run(group.queries, offset=group.offset, seconds=seconds)
        field.each(lambda contestant: run(contestant, seconds / 3))  # warms up
        taken = [field.each(run) for _ in range(rounds)]
        latency[group.name] = {contestant.name: summary([runs[contestant.name] for runs in taken],
                                                        len(group.queries))
                               for contestant in field.contestants}
        say(f"  {group.name}: " + ", ".join(
            f"{name} {figures['p50']:.2f}" if figures["answered"] else f"{name} -"
            for name, figures in latency[group.name].items()))
    return latency


def summary(runs, asked):
    return {"asked": asked, "answered": min(run.count for run in runs),
            # At a deep offset a page may be empty: then nothing was measured that is worth a figure.
            "with_results": max(sum(bool(found) for found in run.ids) for run in runs),
            **{name: statistics.median(getattr(run, name) for run in runs) for name in ("p50", "p95", "p99")}}


def documents_archive(passages, folder, program):
    """The same text as whole documents in files: what an archive looks like in life."""
    (folder / "corpus").mkdir(parents=True)
    texts, titles = {}, {}
    for passage in passages:
        texts.setdefault(passage.document, []).append(passage.text)
        titles[passage.document] = passage.title
    for place, (name, parts) in enumerate(texts.items()):
        (folder / f"corpus/{place:05}.md").write_text(f"# {titles[name]}\n\n" + "\n\n".join(parts) + "\n")
    output, seconds, cpu, peak = run_measured([program, "--archive", folder, "index"])
    size = sum(file.stat().st_size for file in (folder / "index").iterdir())
    text = sum(file.stat().st_size for file in (folder / "corpus").iterdir())
    return {"seconds": seconds, "cpu_seconds": cpu, "peak_megabytes": peak, "bytes": size, "text": text,
            "documents": len(texts), "printed": output.strip().splitlines()[-1]}


def measure_scale(scale, options, ready, classes, folder, earlier, last):
    passages = collection.passages(scale * options.base)
    file = folder / "passages.jsonl"
    size = collection.write(passages, file)
    say(f"{scale}x: {len(passages)} passages, {size / 1e6:.1f} MB of text")
    result = {"passages": len(passages), "text_bytes": size,
              "documents": len({passage.document for passage in passages}),
              "copies": sum(passage.is_copy for passage in passages)}
    complete = result["copies"] > 0
    field = Field(ready)
    result["build"] = field.each(lambda contestant: build(
        contestant, file, len(passages), folder, earlier, options.build_limit))
    try:
        result["latency"] = measure_latency(field, classes, options.rounds, options.class_seconds)
        result["memory"] = field.each(lambda contestant: contestant.memory())
        if scale == options.scales[0]:
            group = next(group for group in classes if group.name == "phrases")
            result["phrases"] = field.each(
                lambda contestant: quality.phrases(contestant, group.queries, passages))
        if last and complete:
            result["national"] = field.each(lambda contestant: quality.national(contestant, JUDGEMENTS))
    finally:
        for contestant in field.contestants:
            contestant.close()
    result["failed"] = field.failed
    chadang = next((contestant for contestant in ready if contestant.name == "chadang"), None)
    if chadang:
        result["chadang_printed"] = chadang.printed
        if last:
            result["as_documents"] = documents_archive(passages, folder / "documents", chadang.program)
            say(f"  as documents: {result['as_documents']['printed']}")
    return result


def measure_cmrc(ready, folder):
    data = collection.DATA / "eval/cmrc"
    file = folder / "cmrc.jsonl"
    quality.write_cmrc(data, file)

    def measure(contestant):
        place = folder / f"cmrc-{contestant.name}"
        place.mkdir()
        contestant.build(file, place)
        contestant.open(place)
        figures = quality.cmrc(contestant, data)
        contestant.close()
        say(f"  CMRC {contestant.name}: MRR@10 {figures['mrr']:.4f}, R@10 {figures['recall']:.4f}")
        return figures

    return Field(ready).each(measure)


def processor():
    names = [line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")]
    return names[0] if names else os.uname().machine


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scales", default="1,4,16", help="multiples of the base, ascending (default 1,4,16)")
    parser.add_argument("--base", type=int, default=9375, help="passages at 1x (default 9375: 16x is 150,000)")
    parser.add_argument("--quick", action="store_true", help="a fifth of the queries, one round")
    parser.add_argument("--engines", default=",".join(["chadang", *PEERS]))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--class-seconds", type=float, default=3,
                        help="the most an engine gets for a class of queries in a round (default 3)")
    parser.add_argument("--build-limit", type=float, default=150,
                        help="leave out a build that would take longer, in seconds (default 150)")
    parser.add_argument("--program", help="chadang's program (default .build/release/chadang)")
    parser.add_argument("--results", required=True, help="where the figures go, as JSON")
    options = parser.parse_args()
    options.scales = [int(scale) for scale in options.scales.split(",")]
    if options.quick:
        options.rounds, options.class_seconds = 1, .5
    if not (collection.DATA / "laws").is_dir():
        say("../shared/data is not here: nothing measured")
        return 3
    start = time.time()
    core = min(os.sched_getaffinity(0))
    ready, missing = contestants(options.engines.split(","), core, options.program)
    for contestant in ready:
        if contestant.name == "chadang" and not contestant.as_search:
            missing["chadang, all but ranked questions"] = "this program has no `evaluate --as search`"
    for name, reason in missing.items():
        say(f"{name} is left out: {reason}")
    questions = [(query.id, query.text) for query in
                 quality.read_questions(JUDGEMENTS / "national-queries.tsv")]
    classes = query_classes(collection.passages(options.scales[0] * options.base), questions, options.quick)
    results = {"date": datetime.date.today().isoformat(), "processor": processor(), "cores": os.cpu_count(),
               "quick": options.quick, "rounds": options.rounds, "class_seconds": options.class_seconds,
               "missing": missing, "scales": {},
               "engines": {contestant.name: {name: getattr(contestant, name)
                                             for name in ("label", "version", "summary", "text")}
                           for contestant in ready},
               "classes": {group.name: {"count": len(group.queries),
                                        "examples": [query.typed for query in group.queries[:3]]}
                           for group in classes}}
    earlier = {}
    with tempfile.TemporaryDirectory(prefix="chadang-peers-") as root:
        for scale in options.scales:
            folder = pathlib.Path(root) / str(scale)
            folder.mkdir()
            result = measure_scale(scale, options, ready, classes, folder, earlier,
                                   scale == options.scales[-1])
            results["scales"][str(scale)] = result
            earlier = result["build"] | {name: {"reason": reason}
                                         for name, reason in result["failed"].items()}
            shutil.rmtree(folder)
        results["cmrc"] = measure_cmrc(ready, pathlib.Path(root))
    results["minutes"] = (time.time() - start) / 60
    pathlib.Path(options.results).write_text(json.dumps(results, ensure_ascii=False, indent=1))
    say(f"done in {results['minutes']:.1f} minutes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
