#pragma once

#include "app/connect/connectiondraft.h"
#include "app/connect/variables.h"
#include "protocol/handshake/clienthandshake.h"
#include "ui/connect/requestissue.h"

#include <QAbstractTableModel>

#include <optional>

namespace Framescope {

/// The headers of a request that is being written: those that the client writes by itself, in place
/// of which one's own can be put, and one's own. Names and values may have variables in them, which
/// are replaced on the wire. Every change is judged at once by the checks that a server applies.
class HeaderListModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { OnColumn, NameColumn, ValueColumn, SourceColumn, ColumnCount };
    enum Role {
        SourceRole = Qt::UserRole + 1, ///< Source
        IssueRole, ///< RequestIssue, or invalid
        ReplacedRole, ///< bool: an own header of that name takes its place
        FreshRole, ///< bool: the value is made anew for each connection
        RepeatedRole, ///< bool: another header on the wire has the same name
    };
    enum class Source : quint8 {
        Automatic,
        Override, ///< of an automatic one: the name is given
        Own,
    };

    explicit HeaderListModel(QObject *parent = nullptr);

    /// What the automatic headers are made of, without variables; its own headers and its key are
    /// not used.
    void setBase(const ClientHandshake &base);
    void setVariables(const Variables &variables);
    /// The request as it will be written, but for the key.
    ClientHandshake handshake() const;
    /// Fields for ClientOptions::headers and removedHeaders.
    HeaderFields headers() const;
    QList<QByteArray> removedHeaders() const;

    /// What a ConnectionDraft keeps: own headers and overrides as they were typed, and the names of
    /// the automatic headers that are off.
    QList<DraftField> fields() const;
    QStringList removedNames() const;
    /// Takes the place of all own headers; automatic ones of the names in \a removed are off. The
    /// only one with the name of an automatic header becomes its override.
    void setFields(const QList<DraftField> &own, const QStringList &removed);
    int addHeader(const QString &name = {}, const QString &value = {}); ///< returns its row
    /// Makes an automatic header one's own, or the other way round.
    void overrideHeader(int row);
    void restoreHeader(int row);
    /// For own headers; the row of the copy, or where it went to.
    int duplicateHeader(int row);
    void removeHeader(int row);
    /// Puts back what removeHeader() has taken last, where it was; returns its row, -1 if there is
    /// nothing. setFields() forgets what was taken.
    int undoRemove();
    bool canUndoRemove() const { return !m_removed.isEmpty(); }
    /// \a step is -1 or 1. Returns the new row: the same if there is no way.
    int moveHeader(int row, int step);
    void applyFix(int row);

    Source source(int row) const { return m_rows.at(row).source; }
    std::optional<RequestIssue> issue(int row) const { return m_rows.at(row).issue; }
    /// All of them, in the order of the rows.
    QList<RequestIssue> issues() const;
    /// That of the first row that is \a field on the wire, by name alone if its value is empty.
    std::optional<RequestIssue> issueOf(const HeaderField &field) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    /// The request is another one now; issues() are up to date.
    void requestChanged();

private:
    struct Row
    {
        bool on = true;
        QByteArray name;
        QByteArray value;
        Source source = Source::Own;
        HeaderField wire; ///< as it is sent, since judge()
        bool replaced = false;
        bool repeated = false;
        std::optional<RequestIssue> issue;
    };

    int automaticCount() const; ///< rows before the own ones
    bool isOnWire(const Row &row) const;
    HeaderField withoutVariables(const Row &row) const;
    std::optional<RequestIssue> variableIssue(const Row &row) const;
    void judge();
    void judgeByRules();
    QVariant sourceText(const Row &row) const;

    ClientHandshake m_base;
    Variables m_variables;
    struct Removed
    {
        Row header;
        int row = 0;
    };
    QList<Removed> m_removed; ///< own headers, the latest last
    QList<Row> m_rows; ///< automatic and overridden ones first, in wire order
};

} // namespace Framescope

Q_DECLARE_METATYPE(Framescope::HeaderListModel::Source)
