import Archive
import ArchiveIndex
import ArchiveModel
import Corpus
import Foundation
import Testing

/// A backup of a small archive that an earlier program made, its index of version 10 in it.
@Suite("An archive of an earlier version") struct UpgradeTests {
  private static let fixture =
    URL(filePath: #filePath).deletingLastPathComponent().path
    + "/Fixtures/version-10.tar.gz"

  /// The archive, restored into a folder.
  private static func restore(into folder: String) throws -> Archive {
    let packed = folder + "/backup.tar.gz"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: fixture, toPath: packed)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["gzip", "-d", packed]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    _ = try Archive.restore(backup: folder + "/backup.tar", to: folder + "/档案")
    return try Archive(at: folder + "/档案")
  }

  @Test("Its ids, descriptions, standings and history are as they were, and it goes on")
  func upgrade() async throws {
    let folder = NSTemporaryDirectory() + "upgrade-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let archive = try Self.restore(into: folder)
    if IndexHealth.schemaVersion != 10 {
      let error = await #expect(throws: ArchiveIndexError.self) {
        try await archive.search(SearchRequest(query: "防汛"))
      }
      #expect(error?.code == .otherVersion)
    }
    _ = try archive.index()
    #expect(try archive.verify().findings == [])
    let found = try await archive.search(SearchRequest(query: "防汛责任要落实到人"))
    #expect(found.hits.first?.document.id == "lp2hdglu4pnz")
    #expect(found.hits.first?.document.description.title == "在全县防汛工作会议上的讲话")
    #expect(found.hits.first?.document.description.stated.contains(.title) == true)
    var listed: [String] = []
    var request = ListingRequest()
    request.scope = .current
    try archive.list(request, begin: { _, _ in }, each: { listed.append($0.summary.id) })
    #expect(listed.sorted() == ["itgb4qckzpig", "lp2hdglu4pnz", "xnnj27mrkyaj"])
    let withdrawn = try archive.described("vm7iewfh5zxo")
    #expect(withdrawn.record == "a2")
    let actions = try archive.register().entries.map(\.action)
    #expect(actions == [.add, .add, .add, .edit, .withdraw])
    #expect(try archive.register().badLines.isEmpty)

    let text = folder + "/新.txt"
    try Data("关于春耕的通知\n\n各村要在三月底前备足种子。".utf8).write(to: URL(filePath: text))
    let added = try await archive.add([text], AccessionRequest(), by: Attribution(by: "值班员"))
    #expect(added.outcomes.first?.takenIn?.accession?.hasSuffix("-000004") == true)
    #expect(try archive.verify().isOK)
  }
}
