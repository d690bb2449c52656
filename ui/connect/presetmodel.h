#pragma once

#include "app/connect/presetfile.h"

#include <QAbstractListModel>

#include <optional>

namespace Framescope {

/// The presets in their file, below the headings of their folders; those without a folder come
/// first. Every change is saved at once. Names of presets and folders can be edited. GUI thread.
class PresetModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        UrlRole = Qt::UserRole, ///< QString: as typed
        HeadingRole, ///< bool: the row is a folder
    };

    explicit PresetModel(PresetFile file, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    /// Leaves out of the rows what has \a text neither in its name, its folder nor its URL.
    void setSearch(const QString &text);

    bool isEmpty() const { return m_presets.isEmpty(); }
    QStringList folders() const; ///< in the order of the rows, without ""
    /// Nullptr for a heading and an invalid index.
    const ConnectionPreset *preset(const QModelIndex &index) const;
    bool contains(const QString &name, const QString &folder) const;

    /// Adds \a preset, or replaces that of its name and folder. An invalid index if there is no
    /// room or the search leaves it out.
    QModelIndex save(const ConnectionPreset &preset);
    QModelIndex duplicate(const QModelIndex &index);
    QModelIndex moveToFolder(const QModelIndex &index, const QString &folder);
    /// Within its folder; \a step is -1 or 1. Returns where it is now.
    QModelIndex moveBy(const QModelIndex &index, int step);
    /// May be undone until the next change.
    void remove(const QModelIndex &index);
    bool canUndo() const { return m_before.has_value(); }
    QModelIndex undoRemove();

    [[nodiscard]] Result<void> exportTo(const QString &path) const;
    /// Adds the presets of the file \a path to these, under other names where theirs are taken.
    /// Returns how many.
    [[nodiscard]] Result<int> importFrom(const QString &path);

    /// Why the file could not be read; it is left as it is.
    const std::optional<Error> &loadError() const { return m_loadError; }

signals:
    /// What is on the screen is not what is in the file.
    void failed(const Framescope::Error &error);

private:
    struct Row
    {
        QString folder;
        int preset = -1; ///< in m_presets; -1: the heading of the folder
    };

    bool matches(const ConnectionPreset &preset) const;
    void build();
    /// Builds the rows anew and saves; returns the row of the preset number \a preset.
    QModelIndex changed(qsizetype preset);
    QModelIndex indexOf(qsizetype preset) const;
    int numberOf(const QModelIndex &index) const;
    QString freeName(const QString &name, const QString &folder) const;
    void save();

    const PresetFile m_file;
    QList<ConnectionPreset> m_presets;
    QList<Row> m_rows;
    QString m_search;
    std::optional<QList<ConnectionPreset>> m_before; ///< before the last removal
    qsizetype m_removed = -1;
    std::optional<Error> m_loadError; ///< nothing is written over a file that could not be read
};

} // namespace Framescope
