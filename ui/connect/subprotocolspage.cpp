#include "ui/connect/subprotocolspage.h"

#include "ui/theme/theme.h"
#include "ui/widgets/codeedit.h"
#include "ui/widgets/fieldproblem.h"
#include "ui/widgets/noterow.h"
#include "ui/widgets/textlabel.h"

#include <QVBoxLayout>

namespace Framescope {

namespace {
constexpr int LeastNamesHeight = 72; // px of the design
}

SubprotocolsPage::SubprotocolsPage(const Theme &theme, const QString &explanation, QWidget *parent)
    : QWidget(parent)
    , m_names(new CodeEdit(theme, this))
    , m_note(new NoteRow(theme, NoteRow::Ground::Toned, this))
{
    auto *text
        = new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2, explanation, this);
    text->setWordWrap(true);
    m_names->setTabChangesFocus(true);
    m_names->setAccessibleName(tr("Subprotocols, one a line"));
    m_names->setPlaceholderText(tr("graphql-transport-ws\nmqtt"));
    // As high as there is room for, and not as QPlainTextEdit likes to be.
    m_names->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    const auto applyTheme
        = [this, &theme] { m_names->setMinimumHeight(theme.px(LeastNamesHeight)); };
    connect(&theme, &Theme::changed, this, applyTheme);
    applyTheme();
    m_note->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->addWidget(text);
    column->addWidget(m_names, 1);
    column->addWidget(m_note);
    connect(m_names, &QPlainTextEdit::textChanged, this, &SubprotocolsPage::changed);
}

QStringList SubprotocolsPage::subprotocols() const
{
    QStringList names;
    for (const QString &line : m_names->toPlainText().split(u'\n')) {
        if (!line.trimmed().isEmpty())
            names.append(line.trimmed());
    }
    return names;
}

void SubprotocolsPage::setSubprotocols(const QStringList &names)
{
    m_names->setPlainText(names.join(u'\n'));
}

void SubprotocolsPage::setIssue(const std::optional<RequestIssue> &issue)
{
    setFieldProblem(m_names, issue ? FieldProblem::Error : FieldProblem::None);
    m_note->setVisible(issue.has_value());
    if (issue)
        m_note->setNote(issue->tone, issue->text, issue->section);
}

} // namespace Framescope
