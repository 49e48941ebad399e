"""The most memory of every command on files made to need much of it. All texts are invented."""

import argparse
import itertools
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
import zipfile

MIB = 1 << 20
LIMIT = 512
FEW = 300


# What was not as it should be, in words.
missed = []


def judge(what, memory, limit, ended_well, how):
    """Notes what is over its limit or ended badly; how it is shown."""
    if not 0 < memory <= limit:
        missed.append(f"{what}: {memory:.0f} MB, more than {limit} MB" if memory else f"{what}: not measured")
    if not ended_well:
        missed.append(f"{what}: {how}")
    return "" if 0 < memory <= limit and ended_well else "FAILS"


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


def packages(folder, wanted, scale):
    """Archives near the bounds of docs/formats.md, most of them not packed, so that no ratio gives them away."""
    han = "安全生产工作"
    text = 16 * MIB // scale - 4096  # scalars of an original
    part = 63 * MIB // scale  # bytes of an entry

    def package(name, *entries):
        if wanted is not None and name not in wanted:
            return None
        with zipfile.ZipFile(f"{folder}/{name}", "w", zipfile.ZIP_STORED) as archive:
            for entry, head, piece, count, tail in entries:
                with archive.open(entry, "w", force_zip64=False) as file:
                    file.write(head.encode())
                    block = piece.encode() * max(1, MIB // max(1, len(piece.encode())))
                    size = count * len(piece.encode())
                    while size > 0:
                        file.write(block[:size])
                        size -= len(block)
                    file.write(tail.encode())
        return name

    def times(piece, whole):
        """So often that the pieces have `whole` bytes."""
        return whole // len(piece.encode())

    word = ('<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>',
            "</w:body></w:document>")
    paragraph = "<w:p><w:r><w:t>安</w:t></w:r></w:p>"
    cell = "<w:tc><w:p><w:r><w:t>安</w:t></w:r></w:p></w:tc>"

    def docx(name, before, piece, count, after):
        return package(name, ("word/document.xml", word[0] + before, piece, count, after + word[1]))

    yield docx("long.docx", "<w:p><w:r><w:t>", han, text // len(han), "</w:t></w:r></w:p>")
    yield docx("ascii.docx", "<w:p><w:r><w:t>", "a", text, "</w:t></w:r></w:p>")
    yield docx("paragraphs.docx", "", paragraph, times(paragraph, part), "")
    yield docx("table.docx", "<w:tbl><w:tr>", cell, times(cell, part), "</w:tr></w:tbl>")
    rows = "<w:tr>" + cell + "</w:tr>"
    yield docx("rows.docx", "<w:tbl>", rows, times(rows, part), "</w:tbl>")
    yield docx("breaks.docx", "<w:p><w:r>", "<w:t>安</w:t><w:br/>", times("<w:t>安</w:t><w:br/>", part), "</w:r></w:p>")
    pages = "<w:t>安</w:t><w:lastRenderedPageBreak/>"
    yield docx("pages.docx", "<w:p><w:r>", pages, times(pages, part), "</w:r></w:p>")
    yield docx("too-long.docx", "<w:p><w:r><w:t>", han, times(han, part), "</w:t></w:r></w:p>")

    odt = ('<office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text>',
           "</office:text></office:body></office:document-content>")
    yield package("long.odt", ("content.xml", odt[0] + "<text:p>", han, text // len(han), "</text:p>" + odt[1]))
    short = "<text:p>安</text:p>"
    yield package("paragraphs.odt", ("content.xml", odt[0], short, times(short, part), odt[1]))

    container = ('<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>', "", 0, "")
    chapters = 4
    book = "<package><manifest>" + "".join(f'<item id="c{n}" href="{n}.xhtml" media-type="application/xhtml+xml"/>'
                                           for n in range(chapters))
    book += "</manifest><spine>" + "".join(f'<itemref idref="c{n}"/>' for n in range(chapters)) + "</spine></package>"
    head = (("META-INF/container.xml", *container), ("a.opf", book, "", 0, ""))
    html = 11 * MIB // scale
    yield package("long.epub", *head, *((f"{n}.xhtml", "<html><body><p>", han, times(han, html), "</p></body></html>")
                                        for n in range(chapters)))
    yield package("paragraphs.epub", *head, *((f"{n}.xhtml", "<html><body>", "<p>安</p>", times("<p>安</p>", html),
                                               "</body></html>") for n in range(chapters)))

    ofd = (("OFD.xml", '<OFD><DocBody><DocRoot>Doc/Document.xml</DocRoot></DocBody></OFD>', "", 0, ""),
           ("Doc/Document.xml", "<Document><Pages>" + '<Page ID="1" BaseLoc="Page.xml"/>' + "</Pages></Document>", "", 0, ""))
    thing = '<TextObject Boundary="0 0 9 9" Size="3"><TextCode X="0" Y="3">安</TextCode></TextObject>'
    yield package("objects.ofd", *ofd, ("Doc/Page.xml", "<Page><Content><Layer>", thing,
                                        min(200_000 // scale, times(thing, part)), "</Layer></Content></Page>"))
    yield package("long.ofd", *ofd, ("Doc/Page.xml", '<Page><Content><Layer><TextObject Boundary="0 0 9 9" Size="3">'
                                     '<TextCode X="0" Y="3">', han, text // len(han),
                                     "</TextCode></TextObject></Layer></Content></Page>"))

    yield package("text.zip", ("甲.txt", "", han, times(han, 12 * MIB // scale - 64), ""))
    yield package("lines.zip", ("甲.txt", "", "安\n", times("安\n", 12 * MIB // scale - 64), ""))
    yield package("texts.zip", *((f"{n}.txt", f"{n}", han, times(han, 12 * MIB // scale - 64), "") for n in range(20)))
    yield package("table.zip", ("甲.csv", "id,text\n", "1,安\n", times("1,安\n", 16 * MIB // scale - 64), ""))
    if wanted is None or "docx.zip" in wanted:
        wanted = None
        docx("inner.docx", "<w:p><w:r><w:t>", han, text // len(han), "</w:t></w:r></w:p>")
        with zipfile.ZipFile(f"{folder}/docx.zip", "w", zipfile.ZIP_STORED) as archive:
            for number in range(4):
                archive.write(f"{folder}/inner.docx", f"{number}.docx")
        os.remove(f"{folder}/inner.docx")
        yield "docx.zip"


def measured(program, folder, name, limit, lines):
    """Measures the commands on an archive of one file."""
    archive = f"{folder}/archive"

    def tell(command, outcome):
        code, seconds, memory = outcome
        verdict = judge(f"{name} {command}", memory, limit, code in (0, 1, 3), f"exit {code}")
        lines.append((name, command, seconds, memory, code, verdict))
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
    for name, text in texts.items():
        with open(f"{folder}/draft.txt", "w", encoding="utf-8") as file:
            file.write(text)
        code, seconds, memory = peak(
            program, "--archive", archive, "quote", "--draft", f"{folder}/draft.txt", timeout=120)
        verdict = judge(f"draft {name} quote", memory, LIMIT, code in (0, 1, 3), f"exit {code}")
        print(f"draft {name:12} quote    {seconds:7.2f} s {memory:6.0f} MB  exit {code}  {verdict}", flush=True)
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
            verdict = judge(f"draft {name} serve", memory, LIMIT,
                            all(status in (200, 400, 413, 414, 503) for status in statuses), f"{statuses}")
            print(f"draft {name:12} serve    {time.monotonic() - start:7.2f} s {memory:6.0f} MB  {statuses} {verdict}",
                  flush=True)
    finally:
        server.terminate()
        server.wait()
    shutil.rmtree(archive)


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
    for command, limit in (("add", LIMIT), ("index", LIMIT), ("verify", FEW), ("stats", FEW), ("list", FEW)):
        arguments = [f"{folder}/tiny"] if command == "add" else []
        code, seconds, memory = peak(program, "--archive", archive, command, *arguments, timeout=3000)
        verdict = judge(f"{count} tiny files {command}", memory, limit, code == 0, f"exit {code}")
        print(f"{count} tiny files  {command:8} {seconds:7.2f} s {memory:6.0f} MB  exit {code}  {verdict}",
              flush=True)
    shutil.rmtree(archive)
    shutil.rmtree(f"{folder}/tiny")


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
    lines = []
    try:
        names = itertools.chain(
            hostile(folder, wanted, options.scale), packages(folder, wanted, options.scale))
        for name in names:
            if name is None:
                continue
            measured(program, folder, name, LIMIT, lines)
            os.remove(f"{folder}/{name}")
        if not options.no_drafts:
            drafts(program, folder)
        if options.tiny:
            tiny(program, folder, options.tiny)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if lines:
        worst = max(lines, key=lambda line: line[3])
        print(f"most memory: {worst[3]:.0f} MB ({worst[0]}, {worst[1]}); bound: {LIMIT} MB")
    if options.json:
        with open(options.json, "w", encoding="utf-8") as file:
            json.dump(lines, file)
    for what in missed:
        print(f"FAILED {what}")
    sys.exit(1 if missed else 0)


main()
