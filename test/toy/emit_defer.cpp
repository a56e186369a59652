// emit_defer.cpp -- defer, and the functions that do it.
//
// A function that defers has a pd_defer_frame, and for each `defer` that is in no loop a record and a block of
// arguments that last as long as its frame. After a recover it goes on at .return, as if it had just entered: what is
// behind that label reads nothing but the frame.
#include "emitter.h"

namespace toy {

void Emitter::begin_deferring(const Function &function) {
    constexpr int frame_words = 10; // pd_defer_frame_bytes
    if (!function.defers)
        return;
    defer_frame_ = slot(frame_words);
    call("pd_defer_enter", {of_words({"&" + at_frame(defer_frame_)})});
    code("test eax, eax ; once more, and not 0, after a recover");
    code("jnz .return");
}

void Emitter::end_deferring(const Function &function) {
    if (function.defers)
        call("pd_defer_return", {of_words({"&" + at_frame(defer_frame_)})});
}

void Emitter::defer(const Statement &statement) {
    constexpr int record_words = 8; // pd_deferred_bytes
    const Expression &source = *statement.values.front();
    const int record = statement.repeated ? 0 : slot(record_words); // before there is anything temporary
    Later made = {"&[rel pd_recover]", "rbp", 0, ""}; // for this function
    if (source.builtin != Builtin::recover)
        made = later(source, true, !statement.repeated);
    const Argument frame = of_words({"&" + at_frame(defer_frame_)});
    if (statement.repeated)
        return call("pd_defer_copy", {frame, of_words({made.function}), of_words({made.argument}),
                                      of_words({std::to_string(made.bytes)})});
    call("pd_defer", {frame, of_words({"&" + at_frame(record)}), of_words({made.function}),
                      of_words({made.argument})});
}

} // namespace toy
