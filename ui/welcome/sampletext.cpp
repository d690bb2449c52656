#include "ui/welcome/sampletext.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <array>

namespace Framescope::SampleText {

namespace {

using namespace Qt::StringLiterals;

struct Known
{
    QLatin1StringView fileName;
    const char *subject;
};

constexpr std::array Samples {
    Known { "tickwire-demo.fscope"_L1, QT_TRANSLATE_NOOP("SampleText", "Trade feed") },
    Known {
        "harbor-chat.fscope"_L1, QT_TRANSLATE_NOOP("SampleText", "GraphQL chat with compression") },
    Known { "telemetry-cbor.fscope"_L1,
        QT_TRANSLATE_NOOP("SampleText", "Sensors sending CBOR every second") },
    Known { "conformance-mix.fscope"_L1,
        QT_TRANSLATE_NOOP("SampleText", "Every rule, kept and broken") },
};

auto find(const QString &fileName)
{
    return std::find_if(Samples.begin(), Samples.end(),
        [&fileName](const Known &known) { return known.fileName == fileName; });
}

} // namespace

QString subject(const QString &fileName)
{
    const auto known = find(fileName);
    return known == Samples.end() ? QString()
                                  : QCoreApplication::translate("SampleText", known->subject);
}

QStringList inOrder(QStringList paths)
{
    std::stable_sort(paths.begin(), paths.end(), [](const QString &left, const QString &right) {
        return find(QFileInfo(left).fileName()) < find(QFileInfo(right).fileName());
    });
    return paths;
}

} // namespace Framescope::SampleText
