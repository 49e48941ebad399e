import TextStructure

/// By when, counted from an event.
extension DeadlineScanner {
  /// `开工前三十日`, `有效期届满前30日`, `届满30个工作日前`, and `在动工前`.
  func beforeEvent(at start: Int, _ range: Range<Int>) -> Found? {
    let (scalars, end) = (text.scalars, range.upperBound)
    let length = Self.undated.length(in: scalars, at: start, end: end)
    guard length > 0 else { return nil }
    var index = start + length
    let before = index < end && scalars[index] == "前"
    if before { index += 1 }
    let digits = index
    if number(&index, end) != nil {
      let unit = Self.spans.length(in: scalars, at: index, end: end)
      guard unit > 0 else { return nil }
      index += unit
      if before { return Found(range: start..<index, date: nil) }
      return limit(at: index, end).map { Found(range: start..<$0, date: nil) }
    }
    // `使用警械前，应当`: when, not by when.
    guard before, digits < end, start > range.lowerBound,
      "在于".unicodeScalars.contains(scalars[start - 1]),
      scalars[digits] != ","
    else { return nil }
    return Found(range: start..<digits, date: nil)
  }

  /// `提前2小时`, `提前三个工作日`.
  func inAdvance(at start: Int, _ range: Range<Int>) -> Found? {
    let end = range.upperBound
    guard text.starts(with: ["提", "前"], at: start, end: end) else { return nil }
    var index = start + 2
    if text.starts(with: ["至", "少"], at: index, end: end) { index += 2 }
    if index < end, text.scalars[index] == "两" || text.scalars[index] == "半" {
      index += 1
    } else if number(&index, end) == nil {
      return nil
    }
    let unit = Self.spans.length(in: text.scalars, at: index, end: end)
    return unit > 0 ? Found(range: start..<(index + unit), date: nil) : nil
  }

  /// `在盘问时限届满前`, `于展览结束前`.
  func beforeExpiry(at start: Int, _ range: Range<Int>) -> Found? {
    let (scalars, end) = (text.scalars, range.upperBound)
    guard "在于".unicodeScalars.contains(scalars[start]) else { return nil }
    var index = start + 2
    while index < end, index - start <= 16, scalars[index].isHan, scalars[index] != "的" {
      let length = Self.expiring.length(in: scalars, at: index, end: end)
      if length > 0 {
        guard let stop = limit(at: index + length, end), stop >= end || !isNumeral(scalars[stop])
        else { return nil }
        return Found(range: (start + 1)..<stop, date: nil)
      }
      index += 1
    }
    return nil
  }

  static let expiring = WordSet("届满 期满 到期 结束 开始")

  static let undated = WordSet(
    "活动开始 比赛开始 考试开始 会议开始 演出开始 培训开始 活动结束 活动举行 下水 开赛 开考 开幕 开庭 开标 开会 开演 出发 离任 上岗 入学 报到 播种 放水 泄洪 开闸 蓄水 通车 供暖 停水 停电 停气 开市 开渔 封山 选举 投票 试运行 交付 验收 搬迁 爆破 入住 离开 返程 出栏 上市 采砂 占道 作业 进场 有效期届满 有效期满 届满 期满 开工 动工 施工 竣工 开业 投产 举办 举行 召开 实施 使用 启用 到期 开学 投入使用"
  )
}
