// names.h -- the numbers of the system calls and errors that fault can be told by name; others are given as numbers.
#pragma once

constexpr int unknown_name = -1;

// The number for a name or for a decimal number; unknown_name where it is neither.
long call_number(const char *name);
int error_number(const char *name);
