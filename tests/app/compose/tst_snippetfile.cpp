#include "app/compose/composedmessage.h"
#include "app/compose/snippetfile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class SnippetFileTest : public QObject
{
    Q_OBJECT
private slots:
    void examplesCanBeComposed()
    {
        for (const Snippet &snippet : SnippetFile::examples()) {
            const auto payload = typedPayload(snippet.composition);
            QVERIFY2(payload.has_value(), qPrintable(snippet.name));
            QVERIFY2(composeMessage(snippet.composition, *payload, Direction::ClientToServer,
                         std::nullopt, [] { return MaskingKey {}; })
                         .has_value(),
                qPrintable(snippet.name));
        }
    }

    void keepsWhatWasSaved()
    {
        const SnippetFile file(m_folder.filePath(u"new/snippets.json"_s));
        QCOMPARE(file.load().value(), SnippetFile::examples());
        Snippet snippet { u"<b>mine</b>"_s, {} };
        snippet.composition.rsv = Rsv3;
        QVERIFY(file.save({ snippet }));
        QCOMPARE(file.load().value(), QList { snippet });
        QVERIFY(file.save({}));
        QCOMPARE(file.load().value(), QList<Snippet>());
    }

    void damageIsSaid_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("code");
        QTest::newRow("no JSON") << "{"_ba << int(ErrorCode::FileDamaged);
        QTest::newRow("no list") << "{}"_ba << int(ErrorCode::FileDamaged);
        QTest::newRow("newer") << R"({"format":2,"snippets":[]})"_ba << int(ErrorCode::FileTooNew);
        QTest::newRow("wrong value") << R"({"format":1,"snippets":[{"name":"x","opcode":99}]})"_ba
                                     << int(ErrorCode::FileDamaged);
        QTest::newRow("too many") << R"({"format":1,"snippets":[)"_ba
                + QByteArray("{},").repeated(SnippetFile::MaxSnippets)
                + "{}]}" << int(ErrorCode::FileDamaged);
    }
    void damageIsSaid()
    {
        QFETCH(const QByteArray, text);
        const QString path = m_folder.filePath(u"damaged.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        const auto loaded = SnippetFile(path).load();
        QVERIFY(!loaded);
        QTEST(int(loaded.error().code), "code");
        QVERIFY(loaded.error().detail.startsWith(path));
    }

    void unwritablePlaceIsSaid()
    {
        const SnippetFile file(u"/proc/none/snippets.json"_s);
        QCOMPARE(file.save({}).error().code, ErrorCode::FileUnwritable);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_APPLESS_MAIN(SnippetFileTest)
#include "tst_snippetfile.moc"
