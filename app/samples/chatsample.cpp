#include "app/samples/chatsample.h"

#include "app/samples/samplestage.h"
#include "app/samples/stagedpair.h"
#include "protocol/wire/closestatus.h"

#include <array>

namespace Framescope {

namespace {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

constexpr int Lines = 420;

constexpr std::array<const char *, 3> Speakers { "mira", "ole", "harbourmaster" };
constexpr std::array<const char *, 7> Subjects { "The pilot", "Berth 7", "The tug Nora",
    "The reefer", "Crane 3", "The ebb", "Customs" };
constexpr std::array<const char *, 6> Predicates { "is free again", "waits for the tide",
    "needs another hour", "asks for channel 14", "comes alongside at noon",
    "has changed the list" };
constexpr std::array<const char *, 5> Endings { ".", ", please confirm.", " – thanks, Åse.",
    ". 了解しました。", ", as agreed ⚓." };

template <std::size_t Count>
QString any(SampleStage &stage, const std::array<const char *, Count> &words)
{
    return QString::fromUtf8(words[stage.random(static_cast<quint32>(Count))]);
}

/// What the server says of one line of the chat to a subscriber.
QByteArray next(SampleStage &stage, int line, const QString &speaker)
{
    const QString subject = any(stage, Subjects); // one after the other: chance has its order
    const QString predicate = any(stage, Predicates);
    return u"{\"id\":\"room-7\",\"type\":\"next\",\"payload\":{\"data\":{\"messageAdded\":{"
           "\"__typename\":\"Message\",\"id\":\"m%1\",\"room\":\"pier-7\",\"sender\":{"
           "\"__typename\":\"User\",\"name\":\"%2\"},\"text\":\"%3 %4%5\"}}}}"_s
               .arg(QString::number(5'200 + line), speaker, subject, predicate, any(stage, Endings))
               .toUtf8();
}

QByteArray typing(const QString &speaker)
{
    return u"{\"id\":\"typing\",\"type\":\"next\",\"payload\":{\"data\":{\"typing\":{"
           "\"__typename\":\"Typing\",\"name\":\"%1\"}}}}"_s.arg(speaker)
               .toUtf8();
}

QByteArray addMessage(int line)
{
    return u"{\"id\":\"add-%1\",\"type\":\"subscribe\",\"payload\":{\"operationName\":\"Add\","
           "\"query\":\"mutation Add($room:ID!,$text:String!){addMessage(room:$room,text:$text)"
           "{id}}\",\"variables\":{\"room\":\"pier-7\",\"text\":\"Noted, line %1.\"}}}"_s.arg(line)
               .toUtf8();
}

QByteArray added(int line)
{
    return u"{\"id\":\"add-%1\",\"type\":\"next\",\"payload\":{\"data\":{\"addMessage\":{\"id\":"
           "\"m%2\"}}}}"_s.arg(line)
               .arg(5'200 + line)
               .toUtf8();
}

QByteArray complete(const QString &id)
{
    return u"{\"id\":\"%1\",\"type\":\"complete\"}"_s.arg(id).toUtf8();
}

/// The protocol graphql-transport-ws: init, acknowledgement, subscriptions, and its own pings.
void subscribe(StagedPair &pair, Timestamp begin)
{
    pair.say(begin, ClientToServer, MessageType::Text,
        "{\"type\":\"connection_init\",\"payload\":{\"client\":\"harbor-web 4.2\"}}");
    pair.say(begin + Second / 10, ServerToClient, MessageType::Text,
        "{\"type\":\"connection_ack\",\"payload\":{\"keepAlive\":12000}}");
    pair.say(begin + Second / 5, ClientToServer, MessageType::Text,
        "{\"id\":\"room-7\",\"type\":\"subscribe\",\"payload\":{\"query\":\"subscription "
        "Room($room:ID!){messageAdded(room:$room){__typename id room sender{__typename name} "
        "text}}\",\"variables\":{\"room\":\"pier-7\"}}}");
    pair.say(begin + Second / 4, ClientToServer, MessageType::Text,
        "{\"id\":\"typing\",\"type\":\"subscribe\",\"payload\":{\"query\":\"subscription "
        "Typing($room:ID!){typing(room:$room){__typename name}}\",\"variables\":{\"room\":"
        "\"pier-7\"}}}");
}

StagedSetting chatSetting(const QString &peer)
{
    StagedSetting setting;
    setting.url = QUrl(u"ws://chat.harbor.example/graphql"_s);
    setting.peerAddress = peer;
    setting.peerPort = 80;
    setting.subprotocols = { u"graphql-transport-ws"_s };
    setting.origin = "https://chat.harbor.example";
    setting.extensions = "permessage-deflate; client_max_window_bits";
    setting.latency = 14'000'000;
    return setting;
}

} // namespace

void playChat(SampleStage &stage)
{
    StagedPair mira(stage, chatSetting(u"192.0.2.10"_s));
    StagedPair ole(stage, chatSetting(u"192.0.2.11"_s));
    Timestamp time = Second;
    subscribe(mira, time);
    subscribe(ole, time + Second / 2);
    time += 2 * Second;
    for (int line = 1; line <= Lines; ++line) {
        const QString speaker = any(stage, Speakers);
        const QByteArray said = next(stage, line, speaker);
        for (StagedPair *pair : { &mira, &ole }) {
            if (stage.random(3) == 0)
                pair->say(time, ServerToClient, MessageType::Text, typing(speaker));
            pair->say(time + Second / 2, ServerToClient, MessageType::Text, said);
        }
        if (line % 9 == 0) {
            StagedPair &writer = line % 2 == 0 ? mira : ole;
            writer.say(time + Second, ClientToServer, MessageType::Text, addMessage(line));
            writer.say(time + Second + Second / 20, ServerToClient, MessageType::Text, added(line));
            writer.say(time + Second + Second / 20, ServerToClient, MessageType::Text,
                complete(u"add-%1"_s.arg(line)));
        }
        if (line % 12 == 0) {
            for (StagedPair *pair : { &mira, &ole }) {
                pair->say(
                    time + Second / 3, ServerToClient, MessageType::Text, "{\"type\":\"ping\"}");
                pair->say(time + Second / 3 + 40'000'000, ClientToServer, MessageType::Text,
                    "{\"type\":\"pong\"}");
            }
        }
        time += Second + stage.random(700) * 1'000'000LL;
    }
    ole.say(time, ClientToServer, MessageType::Text, complete(u"room-7"_s));
    ole.close(time + Second, ClientToServer, CloseStatus::Normal, u"tab closed"_s);
    mira.close(time + 3 * Second, ServerToClient, 1012, u"service restart"_s);
    stage.play();
}

} // namespace Framescope
