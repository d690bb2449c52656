#include "ui/lessons/lessonguide.h"

#include "app/capture/sessiondocument.h"
#include "app/lessons/exercisechecker.h"
#include "app/lessons/fieldname.h"
#include "app/lessons/lessonfacts.h"
#include "app/lessons/lessonsandbox.h"
#include "app/session/errorsentence.h"
#include "ui/lessons/animationplayer.h"
#include "ui/lessons/lessonentries.h"
#include "ui/lessons/lessonpanel.h"
#include "ui/lessons/reassemblyanimation.h"
#include "ui/lessons/unmaskinganimation.h"

#include <QLocale>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr auto CurrentKey = "lessons/current"_L1;

/// The frames of the message that \a frame ends, and what came in between, in their order.
QList<FrameHandle> fragmentsOf(const SessionStore &store, const FrameHandle &frame)
{
    constexpr FrameId MostFrames = 200; // further back nobody follows
    const FrameRecord &record = frame.record();
    if (record.messageFirst == 0 || record.id - record.messageFirst > MostFrames)
        return {};
    QList<FrameHandle> fragments;
    for (FrameId id = record.messageFirst; id <= record.id; ++id) {
        const auto block = store.block(id);
        if (!block)
            return {};
        const FrameHandle handle(block, id);
        if (handle.record().connection == record.connection
            && handle.record().direction == record.direction)
            fragments.append(handle);
    }
    return fragments;
}

/// What the other side said with the same payload soon after \a frame, as an echo does.
QList<FrameId> echoesOf(const SessionStore &store, const FrameHandle &frame)
{
    constexpr FrameId MostFrames = 64;
    const FrameRecord &record = frame.record();
    QList<FrameId> echoes;
    const FrameId last = std::min(store.lastFrame(), record.id + MostFrames);
    for (FrameId id = record.id + 1; id <= last; ++id) {
        const auto block = store.block(id);
        if (!block)
            break;
        const FrameHandle other(block, id);
        if (other.record().connection == record.connection
            && other.record().direction != record.direction
            && other.record().storedLength == record.storedLength
            && other.payload() == frame.payload())
            echoes.append(id);
    }
    return echoes;
}

/// The newest frame of \a recording that \a filter accepts, in \a store, where \a before frames
/// stand before the recording.
FrameHandle recordedFrame(const SessionStore &store, const LessonRecording &recording,
    const QString &filter, FrameId before)
{
    const FrameHandle frame = recording.find(filter);
    if (frame.isNull())
        return {};
    const FrameId id = before + frame.id();
    const auto block = store.block(id);
    return block ? FrameHandle(block, id) : FrameHandle();
}

/// The octet that \a fact, such as "payload[2]", names; nullopt if it is none to be unmasked.
std::optional<quint64> payloadOctet(const QString &fact)
{
    static const QRegularExpression form(u"^payload\\[(\\d{1,6})\\]$"_s);
    const auto match = form.match(fact);
    return match.hasMatch() ? std::optional<quint64>(match.captured(1).toULongLong())
                            : std::nullopt;
}

} // namespace

/// What was found out about the frames that are there.
struct LessonGuide::Judgement
{
    quint64 token = 0;
    QList<std::pair<QString, ExerciseResult>> results;
    FrameHandle look;
    ConnectionId connection = 0; ///< of look, if that is recorded
    QList<FrameHandle> fragments; ///< of look
    QList<FrameId> echoes; ///< of look
    QHash<QString, QString> facts; ///< that the text names
};

LessonGuide::LessonGuide(SessionDocument &document, FrameSelection &selection,
    LessonLibrary &library, LessonPanel &panel, LessonGuide *other, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_selection(selection)
    , m_library(library)
    , m_panel(panel)
    , m_sandbox(other ? other->m_sandbox : new LessonSandbox(*document.capture(), this))
    , m_progress(m_settings)
{
    if (other) {
        m_sandbox->disconnect(other);
        m_sandbox->setParent(this);
    }
    connect(document.capture(), &CaptureController::recorded, this, &LessonGuide::recorded);
    connect(&selection, &FrameSelection::frameChanged, this, &LessonGuide::showMarks);
    connect(m_sandbox, &LessonSandbox::connecting, this, &LessonGuide::setServer);
    connect(m_sandbox, &LessonSandbox::placed, this, &LessonGuide::placed);
    connect(m_sandbox, &LessonSandbox::failed, this, &LessonGuide::fail);
    connect(&panel, &LessonPanel::lessonChosen, this, &LessonGuide::begin);
    connect(&panel, &LessonPanel::stepRequested, this, &LessonGuide::showStep);
    connect(&panel, &LessonPanel::finished, this, &LessonGuide::finish);
    connect(&panel, &LessonPanel::answered, this, &LessonGuide::checkAnswer);
    connect(&panel, &LessonPanel::actionRequested, this,
        [this](const LessonAction &action) { m_sandbox->perform(action); });
    connect(&panel, &LessonPanel::solutionRequested, this, &LessonGuide::solve);
    connect(&panel, &LessonPanel::reconnectRequested, this, [this] {
        if (m_lesson)
            m_sandbox->setServer(m_lesson->server);
    });
    connect(&panel, &LessonPanel::leaveRequested, this, &LessonGuide::leave);
    showLessons();
    if (other)
        takeOver(*other);
}

/// Goes on in the lesson of \a other, in the language of now.
void LessonGuide::takeOver(LessonGuide &other)
{
    m_connection = other.m_connection;
    m_recording = other.m_recording;
    m_placements = other.m_placements;
    m_placing = other.m_placing;
    m_recorded = other.m_recorded;
    m_place = other.m_place;
    const auto old = std::exchange(other.m_lesson, std::nullopt);
    const LessonPackage *package = old ? m_library.find(old->id) : nullptr;
    if (!package)
        return;
    m_lesson = package->lesson(language().isEmpty() ? QLocale().name() : language());
    m_lessonBegin = other.m_lessonBegin;
    m_shown = other.m_shown;
    m_looked = other.m_looked;
    showStep(std::min(other.m_step, m_lesson->steps.size() - 1));
    m_told = other.m_told;
    m_scene = other.m_scene; // what was done for the exercises counts
    judge();
    m_panel.takeOver(other.m_panel);
    showPlace(); // in the language of now
}

LessonGuide::~LessonGuide() = default;

QString LessonGuide::language() const
{
    return chosenLessonLanguage(m_settings);
}

void LessonGuide::setLanguage(const QString &language)
{
    chooseLessonLanguage(m_settings, language);
    showLessons();
    if (!m_lesson)
        return;
    if (const LessonPackage *package = m_library.find(m_lesson->id)) {
        m_lesson = package->lesson(lessonLanguage(m_settings));
        showStep(std::min(m_step, m_lesson->steps.size() - 1));
    }
}

void LessonGuide::showLessons()
{
    m_panel.setEntries(lessonEntries(m_library, m_settings));
    m_panel.setProblem(m_library.problems().join(u' '));
    if (!m_lesson)
        m_panel.list()->setCurrentId(m_settings.value(CurrentKey).toString());
}

void LessonGuide::begin(const QString &id)
{
    const LessonPackage *package = m_library.find(id);
    if (!package || (m_lesson && m_lesson->id == id && m_panel.isShowingStep()))
        return;
    m_lesson = package->lesson(lessonLanguage(m_settings));
    m_settings.setValue(CurrentKey, id);
    m_document.use(true); // made-up peers: nobody has to save them
    m_lessonBegin = m_document.store()->lastFrame();
    placeRecording(*package);
    m_shown = QList<bool>(m_lesson->steps.size(), false);
    m_looked = m_shown;
    m_sandbox->setServer(m_lesson->server);
    showStep(m_progress.step(*m_lesson));
}

/// The recording of a lesson that is begun again is there already.
void LessonGuide::placeRecording(const LessonPackage &package)
{
    m_recording = package.recording();
    const Placement wanted { package.id(), m_recording.octets(), {} };
    const auto isWanted = [&wanted](const Placement &other) {
        return other.lesson == wanted.lesson && other.octets == wanted.octets;
    };
    if (m_recording.isNull() || std::ranges::any_of(m_placements, isWanted)
        || std::ranges::any_of(m_placing, isWanted))
        return;
    m_placing.append(wanted);
    m_sandbox->place(m_recording.store());
}

void LessonGuide::placed(const InsertedSession &where)
{
    if (m_placing.isEmpty())
        return;
    Placement placement = m_placing.takeFirst();
    placement.where = where;
    m_placements.append(placement);
    for (ConnectionId id = where.connectionsBefore + 1; id <= where.lastConnection(); ++id)
        m_recorded.insert(id);
    m_scene.recorded = m_recorded;
    m_lessonBegin = std::max(m_lessonBegin, where.lastFrame());
    judge();
}

/// Nullptr if the lesson has no recording, or it is not placed yet.
const LessonGuide::Placement *LessonGuide::placement() const
{
    const auto found = std::ranges::find_if(m_placements, [this](const Placement &placement) {
        return m_lesson && placement.lesson == m_lesson->id
            && placement.octets == m_recording.octets();
    });
    return found == m_placements.end() ? nullptr : &*found;
}

void LessonGuide::beginScene()
{
    m_scene = LessonScene::begin(m_document.store());
    m_scene.recorded = m_recorded;
}

/// Once those who show the connections have heard of it, too.
void LessonGuide::showConnection(ConnectionId id)
{
    if (id != 0)
        QMetaObject::invokeMethod(
            this, [this, id] { emit connectionRequested(id); }, Qt::QueuedConnection);
}

void LessonGuide::leave()
{
    if (!m_lesson)
        return;
    ++m_token;
    m_lesson.reset();
    m_selection.setMarks({});
    m_selection.setCover({});
    showLessons();
    m_panel.showList();
}

void LessonGuide::startAnew()
{
    if (!m_lesson)
        return;
    const QString id = m_lesson->id;
    m_progress.forget(*m_lesson);
    leave();
    begin(id);
}

void LessonGuide::showStep(qsizetype index)
{
    if (!m_lesson || index < 0 || index >= m_lesson->steps.size())
        return;
    ++m_token;
    const bool showedRecording = m_step < m_lesson->steps.size() && step().looksAtRecording;
    m_step = index;
    m_look = 0;
    m_facts.clear();
    m_told.clear();
    m_selection.setMarks({});
    m_selection.setCover({});
    m_progress.setStep(*m_lesson, index);
    beginScene();
    if (!m_shown.at(index))
        m_sandbox->perform(step().actions);
    m_shown[index] = true;
    m_panel.setEntries(lessonEntries(m_library, m_settings));
    m_panel.showStep(
        *m_lesson, index,
        [this](const QString &exercise) { return m_progress.isSolved(*m_lesson, exercise); },
        solvedSteps());
    showPlace();
    if (showedRecording && !step().looksAtRecording)
        showConnection(m_connection);
    emit viewRequested(step().view);
    m_panel.focusText(); // a view that is asked for takes the focus
    judge();
}

QList<bool> LessonGuide::solvedSteps() const
{
    QList<bool> steps;
    for (qsizetype i = 0; i < m_lesson->steps.size(); ++i)
        steps.append(m_progress.isStepSolved(*m_lesson, i)
            && (i < m_step || !m_lesson->steps.at(i).exercises.isEmpty()));
    return steps;
}

void LessonGuide::recorded(FrameId, const QList<ConnectionId> &changed)
{
    if (!m_lesson || !m_placing.isEmpty()) // what is placed is not known yet
        return;
    ConnectionId newest = 0;
    for (const ConnectionId id : changed) {
        if (!m_recorded.contains(id))
            newest = std::max(newest, id);
    }
    if (newest > m_connection) {
        m_connection = newest;
        if (!step().looksAtRecording)
            showConnection(newest);
    }
    judge();
}

/// Looks for the step's frame, and at the exercises that are solved by frames.
void LessonGuide::judge()
{
    if (!m_lesson || !m_placing.isEmpty())
        return;
    if (m_isJudging) {
        m_judgeAgain = true;
        return;
    }
    m_isJudging = true;
    m_judgeAgain = false;
    QList<LessonExercise> open;
    for (const LessonExercise &exercise : step().exercises) {
        if (exercise.check.kind == LessonCheck::Kind::Traffic
            && !m_progress.isSolved(*m_lesson, exercise.id))
            open.append(exercise);
    }
    QStringList names;
    for (const LessonBlock &block : step().blocks)
        names += lessonPlaceholders(block.text);
    const bool isRecorded = step().looksAtRecording;
    const Placement *place = isRecorded ? placement() : nullptr;
    m_thread.post([this, open, names, scene = m_scene, look = step().look, begin = m_lessonBegin,
                      isRecorded, recording = place ? m_recording : LessonRecording(),
                      before = place ? place->where.framesBefore : 0,
                      withFragments = step().animation == LessonStep::Animation::Reassembly,
                      token = m_token] {
        Judgement judgement { .token = token,
            .results = {},
            .look = {},
            .connection = 0,
            .fragments = {},
            .echoes = {},
            .facts = {} };
        for (const LessonExercise &exercise : open)
            judgement.results.append(
                { exercise.id, ExerciseChecker::checkTraffic(exercise, scene) });
        if (isRecorded)
            judgement.look = recordedFrame(*scene.store, recording, look, before);
        else if (!look.isEmpty())
            judgement.look
                = ExerciseChecker::newestFrame(scene.store, look, begin, scene.store->lastFrame());
        if (isRecorded && !judgement.look.isNull())
            judgement.connection = judgement.look.record().connection;
        LessonScene looking = scene;
        looking.look = judgement.look;
        looking.connection = judgement.connection;
        for (const QString &name : names) {
            if (const auto fact = LessonFacts::find(name, looking))
                judgement.facts.insert(name, fact->text);
        }
        if (!judgement.look.isNull())
            judgement.echoes = echoesOf(*scene.store, judgement.look);
        if (withFragments && !judgement.look.isNull())
            judgement.fragments = fragmentsOf(*scene.store, judgement.look);
        QMetaObject::invokeMethod(
            this, [this, judgement] { apply(judgement); }, Qt::QueuedConnection);
    });
}

void LessonGuide::apply(const Judgement &judgement)
{
    m_isJudging = false;
    if (judgement.token == m_token && m_lesson) {
        m_scene.look = judgement.look;
        m_scene.connection = judgement.connection;
        const FrameId look = judgement.look.isNull() ? 0 : judgement.look.id();
        m_same = look == 0 ? QList<FrameId>() : QList<FrameId> { look } + judgement.echoes;
        showCover(); // before anything shows the frame
        if (look != 0 && look != m_look) {
            m_look = look;
            showConnection(judgement.connection);
            // Not through the table, which may be about to read other rows: it follows.
            m_selection.setFrame(judgement.look);
            showMarks();
            animate(judgement.look, judgement.fragments);
        } else if (judgement.look.isNull() && !m_looked.at(m_step)) {
            m_sandbox->perform(step().makes);
        }
        m_looked[m_step] = true;
        m_facts = judgement.facts;
        showFacts();
        for (const auto &[exercise, result] : judgement.results) {
            m_panel.setResult(exercise, result);
            if (result.isSolved)
                solved(exercise);
        }
    }
    if (m_judgeAgain || judgement.token != m_token)
        judge();
}

/// The learner has neither solved \a exercise nor asked for its answer.
bool LessonGuide::isOpen(const LessonExercise &exercise) const
{
    return !m_told.contains(exercise.id) && !m_progress.isSolved(*m_lesson, exercise.id);
}

/// In the text, but for those that are the answer to an open exercise.
void LessonGuide::showFacts()
{
    QHash<QString, QString> facts = m_facts;
    for (const LessonExercise &exercise : step().exercises) {
        if (exercise.check.kind == LessonCheck::Kind::Fact && isOpen(exercise)
            && facts.contains(exercise.check.fact))
            facts[exercise.check.fact] = u"?"_s;
    }
    m_panel.setFacts(facts);
}

/// Octets that are to be unmasked by hand are not told by what stands beside the exercise.
void LessonGuide::showCover()
{
    FrameCover cover;
    for (const LessonExercise &exercise : step().exercises) {
        const auto octet = payloadOctet(exercise.check.fact);
        if (octet && isOpen(exercise))
            cover.octets.append(*octet);
    }
    if (!cover.octets.isEmpty())
        cover.frames = m_same;
    m_selection.setCover(cover.frames.isEmpty() ? FrameCover() : cover);
}

void LessonGuide::showMarks()
{
    const FrameHandle &frame = m_selection.frame();
    if (!m_lesson || m_look == 0 || frame.isNull() || frame.id() != m_look)
        return;
    QList<FrameMark> marks;
    for (qsizetype i = 0; i < step().marks.size(); ++i) {
        const auto name = FieldName::fromText(step().marks.at(i));
        const auto bits = name ? name->bitsIn(frame.record().header, frame.record().storedLength)
                               : std::nullopt;
        if (bits)
            marks.append({ bits->first, bits->count, static_cast<int>(i) + 1 });
    }
    m_selection.setMarks(marks);
}

void LessonGuide::animate(const FrameHandle &look, const QList<FrameHandle> &fragments)
{
    if (!m_panel.player())
        return;
    StepAnimation *animation = m_panel.player()->animation();
    if (auto *unmasking = qobject_cast<UnmaskingAnimation *>(animation)) {
        if (look.record().header.isMasked() && look.record().storedLength > 0)
            unmasking->setPayload(*look.record().header.maskingKey,
                look.payloadPart(0, UnmaskingAnimation::MaxOctets));
    } else if (auto *reassembly = qobject_cast<ReassemblyAnimation *>(animation)) {
        QList<ReassemblyAnimation::Piece> pieces;
        for (const FrameHandle &fragment : fragments) {
            const FrameHeader &header = fragment.record().header;
            constexpr qsizetype Shown = 200;
            pieces.append({ header.opcode, header.fin, fragment.payloadPart(0, Shown) });
        }
        if (pieces.size() > 1)
            reassembly->setPieces(pieces);
    }
}

const LessonExercise *LessonGuide::find(const QString &id) const
{
    const QList<LessonExercise> &exercises = step().exercises;
    const auto found = std::find_if(exercises.begin(), exercises.end(),
        [&id](const LessonExercise &exercise) { return exercise.id == id; });
    return found == exercises.end() ? nullptr : &*found;
}

void LessonGuide::checkAnswer(const QString &id, const QString &answer)
{
    const LessonExercise *exercise = m_lesson ? find(id) : nullptr;
    if (!exercise)
        return;
    m_thread.post([this, exercise = *exercise, answer, scene = m_scene, token = m_token] {
        const ExerciseResult result = ExerciseChecker::checkAnswer(exercise, answer, scene);
        QMetaObject::invokeMethod(
            this,
            [this, id = exercise.id, result, token] {
                if (token != m_token)
                    return;
                m_panel.setResult(id, result);
                if (result.isSolved)
                    solved(id);
            },
            Qt::QueuedConnection);
    });
}

/// The learner wants to see it done.
void LessonGuide::solve(const QString &id)
{
    const LessonExercise *exercise = m_lesson ? find(id) : nullptr;
    if (!exercise)
        return;
    if (exercise->check.kind == LessonCheck::Kind::Traffic) {
        m_sandbox->perform(exercise->solution);
        return;
    }
    m_thread.post([this, exercise = *exercise, scene = m_scene, token = m_token] {
        const auto answer = ExerciseChecker::rightAnswer(exercise, scene);
        QMetaObject::invokeMethod(
            this,
            [this, id = exercise.id, answer, token] {
                if (token != m_token)
                    return;
                m_told.insert(id);
                showFacts();
                showCover();
                m_panel.tell(id,
                    answer ? tr("It is %1.").arg(*answer)
                           : tr("There is no frame or connection yet that this asks about."));
            },
            Qt::QueuedConnection);
    });
}

void LessonGuide::solved(const QString &exercise)
{
    m_progress.setSolved(*m_lesson, exercise);
    showFacts();
    showCover();
    m_panel.setSolvedSteps(solvedSteps());
}

void LessonGuide::finish()
{
    if (!m_lesson)
        return;
    const QString id = m_lesson->id;
    m_progress.setDone(*m_lesson);
    m_progress.setStep(*m_lesson, 0);
    leave();
    // The next one is where to go on.
    const QList<LessonPackage> &lessons = m_library.lessons();
    for (qsizetype i = 0; i + 1 < lessons.size(); ++i) {
        if (lessons.at(i).id() == id)
            m_panel.list()->setCurrentId(lessons.at(i + 1).id());
    }
}

void LessonGuide::setServer(const QUrl &server)
{
    m_panel.setProblem({});
    m_place = server.toString(QUrl::StripTrailingSlash);
    showPlace();
}

void LessonGuide::showPlace()
{
    const bool isRecorded = m_lesson && step().looksAtRecording;
    m_panel.setPlace(isRecorded ? tr("Recording of this lesson") : m_place);
}

void LessonGuide::fail(const Error &error)
{
    m_panel.setProblem(errorSentence(error));
}

} // namespace Framescope
