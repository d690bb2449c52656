#include "ui/intercept/payloadfield.h"

#include "app/session/hexinput.h"
#include "ui/composer/jsonhighlighter.h"
#include "ui/composer/payloadeditor.h"
#include "ui/frames/frametext.h"
#include "ui/intercept/jsonfault.h"
#include "ui/widgets/fieldproblem.h"
#include "ui/widgets/noterow.h"

#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace Framescope {

namespace {

/// With the no-break spaces and line separators that QTextDocument::toPlainText() replaces.
QString textOf(const QTextDocument &document)
{
    return document.toRawText().replace(QChar::ParagraphSeparator, u'\n');
}

/// What an editor of text makes of some characters is something else, such as line ends.
bool survivesEditor(const QByteArray &utf8)
{
    if (!QUtf8StringView(utf8).isValidUtf8())
        return false;
    QTextDocument document;
    document.setUndoRedoEnabled(false);
    document.setPlainText(QString::fromUtf8(utf8));
    return textOf(document).toUtf8() == utf8;
}

std::optional<JsonTokens> readContainer(const QByteArray &octets)
{
    auto tokens = JsonTokens::read(octets);
    return tokens && tokens->isContainer() ? std::move(tokens) : std::nullopt;
}

} // namespace

PayloadField::PayloadField(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_editor(new PayloadEditor(theme, this))
    , m_note(new NoteRow(theme, NoteRow::Ground::Toned, this))
    , m_payload(QByteArray())
{
    m_editor->setExpanded(true);
    m_editor->setAccessibleName(tr("Payload to be sent"));
    m_note->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_editor, 1);
    column->addWidget(m_note);
    connect(m_editor, &QPlainTextEdit::textChanged, this, &PayloadField::read);
}

void PayloadField::setPayload(
    const QByteArray &payload, bool preferText, const QByteArray &original)
{
    m_payload = payload;
    m_original = original;
    m_form = Form::Text;
    const bool tooLong = payload.size() > MaxEdited;
    m_editor->setReadOnly(tooLong);
    if (tooLong) {
        const QScopedValueRollback loading(m_isLoading, true);
        m_editor->clear();
        m_editor->setHint(tr("Too long to be edited"));
        m_isJson = false;
        showNote(tr("These %1 octets are too many to be edited here. They go on as they are; the "
                    "bits of the frame can be changed.")
                     .arg(countText(static_cast<quint64>(payload.size()))),
            false);
        emit formChanged();
        return;
    }
    m_editor->setHint({});
    weighJson();
    show(formFor(preferText));
    if (m_isTooWide && m_form == Form::Text)
        showNote(whyNot(Form::Json) + u'.', false);
}

/// Whether there is anything to be laid out, and room for it.
void PayloadField::weighJson()
{
    const auto tokens = m_payload ? readContainer(*m_payload) : std::nullopt;
    m_isJson = tokens || readContainer(m_original);
    m_isTooWide = tokens && !layOutTokens(*tokens, MaxEdited);
}

PayloadField::Form PayloadField::formFor(bool preferText) const
{
    if (m_choice == Form::Hex)
        return Form::Hex;
    if (offers(Form::Json) && m_choice != Form::Text && fits(Form::Json))
        return Form::Json;
    return (preferText || m_isJson) && fits(Form::Text) ? Form::Text : Form::Hex;
}

/// Nothing of the payload would be lost.
bool PayloadField::fits(Form form) const
{
    if (form == Form::Hex)
        return true;
    if (form == Form::Json && JsonTokens::read(*m_payload))
        return survivesEditor(shownAs(form, *m_payload).toUtf8());
    return survivesEditor(*m_payload);
}

QString PayloadField::whyNot(Form form) const
{
    if (m_editor->isReadOnly())
        return tr("Too long to be edited");
    if (form != Form::Json)
        return {};
    if (!m_isJson)
        return tr("The payload is no object or array of JSON (RFC 8259)");
    if (m_isTooWide)
        return tr("Not laid out: as JSON, a member a line, it would take more than %1 octets")
            .arg(countText(static_cast<quint64>(MaxEdited)));
    return {};
}

QString PayloadField::shownAs(Form form, const QByteArray &octets) const
{
    if (form == Form::Hex)
        return QString::fromLatin1(octets.toHex(' ').toUpper());
    if (form == Form::Json) {
        if (const auto tokens = JsonTokens::read(octets)) {
            if (const auto laidOut = layOutTokens(*tokens, MaxEdited))
                return QString::fromUtf8(*laidOut);
        }
    }
    return QString::fromUtf8(octets);
}

void PayloadField::show(Form form)
{
    {
        const QScopedValueRollback loading(m_isLoading, true);
        m_form = form;
        const QString text = shownAs(form, *m_payload);
        m_spacing.reset();
        if (form == Form::Json) {
            m_base = *m_payload;
            m_laidOut = text.toUtf8();
            auto like = JsonTokens::read(m_base);
            if (!like)
                like = JsonTokens::read(m_original);
            if (like)
                m_spacing.emplace(std::move(*like));
        }
        m_editor->setPlainText(text);
        m_editor->setJson(
            form == Form::Json || (form == Form::Text && JsonHighlighter::isLikely(text)));
        showNote({}, false);
    }
    emit formChanged();
}

void PayloadField::choose(Form form)
{
    if (form == m_form || !offers(form))
        return;
    if (!m_payload) { // what is typed would be lost
        emit formChanged();
        return;
    }
    if (fits(form)) {
        m_choice = form;
        show(form);
        return;
    }
    show(Form::Hex);
    showNote(
        tr("These octets can only be edited in hex: as text, some of them would become others."),
        false);
}

void PayloadField::read()
{
    if (m_isLoading || m_editor->isReadOnly())
        return;
    const QByteArray typed = textOf(*m_editor->document()).toUtf8();
    showNote({}, false);
    if (m_form == Form::Json) {
        readJson(typed);
    } else if (m_form == Form::Text) {
        m_payload = typed;
    } else if (const auto octets = HexInput::parse(QString::fromUtf8(typed))) {
        m_payload = *octets;
    } else {
        m_payload.reset();
        showNote(HexInput::sentence(octets.error()) + u'.', true);
    }
    if (m_form != Form::Json)
        weighJson();
    emit formChanged();
    emit changed();
}

/// What is no JSON goes on as it was typed.
void PayloadField::readJson(const QByteArray &typed)
{
    const auto tokens = m_spacing ? JsonTokens::read(typed) : std::nullopt;
    if (typed == m_laidOut)
        m_payload = m_base;
    else
        m_payload = tokens ? m_spacing->apply(*tokens) : typed;
}

std::optional<QString> PayloadField::jsonProblem() const
{
    if (m_form == Form::Hex || !m_isJson || m_editor->isReadOnly())
        return std::nullopt;
    return jsonFault(textOf(*m_editor->document()).toUtf8());
}

void PayloadField::showNote(const QString &problem, bool isError)
{
    setFieldProblem(m_editor, isError ? FieldProblem::Error : FieldProblem::None);
    if (!problem.isEmpty())
        m_note->setNote(isError ? Tone::Error : Tone::Info, problem);
    m_note->setVisible(!problem.isEmpty());
}

} // namespace Framescope
