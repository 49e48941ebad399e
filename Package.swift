// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A room of the program: a library target under `Sources/`, named as in `docs/architecture.md`.
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(
  of name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

let package = Package(
  name: "chadang",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "chadang", targets: ["chadang"]),
    // What another program uses an archive by.
    .library(
      name: "Archive",
      targets: [
        "Archive", "ArchiveModel", "Corpus", "ArchiveIndex", "Retrieval", "ResultRendering",
      ]),
    // What the package in `Fuzzing/` stands on.
    .library(
      name: "rooms",
      targets: [
        "ArchiveModel", "TextAnalysis", "TextStructure", "DocumentFormats", "Statements", "Corpus",
        "ArchiveIndex", "Retrieval",
      ]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    // What Hummingbird stands on, named for the members that WebService uses.
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
  ],
  targets: [
    .target(
      name: "CICU", linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc")]),
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(
      name: "CLibCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(
      name: "CLibArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(
      name: "CLibXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CMalloc"),

    room("ArchiveModel"),
    room("TextAnalysis", ["CICU"]),
    room("ProgramRunning"),
    room("TextStructure", ["ArchiveModel", "TextAnalysis"]),
    room(
      "DocumentFormats",
      [
        "ArchiveModel", "TextAnalysis", "TextStructure", "ProgramRunning", "CLibXML2", "CLibZip",
        "CLibArchive",
      ]),
    room("Statements", ["ArchiveModel", "TextAnalysis", "TextStructure"]),
    room("Corpus", ["ArchiveModel", "DocumentFormats", "CLibCrypto", "Yams"]),
    room(
      "ArchiveIndex",
      [
        "ArchiveModel", "TextAnalysis", "DocumentFormats", "Statements", "Corpus", "CMalloc",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    room(
      "Retrieval",
      [
        "ArchiveModel", "TextAnalysis", "DocumentFormats", "Statements", "ArchiveIndex", "Corpus",
      ]),
    room(
      "Archive", ["ArchiveModel", "Corpus", "ArchiveIndex", "Retrieval"]),
    room(
      "ResultRendering",
      [
        "ArchiveModel", "CLibXLSXWriter", .product(name: "Mustache", package: "swift-mustache"),
      ]),
    room(
      "WebService",
      [
        "ArchiveModel", "ResultRendering",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ]),
    .executableTarget(
      name: "chadang",
      dependencies: [
        "ArchiveModel", "TextAnalysis", "Corpus", "ArchiveIndex", "Retrieval", "Archive",
        "ResultRendering", "WebService",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: settings),

    tests(of: "ArchiveModel", ["ArchiveModel"]),
    tests(of: "TextAnalysis", ["TextAnalysis"]),
    tests(of: "ProgramRunning", ["ProgramRunning"]),
    // What the tests of the repository and of the texts share: Swift sources as they look at them.
    .target(
      name: "SourceSupport", path: "Tests/SourceSupport", swiftSettings: settings),
    // What the tests of structure, formats and statements share: an extraction that holds the contract.
    .target(
      name: "ExtractionSupport", dependencies: ["ArchiveModel", "DocumentFormats"],
      path: "Tests/ExtractionSupport", swiftSettings: settings),
    tests(
      of: "TextStructure",
      ["TextStructure", "ArchiveModel", "DocumentFormats", "ExtractionSupport"]),
    tests(
      of: "DocumentFormats",
      ["DocumentFormats", "ArchiveModel", "ExtractionSupport", "TextAnalysis"],
      exclude: ["Fixtures"]),
    tests(of: "Statements", ["Statements", "ArchiveModel", "ExtractionSupport"]),
    tests(of: "Corpus", ["Corpus", "ArchiveModel", "DocumentFormats", "Statements"]),
    tests(
      of: "ArchiveIndex",
      [
        "ArchiveIndex", "ArchiveModel", "Corpus", "TextAnalysis",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    tests(
      of: "Retrieval",
      [
        "Retrieval", "ArchiveModel", "ArchiveIndex", "Corpus", "TextAnalysis", "DocumentFormats",
      ]),
    tests(
      of: "Archive", ["Archive", "ArchiveModel", "Corpus", "ArchiveIndex", "Retrieval"],
      exclude: ["Fixtures"]),
    tests(
      of: "ResultRendering", ["ResultRendering", "ArchiveModel", "SourceSupport"],
      exclude: ["Goldens"]),
    tests(
      of: "WebService",
      [
        "WebService", "ArchiveModel", "ResultRendering",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ], exclude: ["Goldens"]),
    // The program itself, so that it is built before it is run.
    tests(of: "EndToEnd", ["chadang"]),
    tests(of: "Repository", ["SourceSupport"]),
  ]
)
