#include <libxml/xmlversion.h>
/* Debian's libxml2 is built with ICU and would pull ICU's headers in here, where their types clash
   with those of Foundation's own ICU. We use nothing of libxml2 that depends on it. */
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
