#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <utility>

namespace Framescope::Test {

/// Whoever reads standard output at the other end of a pipe, and may go away as `head -1` does.
/// (QProcess::closeReadChannel() goes on reading, and throws away what it has read.)
class OutputReader
{
public:
    OutputReader()
    {
        if (::pipe2(m_ends.data(), O_CLOEXEC) != 0)
            qFatal("no pipe");
        ::fcntl(m_ends[0], F_SETFL, O_NONBLOCK);
    }
    ~OutputReader()
    {
        leave();
        ::close(m_ends[1]);
    }
    OutputReader(const OutputReader &) = delete;
    OutputReader &operator=(const OutputReader &) = delete;

    int writeEnd() const { return m_ends[1]; }
    /// Waits until a line with \a text has been read; it is in line().
    [[nodiscard]] bool reads(const QByteArray &text)
    {
        return QTest::qWaitFor([&] { return nextLine() && m_line.contains(text); }, 10'000);
    }
    const QByteArray &line() const { return m_line; }
    void leave()
    {
        if (m_ends[0] >= 0)
            ::close(std::exchange(m_ends[0], -1));
    }

    /// Reads on. False when there is no whole line yet.
    bool nextLine()
    {
        if (m_line.endsWith('\n'))
            m_line.clear();
        char octet = 0;
        while (!m_line.endsWith('\n') && ::read(m_ends[0], &octet, 1) == 1)
            m_line += octet;
        return m_line.endsWith('\n');
    }

private:
    std::array<int, 2> m_ends { -1, -1 };
    QByteArray m_line;
};

/// framescope-cli, run as a user runs it. Killed with the object if it has not ended.
class CliProcess
{
public:
    /// \a stdinFile is read as standard input; without one it is a pipe, see write(). With \a
    /// reader that one is written to, and out() stays empty.
    explicit CliProcess(const QStringList &arguments, const QString &stdinFile = {},
        const OutputReader *reader = nullptr)
    {
        if (reader)
            m_process.setChildProcessModifier(
                [pipe = reader->writeEnd()] { ::dup2(pipe, STDOUT_FILENO); });
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
