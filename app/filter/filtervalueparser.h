#pragma once

#include "app/filter/filterexpression.h"
#include "app/filter/filterlexer.h"

#include <QStringList>

namespace Framescope {

/// Reads the value that a token stands for where \a field is compared by \a op.
tl::expected<FilterValue, FilterError> parseFilterValue(
    FilterField field, FilterOperator op, const FilterToken &token);

/// "==", "contains", "lt" …; all of them are in filterOperatorNames().
std::optional<FilterOperator> filterOperatorFromText(QStringView text);
QStringList filterOperatorNames();
/// Whether values of \a field can be compared so.
bool filterAllows(FilterField field, FilterOperator op);
/// Whether values of \a field have an order, for < and for ranges.
bool filterIsOrdered(FilterField field);

/// The one of \a candidates that \a word was probably meant to be; empty if none is close.
QString nearestWord(QStringView word, const QStringList &candidates);

} // namespace Framescope
