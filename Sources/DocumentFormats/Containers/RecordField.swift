internal import ArchiveModel

/// What a column of a table or a key of a JSON record holds, by its name in Chinese or English.
enum RecordField: Hashable {
  case id
  case text
  /// How the text is to be read: as a ``DocumentFormat`` that is text.
  case textFormat
  case described(DocumentDescription.Field)

  init?(name: String) {
    switch name.lowercased().filter({ !$0.isWhitespace && $0 != "\u{FEFF}" }) {
    case "id", "_id", "docid", "doc_id", "编号", "序号", "标识", "编号id", "文档编号", "文件编号", "記錄編號":
      self = .id
    case "text", "full_text", "fulltext", "正文", "内容", "全文", "內容", "content", "body": self = .text
    case "text_format": self = .textFormat
    case "title", "标题", "題名", "题名", "標題", "名称": self = .described(.title)
    case "kind", "type", "文种", "类型", "類型", "体裁", "文種": self = .described(.kind)
    case "issuer", "发文机关", "单位", "发文单位", "机关", "发布机关", "發文機關", "單位", "制发机关", "organ":
      self = .described(.issuer)
    case "number", "发文字号", "文号", "字号", "發文字號", "文號", "document_number": self = .described(.number)
    case "date", "日期", "成文日期", "发布日期", "时间", "發布日期", "时间日期", "发文日期":
      self = .described(.date)
    case "byline", "author", "authors", "作者", "记者", "記者", "署名": self = .described(.byline)
    case "addressee", "to", "主送机关", "主送": self = .described(.addressee)
    case "signer", "签发人", "簽發人": self = .described(.signer)
    case "speaker", "讲话人", "发言人", "报告人", "講話人": self = .described(.speaker)
    case "source", "来源", "出处", "來源", "url", "链接": self = .described(.source)
    case "secrecy", "密级", "密級": self = .described(.secrecy)
    default:
      guard let field = DocumentDescription.Field(name: name), field.isFurther else { return nil }
      self = .described(field)
    }
  }
}
