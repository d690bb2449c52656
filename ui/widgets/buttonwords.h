#pragma once

class QPushButton;
class QString;

namespace Framescope {

/// \a button says \a words, or nothing. The style measures the gap behind its icon anew.
void setButtonWords(QPushButton &button, const QString &words);

} // namespace Framescope
