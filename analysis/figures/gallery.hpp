// The gallery: one page that needs no other file, with every figure, what it says, what to ask a class, and its command.
#pragma once

#include "analysis/figures/figure.hpp"

#include <span>
#include <string>

namespace dyad {

struct GalleryEntry {
    const Figure* figure = nullptr;
    const FigureContent* content = nullptr;
    std::string svg;   ///< empty where nothing could draw it
    std::string again; ///< the command that makes it
};

std::string gallery_page(std::span<const GalleryEntry> entries);

} // namespace dyad
