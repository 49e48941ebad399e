import ResultRendering
import Testing

@Suite("What the argument parser says") struct ArgumentWordsTests {
  @Test(
    "is said in Chinese",
    arguments: [
      ("Error: Unknown option '--limt'. Did you mean '--limit'?", "错误：没有 --limt 这个选项；是不是 --limit？"),
      ("Error: Unknown option '-z'", "错误：没有 -z 这个选项"),
      ("Error: Missing expected argument '<id>'", "错误：缺少参数 <id>"),
      ("Error: Missing one of: '--a', '--b'", "错误：至少要给出其中之一：--a、--b"),
      ("Error: Missing value for '--why <原因>'", "错误：--why <原因>：缺少值"),
      ("Error: Unexpected argument 'serach'", "错误：多余的参数：serach"),
      ("Error: 2 unexpected arguments: 'a', 'b'", "错误：多余的参数：a、b"),
      (
        "Error: The value 'csv' is invalid for '--format <format>'. Please provide one of 'text' and 'json'.",
        "错误：--format <format>：无效的值：csv；可用：text、json"
      ),
      (
        "Error: The value 'x' is invalid for '--format <format>'. Please provide one of 'text', 'json' or 'csv'.",
        "错误：--format <format>：无效的值：x；可用：text、json、csv"
      ),
      ("Error: The value 'x' is invalid for '--limit <limit>'", "错误：--limit <limit>：无效的值：x"),
      (
        "Error: The option '--all' does not take any value, but '1' was specified.",
        "错误：--all 后面不带值，却给了 1"
      ),
      ("Error: --until 早于 --since", "错误：--until 早于 --since"),
      ("OVERVIEW: 档案的概况", "概述：档案的概况"),
      ("USAGE: chadang list <options>", "用法：chadang list <选项>"),
      ("Usage: chadang <subcommand>", "用法：chadang <命令>"),
      ("Help:  <id>  文档编号", "说明：<id>  文档编号"),
      ("OPTIONS:", "选项："),
      ("  See 'chadang list --help' for more information.", "  详见 chadang list --help"),
      ("  See 'chadang help <subcommand>' for detailed help.", "  详见 chadang help <命令>"),
      ("  -h, --help              Show help information.", "  -h, --help              显示帮助"),
      (
        "  --format <format>  输出格式 (values: text, json; default: text)",
        "  --format <format>  输出格式（可用：text、json；缺省：text）"
      ),
      ("  --limit <limit>  列出几条 (default: 10)", "  --limit <limit>  列出几条（缺省：10）"),
      ("  档案文件夹 (corpus)", "  档案文件夹 (corpus)"),
      (
        "  --sort <sort>           排序 (values: relevance, date, date-asc; default:\n"
          + "                          relevance)",
        "  --sort <sort>           排序\n"
          + "                          （可用：relevance、date、date-asc；缺省：relevance）"
      ),
      (
        "  --cite <cite>           引用 (values: gbt7714, csl-json; default:\n"
          + "                          gbt7714)\n  --limit <limit>         列出几处 (default: 10)",
        "  --cite <cite>           引用（可用：gbt7714、csl-json；缺省：gbt7714）\n"
          + "  --limit <limit>         列出几处（缺省：10）"
      ),
    ])
  func chinese(english: String, chinese: String) {
    #expect(ArgumentWords.chinese(english) == chinese)
  }

  @Test("Lines stay in their order, and what is not the parser's stays") func lines() {
    #expect(
      ArgumentWords.chinese("Error: Unexpected argument 'x'\nUsage: a\n\n自己的话\n")
        == "错误：多余的参数：x\n用法：a\n\n自己的话\n")
  }
}
