"""Speed on office documents, and time and memory on hostile files. All texts are invented."""

import io
import os
import random
import struct
import subprocess
import sys
import tempfile
import time
import zipfile

PROGRAM = os.path.abspath(".build/release/chadang")
MIB = 1 << 20
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PARTS = [
    "各乡镇要落实包保责任", "县水务局要会同有关部门逐库核查", "汛期实行二十四小时值班制度",
    "重要情况三十分钟内上报", "病险水库一律空库运行", "备足抢险物料和队伍", "完善应急预案并组织演练",
    "对检查发现的隐患建立台账", "逐项明确整改责任人和时限", "整改结果向社会公开", "加强监测预报预警",
]


def index(folder):
    """Indexes an archive: exit code, seconds, peak memory in kilobytes."""
    process = subprocess.Popen(
        [PROGRAM, "--archive", folder, "index"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    start = time.monotonic()
    # Not getrusage: there the memory of this program counts, before it becomes the other.
    peak = 0
    while process.poll() is None:
        try:
            with open(f"/proc/{process.pid}/status", encoding="utf-8") as file:
                for line in file:
                    if line.startswith("VmHWM:"):
                        peak = max(peak, int(line.split()[1]))
        except OSError:
            pass
        time.sleep(0.01)
    return process.returncode, time.monotonic() - start, peak


def archive(files):
    folder = tempfile.mkdtemp(prefix="chadang-formats-")
    os.makedirs(folder + "/corpus")
    os.makedirs(folder + "/index")
    for name, content in files:
        with open(f"{folder}/corpus/{name}", "wb") as file:
            file.write(content)
    return folder


def packed(entries, method=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as file:
        for name, content in entries:
            file.writestr(name, content)
    return buffer.getvalue()


def docx(body, method=zipfile.ZIP_DEFLATED):
    return packed([("word/document.xml",
                    f"<w:document {WORD}><w:body>{body}</w:body></w:document>")], method)


def offices():
    """300 documents of about ten pages: ten sections of ten paragraphs."""
    chance = random.Random(5)

    def paragraph():
        text = "，".join(chance.choice(PARTS) for _ in range(chance.randint(4, 9))) + "。"
        return ("<w:p><w:pPr><w:spacing w:line=\"560\"/><w:ind w:firstLine=\"640\"/></w:pPr><w:r><w:rPr>"
                "<w:rFonts w:eastAsia=\"FangSong\"/><w:sz w:val=\"32\"/></w:rPr>"
                f"<w:t>{text}</w:t></w:r></w:p>")

    for number in range(300):
        body = f"<w:p><w:r><w:t>关于第{number}号工作安排的通知</w:t></w:r></w:p>"
        for section in range(10):
            body += f"<w:p><w:r><w:t>{'一二三四五六七八九十'[section]}、{chance.choice(PARTS)}</w:t></w:r></w:p>"
            body += "".join(paragraph() for _ in range(10))
        yield f"{number}.docx", docx(body)


def fit(text, size):
    data = text.encode()
    return data * (size // len(data))


def numbered_docx(label, body, notes=""):
    """A document whose paragraphs of list 1 have a number with a text around it."""
    return packed([
        ("word/document.xml", f"<w:document {WORD}><w:body>{body}</w:body></w:document>"),
        ("word/footnotes.xml", f'<w:footnotes {WORD}><w:footnote w:id="1">{notes}</w:footnote></w:footnotes>'),
        ("word/numbering.xml", f'<w:numbering {WORD}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0">'
         f'<w:lvlText w:val="{label}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/>'
         "</w:num></w:numbering>")], zipfile.ZIP_STORED)


def epub(page, times):
    return packed([
        ("META-INF/container.xml", '<container><rootfile full-path="b.opf"/></container>'),
        ("b.opf", '<package><manifest><item id="a" href="a.xhtml"/></manifest><spine>'
         + '<itemref idref="a"/>' * times + "</spine></package>"),
        ("a.xhtml", page)], zipfile.ZIP_STORED)


def ofd(page, pages=1, method=zipfile.ZIP_STORED, more="", files=()):
    return packed([
        ("OFD.xml", "<OFD><DocBody><DocRoot>D.xml</DocRoot></DocBody></OFD>"),
        ("D.xml", f"<Document>{more}<Pages>" + '<Page BaseLoc="P.xml"/>' * pages + "</Pages></Document>"),
        ("P.xml", f"<Page><Content>{page}</Content></Page>"), *files], method)


def odt(body):
    return packed([("content.xml",
                    f'<office:d xmlns:office="o" xmlns:text="t"><office:body>{body}</office:body>'
                    "</office:d>")], zipfile.ZIP_STORED)


def text_object(text, x=0, y=0.0, size=5.0, more=""):
    return (f'<TextObject Boundary="{x} {y} 9 9" Size="{size}"><TextCode Y="5"{more}>{text}</TextCode>'
            "</TextObject>")


def names(count):
    """Entries of one name."""
    body = b"PK\x03\x04" + struct.pack("<5H3I2H", 20, 0, 0, 0, 0, 0, 0, 0, 5, 0) + b"a.png"
    entry = (b"PK\x01\x02" + struct.pack("<6H3I5H2I", 20, 20, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0)
             + b"a.png")
    end = struct.pack("<4H2IH", 0, 0, count, count, len(entry) * count, len(body), 0)
    return body + entry * count + b"PK\x05\x06" + end


def hostile():
    """Files made to be slow or large."""
    stored = zipfile.ZIP_STORED
    numbered = ('<w:p><w:pPr><w:numPr><w:ilvl w:val="8"/><w:numId w:val="1"/></w:numPr></w:pPr>'
                "<w:r><w:t>x</w:t></w:r></w:p>")
    yield "one-text.docx", docx("<w:p><w:r>" + f"<w:t>{'a' * 1000}</w:t>" * 60000 + "</w:r></w:p>", stored)
    yield "long.docx", docx(f"<w:p><w:r><w:t>{'安全生产，' * 200}</w:t></w:r></w:p>" * 15000, stored)
    yield "empty-paragraphs.docx", docx("<w:p/>" * (10 * MIB), stored)
    yield "short-paragraphs.docx", docx("<w:p><w:r><w:t>安</w:t></w:r></w:p>" * (MIB * 3 // 2), stored)
    yield "cells.docx", docx(
        "<w:tbl><w:tr>" + "<w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>" * MIB + "</w:tr></w:tbl>", stored)
    yield "numbered.docx", docx(numbered * (MIB // 2), stored)
    yield "attributes.docx", docx(
        ("<w:p " + " ".join(f'a{i}="1"' for i in range(400)) + "/>") * 10000, stored)
    yield "namespaces.docx", docx(
        "".join(f'<a xmlns:n{i}="u"' + " ".join(f' xmlns:m{i}x{j}="u"' for j in range(400)) + ">"
                for i in range(200)) + "<w:p/>" * 3000000 + "</a>" * 200, stored)
    yield "bomb.zip", packed([("a.txt", b"a" * (1 << 30))])
    yield "bombs.zip", packed([(f"{i}.txt", fit("安全生产工作。\n", 11 * MIB)) for i in range(20)])
    inner = packed([(f"{i}.html", "<p>" * 100 + "a" * (60 * MIB)) for i in range(16)])
    yield "nested.zip", packed([(f"{i}.zip", inner) for i in range(16)])
    for ending, text, size in [("md", "[a](b) *c* ", 12), ("html", "<p>安全</p>", 12), ("txt", "安\n", 12),
                               ("jsonl", '{"text":"安"}\n', 16)]:
        yield f"{ending}.zip", packed([(f"a.{ending}", fit(text, size * MIB))], stored)
    yield "csv.zip", packed([("a.csv", b"text\n" + fit("安\n", 16 * MIB - 9))], stored)
    yield "objects.ofd", ofd(text_object("安") * 600000)
    yield "pages.ofd", ofd(text_object("安" * 100000), 15000)
    yield "deltas.ofd", ofd(text_object("安", more=f' DeltaX="{"g 100000 1 " * 10}"') * 20000)
    yield "rows.ofd", ofd(
        "".join(text_object("安全", x, y * 0.1, 0.05) for y in range(100000) for x in (10, 100)))
    tagged = '<TextObject ID="1" Boundary="0 0 9 9" Size="5"><TextCode Y="5">' + "安" * 3000000 + "</TextCode></TextObject>"
    yield "tags.ofd", ofd(tagged, more="<CustomTags>T.xml</CustomTags>", files=[
        ("T.xml", "<T><FileLoc>G.xml</FileLoc></T>"),
        ("G.xml", "<G><标题>" + "<ObjectRef>1</ObjectRef>" * 1000 + "</标题></G>")])
    yield "templates.ofd", ofd(
        "".join(f'<Template TemplateID="{i}"/>' for i in range(60)),
        more="".join(f'<TemplatePage ID="{i}" BaseLoc="T.xml"/>' for i in range(60)),
        files=[("T.xml", "<Page>" + text_object("安") * 100000 + "</Page>")])
    yield "spine.epub", epub("<i></i>" * 1600000, 60)
    short = '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>'
    yield "labels.docx", numbered_docx("%1" * 4500000, short * 400)
    yield "labels-of-notes.docx", numbered_docx(
        "%1" * 100, '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>', short * 400000)
    yield "prefixes.odt", packed([("content.xml",
        '<office:d xmlns:office="o" xmlns:text="t" xmlns:style="s"><text:list-style style:name="L">'
        '<text:list-level-style-number text:level="1" style:num-format="1" style:num-prefix="' + "x" * 9000000
        + '"/></text:list-style><office:body><text:p>a' + '<text:text-box><text:list text:style-name="L">'
        "<text:list-item><text:p>b</text:p></text:list-item></text:list></text:text-box>" * 60
        + "</text:p></office:body></office:d>")], stored)
    item = "<text:list><text:list-item><text:p>a</text:p></text:list-item></text:list>"
    yield "lists.odt", odt(item * 800000)
    yield "spaces.odt", odt("<text:p>" + '<text:s text:c="1000"/>' * 2000000 + "</text:p>")
    yield "groups.rtf", b"{\\rtf1" + b"{" * (5 * MIB) + b"}" * (5 * MIB + 1)
    yield "notes.rtf", b"{\\rtf1" + b"\\par{\\footnote x}" * (MIB // 2) + b"}"
    yield "parts.eml", b"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n" * (4 * MIB)
    yield "marks.eml", b"Subject: " + b"=?a?b?" * (2 * MIB) + b"\n\nx\n"
    yield "ids.csv", b"id,text\n" + "甲,乙\n".encode() * 200000
    yield "names.zip", names(50000)
    yield "columns.csv", b"a," * (8 * MIB) + b"text\nx\n"
    yield "members.jsonl", b'{"text":"a"' + b',"id":"a"' * (16 * MIB // 9) + b"}\n"
    yield "words.eml", b"Subject: " + b"=?gbk?B?zajWqg==?= " * 3000 + b"\n\n" + fit("安\n", 12 * MIB)


def main():
    """With arguments only the hostile files of these names."""
    good = True
    wanted = set(sys.argv[1:])
    if not wanted:
        folder = archive(offices())
        status, seconds, memory = index(folder)
        subprocess.run(["rm", "-rf", folder], check=True)
        print(f"300 docx of ten pages: {seconds:.2f} s, {memory // 1024} MB (bound: 20 s)")
        good = status == 0 and seconds <= 20
    print(f"{'hostile file':24} {'s':>7} {'MB':>5}  (bounds: 60 s, 512 MB)")
    for name, content in hostile():
        if wanted and name not in wanted:
            continue
        folder = archive([(name, content)])
        del content
        status, seconds, memory = index(folder)
        subprocess.run(["rm", "-rf", folder], check=True)
        isGood = status == 0 and seconds < 60 and memory < 512 << 10
        good = good and isGood
        print(f"{name:24} {seconds:7.2f} {memory >> 10:5}  {'' if isGood else 'FAILS'}", flush=True)
    sys.exit(0 if good else 1)


main()
