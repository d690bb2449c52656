#include "app/lessons/lessonpackage.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr char FirstLine[] = "framescope-lesson 1\n";
constexpr char AnyFirstLine[] = "framescope-lesson ";
constexpr qsizetype MaxHeadLength = 100;

struct LessonPackageWords
{
    Q_DECLARE_TR_FUNCTIONS(LessonPackage)
};

tl::unexpected<LessonProblem> problem(const QString &reason)
{
    return tl::unexpected(LessonProblem { 0, reason });
}

bool isTextName(const QString &name)
{
    static const QRegularExpression form(u"^lesson\\.[a-z]{2,3}(_[A-Z]{2})?\\.md$"_s);
    return form.match(name).hasMatch();
}

/// The exercises of \a lesson, step by step: what languages must have in common.
QStringList outline(const Lesson &lesson)
{
    QStringList ids;
    for (const LessonStep &step : lesson.steps) {
        QStringList ofStep;
        for (const LessonExercise &exercise : step.exercises)
            ofStep.append(exercise.id);
        ids.append(ofStep.join(u' '));
    }
    return ids;
}

} // namespace

tl::expected<LessonPackage, LessonProblem> LessonPackage::fromFile(const QByteArray &octets)
{
    if (octets.size() > MaxOctets)
        return problem(
            LessonPackageWords::tr("it is larger than the %1 octets that a lesson may have")
                .arg(MaxOctets));
    if (!octets.startsWith(FirstLine))
        return problem(octets.startsWith(AnyFirstLine)
                ? LessonPackageWords::tr("it is made for a later version of Framescope")
                : LessonPackageWords::tr("it is no lesson of Framescope"));
    QMap<QString, QByteArray> texts;
    qsizetype at = qsizetype(sizeof(FirstLine)) - 1;
    while (at < octets.size()) {
        const qsizetype end = octets.indexOf('\n', at);
        if (end < 0 || end - at > MaxHeadLength)
            return problem(
                LessonPackageWords::tr("it is damaged: the name of a file is expected at octet %1")
                    .arg(at));
        const QByteArrayList head = octets.mid(at, end - at).split(' ');
        bool isNumber = false;
        const qlonglong size = head.value(1).toLongLong(&isNumber);
        const QString name = QString::fromUtf8(head.first());
        if (head.size() != 2 || !isNumber || size < 0 || !isTextName(name))
            return problem(
                LessonPackageWords::tr("it holds “%1”, which is no part of a lesson").arg(name));
        at = end + 1;
        // One octet more: the line end behind it.
        if (size > Lesson::MaxOctets || size >= octets.size() - at || octets.at(at + size) != '\n')
            return problem(
                LessonPackageWords::tr("it is damaged: “%1” is cut off or too large").arg(name));
        if (texts.contains(name))
            return problem(LessonPackageWords::tr("it holds “%1” twice").arg(name));
        if (texts.size() >= MaxLanguages)
            return problem(
                LessonPackageWords::tr("it has more than %1 languages").arg(MaxLanguages));
        texts.insert(name, octets.mid(at, size));
        at += size + 1;
    }
    return fromTexts(texts);
}

tl::expected<LessonPackage, LessonProblem> LessonPackage::fromTexts(
    const QMap<QString, QByteArray> &texts)
{
    LessonPackage package;
    for (auto text = texts.begin(); text != texts.end(); ++text) {
        if (!isTextName(text.key()))
            continue;
        auto lesson = LessonParser::parse(text.value());
        if (!lesson)
            return problem(u"%1, %2"_s.arg(text.key(), lesson.error().text()));
        const auto about
            = [&](const QString &reason) { return problem(u"%1: %2"_s.arg(text.key(), reason)); };
        if (text.key() != u"lesson.%1.md"_s.arg(lesson->language))
            return about(LessonPackageWords::tr("its language is “%1”").arg(lesson->language));
        if (!package.m_lessons.isEmpty()) {
            const Lesson &first = package.m_lessons.first();
            if (lesson->id != first.id || lesson->number != first.number)
                return about(LessonPackageWords::tr("it is another lesson than the one in “%1”")
                                 .arg(first.language));
            if (outline(*lesson) != outline(first))
                return about(
                    LessonPackageWords::tr("its steps and exercises are others than those in “%1”")
                        .arg(first.language));
        }
        if (package.m_lessons.size() >= MaxLanguages)
            return problem(
                LessonPackageWords::tr("it has more than %1 languages").arg(MaxLanguages));
        package.m_id = lesson->id;
        package.m_texts.insert(text.key(), text.value());
        package.m_lessons.insert(lesson->language, *lesson);
    }
    if (package.m_lessons.isEmpty())
        return problem(
            LessonPackageWords::tr("there is no lesson in it; its file is called “lesson.en.md”"));
    return package;
}

tl::expected<LessonPackage, LessonProblem> LessonPackage::fromFolder(const QString &path)
{
    const QFileInfo info(path);
    const QDir folder = info.isDir() ? QDir(path) : info.dir();
    QMap<QString, QByteArray> texts;
    for (const QString &name : folder.entryList({ u"lesson.*.md"_s }, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return problem(u"%1: %2"_s.arg(name, file.errorString()));
        texts.insert(name, file.read(Lesson::MaxOctets + 1)); // one more: the parser refuses it
        if (texts.size() > MaxLanguages)
            break;
    }
    return fromTexts(texts);
}

QByteArray LessonPackage::toFile() const
{
    QByteArray octets = FirstLine;
    for (auto text = m_texts.begin(); text != m_texts.end(); ++text)
        octets += text.key().toUtf8() + ' ' + QByteArray::number(text.value().size()) + '\n'
            + text.value() + '\n';
    return octets;
}

const Lesson &LessonPackage::lesson(const QString &language) const
{
    const auto exact = m_lessons.find(language);
    if (exact != m_lessons.end())
        return *exact;
    const QString bare = language.section(u'_', 0, 0);
    for (auto lesson = m_lessons.begin(); lesson != m_lessons.end(); ++lesson) {
        if (lesson.key().section(u'_', 0, 0) == bare)
            return *lesson;
    }
    const auto english = m_lessons.find(u"en"_s);
    return english != m_lessons.end() ? *english : m_lessons.first();
}

} // namespace Framescope
