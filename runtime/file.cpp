// file.cpp -- whole files, and descriptors.
//
// All of it happens on the g0's stack, where there is room for a path, which the kernel wants null-terminated, and for
// the first part of a file. A file that fits this part is copied once it is known to be whole. For a larger one its
// size says how much memory to take; but what counts is the end that read(2) reports, because files of /proc have no
// size, and others may grow or shrink meanwhile. The thread waits for the kernel, and with it the goroutine. A call
// that a signal interrupts is made again.
#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/broken_pipe.h"
#include "runtime/limits.h"
#include "sys/file.h"

namespace predawn {
namespace {

struct Job {
    pd_string path;
    int64_t flags, mode;
    pd_slice bytes; // read, or to be written
    int64_t answer; // a descriptor; or 0; or -errno
};

template <typename F>
auto until_not_interrupted(F call) {
    auto result = call();
    while (result.is(sys::Errno::eintr)) result = call();
    return result;
}

// On the g0's stack. What holds a zero byte names no file.
int64_t open_path(const Job& job) {
    char path[file_path_bytes_max];
    int64_t len = job.path.len > 0 ? job.path.len : 0;
    if (len >= file_path_bytes_max) return -static_cast<int64_t>(sys::Errno::enametoolong);
    for (int64_t i = 0; i < len; i++) {
        if (job.path.ptr[i] == 0) return -static_cast<int64_t>(sys::Errno::einval);
        path[i] = job.path.ptr[i];
    }
    path[len] = 0;
    return until_not_interrupted([&] { return sys::file_open(path, job.flags, job.mode); }).raw;
}

// As many bytes as there are up to the file's end, or -errno.
int64_t read_until_full(int fd, void* to, int64_t bytes) {
    int64_t have = 0;
    while (have < bytes) {
        char* at = static_cast<char*>(to) + have;
        size_t left = static_cast<size_t>(bytes - have);
        int64_t more = until_not_interrupted([&] { return sys::file_read(fd, at, left); }).raw;
        if (more < 0) return more;
        if (more == 0) break;
        have += more;
    }
    return have;
}

// All of them, or -errno. Who takes nothing and reports no error is full.
int64_t write_all(int fd, const void* from, int64_t bytes) {
    bool is_standard = fd == 1 || fd == 2;
    if (!is_standard) broken_pipe_is_an_error();
    for (int64_t done = 0; done < bytes;) {
        const char* at = static_cast<const char*>(from) + done;
        size_t left = static_cast<size_t>(bytes - done);
        int64_t more = until_not_interrupted([&] { return sys::file_write(fd, at, left); }).raw;
        if (is_standard && more == -static_cast<int64_t>(sys::Errno::epipe)) die_of_broken_pipe(fd);
        if (more < 0) return more;
        if (more == 0) return -static_cast<int64_t>(sys::Errno::enospc);
        done += more;
    }
    return bytes;
}

// The size of the file, as far as it has one; 0 else. The place for the next read stays as it is, or this is -errno.
int64_t size_of(int fd, int64_t place) {
    int64_t size = sys::file_seek(fd, 0, sys::seek_end).raw;
    if (size < 0) return 0; // a pipe
    int64_t back = sys::file_seek(fd, place, sys::seek_set).raw;
    return back < 0 ? back : size;
}

// Its own function, so that the path's bytes are off the stack again.
[[gnu::noinline]] int64_t read_whole(int fd, pd_slice& all) {
    char part[file_part_bytes];
    int64_t have = read_until_full(fd, part, file_part_bytes);
    if (have < 0) return have;
    int64_t size = have < file_part_bytes ? have : size_of(fd, have);
    if (size < 0) return size;
    all = pd_slice_new(have, size > have ? size : have, 1);
    memcpy(all.ptr, part, static_cast<size_t>(have));
    while (have == file_part_bytes) {
        int64_t room = all.cap - all.len;
        int64_t more = read_until_full(fd, static_cast<char*>(all.ptr) + all.len, room);
        if (more < 0) return more;
        all.len += more;
        if (more < room) break;
        have = read_until_full(fd, part, file_part_bytes); // it should end here
        if (have < 0) return have;
        if (have > 0) all = pd_slice_append(pd_slice_grow(all, 2 * all.cap, 1), part, have, 1);
    }
    return 0;
}

uint64_t read_job(void* with) {
    Job& job = *static_cast<Job*>(with);
    job.answer = open_path(job);
    if (job.answer < 0) return 0;
    int fd = static_cast<int>(job.answer);
    job.answer = read_whole(fd, job.bytes);
    (void)sys::file_close(fd);
    return 0;
}

// Some file systems report only at the close what could not be written. (Linux closes even if that is interrupted.)
uint64_t write_job(void* with) {
    Job& job = *static_cast<Job*>(with);
    job.answer = open_path(job);
    if (job.answer < 0) return 0;
    int fd = static_cast<int>(job.answer);
    job.answer = write_all(fd, job.bytes.ptr, job.bytes.len);
    sys::Result<int> closed = sys::file_close(fd);
    if (job.answer >= 0 && !closed.is(sys::Errno::eintr)) job.answer = closed.raw;
    return 0;
}

uint64_t open_job(void* with) {
    Job& job = *static_cast<Job*>(with);
    job.answer = open_path(job);
    return 0;
}

} // namespace
} // namespace predawn

using namespace predawn;

extern "C" {

bool pd_read_file(pd_string path, pd_slice* bytes) {
    Job job = {path, sys::open_read | sys::open_cloexec, 0, {}, 0};
    rt0_on_system_stack(read_job, &job);
    *bytes = job.answer < 0 ? pd_slice{} : job.bytes;
    return job.answer >= 0;
}

bool pd_write_file(pd_string path, const void* bytes, int64_t len) {
    int64_t flags = sys::open_write | sys::open_create | sys::open_truncate | sys::open_cloexec;
    Job job = {path, flags, 0644, {const_cast<void*>(bytes), len, len}, 0};
    rt0_on_system_stack(write_job, &job);
    return job.answer >= 0;
}

int64_t pd_open(pd_string path, int64_t flags, int64_t mode) {
    Job job = {path, flags, mode, {}, 0};
    rt0_on_system_stack(open_job, &job);
    return job.answer;
}

int64_t pd_read(int64_t fd, void* to, int64_t bytes) {
    size_t count = static_cast<size_t>(bytes);
    return until_not_interrupted([&] { return sys::file_read(static_cast<int>(fd), to, count); }).raw;
}

int64_t pd_write(int64_t fd, const void* from, int64_t bytes) { return write_all(static_cast<int>(fd), from, bytes); }
int64_t pd_close(int64_t fd) { return sys::file_close(static_cast<int>(fd)).raw; }
}
