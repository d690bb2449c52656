#include "ui/anatomy/fieldcard.h"

#include "ui/anatomy/connectionchecklist.h"
#include "ui/anatomy/fieldheading.h"
#include "ui/anatomy/notebox.h"
#include "ui/frames/framemenu.h"
#include "ui/widgets/linkbutton.h"
#include "ui/widgets/textlabel.h"

#include <QBoxLayout>
#include <QPushButton>

#include <utility>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr int Padding = 12;

QVBoxLayout *makeColumn(QWidget *parent = nullptr)
{
    auto *column = new QVBoxLayout(parent);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    return column;
}

/// The meaning, with the frame it speaks of as a link. All else is escaped: it is no markup.
QString linkedText(const FieldExplanation &explanation)
{
    QString text = explanation.meaning.toHtmlEscaped();
    if (explanation.otherFrame != 0) {
        const QString name = FieldExplanation::frameName(explanation.otherFrame);
        text.replace(name, u"<a href=\"frame\">%1</a>"_s.arg(name));
    }
    return text;
}

void clear(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

} // namespace

FieldCard::FieldCard(const Theme &theme, FieldSelection *fields, QWidget *parent)
    : QScrollArea(parent)
    , m_theme(theme)
    , m_fields(fields)
    , m_broken(makeColumn())
    , m_heading(new FieldHeading(theme))
    , m_meaning(new TextLabel(theme, Theme::TypeRole::Body, Theme::Token::Text))
    , m_unfold(new LinkButton(theme, tr("Rule and violations…")))
    , m_notes(new QWidget)
    , m_rule(makeColumn())
    , m_violations(makeColumn())
    , m_checks(new ConnectionCheckList(theme))
    , m_copy(new QPushButton(tr("Copy value")))
    , m_compose(new QPushButton(tr("Open in composer")))
    , m_lesson(new QPushButton)
    , m_frameTools(new QHBoxLayout)
    , m_toolRow(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_tools(createTools())
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Explanation of the field"));
    m_meaning->setWordWrap(true);
    m_meaning->setTextFormat(Qt::RichText); // for the link; see linkedText()
    m_meaning->setTextInteractionFlags(
        Qt::TextSelectableByMouse | Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    auto *notes = makeColumn(m_notes);
    notes->addLayout(m_rule);
    notes->addLayout(m_violations);
    placeChecks();

    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(Padding, 8, Padding, Padding);
    column->setSpacing(8);
    column->addLayout(m_broken);
    column->addWidget(m_heading);
    column->addWidget(m_meaning);
    column->addWidget(m_unfold);
    column->addWidget(m_notes);
    column->addStretch();
    column->addWidget(m_tools);
    setWidget(content);
    content->setAutoFillBackground(false); // the ground is the page's
    viewport()->setAutoFillBackground(false);

    connect(m_meaning, &QLabel::linkActivated, this,
        [this] { emit frameRequested(m_explanation.otherFrame); });
    connect(m_checks, &ConnectionCheckList::frameRequested, this, &FieldCard::frameRequested);
    connect(m_unfold, &LinkButton::clicked, this, &FieldCard::unfold);
    connect(m_fields, &FieldSelection::currentChanged, this, &FieldCard::explain);
    connect(m_fields, &FieldSelection::coverChanged, this, &FieldCard::explain);
    connect(&m_theme, &Theme::changed, this, &FieldCard::applyTheme);
    applyTheme();
    explain();
}

QWidget *FieldCard::createTools()
{
    auto *tools = new QWidget;
    m_frameTools->setSpacing(8);
    m_frameTools->addWidget(m_copy);
    m_frameTools->addWidget(m_compose);
    m_frameTools->addStretch();
    tools->setLayout(m_toolRow);
    m_toolRow->setContentsMargins(0, 0, 0, 0);
    m_toolRow->setSpacing(8);
    m_toolRow->addLayout(m_frameTools, 1);
    m_toolRow->addWidget(m_lesson, 0, Qt::AlignRight);
    tools->hide();
    m_compose->hide();
    m_lesson->hide();
    connect(m_copy, &QPushButton::clicked, this, &FieldCard::copyRequested);
    connect(m_compose, &QPushButton::clicked, this,
        [this] { emit composeRequested(m_fields->frame()); });
    connect(m_lesson, &QPushButton::clicked, this, [this] {
        const QString id = m_lessonId; // another may be offered before all have heard
        emit lessonRequested(id);
    });
    return tools;
}

void FieldCard::setToolsShown(bool shown)
{
    m_hasTools = shown;
    m_tools->setVisible(shown);
    placeChecks();
    offerLesson();
}

void FieldCard::setComposable(bool composable)
{
    m_compose->setVisible(composable);
    arrangeTools();
}

void FieldCard::setLessons(LessonSource read)
{
    m_readLessons = std::move(read);
    offerLesson();
}

/// The one about the selected field, if there is one.
void FieldCard::offerLesson()
{
    const FrameHandle &frame = m_fields->frame();
    const std::optional<FrameField> field = m_fields->currentField();
    if (!m_hasTools || frame.isNull() || !field) {
        m_lesson->hide();
        return;
    }
    if (m_readLessons)
        m_lessons = std::exchange(m_readLessons, {})();
    const FrameRecord &record = frame.record();
    const FieldLesson *lesson
        = findFieldLesson(m_lessons, record.header, record.storedLength, field->bits.first);
    m_lesson->setVisible(lesson != nullptr);
    if (!lesson)
        return;
    m_lessonId = lesson->id;
    m_lesson->setAccessibleName(lesson->number > 0
            ? tr("Lesson %1: %2").arg(QString::number(lesson->number), lesson->title)
            : lesson->title);
    arrangeTools();
}

/// The lesson stands at the right, or below the others where that is too narrow. A title may be of
/// any length: what has no room is left out.
void FieldCard::arrangeTools()
{
    const int room = viewport()->width() - 2 * Padding;
    const QString name = m_lesson->accessibleName();
    const QFontMetrics metrics(m_lesson->font());
    m_lesson->setText(QString(name).replace(u'&', "&&"_L1));
    const int around = m_lesson->sizeHint().width() - metrics.horizontalAdvance(name);
    m_lesson->setText(
        metrics.elidedText(name, Qt::ElideRight, room - around).replace(u'&', "&&"_L1));
    const int beside = m_frameTools->sizeHint().width() + m_toolRow->spacing();
    m_toolRow->setDirection(beside + m_lesson->sizeHint().width() > room ? QBoxLayout::TopToBottom
                                                                         : QBoxLayout::LeftToRight);
}

void FieldCard::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    arrangeTools();
}

void FieldCard::applyTheme()
{
    m_copy->setIcon(m_theme.icon(u"copy"_s));
    m_compose->setIcon(m_theme.icon(u"edit"_s));
    m_lesson->setIcon(m_theme.icon(u"book"_s));
    arrangeTools();
}

void FieldCard::setMessage(const MessageOutline &message)
{
    m_message = message;
    explain();
}

void FieldCard::setTense(Tense tense)
{
    m_tense = tense;
    explain();
}

void FieldCard::setCondensed(bool condensed)
{
    if (condensed == m_condensed)
        return;
    m_condensed = condensed;
    m_unfolded = false;
    fillNotes();
}

void FieldCard::unfold()
{
    m_unfolded = true;
    fillNotes();
}

void FieldCard::explain()
{
    const FrameHandle &frame = m_fields->frame();
    const std::optional<FrameField> field = m_fields->currentField();
    if (frame.isNull())
        m_explanation = {};
    else
        m_explanation = field
            ? explainField(*field, frame, m_message, m_fields->isCovered(*field), m_tense)
            : explainFrame(frame, m_message, m_tense);
    m_heading->setField(m_explanation);
    m_meaning->setText(linkedText(m_explanation));
    m_meaning->setAccessibleName(m_explanation.meaning);

    m_copy->setEnabled(field.has_value());
    m_compose->setEnabled(FrameMenu::canBeComposed(frame));
    offerLesson();
    clear(m_broken);
    for (const FieldExplanation::Note &note : m_explanation.broken)
        m_broken->addWidget(new NoteBox(m_theme, Tone::Error, u"error"_s, {}, note));
    m_unfolded = false;
    fillNotes();
}

void FieldCard::setTally(const Tally &tally)
{
    m_tally = tally;
    showChecks();
}

void FieldCard::showChecks()
{
    const FrameHandle &frame = m_fields->frame();
    const std::optional<FrameField> field = m_fields->currentField();
    QList<ConnectionCheck> checks;
    if (field && !frame.isNull() && frame.record().connection == m_tally.connection)
        checks = checkConnection(
            *field, frame.record().header, m_message.isText(), m_tally.counts, m_tally.extensions);
    m_checks->setChecks(m_tally.connection, checks, m_tally.counted, m_tally.known);
}

/// Between rule and violations; where there is little room, behind both.
void FieldCard::placeChecks()
{
    auto *notes = static_cast<QVBoxLayout *>(m_notes->layout());
    notes->removeWidget(m_checks);
    notes->insertWidget(m_hasTools ? 1 : 2, m_checks);
}

void FieldCard::fillNotes()
{
    const bool folded = m_condensed && !m_unfolded;
    const bool hasNotes = !m_explanation.rule.text.isEmpty();
    clear(m_rule);
    clear(m_violations);
    m_unfold->setVisible(folded && hasNotes);
    m_notes->setVisible(!folded && hasNotes);
    showChecks();
    if (folded || !hasNotes)
        return;
    m_rule->addWidget(new NoteBox(m_theme, Tone::Info, u"book"_s, tr("Rule."), m_explanation.rule));
    for (const FieldExplanation::Note &note : m_explanation.violationIf)
        m_violations->addWidget(
            new NoteBox(m_theme, Tone::Error, u"error"_s, tr("Violation if"), note));
}

} // namespace Framescope
