#pragma once

#include <QComboBox>

namespace Framescope {

class Environments;
class Theme;

/// Chooses the environment, and opens the dialog in which environments are edited.
class EnvironmentBox : public QComboBox
{
    Q_OBJECT
public:
    /// \a environments must outlive the box.
    EnvironmentBox(const Theme &theme, Environments &environments, QWidget *parent = nullptr);

private:
    void fill();
    void choose(int index);

    const Theme &m_theme;
    Environments &m_environments;
};

} // namespace Framescope
