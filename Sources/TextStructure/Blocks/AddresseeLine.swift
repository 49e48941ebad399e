/// The line that ends in a colon and names whom a document is for (`各乡镇人民政府，县直各单位：`).
enum AddresseeLine {
  private static let endings = [
    "人民政府", "局", "委员会", "办公室", "公司", "院", "中心", "党委", "单位", "部门", "支部", "政府", "部", "厅", "企业",
    "学校", "直属机构", "办事处", "党组", "監察组", "监察组", "台鉴", "台鑒",
  ]
  private static let others = ["如下", "来源", "时间", "各位", "同志", "电话", "联系", "附件", "要求", "指出"]

  /// The bodies addressed, or `nil` where the line is another's.
  static func name(in line: String) -> String? {
    let text = line.trimmingBlanks()
    guard text.hasSuffix("：") || text.hasSuffix(":"), text.unicodeScalars.count <= 150 else {
      return nil
    }
    let name = text.dropLast().trimmingBlanks()
    guard !name.isEmpty, !name.contains("。"), !name.contains("："), !name.contains(":"),
      Numbering(Array(name.unicodeScalars), in: 0..<name.unicodeScalars.count) == nil,
      !others.contains(where: { name.unicodeScalarRange(of: $0) != nil })
    else { return nil }
    let whole = withoutBracket(name)
    guard name.hasPrefix("各") || endings.contains(where: { whole.hasSuffix($0) }) else {
      return nil
    }
    return String(name)
  }

  /// `各党组（党委）` is `各党组`.
  private static func withoutBracket(_ name: Substring) -> Substring {
    guard name.hasSuffix("）"), let open = name.lastIndex(of: "（") else { return name }
    return name[..<open]
  }
}
