#pragma once

#include <QString>

#include <optional>
#include <span>

namespace Framescope {

/// A place in RFC 6455 or RFC 7692.
struct RfcSection
{
    int rfc = 6455;
    QString number; ///< "5.2"

    friend bool operator==(const RfcSection &, const RfcSection &) = default;
};

/// A section that there is, under the title that it has there.
struct RfcSectionInfo
{
    int rfc;
    QLatin1StringView number;
    QLatin1StringView title;
};

/// Every numbered section of the two, in their order.
std::span<const RfcSectionInfo> rfcSections();
/// Nullptr if there is no such section.
const RfcSectionInfo *findRfcSection(const RfcSection &section);
/// Reads "6455 5.2".
std::optional<RfcSection> rfcSectionFromText(QStringView text);

} // namespace Framescope
