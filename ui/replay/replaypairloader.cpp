#include "ui/replay/replaypairloader.h"

#include <utility>

namespace Framescope {

namespace {

/// \a whole compares a message with itself: takes it from one side.
std::shared_ptr<const ComparisonDocument> oneSided(
    const ComparisonDocument &whole, std::size_t missing)
{
    auto document = std::make_shared<ComparisonDocument>(whole);
    document->sides[missing] = {};
    for (ComparisonRow &row : document->rows) {
        (missing == 0 ? row.left : row.right) = -1;
        row.kind = missing == 0 ? ComparisonRow::Kind::Added : ComparisonRow::Kind::Removed;
    }
    return document;
}

std::shared_ptr<const ComparisonDocument> comparePair(
    const ReplayPair &pair, ComparisonForm form, const std::stop_token &stop)
{
    std::optional<ComparedMessage> recorded;
    std::optional<ComparedMessage> now;
    if (pair.recorded != 0)
        recorded = readComparedMessage(*pair.recordedStore, pair.recorded, stop);
    if (pair.now != 0)
        now = readComparedMessage(*pair.nowStore, pair.now, stop);
    if ((pair.recorded != 0 && !recorded) || (pair.now != 0 && !now) || (!recorded && !now))
        return nullptr;
    const auto document
        = compareMessages(recorded ? *recorded : *now, now ? *now : *recorded, form, stop);
    if (!document || (recorded && now))
        return document;
    return oneSided(*document, recorded ? 1 : 0);
}

} // namespace

ReplayPairLoader::~ReplayPairLoader()
{
    m_stop.request_stop();
}

void ReplayPairLoader::cancel()
{
    m_stop.request_stop();
}

void ReplayPairLoader::load(const ReplayPair &pair, ComparisonForm form)
{
    m_stop.request_stop();
    m_stop = {};
    m_thread.post([this, pair, form, stop = m_stop.get_token()] { read(pair, form, stop); });
}

/// On the reader's thread.
void ReplayPairLoader::read(
    const ReplayPair &pair, ComparisonForm form, const std::stop_token &stop)
{
    if (stop.stop_requested())
        return;
    auto document = comparePair(pair, form, stop);
    QMetaObject::invokeMethod(
        this,
        [this, stop, document = std::move(document)] {
            if (stop.stop_requested())
                return; // another pair is wanted by now
            if (document)
                emit loaded(document);
            else
                emit failed();
        },
        Qt::QueuedConnection);
}

} // namespace Framescope
