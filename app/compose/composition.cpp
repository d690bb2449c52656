#include "app/compose/composition.h"

#include "app/compose/jsontext.h"
#include "app/session/hexinput.h"

namespace Framescope {

bool isMasked(const Composition &composition, Direction direction)
{
    return composition.masked.value_or(direction == Direction::ClientToServer);
}

Result<QByteArray> typedPayload(const Composition &composition)
{
    switch (composition.form) {
    case PayloadForm::Json: {
        QByteArray utf8 = composition.text.toUtf8();
        Result<QByteArray> minified = minifyJson(utf8);
        if (!minified || composition.minified)
            return minified;
        return utf8;
    }
    case PayloadForm::Text:
        return composition.text.toUtf8();
    case PayloadForm::Hex: {
        auto octets = HexInput::parse(composition.text);
        if (!octets) {
            return tl::unexpected(
                Error { ErrorCode::InvalidArgument, HexInput::sentence(octets.error()) });
        }
        return *std::move(octets);
    }
    case PayloadForm::File:
        break;
    }
    return QByteArray();
}

} // namespace Framescope
