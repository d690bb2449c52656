#include "app/cli/playingoptions.h"

#include "app/cli/linetext.h"

#include <QFileInfo>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype ListLimit = 20; ///< connections named in a complaint

CLI::Validator speedValidator()
{
    return { [](const std::string &argument) {
                const double value = text(argument).toDouble();
                return argument == "max" || (value >= 0.001 && value <= 1'000'000)
                    ? std::string()
                    : '"' + argument + "\" is neither max nor a factor from 0.001 to 1000000";
            },
        "max, or 0.001 to 1000000" };
}

QString listing(const QList<ConnectionRecord> &connections)
{
    QStringList lines;
    for (const ConnectionRecord &record :
        connections.first(std::min(ListLimit, connections.size())))
        lines.append(u"\n  "_s + LineText::connection(record));
    if (connections.size() > ListLimit)
        lines.append(u"\n  and %1 more"_s.arg(connections.size() - ListLimit));
    return lines.join(QString());
}

/// Nullopt if none is chosen without a doubt.
std::optional<ConnectionId> chosen(
    const QList<ConnectionRecord> &connections, std::optional<quint64> wanted)
{
    QList<ConnectionId> candidates;
    for (const ConnectionRecord &record : connections) {
        if (wanted ? record.id == *wanted : record.opened.has_value())
            candidates.append(record.id);
    }
    if (!wanted && candidates.isEmpty() && connections.size() == 1)
        return connections.first().id;
    return candidates.size() == 1 ? std::optional(candidates.first()) : std::nullopt;
}

} // namespace

PlayingOptions addPlaying(CLI::App &command, PlayingArguments &arguments)
{
    PlayingOptions options;
    options.pace = {
        command
            .add_option("--speed", arguments.speed,
                "By how much faster than recorded, or max: without any pause")
            ->capture_default_str()
            ->check(speedValidator())
            ->type_name("FACTOR"),
        command
            .add_option("--wait", arguments.wait,
                "What each frame waits for: answer, what the other side had sent before it has "
                "come; time, its time since the opening; both, the answer and the pause after it")
            ->capture_default_str()
            ->check(CLI::IsMember({ "answer", "time", "both" }))
            ->type_name("RULE"),
    };
    options.rules = {
        addRepeatable(command, "--ignore-json", arguments.ignoredPaths,
            "Do not compare what this path leads to in JSON messages, for example $.id, "
            "items[*].time or ..timestamp")
            ->type_name("PATH"),
        addRepeatable(command, "--ignore-regex", arguments.ignoredPatterns,
            "Do not compare what this regular expression (PCRE2) matches in messages")
            ->type_name("REGEX"),
        command.add_flag("--exact", arguments.exact,
            "Compare octets, not the values of JSON, and how messages are fragmented"),
        command.add_flag("--heartbeat", arguments.heartbeat, "Compare Ping and Pong frames too"),
    };
    return options;
}

ReplayPace playingPace(const PlayingArguments &arguments)
{
    ReplayPace pace;
    pace.factor.reset();
    if (arguments.speed != "max")
        pace.factor = text(arguments.speed).toDouble();
    if (arguments.wait == "answer")
        pace.wait = ReplayPace::Wait::Answer;
    else if (arguments.wait == "time")
        pace.wait = ReplayPace::Wait::Time;
    return pace;
}

ReplayRules playingRules(const PlayingArguments &arguments)
{
    ReplayRules rules;
    for (const std::string &argument : arguments.ignoredPaths) {
        const auto path = JsonPaths::parse(text(argument));
        if (!path)
            refuseUsage(u"--ignore-json %1: %2."_s.arg(text(argument), path.error()));
        rules.ignoredPaths.append(*path);
    }
    auto patterns = PatternList::compile(texts(arguments.ignoredPatterns));
    if (!patterns)
        refuseUsage(u"--ignore-regex %1: column %2: %3."_s.arg(patterns.error().pattern)
                        .arg(patterns.error().character)
                        .arg(patterns.error().text));
    rules.ignoredPatterns = std::move(*patterns);
    rules.exact = arguments.exact;
    rules.heartbeat = arguments.heartbeat;
    return rules;
}

PlayedFile openPlayed(const QString &path, std::optional<quint64> connection)
{
    const std::shared_ptr<FileSessionStore> file = readOrRefuse(FileSessionStore::open(path));
    const QList<ConnectionRecord> all = file->connections();
    if (const std::optional<Error> damage = file->damage())
        refuseFile(*damage);
    if (all.isEmpty())
        refuseUsage(u"%1 holds no connection."_s.arg(path));
    const std::optional<ConnectionId> id = chosen(all, connection);
    if (!id) {
        const QString what = connection
            ? u"holds no connection %1. These are in it:"_s.arg(*connection)
            : u"holds more than one connection, or none that opened. Say which one by its "
              "number:"_s;
        refuseUsage(path + u' ' + what + listing(all));
    }
    return { file, RecordedConnection::read(file, *id) };
}

PlayedFile openPlayed(const QString &pathAndNumber)
{
    const qsizetype mark = pathAndNumber.lastIndexOf(u'#');
    bool isNumber = false;
    const quint64 number = pathAndNumber.sliced(mark + 1).toULongLong(&isNumber);
    if (mark < 0 || !isNumber || QFileInfo::exists(pathAndNumber))
        return openPlayed(pathAndNumber, std::nullopt);
    return openPlayed(pathAndNumber.first(mark), number);
}

} // namespace Framescope
