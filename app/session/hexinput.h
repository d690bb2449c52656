#pragma once

#include <QByteArray>
#include <QString>

#include <tl/expected.hpp>

namespace Framescope::HexInput {

enum class Problem : quint8 {
    NoHexDigit, ///< a character that is neither a digit nor a separator
    HalfOctet, ///< an octet of one digit
    EmptyPrefix, ///< "0x" without a digit behind it
};

/// Where hexadecimal text cannot be read. Lines and columns count from 1.
struct Error
{
    Problem problem = Problem::NoHexDigit;
    int line = 1;
    int column = 1;
    QString text; ///< the character or the half octet

    friend bool operator==(const Error &, const Error &) = default;
};

/// Reads octets as people write and copy them: two digits each, upper or lower case. White space,
/// line breaks, commas, colons and "0x" prefixes may stand between octets, never inside one.
/// "81 85", "0x81, 0x85", "81:85" and "8185" are the same. No digits at all are no octets.
[[nodiscard]] tl::expected<QByteArray, Error> parse(QStringView text);

/// "Column 7: 'g' is not a hex digit"; names the line if it is not the first. No full stop.
QString sentence(const Error &error);

} // namespace Framescope::HexInput
