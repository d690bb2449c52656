#include "app/lessons/lessonaction.h"

#include "app/session/hexinput.h"
#include "protocol/wire/opcode.h"

#include <algorithm>
#include <array>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
using ActionKind = LessonAction::Kind;

struct ServerName
{
    LessonServer server;
    QLatin1StringView name;
};

constexpr std::array ServerNames {
    ServerName { LessonServer::Echo, "echo"_L1 },
    ServerName { LessonServer::Deflate, "deflate"_L1 },
    ServerName { LessonServer::Tls, "tls"_L1 },
    ServerName { LessonServer::Silent, "silent"_L1 },
    ServerName { LessonServer::Guarded, "guarded"_L1 },
    ServerName { LessonServer::Watch, "watch"_L1 },
};

/// Cuts the first word off \a text.
QStringView takeWord(QStringView &text)
{
    text = text.trimmed();
    const qsizetype end = text.indexOf(u' ');
    const QStringView word = end < 0 ? text : text.first(end);
    text = end < 0 ? QStringView() : text.sliced(end + 1);
    return word;
}

std::optional<QByteArray> octets(QStringView hex)
{
    auto parsed = HexInput::parse(hex);
    if (!parsed || parsed->isEmpty())
        return std::nullopt;
    return *parsed;
}

/// What would end a header field's line.
bool hasControl(QStringView text)
{
    return std::any_of(text.begin(), text.end(),
        [](QChar character) { return character.unicode() < 0x20 || character.unicode() == 0x7F; });
}

/// "Name: value" replaces a header field, "-Name" leaves it out.
bool addHeader(LessonAction &action, QStringView text)
{
    text = text.trimmed();
    if (hasControl(text))
        return false;
    if (text.startsWith(u'-')) {
        action.removedHeaders.append(text.sliced(1).trimmed().toUtf8());
        return text.size() > 1;
    }
    const qsizetype colon = text.indexOf(u':');
    if (colon < 1)
        return false;
    action.headers.append(
        { text.first(colon).trimmed().toUtf8(), text.sliced(colon + 1).trimmed().toUtf8() });
    return true;
}

std::optional<LessonAction> connectAction(QStringView rest)
{
    LessonAction action { .kind = ActionKind::Connect };
    const QList<QStringView> parts = rest.split(u'|');
    const QStringView server = parts.first().trimmed();
    if (!server.isEmpty()) {
        action.server = lessonServerFromName(server);
        if (!action.server)
            return std::nullopt;
    }
    for (const QStringView part : parts.sliced(1)) {
        if (!addHeader(action, part))
            return std::nullopt;
    }
    return action;
}

/// "text more rsv1 unmasked: payload"
std::optional<LessonAction> frameAction(QStringView rest)
{
    LessonAction action { .kind = ActionKind::Frame };
    const qsizetype colon = rest.indexOf(u':');
    QStringView words = colon < 0 ? rest : rest.first(colon);
    const auto opcode = opcodeFromName(takeWord(words));
    if (!opcode)
        return std::nullopt;
    action.opcode = *opcode;
    while (!words.trimmed().isEmpty()) {
        const QStringView word = takeWord(words);
        if (word == "more"_L1)
            action.fin = false;
        else if (word == "unmasked"_L1)
            action.masked = false;
        else if (word == "rsv1"_L1)
            action.rsv |= 0x4;
        else if (word == "rsv2"_L1)
            action.rsv |= 0x2;
        else if (word == "rsv3"_L1)
            action.rsv |= 0x1;
        else
            return std::nullopt;
    }
    if (colon >= 0) {
        QStringView payload = rest.sliced(colon + 1);
        if (payload.startsWith(u' ')) // the one behind the colon; others belong to the payload
            payload = payload.sliced(1);
        action.payload = payload.toUtf8();
    }
    return action;
}

std::optional<LessonAction> closeAction(QStringView rest)
{
    LessonAction action { .kind = ActionKind::Close };
    const QStringView code = takeWord(rest);
    if (!code.isEmpty()) {
        bool isNumber = false;
        action.code = code.toUShort(&isNumber);
        if (!isNumber)
            return std::nullopt;
    }
    action.payload = rest.toUtf8();
    return action;
}

} // namespace

QString lessonServerName(LessonServer server)
{
    for (const ServerName &entry : ServerNames) {
        if (entry.server == server)
            return entry.name;
    }
    return {};
}

std::optional<LessonServer> lessonServerFromName(QStringView name)
{
    for (const ServerName &entry : ServerNames) {
        if (entry.name == name)
            return entry.server;
    }
    return std::nullopt;
}

std::optional<LessonAction> LessonAction::fromText(QStringView text)
{
    QStringView rest = text;
    QStringView word = takeWord(rest);
    const bool byPeer = word == "peer"_L1;
    if (byPeer)
        word = takeWord(rest);
    std::optional<LessonAction> action;
    if (word == "connect"_L1)
        action = byPeer ? std::nullopt : connectAction(rest);
    else if (word == "frame"_L1)
        action = frameAction(rest);
    else if (word == "text"_L1)
        action = fromInput(ActionKind::Text, rest.toString());
    else if (word == "binary"_L1)
        action = fromInput(ActionKind::Binary, rest.toString());
    else if (word == "octets"_L1)
        action = fromInput(ActionKind::Octets, rest.toString());
    else if (word == "ping"_L1)
        action = fromInput(ActionKind::Ping, rest.toString());
    else if (word == "close"_L1)
        action = closeAction(rest);
    else if (word == "abort"_L1)
        action = LessonAction { .kind = ActionKind::Abort };
    else if (word == "write"_L1 && !byPeer)
        action = fromInput(ActionKind::Write, rest.toString());
    if (action)
        action->byPeer = byPeer;
    return action;
}

std::optional<LessonAction> LessonAction::fromInput(ActionKind kind, const QString &input)
{
    LessonAction action { .kind = kind };
    switch (kind) {
    case ActionKind::Connect:
        return connectAction(input.trimmed().isEmpty() ? QString() : u'|' + input);
    case ActionKind::Frame:
        return frameAction(input);
    case ActionKind::Close:
        return closeAction(input);
    case ActionKind::Ping:
        action.payload = input.toUtf8();
        if (action.payload.size() > 125)
            return std::nullopt;
        return action;
    case ActionKind::Binary:
    case ActionKind::Octets: {
        const auto parsed = octets(input);
        if (!parsed)
            return std::nullopt;
        action.payload = *parsed;
        return action;
    }
    case ActionKind::Text:
    case ActionKind::Write:
        action.payload = input.toUtf8();
        return action;
    case ActionKind::Abort:
        return action;
    }
    return std::nullopt;
}

} // namespace Framescope
