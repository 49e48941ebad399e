#ifndef CICU_CHARSET_H
#define CICU_CHARSET_H

#endif
