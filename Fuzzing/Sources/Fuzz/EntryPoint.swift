import Foundation

/// The parser that is given the bytes, by `FUZZ_TARGET`.
private let target: Target = {
  let name = ProcessInfo.processInfo.environment["FUZZ_TARGET"] ?? ""
  guard let target = Target(rawValue: name) else {
    let names = Target.allCases.map(\.rawValue).joined(separator: " ")
    FileHandle.standardError.write(Data("FUZZ_TARGET is to be one of: \(names)\n".utf8))
    exit(2)
  }
  return target
}()

/// Where libFuzzer hands over an input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafeRawPointer?, _ count: Int) -> CInt {
  target.run([UInt8](UnsafeRawBufferPointer(start: start, count: count)))
  return 0
}
