# session.py -- a program under gdb, stopped before every instruction of the stubs: what the scripts of test/asm share.
import re

import gdb

import stubs


def begin():
    # gdb takes main.main for the outermost function, unless it may go past it.
    for setting in ("pagination off", "confirm off", "language c", "backtrace past-main on"):
        gdb.execute(f"set {setting}")
    gdb.execute("handle SIGSEGV nostop noprint pass", to_string=True)


def stop_everywhere(what_is_wrong):
    """Runs through all stops, and asks at each what is wrong with gdb's stack; lists the instructions never come to."""
    begin()
    gdb.execute("break main.main", to_string=True)
    gdb.execute("run", to_string=True)
    gdb.execute("delete", to_string=True)
    places = stubs.addresses()
    for address in places:
        gdb.execute(f"break *{address}", to_string=True)
    seen, stops = set(), 0
    while True:
        gdb.execute("continue", to_string=True)
        if not gdb.selected_inferior().pid:
            break
        stops += 1
        pc = gdb.newest_frame().pc()
        seen.add(pc)
        names = stubs.stack()
        wrong = what_is_wrong(names)
        if wrong:
            print(f"wrong at {places.get(pc, hex(pc))}: {names} {wrong}")
            return
    print(f"stops: {stops}")
    print("never came to:")
    for address in sorted(places.keys() - seen):
        name, offset, text = places[address]
        print(f"    {name}+{offset}: {text}")
    print("end")


def signal_everywhere(report, skipped, what_is_wrong):
    """Sends a SIGQUIT at each stop, the first and the one behind so many others, and compares the two stacks:
    what_is_wrong(place, gdb's, the report's). The program writes its report to that file."""
    begin()
    places = stubs.addresses()
    compared = 0
    for address, place in places.items():
        for ignored in (0, skipped):
            stop = gdb.Breakpoint(f"*{address}")
            stop.ignore_count = ignored
            gdb.execute(f"run 2>{report}", to_string=True)
            stop.delete()
            if not gdb.selected_inferior().pid:
                continue
            names = stubs.stack()
            gdb.execute("signal SIGQUIT", to_string=True)
            with open(report, encoding="ascii") as written:
                text = written.read()
            found = stack_of_report(text)
            wrong = f"no goroutine in {text!r}" if found is None else what_is_wrong(place, names, found)
            if wrong:
                print(f"wrong at {place}: {wrong}")
                return
            compared += 1
    print(f"reports compared: {compared}")


def stack_of_report(text):
    """The functions of the report's first goroutine."""
    first = re.search(r"^goroutine \d+ \[\w+\]:\n(.*?)(?=^created by|^$)", text, re.M | re.S)
    return re.findall(r"^(\S+)\(\.\.\.\)$", first[1], re.M) if first else None


def differs(names, found):
    """What is wrong with a report's stack where the program's functions must be those that gdb has found."""
    program = stubs.program_part(names)
    return None if found == program else f"found {found}, not {program}"
