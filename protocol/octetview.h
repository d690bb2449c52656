#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <algorithm>
#include <span>

namespace Framescope {

/// The same octets for what takes Qt's type: nothing is copied, so they must outlive the view.
inline QByteArrayView octetView(std::span<const char> octets)
{
    return { octets.data(), static_cast<qsizetype>(octets.size()) };
}

/// Appends \a octets, which are not those of \a buffer, where there may be \a most in all. Room is
/// taken for much more than has come, so that little is copied when it has to grow: that takes a
/// tenth of a second for 16 MiB where memory is new to the system. Room that is not used yet is no
/// memory yet, either.
inline void appendGrowing(QByteArray &buffer, QByteArrayView octets, quint64 most)
{
    constexpr quint64 Growth = 16;
    constexpr quint64 LastGrowth = 64;
    const qsizetype needed = buffer.size() + octets.size();
    if (needed > buffer.capacity()) {
        const auto size = static_cast<quint64>(needed);
        const quint64 room = size > most / LastGrowth ? most : size * Growth;
        buffer.reserve(std::max(needed, static_cast<qsizetype>(room)));
    }
    buffer.append(octets);
}

} // namespace Framescope
