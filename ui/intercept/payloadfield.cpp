#include "ui/intercept/payloadfield.h"

#include "app/session/hexinput.h"
#include "ui/composer/jsonhighlighter.h"
#include "ui/composer/payloadeditor.h"
#include "ui/frames/frametext.h"
#include "ui/theme/segmentedswitch.h"
#include "ui/widgets/fieldproblem.h"
#include "ui/widgets/noterow.h"

#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace Framescope {

PayloadField::PayloadField(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_form(new SegmentedSwitch(theme, tr("Payload as"), { tr("Text"), tr("Hex") }, this))
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
    m_form->hide(); // its owner gives it a place

    connect(m_editor, &QPlainTextEdit::textChanged, this, &PayloadField::read);
    connect(m_form, &SegmentedSwitch::currentIndexChanged, this, &PayloadField::formChosen);
}

void PayloadField::setPayload(const QByteArray &payload, bool preferText)
{
    m_payload = payload;
    const bool tooLong = payload.size() > MaxEdited;
    m_editor->setReadOnly(tooLong);
    m_form->setEnabled(!tooLong);
    if (tooLong) {
        const QScopedValueRollback loading(m_isLoading, true);
        m_editor->clear();
        m_editor->setHint(tr("Too long to be edited"));
        showNote(tr("These %1 octets are too many to be edited here. They go on as they are; the "
                    "bits of the frame can be changed.")
                     .arg(countText(static_cast<quint64>(payload.size()))),
            false);
        return;
    }
    m_editor->setHint({});
    showAs(preferText && fitsText(payload));
}

/// What an editor of text makes of some characters is something else: line ends, no-break spaces.
bool PayloadField::fitsText(const QByteArray &payload)
{
    if (!QUtf8StringView(payload).isValidUtf8())
        return false;
    const QScopedValueRollback loading(m_isLoading, true);
    m_editor->setPlainText(QString::fromUtf8(payload));
    return m_editor->toPlainText().toUtf8() == payload;
}

void PayloadField::showAs(bool text)
{
    m_isText = text;
    const QScopedValueRollback loading(m_isLoading, true);
    m_editor->setPlainText(text ? QString::fromUtf8(*m_payload)
                                : QString::fromLatin1(m_payload->toHex(' ').toUpper()));
    m_editor->setJson(text && JsonHighlighter::isLikely(m_editor->toPlainText()));
    m_form->setCurrentIndex(text ? 0 : 1);
    showNote({}, false);
}

void PayloadField::formChosen(int index)
{
    const bool text = index == 0;
    if (m_isLoading || text == m_isText)
        return;
    const QScopedValueRollback loading(m_isLoading, true);
    if (!m_payload) {
        m_form->setCurrentIndex(m_isText ? 0 : 1); // what is typed would be lost
        return;
    }
    if (!text || fitsText(*m_payload)) {
        showAs(text);
        return;
    }
    showAs(false);
    showNote(
        tr("These octets can only be edited in hex: as text, some of them would become others."),
        false);
}

void PayloadField::read()
{
    if (m_isLoading || m_editor->isReadOnly())
        return;
    const QString typed = m_editor->toPlainText();
    if (m_isText) {
        m_payload = typed.toUtf8();
        showNote({}, false);
    } else if (const auto octets = HexInput::parse(typed)) {
        m_payload = *octets;
        showNote({}, false);
    } else {
        m_payload.reset();
        showNote(HexInput::sentence(octets.error()) + u'.', true);
    }
    emit changed();
}

void PayloadField::showNote(const QString &problem, bool isError)
{
    setFieldProblem(m_editor, isError ? FieldProblem::Error : FieldProblem::None);
    if (!problem.isEmpty())
        m_note->setNote(isError ? Tone::Error : Tone::Info, problem);
    m_note->setVisible(!problem.isEmpty());
}

} // namespace Framescope
