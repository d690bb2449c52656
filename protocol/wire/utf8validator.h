#pragma once

#include <QByteArrayView>

#include <optional>

namespace Framescope {

/// Validates UTF-8 (RFC 3629) that comes in parts, and finds the first octet that no continuation
/// could make valid: RFC 6455 §8.1 wants a text message failed there and not at its end.
class Utf8Validator
{
public:
    /// Reads on. Returns the index in \a octets of the first octet that cannot be valid where it
    /// stands, nullopt if there is none so far. After a failure, reset() before reading again.
    std::optional<qsizetype> firstInvalid(QByteArrayView octets);

    /// False while a character is begun and not finished.
    bool isComplete() const { return m_missing == 0; }

    void reset() { *this = {}; }

private:
    bool takes(char next);

    int m_missing = 0; ///< continuation octets still to come
    quint8 m_lowest = 0x80; ///< range of the next continuation octet
    quint8 m_highest = 0xBF;
};

/// Whether \a text is UTF-8 from its first character to its last.
bool isUtf8(QByteArrayView text);

} // namespace Framescope
