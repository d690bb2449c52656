#pragma once

#include <QByteArrayView>

#include <chrono>

namespace Framescope {

/// A standard stream to write to, which may be a pipe that nobody reads. Does not own it, and does
/// not change it: others may share it.
class OutputDescriptor
{
public:
    explicit OutputDescriptor(int descriptor);

    /// Writes what can be written at once, and returns how many octets; -1 when it is closed or
    /// broken. Files take all.
    qsizetype writeNow(QByteArrayView octets) const;
    /// Writes all, however long it takes. False when it is closed or broken.
    bool write(QByteArrayView octets) const;
    /// Waits at most \a time until something can be written, or it is broken.
    bool waitUntilWritable(std::chrono::milliseconds time) const;

private:
    const int m_descriptor;
    bool m_isFile = false;
};

} // namespace Framescope
