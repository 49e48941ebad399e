import ArchiveModel
import Foundation
import Synchronization
import Testing

@testable import ArchiveIndex

@Suite struct SourceMapCodingTests {
  @Test func everyMapComesBack() {
    var random = SeededRandom(5)
    for _ in 0..<500 {
      var text = ""
      var map = SourceMap()
      var source = 0
      for _ in 0..<Int.random(in: 0...8, using: &random) {
        if Bool.random(using: &random) { text += " " }
        source = max(0, source + Int.random(in: -300...300, using: &random))
        let piece = (0..<Int.random(in: 1...30, using: &random)).map { _ in
          ["a", "é", "中", "𠮷"].randomElement(using: &random) ?? ""
        }
        map.runs.append(
          .init(
            textByteOffset: text.utf8.count, sourceScalarOffset: source, scalarCount: piece.count))
        text += piece.joined()
        source += piece.count
      }
      let bytes = SourceMapCoding.encode(map, text: text)
      #expect(SourceMapCoding.decode(bytes, text: text) == map)
      if !bytes.isEmpty { #expect(SourceMapCoding.decode(bytes.dropLast(), text: text) != map) }
    }
  }

  @Test func largeOffsetsComeBack() {
    let run = SourceMap.Run(textByteOffset: 3, sourceScalarOffset: 1 << 40, scalarCount: 2)
    let back = SourceMap.Run(textByteOffset: 9, sourceScalarOffset: 0, scalarCount: 1)
    let map = SourceMap(runs: [run, back])
    #expect(SourceMapCoding.decode(SourceMapCoding.encode(map, text: "中文字符"), text: "中文字符") == map)
  }

  @Test func damagedBytesAreRefusedOrHarmless() {
    let text = "安全生产 abc 𠮷。"
    var random = SeededRandom(6)
    let count = text.utf8.count
    let ends: [[UInt8]] = [
      // The largest and the least source offsets there are.
      [0, 0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01, 9],
      [0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01, 9], [0x80], [0, 0],
      [0xFF, 0xFF],
      Array(repeating: 0xFF, count: 40), [100, 0, 1], [0, 0, 127],
    ]
    for bytes in ends { #expect(SourceMapCoding.decode(bytes, text: text) == nil, "\(bytes)") }
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0...12, using: &random)).map { _ in
        Bool.random(using: &random)
          ? UInt8.random(in: 0...255, using: &random) : UInt8.random(in: 0...8, using: &random)
      }
      guard let map = SourceMapCoding.decode(bytes, text: text) else { continue }
      _ = map.envelope
      for range in [0..<count, 3..<6, 0..<0, count..<count] {
        let found = map.sourceScalarRanges(ofTextBytes: range, in: text)
        #expect(found.allSatisfy { $0.lowerBound >= 0 && !$0.isEmpty })
      }
    }
  }
}

@Suite struct DocumentSetTests {
  @Test func isASet() {
    var random = SeededRandom(8)
    for _ in 0..<50 {
      var set = DocumentSet()
      var model = Set<Int>()
      var other = DocumentSet()
      for _ in 0..<100 {
        let number = Int.random(in: 0...500, using: &random)
        set.insert(number)
        model.insert(number)
        let removed = Int.random(in: 0...900, using: &random)
        other.insert(removed)
      }
      #expect(set.count == model.count)
      #expect((0..<1000).allSatisfy { set.contains($0) == model.contains($0) })
      set.subtract(other)
      model = model.filter { !other.contains($0) }
      #expect(set.count == model.count)
      #expect((0..<1000).allSatisfy { set.contains($0) == model.contains($0) })
    }
    #expect(!DocumentSet().contains(1 << 40))
  }
}

@Suite(.timeLimit(.minutes(30))) struct WorkQueueTests {
  @Test func everyItemIsTakenOnceAndInItsProducersOrder() {
    let queue = WorkQueue<(producer: Int, item: Int)>(capacity: 5, producers: 3)
    for producer in 0..<3 {
      let thread = Thread {
        for item in 0..<300 { #expect(queue.push((producer, item), cost: item % 4)) }
        queue.finish()
      }
      thread.start()
    }
    var taken: [Int: [Int]] = [:]
    while let (producer, item) = queue.pop() { taken[producer, default: []].append(item) }
    #expect(taken == [0: Array(0..<300), 1: Array(0..<300), 2: Array(0..<300)])
    #expect(queue.pop() == nil)
  }

  @Test func anItemLargerThanTheQueueStillPasses() {
    let queue = WorkQueue<Int>(capacity: 1, producers: 1)
    #expect(queue.push(1, cost: 1000))
    #expect(queue.pop() == 1)
    queue.finish()
    #expect(queue.pop() == nil)
  }

  @Test func producersWaitForRoomAndStopWhenItIsClosed() async {
    let queue = WorkQueue<Int>(capacity: 3, producers: 1)
    let pushed = Mutex(0)
    let isRefused = await withCheckedContinuation { continuation in
      let thread = Thread {
        while queue.push(0, cost: 1) { pushed.withLock { $0 += 1 } }
        queue.finish()
        continuation.resume(returning: true)
      }
      thread.start()
      while pushed.withLock({ $0 }) < 3 { Thread.sleep(forTimeInterval: 0.001) }
      Thread.sleep(forTimeInterval: 0.02)
      queue.close()
    }
    #expect(isRefused)
    #expect(pushed.withLock { $0 } == 3)
    #expect(queue.pop() == nil)
  }
}
