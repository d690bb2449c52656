#pragma once

#include "protocol/handshake/handshakecheck.h"
#include "protocol/handshake/httphead.h"
#include "protocol/handshake/httpheadreader.h"
#include "tests/fuzz/fuzzing.h"

namespace Framescope::Fuzz {

/// What HttpHeadReader takes of \a octets when they come \a step at a time; the head is empty
/// unless it is complete.
struct ReadHead
{
    QByteArray head;
    qsizetype taken = 0;
    bool tooLarge = false;

    friend bool operator==(const ReadHead &, const ReadHead &) = default;
};

inline ReadHead readHead(const QByteArray &octets, qsizetype step, qsizetype limit)
{
    HttpHeadReader reader(limit);
    ReadHead read;
    inSteps(octets, step, [&](const QByteArray &portion) { read.taken += reader.read(portion); });
    FUZZ_VERIFY(reader.octets() == octets.first(read.taken));
    FUZZ_VERIFY(read.taken <= limit);
    read.tooLarge = reader.isTooLarge();
    if (reader.isComplete())
        read.head = reader.octets();
    return read;
}

inline void verifyReading(const QByteArray &octets)
{
    for (const qsizetype limit : { qsizetype(100), HttpHeadReader::DefaultLimit }) {
        const ReadHead whole = readHead(octets, std::max<qsizetype>(1, octets.size()), limit);
        for (const qsizetype step : { 1, 3 })
            FUZZ_VERIFY(readHead(octets, step, limit) == whole);
    }
}

/// \a head was parsed from \a octets: nothing is lost, and what it points at is there.
inline void verifyHead(const HttpHead &head, const QByteArray &octets)
{
    FUZZ_VERIFY(head.octets == octets);
    FUZZ_VERIFY(octets.contains(head.startLine));
    FUZZ_VERIFY(head.problems.size() <= HttpHead::MaxProblems);
    quint64 end = 0;
    for (const HttpField &field : head.fields) {
        FUZZ_VERIFY(field.offset >= end);
        end = field.offset + field.length;
        FUZZ_VERIFY(end <= static_cast<quint64>(octets.size()));
        const QByteArray line = octets.mid(
            static_cast<qsizetype>(field.offset), static_cast<qsizetype>(field.length));
        FUZZ_VERIFY(line.startsWith(field.name));
    }
}

/// The fields of \a head written anew; a head without problems has the same ones again.
inline QByteArray rewrittenFields(const HttpHead &head)
{
    QByteArray written = head.startLine + "\r\n";
    for (const HttpField &field : head.fields)
        written += field.name + ": " + field.value + "\r\n";
    return written + "\r\n";
}

inline void verifySameFields(const HttpHead &head, const HttpHead &again)
{
    FUZZ_VERIFY(again.problems.isEmpty());
    FUZZ_VERIFY(again.startLine == head.startLine);
    FUZZ_VERIFY(again.fields.size() == head.fields.size());
    for (qsizetype i = 0; i < head.fields.size(); ++i) {
        FUZZ_VERIFY(again.fields.at(i).name == head.fields.at(i).name);
        FUZZ_VERIFY(again.fields.at(i).value == head.fields.at(i).value);
    }
}

/// Each failed check becomes a violation that points into \a head.
template <typename Head, typename ToViolation>
void verifyViolations(
    const QList<HandshakeCheck> &checks, const Head &head, ToViolation toViolation)
{
    for (const HandshakeCheck &check : checks) {
        const Violation violation = toViolation(check, head);
        FUZZ_VERIFY(violation.offset + violation.length
            <= static_cast<quint64>(std::max<qsizetype>(0, head.octets.size())));
    }
}

} // namespace Framescope::Fuzz
