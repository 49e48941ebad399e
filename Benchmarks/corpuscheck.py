"""Looks whether a corpus is whole: files, register and manifest agree, and nothing told is missing."""
import hashlib, json, os


def register(corpus):
    previous, entries = "0" * 64, []
    if not os.path.exists(corpus + "/register.jsonl"):
        return entries
    for line in open(corpus + "/register.jsonl", "rb").read().splitlines():
        entry = json.loads(line)
        assert entry["previous"] == previous, "the register's chain is broken"
        previous = hashlib.sha256(line).hexdigest()
        entries.append(entry)
    return entries


def look(archive, acknowledged):
    """What is wrong with an archive: nothing, or a sentence."""
    corpus = archive + "/corpus"
    if os.path.exists(corpus + "/.incoming/commit/plan.json"):
        return "a transaction is not finished"
    files = {}
    for folder, _, names in os.walk(corpus):
        for name in names:
            path = os.path.relpath(f"{folder}/{name}", corpus)
            if path not in ("manifest-sha256.txt", "register.jsonl") and not path.startswith("."):
                files[path] = hashlib.sha256(open(f"{folder}/{name}", "rb").read()).hexdigest()
    manifest = {}
    if os.path.exists(corpus + "/manifest-sha256.txt"):
        for line in open(corpus + "/manifest-sha256.txt").read().splitlines():
            manifest[line[66:]] = line[:64]
    if manifest != files:
        return f"manifest and files differ: {set(manifest.items()) ^ set(files.items())}"
    entries = register(corpus)
    taken = {entry["path"]: entry["sha256"] for entry in entries if entry["action"] == "add"}
    originals = {path: digest for path, digest in files.items() if not path.endswith(".meta.yaml")}
    if taken != originals:
        return "register and files differ"
    if len(set(originals.values())) != len(originals):
        return "the same bytes twice"
    for outcome in acknowledged:
        if originals.get(outcome["path"]) != outcome["sha256"]:
            return f"lost: {outcome['path']}"
    return None
