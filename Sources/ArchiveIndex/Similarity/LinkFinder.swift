import TextAnalysis

/// Finds, by their sketches, the pairs of documents that may be alike.
///
/// Two documents are a pair where they share two values that at most ``LinkRules/commonValue``
/// documents have, or have the same sketch; and where their sketches as a whole say so
/// (``SketchTable/mayBeAlike(_:_:)``). That depends on the documents in the index and on nothing
/// else, so that an index brought up to date is the index made anew: where a change makes a value
/// common, or rare again, the documents that have it are looked at again too.
struct LinkFinder {
  /// Two documents by their numbers, the smaller one first.
  struct Pair: Hashable {
    var first: Int
    var second: Int
  }

  private let table: SketchTable
  /// Whether the document at a place of the table is looked at.
  private var isWanted: [Bool]
  /// A document's identifier, by its number.
  private let identifier: (Int) throws -> String

  /// Prepares to look at every document.
  init(everythingIn table: SketchTable, identifier: @escaping (Int) throws -> String) {
    (self.table, self.identifier) = (table, identifier)
    isWanted = Array(repeating: true, count: table.count)
  }

  /// Prepares to look at what a run changed.
  init(
    _ table: SketchTable, added: Set<Int>, removed: [[UInt32]],
    identifier: @escaping (Int) throws -> String
  ) {
    (self.table, self.identifier) = (table, identifier)
    isWanted = Array(repeating: false, count: table.count)
    let places = added.compactMap(table.place(of:))
    for place in places { isWanted[place] = true }
    wantSharers(of: places, removed: removed)
  }

  /// The documents looked at, ascending.
  var documents: [Int] {
    table.documents.indices.filter { isWanted[$0] }.map { table.documents[$0] }
  }

  /// Wants the documents with a value that has become common or rare, and those of a large group
  /// with one sketch.
  private mutating func wantSharers(of added: [Int], removed: [[UInt32]]) {
    let addedPlaces = Set(added)
    var removedCounts: [UInt32: Int] = [:]
    var removedKeys: [UInt64: Int] = [:]
    for sketch in removed {
      for value in sketch { removedCounts[value, default: 0] += 1 }
      removedKeys[Self.key(sketch[...]), default: 0] += 1
    }
    var values = ValueSet()
    for place in added { for value in table.values[table.range(place)] { values.insert(value) } }
    for value in removedCounts.keys { values.insert(value) }
    let sharers = Groups(table, values: values)
    sharers.forEach { value, places in
      let new = places.count { addedPlaces.contains($0) }
      let before = places.count - new + removedCounts[value, default: 0]
      if (before > LinkRules.commonValue) != (places.count > LinkRules.commonValue) {
        for place in places { isWanted[place] = true }
      }
    }
    let keys = Set(added.map(key(of:))).union(removedKeys.keys)
    for (key, places) in groups(keys: keys) {
      let new = places.count { addedPlaces.contains($0) }
      let before = places.count - new + removedKeys[key, default: 0]
      if max(before, places.count) > LinkRules.commonValue {
        for place in places { isWanted[place] = true }
      }
    }
  }

  // MARK: Pairs

  /// The pairs of which at least one is looked at, in ascending order.
  func pairs() throws -> [Pair] {
    let wanted = table.documents.indices.filter { isWanted[$0] }
    var values: ValueSet?
    if wanted.count < table.count {
      var some = ValueSet()
      for place in wanted { for value in table.values[table.range(place)] { some.insert(value) } }
      values = some
    }
    let sharers = Groups(table, values: values)
    let twins = try twins(of: wanted)
    // How many values a document shares with the one that is being looked at.
    var counts: [UInt16] = Array(repeating: 0, count: table.count)
    var touched: [Int] = []
    var pairs: [Pair] = []
    for place in wanted {
      touched.removeAll(keepingCapacity: true)
      for value in table.values[table.range(place)] {
        let group = sharers.group(of: value)
        guard group.count > 1, group.count <= LinkRules.commonValue else { continue }
        for other in group { Self.count(other.place, 1, &counts, &touched) }
      }
      for other in twins[place] ?? [] {
        Self.count(other, UInt16(LinkRules.fewestShared), &counts, &touched)
      }
      for other in touched {
        defer { counts[other] = 0 }
        // A pair of two that are looked at is met twice.
        guard other != place, counts[other] >= LinkRules.fewestShared,
          other > place || !isWanted[other], table.mayBeAlike(place, other)
        else { continue }
        pairs.append(
          Pair(
            first: table.documents[min(place, other)], second: table.documents[max(place, other)])
        )
      }
    }
    return pairs.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
  }

  @inline(__always)
  private static func count(
    _ place: Int, _ number: UInt16, _ counts: inout [UInt16], _ touched: inout [Int]
  ) {
    if counts[place] == 0 { touched.append(place) }
    // Only whether it is enough matters.
    if counts[place] < 1000 { counts[place] += number }
  }

  // MARK: Documents with one sketch

  /// With whom each of the documents looked at is compared because both have one sketch.
  private func twins(of wanted: [Int]) throws -> [Int: [Int]] {
    let isEverything = wanted.count == table.count
    var twins: [Int: [Int]] = [:]
    for (_, places) in groups(keys: isEverything ? nil : Set(wanted.map(key(of:)))) {
      guard places.count > LinkRules.commonValue else {
        for place in places where isWanted[place] { twins[place] = places }
        continue
      }
      // By identifiers, which a rebuild keeps.
      let heads = try places.map { ($0, try identifier(table.documents[$0])) }
        .sorted { $0.1 < $1.1 }.prefix(LinkRules.heads).map(\.0)
      for place in places where isWanted[place] { twins[place] = heads }
      for head in heads where isWanted[head] { twins[head] = places }
    }
    return twins
  }

  /// The documents with one and the same sketch, where there are several.
  private func groups(keys wanted: Set<UInt64>?) -> [(key: UInt64, places: [Int])] {
    var keyed: [(key: UInt64, place: Int)] = []
    for place in table.documents.indices {
      let key = key(of: place)
      if wanted?.contains(key) ?? true { keyed.append((key, place)) }
    }
    keyed.sort { ($0.key, $0.place) < ($1.key, $1.place) }
    var groups: [(key: UInt64, places: [Int])] = []
    var start = 0
    while start < keyed.count {
      var end = start + 1
      while end < keyed.count, keyed[end].key == keyed[start].key { end += 1 }
      // One that was left behind by others is told of too: they may have been many.
      if end - start > 1 || wanted != nil {
        groups.append((keyed[start].key, keyed[start..<end].map(\.place)))
      }
      start = end
    }
    return groups
  }

  private func key(of place: Int) -> UInt64 { Self.key(table.values[table.range(place)]) }

  private static func key(_ values: ArraySlice<UInt32>) -> UInt64 {
    values.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}

/// A set of a sketch's values.
private struct ValueSet {
  private var bits: [UInt64] = Array(repeating: 0, count: Int(ShingleSketch.limit) / 64)

  mutating func insert(_ value: UInt32) { bits[Int(value >> 6)] |= 1 << UInt64(value & 63) }

  @inline(__always)
  func contains(_ value: UInt32) -> Bool { bits[Int(value >> 6)] >> UInt64(value & 63) & 1 == 1 }
}

/// Which documents share each value.
private struct Groups {
  /// A value of a document: the value above, the document's place below.
  struct Entry {
    fileprivate var bits: UInt64
    var value: UInt32 { UInt32(bits >> 32) }
    var place: Int { Int(bits & 0xFFFF_FFFF) }
  }

  /// By value, those of one value by place: 8 bytes for each value of each sketch.
  private var entries: [Entry] = []
  /// Where the entries begin whose values have these high bits; one more at the end.
  private var bucketStarts: [Int32]
  /// How many low bits values of one bucket differ in: of 2^24 values there are 2^16 buckets.
  private static let bucketBits: UInt32 = 8

  /// The groups of the values given; of all without any.
  init(_ table: SketchTable, values: ValueSet?) {
    let wanted = { (value: UInt32) in values?.contains(value) ?? true }
    entries.reserveCapacity(table.values.reduce(0) { $0 + (wanted($1) ? 1 : 0) })
    for place in table.documents.indices {
      for value in table.values[table.range(place)] where wanted(value) {
        entries.append(Entry(bits: UInt64(value) << 32 | UInt64(place)))
      }
    }
    entries.sort { $0.bits < $1.bits }
    let bucketCount = Int(ShingleSketch.limit >> Self.bucketBits)
    bucketStarts = Array(repeating: 0, count: bucketCount + 1)
    for entry in entries { bucketStarts[Int(entry.value >> Self.bucketBits) + 1] += 1 }
    for bucket in 0..<bucketCount { bucketStarts[bucket + 1] += bucketStarts[bucket] }
  }

  /// The documents that share a value; one more than are looked at tells that there are too many.
  @inline(__always)
  func group(of value: UInt32) -> ArraySlice<Entry> {
    let bucket = Int(value >> Self.bucketBits)
    var (low, high) = (Int(bucketStarts[bucket]), Int(bucketStarts[bucket + 1]))
    let last = high
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].value < value { low = middle + 1 } else { high = middle }
    }
    var end = low
    let bound = min(last, low + LinkRules.commonValue + 1)
    while end < bound, entries[end].value == value { end += 1 }
    return entries[low..<end]
  }

  /// Calls `body` with each value and the places of its documents.
  func forEach(_ body: (UInt32, [Int]) -> Void) {
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[end].value == entries[start].value { end += 1 }
      body(entries[start].value, entries[start..<end].map(\.place))
      start = end
    }
  }
}
