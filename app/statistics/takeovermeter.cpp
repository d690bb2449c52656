#include "app/statistics/takeovermeter.h"

namespace Framescope {

std::optional<TakeoverMeter::Sizes> TakeoverMeter::measure(QByteArrayView message)
{
    // What comes behind a message that was left out would be measured with the wrong context.
    m_isFull = m_isFull || static_cast<quint64>(message.size()) > MaxOctets - m_octets;
    if (m_isFull) {
        m_deflaters.reset();
        return std::nullopt;
    }
    if (!m_deflaters)
        m_deflaters = std::make_unique<Deflaters>(Deflaters {
            MessageDeflater({ m_windowBits, true }), MessageDeflater({ m_windowBits, false }) });
    m_octets += static_cast<quint64>(message.size());
    return Sizes { static_cast<quint64>(m_deflaters->with.deflate(message).size()),
        static_cast<quint64>(m_deflaters->without.deflate(message).size()) };
}

} // namespace Framescope
