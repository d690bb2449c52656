#include "ui/shell/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr auto LanguageKey = "appearance/language"_L1;

const QString EnglishName = u"en"_s;
const QString ChineseName = u"zh_CN"_s;

QString languageName(Language::Choice choice)
{
    switch (choice) {
    case Language::Choice::English:
        return EnglishName;
    case Language::Choice::Chinese:
        return ChineseName;
    case Language::Choice::System:
        break;
    }
    // What the system writes its own texts in, which need not be how it writes dates.
    const QString system = QLocale::system().uiLanguages().value(0);
    return QLocale(system).language() == QLocale::Chinese ? ChineseName : EnglishName;
}

Language::Choice languageChoice(const QString &name)
{
    if (name == EnglishName)
        return Language::Choice::English;
    return name == ChineseName ? Language::Choice::Chinese : Language::Choice::System;
}

/// The system's, unless that is of another language.
QLocale languageLocale(const QString &name)
{
    const QLocale locale(name);
    const QLocale system = QLocale::system();
    const bool isChinese = system.language() == QLocale::Chinese;
    return isChinese == (locale.language() == QLocale::Chinese) ? system : locale;
}

} // namespace

Language::Language(QObject *parent)
    : QObject(parent)
{
    apply(languageChoice(QSettings().value(LanguageKey).toString()));
}

void Language::choose(Choice choice)
{
    QSettings().setValue(
        LanguageKey, choice == Choice::System ? u"system"_s : languageName(choice));
    apply(choice);
}

void Language::apply(Choice choice)
{
    m_choice = choice;
    const QString name = languageName(choice);
    if (name == m_name)
        return;
    m_name = name;
    install();
    emit changed();
}

void Language::install()
{
    QCoreApplication::removeTranslator(&m_program);
    QCoreApplication::removeTranslator(&m_qt);
    QLocale::setDefault(languageLocale(m_name));
    // English needs one too, for its plurals; Qt's own texts are English.
    if (m_name != EnglishName
        && m_qt.load(u"qtbase_"_s + m_name, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    if (m_program.load(u":/translations/framescope_"_s + m_name))
        QCoreApplication::installTranslator(&m_program);
}

} // namespace Framescope
