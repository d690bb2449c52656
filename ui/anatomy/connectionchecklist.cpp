#include "ui/anatomy/connectionchecklist.h"

#include "ui/anatomy/fieldexplanation.h"
#include "ui/frames/frametext.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/textlabel.h"

#include <QVBoxLayout>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr int StateIconSize = 14;

/// With the frame it speaks of as a link. All else is escaped: it is no markup.
QString linkedText(const ConnectionCheck &check)
{
    QString text = check.text.toHtmlEscaped();
    if (check.frame != 0) {
        const QString name = FieldExplanation::frameName(check.frame);
        text.replace(text.lastIndexOf(name), name.size(), u"<a href=\"frame\">%1</a>"_s.arg(name));
    }
    return text;
}

} // namespace

ConnectionCheckList::ConnectionCheckList(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_heading(new TextLabel(theme, Theme::TypeRole::Body, Theme::Token::Text))
    , m_body(new QWidget)
    , m_progress(new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2))
{
    m_heading->setBold(true);
    m_heading->setWordWrap(true);
    m_progress->setWordWrap(true);
    auto *rows = new QVBoxLayout(m_body);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(4);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_heading);
    column->addWidget(m_body);
    column->addWidget(m_progress);
    hide();
}

void ConnectionCheckList::setChecks(
    ConnectionId connection, const QList<ConnectionCheck> &checks, FrameId counted, FrameId known)
{
    m_heading->setText(tr("Checked on connection %1").arg(connection));
    while (m_rows.size() < checks.size())
        addRow();
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        Row &row = m_rows[i];
        row.widget->setVisible(i < checks.size());
        if (i >= checks.size())
            continue;
        const ConnectionCheck &check = checks.at(i);
        row.frame = check.frame;
        row.icon->setIcon(toneIcon(check.tone), toneText(check.tone));
        row.text->setColor(check.tone == Tone::Error ? Theme::Token::Err : Theme::Token::Text);
        const QString text = linkedText(check);
        if (row.text->text() != text)
            row.text->setText(text);
        row.text->setAccessibleName(check.tone == Tone::Error
                ? tr("Does not hold: %1").arg(check.text)
                : check.tone == Tone::Ok ? tr("Holds: %1").arg(check.text)
                                         : check.text);
    }
    m_progress->setVisible(counted < known);
    m_progress->setText(
        tr("Looked at %1 of %2 frames so far").arg(countText(counted), countText(known)));
    setVisible(!checks.isEmpty());
}

void ConnectionCheckList::addRow()
{
    Row row { new QWidget(m_body), new IconLabel(m_theme, {}, Theme::Token::Text2, StateIconSize),
        new TextLabel(m_theme, Theme::TypeRole::Small, Theme::Token::Text) };
    row.text->setWordWrap(true);
    row.text->setTextFormat(Qt::RichText); // for the link; see linkedText()
    row.text->setTextInteractionFlags(
        Qt::TextSelectableByMouse | Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    auto *line = new QHBoxLayout(row.widget);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(row.icon, 0, Qt::AlignTop);
    line->addWidget(row.text, 1);
    m_body->layout()->addWidget(row.widget);
    const qsizetype index = m_rows.size();
    connect(row.text, &QLabel::linkActivated, this,
        [this, index] { emit frameRequested(m_rows.at(index).frame); });
    m_rows.append(row);
}

} // namespace Framescope
