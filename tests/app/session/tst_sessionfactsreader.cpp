#include "app/session/sessionfactsreader.h"
#include "app/session/sessionsaver.h"
#include "tests/app/session/sessionfixture.h"

#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Framescope;
using namespace Framescope::Test;
using namespace Qt::StringLiterals;

class TestSessionFactsReader : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        MemorySessionStore store(QDateTime::currentDateTimeUtc());
        for (const ConnectionId id : { 1U, 2U }) {
            ConnectionRecord connection;
            connection.id = id;
            connection.violations = id;
            record(store, connection);
        }
        for (int i = 0; i < 5; ++i)
            record(store, { { .time = i * Millisecond, .payload = "counted" } });
        QVERIFY(saveSession(store, {}, good(), [](FrameId) {}, {}));
    }

    void readsThemOneByOne()
    {
        SessionFactsReader reader;
        QSignalSpy read(&reader, &SessionFactsReader::factsRead);
        QSignalSpy failed(&reader, &SessionFactsReader::failed);
        const QString gone = m_dir->filePath(u"gone.fscope"_s);
        reader.read({ good(), gone });
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().toString(), gone);
        QCOMPARE(read.size(), 1);
        QCOMPARE(read.first().first().toString(), good());
        const auto facts = read.first().at(1).value<SessionFacts>();
        QCOMPARE(facts.frames, FrameId(5));
        QCOMPARE(facts.connections, 2U);
        QCOMPARE(facts.violations, 3U);
        QCOMPARE(facts.octets, QFileInfo(good()).size());
    }

    void forgetsWhatIsAskedNoMore()
    {
        SessionFactsReader reader;
        QSignalSpy read(&reader, &SessionFactsReader::factsRead);
        QSignalSpy failed(&reader, &SessionFactsReader::failed);
        reader.read({ m_dir->filePath(u"gone.fscope"_s) });
        reader.read({ good() });
        QTRY_COMPARE(read.size(), 1);
        QVERIFY(failed.isEmpty());
    }

private:
    QString good() const { return m_dir->filePath(u"good.fscope"_s); }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(TestSessionFactsReader)
#include "tst_sessionfactsreader.moc"
