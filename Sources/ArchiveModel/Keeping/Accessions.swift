/// The accession numbers (接收号) of the files, as the register gave them.
public struct Accessions: Sendable {
  /// The number of each path, by the bytes of the path.
  public private(set) var byPath: [[UInt8]: String] = [:]
  private var paths: [String: String] = [:]

  /// None.
  public init() {}

  /// Those of a register.
  public init(_ entries: [RegisterEntry]) {
    for entry in entries {
      if let from = entry.movedFrom, let accession = byPath.removeValue(forKey: Array(from.utf8)) {
        byPath[Array(entry.path.utf8)] = accession
        paths[accession] = entry.path
      }
      guard let accession = entry.accession else { continue }
      byPath[Array(entry.path.utf8)] = accession
      paths[accession] = entry.path
    }
  }

  /// How many there are.
  public var count: Int { paths.count }

  /// The number of a path.
  public subscript(path: String) -> String? {
    byPath.isEmpty ? nil : byPath[Array(path.utf8)]
  }

  /// The path of a number.
  public func path(of accession: String) -> String? { paths[accession] }
}
