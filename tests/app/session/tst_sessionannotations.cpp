#include "app/session/filesessionstore.h"
#include "app/session/memorysessionstore.h"
#include "app/session/recordingsessionstore.h"
#include "app/session/sessionsaver.h"
#include "app/session/sqlrow.h"
#include "tests/app/session/sessionfixture.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

using namespace Framescope;
using namespace Framescope::Test;
using namespace Qt::StringLiterals;

namespace {

const Annotation Why { 2, AnnotationColour::Red, u"why?\n\u00e4\U0001f600 <b>"_s };

QList<Annotation> listed(const SessionStore &store)
{
    const Annotations annotations = store.annotations();
    return annotations.all().values();
}

int formatOf(const QString &path)
{
    SQLite::Database sql(path.toStdString(), SQLite::OPEN_READONLY);
    return sql.execAndGet("PRAGMA user_version").getInt();
}

/// A row with a right checksum, whatever it says.
void forge(const QString &path, qint64 frame, const QString &colour, const QString &note)
{
    SQLite::Database sql(path.toStdString(), SQLite::OPEN_READWRITE);
    SQLite::Statement insert(sql, "INSERT INTO annotation VALUES (?, ?, ?, ?)");
    RowWriter(insert).integer(frame).text(colour).text(note).run();
}

} // namespace

/// What is said of frames, wherever a session is kept.
class SessionAnnotationsTest : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void inMemory();
    void whileItIsRecorded();
    void whatIsRecordedNoMoreIsNotAnnotated();
    void inAFileThatWasOpened();
    void aFileThatCannotBeWritten();
    void saving();
    void aCopyGoesOnWhereTheOriginalWas();
    void aFileOfFormat1IsRead();
    void aFileOfFormat1BecomesOneOfThis();
    void damageIsTold_data();
    void damageIsTold();
    void ofFramesThatAreNotThere();
    void moreThanThereMayBe();

private:
    /// Three frames.
    void write() const;
    /// A copy of the sample of format 1.
    void copySample() const;
    QString path() const { return m_folder->filePath(u"s.fscope"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void SessionAnnotationsTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_folder = std::make_unique<QTemporaryDir>();
}

void SessionAnnotationsTest::write() const
{
    const auto store = RecordingSessionStore::create(path(), QDateTime::currentDateTimeUtc(), {});
    QVERIFY(store);
    record(**store, { { .payload = "one" }, { .payload = "two" }, { .payload = "three" } });
    QVERIFY((*store)->finish());
}

void SessionAnnotationsTest::copySample() const
{
    QVERIFY(QFile::copy(QStringLiteral(FRAMESCOPE_TEST_DATA "/format-1.fscope"), path()));
    QVERIFY(QFile::setPermissions(path(), QFile::ReadOwner | QFile::WriteOwner));
}

void SessionAnnotationsTest::inMemory()
{
    MemorySessionStore store;
    record(store, QList<FrameSpec>(3));
    QVERIFY(store.annotate(Why));
    QVERIFY(store.annotate({ 3, AnnotationColour::Grey }));
    QCOMPARE(listed(store), QList({ Why, Annotation { 3, AnnotationColour::Grey } }));
    QVERIFY(store.annotate({ 3 }));
    QCOMPARE(listed(store), QList({ Why }));
    for (const FrameId nobody : { FrameId(0), FrameId(4) }) {
        const auto refused = store.annotate({ nobody, AnnotationColour::Red });
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::InvalidArgument);
    }
    const auto refused = store.annotate({ 1, {}, QString(Annotations::MaxNoteOctets + 1, u'x') });
    QVERIFY(!refused);
    QCOMPARE(listed(store), QList({ Why }));
}

void SessionAnnotationsTest::whileItIsRecorded()
{
    const auto store = RecordingSessionStore::create(path(), QDateTime::currentDateTimeUtc(), {});
    QVERIFY(store);
    record(**store, QList<FrameSpec>(3));
    QVERIFY((*store)->annotate(Why));
    QVERIFY((*store)->annotate({ 1, AnnotationColour::Blue }));
    QVERIFY(!(*store)->annotate({ 4, AnnotationColour::Blue }));
    record(**store, QList<FrameSpec>(1));
    QVERIFY((*store)->annotate({ 4, AnnotationColour::Blue }));
    QVERIFY((*store)->annotate({ 1 }));
    (*store)->waitUntilWritten();
    const QList<Annotation> all { Why, { 4, AnnotationColour::Blue } };
    QCOMPARE(listed(**store), all);
    // As somebody sees it who opens the file meanwhile, or after a crash.
    QCOMPARE(listed(**FileSessionStore::open(path())), all);
    QVERIFY((*store)->finish());
    QCOMPARE(listed(**FileSessionStore::open(path())), all);
}

void SessionAnnotationsTest::whatIsRecordedNoMoreIsNotAnnotated()
{
    std::atomic<bool> hasFailed = false;
    const auto store = RecordingSessionStore::create(
        path(), QDateTime::currentDateTimeUtc(), [&](const Error &) { hasFailed = true; });
    QVERIFY(store);
    record(**store, QList<FrameSpec>(3));
    (*store)->waitUntilWritten();
    QVERIFY(QFile::remove(path()));
    record(**store, QList<FrameSpec>(1));
    QTRY_VERIFY(hasFailed);
    const auto refused = (*store)->annotate(Why);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::FileUnwritable);
    QVERIFY((*store)->annotations().isEmpty());
}

void SessionAnnotationsTest::inAFileThatWasOpened()
{
    write();
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    file.close();
    const auto store = FileSessionStore::open(path());
    QVERIFY(store);
    QVERIFY((*store)->annotations().isEmpty());
    QVERIFY((*store)->block(1));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), before); // to open is not to write
    file.close();

    QVERIFY((*store)->annotate(Why));
    QCOMPARE(listed(**store), QList({ Why }));
    const auto other = FileSessionStore::open(path());
    QVERIFY(other);
    QCOMPARE(listed(**other), QList({ Why }));
    QVERIFY(!(*other)->damage());
    QCOMPARE((*other)->block(1)->payload(2), QByteArrayView("three"));
    QVERIFY((*store)->annotate({ 2 }));
    QVERIFY((*FileSessionStore::open(path()))->annotations().isEmpty());
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList { u"s.fscope"_s });
}

void SessionAnnotationsTest::aFileThatCannotBeWritten()
{
    write();
    const auto store = FileSessionStore::open(path());
    QVERIFY(store);
    QVERIFY(QFile::remove(path())); // so that it cannot be for root either
    const auto refused = (*store)->annotate(Why);
    QVERIFY(!refused);
    QVERIFY((*store)->annotations().isEmpty());
}

void SessionAnnotationsTest::saving()
{
    MemorySessionStore store;
    record(store, QList<FrameSpec>(3));
    QVERIFY(store.annotate(Why));
    QVERIFY(saveSession(store, store.annotations(), path(), [](FrameId) {}, {}));
    QCOMPARE(listed(**FileSessionStore::open(path())), QList({ Why }));
}

void SessionAnnotationsTest::aCopyGoesOnWhereTheOriginalWas()
{
    write();
    const QString copy = m_folder->filePath(u"copy.fscope"_s);
    const auto store = FileSessionStore::open(path());
    QVERIFY(store);
    QVERIFY((*store)->annotate(Why));
    QVERIFY((*store)->annotate({ 1, AnnotationColour::Red }));
    const Annotations written = (*store)->annotations();
    QVERIFY(QFile::copy(path(), copy));
    QVERIFY((*store)->annotate({ 1 })); // while the copy was made
    QVERIFY((*store)->annotate({ 3, AnnotationColour::Green }));
    QVERIFY((*store)->annotateCopy(copy, written));
    const QList<Annotation> now { Why, { 3, AnnotationColour::Green } };
    QCOMPARE(listed(**FileSessionStore::open(copy)), now);
    QVERIFY((*store)->annotate({ 2 }));
    QCOMPARE(listed(**FileSessionStore::open(copy)),
        QList({ Annotation { 3, AnnotationColour::Green } }));
    QCOMPARE(listed(**FileSessionStore::open(path())), now);
}

void SessionAnnotationsTest::aFileOfFormat1IsRead()
{
    copySample();
    QCOMPARE(formatOf(path()), 1);
    const auto store = FileSessionStore::open(path());
    QVERIFY(store);
    QCOMPARE((*store)->lastFrame(), FrameId(12));
    int frames = 0;
    for (FrameId id = 1; id <= (*store)->lastFrame(); ++frames, ++id)
        QVERIFY((*store)->block(id));
    QVERIFY((*store)->annotations().isEmpty());
    QCOMPARE((*store)->connections().size(), 1);
    QCOMPARE((*store)->events(1).size(), 4);
    QVERIFY(!(*store)->damage());
    QCOMPARE(formatOf(path()), 1);
    const QString copy = m_folder->filePath(u"copy.fscope"_s);
    QVERIFY(saveSession(**store, (*store)->annotations(), copy, [](FrameId) {}, {}));
    QCOMPARE(formatOf(copy), SessionFile::Format);
}

void SessionAnnotationsTest::aFileOfFormat1BecomesOneOfThis()
{
    copySample();
    const auto store = FileSessionStore::open(path());
    QVERIFY(store);
    const std::shared_ptr<const FrameBlock> before = (*store)->block(1);
    QVERIFY(before);
    QVERIFY((*store)->annotate(Why));
    QCOMPARE(formatOf(path()), SessionFile::Format);
    // Whoever had it open reads on.
    const auto reader = (*store)->blockReader();
    QVERIFY(reader->block(1));
    const auto migrated = FileSessionStore::open(path());
    QVERIFY(migrated);
    QCOMPARE(listed(**migrated), QList({ Why }));
    const std::shared_ptr<const FrameBlock> after = (*migrated)->block(1);
    QVERIFY(after);
    QCOMPARE(after->count(), before->count());
    for (int row = 0; row < after->count(); ++row) {
        QCOMPARE(after->payload(row), before->payload(row));
        QCOMPARE(after->message(row), before->message(row));
        QVERIFY(after->record(row).header == before->record(row).header);
    }
    QCOMPARE((*migrated)->events(1).size(), (*store)->events(1).size());
    QVERIFY(!(*migrated)->damage());
}

void SessionAnnotationsTest::damageIsTold_data()
{
    QTest::addColumn<qint64>("frame");
    QTest::addColumn<QString>("colour");
    QTest::addColumn<QString>("note");
    QTest::addColumn<bool>("isForged");
    const QString nothing;
    QTest::newRow("checksum") << qint64(3) << u"red"_s << nothing << false;
    QTest::newRow("frame 0") << qint64(0) << u"red"_s << nothing << true;
    QTest::newRow("a frame below 0") << qint64(-1) << u"red"_s << nothing << true;
    QTest::newRow("colour") << qint64(3) << u"octarine"_s << nothing << true;
    QTest::newRow("note") << qint64(3) << u"red"_s << QString(Annotations::MaxNoteOctets + 1, u'x')
                          << true;
}

void SessionAnnotationsTest::damageIsTold()
{
    QFETCH(const qint64, frame);
    QFETCH(const QString, colour);
    QFETCH(const QString, note);
    QFETCH(const bool, isForged);
    write();
    forge(path(), frame, colour, note);
    if (!isForged) {
        SQLite::Database sql(path().toStdString(), SQLite::OPEN_READWRITE);
        sql.exec("UPDATE annotation SET note = 'other'");
    }
    const auto store = FileSessionStore::open(path());
    QVERIFY(store);
    QVERIFY((*store)->damage());
    QCOMPARE((*store)->damage()->code, ErrorCode::FileDamaged);
    QVERIFY((*store)->block(3)); // the rest is there
}

void SessionAnnotationsTest::ofFramesThatAreNotThere()
{
    write();
    forge(path(), 3, u"red"_s, {});
    forge(path(), 4, u"red"_s, {});
    forge(path(), std::numeric_limits<qint64>::max(), u"red"_s, {});
    const auto store = FileSessionStore::open(path());
    QVERIFY(store);
    QVERIFY(!(*store)->damage());
    QCOMPARE(listed(**store), QList({ Annotation { 3, AnnotationColour::Red } }));
}

void SessionAnnotationsTest::moreThanThereMayBe()
{
    write();
    {
        SQLite::Database sql(path().toStdString(), SQLite::OPEN_READWRITE);
        SQLite::Transaction transaction(sql);
        SQLite::Statement insert(sql, "INSERT INTO annotation VALUES (?, ?, ?, ?)");
        for (qint64 frame = 1; frame <= Annotations::MaxCount + 1; ++frame)
            RowWriter(insert).integer(frame).text(u"red"_s).text(QString()).run();
        transaction.commit();
    }
    const auto store = FileSessionStore::open(path());
    QVERIFY(store);
    QVERIFY((*store)->damage());
    QCOMPARE((*store)->annotations().count(), 3);
}

QTEST_GUILESS_MAIN(SessionAnnotationsTest)
#include "tst_sessionannotations.moc"
