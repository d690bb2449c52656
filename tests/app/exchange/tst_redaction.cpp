#include "app/exchange/credentials.h"
#include "app/exchange/patternset.h"
#include "protocol/wire/permessagedeflate.h"
#include "tests/app/exchange/exchangefixture.h"

using namespace Framescope;
using namespace Framescope::Test;
using namespace Qt::StringLiterals;

namespace {

/// What must be nowhere.
constexpr std::array Secrets { "hunter2", "open-sesame", "crumbs", "t0ken-value", "s3cret-user",
    "basic-value", "k3y-header" };

QByteArray rawFrame(const Frame &frame)
{
    QByteArray octets;
    appendFrame(octets, frame.header, frame.payload);
    return octets;
}

/// A session with secrets wherever a session can have them.
void fill(SessionBuilder &builder)
{
    ConnectionRecord record
        = makeConnection(1, u"ws://s3cret-user:hunter2@server.example/?x=1&token=t0ken-value"_s);
    record.extensions = { u"permessage-deflate"_s };
    record.verdict.emplace();
    record.verdict->cause = CloseCause::ClosingHandshake;
    record.verdict->code = 1000;
    record.verdict->reason = u"bye hunter2"_s;
    record.clientToServer.octets = 1000;
    builder.addConnection(record);
    const auto event = [&](const Event &happened) { builder.addEvent({ 1, 1'000'000, happened }); };
    event(RequestReceived {
        "GET /?x=1&token=t0ken-value HTTP/1.1\r\nHost: server.example\r\n"
        "Authorization: Bearer open-sesame\r\nCookie: a=crumbs;\r\n b=crumbs\r\n"
        "X-Key:k3y-header\r\nReferer: https://a/?api_key=t0ken-value#access_token=t0ken-value\r\n"
        "Proxy-Authorization: basic-value\r\nX-Note: hunter2\r\n\r\n",
        u"ws://server.example/?x=1&token=t0ken-value"_s,
        { { Rule::RequestTarget, {}, true, u"/?x=1&token=t0ken-value"_s } } });
    ResponseReceived response;
    response.head = "HTTP/1.1 101 -\r\nSet-Cookie: crumbs\r\nLocation: "
                    "https://s3cret-user:hunter2@a/?sig=t0ken-value\r\n\r\n";
    response.opened = true;
    response.extensions = { u"permessage-deflate"_s };
    response.checks = { { Rule::ResponseAccept, {}, false, u"k3y-header was asked"_s } };
    event(response);
    event(ViolationFound { { Rule::RequestHost, Direction::ClientToServer, 0, 0,
        u"crumbs and a=crumbs;"_s + u"\r\n b=crumbs hunter2"_s } });
    event(StrayOctets { Direction::ClientToServer, "GET / HTTP/1.1\r\nCookie: crumbs" });
    event(EditMade { EditMade::Kind::Edited, Direction::ClientToServer,
        rawFrame(makeFrame(Direction::ClientToServer, 0, Opcode::Text, "my hun", false))
            + rawFrame(makeFrame(Direction::ClientToServer, 0, Opcode::Ping, "hunter2"))
            + rawFrame(makeFrame(Direction::ClientToServer, 0, Opcode::Continuation, "ter2!")),
        1 });
    event(EditMade { EditMade::Kind::Edited, Direction::ServerToClient,
        rawFrame(makeFrame(Direction::ServerToClient, 0, Opcode::Text, "part of hunt", false)),
        1 });
    event(Failed { { ErrorCode::NetworkFailed, u"hunter2 was lost"_s } });
    event(Closed { *record.verdict });

    const auto frame = [&](Direction direction, Opcode opcode, QByteArrayView payload, bool fin,
                           FrameId first, quint8 rsv = 0) {
        builder.addFrame(1, makeFrame(direction, 2'000'000, opcode, payload, fin, rsv), first,
            std::array { Violation { Rule::ReservedBits, direction, 0, 1, u"hunter2"_s } });
    };
    const auto c2s = Direction::ClientToServer;
    const auto s2c = Direction::ServerToClient;
    frame(c2s, Opcode::Text, "hunter2 is mine", true, 1);
    frame(c2s, Opcode::Text, "split hun", false, 2);
    frame(s2c, Opcode::Binary,
        QByteArrayView("\0\xFF"
                       "hunter2",
            9),
        true, 3);
    frame(c2s, Opcode::Ping, "hunter2", true, 0);
    frame(c2s, Opcode::Continuation, "ter2 end", true, 2);
    MessageDeflater deflater { DeflateContext() };
    for (const char *text : { "before", "the word is hunter2", "after it, the word is gone" }) {
        const QByteArray octets = deflater.deflate(text);
        const FrameId first = builder.lastFrame() + 1;
        frame(s2c, Opcode::Text, octets.first(3), false, first, Rsv1);
        frame(s2c, Opcode::Continuation, octets.sliced(3), true, first);
        builder.attachMessage(text);
    }
    frame(c2s, Opcode::Text, "hunter2 no deflate", true, 12, Rsv1); // cannot be decompressed
    frame(c2s, Opcode::Text, "unfinished hunter2", false, 13);
    frame(s2c, Opcode::Close,
        QByteArrayView("\x03\xE8"
                       "bye hunter2"),
        true, 0);
    builder.annotate({ 1, AnnotationColour::Red, u"he said hunter2 again"_s });
    builder.annotate({ 2, AnnotationColour::Red, u"ask server.example"_s });
}

Redaction everything()
{
    return { true, { "x-key" }, { u"hunter\\d"_s } };
}

} // namespace

class RedactionTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void nothingIsLeft_data();
    void nothingIsLeft();
    void whatIsLeftIsAsItWas();
    void compressedMessagesStayReadable();
    void headersAlone();
    void headsKeepTheirShape_data();
    void headsKeepTheirShape();
    void urls_data();
    void urls();
    void repeatedValues();
    void patterns_data();
    void patterns();
    void patternsThatCannotBeUsed();
    void patternsThatTakeTooLong();
    void messagesThatEndInDamage();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void RedactionTest::nothingIsLeft_data()
{
    QTest::addColumn<QString>("extension");
    for (const char *extension : { "fscope", "jsonl", "har", "pcapng" })
        QTest::addRow("%s", extension) << QString::fromLatin1(extension);
}

void RedactionTest::nothingIsLeft()
{
    QFETCH(const QString, extension);
    writeSession(path(u"a.fscope"_s), fill);
    const QString output = path(u"out."_s + extension);
    const auto outcome = convert(path(u"a.fscope"_s), output, everything());
    QVERIFY(isClean(outcome));
    QByteArray octets = readFile(output);
    // What is decompressed, in Base64 or masked is looked through as well.
    if (extension == u"fscope"_s) {
        octets += rowsOf(output, "SELECT octets FROM data").join();
        for (const StoredFrame &frame : framesOf(output))
            octets += frame.payload + frame.message.value_or(QByteArray());
        for (EditMade &edit : eventsOfKind<EditMade>(output)) {
            octets += edit.original;
            for (int shift = 0; shift < 4; ++shift) {
                QByteArray unmasked = edit.original;
                applyMask({ unmasked.data(), static_cast<std::size_t>(unmasked.size()) },
                    MaskingKey { 0x37, 0xfa, 0x21, 0x3d }, static_cast<quint64>(shift));
                octets += unmasked;
            }
        }
    } else if (extension != u"har"_s) {
        QVERIFY(isClean(convert(output, path(u"back.fscope"_s))));
        for (const StoredFrame &frame : framesOf(path(u"back.fscope"_s)))
            octets += frame.payload + frame.message.value_or(QByteArray());
    }
    for (const char *secret : Secrets) {
        QVERIFY2(!octets.contains(secret), secret);
        QVERIFY2(!octets.contains(QByteArray(secret).toBase64().chopped(4)), secret);
    }
    QVERIFY(octets.contains("server.example"));
    // Without redaction all of it would have been found.
    QVERIFY(isClean(convert(path(u"a.fscope"_s), path(u"plain.jsonl"_s))));
    for (const char *secret : Secrets)
        QVERIFY2(readFile(path(u"plain.jsonl"_s)).contains(secret), secret);
    // And nothing was left beside it.
    QCOMPARE(QDir(m_folder->path()).entryList({ u"*.part*"_s }, QDir::Files | QDir::Hidden),
        QStringList());
}

void RedactionTest::whatIsLeftIsAsItWas()
{
    writeSession(path(u"a.fscope"_s), fill);
    const auto outcome = convert(path(u"a.fscope"_s), path(u"out.fscope"_s), everything());
    const QList<StoredFrame> was = framesOf(path(u"a.fscope"_s));
    const QList<StoredFrame> is = framesOf(path(u"out.fscope"_s));
    QCOMPARE(is.size(), was.size());
    QCOMPARE(is.at(0).payload, "******* is mine");
    QCOMPARE(is.at(1).payload, "split ***");
    QCOMPARE(is.at(2).payload, QByteArray("\0\xFF*******", 9));
    QCOMPARE(is.at(3).payload, "*******");
    QCOMPARE(is.at(4).payload, "**** end");
    QCOMPARE(is.at(11).payload, QByteArray(18, '*')); // it cannot be searched
    QCOMPARE(is.at(12).payload, "unfinished *******");
    QCOMPARE(is.at(13).payload,
        QByteArray("\x03\xE8"
                   "bye *******"));
    for (qsizetype i = 0; i < was.size(); ++i) {
        QCOMPARE(is.at(i).record.time, was.at(i).record.time);
        QCOMPARE(is.at(i).record.messageFirst, was.at(i).record.messageFirst);
        QCOMPARE(is.at(i).record.header.maskingKey, was.at(i).record.header.maskingKey);
        QCOMPARE(is.at(i).violations.first().rule, Rule::ReservedBits);
        QCOMPARE(is.at(i).violations.first().detail, u"*******"_s);
    }
    const ConnectionRecord connection = connectionsOf(path(u"out.fscope"_s)).first();
    QCOMPARE(connection.url, u"ws://*******************@server.example/?x=1&token=***********"_s);
    QCOMPARE(connection.verdict->reason, u"bye *******"_s);
    const QByteArray head = eventsOfKind<RequestReceived>(path(u"out.fscope"_s)).first().head;
    QVERIFY(head.startsWith("GET /?x=1&token=*********** HTTP/1.1\r\nHost: server.example\r\n"));
    QVERIFY(head.contains("\r\nX-Key:**********\r\n"));
    const QList<EditMade> edits = eventsOfKind<EditMade>(path(u"out.fscope"_s));
    QCOMPARE(edits.at(0).original,
        rawFrame(makeFrame(Direction::ClientToServer, 0, Opcode::Text, "my ***", false))
            + rawFrame(makeFrame(Direction::ClientToServer, 0, Opcode::Ping, "*******"))
            + rawFrame(makeFrame(Direction::ClientToServer, 0, Opcode::Continuation, "****!")));
    QVERIFY(edits.at(1).original.endsWith("************"));
    const QString notes = outcome.notes.join(u' ');
    QVERIFY2(notes.contains(u"other lengths: 2."_s), qPrintable(notes));
    QVERIFY2(notes.contains(u"blanked whole: 1."_s), qPrintable(notes));
}

/// By whoever reads the wire from its beginning.
void RedactionTest::compressedMessagesStayReadable()
{
    writeSession(path(u"a.fscope"_s), fill);
    QVERIFY(isClean(convert(path(u"a.fscope"_s), path(u"out.fscope"_s), everything())));
    const QList<StoredFrame> frames = framesOf(path(u"out.fscope"_s));
    MessageInflater inflater { DeflateContext() };
    const QByteArrayList expected { "before", "the word is *******", "after it, the word is gone" };
    for (int i = 0; i < 3; ++i) {
        QByteArray message;
        for (int part = 0; part < 2; ++part) {
            const StoredFrame &frame = frames.at(5 + 2 * i + part);
            QVERIFY(frame.record.isComplete());
            QCOMPARE(inflater.inflate(frame.payload, message, 1000), MessageInflater::Status::Ok);
        }
        QCOMPARE(inflater.finish(message, 1000), MessageInflater::Status::Ok);
        QCOMPARE(message, expected.at(i));
        QCOMPARE(frames.at(6 + 2 * i).message, std::optional(expected.at(i)));
    }
}

void RedactionTest::headersAlone()
{
    writeSession(path(u"a.fscope"_s), fill);
    QVERIFY(
        isClean(convert(path(u"a.fscope"_s), path(u"out.fscope"_s), { false, { "X-KEY" }, {} })));
    const QByteArray head = eventsOfKind<RequestReceived>(path(u"out.fscope"_s)).first().head;
    QVERIFY(!head.contains("k3y-header"));
    QVERIFY(head.contains("open-sesame") && head.contains("token=t0ken-value"));
    QCOMPARE(eventsOfKind<ResponseReceived>(path(u"out.fscope"_s)).first().checks.first().detail,
        u"********** was asked"_s);
    QCOMPARE(framesOf(path(u"out.fscope"_s)).first().payload, "hunter2 is mine");
}

void RedactionTest::headsKeepTheirShape_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("redacted");
    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("line feeds alone") << QByteArray("GET / HTTP/1.1\nCookie: ab\n\n")
                                      << QByteArray("GET / HTTP/1.1\nCookie: **\n\n");
    QTest::newRow("any case, white space")
        << QByteArray("GET / HTTP/1.1\r\ncOOKIE \t:\t ab c \r\n\r\n")
        << QByteArray("GET / HTTP/1.1\r\ncOOKIE \t:\t **** \r\n\r\n");
    QTest::newRow("cut off") << QByteArray("GET /?key=ab") << QByteArray("GET /?key=**");
    QTest::newRow("cut off in a value")
        << QByteArray("GET / HTTP/1.1\r\nCookie: a") << QByteArray("GET / HTTP/1.1\r\nCookie: *");
    QTest::newRow("empty values") << QByteArray("GET /?key= HTTP/1.1\r\nCookie:\r\n\r\n")
                                  << QByteArray("GET /?key= HTTP/1.1\r\nCookie:\r\n\r\n");
    QTest::newRow("not the first line")
        << QByteArray("Cookie: a\r\nCookie: b\r\n") << QByteArray("Cookie: a\r\nCookie: *\r\n");
    QTest::newRow("absolute form")
        << QByteArray("GET http://u:p@a/?b=1&Pass%77ord=xy HTTP/1.1\r\n\r\n")
        << QByteArray("GET http://***@a/?b=1&Pass%77ord=** HTTP/1.1\r\n\r\n");
}

void RedactionTest::headsKeepTheirShape()
{
    QFETCH(QByteArray, head);
    QFETCH(const QByteArray, redacted);
    Credentials(true, {}).blankHead(head);
    QCOMPARE(head, redacted);
}

void RedactionTest::urls_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("redacted");
    const auto same = [](const char *url) {
        QTest::newRow(url) << QString::fromLatin1(url) << QString::fromLatin1(url);
    };
    same("");
    same("ws://a");
    same("ws://a/b@c");
    same("ws://a/?keyboard=1&monkey=2&x=key");
    same("/path?next=//x@y");
    QTest::newRow("user") << u"ws://me@a/"_s << u"ws://**@a/"_s;
    QTest::newRow("@ in the password") << u"ws://u:p@q@a"_s << u"ws://*****@a"_s;
    QTest::newRow("names") << u"ws://a/?access_token=1&API-KEY=2;sig=3&my.secret=4#id_token=5"_s
                           << u"ws://a/?access_token=*&API-KEY=*;sig=*&my.secret=*#id_token=*"_s;
    QTest::newRow("= in the value") << u"?token=a=b&x=1"_s << u"?token=***&x=1"_s;
    QTest::newRow("not ASCII") << u"ws://a/?token=\u00fc"_s << u"ws://a/?token=**"_s;
}

void RedactionTest::urls()
{
    QFETCH(QString, url);
    QFETCH(const QString, redacted);
    Credentials(true, {}).blankUrl(url);
    QCOMPARE(url, redacted);
}

void RedactionTest::repeatedValues()
{
    Credentials credentials(true, { "X-A" });
    QByteArray head = "GET / HTTP/1.1\r\nCookie: long-value\r\nX-A: ab\r\n\r\n";
    credentials.blankHead(head);
    for (const auto &[text, blanked] :
        { std::pair(u"a long-value, long-value"_s, u"a **********, **********"_s),
            std::pair(u"ab"_s, u"**"_s), std::pair(u"about"_s, u"about"_s) }) {
        QString repeated = text;
        credentials.blankRepeated(repeated);
        QCOMPARE(repeated, blanked);
    }
    // What is blanked already is looked for nowhere.
    QByteArray again = head;
    credentials.blankHead(again);
    QString stars = u"*** ** **********"_s;
    credentials.blankRepeated(stars);
    QCOMPARE(stars, u"*** ** **********"_s);
}

void RedactionTest::patterns_data()
{
    QTest::addColumn<QStringList>("patterns");
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<QByteArray>("blanked");
    const auto row
        = [](const char *name, const QStringList &patterns, const QByteArray &octets,
              const QByteArray &blanked) { QTest::newRow(name) << patterns << octets << blanked; };
    row("none", {}, "abc", "abc");
    row("all of them", { u"b"_s }, "abcb", "a*c*");
    row("two that overlap", { u"abc"_s, u"cd"_s }, "abcd", "****");
    row("empty matches", { u"x*"_s }, "axxb", "a**b");
    row("anchors", { u"^a|b$"_s }, "aab", "*a*");
    row("a character, not half of it", { u"gr."_s }, "gr\xC3\xBC\xC3\x9F", "****\xC3\x9F");
    row("letters of any alphabet", { u"(?i)\u00c4"_s }, "\xC3\xA4", "**");
    row("octets that are no text", { u"\\xff."_s }, "a\xFF\x80z", "a**z");
    row("\\K", { u"key=\\K\\w+"_s }, "key=abc", "key=***");
    row("look-behind", { u"(?<=:)\\d+"_s }, "a:12", "a:**");
}

void RedactionTest::patterns()
{
    QFETCH(const QStringList, patterns);
    QFETCH(QByteArray, octets);
    QFETCH(const QByteArray, blanked);
    const auto set = PatternSet::compile(patterns);
    QVERIFY(set);
    set->blank(octets);
    QCOMPARE(octets, blanked);
}

void RedactionTest::patternsThatCannotBeUsed()
{
    const auto set = PatternSet::compile({ u"fine"_s, u"a\u00fc(b"_s });
    QVERIFY(!set);
    QVERIFY2(set.error().startsWith(u"\"a\u00fc(b\", at character 5: "_s), qPrintable(set.error()));
}

/// Better too much is blanked than too little.
void RedactionTest::patternsThatTakeTooLong()
{
    const auto set = PatternSet::compile({ u"(*NO_JIT)(*NO_START_OPT)(?:(?:a+)+)+[bc]"_s });
    QVERIFY(set);
    QByteArray octets(60, 'a');
    QCOMPARE(set->blank(octets), quint64(1));
    QCOMPARE(octets, QByteArray(60, '*'));
}

/// What it says is not known: no zeros may be compressed in its place.
void RedactionTest::messagesThatEndInDamage()
{
    const QTemporaryDir folder;
    const QString in = folder.filePath(u"in.fscope"_s);
    const QString out = folder.filePath(u"out.fscope"_s);
    constexpr qsizetype Chunks = 3;
    const QByteArray large(Chunks * FrameBlock::TargetOctets, 'y');
    writeSession(in, [&large](SessionBuilder &builder) {
        ConnectionRecord record = makeConnection(1, u"ws://server.example/"_s);
        record.extensions = { u"permessage-deflate"_s };
        builder.addConnection(record);
        const auto direction = Direction::ServerToClient;
        builder.addFrame(1, makeFrame(direction, 1, Opcode::Text, "ab", false, Rsv1), 1);
        builder.addFrame(1, makeFrame(direction, 2, Opcode::Continuation, large), 1);
        builder.attachMessage(large);
    });
    {
        SQLite::Database database(in.toStdString(), SQLite::OPEN_READWRITE);
        SQLite::Statement damage(database,
            "UPDATE data SET checksum = checksum + 1 WHERE id = "
            "(SELECT first_data + 1 + ? FROM block WHERE first_id = 2)");
        damage.bind(1, static_cast<int64_t>(Chunks)); // the first chunk of the message
        QCOMPARE(damage.exec(), 1);
    }
    Redaction redaction;
    redaction.patterns = { u"y+"_s };
    const auto outcome = convert(in, out, redaction);
    QVERIFY(outcome.damage && outcome.isWritten);
    const QList<StoredFrame> frames = framesOf(out);
    QCOMPARE(frames.size(), 1);
    QCOMPARE(frames.first().payload, "**");
}

QTEST_GUILESS_MAIN(RedactionTest)
#include "tst_redaction.moc"
