<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CertificateFacts</name>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComparisonDocument</name>
    <message numerus="yes">
        <source>%n row(s) changed</source>
        <translation>
            <numerusform>%n row changed</numerusform>
            <numerusform>%n rows changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n only on the left</source>
        <translation>
            <numerusform>%n only on the left</numerusform>
            <numerusform>%n only on the left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n only on the right</source>
        <translation>
            <numerusform>%n only on the right</numerusform>
            <numerusform>%n only on the right</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s): %1.</source>
        <translation>
            <numerusform>%n difference: %1.</numerusform>
            <numerusform>%n differences: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Framescope::ComposerPanel</name>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n frame</numerusform>
            <numerusform>%n frames</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Framescope::DemoPicture</name>
    <message numerus="yes">
        <source>Its first %1 seconds: %2 trades and quotes, %3 Pings, a message in fragments, a silence, and %n violation(s)</source>
        <translation>
            <numerusform>Its first %1 seconds: %2 trades and quotes, %3 Pings, a message in fragments, a silence, and %n violation</numerusform>
            <numerusform>Its first %1 seconds: %2 trades and quotes, %3 Pings, a message in fragments, a silence, and %n violations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Framescope::FrameTableModel</name>
    <message numerus="yes">
        <source>Message from frame %1 on, %2, %n fragment(s), %3 octets, %4, %5</source>
        <translation>
            <numerusform>Message from frame %1 on, %2, %n fragment, %3 octets, %4, %5</numerusform>
            <numerusform>Message from frame %1 on, %2, %n fragments, %3 octets, %4, %5</numerusform>
        </translation>
    </message>
</context>
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
    <name>Framescope::HeldDelegate</name>
    <message numerus="yes">
        <source>, %n frames</source>
        <translation>
            <numerusform>, %n frame</numerusform>
            <numerusform>, %n frames</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Framescope::HeldEditor</name>
    <message numerus="yes">
        <source>%n frame(s), %1</source>
        <translation>
            <numerusform>%n frame, %1</numerusform>
            <numerusform>%n frames, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Framescope::HistoryRow</name>
    <message numerus="yes">
        <source>%n remembered</source>
        <translation>
            <numerusform>%n remembered</numerusform>
            <numerusform>%n remembered</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Framescope::InterceptPanel</name>
    <message numerus="yes">
        <source>%n held</source>
        <translation>
            <numerusform>%n held</numerusform>
            <numerusform>%n held</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Framescope::LengthLabel</name>
    <message numerus="yes">
        <source>%n octet(s) of payload</source>
        <translation>
            <numerusform>%n octet of payload</numerusform>
            <numerusform>%n octets of payload</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Framescope::LessonList</name>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Framescope::OutgoingEditor</name>
    <message numerus="yes">
        <source>And %n other(s).</source>
        <translation>
            <numerusform>And %n other.</numerusform>
            <numerusform>And %n others.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Framescope::PresetPane</name>
    <message numerus="yes">
        <source>%n preset(s) were added.</source>
        <translation>
            <numerusform>%n preset was added.</numerusform>
            <numerusform>%n presets were added.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Framescope::ReplayFoot</name>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n difference</numerusform>
            <numerusform>%n differences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Framescope::ReplayLatencyPane</name>
    <message numerus="yes">
        <source>median of %n answer(s)</source>
        <translation>
            <numerusform>median of %n answer</numerusform>
            <numerusform>median of %n answers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Framescope::ReplayWindow</name>
    <message numerus="yes">
        <source>(%n note(s) before)</source>
        <translation>
            <numerusform>(%n note before)</numerusform>
            <numerusform>(%n notes before)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n difference(s)</source>
        <translation>
            <numerusform>%1, %n difference</numerusform>
            <numerusform>%1, %n differences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Framescope::SessionList</name>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n connection</numerusform>
            <numerusform>%n connections</numerusform>
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
    <message numerus="yes">
        <source>Intercepting connection %1, %n frame(s) held</source>
        <translation>
            <numerusform>Intercepting connection %1, %n frame held</numerusform>
            <numerusform>Intercepting connection %1, %n frames held</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Intercepting, %n frame(s) held in %1 connections</source>
        <translation>
            <numerusform>Intercepting, %n frame held in %1 connections</numerusform>
            <numerusform>Intercepting, %n frames held in %1 connections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Framescope::ValueTreeModel</name>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation>
            <numerusform>%n value</numerusform>
            <numerusform>%n values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ValueType</name>
    <message numerus="yes">
        <source>object, %n member(s)</source>
        <translation>
            <numerusform>object, %n member</numerusform>
            <numerusform>object, %n members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>array, %n element(s)</source>
        <translation>
            <numerusform>array, %n element</numerusform>
            <numerusform>array, %n elements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>map, %n pair(s)</source>
        <translation>
            <numerusform>map, %n pair</numerusform>
            <numerusform>map, %n pairs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n pair(s)</source>
        <translation>
            <numerusform>%1, %n pair</numerusform>
            <numerusform>%1, %n pairs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n element(s)</source>
        <translation>
            <numerusform>%1, %n element</numerusform>
            <numerusform>%1, %n elements</numerusform>
        </translation>
    </message>
</context>
</TS>
