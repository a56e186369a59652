// select.h -- what the tests of select share: cases for 8-byte values.
#pragma once

#include "program.h"

static inline pd_select_case sending(pd_chan *channel, int64_t *from) {
    return (pd_select_case){.chan = channel, .value = from, .kind = PD_SELECT_SEND};
}

static inline pd_select_case receiving(pd_chan *channel, int64_t *into) {
    return (pd_select_case){.chan = channel, .value = into, .kind = PD_SELECT_RECV};
}
