#pragma once

#include <QtGlobal>

#include <memory>
#include <vector>

namespace Framescope {

/// Room for keys that several sets share.
struct KeyRoom
{
    std::size_t octets; ///< that are left
};

/// A set of 32-bit numbers in little memory: exact, for millions of them.
class KeySet
{
public:
    enum class Insertion {
        New,
        Known,
        NoRoom, ///< it is not known whether it is new; nothing was inserted
    };
    /// Takes what it needs from \a room.
    Insertion insert(quint32 key, KeyRoom &room);

    std::size_t count() const { return m_count + (m_hasZero ? 1 : 0); }

private:
    bool grow(KeyRoom &room);
    std::size_t placeOf(quint32 key) const;

    std::vector<quint32> m_places; ///< a power of two of them; 0: free
    std::size_t m_count = 0; ///< in m_places
    bool m_hasZero = false; ///< the key that means a free place
};

} // namespace Framescope
