#include "app/connect/environmentfile.h"

#include "app/compose/jsonmembers.h"
#include "app/connect/documentfile.h"

#include <QCoreApplication>
#include <QStandardPaths>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr int EnvironmentFormat = 1;

struct EnvironmentFileText
{
    Q_DECLARE_TR_FUNCTIONS(EnvironmentFile)
};

QJsonObject toJson(const EnvironmentVariable &variable, bool keepSecrets)
{
    QJsonObject object { { u"name"_s, variable.name } };
    if (variable.secret)
        object.insert(u"secret"_s, true);
    if (!variable.secret || keepSecrets)
        object.insert(u"value"_s, variable.value);
    return object;
}

/// False if something in \a object is not what it should be.
bool readVariable(const QJsonObject &object, EnvironmentVariable &variable)
{
    JsonMembers members(object);
    members.read("name"_L1, variable.name);
    members.read("value"_L1, variable.value);
    members.read("secret"_L1, variable.secret);
    return members.wrong().isEmpty();
}

bool readEnvironment(const QJsonObject &object, Environment &environment)
{
    JsonMembers members(object);
    members.read("name"_L1, environment.name);
    members.read("variables"_L1, [&environment](const QJsonValue &value) {
        const QJsonArray entries = value.toArray();
        if (!value.isArray() || entries.size() > EnvironmentFile::MaxVariables)
            return false;
        for (const auto &entry : entries) {
            EnvironmentVariable variable;
            if (!entry.isObject() || !readVariable(entry.toObject(), variable))
                return false;
            environment.variables.append(variable);
        }
        return true;
    });
    return members.wrong().isEmpty() && !environment.name.isEmpty();
}

} // namespace

Variables Environment::values() const
{
    Variables values;
    for (const EnvironmentVariable &variable : variables) {
        if (!variable.name.isEmpty())
            values.insert(variable.name, variable.value);
    }
    return values;
}

Variables EnvironmentSet::values() const
{
    for (const Environment &environment : environments) {
        if (environment.name == current)
            return environment.values();
    }
    return {};
}

EnvironmentFile::EnvironmentFile(QString path)
    : m_path(std::move(path))
{
}

QString EnvironmentFile::standardPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + u"/framescope/environments.json"_s;
}

Result<EnvironmentSet> EnvironmentFile::load() const
{
    const Result<QJsonObject> root = DocumentFile::read(m_path, EnvironmentFormat, MaxFileSize);
    if (!root)
        return tl::unexpected(root.error());
    EnvironmentSet set;
    JsonMembers members(*root);
    members.read("current"_L1, set.current);
    members.read("keepSecrets"_L1, set.keepSecrets);
    if (!members.wrong().isEmpty())
        return DocumentFile::damage(
            m_path, EnvironmentFileText::tr("\"%1\" cannot be read").arg(members.wrong()));
    const QJsonArray entries = root->value("environments"_L1).toArray();
    if (entries.size() > MaxEnvironments)
        return DocumentFile::damage(
            m_path, EnvironmentFileText::tr("it has too many environments"));
    for (const auto &entry : entries) {
        Environment environment;
        if (!readEnvironment(entry.toObject(), environment))
            return DocumentFile::damage(m_path,
                EnvironmentFileText::tr("environment %1 cannot be read")
                    .arg(set.environments.size() + 1));
        set.environments.append(environment);
    }
    return set;
}

Result<void> EnvironmentFile::save(const EnvironmentSet &set) const
{
    QJsonArray environments;
    for (const Environment &environment : set.environments) {
        QJsonArray variables;
        for (const EnvironmentVariable &variable : environment.variables)
            variables.append(toJson(variable, set.keepSecrets));
        environments.append(
            QJsonObject { { u"name"_s, environment.name }, { u"variables"_s, variables } });
    }
    return DocumentFile::write(m_path,
        { { u"format"_s, EnvironmentFormat }, { u"current"_s, set.current },
            { u"keepSecrets"_s, set.keepSecrets }, { u"environments"_s, environments } });
}

} // namespace Framescope
