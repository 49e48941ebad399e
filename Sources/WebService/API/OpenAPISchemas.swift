internal import ArchiveModel

/// The shapes of the API's answers, as JSON Schema 2020-12.
enum OpenAPISchemas {
  static func reference(_ name: String) -> JSONValue {
    ["$ref": .string("#/components/schemas/\(name)")]
  }

  static var all: [String: JSONValue] {
    [
      "SearchResult": object([
        "query": text, "total": integer, "total_is_exact": boolean, "took_ms": number,
        "relaxed": boolean, "did_you_mean": list(text), "results": list(reference("Hit")),
        "facets": orNull(reference("Facets")), "notices": list(reference("Notice")),
      ]),
      "Hit": object(
        [
          "rank": integer, "score": number, "passage_id": text, "document": reference("Document"),
          "heading_path": list(text), "text": text, "snippet": text, "highlights": list(range),
          "snippet_highlights": list(range), "source": orNull(reference("Source")),
          "repaired": boolean, "recognized": boolean, "recognition_confidence": integer,
          "citation": text, "missing": list(text),
          "document_missing": list(text), "other_spellings": list(reference("OtherSpelling")),
          "further_passages": integer,
          "also_in": list(reference("LinkedDocument")), "also_in_total": integer,
          "explanation": orNull(list(reference("Contribution"))),
        ], optional: recognition),
      "Document": object([
        "id": text, "external_id": orNull(text), "path": text, "title": orNull(text),
        "kind": orNull(text), "issuer": orNull(text), "speaker": orNull(text),
        "byline": list(text), "date": orNull(text), "date_precision": orNull(text),
        "number": orNull(text),
      ]),
      "StandingDocument": [
        "allOf": [reference("Document"), object(["standing": reference("Standing")])]
      ],
      "Standing": object([
        "state": ["type": "string", "enum": ["current", "replaced"]], "why": orNull(text),
        "replaced_by": orNull(reference("Version")), "replaces": orNull(reference("Version")),
      ]),
      "Version": object(["id": text, "path": text]),
      "Source": object(["start": integer, "end": integer, "segments": orNull(list(range))]),
      "OtherSpelling": object(["typed": text, "found": text]),
      "Contribution": object([
        "term": text, "view": text, "frequency": integer, "document_frequency": integer,
        "score": number,
      ]),
      "Notice": object(["code": text, "value": orNull(text), "message": text]),
      "Count": object(["value": text, "count": integer]),
      "Facets": object([
        "kinds": list(reference("Count")), "issuers": list(reference("Count")),
        "years": list(reference("Count")), "speakers": list(reference("Count")),
        "is_exact": boolean, "speakers_are_exact": boolean, "undated": integer,
      ]),
      "FacetAnswer": object([
        "query": text, "total": integer, "total_is_exact": boolean, "relaxed": boolean,
        "facets": reference("Facets"), "notices": list(reference("Notice")),
      ]),
      "DocumentView": object([
        "document": reference("StandingDocument"), "addressee": orNull(text),
        "signer": orNull(text),
        "published_in": orNull(text), "secrecy": orNull(text), "stated": list(text),
        "issuers": list(text), "adopted": orNull(text), "published": orNull(text),
        "in_effect": orNull(text), "amended": list(text), "repealed": orNull(text),
        "law_dates": list(reference("LawDate")),
        "validity": orNull(text), "index_number": orNull(text), "subject": orNull(text),
        "openness": orNull(text), "released": orNull(text),
        "archival_code": orNull(text), "fonds": orNull(text), "year": orNull(text),
        "retention": orNull(text), "section": orNull(text), "item": orNull(text),
        "page_count": orNull(integer), "edition": orNull(text),
        "content_sha256": text, "format": text, "encoding": orNull(text), "citation": text,
        "also_in": list(reference("LinkedDocument")), "also_in_total": integer,
        "passage_count": integer, "passages": list(reference("Passage")),
      ]),
      "LawDate": object(["field": text, "date": text, "word": orNull(text)]),
      "LinkedDocument": object([
        "id": text, "external_id": orNull(text), "path": text, "title": orNull(text),
        "date": orNull(text), "relation": relation, "resemblance": number, "containment": number,
      ]),
      "RequirementResult": object([
        "query": text, "total": integer, "total_is_exact": boolean, "took_ms": number,
        "relaxed": boolean, "without_addressee": integer, "without_speaker": integer,
        "without_date": integer,
        "deadlines": object([
          "dated": integer, "recurring": integer, "open": integer, "none": integer,
        ]),
        "results": list(reference("Requirement")),
        "notices": list(reference("Notice")),
      ]),
      "Requirement": object([
        "rank": integer, "id": text, "speaker": orNull(text), "office": orNull(text),
        "speaker_kind": orNull(text), "verb": orNull(text), "addressees": list(text),
        "text": text, "highlights": list(range), "deadline": orNull(reference("Deadline")),
        "figures": list(text), "direct_speech": boolean,
        "places": list(reference("RequirementPlace")), "further_places": integer,
      ]),
      "Deadline": object(["text": text, "date": orNull(text), "recurring": boolean]),
      "RequirementPlace": object([
        "id": text, "passage_id": text, "document": reference("Document"),
        "heading_path": list(text), "text": text, "speaker": orNull(text),
        "office": orNull(text), "source": orNull(reference("Source")), "citation": text,
      ]),
      "Passage": object(
        [
          "passage_id": text, "ordinal": integer, "heading_path": list(text), "text": text,
          "repaired": boolean, "recognized": boolean, "recognition_confidence": integer,
          "source": orNull(reference("Source")), "pages": orNull(range),
          "speeches": list(reference("Speech")),
        ], optional: recognition),
      "Speech": object([
        "speaker": orNull(text), "office": orNull(text), "speaker_kind": text,
        "verb": orNull(text), "start": integer, "end": integer, "direct_speech": boolean,
      ]),
      "QuoteResult": object([
        "quote": text, "verdict": text, "matches": list(reference("QuoteMatch")),
        "total": integer, "total_is_exact": boolean, "folded": list(text), "parts": list(text),
        "took_ms": number, "notices": list(reference("QuoteNotice")),
      ]),
      "QuoteMatch": object(
        [
          "rank": integer, "verdict": text, "similarity": number, "folded": list(text),
          "passage_id": text, "passage_ids": list(text), "document": reference("Document"),
          "heading_path": list(text), "place": text, "text": text, "highlights": list(range),
          "matched_text": text, "omissions": list(text), "gaps": list(reference("QuoteGap")),
          "doubtful": list(reference("ScriptPair")), "diff": list(reference("DiffPiece")),
          "source": orNull(reference("Source")), "passage_source": orNull(reference("Source")),
          "pages": orNull(range), "repaired": boolean, "recognized": boolean,
          "recognition_confidence": integer, "direct_speech": boolean,
          "speaker": orNull(text), "selector": reference("TextQuoteSelector"),
          "link": orNull(text), "content_prefix": text, "citation": text,
          "file_change": orNull(text),
        ], optional: recognition),
      "QuoteGap": object([
        "characters": integer, "passages": integer, "crosses_heading": boolean, "wide": boolean,
      ]),
      "ScriptPair": object(["quoted": text, "text": text]),
      "DiffPiece": object(["op": text, "text": text, "in_text": text], optional: ["in_text"]),
      "TextQuoteSelector": object([
        "type": text, "exact": text, "prefix": text, "suffix": text,
      ]),
      "QuoteNotice": object(
        ["code": text, "message": text, "paths": list(text)], optional: ["paths"]),
      "DraftResult": object([
        "draft": text, "total": integer, "unchecked": integer,
        "counts": ["type": "object", "additionalProperties": integer], "stray_marks": integer,
        "quotations": list(reference("DraftQuotation")),
      ]),
      "DraftQuotation": object([
        "number": integer, "text": text, "lead_in": text, "line": orNull(integer),
        "source": orNull(reference("Source")), "unclosed": boolean, "verdict": orNull(text),
        "stated_speaker": orNull(text), "speaker": orNull(text),
        "speaker_agrees": orNull(boolean), "result": orNull(reference("QuoteResult")),
        "error": orNull(text), "message": orNull(text),
      ]),
      "Status": object([
        "status": text, "documents": integer, "passages": integer, "problems": integer,
        "is_complete": boolean, "analysis_version": text,
      ]),
      "Problem": object([
        "type": text, "status": integer, "title": text, "detail": text, "code": text,
        "parameter": orNull(text), "allowed": orNull(list(text)),
      ]),
    ]
  }

  /// How the other document stands to the one it is told of.
  private static let relation: JSONValue = [
    "type": "string",
    "enum": .array(LinkedDocument.Relation.allCases.map { .string($0.rawValue) }),
  ]
  /// What a passage has only where it was recognised in pictures.
  private static let recognition: Set<String> = ["recognized", "recognition_confidence"]
  private static let text: JSONValue = ["type": "string"]
  private static let integer: JSONValue = ["type": "integer"]
  private static let number: JSONValue = ["type": "number"]
  private static let boolean: JSONValue = ["type": "boolean"]
  /// A range of Unicode scalars (or of pages): first and end.
  private static let range: JSONValue = [
    "type": "array", "items": ["type": "integer"], "minItems": 2, "maxItems": 2,
  ]

  private static func list(_ items: JSONValue) -> JSONValue { ["type": "array", "items": items] }

  private static func orNull(_ schema: JSONValue) -> JSONValue {
    ["anyOf": [schema, ["type": "null"]]]
  }

  private static func object(
    _ properties: [String: JSONValue], optional: Set<String> = []
  ) -> JSONValue {
    [
      "type": "object", "properties": .object(properties),
      "required": .array(
        properties.keys.sorted().filter { !optional.contains($0) }
          .map { .string($0) }),
    ]
  }
}
