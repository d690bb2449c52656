#include "ui/handshake/headerfieldmodel.h"

#include "app/session/protocoltext.h"
#include "protocol/handshake/httpsyntax.h"
#include "ui/handshake/headtext.h"
#include "ui/widgets/visibletext.h"

#include <QTextDocument>

#include <utility>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

QString sectionText(Rule rule)
{
    const RuleInfo &info = ruleInfo(rule);
    return info.rfc == 6455 ? u"§ %1"_s.arg(info.section)
                            : u"RFC %1 § %2"_s.arg(info.rfc).arg(info.section);
}

bool isKeyOrAccept(QByteArrayView name)
{
    return equalsIgnoringCase(name, "Sec-WebSocket-Key")
        || equalsIgnoringCase(name, "Sec-WebSocket-Accept");
}

} // namespace

void HeaderFieldModel::setHead(
    const HttpHead &head, const QList<HandshakeCheck> &checks, bool secure)
{
    const QList<Row> before = m_rows;
    beginResetModel();
    m_rows.clear();
    for (const HttpField &field : head.fields) {
        Row row = makeRow(head, field);
        judge(row, checks);
        warnOfOrigin(row, secure);
        for (const Row &old : before) {
            if (old.secretsShown && old.name == row.name && old.value == row.value)
                row.secretsShown = true;
        }
        m_rows.append(row);
    }
    for (const HandshakeCheck &check : checks) {
        if (check.passed || check.field.isEmpty() || head.find(check.field.toLatin1()))
            continue;
        Row row;
        row.name = check.field.toLatin1();
        row.isMissing = true;
        judge(row, { check });
        row.remark = sectionText(check.rule);
        m_rows.append(row);
    }
    endResetModel();
    emit hiddenSpansChanged();
}

bool HeaderFieldModel::isSecret(int row) const
{
    return !m_rows.at(row).secrets.isEmpty();
}

void HeaderFieldModel::toggleSecret(int row)
{
    if (!isSecret(row))
        return;
    m_rows[row].secretsShown = !m_rows.at(row).secretsShown;
    emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    emit hiddenSpansChanged();
}

QList<OctetSpan> HeaderFieldModel::hiddenSpans() const
{
    QList<OctetSpan> hidden;
    for (const Row &row : m_rows) {
        if (!row.secretsShown)
            hidden += row.secretsInHead;
    }
    return hidden;
}

QString HeaderFieldModel::line(int row) const
{
    return visibleText(m_rows.at(row).name) + u": "_s + valueText(m_rows.at(row));
}

int HeaderFieldModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int HeaderFieldModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HeaderFieldModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == NameColumn)
            return visibleText(row.name);
        if (index.column() == ValueColumn)
            return valueText(row);
        if (index.column() == RemarkColumn)
            return remarkText(row);
        return {};
    case Qt::ToolTipRole:
        return row.rule.isEmpty() ? QVariant() : Qt::convertFromPlainText(row.rule);
    case Qt::AccessibleTextRole:
        if (index.column() == StateColumn) {
            return row.state == State::Passed ? tr("right")
                : row.state == State::Warning ? tr("warning")
                : row.state == State::Failed  ? tr("wrong")
                                              : tr("not checked");
        }
        return {};
    case Qt::TextAlignmentRole:
        if (index.column() == RemarkColumn)
            return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    case StateRole:
        return QVariant::fromValue(row.state);
    case SecretRole:
        return QVariant::fromValue(row.secrets.isEmpty() ? Secret::None
                : row.secretsShown                       ? Secret::Shown
                                                         : Secret::Hidden);
    case HighlightRole:
        return isKeyOrAccept(row.name);
    default:
        return {};
    }
}

QVariant HeaderFieldModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case StateColumn:
        return tr("State");
    case NameColumn:
        return tr("Name");
    case ValueColumn:
        return tr("Value");
    case RemarkColumn:
        return tr("Remark");
    default:
        return {};
    }
}

HeaderFieldModel::Row HeaderFieldModel::makeRow(const HttpHead &head, const HttpField &field)
{
    Row row;
    row.name = field.name;
    row.value = field.value;
    row.secrets = secretSpans(field.name, field.value);
    if (row.secrets.isEmpty())
        return row;
    const auto line = static_cast<qsizetype>(field.offset);
    const qsizetype afterName = line + field.name.size() + 1;
    const qsizetype end = line + static_cast<qsizetype>(field.length);
    const qsizetype value = head.octets.indexOf(field.value, afterName);
    if (value >= 0 && value + field.value.size() <= end) {
        for (const OctetSpan &span : std::as_const(row.secrets))
            row.secretsInHead.append({ value + span.offset, span.length });
    } else {
        // Folded over several lines, the value stands in no one place: hide them all.
        row.secretsInHead = { { afterName, end - afterName } };
    }
    return row;
}

/// The worst of the checks of the row's field, and the first of those.
void HeaderFieldModel::judge(Row &row, const QList<HandshakeCheck> &checks)
{
    for (const HandshakeCheck &check : checks) {
        if (check.field.isEmpty() || !equalsIgnoringCase(check.field.toLatin1(), row.name))
            continue;
        if (row.state == State::Failed || (check.passed && row.state == State::Passed))
            continue;
        row.state = check.passed ? State::Passed : State::Failed;
        constexpr qsizetype LongestRemark = 28; // the foot of the card has the rest
        const bool saysMore = !check.detail.isEmpty() && check.detail != visibleText(row.value)
            && check.detail.size() <= LongestRemark;
        const QString detail = protocolText(check.detail);
        row.remark = saysMore ? detail : sectionText(check.rule);
        row.rule = check.passed
            ? QString()
            : u"%1: %2 (%3)"_s.arg(ruleText(ruleInfo(check.rule)), detail, sectionText(check.rule));
    }
}

/// An origin without TLS can be forged on the way, so a server behind TLS should not trust it.
void HeaderFieldModel::warnOfOrigin(Row &row, bool secure)
{
    if (!secure || row.state != State::Passed || !equalsIgnoringCase(row.name, "Origin")
        || !row.value.toLower().startsWith("http://"))
        return;
    row.state = State::Warning;
    row.remark = tr("not an https origin");
}

QString HeaderFieldModel::valueText(const Row &row) const
{
    if (row.isMissing)
        return tr("missing");
    if (row.secretsShown || row.secrets.isEmpty())
        return visibleText(row.value);
    return maskedText(row.value, row.secrets);
}

QString HeaderFieldModel::remarkText(const Row &row) const
{
    if (row.secrets.isEmpty())
        return row.remark;
    return row.secretsShown ? tr("shown, click to hide") : tr("hidden, click to show");
}

} // namespace Framescope
