#pragma once

#include "app/manual/programdescription.h"

#include <CLI/CLI.hpp>

namespace Framescope {

/// What \a app is defined to take.
ProgramDescription describe(const CLI::App &app);

} // namespace Framescope
