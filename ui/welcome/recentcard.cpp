#include "ui/welcome/recentcard.h"

#include "app/exchange/exchangeformat.h"
#include "app/session/errorsentence.h"
#include "ui/shell/recentfiles.h"
#include "ui/welcome/sampletext.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/textlabel.h"

#include <QFileInfo>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
using Token = Theme::Token;
using TypeRole = Theme::TypeRole;

} // namespace

RecentCard::RecentCard(const Theme &theme, SampleFolder samples, QWidget *parent)
    : Card(theme, tr("Recent sessions"), parent)
    , m_theme(theme)
    , m_samples(std::move(samples))
    , m_open(new QPushButton(tr("Open…"), this))
    , m_note(createNote())
    , m_list(new SessionList(theme, this))
{
    m_open->setProperty("compact", true);
    m_open->setAccessibleName(tr("Open a session file"));
    addToHeader(m_open);
    body()->addWidget(m_note);
    body()->addWidget(m_list, 1);
    body()->addWidget(createHint());
    setTabOrder(m_open, m_list);
    connect(m_open, &QPushButton::clicked, this, &RecentCard::openRequested);
    connect(m_list, &SessionList::chosen, this, &RecentCard::fileRequested);
    connect(&m_facts, &SessionFactsReader::factsRead, m_list, &SessionList::setFacts);
    connect(&m_facts, &SessionFactsReader::failed, m_list,
        [this](const QString &path, const Error &error) {
            m_list->setProblem(path, errorSentence(error));
        });
    connect(&m_theme, &Theme::changed, this, &RecentCard::applyTheme);
    applyTheme();
}

QWidget *RecentCard::createNote()
{
    auto *note = new QWidget(this);
    auto *row = new QHBoxLayout(note);
    row->setContentsMargins(14, 10, 12, 10);
    row->setSpacing(10);
    row->addWidget(new IconLabel(m_theme, u"clock"_s, Token::Text2, 16, note), 0, Qt::AlignTop);
    m_noteText = new TextLabel(m_theme, TypeRole::Small, Token::Text2, {}, note);
    m_noteText->setWordWrap(true);
    row->addWidget(m_noteText, 1);
    return note;
}

QWidget *RecentCard::createHint()
{
    auto *hint = new QWidget(this);
    auto *row = new QHBoxLayout(hint);
    row->setContentsMargins(14, 7, 12, 7);
    row->setSpacing(8);
    row->addWidget(new IconLabel(m_theme, u"arrowd"_s, Token::Text2, 14, hint));
    auto *text = new TextLabel(m_theme, TypeRole::Small, Token::Text2,
        tr("Drop a .fscope, .har or .pcapng file here"), hint);
    text->setWordWrap(true);
    row->addWidget(text, 1);
    return hint;
}

void RecentCard::refresh()
{
    QSettings settings;
    const QStringList recent = RecentFiles(settings).paths();
    QList<SessionList::Entry> entries;
    QStringList paths;
    for (const QString &path : recent) {
        const auto format = formatOfName(path);
        const bool isForeign = format && *format != ExchangeFormat::Session;
        entries.append(
            { path, {}, {}, isForeign ? tr("Read into a session when opened") : QString() });
        if (!isForeign)
            paths.append(path);
    }
    if (recent.size() < Enough) {
        for (const QString &path : SampleText::inOrder(m_samples.files())) {
            const QString subject = SampleText::subject(QFileInfo(path).fileName());
            entries.append({ path, subject.isEmpty() ? tr("Sample") : subject, {} });
            paths.append(path);
        }
    }
    m_noteText->setText(entries.isEmpty()
            ? tr("Nothing here yet. Saved sessions will show up in this list.")
            : tr("Nothing here yet. Saved sessions will show up in this list. Until then, open one "
                 "of the samples:"));
    m_note->setVisible(recent.isEmpty());
    m_list->setEntries(entries);
    m_facts.read(paths);
}

void RecentCard::applyTheme()
{
    m_open->setIcon(m_theme.icon(u"open"_s));
}

} // namespace Framescope
