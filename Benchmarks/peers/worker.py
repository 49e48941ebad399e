"""One engine in a process of its own, so that its memory is its own.

`worker.py ENGINE FOLDER build PASSAGES` builds and prints what it cost; `worker.py ENGINE FOLDER serve`
answers requests, a line of JSON each, on standard input.
"""
import json
import pathlib
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from collection import Passage  # noqa: E402
from engine import disk_bytes, memory  # noqa: E402
from engines import peer  # noqa: E402
from queries import Query  # noqa: E402


def stream(path):
    """The passages of a container, one after the other: a list of all would count as the engine's memory."""
    with open(path) as file:
        for line in file:
            yield Passage(**json.loads(line))


def build(engine, path):
    start = time.perf_counter()
    engine.build(stream(path))
    return {"seconds": time.perf_counter() - start, "peak": engine.build_peak(),
            "bytes": disk_bytes(engine.folder)}


def answer(engine, request):
    if request["command"] == "memory":
        return memory(engine.process())
    times, ids = [], []
    deadline = time.perf_counter() + request["seconds"]
    for fields in request["queries"]:
        query = Query(**fields)
        if engine.cannot(query):
            ids.append(None)
            continue
        milliseconds, found = engine.timed_search(query, request["limit"], request["offset"])
        times.append(milliseconds)
        ids.append(found if request["ids"] else len(found))
        if time.perf_counter() > deadline:
            break
    return {"times": times, "ids": ids}


def main():
    name, folder, command = sys.argv[1:4]
    engine = peer(name)(folder)
    if command == "build":
        print(json.dumps(build(engine, sys.argv[4])), flush=True)
        return
    engine.open()
    for line in sys.stdin:
        print(json.dumps(answer(engine, json.loads(line))), flush=True)
    engine.close()


if __name__ == "__main__":
    main()
