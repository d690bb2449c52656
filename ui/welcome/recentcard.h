#pragma once

#include "app/session/samplefolder.h"
#include "app/session/sessionfactsreader.h"
#include "ui/theme/theme.h"
#include "ui/welcome/sessionlist.h"
#include "ui/widgets/card.h"

class QPushButton;

namespace Framescope {

class TextLabel;

/// The sessions on the welcome page: those that were opened or saved last, and where these are few,
/// samples. What is in the files is read off the GUI thread.
class RecentCard : public Card
{
    Q_OBJECT
public:
    /// As many sessions of the user's leave no room for samples.
    static constexpr qsizetype Enough = 4;

    explicit RecentCard(
        const Theme &theme, SampleFolder samples = SampleFolder(), QWidget *parent = nullptr);

    /// Reads the list anew.
    void refresh();
    SessionList *list() const { return m_list; }
    QPushButton *openButton() const { return m_open; }

signals:
    void openRequested();
    void fileRequested(const QString &path);

private:
    QWidget *createNote();
    QWidget *createHint();
    void applyTheme();

    const Theme &m_theme;
    const SampleFolder m_samples;
    QPushButton *m_open;
    TextLabel *m_noteText = nullptr;
    QWidget *m_note; ///< while there is nothing of the user's
    SessionList *m_list;
    SessionFactsReader m_facts;
};

} // namespace Framescope
