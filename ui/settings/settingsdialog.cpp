#include "ui/settings/settingsdialog.h"

#include "app/session/sessionfolder.h"
#include "ui/connect/recenturls.h"
#include "ui/filter/filterhistory.h"
#include "ui/settings/historyrow.h"
#include "ui/shell/appearance.h"
#include "ui/shell/recentfiles.h"
#include "ui/welcome/welcomesetting.h"
#include "ui/widgets/screensize.h"
#include "ui/widgets/textlabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QSpinBox>
#include <QVBoxLayout>

#include <array>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
using Token = Theme::Token;
using TypeRole = Theme::TypeRole;

constexpr std::array TextPercents { 100, 125, 150, 175, 200 };

/// A row of a form; its label is the name that assistive technology says.
template <typename Widget>
void addRow(QFormLayout &form, const QString &label, Widget *widget)
{
    form.addRow(label, widget);
    widget->setAccessibleName(label);
}

/// The row of a list that is kept as \a History is.
template <typename History, typename Count>
HistoryRow *makeHistoryRow(const Theme &theme, const QString &name, Count count)
{
    return new HistoryRow(
        theme, name,
        [count] {
            QSettings settings;
            return count(History(settings));
        },
        [] {
            QSettings settings;
            History(settings).clear();
        });
}

} // namespace

SettingsDialog::SettingsDialog(
    const Theme &theme, Appearance &appearance, Language::Choice language, QWidget *parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_appearance(appearance)
{
    setWindowTitle(tr("Preferences"));
    auto *page = new QWidget;
    auto *form = new QFormLayout(page);
    form->setContentsMargins(16, 12, 16, 12);
    form->setVerticalSpacing(10);
    form->setHorizontalSpacing(16);
    addAppearance(*form, language);
    addConnections(*form);
    addHistories(*form);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->setContentsMargins(12, 0, 12, 12);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(scroll, 1);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(sizeOnScreen(*this, { theme.px(520), theme.px(600) }));
    m_colours->setFocus();
}

void SettingsDialog::addHeading(QFormLayout &form, const QString &text)
{
    auto *heading = new TextLabel(m_theme, TypeRole::Heading, Token::Text, text);
    if (form.rowCount() > 0)
        heading->setContentsMargins(0, 10, 0, 0);
    form.addRow(heading);
}

QSpinBox *SettingsDialog::makeSpinBox(int least, int most, int value, const QString &suffix)
{
    auto *box = new QSpinBox;
    box->setRange(least, most);
    box->setValue(value);
    box->setSuffix(suffix);
    box->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(box, &QSpinBox::valueChanged, this, &SettingsDialog::saveDefaults);
    return box;
}

void SettingsDialog::addAppearance(QFormLayout &form, Language::Choice language)
{
    addHeading(form, tr("Window"));
    m_colours = new QComboBox;
    m_colours->addItems({ tr("As the system"), tr("Light"), tr("Dark") }); // as the enumeration
    m_colours->setCurrentIndex(static_cast<int>(m_appearance.choice()));
    addRow(form, tr("Colours"), m_colours);
    connect(m_colours, &QComboBox::currentIndexChanged, this,
        [this](int index) { m_appearance.choose(static_cast<Appearance::Choice>(index)); });
    connect(&m_appearance, &Appearance::choiceChanged, this, [this](Appearance::Choice choice) {
        m_colours->setCurrentIndex(static_cast<int>(choice));
    });

    m_textSize = new QComboBox;
    m_textSize->addItem(tr("As the system"), 0);
    for (const int percent : TextPercents)
        m_textSize->addItem(tr("%1 %").arg(percent), percent);
    const int current = m_textSize->findData(m_appearance.textPercent().value_or(0));
    m_textSize->setCurrentIndex(std::max(current, 0));
    addRow(form, tr("Size of text"), m_textSize);
    connect(m_textSize, &QComboBox::currentIndexChanged, this, [this] {
        const int percent = m_textSize->currentData().toInt();
        m_appearance.chooseTextPercent(percent > 0 ? std::optional(percent) : std::nullopt);
    });

    addLanguage(form, language);
    m_welcome = new QCheckBox(tr("Show the welcome page at start"));
    m_welcome->setChecked(WelcomeSetting::isShownAtStart());
    form.addRow(QString(), m_welcome);
    connect(m_welcome, &QCheckBox::toggled, this, &WelcomeSetting::setShownAtStart);
}

void SettingsDialog::addLanguage(QFormLayout &form, Language::Choice language)
{
    m_language = new QComboBox;
    // As the enumeration. Languages name themselves.
    m_language->addItems({ tr("As the system"), u"English"_s, u"简体中文"_s });
    m_language->setCurrentIndex(static_cast<int>(language));
    const QString when = tr("A change shows once the preferences are closed.");
    addRow(form, tr("Language"), m_language);
    m_language->setAccessibleDescription(when);
    form.addRow(QString(), new TextLabel(m_theme, TypeRole::Small, Token::Text2, when));
    connect(m_language, &QComboBox::currentIndexChanged, this,
        [this](int index) { emit languageChosen(static_cast<Language::Choice>(index)); });
}

void SettingsDialog::addConnections(QFormLayout &form)
{
    addHeading(form, tr("New connections and listeners"));
    const ConnectionDefaults defaults = ConnectionDefaults::load();
    m_timeout = makeSpinBox(
        1, ConnectionDefaults::MostSeconds, static_cast<int>(defaults.timeout.count()), tr(" s"));
    m_timeout->setToolTip(
        tr("For TCP, TLS, the opening handshake, a frame once begun, and the answer to a Close"));
    addRow(form, tr("Timeout"), m_timeout);
    m_pingPeriod = makeSpinBox(0, ConnectionDefaults::MostPingSeconds,
        static_cast<int>(defaults.pingPeriod.count()), tr(" s"));
    m_pingPeriod->setSpecialValueText(tr("never"));
    addRow(form, tr("Ping every"), m_pingPeriod);
    m_messageLimit
        = makeSpinBox(1, ConnectionDefaults::MostMebibytes, defaults.messageMebibytes, tr(" MiB"));
    m_messageLimit->setToolTip(tr("A larger message ends the connection with 1009"));
    addRow(form, tr("Largest message"), m_messageLimit);
}

void SettingsDialog::addHistories(QFormLayout &form)
{
    addHeading(form, tr("What is remembered"));
    form.addRow(tr("Recent sessions"),
        makeHistoryRow<RecentFiles>(m_theme, tr("recent sessions"),
            [](const RecentFiles &files) { return files.paths().size(); }));
    form.addRow(tr("Addresses"),
        makeHistoryRow<RecentUrls>(m_theme, tr("addresses"),
            [](const RecentUrls &urls) { return urls.entries().size(); }));
    form.addRow(tr("Filters"),
        makeHistoryRow<FilterHistory>(m_theme, tr("filters"),
            [](const FilterHistory &filters) { return filters.entries().size(); }));
    auto *folder = new TextLabel(m_theme, TypeRole::Small, Token::Text2,
        QDir::toNativeSeparators(SessionFolder::standardPath()));
    folder->setWordWrap(true);
    folder->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    addRow(form, tr("Unsaved sessions"), folder);
}

void SettingsDialog::saveDefaults()
{
    if (!m_timeout || !m_pingPeriod || !m_messageLimit)
        return; // being made
    ConnectionDefaults defaults;
    defaults.timeout = std::chrono::seconds(m_timeout->value());
    defaults.pingPeriod = std::chrono::seconds(m_pingPeriod->value());
    defaults.messageMebibytes = m_messageLimit->value();
    defaults.save();
}

} // namespace Framescope
