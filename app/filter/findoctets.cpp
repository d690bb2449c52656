#include "app/filter/findoctets.h"

#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace Framescope {

namespace {

qsizetype findByLibrary(QByteArrayView octets, QByteArrayView needle, qsizetype from)
{
    const void *found
        = ::memmem(octets.data() + from, static_cast<std::size_t>(octets.size() - from),
            needle.data(), static_cast<std::size_t>(needle.size()));
    return found ? static_cast<const char *>(found) - octets.data() : -1;
}

#ifdef __SSE2__

/// Places whose first and last octets are those of \a needle are compared whole: three times as
/// fast as memmem() on text. Where that is tried in vain too often memmem() goes on, which needs no
/// luck.
qsizetype findByVector(QByteArrayView octets, QByteArrayView needle)
{
    constexpr qsizetype Width = 16;
    const qsizetype behind = needle.size() - 1; // from the first octet to the last
    const __m128i first = _mm_set1_epi8(needle.front());
    const __m128i last = _mm_set1_epi8(needle.back());
    const auto load = [&](qsizetype at) {
        return _mm_loadu_si128(reinterpret_cast<const __m128i *>(octets.data() + at));
    };
    qsizetype at = 0;
    qsizetype compared = 0; // octets, in vain
    for (; at + Width + behind <= octets.size() && compared <= at + 4096; at += Width) {
        auto places = static_cast<quint32>(_mm_movemask_epi8(_mm_and_si128(
            _mm_cmpeq_epi8(load(at), first), _mm_cmpeq_epi8(load(at + behind), last))));
        for (; places != 0; places &= places - 1) {
            const qsizetype place = at + std::countr_zero(places);
            if (std::memcmp(
                    octets.data() + place, needle.data(), static_cast<std::size_t>(needle.size()))
                == 0)
                return place;
            compared += needle.size();
        }
    }
    return findByLibrary(octets, needle, at);
}

#endif

} // namespace

qsizetype findOctets(QByteArrayView octets, QByteArrayView needle)
{
    if (needle.isEmpty())
        return 0;
    if (octets.size() < needle.size())
        return -1;
#ifdef __SSE2__
    return findByVector(octets, needle);
#else
    return findByLibrary(octets, needle, 0);
#endif
}

} // namespace Framescope
