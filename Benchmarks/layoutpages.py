"""Pages for Benchmarks/layouts, drawn by WeasyPrint, ReportLab and LibreOffice.

Each kind of page is drawn in several variants of program, font, margins, spacing and footers. Those whose name
ends with `held` are held out: they were written before the rules, and not looked at while the rules were made.
"""
import html
import os
import pathlib
import random
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOOTERS = ["第{}页", "—{}—", "- {} -", "{}", "{}/{}", "第 {} 页 共 {} 页"]
SERIF, SANS = "Noto Serif CJK SC", "Noto Sans CJK SC"


def paragraphs():
    """The paragraphs of running text in the project's own corpus."""
    found = []
    for path in sorted((ROOT / "corpus").rglob("*")):
        if path.suffix not in (".md", ".txt"):
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.S)
        for line in text.splitlines():
            line = line.strip().strip("　")
            if 50 <= len(line) <= 400 and line.endswith("。") and not re.search(r"[#*|\[\]\ufffd&<>]", line):
                found.append(line)
    return list(dict.fromkeys(found))


class Drawn:
    """A drawn document: its name, and the texts that quotations are taken from."""

    def __init__(self, kind, name, seed):
        self.kind, self.name = kind, name
        self.random = random.Random(f"{seed} {kind} {name}")
        self.texts = []
        self.rows = []
        self.articles = []
        self.crosses_pages = False
        pool = paragraphs()
        self.random.shuffle(pool)
        self.pool = pool

    def take(self, count):
        """So many characters of paragraphs that no other part of the document has."""
        taken = []
        while self.pool and sum(map(len, taken)) < count:
            taken.append(self.pool.pop())
        self.texts += taken
        return taken


# WeasyPrint

def weasy(drawn, path, css, body):
    from weasyprint import HTML
    HTML(string=f"<html lang=zh><style>{css}</style><body>{body}</body></html>").write_pdf(path)


def paras(texts, tag="p"):
    return "".join(f"<{tag}>{html.escape(t)}</{tag}>" for t in texts)


def counter(style):
    parts = style.split("{}")
    names = ["counter(page)", "counter(pages)"]
    out = [f'"{parts[0]}"']
    for name, part in zip(names, parts[1:]):
        out += [name, f'"{part}"']
    return " ".join(out)


def page_css(size="A4", margin="25mm 22mm", footer="", head="", sides=False):
    css = f"@page {{ size: {size}; margin: {margin};"
    if head:
        css += f' @top-center {{ content: "{head}"; font-size: 9pt }}'
    if footer and not sides:
        css += f" @bottom-center {{ content: {counter(footer)}; font-size: 10pt }}"
    css += "}"
    if footer and sides:
        css += f"@page:left {{ @bottom-left {{ content: {counter(footer)}; font-size: 10pt }} }}"
        css += f"@page:right {{ @bottom-right {{ content: {counter(footer)}; font-size: 10pt }} }}"
    return css


def text_css(font=SERIF, size=12, leading=1.6, indent="2em", space="0"):
    return (f"body {{ font: {size}pt/{leading} '{font}'; text-align: justify; margin: 0 }}"
            f"p {{ margin: 0 0 {space}; text-indent: {indent} }}"
            "h1 { font-size: 1.6em; text-align: center; margin: 0 0 .6em }")


# ReportLab

def reportlab_flow(drawn, path, pagesize, frames, size, leading, footer=None, heading=None, indent=2):
    from reportlab.lib.enums import TA_JUSTIFY
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    body = ParagraphStyle("body", fontName="STSong-Light", fontSize=size, leading=leading, wordWrap="CJK",
                          firstLineIndent=indent * size, alignment=TA_JUSTIFY)
    title = ParagraphStyle("title", parent=body, fontSize=size * 1.7, leading=size * 2.6, firstLineIndent=0)

    def decorate(canvas, document):
        canvas.setFont("STSong-Light", 9)
        if footer:
            text = footer.format(*[canvas.getPageNumber(), 9][:footer.count("{}")])
            canvas.drawCentredString(pagesize[0] / 2, 28, text)
    document = BaseDocTemplate(path, pagesize=pagesize)
    document.addPageTemplates(PageTemplate(frames=[Frame(*f, 0, 0, 0, 0) for f in frames], onPage=decorate))
    document.build(([Paragraph(heading, title)] if heading else []) + [Paragraph(t, body) for t in drawn.texts])


def columns(width, height, count, margin, gutter, bottom=60, top=50):
    each = (width - 2 * margin - (count - 1) * gutter) / count
    return [(margin + i * (each + gutter), bottom, each, height - bottom - top) for i in range(count)]


def reportlab_vertical(drawn, path, pagesize, size, gap, tiers, margin=60, footer=None):
    """Characters one below the other, lines from right to left, in one or more tiers a page."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen import canvas as canvases
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = canvases.Canvas(path, pagesize=pagesize)
    width, height = pagesize
    tier_height = (height - 2 * margin - (tiers - 1) * 24) / tiers
    per_line = int(tier_height // size)
    lines = []
    for text in drawn.texts:
        cells = "　　" + text
        lines += [cells[i:i + per_line] for i in range(0, len(cells), per_line)]
    per_tier = int((width - 2 * margin) // (size + gap))
    page = 1
    while lines:
        canvas.setFont("STSong-Light", size)
        for tier in range(tiers):
            top = height - margin - tier * (tier_height + 24)
            for column in range(per_tier):
                if not lines:
                    break
                x = width - margin - size - column * (size + gap)
                for row, character in enumerate(lines.pop(0)):
                    if character != "　":
                        canvas.drawString(x, top - (row + 1) * size, character)
        if footer:
            canvas.setFont("STSong-Light", 9)
            canvas.drawCentredString(width / 2, 25, footer.format(page))
        canvas.showPage()
        page += 1
    canvas.save()


def reportlab_table(drawn, path, ruled=False):
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    style = ParagraphStyle("cell", fontName="STSong-Light", fontSize=9.5, leading=13, wordWrap="CJK")
    rows = [[Paragraph(cell, style) for cell in row] for row in [HEADINGS] + drawn.rows]
    look = [("VALIGN", (0, 0), (-1, -1), "TOP")] + ([("GRID", (0, 0), (-1, -1), .5, "black")] if ruled else [])
    SimpleDocTemplate(path, pagesize=A4).build([Table(rows, [30, 220, 90, 110], style=look, repeatRows=1)])


# LibreOffice

STYLES = """<style:style style:name="P" style:family="paragraph"><style:paragraph-properties fo:text-indent="{indent}"
 fo:text-align="justify" fo:line-height="{leading}" fo:margin-bottom="{space}"/><style:text-properties style:font-name-asian="{font}"
 style:font-name="{font}" fo:font-size="{size}pt" style:font-size-asian="{size}pt"/></style:style>
 <style:style style:name="C" style:family="paragraph"><style:text-properties style:font-name-asian="{font}"
 fo:font-size="{size}pt" style:font-size-asian="{size}pt"/></style:style>
 <style:style style:name="N" style:family="paragraph"><style:text-properties style:font-name-asian="{font}"
 fo:font-size="9pt" style:font-size-asian="9pt"/></style:style>
 <style:style style:name="F" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/></style:style>
 <style:style style:name="S" style:family="section"><style:section-properties><style:columns fo:column-count="{columns}"
 fo:column-gap="{gap}"/></style:section-properties></style:style>
 <style:style style:name="K" style:family="table-cell"><style:table-cell-properties fo:padding="0.1cm" fo:border="{border}"/></style:style>
 <style:style style:name="K1" style:family="table-column"><style:table-column-properties style:column-width="1.6cm"/></style:style>
 <style:style style:name="K2" style:family="table-column"><style:table-column-properties style:column-width="7.5cm"/></style:style>
 <style:style style:name="K3" style:family="table-column"><style:table-column-properties style:column-width="3.5cm"/></style:style>"""


def flat_odf(drawn, path, body, footer="", font=SERIF, size=12, leading="160%", indent="0.85cm", space="0cm", columns=1,
             gap="0.8cm", mode="lr-tb", width="21cm", height="29.7cm", margin="2.5cm", border="0.5pt solid #000000"):
    style = STYLES.format(font=font, size=size, leading=leading, indent=indent, space=space, columns=columns, gap=gap,
                          border=border)
    foot = footer.replace("{}", "<text:page-number/>", 1).replace("{}", "<text:page-count/>", 1)
    foot = f'<style:footer><text:p text:style-name="F">{foot}</text:p></style:footer>' if footer else ""
    text = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.3"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="{font}" svg:font-family="'{font}'"/></office:font-face-decls>
<office:automatic-styles>{style}<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="{width}"
 fo:page-height="{height}" fo:margin="{margin}" style:writing-mode="{mode}"/><style:footer-style/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L">{foot}</style:master-page></office:master-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>"""
    pathlib.Path(path).with_suffix(".fodt").write_text(text, encoding="utf-8")


def convert(folder):
    """Lets LibreOffice print the documents that were written for it."""
    files = sorted(map(str, pathlib.Path(folder).glob("*.fodt")))
    if files:
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf",
                        "--outdir", str(folder)] + files, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for file in files:
        os.remove(file)


def odf_paras(texts):
    return "".join(f'<text:p text:style-name="P">{html.escape(t)}</text:p>' for t in texts)


# Tables, notes, newspapers

HEADINGS = ["序号", "整改任务", "责任单位", "完成时限"]
UNITS = ["县教育局", "县水务局", "县应急管理局", "县财政局", "县民政局", "县医疗保障局", "青萝镇人民政府", "枫樾镇人民政府", "松霭乡人民政府"]


def fill_rows(drawn, count):
    for number in range(count):
        text = drawn.pool.pop()[:drawn.random.randint(40, 90)].rstrip("，。；：、“（《") + "。"
        drawn.texts.append(text)
        drawn.rows.append([str(number + 1), text, drawn.random.choice(UNITS),
                           f"2016年{drawn.random.randint(1, 12)}月{drawn.random.randint(1, 28)}日前"])


def html_table(drawn):
    rows = "".join("<tr>" + "".join(f"<td>{html.escape(c)}</td>" for c in row) + "</tr>" for row in drawn.rows)
    heads = "".join(f"<th>{h}</th>" for h in HEADINGS)
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def odf_table(drawn):
    def row(cells):
        return "<table:table-row>" + "".join(
            f'<table:table-cell table:style-name="K"><text:p text:style-name="C">{html.escape(c)}</text:p></table:table-cell>'
            for c in cells) + "</table:table-row>"
    columns = "".join(f'<table:table-column table:style-name="{k}"/>' for k in ["K1", "K2", "K3", "K3"])
    return (f'<table:table table:name="T">{columns}<table:table-header-rows>{row(HEADINGS)}</table:table-header-rows>'
            + "".join(map(row, drawn.rows)) + "</table:table>")


def noted(drawn, count, mark):
    """Paragraphs with notes in the middle of sentences; `mark` makes a note's markup of its text."""
    out = []
    for text in drawn.take(count):
        cut = text.find("，", 20)
        if cut > 0 and drawn.pool and drawn.random.random() < .6:
            note = drawn.pool.pop()[:drawn.random.randint(30, 80)].rstrip("，。；：、“（《") + "。"
            drawn.texts.append(note)
            out.append(html.escape(text[:cut]) + mark(html.escape(note)) + html.escape(text[cut:]))
        else:
            out.append(html.escape(text))
    return out


def odf_note():
    number = iter(range(1, 1000))

    def mark(note):
        n = next(number)
        return (f'<text:note text:id="n{n}" text:note-class="footnote"><text:note-citation>{n}</text:note-citation>'
                f'<text:note-body><text:p text:style-name="N">{note}</text:p></text:note-body></text:note>')
    return mark


HEADLINES = ["全县春季农业生产全面铺开", "岫水河畔再添新绿", "老旧小区改造惠及三千户居民", "让群众少跑腿多办事",
             "枫樾镇筑牢防汛安全屏障", "医保服务延伸到村口", "我县召开巡察整改推进会议", "青萝茶农喜迎丰收季"]


def newspaper(drawn, path, boxes, font=SERIF, size=9.5, leading=1.5, gap="6mm", head_scale=2.2, rule=True, caption=True,
              shuffled=False, page="A3", margin="15mm"):
    """Five articles at given places (left, top, width, height in mm, columns), each with headline and byline."""
    heads = drawn.random.sample(HEADLINES, len(boxes))
    parts = []
    for number, (left, top, width, height, count) in enumerate(boxes):
        chars = int(width * height / (size * .3528) ** 2 / leading * .55)
        texts = []
        before = len(drawn.texts)
        for text in drawn.take(max(120, chars)):
            texts.append(text)
        while len(texts) > 1 and sum(len(t) for t in texts) > chars:
            drawn.pool.insert(0, texts.pop())
            drawn.texts.pop()
        drawn.articles.append((heads[number], drawn.texts[before:]))
        style = (f"position:absolute;left:{left}mm;top:{top}mm;width:{width}mm;height:{height}mm;")
        picture = ""
        if caption and number == 1:
            picture = ('<div style="border:1px solid #333;height:22mm;margin:1mm 0;column-span:none"></div>'
                       '<div style="font-size:.85em;text-align:center;margin-bottom:1mm">图为云岫县岫水河畔的新景象。</div>')
        flow = ""
        if count > 1:
            flow = (f"columns:{count};column-gap:{gap};column-fill:auto;"
                    f"height:{height - size * .3528 * (head_scale + 3)}mm")
        body = paras(texts[:1]) + picture + paras(texts[1:])
        parts.append(f'<div style="{style}"><h2 style="font-size:{head_scale}em">{heads[number]}</h2>'
                     f'<div class=by>本报记者　岑望舟</div><div style="{flow}">{body}</div></div>')
    if shuffled:
        drawn.random.shuffle(parts)
    css = (f"@page {{ size: {page}; margin: {margin} }}" + text_css(font, size, leading)
           + "body { position: relative } h2 { text-align:center; margin:0 0 1mm; line-height:1.2 } .by { text-align:center; font-size:.9em }"
           + (".rule { border-bottom: 1px solid #000 }" if rule else ""))
    masthead = f'<div class=rule style="font-size:9pt">云岫日报　2021年7月6日　星期二　第2版</div>'
    weasy(drawn, path, css, masthead + "".join(parts))
