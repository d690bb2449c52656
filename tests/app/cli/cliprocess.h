#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <csignal>

namespace Framescope::Test {

/// framescope-cli, run as a user runs it. Killed with the object if it has not ended.
class CliProcess
{
public:
    /// \a stdinFile is read as standard input; without one it is a pipe, see write().
    explicit CliProcess(const QStringList &arguments, const QString &stdinFile = {})
    {
        if (!stdinFile.isEmpty())
            m_process.setStandardInputFile(stdinFile);
        m_process.start(QStringLiteral(FRAMESCOPE_CLI), arguments);
    }
    ~CliProcess()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    CliProcess(const CliProcess &) = delete;
    CliProcess &operator=(const CliProcess &) = delete;

    QProcess &process() { return m_process; }
    void write(const QByteArray &octets) { m_process.write(octets); }
    void closeStdin() { m_process.closeWriteChannel(); }
    /// SIGINT, SIGTERM …
    void signal(int number) const { ::kill(static_cast<pid_t>(m_process.processId()), number); }

    /// Waits for its end.
    [[nodiscard]] bool ends()
    {
        return QTest::qWaitFor(
            [this] { return m_process.state() == QProcess::NotRunning; }, Deadline);
    }
    /// Waits until \a text stands on standard output.
    [[nodiscard]] bool prints(const QByteArray &text)
    {
        return QTest::qWaitFor([&] { return out().contains(text); }, Deadline);
    }

    /// After it has ended; -1 if a signal has ended it.
    int exitCode() const
    {
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }
    /// Standard output so far.
    const QByteArray &out()
    {
        if (m_process.isOpen())
            m_out += m_process.readAllStandardOutput();
        return m_out;
    }
    /// Standard error so far.
    const QByteArray &err()
    {
        if (m_process.isOpen())
            m_err += m_process.readAllStandardError();
        return m_err;
    }
    /// The JSON lines of standard output; one that cannot be parsed is an empty object.
    QList<QJsonObject> objects()
    {
        QList<QJsonObject> all;
        for (const QByteArray &line : out().split('\n')) {
            if (!line.isEmpty())
                all.append(QJsonDocument::fromJson(line).object());
        }
        return all;
    }
    /// The JSON lines that are frames.
    QList<QJsonObject> frames()
    {
        QList<QJsonObject> all = objects();
        all.removeIf(
            [](const QJsonObject &object) { return !object.contains(QStringLiteral("opcode")); });
        return all;
    }

private:
    static constexpr int Deadline = 10'000; // ms

    QProcess m_process;
    QByteArray m_out;
    QByteArray m_err;
};

} // namespace Framescope::Test
