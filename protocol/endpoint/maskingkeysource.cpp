#include "protocol/endpoint/maskingkeysource.h"

#include <QRandomGenerator>

#include <cstring>

namespace Framescope {

MaskingKey MaskingKeySource::next()
{
    if (m_left == 0) {
        QRandomGenerator::system()->fillRange(m_pool.data(), static_cast<qsizetype>(m_pool.size()));
        m_left = m_pool.size();
    }
    MaskingKey key;
    quint32 &drawn = m_pool[--m_left];
    std::memcpy(key.data(), &drawn, key.size());
    drawn = 0; // a key that was used must not be found in memory again
    return key;
}

} // namespace Framescope
