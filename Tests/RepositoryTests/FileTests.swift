import Foundation
import Testing

@Suite("The files") struct FileTests {
  @Test("No source file has more than 400 lines") func lengths() throws {
    let files = ["Sources", "Tests"].flatMap {
      Repository.files(below: $0, endings: ["swift", "c", "h"])
    }
    #expect(files.count > 100)
    for file in files {
      #expect(try Repository.lines(file).count <= 401, "\(file)")
    }
  }

  @Test("Nothing is left to do, and nothing ends the process") func finished() throws {
    // Put together here, so that this file does not hold what it forbids.
    let words = [
      "TO" + "DO", "FIX" + "ME", "fatal" + "Error(", "try" + "! ", " as" + "! ",
      "precondition" + "Failure(",
    ]
    for file in Repository.files(below: "Sources", endings: ["swift"]) {
      let text = try Repository.text(file)
      for word in words { #expect(!text.contains(word), "\(file): \(word)") }
    }
  }

  @Test("Every command about an archive adopts the archive's access before it runs")
  func archiveCommands() throws {
    var count = 0
    for file in Repository.files(below: "Sources/chadang", endings: ["swift"]) {
      for type in try Repository.text(file).components(separatedBy: "\nstruct ").dropFirst()
      where type.contains("@OptionGroup var archive: ArchiveOption") {
        let head = type.prefix { $0 != "{" }
        count += 1
        // `init` makes the archive, with the access that it is told.
        #expect(
          head.contains("ArchiveCommand") != head.hasPrefix("InitCommand"), "\(file): \(head)")
      }
    }
    #expect(count > 15)
  }

  @Test("The names of the corpus are UTF-8, composed, without control characters")
  func corpusNames() throws {
    let enumerator = FileManager.default.enumerator(atPath: Repository.root + "/corpus")
    var count = 0
    while let path = enumerator?.nextObject() as? String {
      count += 1
      #expect(Array(path.precomposedStringWithCanonicalMapping.utf8) == Array(path.utf8), "\(path)")
      #expect(!path.unicodeScalars.contains("\u{FFFD}"), "\(path)")
      #expect(
        !path.unicodeScalars.contains { $0.properties.generalCategory == .control }, "\(path)")
    }
    #expect(count >= 24)
  }

  @Test("Tracked names are UTF-8", .enabled(if: Repository.isCheckout)) func trackedNames() throws {
    for path in try Repository.trackedPaths() ?? [] {
      #expect(String(validating: path, as: UTF8.self) != nil)
    }
  }

  @Test("No tracked text names a place on somebody's machine", .enabled(if: Repository.isCheckout))
  func machinePaths() throws {
    let folders = ["work", "home", "root", "Users"].map { Array("/\($0)/".utf8) }
    for name in try Repository.trackedPaths() ?? [] {
      let path = String(decoding: name, as: UTF8.self)
      guard !path.hasPrefix("corpus/"),
        let data = FileManager.default.contents(atPath: "\(Repository.root)/\(path)")
      else { continue }
      let bytes = Array(data)
      for folder in folders {
        for start in bytes.indices where bytes[start...].starts(with: folder) {
          let before = start > 0 ? bytes[start - 1] : 0x20
          // Part of a longer path or of an address.
          guard !isPathByte(before) else { continue }
          let context = bytes[start..<min(start + 40, bytes.count)]
          Issue.record("\(path): \(String(decoding: context, as: UTF8.self))")
        }
      }
    }
  }

  private func isPathByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "-"), UInt8(ascii: "}"), UInt8(ascii: ")"), 0x80...:
      true
    default: false
    }
  }

  @Test("What is derived is not kept", .enabled(if: Repository.isCheckout)) func derived() throws {
    let paths = try Repository.trackedPaths()?.map { String(decoding: $0, as: UTF8.self) } ?? []
    #expect(!paths.contains { $0.hasPrefix(".build") || $0 == "Package.resolved" })
    #expect(paths.filter { $0.hasPrefix("index/") } == ["index/README.md"])
  }
}
