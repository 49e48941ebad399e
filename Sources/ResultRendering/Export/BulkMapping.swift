/// The settings and the mapping of an index for ``BulkLines``, for Elasticsearch and OpenSearch with
/// the plugin `analysis-icu`: the body of `PUT /INDEX`.
///
/// Two views of one text, as here: `text` by ICU's words, `text.grams` by pairs of ideographs across
/// punctuation and line breaks. Both fold width and letter case (NFKC) and traditional to simplified.
public enum BulkMapping {
  /// The body, in JSON.
  public static let json = """
    {
      "settings": {
        "analysis": {
          "char_filter": {
            "nfkc": { "type": "icu_normalizer", "name": "nfkc_cf", "mode": "compose" },
            "close_up": {
              "type": "pattern_replace",
              "pattern": "(?<=\\\\p{IsHan})[\\\\p{P}\\\\p{S}\\\\s]+(?=\\\\p{IsHan})",
              "replacement": ""
            }
          },
          "filter": {
            "simplified": { "type": "icu_transform", "id": "Traditional-Simplified" },
            "pairs": { "type": "cjk_bigram", "output_unigrams": false }
          },
          "analyzer": {
            "words": {
              "type": "custom",
              "char_filter": ["nfkc"],
              "tokenizer": "icu_tokenizer",
              "filter": ["simplified"]
            },
            "grams": {
              "type": "custom",
              "char_filter": ["nfkc", "close_up"],
              "tokenizer": "standard",
              "filter": ["simplified", "pairs"]
            }
          },
          "normalizer": {
            "name": { "type": "custom", "char_filter": [], "filter": ["lowercase"] }
          }
        }
      },
      "mappings": {
        "dynamic": "strict",
        "properties": {
          "document_id": { "type": "keyword" },
          "external_id": { "type": "keyword" },
          "path": { "type": "keyword" },
          "title": {
            "type": "text", "analyzer": "words",
            "fields": {
              "grams": { "type": "text", "analyzer": "grams" },
              "exact": { "type": "keyword", "ignore_above": 8000 }
            }
          },
          "kind": { "type": "keyword" },
          "issuer": {
            "type": "keyword", "normalizer": "name",
            "fields": { "grams": { "type": "text", "analyzer": "grams" } }
          },
          "number": {
            "type": "keyword", "normalizer": "name",
            "fields": { "grams": { "type": "text", "analyzer": "grams" } }
          },
          "date": { "type": "keyword" },
          "days": { "type": "date_range", "format": "yyyy-MM-dd" },
          "byline": { "type": "keyword" },
          "addressee": { "type": "text", "analyzer": "grams" },
          "signer": { "type": "keyword" },
          "speaker": { "type": "keyword" },
          "source": { "type": "keyword" },
          "secrecy": { "type": "keyword" },
          "standing": { "type": "keyword" },
          "ordinal": { "type": "integer" },
          "heading_path": {
            "type": "text", "analyzer": "words",
            "fields": { "grams": { "type": "text", "analyzer": "grams" } }
          },
          "first_page": { "type": "integer" },
          "last_page": { "type": "integer" },
          "source_start": { "type": "integer" },
          "source_end": { "type": "integer" },
          "repaired": { "type": "boolean" },
          "text": {
            "type": "text", "analyzer": "words",
            "fields": {
              "grams": { "type": "text", "analyzer": "grams", "index_options": "offsets" }
            }
          }
        }
      }
    }

    """
}
