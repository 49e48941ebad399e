#!/usr/bin/env python3
"""Draws the figures that measure_peers.py took, as one SVG of four panels."""
import argparse
import json
import pathlib

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plot  # noqa: E402
from matplotlib.ticker import FuncFormatter, LogLocator, NullFormatter  # noqa: E402

# Colours that stay apart for colour-blind readers (Okabe and Ito), and shapes that do without colours.
COLOURS = {"chadang": "#D55E00", "fts5_icu": "#0072B2", "fts5_trigram": "#56B4E9", "tantivy_jieba": "#009E73",
           "xapian_ngrams": "#CC79A7", "groonga_bigrams": "#6F6F6F"}
SHAPES = {"chadang": "o", "fts5_icu": "s", "fts5_trigram": "D", "tantivy_jieba": "^", "xapian_ngrams": "v",
          "groonga_bigrams": "P"}


def plain(value, _=None):
    """1, 10, 0.1: no powers of ten."""
    return f"{value:g}" if value < 1000 else f"{value:,.0f}"


def log_axis(axis):
    low, high = axis.get_view_interval()
    # Less than two decades: 1, 2 and 5 have figures too.
    axis.set_major_locator(LogLocator(subs=(1,) if high / low > 100 else (1, 2, 5)))
    axis.set_major_formatter(FuncFormatter(plain))
    axis.set_minor_formatter(NullFormatter())


def usable(figures):
    return figures and figures["answered"] and figures["with_results"]


def style(name):
    return {"color": COLOURS[name], "marker": SHAPES[name]}


def draw_latency(panel, results, scale):
    """A row for each class: p50 as a mark, a line to p95."""
    groups = list(results["classes"])
    names = list(results["engines"])
    for place, name in enumerate(names):
        rows = [(row + (place - (len(names) - 1) / 2) * .13, scale["latency"][group].get(name))
                for row, group in enumerate(groups)]
        rows = [(height, figures) for height, figures in rows if usable(figures)]
        if not rows:
            continue
        heights = [height for height, _ in rows]
        panel.hlines(heights, [figures["p50"] for _, figures in rows], [figures["p95"] for _, figures in rows],
                     color=COLOURS[name], linewidth=1.6, alpha=.55)
        panel.plot([figures["p50"] for _, figures in rows], heights, linestyle="none", markersize=6,
                   label=results["engines"][name]["label"], **style(name))
    panel.set_yticks(range(len(groups)), groups)
    panel.set_ylim(len(groups) - .5, -.5)
    panel.set_xscale("log")
    log_axis(panel.xaxis)
    panel.set_xlabel("milliseconds (mark: p50, line: to p95)")
    panel.set_title(f"Latency at {scale['passages']:,} passages, one core")
    for row in range(len(groups) - 1):
        panel.axhline(row + .5, color="#dddddd", linewidth=.8)


def draw_growth(panel, results):
    scales = list(results["scales"].values())
    for name in results["engines"]:
        points = [(scale["passages"], scale["latency"]["questions"].get(name)) for scale in scales]
        points = [(count, figures["p50"]) for count, figures in points if usable(figures)]
        if points:
            panel.plot(*zip(*points), linewidth=1.6, markersize=6, **style(name))
    panel.set_xscale("log")
    panel.set_yscale("log")
    log_axis(panel.yaxis)
    panel.xaxis.set_major_formatter(FuncFormatter(plain))
    panel.xaxis.set_minor_formatter(NullFormatter())
    panel.set_xticks([scale["passages"] for scale in scales])
    panel.set_xlabel("passages")
    panel.set_ylabel("p50, milliseconds")
    panel.set_title("Ranked questions as the collection grows")


def draw_index(panel, results, scale):
    for name in results["engines"]:
        built = scale["build"].get(name)
        if not built:
            continue
        panel.plot(built["seconds"], built["bytes"] / 1e6, linestyle="none", markersize=9, **style(name))
        kept = "text kept" if results["engines"][name]["text"].startswith("kept") else "without text"
        panel.annotate(kept, (built["seconds"], built["bytes"] / 1e6), textcoords="offset points",
                       xytext=(8, -3), fontsize=8, color="#555555")
    panel.axhline(scale["text_bytes"] / 1e6, color="#999999", linestyle=":", linewidth=1.2)
    panel.annotate("the text itself", (.99, scale["text_bytes"] / 1e6), xycoords=("axes fraction", "data"),
                   ha="right", va="bottom", fontsize=8, color="#555555")
    panel.set_xscale("log")
    panel.set_yscale("log")
    panel.margins(x=.3, y=.2)
    log_axis(panel.xaxis)
    log_axis(panel.yaxis)
    panel.set_xlabel("seconds to build")
    panel.set_ylabel("index, MB")
    panel.set_title(f"Index of {scale['text_bytes'] / 1e6:.0f} MB of text")


def draw_quality(panel, results, scale):
    for name in results["engines"]:
        judged, timed = results["cmrc"].get(name), scale["latency"]["questions"].get(name)
        if judged and usable(timed):
            panel.plot(timed["p50"], judged["mrr"], linestyle="none", markersize=9, **style(name))
    panel.set_xscale("log")
    log_axis(panel.xaxis)
    panel.margins(x=.15, y=.15)
    panel.set_xlabel(f"p50 of ranked questions at {scale['passages']:,} passages, milliseconds")
    panel.set_ylabel("MRR@10 on CMRC")
    panel.set_title("Better is up, faster is left")


def draw(results, path):
    plot.rcParams.update({"font.size": 10, "axes.titlesize": 11, "svg.fonttype": "path",
                          "svg.hashsalt": "chadang", "axes.spines.top": False, "axes.spines.right": False})
    scale = results["scales"][list(results["scales"])[-1]]
    figure = plot.figure(figsize=(12, 11), layout="constrained")
    grid = figure.add_gridspec(3, 2, width_ratios=[1.15, 1])
    latency = figure.add_subplot(grid[:, 0])
    draw_latency(latency, results, scale)
    draw_growth(figure.add_subplot(grid[0, 1]), results)
    draw_quality(figure.add_subplot(grid[1, 1]), results, scale)
    draw_index(figure.add_subplot(grid[2, 1]), results, scale)
    for panel in figure.axes:
        panel.grid(which="major", axis="both" if panel is not latency else "x", color="#e6e6e6", linewidth=.8)
        panel.set_axisbelow(True)
    figure.legend(*latency.get_legend_handles_labels(), loc="outside upper center", ncols=6, frameon=False)
    figure.savefig(path, metadata={"Date": None}, facecolor="white")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--results", required=True)
    parser.add_argument("--output", required=True)
    options = parser.parse_args()
    draw(json.loads(pathlib.Path(options.results).read_text()), options.output)


if __name__ == "__main__":
    main()
