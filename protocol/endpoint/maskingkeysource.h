#pragma once

#include "protocol/wire/masking.h"

#include <array>

namespace Framescope {

/// Masking-keys from the system's strong source of entropy, as RFC 6455 §5.3 and §10.3 demand,
/// drawn many at a time. One per connection; not thread-safe.
class MaskingKeySource
{
public:
    MaskingKey next();

private:
    std::array<quint32, 256> m_pool {};
    std::size_t m_left = 0;
};

} // namespace Framescope
