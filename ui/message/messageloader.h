#pragma once

#include "app/session/readerthread.h"
#include "ui/message/messagedocument.h"

#include <QObject>

#include <memory>
#include <stop_token>

namespace Framescope {

/// Reads messages and lays them out on a thread of its own. To be used from the GUI thread.
class MessageLoader : public QObject
{
    Q_OBJECT
public:
    explicit MessageLoader(std::shared_ptr<const SessionStore> store, QObject *parent = nullptr);
    ~MessageLoader() override; ///< stops, and waits for the thread

    /// loaded() follows, unless another load() or cancel() comes first. The form is the one that
    /// was chosen for the kind of message. At most \a textLimit octets are laid out as text.
    void load(const FrameHandle &frame, qsizetype textLimit);
    /// Lays out what was loaded before anew.
    void layOut(const std::shared_ptr<const MessageDocument> &document, qsizetype textLimit);
    void cancel();
    bool isLoading() const { return m_loading; }

signals:
    void loaded(std::shared_ptr<const Framescope::MessageDocument> document);

private:
    std::stop_token begin();
    void deliver(std::shared_ptr<const MessageDocument> document, const std::stop_token &stop);

    const std::shared_ptr<const SessionStore> m_store;
    std::stop_source m_stop;
    bool m_loading = false;
    ReaderThread m_thread; ///< last, so that it has ended before what it uses is gone
};

} // namespace Framescope
