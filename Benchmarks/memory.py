"""The most memory of every command on files made to need much of it. All texts are invented."""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import threading
import urllib.error
import urllib.parse
import urllib.request

MIB = 1 << 20
LIMIT = 512
FEW = 300


def peak(program, *arguments, timeout=600):
    """Runs a command: its exit code, seconds and most memory in MB, that of programs it starts left out."""
    process = subprocess.Popen(
        [program, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    start = time.monotonic()
    most = 0
    while process.poll() is None and time.monotonic() - start < timeout:
        most = max(most, high_water(process.pid))
        time.sleep(0.005)
    process.kill()
    return process.wait(), time.monotonic() - start, most / 1024


def high_water(pid):
    try:
        with open(f"/proc/{pid}/status", encoding="utf-8") as file:
            return next((int(line.split()[1]) for line in file if line.startswith("VmHWM:")), 0)
    except OSError:
        return 0


def write(path, *pieces):
    """A file of pieces, each bytes or (bytes, how often)."""
    with open(path, "wb") as file:
        for piece in pieces:
            data, count = piece if isinstance(piece, tuple) else (piece, 1)
            block = data * max(1, MIB // len(data))
            size = len(data) * count
            while size > 0:
                file.write(block[:size])
                size -= len(block)


def hostile(folder, wanted, scale):
    """Files that need much memory of a reader that is not careful; yields their names."""
    han = "安全生产工作".encode()

    def file(name, *pieces):
        if wanted is not None and name not in wanted:
            return None
        write(f"{folder}/{name}", *((piece[0], piece[1] // scale) if isinstance(piece, tuple) else piece
                                    for piece in pieces))
        return name

    yield file("field.csv", b'id,text\n1,"', (b"a", 100 * MIB), b'"\n')
    yield file("field-han.csv", b"id,text\n1,", (han, 100 * MIB // len(han)), b"\n")
    yield file("open.csv", b'id,text\n1,"', (han, 100 * MIB // len(han)))
    yield file("rows.csv", b"id,text\n", (b"a," + han * 200 + b"\n", 50_000))
    yield file("header.csv", (b"a", 100 * MIB), b",text\n1,x\n")
    yield file("quotes.csv", b"id,text\n1,\"", (b'""', 50 * MIB), b"\"\n")
    yield file("utf16.csv", b"\xff\xfe", "id,text\n1,".encode("utf-16le"), ("安".encode("utf-16le"), 50 * MIB))
    yield file("line.jsonl", b'{"id":"1","text":"', (b"a", 90 * MIB), b'"}\n')
    yield file("line-han.jsonl", b'{"id":"1","text":"', (han, 90 * MIB // len(han)), b'"}\n')
    yield file("line-60.jsonl", b'{"id":"1","text":"', (han, 60 * MIB // len(han)), b'"}\n')
    yield file("escapes.jsonl", b'{"id":"1","text":"', (b"\\u5b89", 10 * MIB), b'"}\n')
    yield file("list.jsonl", b'{"id":"1","text":"a","byline":[', (b'"a",', 15 * MIB), b'"b"]}\n')
    yield file("title.jsonl", b'{"id":"1","text":"a","title":"', (han, 60 * MIB // len(han)), b'"}\n')
    yield file("ids.jsonl", (b'{"id":"1","text":"a"}\n', 200_000))
    yield file("no-lines.jsonl", (b" ", 300 * MIB))
    yield file("one-line.txt", (han, 300 * MIB // len(han)))
    yield file("whole.txt", (han, 15 * MIB // len(han)))
    yield file("lines.txt", ("安\n".encode(), 4 * MIB))
    yield file("blank.txt", (b"\n", 15 * MIB))
    yield file("whole.md", ("[安](b) *c* `d` ".encode(), 15 * MIB // 20))
    yield file("front.md", b"---\n", ("标题: 甲\n".encode(), 15 * MIB // 12), b"---\nx\n")
    yield file("front-large.md", b"---\nx: ", (han, 100 * MIB // len(han)), b"\n---\nx\n")
    yield file("brackets.md", (b"[", 15 * MIB))
    yield file("stars.md", (b"*a ", 5 * MIB))
    yield file("table.md", (b"|a", 7 * MIB), b"\n", (b"|-", 7 * MIB), b"\n")
    yield file("large.html", b"<p>", (han, 300 * MIB // len(han)), b"</p>")
    yield file("tags.html", (b"<p>", 12 * MIB // 3))
    yield file("deep.html", (b"<div>", 12 * MIB // 5))
    yield file("attribute.html", b'<p a="', (b"a", 60 * MIB), b'">x</p>')
    yield file("large.rtf", b"{\\rtf1 ", (b"\\u23433?", 12 * MIB), b"}")
    yield file("head.eml", b"Subject: ", (b"a", 100 * MIB), b"\n\nx\n")
    yield file("body.eml", b"Subject: x\n\n", (han, 100 * MIB // len(han)))
    yield file("base64.eml", b"Subject: x\nContent-Transfer-Encoding: base64\n\n", (b"5a6J\n", 20 * MIB))
    yield file("zeros.pdf", b"%PDF-1.4\n", (b"\0", 300 * MIB))
    yield file("zeros.docx", b"PK\x03\x04", (b"\0", 300 * MIB))
    yield file("zeros.doc", bytes.fromhex("d0cf11e0a1b11ae1"), (b"\0", 300 * MIB))


def measured(program, folder, name, limit, lines):
    """Measures the commands on an archive of one file; whether all were within the limit."""
    good = True
    archive = f"{folder}/archive"

    def tell(command, outcome):
        nonlocal good
        code, seconds, memory = outcome
        is_good = memory <= limit and code in (0, 1, 3)
        good = good and is_good
        lines.append((name, command, seconds, memory, code, "" if is_good else "FAILS"))
        print(f"{name:18} {command:8} {seconds:7.2f} s {memory:6.0f} MB  exit {code}  {lines[-1][-1]}", flush=True)

    def fresh():
        shutil.rmtree(archive, ignore_errors=True)
        subprocess.run([program, "init", archive], check=True, stdout=subprocess.DEVNULL)

    fresh()
    shutil.copy(f"{folder}/{name}", f"{archive}/corpus/{name}")
    tell("index", peak(program, "--archive", archive, "index"))
    tell("verify", peak(program, "--archive", archive, "verify"))
    tell("export", peak(program, "--archive", archive, "export", "--format", "jsonl", "--output", f"{folder}/out"))
    if os.path.exists(f"{folder}/out"):
        os.remove(f"{folder}/out")
    fresh()
    tell("add", peak(program, "--archive", archive, "add", f"{folder}/{name}"))
    fresh()
    os.makedirs(f"{archive}/inbox")
    shutil.copy(f"{folder}/{name}", f"{archive}/inbox/{name}")
    tell("watch", peak(program, "--archive", archive, "watch", "--once", "--settle", "0.1"))
    shutil.rmtree(archive)
    return good


def drafts(program, folder):
    """What the check of a pasted text needs at most, at the terminal and over HTTP."""
    archive = f"{folder}/archive"
    subprocess.run([program, "init", archive], check=True, stdout=subprocess.DEVNULL)
    with open(f"{archive}/corpus/a.txt", "w", encoding="utf-8") as file:
        for number in range(3000):
            file.write(f"第{number}项工作要按时完成，不得拖延；县水务局要会同有关部门逐库核查。\n\n")
    subprocess.run([program, "--archive", archive, "index"], check=True, stdout=subprocess.DEVNULL)
    sentence = "他说：“第7项工作要按时完成，不得拖延”。"
    texts = {
        "many": sentence * (MIB // len(sentence.encode())), "one": "“" + "安全生产工作" * (MIB // 18) + "”",
        "marks": "“”" * (MIB // 6), "open": "“" * (MIB // 3), "nested": "“‘" * 80000 + "’”" * 80000,
    }
    good = True
    for name, text in texts.items():
        with open(f"{folder}/draft.txt", "w", encoding="utf-8") as file:
            file.write(text)
        code, seconds, memory = peak(
            program, "--archive", archive, "quote", "--draft", f"{folder}/draft.txt", timeout=120)
        is_good = memory <= LIMIT and code in (0, 1, 3)
        good = good and is_good
        print(f"draft {name:12} quote    {seconds:7.2f} s {memory:6.0f} MB  exit {code}  {'' if is_good else 'FAILS'}",
              flush=True)
    server = subprocess.Popen(
        [program, "--archive", archive, "serve", "--port", "0"], stderr=subprocess.PIPE, text=True)
    try:
        port = None
        for line in server.stderr:
            if "http://127.0.0.1:" in line:
                port = line.split("http://127.0.0.1:")[1].split("/")[0]
                break
        threading.Thread(target=server.stderr.read, daemon=True).start()
        for name, text in texts.items():
            start = time.monotonic()
            data = urllib.parse.urlencode({"text": text}).encode()
            address = f"http://127.0.0.1:{port}/quote"
            statuses = []
            for url, content in ((address, data), (address + "?" + urllib.parse.urlencode({"text": text[:8000]}), None)):
                try:
                    statuses.append(urllib.request.urlopen(url, data=content, timeout=60).status)
                except urllib.error.HTTPError as error:
                    statuses.append(error.code)
                except OSError:
                    statuses.append(0)
            memory = high_water(server.pid) / 1024
            # What is refused is refused for what it is; no answer is none.
            is_good = 0 < memory <= LIMIT and all(status in (200, 400, 413, 414, 503) for status in statuses)
            good = good and is_good
            print(f"draft {name:12} serve    {time.monotonic() - start:7.2f} s {memory:6.0f} MB  {statuses} {'' if is_good else 'FAILS'}",
                  flush=True)
    finally:
        server.terminate()
        server.wait()
    shutil.rmtree(archive)
    return good


def tiny(program, folder, count):
    """Many files of one line."""
    archive = f"{folder}/archive"
    subprocess.run([program, "init", archive], check=True, stdout=subprocess.DEVNULL)
    os.makedirs(f"{folder}/tiny")
    for number in range(count):
        if number % 1000 == 0:
            os.makedirs(f"{folder}/tiny/{number // 1000}")
        with open(f"{folder}/tiny/{number // 1000}/{number}.txt", "w", encoding="utf-8") as file:
            file.write(f"第{number}份文件，内容各不相同。\n")
    good = True
    for command, limit in (("add", LIMIT), ("index", LIMIT), ("verify", FEW), ("stats", FEW), ("list", FEW)):
        arguments = [f"{folder}/tiny"] if command == "add" else []
        code, seconds, memory = peak(program, "--archive", archive, command, *arguments, timeout=3000)
        is_good = memory <= limit and code == 0
        good = good and is_good
        print(f"{count} tiny files  {command:8} {seconds:7.2f} s {memory:6.0f} MB  exit {code}  "
              f"{'' if is_good else 'FAILS'}", flush=True)
    shutil.rmtree(archive)
    shutil.rmtree(f"{folder}/tiny")
    return good


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", default=".build/release/chadang")
    parser.add_argument("--scale", type=int, default=1, help="makes the files so many times smaller")
    parser.add_argument("--only", help="files of these names, with commas")
    parser.add_argument("--tiny", type=int, default=100_000, help="how many tiny files; 0 for none")
    parser.add_argument("--no-drafts", action="store_true")
    parser.add_argument("--json", help="where the figures go")
    options = parser.parse_args()
    program = os.path.abspath(options.program)
    wanted = set(options.only.split(",")) if options.only else None
    folder = tempfile.mkdtemp(prefix="chadang-memory-")
    lines, good = [], True
    try:
        for name in hostile(folder, wanted, options.scale):
            if name is None:
                continue
            good = measured(program, folder, name, LIMIT, lines) and good
            os.remove(f"{folder}/{name}")
        if not options.no_drafts:
            good = drafts(program, folder) and good
        if options.tiny:
            good = tiny(program, folder, options.tiny) and good
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if lines:
        worst = max(lines, key=lambda line: line[3])
        print(f"most memory: {worst[3]:.0f} MB ({worst[0]}, {worst[1]}); bound: {LIMIT} MB")
    if options.json:
        with open(options.json, "w", encoding="utf-8") as file:
            json.dump(lines, file)
    sys.exit(0 if good else 1)


main()
