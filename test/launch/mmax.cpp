// mmax.cpp -- runs a command with PREDAWN_MAXPROCS 1, 2 and 8 and requires the same status and standard output.
//
//     mmax [--seconds N] [--unordered] [--both] command [argument...]
//
// Prints the first of the outputs and ends with the status they share. Standard error is that of the last run. A run
// that takes more than N seconds (20) hangs: it is ended as limited.h says. With --unordered the lines may come in any
// order; with --both what goes to standard error is output, too. A hang or a difference is status 99.
#include "test/launch/limited.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <csignal>
#include <sys/mman.h>
#include <unistd.h>

namespace {

constexpr int status_of_failure = 99;
constexpr size_t shown_bytes_max = 20000; // of what a hanging command wrote
constexpr int shown_lines_max = 40;       // of a difference

struct Run {
    const char *mmax;
    Outcome outcome;
    std::string output;
    std::string errors;
};

struct Options {
    int seconds = 20;
    bool unordered = false;
    bool both = false;
    char **command = nullptr;
};

void write_all(int descriptor, std::string_view text) {
    while (!text.empty()) {
        ssize_t written = write(descriptor, text.data(), text.size());
        if (written < 0) exit(status_of_failure);
        text.remove_prefix(static_cast<size_t>(written));
    }
}

std::string content(int descriptor) {
    std::string text;
    char part[1 << 16];
    off_t at = 0;
    for (ssize_t got; (got = pread(descriptor, part, sizeof part, at)) > 0; at += got)
        text.append(part, static_cast<size_t>(got));
    return text;
}

std::vector<std::string_view> lines(std::string_view text) {
    std::vector<std::string_view> found;
    while (!text.empty()) {
        size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        found.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return found;
}

std::string sorted(const std::string &text) {
    std::vector<std::string_view> found = lines(text);
    std::sort(found.begin(), found.end());
    std::string result;
    for (std::string_view line : found) result += line;
    return result;
}

Run run(const Options &options, const char *mmax) {
    int output = memfd_create("output", MFD_CLOEXEC);
    int errors = memfd_create("errors", MFD_CLOEXEC);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO);
    setenv("PREDAWN_MAXPROCS", mmax, 1);
    Outcome outcome = run_limited(options.command, options.seconds, &actions);
    posix_spawn_file_actions_destroy(&actions);
    Run result{mmax, outcome, content(output), content(errors)};
    if (options.both) result.output += std::exchange(result.errors, {});
    if (options.unordered) result.output = sorted(result.output);
    close(output);
    close(errors);
    return result;
}

[[noreturn]] void fail_of_hang(const Run &run, int seconds) {
    write_all(STDOUT_FILENO, std::string_view(run.output).substr(0, shown_bytes_max));
    write_all(STDERR_FILENO, std::string_view(run.errors).substr(0, shown_bytes_max));
    fprintf(stderr, "mmax: PREDAWN_MAXPROCS=%s: hangs (no end within %d s), or was killed\n", run.mmax, seconds);
    exit(status_of_failure);
}

[[noreturn]] void fail_of_status(const Run &first, const Run &other) {
    write_all(STDERR_FILENO, other.errors);
    fprintf(stderr, "mmax: status %d with PREDAWN_MAXPROCS=%s, %d with %s\n", first.outcome.status, first.mmax,
            other.outcome.status, other.mmax);
    exit(status_of_failure);
}

// Shows what is there from the first line on that differs.
[[noreturn]] void fail_of_output(const Run &first, const Run &other) {
    std::vector<std::string_view> left = lines(first.output), right = lines(other.output);
    size_t same = 0;
    while (same < left.size() && same < right.size() && left[same] == right[same]) same++;
    fprintf(stderr, "line %zu:\n", same + 1);
    for (auto [mark, side] : {std::pair("< ", &left), std::pair("> ", &right)}) {
        for (size_t at = same; at < std::min(side->size(), same + shown_lines_max / 2); at++) {
            write_all(STDERR_FILENO, mark);
            write_all(STDERR_FILENO, (*side)[at]);
        }
    }
    fprintf(stderr, "mmax: the output with PREDAWN_MAXPROCS=%s differs from that with %s\n", other.mmax, first.mmax);
    exit(status_of_failure);
}

Options parse(char **argv) {
    Options options;
    char **at = argv + 1;
    for (; *at; at++) {
        if (!strcmp(*at, "--unordered")) options.unordered = true;
        else if (!strcmp(*at, "--both")) options.both = true;
        else if (!strcmp(*at, "--seconds") && at[1]) options.seconds = atoi(*++at);
        else break;
    }
    if (!*at) {
        fputs("usage: mmax [--seconds N] [--unordered] [--both] command [argument...]\n", stderr);
        exit(status_of_failure);
    }
    options.command = at;
    return options;
}

} // namespace

int main(int, char **argv) {
    Options options = parse(argv);
    Run first, last;
    for (const char *mmax : {"1", "2", "8"}) {
        last = run(options, mmax);
        if (last.outcome.late || last.outcome.status == 128 + SIGKILL) fail_of_hang(last, options.seconds);
        if (mmax[0] == '1') first = last;
        if (last.outcome.status != first.outcome.status) fail_of_status(first, last);
        if (last.output != first.output) fail_of_output(first, last);
    }
    write_all(STDOUT_FILENO, first.output);
    write_all(STDERR_FILENO, last.errors);
    return first.outcome.status;
}
