#pragma once

#include "app/filter/frameidset.h"
#include "app/filter/framequery.h"

#include <QObject>

namespace Framescope {

/// The frames that match a filter while all are shown: found in the background, and further as
/// frames come.
class FilterHits : public QObject
{
    Q_OBJECT
public:
    explicit FilterHits(std::shared_ptr<const SessionStore> store, QObject *parent = nullptr);

    void start(const FilterProgram &program);
    void clear();
    /// Looks no further; what was found stays.
    void stop() { m_query.cancel(); }

    qint64 count() const { return static_cast<qint64>(m_ids.size()); }
    bool contains(FrameId id) const { return m_ids.contains(id); }
    /// The nearest one behind or before \a id; 0 if there is none.
    FrameId after(FrameId id) const;
    FrameId before(FrameId id) const;
    FrameId scannedTo() const { return m_scannedTo; }

public slots:
    /// Frames up to \a last can be read from the store.
    void setLastFrame(Framescope::FrameId last);

signals:
    void changed();

private:
    FrameQuery m_query;
    quint64 m_token = 0; ///< 0: nothing is looked for
    FrameIdSet m_ids;
    FrameId m_scannedTo = 0;
};

} // namespace Framescope
