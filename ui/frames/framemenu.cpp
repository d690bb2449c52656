#include "ui/frames/framemenu.h"

#include "ui/frames/frametablemodel.h"
#include "ui/frames/frametext.h"
#include "ui/frames/framevalue.h"

namespace Framescope {

namespace {

constexpr qsizetype ShownFilter = 40; // characters

QString shortened(QString expression)
{
    if (expression.size() > ShownFilter)
        expression = expression.left(ShownFilter - 1) + QChar(u'…');
    return expression.replace(u'&', QLatin1StringView("&&"));
}

/// Octets of a payload that can be edited as text.
constexpr quint64 MaxComposedOctets = 1 << 20;

} // namespace

FrameMenu::FrameMenu(const QModelIndex &index, bool marked, QWidget *parent)
    : QMenu(parent)
    , m_frame(index.data(FrameTableModel::FrameRole).value<FrameHandle>())
{
    setAccessibleName(tr("Frame"));
    addFilters(index);
    QAction *mark = addAction(
        marked ? tr("Measure times from the row above") : tr("&Measure times from this frame"));
    mark->setShortcut(Qt::CTRL | Qt::Key_M);
    mark->setShortcutVisibleInContextMenu(true);
    connect(mark, &QAction::triggered, this, &FrameMenu::markRequested);
    QAction *message = addAction(tr("&Next frame of this message"));
    message->setShortcut(Qt::Key_M);
    message->setShortcutVisibleInContextMenu(true);
    message->setEnabled(m_frame.record().messageFirst != 0);
    connect(message, &QAction::triggered, this, &FrameMenu::messageRequested);
    addSeparator();
    addCopies();
}

bool FrameMenu::canBeComposed(const FrameHandle &frame)
{
    return !frame.isNull() && frame.record().storedLength <= MaxComposedOctets;
}

void FrameMenu::addAnnotate()
{
    addSeparator();
    QAction *annotate = addAction(tr("N&ote…"));
    annotate->setShortcut(Qt::Key_N);
    annotate->setShortcutVisibleInContextMenu(true);
    connect(annotate, &QAction::triggered, this, &FrameMenu::annotateRequested);
    QAction *only = addAction(tr("Only frames with a note o&r colour"));
    connect(only, &QAction::triggered, this,
        [this] { emit filterRequested(QStringLiteral("annotated")); });
}

void FrameMenu::addCompare(int selected, FrameId first)
{
    QString text = tr("Compare &with…");
    if (selected == 2)
        text = tr("Compare the t&wo messages");
    else if (first != 0 && first == m_frame.id())
        text = tr("Do not compare &with this one");
    else if (first != 0)
        text = tr("Compare &with frame %1").arg(countText(first));
    addSeparator();
    QAction *compare = addAction(text);
    compare->setShortcut(Qt::CTRL | Qt::Key_D);
    compare->setShortcutVisibleInContextMenu(true);
    connect(compare, &QAction::triggered, this, &FrameMenu::compareRequested);
}

void FrameMenu::addHold()
{
    addSeparator();
    QAction *hold = addAction(tr("Hol&d frames like this"));
    hold->setEnabled(!m_frame.isNull());
    connect(hold, &QAction::triggered, this, [this] { emit holdRequested(m_frame); });
}

void FrameMenu::addCompose()
{
    addSeparator();
    QAction *compose = addAction(tr("&Edit in the composer"));
    compose->setEnabled(canBeComposed(m_frame));
    connect(compose, &QAction::triggered, this, [this] { emit composeRequested(m_frame); });
}

void FrameMenu::addFilters(const QModelIndex &index)
{
    const QString filter = filterByValue(index);
    QAction *only = addAction(filter.isEmpty() ? tr("&Filter by this value")
                                               : tr("&Filter by %1").arg(shortened(filter)));
    QAction *also = addAction(tr("Filter by this value &too"));
    QAction *without = addAction(tr("Filter this value &out"));
    for (QAction *action : { only, also, without })
        action->setEnabled(!filter.isEmpty());
    connect(only, &QAction::triggered, this, [this, filter] { emit filterRequested(filter); });
    connect(also, &QAction::triggered, this, [this, filter] { emit narrowRequested(filter); });
    connect(without, &QAction::triggered, this,
        [this, filter] { emit narrowRequested(QStringLiteral("not (%1)").arg(filter)); });
    addSeparator();
}

void FrameMenu::addCopies()
{
    using Format = FrameClipboard::Format;
    const struct
    {
        Format format;
        QString text;
    } entries[] = {
        { Format::Text, tr("&Copy as text") },
        { Format::Hex, tr("Copy as &hex of the wire") },
        { Format::Base64, tr("Copy as &Base64") },
        { Format::CArray, tr("Copy as C &array") },
        { Format::Python, tr("Copy as &Python bytes") },
        { Format::Json, tr("Copy as &JSON") },
        { Format::JsonLine, tr("Copy as .jsonl &line") },
    };
    for (const auto &entry : entries) {
        QAction *action = addAction(entry.text);
        if (entry.format == Format::Text) {
            action->setShortcut(QKeySequence::Copy);
            action->setShortcutVisibleInContextMenu(true);
        }
        connect(action, &QAction::triggered, this,
            [this, format = entry.format] { emit copyRequested(format); });
    }
}

} // namespace Framescope
