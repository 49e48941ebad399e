import TextStructure

/// The words by which requirements are known, simplified and with ASCII punctuation, as
/// ``RuleText`` has them.
enum RequirementWords {
  static let numerals = WordSet("一 二 三 四 五 六 七 八 九 十 十一 十二")
  static let ordinals = WordSet(
    """
    首先 其次 再次 第一 第二 第三 第四 第五 第六 其一 其二 其三 其四 第一件 第二件 第三件 第四件 第五件 第一件事 第二件事 第三件事 第四件事 第一条 第二条 第三条 第四条
    第一点 第二点 第三点 第四点 第五点 第一个 第二个 第三个 第四个 第一项 第二项 第三项 第四项 第一方面 第二方面 第三方面 第一句话 第二句话 第三句话
    """)

  /// What forbids.
  static let forbidding = WordSet(
    """
    不得 严禁 禁止 不准 不许 切勿 决不能 绝不能 决不允许 绝不允许 不允许 决不许 绝不许 杜绝 严防 不可以 切忌 谨防
    """)
  /// What binds.
  static let binding = WordSet("必须 应当 务必 务须 一律")
  /// What binds only where the document or the speaker gives directions.
  static let hortatory = WordSet("不能 不要 应该")

  /// Before 要 and after it: the word is another one.
  static let beforeYao = WordSet(
    "总 主 重 需 必 首 只 摘 概 纪 纲 说 提 索 简 紧 扼 政 快 想 是 为 险 就 若 如 不 次 冲 有没有 有什么")
  /// 要 in these is the marker all the same.
  static let yaoAll = WordSet(
    "要事先 要事前 要人人 要人尽 要地方 要地毯 要目标 要目光 要路长 要情系 要则 要员工 要情况 要点名 要点对点 要点面 要点亮 要点清 要点验 要点到 要说明 要说清 要说服 要紧盯 要紧扣 要紧紧 要紧密 要紧抓 要紧跟 要紧贴 要紧握 要紧绷 要紧咬 要紧守 要紧紧围绕"
  )
  static let afterYao = WordSet(
    "求 点 素 闻 么 是 害 塞 件 职 义 领导 挟 价 道 诀 旨 目 案 强 隘 冲 地 人 员 图 务 略 事 情 脉 犯 津 塞 路 端 目 则 言 不得 ” 什么给 什么有 不是 不要 不然 知道 说 的 紧 价 过去 过来 到了 来了 走了 不到 来的"
  )

  /// What 应 as a word of its own goes before.
  static let notAfterYing = WordSet(
    """
    急 用 对 答 邀 聘 届 税 纳 付 收 得 有 该 当 诉 变 战 征召 征入 征者 征青年 征公民 验 允 酬 激 力 休 享 缴 运 景 声 和 敌 手 试 考 名 时 许 付款 收款 付账 约 付金 激 制 承 继 城 天 机 县 省 市 酬 拨款 接 受灾 分得 急管 变能
    该 征增 征税 征收 是 为 的 了 ， 。 、 ; 予尊重的 招 召 计提 拆 补 扣 退 还款 建未建 改未改 保尽保 收尽收 转尽转 检尽检 接尽接 种尽种 兑尽兑 治尽治
    """)
  static let beforeYing = WordSet("均 都 也 还 则 即 又 仍 亦 并 且 理")
  static let notBeforeYing = WordSet("相 适 响 反 供 效 对 呼 理 感 因 顺 照 回 支 报 策 答 接")

  /// Before 请: the word is another one.
  static let beforeQing = WordSet("申 邀 聘 提 报 恳 宴 我 我们 商 吁 敬 不 函 谨 烦 延 须 应")
  static let afterQing = WordSet("示 求 假 柬 客 问 教 予审 审 他谈 她谈 你谈 您谈 看 说 功 战 愿 款 进 见 来了")

  /// What a clause ends with that announces items (`各乡镇要：`).
  static let trailing = WordSet("要 须 应 应当 必须 务必 不得 严禁 要做到 必须做到 要求")
  /// What begins a clause that says what was not done.
  static let butStarts = WordSet("逾期 但 却 而 可 然而 仍 至今 实际 一直 结果 直到 直至 迟迟 然 不过 其 该")
  static let leftUndone = WordSet("未 没有 没能 没按 没完 不按 至今仅 至今只 迟迟 不了了之 一拖再拖")
  static let lacking = WordSet("没有 未 没能")
  /// What a clause begins with that says what was done.
  static let doneStarts = WordSet("已 现已 均已 目前已 至今 截至目前 全部已 都已 如今 现在已")
  /// What in a clause after 应当 says that it was not done.
  static let omitted = WordSet("而未 而没 而不 却未 却没 却不 但未 但没 并未 至今未 却一直 却仍")
  /// Who is given a task by 由.
  static let assigned = WordSet("负责 牵头 组织 统筹 协调 主办 承办 落实 会同 具体 兜底")

  /// What 由 tells of where nobody is given a task: penalties, costs, who presides.
  static let notAssigned = WordSet(
    "处罚 罚款 处以 处理 给予 承担 负担 主持 下令 组成 构成 引起 造成 产生 决定 领导 可 已 曾 颁发 奖励 主演 撰写 出席 作报告 致辞 分享 所有 的")

  /// Words before 的 that say of what kind something is.
  static let adjectives = WordSet(
    "相应 必要 有效 合理 适当 具体 全面 书面 明确 主要 重大 严格 一定 同等 应有 真实 良好 积极 更大 更多 充分 科学 统一 相关 有关 合法 正当 专门 完善 健全 完整 准确 规范 重要 足够 共同 独立 正确 稳定 安全 自己 本人 他人 双方 党 国家 规定 法定 最高 最低"
  )

  /// Conditions: what a clause ends with, and what it begins with.
  static let conditionEnds = WordSet("的 时 前 后 起 内 外 中 下 者 期间 之日 情况 基础上 方面")
  static let conditionStarts = WordSet(
    "不管 无论 不论 未经 宁可 即使 哪怕 对 对于 凡 凡是 如 如果 遇 遇有 针对 按照 根据 依照 因 经 当 若 一旦 除 由于 关于 有下列 发现")
  /// Words that say that a clause tells and does not require.
  static let telling = WordSet("是 了 已 已经 正在 去年 曾 过去 将")
  /// Verbs that begin an order of its own: what precedes an item and belongs to another.
  static let ordering = WordSet(
    """
    开展 坚持 建立 健全 完善 推行 加强 推进 深化 落实 强化 实施 做好 组织 继续 加快 抓好 统筹 围绕 重点 做到 完成 实现 推动 提高 增强
    严格 认真 切实 扎实 全面 突出 坚决 进一步 牢牢 大力 积极 着力 持续 明确 规范 配备 充分 注重 确保 力争 努力
    """)
  /// What joins a sentence to the one before, in a clause of its own.
  static let discourse = WordSet("当然 另一方面 一方面 总之 其实 再者 此外 另外 最后 首先 其次 总的来说 说到底 归根到底 换句话说 也就是说")
  /// What begins a clause that is no part of an item: how to reach somebody, what one thinks of it.
  static let closing = WordSet(
    "再让 再看到 下次再 要不然 这是 这不是 那是 这就是 这才是 这也是 否则就 联系人 联系电话 电话 邮箱 传真 地址 附件 联系方式 电子邮箱")
  /// What is taken in: `包括学生`.
  static let including = WordSet("包括 特别是 尤其是 含 其中包括")

  /// Adverbs that may stand between a clause's beginning and its modal word.
  static let adverbs = WordSet(
    """
    也 还 均 都 并 且 但 但是 更 又 同时 特别是 尤其 尤其是 一定 仍 仍然 亦 则 即 同样 首先 还要 并且 而 而且 可以 依法 才 就 今后 今年 明年 先
    既 一定 坚决 原则上 一般 最迟 最 不仅 下一步 以及 或者 谁也 谁都 一个也 一个都 其 因此 所以 为此 对此 从而 始终 真正 切实 我们 我
    """)

  /// What a clause begins with that says what for (`做好今年工作，必须`).
  static let aims = WordSet("做好 抓好 办好 完成 实现 推进 推动 加快 为 要 开展 搞好 干好 把")
  /// Words before a list.
  static let announcing = WordSet(
    """
    下列 如下 以下条件 以下内容 以下事项 以下材料 以下资料 以下情形 以下情况 以下因素 以下行为 以下规定 以下方式 以下措施 以下要求 以下义务 以下职责 以下原则 以下程序 以下工作 以下问题
    以下任务 以下标准 以下信息 以下文件 以下处理 以下人员 以下单位 以下活动 以下部门 以下意见 以下几 以下两 以下三 以下四 以下五 以下六 以下各 以下一 以下方面 以下主要 以下具体 以下相关 以下有关
    以下重点 以下全部 以下申请 以下证 以下费用 以下权 以下款 以下项 以下场所 以下区域 以下步骤 以下基本 以下特别 以下必
    """)
  static let conditionalList = WordSet("之一 情形的 条件的 情况的 情形 ")

  /// What gives the last day.
  static let quantities = WordSet("不少于 不低于 不超过 不高于 不多于 不晚于 至少 不大于 不小于")
  static let frequencies = WordSet(
    "每天 每日 每周 每旬 每月 每季度 每季 每半年 每年 每学期 每个月 每两个月 每2小时 每星期 逐日 逐月")

  /// What says that something was required once.
  static let once = WordSet("去年 前年 当年 往年 上年 上次 早年")
  /// Numbers' units.
  static let units = WordSet(
    """
    % 个百分点 个工作日 个月 个自然日 个 人 元 万元 亿元 万 亿 米 公里 吨 公顷 亩 平方米 立方米 平方公里 万亩 户 家 次 条 件 艘 处 项 所 名 台 部 份 辆 座 倍 岁 天 年 月 日 小时 分钟
    工作日 周 批 场 套 栋 间 升 千米 千瓦 万千瓦 人次 学时 度 级 成 万吨 万人 亿斤 斤 公斤 毫米 厘米 万条 万户 件套 工时 时 期 株 头 只 种 门 类 笔 厘
    """)
}
