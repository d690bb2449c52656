#include "app/connect/draftjson.h"

#include "app/compose/jsonmembers.h"

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype MostEntries = ConnectionDraft::MaxFields;
constexpr std::array AuthorizationNames { "none"_L1, "basic"_L1, "bearer"_L1 };
constexpr std::array RawFormNames { "crlf"_L1, "lf"_L1, "hex"_L1 };

QJsonArray toJson(const QList<DraftField> &fields)
{
    QJsonArray array;
    for (const DraftField &field : fields) {
        QJsonObject object { { u"name"_s, field.name }, { u"value"_s, field.value } };
        writeUnless(object, "on"_L1, field.on, true);
        array.append(object);
    }
    return array;
}

QJsonObject toJson(const DraftAuthorization &authorization)
{
    QJsonObject object { { u"kind"_s, AuthorizationNames[std::size_t(authorization.kind)] } };
    writeUnless(object, "user"_L1, authorization.user, {});
    writeUnless(object, "password"_L1, authorization.password, {});
    writeUnless(object, "token"_L1, authorization.token, {});
    return object;
}

QJsonObject toJson(const DraftRaw &raw)
{
    return { { u"used"_s, raw.used }, { u"form"_s, RawFormNames[std::size_t(raw.form)] },
        { u"text"_s, raw.text } };
}

QJsonObject toJson(const DraftTls &tls)
{
    QJsonObject object;
    writeUnless(object, "verifyPeer"_L1, tls.verifyPeer, true);
    writeUnless(object, "authorityFile"_L1, tls.authorityFile, {});
    writeUnless(object, "certificateFile"_L1, tls.certificateFile, {});
    writeUnless(object, "keyFile"_L1, tls.keyFile, {});
    writeUnless(object, "serverName"_L1, tls.serverName, {});
    return object;
}

QJsonObject toJson(const DraftProxy &proxy)
{
    QJsonObject object { { u"url"_s, proxy.url } };
    writeUnless(object, "user"_L1, proxy.user, {});
    writeUnless(object, "password"_L1, proxy.password, {});
    return object;
}

bool readFields(const QJsonValue &value, QList<DraftField> &fields)
{
    const QJsonArray entries = value.toArray();
    if (!value.isArray() || entries.size() > MostEntries)
        return false;
    for (const auto &entry : entries) {
        const QJsonObject object = entry.toObject();
        DraftField field;
        JsonMembers members(object);
        members.read("name"_L1, field.name);
        members.read("value"_L1, field.value);
        members.read("on"_L1, field.on);
        if (!entry.isObject() || !members.wrong().isEmpty())
            return false;
        fields.append(field);
    }
    return true;
}

bool readTexts(const QJsonValue &value, QStringList &texts)
{
    const QJsonArray entries = value.toArray();
    if (!value.isArray() || entries.size() > MostEntries)
        return false;
    for (const auto &entry : entries) {
        if (!entry.isString())
            return false;
        texts.append(entry.toString());
    }
    return true;
}

/// Calls \a read with the members of \a value, which must be an object.
template <typename Read>
bool readObject(const QJsonValue &value, Read read)
{
    const QJsonObject object = value.toObject();
    JsonMembers members(object);
    read(members);
    return value.isObject() && members.wrong().isEmpty();
}

bool read(const QJsonValue &value, DraftAuthorization &authorization)
{
    return readObject(value, [&authorization](JsonMembers &members) {
        members.read("kind"_L1, authorization.kind, AuthorizationNames);
        members.read("user"_L1, authorization.user);
        members.read("password"_L1, authorization.password);
        members.read("token"_L1, authorization.token);
    });
}

bool read(const QJsonValue &value, DraftRaw &raw)
{
    return readObject(value, [&raw](JsonMembers &members) {
        members.read("used"_L1, raw.used);
        members.read("form"_L1, raw.form, RawFormNames);
        members.read("text"_L1, raw.text);
    });
}

bool read(const QJsonValue &value, DraftTls &tls)
{
    return readObject(value, [&tls](JsonMembers &members) {
        members.read("verifyPeer"_L1, tls.verifyPeer);
        members.read("authorityFile"_L1, tls.authorityFile);
        members.read("certificateFile"_L1, tls.certificateFile);
        members.read("keyFile"_L1, tls.keyFile);
        members.read("serverName"_L1, tls.serverName);
    });
}

bool read(const QJsonValue &value, DraftProxy &proxy)
{
    return readObject(value, [&proxy](JsonMembers &members) {
        members.read("url"_L1, proxy.url);
        members.read("user"_L1, proxy.user);
        members.read("password"_L1, proxy.password);
    });
}

} // namespace

QJsonObject toJson(const ConnectionDraft &draft)
{
    const ConnectionDraft usual;
    QJsonObject object { { u"url"_s, draft.url } };
    if (!draft.headers.isEmpty())
        object.insert(u"headers"_s, toJson(draft.headers));
    if (!draft.removedHeaders.isEmpty())
        object.insert(u"removedHeaders"_s, QJsonArray::fromStringList(draft.removedHeaders));
    if (!draft.subprotocols.isEmpty())
        object.insert(u"subprotocols"_s, QJsonArray::fromStringList(draft.subprotocols));
    writeUnless(object, "origin"_L1, draft.origin, usual.origin);
    writeUnless(object, "extensions"_L1, draft.extensions, usual.extensions);
    if (draft.authorization != usual.authorization)
        object.insert(u"authorization"_s, toJson(draft.authorization));
    if (!draft.cookies.isEmpty())
        object.insert(u"cookies"_s, toJson(draft.cookies));
    if (draft.raw != usual.raw)
        object.insert(u"raw"_s, toJson(draft.raw));
    if (draft.tls != usual.tls)
        object.insert(u"tls"_s, toJson(draft.tls));
    if (draft.proxy != usual.proxy)
        object.insert(u"proxy"_s, toJson(draft.proxy));
    writeUnless(object, "timeout"_L1, draft.timeout, usual.timeout);
    writeUnless(object, "pingPeriod"_L1, draft.pingPeriod, usual.pingPeriod);
    writeUnless(object, "messageLimit"_L1, draft.messageLimit, usual.messageLimit);
    writeUnless(object, "lenient"_L1, draft.lenient, usual.lenient);
    return object;
}

Result<ConnectionDraft> draftFromJson(const QJsonObject &object)
{
    ConnectionDraft draft;
    JsonMembers members(object);
    members.read("url"_L1, draft.url);
    members.read("headers"_L1,
        [&draft](const QJsonValue &value) { return readFields(value, draft.headers); });
    members.read("removedHeaders"_L1,
        [&draft](const QJsonValue &value) { return readTexts(value, draft.removedHeaders); });
    members.read("subprotocols"_L1,
        [&draft](const QJsonValue &value) { return readTexts(value, draft.subprotocols); });
    members.read("origin"_L1, draft.origin);
    members.read("extensions"_L1, draft.extensions);
    members.read("authorization"_L1,
        [&draft](const QJsonValue &value) { return read(value, draft.authorization); });
    members.read("cookies"_L1,
        [&draft](const QJsonValue &value) { return readFields(value, draft.cookies); });
    members.read("raw"_L1, [&draft](const QJsonValue &value) { return read(value, draft.raw); });
    members.read("tls"_L1, [&draft](const QJsonValue &value) { return read(value, draft.tls); });
    members.read(
        "proxy"_L1, [&draft](const QJsonValue &value) { return read(value, draft.proxy); });
    members.read("timeout"_L1, draft.timeout, 600);
    members.read("pingPeriod"_L1, draft.pingPeriod, 3600);
    members.read("messageLimit"_L1, draft.messageLimit, 1024);
    members.read("lenient"_L1, draft.lenient);
    if (!members.wrong().isEmpty())
        return tl::unexpected(Error { ErrorCode::InvalidArgument, members.wrong() });
    return draft;
}

} // namespace Framescope
