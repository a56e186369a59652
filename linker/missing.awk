# missing.awk -- an assembler file with a function for each name that Go's packages refer to and nobody defines.
#
# Input: the names that are defined; behind a line `--` those that the program itself refers to, of which the linker is
# to tell; behind another one those that packages refer to. A function says its name and ends the program; it is weak,
# and in a section of its own, so that only those are linked which something refers to. What is data is zeroes; what is
# a func value of a function that there is, refers to it.

# The name as a Go programmer writes it.
function shown(name) {
    gsub(/__/, "\001", name)
    gsub(/_1/, "/", name)
    gsub(/_0/, ".", name)
    gsub("\001", "_", name)
    return name
}
BEGIN { print ".section .note.GNU-stack,\"\",@progbits\n.section .note.GNU-split-stack,\"\",@progbits" }
function func_value(name) {
    print ".section .data." name ",\"aw\"\n.balign 8\n.weak \"" name "\"\n\"" name "\": .quad \"" code_of(name) "\""
}
function code_of(name) { return substr(name, 1, length(name) - 3) }
$1 == "--" { part++; next }
part == 0 { known[$1]; next }
$1 in known || $1 == "_GLOBAL_OFFSET_TABLE_" { next }
part == 1 && /\.\.f$/ && code_of($1) in known { func_value($1) }
part == 1 { known[$1]; next }
/\.\.[dp]$|^stderr$|^runtime\.(block|mutex)profilerate$/ {
    print ".section .bss." $1 ",\"aw\",@nobits\n.balign 8\n.weak \"" $1 "\"\n\"" $1 "\": .zero 128"
    next
}
/\.\.f$/ { func_value($1); next }
{
    print ".section .rodata." $1 ",\"a\"\n.Lname" NR ": .asciz \"" shown($1) "\""
    print ".section .text." $1 ",\"ax\"\n.weak \"" $1 "\"\n\"" $1 "\": mov $.Lname" NR ", %edi\njmp gccgo_missing"
}
