#ifndef CICU_WORDS_H
#define CICU_WORDS_H

#include <stdint.h>

// ICU's word break iterator for Chinese. Not to be used by two threads at once.
typedef struct cicu_words cicu_words;
cicu_words *cicu_words_open(int32_t *status);
void cicu_words_close(cicu_words *words);

// Finds the boundaries in `text` (UTF-16): their offsets, without the one at 0 and with the one at
// `length`. Returns how many there are and writes at most `capacity` of them; a text of n units has
// at most n. ICU's status code goes to `status` (<= 0 is success).
int32_t cicu_words_boundaries(cicu_words *words, const uint16_t *text, int32_t length,
                              int32_t *boundaries, int32_t capacity, int32_t *status);

#endif
