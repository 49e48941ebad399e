#include "cicu_words.h"
