#include "ui/compare/comparisondocument.h"

#include "app/message/difference.h"
#include "app/replay/jsondifference.h"
#include "protocol/wire/opcode.h"
#include "ui/compare/jsonlinefinder.h"
#include "ui/compare/octetalignment.h"
#include "ui/frames/frametext.h"
#include "ui/message/jsonlayout.h"
#include "ui/message/messagedocument.h"
#include "ui/message/textlinebuilder.h"
#include "ui/message/treelayout.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
using RowKind = ComparisonRow::Kind;

struct ComparisonDocumentWords
{
    Q_DECLARE_TR_FUNCTIONS(ComparisonDocument)
};

/// Changed rows in which it is looked for what has changed within the line.
constexpr std::size_t MaxChanges = 20'000;

/// A message with what was found out about its payload.
struct Judged
{
    std::shared_ptr<const PayloadDetection> detection;
    QByteArray octets; ///< inflated, if the application has compressed them

    bool isText() const
    {
        return detection->form == DetectedForm::Text || detection->form == DetectedForm::Json;
    }
    bool isJson() const { return detection->form == DetectedForm::Json; }
    bool hasLinesAs(const Judged &other) const
    {
        const bool isSameTree = detection->tree && detection->form == other.detection->form;
        return isSameTree || (isText() && other.isText());
    }
};

std::optional<Judged> judge(const MessageContent &content, const std::stop_token &stop)
{
    auto detection = detectMessage(content, stop);
    if (!detection)
        return std::nullopt;
    QByteArray octets
        = detection->inflated ? detection->inflated->octets : QByteArray(content.payload);
    return Judged { std::move(detection), std::move(octets) };
}

QString captionOf(const ComparedMessage &message)
{
    const MessageContent &content = *message.content;
    return ComparisonDocumentWords::tr("Frame %1, %2, %3, %4 B")
        .arg(countText(message.frame.id()), directionText(message.frame.record().direction),
            opcodeName(content.opcode), countText(content.length));
}

class Comparer
{
public:
    Comparer(ComparisonDocument &document, const std::stop_token &stop)
        : m_document(document)
        , m_stop(stop)
    {
    }

    void compareText(const Judged &left, const Judged &right)
    {
        const bool asJson = left.isJson() && right.isJson();
        const std::array<const Judged *, 2> both { &left, &right };
        for (std::size_t i = 0; i < 2; ++i)
            layOut(m_document.sides[i], *both[i], asJson);
        const QList<TextLine> &leftLines = m_document.sides[0].lines;
        const QList<TextLine> &rightLines = m_document.sides[1].lines;
        QHash<QString, quint32> known;
        const auto leftNumbers = numbersOf(leftLines, known);
        const auto rightNumbers = numbersOf(rightLines, known);
        for (const DifferenceRun &run : findDifferences(leftNumbers, rightNumbers, m_stop))
            addRun(run);
        findWithinLines();
        if (asJson)
            compareJson(left.octets, right.octets);
    }

    void compareHex(const QByteArray &left, const QByteArray &right)
    {
        const QByteArrayView leftOctets = begin(left, 0);
        const QByteArrayView rightOctets = begin(right, 1);
        for (const AlignedOctets &aligned : alignOctets(leftOctets, rightOctets, m_stop)) {
            ComparisonRow row;
            LineChanges changes;
            row.left = addHexLine(0, aligned.left, leftOctets, aligned.changed, changes.left);
            row.right = addHexLine(1, aligned.right, rightOctets, aligned.changed, changes.right);
            if (aligned.changed != 0) {
                row.kind = row.right < 0 ? RowKind::Removed
                    : row.left < 0       ? RowKind::Added
                                         : RowKind::Changed;
                row.changes = static_cast<qint32>(m_document.changes.size());
                m_document.changes.push_back(changes);
            }
            m_document.rows.push_back(row);
        }
    }

    void summarise()
    {
        std::array<int, 4> counts {};
        bool inDifference = false;
        for (std::size_t i = 0; i < m_document.rows.size(); ++i) {
            const RowKind kind = m_document.rows[i].kind;
            ++counts[static_cast<std::size_t>(kind)];
            if (kind != RowKind::Same && !inDifference)
                m_document.differences.push_back(static_cast<int>(i));
            inDifference = kind != RowKind::Same;
        }
        const bool isCut = m_document.sides[0].isCut || m_document.sides[1].isCut;
        m_document.summary = m_document.differences.empty() ? sameText(isCut) : countsText(counts);
        if (isCut)
            m_document.summary += u' '
                + ComparisonDocumentWords::tr("Only the begin of the messages is compared.");
    }

private:
    void layOut(ComparisonSide &side, const Judged &judged, bool asJson) const
    {
        const QByteArray &octets = judged.octets;
        const bool isLong = octets.size() > ComparisonDocument::TextLimit;
        const auto shown
            = QByteArrayView(octets).first(isLong ? ComparisonDocument::TextLimit : octets.size());
        std::optional<LaidOutText> text;
        if (judged.detection->tree)
            text = layOutTree(*judged.detection->tree, m_stop);
        else if (asJson)
            text = layOutJson(shown, isLong ? JsonEnd::Cut : JsonEnd::Here, m_stop);
        if (!text)
            text = plainLines(shown);
        side.lines = std::move(text->lines);
        side.isCut = side.isCut || text->isCut || (isLong && !judged.detection->tree);
    }

    QByteArrayView begin(const QByteArray &octets, std::size_t side) const
    {
        const bool isLong = octets.size() > ComparisonDocument::HexLimit;
        m_document.sides[side].isCut = m_document.sides[side].isCut || isLong;
        return QByteArrayView(octets).first(isLong ? ComparisonDocument::HexLimit : octets.size());
    }

    static std::vector<quint32> numbersOf(
        const QList<TextLine> &lines, QHash<QString, quint32> &known)
    {
        std::vector<quint32> numbers;
        numbers.reserve(static_cast<std::size_t>(lines.size()));
        for (const TextLine &line : lines) {
            // An octet that is shown by an escape is not the escape that somebody has written.
            QString key = line.text;
            for (const TextSpan &span : line.spans) {
                if (span.kind == TextSpan::Kind::Escape)
                    key += u'\n' + QString::number(span.start);
            }
            const auto fresh = static_cast<quint32>(known.size());
            const auto place = known.constFind(key);
            numbers.push_back(
                place == known.cend() ? known.insert(key, fresh).value() : place.value());
        }
        return numbers;
    }

    void addRun(const DifferenceRun &run)
    {
        for (qsizetype i = 0; i < std::max(run.leftCount, run.rightCount); ++i) {
            ComparisonRow row;
            if (i < run.leftCount)
                row.left = static_cast<qint32>(run.left + i);
            if (i < run.rightCount)
                row.right = static_cast<qint32>(run.right + i);
            if (!run.isEqual) {
                row.kind = row.right < 0 ? RowKind::Removed
                    : row.left < 0       ? RowKind::Added
                                         : RowKind::Changed;
            }
            m_document.rows.push_back(row);
        }
    }

    void findWithinLines()
    {
        for (ComparisonRow &row : m_document.rows) {
            if (row.kind != RowKind::Changed)
                continue;
            if (m_document.changes.size() == MaxChanges || m_stop.stop_requested())
                return;
            row.changes = static_cast<qint32>(m_document.changes.size());
            m_document.changes.push_back(changesBetween(m_document.sides[0].lines.at(row.left).text,
                m_document.sides[1].lines.at(row.right).text));
        }
    }

    static QJsonValue jsonOf(const QByteArray &octets)
    {
        const QJsonDocument document = QJsonDocument::fromJson(octets);
        return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    }

    void compareJson(const QByteArray &left, const QByteArray &right)
    {
        if (std::max(left.size(), right.size()) > ComparisonDocument::TextLimit)
            return;
        m_document.isJson = true;
        findJsonDifferences(
            jsonOf(left), jsonOf(right), ComparisonDocument::JsonLimit, m_document.json);
        findJsonRows();
    }

    void findJsonRows()
    {
        QStringList paths;
        for (const ReplayDifference &difference : std::as_const(m_document.json))
            paths += difference.where;
        m_document.jsonRows.assign(static_cast<std::size_t>(paths.size()), { -1, -1 });
        for (std::size_t side = 0; side < 2; ++side) {
            const auto &lines = m_document.sides[side].lines;
            const QHash<QString, qint32> found = findJsonLines(lines, paths);
            std::vector<int> rowOfLine(static_cast<std::size_t>(lines.size()), -1);
            for (std::size_t row = 0; row < m_document.rows.size(); ++row) {
                const ComparisonRow &shown = m_document.rows[row];
                const qint32 line = side == 0 ? shown.left : shown.right;
                if (line >= 0)
                    rowOfLine[static_cast<std::size_t>(line)] = static_cast<int>(row);
            }
            for (qsizetype i = 0; i < paths.size(); ++i) {
                const auto line = found.constFind(paths.at(i));
                if (line != found.cend())
                    m_document.jsonRows[static_cast<std::size_t>(i)][side]
                        = rowOfLine[static_cast<std::size_t>(*line)];
            }
        }
    }

    /// -1 if the row has no octets on that side.
    qint32 addHexLine(std::size_t side, const std::array<qint32, AlignedOctets::Columns> &offsets,
        QByteArrayView octets, quint16 changed, QList<CharacterRange> &ranges)
    {
        constexpr int CellWidth = 3; // characters
        const auto first = std::find_if(
            offsets.begin(), offsets.end(), [](qint32 offset) { return offset >= 0; });
        if (first == offsets.end())
            return -1;
        QString hex;
        QString text;
        for (int column = 0; column < AlignedOctets::Columns; ++column) {
            const qint32 offset = offsets[static_cast<std::size_t>(column)];
            if (offset < 0) {
                hex += u"   "_s;
                text += u' ';
                continue;
            }
            const char octet = octets[offset];
            if ((changed >> column & 1) != 0)
                ranges.append({ static_cast<int>(hex.size()), CellWidth - 1 });
            hex += QString::fromLatin1(QByteArray(1, octet).toHex().toUpper()) + u' ';
            text += octet >= 0x20 && octet < 0x7F ? QLatin1Char(octet) : QLatin1Char('.');
        }
        TextLine line;
        line.text = hex + u' ' + text;
        line.spans = { { static_cast<int>(hex.size()), static_cast<int>(text.size()) + 1,
            TextSpan::Kind::Faint } };
        ComparisonSide &shown = m_document.sides[side];
        shown.lines.append(line);
        shown.offsets.push_back(static_cast<quint32>(*first));
        return static_cast<qint32>(shown.lines.size()) - 1;
    }

    QString sameText(bool isCut) const
    {
        if (isCut)
            return ComparisonDocumentWords::tr("No differences.");
        return m_document.form == ComparisonForm::Hex
            ? ComparisonDocumentWords::tr("The messages are the same, octet by octet.")
            : ComparisonDocumentWords::tr("The messages are the same.");
    }

    QString countsText(const std::array<int, 4> &counts) const
    {
        const auto differences = static_cast<int>(m_document.differences.size());
        QStringList parts;
        if (const int changed = counts[static_cast<std::size_t>(RowKind::Changed)])
            parts += ComparisonDocumentWords::tr("%n row(s) changed", nullptr, changed);
        if (const int removed = counts[static_cast<std::size_t>(RowKind::Removed)])
            parts += ComparisonDocumentWords::tr("%n only on the left", nullptr, removed);
        if (const int added = counts[static_cast<std::size_t>(RowKind::Added)])
            parts += ComparisonDocumentWords::tr("%n only on the right", nullptr, added);
        QString text = ComparisonDocumentWords::tr("%n difference(s): %1.", nullptr, differences)
                           .arg(parts.join(u", "_s));
        if (m_document.isJson && m_document.json.isEmpty()) {
            text += u' '
                + ComparisonDocumentWords::tr(
                    "As JSON they say the same: order, or how it is written, differs.");
        }
        return text;
    }

    ComparisonDocument &m_document;
    const std::stop_token &m_stop;
};

} // namespace

std::optional<ComparedMessage> readComparedMessage(
    const SessionStore &store, FrameId id, const std::stop_token &stop)
{
    const std::shared_ptr<const FrameBlock> block = store.block(id);
    if (!block)
        return std::nullopt;
    const FrameHandle frame(block, id);
    std::optional<MessageContent> content = readMessage(store, frame, MaxMessageOctets, stop);
    if (!content)
        return std::nullopt;
    return ComparedMessage { frame, std::make_shared<const MessageContent>(*std::move(content)) };
}

std::shared_ptr<const ComparisonDocument> compareMessages(const ComparedMessage &left,
    const ComparedMessage &right, std::optional<ComparisonForm> form, const std::stop_token &stop)
{
    const auto leftJudged = judge(*left.content, stop);
    const auto rightJudged = judge(*right.content, stop);
    if (!leftJudged || !rightJudged)
        return nullptr;
    auto document = std::make_shared<ComparisonDocument>();
    document->sides[0].caption = captionOf(left);
    document->sides[1].caption = captionOf(right);
    document->sides[0].isCut = left.content->isCut();
    document->sides[1].isCut = right.content->isCut();
    document->hasText = leftJudged->hasLinesAs(*rightJudged);
    document->form = document->hasText ? form.value_or(ComparisonForm::Text) : ComparisonForm::Hex;
    Comparer comparer(*document, stop);
    if (document->form == ComparisonForm::Text)
        comparer.compareText(*leftJudged, *rightJudged);
    else
        comparer.compareHex(left.content->payload, right.content->payload);
    comparer.summarise();
    if (stop.stop_requested())
        return nullptr;
    return document;
}

} // namespace Framescope
