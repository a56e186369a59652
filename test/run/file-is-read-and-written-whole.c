// A file of any size is written and read as a whole, files without a size too; what is no file is refused.
// RUN: %cc -O2 %s -o %t && rm -rf %t.dir && mkdir %t.dir && %each-mmax %t %t.dir
// RUN: %python -c "import os; r, w = os.pipe(); [os.write(w, b'x' * 999) for _ in range(30)]; os.close(w); \
// RUN:     os.dup2(r, 0); os.execv('%t', ['%t', '%t.dir', '29970'])"
// RUN: %python -c "import sys, time; [(sys.stdout.write('x' * 30000), sys.stdout.flush(), time.sleep(0.01)) for _ in \
// RUN:     range(30)]" | %t %t.dir 900000
#include "program.h"

enum { call_stat = 4, call_unlink = 87, call_mkfifo = 133 };

static pd_string in_folder(const char *name) {
    pd_string parts[] = {pd_string_from_cstring(pd_argv()[1]), {"/", 1}, pd_string_from_cstring(name)};
    return pd_string_cat_n(parts, 3);
}

static int64_t mode_of(pd_string path) {
    uint32_t record[64];
    char text[4096] = {0};
    memcpy(text, path.ptr, (size_t)path.len);
    expect(pd_syscall(call_stat, (int64_t)text, (int64_t)record, 0, 0, 0, 0) == 0, "the file is there");
    return record[6];
}

static void round_trip(pd_string path, int64_t size) {
    pd_slice bytes = pd_slice_new(size, size, 1), back;
    uint64_t state = (uint64_t)size + 1;
    for (int64_t i = 0; i < size; i++) ((uint8_t *)bytes.ptr)[i] = (uint8_t)(random_next(&state) >> 32);
    expect(pd_write_file(path, bytes.ptr, size), "a file is written");
    expect(pd_read_file(path, &back), "and read");
    expect(back.len == size && back.cap == size, "no byte more or less, and no memory more");
    expect(memcmp(back.ptr, bytes.ptr, (size_t)size) == 0, "and what was written is there");
}

static void whole_files(void) {
    pd_string path = in_folder("file");
    const int64_t sizes[] = {5000000, 0, 1, 2, 4095, 4096, 16383, 16384, 16385, 32768, 65537, 1000000};
    for (int i = 0; i < (int)(sizeof sizes / sizeof *sizes); i++) round_trip(path, sizes[i]); // also over longer ones
    expect(mode_of(path) == 0100644, "a new file has mode 0644");
}

static void files_without_a_size(void) {
    pd_slice bytes;
    expect(pd_read_file(pd_string_from_cstring("/proc/self/maps"), &bytes) && bytes.len > 100, "a file of /proc");
    expect(((char *)bytes.ptr)[bytes.len - 1] == '\n', "to its end");
    expect(pd_read_file(pd_string_from_cstring("/dev/null"), &bytes) && bytes.len == 0, "nothing to read");
    expect(bytes.ptr, "is not nil");
}

static void refused(void) {
    pd_slice bytes = {&bytes, 1, 1};
    expect(!pd_read_file(in_folder("absent"), &bytes) && !bytes.ptr && bytes.len == 0, "no file, no bytes");
    expect(!pd_read_file(in_folder(""), &bytes), "a folder is no file");
    expect(!pd_write_file(in_folder(""), "x", 1), "to be written neither");
    expect(!pd_read_file((pd_string){NULL, 0}, &bytes), "the empty path");
    expect(!pd_read_file((pd_string){"/dev/null\0", 10}, &bytes), "a path with a zero byte");
    pd_slice long_path = pd_slice_new(5000, 5000, 1);
    memset(long_path.ptr, '/', 5000);
    expect(!pd_read_file((pd_string){long_path.ptr, 5000}, &bytes), "a path that is too long");
    expect(pd_open((pd_string){long_path.ptr, 4096}, 0, 0) == -36, "ENAMETOOLONG at 4096");
    expect(pd_open((pd_string){long_path.ptr, 4095}, 0, 0) >= 0, "and not below");
    expect(!pd_write_file(pd_string_from_cstring("/dev/full"), "x", 1), "a full device");
    expect(pd_write_file(pd_string_from_cstring("/dev/full"), "x", 0), "on which nothing fits");
}

static void descriptors(void) {
    pd_string path = in_folder("parts");
    int64_t fd = pd_open(path, 01 | 0100 | 01000, 0600);
    expect(fd >= 3, "a descriptor");
    expect(pd_write(fd, "abc", 3) == 3 && pd_write(fd, "def", 3) == 3 && pd_close(fd) == 0, "written in parts");
    char text[8] = {0};
    fd = pd_open(path, 0, 0);
    expect(pd_read(fd, text, 4) == 4 && pd_read(fd, text + 4, 4) == 2 && pd_read(fd, text, 4) == 0, "read in parts");
    expect(memcmp(text, "abcdef", 7) == 0 && pd_close(fd) == 0, "what was written");
    expect(pd_close(fd) == -9 && pd_read(fd, text, 1) == -9 && pd_write(fd, text, 1) == -9, "EBADF once closed");
    expect(pd_open(in_folder("absent"), 0, 0) == -2, "ENOENT");
    expect(mode_of(path) == 0100600, "the mode that was asked for");
}

void pd_main(void) {
    pd_syscall(95, 022, 0, 0, 0, 0, 0); // umask
    if (pd_argc() > 2) {
        pd_slice bytes;
        expect(pd_read_file(pd_string_from_cstring("/dev/stdin"), &bytes), "a pipe is read");
        expect(bytes.len == pd_atoi(pd_argv()[2]), "to its end");
        for (int64_t i = 0; i < bytes.len; i++) expect(((char *)bytes.ptr)[i] == 'x', "each byte");
        return;
    }
    whole_files();
    files_without_a_size();
    refused();
    descriptors();
}
