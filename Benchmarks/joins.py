#!/usr/bin/env python3
"""Trains the weights of Sources/TextStructure/Repair/JoinWeights.swift and compares them with those that are there.

Needs numpy, and the pairs that a test writes from whole paragraphs cut by rule (the last third of the texts is held out):

    mkdir -p /tmp/joins && CHADANG_JOINS=/tmp/joins swift test --disable-xctest --filter JoinFeatureDump
    Benchmarks/joins.py /tmp/joins

Each of the four cases (near or far, inside a clause or after a comma) is a logistic regression with a penalty on the square
of the weights. Features that the pages do not have, or beside cuts only, keep their weights. Precision, recall and F1 are of
single pairs at log odds of 1, before pairs compete (JoinContest) and without a document's habit; Tests/TextStructureTests has the
figures of whole documents. `--write` prints the rows for the table.
"""
import argparse
import pathlib
import re

import numpy

ROOT = pathlib.Path(__file__).resolve().parent.parent
WEIGHTS = ROOT / "Sources/TextStructure/Repair/JoinWeights.swift"
CASES = [("near, inside", 1, 0), ("far, inside", 0, 0), ("near, after a comma", 1, 1), ("far, after a comma", 0, 1)]
# The pages do not have them, or have them beside cuts only, as no real page does.
BY_HAND = {"headingBetween", "linesBetween", "shortFinishedTail", "unfinishedBetween", "followsUnfinished", "tailIndented",
           "tailNotIndented", "headIsNoProse", "tailHasNoHan", "sameEnd", "tailAnnounces", "listGoesOn", "shortUnfinishedTail"}
THRESHOLD = 1.0


def read(path):
    with path.open(encoding="utf-8") as lines:
        names = lines.readline().rstrip("\n").split("\t")[4:]
        table = numpy.array([[float(v) for v in line.split("\t")] for line in lines])
    return names, table


def todays(names):
    rows = re.findall(r"Row\(\.(\w+), ([-\d.]+), ([-\d.]+), ([-\d.]+), ([-\d.]+)\)", WEIGHTS.read_text(encoding="utf-8"))
    table = {name: [float(v) for v in values] for name, *values in rows}
    return numpy.array([table[name] for name in names]).T


def trained(values, labels, start, is_free, penalty):
    """Newton's method on the weights that are free; the others' share is an offset."""
    weights = start.copy()
    free = numpy.flatnonzero(is_free & (numpy.abs(values).sum(axis=0) > 0))
    weights[is_free] = 0
    offset = values[:, ~is_free] @ weights[~is_free]
    inputs = values[:, free]
    found = numpy.zeros(len(free))
    for _ in range(50):
        odds = numpy.clip(offset + inputs @ found, -30, 30)
        chance = 1 / (1 + numpy.exp(-odds))
        gradient = inputs.T @ (chance - labels) + penalty * found
        curve = (inputs * (chance * (1 - chance))[:, None]).T @ inputs + penalty * numpy.eye(len(free))
        step = numpy.linalg.solve(curve, gradient)
        found -= step
        if numpy.abs(step).max() < 1e-6:
            break
    weights[free] = found
    return weights


def score(odds, labels):
    joins = odds >= THRESHOLD
    right = (joins & (labels == 1)).sum()
    precision = right / max(1, joins.sum())
    recall = right / max(1, (labels == 1).sum())
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--penalty", type=float, default=1.0)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    names, train = read(arguments.folder / "train.tsv")
    _, held = read(arguments.folder / "held-out.tsv")
    today = todays(names)
    is_free = numpy.array([name not in BY_HAND for name in names])
    new = today.copy()
    everything = {"today": [], "trained": []}
    labels = []
    print(f"{'':22}{'pairs':>7}{'cuts':>6}   today P / R / F1          trained P / R / F1")
    for index, (title, near, comma) in enumerate(CASES):
        def part(table):
            rows = table[(table[:, 2] == near) & (table[:, 3] == comma)]
            return rows[:, 4:], rows[:, 1]
        values, cuts = part(train)
        if len(cuts) and 0 < cuts.sum() < len(cuts):
            new[index] = trained(values, cuts, today[index], is_free, arguments.penalty)
        values, cuts = part(held)
        scores = []
        for name, weights in (("today", today[index]), ("trained", new[index])):
            odds = values @ weights
            everything[name].append(odds)
            scores.append("{:.3f} / {:.3f} / {:.3f}".format(*score(odds, cuts)))
        labels.append(cuts)
        print(f"{title:22}{len(cuts):7}{int(cuts.sum()):6}   {scores[0]:26}{scores[1]}")
    cuts = numpy.concatenate(labels)
    for name, odds in everything.items():
        print("{}: precision {:.3f}, recall {:.3f}, F1 {:.3f}".format(name, *score(numpy.concatenate(odds), cuts)))
    if arguments.write:
        for place, name in enumerate(names):
            print("    Row(.{}, {}),".format(name, ", ".join(f"{new[case][place]:.2f}" for case in range(4))))


main()
