// The README's map of the house, compared with the house.
#pragma once

#include "tests/house/text.hpp"

namespace dyad::house {

/// The paths that the map names: the code block that follows the heading "## The house".
///
/// A line of the map is, after up to eight spaces of indentation, one or more names parted by ", ", then two spaces or
/// more and what it is. A name that ends in "/" is a folder, and lines further to the right lie in it. "results.*" stands
/// for all files with that stem. Deeper lines continue a description.
std::vector<std::string> paths_on_the_map(const std::string& readme);

/// Names on the map that are not in the house, and folders of sources or files of models/ that the map leaves out.
Findings map_and_house_differ(const std::string& readme, const std::vector<SourceFile>& files);

} // namespace dyad::house
