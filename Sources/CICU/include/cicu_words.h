#ifndef CICU_WORDS_H
#define CICU_WORDS_H

#endif
