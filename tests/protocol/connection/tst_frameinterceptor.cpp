#include "tests/support/relaylog.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

namespace {

constexpr MaskingKey Key { 0x37, 0xfa, 0x21, 0x3d };

QByteArray masked(Opcode opcode, const QByteArray &payload, bool fin = true)
{
    return playedFrame(opcode, payload, Key, fin);
}

RawFrame raw(Opcode opcode, const QByteArray &payload, bool isMasked = true)
{
    return { makeHeader(opcode, quint64(payload.size()),
                 isMasked ? std::optional<MaskingKey>(Key) : std::nullopt),
        payload };
}

/// A proxied connection whose client's side is watched.
struct InterceptBook : RelayPlaybook
{
    QList<HeldFrames> held;

    explicit InterceptBook(RelayOptions options = {}, const QByteArray &extensions = {})
        : RelayPlaybook(std::move(options))
    {
        open(extensions);
    }

    /// Holds frames whose payload has \a text, or messages that do.
    void breakAt(const QByteArray &text, bool wholeMessages = false)
    {
        Breakpoint breakpoint;
        breakpoint.wholeMessages = wholeMessages;
        breakpoint.matches = [text](const InterceptedFrame &frame) {
            return frame.frame.payload.contains(text)
                || (frame.message && frame.message->payload.contains(text));
        };
        breakpoint.held = [this](const HeldFrames &frames) { held.append(frames); };
        relay.setBreakpoint(Direction::ClientToServer, breakpoint, now);
    }

    void stopBreaking() { relay.setBreakpoint(Direction::ClientToServer, std::nullopt, now); }
};

/// A client that compresses, and a server that only reads.
struct CompressedBook : InterceptBook
{
    MessageDeflater client;
    MessageInflater server;

    explicit CompressedBook(const QByteArray &parameters = {}, DeflateContext context = {})
        : InterceptBook({}, "permessage-deflate" + parameters)
        , client(context)
        , server(context)
    {
    }

    void send(const QByteArray &message, int fragments = 1)
    {
        const QByteArray payload = client.deflate(message);
        for (int i = 0; i < fragments; ++i) {
            const qsizetype begin = payload.size() * i / fragments;
            const qsizetype end = payload.size() * (i + 1) / fragments;
            FrameHeader header = makeHeader(i == 0 ? Opcode::Text : Opcode::Continuation,
                quint64(end - begin), Key, i == fragments - 1);
            header.rsv = i == 0 ? Rsv1 : quint8(0);
            QByteArray octets;
            appendFrame(octets, header, payload.sliced(begin, end - begin));
            clientSends(octets);
        }
    }

    /// What the server makes of what it got.
    QList<QByteArray> read()
    {
        struct Frames : FrameObserver
        {
            explicit Frames(MessageInflater &serverInflater)
                : inflater(serverInflater)
            {
            }
            void frameCrossed(const Frame &frame, const QList<Violation> &) override
            {
                if (frame.header.isControl()) {
                    messages.append("control");
                    return;
                }
                if (frame.header.opcode != 0)
                    compressed = frame.header.rsv & Rsv1;
                if (!compressed) {
                    messages.append(frame.payload.toByteArray());
                    return;
                }
                if (inflater.inflate(frame.payload, message, 1 << 20)
                    != MessageInflater::Status::Ok)
                    messages.append("broken");
                if (!frame.header.fin)
                    return;
                if (inflater.finish(message, 1 << 20) != MessageInflater::Status::Ok)
                    messages.append("broken");
                messages.append(std::exchange(message, {}));
            }
            void messageCrossed(const Message &) override { }

            MessageInflater &inflater;
            bool compressed = false;
            QByteArray message;
            QList<QByteArray> messages;
        } frames(server);
        FrameReader reader(Direction::ClientToServer, 1 << 20);
        QByteArray octets = atServer();
        reader.read({ octets.data(), std::size_t(octets.size()) }, 0, frames);
        return frames.messages;
    }
};

} // namespace

class TestFrameInterceptor : public QObject
{
    Q_OBJECT
private slots:
    void holdsAndReleases();
    void keepsTheOrder();
    void everySplitIsTheSame();
    void editsAFrame();
    void dropsAFrame();
    void holdsWholeMessages();
    void injectsBetweenFrames();
    void injectsMessagesBetweenMessages();
    void beginsAtTheNextFrame();
    void stopsReadingWhenTooMuchIsHeld();
    void finWaitsForWhatIsHeld();
    void tellsWhatNeverWentOn();
    void tailsCross();
    void strictStopsWhileIntercepting();
    void compressionSurvivesEdits_data();
    void compressionSurvivesEdits();
    void compressionWithoutTakeover();
    void compressionAndRawFrames();
    void refusesWhatCannotBe();
};

void TestFrameInterceptor::holdsAndReleases()
{
    InterceptBook book;
    book.breakAt("secret");
    const QByteArray plain = masked(Opcode::Text, "plain");
    const QByteArray secret = masked(Opcode::Text, "a secret");
    book.clientSends(plain + secret);
    QCOMPARE(book.atServer(), plain);
    QCOMPARE(book.held.size(), 1);
    QCOMPARE(book.held.first().frames, QList<RawFrame> { raw(Opcode::Text, "a secret") });
    QCOMPARE(book.held.first().message->payload, QByteArray("a secret"));
    QCOMPARE(book.log.take(), (QStringList { u"> text plain"_s, u"> message of 5 in 1"_s }));
    QVERIFY(book.relay.releaseHeld(book.held.first().id, 1));
    QCOMPARE(book.atServer(), secret);
    QCOMPARE(book.log.take(), (QStringList { u"> text a secret"_s, u"> message of 8 in 1"_s }));
    QVERIFY(!book.relay.releaseHeld(book.held.first().id, 1));
}

void TestFrameInterceptor::keepsTheOrder()
{
    InterceptBook book;
    book.breakAt("stop");
    const QByteArray first = masked(Opcode::Text, "stop 1");
    const QByteArray ping = masked(Opcode::Ping, {});
    const QByteArray second = masked(Opcode::Text, "stop 2");
    book.clientSends(first + ping + second + ping);
    QCOMPARE(book.held.size(), 2);
    QCOMPARE(book.atServer(), QByteArray());
    QVERIFY(book.relay.releaseHeld(book.held.at(1).id, 0));
    QCOMPARE(book.atServer(), QByteArray());
    QVERIFY(book.relay.releaseHeld(book.held.at(0).id, 0));
    QCOMPARE(book.atServer(), first + ping + second + ping);
    const QByteArray answer = playedFrame(Opcode::Text, "stop", {});
    book.serverSends(answer); // nobody watches that side
    QCOMPARE(book.atClient(), answer);
}

void TestFrameInterceptor::everySplitIsTheSame()
{
    const QByteArray sent
        = masked(Opcode::Text, "one") + masked(Opcode::Text, "stop") + masked(Opcode::Text, "two");
    for (qsizetype cut = 0; cut <= sent.size(); ++cut) {
        InterceptBook book;
        book.breakAt("stop");
        book.clientSends(sent.first(cut));
        book.clientSends(sent.sliced(cut));
        QCOMPARE(book.atServer(), masked(Opcode::Text, "one"));
        QVERIFY(book.relay.replaceHeld(
            book.held.at(0).id, { raw(Opcode::Text, "go"), raw(Opcode::Binary, "on") }, 0));
        QCOMPARE(book.atServer(),
            masked(Opcode::Text, "go") + masked(Opcode::Binary, "on")
                + masked(Opcode::Text, "two"));
    }
}

void TestFrameInterceptor::editsAFrame()
{
    InterceptBook book;
    book.breakAt("Hello");
    book.clientSends(masked(Opcode::Text, "Hello"));
    // Illegal in every way.
    RawFrame odd;
    odd.header.fin = false;
    odd.header.rsv = Rsv2;
    odd.header.opcode = 0xB;
    odd.header.lengthForm = LengthForm::Bits64;
    odd.header.payloadLength = 2;
    odd.payload = "no";
    QVERIFY(book.relay.replaceHeld(book.held.first().id, { odd }, 0));
    QCOMPARE(book.atServer().toHex(), QByteArray("2b7f00000000000000026e6f"));
    const QStringList lines = book.log.take();
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines.at(0), u"edited > 818537fa213d7f9f4d5158 into 1"_s);
    QVERIFY(lines.at(1).startsWith(u"> reserved-0xb… no !"));
}

void TestFrameInterceptor::dropsAFrame()
{
    InterceptBook book;
    book.breakAt("Hello");
    book.clientSends(masked(Opcode::Text, "Hello") + masked(Opcode::Text, "you"));
    QVERIFY(book.relay.replaceHeld(book.held.first().id, {}, 0));
    QCOMPARE(book.atServer(), masked(Opcode::Text, "you"));
    QCOMPARE(book.log.take(),
        (QStringList { u"dropped > 818537fa213d7f9f4d5158 into 0"_s, u"> text you"_s,
            u"> message of 3 in 1"_s }));
}

void TestFrameInterceptor::holdsWholeMessages()
{
    const QByteArray fragments = masked(Opcode::Text, "Hel", false) + masked(Opcode::Ping, "p")
        + masked(Opcode::Continuation, "lo");
    InterceptBook book;
    book.breakAt("Hello", true);
    book.clientSends(fragments.chopped(1));
    QCOMPARE(book.atServer(), QByteArray());
    book.clientSends(fragments.last(1));
    QCOMPARE(book.held.size(), 1);
    QCOMPARE(book.held.first().frames.size(), 3);
    QCOMPARE(book.held.first().message->payload, QByteArray("Hello"));
    QVERIFY(book.relay.releaseHeld(book.held.first().id, 0));
    QCOMPARE(book.atServer(), fragments);

    book.clientSends(fragments);
    QVERIFY(book.relay.replaceHeld(
        book.held.at(1).id, { WholeMessage { MessageType::Text, "Bye", false } }, 0));
    QCOMPARE(book.atServer(), playedFrame(Opcode::Text, "Bye", RelayPlaybook::OwnKey));

    const QByteArray other = masked(Opcode::Text, "Hel", false) + masked(Opcode::Continuation, "p");
    book.clientSends(other);
    QCOMPARE(book.atServer(), other);
    // A message that its sender will never finish.
    const QByteArray closed = masked(Opcode::Text, "Hel", false) + masked(Opcode::Close, {});
    book.clientSends(closed);
    QCOMPARE(book.atServer(), closed);
}

void TestFrameInterceptor::injectsBetweenFrames()
{
    const QByteArray sent = masked(Opcode::Text, "Hello") + masked(Opcode::Text, "you");
    const QByteArray ping = masked(Opcode::Ping, "!");
    const qsizetype first = masked(Opcode::Text, "Hello").size();
    for (qsizetype cut = 0; cut <= sent.size(); ++cut) {
        InterceptBook book;
        book.clientSends(sent.first(cut));
        QVERIFY(book.relay.inject(Direction::ClientToServer, { raw(Opcode::Ping, "!") }, 0));
        book.clientSends(sent.sliced(cut));
        const qsizetype at = cut == 0 ? 0 : cut <= first ? first : sent.size();
        QCOMPARE(book.atServer(), sent.first(at) + ping + sent.sliced(at));
        QCOMPARE(book.log.messages, (QList<QByteArray> { "Hello", "you" }));
        QVERIFY(book.log.lines.contains(u"injected >  into 1"_s));
    }
    InterceptBook book;
    QVERIFY(book.relay.inject(
        Direction::ServerToClient, { WholeMessage { MessageType::Text, "psst", false } }, 0));
    QCOMPARE(book.atClient(), playedFrame(Opcode::Text, "psst", {}));
}

void TestFrameInterceptor::injectsMessagesBetweenMessages()
{
    InterceptBook book;
    book.clientSends(masked(Opcode::Text, "Hel", false));
    QVERIFY(book.relay.inject(Direction::ClientToServer,
        { raw(Opcode::Ping, {}), WholeMessage { MessageType::Text, "psst", false } }, 0));
    QCOMPARE(book.atServer(), masked(Opcode::Text, "Hel", false) + masked(Opcode::Ping, {}));
    book.clientSends(masked(Opcode::Continuation, "lo") + masked(Opcode::Text, "you"));
    QCOMPARE(book.atServer(),
        masked(Opcode::Continuation, "lo")
            + playedFrame(Opcode::Text, "psst", RelayPlaybook::OwnKey)
            + masked(Opcode::Text, "you"));
    // Back to passing octets on as they come.
    book.clientSends(masked(Opcode::Text, "half").chopped(1));
    QCOMPARE(book.atServer(), masked(Opcode::Text, "half").chopped(1));
}

void TestFrameInterceptor::beginsAtTheNextFrame()
{
    const QByteArray sent = masked(Opcode::Text, "stop 1") + masked(Opcode::Text, "stop 2");
    InterceptBook book;
    book.clientSends(sent.first(3));
    book.breakAt("stop");
    book.clientSends(sent.sliced(3));
    QCOMPARE(book.atServer(), masked(Opcode::Text, "stop 1"));
    QCOMPARE(book.held.size(), 1);
    book.stopBreaking();
    QCOMPARE(book.atServer(), QByteArray()); // what is held is held
    QVERIFY(book.relay.releaseHeld(book.held.first().id, 0));
    QCOMPARE(book.atServer(), masked(Opcode::Text, "stop 2"));
    book.clientSends(sent.first(3));
    QCOMPARE(book.atServer(), sent.first(3));
}

void TestFrameInterceptor::stopsReadingWhenTooMuchIsHeld()
{
    InterceptBook book;
    book.breakAt("stop");
    book.clientSends(masked(Opcode::Text, "stop"));
    QVERIFY(book.relay.wantsRead(Direction::ClientToServer));
    const QByteArray large = masked(Opcode::Binary, QByteArray(1 << 20, 'a'));
    book.clientSends(large);
    QVERIFY(!book.relay.wantsRead(Direction::ClientToServer));
    QVERIFY(book.relay.wantsRead(Direction::ServerToClient));
    QVERIFY(book.relay.releaseHeld(book.held.first().id, 0));
    QVERIFY(book.relay.wantsRead(Direction::ClientToServer));
    QCOMPARE(book.atServer(), masked(Opcode::Text, "stop") + large);
}

void TestFrameInterceptor::finWaitsForWhatIsHeld()
{
    InterceptBook book;
    book.breakAt("stop");
    book.clientSends(masked(Opcode::Text, "stop"));
    book.relay.tcpEnded(Direction::ClientToServer, TcpEnd::Finished, 0);
    QCOMPARE(book.relay.tcpAction(Direction::ClientToServer), TcpAction::KeepOpen);
    QVERIFY(!book.relay.deadline()); // the user may take his time
    QVERIFY(book.relay.releaseHeld(book.held.first().id, 0));
    QCOMPARE(book.atServer(), masked(Opcode::Text, "stop"));
    QCOMPARE(book.relay.tcpAction(Direction::ClientToServer), TcpAction::FinishSending);
    QVERIFY(book.relay.deadline());
}

void TestFrameInterceptor::tellsWhatNeverWentOn()
{
    InterceptBook book;
    book.breakAt("stop");
    book.clientSends(masked(Opcode::Text, "stop") + masked(Opcode::Text, "x"));
    book.relay.tcpEnded(Direction::ServerToClient, TcpEnd::Reset, 0);
    QCOMPARE(book.log.lines.filter(u"dropped"_s).size(), 2);
    QCOMPARE(book.log.lines.last(), u"closed"_s);
    QVERIFY(!book.relay.releaseHeld(book.held.first().id, 0));
}

void TestFrameInterceptor::tailsCross()
{
    for (const qsizetype size : { 1, 7, 9 }) {
        const QByteArray tail = masked(Opcode::Text, "Hello").first(size);
        InterceptBook book;
        book.breakAt("stop");
        book.clientSends(tail);
        QCOMPARE(book.atServer(), QByteArray());
        book.relay.tcpEnded(Direction::ClientToServer, TcpEnd::Finished, 0);
        QCOMPARE(book.atServer(), tail);
        book.relay.tcpEnded(Direction::ServerToClient, TcpEnd::Finished, 0);
        book.finishSending();
        QCOMPARE(book.log.lines.first(),
            size == 1       ? u"stray 1"_s
                : size == 7 ? u"> text H (truncated)"_s
                            : u"> text Hel (truncated)"_s);
        QCOMPARE(book.log.lines.size(), 2);
    }
}

void TestFrameInterceptor::strictStopsWhileIntercepting()
{
    RelayOptions options;
    options.strict = true;
    InterceptBook book(options);
    book.breakAt("stop");
    book.clientSends(masked(Opcode::Text, "Hello") + QByteArray::fromHex("8100"));
    QCOMPARE(book.atServer(), playedClose(1002, "mask.missing", RelayPlaybook::OwnKey));
    QCOMPARE(book.relay.phase(), Relay::Phase::Failed);
}

void TestFrameInterceptor::compressionSurvivesEdits_data()
{
    QTest::addColumn<QByteArray>("parameters");
    QTest::addColumn<int>("windowBits");
    QTest::newRow("as it is") << QByteArray() << 15;
    QTest::newRow("small window") << QByteArray("; client_max_window_bits=9") << 9;
    QTest::newRow("smallest window") << QByteArray("; client_max_window_bits=8") << 8;
}

void TestFrameInterceptor::compressionSurvivesEdits()
{
    QFETCH(QByteArray, parameters);
    QFETCH(int, windowBits);
    const QByteArray text = "the quick brown fox jumps over the lazy dog";
    const QByteArray other = "a message that the client has never seen, nor its deflater";
    CompressedBook book(parameters, { windowBits, true });
    book.breakAt("stop");
    book.send(text);
    QCOMPARE(book.read(), QList<QByteArray> { text });

    // Edited.
    book.send("stop " + text);
    QVERIFY(book.relay.replaceHeld(
        book.held.at(0).id, { WholeMessage { MessageType::Text, other, true } }, 0));
    book.send(text);
    book.send("stop " + text, 3); // held whole, although frames are watched
    QCOMPARE(book.held.at(1).frames.size(), 3);
    QVERIFY(book.relay.releaseHeld(book.held.at(1).id, 0));
    book.send(other, 2);
    QCOMPARE(book.read(), (QList<QByteArray> { other, text, "stop " + text, other }));

    // Dropped.
    book.send("stop here");
    QVERIFY(book.relay.replaceHeld(book.held.at(2).id, {}, 0));
    book.send("stop" + text);
    QCOMPARE(book.held.size(), 4);
    QVERIFY(book.relay.releaseHeld(book.held.at(3).id, 0));
    QCOMPARE(book.read(), QList<QByteArray> { "stop" + text });

    // Put in, compressed and not.
    QVERIFY(book.relay.inject(Direction::ClientToServer,
        { WholeMessage { MessageType::Text, other + other, true },
            WholeMessage { MessageType::Text, "plain", false } },
        0));
    for (int i = 0; i < 20; ++i)
        book.send(text + QByteArray::number(i), 1 + i % 3);
    QList<QByteArray> expected { other + other, "plain" };
    for (int i = 0; i < 20; ++i)
        expected.append(text + QByteArray::number(i));
    QCOMPARE(book.read(), expected);

    // To the end of the connection, whoever watches.
    book.stopBreaking();
    book.send(text);
    book.clientSends(masked(Opcode::Ping, {}));
    book.send(text);
    QCOMPARE(book.read(), (QList<QByteArray> { text, "control", text }));
    QVERIFY(!book.log.messages.contains("stop here"));
    QCOMPARE(book.log.messages.last(), text);
    for (const QString &line : std::as_const(book.log.lines))
        QVERIFY2(!line.contains(u" !deflate."_s) && !line.contains(u" !utf8."_s), qPrintable(line));
}

void TestFrameInterceptor::compressionWithoutTakeover()
{
    CompressedBook book("; client_no_context_takeover", { 15, false });
    book.breakAt("stop");
    book.send("stop");
    QVERIFY(book.relay.replaceHeld(
        book.held.at(0).id, { WholeMessage { MessageType::Text, "instead", true } }, 0));
    QCOMPARE(book.read(), QList<QByteArray> { "instead" });
    book.log.take();
    book.send("next");
    QCOMPARE(book.read(), QList<QByteArray> { "next" });
    // Only what was changed was touched.
    QCOMPARE(book.log.take().filter(u"compressed anew"_s), QStringList());
}

void TestFrameInterceptor::compressionAndRawFrames()
{
    CompressedBook book;
    book.breakAt("stop");
    // What the user has compressed himself is in the server's window, but not in our deflater's.
    MessageDeflater user({});
    const auto compressed = [&user](const QByteArray &text) {
        RawFrame frame = raw(Opcode::Text, user.deflate(text));
        frame.header.rsv = Rsv1;
        return frame;
    };
    book.send("stop at this");
    QVERIFY(book.relay.replaceHeld(book.held.at(0).id, { compressed("and then go on") }, 0));
    book.send("this comes next, and then goes on");
    QVERIFY(book.relay.inject(Direction::ClientToServer, { compressed("one more") }, 0));
    book.send("this comes next, and then goes on");
    QCOMPARE(book.read(),
        (QList<QByteArray> { "and then go on", "this comes next, and then goes on", "one more",
            "this comes next, and then goes on" }));
}

void TestFrameInterceptor::refusesWhatCannotBe()
{
    InterceptBook book;
    const auto refused = book.relay.inject(
        Direction::ClientToServer, { WholeMessage { MessageType::Text, "x", true } }, 0);
    QCOMPARE(refused.error().code, ErrorCode::InvalidArgument);
    book.relay.abort(0);
    const auto late = book.relay.inject(Direction::ClientToServer, { raw(Opcode::Ping, {}) }, 0);
    QCOMPARE(late.error().code, ErrorCode::NotConnected);
}

QTEST_APPLESS_MAIN(TestFrameInterceptor)
#include "tst_frameinterceptor.moc"
