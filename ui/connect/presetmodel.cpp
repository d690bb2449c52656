#include "ui/connect/presetmodel.h"

#include <algorithm>

namespace Framescope {

namespace {

constexpr qsizetype MaxNameLength = 80;

QString nameFrom(const QVariant &value)
{
    return value.toString().simplified().left(MaxNameLength);
}

} // namespace

PresetModel::PresetModel(PresetFile file, QObject *parent)
    : QAbstractListModel(parent)
    , m_file(std::move(file))
{
    if (auto loaded = m_file.load())
        m_presets = *std::move(loaded);
    else
        m_loadError = loaded.error();
    build();
}

int PresetModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PresetModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    const ConnectionPreset *shown = preset(index);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return shown ? shown->name : row.folder;
    case UrlRole:
        return shown ? shown->draft.url : QString();
    case HeadingRole:
        return shown == nullptr;
    case Qt::AccessibleTextRole:
        return shown ? tr("%1, %2").arg(shown->name, shown->draft.url)
                     : tr("Folder %1").arg(row.folder);
    default:
        return {};
    }
}

bool PresetModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const QString name = nameFrom(value);
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid) || name.isEmpty()
        || name == data(index, Qt::EditRole).toString())
        return false;
    const Row row = m_rows.at(index.row());
    if (row.preset >= 0) {
        m_presets[row.preset].name = freeName(name, row.folder);
        m_before.reset();
        emit dataChanged(index, index);
        save();
    } else {
        for (ConnectionPreset &preset : m_presets) {
            if (preset.folder == row.folder)
                preset.folder = name;
        }
        changed(-1);
    }
    return true;
}

Qt::ItemFlags PresetModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags usual = QAbstractListModel::flags(index);
    return index.isValid() ? usual | Qt::ItemIsEditable : usual;
}

void PresetModel::setSearch(const QString &text)
{
    beginResetModel();
    m_search = text.trimmed();
    build();
    endResetModel();
}

QStringList PresetModel::folders() const
{
    QStringList folders;
    for (const ConnectionPreset &preset : m_presets) {
        if (!preset.folder.isEmpty() && !folders.contains(preset.folder))
            folders.append(preset.folder);
    }
    return folders;
}

const ConnectionPreset *PresetModel::preset(const QModelIndex &index) const
{
    const int number = numberOf(index);
    return number < 0 ? nullptr : &m_presets.at(number);
}

bool PresetModel::contains(const QString &name, const QString &folder) const
{
    return std::any_of(m_presets.cbegin(), m_presets.cend(), [&](const ConnectionPreset &preset) {
        return preset.name == name && preset.folder == folder;
    });
}

QModelIndex PresetModel::save(const ConnectionPreset &preset)
{
    const auto old = std::find_if(
        m_presets.begin(), m_presets.end(), [&preset](const ConnectionPreset &other) {
            return other.name == preset.name && other.folder == preset.folder;
        });
    if (old != m_presets.end()) {
        *old = preset;
        return changed(old - m_presets.begin());
    }
    if (m_presets.size() >= PresetFile::MaxPresets)
        return {};
    m_presets.append(preset);
    return changed(m_presets.size() - 1);
}

QModelIndex PresetModel::duplicate(const QModelIndex &index)
{
    const int number = numberOf(index);
    if (number < 0 || m_presets.size() >= PresetFile::MaxPresets)
        return index;
    ConnectionPreset copy = m_presets.at(number);
    copy.name = freeName(copy.name, copy.folder);
    m_presets.insert(number + 1, copy);
    return changed(number + 1);
}

QModelIndex PresetModel::moveToFolder(const QModelIndex &index, const QString &folder)
{
    const int number = numberOf(index);
    if (number < 0 || m_presets.at(number).folder == folder)
        return index;
    ConnectionPreset &moved = m_presets[number];
    moved.name = freeName(moved.name, nameFrom(folder));
    moved.folder = nameFrom(folder);
    return changed(number);
}

QModelIndex PresetModel::moveBy(const QModelIndex &index, int step)
{
    const int number = numberOf(index);
    if (number < 0)
        return index;
    for (qsizetype other = number + step; other >= 0 && other < m_presets.size(); other += step) {
        if (m_presets.at(other).folder == m_presets.at(number).folder) {
            m_presets.swapItemsAt(number, other);
            return changed(other);
        }
    }
    return index;
}

void PresetModel::remove(const QModelIndex &index)
{
    const int number = numberOf(index);
    if (number < 0)
        return;
    QList<ConnectionPreset> before = m_presets;
    m_presets.removeAt(number);
    changed(-1);
    m_before = std::move(before);
    m_removed = number;
}

QModelIndex PresetModel::undoRemove()
{
    if (!m_before)
        return {};
    m_presets = *std::move(m_before);
    return changed(m_removed);
}

Result<void> PresetModel::exportTo(const QString &path) const
{
    return PresetFile(path).save(m_presets);
}

Result<int> PresetModel::importFrom(const QString &path)
{
    Result<QList<ConnectionPreset>> imported = PresetFile(path).load();
    if (!imported)
        return tl::unexpected(imported.error());
    int count = 0;
    for (ConnectionPreset &preset : *imported) {
        if (m_presets.size() >= PresetFile::MaxPresets)
            break;
        preset.name = freeName(preset.name, preset.folder);
        m_presets.append(preset);
        ++count;
    }
    if (count > 0)
        changed(-1);
    return count;
}

bool PresetModel::matches(const ConnectionPreset &preset) const
{
    const auto has
        = [this](const QString &text) { return text.contains(m_search, Qt::CaseInsensitive); };
    return has(preset.name) || has(preset.folder) || has(preset.draft.url);
}

void PresetModel::build()
{
    m_rows.clear();
    for (const QString &folder : QStringList { QString() } + folders()) {
        const qsizetype heading = m_rows.size();
        for (int i = 0; i < m_presets.size(); ++i) {
            if (m_presets.at(i).folder == folder && matches(m_presets.at(i)))
                m_rows.append({ folder, i });
        }
        if (!folder.isEmpty() && m_rows.size() > heading)
            m_rows.insert(heading, { folder, -1 });
    }
}

QModelIndex PresetModel::changed(qsizetype preset)
{
    m_before.reset();
    beginResetModel();
    build();
    endResetModel();
    save();
    return indexOf(preset);
}

QModelIndex PresetModel::indexOf(qsizetype preset) const
{
    for (int row = 0; preset >= 0 && row < m_rows.size(); ++row) {
        if (m_rows.at(row).preset == preset)
            return index(row);
    }
    return {};
}

int PresetModel::numberOf(const QModelIndex &index) const
{
    return index.isValid() && index.row() < m_rows.size() ? m_rows.at(index.row()).preset : -1;
}

/// \a name, or with a number behind it where it is taken.
QString PresetModel::freeName(const QString &name, const QString &folder) const
{
    QString free = name;
    for (int number = 2; contains(free, folder); ++number)
        free = tr("%1 (%2)").arg(name).arg(number);
    return free;
}

void PresetModel::save()
{
    const Result<void> saved
        = m_loadError ? Result<void>(tl::unexpected(*m_loadError)) : m_file.save(m_presets);
    if (!saved)
        emit failed(saved.error());
}

} // namespace Framescope
