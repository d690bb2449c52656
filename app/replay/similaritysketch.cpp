#include "app/replay/similaritysketch.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <cctype>

namespace Framescope {

namespace {

constexpr std::size_t SketchSize = 24;
constexpr int LeafLimit = 4096; ///< values of JSON that are looked at
constexpr qsizetype TextLimit = 64 * 1024; ///< octets of anything else

quint64 mixed(quint64 hash)
{
    hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCDULL;
    hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53ULL;
    return hash ^ (hash >> 33);
}

/// FNV-1a, going on from \a hash.
quint64 hashed(QByteArrayView octets, quint64 hash = 0xCBF29CE484222325ULL)
{
    for (const char octet : octets)
        hash = (hash ^ static_cast<quint8>(octet)) * 0x100000001B3ULL;
    return hash;
}

class Collector
{
public:
    void add(quint64 hash) { m_hashes.push_back(mixed(hash)); }

    void addJson(const QJsonValue &value, quint64 path)
    {
        if (++m_leaves > LeafLimit)
            return;
        if (value.isObject()) {
            const QJsonObject object = value.toObject();
            for (auto member = object.begin(); member != object.end(); ++member)
                addJson(*member, hashed(member.key().toUtf8(), path));
        } else if (value.isArray()) {
            const QJsonArray array = value.toArray();
            for (const auto &element : array)
                addJson(element, hashed("[]", path));
        } else {
            add(path);
            add(hashed(value.toVariant().toString().toUtf8(), path + 1));
        }
    }

    void addWords(QByteArrayView text)
    {
        qsizetype begin = 0;
        for (qsizetype at = 0; at <= text.size(); ++at) {
            const bool inside = at < text.size() && at - begin < 16
                && (std::isalnum(static_cast<quint8>(text[at])) != 0 || (text[at] & 0x80) != 0);
            if (inside)
                continue;
            if (at > begin)
                add(hashed(text.sliced(begin, at - begin)));
            begin = at + 1;
        }
    }

    std::vector<quint64> smallest()
    {
        std::sort(m_hashes.begin(), m_hashes.end());
        m_hashes.erase(std::unique(m_hashes.begin(), m_hashes.end()), m_hashes.end());
        m_hashes.resize(std::min(m_hashes.size(), SketchSize));
        m_hashes.shrink_to_fit();
        return std::move(m_hashes);
    }

private:
    std::vector<quint64> m_hashes;
    int m_leaves = 0;
};

} // namespace

SimilaritySketch::SimilaritySketch(const ReplayContent &content)
{
    Collector collector;
    if (content.isJson())
        collector.addJson(content.json(), hashed("$"));
    else
        collector.addWords(
            QByteArrayView(content.octets()).first(std::min(TextLimit, content.octets().size())));
    m_smallest = collector.smallest();
}

int SimilaritySketch::similarity(const SimilaritySketch &other) const
{
    auto left = m_smallest.cbegin();
    auto right = other.m_smallest.cbegin();
    std::size_t all = 0;
    int common = 0;
    // Of the smallest hashes of both together, as many as either would keep.
    for (; all < SketchSize && left != m_smallest.cend() && right != other.m_smallest.cend();
         ++all) {
        const quint64 least = std::min(*left, *right);
        common += *left == *right ? 1 : 0;
        const bool takeRight = *right == least;
        left += *left == least ? 1 : 0;
        right += takeRight ? 1 : 0;
    }
    const std::size_t rest = static_cast<std::size_t>(m_smallest.cend() - left)
        + static_cast<std::size_t>(other.m_smallest.cend() - right);
    all = std::min(SketchSize, all + rest);
    return all == 0 ? 100 : static_cast<int>(static_cast<std::size_t>(common) * 100 / all);
}

} // namespace Framescope
