public import ArchiveModel

/// Reads what a document says of itself, at its head and its end. What is not stated stays absent.
public struct DescriptionReader {
  let flow: Flow
  let structure: DocumentAssembler.Structure
  let path: String

  /// Describes a document by its text, its structure and the path of its file.
  public init(flow: Flow, structure: DocumentAssembler.Structure, path: String) {
    self.flow = flow
    self.structure = structure
    self.path = path
  }

  /// A line of the head or the end, as the rules read it.
  public struct Line {
    /// Its text.
    public var text: String
    /// What part it plays.
    public var kind: BlockKind
  }

  private static let headLength = 32
  private static let tailLength = 12
  private static let longestLine = 240

  /// The description that the blocks give.
  public func read(_ blocks: [Block]) -> DocumentDescription {
    // A page may have menus before the title.
    let title = blocks.prefix(HeadMatter.farReach).firstIndex { $0.kind == .title } ?? 0
    let start = title > 10 ? title - 6 : 0
    let head = lines(blocks.indices.dropFirst(start).prefix(Self.headLength), blocks)
    let tail = lines(blocks.indices.suffix(Self.tailLength), blocks)
    var description = DocumentDescription()
    let runOn = RunOnHead(reader: self, blocks: blocks)
    description.title =
      runOn?.title ?? structure.title.map(TitleWords.unlabelled) ?? FileNameRules.title(path)
    if let title = description.title { description.kind = KindRules.kind(ofTitle: title) }
    readLabels(head, &description)
    readLabels(tail, &description)
    readPage(&description)
    if structure.title == nil, let stated = labelledTitle(head) {
      description.title = stated
      description.kind = KindRules.kind(ofTitle: stated)
    }
    if description.kind == nil, head.contains(where: { isSpeechSubtitle($0.text) }) {
      description.kind = .speech
    }
    let history = HistoryReader(reader: self, blocks: blocks).read(from: start)
    let signature = SignatureRules(reader: self, blocks: blocks).find() ?? runOn?.signature
    description.number = runOn?.number ?? NumberRules.number(ofHead: head) ?? history.number
    let labelled = description.date
    description.date =
      labelled
      ?? DateRules.date(
        head: head, tail: tail, history: history, signature: signature, kind: description.kind,
        path: path)
    readByline(head, tail, &description)
    if description.kind?.general == .report || description.kind?.general == .speech {
      description.speaker =
        description.title.flatMap(SpeakerRules.speaker(inTitle:)) ?? speaker(head)
    }
    if description.kind == nil || description.kind.map(isHeadlineWord) == true && isNews(head),
      !description.byline.isEmpty || description.source != nil
    {
      description.kind = .news
    }
    readIssuer(head, tail, history, signature, runOn?.issuer, &description)
    readDates(history, blocks, &description)
    if let kind = description.kind?.general, kind != .speech, kind != .news, kind != .law {
      description.addressee = addressee(head)
    }
    return description
  }

  private func readDates(
    _ history: LawHistory, _ blocks: [Block], _ description: inout DocumentDescription
  ) {
    (description.adopted, description.published) = (history.adopted, history.published)
    if !history.amended.isEmpty { description.amended = history.amended }
    description.repealed = history.repealed
    let kind = description.kind?.general
    guard kind != .speech, kind != .news, kind != .commentary, kind != .report else { return }
    let isLaw =
      !history.entries.isEmpty && kind != .notice && kind != .circular || kind == .law
      || kind == .regulation || kind == .measures
    let rules = EffectRules(
      flow: flow, published: history.published?.date, kind: description.kind?.rawValue)
    description.inEffect = history.inEffect ?? rules.effect(of: blocks, isLaw: isLaw)
  }

  private func lines(_ indices: some Sequence<Int>, _ blocks: [Block]) -> [Line] {
    indices.map { line(blocks[$0]) }
  }

  /// A block as the rules read it.
  func line(_ block: Block) -> Line {
    var text = String.UnicodeScalarView()
    if block.count <= Self.longestLine {
      text.append(
        contentsOf: flow.text(of: block).filter { !$0.isInvisible }.map(RadicalDigits.unified))
    } else {
      // The rules look at the first words of a long paragraph and at its last.
      let scalars = flow.scalars
      text.append(
        contentsOf: scalars[block.first.start..<min(block.first.end, block.first.start + 120)])
      text.append("\n")
      text.append(
        contentsOf: scalars[max(block.last.start, block.last.end - 100)..<block.last.end])
    }
    return Line(text: String(text), kind: block.kind)
  }

  private func isSpeechSubtitle(_ text: String) -> Bool {
    (text.hasPrefix("——") || text.hasPrefix("（") || text.hasPrefix("在"))
      && (text.hasSuffix("上的讲话") || text.contains("上的讲话（"))
  }

  // MARK: Labelled values

  /// `来源：解放日报`, `签发人：张三`, `密级：秘密`.
  private func readLabels(_ lines: [Line], _ description: inout DocumentDescription) {
    for (index, line) in lines.enumerated() where line.text.utf8.count <= 240 {
      guard LabelRules.mayHoldLabel(line.text) else {
        description.secrecy = description.secrecy ?? LabelRules.secrecy(line.text)
        continue
      }
      if description.source == nil {
        let named = LabelRules.value(
          of: ["来源", "信息来源", "稿源", "文章来源", "來源", "消息来源"], in: line.text,
          next: index + 1 < lines.count ? lines[index + 1].text : nil)
        description.source = named.flatMap { LabelRules.namesPublisher($0) ? $0 : nil }
      }
      if description.signer == nil {
        description.signer = LabelRules.value(of: ["签发人", "签发"], in: line.text, next: nil)
      }
      if description.secrecyLevel == nil {
        let stated = LabelRules.labelledSecrecy(line.text)
        // A label that names a level goes before one that names none.
        if description.secrecy == nil || stated.flatMap(SecrecyLevel.init(in:)) != nil {
          description.secrecy = stated ?? LabelRules.secrecy(line.text) ?? description.secrecy
        }
      }
      if description.byline.isEmpty,
        let author = LabelRules.value(of: ["作者"], in: line.text, next: nil)
      {
        description.byline = BylineRules.names(in: author)
      }
      readPageLabels(
        line.text, next: index + 1 < lines.count ? lines[index + 1].text : nil, &description)
    }
  }

  private static func day(_ value: String) -> PartialDate? {
    PlainLine(value).dates().first?.date ?? PartialDate(chinese: value)
  }

  /// `公文标题：…`, where the text has no title of its own.
  private func labelledTitle(_ head: [Line]) -> String? {
    for line in head.prefix(16) {
      for (label, value) in PageLabels.values(in: line.text)
      where TitleWords.labels.contains(label) {
        return value
      }
    }
    return nil
  }

  /// Whether a kind may be no more than the last word of a headline.
  private func isHeadlineWord(_ kind: DocumentKind) -> Bool {
    KindRules.weak.contains(kind.rawValue)
  }

  /// Whether a text opens as news do: `本报讯`, `…日电`, a reporter's name.
  private func isNews(_ head: [Line]) -> Bool {
    head.prefix(8).contains { line in
      line.kind != .title
        && ["本报讯", "本台讯", "新华社", "中新社", "中新网", "本报记者", "记者"].contains {
          line.text.trimmingBlanks().hasPrefix($0)
        }
    }
  }

  /// What a page says of itself above a text: `索引号：…`, `发布日期：…`.
  private func readPageLabels(
    _ line: String, next: String?, _ description: inout DocumentDescription
  ) {
    for (label, value) in PageLabels.values(in: line, next: next) {
      switch label {
      case "索引号": description.indexNumber = description.indexNumber ?? value
      case "主题分类", "信息分类": description.subject = description.subject ?? value
      case "公开方式", "公开形式": description.openness = description.openness ?? value
      case "有效性", "时效性": description.validity = description.validity ?? value
      case "发布日期", "发布时间", "公开日期":
        description.released = description.released ?? Self.day(value)
      case "修正日期", "修订日期", "修正时间":
        if let day = Self.day(value), description.amended.isEmpty {
          description.amended = [LawDate(day, word: "修正")]
          description.date = description.date ?? day
        }
      case "发文机关", "发文单位", "制发机关", "制定机关":
        let bodies = IssuerRules.joined(BodyNames.names(in: value))
        description.issuer = description.issuer ?? bodies
      default: break
      }
    }
  }

  /// What the name of a newspaper's page says: the paper and the day.
  private func readPage(_ description: inout DocumentDescription) {
    guard let page = FileNameRules.newspaperPage(path) else { return }
    if description.source == nil { description.source = page.paper }
  }

  // MARK: Bodies and persons

  private func readIssuer(
    _ head: [Line], _ tail: [Line], _ history: LawHistory,
    _ signature: SignatureRules.Signature?, _ runOn: String?,
    _ description: inout DocumentDescription
  ) {
    if description.issuer != nil { return }
    let kind = description.kind?.general
    // Who speaks and which paper prints are other fields.
    if kind == .speech || kind == .news || kind == .commentary { return }
    let inTitle = description.title.flatMap(IssuerRules.issuer(inTitle:))
    if let title = description.title, title.hasSuffix("政府工作报告"), inTitle == nil {
      for (index, line) in head.enumerated() {
        let next = index + 1 < head.count ? head[index + 1].text : ""
        if let issuer = IssuerRules.workReportIssuer(inSubtitle: line.text)
          ?? IssuerRules.workReportIssuer(inSubtitle: line.text + next)
        {
          description.issuer = issuer
          return
        }
      }
    }
    let adopting = history.bodies
    let isAssembly = adopting.contains { $0.contains("代表大会") || $0.contains("代表大會") }
    description.issuer =
      (isAssembly ? IssuerRules.joined(adopting) : nil) ?? inTitle
      ?? IssuerRules.joined(adopting) ?? runOn ?? IssuerRules.letterhead(head)
      ?? signature.flatMap { IssuerRules.joined($0.bodies) }
      ?? association(tail, description.title)
      ?? description.number.flatMap(NumberRules.body(ofOrder:)) ?? printingOffice(tail)
  }

  /// The office of the 版记 (`…办公室　2024年1月3日印发`), for a document that names no other body.
  private func printingOffice(_ tail: [Line]) -> String? {
    for line in tail.reversed() where line.text.unicodeScalars.count <= 60 {
      let plain = PlainLine(line.text)
      guard plain.ends(with: "印发"), let day = plain.dates().last else { continue }
      return IssuerRules.joined(BodyNames.names(in: plain.written(0..<day.range.lowerBound)))
    }
    return nil
  }

  /// `雲岫旅外同鄉會` above its chairman's name, as the title begins.
  private func association(_ tail: [Line], _ title: String?) -> String? {
    guard let title else { return nil }
    for index in tail.indices.dropFirst() where tail[index].kind == .dateLine {
      let above = tail[max(0, index - 3)..<index].first { line in
        let body = line.text.trimmingBlanks()
        return body.count >= 4 && line.kind != .title && title.hasPrefix(body)
          && title != String(body)
      }
      if let above { return String(above.text.trimmingBlanks()) }
    }
    return nil
  }

  private func readByline(_ head: [Line], _ tail: [Line], _ description: inout DocumentDescription)
  {
    for line in head + tail {
      var names: [String] = []
      if line.kind == .byline {
        guard !line.text.hasSuffix("摄"), !line.text.contains("编辑") else { continue }
        names = BylineRules.names(in: line.text)
      } else if line.kind == .paragraph || line.kind == .line {
        names = BylineRules.names(aroundParagraph: line.text)
      }
      for name in names where !description.byline.contains(name) { description.byline.append(name) }
    }
  }

  private func speaker(_ head: [Line]) -> String? {
    let lines = head.prefix { $0.kind != .salutation }.filter { $0.kind != .clutter }.prefix(14)
    for line in lines where line.kind != .clutter && line.text.unicodeScalars.count <= 80 {
      if let name = SpeakerRules.speaker(in: line.text) { return name }
    }
    guard let title = lines.firstIndex(where: { $0.kind == .title }) else { return nil }
    for (index, line) in zip(lines.indices, lines).dropFirst(title + 1 - lines.startIndex).prefix(5)
    where line.kind == .line {
      let neighbours = [index - 1, index + 1].filter { lines.indices.contains($0) }
      if let name = SpeakerRules.bareName(line.text, beside: neighbours.map { lines[$0].text }) {
        return name
      }
    }
    return nil
  }

  /// The line that ends in a colon and names whom the document is for.
  private func addressee(_ head: [Line]) -> String? {
    head.prefix(12).lazy.filter { $0.kind != .title && $0.kind != .heading }
      .compactMap { AddresseeLine.name(in: $0.text) }.first
  }
}
