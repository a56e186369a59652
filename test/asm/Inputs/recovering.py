# recovering.py -- what the stubs that defer and recover are, and which stacks are right in them.
import re

import stubs

# The rest of a stub's stack: what has been called within guarded, or that itself.
RIGHT = re.compile(r"((fault|fail) )?guarded (deep )*main.main $")
NAMES = ["pd_defer_enter", "rt0_defer_again", "rt0_call_deferred", "rt0_call_with_room", "rt0_fault"]
# Where nothing of guarded's body is left, or it has not begun.
NO_BODY = {"pd_defer_enter"}


def what_is_wrong(names):
    if names[-1] != "rt0_goroutine_entry":
        return "does not end where a goroutine begins"
    program = "".join(name + " " for name in stubs.program_part(names))
    if not RIGHT.match(program):
        return "is impossible"
    if names[0] in NO_BODY and program[:2] == "fa":
        return "shows what is over"
    if names[0] == "rt0_fault" and not program.startswith("fault "):
        return "lacks the function that has faulted"
    return None
