/// Something told to people, in the two languages they read it in. Programs get the English.
public struct Wording: Sendable, Hashable {
  /// In English.
  public var english: String
  /// In Chinese.
  public var chinese: String

  /// Says something in both.
  public init(english: String, chinese: String) {
    (self.english, self.chinese) = (english, chinese)
  }

  /// Says something in both, as a table of words does.
  public static func say(_ chinese: String, _ english: String) -> Wording {
    Wording(english: english, chinese: chinese)
  }

  /// What is the same in both: what the system or another program says.
  public init(_ text: String) { (english, chinese) = (text, text) }

  /// With something added in both.
  public func adding(_ more: Wording) -> Wording {
    Wording(english: english + more.english, chinese: chinese + more.chinese)
  }

  /// With something put before it in both.
  public func after(_ text: String) -> Wording {
    Wording(english: text + english, chinese: text + chinese)
  }

  /// Changes it where something is known.
  public mutating func add<Fact>(_ fact: Fact?, _ words: (Fact) -> Wording) {
    if let fact { self = adding(words(fact)) }
  }
}

/// An error that says what it has to say in words for people.
public protocol WordedError: Error {
  /// The file, and the line where one is meant.
  var place: String { get }
  /// The error in words, without the place.
  var wording: Wording { get }
}
