"""Sites that were drawn after the first figures for the kinds held out in pagesites.py, and before the rules
were changed by what those figures showed."""
from pagekinds import NAMES, document


def university(q):
    """An office of a college: a common site builder, its counters, neighbours of the article."""
    side = "".join(f'<li><a href="x.htm">{q.clutter(w)}</a></li>' for w in ["部门简介", "规章制度", "工作动态", "下载中心", "党建工作"])
    return document(f"<title>{q.title}-{q.place}学院档案馆</title>", f'''<div class="wrap_top"><a>{q.clutter("学院主页")}</a><a>{q.clutter("办公系统")}</a><a>{q.clutter("邮件系统")}</a></div><ul class="dh">{side}</ul>
<div class="ny"><div class="ny_l"><h4>{q.clutter("工作动态")}</h4><ul>{side}</ul></div><div class="ny_r"><div class="dqwz">{q.clutter("当前位置：")}<a>{q.clutter("网站首页")}</a>&gt;&gt;<a>{q.clutter("工作动态")}</a>&gt;&gt;{q.clutter("正文")}</div>
<form name="_newscontent_fromname"><h2 align="center">{q.neutral(q.title)}</h2><div align="center">{q.neutral(q.stamp)}&nbsp;&nbsp;{q.neutral(q.pick(NAMES))}&nbsp; {q.clutter("（点击：")}<span>{q.clutter(str(q.number(1000, 9999)))}</span>）</div>
<div id="vsb_content"><div class="v_news_content">{q.body_markup(q.pick("p word"))}</div></div><p>【<a>{q.clutter("关闭")}</a>】</p>
<p>{q.clutter("上一条：")}<a>{q.clutter(q.headlines(1, 1)[0])}</a></p><p>{q.clutter("下一条：")}<a>{q.clutter(q.headlines(1, 1)[0])}</a></p></form></div></div>
<div class="db"><p>{q.clutter("版权所有：" + q.place + "学院档案馆　地址：大学路" + str(q.number(1, 99)) + "号")}</p><p>{q.clutter("您是第" + str(q.number(10000, 99999)) + "位访客")}</p></div>''')


def bureau(q):
    """A bureau's site made with a common system: hits written by a script, a box of pictures, QR codes."""
    tabs = "".join(f"<li>{q.clutter(w)}</li>" for w in ["机构职能", "政策文件", "通知公告", "办事指南"])
    pictures = "".join(f'<li><a><img alt="x"></a><p><a>{q.clutter(t)}</a></p></li>' for t in q.headlines(2, 4))
    return document(f"<title>{q.title} - 通知公告 - {q.body}</title><meta name=\"description\" content=\"x\">", f'''<div id="hd_box"><div class="welcome">{q.clutter("欢迎访问" + q.body + "网站！")}</div><span>{q.clutter("2026年03月0" + str(q.number(1, 9)) + "日 星期" + q.pick("一 二 三".split()))}</span><form>{q.clutter("站内搜索")}<input></form></div>
<div id="dht"><ul>{tabs}</ul></div><div id="container"><div id="lm_path"><a>{q.clutter("首页")}</a>&nbsp;&gt;&nbsp;<a>{q.clutter("通知公告")}</a></div>
<div class="box_l"><h1>{q.neutral(q.title)} <span>{q.neutral(q.stamp)}　{q.neutral("来源：本站")}　{q.clutter("评论：0")} {q.clutter("点击：")}</span></h1><div class="nr">{q.body_markup(q.pick("p br div"))}</div>
<div class="fx"><span>{q.clutter("分享到：")}</span><a>{q.clutter("QQ空间")}</a><a>{q.clutter("新浪微博")}</a></div></div>
<div class="box_r"><h5>{q.clutter("图片新闻")}</h5><ul>{pictures}</ul><h5>{q.clutter("通知公告")}</h5>{q.links(q.headlines())}</div></div>
<div id="ft_box"><img><p>{q.clutter("官方微信")}</p><p>{q.clutter(q.body + " 主办")} {q.clutter("电话：0830-" + str(q.number(1000000, 9999999)))} {q.clutter("蜀ICP备" + str(q.number(10**7, 10**8)) + "号")}</p></div>''')


def mobile(q):
    """A page of a news application, as a telephone saves it."""
    more = "".join(f'<div class="item"><a><h3>{q.clutter(t)}</h3></a><span>{q.clutter(q.place + "融媒 " + str(q.number(2, 23)) + "小时前")}</span></div>' for t in q.headlines(3, 5))
    return document(f"<title>{q.title}</title>", f'''<div id="app"><div class="open-app"><span>{q.clutter("打开" + q.place + "新闻客户端")}</span><button>立即打开</button></div>
<div class="detail"><div class="tt">{q.neutral(q.title)}</div><div class="from"><span>{q.neutral(q.place + "新闻客户端")}</span> <span>{q.neutral(q.stamp)}</span></div><div class="rich">{q.body_markup(q.pick("section p"))}</div><div class="editor">{q.neutral("编辑：" + q.pick(NAMES))}</div></div>
<div class="zan"><span>{q.clutter(str(q.number(10, 999)))}</span><p>{q.clutter("点赞")}</p></div><div class="more"><div class="more-tt">{q.clutter("为你推荐")}</div>{more}</div><div class="dl">{q.clutter("下载客户端，看更多精彩内容")}</div></div>''')


def society(q):
    """A society's site with a common blog program: categories, tags, comments that are kept, an archive of months."""
    months = q.links([f"{q.number(2009, 2025)}年{n}月（{q.number(2, 40)}）" for n in range(1, 7)])
    comments = "".join(f'<li class="comment"><cite>{q.neutral(q.pick(NAMES))}</cite> <a>{q.neutral(q.stamp)}</a><p>{q.article(q.paragraph(1, 1))}</p><a>{q.clutter("回复")}</a></li>' for _ in range(q.number(1, 3)))
    return document(f"<title>{q.title} | {q.place}文史研究会</title>", f'''<header class="site-header"><p class="site-title"><a>{q.clutter(q.place + "文史研究会")}</a></p><p class="site-description">{q.clutter("又一个文史站点")}</p><nav>菜单</nav></header>
<main><article class="post"><header class="entry-header"><h1 class="entry-title">{q.neutral(q.title)}</h1><div class="entry-meta"><span>{q.neutral("发表于")}</span> <a>{q.neutral(q.day)}</a> <a>{q.neutral("由 " + q.pick(NAMES))}</a></div></header>
<div class="entry-content">{q.body_markup(q.pick("p"))}</div><footer class="entry-meta">{q.clutter("此条目发表在")}<a>{q.clutter("地方史料")}</a>{q.clutter("分类目录")}。{q.clutter("将固定链接加入收藏夹。")}</footer></article>
<nav class="nav-single">x</nav><div id="comments"><h2>{q.neutral("《" + q.title + "》有" + str(q.number(1, 9)) + "条评论")}</h2><ol>{comments}</ol><div id="respond"><h3>{q.clutter("发表回复")}</h3><p>{q.clutter("您的电子邮箱地址不会被公开。 必填项已用*标注")}</p></div></div></main>
<aside><h3>{q.clutter("近期文章")}</h3>{q.links(q.headlines())}<h3>{q.clutter("归档")}</h3>{months}</aside><footer><a>{q.clutter("自豪地采用WordPress")}</a></footer>''')


LATER = [university, bureau, mobile, society]
