#include "app/compose/snippetfile.h"

#include "app/compose/compositionjson.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>
#include <QStandardPaths>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr int Format = 1;

struct SnippetFileWords
{
    Q_DECLARE_TR_FUNCTIONS(SnippetFile)
};

tl::unexpected<Error> failure(ErrorCode code, const QString &path, const QString &why)
{
    return tl::unexpected(Error { code, u"%1: %2"_s.arg(path, why) });
}

Result<Snippet> snippetFromJson(const QJsonObject &object)
{
    return compositionFromJson(object).map([&object](const Composition &composition) {
        return Snippet { object.value("name"_L1).toString(), composition };
    });
}

Snippet example(const QString &name, Opcode opcode, const QString &text)
{
    Composition composition;
    composition.opcode = toNibble(opcode);
    composition.text = text;
    return { name, composition };
}

} // namespace

SnippetFile::SnippetFile(QString path)
    : m_path(std::move(path))
{
}

QString SnippetFile::standardPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + u"/framescope/snippets.json"_s;
}

Result<QList<Snippet>> SnippetFile::load() const
{
    QFile file(m_path);
    if (!file.exists())
        return examples();
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::FileUnreadable, m_path, file.errorString());
    const QByteArray text = file.read(MaxFileSize + 1);
    if (text.size() > MaxFileSize)
        return failure(
            ErrorCode::FileDamaged, m_path, SnippetFileWords::tr("it is larger than 16 MiB"));
    QJsonParseError error;
    const QJsonObject root = QJsonDocument::fromJson(text, &error).object();
    if (error.error != QJsonParseError::NoError)
        return failure(ErrorCode::FileDamaged, m_path, error.errorString());
    const int format = root.value("format"_L1).toInt();
    if (format > Format) {
        return tl::unexpected(Error { ErrorCode::FileTooNew,
            SnippetFileWords::tr("%1 (format %2)").arg(m_path, QString::number(format)) });
    }
    const QJsonArray entries = root.value("snippets"_L1).toArray();
    if (format < 1 || entries.size() > MaxSnippets)
        return failure(
            ErrorCode::FileDamaged, m_path, SnippetFileWords::tr("it holds no list of snippets"));

    QList<Snippet> snippets;
    for (const auto &entry : entries) {
        const Result<Snippet> snippet = snippetFromJson(entry.toObject());
        if (!snippet) {
            return failure(ErrorCode::FileDamaged, m_path,
                SnippetFileWords::tr("\"%1\" of snippet %2 cannot be read")
                    .arg(snippet.error().detail)
                    .arg(snippets.size() + 1));
        }
        snippets.append(*snippet);
    }
    return snippets;
}

Result<void> SnippetFile::save(const QList<Snippet> &snippets) const
{
    QJsonArray entries;
    for (const Snippet &snippet : snippets) {
        QJsonObject entry = toJson(snippet.composition);
        entry.insert("name"_L1, snippet.name);
        entries.append(entry);
    }
    const QJsonDocument document(
        QJsonObject { { u"format"_s, Format }, { u"snippets"_s, entries } });
    QDir().mkpath(QFileInfo(m_path).path());
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly) || file.write(document.toJson()) < 0 || !file.commit())
        return failure(ErrorCode::FileUnwritable, m_path, file.errorString());
    return {};
}

QList<Snippet> SnippetFile::examples()
{
    QList<Snippet> all {
        example(SnippetFileWords::tr("Hello"), Opcode::Text, u"Hello"_s),
        example(SnippetFileWords::tr("Heartbeat"), Opcode::Ping, {}),
        example(SnippetFileWords::tr("Say goodbye 1000"), Opcode::Close, u"03 E8 62 79 65"_s),
        example(
            SnippetFileWords::tr("New year in 3 parts"), Opcode::Text, u"and a happy new year!"_s),
        example(SnippetFileWords::tr("JSON message"), Opcode::Text, u"{\n  \"op\": \"hello\"\n}"_s),
        example(SnippetFileWords::tr("Ping of 131 octets"), Opcode::Ping, QString(131, u'x')),
        example(SnippetFileWords::tr("Text with bad UTF-8"), Opcode::Text, u"48 65 6C 6C 6F FF"_s),
        example(SnippetFileWords::tr("Unmasked hello"), Opcode::Text, u"Hello"_s),
        example(SnippetFileWords::tr("Reserved opcode"), static_cast<Opcode>(0x3), u"Hello"_s),
        example(SnippetFileWords::tr("Length in 64 bits"), Opcode::Text, u"Hello"_s),
    };
    all[2].composition.form = PayloadForm::Hex;
    all[3].composition.fragmentSize = 7;
    all[4].composition.form = PayloadForm::Json;
    all[4].composition.minified = true;
    all[6].composition.form = PayloadForm::Hex;
    all[7].composition.masked = false;
    all[9].composition.lengthForm = LengthForm::Bits64;
    return all;
}

} // namespace Framescope
