#pragma once

#include <QObject>

class QSocketNotifier;

namespace Framescope {

/// Turns SIGINT and SIGTERM into a Qt signal, so that a command can end properly. One per process.
class Interrupts : public QObject
{
    Q_OBJECT
public:
    explicit Interrupts(QObject *parent = nullptr);
    ~Interrupts() override; ///< gives the signals their default meaning back

signals:
    void interrupted();

private:
    QSocketNotifier *m_notifier = nullptr;
};

} // namespace Framescope
