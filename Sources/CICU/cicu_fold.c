#include "cicu_fold.h"
