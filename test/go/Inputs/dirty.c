// dirty.c -- truth values as C may return them: only the lowest byte counts, and the others are something else.

unsigned c_dirty_false(void) { return 0xabcdef00; }
unsigned c_dirty_true(void) { return 0xabcdef01; }
