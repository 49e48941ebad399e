#include "cicu_fold.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/uversion.h>

int32_t cicu_class(uint32_t scalar) {
  UChar32 c = (UChar32)scalar;
  if (u_isUWhiteSpace(c)) return CICU_SPACE;
  int8_t type = u_charType(c);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_COMBINING_SPACING_MARK) {
    return CICU_MARK;
  }
  if (u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC)) return CICU_IDEOGRAPH;
  if (!u_isalnum(c) && type != U_LETTER_NUMBER && type != U_OTHER_NUMBER) {
    // Private-use characters are kept: an archive's own characters (外字) must be findable.
    return type == U_PRIVATE_USE_CHAR ? CICU_IDEOGRAPH : CICU_SEPARATOR;
  }
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(c, &status)) {
  case USCRIPT_HAN:
  case USCRIPT_HIRAGANA:
  case USCRIPT_KATAKANA:
  case USCRIPT_KATAKANA_OR_HIRAGANA:
  case USCRIPT_HANGUL:
  case USCRIPT_BOPOMOFO:
  case USCRIPT_YI:
  case USCRIPT_THAI:
  case USCRIPT_LAO:
  case USCRIPT_KHMER:
  case USCRIPT_MYANMAR:
    return CICU_IDEOGRAPH;
  default:
    return CICU_ALPHANUMERIC;
  }
}

static int32_t to_scalars(const UChar *text, int32_t length, uint32_t *out, int32_t capacity) {
  int32_t count = 0;
  for (int32_t i = 0; i < length;) {
    UChar32 c;
    U16_NEXT(text, i, length, c);
    if (count < capacity) out[count] = (uint32_t)c;
    count++;
  }
  return count;
}

int32_t cicu_nfkc_casefold(uint32_t scalar, uint32_t *out, int32_t capacity, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  const UNormalizer2 *normalizer = unorm2_getNFKCCasefoldInstance(&error);
  UChar source[2], target[64];
  int32_t length = 0;
  U16_APPEND_UNSAFE(source, length, (UChar32)scalar);
  int32_t targetLength = unorm2_normalize(normalizer, source, length, target, 64, &error);
  *status = (int32_t)error;
  return U_FAILURE(error) ? 0 : to_scalars(target, targetLength, out, capacity);
}

uint32_t cicu_compose(uint32_t first, uint32_t second) {
  UErrorCode error = U_ZERO_ERROR;
  const UNormalizer2 *normalizer = unorm2_getNFCInstance(&error);
  if (U_FAILURE(error)) return 0;
  UChar32 composed = unorm2_composePair(normalizer, (UChar32)first, (UChar32)second);
  return composed < 0 ? 0 : (uint32_t)composed;
}

void cicu_version(char *text) {
  UVersionInfo version;
  u_getVersion(version);
  u_versionToString(version, text);
}
