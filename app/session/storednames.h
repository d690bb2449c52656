#pragma once

#include "app/session/annotation.h"
#include "app/session/connectionrecord.h"

#include <QLatin1StringView>

#include <optional>

namespace Framescope {

/// The names by which session files call values. They stay as they are for ever, in whatever order
/// the enumerations come to stand. A value that is none has an empty name.
QLatin1StringView storedName(Direction direction);
QLatin1StringView storedName(Role role);
QLatin1StringView storedName(ConnectionState state);
QLatin1StringView storedName(ClosedBy by);
QLatin1StringView storedName(CloseCause cause);
QLatin1StringView storedName(ErrorCode code);
QLatin1StringView storedName(EditMade::Kind kind);
/// Empty for no colour.
QLatin1StringView storedName(AnnotationColour colour);

/// The value that \a name stands for.
template <typename Enum>
std::optional<Enum> fromStoredName(QStringView name)
{
    for (int value = 0; value <= 0xFF && !name.isEmpty(); ++value) {
        if (storedName(static_cast<Enum>(value)) == name)
            return static_cast<Enum>(value);
    }
    return std::nullopt;
}

} // namespace Framescope
