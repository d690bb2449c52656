#pragma once

#include <QByteArray>
#include <QObject>

class QSocketNotifier;

namespace Framescope {

/// Standard input, line by line, without blocking the event loop. Reads only between resume() and
/// pause(), so that a fast writer waits for a slow peer.
class StdinLines : public QObject
{
    Q_OBJECT
public:
    /// Longer lines end the input with failed().
    static constexpr qsizetype LineLimit = 64 * 1024 * 1024;

    explicit StdinLines(QObject *parent = nullptr);

    void resume();
    void pause();

signals:
    /// Without its line end (LF or CR LF).
    void lineRead(const QByteArray &line);
    void ended();
    void failed(const QString &why);

private:
    void readMore();
    void handOut();

    QSocketNotifier *m_notifier;
    QByteArray m_pending;
    qsizetype m_scanned = 0; ///< octets of m_pending known to hold no line end
    bool m_atEnd = false;
    bool m_running = false;
};

} // namespace Framescope
