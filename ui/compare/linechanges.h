#pragma once

#include "ui/message/textline.h"

#include <QStringView>

namespace Framescope {

/// A run of characters within a line.
struct CharacterRange
{
    int start = 0;
    int length = 0;

    friend bool operator==(const CharacterRange &, const CharacterRange &) = default;
};

/// What of two lines is not in the other one, by whole words and numbers.
struct LineChanges
{
    QList<CharacterRange> left;
    QList<CharacterRange> right;
};

LineChanges changesBetween(QStringView left, QStringView right);

} // namespace Framescope
