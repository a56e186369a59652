// string.h -- concatenation into memory that a caller has ready.
#pragma once

#include "predawn.h"

namespace predawn {

// pd_string_cat_n; where the result has at most `buffer_bytes` it is put there. One that is not empty beside empty ones
// is the result itself.
pd_string string_join(const pd_string* strings, int64_t count, char* buffer, int64_t buffer_bytes);

} // namespace predawn
