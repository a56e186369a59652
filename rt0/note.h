// note.h -- marks every C++ object of the runtime as knowing segmented stacks.
//
// gold and lld make a split-stack function that calls into an object without this note ask __morestack_non_split for
// a big segment at every call. The runtime keeps within the guard of a segment (runtime/limits.h), so its objects carry
// the note as those of -fsplit-stack do. The Makefile includes this file first in each; nobody includes it by name.
#pragma once

asm(".pushsection .note.GNU-split-stack, \"\", @progbits\n"
    ".popsection");
