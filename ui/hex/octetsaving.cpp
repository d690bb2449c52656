#include "ui/hex/octetsaving.h"

#include <QSaveFile>

#include <algorithm>

namespace Framescope {

namespace {

constexpr quint64 Window = 1 << 20;

/// The system's reason if it failed.
QString write(
    const ByteSource &source, OctetRange range, const QString &path, const std::stop_token &stop)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return file.errorString();
    const quint64 end = range.offset + range.length;
    for (quint64 at = range.offset; at < end; at += Window) {
        const auto length = static_cast<qsizetype>(std::min(Window, end - at));
        if (stop.stop_requested())
            return {};
        if (file.write(source.read(at, length)) != length)
            return file.errorString();
    }
    return file.commit() ? QString() : file.errorString();
}

} // namespace

OctetSaving::OctetSaving(QObject *parent)
    : QObject(parent)
{
}

OctetSaving::~OctetSaving()
{
    m_stop.request_stop();
}

void OctetSaving::save(
    std::shared_ptr<const ByteSource> source, OctetRange range, const QString &path)
{
    if (m_saving)
        return;
    m_saving = true;
    m_thread.post([this, source = std::move(source), range, path, stop = m_stop.get_token()] {
        const QString reason = write(*source, range, path, stop);
        const auto tell = [this, range, path, reason] {
            m_saving = false;
            if (reason.isEmpty())
                emit saved(range.length, path);
            else
                emit failed(path, reason);
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    });
}

} // namespace Framescope
