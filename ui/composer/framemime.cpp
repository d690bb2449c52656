#include "ui/composer/framemime.h"

#include "app/compose/capturedcomposition.h"
#include "app/compose/compositionjson.h"

#include <QJsonDocument>
#include <QMimeData>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr auto FrameFormat = "application/x-framescope-frame"_L1;
constexpr auto DirectionMember = "direction"_L1;
constexpr auto CompositionMember = "composition"_L1;
constexpr auto ToClient = "server_to_client"_L1;
constexpr auto ToServer = "client_to_server"_L1;

/// In hexadecimal an octet is three characters, and JSON may escape what is text.
constexpr qsizetype MostMimeOctets = static_cast<qsizetype>(DraggedFrame::PayloadLimit) * 6 + 4096;

} // namespace

std::unique_ptr<QMimeData> mimeDataOf(const FrameHandle &frame)
{
    const quint64 length = std::max(frame.record().storedLength, frame.messageLength().value_or(0));
    if (length > DraggedFrame::PayloadLimit)
        return nullptr;
    const bool isToClient = frame.record().direction == Direction::ServerToClient;
    const QJsonObject object { { DirectionMember, isToClient ? ToClient : ToServer },
        { CompositionMember, toJson(compositionOf(frame)) } };
    auto data = std::make_unique<QMimeData>();
    data->setData(FrameFormat, QJsonDocument(object).toJson(QJsonDocument::Compact));
    return data;
}

bool holdsFrame(const QMimeData &data)
{
    return data.hasFormat(FrameFormat);
}

std::optional<DraggedFrame> draggedFrame(const QMimeData &data)
{
    const QByteArray octets = data.data(FrameFormat);
    if (octets.isEmpty() || octets.size() > MostMimeOctets)
        return std::nullopt;
    const QJsonObject object = QJsonDocument::fromJson(octets).object();
    auto composition = compositionFromJson(object.value(CompositionMember).toObject());
    if (!composition || !object.contains(CompositionMember)
        || composition->form == PayloadForm::File) // what is dragged names no files
        return std::nullopt;
    const bool isToClient = object.value(DirectionMember) == ToClient;
    return DraggedFrame { *std::move(composition),
        isToClient ? Direction::ServerToClient : Direction::ClientToServer };
}

} // namespace Framescope
