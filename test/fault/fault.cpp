// fault.cpp -- runs a command in which chosen system calls fail or are late.
//
//     fault --call futex --arg 1=128 --errno EINTR --nth 3 ./program arguments...
//
// A seccomp filter, inherited by every thread and child of the command, picks the calls by number and arguments. Where
// all of them shall fail the filter itself answers, at full speed. Where they are counted or delayed the filter asks
// this process, which answers each call with the errno or lets it continue. The call that fails is not made at all.
// The listener's descriptor reaches this process because the child shares its table of descriptors until it calls
// execve(2): nothing is sent, so no call of the launcher's own can be one of those that fail.
//
// The exit status is the command's; 128 + N where signal N ended it; 125 where the launcher itself failed.
#include "test/fault/names.h"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <deque>
#include <vector>

#include <cerrno>
#include <csignal>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

struct Argument {
    unsigned index;
    uint64_t mask;
    uint64_t value;
};

enum class Choice { all, nth, every, from };

struct Options {
    long call = -1;
    std::vector<Argument> arguments;
    int error = 0;
    Choice choice = Choice::all;
    uint64_t k = 0;
    uint64_t delay_ns = 0;
    bool report = false;
    char **command = nullptr;

    bool needs_listener() const { return choice != Choice::all || delay_ns != 0 || report; }
};

const char *const usage =
    "usage: fault --call NAME [--arg N=V | --arg N&MASK=V]... [--errno NAME] [--nth K | --every K | --from K]\n"
    "             [--delay MICROSECONDS] [--report] command [argument...]\n"
    "  the matching calls of the command, its threads and its children fail with the errno: all of them, only the\n"
    "  K-th, every K-th, or those from the K-th on; --delay makes them late instead, or as well; --report says on\n"
    "  stderr how many calls matched and how many failed\n";

[[noreturn]] void die(const char *what, const char *which) {
    fprintf(stderr, "fault: %s%s%s\n", what, *which ? ": " : "", which);
    exit(125);
}

[[noreturn]] void die_of_errno(const char *what) { die(what, strerror(errno)); }

uint64_t number(const char *text, const char **end) {
    char *stop = nullptr;
    errno = 0;
    uint64_t value = strtoull(text, &stop, 0);
    if (stop == text || errno != 0) die("not a number", text);
    *end = stop;
    return value;
}

uint64_t whole_number(const char *text) {
    const char *end;
    uint64_t value = number(text, &end);
    if (*end != 0) die("not a number", text);
    return value;
}

Argument parse_argument(const char *text) {
    const char *at;
    Argument argument{static_cast<unsigned>(number(text, &at)), UINT64_MAX, 0};
    if (argument.index > 5) die("a system call has arguments 0 to 5", text);
    if (*at == '&') argument.mask = number(at + 1, &at);
    if (*at != '=') die("an argument is N=V or N&MASK=V", text);
    argument.value = whole_number(at + 1);
    return argument;
}

void choose(Options &options, Choice choice, const char *text) {
    if (options.choice != Choice::all) die("only one of --nth, --every, --from", "");
    options.choice = choice;
    options.k = whole_number(text);
    if (options.k == 0) die("calls are counted from 1", "");
}

Options parse(char **argv) {
    Options options;
    char **at = argv + 1;
    for (; *at && (*at)[0] == '-'; at++) {
        const char *name = *at;
        if (!strcmp(name, "--report")) {
            options.report = true;
            continue;
        }
        if (!strcmp(name, "--help")) {
            fputs(usage, stdout);
            exit(0);
        }
        if (!at[1]) die("needs a value", name);
        const char *value = *++at;
        if (!strcmp(name, "--call")) options.call = call_number(value);
        else if (!strcmp(name, "--arg")) options.arguments.push_back(parse_argument(value));
        else if (!strcmp(name, "--errno")) options.error = error_number(value);
        else if (!strcmp(name, "--nth")) choose(options, Choice::nth, value);
        else if (!strcmp(name, "--every")) choose(options, Choice::every, value);
        else if (!strcmp(name, "--from")) choose(options, Choice::from, value);
        else if (!strcmp(name, "--delay")) options.delay_ns = whole_number(value) * 1000;
        else die("unknown option", name);
        if (options.call == unknown_name && !strcmp(name, "--call")) die("unknown system call", value);
        if (options.error == unknown_name) die("unknown errno", value);
    }
    options.command = at;
    if (options.call < 0 || !*at) {
        fputs(usage, stderr);
        exit(125);
    }
    if (options.error == 0 && options.delay_ns == 0 && !options.report) die("neither --errno nor --delay", "");
    return options;
}

// The filter: allow, unless the architecture, the number and every masked argument match. A jump that fails goes to the
// last instruction but one.
std::vector<sock_filter> filter_of(const Options &options) {
    std::vector<sock_filter> code;
    std::vector<size_t> misses;
    auto load = [&](size_t offset) {
        code.push_back({BPF_LD | BPF_W | BPF_ABS, 0, 0, static_cast<uint32_t>(offset)});
    };
    auto require = [&](uint32_t value) {
        misses.push_back(code.size());
        code.push_back({BPF_JMP | BPF_JEQ | BPF_K, 0, 0, value});
    };
    load(offsetof(seccomp_data, arch));
    require(AUDIT_ARCH_X86_64);
    load(offsetof(seccomp_data, nr));
    require(static_cast<uint32_t>(options.call));
    for (const Argument &argument : options.arguments) {
        for (unsigned half = 0; half < 2; half++) {
            load(offsetof(seccomp_data, args) + argument.index * 8 + half * 4);
            code.push_back({BPF_ALU | BPF_AND | BPF_K, 0, 0, static_cast<uint32_t>(argument.mask >> (half * 32))});
            require(static_cast<uint32_t>((argument.value & argument.mask) >> (half * 32)));
        }
    }
    uint32_t answer = options.needs_listener() ? SECCOMP_RET_USER_NOTIF
                                               : SECCOMP_RET_ERRNO | static_cast<uint32_t>(options.error);
    code.push_back({BPF_RET | BPF_K, 0, 0, answer});
    for (size_t at : misses) code[at].jf = static_cast<uint8_t>(code.size() - at - 1);
    code.push_back({BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ALLOW});
    return code;
}

[[noreturn]] void run_command(const Options &options, volatile int *listener) {
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    std::vector<sock_filter> code = filter_of(options);
    sock_fprog program{static_cast<unsigned short>(code.size()), code.data()};
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    unsigned flags = options.needs_listener() ? SECCOMP_FILTER_FLAG_NEW_LISTENER : 0;
    long made = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &program);
    *listener = made < 0 ? -1 : static_cast<int>(made);
    if (made >= 0) execvp(options.command[0], options.command);
    die_of_errno(made < 0 ? "seccomp" : options.command[0]);
}

uint64_t now_ns() {
    timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<uint64_t>(now.tv_sec) * 1'000'000'000 + static_cast<uint64_t>(now.tv_nsec);
}

// Answers the filter's questions until the last process under the filter is gone.
class Supervisor {
public:
    Supervisor(const Options &options, int listener) : options_(options), listener_(listener) {}

    void run() {
        for (;;) {
            pollfd poll_for{listener_, POLLIN, 0};
            int ready = poll(&poll_for, 1, wait_ms());
            if (ready < 0 && errno != EINTR) die_of_errno("poll");
            while (!late_.empty() && late_.front().deadline_ns <= now_ns()) {
                answer(late_.front());
                late_.pop_front();
            }
            if (ready <= 0) continue;
            if (poll_for.revents & POLLIN) receive();
            else if (poll_for.revents & (POLLHUP | POLLERR)) return;
        }
    }

    void report() const {
        fprintf(stderr, "fault: %llu calls matched, %llu failed\n", static_cast<unsigned long long>(matched_),
                static_cast<unsigned long long>(failed_));
    }

private:
    struct Call {
        uint64_t id;
        uint64_t deadline_ns;
        bool fails;
    };

    // Every delay is the same, so the first in is the first out.
    int wait_ms() const {
        if (late_.empty()) return -1;
        uint64_t now = now_ns(), then = late_.front().deadline_ns;
        return then <= now ? 0 : static_cast<int>((then - now + 999'999) / 1'000'000);
    }

    bool is_chosen(uint64_t count) const {
        switch (options_.choice) {
        case Choice::all: return true;
        case Choice::nth: return count == options_.k;
        case Choice::every: return count % options_.k == 0;
        case Choice::from: return count >= options_.k;
        }
        return false;
    }

    void receive() {
        seccomp_notif question{};
        if (ioctl(listener_, SECCOMP_IOCTL_NOTIF_RECV, &question) != 0) {
            if (errno == ENOENT || errno == EINTR) return; // The caller was killed meanwhile.
            die_of_errno("receiving a call");
        }
        bool chosen = is_chosen(++matched_);
        Call call{question.id, now_ns() + options_.delay_ns, chosen && options_.error != 0};
        failed_ += call.fails;
        if (chosen && options_.delay_ns != 0) late_.push_back(call);
        else answer(call);
    }

    void answer(const Call &call) const {
        seccomp_notif_resp response{};
        response.id = call.id;
        if (call.fails) response.error = -options_.error;
        else response.flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE;
        if (ioctl(listener_, SECCOMP_IOCTL_NOTIF_SEND, &response) != 0 && errno != ENOENT)
            die_of_errno("answering a call");
    }

    const Options &options_;
    int listener_;
    uint64_t matched_ = 0;
    uint64_t failed_ = 0;
    std::deque<Call> late_;
};

} // namespace

int main(int, char **argv) {
    Options options = parse(argv);
    constexpr int not_yet = -2;
    auto *listener = static_cast<volatile int *>(
        mmap(nullptr, sizeof(int), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
    if (listener == MAP_FAILED) die_of_errno("mmap");
    *listener = not_yet;
    long child = syscall(SYS_clone, CLONE_FILES | SIGCHLD, nullptr, nullptr, nullptr, nullptr);
    if (child < 0) die_of_errno("clone");
    if (child == 0) run_command(options, listener);
    if (options.needs_listener()) {
        while (*listener == not_yet) usleep(100);
        if (*listener >= 0) {
            Supervisor supervisor(options, *listener);
            supervisor.run();
            if (options.report) supervisor.report();
        }
    }

    int status = 0;
    if (waitpid(static_cast<pid_t>(child), &status, 0) < 0) die_of_errno("waitpid");
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}
