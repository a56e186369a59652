# Makefile -- builds the runtime, the toy compiler and the tests, all under build/.
#
# A configuration is a compiler and a mode: `make CXX=clang++-19 MODE=debug` builds into build/clang++-19-debug. The
# default, g++ in release mode, is build/ itself, so that build/predawn-cc and build/libpredawn.a are what a user finds.
# Modes: release; debug (-O0, checked: lock ranks and invariants); ubsan (undefined behaviour traps).
# Sources are found by their folders, headers by the compiler. The offsets that the assembler files use come out of
# rt0/offsets.cpp: it is compiled to assembler text, and the lines `->NAME VALUE` in it become offsets.inc.
# `make V=1` shows the commands. JOBS says how many of them, and of the tests, run at once; -j N too, of the commands.

MODE = release
PREFIX = /usr/local
DESTDIR =
JOBS = 2
MAKEFLAGS += $(if $(filter clean,$(MAKECMDGOALS)),,--jobs=$(JOBS)) # first clean, then build
show = $(if $(V),,@echo " " $@; )

compiler_files := $(wildcard test/toy/*.cpp)
fault_files    := $(wildcard test/fault/*.cpp)
launch_files   := $(wildcard test/launch/*.cpp)
cpp_files      := $(filter-out rt0/offsets.cpp,$(wildcard rt0/*.cpp sys/*.cpp runtime/*.cpp))
asm_files      := $(wildcard rt0/*.asm sys/*.asm runtime/*.asm)
go_files       := $(wildcard runtime/gccgo/*.cpp runtime/gccgo/*.asm)
package_files  := $(wildcard runtime/gccgo/packages/*.cpp runtime/gccgo/packages/*.asm)
client_files   := $(wildcard include/*)

# ------------------------------------------------------------------------------------------------------ configurations

mode_suffix    := $(if $(filter-out release,$(MODE)),-$(MODE))
config         := $(notdir $(CXX))$(mode_suffix)
check_configs  := g++ g++-debug clang++-14 clang++-19 clang++-19-ubsan
configs        := $(sort $(config) g++ $(check_configs))

folder_of   = $(if $(filter g++,$1),build,build/$1)
compiler_of = $(patsubst %-debug,%,$(patsubst %-ubsan,%,$1))
is_clang    = $(findstring clang,$1)
mode_flags  = $(if $(filter %-debug,$1),-O0 -DPREDAWN_CHECKED=1,-O2 -DPREDAWN_CHECKED=0) \
    $(if $(filter %-ubsan,$1),$(ubsan_flags))
ubsan_flags = -fsanitize=undefined \
    $(if $(is_clang),-fsanitize-trap=all -fno-sanitize=function$(comma)vptr,-fsanitize-undefined-trap-on-error)
comma      := ,

# What runs at every hand-over is compiled for speed, the rest for size.
hot_files   := $(addprefix runtime/,alg chan defer hash lock mal map map_fast map_foreign map_iterate map_table \
    newproc plan sched select select_order)
size_flags   = $(if $(filter %-debug,$1)$(filter $2,$(hot_files)),,-Oz $(if $(is_clang),,-malign-data=abi))
hot_files   += $(addprefix runtime/,iface itab rune string)
hot_files   += $(addprefix runtime/gccgo/,chan defer equal frame_note hash iface map map_fast memory raise \
    select slice string)

# What runs on a g0's or a signal stack only: no traceback walks through it, so its unwind tables are left to the
# debugger. (Unoptimised, the last step of some is a call, and they do stand on a goroutine's.)
system_files = $(addprefix runtime/,args cursor death dwarf exe frame_row frames g idle init inlines lines m signal \
    others sources stack start symbols tls traceback unwind walk_rows writer_out) \
    sys/image sys/vdso
table_flags  = $(if $(filter %-debug,$1),,$(if $(filter $2,$(system_files)), \
    -fno-asynchronous-unwind-tables -fno-unwind-tables))

# -fasynchronous-unwind-tables: clang drops them with -ffreestanding, and tracebacks need them. -fno-jump-tables: what
# runs below the stack limit is followed instruction by instruction (test/style).
warnings    := -Wall -Wextra -Werror
cxx_flags    = -std=c++20 -g $(mode_flags) $(warnings) \
    $(if $(is_clang),-Wthread-safety,-fno-tree-loop-distribute-patterns) \
    -nostdlib -ffreestanding -fno-exceptions -fno-rtti -fno-threadsafe-statics -fno-stack-protector \
    -fcf-protection=none -fno-jump-tables \
    -fpie -fvisibility=hidden -fasynchronous-unwind-tables -ffunction-sections -fdata-sections \
    -Iinclude -iquote . -include rt0/note.h
nasm_flags   = -f elf64 -w+error -g -F dwarf -I. -Irt0/ -Iinclude/
hosted_flags = -std=c++20 -O1 -g1 $(warnings) -iquote .

# What one configuration gives: the library, what Go programs have besides, the names that are defined in these, the
# driver, the linker script, the headers.
archives    = libpredawn.a libpredawn-go.a libpredawn-packages.a
product_of  = $(addprefix $(folder_of)/,$(archives) predawn.names predawn-cc predawn.ld undefined.awk missing.awk \
    $(client_files))
objects_of  = $(addprefix $(folder_of)/obj/,$(addsuffix .o,$(cpp_files) $(asm_files)))
go_objects_of = $(addprefix $(folder_of)/obj/,$(addsuffix .o,$(go_files)))
package_objects_of = $(addprefix $(folder_of)/obj/,$(addsuffix .o,$(package_files)))
hosted      := build/toy/toyc build/test/fault build/test/mmax build/test/status

# These goals install what is missing before anything is compiled; the others only build.
self_sufficient := demo check check-long bench
needs           := $(if $(filter $(self_sufficient),$(MAKECMDGOALS)),deps)

# ------------------------------------------------------------------------------------------------------------- targets

.PHONY: all demo check check-long bench deps install clean help
.DELETE_ON_ERROR:
.SUFFIXES:

all: $(call product_of,$(config)) $(hosted) ## builds the runtime and the toy compiler (CXX=..., MODE=debug or ubsan)

demo: $(call product_of,g++) $(hosted) ## compiles, links and runs the prime sieve, and shows the binary
	build/toy/toyc test/toy/programs/sieve.toy -o build/toy/sieve.asm
	build/predawn-cc build/toy/sieve.asm -o build/toy/sieve
	build/toy/sieve
	@strip -o build/toy/sieve.stripped build/toy/sieve
	@echo "build/toy/sieve, stripped: $$(stat -c %s build/toy/sieve.stripped) bytes"
	@readelf -SlW build/toy/sieve.stripped

# A test of test/boot needs a kernel.
boot_kernel = $(if $(findstring boot,$(or $(SUITES),boot)),build/boot/vmlinuz)
check_products = $(foreach c,$(check_configs),$(call product_of,$c)) $(hosted) $(boot_kernel)
check: $(check_products) ## runs every test; SUITES=test/run for a part, BUILDS=release for one build
	@/usr/bin/python3 test/check.py --jobs $(JOBS) $(if $(filter release,$(BUILDS)),--release) $(or $(SUITES),test)

check-long: $(check_products) ## the same, with the tests that take minutes
	@/usr/bin/python3 test/check.py --jobs $(JOBS) --long $(or $(SUITES),test)

bench: $(call product_of,g++) $(hosted) ## measures, side by side with Go where it is installed
	@test/bench/run
	@test/bench/run-go

# A tool, or a file, and the Debian package that has it.
lit_folder := /usr/lib/llvm-19
tools := nasm:nasm g++:g++ clang++-14:clang-14 clang++-19:clang-19 ld.lld-14:lld-14 ld.lld-19:lld-19 ld.gold:binutils \
    qemu-system-x86_64:qemu-system-x86 linux.uml:user-mode-linux cpio:cpio \
    cmake:cmake pkg-config:pkgconf \
    gccgo-12:gccgo-12 /usr/share/go-1.19/test/235.go:golang-1.19-src \
    gdb:gdb strace:strace spin:spin csmith:csmith /usr/include/csmith/csmith.h:libcsmith-dev \
    /usr/bin/python3:python3 /usr/lib/python3/dist-packages/psutil:python3-psutil \
    $(lit_folder)/build/utils/lit/lit.py:llvm-19-tools $(lit_folder)/bin/FileCheck:llvm-19-tools
bench_tools := go:golang-go /usr/include/absl/container/flat_hash_map.h:libabsl-dev # whom it is measured with

deps: ## installs what is missing (Debian; as root or with sudo), else says how
	@missing=; \
	for pair in $(tools) $(if $(filter bench,$(MAKECMDGOALS)),$(bench_tools)); do \
	    tool=$${pair%%:*}; [ -e "$$tool" ] || command -v "$$tool" >/dev/null || missing="$$missing $${pair##*:}"; \
	done; \
	[ -n "$$missing" ] || exit 0; \
	if [ "$$(id -u)" = 0 ]; then sudo=; \
	elif sudo -n true 2>/dev/null; then sudo="sudo -n"; \
	else echo "missing; run: sudo apt-get install -y --no-install-recommends$$missing" >&2; exit 1; fi; \
	echo "installing:$$missing"; \
	$$sudo apt-get update -qq && $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y \
	    --no-install-recommends $$missing

# The kernel that test/boot boots. Its package is not installed: one file of it is taken out.
build/boot/vmlinuz: | $(needs)
	@mkdir -p $(@D)
	@test/boot/fetch-kernel $@

library_folder = $(DESTDIR)$(PREFIX)/lib
install: $(call product_of,$(config)) ## installs under PREFIX (/usr/local); DESTDIR for packagers
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/include/predawn $(library_folder)/predawn \
	    $(library_folder)/pkgconfig $(library_folder)/cmake/predawn
	install -m 755 linker/predawn-cc $(DESTDIR)$(PREFIX)/bin/
	install -m 644 $(client_files) $(DESTDIR)$(PREFIX)/include/predawn/
	install -m 644 $(addprefix $(call folder_of,$(config))/,$(archives) predawn.names) linker/predawn.ld \
	    linker/undefined.awk linker/missing.awk $(library_folder)/predawn/
	sed 's|@PREFIX@|$(PREFIX)|' linker/predawn.pc.in >$(library_folder)/pkgconfig/predawn.pc
	sed 's|@PREFIX@|$(PREFIX)|' linker/predawn-config.cmake.in >$(library_folder)/cmake/predawn/predawn-config.cmake

clean: ## removes build/
	rm -rf build

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 12

# --------------------------------------------------------------------------------------------------------------- rules

# $1 is the configuration, $2 its folder.
define configuration_rules
$2/libpredawn.a: $(call objects_of,$1)
	@rm -f $$@
	$$(show)ar rcsD $$@ $$^

$2/libpredawn-go.a: $(call go_objects_of,$1)
	@rm -f $$@
	$$(show)ar rcsD $$@ $$^

$2/libpredawn-packages.a: $(call package_objects_of,$1)
	@rm -f $$@
	$$(show)ar rcsD $$@ $$^

$2/predawn.names: $(addprefix $2/,$(archives))
	$$(show)nm --defined-only $$^ | awk 'NF == 3 { print $$$$3 }' | LC_ALL=C sort -u >$$@

$2/obj/%.cpp.o: %.cpp Makefile | $$(needs)
	@mkdir -p $$(@D)
	$$(show)$(call compiler_of,$1) $(call cxx_flags,$1) $$(call size_flags,$1,$$*) $$(call table_flags,$1,$$*) \
	    -MMD -MP -c $$< -o $$@

$2/obj/%.asm.o: %.asm $2/offsets.inc Makefile | $$(needs)
	@mkdir -p $$(@D)
	$$(show)nasm $(nasm_flags) -I$2/ -MD $$@.d -MP -MT $$@ $$< -o $$@
	@objcopy -x $$@

$2/offsets.inc: rt0/offsets.cpp Makefile | $$(needs)
	@mkdir -p $$(@D)
	$$(show)$(call compiler_of,$1) $(call cxx_flags,$1) -g0 $(if $(findstring clang,$1),-fno-integrated-as) \
	    -MMD -MP -MF $2/offsets.d -MT $$@ -S $$< -o $2/offsets.s
	@sed -n 's/^[[:space:]]*->\([A-Za-z0-9_.]*\)[[:space:]]*\$$$$\{0,1\}\(-\{0,1\}[0-9]*\).*/\1 equ \2/p' $2/offsets.s >$$@
	@[ -s $$@ ] || { echo "$$@: no offset in $2/offsets.s" >&2; exit 1; }

$2/predawn-cc $2/predawn.ld $2/undefined.awk $2/missing.awk: $2/%: linker/%
	@mkdir -p $$(@D)
	@cp $$< $$@

$2/include/%: include/%
	@mkdir -p $$(@D)
	@cp $$< $$@

-include $$(patsubst %.cpp,$2/obj/%.cpp.d,$$(cpp_files) $$(filter %.cpp,$$(go_files) $$(package_files))) \
    $$(patsubst %.asm,$2/obj/%.asm.o.d,$$(asm_files) $$(filter %.asm,$$(go_files) $$(package_files))) \
    $2/offsets.d
endef

$(foreach c,$(configs),$(eval $(call configuration_rules,$c,$(call folder_of,$c))))

build/toy/toyc: $(patsubst %,build/hosted/%.o,$(compiler_files))
build/test/fault: $(patsubst %,build/hosted/%.o,$(fault_files))
build/test/mmax build/test/status: build/test/%: build/hosted/test/launch/%.cpp.o build/hosted/test/launch/limited.cpp.o
$(hosted):
	@mkdir -p $(@D)
	$(show)g++ -static -pthread $^ -o $@

# Parsing the standard library takes longest, so it is done once. Each file includes what it uses all the same.
standard_headers := algorithm map memory set string utility vector
build/hosted/standard.h.gch: Makefile | $(needs)
	@mkdir -p $(@D)
	@printf '#include <%s>\n' $(standard_headers) >$(@:.gch=)
	$(show)g++ $(hosted_flags) -pthread -x c++-header $(@:.gch=) -o $@

build/hosted/%.cpp.o: %.cpp build/hosted/standard.h.gch
	@mkdir -p $(@D)
	$(show)g++ $(hosted_flags) -pthread -include build/hosted/standard.h -MMD -MP -c $< -o $@

-include $(patsubst %.cpp,build/hosted/%.cpp.d,$(compiler_files) $(fault_files) $(launch_files))
