#include "protocol/handshake/httpheadreader.h"

namespace Framescope {

HttpHeadReader::HttpHeadReader(qsizetype limit)
    : m_limit(limit)
{
}

qsizetype HttpHeadReader::read(QByteArrayView octets)
{
    qsizetype taken = 0;
    while (taken < octets.size() && !isComplete() && !isTooLarge()) {
        QByteArrayView part = octets.sliced(taken);
        part = part.first(qMin(part.size(), m_limit - m_octets.size()));
        const qsizetype lineFeed = part.indexOf('\n');
        if (lineFeed >= 0)
            part = part.first(lineFeed + 1);
        m_octets.append(part);
        taken += part.size();
        if (lineFeed >= 0)
            endLine();
        if (!isComplete() && m_octets.size() == m_limit)
            m_state = State::TooLarge;
    }
    return taken;
}

void HttpHeadReader::endLine()
{
    const QByteArrayView line = QByteArrayView(m_octets).sliced(m_lineStart);
    const bool isEmpty = line == "\n" || line == "\r\n";
    if (!isEmpty)
        m_state = State::InHead;
    else if (m_state == State::InHead)
        m_state = State::Complete;
    m_lineStart = m_octets.size();
}

} // namespace Framescope
