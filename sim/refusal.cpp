// A refusal as the line that a terminal or an editor shows.
#include "sim/refusal.hpp"

namespace dyad {

std::string text_of(const Refusal& refusal) {
    std::string text = refusal.file;
    if (refusal.line > 0) text += ":" + std::to_string(refusal.line);
    if (refusal.column > 0) text += ":" + std::to_string(refusal.column);
    return text.empty() ? refusal.sentence : text + ": " + refusal.sentence;
}

} // namespace dyad
