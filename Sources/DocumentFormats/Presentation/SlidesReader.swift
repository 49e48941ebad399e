internal import ArchiveModel
import TextStructure

/// Reads `.pptx` (ECMA-376, PresentationML).
///
/// The original is the text of the slides in the order in which they are shown: of each its title, its shapes
/// from top to bottom, and its notes, each paragraph of these after `备注：`. The pages are the slides' numbers.
struct SlidesReader {
  let path: String
  let budget: DecompressionBudget

  /// The most slides.
  private static let mostSlides = 10_000

  func read(_ bytes: [UInt8], report: inout ExtractionReport) throws -> FormattedText {
    try ZIPArchive.withArchive(bytes, budget: budget, path: path) { try read($0, report: &report) }
  }

  private func read(_ archive: ZIPArchive, report: inout ExtractionReport) throws -> FormattedText {
    let package = PackageRelationships()
    _ = try PackagePart.parse(archive, "_rels/.rels", path: path, into: package)
    let main = PackageRelationships.path(
      package.targets["officeDocument"] ?? "ppt/presentation.xml", in: "")
    let list = SlideList()
    guard try PackagePart.parse(archive, main, path: path, into: list) else {
      throw ArchiveFailure(.missing, .noEntry(main))
    }
    guard list.relationships.count <= Self.mostSlides else {
      throw ArchiveFailure(.tooLarge, .moreThan(Self.mostSlides, .entries))
    }
    let properties = OfficeProperties()
    for part in ["core", "custom"] {
      _ = try PackagePart.parse(archive, "docProps/\(part).xml", path: path, into: properties)
    }
    let related = try SlideParts(archive, path: path, of: main)
    var writer = SlideWriter()
    var layouts: [String: [SlideShape]] = [:]
    var seen: Set<String> = []
    var failure: (any Error)?
    for (index, id) in list.relationships.enumerated() {
      let name = "第\(index + 1)页"
      writer.beginSlide(index + 1)
      do {
        // Many slides of one part would make a small file a large one.
        guard let part = related.part(id) else { throw ArchiveFailure(.missing, .noEntry(id)) }
        guard seen.insert(part).inserted else { throw ArchiveFailure(.damaged, .entriesOverlap) }
        let slide = try read(part, of: archive, &layouts)
        if slide.isHidden {
          report.note(ExtractionProblem(.hiddenText, entry: name))
          continue
        }
        if slide.hiddenCount > 0 {
          report.note(ExtractionProblem(.hiddenText, entry: name, count: slide.hiddenCount))
        }
        writer.write(slide)
      } catch {
        failure = failure ?? error
        report.note(ExtractionProblem(.badEntry, entry: name, detail: Fact(error, path: path)))
      }
    }
    if let failure, writer.isEmpty { throw failure }
    guard !writer.isTooLong else { throw ArchiveFailure(.tooLarge, .longerOriginal) }
    return writer.text(properties: properties.properties)
  }

  // MARK: Slides

  private func read(_ part: String, of archive: ZIPArchive, _ layouts: inout [String: [SlideShape]])
    throws -> Slide
  {
    let sink = try shapes(part, of: archive)
    var slide = Slide(isHidden: sink.isHidden)
    if sink.isHidden { return slide }
    let parts = try SlideParts(archive, path: path, of: part)
    let layout = try parts.part(ofType: "slideLayout").map { layout in
      if layouts[layout] == nil { layouts[layout] = try placeholders(layout, of: archive) }
      return layouts[layout] ?? []
    }
    for var shape in sink.shapes where !shape.isFurniture {
      if let id = shape.diagram, let diagram = parts.part(id) {
        shape.paragraphs += try shapes(diagram, of: archive).loose
      }
      guard !shape.paragraphs.isEmpty else { continue }
      guard !shape.isHidden else {
        slide.hiddenCount += 1
        continue
      }
      if shape.place == nil { shape.place = place(of: shape, in: layout ?? []) }
      slide.shapes.append(shape)
    }
    slide.shapes = ReadingOrder.sorted(slide.shapes)
    if let notes = parts.part(ofType: "notesSlide") {
      slide.notes = try shapes(notes, of: archive).shapes.filter { $0.placeholder?.type == "body" }
        .flatMap(\.paragraphs)
    }
    return slide
  }

  private func shapes(_ part: String, of archive: ZIPArchive) throws -> SlideSink {
    let sink = SlideSink()
    guard try PackagePart.parse(archive, part, path: path, into: sink) else {
      throw ArchiveFailure(.missing, .noEntry(part))
    }
    guard !sink.isTooLong else { throw ArchiveFailure(.tooLarge, .longerOriginal) }
    return sink
  }

  /// The shapes of a layout, and behind them those of its master, which say where what a slide puts into them lies.
  private func placeholders(_ layout: String, of archive: ZIPArchive) throws -> [SlideShape] {
    func shapes(_ part: String) -> [SlideShape] {
      // Without them slides are read in the file's order.
      ((try? self.shapes(part, of: archive))?.shapes ?? []).filter { $0.placeholder != nil }
    }
    let master = try SlideParts(archive, path: path, of: layout).part(ofType: "slideMaster")
    return shapes(layout) + (master.map(shapes) ?? [])
  }

  /// Placeholders belong together by their index, else by their type.
  private func place(of shape: SlideShape, in layout: [SlideShape]) -> SlideShape.Place? {
    guard let wanted = shape.placeholder else { return nil }
    let placed = layout.filter { $0.place != nil }
    return
      (placed.first { $0.placeholder == wanted }
      ?? placed.first { $0.placeholder?.index == wanted.index && wanted.index != "0" }
      ?? placed.first { $0.placeholder?.type == wanted.type }
      ?? placed.first { $0.placeholder?.type == "body" && wanted.type == "obj" })?.place
  }
}

/// A slide as it is written.
struct Slide {
  var isHidden: Bool
  /// How many of its shapes with text are hidden.
  var hiddenCount = 0
  /// Its shapes in the order in which they are read.
  var shapes: [SlideShape] = []
  var notes: [SlideShape.Paragraph] = []

  init(isHidden: Bool) { self.isHidden = isHidden }
}

/// The slides in the order in which they are shown (`ppt/presentation.xml`).
private final class SlideList: XMLEventHandler {
  private(set) var relationships: [String] = []

  func start(_ name: String, _ attributes: XMLAttributes) {
    if name == "sldId", let id = attributes["r", "id"] { relationships.append(id) }
  }

  func end(_ name: String) {}
  func characters(_ text: UnsafeBufferPointer<UInt8>) {}
}

/// The parts that a part of a package names.
private struct SlideParts {
  private let relationships = PackageRelationships()
  private let folder: String

  init(_ archive: ZIPArchive, path: String, of part: String) throws {
    folder = part.lastIndex(of: "/").map { String(part[...$0]) } ?? ""
    _ = try PackagePart.parse(
      archive, "\(folder)_rels/\(part.dropFirst(folder.count)).rels", path: path,
      into: relationships)
  }

  func part(_ id: String) -> String? {
    relationships.parts[id].map { PackageRelationships.path($0.target, in: folder) }
  }

  func part(ofType type: String) -> String? {
    relationships.targets[type].map { PackageRelationships.path($0, in: folder) }
  }
}

extension FormatReader {
  /// Reads `.pptx`.
  static let slides = FormatReader.document { file, bytes, report in
    try SlidesReader(path: file.path, budget: file.budget).read(bytes, report: &report)
  }
}
