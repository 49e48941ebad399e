/// Words that carry nothing in a query: they neither find nor forbid.
///
/// Interrogatives, particles, pronouns and prepositions as ICU cuts them, in folded form. Words
/// that can be what is looked for (要求, 不得, 人民) are not among them.
enum StopWords {
  static let all: Set<String> = Set(
    """
    的 地 得 了 着 过 吗 呢 吧 啊 呀 么 之 其 所 者 于 与 和 及 以 而 或 且 但 则 即 乃 并 也 都 还 又 就 才 再 很 更 最
    在 是 有 为 被 把 将 对 向 从 到 由 因 如 若 每 各 该 此 这 那 哪 谁 何 几 多 些 个 上 下 中 里 内 时 后 前 间
    我 你 他 她 它 我们 你们 他们 她们 它们 自己 什么 甚么 如何 怎么 怎样 怎么样 为什么 为何 是否 有没有 是不是 能否 可否
    哪些 哪个 哪里 哪儿 哪年 哪一 哪一年 哪种 多少 几个 多久 多长 何时 何地 何人 谁的 这个 那个 这些 那些 这样 那样 以及 还是 或者
    并且 而且 但是 因为 所以 如果 关于 对于 根据 按照 通过 由于 请问 请 一下 告诉 叫 叫做 称为 指 指的 可以 能 能够 会 不会 一个 一种
    有关 相关 进行 哪 哪几 几 第几 吗
    the a an of in on at to is are was were and or what how when who which where why does do did for by with from
    """.split { $0.isWhitespace }.map(String.init))
}
