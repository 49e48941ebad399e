import ArchiveModel
import DocumentFormats
import ExtractionSupport
import Testing

@Suite struct RTFTests {
  private func original(_ rtf: String) throws -> String {
    try decodedOriginal(Array(rtf.utf8), path: "a.rtf").text
  }

  @Test func theNotice() throws {
    expectNotice(try extract(bytes: Fixtures.bytes("notice.rtf"), path: "notice.rtf"))
  }

  @Test func chineseInEveryForm() throws {
    let rtf = #"""
      {\rtf1\ansi\ansicpg936\uc1{\fonttbl{\f0\fcharset134 \'cb\'ce\'cc\'e5;}{\f1\fcharset0 Times;}{\f2\fcharset136 Ming;}}
      {\info{\title \'ce\'c4\'bc\'fe}{\author \'ce\'c0\'d3\'fd\'b3\'c9}}{\colortbl;\red0;}
      \pard\f0 \'cd\'a8\'d6\'aa\u23433?\u-29689\'3f\f1 abc \f2 \'b3\'71\par
      \u55360?\u56327? \{\\\}\~x\_y\emdash\tab z\line w\par}
      """#
    let text = try original(rtf)
    #expect(text == "通知安谇abc 通\n\u{20007} {\\}\u{A0}x-y—\tz\nw\n")
    let description = try extract(bytes: Array(rtf.utf8), path: "a.rtf").description
    #expect(description.byline == ["卫育成"])
  }

  @Test func whatIsNoText() throws {
    let rtf = #"""
      {\rtf1{\stylesheet{\s1\outlinelevel0 heading 1;}}{\*\generator x;}{\header 页眉}{\footer 页脚}
      {\pict\bin4 }}}}\pngblip 00ff}{\v hidden}\deleted gone\deleted0
      {\field{\*\fldinst HYPERLINK "x"}{\fldrslt shown}}{\*\unknown {deep} lost}{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt box\par}}
      \pard\s1 Chapter\par\pard text{\footnote\pard note\par}end\par}
      """#
    #expect(try original(rtf) == "shownbox\nChapter\ntextend\n[1] note\n")
  }

  @Test func tables() throws {
    let rtf =
      #"{\rtf1\trowd\pard\intbl a\cell b\par c\cell\row\trowd\intbl 1\cell 2\cell\row\pard after\par}"#
    #expect(try original(rtf) == "a\tb\nc\n1\t2\nafter\n")
  }

  @Test("Rows with empty cells are lines, notes of two kinds are counted apart") func emptyCells()
    throws
  {
    let rtf =
      #"{\rtf1\trowd\pard\intbl a\cell\cell\row\trowd\intbl\cell\cell b\cell\row\trowd\intbl\cell\row\pard after"#
      + #"{\footnote\ftnalt\pard end}{\footnote\pard foot}\par}"#
    #expect(try original(rtf) == "a\t\n\t\tb\nafter\n[1] foot\n[i] end\n")
  }

  @Test("The code pages that fonts and the head name") func codePages() throws {
    let rtf = #"""
      {\rtf1\ansi\ansicpg932{\fonttbl{\f0\fcharset128 A;}{\f1\fcharset238 B;}{\f2\fcharset204 C;}{\f3\fcharset129 D;}{\f4\fcharset134 E;}{\f5 F;}}
      \f0 \'93\'fa\'96\'7b\f1 \'e8\'f8\f2 \'cf\f3 \'b0\'a1\f4 \'b0\'b2\f5 \'8c\'ea\par}
      """#
    #expect(try original(rtf) == "日本čřП가安語\n")
    #expect(try original(#"{\rtf1\ansi\ansicpg1250 \'9a\'9d\par}"#) == "šť\n")
    // Western fonts in a Chinese text stay what they mostly mean.
    #expect(try original(#"{\rtf1\ansi\ansicpg1252 \'cd\'a8\'d6\'aa\par}"#) == "通知\n")
  }

  @Test(arguments: [
    "", "{", "{\\rtf", "{\\rtf1", "{\\rtf1}}}}", "{\\rtf1\\u}", "{\\rtf1\\u99999999999 x}",
    "{\\rtf1\\bin99999999 x}",
    "{\\rtf1\\'g1\\'}", "{\\rtf1\\uc999999\\u20 x}", "{\\rtf1{\\footnote{\\footnote a}b}c}",
    "{\\rtf1" + String(repeating: "{", count: 100_000) + String(repeating: "}", count: 100_001),
    "{\\rtf1" + String(repeating: "\\par{\\footnote x}", count: 20_000) + "}",
  ])
  func strangeFiles(rtf: String) {
    do { _ = try extract(bytes: Array(rtf.utf8), path: "a.rtf") } catch {
      #expect("\(error)".hasPrefix("a.rtf: "))
    }
  }
}
