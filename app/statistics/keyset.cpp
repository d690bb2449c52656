#include "app/statistics/keyset.h"

#include <QHash>

namespace Framescope {

namespace {

constexpr std::size_t LeastPlaces = 16;

} // namespace

KeySet::Insertion KeySet::insert(quint32 key, KeyRoom &room)
{
    if (key == 0) {
        const bool isNew = !m_hasZero;
        m_hasZero = true;
        return isNew ? Insertion::New : Insertion::Known;
    }
    std::size_t place = m_places.empty() ? 0 : placeOf(key); // a miss of the cache: once is enough
    if (!m_places.empty() && m_places[place] == key)
        return Insertion::Known;
    if ((m_count + 1) * 4 > m_places.size() * 3) {
        if (!grow(room))
            return Insertion::NoRoom;
        place = placeOf(key);
    }
    m_places[place] = key;
    ++m_count;
    return Insertion::New;
}

/// Where \a key is or would be.
std::size_t KeySet::placeOf(quint32 key) const
{
    // Seeded: whoever made the file does not know which keys fall together.
    const std::size_t mask = m_places.size() - 1;
    std::size_t place = qHash(key, QHashSeed::globalSeed()) & mask;
    while (m_places[place] != 0 && m_places[place] != key)
        place = (place + 1) & mask;
    return place;
}

bool KeySet::grow(KeyRoom &room)
{
    const std::size_t size = m_places.empty() ? LeastPlaces : m_places.size() * 2;
    const std::size_t more = (size - m_places.size()) * sizeof(quint32);
    if (more > room.octets)
        return false;
    room.octets -= more;
    std::vector<quint32> before(size);
    before.swap(m_places);
    for (const quint32 key : before) {
        if (key != 0)
            m_places[placeOf(key)] = key;
    }
    return true;
}

} // namespace Framescope
