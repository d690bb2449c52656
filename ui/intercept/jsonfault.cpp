#include "ui/intercept/jsonfault.h"

#include "app/message/jsonscantext.h"
#include "ui/intercept/jsontokens.h"

#include <QCoreApplication>

#include <algorithm>

namespace Framescope {

namespace {

struct JsonFaultWords
{
    Q_DECLARE_TR_FUNCTIONS(JsonFault)
};

class NoTaker final : public JsonTokenTaker
{
public:
    bool take(JsonToken, qsizetype, qsizetype) override { return true; }
};

} // namespace

QString jsonFault(const QByteArray &text)
{
    NoTaker taker;
    const JsonScan scan = scanJson(text, JsonTokens::MostLevels, taker);
    if (scan.end == JsonScan::End::Complete)
        return {};
    const QByteArrayView before = QByteArrayView(text).first(std::min(scan.offset, text.size()));
    const qsizetype line = std::count(before.begin(), before.end(), '\n') + 1;
    const qsizetype column = QString::fromUtf8(before.sliced(before.lastIndexOf('\n') + 1)).size();
    return JsonFaultWords::tr("Line %1, column %2: %3")
        .arg(QString::number(line), QString::number(column + 1),
            jsonScanText(scan.end, JsonTokens::MostLevels));
}

} // namespace Framescope
