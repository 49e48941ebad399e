internal import ArchiveModel
internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import NIOCore
internal import ResultRendering

/// A document's file, to be kept and never to be run: an attachment, of a type that no browser takes
/// for a page.
enum OriginalFile {
  static func response(_ original: OriginalDocument, _ desk: ArchiveDesk) -> Response {
    Response(
      status: .ok,
      headers: [
        .contentType: ServedType.safe(original.mediaType),
        .contentDisposition: disposition(original.fileName),
        .contentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'; sandbox",
        .cacheControl: "private, no-cache",
        .contentLength: String(original.content.count),
      ],
      body: body(original.content, desk))
  }

  /// The bytes, read piece by piece as they are sent.
  private static func body(_ content: any ByteSource, _ desk: ArchiveDesk) -> ResponseBody {
    ResponseBody(contentLength: content.count) { writer in
      var start = 0
      while start < content.count {
        let end = min(content.count, start + pieceSize)
        try await writer.write(
          ByteBuffer(bytes: try await desk.bytes(of: content, in: start..<end)))
        start = end
      }
      try await writer.finish(nil)
    }
  }

  private static let pieceSize = 1 << 18

  /// RFC 6266, with the name in RFC 8187's encoding (once RFC 5987) and in ASCII for old programs.
  static func disposition(_ fileName: String) -> String {
    let ascii = fileName.unicodeScalars.map { scalar -> Character in
      let isSafe =
        scalar.isASCII && (0x20..<0x7F).contains(scalar.value)
        && !["\"", "\\", "/", "%"].contains(scalar)
      return isSafe ? Character(scalar) : "_"
    }
    let encoded = PageAddress.percentEncoded(fileName)
    return "attachment; filename=\"\(String(ascii))\"; filename*=UTF-8''\(encoded)"
  }
}
