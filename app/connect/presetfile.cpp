#include "app/connect/presetfile.h"

#include "app/connect/documentfile.h"
#include "app/connect/draftjson.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QStandardPaths>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr int PresetFormat = 1;

struct PresetFileText
{
    Q_DECLARE_TR_FUNCTIONS(PresetFile)
};

} // namespace

PresetFile::PresetFile(QString path)
    : m_path(std::move(path))
{
}

QString PresetFile::standardPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + u"/framescope/presets.json"_s;
}

Result<QList<ConnectionPreset>> PresetFile::load() const
{
    const Result<QJsonObject> root = DocumentFile::read(m_path, PresetFormat, MaxFileSize);
    if (!root)
        return tl::unexpected(root.error());
    QList<ConnectionPreset> presets;
    if (root->isEmpty())
        return presets;
    const QJsonArray entries = root->value("presets"_L1).toArray();
    if (!root->value("presets"_L1).isArray() || entries.size() > MaxPresets)
        return DocumentFile::damage(m_path, PresetFileText::tr("it holds no list of presets"));
    for (const auto &entry : entries) {
        const QJsonObject object = entry.toObject();
        const Result<ConnectionDraft> draft = draftFromJson(object);
        const QString name = object.value("name"_L1).toString();
        const QString wrong = !draft ? draft.error().detail
            : name.isEmpty()         ? u"name"_s
                                     : QString();
        if (!wrong.isEmpty()) {
            return DocumentFile::damage(m_path,
                PresetFileText::tr("\"%1\" of preset %2 cannot be read")
                    .arg(wrong)
                    .arg(presets.size() + 1));
        }
        presets.append({ name, object.value("folder"_L1).toString(), *draft });
    }
    return presets;
}

Result<void> PresetFile::save(const QList<ConnectionPreset> &presets) const
{
    QJsonArray entries;
    for (const ConnectionPreset &preset : presets) {
        QJsonObject entry = toJson(preset.draft);
        entry.insert("name"_L1, preset.name);
        if (!preset.folder.isEmpty())
            entry.insert("folder"_L1, preset.folder);
        entries.append(entry);
    }
    return DocumentFile::write(
        m_path, { { u"format"_s, PresetFormat }, { u"presets"_s, entries } });
}

} // namespace Framescope
