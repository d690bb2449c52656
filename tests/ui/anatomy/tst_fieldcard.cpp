#include "tests/ui/hex/sampleframe.h"
#include "tests/ui/theme/strictwarnings.h"
#include "ui/anatomy/fieldcard.h"
#include "ui/anatomy/fieldheading.h"
#include "ui/anatomy/notebox.h"
#include "ui/widgets/linkbutton.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class TestFieldCard : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void followsTheField();
    void headingShowsAValueThatFits();
    void showsRuleAndViolations();
    void whatTheFrameBreaksStandsOnTop();
    void linkAsksForTheOtherFrame();
    void textOfOthersIsNoMarkup();
    void condensedHidesNotesBehindALink();
    void notesWrapToTheWidth();
    void headingTakesTwoLinesWhereNarrow();

private:
    QStringList notes() const;

    Theme m_theme;
    FrameSelection m_selection;
    std::unique_ptr<FieldSelection> m_fields;
    std::unique_ptr<FieldCard> m_card;
};

void TestFieldCard::init()
{
    failOnAnyWarning();
    m_theme.setTextScale(1.0);
    m_selection.setFrame({});
    m_selection.setFrame(maskedHello());
    m_fields = std::make_unique<FieldSelection>(&m_selection);
    m_card = std::make_unique<FieldCard>(m_theme, m_fields.get());
    m_card->resize(237, 400);
    m_card->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_card.get()));
}

void TestFieldCard::cleanup()
{
    m_card.reset();
    m_fields.reset();
}

/// What the boxes say, from top to bottom.
QStringList TestFieldCard::notes() const
{
    QList<NoteBox *> boxes = m_card->findChildren<NoteBox *>();
    boxes.removeIf([](const NoteBox *box) { return !box->isVisible(); });
    std::sort(boxes.begin(), boxes.end(), [this](const NoteBox *a, const NoteBox *b) {
        return a->mapTo(m_card->widget(), QPoint()).y() < b->mapTo(m_card->widget(), QPoint()).y();
    });
    QStringList texts;
    for (const NoteBox *box : boxes)
        texts.append(box->text());
    return texts;
}

void TestFieldCard::followsTheField()
{
    auto *heading = m_card->findChild<FieldHeading *>();
    QCOMPARE(heading->accessibleName(), u"Text frame, 0x1"_s);
    m_fields->select(4);
    QCOMPARE(heading->accessibleName(), u"Opcode, bits 4–7, 0x1 text"_s);
    m_selection.setOctets({ 2, 4 });
    QCOMPARE(heading->accessibleName(), u"Masking-key, bits 16–47, 0x37FA213D"_s);
    m_selection.setFrame({});
    QVERIFY(m_card->explanation().name.isEmpty());
    QVERIFY(notes().isEmpty());
}

/// In the least width in which it all stands on one line, nothing is elided.
void TestFieldCard::headingShowsAValueThatFits()
{
    FieldExplanation frame;
    frame.name = u"Ping frame"_s;
    frame.value = u"0x9"_s;
    FieldExplanation field = frame;
    field.bits = u"bit 0"_s;
    for (const FieldExplanation &shown : { frame, field }) {
        FieldHeading heading(m_theme);
        heading.setField(shown);
        const auto endAt = [&heading](int width) {
            const int end = QFontMetrics(heading.font()).horizontalAdvance(u"0x9"_s) / 2;
            heading.resize(width, heading.heightForWidth(width));
            const QImage image = heading.grab().toImage();
            return image.copy(image.width() - end, 0, end, image.height());
        };
        int least = 1000;
        while (heading.heightForWidth(least - 1) == heading.heightForWidth(1000))
            --least;
        QCOMPARE(endAt(least), endAt(1000));
    }
}

void TestFieldCard::showsRuleAndViolations()
{
    m_fields->select(5);
    QTRY_COMPARE(notes().size(), 2);
    QVERIFY(notes().at(0).startsWith("Rule. A client masks every frame"_L1));
    QVERIFY(notes().at(0).endsWith(u"§5.1"_s));
    QVERIFY(notes().at(1).startsWith("Violation if a client frame has MASK = 0"_L1));
}

void TestFieldCard::whatTheFrameBreaksStandsOnTop()
{
    const QList<Violation> violations { { Rule::MaskMissing, {}, 1, 1, {} } };
    m_selection.setFrame(sampleFrame(makeHeader(Opcode::Text, 1), "x", {}, violations, 2));
    m_fields->select(5);
    QTRY_COMPARE(notes().size(), 3);
    QCOMPARE(notes().first(), u"A frame from the client is not masked §5.1"_s);
}

void TestFieldCard::linkAsksForTheOtherFrame()
{
    m_selection.setFrame(
        sampleFrame(makeHeader(Opcode::Text, 5, MaskingKey {}, false), "and a", {}, {}, 2961));
    MessageOutline message = outlineMessage(m_selection.frame(), nullptr);
    message.last = 2965;
    m_card->setMessage(message);
    m_fields->select(0);
    QSignalSpy requested(m_card.get(), &FieldCard::frameRequested);
    for (QLabel *label : m_card->findChildren<QLabel *>()) {
        if (label->text().contains("href"_L1))
            emit label->linkActivated(u"frame"_s);
    }
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested.first().first().value<FrameId>(), FrameId { 2965 });
}

void TestFieldCard::textOfOthersIsNoMarkup()
{
    m_selection.setFrame(sampleFrame(makeHeader(Opcode::Text, 1), "<", {}, {}, 2));
    m_card->setMessage(outlineMessage(m_selection.frame(), nullptr));
    m_fields->select(7);
    QVERIFY(m_card->explanation().meaning.contains("less than"_L1));
    for (const QLabel *label : m_card->findChildren<QLabel *>()) {
        if (label->textFormat() == Qt::RichText)
            QVERIFY(!label->text().contains(u'<'));
    }
}

void TestFieldCard::condensedHidesNotesBehindALink()
{
    m_fields->select(0);
    m_card->setCondensed(true);
    QVERIFY(notes().isEmpty());
    auto *link = m_card->findChild<LinkButton *>();
    QTRY_VERIFY(link->isVisible());
    QTest::mouseClick(link, Qt::LeftButton);
    QTRY_COMPARE(notes().size(), 2);
    QVERIFY(!link->isVisible());
    m_fields->select(5); // folded again for the next field
    QVERIFY(notes().isEmpty());
    m_card->setCondensed(false);
    QTRY_COMPARE(notes().size(), 2);
}

void TestFieldCard::notesWrapToTheWidth()
{
    const NoteBox box(m_theme, Tone::Info, u"book"_s, u"Rule."_s,
        { u"A sentence of some length that has to be broken."_s, u"§5.4"_s });
    QVERIFY(box.heightForWidth(120) > box.heightForWidth(300));
    QVERIFY(box.heightForWidth(300) > box.heightForWidth(1000));
    QCOMPARE(box.accessibleName(), box.text());
}

void TestFieldCard::headingTakesTwoLinesWhereNarrow()
{
    auto *heading = m_card->findChild<FieldHeading *>();
    m_fields->select(7); // a long name and a long value
    QVERIFY(heading->heightForWidth(150) > heading->heightForWidth(500));
    m_fields->select(0);
    QCOMPARE(heading->heightForWidth(150), heading->heightForWidth(500));
}

QTEST_MAIN(TestFieldCard)
#include "tst_fieldcard.moc"
