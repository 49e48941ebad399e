/// The words by which people, bodies and what they say are known, simplified and with ASCII
/// punctuation, as ``RuleText`` has them.
public enum OfficeWords {
  /// What an office's name ends with.
  public static let offices = WordSet(
    """
    书记 副书记 主任 副主任 局长 副局长 部长 副部长 厅长 副厅长 省长 副省长 市长 副市长 县长 副县长 区长 副区长 州长 副州长 旗长 盟长 主席 副主席
    镇长 副镇长 乡长 副乡长 村长 院长 副院长 检察长 总理 副总理 会长 副会长 校长 副校长 秘书长 副秘书长 组长 副组长 处长 副处长 科长 副科长 所长 副所长
    站长 副站长 社长 副社长 经理 总经理 副总经理 董事长 总裁 副总裁 主任委员 委员长 副委员长 常委 专员 指挥长 副指挥长 总指挥 队长 副队长 支队长 大队长
    馆长 副馆长 司长 副司长 署长 行长 副行长 台长 总编辑 主编 总工程师 工程师 负责人 发言人 理事长 教授 研究员 院士 专家 博士 园长 村支书 支书 县委常委
    党组书记 党委书记 巡视员 调研员 委员 代表 司令员 政委 参谋长 总书记 国务委员 部门负责人 街道办主任 董事 监事长 总监 律师 医生 医师 老师 法官 检察官 庭长
    分析师 总干事 秘书 大使 领事 团长 班长 连长 营长 军长 师长 主持人 记者 特派员 督导员 网格员 河长 库长 田长 林长 店主 村民 居民 市民 厂长 矿长 股长 片长 楼长 主管 干事 科员 专干 护林员 辅导员 教导员 指导员 调解员 协管员 监测员 董事会秘书 首席 副局级 总会计师 总经济师 室主任 书记员 船长 机长 列车长 护士长
    店长 馆员 讲师 副教授 巡察专员 总督察 督察长 组织员
    """)
  /// Surnames of one character.
  public static let surnames = WordSet(
    SpeakerRules.surnameText.map { String($0) }.joined(separator: " ")
      + " 岑 卫 祝 鲁 屈 柏 翟 蔺 房 单 郁 尚 荀 凌 裴 蓝 费 仇 尹 耿 温 谷 于 麦 田 苗 程 尤 贺 滕 邬 阮 柳 戚 龚 施 闵 缪 敬 笪 仰 揭 庾 璩 逯 蓟 芮 宓 雍 璩 濮 牧 隗 山 束 幸 郏 浦 厍 晁 勾 冷 訾 辛 阚 那 简 饶 空 曾 毋 沙 乜 养 须 丰 巢 蒯 查 后 荆 红 游 竺 权 盖 益 桓 万俟"
  )
  /// Surnames that are more often other words.
  public static let doubtfulSurnames = WordSet(
    "应 向 和 于 原 申 连 区 尚 符 时 成 全 如 相 关 计 强 查 解 管 满 能 从 经 权 项 支 平 有 由 任 公 当 须 后 空 国 党 商 司 常 云 门 方 安 封 步 束 益 初"
  )
  /// Surnames of two characters.
  public static let compoundSurnames = WordSet(
    """
    欧阳 上官 司马 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 钟离 宇文 长孙 司徒 司空 夏侯 轩辕 端木 百里 东郭 南宫 西门 独孤 赫连 澹台 闻人 呼延 公冶 宗政 濮阳 淳于
    单于 太叔 申屠 仲孙 鲜于 闾丘 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 段干 梁丘 左丘 东门 第五 纳兰 完颜 叶赫 那拉 爱新 阿沛 乌兰
    """)
  /// What follows a name in a clause.
  public static let afterName = WordSet(
    """
    在 对 就 针 代表 向 作 主持 出席 参 还 也 并 又 再次 再三 反复 特别 明确 当 随后 最后 首先 同时 进一步 着重 严肃 郑重 曾 则 此 于 为 以 从 结合 围绕 听
    受 传达 宣 介绍 接 告 一行 一再 感 深 充 语重 回 笑 如 表 提 讲 说 要 指 强调 认 补 坦 直 连 到 先 都 便 即 已 近 昨 今 上 下 前 亲 率 带 赴 走 来 检 调
    察 拉 打 同志 先生 女士 ( 0 1 2 3 4 5 6 7 8 9 十 与 和 等 。 , “ 《 给 把 做 号召 希望 要求 部署 批示 叮嘱 嘱咐 通报 呼吁 责 领衔 带队 实地 多次 全程 宣读 汇报 请 现场 亲自 同志 答 陪同 列席 随行 一同 到场 到会 在场 连线 拨通 打断 笑 问 点头 边 一边 认真 仔细 逐一 接过 转 拿 指 点头 望 停下 端 挥 沉 频频 蹲 站 坐 翻
    """)
  /// What is no part of a name that no office stands before.
  public static let notInName = WordSet(
    """
    的 了 是 在 不 与 及 等 要 对 就 向 将 被 把 其 这 那 有 们 个 会议 单位 部门 工作 问题 情况 意见 方案 文件 通知 中央 政府 领导 干部 群众 同志 记者
    """)
  /// What is no part of a name even where an office stands before it and a verb after it.
  public static let neverInName = WordSet(
    "的 了 们 在 被 把 不 会议 单位 部门 工作 问题 情况 意见 方案 文件 通知 政府 领导 干部 群众 同志 记者")
  /// What a word that is no name ends with.
  public static let notNameEnds = WordSet(
    """
    委 组 部 局 厅 会 院 府 队 办 司 校 区 县 市 省 镇 乡 村 案 法 规 定 面 件 间 家 位 门 作 者 员 上 下 中 内 外 前 后 里 日 月 年 时 度 全 质 量 务 题 求 众
    点 段 程 则 目 标 期 际 来 去 于 此 都 还 也 又 再 更 最 很 各 每 该 某些 种 类 项 次 层 级 产 业 企 社 厂 店 站 所 处 科 室 方 史 事 能 力 生 活 动 态 章 纲 议
    书 令 语 言 话 词 句 文 字 数 额 率 款 费 税 价 格 险 卡 证 票 们 地 人 国 党 群 体 制 序 洞 坝 堤 渠 沟 库 坑 墙 坡
    """)
  /// Words that begin like a name and are none.
  public static let notNames = WordSet(
    """
    单位 单独 单个 安全 高度 成熟 时代 万一 方才 党政 国内 全省 全市 全县 金融 文明 常态 应急 解放 石油 白天 黄金 江苏 云南 温州 于是 何时 马上 严格 连续 包括 左右 相关 初步 容易
    单纯 任何 经济 管理 施工 程序 计划 支持 华侨 习惯 毛病 路线 强调 平安 古代 水利 雷达 钟楼 双方 农业 能源 项目 车间 边境 强化 房屋 查处 满意 易地 贺信 丰收 明确
    和谐 平均 方向 周密 精心 统一 全面 通报 时刻 时候 时隔 汪洋 严重 严肃 成立 成为 成果 成功 盛会 段落 党员 党风 权威 权利 权力 师生 师资 帅气 强大 强烈 苏州 杭州 郑州 常州 徐州
    """)
  /// Those whose word for it is no office, and who ask and do not require.
  public static let laypeople = WordSet(
    """
    家长代表 群众代表 居民代表 村民代表 商户代表 业主代表 职工代表 学生代表 农户代表 企业代表 村民 居民 市民 群众 农民 农户 牧民 渔民 网民 网友 老乡 乡亲 乡亲们 老人 老汉 商户 店主 摊主 业主 租户 住户 家长 学生 游客 顾客 乘客 读者 观众 病人 患者 病患 家属 患者家属 用户 消费者 来信人 来访人
    上访人 信访人 反映人 投诉人 举报人 司机 工友 民工 农民工 贫困户 脱贫户 种粮大户 养殖户 种植户 经营户 个体户 老百姓 百姓 街坊 邻居 路人 车主 船主 记者 通讯员 村里人 大娘 大爷 大姐 老大爷 女士 先生 大妈 阿姨 师傅
    """)
  /// What follows an office and is no name: `县长热线`, `书记办公会`, `组长单位`.
  public static let notAfterOffice = WordSet(
    """
    解读 答问 答记者问 详解 回应 释疑 做客 带您 喊话 关于 对于 热线 信箱 办公 负责制 责任制 单位 们 级 制 职务 职位 职级 岗位 人选 候选 任期 一职 会议 联席 科员 助理 接待日 接访 一行 牵头 分管 亲自 带头 挂帅 挂点 包联 包保 联系 及 和 、 或 等 所 的 之 者
    会 室 处 科 局 办 组 区 县 市 省 镇 乡 村 街 路 人 个 这 那 此 其 他 她 我 你 两 三 四 五 六 七 八 九 十 一 二 共 各 每 某些 某地 某县 某市 某镇 以上 以下 以及 同志 等人 专题 全程 实地 一线
    一起 一同 陪同 随同 到场 到会 在场 参会 前来 前往 来到 走到 走进 深入 听 看 问 谈 想 站 坐 打 拿 接 带 领 率 赴 抵 认 发 回 进 出 派 请 让 叫 见 找 宣布 宣读 传达 通报 部署 安排 总结 点评
    表彰 颁奖 讲解 讲授 授课 作了 作出 做了 汇报 报告 述职 调研 检查 督导 视察 考察 慰问 走访 看望 会见 约谈 召集 主持 出席 参加 参与 担任 兼任 负责 组织 参观 考核 任命 履职 值班 带班 签字 批准 审批
    审定 审核 同意 批示 指示 签署 接受 采访 当选 去世 逝世 退休 落马 被 高度 深感 密切 十分 非常 经常 时常 常常 平时 始终 一直 一定 必须 应当 不得 可以 不能 没有 未 不 已 曾经 刚刚 正在 由于 因 如果
    """)
  /// What a body's name ends with.
  public static let bodyEnds = WordSet(
    """
    防总 局 委 府 办 部 厅 院 会 社 中心 公司 党组 机关 署 协会 防指 纪委 监委 县委 市委 省委 区委 州委 镇委 党委 工委 党工委 政府 国务院 中央 总工会 团委 妇联
    办公室 委员会 指挥部 领导小组 工作组 巡察组 巡视组 督察组 考核组 核查组 专家组 审计组 评估组 督导组 调查组 检查组 督查组 专班 集团 银行 医院 学校 大学 街道 银监会 法院 检察院 支队 大队 总队 工商联
    """)
  /// What begins a phrase that names a ground, not a speaker.
  public static let grounds = WordSet(
    """
    按照 根据 落实 贯彻 符合 达到 执行 对照 为 关于 依据 结合 依照 遵照 围绕 按 经 由 从 认真 严格 不断 进一步 提高 满足 适应 违反 未按 没有 有关 相关 具体 未经 非经 并经 须经 报经
    明确 提出 工作 整改 加强 做好 各项 这 该 其 政策 法律 国家有关 学习 传达 贯彻落实 督促 推动 要 将 必须 应当 服从 响应 接受
    """)
  /// Adverbs between a body's name and its verb.
  public static let adverbs = WordSet(
    "已 已经 还 也 并 又 再次 反复 明确 连夜 当即 立即 严肃 郑重 特别 随即 随后 同时 多次 一并 专门 曾 近日 日前 昨日 今日 最后 首先 进一步 着重 现 现已 分别 就此 对此 最近"
  )
  /// What a meeting that speaks is called.
  public static let meetings = WordSet(
    "会议 全会 大会 本次会议 此次会议 这次会议 本次全会 会上 例会 座谈会 专题会 推进会 督查 常委会会议 全体会议 党组会议")
  /// What a document that speaks is called.
  public static let documents = WordSet("通知 意见 方案 办法 规定 决定 报告 公告 通报 文件 指南 规划 条例 决议 纪要 指示 批示 社论")
  /// What stands before the speaker in a clause.
  public static let leadIns = WordSet(
    """
    随后 会上 会后 会前 会议期间 最后 其中 同时 对此 为此 因此 不过 但是 但 而 此外 另外 接着 首先 当天 当日 日前 近日 昨日 昨天 今天 今日 上午 下午 据 然后 期间 其间
    座谈会上 大会上 开幕式上 仪式上 会议上 在会上 发布会上 讲话中 在讲话中 采访中 在采访时 在采访中 那天 这天 当时 后来 之后 这时 检查中 调研中 调研时 检查时 动员会上
    """)
  /// What shows that the speaker was named before.
  public static let omittedSubject = WordSet(
    "只 便 并 还 又 也 再次 再三 同时 特别 反复 着重 一并 明确 当即 立即 严肃 郑重 连夜 对 就 针对 在 向 多次 进一步 随即 首先 最后 强")
  /// What introduces a saying.
  public static let sayings = WordSet(
    "俗话说 俗话讲 常言道 常言说 古人云 古人说 古人讲 古语云 古语说 老话说 老话讲 有道是 谚语说 俗语说 民谚 农谚 老祖宗说 正所谓 所谓 有句话说 有句话叫 有句老话")
  /// Who is there and does nothing else.
  public static let attending = WordSet("参加 出席 陪同 列席 随同 随行 同行 一同 参会 作陪 在座 主持会议")
  /// What begins a sentence in which the reporter speaks again.
  public static let narrating = WordSet(
    "据了解 据悉 据统计 记者 会后 随后 截至 截止 目前 近年来 当天 当日 日前 近日 此前 会议期间 会前 连日来 据介绍 至此 如今 当晚 当地 与此同时")
  /// A person who was named before.
  public static let pronouns = WordSet("他 她 他们 她们 该负责人 该局负责人 该负责同志")
}
