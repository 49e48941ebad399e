#ifndef CICU_FOLD_H
#define CICU_FOLD_H

#endif
