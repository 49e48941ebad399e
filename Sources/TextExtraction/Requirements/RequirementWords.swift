/// The words by which requirements are known, simplified and with ASCII punctuation, as
/// ``RuleText`` has them.
enum RequirementWords {
  static let numerals = WordSet("一 二 三 四 五 六 七 八 九 十 十一 十二")
  static let ordinals = WordSet("首先 其次 再次 第一 第二 第三 第四 第五 其一 其二 其三")

  /// What forbids.
  static let forbidding = WordSet(
    """
    不得 严禁 禁止 不准 不许 切勿 决不能 绝不能 决不允许 绝不允许 不允许 决不许 绝不许 杜绝 严防 不可以 切忌 谨防
    """)
  /// What binds.
  static let binding = WordSet("必须 应当 务必 务须 一律")
  /// What binds only where the document or the speaker gives directions.
  static let hortatory = WordSet("不能 不要 别让 别再")

  /// Before 要 and after it: the word is another one.
  static let beforeYao = WordSet("主 重 需 必 首 只 摘 概 纪 提 索 简 紧 扼 政 快 想 是 为 险 就 若 如 不 次 冲 有没有 有什么")
  static let afterYao = WordSet(
    "求 点 素 闻 么 是 害 塞 件 职 义 领导 挟 价 道 诀 旨 目 案 强 隘 冲 地 人 员 图 务 略 不是 不要 不然 知道 说 的 紧的 价")

  /// What 应 as a word of its own goes before.
  static let afterYing = WordSet(
    "于 在 自 按 依 先 将 由 向 予 以 把 与 经 征 如 及 立 切 主动 认真 严 加强 加快 做 建 进一步 归 提前 提供 报 符合 遵守 具备 坚持 保持 明确 实行 履行 采取 完成 组织 制定"
  )
  static let beforeYing = WordSet("均 都 也 还 则 即 又 仍 亦 并 且 理")
  static let notBeforeYing = WordSet("相 适 响 反 供 效 对 呼 理 感 因 顺 照 回 支 报 策 答 接")

  /// Before 请: the word is another one.
  static let beforeQing = WordSet("申 邀 聘 提 报 恳 宴 我 我们 商 吁 敬 不 函 谨 烦 延 须 应")
  static let afterQing = WordSet("示 求 假 柬 客 问 教 予审 审 他谈 她谈 你谈 您谈 看 说 功 战 愿 款 进 见 来了")

  /// Conditions: what a clause ends with, and what it begins with.
  static let conditionEnds = WordSet("的 时 前 后 起 内 外 中 下 者 期间 之日 情况 基础上 方面")
  static let conditionStarts = WordSet(
    "对 对于 凡 凡是 如 如果 遇 遇有 针对 按照 根据 依照 因 经 当 若 一旦 除 由于 关于 有下列 发现")
  /// Words that say that a clause tells and does not require.
  static let telling = WordSet("是 了 已 已经 正在 去年 曾 过去 将")
  /// Verbs that begin an order of its own: what precedes an item and belongs to another.
  static let ordering = WordSet(
    """
    开展 坚持 建立 健全 完善 推行 加强 推进 深化 落实 强化 实施 做好 组织 继续 加快 抓好 统筹 围绕 重点 做到 完成 实现 推动 提高 增强
    严格 认真 切实 扎实 全面 突出 坚决 进一步 牢牢 大力 积极 着力 持续 明确 规范 配备 充分 注重 确保 力争 努力
    """)
  /// Adverbs that may stand between a clause's beginning and its modal word.
  static let adverbs = WordSet(
    """
    也 还 均 都 并 且 但 但是 更 又 同时 特别是 尤其 尤其是 一定 仍 仍然 亦 则 即 同样 首先 还要 并且 而 而且 可以 依法 方 才 就 今后 今年 明年 先
    既 一定 坚决 原则上 一般 最迟 最 不仅 下一步 以及 或者 其 因此 所以 为此 对此 从而 始终 真正 切实 我们 我
    """)

  /// Words before a list.
  static let announcing = WordSet("下列 以下 如下")
  static let conditionalList = WordSet("之一 情形的 条件的 情况的 情形 ")

  /// What gives the last day.
  static let quantities = WordSet("不少于 不低于 不超过 不高于 不多于 不晚于 至少 不大于 不小于")
  static let frequencies = WordSet(
    "每天 每日 每周 每旬 每月 每季度 每季 每半年 每年 每学期 每个月 每两个月 每2小时 每星期 逐日 逐月")

  /// The kinds of body an addressee's name ends with.
  static let addresseeEnds = WordSet(
    """
    单位 部门 党委 党组 党工委 纪委 政府 机关 党组织 支部 局 委 办 厅 镇 乡 村 街道 书记 人员 干部 党员 企业 公司 学校 个人 机构 组织 法院 检察院
    护士 医师 检察官 法官 律师 警察 用人单位 劳动者 经营者 生产者 消费者 当事人 申请人 负责人 代表 委员 委员会 居民委员会 同志 社区 园区 院校 医院 银行
    者 站 所 队 校 院 社 厂 业主 户 科 处 大家 市民 群众 居民 村民 业务员 职工 教师 学生 家长 司机 驾驶人 河长 网格员 成员 各级 各地 各区 海关 部
    主管部门 人民政府 行政部门 管理部门 国家 省 市 县 区 旗 州 地方 小组 领导 班子 主体 法人 公民 教育局 审判长 合议庭 单位和个人 指挥部 中心 协会 平台 被告 原告 公证员
    企业事业单位 义务人 纳税人 所有人 使用人 承包人 出租人 承租人 监护人 继承人 受托人 委托人 债务人 债权人 管理人 举办者 运营者 监理单位 施工单位
    """)
  /// What an addressee's name cannot hold.
  static let notInAddressee = WordSet(
    "的 对 在 把 将 被 为 向 按 经 由 从 自 于 以 要求 申请 规定 应 使用 进行 制止 依法 办理 认为 发现 执业 履行 组成 执行 决定 变更 安排 采取 统筹 组织机构 处理 工作 全部 离开 到"
  )

  /// Numbers' units.
  static let units = WordSet(
    """
    % 个百分点 个工作日 个月 个自然日 个 人 元 万元 亿元 万 亿 米 公里 吨 公顷 亩 平方米 立方米 平方公里 万亩 户 家 次 条 件 艘 处 项 所 名 台 部 份 辆 座 倍 岁 天 年 月 日 小时 分钟
    工作日 周 批 场 套 栋 间 升 千米 千瓦 万千瓦 人次 学时 度 级 成 万吨 万人 亿斤 斤 公斤 毫米 厘米 万条 万户 件套 工时 时 期 株 头 只 种 门 类 笔 厘
    """)
}
