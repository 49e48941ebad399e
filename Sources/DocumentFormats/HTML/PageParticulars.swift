internal import ArchiveModel
import TextStructure

/// What a page says of its article beside the text: `meta` elements, and the table of particulars that
/// government pages put above it (索引号 主题分类 发文机关 成文日期 发文字号 …).
struct PageParticulars {
  /// The values of `meta` elements by their names, in lower case; the first of a name counts.
  private(set) var meta: [String: String] = [:]
  /// The labels of the table and their values, in their order.
  private(set) var table: [(label: String, value: String)] = []

  /// Takes the content of a `meta` element.
  mutating func take(meta name: String, _ content: String) {
    guard meta.count < 200, content.utf8.count <= 2_000 else { return }
    let name = name.lowercased()
    if meta[name] == nil { meta[name] = content }
  }

  /// Takes a line of the table.
  mutating func take(label: String, _ value: String) { table.append((label, value)) }

  /// The article's title, as `meta` elements and the table have it.
  var titles: [String] {
    ["articletitle", "dc.title", "dcterms.title", "og:title"].compactMap { meta[$0] }
      + table.filter { Self.titleLabels.contains($0.label) }.map(\.value)
  }

  private static let titleLabels: Set<String> = [
    "标题", "名称", "文件名称", "法规标题", "信息名称", "公文标题", "题名",
  ]

  /// What the page states, for the description: the table's values go before what is read in the text;
  /// those of `meta` elements, which are of the page, stand where the text says nothing.
  var properties: EmbeddedProperties {
    var properties = EmbeddedProperties()
    for (names, field) in Self.metaFields {
      guard let value = names.lazy.compactMap({ meta[$0] }).first.map(Self.unlabelled) else {
        continue
      }
      if field == .source, !SourceRules.namesPublisher(value) { continue }
      properties.take(field, field == .date ? Self.day(value) : value)
    }
    for (label, value) in table {
      switch label {
      case let label where Self.titleLabels.contains(label):
        properties.take(.title, value, isStated: true)
      case "发文字号", "文号", "公文文号", "发文文号", "文件编号":
        properties.take(.number, value, isStated: value.unicodeScalars.contains(where: \.isDigit))
      case "发文机关", "发文单位", "制发机关", "制定机关", "发布部门", "颁布部门", "发布机关", "颁布单位":
        properties.take(.issuer, value, isStated: IssuerRules.isBody(value))
      // Who published the page need not have issued the document.
      case "发布机构", "发布单位", "公开机构", "信息来源", "公开责任部门", "责任部门": properties.take(.issuer, value)
      case "成文日期", "生成日期", "发文日期", "印发日期", "形成日期":
        properties.take(.date, Self.day(value), isStated: true)
      case "发布日期", "公开日期", "发布时间", "颁布日期", "公布日期":
        properties.take(.released, Self.day(value), isStated: true)
        if !table.contains(where: { $0.label == "成文日期" || $0.label == "生成日期" }) {
          properties.take(.date, Self.day(value))
        }
      case "有效性", "效力状态", "时效性", "时效", "是否有效", "文件状态", "法律效力", "效力属性":
        properties.take(.validity, value, isStated: true)
      case "索引号", "信息索引", "信息索取号", "索取号": properties.take(.indexNumber, value, isStated: true)
      case "主题分类", "信息分类", "主题", "信息类别", "分类": properties.take(.subject, value, isStated: true)
      case "公开方式", "公开形式": properties.take(.openness, value, isStated: true)
      case "施行日期", "实施日期", "生效日期": properties.take(.inEffect, Self.day(value))
      case "废止日期", "失效日期", "失效时间": properties.take(.repealed, Self.day(value))
      case "来源":
        if SourceRules.namesPublisher(value) { properties.take(.source, value) }
      case "主送机关": properties.take(.addressee, value, isStated: true)
      default: break
      }
    }
    return properties
  }

  private static let metaFields: [([String], DocumentDescription.Field)] = [
    (["articletitle", "dc.title", "dcterms.title"], .title),
    (["contentsource", "dc.source", "dcterms.source", "source"], .source),
    (
      [
        "pubdate", "dc.date", "dcterms.date", "dc.date.issued", "article:published_time",
        "publishdate",
      ], .date
    ),
    (["dc.publisher", "dcterms.publisher"], .source),
    (["author", "dc.creator", "dcterms.creator"], .byline),
  ]

  /// `人民网` of `来源：人民网`.
  private static func unlabelled(_ value: String) -> String {
    for label in ["来源：", "来源:", "作者：", "作者:", "发布时间："] where value.hasPrefix(label) {
      return String(value.dropFirst(label.count).trimmingBlanks())
    }
    return value
  }

  /// A date without the time of day.
  private static func day(_ text: String) -> String {
    let text = text.trimmingBlanks()
    let end = text.firstIndex { $0 == " " || $0 == "T" || $0 == "　" } ?? text.endIndex
    return String(text[..<end])
  }

  /// A label of such a table without white space, brackets and colon; `nil` for any other text.
  static func label(_ text: [Unicode.Scalar]) -> String? {
    guard (2...20).contains(text.count) else { return nil }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text)
    return label(String(view))
  }

  /// A label, as above.
  static func label(_ text: String) -> String? {
    let label = text.filter { $0.unicodeScalars.allSatisfy(\.isHan) }
    let others = text.filter { !$0.isWhitespace && !$0.unicodeScalars.allSatisfy(\.isHan) }
    guard (2...8).contains(label.count), others.allSatisfy({ "：:【】[]〔〕*()（）".contains($0) }),
      labels.contains(label)
    else { return nil }
    return label
  }

  private static let labels: Set<String> = [
    "索引号", "主题分类", "发文机关", "成文日期", "标题", "发文字号", "发布日期", "有效性", "公开方式", "主题词", "文号", "名称",
    "文件名称", "公开日期", "公开范围", "公开时限", "公开形式", "公开类型", "公开程序", "公开类别", "公开机构", "公开主体", "公开属性",
    "发布机构", "发布单位", "发布部门", "发布机关", "发布时间", "生成日期", "信息分类", "信息名称", "信息来源", "组配分类", "体裁分类", "体裁",
    "服务对象", "服务对象分类", "关键词", "关键字", "内容概述", "内容描述", "效力状态", "时效性", "时效", "效力级别", "实施日期", "失效日期",
    "失效时间", "生效日期", "施行日期", "废止日期", "法规类别", "所属类别", "颁布日期", "颁布部门", "颁布单位", "公布日期", "发文单位", "制发机关",
    "制定机关", "发文日期", "印发日期", "形成日期", "公文种类", "文种", "主送机关", "责任部门", "公开责任部门", "是否有效", "文件状态", "签发人",
    "语种", "著录日期", "分类", "栏目分类", "信息索引", "信息索取号", "索取号", "文件编号", "公文标题", "题名", "法规标题", "发文文号",
    "公文文号",
    "批准部门", "批准日期", "修订日期", "法律效力", "效力属性", "信息类别", "主题", "来源", "统一登记号", "有效期", "规范性文件编号",
  ]
}
