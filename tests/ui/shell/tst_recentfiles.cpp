#include "ui/shell/recentfiles.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class TestRecentFiles : public QObject
{
    Q_OBJECT
private slots:
    void remembersTheNewestFirst()
    {
        const QTemporaryDir dir;
        QSettings settings(dir.filePath(u"settings.ini"_s), QSettings::IniFormat);
        RecentFiles files(settings);
        for (int i = 0; i < 12; ++i)
            files.add(u"/traffic/%1.fscope"_s.arg(i));
        files.add(u"/traffic/5.fscope"_s);
        QCOMPARE(files.paths().size(), RecentFiles::MaxEntries);
        QCOMPARE(files.paths().constFirst(), u"/traffic/5.fscope"_s);
        QCOMPARE(files.paths().at(1), u"/traffic/11.fscope"_s);
        QCOMPARE(files.paths().count(u"/traffic/5.fscope"_s), 1);
        QCOMPARE(RecentFiles(settings).paths(), files.paths());
        files.clear();
        QVERIFY(RecentFiles(settings).paths().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestRecentFiles)
#include "tst_recentfiles.moc"
