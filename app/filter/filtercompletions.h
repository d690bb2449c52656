#pragma once

#include <QList>
#include <QString>
#include <QStringView>

namespace Framescope {

/// What could stand where somebody is typing.
struct FilterCompletions
{
    enum class Kind : quint8 { Field, Operator, Value, Keyword };
    struct Item
    {
        QString text; ///< to be put in the place of the part typed
        QString description; ///< one line; may be empty
        Kind kind = Kind::Field;
    };

    /// The part of the expression that an item replaces: what is typed of it so far.
    qsizetype position = 0;
    qsizetype length = 0;
    QList<Item> items;
};

/// What could stand at \a cursor, 0 to the length of \a expression, and begins as what is typed
/// there. Looks only at what stands before the cursor, which need not be correct.
FilterCompletions filterCompletions(QStringView expression, qsizetype cursor);

} // namespace Framescope
