#include "app/lessons/lessonparser.h"

#include "app/filter/filterexpression.h"
#include "app/lessons/connectionfact.h"
#include "app/lessons/fieldname.h"
#include "app/lessons/lessonfacts.h"
#include "app/lessons/lessonrecording.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringDecoder>

#include <array>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

struct LessonParserWords
{
    Q_DECLARE_TR_FUNCTIONS(LessonParser)
};

constexpr std::array Tools {
    std::pair { "connect"_L1, LessonAction::Kind::Connect },
    std::pair { "text"_L1, LessonAction::Kind::Text },
    std::pair { "binary"_L1, LessonAction::Kind::Binary },
    std::pair { "octets"_L1, LessonAction::Kind::Octets },
    std::pair { "frame"_L1, LessonAction::Kind::Frame },
    std::pair { "ping"_L1, LessonAction::Kind::Ping },
    std::pair { "close"_L1, LessonAction::Kind::Close },
    std::pair { "abort"_L1, LessonAction::Kind::Abort },
    std::pair { "write"_L1, LessonAction::Kind::Write },
};

constexpr std::array Views {
    std::pair { "anatomy"_L1, LessonStep::View::Anatomy },
    std::pair { "hex"_L1, LessonStep::View::Hex },
    std::pair { "message"_L1, LessonStep::View::Message },
    std::pair { "handshake"_L1, LessonStep::View::Handshake },
};

constexpr std::array Animations {
    std::pair { "unmasking"_L1, LessonStep::Animation::Unmasking },
    std::pair { "reassembly"_L1, LessonStep::Animation::Reassembly },
};

template <typename Table>
auto find(const Table &table, QStringView name) -> std::optional<decltype(table[0].second)>
{
    for (const auto &[known, value] : table) {
        if (known == name)
            return value;
    }
    return std::nullopt;
}

bool isWord(QStringView text)
{
    static const QRegularExpression form(u"^[a-z][a-z0-9-]{0,39}$"_s);
    return form.match(text.toString()).hasMatch();
}

/// Empty if \a filter is one.
QString filterProblem(const QString &filter)
{
    if (filter.isEmpty())
        return LessonParserWords::tr("a filter is expected");
    const auto parsed = parseFilter(filter);
    return parsed
        ? QString()
        : LessonParserWords::tr("“%1” is no filter: %2").arg(filter, parsed.error().sentence());
}

QString unknown(const QString &what)
{
    return LessonParserWords::tr("“%1” has no meaning here").arg(what);
}

QString tooMany()
{
    return LessonParserWords::tr("there are more of these than a lesson may have");
}

} // namespace

QList<LessonSpan> lessonSpans(const QString &text)
{
    QList<LessonSpan> spans;
    const QStringList parts = text.split(u'`');
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const bool isLast = i == parts.size() - 1;
        // A backtick without a partner is one.
        if (i % 2 == 1 && isLast)
            spans.append({ u'`' + parts.at(i), false });
        else if (!parts.at(i).isEmpty())
            spans.append({ parts.at(i), i % 2 == 1 });
    }
    return spans;
}

QStringList lessonPlaceholders(const QString &text)
{
    static const QRegularExpression form(u"\\{([a-z-]+(?:\\[\\d+\\])?)\\}"_s);
    QStringList names;
    for (const QRegularExpressionMatch &match : form.globalMatch(text))
        names.append(match.captured(1));
    return names;
}

QString fillPlaceholders(QString text, const QHash<QString, QString> &values)
{
    for (const QString &name : lessonPlaceholders(text))
        text.replace(u'{' + name + u'}', values.value(name, u"…"_s));
    return text;
}

QString LessonProblem::text() const
{
    return line > 0 ? LessonParserWords::tr("line %1: %2").arg(line).arg(reason) : reason;
}

tl::expected<Lesson, LessonProblem> LessonParser::parse(const QByteArray &octets)
{
    if (octets.size() > Lesson::MaxOctets)
        return tl::unexpected(LessonProblem { 0,
            LessonParserWords::tr("it is larger than the %1 octets that a lesson may have")
                .arg(Lesson::MaxOctets) });
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(octets);
    if (decoder.hasError())
        return tl::unexpected(LessonProblem { 0, LessonParserWords::tr("it is not UTF-8") });
    LessonParser parser;
    for (QStringView line : QStringView(text).split(u'\n')) {
        ++parser.m_line;
        if (line.endsWith(u'\r'))
            line.chop(1);
        const QString problem = line.size() > Lesson::MaxLineLength
            ? LessonParserWords::tr("the line is longer than %1 characters")
                  .arg(Lesson::MaxLineLength)
            : parser.readLine(line);
        if (!problem.isEmpty())
            return tl::unexpected(LessonProblem { parser.m_line, problem });
    }
    if (const QString problem = parser.end(); !problem.isEmpty())
        return tl::unexpected(LessonProblem { parser.m_line, problem });
    return std::move(parser.m_lesson);
}

QString LessonParser::readLine(QStringView line)
{
    switch (m_place) {
    case Place::Start:
        if (line.trimmed().isEmpty())
            return {};
        m_place = Place::Properties;
        return line.trimmed() == "---"_L1
            ? QString()
            : LessonParserWords::tr("a lesson begins with a line “---”");
    case Place::Properties:
        return readProperty(line);
    case Place::Code:
        if (line.startsWith("```"_L1)) {
            m_place = Place::Body;
            m_continues = false;
            return {};
        }
        if (m_continues)
            step()->blocks.last().text += u'\n';
        step()->blocks.last().text += line;
        m_continues = true;
        return {};
    case Place::Body:
        break;
    }
    if (line.startsWith("# "_L1))
        return beginStep(line.sliced(2).trimmed().toString());
    if (!step())
        return line.trimmed().isEmpty()
            ? QString()
            : LessonParserWords::tr("a step begins with “# ” and its title");
    if (line.startsWith(u':'))
        return readDirective(line.sliced(1));
    if (line.startsWith("? "_L1))
        return beginExercise(line.sliced(2));
    return readText(line);
}

QString LessonParser::readProperty(QStringView line)
{
    if (line.trimmed() == "---"_L1) {
        m_place = Place::Body;
        for (const QString &name :
            { u"format"_s, u"id"_s, u"number"_s, u"title"_s, u"language"_s, u"summary"_s }) {
            if (!m_properties.contains(name))
                return LessonParserWords::tr("“%1” is missing").arg(name);
        }
        return {};
    }
    const qsizetype colon = line.indexOf(u':');
    if (colon < 1)
        return LessonParserWords::tr("“name: value” is expected, or “---”");
    const QString name = line.first(colon).trimmed().toString();
    const QString value = line.sliced(colon + 1).trimmed().toString();
    if (m_properties.contains(name))
        return LessonParserWords::tr("“%1” stands here twice").arg(name);
    m_properties.append(name);
    if (value.isEmpty())
        return LessonParserWords::tr("“%1” has no value").arg(name);
    if (name == "format"_L1)
        return value == "1"_L1
            ? QString()
            : LessonParserWords::tr("it is made for a later version of Framescope (format %1)")
                  .arg(value);
    if (name == "id"_L1) {
        m_lesson.id = value;
        return isWord(value)
            ? QString()
            : LessonParserWords::tr("an id is made of small letters, digits and hyphens");
    }
    if (name == "number"_L1) {
        bool isNumber = false;
        m_lesson.number = value.toInt(&isNumber);
        return isNumber && m_lesson.number >= 0 && m_lesson.number < 1000
            ? QString()
            : LessonParserWords::tr("a number from 0 to 999 is expected");
    }
    if (name == "title"_L1) {
        m_lesson.title = value;
        return {};
    }
    if (name == "summary"_L1) {
        m_lesson.summary = value;
        return {};
    }
    if (name == "icon"_L1) {
        m_lesson.icon = value;
        return isWord(value) ? QString() : unknown(value);
    }
    if (name == "language"_L1) {
        static const QRegularExpression form(u"^[a-z]{2,3}(_[A-Z]{2})?$"_s);
        m_lesson.language = value;
        return form.match(value).hasMatch()
            ? QString()
            : LessonParserWords::tr("a language is written as “en” or “zh_CN”");
    }
    if (name == "server"_L1) {
        const auto server = lessonServerFromName(value);
        if (!server)
            return unknown(value);
        m_lesson.server = *server;
        return {};
    }
    if (name == "session"_L1) {
        m_lesson.session = value;
        m_lesson.sessionLine = m_line;
        return LessonRecording::isName(value)
            ? QString()
            : LessonParserWords::tr("a recording is called like “session.jsonl”: small letters, "
                                    "digits and hyphens");
    }
    if (name == "fields"_L1)
        return readFields(value);
    return unknown(name);
}

/// Whole fields, each once.
QString LessonParser::readFields(const QString &value)
{
    for (const QStringView part : QStringView(value).split(u',')) {
        const QString field = part.trimmed().toString();
        if (field.contains(u'[') || !FieldName::fromText(field))
            return LessonParserWords::tr("“%1” is no field of a frame").arg(field);
        if (m_lesson.fields.contains(field))
            return LessonParserWords::tr("“%1” stands here twice").arg(field);
        m_lesson.fields.append(field);
    }
    return {};
}

QString LessonParser::beginStep(const QString &title)
{
    if (const QString problem = endStep(); !problem.isEmpty())
        return problem;
    if (title.isEmpty())
        return LessonParserWords::tr("a step begins with “# ” and its title");
    if (m_lesson.steps.size() >= Lesson::MaxSteps)
        return tooMany();
    m_lesson.steps.append(LessonStep { .title = title });
    m_continues = false;
    return {};
}

QString LessonParser::readText(QStringView line)
{
    const QString text = line.trimmed().toString();
    if (text.isEmpty()) {
        m_continues = false;
        return {};
    }
    if (m_exercise) {
        if (m_hasAnswer || !m_exercise->hint.isEmpty())
            return LessonParserWords::tr("text of the step stands before its exercises");
        m_exercise->prompt += u' ' + text;
        return {};
    }
    if (text.startsWith("```"_L1)) {
        m_place = Place::Code;
        m_continues = false;
        return addBlock(LessonBlock::Kind::Code, {});
    }
    if (text.startsWith("@ "_L1))
        return readSections(text.sliced(2));
    if (text.startsWith("- "_L1)) {
        m_continues = true;
        return addBlock(LessonBlock::Kind::Item, text.sliced(2).trimmed());
    }
    if (text.startsWith("! "_L1)) {
        m_continues = true;
        return addBlock(LessonBlock::Kind::Mistake, text.sliced(2).trimmed());
    }
    if (m_continues) {
        QString &before = step()->blocks.last().text;
        // Chinese is written without spaces: a line end between two of its characters is none.
        const bool isJoined = !before.isEmpty() && before.back().unicode() >= 0x2E80
            && text.front().unicode() >= 0x2E80;
        before += isJoined ? text : u' ' + text;
        return {};
    }
    m_continues = true;
    return addBlock(LessonBlock::Kind::Paragraph, text);
}

QString LessonParser::addBlock(LessonBlock::Kind kind, const QString &text)
{
    if (step()->blocks.size() >= Lesson::MaxPerStep)
        return tooMany();
    step()->blocks.append({ kind, text });
    return {};
}

QString LessonParser::readSections(QStringView line)
{
    for (const QStringView part : line.split(u',')) {
        const auto section = rfcSectionFromText(part);
        if (!section)
            return LessonParserWords::tr("there is no RFC section “%1”").arg(part.trimmed());
        if (step()->sections.size() >= Lesson::MaxPerStep)
            return tooMany();
        step()->sections.append(*section);
    }
    return {};
}

QString LessonParser::readDirective(QStringView line)
{
    const qsizetype space = line.indexOf(u' ');
    const QStringView name = space < 0 ? line : line.first(space);
    const QString value = space < 0 ? QString() : line.sliced(space + 1).trimmed().toString();
    m_continues = false;
    return m_exercise ? readExerciseDirective(name, value) : readStepDirective(name, value);
}

QString LessonParser::readStepDirective(QStringView name, const QString &value)
{
    LessonStep &current = *step();
    if (name == "look"_L1 || name == "recorded"_L1) {
        if (!current.look.isEmpty())
            return LessonParserWords::tr("a step looks at one frame only");
        current.look = value;
        current.lookLine = m_line;
        current.looksAtRecording = name == "recorded"_L1;
        if (current.looksAtRecording && m_lesson.session.isEmpty())
            return LessonParserWords::tr("the lesson names no recording (“session”)");
        return filterProblem(value);
    }
    if (name == "mark"_L1) {
        for (const QStringView part : QStringView(value).split(u',')) {
            if (!FieldName::fromText(part))
                return LessonParserWords::tr("“%1” is no field of a frame").arg(part.trimmed());
            current.marks.append(part.trimmed().toString());
        }
        return current.marks.size() > 9 ? tooMany() : QString();
    }
    if (name == "view"_L1) {
        const auto view = find(Views, value);
        current.view = view.value_or(LessonStep::View::Unchanged);
        return view ? QString() : unknown(value);
    }
    if (name == "animate"_L1) {
        const auto animation = find(Animations, value);
        current.animation = animation.value_or(LessonStep::Animation::None);
        return animation ? QString() : unknown(value);
    }
    if (name == "do"_L1)
        return addAction(current.actions, value);
    if (name == "make"_L1)
        return addAction(current.makes, value);
    return unknown(name.toString());
}

QString LessonParser::addAction(QList<LessonAction> &actions, const QString &value)
{
    const auto action = LessonAction::fromText(value);
    if (!action)
        return LessonParserWords::tr("“%1” is nothing that can be done").arg(value);
    if (actions.size() >= Lesson::MaxPerStep)
        return tooMany();
    actions.append(*action);
    return {};
}

QString LessonParser::beginExercise(QStringView line)
{
    if (const QString problem = endExercise(); !problem.isEmpty())
        return problem;
    const qsizetype space = line.indexOf(u' ');
    if (space < 0 || !isWord(line.first(space)))
        return LessonParserWords::tr("an exercise begins with “? ”, its id and what is to be done");
    const QString id = line.first(space).toString();
    for (const LessonStep &other : m_lesson.steps) {
        for (const LessonExercise &exercise : other.exercises) {
            if (exercise.id == id)
                return LessonParserWords::tr("there are two exercises with the id “%1”").arg(id);
        }
    }
    if (step()->exercises.size() >= Lesson::MaxPerStep)
        return tooMany();
    m_exercise = LessonExercise { .id = id, .prompt = line.sliced(space + 1).trimmed().toString() };
    m_hasAnswer = false;
    return {};
}

QString LessonParser::readExerciseDirective(QStringView name, const QString &value)
{
    LessonExercise &exercise = *m_exercise;
    LessonCheck &check = exercise.check;
    const auto isOf = [&](LessonCheck::Kind kind) {
        const bool fits = !m_hasAnswer || check.kind == kind;
        check.kind = kind;
        m_hasAnswer = true;
        return fits;
    };
    const auto mixed
        = [] { return LessonParserWords::tr("an exercise is solved in one way only"); };
    if (value.isEmpty())
        return LessonParserWords::tr("“:%1” has no value").arg(name);
    if (check.answers.size() + check.choices.size() + check.frames.size() + check.connection.size()
        >= Lesson::MaxPerStep)
        return tooMany();
    if (name == "accept"_L1) {
        check.answers.append(value);
        return isOf(LessonCheck::Kind::Answer) ? QString() : mixed();
    }
    if (name == "right"_L1 || name == "wrong"_L1) {
        if (name == "right"_L1) {
            if (check.rightChoice >= 0)
                return mixed();
            check.rightChoice = check.choices.size();
        }
        check.choices.append(value);
        exercise.tool.reset();
        return isOf(LessonCheck::Kind::Choice) ? QString() : mixed();
    }
    if (name == "fact"_L1) {
        if (!LessonFacts::isFact(value))
            return LessonParserWords::tr("“%1” is nothing that is known of a connection or a frame")
                .arg(value);
        check.fact = value;
        return isOf(LessonCheck::Kind::Fact) ? QString() : mixed();
    }
    if (name == "frames"_L1) {
        check.frames.append(value);
        return isOf(LessonCheck::Kind::Traffic) ? filterProblem(value) : mixed();
    }
    if (name == "connection"_L1) {
        if (!ConnectionFact::fromText(value))
            return LessonParserWords::tr("“%1” is nothing that is known of a connection or a frame")
                .arg(value);
        check.connection.append(value);
        return isOf(LessonCheck::Kind::Traffic) ? QString() : mixed();
    }
    if (name == "refuse"_L1) {
        const qsizetype equals = value.indexOf(" = "_L1);
        if (equals < 1)
            return LessonParserWords::tr("“answer = why not” is expected");
        check.refusals.append(
            { value.first(equals).trimmed(), value.sliced(equals + 3).trimmed() });
        return check.refusals.size() > Lesson::MaxPerStep ? tooMany() : QString();
    }
    if (name == "hint"_L1) {
        exercise.hint = value;
        return {};
    }
    if (name == "tool"_L1) {
        exercise.tool = find(Tools, value);
        return exercise.tool ? QString() : unknown(value);
    }
    if (name == "solve"_L1)
        return addAction(exercise.solution, value);
    if (name == "mistake"_L1)
        return addAction(exercise.mistake, value);
    return unknown(name.toString());
}

QString LessonParser::endExercise()
{
    if (!m_exercise)
        return {};
    LessonExercise exercise = *std::exchange(m_exercise, std::nullopt);
    const auto about = [&](const QString &reason) {
        return LessonParserWords::tr("exercise “%1”: %2").arg(exercise.id, reason);
    };
    if (!m_hasAnswer)
        return about(LessonParserWords::tr("nothing says what solves it"));
    if (exercise.hint.isEmpty())
        return about(LessonParserWords::tr("it has no hint"));
    const LessonCheck &check = exercise.check;
    if (check.kind == LessonCheck::Kind::Choice
        && (check.choices.size() < 2 || check.rightChoice < 0))
        return about(LessonParserWords::tr("there is nothing to choose"));
    const bool isTraffic = check.kind == LessonCheck::Kind::Traffic;
    if (isTraffic && (exercise.solution.isEmpty() || exercise.mistake.isEmpty()))
        return about(
            LessonParserWords::tr("a solution (“:solve”) and a mistake (“:mistake”) are missing"));
    if (!isTraffic
        && (exercise.tool || !exercise.solution.isEmpty() || !exercise.mistake.isEmpty()))
        return about(
            LessonParserWords::tr("only what is to be sent has a tool, a solution and a mistake"));
    step()->exercises.append(exercise);
    return {};
}

QString LessonParser::endStep()
{
    if (const QString problem = endExercise(); !problem.isEmpty())
        return problem;
    if (!step())
        return {};
    if (step()->blocks.isEmpty())
        return LessonParserWords::tr("the step “%1” has no text").arg(step()->title);
    for (const LessonBlock &block : std::as_const(step()->blocks)) {
        for (const QString &name : lessonPlaceholders(block.text)) {
            if (!LessonFacts::isFact(name))
                return LessonParserWords::tr(
                    "“%1” is nothing that is known of a connection or a frame")
                    .arg(name);
        }
    }
    const bool speaksOfFrame = !step()->marks.isEmpty() || !step()->makes.isEmpty();
    if (speaksOfFrame && step()->look.isEmpty())
        return LessonParserWords::tr(
            "the step “%1” marks fields or makes a frame but does not say which frame it looks at")
            .arg(step()->title);
    if (step()->looksAtRecording && !step()->makes.isEmpty())
        return LessonParserWords::tr(
            "the step “%1” makes a frame, but looks at one of the recording")
            .arg(step()->title);
    return {};
}

QString LessonParser::end()
{
    if (m_place != Place::Body)
        return LessonParserWords::tr("the file ends too early");
    if (m_lesson.steps.isEmpty())
        return LessonParserWords::tr("there is no step");
    return endStep();
}

} // namespace Framescope
