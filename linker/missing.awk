# missing.awk -- an assembler file with a function for each name that Go's packages refer to and nobody defines.
#
# Input: the names that are defined, or that the program itself refers to, so that the linker tells of them; behind a
# line `--` those that packages refer to. A function says its name and ends the program; it is weak, and in a section of
# its own, so that only those are linked which something refers to. What is data is zeroes.

# The name as a Go programmer writes it.
function shown(name) {
    gsub(/__/, "\001", name)
    gsub(/_1/, "/", name)
    gsub(/_0/, ".", name)
    gsub("\001", "_", name)
    return name
}
BEGIN { print ".section .note.GNU-stack,\"\",@progbits\n.section .note.GNU-split-stack,\"\",@progbits" }
$1 == "--" { wanted = 1; next }
!wanted { known[$1]; next }
$1 in known || $1 == "_GLOBAL_OFFSET_TABLE_" { next }
/\.\.[dp]$|^stderr$|^runtime\.((block|mutex)profilerate|buildVersion)$/ {
    print ".section .bss." $1 ",\"aw\",@nobits\n.balign 8\n.weak \"" $1 "\"\n\"" $1 "\": .zero 128"
    next
}
/\.\.f$/ {
    code = substr($1, 1, length($1) - 3)
    print ".section .data." $1 ",\"aw\"\n.balign 8\n.weak \"" $1 "\"\n\"" $1 "\": .quad \"" code "\""
    next
}
{
    print ".section .rodata." $1 ",\"a\"\n.Lname" NR ": .asciz \"" shown($1) "\""
    print ".section .text." $1 ",\"ax\"\n.weak \"" $1 "\"\n\"" $1 "\": mov $.Lname" NR ", %edi\njmp gccgo_missing"
}
