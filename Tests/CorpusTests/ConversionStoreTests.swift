import DocumentFormats
import Foundation
import Testing

@testable import Corpus

@Suite("Converted files that are kept") struct ConversionStoreTests {
  private let folder = NSTemporaryDirectory() + "chadang-conversions-" + UUID().uuidString
  private let conversion = Conversion.ofWordDocuments
  private var index: String { folder + "/index" }

  private func files() -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder + "/index/conversions")) ?? []
  }

  private func withArchive(_ body: () throws -> Void) throws {
    for name in ["corpus", "index"] {
      try FileManager.default.createDirectory(
        atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
    }
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body()
  }

  @Test("Another process finds them; what is damaged or torn is none") func kept() throws {
    try withArchive {
      ConversionStore(indexFolder: index, for: .writing)
        .keep(.converted([7, 8]), of: [1], by: conversion)
      let reader = ConversionStore(indexFolder: index, for: .reading)
      #expect(reader.outcome(of: [1], by: conversion) == .converted([7, 8]))
      #expect(reader.outcome(of: [2], by: conversion) == nil)
      let name = try #require(files().first)
      #expect(files().count == 1 && name.hasSuffix(".doc-1.docx") && !name.hasPrefix("."))
      let path = "\(folder)/index/conversions/\(name)"
      var bytes = try Data(contentsOf: URL(filePath: path))
      for damage in [bytes.dropLast(), Data(), bytes + [0]] {
        try damage.write(to: URL(filePath: path))
        #expect(reader.outcome(of: [1], by: conversion) == nil)
      }
      bytes[33] ^= 1
      try bytes.write(to: URL(filePath: path))
      #expect(reader.outcome(of: [1], by: conversion) == nil)
    }
  }

  @Test("Nothing is written by those who only read or try, nor where there is no index")
  func unwritten() throws {
    try withArchive {
      for use in [ConversionStore.Use.reading, .trying] {
        let store = ConversionStore(indexFolder: index, for: use)
        store.keep(.converted([7]), of: [1], by: conversion)
        #expect(store.outcome(of: [1], by: conversion) == (use == .trying ? .converted([7]) : nil))
      }
      #expect(!FileManager.default.fileExists(atPath: folder + "/index/conversions"))
      try FileManager.default.removeItem(atPath: folder + "/index")
      let store = ConversionStore(indexFolder: index, for: .writing)
      store.keep(.converted([7]), of: [1], by: conversion)
      #expect(store.outcome(of: [1], by: conversion) == .converted([7]))
      #expect(!FileManager.default.fileExists(atPath: folder + "/index"))
    }
  }

  @Test("Those of files that are gone are removed") func unused() throws {
    try withArchive {
      let first = ConversionStore(indexFolder: index, for: .writing)
      for byte: UInt8 in 1...3 { first.keep(.converted([byte]), of: [byte], by: conversion) }
      let second = ConversionStore(indexFolder: index, for: .writing)
      _ = second.outcome(of: [2], by: conversion)
      second.removeUnused()
      #expect(files().count == 1)
      #expect(second.outcome(of: [2], by: conversion) == .converted([2]))
    }
  }
}
