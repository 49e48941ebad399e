extension DocumentDescription.Field {
  private typealias Field = DocumentDescription.Field

  /// The names a person may use for a field, in Chinese and English.
  private static let byName: [String: Field] = {
    var names: [String: Field] = [
      "标题": .title, "题名": .title, "文种": .kind, "类型": .kind, "体裁": .kind, "type": .kind,
      "发文机关": .issuer, "单位": .issuer, "责任者": .issuer, "机关": .issuer, "发文单位": .issuer,
      "publisher": .issuer, "发文字号": .number, "文号": .number, "document_number": .number,
      "日期": .date, "成文日期": .date, "发文日期": .date, "印发日期": .date, "记者": .byline,
      "作者": .byline, "author": .byline, "主送机关": .addressee, "主送": .addressee,
      "签发人": .signer, "讲话人": .speaker, "发言人": .speaker, "来源": .source, "密级": .secrecy,
    ]
    for (name, field) in furtherNames { names[name] = field }
    for field in Field.allCases {
      (names[field.rawValue], names[field.chineseName]) = (field, field)
    }
    return names
  }()

  private static let furtherNames: [String: Field] = [
    "颁布日期": .published, "生效日期": .inEffect, "实施日期": .inEffect, "修正日期": .amended,
    "修订日期": .amended, "失效日期": .repealed, "时效性": .validity, "效力状态": .validity,
    "公开属性": .openness, "发布时间": .released, "全宗": .fonds, "机构或问题": .section, "机构": .section,
    "问题": .section, "件": .item, "页数": .pageCount, "版面": .edition, "版号": .edition,
    "effective": .inEffect, "reference_code": .archivalCode,
  ]

  /// The field's name in Chinese, as GB/T 33480-2016 and office use have it.
  public var chineseName: String {
    switch self {
    case .title: "标题"
    case .kind: "文种"
    case .issuer: "发文机关"
    case .number: "发文字号"
    case .date: "成文日期"
    case .byline: "作者"
    case .addressee: "主送机关"
    case .signer: "签发人"
    case .speaker: "讲话人"
    case .source: "来源"
    case .secrecy: "密级"
    case .adopted: "通过日期"
    case .published: "公布日期"
    case .inEffect: "施行日期"
    case .amended: "修改日期"
    case .repealed: "废止日期"
    case .validity: "有效性"
    case .indexNumber: "索引号"
    case .subject: "主题分类"
    case .openness: "公开方式"
    case .released: "发布日期"
    case .archivalCode: "档号"
    case .fonds: "全宗号"
    case .year: "年度"
    case .retention: "保管期限"
    case .section: "机构（问题）"
    case .item: "件号"
    case .pageCount: "页数"
    case .edition: "版次"
    }
  }

  /// The field that a person means by `name`: the key in JSON, or a Chinese or English term for it.
  public init?(name: some StringProtocol) {
    guard let field = Self.byName[name.lowercased()] else { return nil }
    self = field
  }
}

extension DocumentDescription {
  /// What the description says of a field, as a description file would; empty where it says nothing.
  public func values(of field: Field) -> [String] {
    let value: String? =
      switch field {
      case .title: title
      case .kind: kind?.rawValue
      case .issuer: issuer
      case .number: number
      case .date: date?.description
      case .byline: nil
      case .addressee: addressee
      case .signer: signer
      case .speaker: speaker
      case .source: source
      case .secrecy: secrecy
      default: nil
      }
    if field.isFurther { return further[field] ?? [] }
    return field == .byline ? byline : value.map { [$0] } ?? []
  }

  /// Takes over what a person states of a field.
  ///
  /// - Returns: what is wrong with the value, or `nil` where it was taken.
  public mutating func state(_ field: Field, _ values: [String]) -> FieldProblem? {
    guard let value = values.first else { return nil }
    switch field {
    case .title: title = value
    case .kind:
      guard let known = DocumentKind(name: value) else {
        return FieldProblem(.unknownKind, value: value)
      }
      kind = known
    case .issuer: issuer = values.joined(separator: "、")
    case .number: number = value
    case .date:
      guard let known = PartialDate(chinese: value) else {
        return FieldProblem(.notADate, value: value)
      }
      date = known
    case .byline: byline = values
    case .addressee: addressee = values.joined(separator: "、")
    case .signer: signer = value
    case .speaker: speaker = value
    case .source: source = value
    case .secrecy: secrecy = value
    default:
      var taken: [String] = []
      for value in values {
        switch field.taken(value) {
        case .success(let text): taken.append(text)
        case .failure(let problem): return problem
        }
      }
      further[field] = taken
    }
    stated.insert(field)
    return nil
  }

  /// Takes back what a person stated of a field.
  public mutating func takeBack(_ field: Field) {
    guard stated.contains(field) else { return }
    var kept = DocumentDescription()
    for other in Field.allCases where other != field {
      _ = kept.state(other, values(of: other))
    }
    kept.stated = stated.subtracting([field])
    self = kept
  }
}
