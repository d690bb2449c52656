#pragma once

#include "app/session/connectionrecord.h"

#include <QComboBox>
#include <QList>

#include <functional>
#include <optional>

namespace Framescope {

/// On which connection the composer sends, and which others it could send on.
class SendTargetBox : public QComboBox
{
    Q_OBJECT
public:
    /// What is listed at most; more are chosen in the list of connections.
    static constexpr int MostTargets = 200;

    explicit SendTargetBox(QWidget *parent = nullptr);

    using Source = std::function<QList<ConnectionRecord>()>;
    /// \a connections of the session are asked for when there is somebody to choose.
    void setSource(Source connections);
    /// \a obstacle says why nothing can be sent on \a target, or on none; empty if something can.
    void setTarget(const std::optional<ConnectionRecord> &target, const QString &obstacle);

    void showPopup() override;

signals:
    /// The user wants to send on another one.
    void connectionChosen(Framescope::ConnectionId connection);

protected:
    void focusInEvent(QFocusEvent *event) override;

private:
    void fill();

    Source m_source;
    ConnectionId m_target = 0;
};

} // namespace Framescope
