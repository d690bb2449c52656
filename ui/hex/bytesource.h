#pragma once

#include <QByteArray>

namespace Framescope {

/// A run of octets that may be too large to hold: views read the window that they show.
class ByteSource
{
public:
    ByteSource() = default;
    ByteSource(const ByteSource &) = delete;
    ByteSource &operator=(const ByteSource &) = delete;
    virtual ~ByteSource() = default;

    /// Octets; constant.
    virtual quint64 size() const = 0;
    /// \a length octets from \a offset, cut to what there is.
    virtual QByteArray read(quint64 offset, qsizetype length) const = 0;
};

} // namespace Framescope
