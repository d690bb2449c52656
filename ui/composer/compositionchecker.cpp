#include "ui/composer/compositionchecker.h"

#include "app/compose/jsontext.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

/// From the system's source of entropy (RFC 6455 §5.3).
MaskingKey freshKey()
{
    const quint32 random = QRandomGenerator::system()->generate();
    MaskingKey key;
    for (std::size_t i = 0; i < key.size(); ++i)
        key[i] = static_cast<quint8>(random >> (8 * i));
    return key;
}

Result<QByteArray> readFile(const QString &path)
{
    const auto failed = [&path](const QString &why) {
        return tl::unexpected(Error { ErrorCode::FileUnreadable, u"%1: %2"_s.arg(path, why) });
    };
    if (path.isEmpty())
        return tl::unexpected(
            Error { ErrorCode::FileUnreadable, CompositionChecker::tr("no file is chosen") });
    const QFileInfo info(path);
    if (info.exists() && !info.isFile()) // a pipe would wait
        return failed(CompositionChecker::tr("it is no file"));
    // To open it and to close it again would end the locks that this process has on its recording.
    if (QFile::exists(info.canonicalFilePath() + u"-wal"_s))
        return failed(CompositionChecker::tr("it is a session that is being recorded"));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failed(file.errorString());
    QByteArray octets = file.read(CompositionChecker::MaxFileSize + 1);
    if (octets.size() > CompositionChecker::MaxFileSize)
        return failed(CompositionChecker::tr("it is larger than 64 MiB"));
    if (file.error() != QFile::NoError)
        return failed(file.errorString());
    return octets;
}

bool isJson(const QString &text)
{
    return minifyJson(text.toUtf8()).has_value();
}

CheckedComposition checkedComposition(const Composition &composition, const Variables &variables,
    Direction direction, const SendingState &state)
{
    CheckedComposition result { composition, ComposedMessage(), {}, 0 };
    result.expansion = expandVariables(composition.text, variables);
    Composition expanded = composition;
    expanded.text = result.expansion.text;
    const Result<QByteArray> payload
        = composition.form == PayloadForm::File ? readFile(expanded.text) : typedPayload(expanded);
    if (composition.form == PayloadForm::Json)
        result.isTypedJson
            = expanded.text == composition.text ? payload.has_value() : isJson(composition.text);
    if (!payload) {
        result.message = tl::unexpected(payload.error());
        return result;
    }
    result.payloadSize = payload->size();
    result.message = composeMessage(composition, *payload, direction, state.deflate, freshKey);
    if (result.message)
        result.reaction = predictReaction(*result.message, state);
    return result;
}

} // namespace

CompositionChecker::CompositionChecker(QObject *parent)
    : QObject(parent)
    , m_newest(std::make_shared<std::atomic<quint64>>(0))
{
}

CompositionChecker::~CompositionChecker()
{
    ++*m_newest; // what waits is not begun any more
}

void CompositionChecker::check(const Composition &composition, const Variables &variables,
    Direction direction, const SendingState &state)
{
    const quint64 token = ++*m_newest;
    m_thread.post([this, newest = m_newest, token, composition, variables, direction, state] {
        if (token != *newest)
            return;
        const CheckedComposition result
            = checkedComposition(composition, variables, direction, state);
        QMetaObject::invokeMethod(this, [this, token, result] { take(token, result); });
    });
}

void CompositionChecker::take(quint64 token, const CheckedComposition &result)
{
    if (token != *m_newest)
        return;
    m_done = token;
    emit checked(result);
}

} // namespace Framescope
