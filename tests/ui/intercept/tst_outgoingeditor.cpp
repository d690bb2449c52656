#include "tests/ui/intercept/heldsample.h"
#include "tests/ui/widgets/guiwarnings.h"
#include "ui/anatomy/anatomyview.h"
#include "ui/anatomy/fieldcard.h"
#include "ui/composer/payloadeditor.h"
#include "ui/hex/hexview.h"
#include "ui/intercept/headereditor.h"
#include "ui/intercept/lengthlabel.h"
#include "ui/intercept/messagefields.h"
#include "ui/intercept/originalview.h"
#include "ui/intercept/outgoinganatomy.h"
#include "ui/intercept/outgoingeditor.h"
#include "ui/intercept/panehead.h"
#include "ui/intercept/payloadfield.h"
#include "ui/theme/segmentedswitch.h"
#include "ui/theme/theme.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/linegutter.h"
#include "ui/widgets/noterow.h"

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
        for (const int view : { OutgoingEditor::Hex, OutgoingEditor::Text, OutgoingEditor::Anatomy,
                 OutgoingEditor::Json }) {
            m_editor->views()->setCurrentIndex(view);
            QCOMPARE(item<RawFrame>(), frame);
        }
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
        QCOMPARE(m_editor->views()->currentIndex(), int(OutgoingEditor::Hex));
        type(u"01 02 ff"_s);
        QCOMPARE(item<RawFrame>().payload, "\x01\x02\xff"_ba);
        type(u"01 0"_s);
        QVERIFY(!m_editor->item());
        m_editor->views()->setCurrentIndex(OutgoingEditor::Text); // what is typed would be lost
        QCOMPARE(m_editor->views()->currentIndex(), int(OutgoingEditor::Hex));
        type(u"41 42"_s);
        m_editor->views()->setCurrentIndex(OutgoingEditor::Text);
        QCOMPARE(m_editor->payload()->editor()->toPlainText(), u"AB"_s);
    }

    void longPayloadsAreLeftAlone()
    {
        const RawFrame frame = rawFrame(Opcode::Text, QByteArray(PayloadField::MaxEdited + 1, 'a'));
        m_editor->setOriginal(frame);
        m_editor->setFrame(frame);
        QVERIFY(!m_editor->views()->isOffered(OutgoingEditor::Json));
        QVERIFY(m_editor->views()->isOffered(OutgoingEditor::Anatomy));
        QVERIFY(m_editor->payload()->editor()->isReadOnly());
        m_editor->header()->fin()->click();
        RawFrame expected = frame;
        expected.header.fin = false;
        QCOMPARE(item<RawFrame>(), expected);
    }

    void marksWhatIsDifferent()
    {
        hold("a\nb\nc");
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
        QCOMPARE(m_editor->editedHead()->title(), u"Edited"_s);
        m_editor->setOriginal(std::nullopt);
        m_editor->setFrame(rawFrame(Opcode::Text, "a"));
        QCOMPARE(m_editor->editedHead()->title(), u"Payload"_s);
        QVERIFY(m_editor->payload()->editor()->viewport()->x() < wide);
        QCOMPARE(m_editor->payload()->editor()->gutter()->marks().count, 0);
    }

    /// Messages are mostly one long line.
    void marksWhatIsDifferentInALine()
    {
        const QByteArray json = "{\"a\": 1, \"b\": 2}";
        hold(json);
        m_editor->views()->setCurrentIndex(OutgoingEditor::Text);
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

    /// What goes on is as compact as what came, whatever it looks like here.
    void editsJsonLaidOut()
    {
        const QByteArray json = R"({"op":"order","qty":1.0,"qty":1.0,"s":"\u00e9"})";
        hold(json);
        QCOMPARE(m_editor->views()->currentIndex(), int(OutgoingEditor::Json));
        PayloadEditor *editor = m_editor->payload()->editor();
        const QString laidOut
            = u"{\n  \"op\": \"order\",\n  \"qty\": 1.0,\n  \"qty\": 1.0,\n  \"s\": \"\\u00e9\"\n}"_s;
        QCOMPARE(editor->toPlainText(), laidOut);
        const auto *original = m_editor->findChild<OriginalView *>();
        QCOMPARE(original->toPlainText(), laidOut);
        QCOMPARE(item<RawFrame>().payload, json);
        QCOMPARE(m_editor->editedHead()->status(), u"valid JSON"_s);
        QCOMPARE(m_editor->originalHead()->detail(), u"as received, 53 B"_s);
        QCOMPARE(m_editor->editedHead()->detail(), u"unchanged, 53 B"_s);
        QCOMPARE(m_editor->header()->length()->text(), u"47"_s);

        replace(u"order\","_s, u"order\",\n  \"tif\": \"IOC\","_s);
        const QByteArray edited = R"({"op":"order","tif":"IOC","qty":1.0,"qty":1.0,"s":"\u00e9"})";
        QCOMPARE(item<RawFrame>().payload, edited);
        QCOMPARE(m_editor->editedHead()->detail(), u"to be sent, 65 B"_s);
        QCOMPARE(m_editor->header()->length()->text(), u"47 → 59"_s);
        QCOMPARE(original->gutter()->marks().count, 0);
        QCOMPARE(editor->gutter()->marks(),
            (LineGutter::Marks { 2, 1, u'+', Theme::Token::Ok, Theme::Token::OkBg }));
        // The edits are there in every form.
        m_editor->views()->setCurrentIndex(OutgoingEditor::Text);
        QCOMPARE(editor->toPlainText(), QString::fromUtf8(edited));
        QCOMPARE(m_editor->editedHead()->status(), u"valid JSON"_s);
        m_editor->views()->setCurrentIndex(OutgoingEditor::Hex);
        QCOMPARE(editor->toPlainText().remove(u' '), QString::fromLatin1(edited.toHex()).toUpper());
        QCOMPARE(m_editor->editedHead()->status(), QString());
        m_editor->views()->setCurrentIndex(OutgoingEditor::Json);
        replace(u"  \"tif\": \"IOC\",\n"_s, QString());
        QCOMPARE(item<RawFrame>().payload, json);
        QCOMPARE(editor->toPlainText(), laidOut);
        editor->undo();
        QCOMPARE(item<RawFrame>().payload, edited);
        editor->redo();
        QCOMPARE(item<RawFrame>().payload, json);
        QCOMPARE(m_editor->editedHead()->detail(), u"unchanged, 53 B"_s);
    }

    void oddWhiteSpaceStaysWhereNothingWasEdited()
    {
        const QByteArray json = " { \"a\" :1 ,\r\n\t\"b\":  [ ] }\n";
        hold(json);
        QCOMPARE(m_editor->payload()->editor()->toPlainText(), u"{\n  \"a\": 1,\n  \"b\": []\n}"_s);
        QCOMPARE(item<RawFrame>().payload, json);
        replace(u"1"_s, u"2"_s);
        QCOMPARE(item<RawFrame>().payload, QByteArray(json).replace('1', '2'));
    }

    /// It goes on as it was typed, and says what is wrong with it.
    void invalidJsonIsAsTyped()
    {
        hold("[1,2]");
        replace(u",\n  2"_s, u"\n  2"_s);
        const QByteArray typed = "[\n  1\n  2\n]";
        QCOMPARE(item<RawFrame>().payload, typed);
        QCOMPARE(m_editor->editedHead()->status(),
            u"Line 3, column 3: a comma or the end of the container is expected"_s);
        QVERIFY(m_editor->remark().isEmpty()); // no rule of the protocol is broken
        m_editor->views()->setCurrentIndex(OutgoingEditor::Text);
        QCOMPARE(m_editor->payload()->editor()->toPlainText(), QString::fromUtf8(typed));
        QVERIFY(m_editor->views()->isOffered(OutgoingEditor::Json));
        m_editor->views()->setCurrentIndex(OutgoingEditor::Json);
        QCOMPARE(m_editor->payload()->editor()->toPlainText(), QString::fromUtf8(typed));
        QCOMPARE(item<RawFrame>().payload, typed);
        // Mended, it is as compact as what came.
        replace(u"1\n"_s, u"1,\n"_s);
        QCOMPARE(item<RawFrame>().payload, "[1,2]"_ba);
        QCOMPARE(m_editor->editedHead()->status(), u"valid JSON"_s);
    }

    void offersJsonWhereThereIsSome_data()
    {
        QTest::addColumn<Opcode>("opcode");
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<int>("view");
        QTest::addColumn<bool>("offered");
        QTest::newRow("object") << Opcode::Text << "{}"_ba << int(OutgoingEditor::Json) << true;
        QTest::newRow("binary") << Opcode::Binary << "[1]"_ba << int(OutgoingEditor::Json) << true;
        QTest::newRow("no-break space")
            << Opcode::Text << "[\"\xc2\xa0\"]"_ba << int(OutgoingEditor::Json) << true;
        QTest::newRow("words") << Opcode::Text << "words"_ba << int(OutgoingEditor::Text) << false;
        QTest::newRow("number") << Opcode::Text << "41"_ba << int(OutgoingEditor::Text) << false;
        QTest::newRow("no UTF-8") << Opcode::Text << "[\"\xff\"]"_ba << int(OutgoingEditor::Hex)
                                  << false;
        QTest::newRow("paragraph separator") // an editor would make a line of it
            << Opcode::Text << "[\"\xe2\x80\xa9\"]"_ba << int(OutgoingEditor::Hex) << true;
        QTest::newRow("long when laid out")
            << Opcode::Text << '[' + "1,\n"_ba.repeated(80'000) + "1]" << int(OutgoingEditor::Text)
            << false;
        QTest::newRow("too deep") << Opcode::Text << "["_ba.repeated(300) + "]"_ba.repeated(300)
                                  << int(OutgoingEditor::Text) << false;
    }

    void offersJsonWhereThereIsSome()
    {
        QFETCH(Opcode, opcode);
        QFETCH(QByteArray, payload);
        QFETCH(bool, offered);
        m_editor->setFrame(rawFrame(opcode, payload));
        QTEST(m_editor->views()->currentIndex(), "view");
        QCOMPARE(m_editor->views()->isOffered(OutgoingEditor::Json), offered);
        QCOMPARE(item<RawFrame>().payload, payload);
        m_editor->views()->setCurrentIndex(OutgoingEditor::Json); // or stays as it is
        QCOMPARE(item<RawFrame>().payload, payload);
    }

    void saysThatItIsNotLaidOut()
    {
        m_editor->setFrame(rawFrame(Opcode::Text, '[' + "1,\n"_ba.repeated(80'000) + "1]"));
        const auto *note = m_editor->payload()->findChild<NoteRow *>();
        QVERIFY(note->isVisible());
        QVERIFY2(note->text().contains(u"262,144"_s), qPrintable(note->text()));
        m_editor->setFrame(rawFrame(Opcode::Text, "[]"));
        QVERIFY(!note->isVisible());
    }

    void remembersTheChosenView()
    {
        hold("{}");
        m_editor->views()->setCurrentIndex(OutgoingEditor::Text);
        hold("[1]");
        QCOMPARE(m_editor->views()->currentIndex(), int(OutgoingEditor::Text));
        m_editor->views()->setCurrentIndex(OutgoingEditor::Anatomy);
        hold("[2]");
        QCOMPARE(m_editor->views()->currentIndex(), int(OutgoingEditor::Anatomy));
        m_editor->views()->setCurrentIndex(OutgoingEditor::Json);
        m_editor->setOriginal(std::nullopt);
        m_editor->setFrame(rawFrame(Opcode::Binary, "\x01"_ba)); // has none
        QCOMPARE(m_editor->views()->currentIndex(), int(OutgoingEditor::Hex));
        hold("[3]");
        QCOMPARE(m_editor->views()->currentIndex(), int(OutgoingEditor::Json));
    }

    void showsTheAnatomyOfWhatIsToBeSent()
    {
        hold("{\"a\":1}");
        replace(u"1"_s, u"23"_s);
        m_editor->views()->setCurrentIndex(OutgoingEditor::Anatomy);
        AnatomyView *view = m_editor->anatomy()->view();
        QVERIFY(view->isVisible());
        QVERIFY(!m_editor->payload()->isVisible());
        const FieldSelection &fields = view->fields();
        QCOMPARE(fields.frame().payload().toByteArray(), "{\"a\":23}"_ba);
        QCOMPARE(fields.frame().record().header, item<RawFrame>().header);
        const FieldCard *card = m_editor->anatomy()->card();
        QVERIFY(card->explanation().meaning.startsWith(u"It will go from"_s));
        view->selectField(fields.fields().count() - 1);
        QVERIFY2(card->explanation().meaning.contains(u"In UTF-8: the character"_s),
            qPrintable(card->explanation().meaning));
        // Also what is edited meanwhile, and the same octets are selected.
        view->selectField(0);
        QVERIFY(!m_editor->octets()->selectedPositions().isEmpty());
        m_editor->header()->fin()->click();
        QVERIFY(!fields.frame().record().header.fin);
        QVERIFY(!m_editor->octets()->selectedPositions().isEmpty());
        m_editor->header()->moreButton()->click();
        QTest::keyClicks(m_editor->header()->announced(), u"2"_s); // fewer than there are
        QCOMPARE(fields.frame().payload().toByteArray(), "{\""_ba);
        m_editor->header()->key()->clear(); // cannot be read
        QTest::keyClicks(m_editor->header()->key(), u"1"_s);
        QVERIFY(!view->isVisible());
        // What was typed is still there.
        m_editor->views()->setCurrentIndex(OutgoingEditor::Json);
        QVERIFY(m_editor->payload()->editor()->toPlainText().contains(u"23"_s));
    }

    void showsTheAnatomyOfAMessage()
    {
        m_editor->setTarget(Direction::ClientToServer, true);
        m_editor->setOriginal(WholeMessage { MessageType::Text, "[1]", false });
        m_editor->setMessage({ MessageType::Text, "[1]", false }, MaskingKey {});
        QCOMPARE(m_editor->views()->currentIndex(), int(OutgoingEditor::Json));
        QCOMPARE(m_editor->originalHead()->detail(), u"as received, 3 B of payload"_s);
        replace(u"1"_s, u"1,2"_s);
        QCOMPARE(item<WholeMessage>().payload, "[1,2]"_ba);
        QCOMPARE(m_editor->message()->length()->text(), u"3 → 5"_s);
        m_editor->views()->setCurrentIndex(OutgoingEditor::Anatomy);
        QVERIFY(m_editor->anatomy()->view()->isVisible());
        QCOMPARE(m_editor->anatomy()->view()->fields().frame().payload().toByteArray(), "[1,2]"_ba);
        m_editor->message()->compressedBox()->click();
        QVERIFY(!m_editor->anatomy()->view()->isVisible()); // nobody knows yet
    }

    /// There is little room for them.
    void showsOctetsWithoutHeadings()
    {
        hold("Hello");
        const HexLayout &layout = m_editor->octets()->hexLayout();
        QCOMPARE(layout.metrics().headingHeight, 0.0);
        QVERIFY(layout.hasText());
        QTRY_COMPARE(layout.columns(), HexLayout::WideColumns);
        QVERIFY(layout.offsetRect(0).width() > 0);
    }

    /// They are seldom needed, but nothing unusual is hidden.
    void hidesFormAndAnnouncedLength()
    {
        HeaderEditor *header = m_editor->header();
        m_editor->setFrame(rawFrame(Opcode::Text, "Hello"));
        QVERIFY(!header->announced()->isVisible());
        header->moreButton()->click();
        QVERIFY(header->announced()->isVisible());
        header->moreButton()->click();
        QVERIFY(!header->announced()->isVisible());
        RawFrame odd = rawFrame(Opcode::Text, "Hello");
        odd.header.payloadLength = 7;
        m_editor->setFrame(odd);
        QVERIFY(header->announced()->isVisible());
        QCOMPARE(header->length()->text(), u"7"_s);
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

    /// What nobody changes is not put into one frame.
    void saysThatUnchangedMessagesKeepTheirFrames()
    {
        const auto detail = [this] { return m_editor->octetsHead()->detail(); };
        m_editor->setTarget(Direction::ClientToServer, true);
        const WholeMessage message { MessageType::Text, "[1]", false };
        m_editor->setOriginal(message);
        m_editor->setMessage(message, MaskingKey {});
        QVERIFY2(detail().endsWith(u"once it is changed; until then, the frames as they came"_s),
            qPrintable(detail()));
        replace(u"1"_s, u"2"_s);
        QVERIFY2(detail().endsWith(u"length and masking are recomputed"_s), qPrintable(detail()));
        replace(u"2"_s, u"1"_s);
        QVERIFY(detail().endsWith(u"as they came"_s));
        const WholeMessage compressed { MessageType::Text, "[1]", true };
        m_editor->setOriginal(compressed);
        m_editor->setMessage(compressed, MaskingKey {});
        QCOMPARE(detail(), u"its frames go on as they came, unless it is changed"_s);
        replace(u"1"_s, u"2"_s);
        QVERIFY2(detail().startsWith(u"made when it goes on"_s), qPrintable(detail()));
        // Nothing came that could go on.
        m_editor->setOriginal(std::nullopt);
        m_editor->setMessage(message, MaskingKey {});
        QVERIFY(detail().endsWith(u"length and masking are recomputed"_s));
    }

    void givesTheRoomOfUnknownOctetsToThePayload()
    {
        m_editor->setTarget(Direction::ClientToServer, true);
        m_editor->setOriginal(WholeMessage { MessageType::Text, "Hello", false });
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
        m_editor->views()->setCurrentIndex(OutgoingEditor::Hex);
        type(u"4"_s);
        QVERIFY(!m_editor->item());
        QVERIFY(m_editor->octets()->isVisible());
        // A message has one line of fields, a frame as many as it needs.
        m_editor->setFrame(rawFrame(Opcode::Text, "Hello"));
        QTRY_VERIFY(payload->height() < low);
    }

    void putsThePayloadsBesideEachOther()
    {
        hold("Hello");
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
    /// A text frame that has come.
    void hold(const QByteArray &payload)
    {
        m_editor->setOriginal(rawFrame(Opcode::Text, payload));
        m_editor->setFrame(rawFrame(Opcode::Text, payload));
    }
    void replace(const QString &text, const QString &other)
    {
        PayloadEditor *editor = m_editor->payload()->editor();
        QTextCursor cursor(editor->document());
        const auto begin = static_cast<int>(editor->toPlainText().indexOf(text));
        QVERIFY2(begin >= 0, qPrintable(text));
        cursor.setPosition(begin);
        cursor.setPosition(begin + static_cast<int>(text.size()), QTextCursor::KeepAnchor);
        cursor.insertText(other);
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
