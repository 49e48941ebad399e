#ifndef CICU_FOLD_H
#define CICU_FOLD_H

#include <stdint.h>

// What a character is to an analyzer.
enum {
  CICU_SEPARATOR = 0,    // punctuation, symbols, controls
  CICU_SPACE = 1,        // white space
  CICU_IDEOGRAPH = 2,    // a character that is a unit by itself: Han, kana, Hangul, Thai, ...
  CICU_ALPHANUMERIC = 3, // letters and digits that form runs
  CICU_MARK = 4          // combining marks
};

// The class of a character, one of the above.
int32_t cicu_class(uint32_t scalar);

// NFKC_Casefold of one character. Writes at most `capacity` characters to `out` and returns how
// many there are: 0 where the character is ignorable. ICU's status code goes to `status` (<= 0 is
// success).
int32_t cicu_nfkc_casefold(uint32_t scalar, uint32_t *out, int32_t capacity, int32_t *status);

// The character that canonically composes `first` and `second`, or 0 where there is none.
uint32_t cicu_compose(uint32_t first, uint32_t second);

// Writes ICU's version, e.g. "72.1", with its closing NUL to `text`, which holds 20 bytes.
void cicu_version(char *text);

#endif
