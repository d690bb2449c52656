#pragma once

#include "app/manual/programdescription.h"

namespace Framescope {

/// Writes what a shell needs to complete a program's command line: commands, options, the values
/// that an option may have, and the names of files where these are expected.
class ShellCompletion
{
public:
    static QString bash(const ProgramDescription &program);
    static QString zsh(const ProgramDescription &program);
    static QString fish(const ProgramDescription &program);
};

} // namespace Framescope
