#pragma once

#include <QByteArray>
#include <QFile>
#include <QObject>
#include <QTimer>

namespace Framescope {

/// Standard output in whole lines, written at the end of each turn of the event loop and when much
/// has gathered. Blocks while nobody reads: that is the back-pressure of a pipe.
class ConsoleOutput : public QObject
{
    Q_OBJECT
public:
    explicit ConsoleOutput(QObject *parent = nullptr);
    ~ConsoleOutput() override; ///< flushes

    /// Where a line may be built in place; end each with endLine().
    QByteArray &buffer() { return m_buffer; }
    void endLine();
    void writeLine(QByteArrayView line);
    void flush();

signals:
    /// Standard output was closed by whoever read it. Told once.
    void failed();

private:
    QFile m_file;
    QByteArray m_buffer;
    QTimer m_flushTimer;
    bool m_failed = false;
};

/// One line to standard error: "framescope-cli: SENTENCE".
void complain(const QString &sentence);

} // namespace Framescope
