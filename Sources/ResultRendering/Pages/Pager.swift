internal import ArchiveModel

/// The links from a page of an answer to those before and after it.
struct Pager {
  /// The address of the page before, where there is one.
  var previous: String?
  /// The address of the page after, where there is one.
  var next: String?
  /// Which part of the whole this page is.
  var range = ""

  /// Puts the links on a page; none where this page is all.
  func add(to frame: inout PageFrame) {
    let phrases = frame.phrases
    frame.values["hasPages"] = previous != nil || next != nil
    frame.values["pagesLabel"] = phrases.pages
    frame.values["previousLabel"] = phrases.previousPage
    frame.values["nextLabel"] = phrases.nextPage
    frame.values["range"] = range
    frame.values["previous"] = previous ?? false
    frame.values["next"] = next ?? false
  }
}
