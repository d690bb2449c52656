#include "ui/connect/presetpane.h"

#include "app/session/errorsentence.h"
#include "ui/connect/presetdelegate.h"
#include "ui/theme/theme.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/noterow.h"
#include "ui/widgets/textlabel.h"

#include <QAction>
#include <QFileDialog>
#include <QInputDialog>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QShortcut>
#include <QVBoxLayout>

namespace Framescope {

using namespace Qt::StringLiterals;

PresetPane::PresetPane(const Theme &theme, PresetModel &model, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_model(model)
    , m_search(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_empty(new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text3, {}, this))
    , m_note(new NoteRow(theme, NoteRow::Ground::Toned, this))
{
    m_search->setAccessibleName(tr("Find a preset"));
    m_search->setPlaceholderText(tr("Find a preset"));
    m_search->setClearButtonEnabled(true);
    QAction *glass = m_search->addAction(theme.icon(u"search"_s), QLineEdit::LeadingPosition);
    connect(&theme, &Theme::changed, glass,
        [this, glass] { glass->setIcon(m_theme.icon(u"search"_s)); });
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new PresetDelegate(theme, m_list));
    m_list->setAccessibleName(tr("Presets"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->viewport()->setAutoFillBackground(false);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_empty->setContentsMargins(12, 0, 12, 8);
    m_note->hide();

    auto *search = new QHBoxLayout;
    search->setContentsMargins(8, 8, 8, 4);
    search->addWidget(m_search);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(search);
    column->addWidget(createHeading());
    column->addWidget(m_empty, 1);
    column->addWidget(m_list, 1);
    column->addWidget(m_note);

    connect(m_search, &QLineEdit::textChanged, &m_model, &PresetModel::setSearch);
    connect(m_list, &QListView::clicked, this, &PresetPane::choose);
    connect(m_list, &QListView::doubleClicked, this, [this](const QModelIndex &index) {
        if (m_model.preset(index))
            emit openRequested();
    });
    connect(m_list, &QListView::customContextMenuRequested, this, [this](const QPoint &position) {
        m_list->setCurrentIndex(m_list->indexAt(position));
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillMenu(*menu);
        menu->popup(m_list->viewport()->mapToGlobal(position));
    });
    connect(m_note, &NoteRow::actionTriggered, this, &PresetPane::undo);
    connect(&m_model, &PresetModel::modelReset, this, &PresetPane::showEmptiness);
    connect(&m_model, &PresetModel::failed, this, [this](const Error &error) {
        tell(Tone::Error, tr("This change was not saved. %1").arg(errorSentence(error)));
    });
    createShortcuts();
    showEmptiness();
    if (m_model.loadError())
        tell(Tone::Error, errorSentence(*m_model.loadError()));
}

QWidget *PresetPane::createHeading()
{
    auto *heading = new QWidget(this);
    auto *title = new TextLabel(
        m_theme, Theme::TypeRole::Small, Theme::Token::Text2, tr("Presets"), heading);
    auto *add = new IconButton(m_theme, u"plus"_s, tr("Save as preset"), heading);
    auto *more = new IconButton(m_theme, u"more"_s, tr("More about presets"), heading);
    auto *row = new QHBoxLayout(heading);
    row->setContentsMargins(12, 0, 6, 0);
    row->setSpacing(2);
    row->addWidget(title, 1);
    row->addWidget(add);
    row->addWidget(more);
    connect(add, &IconButton::clicked, this, &PresetPane::saveRequested);
    auto *menu = new QMenu(more);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        fillMenu(*menu);
    });
    more->setMenu(menu);
    more->setPopupMode(QToolButton::InstantPopup);
    return heading;
}

void PresetPane::createShortcuts()
{
    const auto on = [this](const QKeySequence &key, auto slot) {
        connect(new QShortcut(key, m_list, nullptr, nullptr, Qt::WidgetShortcut),
            &QShortcut::activated, this, slot);
    };
    on(Qt::Key_Delete, [this] { remove(); });
    on(Qt::Key_Return, [this] { choose(m_list->currentIndex()); });
    on(Qt::Key_Enter, [this] { choose(m_list->currentIndex()); });
    on(Qt::ALT | Qt::Key_Up, [this] { select(m_model.moveBy(m_list->currentIndex(), -1)); });
    on(Qt::ALT | Qt::Key_Down, [this] { select(m_model.moveBy(m_list->currentIndex(), 1)); });
}

void PresetPane::setCurrent(const QModelIndex &index)
{
    m_list->setCurrentIndex(index);
}

QModelIndex PresetPane::current() const
{
    return m_list->currentIndex();
}

void PresetPane::takeFocus()
{
    if (m_model.rowCount() > 0)
        m_list->setFocus(Qt::TabFocusReason);
    else
        m_search->setFocus(Qt::TabFocusReason);
}

void PresetPane::choose(const QModelIndex &index)
{
    if (const ConnectionPreset *preset = m_model.preset(index))
        emit chosen(*preset);
}

void PresetPane::select(const QModelIndex &index)
{
    m_list->setCurrentIndex(index);
    m_list->setFocus();
}

void PresetPane::remove()
{
    const ConnectionPreset *preset = m_model.preset(m_list->currentIndex());
    if (!preset)
        return;
    const QString name = preset->name;
    m_model.remove(m_list->currentIndex());
    if (m_model.canUndo())
        tell(Tone::Info, tr("\"%1\" was deleted.").arg(name), tr("Undo"));
}

void PresetPane::undo()
{
    m_note->hide();
    if (m_model.canUndo())
        select(m_model.undoRemove());
}

void PresetPane::fillMenu(QMenu &menu)
{
    const QModelIndex index = m_list->currentIndex();
    const bool isPreset = m_model.preset(index) != nullptr;
    const auto add = [&](const QString &text, bool enabled, auto slot) {
        menu.addAction(text, this, slot)->setEnabled(enabled);
    };
    add(tr("Rename"), index.isValid(), [this] {
        m_list->setFocus();
        m_list->edit(m_list->currentIndex());
    });
    add(tr("Duplicate"), isPreset, [this] { select(m_model.duplicate(m_list->currentIndex())); });
    QMenu *folders = menu.addMenu(tr("Move to folder"));
    folders->setEnabled(isPreset);
    fillFolders(*folders);
    add(tr("Move up"), isPreset, [this] { select(m_model.moveBy(m_list->currentIndex(), -1)); });
    add(tr("Move down"), isPreset, [this] { select(m_model.moveBy(m_list->currentIndex(), 1)); });
    add(tr("Delete"), isPreset, [this] { remove(); });
    menu.addSeparator();
    add(tr("Import presets…"), true, [this] { askForImport(); });
    add(tr("Export presets…"), !m_model.isEmpty(), [this] { askForExport(); });
}

void PresetPane::fillFolders(QMenu &menu)
{
    const auto add = [&](QString text, const QString &folder) {
        menu.addAction(text.replace(u'&', "&&"_L1), this,
            [this, folder] { select(m_model.moveToFolder(m_list->currentIndex(), folder)); });
    };
    add(tr("No folder"), {});
    for (const QString &folder : m_model.folders())
        add(folder, folder);
    menu.addSeparator();
    menu.addAction(tr("New folder…"), this, [this] { askForFolder(); });
}

void PresetPane::askForFolder()
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("New folder"));
    dialog->setLabelText(tr("Name of the folder:"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &name) {
        if (!name.trimmed().isEmpty())
            select(m_model.moveToFolder(m_list->currentIndex(), name.trimmed()));
    });
    dialog->open();
}

void PresetPane::askForExport()
{
    auto *dialog
        = new QFileDialog(this, tr("Export presets"), u"presets.json"_s, tr("JSON files (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &PresetPane::exportTo);
    dialog->open();
}

void PresetPane::askForImport()
{
    auto *dialog
        = new QFileDialog(this, tr("Import presets"), {}, tr("JSON files (*.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &PresetPane::importFrom);
    dialog->open();
}

void PresetPane::exportTo(const QString &path)
{
    const Result<void> written = m_model.exportTo(path);
    if (written)
        tell(Tone::Ok, tr("The presets were written to %1.").arg(path));
    else
        tell(Tone::Error, errorSentence(written.error()));
}

void PresetPane::importFrom(const QString &path)
{
    const Result<int> count = m_model.importFrom(path);
    if (count)
        tell(Tone::Ok, tr("%n preset(s) were added.", nullptr, *count));
    else
        tell(Tone::Error, errorSentence(count.error()));
}

void PresetPane::tell(Tone tone, const QString &text, const QString &action)
{
    m_note->setNote(tone, text, {}, action);
    m_note->show();
}

void PresetPane::showEmptiness()
{
    const bool nothing = m_model.rowCount() == 0;
    m_empty->setVisible(nothing);
    m_empty->setText(m_model.isEmpty() ? tr("Save preset keeps a connection here, under a name.")
                                       : tr("No preset has that in its name or URL."));
    m_list->setVisible(!nothing);
}

} // namespace Framescope
