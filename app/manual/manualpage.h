#pragma once

#include "app/manual/programdescription.h"

namespace Framescope {

/// Writes a program's page for man(1), section 1, in roff.
class ManualPage
{
public:
    static QString write(const ProgramDescription &program);
};

} // namespace Framescope
