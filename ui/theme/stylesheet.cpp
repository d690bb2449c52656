#include "ui/theme/stylesheet.h"

#include "ui/theme/theme.h"

#include <QHash>
#include <QRegularExpression>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

/// "@name" is a colour or an image, "@28" a size of the design at the current text scale.
constexpr auto Template = R"(
QPushButton {
    background: @button; color: @text; border: 1px solid @ctl-line; border-radius: 5px;
    padding: 0 @11; min-height: @26; max-height: @26; outline: none; icon-size: @16;
}
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; button-layout: 3; } /* Cancel first */
QPushButton[compact="true"] { padding: 0 @8; min-height: @22; max-height: @22; }
QPushButton:hover { background: @bg-hover; }
QPushButton:pressed { background: @bg-press; }
QPushButton:checked { background: @bg-sel; border-color: @accent; }
QPushButton:focus { border: 2px solid @accent; padding: 0 @10; min-height: @24; max-height: @24; }
QPushButton[compact="true"]:focus { padding: 0 @7; min-height: @20; max-height: @20; }
QPushButton:disabled { background: @bg-press; color: @text-dis; border-color: @bg-press; }
QPushButton:flat { background: transparent; border-color: transparent; }
QPushButton:flat:hover { background: @bg-hover; }
QPushButton:flat:focus { border-color: @accent; }
QPushButton[primary="true"] {
    background: @accent-fill; color: white; border-color: @accent-fill;
}
QPushButton[primary="true"]:hover { background: @primary-hover; border-color: @primary-hover; }
QPushButton[primary="true"]:pressed { background: @primary-press; border-color: @primary-press; }
QPushButton[primary="true"]:focus { border-color: @focus-on-fill; }
QPushButton[primary="true"]:disabled {
    background: @bg-press; color: @text-dis; border-color: @bg-press;
}
QPushButton[danger="true"] { color: @err; border-color: @err; }
QPushButton[danger="true"]:hover { background: @err-bg; }
QPushButton[danger="true"]:disabled { color: @text-dis; border-color: @bg-press; }

QToolButton {
    background: transparent; color: @text; border: 1px solid transparent; border-radius: 5px;
    padding: @3 @5;
}
QToolButton:hover { background: @bg-hover; }
QToolButton:pressed { background: @bg-press; }
QToolButton:checked { background: @bg-sel; border-color: @accent; }
QToolButton:focus { border-color: @accent; }
QToolButton:disabled { color: @text-dis; background: transparent; }
QToolButton::menu-indicator { image: none; }
QToolButton[segment] {
    background: @bg-sunken; color: @text-2; border: 1px solid @line; border-radius: 0;
    padding: 0 @9; min-height: @20;
}
QToolButton[segment="first"], QToolButton[segment="middle"] { border-right: none; }
QToolButton[segment="first"] {
    border-top-left-radius: 5px; border-bottom-left-radius: 5px;
}
QToolButton[segment="last"] {
    border-top-right-radius: 5px; border-bottom-right-radius: 5px;
}
QToolButton[segment]:hover { background: @bg-hover; }
QToolButton[segment]:checked { background: @bg-sel; color: @text; border-color: @line; }
QToolButton[segment]:disabled { color: @text-dis; }
QToolButton[segment]:focus { border: 1px solid @accent; }

QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {
    background: @bg-input; color: @text; border: 1px solid @ctl-line; border-radius: 5px;
    selection-background-color: @bg-sel; selection-color: @text;
}
QLineEdit, QAbstractSpinBox { padding: 1px @7; min-height: @22; }
QLineEdit[compact="true"] { min-height: @20; padding: 0 @6; }
QPlainTextEdit[flat="true"] { border: 2px solid transparent; border-radius: 0; }
QPlainTextEdit[flat="true"][readOnly="true"] { background: @bg-alt; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
    border: 2px solid @accent;
}
QTextEdit[plain="true"] { background: transparent; border: 1px solid transparent; }
QTextEdit[plain="true"]:focus { border: 1px solid @accent; }
QLineEdit:focus, QAbstractSpinBox:focus { padding: 0 @6; }
QLineEdit[compact="true"]:focus { min-height: @18; padding: 0 @5; }
QLineEdit[problem="error"], QPlainTextEdit[problem="error"] { border: 2px solid @err; }
QLineEdit[problem="error"] { padding: 0 @6; }
QLineEdit[problem="warning"], QPlainTextEdit[problem="warning"] { border: 1px solid @warn; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QAbstractSpinBox:disabled,
QComboBox:disabled { background: @bg-sunken; color: @text-dis; border-color: @line; }
QLineEdit:read-only { background: @bg-sunken; }

QComboBox { background: @button; padding: 1px @4 1px @8; min-height: @22; }
QComboBox[compact="true"] { min-height: @20; padding: 0 @4 0 @8; }
QComboBox:hover { background: @bg-hover; }
QComboBox:focus { padding: 0 @3 0 @7; }
QComboBox[compact="true"]:focus { min-height: @18; }
QComboBox::drop-down { border: none; width: @20; subcontrol-position: right center; }
QComboBox::down-arrow { image: url(:/controls/chevron-down-@scheme.svg); width: @12; height: @12; }
QComboBox QAbstractItemView {
    background: @bg-raised; color: @text; border: 1px solid @line; outline: none;
    selection-background-color: @bg-sel; selection-color: @text;
}

QAbstractSpinBox { padding-right: @20; }
QAbstractSpinBox:focus { padding-right: @19; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: @18; }
QAbstractSpinBox::up-arrow { image: url(:/controls/chevron-up-@scheme.svg); }
QAbstractSpinBox::down-arrow { image: url(:/controls/chevron-down-@scheme.svg); }
QAbstractSpinBox::up-arrow, QAbstractSpinBox::down-arrow { width: @11; height: @11; }

QCheckBox, QRadioButton { spacing: @7; color: @text; }
QCheckBox:disabled, QRadioButton:disabled { color: @text-dis; }
QCheckBox::indicator, QGroupBox::indicator, QTableView::indicator {
    width: @12; height: @12; border: 1px solid @ctl-line; border-radius: 3px;
    background: @bg-input;
}
QCheckBox::indicator:hover { background: @bg-hover; }
QCheckBox::indicator:focus { border-color: @accent; }
QCheckBox::indicator:checked, QGroupBox::indicator:checked, QTableView::indicator:checked {
    background: @accent-fill; border-color: @accent-fill; image: url(:/controls/check-on.svg);
}
QCheckBox:focus, QRadioButton:focus { color: @accent; }
QCheckBox::indicator:disabled { background: @bg-press; border-color: @line-strong; }
QCheckBox::indicator:checked:disabled { image: url(:/controls/check-locked-@scheme.svg); }
QRadioButton::indicator {
    width: @12; height: @12; border: 1px solid @ctl-line; border-radius: @7;
    background: @bg-input;
}
QRadioButton::indicator:checked {
    width: @6; height: @6; border: @4 solid @accent-fill; background: white;
}
QRadioButton::indicator:disabled { border-color: @line-strong; background: @bg-press; }

QTabBar { background: @bg-bar; qproperty-drawBase: 0; }
QTabBar::tab {
    background: transparent; color: @text-2; border: none; border-bottom: 2px solid transparent;
    padding: 0 @12; min-height: @29;
}
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; font-weight: bold; border-bottom-color: @accent; }
QTabBar::tab:focus { border-bottom-color: @accent; color: @accent; }
QTabBar::tab:disabled { color: @text-dis; }
QTabBar QToolButton { background: @bg-bar; border: none; border-radius: 0; padding: 0; }
QTabWidget::pane { border: none; border-top: 1px solid @line; }

QHeaderView { background: @bg-bar; border: none; }
QHeaderView::section {
    background: @bg-bar; color: @text-2; border: none; border-right: 1px solid @line;
    border-bottom: 1px solid @line; padding: 0 @6; min-height: @24;
}
QHeaderView::section:last { border-right: none; }
QHeaderView::section:hover { background: @bg-hover; }
QTableCornerButton::section { background: @bg-bar; border: none; }

QSplitter::handle { background: @line; }
QSplitter::handle:hover { background: @accent; }

QMenuBar { background: @bg-bar; color: @text; border: none; }
QMenuBar::item { background: transparent; padding: @5 @10; border-radius: 5px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: @bg-hover; }
QMenu { background: @bg-raised; color: @text; border: 1px solid @line; padding: @4; }
QMenu::item { padding: @4 @24 @4 @24; border-radius: 4px; }
QMenu::item:selected { background: @bg-sel; }
QMenu::item:disabled { color: @text-dis; background: transparent; }
QMenu::icon { padding-left: @6; }
QMenu::separator { height: 1px; background: @line; margin: @4 @6; }
QToolBar {
    background: @bg-bar; border: none; border-bottom: 1px solid @line; spacing: @4;
    padding: @7 @4;
}
QToolBar QToolButton { min-height: @26; padding: 0 @4; }
QToolBar::separator { background: @line; width: 1px; margin: @10 @6; }
QStatusBar { background: @bg-bar; color: @text-2; border-top: 1px solid @line; }
QStatusBar::item { border: none; }
QToolTip {
    background: @bg-raised; color: @text; border: 1px solid @line-strong; padding: @3 @5;
}

QProgressBar { background: @bg-press; border: none; border-radius: 2px; max-height: 4px; }
QProgressBar::chunk { background: @accent-fill; border-radius: 2px; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @line-strong; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 24px; }
QScrollBar::handle:horizontal { min-width: 24px; }
QScrollBar::handle:hover { background: @ctl-line; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
)"_L1;

QColor mixed(const QColor &color, const QColor &other, qreal share)
{
    const auto channel
        = [share](float a, float b) { return static_cast<float>(a * (1.0 - share) + b * share); };
    return QColor::fromRgbF(channel(color.redF(), other.redF()),
        channel(color.greenF(), other.greenF()), channel(color.blueF(), other.blueF()));
}

QHash<QString, QString> replacements(const Theme &theme)
{
    using Token = Theme::Token;
    const bool light = theme.scheme() == Theme::Scheme::Light;
    const QColor fill = theme.color(Token::AccentFill);
    return {
        { u"scheme"_s, light ? u"light"_s : u"dark"_s },
        { u"button"_s, theme.color(light ? Token::BgPanel : Token::BgRaised).name() },
        { u"primary-hover"_s, mixed(fill, Qt::white, 0.12).name() },
        { u"primary-press"_s, mixed(fill, Qt::black, 0.16).name() },
        { u"focus-on-fill"_s, theme.color(Token::Text).name() },
        { u"bg-alt"_s, theme.color(Token::BgAlt).name() },
        { u"bg-bar"_s, theme.color(Token::BgBar).name() },
        { u"bg-hover"_s, theme.color(Token::BgHover).name() },
        { u"bg-input"_s, theme.color(Token::BgInput).name() },
        { u"bg-press"_s, theme.color(Token::BgPress).name() },
        { u"bg-raised"_s, theme.color(Token::BgRaised).name() },
        { u"bg-sel"_s, theme.color(Token::BgSel).name() },
        { u"bg-sunken"_s, theme.color(Token::BgSunken).name() },
        { u"line"_s, theme.color(Token::Line).name() },
        { u"line-strong"_s, theme.color(Token::LineStrong).name() },
        { u"ctl-line"_s, theme.color(Token::CtlLine).name() },
        { u"text"_s, theme.color(Token::Text).name() },
        { u"text-2"_s, theme.color(Token::Text2).name() },
        { u"text-dis"_s, theme.color(Token::TextDis).name() },
        { u"accent"_s, theme.color(Token::Accent).name() },
        { u"accent-fill"_s, fill.name() },
        { u"err"_s, theme.color(Token::Err).name() },
        { u"err-bg"_s, theme.color(Token::ErrBg).name() },
        { u"warn"_s, theme.color(Token::Warn).name() },
    };
}

} // namespace

QString makeStyleSheet(const Theme &theme)
{
    static const QRegularExpression placeholder(u"@(?:(\\d+)|([a-z][a-z0-9-]*))"_s);
    const QHash<QString, QString> values = replacements(theme);
    const QString source = Template;
    QString sheet;
    sheet.reserve(source.size() * 2);
    qsizetype done = 0;
    for (auto matches = placeholder.globalMatch(source); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        sheet += QStringView(source).sliced(done, match.capturedStart() - done);
        if (match.hasCaptured(1)) {
            sheet += u"%1px"_s.arg(theme.px(match.capturedView(1).toInt()));
        } else {
            Q_ASSERT(values.contains(match.captured(2)));
            sheet += values.value(match.captured(2));
        }
        done = match.capturedEnd();
    }
    sheet += QStringView(source).sliced(done);
    return sheet;
}

} // namespace Framescope
