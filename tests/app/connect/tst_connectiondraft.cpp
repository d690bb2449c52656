#include "app/connect/draftoptions.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class ConnectionDraftTest : public QObject
{
    Q_OBJECT
private slots:
    void usualDraftMakesUsualOptions()
    {
        const ClientOptions usual;
        const ClientOptions options = optionsFrom({});
        QCOMPARE(options.extensions, usual.extensions);
        QCOMPARE(options.timeout, usual.timeout);
        QCOMPARE(options.pingPeriod, usual.pingPeriod);
        QCOMPARE(options.messageLimit, usual.messageLimit);
        QVERIFY(options.tls.verifyPeer);
        QVERIFY(!options.proxy && options.headers.isEmpty() && options.cookie.isEmpty()
            && options.authorization.isEmpty() && options.rawRequest.isEmpty());
    }

    void comesBackFromOptions()
    {
        ConnectionDraft draft;
        draft.url = u"wss://a.example/chat?x=1"_s;
        draft.headers = { { true, u"X-A"_s, u"1"_s }, { true, u"X-A"_s, u"2"_s } };
        draft.removedHeaders = { u"Upgrade"_s };
        draft.subprotocols = { u"chat"_s };
        draft.origin = u"https://app.example"_s;
        draft.extensions = u"permessage-deflate"_s;
        draft.authorization = { DraftAuthorization::Kind::Basic, u"ann"_s, u"p:w"_s, {} };
        draft.cookies = { { true, u"a"_s, u"1=2"_s }, { true, {}, u"flag"_s } };
        draft.raw = { true, DraftRaw::Form::Crlf, u"GET / HTTP/1.1\n\n"_s };
        draft.tls.verifyPeer = false;
        draft.tls.serverName = u"name"_s;
        draft.proxy = { u"socks5://proxy:1080"_s, u"u@x"_s, u"p/w"_s };
        draft.timeout = 3;
        draft.lenient = true;
        const ClientOptions options = optionsFrom(draft);
        QCOMPARE(options.authorization, "Basic "_ba + "ann:p:w"_ba.toBase64());
        QCOMPARE(options.cookie, "a=1=2; flag"_ba);
        QCOMPARE(options.rawRequest, "GET / HTTP/1.1\r\n\r\n"_ba);
        QCOMPARE(options.proxy->user, u"u@x"_s);
        QCOMPARE(options.proxy->password, u"p/w"_s);
        QCOMPARE(draftFrom(options), draft);
    }

    void leavesOutWhatIsOff()
    {
        ConnectionDraft draft;
        draft.headers = { { false, u"X-A"_s, u"1"_s }, { true, {}, {} } };
        draft.cookies = { { false, u"a"_s, u"1"_s } };
        draft.raw.text = u"GET /"_s;
        const ClientOptions options = optionsFrom(draft);
        QVERIFY(options.headers.isEmpty());
        QVERIFY(options.cookie.isEmpty());
        QVERIFY(options.rawRequest.isEmpty());
    }

    void replacesVariablesInEveryField()
    {
        ConnectionDraft draft;
        visitTexts(draft, [](QString &text, DraftPart) { text = u"{{v}}"_s; });
        draft.headers = { { true, u"{{v}}"_s, u"{{v}}"_s } };
        draft.cookies = draft.headers;
        draft.subprotocols = { u"{{v}}"_s };
        int texts = 0;
        ConnectionDraft done = expanded(draft, { { u"v"_s, u"value"_s } });
        visitTexts(done, [&texts](QString &text, DraftPart) {
            QCOMPARE(text, u"value"_s);
            ++texts;
        });
        QVERIFY(texts >= 18);
        QCOMPARE(expanded(draft, {}), draft);
    }

    void knowsWhatIsSecret()
    {
        ConnectionDraft draft;
        draft.url = u"wss://a/"_s;
        draft.authorization = { DraftAuthorization::Kind::Basic, u"ann"_s, u"pw"_s, u"token"_s };
        draft.cookies = { { true, u"session"_s, u"abc"_s }, { true, u"b"_s, u"{{b}}"_s } };
        draft.headers = { { true, u"X-Auth-Token"_s, u"x"_s }, { true, u"X-Feature"_s, u"y"_s },
            { true, u"Authorization"_s, u"Bearer {{token}}"_s },
            { true, u"Cookie"_s, u"{{a}} and more"_s } };
        draft.proxy = { u"http://p"_s, u"u"_s, u"secret"_s };
        ConnectionDraft expected = draft;
        expected.authorization.password.clear();
        expected.authorization.token.clear();
        expected.cookies[0].value.clear();
        expected.headers[0].value.clear();
        expected.headers[3].value.clear();
        expected.proxy.password.clear();
        QCOMPARE(withoutSecrets(draft), expected);
    }

    void makesRawOctets_data()
    {
        QTest::addColumn<int>("form");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("octets");
        QTest::newRow("CRLF") << int(DraftRaw::Form::Crlf) << u"a\nb\r\n"_s << "a\r\nb\r\n"_ba;
        QTest::newRow("LF") << int(DraftRaw::Form::Lf) << u"a\nb\r\n"_s << "a\nb\n"_ba;
        QTest::newRow("hex") << int(DraftRaw::Form::Hex) << u"0d 0A\nff"_s << "\r\n\xff"_ba;
    }
    void makesRawOctets()
    {
        QFETCH(int, form);
        QFETCH(QString, text);
        const DraftRaw raw { true, DraftRaw::Form(form), text };
        QTEST(rawOctets(raw).value_or("?"_ba), "octets");
        ClientOptions options;
        options.rawRequest = *rawOctets(raw);
        QCOMPARE(optionsFrom(draftFrom(options)).rawRequest, options.rawRequest);
    }

    void saysWhatIsWrongWithProxyAndHex()
    {
        QVERIFY(!rawOctets({ true, DraftRaw::Form::Hex, u"0g"_s }).has_value());
        QVERIFY(!proxyFrom({ u"ftp://a"_s, {}, {} }).has_value());
        QVERIFY(!proxyFrom({ u"http://a"_s, u"a:b"_s, {} }).has_value());
        QVERIFY(!proxyFrom({}).value().has_value());
    }
};

QTEST_APPLESS_MAIN(ConnectionDraftTest)
#include "tst_connectiondraft.moc"
