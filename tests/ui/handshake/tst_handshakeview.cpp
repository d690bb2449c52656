#include "protocol/handshake/acceptkey.h"
#include "protocol/handshake/openinghandshake.h"
#include "tests/ui/widgets/guiwarnings.h"
#include "ui/handshake/acceptcard.h"
#include "ui/handshake/chaindialog.h"
#include "ui/handshake/deflatecard.h"
#include "ui/handshake/handshakeview.h"
#include "ui/handshake/headcard.h"
#include "ui/handshake/headerfieldview.h"
#include "ui/handshake/stepbox.h"
#include "ui/handshake/timingbars.h"
#include "ui/handshake/timingcard.h"
#include "ui/handshake/tlscard.h"
#include "ui/message/textlineview.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/segmentedswitch.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/factlist.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/linkbutton.h"
#include "ui/widgets/noterow.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QSignalSpy>

using namespace Framescope;
using namespace Qt::StringLiterals;

namespace {

constexpr Timestamp Millisecond = 1'000'000;
const QByteArray Key = "dGhlIHNhbXBsZSBub25jZQ==";
const QByteArray Request = "GET /chat HTTP/1.1\r\n"
                           "Host: server.example.com\r\n"
                           "Upgrade: websocket\r\n"
                           "Connection: Upgrade\r\n"
                           "Sec-WebSocket-Key: "
    + Key
    + "\r\n"
      "Sec-WebSocket-Version: 13\r\n"
      "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n"
      "Authorization: Bearer tops3cret\r\n"
      "\r\n";

QByteArray makeResponse(const QByteArray &accept, const QByteArray &more = {})
{
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           "Sec-WebSocket-Accept: "
        + accept + "\r\n" + more + "\r\n";
}

EventRecord requestEvent()
{
    return { 1, 30 * Millisecond,
        RequestReceived { Request, {}, checkRequest(parseRequestHead(Request)) } };
}

EventRecord responseEvent(const QByteArray &head, bool opened)
{
    const ResponseHead parsed = parseResponseHead(head);
    return { 1, 60 * Millisecond,
        ResponseReceived {
            head, checkResponse(parseRequestHead(Request), parsed), {}, {}, opened } };
}

EventRecord failure(ErrorCode code, const QString &detail)
{
    return { 1, 70 * Millisecond, Failed { { code, detail } } };
}

} // namespace

class HandshakeViewTest : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        failOnGuiWarnings();
        m_view = std::make_unique<HandshakeView>(m_theme);
        m_view->resize(1000, 700);
        m_view->show();
        m_connection = {};
        m_connection.id = 1;
        m_connection.url = u"ws://server.example.com/chat"_s;
    }
    void cleanup() { m_view.reset(); }

    void saysThatNothingIsSelected()
    {
        QVERIFY(empty()->isVisible());
        show({ requestEvent() });
        QVERIFY(!empty()->isVisible());
        m_view->clear();
        QVERIFY(empty()->isVisible());
    }

    void saysWhyThereIsNoHandshake()
    {
        show({ failure(ErrorCode::ConnectionRefused, u"localhost:8080"_s) });
        QVERIFY(empty()->isVisible());
        QVERIFY(empty()->accessibleDescription().contains(u"localhost:8080 refused"_s));
    }

    void showsInterimResponsesAsTheyCame()
    {
        const auto interim = [](const QByteArray &status) {
            const QByteArray head = "HTTP/1.1 " + status + "\r\nLink: </style.css>\r\n\r\n";
            return EventRecord { 1, 40 * Millisecond,
                ResponseReceived { head, {}, {}, {}, false } };
        };
        QList<EventRecord> events { requestEvent(), interim("103 Early Hints"),
            interim("100 Continue") };
        show(events);
        QVERIFY(hasLabel(u"There is no response yet."_s));
        QVERIFY(hasLabel(u"103"_s));
        events.append(responseEvent(makeResponse(acceptKey(Key)), true));
        show(events);
        QVERIFY(hasNote(response(), u"Accept are right"_s));
        QVERIFY(hasLabel(u"103"_s));
        QVERIFY(hasLabel(u"Early Hints"_s));
        QVERIFY(hasLabel(u"100"_s));
        QVERIFY(hasLabel(u"101"_s));
        QTRY_VERIFY(request()->width() == response()->width());
        auto *first = m_view->findChildren<HeadCard *>().at(2);
        QTRY_VERIFY(first->geometry().bottom() < response()->geometry().top());
        QCOMPARE(first->model()->rowCount(), 1);

        m_connection.id = 2;
        show({ requestEvent(), responseEvent(makeResponse(acceptKey(Key)), true) });
        QVERIFY(!hasLabel(u"103"_s));
    }

    void countsTheInterimResponsesItDoesNotShow()
    {
        QList<EventRecord> events { requestEvent() };
        const ResponseReceived interim { "HTTP/1.1 100 Continue\r\n\r\n", {}, {}, {}, false };
        events += QList<EventRecord>(1008, { 1, 40 * Millisecond, interim });
        show(events);
        QVERIFY(hasLabel(u"1,000 more interim responses"_s));
    }

    void showsTheRequestBeforeThereIsAResponse()
    {
        show({ requestEvent() });
        QVERIFY(request()->findChild<HeaderFieldView *>()->isVisible());
        QVERIFY(hasLabel(u"There is no response yet."_s));
        QVERIFY(hasLabel(u"/chat"_s));
        QCOMPARE(lastStep()->value(), u"no response yet"_s);
    }

    void derivesTheAcceptValue()
    {
        show({ requestEvent(), responseEvent(makeResponse(acceptKey(Key)), true) });
        const QList<StepBox *> steps = m_view->findChildren<StepBox *>();
        QCOMPARE(steps.size(), 5);
        QCOMPARE(steps[0]->value(), QString::fromLatin1(Key));
        QCOMPARE(steps[2]->value(),
            u"B3 7A 4F 2C C0 62 4F 16 90 F6 46 06 CF 38 59 45 B2 BE C4 EA"_s); // §1.3
        QCOMPARE(steps[3]->value(), u"s3pPLMBiTxaQ9kYGzzhZRbK+xOo="_s);
        QCOMPARE(lastStep()->tone(), Tone::Ok);
        QVERIFY(hasLabel(u"="_s));
        QVERIFY(hasNote(response(), u"Accept are right"_s));
    }

    void aWrongAcceptIsRed()
    {
        show({ requestEvent(), responseEvent(makeResponse("AAAA"), false),
            failure(ErrorCode::HandshakeInvalid, u"the rule"_s) });
        QCOMPARE(lastStep()->tone(), Tone::Error);
        QVERIFY(hasLabel(u"≠"_s));
        QVERIFY(hasNote(response(), u"Sec-WebSocket-Accept"_s));
        QVERIFY(hasNote(m_view.get(), u"the rule"_s));
    }

    void aRefusalNeedsNoAccept()
    {
        show({ requestEvent(), responseEvent("HTTP/1.1 403 Forbidden\r\n\r\n", false),
            failure(ErrorCode::HandshakeRefused, u"403 Forbidden"_s) });
        QVERIFY(!m_view->findChild<AcceptCard *>()->isVisible());
        QVERIFY(hasLabel(u"403"_s));
        QVERIFY(hasNote(m_view.get(), u"403 Forbidden"_s));
    }

    void leavesNoGapBehindAShortTarget()
    {
        QByteArray head = Request;
        head.replace("GET /chat", "GET /");
        show({ { 1, 0, RequestReceived { head, {}, checkRequest(parseRequestHead(head)) } } });
        const auto labels = request()->findChildren<ElidedLabel *>();
        const auto target = std::find_if(labels.begin(), labels.end(),
            [](const ElidedLabel *label) { return label->text() == u"/"; });
        QVERIFY(target != labels.end());
        QTRY_COMPARE((*target)->width(), (*target)->sizeHint().width());
    }

    /// It is our own, in a proxy, and so it was not checked.
    void praisesNoRefusal()
    {
        const ResponseReceived refusal { "HTTP/1.1 502 Bad Gateway\r\n\r\n", {}, {}, {}, false };
        show({ requestEvent(), { 1, 60 * Millisecond, refusal },
            failure(ErrorCode::ConnectionRefused, u"server:80"_s) });
        QVERIFY(!hasNote(response(), u"are right"_s));
        QVERIFY(hasNote(response(), u"no WebSocket"_s));
    }

    void secretsStayOutOfEveryFormAndOfCopiesUntilShown()
    {
        show({ requestEvent() });
        auto *copy = request()->findChild<IconButton *>();
        auto *form = request()->findChild<SegmentedSwitch *>();
        const auto *text = request()->findChild<TextLineView *>();
        for (const int index : { 0, 1, 2 }) {
            form->setCurrentIndex(index);
            QVERIFY(!text->toPlainText().contains(u"tops3cret"_s));
            QTest::mouseClick(copy, Qt::LeftButton);
            const QString copied = QApplication::clipboard()->text();
            QVERIFY2(!copied.isEmpty() && !copied.contains(u"tops3cret"_s)
                    && !copied.contains(u"73 33 63"_s),
                qPrintable(copied));
        }

        form->setCurrentIndex(0);
        auto *fields = request()->findChild<HeaderFieldView *>();
        const QModelIndex secret = request()->model()->index(request()->model()->rowCount() - 1, 1);
        QTest::mouseClick(
            fields->viewport(), Qt::LeftButton, {}, fields->visualRect(secret).center());
        QTest::mouseClick(copy, Qt::LeftButton);
        QVERIFY(QApplication::clipboard()->text().contains(u"Bearer tops3cret"_s));
        form->setCurrentIndex(1);
        QVERIFY(text->toPlainText().contains(u"tops3cret"_s));
    }

    void spaceShowsASecret()
    {
        show({ requestEvent() });
        auto *fields = request()->findChild<HeaderFieldView *>();
        HeaderFieldModel *model = request()->model();
        const QModelIndex secret
            = model->index(model->rowCount() - 1, HeaderFieldModel::ValueColumn);
        QCOMPARE(secret.data().toString(), u"Bearer ••••••••"_s);
        fields->setCurrentIndex(secret);
        QTest::keyClick(fields, Qt::Key_Space);
        QCOMPARE(secret.data().toString(), u"Bearer tops3cret"_s);
    }

    void aChangeOfTheRecordLeavesThePageAsItIs()
    {
        show({ requestEvent() });
        request()->model()->toggleSecret(request()->model()->rowCount() - 1);
        QSignalSpy reset(request()->model(), &HeaderFieldModel::modelReset);
        m_connection.clientToServer.frames = 100;
        show({ requestEvent() });
        QCOMPARE(reset.size(), 0);
    }

    void showsDeflateOnlyWhenAgreed()
    {
        show({ requestEvent(), responseEvent(makeResponse(acceptKey(Key)), true) });
        QVERIFY(!m_view->findChild<DeflateCard *>()->isVisible());
        m_connection.id = 2;
        show({ requestEvent(),
            responseEvent(makeResponse(acceptKey(Key),
                              "Sec-WebSocket-Extensions: permessage-deflate; "
                              "client_max_window_bits=12; server_no_context_takeover\r\n"),
                true) });
        QVERIFY(m_view->findChild<DeflateCard *>()->isVisible());
        QTRY_VERIFY(hasLabel(u"12"_s));
        QVERIFY(hasLabel(u"The client compresses with a window of 4 KiB at most."_s));
    }

    void showsTlsAndWhatIsWrongWithIt()
    {
        TlsEstablished tls;
        tls.protocol = u"TLS 1.3"_s;
        tls.cipher = u"TLS_AES_128_GCM_SHA256"_s;
        m_connection.secure = true;
        show({ { 1, 1, tls }, requestEvent() });
        auto *card = m_view->findChild<TlsCard *>();
        QVERIFY(card->isVisible());
        QCOMPARE(
            card->findChild<FactList *>()->value(u"Cipher suite"_s), u"TLS_AES_128_GCM_SHA256"_s);
        QVERIFY(!hasNote(card, u"Not trusted"_s));

        m_connection.id = 2;
        m_connection.verificationOff = true;
        tls.verificationErrors = QStringList { u"The certificate is self-signed"_s };
        show({ { 1, 1, tls }, requestEvent() });
        QVERIFY(hasLabel(u"verification off"_s));
        QVERIFY(hasNote(card, u"self-signed"_s));
    }

    void showsTheCertificateThatWasRefused()
    {
        m_connection.secure = true;
        const QList<EventRecord> events { { 1, 22 * Millisecond,
                                              TcpConnected { u"::1"_s, 443, u"::1"_s, 50412 } },
            { 1, 30 * Millisecond,
                Failed { { ErrorCode::CertificateRejected, u"self-signed"_s },
                    { "what was shown" } } } };
        show(events);
        QVERIFY(!empty()->isVisible());
        QVERIFY(!request()->isVisible() && !response()->isVisible());
        QVERIFY(!m_view->findChild<AcceptCard *>()->isVisible());
        auto *card = m_view->findChild<TlsCard *>();
        QVERIFY(card->isVisible());
        QVERIFY(hasLabel(u"refused"_s));
        QVERIFY(hasNote(card, u"self-signed"_s));
        QVERIFY(hasNote(m_view.get(), u"is not trusted: self-signed"_s));
        QVERIFY(m_view->findChild<TimingBars *>()->accessibleName().contains(u"TCP took"_s));
        card->findChild<LinkButton *>()->click();
        QVERIFY(m_view->findChild<ChainDialog *>()->isVisible());
        m_view->findChild<ChainDialog *>()->close();
    }

    void saysWhenTheFirstFrameCame()
    {
        show({ requestEvent(), responseEvent(makeResponse(acceptKey(Key)), true) });
        m_view->setFirstFrame(2, 9, 61 * Millisecond); // of another connection
        const auto link = [this] {
            const auto links = m_view->findChild<TimingCard *>()->findChildren<LinkButton *>();
            return links.isEmpty() ? nullptr : links.constFirst();
        };
        QVERIFY(!link());
        m_view->setFirstFrame(1, 1234, 72 * Millisecond);
        QCOMPARE(link()->text(), u"12 ms later, frame 1,234"_s);
        QSignalSpy requested(m_view.get(), &HandshakeView::frameRequested);
        link()->click();
        QCOMPARE(requested.first().first().value<FrameId>(), FrameId(1234));
    }

    void showsNoTlsWithoutIt()
    {
        show({ requestEvent() });
        QVERIFY(!m_view->findChild<TlsCard *>()->isVisible());
    }

    void tellsHowLongEachStepTook()
    {
        m_connection.started = 5 * Millisecond;
        show({ { 1, 22 * Millisecond, TcpConnected { u"203.0.113.24"_s, 80, u"::1"_s, 50412 } },
            requestEvent(), responseEvent(makeResponse(acceptKey(Key)), true) });
        const QString spoken = m_view->findChild<TimingBars *>()->accessibleName();
        QVERIFY2(spoken.contains(u"TCP took 17 ms"_s), qPrintable(spoken));
        QVERIFY2(spoken.contains(u"Upgrade took 38 ms"_s), qPrintable(spoken));
        QTRY_VERIFY(hasLabel(u"203.0.113.24:80"_s));
        QVERIFY(hasLabel(u"[::1]:50412"_s));
    }

    void tellsTheTwoWaysOfAProxyApart()
    {
        m_connection.role = Role::Proxy;
        show({ { 1, 2 * Millisecond, TcpConnected { u"127.0.0.1"_s, 50412, u"127.0.0.1"_s, 9000 } },
            requestEvent(),
            { 1, 40 * Millisecond, TcpConnected { u"203.0.113.24"_s, 80, u"::1"_s, 50413 } } });
        const QString spoken = m_view->findChild<TimingBars *>()->accessibleName();
        QVERIFY2(spoken.contains(u"TCP from client took 2"_s), qPrintable(spoken));
        QVERIFY2(spoken.contains(u"TCP to server took "_s), qPrintable(spoken));
    }

    void secretsInTheAddressStayHidden()
    {
        QByteArray head = Request;
        head.replace("GET /chat", "GET /chat?access_token=tops3cret2&x=1");
        const auto isSaid = [this] {
            for (const QLabel *label : request()->findChildren<QLabel *>()) {
                if (label->text().contains(u"tops3cret2"_s))
                    return true;
            }
            const auto *text = request()->findChild<TextLineView *>();
            return text->isVisible() && text->toPlainText().contains(u"tops3cret2"_s);
        };
        show({ { 1, 0, RequestReceived { head, {}, checkRequest(parseRequestHead(head)) } } });
        QVERIFY(!isSaid());
        auto *form = request()->findChild<SegmentedSwitch *>();
        form->setCurrentIndex(1);
        QVERIFY(!isSaid());
        form->setCurrentIndex(0);
        IconButton *eye = nullptr;
        for (IconButton *button : request()->findChildren<IconButton *>()) {
            if (button->isVisible() && button->isCheckable())
                eye = button;
        }
        QVERIFY(eye);
        QCOMPARE(eye->accessibleName(), u"Show the secrets in the address"_s);
        eye->click();
        QVERIFY(isSaid());
        form->setCurrentIndex(1);
        QVERIFY(isSaid());
        form->setCurrentIndex(0);
        eye->click();
        QVERIFY(!isSaid());
        m_view->clear();
        show({ requestEvent() });
        QVERIFY(!eye->isVisible()); // nothing to hide
    }

    void tabSelectsAHeader()
    {
        show({ requestEvent() });
        m_view->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        auto *fields = request()->findChild<HeaderFieldView *>();
        QVERIFY(!fields->selectionModel()->hasSelection());
        fields->setFocus(Qt::TabFocusReason);
        QVERIFY(fields->hasFocus());
        QCOMPARE(fields->selectionModel()->selectedRows().size(), 1);
        QTest::keyClick(fields, Qt::Key_Down);
        QCOMPARE(fields->currentIndex().row(), 1);
    }

    void nothingIsCutOffAtTheSide()
    {
        const auto open = [this] {
            show({ requestEvent(), responseEvent(makeResponse(acceptKey(Key)), true) });
        };
        open();
        for (const qreal scale : { 1.0, 1.5, 2.0 }) {
            m_theme.setTextScale(scale);
            for (const int width : { 500, 720, 840, 1000, 1440 }) {
                m_view->resize(qRound(width * scale), 700);
                QTRY_COMPARE(m_view->width(), qRound(width * scale));
                QTRY_VERIFY2(m_view->widget()->width() <= m_view->viewport()->width(),
                    qPrintable(u"%1 at %2"_s.arg(width).arg(scale)));
            }
            m_view->resize(1440, 700); // of the small letters' screen
            QTRY_VERIFY2(m_view->widget()->width() <= m_view->viewport()->width(),
                qPrintable(QString::number(scale)));
        }
        m_theme.setTextScale(1);
    }

    void foldsWhenNarrow()
    {
        show({ requestEvent(), responseEvent(makeResponse(acceptKey(Key)), true) });
        QTRY_COMPARE(request()->y(), response()->y());
        m_view->resize(600, 700);
        QTRY_VERIFY(response()->y() >= request()->y() + request()->height());
        QTRY_VERIFY(response()->geometry().right() < m_view->viewport()->width());
    }

private:
    void show(const QList<EventRecord> &events) { m_view->setConnection(m_connection, events); }
    EmptyState *empty() const { return m_view->findChild<EmptyState *>(); }
    HeadCard *request() const { return m_view->findChildren<HeadCard *>().at(0); }
    HeadCard *response() const { return m_view->findChildren<HeadCard *>().at(1); }
    StepBox *lastStep() const { return m_view->findChildren<StepBox *>().constLast(); }
    bool hasLabel(const QString &wanted) const
    {
        const auto labels = m_view->findChildren<TextLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&wanted](const TextLabel *label) {
            return label->isVisible() && label->text() == wanted;
        });
    }
    static bool hasNote(const QWidget *parent, const QString &part)
    {
        const auto notes = parent->findChildren<NoteRow *>();
        return std::any_of(notes.begin(), notes.end(), [&part](const NoteRow *note) {
            return note->isVisible() && note->text().contains(part);
        });
    }

    Theme m_theme;
    ConnectionRecord m_connection;
    std::unique_ptr<HandshakeView> m_view;
};

QTEST_MAIN(HandshakeViewTest)
#include "tst_handshakeview.moc"
