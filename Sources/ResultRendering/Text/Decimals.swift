/// Numbers with a fixed count of decimals, without a locale.
enum Decimals {
  static func text(_ number: Double, places: Int) -> String {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let scaled = (JSONText.finite(number) * scale).rounded()
    guard abs(scaled) < 1e15 else { return String(JSONText.finite(number)) }
    let digits = String(Int64(abs(scaled)))
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return (scaled < 0 ? "-" : "") + padded.dropLast(places) + "." + padded.suffix(places)
  }
}
