"""Pages drawn after kinds of sites, with labels: which text is the article's and which is around it.

A page is made of pieces: `page.article(text)`, `page.clutter(text)` and `page.neutral(text)` note the text
and return it escaped. Neutral is what may be kept or not: the headline, the line under it, particulars,
names of attachments. All texts are invented.
"""
import html
import random

PLACES = "青石 云岫 岫城 白沙 枫樾 渔梁 清河 柏溪 石门 南屏".split()
BODIES = "人民政府办公室 教育局 水利局 档案馆 财政局 应急管理局 农业农村局 卫生健康局 自然资源局 民政局".split()
MATTERS = ("森林防火 防汛抗旱 安全生产 老旧小区改造 秸秆综合利用 校车安全 档案数字化 农村公路养护 饮用水源保护 "
           "食品抽检 危房改造 社区养老 河道清淤 文物普查 粮食收购 高标准农田建设").split()
NAMES = "岑望舟 严知秋 蒋青禾 程一诺 苗晓禾 尤思源 白露 祝清越 马燕 霍艳恩 郗恩泽 端木信".split()
SENTENCES = (
    "{p}县要把{m}摆在突出位置，压实各级责任，确保不发生重大事故。", "到{y}年底，全县{m}任务完成率达到{n}%以上。",
    "各乡镇要在{mo}月{d}日前完成排查，逐项建立台账，明确整改时限和责任人。", "{b}负责统筹协调，会同有关部门开展联合检查。",
    "记者在现场看到，施工人员正在加紧作业，{n}台机械同时运转。", "“过去下雨天出门一身泥，现在水泥路修到了家门口。”村民{x}高兴地说。",
    "据介绍，今年以来全县累计投入资金{n}万元，惠及群众{k}余人。", "会议指出，{m}事关人民群众切身利益，必须常抓不懈。",
    "会议要求，要加强组织领导，完善工作机制，强化督促检查。", "本办法所称{m}，是指在本行政区域内开展的相关活动及其监督管理。",
    "违反前款规定的，由{b}责令限期改正；逾期不改正的，处{n}元以上{k}元以下罚款。", "任何单位和个人不得侵占、挪用专项资金。",
    "气象部门预计，未来三天{p}县大部有中到大雨，局地暴雨。", "多年来，{x}坚守在基层一线，走遍了全镇{n}个村民小组。",
    "要广泛宣传{m}知识，利用广播、标语、短信等方式做到家喻户晓。", "项目总投资{k}万元，计划于{y}年{mo}月建成投用。",
    "对工作落实不到位、造成严重后果的，依法依规追究责任。", "全县{n}个村已实现全覆盖，群众满意率为{n}%。",
    "为切实做好{m}工作，经县政府同意，现将有关事项通知如下。", "请结合实际，认真贯彻执行。",
)
HEADS = "一、总体要求 二、主要任务 三、保障措施 四、组织实施 五、监督检查".split()


class Page:
    """The pieces of a page, and the chance they are drawn by."""

    def __init__(self, chance):
        self.chance, self.pieces = chance, []

    def _note(self, label, text):
        self.pieces.append((label, text))
        return html.escape(text, quote=False)

    def article(self, text):
        return self._note("article", text)

    def clutter(self, text):
        return self._note("clutter", text)

    def neutral(self, text):
        return self._note("neutral", text)

    def pick(self, words):
        return self.chance.choice(words.split() if isinstance(words, str) else words)

    def number(self, low, high):
        return self.chance.randint(low, high)

    def fill(self, pattern):
        return pattern.format(
            p=self.pick(PLACES), b=self.place + "县" + self.pick(BODIES), m=self.pick(MATTERS), x=self.pick(NAMES),
            y=self.number(2019, 2026), n=self.number(11, 99), k=self.number(1000, 9999), mo=self.number(1, 12),
            d=self.number(1, 28))

    def paragraph(self, low=2, high=5):
        return "".join(self.fill(s) for s in self.chance.sample(SENTENCES, self.number(low, high)))

    def subject(self):
        self.place, self.matter = self.pick(PLACES), self.pick(MATTERS)
        self.body = self.place + "县" + self.pick(BODIES)
        self.date = (self.number(2008, 2025), self.number(1, 12), self.number(1, 28))
        self.title = self.pick([
            f"{self.body}关于做好{self.matter}工作的通知", f"{self.place}县{self.matter}工作迈出新步伐",
            f"{self.place}县{self.matter}管理办法", f"{self.place}县召开{self.matter}工作推进会",
            f"关于{self.place}县{self.matter}情况的报告"])
        self.day = "{}年{}月{}日".format(*self.date)
        self.stamp = "{}-{:02}-{:02} {:02}:{:02}".format(*self.date, self.number(8, 18), self.number(0, 59))

    def story(self):
        """What is in the article: (form, text) pairs of paragraphs, headings, cells, items."""
        story, form = [], self.pick("notice news law short".split())
        if form == "short":
            return [("p", self.paragraph(1, 2))]
        if form == "law":
            return [("p", f"第{n}条　{self.paragraph(1, 2)}") for n in "一二三四五六七八九"[:self.number(4, 9)]]
        if form == "notice":
            story.append(("p", "各乡镇人民政府，县政府各部门："))
        for head in HEADS[:self.number(2, 5)]:
            if form == "notice":
                story.append(("h", head))
            story += [("p", self.paragraph()) for _ in range(self.number(1, 3))]
        if self.number(1, 3) == 1:
            rows = [["序号", "任务", "责任单位", "完成时限"]]
            rows += [[str(n), self.pick(MATTERS) + "排查", self.place + "县" + self.pick(BODIES), f"{self.number(1, 12)}月底前"]
                     for n in range(1, self.number(3, 6))]
            story.append(("table", rows))
        if self.number(1, 4) == 1:
            story.append(("p", "参加会议的有：" + "、".join(self.chance.sample(NAMES, 5)) + "。"))
        if form == "notice":
            story += [("right", self.body), ("right", self.day)]
            if self.number(1, 2) == 1:
                story.append(("p", "（此件公开发布）"))
        elif self.number(1, 2) == 1:
            story.append(("p", f"（记者 {self.pick(NAMES)} 通讯员 {self.pick(NAMES)}）"))
        return story

    def body_markup(self, style="p"):
        """The story's markup, in a way that the site's editor writes it."""
        out = []
        for form, text in self.story():
            if form == "table":
                rows = "".join("<tr>" + "".join(f"<td>{self.article(c)}</td>" for c in row) + "</tr>" for row in text)
                out.append(f'<table border="1">{rows}</table>')
            elif style == "br":
                out.append("　　" + self.article(text) + "<br>" + self.pick(["<br>", "", "\n"]))
            elif style == "word":
                out.append('<p class="MsoNormal" style="text-indent:32pt"><span style="font-family:仿宋_GB2312">'
                           f'<font face="仿宋">{self.article(text)}<o:p></o:p></font></span></p>')
            elif style == "section":
                out.append(f'<section style="margin:0"><p><span>{self.article(text)}</span></p></section>')
            elif style == "div":
                out.append(f"<div>&nbsp;&nbsp;&nbsp;&nbsp;{self.article(text)}</div>")
            elif form == "h":
                out.append(self.pick(["<p>　　<strong>{}</strong></p>", "<h3>{}</h3>", "<p>　　{}</p>"]).format(self.article(text)))
            elif form == "right":
                out.append(f'<p style="text-align:right">{self.article(text)}</p>')
            else:
                out.append(f"<p>　　{self.article(text)}</p>")
        return "\n".join(out)

    def links(self, words, tag="li", label=None):
        label = label or self.clutter
        inner = "\n".join(f'<{tag}><a href="/x">{label(w)}</a></{tag}>' for w in words)
        return f"<ul>{inner}</ul>" if tag == "li" else inner

    def headlines(self, low=4, high=8):
        """Titles of other articles."""
        return [self.fill(self.pick(["{p}县{m}工作取得成效", "一图读懂{p}县{m}", "{p}县开展{m}专项行动", "关于{m}的政策解读"]))
                + f"（{self.number(100, 999)}）" for _ in range(self.number(low, high))]

    def today(self):
        return self.clutter(f"今天是2026年{self.number(1, 12)}月{self.number(1, 28)}日 星期{self.pick('一 二 三 四 五 六 日')}")

    def site_foot(self):
        return [self.clutter(f"主办：{self.place}县人民政府　承办：{self.place}县人民政府办公室"),
                self.clutter(f"网站标识码：{self.number(10**9, 10**10 - 1)}"),
                self.clutter(f"蜀ICP备{self.number(10**7, 10**8 - 1)}号　川公网安备 {self.number(10**13, 10**14 - 1)}号")]


def document(head, body, charset="utf-8"):
    return f'<!DOCTYPE html><html><head><meta charset="{charset}">{head}</head><body>{body}</body></html>'
