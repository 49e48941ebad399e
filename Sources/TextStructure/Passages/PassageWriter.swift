internal import ArchiveModel
internal import TextAnalysis

/// Writes a passage's text and the map back to the original.
struct PassageWriter {
  let flow: Flow
  private(set) var bytes: [UInt8] = []
  private(set) var runs: [SourceMap.Run] = []
  private(set) var isRepaired = false
  private(set) var scalarCount = 0
  private var pages: ClosedRange<Int>?
  private var recognized = (scalars: 0, confidence: 0.0)

  init(flow: Flow) { self.flow = flow }

  mutating func lineFeed() {
    bytes.append(0x0A)
    scalarCount += 1
  }

  mutating func write(_ block: Block) {
    if block.flags.contains(.repaired), block.spanCount > 1 { isRepaired = true }
    for index in 0..<block.spanCount {
      let span = block[span: index]
      switch span.joiner {
      case .none: break
      case .space:
        bytes.append(0x20)
        scalarCount += 1
      case .lineFeed: lineFeed()
      }
      write(span)
    }
  }

  private mutating func notePages(_ span: Span) {
    guard !flow.pages.isEmpty, span.count > 0, let first = flow.page(at: span.start),
      let last = flow.page(at: span.end - 1)
    else { return }
    let known = pages ?? first...first
    pages = min(known.lowerBound, first, last)...max(known.upperBound, first, last)
  }

  private mutating func write(_ span: Span) {
    notePages(span)
    if !flow.recognitions.isEmpty {
      let found = flow.recognition(in: span.start..<span.end)
      recognized.scalars += found.scalars
      recognized.confidence += found.confidence
    }
    var position = span.start
    while position < span.end {
      while position < span.end, flow.scalars[position].isInvisible { position += 1 }
      let start = position
      while position < span.end, !flow.scalars[position].isInvisible { position += 1 }
      guard position > start else { continue }
      if flow.isOriginal {
        addRun(source: start, count: position - start)
        append(start, position)
      } else {
        writeSegments(start, position)
      }
    }
  }

  private mutating func writeSegments(_ start: Int, _ end: Int) {
    var index = flow.segmentIndex(at: start)
    var position = start
    while position < end {
      guard index < flow.segments.count, flow.segments[index].start < end else {
        append(position, end)
        return
      }
      let segment = flow.segments[index]
      if position < segment.start {
        append(position, segment.start)
        position = segment.start
      }
      let stop = min(end, segment.start + segment.count)
      if segment.sourceCount == segment.count {
        addRun(source: segment.source + position - segment.start, count: stop - position)
      } else {
        runs.append(
          SourceMap.Run(
            textByteOffset: bytes.count, sourceScalarOffset: segment.source, scalarCount: 1))
      }
      append(position, stop)
      position = stop
      index += 1
    }
  }

  private mutating func addRun(source: Int, count: Int) {
    if let last = runs.last, last.sourceScalarOffset + last.scalarCount == source,
      lastRunEnd == bytes.count
    {
      runs[runs.count - 1].scalarCount += count
    } else {
      runs.append(
        SourceMap.Run(textByteOffset: bytes.count, sourceScalarOffset: source, scalarCount: count))
    }
    pendingRun = true
  }

  /// Where the last run's text ends.
  private var lastRunEnd = -1
  private var pendingRun = false

  private mutating func append(_ start: Int, _ end: Int) {
    for position in start..<end {
      appendUTF8(flow.scalars[position].value, to: &bytes)
    }
    scalarCount += end - start
    if pendingRun {
      lastRunEnd = bytes.count
      pendingRun = false
    }
  }

  /// The passage written.
  func passage(ordinal: Int, headingPath: [String]) -> Passage {
    Passage(
      ordinal: ordinal, headingPath: headingPath, text: String(decoding: bytes, as: UTF8.self),
      sourceMap: SourceMap(runs: runs), isRepaired: isRepaired, pages: pages,
      recognitionConfidence: recognized.scalars == 0
        ? nil : Int((recognized.confidence / Double(recognized.scalars)).rounded()))
  }
}
