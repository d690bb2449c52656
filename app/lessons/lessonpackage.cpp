#include "app/lessons/lessonpackage.h"

#include "app/lessons/fieldname.h"

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

QString textName(const Lesson &lesson)
{
    return u"lesson.%1.md"_s.arg(lesson.language);
}

LessonProblem inText(const Lesson &lesson, int line, const QString &reason)
{
    return { 0, u"%1, %2"_s.arg(textName(lesson), LessonProblem { line, reason }.text()) };
}

QString tooManyLanguages()
{
    return LessonPackageWords::tr("it has more than %1 languages").arg(LessonPackage::MaxLanguages);
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
    QMap<QString, QByteArray> files;
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
        const bool isText = isTextName(name);
        if (head.size() != 2 || !isNumber || size < 0 || !(isText || LessonRecording::isName(name)))
            return problem(
                LessonPackageWords::tr("it holds “%1”, which is no part of a lesson").arg(name));
        at = end + 1;
        const qsizetype limit = isText ? Lesson::MaxOctets : LessonRecording::MaxOctets;
        // One octet more: the line end behind it.
        if (size > limit || size >= octets.size() - at || octets.at(at + size) != '\n')
            return problem(
                LessonPackageWords::tr("it is damaged: “%1” is cut off or too large").arg(name));
        if (files.contains(name))
            return problem(LessonPackageWords::tr("it holds “%1” twice").arg(name));
        if (files.size() > MaxLanguages) // and a recording
            return problem(tooManyLanguages());
        files.insert(name, octets.mid(at, size));
        at += size + 1;
    }
    auto package = fromFiles(files);
    if (!package)
        return package;
    for (auto file = files.begin(); file != files.end(); ++file) {
        if (!isTextName(file.key()) && file.key() != package->m_recording.name())
            return problem(LessonPackageWords::tr("it holds “%1”, which is no part of a lesson")
                               .arg(file.key()));
    }
    return package;
}

tl::expected<LessonPackage, LessonProblem> LessonPackage::fromFiles(
    const QMap<QString, QByteArray> &files)
{
    QMap<QString, QByteArray> texts;
    for (auto file = files.begin(); file != files.end(); ++file) {
        if (isTextName(file.key()))
            texts.insert(file.key(), file.value());
    }
    return make(texts, [&files](const QString &name) -> tl::expected<QByteArray, QString> {
        const auto file = files.find(name);
        if (file == files.end())
            return tl::unexpected(LessonPackageWords::tr("it is not there"));
        return *file;
    });
}

QString LessonPackage::mismatch(const Lesson &lesson) const
{
    const Lesson &first = m_lessons.first();
    if (lesson.id != first.id || lesson.number != first.number)
        return LessonPackageWords::tr("it is another lesson than the one in “%1”")
            .arg(first.language);
    if (outline(lesson) != outline(first))
        return LessonPackageWords::tr("its steps and exercises are others than those in “%1”")
            .arg(first.language);
    if (lesson.fields != first.fields)
        return LessonPackageWords::tr("its fields are others than those in “%1”")
            .arg(first.language);
    if (lesson.session != first.session)
        return LessonPackageWords::tr("its recording is another than the one in “%1”")
            .arg(first.language);
    return {};
}

tl::expected<LessonPackage, LessonProblem> LessonPackage::make(
    const QMap<QString, QByteArray> &texts, const ReadRecording &readRecording)
{
    LessonPackage package;
    for (auto text = texts.begin(); text != texts.end(); ++text) {
        auto lesson = LessonParser::parse(text.value());
        if (!lesson)
            return problem(u"%1, %2"_s.arg(text.key(), lesson.error().text()));
        const auto about
            = [&](const QString &reason) { return problem(u"%1: %2"_s.arg(text.key(), reason)); };
        if (text.key() != textName(*lesson))
            return about(LessonPackageWords::tr("its language is “%1”").arg(lesson->language));
        if (!package.m_lessons.isEmpty()) {
            if (const QString other = package.mismatch(*lesson); !other.isEmpty())
                return about(other);
        }
        if (package.m_lessons.size() >= MaxLanguages)
            return problem(tooManyLanguages());
        package.m_id = lesson->id;
        package.m_texts.insert(text.key(), text.value());
        package.m_lessons.insert(lesson->language, *lesson);
    }
    if (package.m_lessons.isEmpty())
        return problem(
            LessonPackageWords::tr("there is no lesson in it; its file is called “lesson.en.md”"));
    if (const auto added = package.addRecording(readRecording); !added)
        return tl::unexpected(added.error());
    return package;
}

tl::expected<void, LessonProblem> LessonPackage::addRecording(const ReadRecording &readRecording)
{
    const Lesson &first = m_lessons.first();
    if (first.session.isEmpty())
        return {};
    const auto octets = readRecording(first.session);
    if (!octets)
        return tl::unexpected(inText(first, first.sessionLine,
            LessonPackageWords::tr("the recording “%1” cannot be read: %2")
                .arg(first.session, octets.error())));
    auto recording = LessonRecording::read(first.session, *octets);
    if (!recording)
        return tl::unexpected(recording.error());
    m_recording = *std::move(recording);
    for (const Lesson &lesson : std::as_const(m_lessons)) {
        if (const auto checked = checkLooks(lesson); !checked)
            return checked;
    }
    return {};
}

tl::expected<void, LessonProblem> LessonPackage::checkLooks(const Lesson &lesson) const
{
    for (const LessonStep &step : lesson.steps) {
        if (!step.looksAtRecording)
            continue;
        const FrameHandle frame = m_recording.find(step.look);
        if (frame.isNull())
            return tl::unexpected(inText(lesson, step.lookLine,
                LessonPackageWords::tr("no frame of “%1” is like that").arg(lesson.session)));
        for (const QString &mark : step.marks) {
            const auto field = FieldName::fromText(mark);
            if (!field || !field->bitsIn(frame.record().header, frame.record().storedLength))
                return tl::unexpected(inText(lesson, step.lookLine,
                    LessonPackageWords::tr("that frame of “%1” has no “%2”")
                        .arg(lesson.session, mark)));
        }
    }
    return {};
}

tl::expected<LessonPackage, LessonProblem> LessonPackage::fromFolder(const QString &path)
{
    const QFileInfo info(path);
    const QDir folder = info.isDir() ? QDir(path) : info.dir();
    // One octet more than there may be: whoever looks at it refuses it.
    const auto read
        = [&folder](const QString &name, qsizetype limit) -> tl::expected<QByteArray, QString> {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return tl::unexpected(file.errorString());
        return file.read(limit + 1);
    };
    QMap<QString, QByteArray> texts;
    for (const QString &name : folder.entryList({ u"lesson.*.md"_s }, QDir::Files, QDir::Name)) {
        const auto text = read(name, Lesson::MaxOctets);
        if (!text)
            return problem(u"%1: %2"_s.arg(name, text.error()));
        if (isTextName(name))
            texts.insert(name, *text);
        if (texts.size() > MaxLanguages)
            break;
    }
    return make(
        texts, [&read](const QString &name) { return read(name, LessonRecording::MaxOctets); });
}

QByteArray LessonPackage::toFile() const
{
    QByteArray octets = FirstLine;
    for (auto text = m_texts.begin(); text != m_texts.end(); ++text)
        octets += text.key().toUtf8() + ' ' + QByteArray::number(text.value().size()) + '\n'
            + text.value() + '\n';
    if (!m_recording.isNull())
        octets += m_recording.name().toUtf8() + ' '
            + QByteArray::number(m_recording.octets().size()) + '\n' + m_recording.octets() + '\n';
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
