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
    let head = lines(blocks.indices.prefix(Self.headLength), blocks)
    let tail = lines(blocks.indices.suffix(Self.tailLength), blocks)
    var description = DocumentDescription()
    description.title = structure.title ?? FileNameRules.title(path)
    if let title = structure.title ?? description.title {
      description.kind = KindRules.kind(ofTitle: title)
      description.issuer = IssuerRules.issuer(inTitle: title)
    }
    readLabels(head, &description)
    readLabels(tail, &description)
    description.number = number(head)
    readPage(&description)
    if description.kind == nil, head.contains(where: { isSpeechSubtitle($0.text) }) {
      description.kind = .speech
    }
    description.date = DateRules.date(head: head, tail: tail, path: path)
    readIssuer(head, tail, &description)
    readByline(head, tail, &description)
    if description.kind == .report || description.kind == .speech {
      description.speaker =
        description.title.flatMap(SpeakerRules.speaker(inTitle:)) ?? speaker(head)
    }
    if description.kind == nil, !description.byline.isEmpty || description.source != nil {
      description.kind = .news
    }
    if let kind = description.kind, kind != .speech, kind != .news, kind != .law {
      description.addressee = addressee(head)
    }
    return description
  }

  private func lines(_ indices: some Sequence<Int>, _ blocks: [Block]) -> [Line] {
    indices.map { index in
      var text = String.UnicodeScalarView()
      let block = blocks[index]
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
        description.source = LabelRules.value(
          of: ["来源", "信息来源", "稿源", "文章来源"], in: line.text,
          next: index + 1 < lines.count ? lines[index + 1].text : nil)
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
      if description.issuer == nil {
        description.issuer = LabelRules.value(
          of: ["发文机关", "发布机构", "发文单位", "制发机关"], in: line.text, next: nil)
      }
    }
  }

  private func number(_ head: [Line]) -> String? {
    for line in head.prefix(12) where line.text.unicodeScalars.count <= 80 && line.kind != .clutter
    {
      guard let match = DocumentNumber.matches(in: line.text).first else { continue }
      let bytes = Array(line.text.utf8)
      // A number quoted in a sentence is another document's.
      guard line.kind != .title, bytes.count - match.byteRange.count <= 60,
        !line.text.contains("《"),
        !line.text.contains("，") || line.text.hasPrefix("（") && line.text.contains("印发")
      else { continue }
      return String(decoding: bytes[match.byteRange], as: UTF8.self)
    }
    return nil
  }

  /// What the name of a newspaper's page says: the paper and the day.
  private func readPage(_ description: inout DocumentDescription) {
    guard let page = FileNameRules.newspaperPage(path) else { return }
    if description.source == nil { description.source = page.paper }
  }

  // MARK: Bodies and persons

  private func readIssuer(_ head: [Line], _ tail: [Line], _ description: inout DocumentDescription)
  {
    if description.issuer != nil { return }
    if let title = description.title, title.hasSuffix("政府工作报告") {
      for line in head {
        if let issuer = IssuerRules.workReportIssuer(inSubtitle: line.text) {
          description.issuer = issuer
          return
        }
      }
    }
    if let law = head.prefix(8).first(where: { $0.kind == .dateLine })
      .flatMap({ IssuerRules.adoptingBody(in: $0.text) })
    {
      description.issuer = law
      return
    }
    if let letterhead = head.prefix(4).first(where: { $0.text.hasSuffix("文件") }) {
      let body = letterhead.text.dropLast(2).trimmingBlanks()
      if IssuerRules.isBody(body) {
        description.issuer = String(body)
        return
      }
    }
    if let signed = tail.lazy.compactMap({ IssuerRules.issue(in: $0.text) }).last {
      description.issuer = signed.body
      return
    }
    if let decreed = head.prefix(6).lazy.compactMap({ IssuerRules.decreeingBody(in: $0.text) })
      .first
    {
      description.issuer = decreed
      return
    }
    for index in tail.indices.dropFirst() where tail[index].kind == .dateLine {
      // `雲岫旅外同鄉會` above its chairman's name, as the title begins.
      let above = tail[max(0, index - 3)..<index].first { line in
        let body = line.text.trimmingBlanks()
        return body.count >= 4 && line.kind != .title
          && description.title?.hasPrefix(body) == true && description.title != String(body)
      }
      if let above {
        description.issuer = String(above.text.trimmingBlanks())
        return
      }
      let body = tail[index - 1].text.trimmingBlanks()
      if tail[index - 1].kind == .line || tail[index - 1].kind == .paragraph,
        IssuerRules.isBody(body)
      {
        description.issuer = String(body)
      }
    }
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
