/// The help of the commands that find and show.
extension Phrases {
  package var kindFilter: String {
    say("文种，如 通知（可多次）", "Kind, e.g. notice (repeatable).")
  }
  package var issuerFilter: String {
    say("发文机关的部分名称（可多次）", "Part of the issuer's name (repeatable).")
  }
  package var speakerFilter: String {
    say("讲话人或记者（可多次）", "Speaker or reporter (repeatable).")
  }
  package var sinceFilter: String {
    say("不早于：2020、2020-10、2020年10月26日", "No earlier than this date.")
  }
  package var untilFilter: String {
    say("不晚于", "No later than this date.")
  }
  package var pathFilter: String {
    say("corpus/ 下路径的开头（可多次）", "Beginning of the path below corpus/.")
  }
  package var searchAbstract: String {
    say("检索，按相关度列出段落", "ranked passages")
  }
  package var searchDiscussion: String {
    say(
      """
      几个词表示都要有；"…"、“…”、「…」 里是原文；-词 排除；甲 OR 乙、甲 | 乙 任一；
      字段：类型:通知 单位:… 讲话人:… 日期:2019..2021 文号:… 标题:…
      """,
      """
      Several words: all are wanted. "…" exact words; -word excludes; A OR B; fields:
      kind:notice issuer:… speaker:… date:2019..2021 number:… title:…
      """)
  }
  package var queryHelp: String {
    say("要找的词", "What to look for.")
  }
  package var searchLimit: String {
    say("列出几条", "How many results.")
  }
  package var searchOffset: String {
    say("略过几条", "How many to pass over.")
  }
  package var searchFacets: String {
    say("按文种、机关、年份计数", "Counts by kind, issuer and year.")
  }
  package var searchExplain: String {
    say("说明每个词的得分", "What each term gave to the score.")
  }
  package var requirementsAbstract: String {
    say("列出要求：谁、要求谁、做什么、何时", "the list of requirements: by whom, of whom, what, by when")
  }
  package var requirementsDiscussion: String {
    say(
      "不写词语时按日期从新到旧列出；写法与 search 相同。到期的事：--due-since 2024-06 --due-until 2024-07 --sort due。",
      """
      Without words, all are listed, newest first; words are written as for search.
      What falls due: --due-since 2024-06 --due-until 2024-07 --sort due.
      """)
  }
  package var requirementsTo: String {
    say(
      "要求谁：名称的一部分，=全名，- 为没有写明（可多次）",
      "Required of whom: part of the name, =whole name, - where none is stated (repeatable).")
  }
  package var requirementsDueSince: String {
    say("到期不早于", "Due no earlier than this date.")
  }
  package var requirementsDueUntil: String {
    say("到期不晚于", "Due no later than this date.")
  }
  package var requirementsDue: String {
    say(
      "期限：有日期、定期、推不出日期、没有（可多次）",
      "The kind of deadline: a date, again and again, no date follows, none (repeatable).")
  }
  package var requirementsLimit: String {
    say(
      "列出几项（缺省：text、json 为 20，csv、jsonl 为全部）",
      "How many requirements (default: 20 in text and json, all in csv and jsonl).")
  }
  package var requirementsOffset: String {
    say("略过几项", "How many to pass over.")
  }
  package var quoteAbstract: String {
    say("核对引文：原文有没有这句话", "whether words stand in a document as quoted")
  }
  package var quoteDiscussion: String {
    say(
      """
      五种结论：一字不差；仅标点或空格不同；仅字形、全半角或换行不同；有改动；没有找到。
      引文中省去的地方用 …… 表示。退出码：0 原文有；1 有改动或没有；2 用法不对；3 输入有误。
      """,
      """
      Five verdicts: identical; same but for punctuation or spacing; same but for script, width or
      line breaks; changed; not found. …… stands for what the quotation leaves out.
      Exit codes: 0 the words stand there, 1 changed or not found, 2 bad usage, 3 bad input.
      """)
  }
  package var quoteText: String {
    say("引文", "The quotation.")
  }
  package var quoteFile: String {
    say("引文在文件里；- 为标准输入", "A file that holds the quotation; - for standard input.")
  }
  package var quoteBatch: String {
    say(
      "一行一条引文的文件，逐行核对；- 为标准输入（--format jsonl 或 csv）",
      "A file with one quotation a line; - for standard input (--format jsonl or csv).")
  }
  package var quoteDraft: String {
    say("文稿，核对其中每一处引文", "An article; every quotation in it is checked.")
  }
  package var quoteLinkBase: String {
    say("核对报告（html）里的链接指向的查档地址", "The address that links of the report (html) lead to.")
  }
  package var quoteCite: String {
    say("引用格式", "How citations are written.")
  }
  package var quoteLimit: String {
    say("列出几处", "How many places.")
  }
  package var quoteFormat: String {
    say("输出格式；html 只用于 --draft", "Form of the output; html with --draft only.")
  }
  package var showAbstract: String {
    say("显示一份文档，或一个段落及其前后", "a document, or a passage in its place")
  }
  package var showID: String {
    say("文档或段落的编号，或 quote 给出的链接", "A document's or a passage's id, or a link that quote gave.")
  }
  package var showOriginal: String {
    say("原件的文字，未经修复", "The original's text, as it came in.")
  }
  package var showAround: String {
    say("段落前后各几段", "Passages before and after.")
  }
  package var diffAbstract: String {
    say("逐段比较两件文档", "in what two documents differ, passage by passage")
  }
  package var diffDiscussion: String {
    say(
      "字形、全半角、标点、空格和换行不计。退出码：0 文字相同；1 不同；2 用法不对；3 没有这件文档，或档案损坏。",
      """
      Script, width, punctuation, spaces and line breaks make no difference.
      Exit codes: 0 the same text, 1 different, 2 bad usage, 3 no such document, or a damaged archive.
      """)
  }
  package var diffFirst: String {
    say("第一件文档的编号", "The first document's id.")
  }
  package var diffSecond: String {
    say("第二件文档的编号", "The second document's id.")
  }
  package var listAbstract: String {
    say("列出文档", "list documents")
  }
  package func listContentState(_ states: [String]) -> String {
    say(
      "只列文字读出情况是这些的（逗号隔开）：\(states.joined(separator: ","))",
      "Only those of whose content so much was read, separated by commas: \(states.joined(separator: ","))."
    )
  }
  package var listWithdrawn: String {
    say("只列撤下的和被取代的", "Only those withdrawn or replaced.")
  }
  package var listAll: String {
    say("撤下的和被取代的也列", "Those withdrawn or replaced, too.")
  }
  package var listLimit: String {
    say("最多列出几份（缺省为全部）", "How many (default: all).")
  }
  package var listOffset: String {
    say("略过几份", "How many to pass over.")
  }
  package var gapsAbstract: String {
    say("待补的著录：没有日期、文种或机关的文档，和读不出的文件", "what still has to be described")
  }
  package var gapsDiscussion: String {
    say(
      "用 --format csv 导出，填好后由 import --metadata 导入。",
      "Written as CSV and filled in, the list is what import --metadata takes.")
  }
  package var gapsMissing: String {
    say(
      "缺哪些项，以逗号分开（缺省 date,kind,issuer）；如 日期,文号",
      "Which fields, with commas (default: date,kind,issuer).")
  }
  package var evaluateAbstract: String {
    say("用评测集衡量检索质量", "measure retrieval quality on a test collection")
  }
  package var evaluateDiscussion: String {
    say("问题按自然语言处理：任一词即可，按得分排列。", "Queries run as ranked OR, as natural-language questions need.")
  }
  package var evaluateRun: String {
    say("把结果写成 TREC run 文件", "Write a TREC run.")
  }
  package var evaluateDepth: String {
    say("每个问题取几份文档", "Documents taken for each query.")
  }
  package var evaluateMode: String {
    say("question：自然语言问题；search：如搜索框", "question: natural language; search: as the search box")
  }
  package var evaluateLimit: String {
    say("用 search 时取几条结果", "Results taken, with --as search.")
  }
  package var evaluateOffset: String {
    say("用 search 时跳过几条结果", "Results passed over, with --as search.")
  }
  package var evaluateWeight: String {
    say("试用别的权重，如 grams=0.8（可多次）", "Try other weights, e.g. grams=0.8 (repeatable).")
  }
}
