#include "ui/lessons/exerciserow.h"

#include "ui/widgets/iconlabel.h"
#include "ui/widgets/noterow.h"
#include "ui/widgets/textlabel.h"

#include <QAccessible>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QStyle>

#include <utility>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
using ActionKind = LessonAction::Kind;

/// Backticks mark code, which a label has no other font for.
QString withoutBackticks(const QString &text)
{
    QString plain;
    for (const LessonSpan &span : lessonSpans(text))
        plain += span.text;
    return plain;
}

/// What a text field may hold: a text that shows the 64-bit length.
constexpr int MaxInput = 200'000;

} // namespace

ExerciseRow::ExerciseRow(const Theme &theme, LessonExercise exercise, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_exercise(std::move(exercise))
    , m_state(new IconLabel(theme, u"chevr"_s, Theme::Token::Accent, 14, this))
    , m_prompt(new TextLabel(theme, Theme::TypeRole::Body, Theme::Token::Text,
          withoutBackticks(m_exercise.prompt), this))
    , m_input(createInput())
    , m_note(new NoteRow(theme, NoteRow::Ground::Plain, this))
{
    m_prompt->setWordWrap(true);
    m_note->hide();
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_state, 0, Qt::AlignTop);
    head->addWidget(m_prompt, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 6, 12, 6);
    column->setSpacing(6);
    column->addLayout(head);
    column->addWidget(m_input);
    column->addWidget(m_note);
    setAccessibleName(tr("Exercise, not solved: %1").arg(m_prompt->text()));
    connect(m_note, &NoteRow::actionTriggered, this, &ExerciseRow::solutionRequested);
}

QWidget *ExerciseRow::createInput()
{
    if (m_exercise.check.kind == LessonCheck::Kind::Choice)
        return createChoices();
    return createLine();
}

QWidget *ExerciseRow::createChoices()
{
    auto *input = new QWidget(this);
    auto *column = new QVBoxLayout(input);
    column->setContentsMargins(22, 0, 0, 0);
    column->setSpacing(4);
    m_choices = new QButtonGroup(this);
    for (const QString &choice : m_exercise.check.choices) {
        // A button does not wrap; its label beside it does.
        auto *row = new QHBoxLayout;
        auto *button = new QRadioButton(input);
        const QString text = withoutBackticks(choice);
        button->setAccessibleName(text);
        auto *label
            = new TextLabel(m_theme, Theme::TypeRole::Body, Theme::Token::Text, text, input);
        label->setWordWrap(true);
        label->setBuddy(button);
        row->addWidget(button, 0, Qt::AlignTop);
        row->addWidget(label, 1);
        column->addLayout(row);
        m_choices->addButton(button, static_cast<int>(m_choices->buttons().size()));
    }
    auto *buttons = new QHBoxLayout;
    m_submit = new QPushButton(tr("Check"), input);
    m_submit->setProperty("primary", true);
    m_hint = new QPushButton(tr("Hint"), input);
    buttons->addWidget(m_submit);
    buttons->addWidget(m_hint);
    buttons->addStretch();
    column->addLayout(buttons);
    connect(m_submit, &QPushButton::clicked, this, &ExerciseRow::submit);
    connect(m_hint, &QPushButton::clicked, this, [this] {
        m_showsHint = true;
        showNote(Tone::Info, withoutBackticks(m_exercise.hint));
    });
    return input;
}

QWidget *ExerciseRow::createLine()
{
    const bool isTraffic = m_exercise.check.kind == LessonCheck::Kind::Traffic;
    auto *input = new QWidget(this);
    auto *row = new QHBoxLayout(input);
    row->setContentsMargins(22, 0, 0, 0);
    row->setSpacing(6);
    if (!isTraffic || m_exercise.tool) {
        m_line = new QLineEdit(input);
        m_line->setMaxLength(MaxInput);
        m_line->setFont(m_theme.font(Theme::TypeRole::Code));
        m_line->setAccessibleName(isTraffic ? toolName() : tr("Your answer"));
        m_line->setAccessibleDescription(m_prompt->text());
        m_line->setPlaceholderText(isTraffic ? toolHint() : QString());
        m_submit = new QPushButton(isTraffic ? tr("Send") : tr("Check"), input);
        m_submit->setProperty("primary", true);
        row->addWidget(m_line, 1);
        row->addWidget(m_submit);
        connect(m_line, &QLineEdit::textEdited, this, [this] { markLine(false); });
        connect(m_line, &QLineEdit::returnPressed, this, &ExerciseRow::submit);
        connect(m_submit, &QPushButton::clicked, this, &ExerciseRow::submit);
    }
    m_hint = new QPushButton(tr("Hint"), input);
    row->addWidget(m_hint);
    if (!m_line)
        row->addStretch();
    connect(m_hint, &QPushButton::clicked, this, [this] {
        m_showsHint = true;
        showNote(Tone::Info, withoutBackticks(m_exercise.hint));
    });
    return input;
}

QString ExerciseRow::toolName() const
{
    switch (*m_exercise.tool) {
    case ActionKind::Connect:
        return tr("Header field to change");
    case ActionKind::Text:
        return tr("Text to send");
    case ActionKind::Binary:
        return tr("Octets of a binary message");
    case ActionKind::Octets:
        return tr("Octets to put on the wire");
    case ActionKind::Frame:
        return tr("Frame to send");
    case ActionKind::Ping:
        return tr("Payload of the Ping");
    case ActionKind::Close:
        return tr("Status code and reason");
    case ActionKind::Abort:
        return tr("End TCP");
    case ActionKind::Write:
        return tr("New content of the file");
    }
    return {};
}

QString ExerciseRow::toolHint() const
{
    switch (*m_exercise.tool) {
    case ActionKind::Connect:
        return u"Name: value | -Name"_s;
    case ActionKind::Binary:
    case ActionKind::Octets:
        return u"81 85 …"_s;
    case ActionKind::Frame:
        return u"text more: and a"_s;
    case ActionKind::Close:
        return u"1000 bye"_s;
    default:
        return toolName();
    }
}

QString ExerciseRow::inputProblem() const
{
    switch (*m_exercise.tool) {
    case ActionKind::Connect:
        return tr(
            "Write “Name: value” to replace a field, “-Name” to leave it out, and “|” between "
            "two of them.");
    case ActionKind::Binary:
    case ActionKind::Octets:
        return tr("Octets are written with two hex digits each.");
    case ActionKind::Frame:
        return tr("Write the opcode, “more” if the message goes on, a colon and the payload: "
                  "“text more: and a”.");
    case ActionKind::Ping:
        return tr("A Ping has at most 125 octets of payload.");
    case ActionKind::Close:
        return tr("Write a number, and perhaps a reason behind it.");
    default:
        return tr("This cannot be sent.");
    }
}

void ExerciseRow::submit()
{
    if (m_exercise.check.kind == LessonCheck::Kind::Choice) {
        const int chosen = m_choices->checkedId();
        emit answered(chosen < 0 ? QString() : m_exercise.check.choices.at(chosen));
        return;
    }
    if (m_exercise.check.kind != LessonCheck::Kind::Traffic) {
        emit answered(m_line->text());
        return;
    }
    const auto action = LessonAction::fromInput(*m_exercise.tool, m_line->text());
    if (!action) {
        showNote(Tone::Error, inputProblem());
        return;
    }
    m_line->selectAll(); // what is typed next takes its place
    emit actionRequested(*action);
}

void ExerciseRow::setSolved()
{
    if (m_isSolved)
        return;
    m_isSolved = true;
    const bool hadFocus = isAncestorOf(window()->focusWidget());
    m_state->setIcon(u"check"_s, Theme::Token::Ok);
    m_prompt->setColor(Theme::Token::Text2);
    m_input->setVisible(hadFocus && m_exercise.tool.has_value()); // one may want to send more
    m_note->setVisible(false);
    setAccessibleName(tr("Exercise, solved: %1").arg(m_prompt->text()));
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void ExerciseRow::setResult(const ExerciseResult &result)
{
    if (result.isSolved) {
        setSolved();
        return;
    }
    if (m_isSolved)
        return;
    if (!result.feedback.isEmpty()) {
        showNote(Tone::Error, result.feedback);
        markLine(true);
    } else if (result.met != std::exchange(m_met, result.met)) {
        showNote(Tone::Info,
            tr("%1 of %2 frames are there, in this order.").arg(result.met).arg(result.wanted));
    }
}

void ExerciseRow::showNote(Tone tone, const QString &text)
{
    // Who has seen the hint may see the solution, too.
    const bool canShow = m_showsHint && !m_isSolved;
    m_note->setNote(tone, text, {}, canShow ? tr("Show me") : QString());
    m_note->show();
    QAccessibleEvent event(m_note, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

/// A wrong answer is red until it is changed.
void ExerciseRow::markLine(bool isWrong)
{
    if (!m_line)
        return;
    m_line->setProperty("problem", isWrong ? QVariant(u"error"_s) : QVariant());
    m_line->style()->unpolish(m_line);
    m_line->style()->polish(m_line);
}

void ExerciseRow::tell(const QString &text)
{
    showNote(Tone::Info, text);
}

void ExerciseRow::takeOver(const ExerciseRow &other)
{
    if (m_line && other.m_line)
        m_line->setText(other.m_line->text());
    if (m_choices && other.m_choices && other.m_choices->checkedButton())
        m_choices->button(other.m_choices->checkedId())->setChecked(true);
    if (other.m_showsHint && !m_isSolved)
        m_hint->click();
}

void ExerciseRow::focusInput()
{
    if (m_choices)
        m_choices->buttons().constFirst()->setFocus();
    else if (m_line)
        m_line->setFocus();
    else
        m_hint->setFocus();
}

} // namespace Framescope
