#pragma once

#include "protocol/endpoint/readinesspoll.h"

#include <QObject>
#include <QSocketNotifier>

#include <memory>
#include <optional>

namespace Framescope {

/// Tells when a descriptor has something to read, or its end, as QSocketNotifier does; but those
/// that are idle cost nothing. Qt's event loop looks at every notifier of its own in each turn:
/// with thousands of idle connections that takes longer than all else.
class ReadNotifier : public QObject
{
    Q_OBJECT
public:
    /// Enabled at first. \a descriptor must stay open for as long as this is enabled.
    explicit ReadNotifier(int descriptor);
    ~ReadNotifier() override;

    bool isEnabled() const { return m_entry || m_own; }
    void setEnabled(bool enabled);

    /// For ReadinessPoll.
    void tell() { emit activated(); }

signals:
    /// Comes again in each turn of the event loop, or more often while much comes, until all is
    /// read.
    void activated();

private:
    const int m_descriptor;
    const std::shared_ptr<ReadinessPoll> m_poll;
    std::optional<ReadinessPoll::Entry> m_entry;
    std::unique_ptr<QSocketNotifier> m_own; ///< where the poll cannot
};

} // namespace Framescope
