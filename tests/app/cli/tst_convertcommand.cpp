#include "app/session/filesessionstore.h"
#include "tests/app/cli/cliprocess.h"

#include <QDir>
#include <QTemporaryDir>

using namespace Framescope;
using namespace Framescope::Test;
using namespace Qt::StringLiterals;

namespace {

constexpr auto Lines
    = "{\"kind\":\"session\",\"format\":1,\"started\":\"2026-01-01T00:00:00.000Z\"}\n"
      "{\"kind\":\"connection\",\"id\":1,\"role\":\"proxy\",\"url\":\"ws://a/?token=secret\"}\n"
      "{\"kind\":\"frame\",\"id\":1,\"connection\":1,\"direction\":\"server_to_client\","
      "\"time\":0.5,\"opcode\":\"text\",\"payload\":\"hello secret\"}\n";

} // namespace

/// `convert` as a user runs it.
class ConvertCommandTest : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void showSaysTheSameOfWhatCameBack();
    void whatExistsIsRefusedUnlessForced();
    void badUsage_data();
    void badUsage();
    void badInputEndsWithFour();
    void aFileThatMayNotGrowIsTold();
    void redactionWorks();
    void annotationsAreShown();
    void anInterruptionIsTold();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    int run(const QStringList &arguments)
    {
        CliProcess cli(arguments);
        const bool ended = cli.ends();
        m_out = cli.out();
        m_err = cli.err();
        return ended ? cli.exitCode() : -2;
    }
    void write(const QString &name, const QByteArray &octets) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(octets);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_out;
    QByteArray m_err;
};

void ConvertCommandTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_folder = std::make_unique<QTemporaryDir>();
    write(u"in.jsonl"_s, Lines);
}

void ConvertCommandTest::showSaysTheSameOfWhatCameBack()
{
    // A real recording: compressed, a Close, a rule that is broken.
    CliProcess serve({ u"serve"_s, u"--connections"_s, u"1"_s });
    QVERIFY(serve.prints("\n"));
    const QString url
        = QString::fromLatin1(serve.out().left(serve.out().indexOf('\n')).split(' ').last());
    run({ u"connect"_s, url, u"--record"_s, path(u"a.fscope"_s), u"--send"_s, u"hello hello"_s,
        u"--send-hex"_s, u"00ff"_s, u"--send-raw"_s, u"c18000000000"_s, u"--count"_s, u"2"_s });
    QVERIFY(serve.ends());
    QCOMPARE(run({ u"convert"_s, path(u"a.fscope"_s), path(u"a.jsonl"_s) }), 0);
    QCOMPARE(m_out + m_err, QByteArray());
    QCOMPARE(run({ u"convert"_s, path(u"a.jsonl"_s), path(u"b.fscope"_s) }), 0);
    QCOMPARE(m_out + m_err, QByteArray());
    for (const QString &listing :
        { u"--frames"_s, u"--messages"_s, u"--connections"_s, u"--events"_s }) {
        for (const QStringList &form : { QStringList(), QStringList { u"--json"_s } }) {
            QCOMPARE(run(QStringList { u"show"_s, path(u"a.fscope"_s), listing } + form), 0);
            const QByteArray was = m_out;
            QVERIFY(!was.isEmpty());
            QCOMPARE(run(QStringList { u"show"_s, path(u"b.fscope"_s), listing } + form), 0);
            QCOMPARE(m_out, was);
        }
    }
}

void ConvertCommandTest::whatExistsIsRefusedUnlessForced()
{
    write(u"out.har"_s, "mine");
    QCOMPARE(run({ u"convert"_s, path(u"in.jsonl"_s), path(u"out.har"_s) }), 1);
    QVERIFY(m_err.contains("exists already") && m_err.contains("--force"));
    QCOMPARE(run({ u"convert"_s, u"--force"_s, path(u"in.jsonl"_s), path(u"out.har"_s) }), 0);
}

void ConvertCommandTest::badUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("no output") << QStringList { u"in.jsonl"_s } << QByteArray("OUT");
    QTest::newRow("unknown extension") << QStringList { u"in.jsonl"_s, u"out.xml"_s }
                                       << QByteArray(".fscope, .jsonl, .har, .pcapng");
    QTest::newRow("only read") << QStringList { u"in.jsonl"_s, u"out.pcap"_s }
                               << QByteArray(".pcapng");
    QTest::newRow("unknown input")
        << QStringList { u"notes.txt"_s, u"out.har"_s } << QByteArray(".fscope, .jsonl");
    QTest::newRow("no regular expression") << QStringList { u"in.jsonl"_s, u"out.har"_s,
        u"--redact-pattern"_s, u"a("_s } << QByteArray("\"a(\", at character 3: ");
    QTest::newRow("no name of a header")
        << QStringList { u"in.jsonl"_s, u"out.har"_s, u"--redact-header"_s, u"X-Key:"_s }
        << QByteArray("\"X-Key:\" is no name");
}

void ConvertCommandTest::badUsage()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, said);
    write(u"notes.txt"_s, "hello");
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(m_folder->path()));
    const int code = run(QStringList { u"convert"_s } + arguments);
    QDir::setCurrent(before);
    QCOMPARE(code, 2);
    QVERIFY2(m_err.contains(said), m_err.constData());
    QVERIFY(!QFile::exists(path(u"out.har"_s)));
}

void ConvertCommandTest::badInputEndsWithFour()
{
    QCOMPARE(run({ u"convert"_s, path(u"gone.har"_s), path(u"out.fscope"_s) }), 4);
    QVERIFY(m_err.contains("was not written"));
    write(u"cut.jsonl"_s, QByteArray(Lines) + "{\"kind\":\"frame\"");
    QCOMPARE(run({ u"convert"_s, path(u"cut.jsonl"_s), path(u"out.fscope"_s) }), 4);
    QVERIFY2(m_err.contains("line 4, column 16: "), m_err.constData());
    QVERIFY2(m_err.contains("1 frames of 1 connections"), m_err.constData());
    QCOMPARE(run({ u"show"_s, u"--count"_s, path(u"out.fscope"_s) }), 0);
    QCOMPARE(m_out, "1\n");
}

void ConvertCommandTest::annotationsAreShown()
{
    write(u"in.jsonl"_s,
        QByteArray(Lines).chopped(2)
            + ",\"annotation\":{\"colour\":\"red\",\"note\":\"a secret\\u001b[31m\"}}\n"
              "{\"kind\":\"frame\",\"connection\":1,\"direction\":\"server_to_client\","
              "\"time\":1,\"opcode\":\"ping\"}\n");
    const QString session = path(u"a.fscope"_s);
    QCOMPARE(run({ u"convert"_s, path(u"in.jsonl"_s), session }), 0);
    QCOMPARE(run({ u"show"_s, session }), 0);
    QVERIFY2(m_out.contains("* note (red): a secret"), m_out);
    QVERIFY(!m_out.contains('\x1b'));
    QCOMPARE(run({ u"show"_s, session, u"--json"_s, u"--filter"_s, u"annotated"_s }), 0);
    QCOMPARE(m_out.count('\n'), 1);
    QVERIFY2(m_out.contains(R"("annotation":{"note":"a secret\u001b[31m","colour":"red"})"), m_out);
    for (const auto &filter :
        { u"colour == red"_s, u"note contains \"secret\""_s, u"not annotated"_s }) {
        QCOMPARE(run({ u"show"_s, session, u"--count"_s, u"--filter"_s, filter }), 0);
        QCOMPARE(m_out, QByteArray("1\n"));
    }
    QCOMPARE(
        run({ u"convert"_s, session, path(u"b.fscope"_s), u"--redact-pattern"_s, u"secret"_s }), 0);
    QCOMPARE(run({ u"show"_s, path(u"b.fscope"_s) }), 0);
    QVERIFY2(m_out.contains("* note (red): a ******"), m_out);
}

/// As where the disk is full, with a signal that by default ends a program.
void ConvertCommandTest::aFileThatMayNotGrowIsTold()
{
    QProcess shell;
    shell.start(u"sh"_s,
        { u"-c"_s, u"ulimit -f 8; exec \"$0\" convert \"$1\" \"$2\""_s,
            QStringLiteral(FRAMESCOPE_CLI), path(u"in.jsonl"_s), path(u"out.fscope"_s) });
    QVERIFY(shell.waitForFinished());
    QCOMPARE(shell.exitStatus(), QProcess::NormalExit);
    QCOMPARE(shell.exitCode(), 1);
    QVERIFY(shell.readAllStandardError().contains("out.fscope"));
    QVERIFY(!QFile::exists(path(u"out.fscope"_s)));
}

void ConvertCommandTest::redactionWorks()
{
    QCOMPARE(run({ u"convert"_s, path(u"in.jsonl"_s), path(u"out.fscope"_s), u"--redact"_s,
                 u"--redact-pattern"_s, u"(?i)SECRET"_s, u"--redact-header"_s, u"X-A"_s }),
        0);
    QVERIFY2(m_err.contains("blanked"), m_err.constData());
    QFile file(path(u"out.fscope"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("secret"));
    QCOMPARE(run({ u"show"_s, path(u"out.fscope"_s), u"--json"_s }), 0);
    QVERIFY(m_out.contains("\"payload\":\"hello ******\""));
}

void ConvertCommandTest::anInterruptionIsTold()
{
    // More than can be read before the signal comes.
    QByteArray lines = Lines;
    for (int id = 2; id < 300'000; ++id)
        lines += "{\"kind\":\"frame\",\"id\":" + QByteArray::number(id)
            + ",\"connection\":1,\"direction\":\"server_to_client\",\"time\":1,\"opcode\":\"text\","
              "\"payload\":\"x\"}\n";
    write(u"large.jsonl"_s, lines);
    CliProcess cli({ u"convert"_s, path(u"large.jsonl"_s), path(u"out.har"_s) });
    // Something has begun once there is a file beside the place.
    QVERIFY(QTest::qWaitFor([&] {
        return !QDir(m_folder->path())
                    .entryList({ u".out.har*"_s }, QDir::Files | QDir::Hidden)
                    .isEmpty();
    }));
    cli.signal(SIGINT);
    QVERIFY(cli.ends());
    QCOMPARE(cli.exitCode(), 130);
    QVERIFY(cli.err().contains("was not written"));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden, QDir::Name),
        QStringList({ u"in.jsonl"_s, u"large.jsonl"_s }));
}

QTEST_GUILESS_MAIN(ConvertCommandTest)
#include "tst_convertcommand.moc"
