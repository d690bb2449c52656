#pragma once

#include <QByteArrayView>

#include <span>

namespace Framescope {

/// The same octets for what takes Qt's type: nothing is copied, so they must outlive the view.
inline QByteArrayView octetView(std::span<const char> octets)
{
    return { octets.data(), static_cast<qsizetype>(octets.size()) };
}

} // namespace Framescope
