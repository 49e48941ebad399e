internal import CICU

/// ICU's own transliterator from traditional to simplified characters.
///
/// The analysis uses the table ``SimplifiedForms`` recorded from it; this is what the table is
/// compared with.
public final class ScriptSimplifier {
  private let simplifier: OpaquePointer

  /// Opens the transliterator `Hant-Hans`.
  ///
  /// - Throws: ``TextAnalysisError``, where ICU's data is missing.
  public init() throws {
    var status: Int32 = 0
    guard let simplifier = cicu_simplifier_open(&status) else {
      throw TextAnalysisError(code: .transliteratorUnavailable, icuStatus: status)
    }
    self.simplifier = simplifier
  }

  deinit { cicu_simplifier_close(simplifier) }

  /// What one character becomes.
  public func simplified(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    var buffer: [UInt32] = Array(repeating: 0, count: 16)
    var status: Int32 = 0
    let count = Int(cicu_simplify(simplifier, scalar.value, &buffer, 16, &status))
    return buffer.prefix(count).compactMap { Unicode.Scalar($0) }
  }
}
