internal import ArchiveModel

/// What the lines below a title say of when a text was adopted, published, amended:
/// `2019年3月1日 清河县…会议通过`, `（2011年…通过　根据2018年…《关于…的决定》修正）`.
struct LawHistory {
  /// What happened on a day.
  enum Event { case adopted, published, inEffect, amended, repealed, approved }

  /// An event, its day and what the note says behind it.
  struct Entry {
    var event: Event
    var date: LawDate
    /// The words between the day and the next one, quoted titles left out.
    var words: PlainLine
  }

  private(set) var entries: [Entry] = []

  /// The day of the latest text: the last on which it was adopted or amended, else that of its publication.
  var latestText: PartialDate? {
    let texts = entries.filter { $0.event == .adopted || $0.event == .amended }
    let latest = texts.map(\.date.date).max {
      ($0.dayRange?.lowerBound ?? 0) < ($1.dayRange?.lowerBound ?? 0)
    }
    return latest ?? published?.date
  }

  var adopted: LawDate? {
    // A congress's committee that approves before anyone adopts has adopted.
    if let first = entries.first, first.event == .approved, first.words.holds("代表大会") {
      return first.date
    }
    return entries.first { $0.event == .adopted }?.date
  }
  /// The days of 修正 and 修订, in order.
  var amended: [LawDate] { entries.filter { $0.event == .amended }.map(\.date) }
  var repealed: LawDate? { entries.last { $0.event == .repealed }?.date }
  var inEffect: LawDate? { entries.last { $0.event == .inEffect }?.date }
  /// The first publication; that of the last whole revision where one was published anew.
  var published: LawDate? {
    publication?.date
  }

  private var publication: Entry? {
    let all = entries.indices.filter { entries[$0].event == .published }
    // `2010年2月2日…修订通过`, `2010年2月11日…令第571号公布`
    let revised = all.last { index in
      entries[index].words.holds("修订")
        || index > 0 && entries[index - 1].event == .amended
          && entries[index - 1].words.holds("修订") && !entries[index - 1].words.holds("决定")
          && !entries[index - 1].words.holds("次修订")
    }
    return (revised ?? all.first).map { entries[$0] }
  }

  /// Takes a note: a line, or all that stands in one pair of brackets.
  mutating func take(_ line: PlainLine) {
    let dates = line.dates().filter { $0.date.precision == .day }
    var waiting: [PartialDate] = []
    for (index, found) in dates.enumerated() {
      let end = index + 1 < dates.count ? dates[index + 1].range.lowerBound : line.count
      let words = Self.withoutQuoted(line, found.range.upperBound..<end)
      let events = Self.events(words)
      guard !events.isEmpty else {
        // `…会议、2018年12月12日…会议通过`
        waiting.append(found.date)
        continue
      }
      for date in waiting where events.contains(where: { $0.event == .adopted }) {
        entries.append(Entry(event: .adopted, date: LawDate(date, word: "通过"), words: words))
      }
      waiting = []
      for event in events {
        // The body that amends does so on its own day; another approves it: `…会议批准的《…决定》修正`.
        if event.event == .amended, words.holds("批准的"), let last = entries.last,
          last.event == .adopted, entries.dropLast().contains(where: { $0.event == .adopted })
        {
          entries[entries.count - 1].event = .amended
          entries[entries.count - 1].date.word = event.word
          continue
        }
        entries.append(
          Entry(event: event.event, date: LawDate(found.date, word: event.word), words: words))
      }
    }
    // `（…印发，2022年8月5日）`: the words stand before the day.
    if entries.isEmpty, dates.count == 1, let only = dates.first,
      line.count - only.range.upperBound <= 1
    {
      let words = Self.withoutQuoted(line, 0..<only.range.lowerBound)
      for event in Self.events(words) {
        entries.append(
          Entry(event: event.event, date: LawDate(only.date, word: event.word), words: words))
      }
    }
  }

  /// Whether the entries from a place on begin with an adoption that is older than what stands before them.
  func goesBack(from start: Int) -> Bool {
    guard start > 0, start < entries.count, entries[start].event == .adopted else { return false }
    let before = entries[..<start].compactMap(\.date.date.dayRange?.lowerBound).max() ?? 0
    return (entries[start].date.date.dayRange?.lowerBound ?? before) < before
  }

  /// Takes back what was taken of a note.
  mutating func removeEntries(from start: Int) { entries.removeSubrange(start...) }

  /// Adds an event that a sentence states.
  mutating func add(_ event: Event, _ date: PartialDate, _ word: String, _ words: PlainLine) {
    entries.append(Entry(event: event, date: LawDate(date, word: word), words: words))
  }

  /// The number of the order by which the text was published.
  var number: String? {
    publication.flatMap { NumberRules.order(in: $0.words) }
  }

  /// The words of a part of a line, without what stands in 《》.
  private static func withoutQuoted(_ line: PlainLine, _ range: Range<Int>) -> PlainLine {
    var kept: [Unicode.Scalar] = []
    var depth = 0
    for index in range {
      switch line.plain[index] {
      case "《", "〈", "<", "＜": depth += 1
      case "》", "〉", ">", "＞": depth = max(0, depth - 1)
      default: if depth == 0 { kept.append(line.written[index]) }
      }
    }
    return PlainLine(written: kept)
  }

  private static let publishing = ["公布", "发布", "颁布", "颁发", "印发"]
  private static let amending = ["修正", "修订", "修改"]

  /// What the words behind a day say of it.
  private static func events(_ words: PlainLine) -> [(event: Event, word: String)] {
    var events: [(Event, String)] = []
    // `（此件公开发布）`
    if words.holds("此件") { return [] }
    let effect = ["施行", "生效", "实施", "执行", "试行"].first {
      words.starts(with: $0) || words.starts(with: "起" + $0) || words.starts(with: "正式" + $0)
        || words.starts(with: "起正式" + $0)
    }
    if let effect { return [(.inEffect, effect)] }
    if let amended = amending.first(where: words.holds) {
      events.append((.amended, amended))
    } else if words.holds("通过的") {
      events.append((.amended, "修正"))
    } else if words.holds("通过") {
      events.append((.adopted, "通过"))
    } else if words.holds("批准") {
      events.append((.approved, "批准"))
    }
    if let published = publishing.first(where: { word in
      guard let range = words.range(of: word) else { return false }
      let next = words.plain(range.upperBound..<range.upperBound + 2)
      return next != "之日" && !next.hasPrefix("的")
    }) {
      events.append((.published, published))
    } else if words.holds("修订"), words.holds("令第"), !words.holds("决定") {
      events.append((.published, "修订"))
    }
    if events.contains(where: { $0.0 == .published }),
      words.holds(anyOf: ["之日起施行", "之日施行", "公布施行", "发布施行", "颁布施行", "并施行", "即日起施行", "起实施"])
    {
      events.append((.inEffect, "施行"))
    }
    if events.isEmpty, words.holds("废止"), !words.holds("同时废止") {
      events.append((.repealed, "废止"))
    }
    return events
  }
}
