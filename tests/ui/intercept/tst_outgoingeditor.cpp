#include "tests/ui/intercept/heldsample.h"
#include "tests/ui/widgets/guiwarnings.h"
#include "ui/composer/payloadeditor.h"
#include "ui/hex/hexview.h"
#include "ui/intercept/headereditor.h"
#include "ui/intercept/messagefields.h"
#include "ui/intercept/originalview.h"
#include "ui/intercept/outgoingeditor.h"
#include "ui/intercept/payloadfield.h"
#include "ui/theme/segmentedswitch.h"
#include "ui/theme/theme.h"
#include "ui/widgets/linegutter.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Framescope;
using namespace Framescope::Test;
using namespace Qt::StringLiterals;

class TestOutgoingEditor : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        failOnGuiWarnings();
        m_editor = std::make_unique<OutgoingEditor>(m_theme);
        m_editor->setTarget(Direction::ClientToServer, false);
        m_editor->resize(700, 500);
        m_editor->show();
        QVERIFY(QTest::qWaitForWindowActive(m_editor.get()));
    }
    void cleanup() { m_editor.reset(); }

    void untouchedFramesStayAsTheyAre_data()
    {
        QTest::addColumn<QByteArray>("wire");
        QTest::newRow("text") << QByteArray::fromHex("818537fa213d7f9f4d5158");
        QTest::newRow("no UTF-8") << QByteArray::fromHex("8182000000000080ff").left(8);
        QTest::newRow("line ends") << QByteArray::fromHex("8104") + "a\r\nb";
        QTest::newRow("no-break space") << QByteArray::fromHex("8102c2a0");
        QTest::newRow("length too long") << QByteArray::fromHex("f3fe0003000000007879 7a");
        QTest::newRow("announces more") << QByteArray::fromHex("82057879");
    }

    void untouchedFramesStayAsTheyAre()
    {
        QFETCH(QByteArray, wire);
        RawFrame frame { decodeHeader(wire).value(), {} };
        frame.payload = wire.mid(frame.header.size());
        if (frame.header.isMasked()) {
            applyMask({ frame.payload.data(), std::size_t(frame.payload.size()) },
                *frame.header.maskingKey);
        }
        m_editor->setFrame(frame);
        QCOMPARE(item<RawFrame>(), frame);
        QCOMPARE(octets(), wire);
        // Nor do they change by being looked at in another form.
        m_editor->payload()->form()->setCurrentIndex(1);
        m_editor->payload()->form()->setCurrentIndex(0);
        QCOMPARE(item<RawFrame>(), frame);
    }

    void editsEveryBit()
    {
        m_editor->setFrame(rawFrame(Opcode::Text, "Hello"));
        HeaderEditor *header = m_editor->header();
        header->opcode()->setCurrentIndex(0x3);
        header->fin()->click();
        header->rsv(1)->click();
        header->rsv(3)->click();
        header->lengthForm()->setCurrentIndex(2); // 16 bits, which are not needed
        header->key()->setText({});
        QTest::keyClicks(header->key(), u"00 00 00 01"_s);
        type(u"Hi"_s);
        QCOMPARE(octets(), QByteArray::fromHex("53fe0002000000014869"));
        header->masked()->click();
        QCOMPARE(octets(), QByteArray::fromHex("537e00024869"));
        QTest::keyClicks(header->announced(), u"9"_s);
        QCOMPARE(octets(), QByteArray::fromHex("537e00094869"));
    }

    void saysWhatIsWrong()
    {
        m_editor->setFrame(rawFrame(Opcode::Text, "Hello"));
        QVERIFY(m_editor->remark().isEmpty());
        m_editor->header()->masked()->click();
        QVERIFY2(m_editor->remark().contains(u"mask.missing"_s), qPrintable(m_editor->remark()));
        QVERIFY(m_editor->item()); // but it can go on
        m_editor->header()->masked()->click();
        m_editor->header()->key()->clear();
        QTest::keyClicks(m_editor->header()->key(), u"12 34"_s);
        QVERIFY(!m_editor->item());
        QVERIFY(m_editor->remark().contains(u"four octets"_s));
        QVERIFY(m_editor->octets()->content().isNull());
    }

    void editsInHex()
    {
        m_editor->setFrame(rawFrame(Opcode::Binary, "\x01\x02"_ba));
        QCOMPARE(m_editor->payload()->form()->currentIndex(), 1);
        type(u"01 02 ff"_s);
        QCOMPARE(item<RawFrame>().payload, "\x01\x02\xff"_ba);
        type(u"01 0"_s);
        QVERIFY(!m_editor->item());
        m_editor->payload()->form()->setCurrentIndex(0); // what is typed would be lost
        QCOMPARE(m_editor->payload()->form()->currentIndex(), 1);
        type(u"41 42"_s);
        m_editor->payload()->form()->setCurrentIndex(0);
        QCOMPARE(m_editor->payload()->editor()->toPlainText(), u"AB"_s);
    }

    void longPayloadsAreLeftAlone()
    {
        const RawFrame frame = rawFrame(Opcode::Text, QByteArray(PayloadField::MaxEdited + 1, 'a'));
        m_editor->setOriginal(frame.payload);
        m_editor->setFrame(frame);
        QVERIFY(m_editor->payload()->editor()->isReadOnly());
        m_editor->header()->fin()->click();
        RawFrame expected = frame;
        expected.header.fin = false;
        QCOMPARE(item<RawFrame>(), expected);
    }

    void marksWhatIsDifferent()
    {
        m_editor->setOriginal("a\nb\nc");
        m_editor->setFrame(rawFrame(Opcode::Text, "a\nb\nc"));
        auto *original = m_editor->findChild<OriginalView *>();
        QVERIFY(original->isVisible());
        QCOMPARE(original->toPlainText(), u"a\nb\nc"_s);
        QVERIFY(original->extraSelections().isEmpty());
        type(u"a\nB\nB\nc"_s);
        QCOMPARE(original->extraSelections().size(), 1);
        QCOMPARE(original->extraSelections()[0].cursor.selectedText(), u"b\u2029"_s);
        const auto added = m_editor->payload()->editor()->extraSelections();
        QCOMPARE(added.size(), 1);
        QCOMPARE(added[0].cursor.selectedText(), u"B\u2029B\u2029"_s);
        // Beside the numbers too, by a sign as well as by the colour.
        QCOMPARE(original->gutter()->marks(),
            (LineGutter::Marks { 1, 1, u'−', Theme::Token::Err, Theme::Token::ErrBg }));
        QCOMPARE(m_editor->payload()->editor()->gutter()->marks(),
            (LineGutter::Marks { 1, 2, u'+', Theme::Token::Ok, Theme::Token::OkBg }));
        // Where nothing stands beside it, there is nothing to be compared, and no room kept for it.
        const int wide = m_editor->payload()->editor()->viewport()->x();
        m_editor->setOriginal(std::nullopt);
        QVERIFY(m_editor->payload()->editor()->viewport()->x() < wide);
        QCOMPARE(m_editor->payload()->editor()->gutter()->marks().count, 0);
    }

    /// Messages are mostly one long line.
    void marksWhatIsDifferentInALine()
    {
        const QByteArray json = "{\"a\": 1, \"b\": 2}";
        m_editor->setOriginal(json);
        m_editor->setFrame(rawFrame(Opcode::Text, json));
        type(u"{\"a\": 1, \"b\": 73}"_s);
        const auto *original = m_editor->findChild<OriginalView *>();
        for (const auto &[view, part] :
            std::initializer_list<std::pair<const QPlainTextEdit *, QString>> {
                { original, u"2"_s }, { m_editor->payload()->editor(), u"73"_s } }) {
            const auto marks = view->extraSelections();
            QCOMPARE(marks.size(), 2); // the line, and in it what is another
            QCOMPARE(marks[1].cursor.selectedText(), part);
            QVERIFY(marks[1].format.fontUnderline());
        }
    }

    void editsMessages()
    {
        m_editor->setTarget(Direction::ClientToServer, true);
        m_editor->setMessage({ MessageType::Text, "Hello", true }, MaskingKey {});
        QVERIFY(m_editor->isMessage());
        QVERIFY(m_editor->octets()->content().isNull()); // nobody knows them yet
        type(u"Hello!"_s);
        QCOMPARE(item<WholeMessage>(), (WholeMessage { MessageType::Text, "Hello!", true }));
        m_editor->message()->compressedBox()->click();
        QVERIFY(!m_editor->octets()->content().isNull());
        QCOMPARE(octets(), QByteArray::fromHex("818600000000") + "Hello!");
        m_editor->setTarget(Direction::ClientToServer, false);
        m_editor->setMessage({ MessageType::Text, "Hello", true }, std::nullopt);
        QVERIFY(!m_editor->message()->compressedBox()->isEnabled());
        QVERIFY(!item<WholeMessage>().compressed);
    }

    void givesTheRoomOfUnknownOctetsToThePayload()
    {
        m_editor->setTarget(Direction::ClientToServer, true);
        m_editor->setOriginal("Hello");
        m_editor->setMessage({ MessageType::Text, "Hello", false }, MaskingKey {});
        QVERIFY(m_editor->octets()->isVisible());
        const QPlainTextEdit *payload = m_editor->payload()->editor();
        const int low = payload->height();
        const int octets = m_editor->octets()->height();
        m_editor->message()->compressedBox()->click();
        QVERIFY(!m_editor->octets()->isVisible());
        QTRY_VERIFY(payload->height() >= low + octets);
        m_editor->message()->compressedBox()->click();
        QVERIFY(m_editor->octets()->isVisible());
        QTRY_COMPARE(payload->height(), low);
        // What cannot be read for a moment, while it is typed, moves nothing.
        m_editor->payload()->form()->setCurrentIndex(1);
        type(u"4"_s);
        QVERIFY(!m_editor->item());
        QVERIFY(m_editor->octets()->isVisible());
        // A message has one line of fields, a frame as many as it needs.
        m_editor->setFrame(rawFrame(Opcode::Text, "Hello"));
        QTRY_VERIFY(payload->height() < low);
    }

    void putsThePayloadsBesideEachOther()
    {
        m_editor->setOriginal("Hello");
        m_editor->setFrame(rawFrame(Opcode::Text, "Hello"));
        const auto *original = m_editor->findChild<OriginalView *>();
        const QPlainTextEdit *edited = m_editor->payload()->editor();
        const auto top
            = [this](const QWidget *view) { return view->mapTo(m_editor.get(), QPoint()).y(); };
        QTRY_COMPARE(top(original), top(edited));
        QVERIFY(qAbs(original->width() - edited->width()) <= 1);
    }

    void keysSendAndLeave()
    {
        QSignalSpy sent(m_editor.get(), &OutgoingEditor::sendRequested);
        QSignalSpy left(m_editor.get(), &OutgoingEditor::leaveRequested);
        QTest::keyClick(m_editor->payload()->editor(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(sent.size(), 1);
        QTest::keyClick(m_editor->payload()->editor(), Qt::Key_Escape);
        QCOMPARE(left.size(), 1);
    }

    void everyControlHasAName()
    {
        for (const QWidget *widget : m_editor->findChildren<QWidget *>()) {
            const bool isControl = qobject_cast<const QComboBox *>(widget)
                || qobject_cast<const QLineEdit *>(widget)
                || qobject_cast<const QPlainTextEdit *>(widget);
            const auto *box = qobject_cast<const QCheckBox *>(widget);
            const bool named
                = !widget->accessibleName().isEmpty() || (box && !box->text().isEmpty());
            QVERIFY2(named || !(isControl || box), widget->metaObject()->className());
        }
    }

private:
    template <typename T>
    T item() const
    {
        const auto item = m_editor->item();
        return item && std::holds_alternative<T>(*item) ? std::get<T>(*item) : T {};
    }
    QByteArray octets() const
    {
        const HexContent &content = m_editor->octets()->content();
        return content.isNull() ? QByteArray() : content.octets->read(0, qsizetype(content.size()));
    }
    void type(const QString &text)
    {
        PayloadEditor *editor = m_editor->payload()->editor();
        editor->selectAll();
        editor->insertPlainText(text);
    }

    Theme m_theme;
    std::unique_ptr<OutgoingEditor> m_editor;
};

QTEST_MAIN(TestOutgoingEditor)
#include "tst_outgoingeditor.moc"
