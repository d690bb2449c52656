#include "app/capture/sessiondocument.h"
#include "app/session/memorysessionstore.h"
#include "app/session/sessionsaver.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

using namespace Framescope;
using namespace Qt::StringLiterals;

class TestSessionDocument : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_folder = std::make_unique<SessionFolder>(m_dir->filePath(u"sessions"_s));
    }

    void aBlankOneLeavesNothing()
    {
        {
            const auto document = SessionDocument::record(m_folder.get());
            QVERIFY(document->isLive());
            QVERIFY(document->isBlank());
            QVERIFY(!document->isModified());
            QVERIFY(!document->isInMemory());
        }
        QVERIFY(left().isEmpty());
    }

    void anUnsavedOneIsLeftBehind()
    {
        record();
        QCOMPARE(left().size(), 1);
        QCOMPARE(m_folder->leftovers().size(), std::size_t(1));
    }

    void aDiscardedOneIsNot()
    {
        record([](SessionDocument &document) { document.discard(); });
        QVERIFY(left().isEmpty());
    }

    void aSavedOneIsNot()
    {
        const QString path = m_dir->filePath(u"saved.fscope"_s);
        record([&path](SessionDocument &document) {
            QVERIFY(document.isModified());
            QSignalSpy saved(&document, &SessionDocument::saved);
            document.save(path);
            QVERIFY(document.isSaving());
            QVERIFY(saved.wait());
            QVERIFY(!document.isSaving());
            QVERIFY(!document.isModified());
            QCOMPARE(document.path(), path);
        });
        QVERIFY(left().isEmpty());
        const auto saved = FileSessionStore::open(path);
        QVERIFY(saved);
        QCOMPARE((*saved)->connections().size(), 1);
    }

    void aShowIsNot()
    {
        record({}, true);
        QVERIFY(left().isEmpty());
    }

    void aShowIsNoneOnceSomethingElseHappens()
    {
        const auto document = SessionDocument::record(m_folder.get());
        document->use(true);
        failToConnect(*document);
        QVERIFY(!document->isModified());
        document->use();
        QVERIFY(document->isModified());
        document->use(true);
        QVERIFY(document->isModified());
    }

    void isKeptInMemoryWhereNothingCanBeWritten()
    {
        QFile inTheWay(m_dir->filePath(u"sessions"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        const auto document = SessionDocument::record(m_folder.get());
        QVERIFY(document->isInMemory());
        QVERIFY(document->problem());
        QCOMPARE(document->problem()->code, ErrorCode::FileUnwritable);
        document->use();
        failToConnect(*document);
        QTRY_VERIFY(document->isModified());
        QSignalSpy saved(document.get(), &SessionDocument::saved);
        document->save(m_dir->filePath(u"saved.fscope"_s));
        QVERIFY(saved.wait());
    }

    void saysWhenItCannotBeSaved()
    {
        const auto document = SessionDocument::record(m_folder.get());
        document->use();
        failToConnect(*document);
        QSignalSpy failed(document.get(), &SessionDocument::saveFailed);
        document->save(m_dir->filePath(u"no/such/folder.fscope"_s));
        QVERIFY(failed.wait());
        QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::FileUnwritable);
        QVERIFY(document->isModified());
        QVERIFY(document->path().isEmpty());
        document->discard();
    }

    void saysWhenRecordingStops()
    {
        const auto document = SessionDocument::record(m_folder.get());
        QSignalSpy failed(document.get(), &SessionDocument::recordingFailed);
        for (const QString &name : left())
            QVERIFY(QFile::remove(m_dir->filePath(u"sessions/"_s + name)));
        document->use();
        document->capture()->openConnection(nobody());
        QVERIFY(failed.wait());
        QVERIFY(!document->isLive());
        QVERIFY(document->capture());
    }

    void whatIsSaidOfFramesIsToBeSaved()
    {
        const QString path = m_dir->filePath(u"saved.fscope"_s);
        const auto document = SessionDocument::record(m_folder.get());
        document->use(true);
        document->store()->append({ oneFrame(), {}, {} });
        QVERIFY(!document->isModified());
        QSignalSpy annotated(document.get(), &SessionDocument::annotated);
        document->annotate({ 1, AnnotationColour::Red, u"why?"_s });
        QVERIFY(document->isModified());
        QVERIFY(annotated.wait());
        QCOMPARE(annotated.first().first().value<FrameId>(), FrameId(1));
        QCOMPARE(document->store()->annotations().find(1)->note, u"why?"_s);
        QSignalSpy saved(document.get(), &SessionDocument::saved);
        document->save(path);
        QVERIFY(saved.wait());
        QVERIFY(!document->isModified());
        QCOMPARE(noteIn(path), u"why?"_s);
        document->annotate({ 1 });
        QVERIFY(document->isModified());
        document->discard();
    }

    void whatIsSaidOfAnOpenedSessionIsWrittenAtOnce()
    {
        const QString path = m_dir->filePath(u"opened.fscope"_s);
        const QString other = m_dir->filePath(u"other.fscope"_s);
        MemorySessionStore made;
        made.append({ oneFrame(), {}, {} });
        QVERIFY(saveSession(made, {}, path, [](FrameId) {}, {}));
        {
            const auto document = SessionDocument::view(*FileSessionStore::open(path), path);
            document->annotate({ 1, AnnotationColour::Red, u"first"_s });
            // Closed before anything could be heard of it.
        }
        QCOMPARE(noteIn(path), u"first"_s);
        const auto document = SessionDocument::view(*FileSessionStore::open(path), path);
        QSignalSpy saved(document.get(), &SessionDocument::saved);
        document->save(other);
        QVERIFY(saved.wait());
        QSignalSpy annotated(document.get(), &SessionDocument::annotated);
        document->annotate({ 1, AnnotationColour::Red, u"second"_s });
        QVERIFY(annotated.wait());
        QVERIFY(!document->isModified());
        QCOMPARE(noteIn(other), u"second"_s); // it is about that file now
        QCOMPARE(noteIn(path), u"first"_s);
        document->save(path);
        QVERIFY(saved.wait());
        QCOMPARE(noteIn(path), u"second"_s);

        QSignalSpy failed(document.get(), &SessionDocument::annotationFailed);
        QVERIFY(QFile::remove(path));
        document->annotate({ 1, AnnotationColour::Red, u"third"_s });
        QVERIFY(failed.wait());
        QCOMPARE(failed.first().first().value<FrameId>(), FrameId(1));
        QCOMPARE(document->store()->annotations().find(1)->note, u"second"_s);
    }

    void recoversWhatWasLeft()
    {
        record();
        auto found = m_folder->leftovers();
        QCOMPARE(found.size(), std::size_t(1));
        const std::shared_ptr<UnsavedSession> unsaved = std::move(found.front());
        const auto store = FileSessionStore::open(unsaved->path());
        QVERIFY(store);
        {
            const auto document = SessionDocument::recover(*store, unsaved);
            QVERIFY(!document->isLive());
            QVERIFY(document->isModified());
            QSignalSpy saved(document.get(), &SessionDocument::saved);
            document->save(m_dir->filePath(u"saved.fscope"_s));
            QVERIFY(saved.wait());
        }
        QVERIFY(left().isEmpty());
    }

    /// Of a damaged one the copy is not all there is: the original must not go for it.
    void whatCannotBeSavedWholeIsStillToBeSaved()
    {
        record();
        auto found = m_folder->leftovers();
        QCOMPARE(found.size(), std::size_t(1));
        const std::shared_ptr<UnsavedSession> unsaved = std::move(found.front());
        {
            SQLite::Database database(unsaved->path().toStdString(), SQLite::OPEN_READWRITE);
            QVERIFY(database.exec("UPDATE event SET time = time + 1 WHERE id = 1") == 1);
        }
        const auto store = FileSessionStore::open(unsaved->path());
        QVERIFY(store);
        {
            const auto document = SessionDocument::recover(*store, unsaved);
            const QSignalSpy saved(document.get(), &SessionDocument::saved);
            QSignalSpy savedInPart(document.get(), &SessionDocument::savedInPart);
            document->save(m_dir->filePath(u"saved.fscope"_s));
            QVERIFY(savedInPart.wait());
            QVERIFY(saved.isEmpty());
            QVERIFY(document->isModified());
            QVERIFY(FileSessionStore::open(m_dir->filePath(u"saved.fscope"_s)));
        }
        QCOMPARE(left().size(), 1);
    }

private:
    static FrameBlock oneFrame()
    {
        FrameBlock block(1);
        block.append(1, { Direction::ServerToClient, 0, makeHeader(Opcode::Text, 2, {}), "hi" }, 1);
        return block;
    }

    static QString noteIn(const QString &path)
    {
        const auto store = FileSessionStore::open(path);
        const Annotations annotations = store ? (*store)->annotations() : Annotations();
        const Annotation *annotation = annotations.find(1);
        return annotation ? annotation->note : QString();
    }

    static ClientOptions nobody()
    {
        ClientOptions options;
        options.url = QUrl(u"ws://127.0.0.1:1/"_s);
        return options;
    }

    static void failToConnect(SessionDocument &document)
    {
        document.capture()->openConnection(nobody());
        QTRY_VERIFY(document.store()->connection(1)
            && document.store()->connection(1)->state == ConnectionState::Closed);
    }

    /// A session with a connection that has failed, to which \a then happens before it is closed.
    void record(
        const std::function<void(SessionDocument &document)> &then = {}, bool isShow = false)
    {
        const auto document = SessionDocument::record(m_folder.get());
        document->use(isShow);
        QVERIFY(!document->isBlank());
        QSignalSpy changed(document.get(), &SessionDocument::changed);
        failToConnect(*document);
        QTRY_VERIFY(!changed.isEmpty());
        if (then)
            then(*document);
    }

    QStringList left() const
    {
        return QDir(m_dir->filePath(u"sessions"_s))
            .entryList({ u"*.fscope*"_s }, QDir::Files)
            .filter(QRegularExpression(u"(?<!lock)$"_s));
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<SessionFolder> m_folder;
};

QTEST_GUILESS_MAIN(TestSessionDocument)
#include "tst_sessiondocument.moc"
