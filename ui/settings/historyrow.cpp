#include "ui/settings/historyrow.h"

#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace Framescope {

HistoryRow::HistoryRow(const Theme &theme, const QString &name, std::function<qsizetype()> count,
    std::function<void()> forget, QWidget *parent)
    : QWidget(parent)
    , m_count(std::move(count))
    , m_text(new TextLabel(theme, Theme::TypeRole::Body, Theme::Token::Text2, {}, this))
    , m_button(new QPushButton(tr("Forget"), this))
{
    m_button->setProperty("compact", true);
    m_button->setAutoDefault(false);
    m_button->setAccessibleName(tr("Forget %1").arg(name));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->addWidget(m_text, 1);
    row->addWidget(m_button);
    connect(m_button, &QPushButton::clicked, this, [this, forget = std::move(forget)] {
        forget();
        refresh();
    });
    refresh();
}

void HistoryRow::refresh()
{
    const auto count = static_cast<int>(m_count());
    m_text->setText(count == 0 ? tr("none") : tr("%n remembered", nullptr, count));
    m_button->setEnabled(count > 0);
}

} // namespace Framescope
