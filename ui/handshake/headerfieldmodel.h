#pragma once

#include "protocol/handshake/handshakecheck.h"
#include "protocol/handshake/httphead.h"
#include "ui/handshake/secretspans.h"

#include <QAbstractTableModel>

namespace Framescope {

/// The header fields of a handshake head with what the checks say about each, and those that are
/// missing. Secrets are hidden until they are asked for.
class HeaderFieldModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { StateColumn, NameColumn, ValueColumn, RemarkColumn, ColumnCount };
    enum Role {
        StateRole = Qt::UserRole + 1, ///< State
        SecretRole, ///< Secret
        HighlightRole, ///< bool: the field takes part in Sec-WebSocket-Accept
    };
    enum class State : quint8 { Unchecked, Passed, Warning, Failed };
    enum class Secret : quint8 { None, Hidden, Shown };

    using QAbstractTableModel::QAbstractTableModel;

    /// \a secure: the connection runs over TLS. Secrets that were shown stay so if they are the
    /// same.
    void setHead(const HttpHead &head, const QList<HandshakeCheck> &checks, bool secure);

    bool isSecret(int row) const;
    void toggleSecret(int row);
    /// In octets of the head.
    QList<OctetSpan> hiddenSpans() const;
    /// "Name: value" as it may be copied.
    QString line(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    /// Another part of the head may be shown, or none.
    void hiddenSpansChanged();

private:
    struct Row
    {
        QByteArray name;
        QByteArray value;
        QList<OctetSpan> secrets; ///< in the value
        QList<OctetSpan> secretsInHead;
        bool secretsShown = false;
        bool isMissing = false; ///< the head has no such field, though it should
        State state = State::Unchecked;
        QString remark;
        QString rule; ///< the sentence of the rule that is broken
    };

    static Row makeRow(const HttpHead &head, const HttpField &field);
    static void judge(Row &row, const QList<HandshakeCheck> &checks);
    static void warnOfOrigin(Row &row, bool secure);
    QString valueText(const Row &row) const;
    QString remarkText(const Row &row) const;

    QList<Row> m_rows;
};

} // namespace Framescope

Q_DECLARE_METATYPE(Framescope::HeaderFieldModel::State)
Q_DECLARE_METATYPE(Framescope::HeaderFieldModel::Secret)
