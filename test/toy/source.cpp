// source.cpp -- reading a source file and printing what is wrong with it.
#include "source.h"

#include <algorithm>
#include <cstdio>

namespace toy {

std::string Source::line(int number) const {
    std::size_t begin = 0;
    for (int i = 1; i < number; i++) {
        begin = text.find('\n', begin);
        if (begin == std::string::npos)
            return "";
        begin++;
    }
    return text.substr(begin, text.find('\n', begin) - begin);
}

bool read_source(const std::string &path, Source &source) {
    source.name = path;
    source.text.clear();
    std::FILE *file = std::fopen(path.c_str(), "rb");
    if (file == nullptr)
        return false;
    char buffer[4096];
    std::size_t count;
    while ((count = std::fread(buffer, 1, sizeof buffer, file)) > 0)
        source.text.append(buffer, count);
    bool good = std::ferror(file) == 0;
    std::fclose(file);
    return good;
}

void Diagnostics::error(Position at, const std::string &message) {
    for (const Error &error : errors_)
        if (error.at == at)
            return;
    if (errors_.size() <= errors_max)
        errors_.push_back({at, message});
}

void Diagnostics::print() const {
    std::vector<Error> sorted = errors_;
    std::sort(sorted.begin(), sorted.end(), [](const Error &a, const Error &b) { return a.at < b.at; });
    std::size_t printed = 0;
    for (const Error &error : sorted) {
        const char *name = sources_[static_cast<std::size_t>(error.at.file)].name.c_str();
        if (printed++ == errors_max) {
            std::fprintf(stderr, "%s: too many errors\n", name);
            return;
        }
        std::fprintf(stderr, "%s:%d:%d: error: %s\n", name, error.at.line, error.at.column, error.message.c_str());
    }
}

} // namespace toy
