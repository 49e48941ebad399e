internal import Glibc

/// Another program, run under limits of time, memory and output, in a process group of its own that is
/// ended as a whole; and in a sandbox, where the system has one (``Confinement``).
public struct Program: Sendable {
  /// What a run may use.
  public struct Limits: Sendable, Hashable {
    /// Wall-clock seconds; where it makes files, between one and the next. As many seconds of processor time
    /// are its limit too.
    public var seconds: Int
    /// Seconds of processor time, where they are not as many.
    public var processorSeconds: Int?
    /// Bytes of address space.
    public var memoryBytes: Int
    /// Bytes of standard output.
    public var outputBytes: Int

    /// Makes limits.
    public init(
      seconds: Int, processorSeconds: Int? = nil, memoryBytes: Int, outputBytes: Int
    ) {
      (self.seconds, self.processorSeconds) = (seconds, processorSeconds)
      (self.memoryBytes, self.outputBytes) = (memoryBytes, outputBytes)
    }
  }

  /// What a run left.
  public struct Outcome: Sendable {
    /// The exit code, or minus the number of the signal that ended it.
    public var exitCode: Int
    /// What it wrote to standard output.
    public var output: [UInt8]
    /// The beginning of what it wrote to standard error.
    public var messages: String
  }

  /// Where a program finds its input: a file that is its standard input and can be read from any
  /// place of it.
  public static let inputPath = "/dev/stdin"

  /// Where it is.
  public let path: String
  private let limiterPath: String
  private let confinement: Confinement?

  /// Whether it runs in a sandbox.
  public var isConfined: Bool { confinement != nil }

  /// The largest file that a program may write, in bytes.
  private static let largestFile = 256 << 20

  /// Finds a program by `PATH`.
  ///
  /// - Parameters:
  ///   - name: e.g. `pdftotext`.
  ///   - package: the Debian package to be named where it is missing.
  /// - Throws: ``ProgramError`` with the code `missing`.
  public init(_ name: String, package: String) throws(ProgramError) {
    try self.init(name, package: package, confinement: Confinement.current)
  }

  init(
    _ name: String, package: String, confinement: Result<Confinement, Confinement.Obstacle>
  ) throws(ProgramError) {
    guard let path = Self.find(name) else {
      throw ProgramError(.missing, program: name, package: package)
    }
    // Memory is limited by the system: a parent cannot set a limit before its child begins.
    guard let limiter = Self.find("prlimit") else {
      throw ProgramError(.missing, program: "prlimit", package: "util-linux")
    }
    (self.path, limiterPath) = (path, limiter)
    let usable = try? confinement.get()
    self.confinement = usable?.shows(path) == true ? usable : nil
  }

  /// Looks for a file in the folder that the program really lies in, where links to it lead.
  ///
  /// - Parameter package: the Debian package that the file is in.
  /// - Throws: ``ProgramError`` with the code `missing`.
  public func requireFileBeside(_ name: String, package: String) throws(ProgramError) {
    var folder = path
    if let resolved = realpath(path, nil) {
      folder = String(cString: resolved)
      free(resolved)
    }
    folder = folder.split(separator: "/").dropLast().joined(separator: "/")
    guard access("/\(folder)/\(name)", F_OK) == 0 else {
      throw ProgramError(.missing, program: self.name, package: package)
    }
  }

  /// The program's name without its folder.
  public var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  static func find(_ name: String) -> String? {
    let folders = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
    for folder in folders.split(separator: ":") where folder.hasPrefix("/") {
      let path = "\(folder)/\(name)"
      if access(path, X_OK) == 0 { return path }
    }
    return nil
  }

  /// Runs the program to its end, and blocks the thread meanwhile.
  ///
  /// - Parameters:
  ///   - arguments: its arguments.
  ///   - input: what lies at ``inputPath``.
  ///   - limits: what it may use.
  /// - Throws: ``ProgramError`` where it could not be started, or went over a limit.
  public func run(_ arguments: [String], input: [UInt8], limits: Limits) throws(ProgramError)
    -> Outcome
  {
    let file = try NamelessFile(program: path)
    defer { file.close() }
    try file.write(input)
    return try run(arguments, input: file, limits: limits)
  }

  /// Runs the program to its end, with an input that comes in pieces; see ``run(_:input:limits:)``.
  ///
  /// - Parameter pieces: writes the input, piece by piece.
  /// - Throws: ``ProgramError``, and what `pieces` throws.
  public func run(
    _ arguments: [String], limits: Limits,
    pieces: (_ write: ([UInt8]) throws(ProgramError) -> Void) throws -> Void
  ) throws -> Outcome {
    let file = try NamelessFile(program: path)
    defer { file.close() }
    try pieces { (piece: [UInt8]) throws(ProgramError) in try file.write(piece) }
    return try run(arguments, input: file, limits: limits)
  }

  /// Runs the program to its end, with an input that comes in pieces, and hands on what it writes as it
  /// comes; the outcome has no output then.
  ///
  /// - Parameters:
  ///   - arguments: its arguments.
  ///   - limits: what it may use.
  ///   - pieces: writes the input, piece by piece.
  ///   - take: takes a piece of the output, and says whether more is wanted; where it is not, the program is
  ///     ended as one that writes too much.
  /// - Throws: ``ProgramError``, and what `pieces` throws.
  public func run(
    _ arguments: [String], limits: Limits,
    pieces: (_ write: ([UInt8]) throws(ProgramError) -> Void) throws -> Void,
    take: ([UInt8]) -> Bool
  ) throws -> Outcome {
    let file = try NamelessFile(program: path)
    defer { file.close() }
    try pieces { (piece: [UInt8]) throws(ProgramError) in try file.write(piece) }
    return try withoutActuallyEscaping(take) { take in
      try run(arguments, input: file, limits: limits, take: take)
    }
  }

  /// Runs the program to its end on files that lie in a folder of its own, and blocks the thread meanwhile.
  ///
  /// - Parameters:
  ///   - folder: what it may read and write.
  ///   - limits: what it may use; its time begins again with each file that it makes.
  ///   - made: the name of the folder in `folder` that it makes files in.
  ///   - arguments: its arguments, for the path that it finds the folder at.
  /// - Throws: ``ProgramError`` where it could not be started, or went over a limit.
  public func run(
    in folder: WorkFolder, making made: String, limits: Limits,
    arguments: (_ path: String) -> [String]
  ) throws(ProgramError) -> Outcome {
    let file = try NamelessFile(program: path)
    defer { file.close() }
    return try run(
      arguments(isConfined ? WorkFolder.confinedPath : folder.path), input: file, folder: folder,
      limits: limits, progress: { folder.count(in: made) })
  }

  private func run(
    _ arguments: [String], input file: NamelessFile, folder: WorkFolder? = nil, limits: Limits,
    progress: (() -> Int)? = nil, take: (([UInt8]) -> Bool)? = nil
  ) throws(ProgramError) -> Outcome {
    file.rewind()
    let limiting = [
      limiterPath, "--as=\(limits.memoryBytes)",
      "--cpu=\(limits.processorSeconds ?? limits.seconds)", "--core=0",
      "--fsize=\(Self.largestFile)", "--",
    ]
    let command = confinement?.command(for: path, folder: folder) ?? [path]
    var child = try ChildProcess(
      limiting + command + arguments, input: file.descriptor, program: path)
    var outcome = try child.finish(limits, progress: progress, take: take)
    if isConfined, outcome.output.isEmpty, outcome.messages.hasPrefix("bwrap: ") {
      throw ProgramError(.notStarted, program: path, messages: outcome.messages)
    }
    // The sandbox ends with 128 and the number of the signal that ended the program.
    if isConfined, outcome.exitCode > 128 { outcome.exitCode = 128 - outcome.exitCode }
    return outcome
  }
}

/// Why a program could not be run to its end.
public struct ProgramError: Error, Sendable, Hashable {
  /// What is wrong.
  public enum Code: String, Sendable, Hashable {
    /// It is not installed.
    case missing
    /// The system did not start it.
    case notStarted
    /// Its input could not be written to a temporary file.
    case inputNotWritten
    /// It was ended because its time was over.
    case tookTooLong
    /// It was ended because it wrote more than it may.
    case wroteTooMuch
  }

  /// What is wrong.
  public var code: Code
  /// The program's name or path.
  public var program: String
  /// The Debian package that has it, where it is missing.
  public var package: String?
  /// How long it may take, where it took longer.
  public var seconds: Int?
  /// The system's error number, where the system refused.
  public var errorNumber: Int32?
  /// What it, or its sandbox, wrote.
  public var messages: String?

  init(
    _ code: Code, program: String, package: String? = nil, seconds: Int? = nil,
    errorNumber: Int32? = nil, messages: String? = nil
  ) {
    (self.code, self.program, self.package, self.seconds) = (code, program, package, seconds)
    (self.errorNumber, self.messages) = (errorNumber, messages)
  }

  /// The program's name without its folder.
  public var name: String { program.split(separator: "/").last.map(String.init) ?? program }
}

/// A program's input in a file without a name, which is gone when nobody has it open any more,
/// however the programs end.
private struct NamelessFile {
  let descriptor: Int32

  private let program: String

  init(program: String) throws(ProgramError) {
    self.program = program
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(folder)/chadang-XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw Self.failure(program) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    unlink(template)
  }

  /// Puts bytes behind those that are there.
  func write(_ bytes: [UInt8]) throws(ProgramError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Self.failure(program) }
      written += count
    }
  }

  func rewind() { lseek(descriptor, 0, SEEK_SET) }

  func close() { Glibc.close(descriptor) }

  private static func failure(_ program: String) -> ProgramError {
    ProgramError(.inputNotWritten, program: program, errorNumber: errno)
  }
}
