// The one-page picture of a life, or of two lives of one person: what happened, the expectations, and who was there.
#pragma once

#include "analysis/figures/figure.hpp"
#include "analysis/story/life_record.hpp"

#include <string>
#include <vector>

namespace dyad {

/// The figure under whose name the files stand: "life".
const Figure& story_figure();

/// What is drawn of one life, or of two, which `names` call: {"as it was", "with ..."}.
FigureContent story_picture(const std::vector<const LifeRecord*>& lives, const std::vector<std::string>& names);

} // namespace dyad
