#!/usr/bin/env python3
"""Writes docs/benchmarks.md from the figures that measure_peers.py took."""
import argparse
import json
import pathlib

from targets import targets

NONE = "–"


class Report:
    def __init__(self, results):
        self.results = results
        self.names = list(results["engines"])
        self.labels = {name: engine["label"] for name, engine in results["engines"].items()}
        self.scales = results["scales"]
        self.last = self.scales[list(self.scales)[-1]]

    def table(self, head, rows):
        lines = ["| " + " | ".join(head) + " |", "| --- |" + " --: |" * (len(head) - 1)]
        return "\n".join(lines + ["| " + " | ".join(map(str, row)) + " |" for row in rows])

    def build_table(self):
        rows = []
        for scale, result in self.scales.items():
            for name in self.names:
                built = result["build"].get(name)
                start = [f"{scale}×", self.labels[name]]
                if not built:
                    rows.append(start + [result["failed"].get(name, NONE)] + [NONE] * 4)
                    continue
                memory = result.get("memory", {}).get(name)
                rows.append(start + [
                    f"{built['seconds']:.1f}", f"{built['cpu_seconds']:.1f}", f"{built['peak_megabytes']:.0f}",
                    f"{built['bytes'] / 1e6:.1f} ({built['bytes'] / result['text_bytes']:.2f} ×)",
                    resident(memory)])
        return self.table(["", "engine", "seconds", "CPU seconds", "peak MB", "index MB (× text)",
                           "MB while searching"], rows)

    def latency_table(self):
        rows = []
        for group, figures in self.last["latency"].items():
            rows.append([f"{group} ({self.results['classes'][group]['count']})"]
                        + [percentiles(figures.get(name)) for name in self.names])
        return self.table(["queries (how many)"] + [self.labels[name] for name in self.names], rows)

    def growth_table(self):
        """In a cell p50 at each scale, and in brackets the factors between them."""
        rows = []
        for group in self.results["classes"]:
            cells = []
            for name in self.names:
                figures = [result["latency"].get(group, {}).get(name) for result in self.scales.values()]
                medians = [one["p50"] if usable(one) else None for one in figures]
                growth = [f"{after / before:.1f}" if before and after else NONE
                          for before, after in zip(medians, medians[1:])]
                cells.append(f"{' → '.join(map(number, medians))} ({', '.join(growth)})"
                             if any(medians) else NONE)
            rows.append([group] + cells)
        return self.table(["queries"] + [self.labels[name] for name in self.names], rows)

    def build_growth_table(self):
        rows = []
        for name in self.names:
            built = [result["build"].get(name) for result in self.scales.values()]
            pairs = list(zip(built, built[1:]))
            rows.append([self.labels[name]] + [f"{after[what] / before[what]:.1f}" if before and after else NONE
                                               for what in ("seconds", "bytes") for before, after in pairs])
        scales = [f"{scale}×" for scale in self.scales]
        steps = [f"{before} → {after}" for before, after in zip(scales, scales[1:])]
        return self.table(["engine"] + [f"time, {step}" for step in steps] + [f"size, {step}" for step in steps],
                          rows)

    def quality_table(self):
        first = self.scales[list(self.scales)[0]]
        rows = []
        for name in self.names:
            cmrc, national = self.results["cmrc"].get(name), self.last.get("national", {}).get(name)
            exact = first.get("phrases", {}).get(name, {})
            answered = f" of {exact['answered']} answered" if exact and exact["answered"] < exact["asked"] else ""
            rows.append([self.labels[name],
                         f"{cmrc['mrr']:.4f}" if cmrc else NONE, f"{cmrc['recall']:.4f}" if cmrc else NONE,
                         f"{national['mrr']:.3f}" if national else NONE,
                         (share(exact.get("found")) + answered) if exact else NONE, share(exact.get("right"))])
        return self.table(["engine", "CMRC MRR@10", "CMRC R@10", "national MRR@10", "exact words found",
                           "found that hold them"], rows)

    def target_table(self):
        return self.table(["aim", "measured", ""], [
            [aim, measured, "reached" if reached else "**missed**"]
            for aim, measured, reached in targets(self.results)])

    def engine_list(self):
        lines = [f"* **{engine['label']}** ({engine['version']}): {engine['summary']}; text {engine['text']}"
                 for engine in self.results["engines"].values()]
        return "\n".join(lines + [f"* **{name}**: left out: {reason}"
                                  for name, reason in self.results["missing"].items()])

    def page(self, command, plot):
        results = self.results
        collections = "\n".join(
            f"* {scale}×: {result['passages']:,} passages of {result['documents']:,} documents, "
            f"{result['text_bytes'] / 1e6:.1f} MB of text, {result['copies']:,} of the passages varied copies"
            for scale, result in self.scales.items())
        counted = "\n".join(f"* {scale}×: `{result['chadang_printed']}`"
                            for scale, result in self.scales.items() if "chadang_printed" in result)
        examples = "\n".join(f"* {group}: " + ", ".join(f"`{text}`" for text in figures["examples"])
                             for group, figures in results["classes"].items())
        documents = self.last.get("as_documents")
        as_documents = "" if not documents else (
            f"The same text as {documents['documents']:,} Markdown documents in files "
            f"({documents['text'] / 1e6:.1f} MB), as an archive has it in life: chadang indexes them in "
            f"{documents['seconds']:.1f} s ({documents['cpu_seconds']:.1f} CPU seconds, peak "
            f"{documents['peak_megabytes']:.0f} MB, index {documents['bytes'] / 1e6:.1f} MB, "
            f"{documents['bytes'] / documents['text']:.2f} × the text): `{documents['printed']}`\n")
        quick = "**A quick run: few queries, one round. The figures only show that everything works.**\n\n" \
            if results["quick"] else ""
        return PAGE.format(
            command=command, plot=plot, date=results["date"], processor=results["processor"],
            cores=results["cores"], minutes=results["minutes"], rounds=results["rounds"],
            seconds=results["class_seconds"], quick=quick, collections=collections, counted=counted,
            engines=self.engine_list(), targets=self.target_table(), quality=self.quality_table(),
            latency=self.latency_table(), growth=self.growth_table(), build=self.build_table(),
            build_growth=self.build_growth_table(), as_documents=as_documents, examples=examples,
            last=f"{self.last['passages']:,}",
            steps=", ".join(f"{scale}×" for scale in self.scales))


def usable(figures):
    return bool(figures) and figures["answered"] > 0 and figures["with_results"] > 0


def number(milliseconds):
    if milliseconds is None:
        return NONE
    return f"{milliseconds:.2f}" if milliseconds < 10 else f"{milliseconds:.0f}"


def percentiles(figures):
    if not figures or not figures["answered"]:
        return NONE
    if not figures["with_results"]:
        return "no results"
    text = " / ".join(number(figures[name]) for name in ("p50", "p95", "p99"))
    return text if figures["answered"] == figures["asked"] else f"{text} ({figures['answered']})"


def resident(memory):
    if not memory:
        return NONE
    total, anonymous = memory
    return f"{total:.0f}" if anonymous is None else f"{total:.0f} ({anonymous:.0f})"


def share(value):
    return NONE if value is None else f"{100 * value:.1f} %"


PAGE = """# chadang beside other engines

`{command}` builds all engines on the same passages, measures them, and writes this page and the plot. Measured {date}:
{processor}, {cores} cores, shared and noisy; {minutes:.1f} minutes in all.

{quick}![Latency, growth, index and quality]({plot})

## Aims

{targets}

## Latency

Milliseconds, p50 / p95 / p99, at {last} passages, the first ten results, one core. `–`: the engine has no answer to such queries
(trigrams: words of fewer than three characters). A number in brackets: only so many of the queries were run or could be, because
each class of queries gets {seconds} s in a round. Medians of {rounds} rounds, the engines in turn, after one round of warming up.

{latency}

## Growth

p50 in milliseconds at {steps}, and in brackets the factors from scale to scale.

{growth}

## Index

{build}

Seconds of building from a file of records to a closed index, cutting into words included; all cores may be used. "MB while
searching" is what the process holds after the queries, and in brackets what of it is not pages of files; for chadang it is the
most it held. An interpreter of Python is part of the peers' figures (about 15 MB), except Groonga's.

{build_growth}

{as_documents}
## Quality

CMRC 2018: 1,104 paragraphs, 4,221 questions. National: the 39 judged queries of `Tests/Judgements` over laws and reports, by document,
varied copies passed over, at {last} passages. Exact words: of the passages that hold a phrase (punctuation aside), the share that is
found among 100, and the share of the found that hold it, at the smallest scale.

{quality}

## Engines

{engines}

Peers get title and text as one field, each the way its own documentation or its best result on CMRC suggests. Latency is
measured in process, around the search with the query's analysis, up to the ids of the passages; for Groonga it is the
time that Groonga states, without the making and reading of JSON. chadang makes the hits of a search box's page in that time, with
text, snippets and highlights, and counts what is found. A ranked question of chadang's starts with a cold process in
each round; the peers' processes go on.

## Passages

Laws split into articles, reports into paragraphs; when all are used, varied copies: other numbers and places, synonyms, clauses left
out, moved and borrowed, invented names (`Benchmarks/variation.py`). A smaller scale is the beginning of a larger one.

{collections}

Each passage is a record for chadang, and it counts them so:

{counted}

## Queries

Made from the passages of the smallest scale by a fixed rule (`Benchmarks/peers/queries.py`), with the judged national
queries among the questions.

{examples}
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--results", required=True)
    parser.add_argument("--output", required=True, help="the page; the plot lies beside it")
    parser.add_argument("--command", default="Benchmarks/peers/run")
    options = parser.parse_args()
    output = pathlib.Path(options.output)
    results = json.loads(pathlib.Path(options.results).read_text())
    output.write_text(Report(results).page(options.command, output.with_suffix(".svg").name))


if __name__ == "__main__":
    main()
