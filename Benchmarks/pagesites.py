"""The sites that pages are drawn after. `RULED` were looked at while the rules were made; `HELD_OUT` were
written before the rules and looked at only for the final figures."""
from pagekinds import BODIES, NAMES, document


def gov_new(q):
    """A ministry's or the state's portal of today: named content area, a foot with links."""
    head = f'<title>{q.title}_政策文件_{q.place}县人民政府</title><meta name="ArticleTitle" content="{q.title}"><meta name="PubDate" content="{q.stamp}">'
    nav = q.links(["首页", "政务公开", "政务服务", "互动交流", "走进" + q.place])
    tools = f'<div class="pages-date">{q.neutral(q.day + " 09:30")}<span class="font">{q.neutral("来源：" + q.place + "县政府网")}</span>' \
            f'<div class="pages_print"><span>{q.clutter("字体：")}</span><a>{q.clutter("大")}</a> <a>{q.clutter("中")}</a> <a>{q.clutter("小")}</a> <a>{q.clutter("打印")}</a></div></div>'
    share = f'<div class="share"><span>{q.clutter("分享到")}</span><a>{q.clutter("微信")}</a><a>{q.clutter("微博")}</a></div>'
    related = f'<div class="related"><h2>{q.clutter("相关稿件")}</h2>{q.links(q.headlines())}</div>' if q.number(0, 2) else ""
    foot = f'<div class="footer"><div class="links">{q.links(["网站地图", "联系我们", "网站声明"])}</div><p>{"</p><p>".join(q.site_foot())}</p></div>'
    crumb = f'<div class="BreadcrumbNav"><a>{q.clutter("首页")}</a> &gt; <a>{q.clutter("政策")}</a> &gt; <a>{q.clutter("政策文件库")}</a></div>'
    style = q.pick("p word div")
    return document(head, f'''<div class="header"><div class="top">{q.today()}</div><div class="nav">{nav}</div></div>{crumb}
<div class="content"><div class="article oneColumn pub_border"><h1 id="ti">{q.neutral(q.title)}</h1>{tools}{share}
<div class="pages_content mhide" id="UCAP-CONTENT">{q.body_markup(style)}</div>
<div class="editor">{q.neutral("责任编辑：" + q.pick(NAMES))}</div></div>{related}
<div class="ewm"><p>{q.clutter("扫一扫在手机打开当前页")}</p></div></div>{foot}''')


def portal(q):
    """A provincial portal with a table of particulars."""
    number = f"{q.place}办发〔{q.date[0]}〕{q.number(1, 90)}号"
    rows = [("索 引 号：", f"{q.number(10**8, 10**9)}/{q.date[0]}-{q.number(10000, 99999)}"), ("主题分类：", f"林业\\{q.matter}"), ("发文机关：", q.body),
            ("成文日期：", q.day), ("标　　题：", q.title), ("发文字号：", number), ("发布日期：", q.day), ("有 效 性：", "有效")]
    cells = [f"<td>{q.neutral(k)}</td><td>{q.neutral(v)}</td>" for k, v in rows]
    form = q.number(0, 2)
    if form == 0:
        table = '<table class="bd1">' + "".join("<tr>" + "".join(cells[i:i + 2]) + "</tr>" for i in range(0, 8, 2)) + "</table>"
    elif form == 1:
        table = '<div class="xxgk-head"><ul>' + "".join(f"<li><b>{q.neutral(k)}</b><span>{q.neutral(v)}</span></li>" for k, v in rows) + "</ul></div>"
    else:
        table = "<table>" + "".join(f"<tr><th>{q.neutral(k)}</th><td>{q.neutral(v)}</td></tr>" for k, v in rows) + "</table>"
    crumb = f'<div class="position">{q.clutter("当前位置：")}<a>{q.clutter("首页")}</a> &gt; <a>{q.clutter("政务公开")}</a> &gt; <a>{q.clutter("政策文件")}</a></div>'
    info = f'<div class="info">{q.neutral("发布时间：" + q.stamp)}　{q.neutral("来源：县政府办")}　{q.clutter("浏览次数：" + str(q.number(100, 9999)) + "次")}　{q.clutter("【字体：")}<a>大</a> <a>中</a> <a>小</a>】 <a>打印</a> <a>关闭</a> {q.clutter("分享到：")}</div>'
    side = f'<div class="leftmenu"><h3>{q.clutter("政府信息公开")}</h3>{q.links(["政府信息公开指南", "政府信息公开制度", "法定主动公开内容", "政府信息公开年报", "依申请公开"])}</div>'
    attach = f'<div class="fj">{q.neutral("附件：")}<a href="x.doc">{q.neutral(q.matter + "责任书.doc")}</a></div>' if q.number(0, 1) else ""
    reading = f'<div class="xg"><h3>{q.clutter("相关解读")}</h3>{q.links(q.headlines(2, 3))}</div>'
    foot = f'<div class="foot">{"<br>".join(q.site_foot())}　<a>{q.clutter("网站地图")}</a> <a>{q.clutter("联系我们")}</a></div>'
    head = f'<title>{q.title}_政策文件_{q.place}县人民政府</title><meta name="ContentSource" content="县政府办">'
    return document(head, f'''<div class="top"><a>{q.clutter("政府网站")}</a> | <a>{q.clutter("无障碍")}</a> | <a>{q.clutter("登录")}</a> <span id="date">{q.today()}</span></div>
{crumb}<div class="main">{side}<div class="right">{table}<h1>{q.neutral(q.title)}</h1>{info}<div class="TRS_Editor">{q.body_markup(q.pick("p word"))}</div>{attach}</div></div>{reading}
<div class="share">{q.clutter("扫一扫在手机打开当前页")}</div>{foot}''')


def county(q):
    """A county's site of 2008: tables for layout, GB2312, no names of areas."""
    menu = "".join(f'<td><a href="#">{q.clutter(w)}</a></td>' for w in ["网站首页", "走进" + q.place, "政务信息", "招商引资", "便民服务", "县长信箱"])
    side = "".join(f'<tr><td>·<a href="#">{q.clutter(w)}</a></td></tr>' for w in q.headlines(5, 9))
    near = f'<tr><td>{q.clutter("上一条：")}<a>{q.clutter(q.headlines(1, 1)[0])}</a></td></tr><tr><td>{q.clutter("下一条：")}<a>{q.clutter(q.headlines(1, 1)[0])}</a></td></tr>'
    links = "".join(f"<option>{w}</option>" for w in ["省内网站", "市内网站"])
    return document(f"<title>{q.place}县人民政府门户网站</title>", f'''<center><table width="1002"><tr><td>{q.today()} {q.clutter("设为首页")} | {q.clutter("加入收藏")}</td></tr></table>
<table width="1002" bgcolor="#003399"><tr>{menu}</tr></table>
<table width="1002"><tr><td width="220" valign="top"><table><tr><td><b>{q.clutter("热点新闻")}</b></td></tr>{side}</table></td>
<td valign="top"><table width="100%"><tr><td>{q.clutter("您当前的位置：")}<a>{q.clutter("网站首页")}</a> &gt;&gt; <a>{q.clutter("政务信息")}</a> &gt;&gt; {q.clutter("正文")}</td></tr>
<tr><td align="center"><font size="5"><b>{q.neutral(q.title)}</b></font></td></tr>
<tr><td align="center">{q.neutral("发布时间：" + q.stamp)} {q.neutral("信息来源：" + q.body)} {q.clutter("点击数：" + str(q.number(10, 9999)))}</td></tr>
<tr><td class="content">{q.body_markup(q.pick("br p word"))}</td></tr>
<tr><td align="right">【<a>{q.clutter("打印本页")}</a>】【<a>{q.clutter("关闭窗口")}</a>】</td></tr>{near}</table></td></tr></table>
<table width="1002"><tr><td>{q.clutter("友情链接")} <select>{links}</select></td></tr><tr><td align="center">{q.clutter(q.place + "县人民政府版权所有　地址：" + q.place + "县人民路" + str(q.number(1, 99)) + "号　邮编：" + str(q.number(610000, 649999)))}<br>{q.clutter("技术支持：" + q.place + "县信息中心")}<br>{q.clutter("建议使用1024×768分辨率 IE6.0以上浏览器访问")}</td></tr></table></center>''', "gb2312")


def people(q):
    """A national newspaper's site."""
    nav = "".join(f"<a>{q.clutter(w)}</a>" for w in ["党网", "时政", "人事", "反腐", "理论", "党史", "党建", "经济", "社会", "法治"])
    best = "".join(f'<li><strong><a>{q.clutter(t)}</a></strong><p>{q.clutter(q.fill("{p}县近日启动{m}专项行动，涉及{n}个乡镇…【详细】"))}</p></li>' for t in q.headlines(2, 4))
    return document(f"<title>{q.title}--时政--某某网</title>", f'''<div class="pc_nav cf">{nav}</div><div class="layout route"><i></i>{q.clutter("某某网")}<span>&gt;&gt;</span><a>{q.clutter("时政")}</a></div>
<div class="layout rm_txt cf"><div class="col col-1 fl"><h1>{q.neutral(q.title)}</h1><div class="author cf">{q.neutral("本报记者 " + q.pick(NAMES))}</div>
<div class="channel cf"><div class="col-1-1 fl">{q.neutral(q.day + "08:31")} | {q.neutral("来源：")}<a>{q.neutral("某某日报")}</a></div><div class="col-1-2 fr"><span>{q.clutter("小字号")}</span></div></div>
<div class="rm_txt_con cf"><div class="box_pic"></div>{q.body_markup("p")}<p class="paper_num">{q.neutral("《 某某日报 》（ " + q.day + "   " + str(q.number(10, 20)) + " 版）")}</p><div class="edit cf">{q.neutral("(责编：" + q.pick(NAMES) + "、" + q.pick(NAMES) + ")")}</div></div>
<div class="bza"><p>{q.clutter("分享让更多人看到")}</p><div class="rm_ewm">{q.clutter("客户端下载")}</div></div>
<div class="rm_relevant cf"><h2>{q.clutter("推荐阅读")}</h2><ul>{best}</ul></div></div>
<div class="col col-2 fr"><div class="clear clearfix"><h2>{q.clutter("相关新闻")}</h2>{q.links(q.headlines())}<h2>{q.clutter("24小时排行")}</h2>{q.links(q.headlines())}</div></div></div>
<div class="rm_footer"><p>{q.links(["报社概况", "关于我们", "招聘英才", "广告服务", "版权声明"], "span")}</p><p>{q.clutter("服务邮箱：kf@example.cn 违法和不良信息举报电话：010-" + str(q.number(60000000, 69999999)))}</p><p>{q.clutter("某 某 网 版 权 所 有 ，未 经 书 面 授 权 禁 止 使 用")}</p><p>Copyright {q.clutter("© 1997-2024 by www.example.cn. all rights reserved")}</p></div>''')


def wechat(q):
    """A page of a public account as browsers save it: its content is hidden until a script runs."""
    return document(f'<title>{q.title}</title><meta property="og:title" content="{q.title}">', f'''<div id="js_article" class="rich_media"><div class="rich_media_inner"><div id="page-content" class="rich_media_area_primary"><div id="img-content">
<h1 class="rich_media_title" id="activity-name">{q.neutral(q.title)}</h1><div id="meta_content" class="rich_media_meta_list"><span class="rich_media_meta rich_media_meta_text">{q.neutral(q.pick(NAMES))}</span><span class="rich_media_meta rich_media_meta_nickname"><a id="js_name">{q.neutral(q.place + "发布")}</a></span> <em id="publish_time">{q.neutral(q.stamp)}</em></div>
<div class="rich_media_content js_underline_content" id="js_content" style="visibility: hidden; opacity: 0; ">{q.body_markup("section")}</div></div>
<div class="ct_mpda_wrp" id="js_sponsor_ad_area" style="display:none;">{q.clutter("广告内容赞助" + str(q.number(100, 999)))}</div></div>
<div class="rich_media_area_extra"><div id="js_pc_qr_code" class="qr_code_pc_outer"><div class="qr_code_pc"><p>{q.clutter("微信扫一扫")}<br>{q.clutter("关注该公众号")}</p></div></div></div></div></div>
<div class="weui-dialog"><div class="weui-dialog__bd">{q.clutter("微信扫一扫 使用小程序")}</div><div class="weui-dialog__ft"><a>{q.clutter("取消")}</a> <a>{q.clutter("允许")}</a></div></div>
<div class="wx_bottom_modal"><a>{q.clutter("知道了")}</a></div><div id="js_read_area3" class="media_tool_meta"><span>{q.clutter("预览时标签不可点")}</span></div>''')


def dedecms(q):
    """A blog or small site made with a common system: comments' form, neighbours, hot articles."""
    return document(f'<title>{q.title}_{q.place}文史网</title><meta name="keywords" content="{q.matter}">', f'''<div class="header_top"><span>{q.clutter("RSS订阅")}</span> <a>{q.clutter("设为首页")}</a></div><div id="navMenu">{q.links(["主页", "地方志", "人物", "文献", "图库"])}</div>
<div class="w960"><div class="pleft"><div class="place"><strong>{q.clutter("当前位置:")}</strong><a>{q.clutter("主页")}</a> &gt; <a>{q.clutter("地方志")}</a> &gt; </div>
<div class="viewbox"><div class="title"><h2>{q.neutral(q.title)}</h2></div><div class="info"><small>{q.neutral("时间:")}</small>{q.neutral(q.stamp)}<small>{q.neutral("来源:")}</small>{q.neutral("未知")} <small>{q.neutral("作者:")}</small>admin <small>{q.clutter("点击:")}</small><span>{q.clutter(str(q.number(1000, 99999)))}</span>次</div>
<div class="content"><table><tr><td>{q.body_markup(q.pick("p div br"))}</td></tr></table></div>
<div class="dede_pages"><ul class="pagelist"></ul></div><div class="newdigg"><div class="digg_good">{q.clutter("顶一下")}</div><div class="digg_bad">{q.clutter("踩一下")}</div></div>
<div class="boxoff"><strong>------{q.clutter("分隔线")}----------------------------</strong></div><div class="handle"><div class="context"><ul><li>{q.clutter("上一篇：")}<a>{q.clutter(q.headlines(1, 1)[0])}</a></li><li>{q.clutter("下一篇：")}<a>{q.clutter(q.headlines(1, 1)[0])}</a></li></ul></div><div class="actbox"><ul><li><a>{q.clutter("收藏")}</a></li><li><a>{q.clutter("挑错")}</a></li><li><a>{q.clutter("推荐")}</a></li><li><a>{q.clutter("打印")}</a></li></ul></div></div></div>
<div class="mt1"><dl class="tbox"><dt><strong>{q.clutter("发表评论")}</strong></dt><dd><p>{q.clutter("请自觉遵守互联网相关的政策法规，严禁发布色情、暴力、反动的言论。")}</p><form>{q.clutter("用户名:")}<input> {q.clutter("验证码:")}<input><button>发表评论</button></form></dd></dl></div></div>
<div class="pright"><dl class="tbox light"><dt class="light"><strong>{q.clutter("热点内容")}</strong></dt><dd>{q.links(q.headlines())}</dd></dl></div></div>
<div class="footer w960"><p class="powered">{q.clutter("Powered by")} <a><strong>{q.clutter("DedeCMS")}</strong></a> © 2004-2011 <a>{q.clutter("织梦科技")}</a></p><p>{q.clutter("Copyright © " + q.place + "文史网 版权所有")}</p></div>''')


def gov_old(q):
    """A state portal of ten years ago: cells of classes, a box of related documents."""
    nav = "".join(f'<td class="menu"><a>{q.clutter(w)}</a></td>' for w in ["今日" + q.place, "法律法规", "公文公报", "政务互动", "政府建设"])
    related = f'<div class="xglj"><div class="tit">{q.clutter("相关链接")}</div>{q.links(q.headlines(2, 4))}</div>' if q.number(0, 1) else ""
    return document(f"<title>{q.title}_{q.place}政府网</title>", f'''<table width="960" class="head"><tr>{nav}</tr></table>
<div class="w1100"><div class="wzdh">{q.clutter("您的位置：")} <a>{q.clutter("首页")}</a>&gt;<a>{q.clutter("公文公报")}</a>&gt;{q.clutter("正文")}</div>
<table width="640" class="dbgb"><tr><td class="p1">{q.neutral(q.title)}</td></tr><tr><td class="p2">{q.neutral("中央政府门户网站 www.gov.example")}　{q.neutral(q.day)}　{q.neutral("来源：" + q.body)}</td></tr>
<tr><td class="b12c" id="printContent">{q.body_markup(q.pick("p br"))}</td></tr></table>
<p align="right"><span>{q.clutter("【E-mail推荐")}</span> <a>{q.clutter("收藏本文")}</a> <a>{q.clutter("字号大")}</a> <a>{q.clutter("打印文本")}</a>】</p>{related}
<div class="bottom"><p>{q.links(["版权保护", "隐私声明", "网站声明", "网站地图"], "span")}</p><p>{q.clutter("Copyright©" + str(q.date[0]) + " www.gov.example All Rights Reserved")}</p><p>{q.clutter("版权所有：" + q.place + "政府门户网站")}</p></div></div>''')


def agency(q):
    """A news agency's page: the article's area has a name of its own, the editor stands under it."""
    hot = "".join(f'<li><a>{q.clutter(t)}</a><span>{q.clutter("%02d-%02d %02d:%02d" % (q.number(1, 12), q.number(1, 28), q.number(0, 23), q.number(0, 59)))}</span></li>' for t in q.headlines(4, 6))
    return document(f"<title>{q.title}-某华网</title>", f'''<div class="mheader"><div class="domPC"><div class="header-top"><a>{q.clutter("首页")}</a><a>{q.clutter("高层")}</a><a>{q.clutter("港澳台")}</a><a>{q.clutter("军事")}</a><a>{q.clutter("English")}</a></div></div></div>
<div class="header domPC"><div class="header-time left"><span class="year"><em>{q.neutral(str(q.date[0]))}</em></span><span class="day"><em>{q.neutral("%02d" % q.date[1])}</em>/<em>{q.neutral("%02d" % q.date[2])}</em></span></div><div class="source">{q.neutral("来源：某华社")}</div></div>
<div class="head-line clearfix"><h1><span class="title">{q.neutral(q.title)}</span></h1><div class="pageShare"><div class="setFont">{q.clutter("字体：")}<span>{q.clutter("小")}</span> <span>{q.clutter("中")}</span> <span>{q.clutter("大")}</span></div><div class="share">{q.clutter("分享到：")}<a>{q.clutter("朋友圈")}</a></div></div></div>
<div class="main clearfix"><div class="main-left left"><div id="detail"><span id="detailContent">{q.body_markup("p")}</span><div id="articleEdit"><span class="tiyi1">【{q.clutter("纠错")}】</span><span class="editor">【{q.neutral("责任编辑:" + q.pick(NAMES))}】</span></div></div>
<div class="nextpage clearfix"><div class="nextpage-tit">{q.clutter("阅读下一篇：")}</div><div class="nextpage-cont"><a>{q.clutter(q.headlines(1, 1)[0])}</a></div></div>
<div class="bookList"><ul>{hot}</ul></div></div><div class="main-right right"><div class="columBox hotList"><div class="col-tit"><span>{q.clutter("热榜")}</span></div><ul>{hot}</ul></div></div></div>
<div class="footPc"><div class="foot-link">{q.links(["首页", "关于我们", "联系我们", "我要链接"], "span")}</div><p>{q.clutter("Copyright © 2000 - 2024 XINHUANET.example All Rights Reserved.")}</p><p>{q.clutter("制作单位：某华网股份有限公司")}</p><p>{q.clutter("版权所有 某华网股份有限公司")}</p></div>''')


def epaper(q):
    """A local newspaper's electronic edition: lists of pages and headlines beside the article."""
    pages = "".join(f'<tr><td class="default"><a>{q.clutter("第%02d版：" % n + q.pick("要闻 综合 县域 民生 文化 专版".split()) + str(q.number(10, 99)))}</a></td></tr>' for n in range(1, 9))
    heads = "".join(f'<li><a><div style="display:inline">{q.clutter(t)}</div></a></li>' for t in q.headlines(3, 7))
    return document(f"<title>{q.place}日报-{q.title}</title>", f'''<table width="100%"><tr><td class="paperdate">{q.clutter(q.day + " 星期" + q.pick("一 二 三".split()))}</td><td><a>{q.clutter("返回主站")}</a></td><td><a>{q.clutter("往期回顾")}</a></td></tr></table>
<table width="1000"><tr><td width="300" valign="top"><table><tr><td>{q.clutter("版面导航")}</td></tr>{pages}</table><div>{q.clutter("标题导航")}</div><ul class="main-ed-articlenav-list">{heads}</ul></td>
<td valign="top"><table><tr><td>{q.clutter("上一版")} <a>{q.clutter("下一版")}</a></td><td><a>{q.clutter("上一篇")}</a> <a>{q.clutter("下一篇")}</a> <a>{q.clutter("放大+")}</a> <a>{q.clutter("缩小-")}</a> <a>{q.clutter("默认o")}</a></td></tr></table>
<table><tr><td class="font02">{q.neutral("（通讯）")}</td></tr><tr><td class="font01"><strong>{q.neutral(q.title)}</strong></td></tr><tr><td class="font02">{q.neutral("——" + q.place + "县" + q.matter + "侧记")}</td></tr><tr><td>{q.neutral("本报记者 " + q.pick(NAMES))}</td></tr></table>
<div id="ozoom" style="zoom:100%"><founder-content><!--enpcontent--><p>{q.body_markup(q.pick("p br"))}</p><!--/enpcontent--></founder-content></div></td></tr></table>
<div class="foot"><a>{q.clutter("版权声明")}</a> <a>{q.clutter("广告刊例")}</a> <span>{q.clutter("本报社址：" + q.place + "县报社路" + str(q.number(1, 99)) + "号 新闻热线：0830-" + str(q.number(1000000, 9999999)))}</span></div>''')


def lawbase(q):
    """A database of laws and judgments: particulars above the text, citing documents beside it."""
    rows = [("【发布部门】", q.body), ("【发文字号】", f"{q.place}府令第{q.number(1, 90)}号"), ("【发布日期】", "{}.{:02}.{:02}".format(*q.date)), ("【时效性】", "现行有效"), ("【效力级别】", "地方规范性文件")]
    facts = "".join(f'<li title="x"><strong>{q.neutral(k)}</strong><span>{q.neutral(v)}</span></li>' for k, v in rows)
    cited = "".join(f'<li><a>{q.clutter(t)}</a> {q.clutter("(被引用" + str(q.number(10, 99)) + "次)")}</li>' for t in q.headlines(3, 5))
    return document(f"<title>{q.title} - 法规查询</title>", f'''<div class="header"><form><input value="x"></form><a>{q.clutter("高级检索")}</a><a>{q.clutter("检索历史")}</a><a>{q.clutter("注册会员")}</a></div>
<div class="wrap"><div class="crumbs"><a>{q.clutter("法律法规")}</a> / <a>{q.clutter("地方法规规章")}</a></div><div class="grid-left"><h2 class="title">{q.neutral(q.title)}</h2><div class="tool"><a>{q.clutter("下载原文")}</a><a>{q.clutter("全文对照")}</a><a>{q.clutter("我的收藏夹")}</a></div>
<div class="fields"><ul>{facts}</ul></div><div class="fulltext" id="divFullText">{q.body_markup(q.pick("br p div"))}</div></div>
<div class="grid-right"><div class="block"><h3>{q.clutter("引用本篇的文件")}</h3><ul>{cited}</ul></div><div class="block"><h3>{q.clutter("目录导航")}</h3></div></div></div>
<div class="footer"><p>{q.clutter("客服电话：400-" + str(q.number(1000000, 9999999)) + "　服务时间：工作日8:30-17:30")}</p><p>{q.clutter("本站法规信息仅供参考，以官方发布为准。©2003-2024")}</p></div>''')


def discuz(q):
    """A forum: a post and its answers, each beside its writer's figures."""
    def post(text, floor):
        figures = "".join(f"<td><p><a>{q.clutter(str(q.number(10, 99999)))}</a></p>{q.clutter(w)}</td>" for w in ("主题", "帖子", "积分"))
        return f'''<div id="post_{floor}"><table class="plhin"><tr><td class="pls" rowspan="2"><div class="pi"><div class="authi"><a>{q.neutral(q.pick(NAMES))}</a></div></div><div class="tns xg2"><table><tr>{figures}</tr></table></div><p><em><a>{q.clutter("论坛元老")}</a></em></p></td>
<td class="plc"><div class="pi"><strong><a>{q.neutral("楼主" if floor == 1 else f"{floor}#")}</a></strong><div class="pti"><div class="authi"><em>{q.neutral("发表于 " + q.stamp)}</em><span>|</span><a>{q.clutter("只看该作者")}</a></div></div></div><div class="pct"><div class="pcb"><div class="t_fsz"><table><tr><td class="t_f" id="postmessage_{floor}">{text}</td></tr></table></div></div></div></td></tr>
<tr><td class="plc"><div class="po"><div class="pob cl"><em><a class="fastre">{q.clutter("回复")}</a></em><p><a>{q.clutter("使用道具")}</a><a>{q.clutter("举报")}</a></p></div></div></td></tr></table></div>'''
    posts = post(q.body_markup("br"), 1) + "".join(post(q.article(q.paragraph(1, 2)), n) for n in range(2, q.number(3, 5)))
    return document(f"<title>{q.title} - {q.place}论坛 - Powered by Discuz!</title>", f'''<div id="toptb"><a>{q.clutter("设为首页")}</a><a>{q.clutter("收藏本站")}</a></div><div id="hd"><form>{q.clutter("自动登录")} <a>{q.clutter("找回密码")}</a> <a>{q.clutter("立即注册")}</a></form><div id="nv"><ul><li><a>{q.clutter("论坛")}<span>BBS</span></a></li><li><a>{q.clutter("导读")}</a></li></ul></div></div>
<div id="wp" class="wp"><div id="pt" class="bm cl"><div class="z"><a>{q.clutter("论坛")}</a><em>›</em><a>{q.clutter("便民信息")}</a></div></div><div id="ct"><div id="postlist" class="pl bm"><table><tr><td class="pls"><span>{q.clutter("查看:")}</span> <span>{q.clutter(str(q.number(1000, 99999)))}</span></td><td class="plc"><h1 class="ts"><span id="thread_subject">{q.neutral(q.title)}</span></h1><a>{q.clutter("[复制链接]")}</a></td></tr></table>{posts}</div>
<div class="pgs mtm mbm cl"><a>{q.clutter("返回列表")}</a></div><div id="f_pst" class="pl bm"><form><div class="tedt"><span>{q.clutter("高级模式")}</span><div class="hm">{q.clutter("您需要登录后才可以回帖")} <a>{q.clutter("登录")}</a> | <a>{q.clutter("立即注册")}</a></div></div><a>{q.clutter("本版积分规则")}</a></form></div></div></div>
<div id="ft" class="wp cl"><div id="flk"><p><a>{q.clutter("Archiver")}</a>|<a>{q.clutter("手机版")}</a>|<a>{q.clutter("小黑屋")}</a>|{q.clutter(q.place + "论坛 ( 蜀ICP备" + str(q.number(10**7, 10**8)) + "号 )")}</p><p class="xs0">{q.clutter("GMT+8, 2024-5-6 10:22 , Processed in 0.0" + str(q.number(10, 99)) + " second(s), 17 queries .")}</p></div><div id="frt"><p>{q.clutter("Powered by")} <strong><a>{q.clutter("Discuz!")}</a></strong> X3.4</p><p class="xs0">© 2001-2023 {q.clutter("Comsenz Inc.")}</p></div></div>''')


def bare(q):
    """Only an article, as a word processor or a script saves it: nothing around it."""
    return document(f"<title>{q.title}</title>", f'<h1>{q.neutral(q.title)}</h1>{q.body_markup(q.pick("p br word div"))}')


RULED = [gov_new, portal, county, people, wechat, dedecms]
HELD_OUT = [gov_old, agency, epaper, lawbase, discuz, bare]
