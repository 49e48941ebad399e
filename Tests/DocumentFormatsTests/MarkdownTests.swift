import ArchiveModel
import DocumentFormats
import ExtractionSupport
import Testing

@Suite struct MarkdownTests {
  @Test func frontMatterIsSplitOff() throws {
    let text = "---\ntitle: 甲\nkind: 通知\n---\n# 关于某事的通知\n\n正文在此。\n"
    let extraction = try extract(text, path: "a.md")
    #expect(
      extraction.document?.frontMatter == FrontMatter(yaml: "title: 甲\nkind: 通知\n", firstLine: 2))
    #expect(!extraction.text.contains("title:"))
    #expect(extraction.description.title == "关于某事的通知")
  }

  @Test func aRuleIsNoFrontMatter() throws {
    let extraction = try extract("---\n正文在此。\n---\n后文。", path: "a.md")
    #expect(extraction.document?.frontMatter == nil)
    #expect(extraction.passages.map(\.headingPath) == [["正文在此。"]])
  }

  @Test(arguments: [
    ("要**坚决**落实。", "要坚决落实。"),
    ("见[省政府网站](https://example.com/a_b)公告。", "见省政府网站公告。"),
    ("图![城市景观](a.png)如下。", "图城市景观如下。"),
    ("用`code`表示。", "用code表示。"),
    ("~~旧文~~新文。", "旧文新文。"),
    ("snake_case_name 不变。", "snake_case_name 不变。"),
    ("国办发[2020]12号 不变。", "国办发[2020]12号 不变。"),
    ("3 * 4 * 5 不变。", "3 * 4 * 5 不变。"),
    ("转义\\*星号\\*。", "转义*星号*。"),
    ("未闭合**的记号。", "未闭合**的记号。"),
    ("a < b 且 b > c。", "a < b 且 b > c。"),
    ("行<br>内<b>标签</b>。", "行内标签。"),
  ])
  func inlineMarks(markdown: String, text: String) throws {
    #expect(try extract("# 题\n\n\(markdown)", path: "a.md").texts == ["题\n\(text)"])
  }

  @Test func blocks() throws {
    let text = """
      # 题目

      - 第一项
      - 第二项

      | 序号 | 名称 |
      | --- | :-: |
      | 1 | 清河 |

      > 引文在此。

      ```
      let a = 1 # 非标题
      ```

      副题
      ----

      正文。
      """
    let extraction = try extract(text, path: "a.md")
    for part in ["第一项", "序号\n名称\n1\n清河", "引文在此。", "let a = 1 # 非标题"] {
      #expect(extraction.text.contains(part))
    }
    #expect(!extraction.text.contains("---"))
    #expect(!extraction.text.contains("|"))
    #expect(extraction.passages.last?.headingPath == ["副题"])
  }
}
