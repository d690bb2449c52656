#include "ui/connect/recentpane.h"

#include "ui/connect/recenturldelegate.h"
#include "ui/widgets/textlabel.h"

#include <QListWidget>
#include <QTextDocument>
#include <QVBoxLayout>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

QString timeText(const QDateTime &time)
{
    const QDateTime local = time.toLocalTime();
    const qint64 days = local.date().daysTo(QDate::currentDate());
    if (days == 0)
        return RecentPane::tr("today %1").arg(local.toString(u"HH:mm"_s));
    if (days == 1)
        return RecentPane::tr("yesterday");
    return local.date().toString(Qt::ISODate);
}

} // namespace

RecentPane::RecentPane(const Theme &theme, const RecentUrls &recent, QWidget *parent)
    : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *title
        = new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2, tr("Recent"), this);
    title->setContentsMargins(12, 8, 12, 6);
    column->addWidget(title);
    if (recent.entries().isEmpty()) {
        auto *none = new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text3,
            tr("The URLs that you connect to are kept here."), this);
        none->setWordWrap(true);
        none->setContentsMargins(12, 0, 12, 0);
        column->addWidget(none);
        column->addStretch(1);
        return;
    }
    auto *list = new QListWidget(this);
    list->setAccessibleName(tr("Recent URLs"));
    list->setFrameShape(QFrame::NoFrame);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setItemDelegate(new RecentUrlDelegate(theme, list));
    list->viewport()->setAutoFillBackground(false);
    for (const RecentUrls::Entry &entry : recent.entries()) {
        auto *item = new QListWidgetItem(entry.url, list);
        item->setData(RecentUrlDelegate::TimeRole, timeText(entry.time));
        item->setToolTip(Qt::convertFromPlainText(entry.url));
    }
    // Not of the current one: where Tab comes by, that is the first.
    connect(list, &QListWidget::itemSelectionChanged, this, [this, list] {
        if (const QList<QListWidgetItem *> items = list->selectedItems(); !items.isEmpty())
            emit chosen(items.constFirst()->text());
    });
    connect(list, &QListWidget::itemDoubleClicked, this, &RecentPane::openRequested);
    column->addWidget(list, 1);
}

} // namespace Framescope
