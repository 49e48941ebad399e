/// Labels and values on one line, as pages put them above a text: `索 引 号：0001 主题分类：科技`.
enum PageLabels {
  private static let known = [
    "索引号", "主题分类", "发文机关", "成文日期", "标题", "发文字号", "发布日期", "主题词", "有效性", "公开方式", "文号", "发布机构", "公文标题",
    "文件名称", "文件编号", "生成日期", "发布时间", "公开日期", "信息名称", "时效性", "发文单位", "制发机关", "制定机关", "主送机关", "实施日期",
    "废止日期", "发布机关", "原文链接",
    "来源", "关键词", "信息分类", "发文日期", "名称", "题名", "文件标题", "體裁分類", "体裁分类", "公开形式", "公开范围", "服务对象", "失效日期",
    "生效日期", "施行日期",
    "法规名称", "法规类别", "修正日期", "修订日期", "法规网址", "公布日期", "原标题", "title",
    "文档类型", "文件类型", "检索时间", "检索关键词", "更新时间", "发布来源", "作者", "责任编辑", "文件状态",
  ]

  /// The labels of a line with their values; empty where the line begins with none.
  ///
  /// - Parameter next: the line below, where a value may stand that is not on the label's own.
  static func values(in text: String, next: String? = nil) -> [(label: String, value: String)] {
    guard LabelRules.mayHoldLabel(text), text.unicodeScalars.count <= 300 else { return [] }
    let marks = "*-•·#　【】[]（(".unicodeScalars
    let line = PlainLine(written: text.unicodeScalars.filter { !$0.isTrimmed && $0 != "*" })
    var found: [(label: String, start: Int, end: Int)] = []
    for (colon, scalar) in line.plain.enumerated() where scalar == "：" || scalar == ":" {
      let labels = known.filter { label in
        let count = label.unicodeScalars.count
        return colon >= count && line.plain(colon - count..<colon) == label
      }
      guard let label = labels.max(by: { $0.count < $1.count }) else { continue }
      found.append((label, colon - label.unicodeScalars.count, colon + 1))
    }
    guard let first = found.first, line.plain[..<first.start].allSatisfy({ marks.contains($0) })
    else { return [] }
    return found.enumerated().compactMap { index, place in
      let end = index + 1 < found.count ? found[index + 1].start : line.count
      var value = line.written(place.end..<end)
      if value.isEmpty, index + 1 == found.count, let next, next.unicodeScalars.count <= 80,
        !LabelRules.mayHoldLabel(next)
      {
        value = PlainLine(next).written(0..<80)
      }
      while value.hasSuffix("）"), !value.contains("（") { value.removeLast() }
      return value.isEmpty ? nil : (place.label, value)
    }
  }
}
