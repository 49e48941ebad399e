#include "cicu_words.h"

#include <stdlib.h>
#include <unicode/ubrk.h>

struct cicu_words {
  UBreakIterator *iterator;
};

cicu_words *cicu_words_open(int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  UBreakIterator *iterator = ubrk_open(UBRK_WORD, "zh", NULL, 0, &error);
  *status = (int32_t)error;
  if (U_FAILURE(error)) return NULL;
  cicu_words *words = malloc(sizeof *words);
  if (words == NULL) {
    ubrk_close(iterator);
    *status = (int32_t)U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  words->iterator = iterator;
  return words;
}

void cicu_words_close(cicu_words *words) {
  if (words == NULL) return;
  ubrk_close(words->iterator);
  free(words);
}

int32_t cicu_words_boundaries(cicu_words *words, const uint16_t *text, int32_t length,
                              int32_t *boundaries, int32_t capacity, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  ubrk_setText(words->iterator, (const UChar *)text, length, &error);
  *status = (int32_t)error;
  if (U_FAILURE(error)) return 0;
  int32_t count = 0;
  for (int32_t at = ubrk_next(words->iterator); at != UBRK_DONE; at = ubrk_next(words->iterator)) {
    if (count < capacity) boundaries[count] = at;
    count++;
  }
  return count;
}
