#include "app/connect/presetfile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

namespace {

/// Another value in every member.
ConnectionDraft fullDraft()
{
    ConnectionDraft draft;
    draft.url = u"wss://{{host}}/chat"_s;
    draft.headers = { { true, u"X-A"_s, u"1"_s }, { false, u"X-A"_s, u"2"_s } };
    draft.removedHeaders = { u"Upgrade"_s };
    draft.subprotocols = { u"chat"_s, u"<b>"_s };
    draft.origin = u"https://app.example"_s;
    draft.extensions.clear();
    draft.authorization = { DraftAuthorization::Kind::Basic, u"ann"_s, u"pw"_s, u"t"_s };
    draft.cookies = { { true, u"session"_s, u"abc"_s }, { false, u"b"_s, {} } };
    draft.raw = { true, DraftRaw::Form::Lf, u"GET /\n\n"_s };
    draft.tls = { false, u"ca.pem"_s, u"me.pem"_s, u"key.pem"_s, u"name"_s };
    draft.proxy = { u"socks5://proxy:1080"_s, u"u"_s, u"p"_s };
    draft.timeout = 3;
    draft.pingPeriod = 20;
    draft.messageLimit = 2;
    draft.lenient = true;
    return draft;
}

} // namespace

class PresetFileTest : public QObject
{
    Q_OBJECT
private slots:
    void keepsWhatWasSaved()
    {
        const QString path = m_folder.filePath(u"new/presets.json"_s);
        const PresetFile file(path);
        QCOMPARE(file.load().value(), QList<ConnectionPreset>());
        const QList<ConnectionPreset> presets { { u"<i>one</i>"_s, u"Harbor"_s, fullDraft() },
            { u"usual"_s, {}, {} } };
        QVERIFY(file.save(presets));
        QCOMPARE(file.load().value(), presets);
        QVERIFY(!(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther)));
        QFile text(path);
        QVERIFY(text.open(QIODevice::ReadOnly));
        QVERIFY(text.readAll().contains("\"folder\": \"Harbor\"")); // a person can read it
    }

    void damageIsSaid_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("named");
        const int damaged = int(ErrorCode::FileDamaged);
        QTest::newRow("no JSON") << "{"_ba << damaged << QString();
        QTest::newRow("no list") << "{\"format\":1}"_ba << damaged << QString();
        QTest::newRow("no format") << "{}"_ba << damaged << QString();
        QTest::newRow("newer") << "{\"format\":2,\"presets\":[]}"_ba << int(ErrorCode::FileTooNew)
                               << QString();
        const auto preset = [damaged](
                                const char *name, const QByteArray &member, const QString &named) {
            QTest::newRow(name) << "{\"format\":1,\"presets\":[{\"name\":\"x\"," + member + "}]}"
                                << damaged << named;
        };
        preset("url", "\"url\":1", u"url"_s);
        preset("header", "\"headers\":[{\"name\":1}]", u"headers"_s);
        preset("no header", "\"headers\":[1]", u"headers"_s);
        preset("subprotocol", "\"subprotocols\":[1]", u"subprotocols"_s);
        preset("kind", "\"authorization\":{\"kind\":\"magic\"}", u"authorization"_s);
        preset("form", "\"raw\":{\"form\":\"x\"}", u"raw"_s);
        preset("tls", "\"tls\":[]", u"tls"_s);
        preset("timeout", "\"timeout\":601", u"timeout"_s);
        preset("name", "\"name\":\"\"", u"name"_s);
        QTest::newRow("too many") << "{\"format\":1,\"presets\":["_ba
                + QByteArray("{},").repeated(PresetFile::MaxPresets) + "{}]}"
                                  << damaged << QString();
    }
    void damageIsSaid()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, named);
        const QString path = m_folder.filePath(u"damaged.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        const auto loaded = PresetFile(path).load();
        QVERIFY(!loaded);
        QTEST(int(loaded.error().code), "code");
        QVERIFY(loaded.error().detail.startsWith(path));
        QVERIFY2(loaded.error().detail.contains(named), qPrintable(loaded.error().detail));
    }

    void unwritablePlaceIsSaid()
    {
        const PresetFile file(u"/proc/none/presets.json"_s);
        QCOMPARE(file.save({}).error().code, ErrorCode::FileUnwritable);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_APPLESS_MAIN(PresetFileTest)
#include "tst_presetfile.moc"
