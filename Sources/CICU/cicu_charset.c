#include "cicu_charset.h"

#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucsdet.h>
#include <unicode/utf16.h>

typedef struct {
  const char *base;
  size_t bad_count;
  size_t first_bad_offset;
} bad_bytes;

/* Writes U+FFFD for an illegal or unassigned sequence, and counts it. */
static void count_bad(const void *context, UConverterToUnicodeArgs *args, const char *units,
                      int32_t length, UConverterCallbackReason reason, UErrorCode *status) {
  (void)units;
  if (reason > UCNV_IRREGULAR) return;
  bad_bytes *found = (bad_bytes *)context;
  if (found->bad_count == 0) {
    ptrdiff_t end = args->source - found->base;
    found->first_bad_offset = end > length ? (size_t)(end - length) : 0;
  }
  found->bad_count += 1;
  static const UChar replacement = 0xFFFD;
  *status = U_ZERO_ERROR;
  ucnv_cbToUWriteUChars(args, &replacement, 1, 0, status);
}

cicu_conversion cicu_decode(const char *encoding, const uint8_t *bytes, size_t count,
                            uint32_t *scalars, size_t capacity) {
  cicu_conversion result = {0, 0, 0, 0};
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter = ucnv_open(encoding, &status);
  bad_bytes found = {(const char *)bytes, 0, 0};
  if (U_SUCCESS(status)) ucnv_setToUCallBack(converter, count_bad, &found, NULL, NULL, &status);

  const char *source = (const char *)bytes;
  const char *source_end = source + count;
  UChar buffer[4096];
  uint32_t lead = 0;
  int more = 1;
  while (more && U_SUCCESS(status)) {
    UChar *target = buffer;
    ucnv_toUnicode(converter, &target, buffer + 4096, &source, source_end, NULL, 1, &status);
    more = status == U_BUFFER_OVERFLOW_ERROR;
    if (more) status = U_ZERO_ERROR;
    for (const UChar *unit = buffer; unit < target && result.scalar_count < capacity; unit++) {
      if (U16_IS_LEAD(*unit)) {
        lead = *unit;
      } else if (U16_IS_TRAIL(*unit) && lead != 0) {
        scalars[result.scalar_count++] = (uint32_t)U16_GET_SUPPLEMENTARY(lead, *unit);
        lead = 0;
      } else {
        scalars[result.scalar_count++] = U16_IS_SURROGATE(*unit) ? 0xFFFD : *unit;
        lead = 0;
      }
    }
  }
  ucnv_close(converter);
  result.status = status;
  result.bad_count = found.bad_count;
  result.first_bad_offset = found.first_bad_offset;
  return result;
}

int32_t cicu_detection_confidence(const char *encoding, const uint8_t *bytes, size_t count) {
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector *detector = ucsdet_open(&status);
  ucsdet_setText(detector, (const char *)bytes, (int32_t)(count > 65536 ? 65536 : count), &status);
  int32_t match_count = 0;
  const UCharsetMatch **matches = ucsdet_detectAll(detector, &match_count, &status);
  int32_t confidence = -1;
  for (int32_t index = 0; U_SUCCESS(status) && index < match_count; index++) {
    const char *name = ucsdet_getName(matches[index], &status);
    if (U_SUCCESS(status) && strcmp(name, encoding) == 0) {
      int32_t found = ucsdet_getConfidence(matches[index], &status);
      if (U_SUCCESS(status)) confidence = found;
    }
  }
  ucsdet_close(detector);
  return confidence;
}
