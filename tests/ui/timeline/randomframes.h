#pragma once

#include "tests/app/session/sessionfixture.h"

#include <QRandomGenerator>

namespace Framescope::Test {

/// \a count frames of three connections and all kinds, always the same ones, up to \a longest ns
/// apart; now and then one is recorded a little late.
inline QList<FrameSpec> randomFrames(int count, quint32 longest)
{
    QRandomGenerator random(4711);
    QList<FrameSpec> frames;
    qint64 time = 0;
    for (int i = 0; i < count; ++i) {
        time += random.bounded(longest);
        FrameSpec frame;
        frame.connection = 1 + random.bounded(3);
        frame.direction
            = random.bounded(2) == 0 ? Direction::ClientToServer : Direction::ServerToClient;
        frame.opcode = static_cast<quint8>(random.bounded(16));
        const qint64 late = random.bounded(20) == 0 ? random.bounded(longest) : 0;
        frame.time = std::max<qint64>(time - late, 0);
        if (random.bounded(50) == 0)
            frame.violations = { { Rule::ReservedOpcode, frame.direction, 0, 1, {} } };
        frames.append(frame);
    }
    return frames;
}

} // namespace Framescope::Test
