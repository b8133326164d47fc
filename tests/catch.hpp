// The test framework, included through this one file so that another version of it changes one line.
#pragma once

#include <catch2/catch.hpp>
