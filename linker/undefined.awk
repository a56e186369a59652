# undefined.awk -- what a linker says about undefined symbols, each symbol once and with a reason: for predawn-cc.
#
# GNU ld and gold tell the function in front of the reference, lld behind it; all three tell file and line instead where
# they know them. What else the linker says passes through. `tool` is the linker's name.

function is_place(word) { return word ~ /^[^:()]+:[0-9]+$/ }
function add(name, place) {
    if (!(name in used)) { names[++count] = name; used[name] = place }
    else if (used[name] == "") used[name] = place
}
function reason(name) {
    if (name ~ /^(operator (new|delete)|std::|__cxa_|__gxx_|_Unwind_|(vtable|typeinfo).*(std::|__cxxabiv1))/)
        return no_cxx
    if (name ~ /^__(div|mod|udiv|umod|mul|popcount|parity|clz|ctz|ffs|float|fix|neg|trunc|extend|pow)[a-z]*[0-9]?$/)
        return "there is no libgcc in Predawn"
    if (name ~ /^(runtime|sync|time|reflect|os|syscall|internal_1[a-z]+)(_1[a-z]+)*\.[A-Za-z]/)
        return "it is not in Predawn"
    if (name ~ libc) return "there is no libc in Predawn; predawn.h tells what there is instead"
    return ""
}
# The Go package that a symbol belongs to, as the linker knows it; "" for none. (Each has a list of types.)
function package_of(name) {
    if (match(name, /\.\.(types|import)$/)) return substr(name, 1, RSTART - 1)
    return match(name, /^[A-Za-z0-9_]+\./) ? substr(name, 1, RLENGTH - 1) : ""
}
function go_path(package) {
    gsub(/_1/, "/", package)
    gsub(/_0/, ".", package)
    return package
}
BEGIN {
    no_cxx = "there is no C++ library in Predawn: no exceptions, no RTTI, no new"
    libc = "^(__)?v?(f|s|sn|d|as)?printf(_chk)?$|^(f|s)?scanf$|^f?put(s|c|char)$|^f?get(s|c|char|line)$|" \
        "^(m|c|re|aligned_)alloc$|^free$|^posix_memalign$|" \
        "^str(n?(len|cmp|cpy|cat|dup)|r?chr|str|tok|c?spn|error)$|^mem(chr|mem)$|^(f|fd|p)?(open|close|read|write)$|" \
        "^(fflush|fseek|ftell|std(in|out|err)|perror|errno|__errno_location|_?exit|abort|atexit|system|getenv)$|" \
        "^(ato[ifl]+|strto[a-z]+|s?rand|qsort|bsearch|l?abs|__assert_fail|setjmp|longjmp|_setjmp|signal|raise)$|" \
        "^(n?sleep|usleep|time|clock|clock_gettime|gettimeofday|pthread_.*|sem_.*|mtx_.*|thrd_.*|fork|exec.*)$|" \
        "^(mmap|munmap|socket|bind|listen|accept|send|recv|poll|select|ioctl|lseek|stat|fstat|unlink|isatty)$|" \
        "^(sin|cos|tan|a(sin|cos|tan)2?|exp2?|log(2|10)?|pow|sqrt|fabs|floor|ceil|fmod|round|trunc|ldexp)f?$"
}
match($0, /in function .*:$/) {
    where = substr($0, RSTART + 13, RLENGTH - 15)
    next
}
match($0, /undefined reference to ./) {
    name = substr($0, RSTART + RLENGTH, length($0) - RSTART - RLENGTH)
    front = substr($0, 1, RSTART - 1)
    sub(/^ld\.[a-z]+: /, "", front)
    sub(/:( error:)? *$/, "", front)
    if (is_place(front)) place = front
    else if (match(front, /:function .*/)) place = substr(front, RSTART + 10)
    else place = where
    add(name, place)
    next
}
match($0, /undefined symbol: /) { last = substr($0, RSTART + RLENGTH); add(last, ""); next }
/^>>> referenced by / && last != "" && used[last] == "" { if (is_place($4)) used[last] = $4; next }
/^>>> .*:\(.*\)$/ && last != "" && used[last] == "" {
    sub(/.*:\(/, "")
    used[last] = substr($0, 1, length($0) - 1)
    next
}
/^>>>|^$/ && last != "" { next }
{
    last = ""
    other[++others] = $0
}
END {
    for (i = 1; i <= others; i++) if (others <= 40 || i <= 30 || i == others) print other[i]
    for (i = 1; i <= count; i++) if (names[i] ~ /\.\.types$/) missing[package_of(names[i])] = ""
    for (i = 1; i <= count; i++) {
        package = package_of(names[i])
        if (!(package in missing)) left[++left_count] = names[i]
        else if (names[i] !~ /\.\./ && used[names[i]] ~ /^main\.|\.go:/ && !named[package]++) {
            print "predawn-cc: there is no Go package " go_path(package) " in Predawn: " names[i] " is used (" \
                used[names[i]] ")"
            told++
        }
    }
    if (!told) for (package in missing) {
        print "predawn-cc: there are no Go packages in Predawn, but the program imports " go_path(package)
        break
    }
    if (told) left_count = 0 # what the packages would have asked for
    count_all = count
    count = left_count
    for (i = 1; i <= count && i <= 12; i++) {
        names[i] = left[i]
        if (names[i] == "main.main") {
            print "predawn-cc: the program defines no main.main (pd_main in C); predawn.h gives pd_main this name, " \
                "and gccgo func main of package main"
            continue
        }
        why = reason(names[i])
        print "predawn-cc: " names[i] " is undefined" (used[names[i]] == "" ? "" : " (" used[names[i]] ")") \
            (why == "" ? "" : ": " why)
    }
    if (count > 12) print "predawn-cc: and " count - 12 " more are undefined"
    if (count_all == 0) print "predawn-cc: " tool " failed"
}
