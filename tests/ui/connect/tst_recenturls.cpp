#include "ui/connect/recenturls.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class RecentUrlsTest : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        QFile::remove(path());
    }

    void remembersTheNewestFirst()
    {
        QSettings settings(path(), QSettings::IniFormat);
        RecentUrls recent(settings);
        QVERIFY(recent.entries().isEmpty());
        recent.add(u"ws://a/"_s, at(1));
        recent.add(u"ws://b/?x=%20"_s, at(2));
        recent.add(u"ws://a/"_s, at(3));
        const QList<RecentUrls::Entry> expected { { u"ws://a/"_s, at(3) },
            { u"ws://b/?x=%20"_s, at(2) } };
        QCOMPARE(recent.entries(), expected);

        settings.sync();
        QSettings later(path(), QSettings::IniFormat);
        QCOMPARE(RecentUrls(later).entries(), expected);
    }

    void forgetsTheOldest()
    {
        QSettings settings(path(), QSettings::IniFormat);
        RecentUrls recent(settings);
        for (int i = 0; i < RecentUrls::MaxEntries + 5; ++i)
            recent.add(u"ws://host/%1"_s.arg(i), at(i));
        QCOMPARE(recent.entries().size(), RecentUrls::MaxEntries);
        QCOMPARE(recent.entries().constFirst().url, u"ws://host/24"_s);
        QCOMPARE(RecentUrls(settings).entries(), recent.entries());
    }

private:
    QString path() const { return m_dir.filePath(u"recent.ini"_s); }
    static QDateTime at(int second)
    {
        return QDateTime::fromSecsSinceEpoch(1'700'000'000 + second, Qt::UTC);
    }

    QTemporaryDir m_dir;
};

QTEST_GUILESS_MAIN(RecentUrlsTest)
#include "tst_recenturls.moc"
