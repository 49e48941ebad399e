#!/usr/bin/env python3
"""Flips single bits in an archive, and counts how many of them `chadang verify` finds.

The archive is the project's own corpus, taken in with `add` so that all of it is registered, with a
description beside each file. Kinds:

* originals, descriptions, manifest, register: a bit of a file's bytes;
* a table: a bit of one stored value, changed by SQL (in a text a bit of its UTF-16, in a number one
  of its 64 bits);
* database file: a bit of archive.sqlite's bytes. Counted are those after which the rows read back
  are others, or the file cannot be read; the rest changes nothing that anyone reads.

Beside each kind of the index stands what `PRAGMA integrity_check` alone finds.
"""
import hashlib
import json
import os
import pathlib
import random
import shutil
import sqlite3
import struct
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "Benchmarks"))
from trials import options  # noqa: E402

TABLES = ["documents", "passages", "statements", "voices", "files", "names", "passage_blocks",
          "document_blocks", "sketch_blocks", "document_links", "common_terms", "settings", "seals", "passage_terms_data",
          "passage_terms_idx", "passage_terms_docsize"]


def chadang(archive, *arguments):
    return subprocess.run([chosen.program, "--archive", archive, *arguments], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, env={**os.environ, "LC_ALL": "C.UTF-8"})


def finds(archive, *options):
    """Whether verify finds something. 0 clean, 1 findings, 3 not to be verified."""
    result = chadang(archive, "verify", "--format", "json", *options)
    if result.returncode not in (0, 1, 3):
        sys.exit(f"verify: exit code {result.returncode}: {result.stderr.decode()}")
    if result.returncode == 0:
        assert json.loads(result.stdout)["ok"]
    return result.returncode != 0


def make(folder):
    """An archive in which everything is registered and described."""
    archive = pathlib.Path(folder) / "archive"
    chadang(archive, "init", str(archive))
    shutil.copytree(ROOT / "corpus", pathlib.Path(folder) / "given")
    result = chadang(archive, "add", str(pathlib.Path(folder) / "given"), "--by", "白露",
                     "--source", "云岫县档案馆移交")
    if result.returncode != 0:
        sys.exit(f"add: {result.stderr.decode()}{result.stdout.decode()[-300:]}")
    result = chadang(archive, "verify")
    if result.returncode != 0:
        sys.exit(f"a new archive is not clean:\n{result.stdout.decode()}")
    return archive


def flip_file(path, rng):
    """Flips a bit of a file; returns what undoes it."""
    before = path.read_bytes()
    times = path.stat()
    bytes_ = bytearray(before)
    place = rng.randrange(len(bytes_))
    bytes_[place] ^= 1 << rng.randrange(8)
    path.write_bytes(bytes_)
    # As a failing disk does it: nothing but the content is another.
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))

    def undo():
        path.write_bytes(before)
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    return undo


def of_files(name, archive, paths, count, rng):
    found = 0
    for _ in range(count):
        undo = flip_file(rng.choice(paths), rng)
        found += finds(archive)
        undo()
    print(f"{name:<26} {found:>5} of {count:<5}", flush=True)
    return found == count


def flipped(value, rng):
    """The value with one bit another; None for one without bits (NULL, an empty text)."""
    if isinstance(value, int):
        other = struct.unpack("<q", struct.pack("<Q", (value & (2**64 - 1)) ^ (1 << rng.randrange(64))))
        return other[0]
    if isinstance(value, bytes):
        content = bytearray(value)
    elif isinstance(value, str):
        content = bytearray(value.encode("utf-16-le", "surrogatepass"))
    else:
        return None
    if not content:
        return None
    content[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
    return bytes(content) if isinstance(value, bytes) else content.decode("utf-16-le", "surrogatepass")


def integrity(path):
    """Whether `PRAGMA integrity_check` alone finds something."""
    try:
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        try:
            return connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]
        finally:
            connection.close()
    except sqlite3.Error:
        return True


def of_table(table, archive, count, rng):
    index = archive / "index/archive.sqlite"
    kept = index.read_bytes()
    connection = sqlite3.connect(f"file:{index}?mode=ro", uri=True)
    columns = [(row[1], row[5]) for row in connection.execute(f"PRAGMA table_info({table})")]
    keys = [name for name, place in columns if place] or [columns[0][0]]
    rows = connection.execute(f"SELECT * FROM {table}").fetchall()
    connection.close()
    names = [name for name, _ in columns]
    done = found = control = deep = missed = 0
    while done < count and rows:
        row = rng.choice(rows)
        place = rng.randrange(len(names))
        value = row[place]
        try:
            other = flipped(value, rng)
            if other is None:
                continue
            # A text is cast from its bytes, so that lone surrogates come in as they are.
            text = isinstance(value, str)
            expression = "CAST(? AS TEXT)" if text else "?"
            if text:
                other.encode("utf-8")
        except UnicodeError:
            continue
        connection = sqlite3.connect(index)
        try:
            connection.execute("PRAGMA ignore_check_constraints = ON")
            connection.execute("PRAGMA foreign_keys = OFF")
            condition = " AND ".join(f"{key} IS ?" for key in keys)
            changed = connection.execute(
                f"UPDATE {table} SET {names[place]} = {expression} WHERE {condition}",
                [other, *(row[names.index(key)] for key in keys)]).rowcount
            connection.commit()
        except sqlite3.Error:
            changed = 0
        finally:
            connection.close()
        if changed == 1:
            done += 1
            hit = finds(archive)
            found += hit
            control += integrity(index)
            if not hit:
                missed += 1
                deep += finds(archive, "--deep")
        for suffix in ["-wal", "-shm"]:
            pathlib.Path(f"{index}{suffix}").unlink(missing_ok=True)
        index.write_bytes(kept)
    note = f"; with --deep {found + deep}" if missed else ""
    print(f"{table:<26} {found:>5} of {done:<5} integrity_check alone {control}{note}", flush=True)
    return found + deep == done


def content(path):
    """All that any table holds; None where it cannot be read."""
    try:
        connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
        connection.text_factory = bytes
        try:
            digest = hashlib.sha256()
            schema = connection.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY name").fetchall()
            digest.update(repr(schema).encode())
            for kind, name, sql in schema:
                if kind == b"table" and not (sql or b"").startswith(b"CREATE VIRTUAL"):
                    for row in connection.execute(f"SELECT * FROM \"{name.decode()}\""):
                        digest.update(repr(row).encode())
            return digest.digest()
        finally:
            connection.close()
    except (sqlite3.Error, UnicodeError):
        return None


def of_database(archive, count, rng):
    index = archive / "index/archive.sqlite"
    kept = index.read_bytes()
    before = content(index)
    done = found = control = idle = deep = 0
    while done < count:
        changed = bytearray(kept)
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
        index.write_bytes(changed)
        if content(index) != before:
            done += 1
            hit = finds(archive)
            found += hit
            control += integrity(index)
            if not hit:
                deep += finds(archive, "--deep")
        else:
            idle += 1
        for suffix in ["-wal", "-shm"]:
            pathlib.Path(f"{index}{suffix}").unlink(missing_ok=True)
    index.write_bytes(kept)
    note = f"; with --deep {found + deep}" if found < done else ""
    print(f"{'database file':<26} {found:>5} of {done:<5} integrity_check alone {control}{note} "
          f"({idle} others change nothing that is read)", flush=True)
    return found + deep == done


def main():
    count, rng = chosen.count, random.Random(chosen.seed)
    good = True
    with tempfile.TemporaryDirectory() as folder:
        archive = make(folder)
        corpus = archive / "corpus"
        files = [path for path in corpus.rglob("*") if path.is_file()]
        own = [corpus / "manifest-sha256.txt", corpus / "register.jsonl"]
        described = [path for path in files if path.name.endswith(".meta.yaml")]
        originals = [path for path in files if path not in described and path not in own]
        good &= of_files("originals", archive, originals, count, rng)
        good &= of_files("descriptions", archive, described, count, rng)
        good &= of_files("manifest", archive, own[:1], count, rng)
        good &= of_files("register", archive, own[1:], count, rng)
        for table in TABLES:
            good &= of_table(table, archive, count, rng)
        good &= of_database(archive, count, rng)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    chosen = options(__doc__, ("count", 100))
    main()
