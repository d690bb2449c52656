#include "app/session/samplefolder.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class TestSampleFolder : public QObject
{
    Q_OBJECT
private slots:
    void knowsItsFiles()
    {
        const QTemporaryDir dir;
        QVERIFY(QDir(dir.path()).mkpath(u"samples"_s));
        const QString sample = dir.filePath(u"samples/a.fscope"_s);
        const QString other = dir.filePath(u"a.fscope"_s);
        for (const QString &path : { sample, other, dir.filePath(u"samples/readme.txt"_s) }) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        const SampleFolder folder(dir.filePath(u"samples"_s));
        QCOMPARE(folder.files(), QStringList { sample });
        QVERIFY(folder.contains(sample));
        QVERIFY(folder.contains(dir.filePath(u"samples/../samples/a.fscope"_s)));
        QVERIFY(!folder.contains(other));
    }

    void mayBeMissing()
    {
        const QTemporaryDir dir;
        const SampleFolder folder(dir.filePath(u"nowhere"_s));
        QVERIFY(folder.files().isEmpty());
        QVERIFY(!folder.contains(dir.filePath(u"nowhere/a.fscope"_s)));
        QVERIFY(!folder.contains(u"a.fscope"_s));
    }

    void isBesideTheProgram()
    {
        const QDir program(QCoreApplication::applicationDirPath());
        QCOMPARE(SampleFolder::standardPath(),
            QDir::cleanPath(program.filePath(u"../share/framescope/samples"_s)));
    }
};

QTEST_GUILESS_MAIN(TestSampleFolder)
#include "tst_samplefolder.moc"
