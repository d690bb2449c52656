#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace Framescope {

/// Collects the head of an HTTP/1.x message from octets that come in any portions, and finds its
/// end: the first empty line after the start line. Lines may end with LF alone; whether that is
/// right, the parser judges. Looks at each octet once, and never holds more than the limit.
class HttpHeadReader
{
public:
    static constexpr qsizetype DefaultLimit = 64 * 1024;

    /// \a limit is the greatest size of a head in octets, the empty line included.
    explicit HttpHeadReader(qsizetype limit = DefaultLimit);

    /// Returns how many of \a octets belong to the head; those after it are the caller's. Takes
    /// nothing once the head is complete or too large.
    qsizetype read(QByteArrayView octets);

    bool isComplete() const { return m_state == State::Complete; }
    /// True if the limit was reached and the head was not complete.
    bool isTooLarge() const { return m_state == State::TooLarge; }
    /// What was read so far.
    QByteArray octets() const { return m_octets; }

private:
    enum class State : quint8 { BeforeStartLine, InHead, Complete, TooLarge };

    void endLine();

    QByteArray m_octets;
    qsizetype m_limit;
    qsizetype m_lineStart = 0;
    State m_state = State::BeforeStartLine;
};

} // namespace Framescope
