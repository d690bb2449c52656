#pragma once

#include <QString>

namespace Framescope {

class Theme;

/// The part of the look that QPalette cannot express: buttons, fields, check boxes, tabs, headers,
/// splitters, bars, menus, tool tips and scroll bars. Widgets ask for a variant by a dynamic
/// property, set before they are first shown:
///
/// | property | on | values |
/// |---|---|---|
/// | `primary` | QPushButton | true: the one button that does what the dialog is for |
/// | `danger` | QPushButton | true: throws something away |
/// | `compact` | QPushButton, QLineEdit, QComboBox | true: 24 px high instead of 28 or 26 |
/// | `segment` | QToolButton | "first", "middle", "last": see SegmentedSwitch |
/// | `plain` | QTextEdit | true: text to be read, without a box around it |
/// | `problem` | QLineEdit, QPlainTextEdit | "error", "warning" (restyle after a change) |
QString makeStyleSheet(const Theme &theme);

} // namespace Framescope
