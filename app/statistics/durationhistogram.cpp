#include "app/statistics/durationhistogram.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace Framescope {

namespace {

/// Each doubling is cut into 2^Fine parts; below 2^Fine each number has a bucket of its own.
constexpr int Fine = 5;

int bucketOf(quint64 duration)
{
    const int exponent = std::max(0, static_cast<int>(std::bit_width(duration)) - 1 - Fine);
    return (exponent << Fine) + static_cast<int>(duration >> exponent);
}

/// The greatest duration in a bucket.
quint64 endOf(int bucket)
{
    const int exponent = std::max(0, (bucket >> Fine) - 1);
    const auto mantissa = static_cast<quint64>(bucket - (exponent << Fine));
    return ((mantissa + 1) << exponent) - 1;
}

} // namespace

void DurationHistogram::add(qint64 duration)
{
    duration = std::max<qint64>(0, duration);
    m_least = m_count == 0 ? duration : std::min(m_least, duration);
    m_greatest = std::max(m_greatest, duration);
    m_sum += static_cast<double>(duration);
    ++m_count;
    ++m_buckets[bucketOf(static_cast<quint64>(duration))];
}

qint64 DurationHistogram::mean() const
{
    return m_count == 0 ? 0 : static_cast<qint64>(m_sum / static_cast<double>(m_count));
}

std::optional<qint64> DurationHistogram::quantile(double share) const
{
    if (m_count == 0)
        return std::nullopt;
    const double wanted = std::ceil(share * static_cast<double>(m_count));
    quint64 seen = 0;
    for (const auto &[bucket, count] : m_buckets) {
        seen += count;
        if (static_cast<double>(seen) >= wanted)
            return std::clamp(static_cast<qint64>(endOf(bucket)), m_least, m_greatest);
    }
    return m_greatest;
}

QList<DurationHistogram::Doubling> DurationHistogram::doublings() const
{
    QList<Doubling> doublings;
    for (const auto &[bucket, count] : m_buckets) {
        const quint64 from = std::bit_floor(endOf(bucket)); // no bucket reaches over a power of two
        if (doublings.isEmpty())
            doublings.append({ static_cast<qint64>(from), 0 });
        while (static_cast<quint64>(doublings.constLast().from) < from)
            doublings.append({ std::max<qint64>(1, doublings.constLast().from * 2), 0 });
        doublings.last().count += count;
    }
    return doublings;
}

} // namespace Framescope
