/// What a page names as the source of its text.
public enum SourceRules {
  /// Whether it is a publisher: not `本站`, `原创`, an address or a number.
  public static func namesPublisher(_ source: String) -> Bool { LabelRules.namesPublisher(source) }
}
