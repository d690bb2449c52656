#include "app/lessons/lessonlibrary.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QStandardPaths>

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr auto Suffix = ".fslesson"_L1;

struct LessonLibraryWords
{
    Q_DECLARE_TR_FUNCTIONS(LessonLibrary)
};

tl::expected<LessonPackage, LessonProblem> readShared(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(LessonProblem { 0, file.errorString() });
    return LessonPackage::fromFile(file.read(LessonPackage::MaxOctets + 1));
}

} // namespace

LessonLibrary::LessonLibrary(QString builtIn, QString added)
    : m_builtIn(std::move(builtIn))
    , m_added(std::move(added))
{
    load();
}

QString LessonLibrary::standardPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u"/lessons"_s;
}

void LessonLibrary::load()
{
    m_lessons.clear();
    m_addedIds.clear();
    m_problems.clear();
    const auto take = [this](const QString &name, tl::expected<LessonPackage, LessonProblem> read) {
        if (read && !find(read->id()))
            m_lessons.append(*std::move(read));
        else
            m_problems.append(
                LessonLibraryWords::tr("The lesson “%1” cannot be read: %2.")
                    .arg(name,
                        read ? LessonLibraryWords::tr("its id is taken") : read.error().text()));
    };
    const QDir builtIn(m_builtIn);
    for (const QString &name : builtIn.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
        take(name, LessonPackage::fromFolder(builtIn.filePath(name)));
    const auto byNumber = [](const LessonPackage &left, const LessonPackage &right) {
        return left.number() < right.number();
    };
    std::stable_sort(m_lessons.begin(), m_lessons.end(), byNumber);

    const qsizetype first = m_lessons.size();
    const QDir added(m_added);
    for (const QString &name : added.entryList({ u'*' + Suffix }, QDir::Files, QDir::Name))
        take(name, readShared(added.filePath(name)));
    std::stable_sort(m_lessons.begin() + first, m_lessons.end(), byNumber);
    for (qsizetype i = first; i < m_lessons.size(); ++i)
        m_addedIds.append(m_lessons.at(i).id());
}

const LessonPackage *LessonLibrary::find(const QString &id) const
{
    const auto found = std::find_if(m_lessons.begin(), m_lessons.end(),
        [&id](const LessonPackage &package) { return package.id() == id; });
    return found == m_lessons.end() ? nullptr : &*found;
}

QString LessonLibrary::addedPath(const QString &id) const
{
    return QDir(m_added).filePath(id + Suffix); // an id has no separators
}

tl::expected<QString, LessonProblem> LessonLibrary::add(const QString &path)
{
    const auto package
        = path.endsWith(".md"_L1) ? LessonPackage::fromFolder(path) : readShared(path);
    if (!package)
        return tl::unexpected(package.error());
    const QString id = package->id();
    if (find(id) && !isAdded(id))
        return tl::unexpected(LessonProblem { 0,
            LessonLibraryWords::tr("a lesson that comes with the program has the same id, “%1”")
                .arg(id) });
    if (!QDir().mkpath(m_added))
        return tl::unexpected(LessonProblem {
            0, LessonLibraryWords::tr("the folder %1 cannot be made").arg(m_added) });
    QSaveFile file(addedPath(id));
    if (!file.open(QIODevice::WriteOnly) || file.write(package->toFile()) < 0 || !file.commit())
        return tl::unexpected(LessonProblem { 0, file.errorString() });
    load();
    return id;
}

void LessonLibrary::remove(const QString &id)
{
    if (!isAdded(id))
        return;
    QFile::remove(addedPath(id));
    load();
}

QString LessonLibrary::share(const QString &id, const QString &path) const
{
    const LessonPackage *package = find(id);
    if (!package)
        return LessonLibraryWords::tr("there is no such lesson");
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(package->toFile()) < 0 || !file.commit())
        return file.errorString();
    return {};
}

} // namespace Framescope
