#include "ui/lessons/lessonpanel.h"

#include "ui/frames/panelstrip.h"
#include "ui/lessons/animationplayer.h"
#include "ui/lessons/exerciserow.h"
#include "ui/lessons/lessontext.h"
#include "ui/lessons/reassemblyanimation.h"
#include "ui/lessons/stepbar.h"
#include "ui/lessons/unmaskinganimation.h"
#include "ui/widgets/card.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/linkbutton.h"
#include "ui/widgets/noterow.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
using Token = Theme::Token;
using TypeRole = Theme::TypeRole;

constexpr int PanelWidth = 376;
constexpr int HeaderHeight = 34;
constexpr int MaxListHeight = 300;
constexpr int LeastListHeight = 64;
/// Of the panel's height, while a step stands below it.
constexpr int ListPart = 4;
/// Below it only the lesson that is being read keeps its row.
constexpr int LowHeight = 420;

} // namespace

LessonPanel::LessonPanel(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_list(new LessonList(theme, this))
    , m_menu(new QMenu(this))
    , m_lesson(new QWidget(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(createHeader());
    m_problem = new NoteRow(theme, NoteRow::Ground::Toned, this);
    m_problem->hide();
    column->addWidget(m_problem);
    column->addWidget(m_list);
    auto *below = new QVBoxLayout(m_lesson);
    below->setContentsMargins({});
    below->setSpacing(0);
    below->addWidget(createPage(), 1);
    below->addWidget(createPlace());
    below->addWidget(createNavigation());
    column->addWidget(m_lesson, 1);
    setMinimumWidth(theme.px(300));

    connect(m_list, &LessonList::chosen, this, &LessonPanel::lessonChosen);
    // Everywhere in the window: the learner's hands are in the table or the composer.
    auto *next = new QShortcut(Qt::ALT | Qt::Key_Right, this);
    connect(next, &QShortcut::activated, m_next, &QPushButton::click);
    auto *back = new QShortcut(Qt::ALT | Qt::Key_Left, this);
    connect(back, &QShortcut::activated, m_back, &QPushButton::click);
    auto *leave
        = new QShortcut(Qt::Key_Escape, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(leave, &QShortcut::activated, this, &LessonPanel::leaveRequested);
    connect(&m_theme, &Theme::changed, this, [this] {
        m_next->setIcon(m_theme.iconOnFill(u"chevr"_s));
        m_back->setIcon(m_theme.icon(u"chevl"_s));
        update();
    });
    showList();
}

QSize LessonPanel::sizeHint() const
{
    return { m_theme.px(PanelWidth), m_theme.px(600) };
}

void LessonPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Token::BgPanel));
    painter.fillRect(0, 0, 1, height(), m_theme.color(Token::Line));
}

QWidget *LessonPanel::createHeader()
{
    auto *header = new PanelStrip(m_theme, HeaderHeight, Qt::BottomEdge, this);
    auto *title = new TextLabel(m_theme, TypeRole::Body, Token::Text, tr("Lessons"), header);
    title->setBold(true);
    m_done = new TextLabel(m_theme, TypeRole::Small, Token::Text2, {}, header);
    auto *more = new IconButton(m_theme, u"more"_s, tr("More about lessons"), header);
    more->setMenu(m_menu);
    more->setPopupMode(QToolButton::InstantPopup);
    auto *close = new IconButton(m_theme, u"x"_s, tr("Close the lessons"), header);
    connect(close, &IconButton::clicked, this, &LessonPanel::closeRequested);
    header->row()->addWidget(new IconLabel(m_theme, u"book"_s, Token::Text2, 16, header));
    header->row()->addWidget(title);
    header->row()->addStretch();
    header->row()->addWidget(m_done);
    header->row()->addWidget(more);
    header->row()->addWidget(close);
    return header;
}

QWidget *LessonPanel::createPage()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(14, 10, 14, 12);
    column->setSpacing(8);
    m_caption = new TextLabel(m_theme, TypeRole::Small, Token::Text2, {}, page);
    m_bar = new StepBar(m_theme, page);
    auto *caption = new QHBoxLayout;
    caption->addWidget(m_caption, 1);
    caption->addWidget(m_bar);
    m_text = new LessonText(m_theme, page);
    m_marks = new TextLabel(m_theme, TypeRole::Small, Token::Text2, {}, page);
    m_marks->setWordWrap(true);
    m_sections = new NoteRow(m_theme, NoteRow::Ground::Toned, page);
    m_animation = new QVBoxLayout;
    m_card = new Card(m_theme, tr("Try it"), page);
    m_card->icon()->setIcon(u"flask"_s, Token::Accent);
    m_card->icon()->show();
    m_cardCount = new TextLabel(m_theme, TypeRole::Small, Token::Text2, {}, m_card);
    m_card->addToHeader(m_cardCount);
    m_card->body()->setContentsMargins(0, 4, 0, 6);
    column->addLayout(caption);
    column->addWidget(m_text);
    column->addWidget(m_marks);
    column->addWidget(m_sections);
    column->addLayout(m_animation);
    column->addWidget(m_card);
    column->addStretch();

    m_scroll = new QScrollArea(m_lesson);
    m_scroll->setObjectName(u"step"_s);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(page);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    page->setAutoFillBackground(false);
    return m_scroll;
}

QWidget *LessonPanel::createPlace()
{
    auto *strip = new PanelStrip(m_theme, 28, Qt::TopEdge, m_lesson);
    m_place = new TextLabel(m_theme, TypeRole::Small, Token::Text2, {}, strip);
    m_place->setToolTip(tr("All of this happens on this computer; nothing leaves it."));
    auto *again = new LinkButton(m_theme, tr("Connect again"), strip);
    connect(again, &LinkButton::clicked, this, &LessonPanel::reconnectRequested);
    strip->row()->addWidget(new IconLabel(m_theme, u"flask"_s, Token::Text2, 14, strip));
    strip->row()->addWidget(m_place, 1);
    strip->row()->addWidget(again);
    return strip;
}

QWidget *LessonPanel::createNavigation()
{
    auto *strip = new PanelStrip(m_theme, 46, Qt::TopEdge, m_lesson);
    m_back = new QPushButton(m_theme.icon(u"chevl"_s), tr("Back"), strip);
    m_back->setToolTip(tr("The step before (Alt+Left)"));
    m_skip = new LinkButton(m_theme, tr("Skip exercise"), strip);
    m_skip->setToolTip(tr("Go on without solving it"));
    m_next = new QPushButton(tr("Next step"), strip);
    m_next->setToolTip(tr("Go on (Alt+Right)"));
    m_next->setProperty("primary", true);
    m_next->setIcon(m_theme.iconOnFill(u"chevr"_s));
    m_next->setLayoutDirection(Qt::RightToLeft); // the arrow stands behind the word
    connect(m_back, &QPushButton::clicked, this, [this] { emit stepRequested(m_step - 1); });
    connect(m_skip, &LinkButton::clicked, this, &LessonPanel::goOn);
    connect(m_next, &QPushButton::clicked, this, &LessonPanel::goOn);
    strip->row()->addWidget(m_back);
    strip->row()->addStretch();
    strip->row()->addWidget(m_skip);
    strip->row()->addWidget(m_next);
    return strip;
}

void LessonPanel::goOn()
{
    if (m_step + 1 < m_stepCount)
        emit stepRequested(m_step + 1);
    else
        emit finished();
}

void LessonPanel::setEntries(const QList<LessonList::Entry> &entries)
{
    m_list->setEntries(entries);
    m_done->setText(tr("%1 of %2 done").arg(m_list->doneCount()).arg(entries.size()));
}

bool LessonPanel::isShowingStep() const
{
    return !m_lesson->isHidden();
}

void LessonPanel::showList()
{
    m_lesson->hide();
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_list->setMaximumHeight(QWIDGETSIZE_MAX);
    m_list->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    m_list->setFocus();
}

/// Where there is little room the text has it.
void LessonPanel::fitList()
{
    if (m_lesson->isHidden())
        return;
    const bool low = height() < m_theme.px(LowHeight);
    m_list->setVerticalScrollBarPolicy(low ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    m_list->setMaximumHeight(low ? m_list->heightOf(1)
                                 : std::clamp(height() / ListPart, m_theme.px(LeastListHeight),
                                     m_theme.px(MaxListHeight)));
    m_list->scrollToItem(m_list->currentItem());
}

void LessonPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitList();
}

void LessonPanel::showStep(const Lesson &lesson, qsizetype step,
    const std::function<bool(const QString &exercise)> &isSolved, const QList<bool> &solvedSteps)
{
    m_list->setCurrentId(lesson.id);
    m_list->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    const LessonStep &shown = lesson.steps.at(step);
    m_step = step;
    m_stepCount = lesson.steps.size();
    m_caption->setText(
        tr("Lesson %1, step %2 of %3").arg(lesson.number).arg(step + 1).arg(lesson.steps.size()));
    m_shown = shown;
    m_facts.clear();
    writeText();
    m_marks->setText(markText(shown.marks));
    m_marks->setVisible(!shown.marks.isEmpty());
    m_sections->setNote(Tone::Info, sectionText(shown.sections));
    m_sections->setVisible(!shown.sections.isEmpty());
    addAnimation(shown.animation);
    addExercises(shown, isSolved);
    m_lesson->show();
    fitList();
    m_scroll->verticalScrollBar()->setValue(0);
    setSolvedSteps(solvedSteps);
}

void LessonPanel::setFacts(const QHash<QString, QString> &facts)
{
    if (facts == m_facts)
        return;
    m_facts = facts;
    writeText();
}

void LessonPanel::writeText()
{
    QList<LessonBlock> blocks = m_shown.blocks;
    for (LessonBlock &block : blocks)
        block.text = fillPlaceholders(block.text, m_facts);
    m_text->setText(m_shown.title, blocks);
}

void LessonPanel::addAnimation(LessonStep::Animation animation)
{
    delete m_player;
    m_player = nullptr;
    switch (animation) {
    case LessonStep::Animation::None:
        return;
    case LessonStep::Animation::Unmasking:
        m_player = new AnimationPlayer(m_theme, new UnmaskingAnimation(m_theme), this);
        break;
    case LessonStep::Animation::Reassembly:
        m_player = new AnimationPlayer(m_theme, new ReassemblyAnimation(m_theme), this);
        break;
    }
    m_animation->addWidget(m_player);
}

void LessonPanel::addExercises(
    const LessonStep &step, const std::function<bool(const QString &exercise)> &isSolved)
{
    for (ExerciseRow *row : std::as_const(m_exercises)) {
        m_card->body()->removeWidget(row);
        row->hide();
        row->deleteLater(); // it may be what has just been asked for another step
    }
    m_exercises.clear();
    for (const LessonExercise &exercise : step.exercises) {
        auto *row = new ExerciseRow(m_theme, exercise, m_card);
        if (isSolved(exercise.id))
            row->setSolved();
        const QString id = exercise.id;
        connect(row, &ExerciseRow::answered, this,
            [this, id](const QString &answer) { emit answered(id, answer); });
        connect(row, &ExerciseRow::actionRequested, this, &LessonPanel::actionRequested);
        connect(
            row, &ExerciseRow::solutionRequested, this, [this, id] { emit solutionRequested(id); });
        m_card->body()->addWidget(row);
        row->show(); // at once: the focus may be wanted there
        m_exercises.append(row);
    }
    m_card->setVisible(!m_exercises.isEmpty());
}

void LessonPanel::setResult(const QString &exercise, const ExerciseResult &result)
{
    bool movesOn = false;
    for (ExerciseRow *row : std::as_const(m_exercises)) {
        if (row->exercise().id != exercise)
            continue;
        movesOn = result.isSolved && row->isAncestorOf(window()->focusWidget());
        row->setResult(result);
    }
    updateNavigation();
    if (movesOn)
        focusStep();
}

void LessonPanel::tell(const QString &exercise, const QString &text)
{
    for (ExerciseRow *row : std::as_const(m_exercises)) {
        if (row->exercise().id == exercise)
            row->tell(text);
    }
}

void LessonPanel::setSolvedSteps(const QList<bool> &solvedSteps)
{
    m_bar->setSteps(solvedSteps, m_step);
    updateNavigation();
}

void LessonPanel::focusText()
{
    m_text->setFocus();
}

void LessonPanel::focusStep()
{
    for (ExerciseRow *row : std::as_const(m_exercises)) {
        if (!row->isSolved()) {
            row->focusInput();
            m_scroll->ensureWidgetVisible(row);
            return;
        }
    }
    m_next->setFocus();
}

void LessonPanel::updateNavigation()
{
    const auto solved = std::count_if(m_exercises.begin(), m_exercises.end(),
        [](const ExerciseRow *row) { return row->isSolved(); });
    const bool isSolved = solved == m_exercises.size();
    m_cardCount->setText(tr("%1 of %2 solved").arg(solved).arg(m_exercises.size()));
    m_back->setEnabled(m_step > 0);
    m_next->setEnabled(isSolved);
    m_next->setText(m_step + 1 < m_stepCount ? tr("Next step") : tr("Finish"));
    m_skip->setVisible(!isSolved);
}

void LessonPanel::setPlace(const QString &place)
{
    m_place->setText(place);
}

void LessonPanel::takeOver(const LessonPanel &other)
{
    setPlace(other.m_place->text());
    for (qsizetype i = 0; i < std::min(m_exercises.size(), other.m_exercises.size()); ++i)
        m_exercises.at(i)->takeOver(*other.m_exercises.at(i));
}

void LessonPanel::setProblem(const QString &sentence)
{
    m_problem->setNote(Tone::Error, sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

QString LessonPanel::sectionText(const QList<RfcSection> &sections) const
{
    QStringList texts;
    for (const RfcSection &section : sections) {
        const RfcSectionInfo *info = findRfcSection(section);
        texts.append(tr("RFC %1 §%2 %3")
                         .arg(section.rfc)
                         .arg(section.number, info ? QString(info->title) : QString()));
    }
    return texts.join(u"\n"_s);
}

QString LessonPanel::markText(const QStringList &marks) const
{
    QStringList texts;
    for (qsizetype i = 0; i < marks.size(); ++i)
        texts.append(u"%1 %2"_s.arg(i + 1).arg(marks.at(i)));
    return tr("Marked in the frame: %1").arg(texts.join(u" · "_s));
}

} // namespace Framescope
