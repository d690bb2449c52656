<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Framescope::HeadCard</name>
    <message numerus="yes">
        <source>%1. %n more below it.</source>
        <translation>
            <numerusform>%1. %n more below it.</numerusform>
            <numerusform>%1. %n more below it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Framescope::StatusStrip</name>
    <message numerus="yes">
        <source>%n connection(s), %1 open</source>
        <translation>
            <numerusform>%n connection, %1 open</numerusform>
            <numerusform>%n connections, %1 open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n violation(s)</source>
        <translation>
            <numerusform>%n violation</numerusform>
            <numerusform>%n violations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Framescope::TlsCard</name>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
</context>
</TS>
