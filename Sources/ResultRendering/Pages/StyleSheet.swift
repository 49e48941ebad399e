/// The style sheet of all pages, served as a file of its own: the pages' policy allows no styles inside them.
public enum StyleSheet {
  /// A tag that changes with the text.
  public static let tag = TextTag.of(text)

  /// Where pages find it; another text is another address, so that it may be kept for ever.
  static let address = "/style.css?v=" + tag

  /// The style sheet.
  public static let text = base + layout + reading + quoting + requirements
}

/// The sign in the browser's tab, a seal.
public enum FavoriteIcon {
  /// The icon in SVG.
  public static let svg = """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#a5332a"/><path d="M16 5v8M7 9h18M15 10c-2 3-5 5-8 6M17 10c2 3 5 5 8 6M10 16h12v8H10zM10 20h12M6 27h20" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round"/></svg>

    """
}
