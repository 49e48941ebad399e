import TextStructure

/// Each of those there are, and those who lead several bodies.
extension PartyFinder {
  /// `各接种点`, `各基地`: each of those there are, but not `各项工作`.
  func each(_ range: Range<Int>) -> Found? {
    let scalars = text.scalars
    guard (3...8).contains(range.count),
      scalars[range.lowerBound] == "各" || isAllEach(range)
        || scalars[range.lowerBound] == "每"
          && "个所家座名位支".unicodeScalars.contains(scalars[range.lowerBound + 1])
          && range.count > 3,
      range.allSatisfy({ scalars[$0].isHan && scalars[$0] != "的" && scalars[$0] != "和" }),
      scalars[range.lowerBound] == "每"
        || !"项种类式样自级个次不行位".unicodeScalars.contains(
          scalars[range.lowerBound + (scalars[range.lowerBound] == "各" ? 1 : 3)]),
      Self.things.lengthOfWord(in: scalars, endingAt: range.upperBound, start: range.lowerBound)
        == 0,
      stop(after: range.lowerBound, before: range.upperBound) == nil
    else { return nil }
    // `各媒体客观报道`: the name that it begins with, where it ends with none.
    if !nameEnd(range.upperBound, from: range.lowerBound) {
      let least = range.lowerBound + (isAllEach(range) ? 4 : 2)
      for end in (least..<max(least, range.upperBound - 1)).reversed()
      where nameEnd(end, from: range.lowerBound) {
        return Found(parts: [range.lowerBound..<end], end: end)
      }
    }
    return Found(parts: [range], end: range.upperBound)
  }

  /// `全县各窗口`.
  func isAllEach(_ range: Range<Int>) -> Bool {
    range.count > 4 && text.scalars[range.lowerBound + 2] == "各"
      && Self.wholes.length(in: text.scalars, at: range.lowerBound, end: range.upperBound) == 2
  }

  static let wholes = WordSet(
    "全县 全市 全省 全区 全镇 全乡 全州 全院 全局 全校 全厂 县直 市直 省直 区直 县域 市域 辖区 沿线 沿河 沿湖 沿江 城区")

  static let things = WordSet(
    "工作 措施 任务 环节 程序 要素 指标 项目 工程 设施 设备 制度 阶段 步骤 方面 领域 政策 资金 问题 事项 数据 材料 河道 水库 道路 车辆 产品 业务 活动 计划 方案 规定 要求 标准 费用 岗位 时段"
  )

  /// Where a name that something else follows ends within a stretch.
  func stop(after start: Int, before limit: Int) -> Int? {
    var index = start + 1
    while index < limit - 1 {
      if nameEnd(index, from: start), isPredicate(index, limit) { return index }
      index += 1
    }
    return nil
  }

  /// `有权处理的部门`: which is said before the name.
  func isModified(_ name: Range<Int>) -> Bool {
    text.scalars[name.lowerBound..<max(name.lowerBound, name.upperBound - 2)].contains("的")
  }

  /// `中小学、幼儿园负责人`, `省、市和县的主要负责人`: those who lead all that is named before.
  func isLed(_ parts: [Range<Int>]) -> Bool {
    let scalars = text.scalars
    guard parts.count > 1, let part = parts.last else { return false }
    let leader = Self.leaders.lengthOfWord(
      in: scalars, endingAt: part.upperBound, start: part.lowerBound)
    guard leader > 0, leader < part.count, !"各全每本".unicodeScalars.contains(scalars[part.lowerBound])
    else { return false }
    let others = parts.dropLast()
    guard scalars[part].contains("的") || others.allSatisfy({ scalars[$0.upperBound] == "、" }) else {
      return false
    }
    return others.allSatisfy { other in
      [OfficeWords.offices, Self.leaders, Self.doers].allSatisfy {
        let length = $0.lengthOfWord(
          in: scalars, endingAt: other.upperBound, start: other.lowerBound)
        return length == 0
          || length > 1
            && $0.length(in: scalars, at: other.upperBound - 1, end: other.upperBound) == 0
      }
    }
  }

  static let leaders = WordSet(
    "负责人 主要负责人 负责同志 主要负责同志 主要领导 分管领导 分管负责人 分管负责同志 法定代表人 党政主要负责人 党政主要领导 班子成员")
}
