// error_text.cpp -- what Linux's errors and signals are called.
#include <stddef.h>
#include <stdint.h>

#include "predawn.h"
#include "runtime/format.h"

using namespace predawn;

namespace {

constexpr int errors_end = 134, signals_end = 32;

// One behind the other, from number 0; empty where there is none.
const char errors[] =
    "Success\0Operation not permitted\0No such file or directory\0No such process\0Interrupted system call\0"
    "Input/output error\0No such device or address\0Argument list too long\0Exec format error\0Bad file descriptor\0"
    "No child processes\0Resource temporarily unavailable\0Cannot allocate memory\0Permission denied\0Bad address\0"
    "Block device required\0Device or resource busy\0File exists\0Invalid cross-device link\0No such device\0"
    "Not a directory\0Is a directory\0Invalid argument\0Too many open files in system\0Too many open files\0"
    "Inappropriate ioctl for device\0Text file busy\0File too large\0No space left on device\0Illegal seek\0"
    "Read-only file system\0Too many links\0Broken pipe\0Numerical argument out of domain\0"
    "Numerical result out of range\0Resource deadlock avoided\0File name too long\0No locks available\0"
    "Function not implemented\0Directory not empty\0Too many levels of symbolic links\0\0"
    "No message of desired type\0Identifier removed\0Channel number out of range\0Level 2 not synchronized\0"
    "Level 3 halted\0Level 3 reset\0Link number out of range\0Protocol driver not attached\0"
    "No CSI structure available\0Level 2 halted\0Invalid exchange\0Invalid request descriptor\0Exchange full\0"
    "No anode\0Invalid request code\0Invalid slot\0\0Bad font file format\0Device not a stream\0No data available\0"
    "Timer expired\0Out of streams resources\0Machine is not on the network\0Package not installed\0"
    "Object is remote\0Link has been severed\0Advertise error\0Srmount error\0Communication error on send\0"
    "Protocol error\0Multihop attempted\0RFS specific error\0Bad message\0Value too large for defined data type\0"
    "Name not unique on network\0File descriptor in bad state\0Remote address changed\0"
    "Can not access a needed shared library\0Accessing a corrupted shared library\0.lib section in a.out corrupted\0"
    "Attempting to link in too many shared libraries\0Cannot exec a shared library directly\0"
    "Invalid or incomplete multibyte or wide character\0Interrupted system call should be restarted\0"
    "Streams pipe error\0Too many users\0Socket operation on non-socket\0Destination address required\0"
    "Message too long\0Protocol wrong type for socket\0Protocol not available\0Protocol not supported\0"
    "Socket type not supported\0Operation not supported\0Protocol family not supported\0"
    "Address family not supported by protocol\0Address already in use\0Cannot assign requested address\0"
    "Network is down\0Network is unreachable\0Network dropped connection on reset\0"
    "Software caused connection abort\0Connection reset by peer\0No buffer space available\0"
    "Transport endpoint is already connected\0Transport endpoint is not connected\0"
    "Cannot send after transport endpoint shutdown\0Too many references: cannot splice\0Connection timed out\0"
    "Connection refused\0Host is down\0No route to host\0Operation already in progress\0Operation now in progress\0"
    "Stale file handle\0Structure needs cleaning\0Not a XENIX named type file\0No XENIX semaphores available\0"
    "Is a named type file\0Remote I/O error\0Disk quota exceeded\0No medium found\0Wrong medium type\0"
    "Operation canceled\0Required key not available\0Key has expired\0Key has been revoked\0"
    "Key was rejected by service\0Owner died\0State not recoverable\0Operation not possible due to RF-kill\0"
    "Memory page has hardware error";

const char signals[] =
    "\0Hangup\0Interrupt\0Quit\0Illegal instruction\0Trace/breakpoint trap\0Aborted\0Bus error\0"
    "Floating point exception\0Killed\0User defined signal 1\0Segmentation fault\0User defined signal 2\0"
    "Broken pipe\0Alarm clock\0Terminated\0Stack fault\0Child exited\0Continued\0Stopped (signal)\0Stopped\0"
    "Stopped (tty input)\0Stopped (tty output)\0Urgent I/O condition\0CPU time limit exceeded\0"
    "File size limit exceeded\0Virtual timer expired\0Profiling timer expired\0Window changed\0I/O possible\0"
    "Power failure\0Bad system call";

const char* nth(const char* texts, int n) {
    for (; n > 0; n--) {
        while (*texts++ != 0) {}
    }
    return texts;
}

// The text and the number behind it, as far as there is room.
char* numbered(pd_string text, int number, char* to, size_t bytes) {
    char digits[1 + decimal_bytes_max];
    char* end = digits + sizeof digits;
    char* first = format_number(end, static_cast<uint64_t>(number < 0 ? -int64_t{number} : number), 10);
    if (number < 0) *--first = '-';
    size_t at = 0;
    for (int64_t i = 0; i < text.len && at + 1 < bytes; i++) to[at++] = text.ptr[i];
    while (first < end && at + 1 < bytes) to[at++] = *first++;
    if (bytes > 0) to[at] = 0;
    return to;
}

} // namespace

extern "C" {

const char* gccgo_strerror_r(int error, char* room, size_t bytes) asm("strerror_r");
const char* gccgo_strsignal(int signal) asm("strsignal");

// The form of GNU: the room is used only where there is no text.
const char* gccgo_strerror_r(int error, char* room, size_t bytes) {
    const char* text = error >= 0 && error < errors_end ? nth(errors, error) : "";
    return *text != 0 ? text : numbered({"Unknown error ", 14}, error, room, bytes);
}

const char* gccgo_strsignal(int signal) {
    const char* text = signal >= 0 && signal < signals_end ? nth(signals, signal) : "";
    return *text != 0 ? text : "Unknown signal";
}
}
