#include "app/samples/conformancesample.h"

#include "app/lessons/rulehandshake.h"
#include "app/samples/samplestage.h"
#include "app/samples/stagedpair.h"
#include "protocol/wire/closestatus.h"

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
using Part = RuleExample::Part;

constexpr Timestamp Step = Second / 50;

StagedSetting echoSetting(Role role)
{
    StagedSetting setting;
    setting.role = role;
    setting.url = QUrl(u"ws://server.example.com/chat"_s);
    setting.peerAddress = role == Role::Client ? u"192.0.2.80"_s : u"203.0.113.9"_s;
    setting.peerPort = role == Role::Client ? 80 : 51'100;
    return setting;
}

/// Everything legal that an echo is asked by a conformance suite: lengths in each form, fragments
/// with a Ping between them, empty frames, UTF-8 that is cut anywhere, all codes of a Close.
class LegalTalk
{
public:
    LegalTalk(SampleStage &stage, Role role, quint16 code)
        : m_pair(stage, echoSetting(role))
        , m_time(stage.now() + Second / 5)
    {
        const auto from = role == Role::Client ? ClientToServer : ServerToClient;
        for (const int length : { 0, 1, 125, 126, 127, 200, 1'000 })
            tell(from, Opcode::Text, QByteArray(length, '*'));
        tell(opposite(from), Opcode::Binary, QByteArray::fromHex("00ff00ff"));
        tell(from, Opcode::Ping, {});
        tell(from, Opcode::Ping, QByteArray(125, 'p'));
        tell(opposite(from), Opcode::Pong, "unsolicited");
        const QByteArray greek = "κόσμε"; // RFC 6455 §8.1 is about messages, not frames
        for (qsizetype cut = 1; cut < greek.size(); cut += 3) {
            tell(from, Opcode::Text, greek.first(cut), false);
            tell(from, Opcode::Ping, "between");
            tell(from, Opcode::Continuation, {}, false);
            tell(from, Opcode::Continuation, greek.sliced(cut));
        }
        m_pair.close(m_time + Step, from, code, u"case is over"_s);
    }

private:
    void tell(Direction from, Opcode opcode, const QByteArray &payload, bool fin = true)
    {
        m_pair.sendFrame(m_time, from, opcode, payload, fin);
        m_time += Step;
    }

    StagedPair m_pair;
    Timestamp m_time;
};

/// One end as it should be, and octets that are not, from nobody in particular.
class BrokenTalk
{
public:
    BrokenTalk(SampleStage &stage, const RuleExample &example)
        : m_end(stage, options(example), openStaged(stage, echoSetting(roleFor(example))))
    {
        m_end.setPeer([](const QByteArray &) {}, [](TcpEnd) {});
        m_end.start();
        const Timestamp begin = stage.now();
        const auto later = [this, &stage, begin](int steps, const QByteArray &octets) {
            stage.at(begin + steps * Step, [this, octets] { m_end.receive(octets); });
        };
        const bool isServer = example.brokenBy == ServerToClient;
        later(1, isServer ? RuleHandshake::response(example) : RuleHandshake::request(example));
        if (example.part == Part::Frames)
            later(2, example.octets);
        stage.at(begin + 6 * Step, [this] { m_end.peerEnded(TcpEnd::Finished); });
    }

private:
    static Role roleFor(const RuleExample &example)
    {
        return example.brokenBy == ServerToClient ? Role::Client : Role::Server;
    }

    static ConnectionOptions options(const RuleExample &example)
    {
        ConnectionOptions options;
        options.role = roleFor(example);
        options.peerName = u"server.example.com:80"_s;
        options.serverPolicy.origins = OriginPolicy({ u"any"_s });
        options.clientHandshake.rawRequest = RuleHandshake::request(example);
        options.nextMaskingKey = [] { return MaskingKey { 0x37, 0xfa, 0x21, 0x3d }; }; // §5.7
        return options;
    }

    StagedEnd m_end;
};

} // namespace

void playConformance(SampleStage &stage)
{
    std::vector<std::unique_ptr<LegalTalk>> legal;
    std::vector<std::unique_ptr<BrokenTalk>> broken;
    Timestamp time = 0;
    const std::array<quint16, 4> codes { CloseStatus::Normal, CloseStatus::GoingAway, 3000, 4999 };
    std::size_t number = 0;
    for (const RuleInfo &rule : ruleCatalogue()) {
        if (number % 6 == 0)
            stage.at(time, [&stage, &legal, &codes, number] {
                const Role role = number % 12 == 0 ? Role::Client : Role::Server;
                legal.push_back(
                    std::make_unique<LegalTalk>(stage, role, codes[number / 6 % codes.size()]));
            });
        time += Second;
        stage.at(time, [&stage, &broken, rule = rule.rule] {
            broken.push_back(std::make_unique<BrokenTalk>(stage, ruleExample(rule)));
        });
        time += Second / 2;
        ++number;
    }
    stage.play();
}

} // namespace Framescope
