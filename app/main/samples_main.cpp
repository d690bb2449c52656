#include "app/samples/samplesessions.h"
#include "app/session/errorsentence.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTextStream>

using namespace Framescope;
using namespace Qt::StringLiterals;

/// Writes the sessions that come with the program into a folder: framescope-samples FOLDER
int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 2) {
        QTextStream(stderr) << "Usage: framescope-samples FOLDER\n";
        return 2;
    }
    const QDir folder(arguments.at(1));
    folder.mkpath(u"."_s);
    for (const SampleSession &sample : sampleSessions()) {
        const QString path = folder.filePath(sample.name + u".fscope"_s);
        QFile::remove(path);
        if (const auto written = writeSample(sample, path); !written) {
            QTextStream(stderr) << errorSentence(written.error()) << '\n';
            return 1;
        }
    }
    return 0;
}
