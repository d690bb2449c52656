#include "ui/compare/comparisonloader.h"

#include <utility>

namespace Framescope {

ComparisonLoader::ComparisonLoader(
    std::shared_ptr<const SessionStore> store, FrameId left, FrameId right, QObject *parent)
    : QObject(parent)
    , m_store(std::move(store))
    , m_left(left)
    , m_right(right)
{
}

ComparisonLoader::~ComparisonLoader()
{
    m_stop.request_stop();
}

void ComparisonLoader::load(std::optional<ComparisonForm> form)
{
    m_stop.request_stop();
    m_stop = {};
    m_thread.post([this, form, stop = m_stop.get_token()] { read(form, stop); });
}

/// On the reader's thread.
void ComparisonLoader::read(std::optional<ComparisonForm> form, const std::stop_token &stop)
{
    const auto left = readComparedMessage(*m_store, m_left, stop);
    const auto right = readComparedMessage(*m_store, m_right, stop);
    std::shared_ptr<const ComparisonDocument> document;
    if (left && right)
        document = compareMessages(*left, *right, form, stop);
    QMetaObject::invokeMethod(
        this,
        [this, stop, document = std::move(document)] {
            if (stop.stop_requested())
                return; // another form is wanted by now
            if (document)
                emit loaded(document);
            else
                emit failed();
        },
        Qt::QueuedConnection);
}

} // namespace Framescope
