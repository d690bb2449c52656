#include "ui/connect/headerlistmodel.h"

#include "app/session/protocoltext.h"
#include "protocol/handshake/httpsyntax.h"
#include "protocol/handshake/openinghandshake.h"
#include "ui/connect/variableissue.h"
#include "ui/handshake/headtext.h"

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

/// Stands for the key that is made for each connection: the one of RFC 6455 §1.3.
const QByteArray SampleKey = "dGhlIHNhbXBsZSBub25jZQ=="_ba;
constexpr char KeyName[] = "Sec-WebSocket-Key";
constexpr char VersionName[] = "Sec-WebSocket-Version";
constexpr char Version[] = "13";

/// A token close to \a name; empty if there is none.
QByteArray nearestToken(const QByteArray &name)
{
    QByteArray token;
    for (const char c : name.simplified()) {
        if (c == ' ')
            token.append('-');
        else if (isToken(QByteArrayView(&c, 1)))
            token.append(c);
    }
    return token;
}

/// True for what is filled in on a page of its own.
bool isFromPage(const QByteArray &name)
{
    for (const char *other : { "Origin", "Sec-WebSocket-Protocol", "Sec-WebSocket-Extensions",
             "Cookie", "Authorization" }) {
        if (equalsIgnoringCase(name, other))
            return true;
    }
    return false;
}

/// What the octets of \a field alone tell, without knowing its meaning.
std::optional<RequestIssue> syntaxIssue(const HeaderField &field)
{
    const std::optional<QString> problem = headerFieldProblem(field);
    if (!problem)
        return std::nullopt;
    RequestIssue issue;
    if (breaksHead(field))
        issue.gate = RequestIssue::Gate::Shut;
    issue.text = HeaderListModel::tr("%1.").arg(protocolText(*problem));
    issue.section = u"RFC 9110"_s;
    const QByteArray token = nearestToken(field.name);
    if (token != field.name && !token.isEmpty()) {
        issue.text
            += u' ' + HeaderListModel::tr("Did you mean %1?").arg(QString::fromLatin1(token));
        issue.fix = HeaderListModel::tr("Fix");
        issue.fixed = { token, field.value };
    }
    return issue;
}

/// What a failed check means for the header \a name whose automatic value would be \a automatic.
RequestIssue ruleIssue(
    const HandshakeCheck &check, const QByteArray &name, const QByteArray &automatic)
{
    const RuleInfo &rule = ruleInfo(check.rule);
    RequestIssue issue;
    issue.text = HeaderListModel::tr("%1.").arg(ruleText(rule));
    issue.section = rule.rfc == 6455 ? u"§%1"_s.arg(rule.section) : u"RFC %1"_s.arg(rule.rfc);
    if (check.rule == Rule::RequestVersion) {
        issue.tone = Tone::Warning;
        issue.text = HeaderListModel::tr(
            "A server that follows the RFC answers 426 and names version 13.");
        issue.section = u"§4.4"_s;
    }
    constexpr qsizetype LongestShown = 20;
    if (!automatic.isEmpty() && automatic.size() <= LongestShown) {
        issue.fix = HeaderListModel::tr("Use %1").arg(QString::fromUtf8(automatic));
        issue.fixed = { name, automatic };
    }
    return issue;
}

} // namespace

HeaderListModel::HeaderListModel(QObject *parent)
    : QAbstractTableModel(parent)
{
    setBase({});
}

void HeaderListModel::setBase(const ClientHandshake &base)
{
    m_base = base;
    m_base.key = SampleKey;
    m_base.headers.clear();
    m_base.removedHeaders.clear();

    QList<Row> rows;
    for (const HeaderField &field : automaticFields(m_base)) {
        const auto old = std::find_if(m_rows.cbegin(), m_rows.cend(), [&field](const Row &row) {
            return row.source != Source::Own && row.name == field.name;
        });
        Row row;
        row.name = field.name;
        row.value = field.value;
        row.source = Source::Automatic;
        if (old != m_rows.cend()) {
            row.on = old->on;
            row.source = old->source;
            if (old->source == Source::Override)
                row.value = old->value;
        }
        rows.append(row);
    }
    const qsizetype automatic = rows.size();
    for (const Row &row : std::as_const(m_rows)) {
        const bool orphan = row.source == Source::Override
            && std::none_of(rows.cbegin(), rows.cbegin() + automatic,
                [&row](const Row &other) { return other.name == row.name; });
        if (row.source == Source::Own || orphan) {
            rows.append(row);
            rows.last().source = Source::Own;
        }
    }

    const auto sameName = [](const Row &a, const Row &b) { return a.name == b.name; };
    if (std::equal(rows.cbegin(), rows.cend(), m_rows.cbegin(), m_rows.cend(), sameName)) {
        m_rows = rows; // whoever edits a row keeps it
    } else {
        beginResetModel();
        m_rows = rows;
        endResetModel();
    }
    judge();
}

void HeaderListModel::setVariables(const Variables &variables)
{
    if (variables == m_variables)
        return;
    m_variables = variables;
    judge();
}

ClientHandshake HeaderListModel::handshake() const
{
    ClientHandshake handshake = m_base;
    handshake.headers = headers();
    handshake.removedHeaders = removedHeaders();
    return handshake;
}

HeaderFields HeaderListModel::headers() const
{
    HeaderFields fields;
    for (const Row &row : m_rows) {
        if (row.source != Source::Automatic && isOnWire(row))
            fields.append(row.wire);
    }
    return fields;
}

QList<QByteArray> HeaderListModel::removedHeaders() const
{
    QList<QByteArray> names;
    for (const Row &row : m_rows) {
        if (row.source != Source::Own && !row.on)
            names.append(row.name);
    }
    return names;
}

QList<DraftField> HeaderListModel::fields() const
{
    QList<DraftField> fields;
    for (const Row &row : m_rows) {
        if (row.source != Source::Automatic)
            fields.append({ row.on, QString::fromUtf8(row.name), QString::fromUtf8(row.value) });
    }
    return fields;
}

QStringList HeaderListModel::removedNames() const
{
    QStringList names;
    for (const Row &row : m_rows) {
        if (row.source != Source::Own && !row.on)
            names.append(QString::fromUtf8(row.name));
    }
    return names;
}

void HeaderListModel::setFields(const QList<DraftField> &own, const QStringList &removed)
{
    beginResetModel();
    m_removed.clear();
    m_rows.removeIf([](const Row &row) { return row.source == Source::Own; });
    const HeaderFields automatic = automaticFields(m_base);
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        Row &row = m_rows[i];
        row.source = Source::Automatic;
        row.value = automatic.at(i).value;
        row.on = !removed.contains(QString::fromUtf8(row.name), Qt::CaseInsensitive);
    }
    const auto isNamed = [](const DraftField &field, const QByteArray &name) {
        return equalsIgnoringCase(field.name.toUtf8(), name);
    };
    QHash<QString, int> counts;
    for (const DraftField &field : own)
        ++counts[field.name.toLower()];
    for (const DraftField &field : own) {
        const auto place = std::find_if(m_rows.begin(), m_rows.end(),
            [&](const Row &row) { return row.source != Source::Own && isNamed(field, row.name); });
        const bool alone = counts.value(field.name.toLower()) == 1;
        const bool replaces = field.on || removed.contains(field.name, Qt::CaseInsensitive);
        Row row;
        row.on = field.on;
        row.name = field.name.toUtf8();
        row.value = field.value.toUtf8();
        if (place != m_rows.end() && alone && replaces && place->name == row.name) {
            row.source = Source::Override;
            *place = row;
        } else {
            m_rows.append(row);
        }
    }
    endResetModel();
    judge();
}

int HeaderListModel::addHeader(const QString &name, const QString &value)
{
    const int row = rowCount();
    beginInsertRows({}, row, row);
    Row added;
    added.name = name.toUtf8();
    added.value = value.toUtf8();
    m_rows.append(added);
    endInsertRows();
    judge();
    return row;
}

void HeaderListModel::overrideHeader(int row)
{
    if (source(row) != Source::Automatic)
        return;
    m_rows[row].source = Source::Override;
    m_rows[row].on = true;
    judge();
}

void HeaderListModel::restoreHeader(int row)
{
    if (source(row) != Source::Override)
        return;
    const HeaderFields automatic = automaticFields(m_base);
    m_rows[row].source = Source::Automatic;
    m_rows[row].value = automatic.at(row).value;
    judge();
}

int HeaderListModel::duplicateHeader(int row)
{
    if (source(row) != Source::Own)
        return row;
    beginInsertRows({}, row + 1, row + 1);
    m_rows.insert(row + 1, m_rows.at(row));
    endInsertRows();
    judge();
    return row + 1;
}

void HeaderListModel::removeHeader(int row)
{
    if (source(row) != Source::Own)
        return;
    m_removed.append({ m_rows.at(row), row });
    beginRemoveRows({}, row, row);
    m_rows.removeAt(row);
    endRemoveRows();
    judge();
}

int HeaderListModel::undoRemove()
{
    if (m_removed.isEmpty())
        return -1;
    const Removed last = m_removed.takeLast();
    const int row = std::clamp(last.row, automaticCount(), rowCount());
    beginInsertRows({}, row, row);
    m_rows.insert(row, last.header);
    endInsertRows();
    judge();
    return row;
}

int HeaderListModel::moveHeader(int row, int step)
{
    const int target = row + step;
    if (source(row) != Source::Own || target < automaticCount() || target >= rowCount())
        return row;
    beginMoveRows({}, row, row, {}, step > 0 ? target + 1 : target);
    m_rows.move(row, target);
    endMoveRows();
    judge();
    return target;
}

void HeaderListModel::applyFix(int row)
{
    const std::optional<RequestIssue> found = issue(row);
    if (!found || found->fix.isEmpty())
        return;
    m_rows[row].name = found->fixed.name;
    m_rows[row].value = found->fixed.value;
    m_rows[row].on = true;
    judge();
}

QList<RequestIssue> HeaderListModel::issues() const
{
    QList<RequestIssue> all;
    for (const Row &row : m_rows) {
        if (row.issue)
            all.append(*row.issue);
    }
    return all;
}

std::optional<RequestIssue> HeaderListModel::issueOf(const HeaderField &field) const
{
    const auto found = std::find_if(m_rows.cbegin(), m_rows.cend(), [&field](const Row &row) {
        return row.issue && equalsIgnoringCase(row.wire.name, field.name)
            && (field.value.isEmpty() || row.wire.value == field.value);
    });
    return found == m_rows.cend() ? std::nullopt : found->issue;
}

int HeaderListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int HeaderListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HeaderListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    const bool fresh = row.source == Source::Automatic && row.name == KeyName;
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == ValueColumn && fresh)
            return tr("fresh 16 octets for each attempt");
        if (index.column() == ValueColumn && row.source == Source::Automatic)
            return maskedText(row.value, secretSpans(row.name, row.value));
        [[fallthrough]];
    case Qt::EditRole:
        if (index.column() == NameColumn)
            return QString::fromUtf8(row.name);
        if (index.column() == ValueColumn)
            return QString::fromUtf8(row.value);
        if (index.column() == SourceColumn)
            return sourceText(row);
        return {};
    case Qt::CheckStateRole:
        if (index.column() == OnColumn)
            return row.on ? Qt::Checked : Qt::Unchecked;
        return {};
    case SourceRole:
        return QVariant::fromValue(row.source);
    case IssueRole:
        return row.issue ? QVariant::fromValue(*row.issue) : QVariant();
    case ReplacedRole:
        return row.replaced;
    case FreshRole:
        return fresh;
    case RepeatedRole:
        return row.repeated;
    default:
        return {};
    }
}

bool HeaderListModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid())
        return false;
    Row &row = m_rows[index.row()];
    if (index.column() == OnColumn && role == Qt::CheckStateRole) {
        row.on = value.value<Qt::CheckState>() == Qt::Checked;
    } else if (role == Qt::EditRole && flags(index).testFlag(Qt::ItemIsEditable)) {
        (index.column() == NameColumn ? row.name : row.value) = value.toString().toUtf8();
    } else {
        return false;
    }
    judge();
    return true;
}

Qt::ItemFlags HeaderListModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Source from = source(index.row());
    const bool editable = (index.column() == NameColumn && from == Source::Own)
        || (index.column() == ValueColumn && from != Source::Automatic);
    Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    flags.setFlag(Qt::ItemIsEditable, editable);
    flags.setFlag(Qt::ItemIsUserCheckable, index.column() == OnColumn);
    return flags;
}

QVariant HeaderListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case OnColumn:
        return tr("On");
    case NameColumn:
        return tr("Name");
    case ValueColumn:
        return tr("Value");
    case SourceColumn:
        return tr("Source");
    default:
        return {};
    }
}

int HeaderListModel::automaticCount() const
{
    return static_cast<int>(std::count_if(
        m_rows.cbegin(), m_rows.cend(), [](const Row &row) { return row.source != Source::Own; }));
}

/// An own row in which nothing was typed yet is none.
bool HeaderListModel::isOnWire(const Row &row) const
{
    const bool blank = row.name.isEmpty() && row.value.isEmpty();
    return row.on && !row.replaced && !blank;
}

/// What the client writes by itself is not looked at for variables.
HeaderField HeaderListModel::withoutVariables(const Row &row) const
{
    if (row.source == Source::Automatic)
        return { row.name, row.value };
    const auto expand = [this](const QByteArray &typed) {
        return expandVariables(QString::fromUtf8(typed), m_variables).text;
    };
    return { expand(row.name).toUtf8(), expand(row.value).trimmed().toUtf8() };
}

std::optional<RequestIssue> HeaderListModel::variableIssue(const Row &row) const
{
    if (row.source == Source::Automatic)
        return std::nullopt;
    for (const QByteArray &typed : { row.name, row.value }) {
        if (const auto issue = Framescope::variableIssue(QString::fromUtf8(typed), m_variables))
            return issue;
    }
    return std::nullopt;
}

void HeaderListModel::judge()
{
    for (Row &row : m_rows)
        row.wire = withoutVariables(row);
    const auto countOnWire = [this](const Row &row, bool ownOnly) {
        return std::count_if(m_rows.cbegin(), m_rows.cend(), [&](const Row &other) {
            return isOnWire(other) && (!ownOnly || other.source == Source::Own)
                && equalsIgnoringCase(other.wire.name, row.wire.name);
        });
    };
    for (Row &row : m_rows) {
        row.replaced = false;
        row.replaced = row.source == Source::Automatic && countOnWire(row, true) > 0;
    }
    for (Row &row : m_rows) {
        row.repeated = isOnWire(row) && countOnWire(row, false) > 1;
        row.issue = isOnWire(row) ? variableIssue(row) : std::nullopt;
        if (isOnWire(row) && !row.issue) {
            row.issue = syntaxIssue(row.wire);
            if (row.issue && !variableNames(QString::fromUtf8(row.name + row.value)).isEmpty())
                row.issue->fix.clear(); // it would put the value in the variable's place
        }
    }
    judgeByRules();
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    emit requestChanged();
}

/// Adds what a server that checks the request would object to.
void HeaderListModel::judgeByRules()
{
    const ClientHandshake request = handshake();
    if (m_base.host.isEmpty() || requestProblem(request))
        return; // without a URL, or not to be written at all
    const HeaderFields automatic = automaticFields(m_base);
    const RequestHead head = parseRequestHead(makeRequest(request));
    for (const HandshakeCheck &check : checkRequest(head)) {
        if (check.passed || check.field.isEmpty())
            continue;
        const QByteArray name = check.field.toLatin1();
        const bool isThere = head.find(name) != nullptr;
        const auto isConcerned = [&](const Row &row) {
            return !row.issue && equalsIgnoringCase(row.wire.name, name) && isOnWire(row) == isThere
                && !row.replaced;
        };
        const auto row = std::find_if(m_rows.begin(), m_rows.end(), isConcerned);
        if (row == m_rows.end())
            continue;
        const auto own = std::find_if(automatic.cbegin(), automatic.cend(),
            [&name](const HeaderField &field) { return equalsIgnoringCase(field.name, name); });
        row->issue = ruleIssue(check, row->name,
            own == automatic.cend() || own->name == KeyName ? QByteArray() : own->value);
    }
}

QVariant HeaderListModel::sourceText(const Row &row) const
{
    switch (row.source) {
    case Source::Automatic:
        if (row.replaced)
            return tr("replaced");
        return isFromPage(row.name) ? tr("from tab") : tr("auto");
    case Source::Override:
        return tr("override");
    case Source::Own:
        break;
    }
    if (row.issue)
        return row.issue->tone == Tone::Error ? tr("not valid") : tr("unusual");
    return row.repeated ? tr("sent twice") : tr("yours");
}

} // namespace Framescope
