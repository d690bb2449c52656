#pragma once

#include "app/session/framehandle.h"

#include <QString>

#include <optional>

namespace Framescope {

/// "2,871".
QString countText(quint64 count);
/// "1,491.3": milliseconds with one decimal. \a delta is in ns.
QString deltaText(qint64 delta);
/// "92 B", "2.1 KB", "482 KB", "1.6 MB": decimal units, two or three digits.
QString octetsText(quint64 octets);
/// "02:05.860", from an hour on "1:02:05.860". \a time is in ns since the session began.
QString timeText(qint64 time);
/// "02:31", from an hour on "1:02:31". \a duration is in ns.
QString clockText(qint64 duration);
/// "41 ms", "0.4 ms", "2.2 s": as a reader says it. \a duration is in ns.
QString durationText(qint64 duration);

/// "TEXT", "BIN", "CONT", "PING", "PONG", "CLOSE", and "0x3" for a reserved opcode.
QString opcodeLabel(quint8 opcode);
/// "client to server".
QString directionText(Direction direction);

/// As visibleText(), on one line: line feeds and tabs become "\n" and "\t". At most \a limit octets
/// are looked at; "…" stands for the rest.
QString escapedText(QByteArrayView octets, qsizetype limit);
/// "A4 63 73 …", of at most \a limit octets.
QString hexPreview(QByteArrayView octets, qsizetype limit);

/// What a list shows of the frame's payload, on one line: text as text (in quotes if it is only a
/// part of a message), the code and its name of a Close frame, hex for binary. The message if the
/// frame carries a whole compressed one.
QString previewText(const FrameHandle &frame);
/// The same for a message of several frames that begins with \a begin, and goes on behind it if
/// \a isCut.
QString messagePreviewText(QByteArrayView begin, bool isText, bool isCut);
/// What is to be said of \a frame beside its payload: "fragment of 2961", "answers 2963 in 41 ms".
/// Mostly empty.
QString hintText(const FrameHandle &frame);
/// A whole row as a sentence for assistive technology.
/// \a instead takes the place of its preview.
QString spokenFrame(const FrameHandle &frame, const std::optional<QString> &instead = std::nullopt);
/// Instead of a payload that a learner is to work out.
QString coveredText();

} // namespace Framescope
