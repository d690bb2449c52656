#pragma once

#include <QtGlobal>

namespace Framescope {

/// Maps the rows of a list that may be longer than an int counts to a scroll bar and back.
class RowScale
{
public:
    /// \a visible rows of \a rows fit the window.
    RowScale(quint64 rows, int visible);

    /// The last row that may be the topmost one.
    quint64 lastTop() const { return m_lastTop; }
    /// Of the scroll bar, whose minimum is 0.
    int maximum() const;
    /// Exact up to 2^30 rows; beyond, the nearest value.
    int toValue(quint64 top) const;
    quint64 toTop(int value) const;

private:
    quint64 m_lastTop;
};

} // namespace Framescope
