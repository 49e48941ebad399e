"""Varies copies of passages, so that a large collection is more than one passage many times over.

A copy has other numbers and places, some words exchanged for synonyms, clauses left out, moved or
borrowed from another law, and now and then an invented person, place or document number, so that the
vocabulary grows with the collection as it does in life.
"""
import random
import re
from dataclasses import replace

PLACES = ["北京", "天津", "河北", "山西", "内蒙古", "辽宁", "吉林", "黑龙江", "上海", "江苏", "浙江", "安徽", "福建", "江西", "山东",
          "河南", "湖北", "湖南", "广东", "广西", "海南", "重庆", "四川", "贵州", "云南", "西藏", "陕西", "甘肃", "青海", "宁夏", "新疆"]
SYNONYMS = [("应当", "必须"), ("禁止", "不得"), ("规定", "要求"), ("处理", "处置"), ("申请", "请求"), ("批准", "核准"),
            ("立即", "马上"), ("及时", "尽快"), ("检查", "查验"), ("建立", "设立"), ("提供", "出具"), ("保证", "确保"),
            ("企业", "公司"), ("群众", "百姓"), ("推进", "推动"), ("提高", "提升"), ("加强", "强化"), ("方法", "办法"),
            ("期限", "时限"), ("费用", "款项"), ("危害", "损害"), ("隐瞒", "瞒报"), ("赔偿", "补偿"), ("通知", "告知"),
            ("审查", "审核"), ("变更", "更改"), ("收到", "接到"), ("公布", "公开"), ("聘用", "雇用"), ("帮助", "协助")]
# Characters of invented names: common ones, so that names look like names.
SURNAMES = "岑祝卫滕房苗程季荀仇田韩邵汪陆鲁韦俞柏沈裴陶方石熊纪屈项董梁杜阮蓝席"
GIVEN = "望舟清越聿成砥守正晓禾一诺崇远以恒山满仓文博若溪景行思齐承志怀瑾书言向阳嘉树明哲允之知远"
LAND = "云岫枫樾鹭汀磬茶坞岫城松岭白鹤青溪石门长滩柳湾金沙玉泉龙潭凤鸣梅岭桃源平川双桥高塘"
ENDINGS = ["县", "镇", "乡", "村", "街道", "开发区", "林场", "水库"]

NUMBER = re.compile(r"(?<![第\d.．〔\[])\d{1,6}(?!年|条)|[一二三四五六七八九]?十[一二三四五六七八九]?(?=[日年月天人元个])")
CLAUSE_END = re.compile(r"(?<=[，；。])")
DIGITS = "零一二三四五六七八九"


def chinese_number(value):
    tens, ones = divmod(value, 10)
    return ("" if tens == 0 else ("" if tens == 1 else DIGITS[tens]) + "十") + (DIGITS[ones] if ones else "")


class Variation:
    """One round of copies; the same seed gives the same copies."""

    def __init__(self, seed, documents):
        self.random = random.Random(seed)
        self.clauses = [clause for document in documents[::7] for passage in document[::5]
                        for clause in CLAUSE_END.split(passage.text)[1:-1] if 8 <= len(clause) <= 60]

    def of_document(self, document, copy):
        """The passages of a document's copy. Places and synonyms are exchanged throughout a document."""
        chosen = self.random.sample(SYNONYMS, 8)
        exchanges = dict([pair if self.random.random() < .5 else pair[::-1] for pair in chosen])
        exchanges |= zip(PLACES, self.random.sample(PLACES, len(PLACES)))
        pattern = re.compile("|".join(sorted(exchanges, key=len, reverse=True)))
        place = self.place()
        days = self.random.randrange(-1500, 1500)
        for passage in document:
            text = pattern.sub(lambda match: exchanges[match[0]], passage.text)
            text = self.rearranged(NUMBER.sub(self.number, text))
            if text == passage.text or self.random.random() < .15:
                text += self.invented_clause(place)
            yield replace(passage, id=f"copy{copy}/{passage.id}", title=f"{place}{passage.title}",
                          text=text, date=self.date(passage.date, days))

    def rearranged(self, text):
        """Leaves out a clause, exchanges two, or borrows one from another law; often none of these."""
        clauses = CLAUSE_END.split(text)
        if len(clauses) > 4 and self.random.random() < .3:
            del clauses[self.random.randrange(1, len(clauses) - 2)]
        if len(clauses) > 4 and self.random.random() < .2:
            at = self.random.randrange(1, len(clauses) - 2)
            clauses[at], clauses[at + 1] = clauses[at + 1], clauses[at]
        if self.random.random() < .25:
            clauses.insert(1, self.random.choice(self.clauses))
        return "".join(clauses)

    def invented_clause(self, place):
        return self.random.choice([
            f"具体事项由{place}{self.person()}负责。", f"联系人{self.person()}。",
            f"{self.person()}参加了{self.place()}的查验。", f"{self.place()}另有规定的除外。",
            f"参照{self.random.choice(LAND)}政发〔{self.random.randrange(1990, 2026)}〕"
            f"{self.random.randrange(1, 400)}号文件执行。"])

    def number(self, match):
        value = match[0]
        if value[0].isdigit():
            return str(max(1, round(int(value) * self.random.uniform(.5, 1.9))))
        return chinese_number(self.random.randrange(10, 99))

    def person(self):
        return self.random.choice(SURNAMES) + "".join(self.random.sample(GIVEN, 2))

    def place(self):
        return "".join(self.random.sample(LAND, 2)) + self.random.choice(ENDINGS)

    def date(self, date, days):
        year = min(2026, max(1980, int(date[:4]) + days // 365))
        return f"{year}-{abs(days) % 12 + 1:02}-{abs(days) % 28 + 1:02}"
