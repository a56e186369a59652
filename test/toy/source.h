// source.h -- the source texts of a program, positions in them, and the errors found there.
//
// Every part of the compiler reports through one Diagnostics and goes on, so that a run shows several mistakes. Errors
// are kept until the end and printed in the order of the texts; of several at one position only the first is kept,
// because the rest are nearly always its echo.
#pragma once

#include <string>
#include <vector>

namespace toy {

struct Position {
    int file = 0; // the number of its source
    int line = 1;
    int column = 1; // in bytes, from 1

    friend bool operator==(const Position &, const Position &) = default;
    friend auto operator<=>(const Position &, const Position &) = default;
};

// A file's name and text.
struct Source {
    std::string name;
    std::string text;

    std::string line(int number) const; // without its newline; empty where there is no such line
};

// Reads a whole file; false where that fails.
bool read_source(const std::string &path, Source &source);

class Diagnostics {
public:
    explicit Diagnostics(const std::vector<Source> &sources) : sources_(sources) {}

    void error(Position at, const std::string &message);
    bool any() const { return !errors_.empty(); }

    // Writes `file:line:col: error: message` lines to stderr, at most `errors_max` of them.
    void print() const;

private:
    static constexpr std::size_t errors_max = 20;

    struct Error {
        Position at;
        std::string message;
    };

    const std::vector<Source> &sources_;
    std::vector<Error> errors_;
};

} // namespace toy
