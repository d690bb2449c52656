#include "app/connect/documentfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

namespace Framescope::DocumentFile {

namespace {

using namespace Qt::StringLiterals;

struct DocumentFileText
{
    Q_DECLARE_TR_FUNCTIONS(DocumentFile)
};

tl::unexpected<Error> failure(ErrorCode code, const QString &path, const QString &why)
{
    return tl::unexpected(Error { code, u"%1: %2"_s.arg(path, why) });
}

} // namespace

Result<QJsonObject> read(const QString &path, int newestFormat, qint64 limit)
{
    QFile file(path);
    if (!file.exists())
        return QJsonObject();
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::FileUnreadable, path, file.errorString());
    const QByteArray text = file.read(limit + 1);
    if (text.size() > limit)
        return failure(ErrorCode::FileDamaged, path,
            DocumentFileText::tr("it is larger than %1 MiB").arg(limit >> 20));
    QJsonParseError error;
    const QJsonObject root = QJsonDocument::fromJson(text, &error).object();
    if (error.error != QJsonParseError::NoError)
        return failure(ErrorCode::FileDamaged, path, error.errorString());
    const int format = root.value("format"_L1).toInt();
    if (format > newestFormat) {
        return tl::unexpected(Error { ErrorCode::FileTooNew,
            DocumentFileText::tr("%1 (format %2)").arg(path, QString::number(format)) });
    }
    if (format < 1)
        return damage(path, DocumentFileText::tr("it names no format"));
    return root;
}

Result<void> write(const QString &path, const QJsonObject &root)
{
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)
        || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || file.write(QJsonDocument(root).toJson()) < 0 || !file.commit())
        return failure(ErrorCode::FileUnwritable, path, file.errorString());
    return {};
}

tl::unexpected<Error> damage(const QString &path, const QString &why)
{
    return failure(ErrorCode::FileDamaged, path, why);
}

} // namespace Framescope::DocumentFile
