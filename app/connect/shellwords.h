#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <tl/expected.hpp>

namespace Framescope {

/// Whose rules of quoting a command line follows.
enum class ShellDialect : quint8 {
    Posix, ///< XCU §2.2, and $'…' with its escapes
    Cmd, ///< cmd.exe, then the C library that takes the line apart: ^, "" and \"
    PowerShell, ///< '…', "…" and the back quote
};

/// What \a command looks most like: where it says nothing, POSIX.
ShellDialect shellDialect(QStringView command);

/// The words of the first command of a line.
struct ShellWords
{
    QList<QByteArray> words; ///< unquoted, UTF-8 unless escapes have made something else
    bool cut = false; ///< more follows behind an operator such as & or |, or in another line
    bool expands = false; ///< $, a back quote or %NAME% stands in it; it is kept as it is
};

/// Takes \a text apart as the shell would that it was written for. Nothing is run or replaced. The
/// error says what is wrong, a clause without a full stop: a quote that is not closed, or more than
/// a command line could be (1 MiB, 10,000 words).
tl::expected<ShellWords, QString> splitShellWords(QStringView text, ShellDialect dialect);

} // namespace Framescope
