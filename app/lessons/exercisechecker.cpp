#include "app/lessons/exercisechecker.h"

#include "app/filter/filtersearch.h"
#include "app/lessons/connectionfact.h"
#include "app/lessons/lessonfacts.h"

#include <QCoreApplication>

#include <algorithm>
#include <bit>

namespace Framescope::ExerciseChecker {

namespace {

using namespace Qt::StringLiterals;

struct ExerciseCheckerWords
{
    Q_DECLARE_TR_FUNCTIONS(ExerciseChecker)
};

/// Decimal, or hexadecimal with 0x.
std::optional<quint64> readNumber(QString text)
{
    text.remove(u',').remove(u' ');
    bool isNumber = false;
    const bool isHex = text.startsWith("0x"_L1, Qt::CaseInsensitive);
    const quint64 number
        = isHex ? text.sliced(2).toULongLong(&isNumber, 16) : text.toULongLong(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

/// "0x4D", "4D", "01001101", "'M'".
std::optional<quint64> readOctet(const QString &text)
{
    bool isNumber = false;
    quint64 octet = 0;
    if (text.size() == 3 && text.front() == text.back() && text.front() == u'\'')
        return text.at(1).unicode() < 0x80 ? std::optional<quint64>(text.at(1).unicode())
                                           : std::nullopt;
    if (text.size() == 8)
        octet = text.toULongLong(&isNumber, 2);
    else if (text.startsWith("0x"_L1, Qt::CaseInsensitive))
        octet = text.sliced(2).toULongLong(&isNumber, 16);
    else if (text.size() <= 2)
        octet = text.toULongLong(&isNumber, 16);
    return isNumber && octet <= 0xFF ? std::optional(octet) : std::nullopt;
}

bool isSame(const QString &answer, const QString &right)
{
    if (answer.compare(right, Qt::CaseInsensitive) == 0)
        return true;
    const auto number = readNumber(answer);
    return number && number == readNumber(right);
}

ExerciseResult solved()
{
    return { .isSolved = true };
}

ExerciseResult refused(const LessonCheck &check, const QString &answer, const QString &otherwise)
{
    for (const LessonCheck::Refusal &refusal : check.refusals) {
        if (isSame(answer, refusal.answer))
            return { .feedback = refusal.reason };
    }
    return { .feedback = otherwise };
}

/// Where \a octet is wrong; bits count from the most significant, as the RFC's do.
QString octetFeedback(quint64 octet, quint64 right)
{
    const auto wrong = static_cast<quint8>(octet ^ right);
    const int bit = std::countl_zero(wrong);
    return std::popcount(wrong) == 1
        ? ExerciseCheckerWords::tr("Almost. Compare bit %1.").arg(bit)
        : ExerciseCheckerWords::tr("Not yet: %1 bits are different, bit %2 is the first.")
              .arg(std::popcount(wrong))
              .arg(bit);
}

ExerciseResult checkFact(const LessonCheck &check, const QString &answer, const LessonScene &scene)
{
    const auto fact = LessonFacts::find(check.fact, scene);
    if (!fact)
        return { .feedback = ExerciseCheckerWords::tr(
                     "There is no frame or connection yet that this asks about.") };
    if (fact->isOctet) {
        const auto octet = readOctet(answer);
        if (!octet)
            return { .feedback
                = ExerciseCheckerWords::tr("An octet is written like 0x4D, or as eight bits.") };
        return *octet == *fact->number
            ? solved()
            : refused(check, answer, octetFeedback(*octet, *fact->number));
    }
    if (fact->number) {
        const auto number = readNumber(answer);
        if (!number)
            return { .feedback = ExerciseCheckerWords::tr("A number is expected.") };
        if (*number == *fact->number)
            return solved();
        return refused(check, answer,
            *number < *fact->number ? ExerciseCheckerWords::tr("It is more than that.")
                                    : ExerciseCheckerWords::tr("It is less than that."));
    }
    // Base64 and names: case matters.
    return answer == fact->text
        ? solved()
        : refused(
            check, answer, ExerciseCheckerWords::tr("That is not what crossed the wire here."));
}

/// The first frame behind \a after, up to \a last, that \a filter accepts; 0 if there is none.
FrameId firstFrame(const std::shared_ptr<const SessionStore> &store, const QString &filter,
    FrameId after, FrameId last)
{
    const auto program = FilterProgram::fromText(filter);
    if (!program || last <= after)
        return 0;
    FrameId found = 0;
    FilterSearch search(store, *program, after + 1, 1);
    search.advance(last, {}, [&](FrameId firstId, const RowSet &rows, FrameId) {
        rows.forEach([&](int row) {
            if (found == 0)
                found = firstId + static_cast<FrameId>(row);
        });
        return found == 0;
    });
    return found;
}

int framesMet(const LessonCheck &check, const LessonScene &scene, ConnectionId connection)
{
    const FrameId last = scene.store->lastFrame();
    FrameId at = scene.lastBefore;
    int met = 0;
    for (const QString &filter : check.frames) {
        at = firstFrame(
            scene.store, u"conn == %1 and (%2)"_s.arg(connection).arg(filter), at, last);
        if (at == 0)
            break;
        ++met;
    }
    return met;
}

bool factsHold(
    const LessonCheck &check, const LessonScene &scene, const ConnectionRecord &connection)
{
    if (check.connection.isEmpty())
        return true;
    const QList<EventRecord> events = scene.store->events(connection.id);
    return std::all_of(check.connection.begin(), check.connection.end(), [&](const QString &text) {
        const auto fact = ConnectionFact::fromText(text);
        const bool counts
            = fact && (!fact->isOfHandshake() || connection.id > scene.lastConnectionBefore);
        return counts && fact->holds(connection, events);
    });
}

} // namespace

ExerciseResult checkAnswer(
    const LessonExercise &exercise, const QString &answer, const LessonScene &scene)
{
    const LessonCheck &check = exercise.check;
    const QString given = answer.simplified();
    if (given.isEmpty())
        return { .feedback = ExerciseCheckerWords::tr("Nothing was answered yet.") };
    switch (check.kind) {
    case LessonCheck::Kind::Answer:
        for (const QString &right : check.answers) {
            if (isSame(given, right))
                return solved();
        }
        return refused(check, given, ExerciseCheckerWords::tr("Not yet. The hint may help."));
    case LessonCheck::Kind::Choice:
        return answer == check.choices.at(check.rightChoice)
            ? solved()
            : refused(
                check, given, ExerciseCheckerWords::tr("Not this one. Read the step once more."));
    case LessonCheck::Kind::Fact:
        return checkFact(check, given, scene);
    case LessonCheck::Kind::Traffic:
        break;
    }
    return {};
}

ExerciseResult checkTraffic(const LessonExercise &exercise, const LessonScene &scene)
{
    const LessonCheck &check = exercise.check;
    ExerciseResult best { .wanted = static_cast<int>(check.frames.size()) };
    for (const ConnectionRecord &connection : scene.store->connections()) {
        if (scene.ended.contains(connection.id) || scene.recorded.contains(connection.id))
            continue;
        const int met = framesMet(check, scene, connection.id);
        best.met = std::max(best.met, met);
        if (met == best.wanted && factsHold(check, scene, connection)) {
            best.isSolved = true;
            return best;
        }
    }
    return best;
}

std::optional<QString> rightAnswer(const LessonExercise &exercise, const LessonScene &scene)
{
    const LessonCheck &check = exercise.check;
    switch (check.kind) {
    case LessonCheck::Kind::Answer:
        return check.answers.first();
    case LessonCheck::Kind::Choice:
        return check.choices.at(check.rightChoice);
    case LessonCheck::Kind::Fact:
        if (const auto fact = LessonFacts::find(check.fact, scene))
            return fact->text;
        return std::nullopt;
    case LessonCheck::Kind::Traffic:
        break;
    }
    return std::nullopt;
}

FrameHandle newestFrame(const std::shared_ptr<const SessionStore> &store, const QString &filter,
    FrameId after, FrameId last)
{
    const auto program = FilterProgram::fromText(filter);
    if (!program || last <= after)
        return {};
    FrameId newest = 0;
    FilterSearch search(store, *program, after + 1, 1);
    search.advance(last, {}, [&](FrameId firstId, const RowSet &rows, FrameId) {
        rows.forEach([&](int row) { newest = firstId + static_cast<FrameId>(row); });
        return true;
    });
    const auto block = newest > 0 ? store->block(newest) : nullptr;
    return block ? FrameHandle(block, newest) : FrameHandle();
}

} // namespace Framescope::ExerciseChecker
