#pragma once

#include "app/session/readerthread.h"
#include "ui/frames/frameselection.h"
#include "ui/hex/bytesource.h"

#include <QObject>

#include <memory>
#include <stop_token>

namespace Framescope {

/// Writes octets into a file, a window at a time, on a thread of its own. To be used from the
/// thread it lives on.
class OctetSaving : public QObject
{
    Q_OBJECT
public:
    explicit OctetSaving(QObject *parent = nullptr);
    ~OctetSaving() override; ///< gives up what is not finished: the file stays as it was

    /// Those of \a source at \a range. saved() or failed() follows. One at a time.
    void save(std::shared_ptr<const ByteSource> source, OctetRange range, const QString &path);
    bool isSaving() const { return m_saving; }

signals:
    void saved(quint64 octets, const QString &path);
    /// \a reason is the system's.
    void failed(const QString &path, const QString &reason);

private:
    bool m_saving = false;
    std::stop_source m_stop;
    ReaderThread m_thread; ///< last, so that it has ended before what it uses is gone
};

} // namespace Framescope
