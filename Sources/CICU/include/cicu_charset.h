#ifndef CICU_CHARSET_H
#define CICU_CHARSET_H

#include <stddef.h>
#include <stdint.h>

/* What a conversion found. Offsets count bytes of the input. */
typedef struct {
  int32_t status;          /* an ICU UErrorCode; 0 or below is success */
  size_t scalar_count;     /* scalars written */
  size_t bad_count;        /* illegal or unassigned byte sequences, each written as U+FFFD */
  size_t first_bad_offset; /* where the first of them begins; meaningful when bad_count > 0 */
} cicu_conversion;

/* Decodes count bytes of the named encoding into Unicode scalars. At most capacity scalars are
   written; an encoding of one or more bytes a character never needs more than count + 2. */
cicu_conversion cicu_decode(const char *encoding, const uint8_t *bytes, size_t count,
                            uint32_t *scalars, size_t capacity);

/* The confidence (0...100) ICU's detector has in the named encoding for these bytes, or -1 where
   it does not think of it, or an error occurs. */
int32_t cicu_detection_confidence(const char *encoding, const uint8_t *bytes, size_t count);

#endif
