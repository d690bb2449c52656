#include "ui/connections/closedialog.h"

#include "protocol/wire/closestatus.h"
#include "ui/composer/closeeditor.h"
#include "ui/theme/theme.h"
#include "ui/widgets/noterow.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace Framescope {

namespace {

constexpr qsizetype MaxReason = 123; // octets, RFC 6455 §5.5 without the code

} // namespace

CloseDialog::CloseDialog(const Theme &theme, ConnectionId connection, QWidget *parent)
    : QDialog(parent)
    , m_connection(connection)
    , m_editor(new CloseEditor(theme, this))
    , m_note(new NoteRow(theme, NoteRow::Ground::Toned, this))
    , m_close(new QPushButton(tr("Close connection"), this))
{
    setWindowTitle(tr("Close connection %1").arg(connection));
    auto *text = new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2,
        tr("The closing handshake begins with a Close frame of this status code and reason."),
        this);
    text->setWordWrap(true);
    m_close->setProperty("primary", true);
    m_close->setDefault(true);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(10);
    column->addWidget(text);
    column->addWidget(m_editor);
    column->addWidget(m_note);
    column->addStretch();
    column->addLayout(buttons);
    resize(theme.px(480), sizeHint().height());

    connect(m_editor, &CloseEditor::changed, this, &CloseDialog::validate);
    connect(m_editor, &CloseEditor::sendRequested, this, &CloseDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_close, &QPushButton::clicked, this, &CloseDialog::accept);
    validate();
}

void CloseDialog::validate()
{
    const bool codeIsWrong = !m_editor->code() || !isCloseStatusSendable(*m_editor->code());
    const bool reasonIsWrong = m_editor->reason().toUtf8().size() > MaxReason;
    m_editor->setProblems(codeIsWrong, !codeIsWrong && reasonIsWrong);
    if (codeIsWrong)
        m_note->setNote(Tone::Error,
            tr("A Close frame carries 1000 to 1003, 1007 to 1014 or 3000 to 4999."),
            QStringLiteral("7.4"));
    else if (reasonIsWrong)
        m_note->setNote(Tone::Error,
            tr("The reason is longer than %1 octets, and the frame has no room for it.")
                .arg(MaxReason),
            QStringLiteral("5.5"));
    m_note->setVisible(codeIsWrong || reasonIsWrong);
    m_close->setEnabled(!codeIsWrong && !reasonIsWrong);
}

void CloseDialog::accept()
{
    if (!m_close->isEnabled())
        return;
    emit closeRequested(m_connection, *m_editor->code(), m_editor->reason());
    QDialog::accept();
}

} // namespace Framescope
