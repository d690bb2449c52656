#include "ui/lessons/lessons.h"

#include "app/capture/sessiondocument.h"
#include "app/lessons/fieldlesson.h"
#include "app/lessons/lessonsandbox.h"
#include "ui/anatomy/fieldcard.h"
#include "ui/connections/connectionpanel.h"
#include "ui/lessons/lessonentries.h"
#include "ui/lessons/lessonguide.h"
#include "ui/lessons/lessonpanel.h"
#include "ui/lessons/rulebrowser.h"
#include "ui/shell/inspectorpanel.h"

#include <QActionGroup>
#include <QDockWidget>
#include <QFileDialog>
#include <QMainWindow>
#include <QMenu>

/// Outside any namespace, as the macro wants it: the resource is in a static library.
static void initLessons()
{
    Q_INIT_RESOURCE(lessons);
}

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

} // namespace

Lessons::Lessons(
    const Theme &theme, SessionDocument &document, const Views &views, QMainWindow &window)
    : QObject(&window)
    , m_theme(theme)
    , m_document(document)
    , m_views(views)
    , m_window(window)
{
    connect(views.inspector.fieldCard(), &FieldCard::lessonRequested, this, &Lessons::beginBeside);
    offerByField();
}

Lessons::~Lessons()
{
    m_views.inspector.fieldCard()->setLessons({});
    delete m_guide;
    delete m_dock;
    delete m_rules;
}

RuleBrowser *Lessons::rules() const
{
    return m_rules;
}

LessonLibrary &Lessons::library()
{
    if (!m_library) {
        initLessons();
        m_library = std::make_unique<LessonLibrary>(u":/lessons"_s, LessonLibrary::standardPath());
    }
    return *m_library;
}

QList<LessonList::Entry> Lessons::entries()
{
    QSettings settings;
    return lessonEntries(library(), settings);
}

/// Where a field is explained. The library is read when that is first to be seen.
void Lessons::offerByField()
{
    m_views.inspector.fieldCard()->setLessons(
        [this] { return fieldLessons(library().lessons(), lessonLanguage(QSettings())); });
}

/// A lesson selects frames of its own: whoever looks at another one keeps it, in this window.
void Lessons::beginBeside(const QString &id)
{
    if (m_guide && m_guide->lesson())
        begin(id);
    else
        emit sessionRequested(id);
}

void Lessons::begin(const QString &id)
{
    if (!m_document.isLive()) {
        emit sessionRequested(id);
        return;
    }
    open();
    m_panel->list()->setCurrentId(id);
    m_guide->begin(id);
}

void Lessons::open()
{
    if (!m_document.isLive()) {
        emit sessionRequested({});
        return;
    }
    if (!m_dock)
        createDock();
    m_dock->show();
    m_dock->raise();
    if (m_panel->isShowingStep())
        m_panel->focusText();
    else
        m_panel->list()->setFocus();
    emit opened();
}

void Lessons::close()
{
    m_dock->hide();
    emit closed();
}

void Lessons::takeOver(Lessons &other)
{
    if (other.m_dock) {
        createDock(other.m_guide);
        m_window.resizeDocks({ m_dock }, { other.m_dock->width() }, Qt::Horizontal);
        m_dock->setVisible(!other.m_dock->isHidden());
        if (!m_dock->isHidden())
            emit opened();
    }
    if (other.m_rules && other.m_rules->isVisible()) {
        openRules();
        m_rules->selectRule(other.m_rules->rule());
        m_rules->restoreGeometry(other.m_rules->saveGeometry());
    }
}

void Lessons::createDock(LessonGuide *other)
{
    m_panel = new LessonPanel(m_theme);
    m_dock = new QDockWidget(tr("Lessons"), &m_window);
    m_dock->setObjectName(u"lessons"_s);
    m_dock->setFeatures(QDockWidget::DockWidgetClosable);
    m_dock->setTitleBarWidget(new QWidget(m_dock)); // the panel has a header of its own
    m_dock->setWidget(m_panel);
    m_window.addDockWidget(Qt::RightDockWidgetArea, m_dock);
    m_window.resizeDocks({ m_dock }, { m_panel->sizeHint().width() }, Qt::Horizontal);
    m_guide = new LessonGuide(m_document, m_views.selection, library(), *m_panel, other, this);
    connectGuide();
    fillMenu();
}

void Lessons::connectGuide()
{
    connect(m_panel, &LessonPanel::closeRequested, this, &Lessons::close);
    connect(m_guide, &LessonGuide::connectionRequested, &m_views.connections,
        &ConnectionPanel::selectConnection);
    connect(m_guide, &LessonGuide::viewRequested, this, [this](LessonStep::View view) {
        m_views.inspector.setPinned(false); // the step shows frames there
        switch (view) {
        case LessonStep::View::Unchanged:
            return;
        case LessonStep::View::Anatomy:
            return m_views.inspector.setTab(InspectorPanel::AnatomyTabIndex);
        case LessonStep::View::Hex:
            return m_views.inspector.setTab(InspectorPanel::HexTabIndex);
        case LessonStep::View::Message:
            return m_views.inspector.setTab(InspectorPanel::MessageTabIndex);
        case LessonStep::View::Handshake:
            return m_views.inspector.setTab(InspectorPanel::HandshakeTabIndex);
        }
    });
}

void Lessons::fillMenu()
{
    QMenu *menu = m_panel->menu();
    QAction *anew
        = menu->addAction(tr("&Start this lesson anew"), m_guide, &LessonGuide::startAnew);
    menu->addSeparator();
    menu->addAction(tr("&Add a lesson…"), this, &Lessons::add);
    QAction *shareIt = menu->addAction(tr("&Save this lesson as one file…"), this, &Lessons::share);
    QAction *removeIt = menu->addAction(tr("&Remove this lesson"), this, &Lessons::remove);
    menu->addSeparator();
    QMenu *languages = menu->addMenu(tr("&Language of the lessons"));
    auto *choice = new QActionGroup(menu);
    const QString current = m_guide->language();
    const auto add = [&](const QString &text, const QString &language) {
        QAction *action = languages->addAction(text);
        action->setCheckable(true);
        action->setChecked(language == current);
        choice->addAction(action);
        connect(action, &QAction::triggered, m_guide, [this, language] {
            m_guide->setLanguage(language);
            offerByField();
        });
    };
    add(tr("As the program"), {});
    add(u"English"_s, u"en"_s); // languages name themselves
    add(u"简体中文"_s, u"zh_CN"_s);
    menu->addSeparator();
    menu->addAction(tr("R&ules and terms…"), this, &Lessons::openRules);
    connect(menu, &QMenu::aboutToShow, this, [this, anew, shareIt, removeIt] {
        const QString id = m_panel->list()->currentId();
        anew->setEnabled(m_guide->lesson() != nullptr);
        shareIt->setEnabled(!id.isEmpty());
        removeIt->setEnabled(m_library->isAdded(id));
    });
}

void Lessons::add()
{
    auto *dialog = new QFileDialog(
        &m_window, tr("Add a lesson"), {}, tr("Lessons (*.fslesson lesson.*.md);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        const auto added = m_library->add(path);
        m_guide->showLessons();
        offerByField();
        if (added)
            m_panel->list()->setCurrentId(*added);
        else
            tell(tr("%1 was not added: %2.").arg(path, added.error().text()));
    });
    dialog->open();
}

void Lessons::share()
{
    const QString id = m_panel->list()->currentId();
    auto *dialog = new QFileDialog(&m_window, tr("Save the lesson as one file"), {},
        tr("Lessons (*.fslesson);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"fslesson"_s);
    dialog->selectFile(id + u".fslesson"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this, id](const QString &path) {
        if (const QString problem = m_library->share(id, path); !problem.isEmpty())
            tell(tr("%1 was not written: %2.").arg(path, problem));
    });
    dialog->open();
}

void Lessons::remove()
{
    m_guide->leave();
    m_library->remove(m_panel->list()->currentId());
    m_guide->showLessons();
    offerByField();
}

void Lessons::tell(const QString &problem)
{
    m_panel->setProblem(problem);
}

void Lessons::openRules()
{
    initLessons();
    if (!m_rules) {
        m_rules = new RuleBrowser(m_theme, &m_window);
        m_rules->setCanSend(m_document.isLive());
        connect(m_rules, &RuleBrowser::sendRequested, this, &Lessons::breakRule);
    }
    m_rules->show();
    m_rules->raise();
    m_rules->activateWindow();
}

/// Somebody does what the rule forbids, and the window shows what comes of it.
void Lessons::breakRule(Rule rule)
{
    open();
    if (!m_guide)
        return;
    m_document.use(true);
    m_guide->sandbox()->breakRule(rule);
}

} // namespace Framescope
