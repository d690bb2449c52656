#include "ui/theme/theme.h"

namespace Framescope {

Theme::Theme(Scheme scheme, QObject *parent)
    : QObject(parent)
    , m_scheme(scheme)
{
}

} // namespace Framescope
