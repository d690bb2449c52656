#include "ui/composer/payloadpane.h"

#include "app/compose/jsontext.h"
#include "ui/composer/payloadeditor.h"
#include "ui/connect/variableissue.h"
#include "ui/frames/frametext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/fieldproblem.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/linkbutton.h"
#include "ui/widgets/noterow.h"
#include "ui/widgets/textlabel.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

/// \a text, which is written down in \a from, written down in \a to. Octets that are no UTF-8
/// stay in hexadecimal.
QString writtenDown(const QString &text, PayloadForm from, PayloadForm to)
{
    Composition typed;
    typed.form = from;
    typed.text = text;
    if (to == PayloadForm::Hex && from != PayloadForm::File)
        return QString::fromLatin1(text.toUtf8().toHex(' ').toUpper());
    if (from == PayloadForm::Hex && to != PayloadForm::File) {
        const Result<QByteArray> octets = typedPayload(typed);
        return octets ? QString::fromUtf8(*octets) : text;
    }
    return from == PayloadForm::File || to == PayloadForm::File ? QString() : text;
}

} // namespace

PayloadPane::PayloadPane(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_minified(new QCheckBox(tr("Send minified"), this))
    , m_stack(new QStackedWidget(this))
    , m_editor(new PayloadEditor(theme, m_stack))
    , m_filePage(new QWidget(m_stack))
    , m_path(new QLineEdit(m_filePage))
    , m_choose(new QPushButton(tr("Choose…"), m_filePage))
    , m_verdictIcon(new IconLabel(theme, {}, Theme::Token::Ok, 14, this))
    , m_verdict(new ElidedLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2, {}, this))
    , m_indent(new LinkButton(theme, tr("Indent"), this))
    , m_variables(new NoteRow(theme, NoteRow::Ground::Toned, this))
{
    m_editor->setExpanded(true);
    m_editor->setAccessibleName(tr("Payload"));
    m_editor->setFrameShape(QFrame::NoFrame);
    m_path->setPlaceholderText(tr("A file whose octets are the payload"));
    m_path->setAccessibleName(tr("File"));

    auto *filePage = new QHBoxLayout(m_filePage);
    filePage->addWidget(m_path, 1, Qt::AlignTop);
    filePage->addWidget(m_choose, 0, Qt::AlignTop);
    m_stack->addWidget(m_editor);
    m_stack->addWidget(m_filePage);

    auto *title
        = new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text, tr("Payload"), this);
    title->setBold(true);
    auto *heading = new QHBoxLayout;
    heading->setContentsMargins(10, 6, 10, 6);
    heading->addWidget(title);
    heading->addStretch();
    heading->addWidget(m_minified);
    auto *footing = new QHBoxLayout;
    footing->setContentsMargins(10, 4, 10, 4);
    footing->setSpacing(6);
    footing->addWidget(m_verdictIcon);
    footing->addWidget(m_verdict, 1);
    footing->addWidget(m_indent);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(heading);
    column->addWidget(m_stack, 1);
    column->addWidget(m_variables);
    column->addLayout(footing);
    m_variables->setObjectName(u"variables"_s);
    m_variables->hide();

    connect(m_editor, &PayloadEditor::textChanged, this, &PayloadPane::changed);
    connect(m_editor, &PayloadEditor::sendRequested, this, &PayloadPane::sendRequested);
    connect(m_editor, &PayloadEditor::leaveRequested, this, &PayloadPane::leaveRequested);
    connect(m_minified, &QCheckBox::toggled, this, &PayloadPane::changed);
    connect(m_path, &QLineEdit::textChanged, this, &PayloadPane::changed);
    connect(m_path, &QLineEdit::returnPressed, this, &PayloadPane::sendRequested);
    connect(m_choose, &QPushButton::clicked, this, &PayloadPane::chooseFile);
    connect(m_indent, &LinkButton::clicked, this, &PayloadPane::indent);
    showForm();
}

/// What stands in the editor, to be shown in \a form.
QString PayloadPane::rewritten(PayloadForm form, const Variables &variables)
{
    const QString typed = m_editor->toPlainText();
    if (form != PayloadForm::Hex) {
        const bool isSame = m_form == PayloadForm::Hex && !typed.isEmpty() && typed == m_hexOfThat;
        return isSame && form != PayloadForm::File ? m_withVariables
                                                   : writtenDown(typed, m_form, form);
    }
    const QString text = expandVariables(typed, variables).text;
    const QString hex = writtenDown(text, m_form, form);
    m_withVariables = text == typed ? QString() : typed;
    m_hexOfThat = text == typed ? QString() : hex;
    return hex;
}

void PayloadPane::setForm(PayloadForm form, const Variables &variables)
{
    if (form == m_form)
        return;
    const QString text = rewritten(form, variables);
    m_form = form;
    if (form != PayloadForm::File) {
        const QSignalBlocker blocker(m_editor);
        replaceText(text);
    }
    showForm();
    emit formChanged();
    emit changed();
}

void PayloadPane::fill(Composition &composition) const
{
    composition.form = m_form;
    composition.text = m_form == PayloadForm::File ? m_path->text() : m_editor->toPlainText();
    composition.minified = m_form == PayloadForm::Json && m_minified->isChecked();
}

void PayloadPane::show(const Composition &composition)
{
    const QSignalBlocker editor(m_editor);
    const QSignalBlocker path(m_path);
    const QSignalBlocker minified(m_minified);
    const bool isFile = composition.form == PayloadForm::File;
    m_form = composition.form;
    m_path->setText(isFile ? composition.text : QString());
    replaceText(isFile ? QString() : composition.text);
    if (composition.form == PayloadForm::Json)
        m_minified->setChecked(composition.minified);
    showForm();
    emit formChanged();
}

void PayloadPane::showVariables(const Expansion &expansion)
{
    const QString typed = m_form == PayloadForm::File ? m_path->text() : m_editor->toPlainText();
    m_isReplaced = expansion.text != typed;
    const auto issue = variableIssue(expansion);
    if (issue)
        m_variables->setNote(issue->tone, issue->text);
    m_variables->setVisible(issue.has_value());
}

void PayloadPane::setVerdict(const QString &problem, qsizetype octets, bool canIndent)
{
    const bool good = problem.isEmpty();
    const QString number = countText(static_cast<quint64>(octets));
    const QString size = m_isReplaced ? tr("%1 octets with variables replaced").arg(number)
                                      : tr("%1 octets").arg(number);
    const bool isJson = m_form == PayloadForm::Json;
    m_verdictIcon->setIcon(
        good ? u"check"_s : u"error"_s, good ? Theme::Token::Ok : Theme::Token::Err);
    m_verdict->setColor(good ? Theme::Token::Text2 : Theme::Token::Err);
    m_verdict->setText(!good ? problem : isJson ? tr("valid JSON, %1").arg(size) : size);
    const FieldProblem mark = good ? FieldProblem::None : FieldProblem::Error;
    setFieldProblem(m_editor, mark);
    setFieldProblem(m_path, mark);
    m_indent->setEnabled(canIndent);
}

void PayloadPane::focusEditor()
{
    if (m_form == PayloadForm::File)
        m_path->setFocus(Qt::ShortcutFocusReason);
    else
        m_editor->setFocus(Qt::ShortcutFocusReason);
}

void PayloadPane::setFile(const QString &path)
{
    setForm(PayloadForm::File);
    m_path->setText(path);
}

void PayloadPane::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Choose the Payload"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, m_path, &QLineEdit::setText);
    dialog->open();
}

void PayloadPane::indent()
{
    const Result<QByteArray> indented = indentJson(m_editor->toPlainText().toUtf8());
    if (!indented)
        return;
    replaceText(QString::fromUtf8(*indented));
}

/// So that it can be undone.
void PayloadPane::replaceText(const QString &text)
{
    QTextCursor all(m_editor->document());
    all.select(QTextCursor::Document);
    all.insertText(text);
    m_editor->moveCursor(QTextCursor::End);
}

void PayloadPane::showForm()
{
    const bool isJson = m_form == PayloadForm::Json;
    m_stack->setCurrentWidget(m_form == PayloadForm::File ? m_filePage : m_editor);
    m_editor->setJson(isJson);
    m_minified->setVisible(isJson);
    m_indent->setVisible(isJson);
    switch (m_form) {
    case PayloadForm::Json:
        m_editor->setHint(tr("JSON, for example {\"op\": \"subscribe\"}"));
        break;
    case PayloadForm::Hex:
        m_editor->setHint(tr("Octets, for example 81 85 37 FA"));
        break;
    case PayloadForm::Text:
    case PayloadForm::File:
        m_editor->setHint(tr("Text, which is sent in UTF-8"));
        break;
    }
}

} // namespace Framescope
