#include "ui/composer/sendtargetbox.h"

#include "app/compose/composition.h"
#include "ui/composer/sendobstacle.h"
#include "ui/widgets/comboboxname.h"

#include <utility>

namespace Framescope {

namespace {

constexpr int LeastLetters = 12;

QString targetText(const ConnectionRecord &connection)
{
    return sendingDirection(connection.role) == Direction::ClientToServer
        ? SendTargetBox::tr("Client → server, connection %1").arg(connection.id)
        : SendTargetBox::tr("Server → client, connection %1").arg(connection.id);
}

} // namespace

SendTargetBox::SendTargetBox(QWidget *parent)
    : QComboBox(parent)
{
    nameComboBox(this, tr("Send as"));
    setSizeAdjustPolicy(QComboBox::AdjustToContents);
    setMinimumContentsLength(LeastLetters);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(this, &QComboBox::activated, this, [this](int index) {
        const auto chosen = itemData(index).value<ConnectionId>();
        setCurrentIndex(0); // the window may not follow
        if (chosen != m_target)
            emit connectionChosen(chosen);
    });
}

void SendTargetBox::setSource(Source connections)
{
    m_source = std::move(connections);
}

void SendTargetBox::setTarget(
    const std::optional<ConnectionRecord> &target, const QString &obstacle)
{
    const QString text = target && obstacle.isEmpty() ? targetText(*target) : obstacle;
    const ConnectionId id = target ? target->id : 0;
    if (count() > 0 && id == m_target && itemText(0) == text)
        return;
    m_target = id;
    clear();
    addItem(text, QVariant::fromValue(id));
    setToolTip(text);
    if (hasFocus())
        fill();
}

void SendTargetBox::showPopup()
{
    fill();
    QComboBox::showPopup();
}

/// Arrow keys choose without a popup.
void SendTargetBox::focusInEvent(QFocusEvent *event)
{
    fill();
    QComboBox::focusInEvent(event);
}

void SendTargetBox::fill()
{
    while (count() > 1)
        removeItem(count() - 1);
    if (!m_source)
        return;
    for (const ConnectionRecord &connection : m_source()) {
        if (count() > MostTargets)
            break;
        if (connection.id != m_target && sendObstacle(connection).isEmpty())
            addItem(targetText(connection), QVariant::fromValue(connection.id));
    }
}

} // namespace Framescope
