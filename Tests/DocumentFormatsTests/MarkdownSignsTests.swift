import ArchiveModel
import DocumentFormats
import ExtractionSupport
import Testing

/// A `.txt` with Markdown's marks is read as the `.md` of the same bytes is; a number sign alone makes
/// no heading.
@Suite struct MarkdownSignsTests {
  private static let body = "10月26日，云岫县召开动员部署会，县委副书记出席会议并讲话，要求各单位认真落实。"

  @Test(arguments: [
    "# 关于开展检查的通知\n\n\(body)\n\n## 一、总体要求\n\n\(body)\n\n## 二、工作安排\n\n\(body)\n",
    "不忘初心 牢记使命\n\n# 首轮巡察工作全面启动\n\n\(body)\n\n## 财政局：精准保障\n\n\(body)\n",
    "# 关于开展检查的通知\n\(body)\n## 一、总体要求\n\(body)\n### （一）目标\n\(body)\n",
    "# 关于开展检查的通知\n\n\(body)\n",
    "\u{FEFF}# 关于开展检查的通知\r\n\r\n\(body)\r\n\r\n## 一、要求\r\n\r\n\(body)\r\n",
    "## 一、总体要求\n\n\(body)\n\n## 二、工作安排\n\n\(body)\n",
    "# 云岫县志\n\n## 卷一\n\n### 建置\n\n\(body)\n\n### 疆域\n\n\(body)\n",
    "# Annual report\n\nThe county finished all of the works this year.\n\n## Roads\n\nTwelve roads were built.\n",
    "---\ntitle: 关于开展检查的通知\n日期: 2021-03-02\n---\n\n\(body)\n",
    "任务分工\n\n| 任务 | 责任单位 |\n| --- | :---: |\n| 清淤 | 县水利局 |\n",
    "# 安装说明\n\n先按下面的命令安装，再启动程序。\n\n```\n# 更新\napt-get update\n```\n\n## 启动\n\n双击图标即可。\n",
    "# 关于开展检查的通知\n\n- 一项工作要抓实。\n- 二项工作要抓细。\n\n#话题 这一行是正文。\n",
  ])
  func isReadAsMarkdown(text: String) throws {
    let plain = try extract(text, path: "文件.txt")
    let marked = try extract(text, path: "文件.md")
    #expect(plain.documents == marked.documents)
    #expect(!plain.text.contains("# 一"))
  }

  @Test(arguments: [
    "#城市更新# 云岫县启动老旧小区改造。\n\n\(body)\n",
    "#1楼 张三\n说得对。\n#2楼 李四\n同意楼上的意见。\n",
    "# 13800000001 张三\n# 13800000002 李四\n# 13800000003 王五\n",
    "# 张三\n# 李四\n# 王五\n# 赵六\n",
    "通讯录\n\n# 张三 0830-1234567\n# 李四 0830-7654321\n",
    "# 数据库地址\ndb.host=127.0.0.1\n# 端口\ndb.port=3306\n",
    "# 更新软件\nsudo apt-get update\n\n# 安装\nsudo apt-get install nginx\n",
    "# 求和\nfor x in range(10):\n    total += x\n\n# 输出\nprint(total)\n",
    "\(body)\n\(body)\n\(body)\n\(body)\n# 号键确认后挂机。\n\(body)\n",
    "\(body)\n#\n\(body)\n",
    "#include <stdio.h>\nint main() { return 0; }\n",
    "甲|乙|丙\n一|二|三\n",
    "-----\n目录：一\n-----\n\(body)\n",
    "---\n\(body)\n---\n\(body)\n",
    "3 # 楼 5 # 楼同时开工。\n\(body)\n",
  ])
  func staysPlain(text: String) throws {
    let extraction = try extract(text, path: "文件.txt")
    let visible = text.unicodeScalars.filter { !$0.properties.isWhitespace }
    let read =
      (extraction.passages.first?.headingPath.joined() ?? "") + extraction.text
    // Nothing is taken for a mark.
    #expect(
      read.unicodeScalars.filter { $0 == "#" || $0 == "|" }.count
        == visible.filter { $0 == "#" || $0 == "|" }.count)
    #expect(extraction.document?.frontMatter == nil)
  }

  @Test func theOriginalIsTheFile() throws {
    let text = "# 题目\n\n\(Self.body)\n"
    #expect(try decodedOriginal(Array(text.utf8), path: "a.txt").text == text)
  }
}
