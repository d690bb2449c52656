#include "app/message/jsonscantext.h"

#include <QCoreApplication>

namespace Framescope {

namespace {

struct JsonTreeWords
{
    Q_DECLARE_TR_FUNCTIONS(JsonTree)
};

} // namespace

QString jsonScanText(JsonScan::End end, qsizetype maxDepth)
{
    switch (end) {
    case JsonScan::End::NoValue:
        return JsonTreeWords::tr("a value is expected");
    case JsonScan::End::NoName:
        return JsonTreeWords::tr("a name in quotation marks is expected");
    case JsonScan::End::NoColon:
        return JsonTreeWords::tr("a colon is expected");
    case JsonScan::End::NoCommaOrEnd:
        return JsonTreeWords::tr("a comma or the end of the container is expected");
    case JsonScan::End::BadEscape:
        return JsonTreeWords::tr("there is no such escape sequence");
    case JsonScan::End::ControlCharacter:
        return JsonTreeWords::tr(
            "a control character may not stand in a string unless it is escaped");
    case JsonScan::End::BadNumber:
        return JsonTreeWords::tr("a digit is expected");
    case JsonScan::End::Behind:
        return JsonTreeWords::tr("the value has ended, and more follows");
    case JsonScan::End::RanOut:
        return JsonTreeWords::tr("the text ends before the value does");
    case JsonScan::End::TooDeep:
        return JsonTreeWords::tr("values are nested deeper than %1 levels").arg(maxDepth);
    case JsonScan::End::Complete:
    case JsonScan::End::Stopped:
        break;
    }
    return {};
}

} // namespace Framescope
