// file.h -- descriptors.
#pragma once

#include "sys/syscall.h"

namespace predawn::sys {

constexpr int64_t open_read = 0, open_write = 1, open_read_write = 2, open_create = 0100, open_truncate = 01000,
                  open_cloexec = 02000000;
constexpr int64_t seek_set = 0, seek_end = 2;
constexpr int16_t poll_out = 4;

struct PollFd {
    int32_t fd;
    int16_t events, revents;
};

inline Result<int> file_open(const char* path, int64_t flags, int64_t mode = 0) {
    return call<int>(Call::open, path, flags, mode);
}
inline Result<int> file_close(int fd) { return call<int>(Call::close, fd); }
inline Result<int64_t> file_seek(int fd, int64_t offset, int64_t whence) {
    return call<int64_t>(Call::lseek, fd, offset, whence);
}

// One call each; EINTR and short counts are the caller's.
inline Result<int64_t> file_read(int fd, void* to, size_t bytes) { return call<int64_t>(Call::read, fd, to, bytes); }
inline Result<int64_t> file_write(int fd, const void* from, size_t bytes) {
    return call<int64_t>(Call::write, fd, from, bytes);
}

// The whole file in memory, to be read.
inline Result<const char*> file_pages(int fd, int64_t bytes) {
    return call<const char*>(Call::mmap, 0, bytes, prot_read, map_private, fd);
}

// Waits until this descriptor takes output, at most so many milliseconds.
inline Result<int> file_wait_writable(int fd, int milliseconds) {
    PollFd poll = {fd, poll_out, 0};
    return call<int>(Call::poll, &poll, 1, milliseconds);
}

} // namespace predawn::sys
