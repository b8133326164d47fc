// The manners of the house: length, first lines, names of types, words that the theory must not use, the top level.
#pragma once

#include "tests/house/text.hpp"

namespace dyad::house {

/// No file over 300 lines, but for the few that `style.cpp` lists with a reason.
Findings long_files(const std::vector<SourceFile>& files);

/// The first line of each .hpp and .cpp is a `//` sentence that says what the file is.
Findings silent_first_lines(const std::vector<SourceFile>& files);

/// No type is called …Manager, …Handler, …Helper, …Utils, …Base, …Impl, …Data or …Info.
Findings vague_type_names(const std::vector<SourceFile>& files);

/// No two types of one namespace share a name: where two files define it differently the linker keeps one's functions for
/// both, and says nothing.
Findings types_named_twice(const std::vector<SourceFile>& files);

/// The names of tests hold none of the characters by which ctest or Catch would take them apart: a test whose name was
/// taken apart would not be run.
Findings awkward_test_names(const std::vector<SourceFile>& files);

/// Behaviour is never written in terms of its classification: outside models/instruments/ the theory, comments included,
/// uses no name of a class of the Strange Situation or of the adult interview.
Findings classes_named_in_the_theory(const std::vector<SourceFile>& files);

/// The names of files and folders at the top level that are not among those allowed there.
Findings strangers_at_the_top(const std::vector<std::string>& names);

} // namespace dyad::house
