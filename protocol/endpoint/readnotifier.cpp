#include "protocol/endpoint/readnotifier.h"

namespace Framescope {

ReadNotifier::ReadNotifier(int descriptor)
    : m_descriptor(descriptor)
    , m_poll(ReadinessPoll::ofThisThread())
{
    setEnabled(true);
}

ReadNotifier::~ReadNotifier()
{
    setEnabled(false);
}

void ReadNotifier::setEnabled(bool enabled)
{
    if (enabled == isEnabled())
        return;
    if (!enabled) {
        if (m_entry)
            m_poll->remove(m_descriptor, *m_entry);
        m_entry.reset();
        if (m_own) {
            m_own->setEnabled(false);
            m_own.release()->deleteLater(); // we may be in a slot of its signal
        }
        return;
    }
    if (m_poll)
        m_entry = m_poll->add(m_descriptor, *this);
    if (!m_entry) {
        m_own = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
        connect(m_own.get(), &QSocketNotifier::activated, this, &ReadNotifier::tell);
    }
}

} // namespace Framescope
