#include "app/session/sessionfolder.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class TestSessionFolder : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_path = m_dir->filePath(u"deep/sessions"_s);
    }

    void reservesPlacesForTheUserAlone()
    {
        SessionFolder folder(m_path);
        const auto first = folder.reserve();
        const auto second = folder.reserve();
        QVERIFY(first && second);
        QVERIFY((*first)->path() != (*second)->path());
        QVERIFY((*first)->path().endsWith(u".fscope"_s));
        constexpr auto Others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
            | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        QVERIFY(!(QFile::permissions(m_path) & Others));
    }

    void saysWhereItCannotWrite()
    {
        QFile inTheWay(m_dir->filePath(u"deep"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        SessionFolder folder(m_path);
        const auto place = folder.reserve();
        QVERIFY(!place);
        QCOMPARE(place.error().code, ErrorCode::FileUnwritable);
        QVERIFY(folder.leftovers().empty());
    }

    void findsOnlyWhatNobodyHolds()
    {
        SessionFolder folder(m_path);
        const auto held = folder.reserve();
        QVERIFY(held);
        write((*held)->path());
        QString left;
        {
            const auto leaving = folder.reserve();
            QVERIFY(leaving);
            left = (*leaving)->path();
            write(left);
        }
        const auto found = folder.leftovers();
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found.front()->path(), left);
        QVERIFY(SessionFolder(m_path).leftovers().empty()); // it is held by now
    }

    void removesWhatSqliteLeftBeside()
    {
        SessionFolder folder(m_path);
        const auto place = folder.reserve();
        QVERIFY(place);
        const QString path = (*place)->path();
        for (const auto suffix : { ""_L1, "-wal"_L1, "-shm"_L1 })
            write(path + suffix);
        (*place)->remove();
        for (const auto suffix : { ""_L1, "-wal"_L1, "-shm"_L1 })
            QVERIFY(!QFile::exists(path + suffix));
    }

private:
    static void write(const QString &path)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("x");
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestSessionFolder)
#include "tst_sessionfolder.moc"
