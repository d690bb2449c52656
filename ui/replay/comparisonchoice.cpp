#include "ui/replay/comparisonchoice.h"

#include "ui/frames/frametext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/textlabel.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>

#include <algorithm>

namespace Framescope {

namespace {

/// Those on which something was said, of at most so many.
constexpr qsizetype MostChoices = 1000;

QList<ConnectionRecord> opened(const SessionStore &store)
{
    QList<ConnectionRecord> records;
    for (const ConnectionRecord &record : store.connections()) {
        if (record.opened && records.size() < MostChoices)
            records.append(record);
    }
    return records;
}

} // namespace

ComparisonChoice::ComparisonChoice(
    const Theme &theme, const NamedSession &left, const NamedSession &right, QWidget *parent)
    : QDialog(parent)
    , m_leftRecords(opened(*left.store))
    , m_rightRecords(opened(*right.store))
    , m_left(new QComboBox(this))
    , m_right(new QComboBox(this))
{
    setWindowTitle(tr("Compare two sessions"));
    auto *what = new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2,
        tr("All that both sides of one connection said is put beside that of another."), this);
    what->setWordWrap(true);
    auto *form = new QFormLayout;
    addList(*form, *m_left, left.name, m_leftRecords);
    addList(*form, *m_right, right.name, m_rightRecords);
    m_compare = new QPushButton(tr("Compare"), this);
    m_compare->setProperty("primary", true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_compare, QDialogButtonBox::AcceptRole);
    m_compare->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(10);
    column->addWidget(what);
    column->addLayout(form);
    column->addStretch();
    column->addWidget(buttons);
    resize(theme.px(560), sizeHint().height());

    const bool isPossible = !m_leftRecords.isEmpty() && !m_rightRecords.isEmpty();
    m_compare->setEnabled(isPossible);
    if (!isPossible)
        m_compare->setToolTip(tr("In one of them no connection has opened"));
    connect(m_left, &QComboBox::currentIndexChanged, this, &ComparisonChoice::chooseLike);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    chooseLike();
}

void ComparisonChoice::addList(
    QFormLayout &form, QComboBox &list, const QString &name, const QList<ConnectionRecord> &records)
{
    for (const ConnectionRecord &record : records) {
        const quint64 frames = record.clientToServer.frames + record.serverToClient.frames;
        list.addItem(tr("#%1, %2 frames, %3").arg(record.id).arg(countText(frames), record.url));
    }
    list.setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    list.setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    list.setAccessibleName(tr("Connection of %1").arg(name));
    form.addRow(name, &list);
}

/// As the one on the left.
void ComparisonChoice::chooseLike()
{
    const int chosen = m_left->currentIndex();
    if (chosen < 0)
        return;
    const QString url = m_leftRecords.at(chosen).url;
    const auto found = std::find_if(m_rightRecords.cbegin(), m_rightRecords.cend(),
        [&url](const ConnectionRecord &record) { return record.url == url; });
    if (found != m_rightRecords.cend())
        m_right->setCurrentIndex(static_cast<int>(found - m_rightRecords.cbegin()));
}

ConnectionId ComparisonChoice::left() const
{
    const int chosen = m_left->currentIndex();
    return chosen < 0 ? 0 : m_leftRecords.at(chosen).id;
}

ConnectionId ComparisonChoice::right() const
{
    const int chosen = m_right->currentIndex();
    return chosen < 0 ? 0 : m_rightRecords.at(chosen).id;
}

} // namespace Framescope
