#pragma once

#include "app/session/sessionfacts.h"
#include "ui/theme/theme.h"

#include <QListWidget>

#include <optional>

namespace Framescope {

/// Session files, two lines each: name and size, and what is in them as soon as that is known.
class SessionList : public QListWidget
{
    Q_OBJECT
public:
    struct Entry
    {
        QString path;
        QString subject; ///< of a sample; empty for a file of the user's
        std::optional<SessionFacts> facts;
        QString problem {}; ///< why there are none, a sentence

        bool isSample() const { return !subject.isEmpty(); }
        QString name() const;
        /// "Trade feed, 3 connections, 1 violation"; "…" until that is known.
        QString description() const;
        QString framesText() const;
        QString sizeText() const;
    };

    explicit SessionList(const Theme &theme, QWidget *parent = nullptr);

    void setEntries(const QList<Entry> &entries);
    const Entry &entry(int row) const { return m_entries.at(row); }
    void setFacts(const QString &path, const SessionFacts &facts);
    void setProblem(const QString &path, const QString &sentence);

    QSize sizeHint() const override;

signals:
    /// By a click, or by Enter.
    void chosen(const QString &path);

private:
    template <typename Change>
    void change(const QString &path, Change change);
    void describe(int row);

    const Theme &m_theme;
    QList<Entry> m_entries;
};

} // namespace Framescope
