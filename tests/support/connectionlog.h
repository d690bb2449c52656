#pragma once

#include "protocol/connection/connection.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace Framescope {

/// Writes down what a Connection or a FrameReader tells, one short line each, so that a test can
/// compare a whole conversation.
class ConnectionLog : public ConnectionObserver
{
public:
    QStringList lines;
    std::optional<CloseVerdict> verdict;
    QList<QByteArray> messages;
    QByteArray requestHead; ///< of the last one
    QList<QByteArray> refusedChain; ///< of what failed

    void frameCrossed(const Frame &frame, const QList<Violation> &violations) override
    {
        QString line = QStringLiteral("%1 %2%3 %4")
                           .arg(arrow(frame.direction), opcodeName(frame.header.opcode),
                               frame.header.fin ? QString() : QStringLiteral("…"),
                               QString::fromLatin1(
                                   frame.payload.first(qMin<qsizetype>(20, frame.payload.size()))));
        line = line.trimmed();
        if (!frame.isComplete())
            line += QStringLiteral(" (truncated)");
        for (const Violation &violation : violations)
            line += QStringLiteral(" !") + ruleInfo(violation.rule).name;
        lines.append(line);
    }

    void messageCrossed(const Message &message) override
    {
        messages.append(message.payload.toByteArray());
        lines.append(QStringLiteral("%1 message of %2 in %3")
                         .arg(arrow(message.direction))
                         .arg(message.payload.size())
                         .arg(message.fragments));
    }

    void eventHappened(const Event &event) override
    {
        if (const auto *request = std::get_if<RequestReceived>(&event)) {
            requestHead = request->head;
            lines.append(QStringLiteral("request"));
        } else if (const auto *response = std::get_if<ResponseReceived>(&event)) {
            lines.append(response->opened ? QStringLiteral("opened") : QStringLiteral("refused"));
        } else if (const auto *found = std::get_if<ViolationFound>(&event)) {
            lines.append(QStringLiteral("!") + ruleInfo(found->violation.rule).name);
        } else if (const auto *stray = std::get_if<StrayOctets>(&event)) {
            lines.append(QStringLiteral("stray %1").arg(stray->octets.size()));
        } else if (const auto *edit = std::get_if<EditMade>(&event)) {
            lines.append(QStringLiteral("%1 %2 %3 into %4")
                             .arg(editName(edit->kind), arrow(edit->direction),
                                 QString::fromLatin1(edit->original.toHex()))
                             .arg(edit->frames));
        } else if (const auto *failed = std::get_if<Failed>(&event)) {
            refusedChain = failed->refusedChain;
            lines.append(QStringLiteral("failed"));
        } else if (const auto *closed = std::get_if<Closed>(&event)) {
            verdict = closed->verdict;
            lines.append(QStringLiteral("closed"));
        }
    }

    /// What was told since the last call.
    QStringList take() { return std::exchange(lines, {}); }

private:
    static QString editName(EditMade::Kind kind)
    {
        switch (kind) {
        case EditMade::Kind::Edited:
            return QStringLiteral("edited");
        case EditMade::Kind::Dropped:
            return QStringLiteral("dropped");
        case EditMade::Kind::Injected:
            return QStringLiteral("injected");
        case EditMade::Kind::CompressedAnew:
            break;
        }
        return QStringLiteral("compressed anew");
    }

    static QString arrow(Direction direction)
    {
        return direction == Direction::ClientToServer ? QStringLiteral(">") : QStringLiteral("<");
    }
};

/// Writes what \a connection wants written.
inline QByteArray takeOutput(Connection &connection)
{
    const QByteArray octets = connection.output().toByteArray();
    connection.clearOutput();
    return octets;
}

} // namespace Framescope
