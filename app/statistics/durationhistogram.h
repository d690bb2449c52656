#pragma once

#include <QList>

#include <map>
#include <optional>

namespace Framescope {

/// How durations are spread, in bounded memory. A value.
class DurationHistogram
{
public:
    /// \a duration in ns; negative ones count as 0.
    void add(qint64 duration);

    quint64 count() const { return m_count; }
    /// ns; 0 without any.
    qint64 least() const { return m_least; }
    qint64 greatest() const { return m_greatest; }
    qint64 mean() const;
    /// The duration that \a share (0 to 1) of all do not exceed, in ns: too large by 3 % at most.
    /// nullopt without any.
    std::optional<qint64> quantile(double share) const;

    /// Those from \a from to before twice as much, or of 0 alone.
    struct Doubling
    {
        qint64 from; ///< ns
        quint64 count;
    };
    /// From the least duration to the greatest, without a gap.
    QList<Doubling> doublings() const;

private:
    std::map<int, quint64> m_buckets; ///< by logarithm: 32 for each doubling
    quint64 m_count = 0;
    double m_sum = 0;
    qint64 m_least = 0;
    qint64 m_greatest = 0;
};

} // namespace Framescope
