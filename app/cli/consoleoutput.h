#pragma once

#include "app/cli/outputdescriptor.h"

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QTimer>

namespace Framescope {

/// Standard output in whole lines, written at the end of each turn of the event loop and when much
/// has gathered.
class ConsoleOutput : public QObject
{
    Q_OBJECT
public:
    /// What happens while nobody reads.
    enum class WhenUnread : quint8 {
        Wait, ///< the back-pressure of a pipe: whoever writes stands still
        /// What others do must not hang on it: a few megaoctets wait, then lines are left out until
        /// somebody reads again, and standard error tells how many.
        LeaveOut,
    };

    explicit ConsoleOutput(WhenUnread whenUnread = WhenUnread::Wait, QObject *parent = nullptr);
    ~ConsoleOutput() override; ///< flushes

    /// Where a line may be built in place; end each with endLine().
    QByteArray &buffer() { return m_buffer; }
    void endLine();
    void writeLine(QByteArrayView line);
    void flush();
    /// Why nothing is written any more, a sentence; empty while it is.
    QString failure() const { return m_failure; }

signals:
    /// Standard output was closed by whoever read it, or there is no room in its file. Told once.
    void failed();

private:
    bool makeRoom();
    void writeNow();
    void fail();
    void tellLeftOut();

    const OutputDescriptor m_descriptor;
    const WhenUnread m_whenUnread;
    QByteArray m_buffer;
    qsizetype m_lines = 0; ///< octets of m_buffer in lines that are ended
    bool m_lineBegun = false; ///< some of the line behind these is written
    QTimer m_flushTimer;
    quint64 m_leftOut = 0; ///< lines since somebody read
    bool m_unread = false; ///< nobody has read for a while
    QString m_failure;
};

/// One line to standard error: "framescope-cli: SENTENCE". Is lost if nobody reads there.
void complain(const QString &sentence);

} // namespace Framescope
